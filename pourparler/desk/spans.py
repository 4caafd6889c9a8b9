"""A stretch of days: to move along it, to widen and narrow it, and where to write days below it. Pure."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

_DAYS = (7, 14, 30, 61, 92, 183, 366, 731, 1827, 3653)
_TICKS = 16


class Range(NamedTuple):
    """From one day to another, both included."""

    since: date
    until: date

    def part(self, start: int, length: int) -> Range:
        """`length` days from the `start`-th on."""
        return Range(_day(self.since, start), min(self.until, _day(self.since, start + length - 1)))

    def moved(self, by: float) -> Range:
        """By a part of its length."""
        days = round(by * (days_of(*self) + 1)) or (1 if by > 0 else -1)
        return Range(_day(self.since, days), _day(self.until, days))

    def scaled(self, by: float) -> Range:
        """Longer or shorter, about its middle; a day at least."""
        more = round((days_of(*self) + 1) * (by - 1) / 2)
        since, until = _day(self.since, -more), _day(self.until, more)
        return Range(since, until) if since <= until else Range(*[_day(self.since, days_of(*self) // 2)] * 2)


def days_of(first: date, last: date) -> int:
    return (last - first).days


def recent(as_of: date, days: Sequence[date], most: int) -> Range:
    """A usual stretch up to a day, and something of what lies ahead: as short as holds four fifths of the days that the
    longest one with at most `most` of them holds."""
    stretches = [Range(_day(as_of, -length + 1), as_of) for length in _DAYS]
    counts = [sum(s.since <= day <= s.until for day in days) for s in stretches]
    readable = [n for n in counts if n <= most] or counts[:1]
    chosen = next(s for s, n in zip(stretches, counts, strict=True) if n >= 0.8 * readable[-1])
    return Range(chosen.since, _day(as_of, days_of(*chosen) // 6 + 1))


def ticks(span: Range) -> list[tuple[date, str]]:
    """Days to write below a stretch of time, with their labels: days, Mondays, months or years."""
    length = days_of(*span)
    if length <= 7 * _TICKS:
        days = next(n for n in (1, 2, 7) if length <= n * _TICKS)
        monday = -span.since.weekday() % 7 if days == 7 else 0
        return [(day, f"{day.day} {calendar.month_abbr[day.month]}") for day in _every(span, days, monday)]
    months = next((n for n in (1, 2, 3, 6) if length <= 30.5 * n * _TICKS), 0)
    if months:
        return _firsts(span, months, lambda d: f"{calendar.month_abbr[d.month]} {d.year}")
    years = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if length <= 366 * n * _TICKS)
    return _firsts(span, 12 * years, lambda d: str(d.year))


def _every(span: Range, days: int, first: int = 0) -> Iterator[date]:
    for n in range(first, days_of(*span) + 1, days):
        yield _day(span.since, n)


def _firsts(span: Range, months: int, label: Callable[[date], str]) -> list[tuple[date, str]]:
    """First days of months whose number since the year 0 is a multiple of `months`."""
    first, last = (12 * d.year + d.month - 1 for d in span)
    numbers = (n for n in range(-(-first // months) * months, last + 1, months) if n >= 12)
    found = [date(n // 12, n % 12 + 1, 1) for n in numbers]
    return [(day, label(day)) for day in found if span.since <= day <= span.until]


def _day(day: date, by: int) -> date:
    """So many days on, within what a date can be."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))
