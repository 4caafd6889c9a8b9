"""What happened: a text's words and trees, its cast, times and attributions -> PLOVER events with status.

A word is an event where the model takes it for a trigger; a row of the lexicon backs it, weighs in on its type and
gives mode and frame. choosing.py gives the parties, status.py the status, dating.py the place, choosing_dates.py the
time, saying.py the chain of attributions that the trigger stands in. Rules of annotation: docs/plover.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from pourparler.record import Attribution, Event, EventType, Place, Span, Spans, Text, Timex, Trigger

from .arguments import Parties, default_frame
from .cast import Cast
from .choosing import choose
from .choosing_dates import choose_date
from .contexts import contexts_of
from .dating import Calendar
from .dating_signs import Dates
from .lexicon.event_table import EventRow, classes
from .lexicon.own_events import NO_EVENTS, OwnEvents
from .modes import Coded, carry_modes, mode_of, mode_of_meeting
from .rows import asked_words, fitting, phrase_words
from .saying import told_by
from .status import Found, status_of

SURE = 0.45  # of the model, that the word is an event of its type, from which it needs no lexicon
BACKED = 0.4  # of the model, that it is an event at all, where a row of the lexicon has the type
_ENOUGH = {"often": BACKED, "sometimes": BACKED, "sure": 0.0}  # of the model, by the weight of the row
_PRIVATE = ("", "CVL", "BUS")  # sectors
_NUMBERS = "zero once twice three four five six seven eight nine ten".split()
_COUNTS = {word: n for n, word in enumerate(_NUMBERS)} | {"one": 1, "two": 2, "thrice": 3}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A trigger taken for an event: its type, the row of the lexicon that fits, and its status."""

    trigger: Trigger
    type: EventType
    row: EventRow | None
    status: Found

    def frame(self, text: Text) -> str:
        return self.row.frame if self.row else default_frame(text.words[self.trigger.word], self.type)


def find_events(
    text: Text,
    cast: Cast,
    attributions: Sequence[Attribution],
    timexes: Sequence[Timex],
    places: Sequence[Place],
    published: date,
    own: OwnEvents = NO_EVENTS,
) -> tuple[Event, ...]:
    """Events in text order, ids e1, e2, … `own`: rows of a dossier's own, beside those of the lexicon."""
    calendar = Calendar(text, timexes, places, published)
    found = _candidates(text, calendar, own)
    coded = {c.trigger.word: (c.type, c.row.mode if c.row else "") for c in found}
    found = [c for c in found if c.status != "none"]
    who = choose(text, cast, [(c.trigger.word, c.frame(text), c.type) for c in found])
    out = [_event(text, c, parties, calendar, attributions, coded) for c, parties in zip(found, who, strict=True)]
    heads = [c.trigger.word for c in found]
    if not any(a.country or a.sector not in _PRIVATE for e in out for a in (*e.actors, *e.recipients)):
        return ()  # a report in which nobody acts but private people is about no politics
    moded = carry_modes(out)
    dates = Dates(text, moded, attributions, timexes, calendar, published)
    return tuple(
        replace(e, id=f"e{n + 1}", contexts=contexts_of(text, e, i), when=choose_date(dates, n))
        for n, (e, i) in enumerate(zip(moded, heads, strict=True))
    )


def _candidates(text: Text, calendar: Calendar, own: OwnEvents) -> list[_Candidate]:
    """Words that the model is sure of, or half sure where the lexicon has them.

    A word inside another's phrase is no second event of its type: "led the protest"; nor is what is refused: "rejected
    the visit", but "rejected the request". A sure row has the words of its phrase to itself."""
    out: list[_Candidate] = []
    covered: set[tuple[int, EventType]] = set()
    nouns = {t.word: t for t in text.triggers if text.words[t.word].upos in ("NOUN", "PROPN")}
    for trigger in _triggers(text, own):
        rows = fitting(text, trigger.word, own)
        if _carries_noun(text, trigger, nouns) and not (rows and rows[0].weight == "sure"):
            continue
        kind = _type(trigger, rows)
        row = next((r for r in rows if r.type == kind), None)
        if (trigger.word, kind) in covered or not _is_likely(trigger, kind, row):
            continue
        lies = calendar.lies(trigger.word, kind)
        out.append(_Candidate(trigger, kind, row, status_of(text, trigger.word, trigger.status, kind, lies)))
        if row:
            covered.update((k, t) for k in _own_words(text, trigger.word, row) for t in _no_second(row))
    return out


def _is_likely(trigger: Trigger, kind: EventType, row: EventRow | None) -> bool:
    """Whether the model is sure enough of an event of this type at a word, `row` backing it or none."""
    if row:
        return trigger.score >= _ENOUGH[row.weight]
    return trigger.score * trigger.types.get(kind, 0.0) >= SURE


