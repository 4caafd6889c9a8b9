"""What the names of feasts mean: a day by the calendar of their faith or country, and the weekend it makes long.

A rule's match and the flow of the narration -> type, value; None where the words name no feast after all. Jewish and
Islamic feasts go by arithmetic; the Islamic calendar by sight may differ by a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from pourparler.record import Interval

from .flow import PARTS, Flow, Found, Match, group
from .tense import lies_behind, tells_of_past
from .values import DAY, easter, nth_weekday, value_at


def _orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian reckoning (Meeus), as a Gregorian date."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + (year // 100 - year // 400 - 2) * DAY


def _rosh_hashanah(year: int) -> date:
    """The Jewish new year in autumn of a year of the common era (Reingold and Dershowitz, Calendrical Calculations)."""

    def elapsed(jewish: int) -> int:
        months = (235 * jewish - 234) // 19
        days = 29 * months + (12084 + 13753 * months) // 25920
        return days + ((3 * (days + 1)) % 7 < 3)

    jewish = year + 3761
    before, this, after = elapsed(jewish - 1), elapsed(jewish), elapsed(jewish + 1)
    delay = 2 if after - this == 356 else int(this - before == 382)
    return date.fromordinal(this + delay - 1373427)


def _passover(year: int) -> date:
    return _rosh_hashanah(year) - 163 * DAY


def _hanukkah(year: int) -> date:
    start = _rosh_hashanah(year)
    return start + (84 if (_rosh_hashanah(year + 1) - start).days in (355, 385) else 83) * DAY


def _islamic(month: int, day: int) -> Callable[[int], date]:
    """The first such day of the tabular Islamic calendar in a year of the common era, or the nearest to it."""

    def of(year: int) -> date:
        near = int((year - 622) * 33 / 32)
        days = [
            date.fromordinal(day + (59 * (month - 1) + 1) // 2 + (y - 1) * 354 + (3 + 11 * y) // 30 + 227014)
            for y in range(near - 1, near + 3)
        ]
        return min(days, key=lambda d: (d.year != year, abs(d.year - year), d))

    return of


FEASTS: dict[str, Callable[[int], date]] = {
    "christmas": lambda year: date(year, 12, 25),
    "new year's": lambda year: date(year, 1, 1),
    "easter": easter,
    "good friday": lambda year: easter(year) - 2 * DAY,
    "thanksgiving": lambda year: nth_weekday(year, 11, 3, 4),
    "halloween": lambda year: date(year, 10, 31),
    "may day": lambda year: date(year, 5, 1),
    "valentine's": lambda year: date(year, 2, 14),
    "boxing": lambda year: date(year, 12, 26),
    "women's": lambda year: date(year, 3, 8),
    "labor": lambda year: nth_weekday(year, 9, 0, 1),
    "memorial": lambda year: nth_weekday(year, 6, 0, 1) - 7 * DAY,
    "veterans": lambda year: date(year, 11, 11),
    "bastille": lambda year: date(year, 7, 14),
    "st. patrick's": lambda year: date(year, 3, 17),
    "mother's": lambda year: nth_weekday(year, 5, 6, 2),
    "earth": lambda year: date(year, 4, 22),
    "ve": lambda year: date(year, 5, 8),
    "victory": lambda year: date(year, 5, 9),
    "remembrance": lambda year: date(year, 11, 11),
    "holy": easter,
    "father's": lambda year: nth_weekday(year, 6, 6, 3),
    "all saints'": lambda year: date(year, 11, 1),
    "nowruz": lambda year: date(year, 3, 21),
    "juneteenth": lambda year: date(year, 6, 19),
    "maundy thursday": lambda year: easter(year) - 3 * DAY,
    "pentecost": lambda year: easter(year) + 49 * DAY,
    "armistice": lambda year: date(year, 11, 11),
    "presidents'": lambda year: nth_weekday(year, 2, 0, 3),
    "presidents": lambda year: nth_weekday(year, 2, 0, 3),
    "martin luther king": lambda year: nth_weekday(year, 1, 0, 3),
    "election": lambda year: nth_weekday(year, 11, 0, 1) + DAY,
    "columbus": lambda year: nth_weekday(year, 10, 0, 2),
    "palm sunday": lambda year: easter(year) - 7 * DAY,
    "ash wednesday": lambda year: easter(year) - 46 * DAY,
    "whit": lambda year: easter(year) + 49 * DAY,
    "orthodox easter": _orthodox_easter,
    "orthodox christmas": lambda year: date(year, 1, 7),
    "rosh hashanah": _rosh_hashanah,
    "yom kippur": lambda year: _rosh_hashanah(year) + 9 * DAY,
    "sukkot": lambda year: _rosh_hashanah(year) + 14 * DAY,
    "hanukkah": _hanukkah,
    "purim": lambda year: _passover(year) - 30 * DAY,
    "passover": _passover,
    "ramadan": _islamic(9, 1),
    "eid al-fitr": _islamic(10, 1),
    "eid al-adha": _islamic(12, 10),
    "ashura": _islamic(1, 10),
}
_DAYS_LONG = {"ramadan": 29, "passover": 8, "hanukkah": 8, "sukkot": 7, "eid al-fitr": 3, "eid al-adha": 4}
_CLEAR = "may day|halloween|palm sunday|ash wednesday|good friday|rosh hashanah|yom kippur|sukkot|hanukkah|purim"
_CLEAR += "|nowruz|juneteenth|maundy thursday|pentecost|passover|ramadan|eid al-fitr|eid al-adha|ashura"
_FEAST_BEFORE = re.compile(
    r"(?i)\b(?:at|by|before|after|since|until|till|on|over|around|for|this|last|next|during|from)\s+$"
)


def _feast(match: Match, flow: Flow) -> Found | None:
    day, part = _day_of_feast(match, flow), group(match, "part")
    code = next((code for word, code in PARTS.items() if part.endswith(word)), "") if part else ""
    return Found("TIME", f"{day.value}T{code}") if day and part else day


def _day_of_feast(match: Match, flow: Flow) -> Found | None:
    name, of, which = (group(match, k).replace("’", "'") for k in ("holiday", "of", "which"))
    name = name.replace(" ul-", " al-")
    long, at = (match["weekend"] or match["week"] or "").strip().lower(), match.start()
    if not (
        of
        or which
        or match["year"]
        or long
        or match["part"]
        or name in _CLEAR.split("|")
        or _FEAST_BEFORE.search(flow.text[max(0, at - 10) : at])
    ):
        return None
    shift_by = (-1 if of == "eve" else 1 if of == "monday" else 0) * DAY
    if match["year"]:
        return _named(name, FEASTS[name](int(match["year"])) + shift_by, long)
    days = [FEASTS[name](flow.dct.year + n) + shift_by for n in (-1, 0, 1)]
    if which in ("last", "next"):
        past = [d for d in days if d < flow.dct]
        return _named(name, past[-1] if which == "last" else days[len(past)], long)
    if flow.future(at) or (name == "election" and not tells_of_past(flow.text, at)):
        return _named(name, next((d for d in days if d >= flow.dct), days[-1]), long)
    nearest = min(days, key=lambda d: abs((d - flow.dct).days))
    if (nearest - flow.dct).days > 14 and lies_behind(flow.text, at):
        nearest = days[max(0, days.index(nearest) - 1)]
    return _named(name, nearest, long)


def _named(name: str, day: date, long: str) -> Found:
    if long == "week":
        return Found("DATE", value_at(day, "week"))
    if long:
        return Found("DATE", value_at(day - DAY if day.weekday() == 0 else day, "weekend"))
    if name == "ramadan":
        return Found("DATE", value_at(day, "month"), "", Interval(day, day + 29 * DAY, "month"))
    return Found("DATE", day.isoformat(), "", Interval(day, day + (_DAYS_LONG.get(name, 1) - 1) * DAY, "day"))


NAMED_DAYS: dict[str, Callable[[Match, Flow], Found | None]] = {"holiday": _feast}
