"""What speaks for one date or another: the events of a report and its times -> signs for each interval in question.

An interval is in question for an event where a time of the report names or bounds it, or where an event or a saying has
it by its own clause (dating.py). Signs are short words that lexicon/date_weights.tsv weighs (date_weights.py): where
the time stands and how near it lies to the day of publication (dating_options.py), which events like this one have it.
Under None stand the signs for no date at all. Nothing is decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress

import numpy as np

from pourparler.record import Attribution, Event, Interval, Status, Text, Timex, Word

from .date_weights import weigh
from .dating import Calendar, Dated, heads
from .dating_options import (
    OUT_OF_SIGHT,
    TIE,
    Days,
    Options,
    Time,
    TimeMarks,
    alike,
    days_of,
    is_possible,
    stage_of,
    voice,
)
from .dating_ties import form
from .status_signs import tense

_LIKENESSES = ("type", "word", "mode", "parties")
_AT_ONCE = 50  # events weighed in one go: for a long report, so that the arrays stay small


@dataclass(frozen=True, slots=True)
class Subject:
    """An event, its word and the lemma of it, the date of its own clause, its parties by place."""

    event: Event
    word: Word
    lemma: str
    own: Interval | None
    parties: frozenset[str]


class Dates:
    """The dates in question for the events of a report; an event is told by its place in the list."""

    def __init__(
        self,
        text: Text,
        events: Sequence[Event],
        attributions: Sequence[Attribution],
        timexes: Sequence[Timex],
        calendar: Calendar,
        published: date,
    ) -> None:
        self.text, self.published = text, published
        self.times = [_time(text, timexes, named) for named in calendar.named]
        self._words: dict[Days, list[int]] = {}
        for time in self.times:
            self._words.setdefault(days_of(time.interval), []).append(time.word.i)
        self.in_sentence = Counter(t.word.sentence for t in self.times)
        leads = heads(text, [e.trigger[0] for e in events])
        self.subjects = [self._subject(e, text.words[i], calendar) for e, i in zip(events, leads, strict=True)]
        self.dated = [s for s in self.subjects if s.own]
        self._by_own: dict[Days, list[Subject]] = {}
        for subject in self.dated:
            self._by_own.setdefault(days_of(subject.own), []).append(subject)
        self.sayings = _sayings(text, attributions, calendar)
        self._ties = {t.word: t.ties for t in text.triggers if t.ties}
        marks = TimeMarks(text, self.times, [(s.event, s.word) for s in self.subjects])
        self._options: dict[Status, Options] = {}
        self._by_times: dict[int, tuple[list[int], list[float]]] = {}
        for status in {alike(e.status) for e in events}:
            options = self._options[status] = Options(self.times, marks, status, published)
            all_at = [n for n, e in enumerate(events) if alike(e.status) == status]
            for at in (all_at[n : n + _AT_ONCE] for n in range(0, len(all_at), _AT_ONCE)):
                self._by_times.update(zip(at, options.weights(at, self._odds(at)), strict=True))

    def _subject(self, event: Event, word: Word, calendar: Calendar) -> Subject:
        own = calendar.when(word.i, event.status, event.type)
        return Subject(event, word, word.lemma.lower(), own, _parties(event))

    def _options_of(self, n: int) -> Options:
        return self._options[alike(self.subjects[n].event.status)]

    def stage(self, n: int) -> str:
        """Whether event n did happen, goes on, will or may happen."""
        return stage_of(self.subjects[n].event.status)

    def weights(self, n: int) -> list[tuple[Interval | None, int, float]]:
        """Each interval in question for event n, what its signs weigh together, in hundredths, and what the model adds;
        last None, for no date."""
        subject, stage = self.subjects[n], self.stage(n)
        options, (weights, leans) = self._options_of(n), self._by_times[n]
        unseen = TIE * OUT_OF_SIGHT if subject.word.i in self._ties else 0.0
        by_times = zip(options.possible.values(), weights, leans, strict=False)
        asked = dict(zip(options.possible, by_times, strict=True))
        found, signs = self._beside_times(n)
        for days, names in signs.items():
            k = options.place.get(days)
            weight, lean = (weights[k], leans[k]) if k is not None else (0, unseen)
            asked[days] = found[days], weight + weigh(names, stage), lean
        first = [asked.pop(days_of(subject.own))] if subject.own else []
        return [*first, *asked.values(), (None, weigh(self._of_none(subject), stage), 0.0)]

    def signs(self, n: int) -> list[tuple[Interval | None, set[str]]]:
        """Each interval in question for event n with its signs; last None with those for no date."""
        options, (_, signs) = self._options_of(n), self._beside_times(n)
        dated: list[tuple[Interval | None, set[str]]] = []
        for when, *_ in self.weights(n)[:-1]:
            days = days_of(when)
            dated.append((when, {*signs.get(days, ()), *options.signs(n, days)}))
        return [*dated, (None, set(self._of_none(self.subjects[n])))]

    def _beside_times(self, n: int) -> tuple[dict[Days, Interval], dict[Days, list[str]]]:
        """The intervals that more than times speaks for, and what does; the event's own first."""
        subject, stage = self.subjects[n], self.stage(n)
        kind, own, possible = subject.event.type, subject.own, self._options_of(n).possible
        found = {days_of(own): own} if own else {}
        signs = {days: ["own", f"own {kind}"] for days in found}
        others = [(dated[0].own, _of_likeness(subject, dated)) for dated in self._by_own.values()]
        others += ((when, (how, f"{how} {tense(self.text, subject.word.i)}")) for how, when in self._said(subject))
        for when, names in others:
            if is_possible(when, stage, self.published) or when == own:
                days = days_of(when)
                found.setdefault(days, possible.get(days, when))
                signs.setdefault(days, []).extend(names)
        return found, signs

    def _odds(self, events: Sequence[int]) -> np.ndarray:
        """(events, times), by the model: the log-odds over no date that an event was at the dates of a time; -inf where
        it does not see them, 0 where it has no ties for the event's word."""
        number = {days: n for n, days in enumerate(self._words)}
        out = np.zeros((len(events), len(number)))
        for row, n in zip(out, events, strict=True):
            if ties := self._ties.get(self.subjects[n].word.i):
                row[:] = ties.of_each("when", self._words.values())
                row -= ties.none("when")
        return out[:, [number[days_of(time.interval)] for time in self.times]]

    def _said(self, subject: Subject) -> Iterator[tuple[str, Interval]]:
        """The date of the saying that an event stands in; else the last date on which its speaker is heard."""
        if not subject.event.says:
            return
        inner = subject.event.says[-1]
        if inner.id in self.sayings:
            yield "said", self.sayings[inner.id][1]
            return
        who = {actor.key for actor in inner.sources}
        heard = [when for a, when in self.sayings.values() if who & {actor.key for actor in a.sources}]
        if heard:
            yield "speaker heard", heard[-1]

    def _of_none(self, subject: Subject) -> list[str]:
        """What speaks for or against a date at all."""
        event, word = subject.event, subject.word
        likes = [o.word.lemma for o in self.dated if o.event.type == event.type and o is not subject]
        alike = "word" if word.lemma in likes else "type" if likes else "nothing"
        here, times = min(2, self.in_sentence[word.sentence]), min(12, len(self.times) // 3)
        kind, status, shape, told = event.type, event.status, form(self.text, word), voice(event)
        beside = (self.text.words[k] for k in self.text.children(word.i))
        return [
            "none", f"none {kind}", f"none {status}", f"none {kind} {status}", f"none {shape}", f"none {shape} {told}",
            f"none {told} {status}", f"none {told} {kind}",
            f"none times here {here}", f"none times {times}", f"none sentence {min(5, word.sentence)}",
            f"none own {subject.own is not None}", f"none like {alike}",
            f"none word {subject.lemma}", f"none is {word.relation}", f"none hedge {event.hedge is not None}",
            *(f"none with {w.lemma.lower()}" for w in beside if w.deprel in ("advmod", "amod")),
        ]  # fmt: skip


def _of_likeness(subject: Subject, dated: Sequence[Subject]) -> Iterator[str]:
    """How events with a date of their own are like this one: in type, word, mode or parties; and where they stand."""
    event, mine = subject.event, subject.parties
    for other in dated:
        theirs = other.parties
        same_type, same_parties = other.event.type == event.type, bool(mine) and mine == theirs
        same_word, same_mode = other.lemma == subject.lemma, bool(event.mode) and other.event.mode == event.mode
        names = list(compress(_LIKENESSES, (same_type, same_word, same_mode, same_parties)))
        if not names or other is subject:
            continue
        parties = "=" if same_parties else "&" if mine & theirs else "#" if mine and theirs else "?"
        status = "" if other.event.status == event.status else " other status"
        before = subject.word.sentence - other.word.sentence
        near = "after" if before < 0 else "here" if not before else "near" if before <= 3 else "far"
        for sign in [f"like {name} {parties}{status}" for name in names]:
            yield from (sign, f"{sign} {near}", f"{sign} {subject.word.upos}")
            if same_type:
                yield f"{sign} {event.type}"


def _time(text: Text, timexes: Sequence[Timex], named: Dated) -> Time:
    word = text.words[named.head]
    span = next((t.span for t in timexes if t.span.start <= word.start < t.span.end), None)
    words = text.text[span.start : span.end] if span else ""
    return Time(word, words, named.interval, text.preposition(named.head))


def _sayings(
    text: Text, attributions: Sequence[Attribution], calendar: Calendar
) -> dict[str, tuple[Attribution, Interval]]:
    """id -> the attribution and the date that the clause of its cue gives it, in text order."""
    cues = [(a.cue_span, a) for a in attributions if a.cue_span]
    dated = []
    for lead, (_, a) in zip(heads(text, [span for span, _ in cues]), cues, strict=True):
        when = calendar.when(lead, "happened", "REQUEST") if lead >= 0 else None
        if when is not None:
            dated.append((lead, a, when))
    return {a.id: (a, when) for _, a, when in sorted(dated, key=lambda saying: saying[0])}


def _parties(event: Event) -> frozenset[str]:
    return frozenset(a.country or a.sector or a.name for a in (*event.actors, *event.recipients))