def _own_words(text: Text, i: int, row: EventRow) -> list[int]:
    words = phrase_words(text, i, row)
    return words + asked_words(text, i, row) if row.weight == "sure" else words


def _no_second(row: EventRow) -> tuple[EventType, ...]:
    """The types that a word of the row's phrase may not have beside it."""
    if row.weight == "sure":
        return get_args(EventType)
    return tuple(t for t in get_args(EventType) if t not in _PUT) if row.type == "REJECT" else (row.type,)


def _triggers(text: Text, own: OwnEvents) -> list[Trigger]:
    """The model's triggers, and the words that only a row of one's own is sure of, in text order."""
    known = {t.word for t in text.triggers}
    added = []
    for word in text.words if own.rows else ():
        if word.i not in known and word.lemma.lower() in own.index:
            rows = [row for row in fitting(text, word.i, own) if row.weight == "sure"]
            added += [Trigger(word.i, 1.0, {row.type: 1.0}, {}) for row in rows[:1]]
    return sorted([*text.triggers, *added], key=lambda t: t.word)


def _carries_noun(text: Text, verb: Trigger, nouns: Mapping[int, Trigger]) -> bool:
    """Whether a verb only carries the event noun that is its object: "held talks", "put off the visit"."""
    word = text.words[verb.word]
    if word.upos != "VERB":
        return False
    objects = [k for k in text.children(word.i) if text.words[k].deprel in ("obj", "nsubj:pass") and k in nouns]
    if word.lemma in classes()["light"] and any(word.lemma in _EMPTY or nouns[k].type == verb.type for k in objects):
        return True
    return any(status_of(text, k, nouns[k].status) in ("postponed", "called_off") for k in objects)


_EMPTY = frozenset("hold make give have take get do conduct stage wage pay".split())  # of the light verbs
_PRIOR = {"often": 0.3, "sometimes": 0.15, "sure": 2.0}  # what a row adds to the model's probability of its type
_PHRASE, _CONDITION = 0.5, 0.8  # what it adds besides for a phrase, for a condition that holds
_PUT: tuple[EventType, ...] = ("REQUEST", "AGREE")  # a rejected demand was made, a rejected visit was not


def _type(trigger: Trigger, rows: Sequence[EventRow]) -> EventType:
    """The likeliest type: the model's view, and a little for what the lexicon says of the word."""
    score = dict(trigger.types)
    for kind in {r.type for r in rows}:
        score[kind] = score.get(kind, 0.0) + max(_says(r) for r in rows if r.type == kind)
    return max(score, key=lambda k: score[k])


def _says(row: EventRow) -> float:
    """What a row adds to the probability of its type: the more words it asks for, the more."""
    return _PRIOR[row.weight] + _PHRASE * bool(row.rest) + _CONDITION * bool(row.needs)


def _event(
    text: Text,
    candidate: _Candidate,
    who: Parties,
    calendar: Calendar,
    attributions: Sequence[Attribution],
    coded: Coded,
) -> Event:
    i, row = candidate.trigger.word, candidate.row
    says, hedge = told_by(text, i, attributions)
    event = Event(
        id="",
        trigger=_trigger(text, i, row),
        type=candidate.type,
        status=candidate.status or "happened",  # type: ignore[arg-type]
        mode=mode_of(text, i, candidate.type, row, coded, candidate.trigger.modes),
        actors=who.actors,
        recipients=who.recipients,
        where=calendar.where(i),
        count=_count(text, i),
        says=says,
        hedge=hedge,
    )
    if event.type == "CONSULT":
        return replace(event, mode=mode_of_meeting(event))
    return event


def _trigger(text: Text, i: int, row: EventRow | None) -> Spans:
    """The word with its particle, and the other words of the lexicon's phrase; neighbours make one span."""
    inside = {i, *(k for k in text.children(i) if text.words[k].deprel == "compound:prt")}
    if row:
        inside.update(phrase_words(text, i, row))
    spans: list[Span] = []
    for k in sorted(inside):
        word = text.words[k]
        if spans and k - 1 in inside:
            spans[-1] = Span(spans[-1].start, word.end)
        else:
            spans.append(Span(word.start, word.end))
    return tuple(spans)


def _count(text: Text, i: int) -> int | str:
    """How many times: "twice", "three meetings", "several calls"; 1 where nothing is said."""
    for k in text.children(i):
        lemma = text.words[k].lemma.lower()
        if lemma == "several":
            return "several"
        if text.words[k].deprel in ("nummod", "advmod") and (lemma in _COUNTS or lemma.isdecimal()):
            n = _COUNTS.get(lemma) or int(lemma)
            return n if 0 < n < 1000 else 1
    return 1
