"""Happenings in time -> lanes of marks: numbers for an SVG. Pure.

A date is a bar as wide as its grain; where its beginning or end is not known the bar is open there. Where there are too
many marks to tell apart, each lane counts them by bins instead."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.brief import phrases
from pourparler.record import Happening
from pourparler.table.parties import parties
from pourparler.table.standing import Firmness, standing

from .spans import Range, days_of, ticks

WIDTH, GUTTER = 1000, 132  # units of the drawing, and of it for the names
TOP, ROW, MARK = 30, 14, 9
MOST_LANES = 10
MOST_MARKS = 250
_BINS = 110
_LEAST = 7.0  # width of a mark
_OPEN = 40.0  # width of a bar whose other end is not known
NOBODY = "-"


@dataclass(frozen=True, slots=True)
class Dated:
    """A happening with its dates, the parties that act, and all that are in it."""

    happening: Happening
    first: date | None
    last: date | None
    by: frozenset[str]
    parties: frozenset[str]

    @property
    def is_dated(self) -> bool:
        return bool(self.first or self.last)

    def within(self, span: Range) -> bool:
        return (self.last or self.first or date.min) >= span.since and (
            self.first or self.last or date.max
        ) <= span.until


@dataclass(frozen=True)
class Mark:
    """One happening in one lane. `open_start`, `open_end`: how far it goes there is not known, or out of the window."""

    id: str
    x: float
    y: float
    width: float
    firmness: Firmness
    denied: bool
    open_start: bool
    open_end: bool
    title: str


@dataclass(frozen=True)
class Bin:
    """How many happenings a lane has in a stretch of time, both days included."""

    x: float
    y: float
    width: float
    height: float
    count: int
    since: date
    until: date


@dataclass(frozen=True)
class Lane:
    party: str
    name: str
    count: int
    y: float
    height: float
    marks: tuple[Mark, ...] = ()
    bins: tuple[Bin, ...] = ()


@dataclass(frozen=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True)
class Chart:
    """`counted`: lanes have bins, not marks; `today`: where the last report is; `left_out`: parties without a lane."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    counted: bool
    today: float | None
    left_out: int
    height: float
    gutter: int = GUTTER
    width: int = WIDTH


def dated(happenings: Iterable[Happening]) -> list[Dated]:
    """All in the order of their dates, those without one last."""
    return sorted(map(_dated, happenings), key=_order)


def chart(found: Sequence[Dated], span: Range, as_of: date, names: Mapping[str, str]) -> Chart:
    """Happenings of a stretch of time in lanes, the party that acts most first."""
    by_party: dict[str, list[Dated]] = defaultdict(list)
    for one in found:
        for party in one.by or (NOBODY,):
            by_party[party].append(one)
    most = sorted(by_party, key=lambda p: (p == NOBODY, -len(by_party[p]), p))
    shown = most[:MOST_LANES]
    counted = sum(len(by_party[p]) for p in shown) > MOST_MARKS
    counts = {p: _counts(by_party[p], span) for p in shown} if counted else {}
    highest = max((n for of_lane in counts.values() for n in of_lane.values()), default=1)
    lanes, y = [], float(TOP)
    for party in shown:
        name, own = names.get(party, party), by_party[party]
        if counted:
            lane = Lane(party, name, len(own), y, 3 * ROW + 4, bins=_bins(counts[party], highest, span, y))
        else:
            lane = _marked(party, name, own, span, y)
        lanes.append(lane)
        y += lane.height
    marks = tuple(Tick(_x(day, span), label) for day, label in ticks(span))
    today = _x(as_of, span) if span.since <= as_of <= span.until else None
    return Chart(tuple(lanes), marks, counted, today, len(most) - len(shown), y + 6)


def _dated(h: Happening) -> Dated:
    when = h.event.when
    by = parties(h.event.actors)
    return Dated(h, when and when.first, when and when.last, by, by | parties(h.event.recipients))


def _order(d: Dated) -> tuple[date, date, str]:
    return d.first or d.last or date.max, d.last or d.first or date.max, d.happening.id


def _x(day: date, span: Range) -> float:
    return round(GUTTER + (WIDTH - GUTTER) * days_of(span.since, day) / (days_of(span.since, span.until) + 1), 1)


def _marked(party: str, name: str, found: Sequence[Dated], span: Range, y: float) -> Lane:
    """Marks in as many rows as keep them apart."""
    rows: list[float] = []
    marks = []
    for one in sorted(found, key=_order):
        x, end, open_start, open_end = _extent(one, span)
        row = next((i for i, taken in enumerate(rows) if taken + 3 <= x), len(rows))
        rows[row : row + 1] = [end]
        marks.append(_mark(one, x, y + 5 + row * ROW, end - x, open_start, open_end))
    return Lane(party, name, len(found), y, max(2, len(rows)) * ROW + 8, tuple(marks))


def _extent(one: Dated, span: Range) -> tuple[float, float, bool, bool]:
    """From where to where a mark goes, and whether it is open on either side."""
    left, right = float(GUTTER), float(WIDTH)
    start = _x(one.first, span) if one.first and one.first >= span.since else left
    end = _x(one.last, span) + (right - left) / (days_of(span.since, span.until) + 1) if one.last else right
    if one.first is None:
        start = max(left, end - _OPEN)
    if one.last is None:
        end = min(right, start + _OPEN)
    open_start, open_end = one.first is None or one.first < span.since, one.last is None or one.last > span.until
    end = min(right, max(end, start + _LEAST))
    return min(start, right - _LEAST), round(end, 1), open_start, open_end


def _mark(one: Dated, x: float, y: float, width: float, open_start: bool, open_end: bool) -> Mark:
    h, how = one.happening, standing(one.happening)
    who = phrases.from_to(h.event.actors, h.event.recipients, h.tellings[0].report)
    title = f"{phrases.dates(h.event.when, 0)}: {who}, {phrases.act(h.event)}"
    return Mark(h.id, x, y, round(width, 1), how.firmness, how.denied, open_start, open_end, title)


def _step(span: Range) -> int:
    """Days of a bin: there are up to a hundred or so."""
    return next(days for days in (1, 7, 30, 91, 365, 3650, 36500) if days_of(*span) / days <= _BINS)


def _counts(found: Sequence[Dated], span: Range) -> Counter[int]:
    """How many happenings begin in each bin, by its number."""
    begins = (max(one.first or one.last or date.min, span.since) for one in found)
    return Counter(days_of(span.since, day) // _step(span) for day in begins)


def _bins(counts: Counter[int], highest: int, span: Range, y: float) -> tuple[Bin, ...]:
    step, height = _step(span), 3 * ROW
    width = max(1.5, (WIDTH - GUTTER) * step / (days_of(*span) + 1) - 1)
    bins = []
    for n, count in sorted(counts.items()):
        stretch = span.part(n * step, step)
        x, high = _x(stretch.since, span), max(2.0, (height - 8) * count / highest)
        size = round(min(width, WIDTH - x), 1), round(high, 1)
        bins.append(Bin(x, round(y + height - high, 1), *size, count, *stretch))
    return tuple(bins)
