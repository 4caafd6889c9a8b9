"""What speaks for one date or another: the events of a report and its times -> signs for each interval in question.

An interval is in question for an event where a time of the report names or bounds it, or where an event or a saying has
it by its own clause (dating.py). Signs are short words that lexicon/date_weights.tsv weighs (choosing_dates.py): where
the time stands, how its clause and the event's are tied, how near it lies to the day of publication, which events like
this one have it. Under None stand the signs for no date at all. Nothing is decided here.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pourparler.reading.dating import SPEECH, Calendar, bounded, heads, named_times
from pourparler.reading.dating_ties import distance, form, recency, tie
from pourparler.reading.rows import preposition
from pourparler.reading.status_signs import tense
from pourparler.record import Attribution, Event, Interval, Status, Text, Timex, Word

Days = tuple[date | None, date | None]
Signs = dict[Interval | None, set[str]]

_WEEK = timedelta(days=7)
_WEEKDAY = re.compile(r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_STAGE: Mapping[Status, str] = {
    "happened": "did", "not_happened": "did", "ongoing": "goes on", "hypothetical": "may",
    "planned": "will", "postponed": "will", "called_off": "will",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Time:
    """A time that the report names: the word that leads it, its words, its dates, its preposition."""

    word: Word
    words: str
    interval: Interval
    preposition: str


@dataclass(frozen=True, slots=True)
class Subject:
    """An event, its word, the date of its own clause, its parties by place."""

    event: Event
    word: Word
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
        self.times = _times(text, timexes)
        self.often = Counter(_days(t.interval) for t in self.times)
        leads = heads(text, [e.trigger[0] for e in events])
        self.subjects = [
            Subject(e, text.words[i], calendar.when(i, e.status, e.type), _parties(e))
            for e, i in zip(events, leads, strict=True)
        ]
        self.sayings = _sayings(text, attributions, calendar)
        self._ties = {t.word: t.ties for t in text.triggers}

    def stage(self, n: int) -> str:
        """Whether event n did happen, goes on, will or may happen."""
        return _STAGE[self.subjects[n].event.status]

    def signs(self, n: int) -> Signs:
        """The signs for each interval in question for event n, and under None those for no date."""
        subject = self.subjects[n]
        found: dict[Days, tuple[Interval, set[str]]] = {}
        for interval, signs in self._all_signs(subject):
            if self._is_possible(interval, subject):
                found.setdefault(_days(interval), (interval, set()))[1].update(signs)
        out: Signs = dict(found.values())
        out[None] = set(self._of_none(subject))
        return out

    def ties(self, n: int) -> dict[Days, float] | None:
        """Log-odds over no date, by the model, of the days that each time in its sight may mean for event n.

        None where the model has no ties for the event's word."""
        subject = self.subjects[n]
        ties = self._ties.get(subject.word.i)
        if ties is None:
            return None
        words: dict[Interval, list[int]] = {}
        for time in self.times:
            words.setdefault(time.interval, []).append(time.word.i)
        seen = {interval: ties.of("when", at) - ties.none("when") for interval, at in words.items()}
        found: dict[Days, float] = {}
        for time in self.times:
            for _, interval in self._readings(time, subject):
                found[_days(interval)] = max(found.get(_days(interval), -math.inf), seen[time.interval])
        return found

    def _all_signs(self, subject: Subject) -> Iterator[tuple[Interval, Iterable[str]]]:
        kind = subject.event.type
        if subject.own:
            yield subject.own, ("own", f"own {kind}")
        for time in self.times:
            for how, interval in self._readings(time, subject):
                yield interval, self._of_time(how, interval, time, subject)
        yield Interval(None, self.published, "before"), ("before now", f"before now {kind}")
        for other in self.subjects:
            if other is not subject and other.own:
                yield other.own, _of_likeness(subject, other)
        for how, interval in self._said(subject):
            yield interval, (how, f"{how} {tense(self.text, subject.word.i)}")

    def _is_possible(self, interval: Interval, subject: Subject) -> bool:
        """Whether an event of that status can lie there, seen from the day of publication; its own date always can."""
        stage, today = _STAGE[subject.event.status], self.published
        if interval == subject.own or stage == "may":
            return True
        if stage == "will":
            return interval.last is None or interval.last > today or interval.first == today
        starts = interval.first is None or interval.first <= today
        return starts and (stage == "did" or interval.last is None or interval.last >= today)

    def _readings(self, time: Time, subject: Subject) -> Iterator[tuple[str, Interval]]:
        """What a time may mean: bounded by its preposition, bare, from it on, up to it, so far, the day to come."""
        first, last = _days(time.interval)
        as_led = bounded(time.interval, time.preposition, subject.event.status, self.published)
        if as_led and as_led != time.interval:
            yield "bounded", as_led
        yield ("as" if as_led == time.interval else "bare"), time.interval
        if first is None or last is None:
            return
        if as_led is None or (as_led.first, as_led.last) != (first, None):
            yield "from", Interval(first, None, "after")
        if as_led is None or (as_led.first, as_led.last) != (None, last):
            yield "until", Interval(None, last, "before")
        if first < self.published != last:
            yield "so far", Interval(first, self.published, "after")
        if first == last and first <= self.published < first + _WEEK and _WEEKDAY.fullmatch(time.words):
            yield "to come", Interval(first + _WEEK, first + _WEEK, "day")

    def _of_time(self, how: str, interval: Interval, time: Time, subject: Subject) -> Iterator[str]:
        """Where a time stands from the event, and what it names."""
        where = distance(subject.word.sentence - time.word.sentence)
        lies = recency(interval, self.published)
        yield from (how, f"{how} {where}", f"{how} {where} {lies}", f"{how} grain {time.interval.grain}")
        yield from (f"{how} {lies}", f"{how} {lies} {_voice(subject.event)}", f"{how} {lies} {subject.event.type}")
        yield f"{how} {lies} {'speech' if subject.event.type in SPEECH else 'deed'}"
        yield f"{how} named {min(3, self.often[_days(time.interval)])}"
        if time.word.sentence <= 1:
            yield f"{how} in the lead"
        if time is self._last(subject.word):
            yield from (f"{how} last named", f"{how} last named {where}")
        if time.preposition:
            yield f"{how} {'' if where == 'here' else 'elsewhere '}by {time.preposition}"
        if where == "here":
            yield from self._within(how, time, subject.word)

    def _within(self, how: str, time: Time, word: Word) -> Iterator[str]:
        """How a time stands to the event of its own sentence."""
        alone = sum(t.word.sentence == word.sentence for t in self.times) == 1
        yield f"{how} {'only' if alone else 'one'} {'before' if time.word.i < word.i else 'after'}"
        tied = tie(self.text, word.i, time.word.i)
        yield from (f"{how} clause {tied}", f"{how} clause {tied} {'verb' if word.upos in ('VERB', 'AUX') else 'noun'}")

    def _last(self, word: Word) -> Time | None:
        """The last time named before a word."""
        return next((t for t in reversed(self.times) if t.word.i < word.i), None)

    def _said(self, subject: Subject) -> Iterator[tuple[str, Interval]]:
        """The date of the saying that an event stands in; else the last date on which its speaker is heard."""
        if not subject.event.says:
            return
        inner = subject.event.says[-1]
        who = {actor.key for actor in inner.sources}
        if inner.id in self.sayings:
            yield "said", self.sayings[inner.id][1]
            return
        heard = [when for a, when in self.sayings.values() if who & {actor.key for actor in a.sources}]
        if heard:
            yield "speaker heard", heard[-1]

    def _of_none(self, subject: Subject) -> Iterator[str]:
        """What speaks for or against a date at all."""
        event, word = subject.event, subject.word
        shape, voice = form(self.text, word), _voice(event)
        here = sum(t.word.sentence == word.sentence for t in self.times)
        likes = [o for o in self.subjects if o is not subject and o.own and o.event.type == event.type]
        alike = "word" if any(o.word.lemma == word.lemma for o in likes) else "type" if likes else "nothing"
        yield from ("none", f"none {event.status}", f"none {event.type}", f"none {event.type} {event.status}")
        yield from (
            f"none {shape}",
            f"none {shape} {voice}",
            f"none {voice} {event.status}",
            f"none {voice} {event.type}",
        )
        yield from (f"none times here {min(2, here)}", f"none times {min(12, len(self.times) // 3)}")
        yield from (f"none sentence {min(5, word.sentence)}", f"none is {word.deprel.split(':')[0]}")
        yield from (
            f"none own {subject.own is not None}",
            f"none hedge {event.hedge is not None}",
            f"none like {alike}",
        )
        yield f"none word {word.lemma.lower()}"
        for k in self.text.children(word.i):
            if self.text.words[k].deprel in ("advmod", "amod"):
                yield f"none with {self.text.words[k].lemma.lower()}"


