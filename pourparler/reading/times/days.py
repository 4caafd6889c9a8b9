"""What expressions with a day or a time of day mean: dates, weekdays, "yesterday", "5 p.m.", "the first week of May".

A rule's match and the flow of the narration -> type, value, mod; None where the words name no time after all."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from pourparler.reading.times import numbers
from pourparler.record import Interval

from .flow import PARTS, Flow, Found, Match, group, part_mod
from .grammar import rules, year_to_come
from .names import near_month
from .tense import is_since, lies_behind, tells_of_past
from .values import DAY, near_date, near_weekday, nth_weekday, shift, value_at


def _stamp(match: Match, flow: Flow) -> Found | None:
    day = date.fromisoformat(match["day"].replace("/", "-"))
    return Found("TIME", f"{day}T{match['time']}") if match["time"] else Found("DATE", day.isoformat())


def _slashes(match: Match, flow: Flow) -> Found | None:
    if match["attacks"]:
        return Found("DATE", "2001-09-11") if flow.dct.year > 2000 else None
    a, year = int(group(match, "a", "a2", "a3")), numbers.year(group(match, "year", "year2", "year3"), flow.dct.year)
    if match["named"]:
        day, month = a, numbers.month(match["named"])
    else:
        b = int(group(match, "b", "b2"))
        month, day = (b, a) if a > 12 or match["a2"] else (a, b)
    return Found("DATE", date(year, month, day).isoformat())


def _date(match: Match, flow: Flow) -> Found | None:
    month, number = numbers.month(group(match, "month", "month2")), numbers.day_number(group(match, "day", "day2"))
    year, which = group(match, "year"), group(match, "which")
    if year:
        day = date(numbers.year(year, flow.dct.year), month, number)
    elif month == 9 and number == 11 and _OF_2001.match(flow.text, match.end()) and flow.dct.year > 2000:
        day = date(2001, 9, 11)
    elif rel := group(match, "rel"):
        day = date(flow.dct.year, month, number)
        if rel in ("last", "this past") and day >= flow.dct:
            day = date(day.year - 1, month, number)
        elif rel in ("next", "this coming") and day <= flow.dct:
            day = date(day.year + 1, month, number)
    elif which:
        day = date(flow.dct.year + {"last": -1, "this": 0, "next": 1}[which], month, number)
    elif later := year_to_come().match(flow.text, match.end()):
        year = int(later["year"]) - (month > numbers.month(group(later, "month", "month2")))
        day = date(year, month, number)
    else:
        day = _nearest(month, number, flow, match.start())
    if match["week"] or match["weekend"]:
        return Found("DATE", value_at(day, "week" if match["week"] else "weekend"))
    return Found("DATE", day.isoformat())


_OF_2001 = re.compile(r"(?i),?\s+(?:\w+\s+)?(?:attacks?|terror\w*|hijack\w*|bomb\w*|conspir\w*)\b")


def _day_of_month(match: Match, flow: Flow) -> Found | None:
    """ "On the 19th": of the month named, else the last such day, the next one in a future clause."""
    number, which = numbers.day_number(group(match, "day")), group(match, "which")
    base = flow.reference("month") if which == "the" else flow.dct
    if which:
        base = shift(base.replace(day=1), {"last": -1, "next": 1}.get(which, 0), "month")
        return Found("DATE", base.replace(day=number).isoformat())
    ahead = flow.future(match.start())
    months = (shift(flow.dct.replace(day=1), n, "month") for n in ((0, 1, 2) if ahead else (0, -1, -2)))
    days = (month.replace(day=number) for month in months if number <= monthrange(month.year, month.month)[1])
    return Found("DATE", next(d for d in days if (d >= flow.dct if ahead else d <= flow.dct)).isoformat())


def _weekday_and_day(match: Match, flow: Flow) -> Found | None:
    """ "Friday the 13th": the last day that is both, the next one in a future clause."""
    weekday, number = numbers.weekday(match["name"]), numbers.day_number(group(match, "day"))
    step = 1 if flow.future(match.start()) else -1
    days = (flow.dct + n * step * DAY for n in range(800))  # no two are further apart
    return Found("DATE", next(d for d in days if (d.weekday(), d.day) == (weekday, number)).isoformat())


def _nth_of_month(match: Match, flow: Flow) -> Found | None:
    """ "The first week of May", "the last Friday in June", "the first days of the month"."""
    first = _month_named(match, flow)
    end, unit = shift(first, 1, "month") - DAY, group(match, "unit")
    if group(match, "which") in ("every", "each"):
        return Found("SET", "P1M")
    words = group(match, "nth")
    nth = -1 if words in ("last", "final") else numbers.day_number(words)
    if unit == "days" or match["few"]:
        return Found("DATE", value_at(first, "month"), "END" if nth < 0 else "START")
    if unit == "day":
        return Found("DATE", (end if nth < 0 else first + (nth - 1) * DAY).isoformat())
    if unit == "week":
        start = end - 6 * DAY if nth < 0 else first + 7 * (nth - 1) * DAY
        return Found("DATE", value_at(start, "week"), "", Interval(start, start + 6 * DAY, "week"))
    number = 5 if unit == "weekend" else numbers.weekday(unit)
    day = near_weekday(end, number, ahead=False) if nth < 0 else nth_weekday(first.year, first.month, number, nth)
    return Found("DATE", value_at(day, "weekend") if unit == "weekend" else day.isoformat())


def _month_named(match: Match, flow: Flow) -> date:
    """The first day of the month that a match names: its name, with or without a year, or "this month"."""
    if which := group(match, "which"):
        base = flow.reference("month") if which == "the" else flow.dct
        return shift(base.replace(day=1), {"last": -1, "next": 1}.get(which, 0), "month")
    month = numbers.month(match["month"])
    if match["year"]:
        return date(int(match["year"]), month, 1)
    return near_month(month, flow, match.start())


def _day_beside(match: Match, flow: Flow) -> Found | None:
    day = _day_of(match["on"], replace(flow, future=lambda _: flow.future(match.start())))
    return Found("DATE", (day + (1 if group(match, "way") == "after" else -1) * DAY).isoformat())


def _nearest(month: int, number: int, flow: Flow, at: int) -> date:
    """The nearest such day; a future clause looks further ahead than four months, no other does."""
    if year := flow.told_year(month, at):
        return date(year, month, number)
    day = near_date(flow.dct, month, number)
    ahead = (day - flow.dct).days
    if (ahead > 120 and not flow.future(at)) or (ahead > 14 and lies_behind(flow.text, at)):
        return date(day.year - 1, month, number)
    if ahead < -120 and flow.future(at) and not is_since(flow.text, at):
        return date(day.year + 1, month, number)
    return day


def day_pair(match: Match, flow: Flow) -> list[tuple[int, int, Found]]:
    """Start, end and meaning of both days of "March 3 and 4", "3-4 March"."""
    spans = [match.span("a"), match.span("b")] if match["a"] else [match.span("a2"), match.span("b2")]
    month, year = numbers.month(group(match, "month", "month2")), group(match, "year", "year2")
    pair = []
    for start, end in spans:
        number = numbers.day_number(flow.text[start:end].lower())
        day = date(int(year), month, number) if year else _nearest(month, number, flow, match.start())
        year = year or str(day.year)
        pair.append((start, end, Found("DATE", day.isoformat())))
    if match["a"]:
        pair[0] = (match.start(), spans[0][1], pair[0][2])
        pair[1] = (spans[1][0], match.end(), pair[1][2])
    return pair


def _weekday_of(name: str, which: str, ahead: bool, flow: Flow) -> date:
    number = numbers.weekday(name)
    if "following" in which:
        return near_weekday(flow.reference("day") + DAY, number, ahead=True)
    if "previous" in which:
        return near_weekday(flow.reference("day") - DAY, number, ahead=False)
    if "same" in which or which == "that":
        return near_weekday(flow.reference("day"), number, ahead=False)
    if which in ("last", "past", "this past", "the past"):
        return near_weekday(flow.dct - DAY, number, ahead=False)
    if which in ("next", "coming", "the coming", "this coming"):
        return near_weekday(flow.dct + DAY, number, ahead=True)
    return near_weekday(flow.dct, number, ahead or which == "this")


def _weekdays_ago(match: Match, flow: Flow) -> Found | None:
    """ "Two Sundays ago", "the Tuesday before last", "the Friday after next"."""
    ahead = group(match, "way") == "after next"
    n = numbers.number(match["count"]) if match["count"] else 2
    if not n:
        return Found("DATE", "PAST_REF")
    first = near_weekday(flow.dct + (1 if ahead else -1) * DAY, numbers.weekday(group(match, "name", "name2")), ahead)
    return Found("DATE", (first + (1 if ahead else -1) * 7 * int(n - 1) * DAY).isoformat())


_SAYING_THAT = re.compile(  # "noted that Saturday's rally"
    r"(?i)\b(?:said|told (?:\S+ ){1,2}|stated|noted|announced|added|suggested|likely|believe[ds]?|argued|insisted"
    r"|reported) ?$"
)
_THROUGH = re.compile(r"day(?:['’]s)? (?:through|to|until|till|-|–) ?$")


def _weekday(match: Match, flow: Flow) -> Found | None:
    which, name, after = group(match, "which"), group(match, "name"), group(match, "after")
    if week := group(match, "week"):  # "Thursday of last week"
        monday = flow.dct - flow.dct.weekday() * DAY
        day = monday + (7 * {"last": -1, "this": 0, "next": 1}[week] + numbers.weekday(name)) * DAY
    elif match["count"]:  # "Friday two weeks ago"
        weeks = int(numbers.number(match["count"]) or 0)
        day = near_weekday(flow.dct, numbers.weekday(name), ahead=False) - 7 * weeks * DAY
    elif after == "week":  # "Friday week"
        day = near_weekday(flow.dct + DAY, numbers.weekday(name), ahead=True) + 7 * DAY
    elif flow.day and not which and _THROUGH.search(flow.text[max(0, match.start() - 14) : match.start()]):
        day = near_weekday(flow.day, numbers.weekday(name), ahead=True)  # "Monday through Friday"
        if day > flow.dct + DAY and tells_of_past(flow.text, match.start()):
            day -= 7 * DAY
    else:
        which = which or after
        if which == "that" and _SAYING_THAT.search(flow.text[max(0, match.start() - 24) : match.start()]):
            which = ""
        day = _weekday_of(name, which, not which and flow.future(match.start()), flow)
    return _at_part(day, group(match, "part"), part_mod(group(match, "edge")))


def _at_part(day: date, part: str, mod: str = "") -> Found:
    if not part:
        return Found("DATE", day.isoformat(), mod)
    code = next((code for name, code in PARTS.items() if part.endswith(name)), "")
    if not code:
        return Found("TIME", f"{day}T{'EV' if part in ('dusk', 'nightfall', 'sunset') else 'MO'}")
    return Found("TIME", f"{day}T{code}", part_mod(part) or mod)


def _weekday_set(match: Match, flow: Flow) -> Found | None:
    name, part = group(match, "name", "name2"), group(match, "part", "part2")
    code = next((f"T{code}" for word, code in PARTS.items() if part.endswith(word)), "")
    return Found("SET", f"XXXX-WXX-{numbers.weekday(name) + 1}{code}")


def _today(match: Match, flow: Flow) -> Found | None:
    if beyond := group(match, "beyond"):
        return Found("DATE", (flow.dct + (2 if beyond.startswith("after") else -2) * DAY).isoformat())
    name, part = group(match, "name"), group(match, "part", "before")
    if re.match(r"['’]s (?:world|society|youth|generation|children|standards)\b", flow.text[match.end() :]):
        return Found("DATE", "PRESENT_REF")
    day = flow.dct + {"yesterday": -1, "tomorrow": 1}.get(name, 0) * DAY
    return _at_part(day, "night" if name == "tonight" else part, part_mod(group(match, "edge")))


def _part_of_day(match: Match, flow: Flow) -> Found | None:
    which, part = group(match, "which"), group(match, "part")
    if match["overnight"]:
        return Found("TIME", f"{flow.dct}TNI")
    if which in ("this", "last"):
        return _at_part(flow.dct - (which == "last") * DAY, part)
    step = 1 if "following" in which or "next" in which else -1 if "previous" in which else 0
    return _at_part(flow.reference("day") + step * DAY, part)


def _part_of(match: Match, flow: Flow) -> Found | None:
    """ "The night of May 3", "dawn on Tuesday"; "the night of 3-4 May" has two days."""
    part = "night" if match["overnight"] else group(match, "part")
    ahead = flow.future(match.start())
    day = _day_of(match["on"] or match["to"], replace(flow, future=lambda _: ahead))
    if not match["from"]:
        return _at_part(day, part)
    first = day - DAY
    if first.day != int(match["from"]):
        return None
    return _at_part(first, part)._replace(interval=Interval(first, day, "day"))


def _clock(match: Match, flow: Flow) -> Found | None:
    clock = group(match, "clock", "clock2").replace("’", "'")
    hour, minute = numbers.hour_minute(clock, match[0].lower())
    day = flow.day or flow.dct
    if match["on"]:
        day = _day_of(match["on"], replace(flow, future=lambda _: flow.future(match.start())))
    if not (0 <= hour < 24 and 0 <= minute < 60):  # a price: "at 45.30 on Friday"
        return Found("DATE", day.isoformat()) if match["on"] else None
    return Found("TIME", f"{day}T{hour:02d}:{minute:02d}")


def clock_and_day(match: Match, flow: Flow) -> list[tuple[int, int, Found]]:
    """Start, end and meaning of both times of "10:35 a.m. (0735 GMT) Friday"."""
    clock = _clock(match, flow)
    if not clock or clock.type == "DATE":
        return [(*match.span("on"), clock)] if clock else []
    return [(match.start(), match.start("zone"), clock), (*match.span("on"), Found("DATE", clock.value[:10]))]


def _day_named(match: Match, flow: Flow) -> Found | None:
    """ "12 October, the day before the vote": the day just named."""
    beside = flow.day and flow.text[flow.day_end : match.start()].strip() == ","
    return Found("DATE", flow.day.isoformat()) if beside and flow.day else None


def _day_of(words: str, flow: Flow) -> date:
    meanings = {"date": _date, "weekday": _weekday, "today": _today, "part_of_day": _part_of_day, "part_of": _part_of}
    for rule, meaning in meanings.items():
        match = rules()[rule].fullmatch(words)
        found = meaning(match, flow) if match else None
        if found:
            return date.fromisoformat(found.value[:10])
    raise ValueError(f"no day: {words!r}")


DAYS: dict[str, Callable[[Match, Flow], Found | None]] = {
    "stamp": _stamp, "slashes": _slashes, "clock": _clock, "date": _date, "weekday_and_day": _weekday_and_day,
    "day_of_month": _day_of_month, "nth_of_month": _nth_of_month, "day_beside": _day_beside,
    "day_named": _day_named,
    "weekday_set": _weekday_set, "weekday": _weekday, "weekdays_ago": _weekdays_ago, "today": _today,
    "part_of": _part_of, "part_of_day": _part_of_day,
}  # fmt: skip
