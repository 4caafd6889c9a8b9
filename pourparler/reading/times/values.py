"""TIMEX3 values and the calendar: a day and a unit -> value; a value -> interval of dates. No text is read here.

Values of calendar time: 2014-03-11, 2014-03-11T14:30, 2014-03-11TNI, 2014-W11, 2014-W11-WE, 2014-03, 2014-Q1, 2014-H1,
2014-SP, 2014, 201 (a decade), 20 (a century). A winter counts by its December. Part of a period (`mod`): early, START,
is a month's first ten days and a year's first three months; late, END, a month's last eleven days and a year's last
three months; MID lies between, for a year May to August.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from pourparler.record import Grain, Interval

DAY = timedelta(days=1)
LETTER = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_VALUE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T.*)?|(?P<week>\d{4}-W\d\d)(?P<weekend>-WE)?|(?P<month>\d{4}-\d\d)|(?P<part>\d{4}-(?:Q[1-4]|H[12]|SP|SU|FA|WI))"
    r"|(?P<year>\d{4})|(?P<decade>\d{3})|(?P<century>\d\d)"
)
_YEAR_PARTS = {"START": (1, 3), "MID": (5, 8), "END": (10, 12)}
_DECADE_PARTS = {"START": (0, 3), "MID": (4, 6), "END": (6, 9)}
_WEEK_PARTS = {"START": (0, 2), "MID": (1, 3), "END": (3, 6)}


def shift(day: date, n: int, unit: str) -> date:
    """The day n units later, earlier where n is negative; a month's end stays in the month. ValueError past 9999."""
    if unit in _DAYS:
        return day + timedelta(days=n * _DAYS[unit])
    months = n * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def value_at(day: date, unit: str) -> str:
    """The value, at the grain of `unit`, of the period that holds the day."""
    if unit in ("week", "weekend", "fortnight"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4, "decade": 3, "century": 2}[unit]]


def away(base: date, n: float, unit: str) -> str:
    """The value of the period n units from the day, at the unit's grain, a year's where the unit is longer."""
    if n % 1 and unit in ("year", "decade", "century"):
        return value_at(shift(base, int(n * {"year": 12, "decade": 120, "century": 1200}[unit]), "month"), "month")
    return value_at(shift(base, int(n), unit), "year" if unit in ("decade", "century") else unit)


def season_at(day: date, season: str) -> str:
    """The value of the season (SP, SU, FA, WI) that holds the day or, where none does, of the day's year."""
    year = day.year - 1 if season == "WI" and day.month < 3 else day.year
    return f"{year:04d}-{season}"


def near_weekday(day: date, weekday: int, ahead: bool) -> date:
    """The nearest such weekday (Monday is 0) on or before the day, or on or after it."""
    return (
        day + timedelta(days=(weekday - day.weekday()) % 7)
        if ahead
        else day - timedelta(days=(day.weekday() - weekday) % 7)
    )


def near_date(day: date, month: int, number: int) -> date:
    """The occurrence of month and day of month nearest to `day`. ValueError where no year about has it."""
    found = [
        date(y, month, number) for y in (day.year - 1, day.year, day.year + 1) if number <= monthrange(y, month)[1]
    ]
    if not found:
        raise ValueError(f"month {month} has no day {number}")
    return min(found, key=lambda d: abs((d - day).days))


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    w = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, rest = divmod(h + w - 7 * ((a + 11 * h + 22 * w) // 451) + 114, 31)
    return date(year, month, rest + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th such weekday (Monday is 0) of a month."""
    return near_weekday(date(year, month, 1), weekday, ahead=True) + timedelta(weeks=n - 1)


def interval_of(value: str, mod: str = "") -> Interval | None:
    """The dates that a calendar value names, cut to its part where `mod` is START, MID or END; None for others."""
    match = _VALUE.fullmatch(value)
    if not match:
        return None
    kind = match.lastgroup if match.lastgroup != "weekend" else "week"
    try:
        if kind == "day":
            day = date.fromisoformat(match["day"])
            return Interval(day, day, "day")
        if kind == "week":
            return _week(match["week"], bool(match["weekend"]), mod)
        if kind == "month":
            return _month(int(value[:4]), int(value[5:]), mod)
        if kind == "part":
            return _part(int(value[:4]), value[5:], mod)
        return _years(value, mod)
    except (ValueError, OverflowError):  # 1998-02-31, the year 0
        return None


def _week(value: str, weekend: bool, mod: str) -> Interval:
    first, last = (5, 6) if weekend else _WEEK_PARTS.get(mod, (0, 6))
    monday = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
    return Interval(monday + first * DAY, monday + last * DAY, "day" if weekend else "week")


def _month(year: int, month: int, mod: str) -> Interval:
    length = monthrange(year, month)[1]
    first, last = {"START": (1, 10), "MID": (11, length - 11), "END": (length - 10, length)}.get(mod, (1, length))
    return Interval(date(year, month, first), date(year, month, last), "month")


def _part(year: int, part: str, mod: str) -> Interval:
    length = 6 if part[0] == "H" else 3
    start = SEASON_START[part] if part in SEASON_START else (int(part[1]) - 1) * length + 1
    first, last = {
        "START": (0, length // 3),
        "MID": (length // 3, 2 * length // 3),
        "END": (2 * length // 3, length),
    }.get(mod, (0, length))
    base = date(year, start, 1)
    return Interval(shift(base, first, "month"), shift(base, last, "month") - DAY, "month")


def _years(value: str, mod: str) -> Interval:
    size = 10 ** (4 - len(value))
    first = int(value) * size
    grain: Grain = "year"
    if size == 1:
        start, end = _YEAR_PARTS.get(mod, (1, 12))
        return Interval(date(first, start, 1), date(first, end, monthrange(first, end)[1]), grain)
    start, end = _DECADE_PARTS.get(mod, (0, 9))
    return Interval(date(first + start * size // 10, 1, 1), date(first + (end + 1) * size // 10 - 1, 12, 31), grain)
