"""How much speaks for two tellings being of one happening: their act, parties, time, status and words. Pure, numpy.

The weights come from a logistic regression on pairs of the training clusters, as annotated and as read; the base is the
one with which both, put together, score best.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from pourparler.record import Event, Interval, Report, Status, Telling

from .likeness import Floats, Known, known, likeness, likeness_of, tabled
from .parties import Relation, Side, relations, side
from .wording import content

APART = -6.0  # of two that cannot be one: no party in common, or far from each other in time
_BASE = -1.55
_MODE = {"same": -0.2, "one": -0.9, "other": -2.8}  # against no mode on either side
_STATUS = {"same": 1.45, "done_or_not": -0.95}
_WHEN = {"neither": -0.35, "one": -1.0, "equal": 1.5, "equal_day": 0.8, "overlap": 0.15, "days": 0.0, "apart": -2.55}
_ACTORS: dict[Relation, float] = {
    "names": 0.1, "countries": -0.1, "part": -0.45, "both_unknown": -0.7, "one_unknown": -0.2, "apart": -0.9,
}  # fmt: skip
_RECIPIENTS: dict[Relation, float] = {
    "names": 1.0, "countries": -0.85, "part": -1.2, "both_unknown": 0.15, "one_unknown": 0.25, "apart": -2.65,
}  # fmt: skip
_SAME_PARTIES = 0.45
_TRIGGER, _NEAR = 2.05, 1.85
_PLACE = {"same": -0.5, "other": -0.75}
_COUNT = -1.65
_FURTHER = 0.25  # taken off for each day by which exact dates are further apart: ours, see _DAY
_DAY = 0.12  # taken off for each day between two prints where one has no date: ours, the clusters are of single days
_DEFINITE = {0: 0.0, 1: 0.45, 2: 0.95}  # how many of the two point back ("the talks")

_AROUND = 40  # characters before and after the trigger whose words count as its content
_REACH = timedelta(days=21)  # between the publication of two tellings that no date joins
_SLACK = timedelta(days=3)
_SLOT = 21  # days of a slot of time; tellings within _REACH of each other share one
_LONGEST = timedelta(days=730)
_EITHER_WAY = ("CONSULT", "AGREE", "COOPERATE")
_DONE = ("happened", "ongoing")
_POINTS_BACK = re.compile(r"(?i)(?:\b(?:the|this|that|its|his|her|their)|['’]s)\s+(?:[\w-]+\s+){0,2}$")

When = tuple[date | None, date | None] | None


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, but for who and when. `definite`: the words point back ("the talks")."""

    type: str
    mode: str
    status: Status
    trigger: frozenset[str]
    definite: bool
    place: str
    count: int | str


@dataclass(frozen=True, slots=True)
class Sides:
    """Actors and recipients, and whether they may be exchanged."""

    actors: Side
    recipients: Side
    either_way: bool

    @property
    def parties(self) -> frozenset[str]:
        return self.actors.parties | self.recipients.parties


@dataclass(frozen=True, slots=True)
class Shape:
    """All that a telling is compared by, but for the words near its trigger and the day it was printed."""

    deed: Known[Deed]
    sides: Known[Sides]
    when: When


def shape(report: Report, event: Event) -> Shape:
    start, end = event.trigger[0].start, event.trigger[-1].end
    deed = Deed(
        event.type,
        event.mode,
        event.status,
        content(report.text[start:end]),
        bool(_POINTS_BACK.search(report.text[max(0, start - 60) : start])),
        event.where.name if event.where else "",
        event.count,
    )
    either_way = event.type in _EITHER_WAY and event.mode != "visit"
    sides = Sides(side(event.actors), side(event.recipients), either_way)
    return Shape(known(deed), known(sides), (event.when.first, event.when.last) if event.when else None)


def order(t: Telling) -> tuple[str, str, int, str]:
    """Tellings by date of publication, then by place in the text."""
    return t.report.published.isoformat(), t.report.id, t.event.trigger[0].start, t.event.id


def near_words(report: Report, event: Event) -> frozenset[str]:
    """Content words around the trigger, its own included, without the names of the parties."""
    start, end = event.trigger[0].start, event.trigger[-1].end
    names = content(" ".join(a.name for a in event.actors + event.recipients))
    return content(report.text[max(0, start - _AROUND) : end + _AROUND]) - names


