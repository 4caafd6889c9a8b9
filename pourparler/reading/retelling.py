"""Events told without a date of their own -> the date that the report gave before, for the same thing or saying.

Two ways. A later mention of a happening ("the talks", "his visit") has the date of the first: same type, same status,
parties that agree. An act of speech that its words perform ("they must leave", "it is unacceptable") has the date of
the saying that it stands in, or of that speaker's last dated saying just before. Nothing else is dated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparler.reading.dating import SPEECH, Calendar, heads
from pourparler.record import Actor, Attribution, Event, Interval, Text, Word

_NEAR = 2  # sentences
_HEARD = 4  # sentences for which a dated saying still holds
_THE = frozenset("the this that these those".split())
_BEFORE = frozenset("have has had 've ’ve 'd ’d having".split())


def carry_dates(
    text: Text, events: Sequence[Event], attributions: Sequence[Attribution], calendar: Calendar
) -> tuple[Event, ...]:
    """The same events in the same order; those without a date take the one that they inherit, if any."""
    leads = heads(text, [e.trigger[0] for e in events])
    sayings = _sayings(text, attributions, calendar)
    out: list[tuple[int, Event]] = []
    for lead, event in zip(leads, events, strict=True):
        if event.when is None and lead >= 0 and event.status != "hypothetical":
            when = _spoken(text, lead, event, sayings) or _told(text, lead, event, out)
            event = replace(event, when=when)
        out.append((lead, event))
    return tuple(event for _, event in out)


def _sayings(
    text: Text, attributions: Sequence[Attribution], calendar: Calendar
) -> list[tuple[int, Attribution, Interval]]:
    """Attributions whose cue has a date, with the word of the cue, in text order."""
    dated = [a for a in attributions if a.cue_span]
    out = []
    for lead, a in zip(heads(text, [a.cue_span for a in dated if a.cue_span]), dated, strict=True):
        when = calendar.when(lead, "happened", "REQUEST") if lead >= 0 else None
        if when is not None and when.grain in ("day", "week", "month"):
            out.append((lead, a, when))
    return sorted(out, key=lambda saying: saying[0])


def _spoken(
    text: Text, lead: int, event: Event, sayings: Sequence[tuple[int, Attribution, Interval]]
) -> Interval | None:
    """The date of the saying that performs an act of speech; None for what the saying only tells of."""
    word = text.words[lead]
    if event.type not in SPEECH or event.status != "happened" or not event.says or _is_past(text, word):
        return None
    inner = event.says[-1]
    if inner.sources and event.actors and not _meet(event.actors, inner.sources):
        return None
    for _, a, when in sayings:
        if a.id == inner.id:
            return when
    heard = [when for cue, a, when in sayings if _still_heard(text, cue, lead) and _one_speaker(a, inner)]
    return heard[-1] if heard else None


def _still_heard(text: Text, cue: int, lead: int) -> bool:
    return cue < lead and text.words[lead].sentence - text.words[cue].sentence <= _HEARD


def _one_speaker(a: Attribution, b: Attribution) -> bool:
    return bool(a.sources) and {s.key for s in a.sources} == {s.key for s in b.sources}


def _is_past(text: Text, word: Word) -> bool:
    """Whether a verb tells of the past: "refused", "has refused", "refused by"."""
    return word.xpos == "VBD" or (word.upos == "VERB" and word.xpos == "VBN") or _has_helper(text, word)


def _has_helper(text: Text, word: Word) -> bool:
    """Whether a perfect loosens a verb from the day of its neighbours: "has refused"."""
    return any(
        text.words[k].deprel.startswith("aux") and text.words[k].text.lower() in _BEFORE for k in text.children(word.i)
    )


def _told(text: Text, lead: int, event: Event, before: Sequence[tuple[int, Event]]) -> Interval | None:
    """The date of the last dated event that this one mentions again."""
    word = text.words[lead]
    for at, other in reversed(before):
        if other.when is None or other.type != event.type or other.status != event.status:
            continue
        return other.when if _same(text, word, text.words[at], event, other) else None
    return None


def _same(text: Text, word: Word, first: Word, event: Event, other: Event) -> bool:
    """Whether two mentions of one type and status name one happening."""
    mine, theirs = _parties(event), _parties(other)
    if mine and theirs and not mine & theirs:
        return False
    near = word.sentence - first.sentence <= _NEAR
    on_a_day = other.when is not None and other.when.first == other.when.last
    if word.upos == "VERB":
        if event.type == "CONSULT":
            return bool(mine) and mine == theirs
        return event.type in SPEECH and near and on_a_day and not _has_helper(text, word)
    if _is_definite(text, word):
        return near or event.type == "CONSULT" or word.lemma.lower() == first.lemma.lower()
    return event.type in SPEECH and near and on_a_day


def _is_definite(text: Text, word: Word) -> bool:
    """ "The talks", "that visit", "his trip", "Tuesday's meeting"."""
    below = [text.words[k] for k in text.children(word.i)]
    return any(w.deprel == "nmod:poss" or (w.deprel == "det" and w.lemma.lower() in _THE) for w in below)


def _parties(event: Event) -> frozenset[str]:
    return frozenset(a.country or a.sector or a.name for a in (*event.actors, *event.recipients))


def _meet(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether an actor of one side is, or stands for the country of, one of the other."""
    keys = {a.key for a in others} | {a.country for a in others if a.country}
    return any(a.key in keys or a.country in keys for a in some)
