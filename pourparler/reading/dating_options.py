"""The dates that the times of a report may mean for its events, and what speaks for each: signs and their weights.

A *reading* is how dates follow from times: bounded by a preposition, bare, from then on, … Its signs are its name with
a *mark* each: of the time ("grain day"), of the event ("* CONSULT"), of how the time stands to the event ("here *");
"*" is how the dates lie to the day of publication. All events of a status are weighed at once, in arrays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain, count

import numpy as np

from pourparler.record import Event, Interval, Status, Text, Word

from .date_weights import STAGES, weigh
from .dating import SPEECH, bounded
from .dating_ties import RECENCIES, distance, recency, tie

Days = tuple[date | None, date | None]

_WEEK = timedelta(days=7)
_WEEKDAY = re.compile(r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_STAGE: Mapping[Status, str] = {
    "happened": "did", "not_happened": "did", "ongoing": "goes on", "hypothetical": "may",
    "planned": "will", "postponed": "will", "called_off": "will",
}  # fmt: skip
_ALIKE: Mapping[Status, Status] = {"not_happened": "happened", "called_off": "planned"}
_HOWS = ("bounded", "as", "bare", "from", "until", "so far", "to come")
_SHAPE = len(STAGES), len(_HOWS), len(RECENCIES)
_FAR = 6  # sentences: no time is farther
TIE = 0.3  # what a unit of the model's log-odds weighs: it has seen the stories that the weights are learned from
_LIMIT, OUT_OF_SIGHT = 5.0, -1.0  # the most that they can be, and what they are where the model sees no such time


def days_of(interval: Interval) -> Days:
    return interval.first, interval.last


def stage_of(status: Status) -> str:
    """Whether an event of that status did happen, goes on, will or may happen."""
    return _STAGE[status]


def alike(status: Status) -> Status:
    """The status whose events may have the same dates: what did not happen those of what did."""
    return _ALIKE.get(status, status)


def is_possible(interval: Interval, stage: str, today: date) -> bool:
    """Whether an event at that stage can lie there, seen from the day of publication."""
    if stage == "may":
        return True
    if stage == "will":
        return interval.last is None or interval.last > today or interval.first == today
    starts = interval.first is None or interval.first <= today
    return starts and (stage == "did" or interval.last is None or interval.last >= today)


@dataclass(frozen=True, slots=True)
class Time:
    """A time that the report names: the word that leads it, its words, its dates, its preposition."""

    word: Word
    words: str
    interval: Interval
    preposition: str


class Marks:
    """Marks of some times or events. `has`: (rows, marks), which of them each has; `weights`: (marks, *_SHAPE)."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        number = {mark: n for n, mark in enumerate(dict.fromkeys(chain.from_iterable(rows)))}
        self.names = list(number)
        self.has = np.zeros((len(rows), len(number)), dtype=bool)
        self.has[
            np.repeat(np.arange(len(rows)), np.array(list(map(len, rows)), dtype=int)),
            np.array([number[mark] for its in rows for mark in its], dtype=int),
        ] = True
        self.weights = np.array(list(map(_weights, number)), dtype=int).reshape(len(number), *_SHAPE)


@lru_cache(maxsize=10_000)
def _weights(mark: str) -> np.ndarray:
    """What a mark weighs at each stage, in each reading, wherever its dates lie, in hundredths: _SHAPE."""
    return np.array([[[weigh((_sign(h, mark, r),), s) for r in RECENCIES] for h in _HOWS] for s in STAGES])


def _sign(how: str, mark: str, lies: str) -> str:
    return f"{how} {mark}".rstrip().replace("*", lies)


