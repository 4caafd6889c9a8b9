"""What speaks for one date or another: the events of a report and its times -> signs for each interval in question.

An interval is in question for an event where a time of the report names or bounds it, or where an event or a saying has
it by its own clause (dating.py). Signs are short words that lexicon/date_weights.tsv weighs (date_weights.py): where
the time stands, how its clause and the event's are tied, how near it lies to the day of publication, which events like
this one have it. Under None stand the signs for no date at all. Nothing is decided here.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from pourparler.reading.date_weights import weighed
from pourparler.reading.dating import SPEECH, Calendar, bounded, heads, named_times
from pourparler.reading.dating_ties import distance, form, recency, tie
from pourparler.reading.status_signs import tense
from pourparler.record import Attribution, Event, EventType, Interval, Status, Text, Timex, Word

Days = tuple[date | None, date | None]
Signs = dict[str, int]
"""Sign -> what it weighs at the stage of the event, in hundredths."""

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


@dataclass(slots=True)
class Option:
    """Dates that times of the report name or bound for events of one status.

    `lies`: how they lie to the day of publication; `possible`: whether such an event can be then; `signs`: what holds
    wherever the event stands; `named`: how the dates follow from which of the times; `days`: what those name."""

    interval: Interval
    lies: str
    possible: bool
    signs: Signs = field(default_factory=dict)
    named: list[tuple[str, int]] = field(default_factory=list)
    days: set[Days] = field(default_factory=set)


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
        self.times = _times(text, timexes)
        self.often = Counter(_days(t.interval) for t in self.times)
        self._words: dict[Days, list[int]] = {}
        for time in self.times:
            self._words.setdefault(_days(time.interval), []).append(time.word.i)
        self.in_sentence = Counter(t.word.sentence for t in self.times)
        leads = heads(text, [e.trigger[0] for e in events])
        self.subjects = [self._subject(e, text.words[i], calendar) for e, i in zip(events, leads, strict=True)]
        self.dated = [s for s in self.subjects if s.own]
        self._by_own: dict[Days, list[Subject]] = {}
        for subject in self.dated:
            self._by_own.setdefault(_days(subject.own), []).append(subject)
        self.sayings = _sayings(text, attributions, calendar)
        self._ties = {t.word: t.ties for t in text.triggers}
        self._options: dict[Status, dict[Days, Option]] = {}

    def _subject(self, event: Event, word: Word, calendar: Calendar) -> Subject:
        own = calendar.when(word.i, event.status, event.type)
        return Subject(event, word, word.lemma.lower(), own, _parties(event))

    def stage(self, n: int) -> str:
        """Whether event n did happen, goes on, will or may happen."""
        return _STAGE[self.subjects[n].event.status]

    def signs(self, n: int) -> list[tuple[Interval | None, Signs]]:
        """Each interval in question for event n with its signs; last None with those for no date."""
        subject = self.subjects[n]
        kind, own, stage = subject.event.type, subject.own, self.stage(n)
        found: dict[Days, tuple[Interval, Signs]] = {}
        if own:
            found[_days(own)] = own, weighed(("own", f"own {kind}"), stage)
        self._add_times(subject, found)
        others = [(Interval(None, self.published, "before"), ("before now", f"before now {kind}"))]
        others += ((dated[0].own, _of_likeness(subject, dated)) for dated in self._by_own.values())
        others += ((when, (how, f"{how} {tense(self.text, subject.word.i)}")) for how, when in self._said(subject))
        for when, signs in others:
            if self._is_possible(when, stage) or when == own:
                found.setdefault(_days(when), (when, {}))[1].update(weighed(signs, stage))
        return [*found.values(), (None, self._of_none(subject))]

    def ties(self, n: int) -> dict[Days, float] | None:
        """Dates that the report names -> the log-odds over no date, by the model, that event n was then; those out of
        its sight left out. None where the model has no ties for the event's word."""
        ties = self._ties.get(self.subjects[n].word.i)
        if ties is None:
            return None
        none, odds = ties.none("when"), ties.of_each("when", self._words.values())
        return {days: x - none for days, x in zip(self._words, odds, strict=True) if x > -math.inf}

    def named(self, n: int, intervals: Iterable[Interval | None]) -> list[Collection[Days]]:
        """For each interval the dates that the report names and may mean it by, for event n."""
        options = self._of_status(self.subjects[n].event.status)
        found = (options.get((i.first, i.last)) if i else None for i in intervals)
        return [option.days if option else () for option in found]

    def _of_status(self, status: Status) -> dict[Days, Option]:
        """What the times of the report may mean for any event of that status, made once."""
        if status not in self._options:
            self._options[status] = found = {}
            stage = _STAGE[status]
            for k, time in enumerate(self.times):
                for how, interval in self._readings(time, status):
                    option = found.get(_days(interval))
                    if option is None:
                        lies, possible = recency(interval, self.published), self._is_possible(interval, stage)
                        option = found[_days(interval)] = Option(interval, lies, possible)
                    option.signs.update(weighed(self._of_time(how, option.lies, time), stage))
                    option.named.append((how, k))
                    option.days.add(_days(time.interval))
        return self._options[status]

    def _of_time(self, how: str, lies: str, time: Time) -> Iterator[str]:
        """What a time names."""
        yield from (how, f"{how} {lies}", f"{how} grain {time.interval.grain}")
        yield f"{how} named {min(3, self.often[_days(time.interval)])}"
        if time.word.sentence <= 1:
            yield f"{how} in the lead"

    def _add_times(self, subject: Subject, found: dict[Days, tuple[Interval, Signs]]) -> None:
        """Add what the times may mean for an event: where its status lets it lie, and always its own dates."""
        event, word, stage = subject.event, subject.word, _STAGE[subject.event.status]
        last, told, own = self._last(word), bool(event.says), subject.own and _days(subject.own)
        where = [distance(word.sentence - time.word.sentence) for time in self.times]
        tied = {k: tie(self.text, word.i, t.word.i) for k, t in enumerate(self.times) if where[k] == "here"}
        for days, option in self._of_status(event.status).items():
            if not option.possible and days != own:
                continue
            interval, signs = found.get(days, (option.interval, {}))
            signs = option.signs | signs
            found[days] = interval, signs
            for how, k in option.named:
                signs.update(_of_kind(stage, how, option.lies, event.type, told))
                signs.update(_of_place(stage, how, option.lies, where[k], k == last, self.times[k].preposition))
                if k in tied:
                    signs.update(weighed(self._within(how, self.times[k], word, tied[k]), stage))

    def _is_possible(self, interval: Interval, stage: str) -> bool:
        """Whether an event at that stage can lie there, seen from the day of publication."""
        today = self.published
        if stage == "may":
            return True
        if stage == "will":
            return interval.last is None or interval.last > today or interval.first == today
        starts = interval.first is None or interval.first <= today
        return starts and (stage == "did" or interval.last is None or interval.last >= today)

    def _readings(self, time: Time, status: Status) -> Iterator[tuple[str, Interval]]:
        """What a time may mean: bounded by its preposition, bare, from it on, up to it, so far, the day to come."""
        first, last = _days(time.interval)
        as_led = bounded(time.interval, time.preposition, status, self.published)
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

    def _within(self, how: str, time: Time, word: Word, tied: str) -> tuple[str, ...]:
        """How a time stands to the event of its own sentence; `tied`: the tie of their clauses."""
        alone, part = self.in_sentence[word.sentence] == 1, "verb" if word.upos in ("VERB", "AUX") else "noun"
        stands = f"{how} {'only' if alone else 'one'} {'before' if time.word.i < word.i else 'after'}"
        return stands, f"{how} clause {tied}", f"{how} clause {tied} {part}"

    def _last(self, word: Word) -> int | None:
        """Which time is the last named before a word."""
        return next((k for k in reversed(range(len(self.times))) if self.times[k].word.i < word.i), None)

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

    def _of_none(self, subject: Subject) -> Signs:
        """What speaks for or against a date at all."""
        event, word, stage = subject.event, subject.word, _STAGE[subject.event.status]
        likes = [o for o in self.dated if o is not subject and o.event.type == event.type]
        alike = "word" if any(o.word.lemma == word.lemma for o in likes) else "type" if likes else "nothing"
        here, times = min(2, self.in_sentence[word.sentence]), min(12, len(self.times) // 3)
        beside = (self.text.words[k] for k in self.text.children(word.i))
        own = (
            f"none word {subject.lemma}",
            f"none is {word.deprel.split(':')[0]}",
            f"none hedge {event.hedge is not None}",
            *(f"none with {w.lemma.lower()}" for w in beside if w.deprel in ("advmod", "amod")),
        )
        return {
            **_none_of_kind(stage, event.type, event.status, form(self.text, word), _voice(event)),
            **_none_of_times(stage, here, times, min(5, word.sentence), subject.own is not None, alike),
            **weighed(own, stage),
        }


@lru_cache(maxsize=10_000)
def _none_of_kind(stage: str, kind: EventType, status: Status, shape: str, voice: str) -> Signs:
    signs = ("", kind, status, f"{kind} {status}", shape, f"{shape} {voice}", f"{voice} {status}", f"{voice} {kind}")
    return weighed((f"none {sign}".strip() for sign in signs), stage)


@lru_cache(maxsize=10_000)
def _none_of_times(stage: str, here: int, times: int, sentence: int, own: bool, alike: str) -> Signs:
    signs = (f"times here {here}", f"times {times}", f"sentence {sentence}", f"own {own}", f"like {alike}")
    return weighed((f"none {sign}" for sign in signs), stage)


@lru_cache(maxsize=10_000)
def _of_kind(stage: str, how: str, lies: str, kind: EventType, told: bool) -> Signs:
    """What kind of event such a time is in question for, and whether in a source's words or the reporter's."""
    sign = f"{how} {lies}"
    act = "speech" if kind in SPEECH else "deed"
    return weighed((f"{sign} {kind}", f"{sign} {act}", f"{sign} {'in words' if told else 'told'}"), stage)


@lru_cache(maxsize=10_000)
def _of_place(stage: str, how: str, lies: str, where: str, is_last: bool, preposition: str) -> Signs:
    """Where such a time stands from an event; whether it is the last before it; its preposition."""
    signs = [f"{how} {where}", f"{how} {where} {lies}"]
    if is_last:
        signs += f"{how} last named", f"{how} last named {where}"
    if preposition:
        signs.append(f"{how} {'' if where == 'here' else 'elsewhere '}by {preposition}")
    return weighed(signs, stage)


def _of_likeness(subject: Subject, dated: Sequence[Subject]) -> Iterator[str]:
    """How events with a date of their own are like this one: in type, word, mode or parties; and where they stand."""
    event, mine = subject.event, subject.parties
    for other in dated:
        theirs = other.parties
        same_type, same_parties = other.event.type == event.type, bool(mine) and mine == theirs
        alike = (
            ("type", same_type),
            ("word", other.lemma == subject.lemma),
            ("mode", bool(event.mode) and other.event.mode == event.mode),
            ("parties", same_parties),
        )
        names = [name for name, is_so in alike if is_so]
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


def _times(text: Text, timexes: Sequence[Timex]) -> list[Time]:
    """The dated times in text order."""
    out = []
    for named in named_times(text, timexes):
        word = text.words[named.head]
        span = next((t.span for t in timexes if t.span.start <= word.start < t.span.end), None)
        words = text.text[span.start : span.end] if span else ""
        out.append(Time(word, words, named.interval, text.preposition(named.head)))
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