def _of_likeness(subject: Subject, other: Subject) -> Iterator[str]:
    """How an event with a date of its own is like this one: in type, word, mode or parties; and where it stands."""
    mine, theirs, event = subject.parties, other.parties, subject.event
    parties = "=" if mine and mine == theirs else "&" if mine & theirs else "#" if mine and theirs else "?"
    status = "" if other.event.status == event.status else " other status"
    before = subject.word.sentence - other.word.sentence
    near = "after" if before < 0 else "here" if not before else "near" if before <= 3 else "far"
    alike = {
        "type": other.event.type == event.type,
        "word": other.word.lemma.lower() == subject.word.lemma.lower(),
        "mode": bool(event.mode) and other.event.mode == event.mode,
        "parties": parties == "=",
    }
    for sign in (f"like {what} {parties}{status}" for what, is_so in alike.items() if is_so):
        yield from (sign, f"{sign} {near}", f"{sign} {subject.word.upos}")
        if other.event.type == event.type:
            yield f"{sign} {event.type}"


def _times(text: Text, timexes: Sequence[Timex]) -> list[Time]:
    """The dated times in text order."""
    out = []
    for named in named_times(text, timexes):
        word = text.words[named.head]
        span = next((t.span for t in timexes if t.span.start <= word.start < t.span.end), None)
        words = text.text[span.start : span.end] if span else ""
        out.append(Time(word, words, named.interval, preposition(text, named.head)))
    return out


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


def _days(interval: Interval) -> Days:
    return interval.first, interval.last


def _voice(event: Event) -> str:
    """Whose words the event is told in: a source's or the reporter's."""
    return "in words" if event.says else "told"


def _parties(event: Event) -> frozenset[str]:
    return frozenset(a.country or a.sector or a.name for a in (*event.actors, *event.recipients))