class TimeMarks:
    """Marks of the times of a report, of its events, given with their words, and of both: of a time for an event."""

    def __init__(self, text: Text, times: Sequence[Time], events: Sequence[tuple[Event, Word]]) -> None:
        often = Counter(days_of(time.interval) for time in times)
        self.of_times = Marks([_of_time(time, often[days_of(time.interval)]) for time in times])
        self.of_events = Marks([_of_event(event) for event, _ in events])
        rows = [[distance(n), f"{distance(n)} *"] for n in range(-_FAR, _FAR + 1)]
        rows += [[f"elsewhere by {time.preposition}"] if time.preposition else [] for time in times]
        words = [word for _, word in events]
        near = [_of_near(text, times, word) for word in words]
        self.of_both = Marks([*rows, *(marks for by_time in near for marks in by_time.values())])
        row = count(len(rows))
        self._near = [[(k, next(row)) for k in by_time] for by_time in near]
        self._words = np.array([word.sentence for word in words], dtype=int)
        self._times = np.array([time.word.sentence for time in times], dtype=int)[:, None]

    def between(self, events: Sequence[int]) -> np.ndarray:
        """(times, events, marks of both): which each time has for each of these events."""
        has, away = self.of_both.has, self._words[events] - self._times
        by_preposition = has[2 * _FAR + 1 :][: len(away), None] & (away != 0)[..., None]
        out = has[away.clip(-_FAR, _FAR) + _FAR] | by_preposition
        near = [(k, n, row) for n, event in enumerate(events) for k, row in self._near[event]]
        k, n, row = np.array(near, dtype=int).reshape(-1, 3).T
        out[k, n] |= has[row]
        return out


def _of_time(time: Time, often: int) -> list[str]:
    """What a time names, and how often the report names it."""
    marks = ["", "*", f"grain {time.interval.grain}", f"named {min(3, often)}"]
    return [*marks, "in the lead"] if time.word.sentence <= 1 else marks


def _of_event(event: Event) -> list[str]:
    """What kind of event asks for a time, and whether in a source's words or the reporter's."""
    return [f"* {event.type}", f"* {'speech' if event.type in SPEECH else 'deed'}", f"* {voice(event)}"]


def voice(event: Event) -> str:
    """Whose words the event is told in: a source's or the reporter's."""
    return "in words" if event.says else "told"


def _of_near(text: Text, times: Sequence[Time], word: Word) -> dict[int, list[str]]:
    """Marks of the times in the sentence of an event's word, and of the last named before it, by their place."""
    here = [k for k, time in enumerate(times) if time.word.sentence == word.sentence]
    out = {k: _of_here(text, times[k], word, len(here) == 1) for k in here}
    last = next((k for k in reversed(range(len(times))) if times[k].word.i < word.i), None)
    if last is not None:
        where = distance(word.sentence - times[last].word.sentence)
        out.setdefault(last, []).extend(("last named", f"last named {where}"))
    return out


def _of_here(text: Text, time: Time, word: Word, alone: bool) -> list[str]:
    """How a time stands to the word of an event of its own sentence, and how their clauses are tied."""
    tied, part = tie(text, word.i, time.word.i), "verb" if word.upos in ("VERB", "AUX") else "noun"
    stands = f"{'only' if alone else 'one'} {'before' if time.word.i < word.i else 'after'}"
    led = [f"by {time.preposition}"] if time.preposition else []
    return [stands, f"clause {tied}", f"clause {tied} {part}", *led]


