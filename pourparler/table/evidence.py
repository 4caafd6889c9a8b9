"""How much speaks for two tellings being of one happening: their act, parties, time, status and words. Pure, numpy.

The weights come from a logistic regression on pairs of the training clusters, as annotated and as read; the base is the
one with which both, put together, score best.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pourparler.record import Actors, Event, Interval, Report, Status, Telling

from .likeness import Bag, Floats, Interned, bag, each, interned, likeness, likeness_of, tabled
from .parties import Relation, Side, relation, relations, side
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
_FAR = 10**7  # days
_FURTHER = 0.25  # taken off for each day by which exact dates are further apart: ours, see _DAY
_DAY = 0.12  # taken off for each day between two prints where one has no date: ours, the clusters are of single days
_DEFINITE = {0: 0.0, 1: 0.45, 2: 0.95}  # how many of the two point back ("the talks")

_AROUND = 40  # characters before and after the trigger whose words count as its content
_REACH = timedelta(days=21)  # between the publication of two tellings that no date joins
_SLACK = timedelta(days=3)
_SLOT = 21  # days of a slot of time; tellings within _REACH of each other share one
_LONGEST = 730  # days, beyond which its own days are no guide
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


class Sides(NamedTuple):
    """Actors and recipients, and whether they may be exchanged."""

    actors: Side
    recipients: Side
    either_way: bool
    parties: frozenset[str]


class Shape(NamedTuple):
    """All that a telling is compared by, but for the words near its trigger and the day it was printed."""

    deed: Interned[Deed]
    sides: Interned[Sides]
    when: When


def shape(report: Report, event: Event) -> Shape:
    start, end = event.trigger[0].start, event.trigger[-1].end
    definite = bool(_POINTS_BACK.search(report.text[max(0, start - 60) : start]))
    place = event.where.name if event.where else ""
    either_way = event.type in _EITHER_WAY and event.mode != "visit"
    return Shape(
        _deed(event.type, event.mode, event.status, report.text[start:end], definite, place, event.count),
        _of_sides(event.actors, event.recipients, either_way),
        (event.when.first, event.when.last) if event.when else None,
    )


@lru_cache(maxsize=1 << 14)
def _deed(
    type: str, mode: str, status: Status, trigger: str, definite: bool, place: str, count: int | str
) -> Interned[Deed]:
    return interned(Deed(type, mode, status, content(trigger), definite, place, count))


@lru_cache(maxsize=1 << 14)
def _of_sides(by: Actors, to: Actors, either_way: bool) -> Interned[Sides]:
    actors, recipients = side(by), side(to)
    return interned(Sides(actors, recipients, either_way, actors.parties | recipients.parties))


def order(t: Telling) -> tuple[date, str, int, str]:
    """Tellings by date of publication, then by place in the text."""
    return t.report.published, t.report.id, t.event.trigger[0].start, t.event.id


def near_words(report: Report, event: Event) -> Bag:
    """Content words around the trigger, its own included, without the names of the parties."""
    start, end = event.trigger[0].start, event.trigger[-1].end
    names = content(" ".join(a.name for a in event.actors + event.recipients))
    return bag(content(report.text[max(0, start - _AROUND) : end + _AROUND]) - names)


@dataclass(eq=False, slots=True)
class Bundle:
    """One or several tellings of one shape, printed close to each other, as they are compared with others.

    `near` and `printed` are those of the first telling. `days`: printed, first and last day that it may be of, as
    ordinals, and whether it is dated. `slots`: of the print and of these days, rising."""

    tellings: tuple[Telling, ...]
    shape: Shape
    near: Bag
    printed: date
    id: str = field(init=False)
    order: tuple[date, str, int, str] = field(init=False)
    days: tuple[int, int, int, bool] = field(init=False)
    slots: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.id, self.order = self.tellings[0].id, order(self.tellings[0])
        first, last = self._span()
        self.days = self.printed.toordinal(), first.toordinal(), last.toordinal(), self.shape.when is not None
        self.slots = self._slots()

    @property
    def weight(self) -> int:
        return len(self.tellings)

    @property
    def keys(self) -> list[tuple[str, str]]:
        """One for each party: tellings without a key and a slot in common are never one happening."""
        return [(self.shape.deed.value.type, party) for party in self.shape.sides.value.parties or ("",)]

    def _slots(self) -> tuple[int, ...]:
        printed, first, last, _ = self.days
        slots = {printed // _SLOT, printed // _SLOT + 1}
        if last - first <= _LONGEST:
            slots.update(range(first // _SLOT, last // _SLOT + 1))
        return tuple(sorted(slots))

    def _span(self) -> tuple[date, date]:
        """Its dates with some slack, or those before it was printed."""
        first, last = self.shape.when or (None, None)
        if first is None and last is None:
            return _back(self.printed, _REACH), self.printed
        begins = first or min(_back(self.printed, _REACH), last or date.max)
        ends = last or max(_on(self.printed, _REACH), begins)
        return _back(begins, _SLACK), _on(ends, _SLACK)


def evidence(a: Sequence[Bundle], b: Sequence[Bundle]) -> Floats:
    """Above zero: rather one happening than two; for each pair, (len(a), len(b)). All of one type."""
    x, y = [c.shape for c in a], [c.shape for c in b]
    score = tabled([s.deed for s in x], [s.deed for s in y], each(_deeds))
    score += tabled([s.sides for s in x], [s.sides for s in y], each(_sides))
    score += tabled([s.when for s in x], [s.when for s in y], _time)
    comparable, apart = _in_time(a, b)
    score -= _DAY * apart
    score += _NEAR * likeness([c.near for c in a], [c.near for c in b])
    return np.where(comparable & (score > APART), score, np.float32(APART))


@lru_cache(maxsize=1 << 17)
def _deeds(a: Interned[Deed], b: Interned[Deed]) -> float:
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


@lru_cache(maxsize=1 << 17)
def _sides(a: Interned[Sides], b: Interned[Sides]) -> float:
    x, y = a.value, b.value
    if x.parties.isdisjoint(y.parties) and (x.parties or y.parties):
        return 2 * APART
    same = _SAME_PARTIES if x.parties == y.parties else 0.0
    if not (x.either_way and y.either_way):
        return _ACTORS[relation(x.actors, y.actors)] + _RECIPIENTS[relation(x.recipients, y.recipients)] + same
    first, second = (x.actors, x.recipients), (y.actors, y.recipients)
    found = relations(first, second, True), relations(second, first, True)  # crossed, they may differ
    return max(_ACTORS[a] + _RECIPIENTS[r] for a, r in found) + same


def _time(a: Sequence[When], b: Sequence[When]) -> Floats:
    """How well the dates fit: (len(a), len(b))."""
    x, y = _ends(a)[:, :, None], _ends(b)[:, None, :]
    gap = np.maximum(0, np.maximum(y[2] - x[3], x[2] - y[3]))
    far = np.maximum(APART, _WHEN["apart"] - x[1] * y[1] * _FURTHER * (gap - 3))
    equal, dated = (x == y).all(axis=0), x[0] + y[0]
    return np.select(
        [dated == 0, dated == 1, equal & (x[1] == 1), equal, gap > 2, gap > 0],
        [_WHEN["neither"], _WHEN["one"], _WHEN["equal_day"], _WHEN["equal"], far, _WHEN["days"]],
        _WHEN["overlap"],
    ).astype(np.float32)


def _ends(dates: Sequence[When]) -> npt.NDArray[np.int64]:
    """Whether there is a date, whether both ends are one, first and last day, an open end far away: (4, dates)."""
    ends = [
        (True, d[0] == d[1], d[0].toordinal() if d[0] else -_FAR, d[1].toordinal() if d[1] else _FAR)
        if d
        else (False, False, 0, 0)
        for d in dates
    ]
    return np.array(ends, dtype=np.int64).T


def _in_time(a: Sequence[Bundle], b: Sequence[Bundle]) -> tuple[npt.NDArray[np.bool_], Floats]:
    """Whether two were printed within reach of each other or may be of the same days; and the days between their
    prints, 0 where both have dates."""
    x, y = _days(a), _days(b)
    days = np.abs(x[0][:, None] - y[0][None, :])
    same_days = (x[1][:, None] <= y[2][None, :]) & (y[1][None, :] <= x[2][:, None])
    both_dated = (x[3][:, None] & y[3][None, :]).astype(bool)
    return (days <= _REACH.days) | same_days, np.where(both_dated, 0, days).astype(np.float32)


def _days(items: Sequence[Bundle]) -> npt.NDArray[np.int64]:
    """`Bundle.days` of each: (4, items)."""
    return np.fromiter(chain.from_iterable(c.days for c in items), np.int64, 4 * len(items)).reshape(-1, 4).T


def _back(d: date, by: timedelta) -> date:
    return max(d, date.min + by) - by


def _on(d: date, by: timedelta) -> date:
    return min(d, date.max - by) + by


def overlaps(a: Interval, b: Interval) -> bool:
    """Whether two intervals may share a day; an open end, or no date at all, rules none out."""
    return (a.first or date.min) <= (b.last or date.max) and (b.first or date.min) <= (a.last or date.max)