@dataclass(frozen=True, eq=False)
class Compared:
    """One or several tellings of one shape, printed close to each other, as they are compared with others.

    `near` and `printed` are those of the first telling."""

    tellings: tuple[Telling, ...]
    shape: Shape
    near: frozenset[str]
    printed: date

    @cached_property
    def id(self) -> str:
        return self.tellings[0].id

    @cached_property
    def order(self) -> tuple[str, str, int, str]:
        return order(self.tellings[0])

    @property
    def weight(self) -> int:
        return len(self.tellings)

    @cached_property
    def span(self) -> tuple[date, date]:
        """The days it may be of: its dates with some slack, or those before it was printed."""
        first, last = self.shape.when or (None, None)
        if first is None and last is None:
            return _back(self.printed, _REACH), self.printed
        begins = first or min(_back(self.printed, _REACH), last or date.max)
        ends = last or max(_on(self.printed, _REACH), begins)
        return _back(begins, _SLACK), _on(ends, _SLACK)

    @cached_property
    def days(self) -> tuple[int, int, int, bool]:
        """Printed, first and last day, as ordinals, and whether dated."""
        first, last = self.span
        return self.printed.toordinal(), first.toordinal(), last.toordinal(), self.shape.when is not None

    @property
    def keys(self) -> tuple[tuple[str, str, int], ...]:
        """One for each party and each slot of time: tellings without a key in common are never one happening."""
        slots = {self.printed.toordinal() // _SLOT, self.printed.toordinal() // _SLOT + 1}
        first, last = self.span
        if last - first <= _LONGEST:
            slots.update(range(first.toordinal() // _SLOT, last.toordinal() // _SLOT + 1))
        return tuple(
            (self.shape.deed.value.type, party, slot)
            for party in self.shape.sides.value.parties or {""}
            for slot in slots
        )


def evidence(a: Sequence[Compared], b: Sequence[Compared], above: float = APART) -> Floats:
    """Above zero: rather one happening than two; for each pair, (len(a), len(b)). All of one type.

    Of pairs that cannot come above `above` only that is told: their words are not looked at."""
    x, y = [c.shape for c in a], [c.shape for c in b]
    score = tabled([s.deed for s in x], [s.deed for s in y], _deeds)
    score += tabled([s.sides for s in x], [s.sides for s in y], _sides)
    score += tabled([s.when for s in x], [s.when for s in y], _time)
    comparable, apart = _in_time(a, b)
    score -= _DAY * apart
    floor = max(above, APART)
    score += _NEAR * likeness([c.near for c in a], [c.near for c in b], comparable & (score + _NEAR > floor))
    return np.where(comparable & (score > APART), score, np.float32(APART))


@lru_cache(maxsize=1 << 18)
def _deeds(a: Known[Deed], b: Known[Deed]) -> float:
    x, y = a.value, b.value
    score = _BASE + _mode(x.mode, y.mode) + _status(x.status, y.status) + _DEFINITE[x.definite + y.definite]
    score += _COUNT if x.count != y.count else 0.0
    score += _PLACE["same" if x.place == y.place else "other"] if x.place and y.place else 0.0
    return score + _TRIGGER * likeness_of(x.trigger, y.trigger)


def _mode(x: str, y: str) -> float:
    if x == y:
        return _MODE["same"] if x else 0.0
    return _MODE["other"] if x and y else _MODE["one"]


def _status(x: str, y: str) -> float:
    if x == y:
        return _STATUS["same"]
    return _STATUS["done_or_not"] if (x in _DONE) != (y in _DONE) else 0.0


@lru_cache(maxsize=1 << 18)
def _sides(a: Known[Sides], b: Known[Sides]) -> float:
    x, y = a.value, b.value
    own, other = x.parties, y.parties
    if (own or other) and not own & other:
        return 2 * APART
    first, second, either_way = (x.actors, x.recipients), (y.actors, y.recipients), x.either_way and y.either_way
    found = [relations(first, second, either_way), relations(second, first, either_way)]  # crossed, they may differ
    return max(_ACTORS[a] + _RECIPIENTS[r] for a, r in found) + (_SAME_PARTIES if own == other else 0.0)


@lru_cache(maxsize=1 << 16)
def _time(a: When, b: When) -> float:
    if a is None or b is None:
        return _WHEN["neither" if a is b else "one"]
    if a == b:
        return _WHEN["equal_day" if a[0] == a[1] else "equal"]
    gap = days_between(a, b)
    if gap > 2:
        exact = a[0] == a[1] and b[0] == b[1]
        return max(APART, _WHEN["apart"] - exact * _FURTHER * (gap - 3))
    return _WHEN["overlap" if gap == 0 else "days"]


def _in_time(a: Sequence[Compared], b: Sequence[Compared]) -> tuple[npt.NDArray[np.bool_], Floats]:
    """Whether two were printed within reach of each other or may be of the same days; and the days between their
    prints, 0 where both have dates."""
    x, y = _days(a), _days(b)
    days = np.abs(x[0][:, None] - y[0][None, :])
    same_days = (x[1][:, None] <= y[2][None, :]) & (y[1][None, :] <= x[2][:, None])
    both_dated = (x[3][:, None] & y[3][None, :]).astype(bool)
    return (days <= _REACH.days) | same_days, np.where(both_dated, 0, days).astype(np.float32)


def _days(items: Sequence[Compared]) -> npt.NDArray[np.int64]:
    """Printed, first and last day, as ordinals, and whether dated: (4, items)."""
    return np.array([c.days for c in items]).T


def _back(d: date, by: timedelta) -> date:
    return max(d, date.min + by) - by


def _on(d: date, by: timedelta) -> date:
    return min(d, date.max - by) + by


def days_between(a: tuple[date | None, date | None], b: tuple[date | None, date | None]) -> int:
    """Days from the end of one interval to the start of the other; 0 where they may share a day."""
    gaps = [(later[0] - earlier[1]).days for earlier, later in ((a, b), (b, a)) if earlier[1] and later[0]]
    return max(0, *gaps) if gaps else 0


def overlaps(a: Interval, b: Interval) -> bool:
    """Whether two intervals share a day."""
    return days_between((a.first, a.last), (b.first, b.last)) == 0