class Options:
    """The dates that the times of a report may mean for events of one status, or of those alike.

    `possible`: those that such an event can have. `place`: of all dates, the possible first, in `weights`."""

    def __init__(self, times: Sequence[Time], marks: TimeMarks, status: Status, published: date) -> None:
        self._marks, self._stage = marks, _STAGE[status]
        intervals: dict[Days, Interval] = {}
        self._readings: dict[Days, dict[str, list[int]]] = {}
        for k, time in enumerate(times):
            for how, interval in _readings(time, status, published):
                days = days_of(interval)
                intervals.setdefault(days, interval)
                self._readings.setdefault(days, {}).setdefault(how, []).append(k)
        self._lies = {days: recency(interval, published) for days, interval in intervals.items()}
        self.possible = {days: i for days, i in intervals.items() if is_possible(i, self._stage, published)}
        self._readings = {days: self._readings[days] for days in self.possible | intervals}
        self.place = {days: n for n, days in enumerate(self._readings)}

    def weights(self, events: Sequence[int], odds: np.ndarray) -> list[tuple[list[int], list[float]]]:
        """For each event what the signs of each date weigh together, in hundredths, and what the model adds. `odds`:
        (events, times), by the model, the log-odds of each time; -inf where it is out of sight."""
        if not self._readings:
            return [([], []) for _ in events]
        readings = [(days, how) for days, hows in self._readings.items() for how in hows]
        times = [ks for hows in self._readings.values() for ks in hows.values()]
        first = np.cumsum([0, *map(len, self._readings.values())])[:-1]
        hows = [_HOWS.index(how) for _, how in readings]
        lies = [RECENCIES.index(self._lies[days]) for days, _ in readings]
        of_times, of_events, of_both = (
            marks.weights[:, STAGES.index(self._stage), hows, lies]
            for marks in (self._marks.of_times, self._marks.of_events, self._marks.of_both)
        )
        has_times = _any_of(self._marks.of_times.has, times)
        has_both = _any_of(self._marks.between(events), times)
        found = np.einsum("rm,mr->r", has_times, of_times) + np.einsum("rem,mr->er", has_both, of_both)
        found += self._marks.of_events.has[events] @ of_events
        weights = np.add.reduceat(found, first, axis=1).tolist()
        by_date = np.cumsum([0, *(sum(map(len, hows.values())) for hows in self._readings.values())])[:-1]
        best = np.maximum.reduceat(odds[:, list(chain.from_iterable(times))], by_date, axis=1)
        leans = (TIE * np.where(np.isneginf(best), OUT_OF_SIGHT, best.clip(-_LIMIT, _LIMIT))).tolist()
        return list(zip(weights, leans, strict=True))

    def signs(self, n: int, days: Days) -> list[str]:
        """What speaks for those dates of event n by the times that may mean them."""
        out = []
        for how, ks in self._readings.get(days, {}).items():
            its = (
                (self._marks.of_times, self._marks.of_times.has[ks].any(axis=0)),
                (self._marks.of_events, self._marks.of_events.has[n]),
                (self._marks.of_both, self._marks.between([n])[ks, 0].any(axis=0)),
            )
            out += [_sign(how, marks.names[m], self._lies[days]) for marks, has in its for m in np.flatnonzero(has)]
        return out


def _any_of(has: np.ndarray, groups: Sequence[Sequence[int]]) -> np.ndarray:
    """(groups, …): what any of the rows of each group has. Rows by turns: `reduceat` takes twenty times as long."""
    out = has[[its[0] for its in groups]]
    for turn in range(1, max(map(len, groups))):
        longer = [n for n, its in enumerate(groups) if len(its) > turn]
        out[longer] |= has[[groups[n][turn] for n in longer]]
    return out


def _readings(time: Time, status: Status, published: date) -> Iterator[tuple[str, Interval]]:
    """What a time may mean: bounded by its preposition, bare, from it on, up to it, so far, the day to come."""
    first, last = days_of(time.interval)
    as_led = bounded(time.interval, time.preposition, status, published)
    if as_led and as_led != time.interval:
        yield "bounded", as_led
    yield ("as" if as_led == time.interval else "bare"), time.interval
    if first is None or last is None:
        return
    if as_led is None or days_of(as_led) != (first, None):
        yield "from", Interval(first, None, "after")
    if as_led is None or days_of(as_led) != (None, last):
        yield "until", Interval(None, last, "before")
    if first < published != last:
        yield "so far", Interval(first, published, "after")
    if first == last and first <= published < first + _WEEK and _WEEKDAY.fullmatch(time.words):
        yield "to come", Interval(first + _WEEK, first + _WEEK, "day")
