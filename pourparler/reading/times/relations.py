"""What expressions that count from another time mean: "last week", "two days earlier"; vague words.

A rule's match and the flow of the narration -> type, value, mod; None where the words name no time after all."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from pourparler.reading.times import numbers
from pourparler.record import Interval

from .accounts import is_business, last_quarter
from .durations import amount, mod_of, reach, unit_of
from .flow import PARTS, Flow, Found, Match, group, part_mod, step_of
from .names import recent_season
from .tense import tells_of_past
from .values import (
    DAY,
    SEASON_START,
    SEASONS,
    away,
    interval_of,
    near_weekday,
    season_at,
    shift,
    value_at,
)


def _counts_from(which: str, unit: str, flow: Flow) -> date:
    """The day that "the previous", "that", "the same" look back to; the publication date for the rest."""
    story = any(w in which.split() for w in ("previous", "prior", "following", "that", "same")) or which == "the next"
    return flow.reference(unit) if story else flow.dct


def _cut(value: str, edge: str, flow: Flow) -> Found:
    """A period, or its part: early, late; "earlier" ends at the publication date and "later" starts there."""
    whole = interval_of(value)
    if whole and whole.first and whole.last and whole.first <= flow.dct <= whole.last:
        if edge.startswith("earlier"):
            return Found("DATE", value, "START", Interval(whole.first, flow.dct, whole.grain))
        if edge.startswith("later"):
            return Found("DATE", value, "", Interval(flow.dct, whole.last, whole.grain))
    return Found("DATE", value, "" if edge.startswith("later") else part_mod(edge))


def _so_far(unit: str, flow: Flow, at: int) -> Found:
    """ "This week" of what happened ends at the publication date; of what is to come, it starts there."""
    return _cut(value_at(flow.dct, unit), "later" if flow.future(at) else "earlier", flow)._replace(mod="")


_COMPARED = re.compile(  # "earned $3, compared with a loss of $2 last year"
    r"\b(?:compared with|against|versus)\s(?:an?\s|net\s)?(?:loss|profit|earnings|income|net)\sof\s\$[\d.,]+"
    r"(?:\s(?:million|billion|cents))?\s$"
)
_WITHIN = re.compile(r"(?i)\b(?:over|within|during|for|in)\s$")


def _relative(match: Match, flow: Flow) -> Found | None:
    which, unit, edge = group(match, "which"), unit_of(group(match, "unit")), group(match, "edge")
    if re.match(r"[A-Z][a-z]+ [A-Z][a-z]", match[0]) and (
        which not in ("last", "next") or flow.text.startswith(" Tonight", match.end())
    ):
        return None  # the title of a programme or a paper
    if unit in SEASONS:
        return Found("DATE", _season(which, SEASONS[unit], flow), part_mod(edge))
    if (which == "the past" and unit != "weekend") or (which in ("the last", "the next") and unit == "decade"):
        return Found("DURATION", numbers.period(1, unit), "", reach(1, unit, which.removeprefix("the "), flow.dct))
    if unit == "day":
        return _day(which, flow)
    if which == "the next" and _WITHIN.search(flow.text[max(0, match.start() - 8) : match.start()]):
        return Found("DURATION", numbers.period(1, unit), "", reach(1, unit, "next", flow.dct))
    if which == "the latest" and unit == "quarter":
        return Found("DATE", value_at(last_quarter(flow), "quarter"))
    if which == "this" and unit in ("week", "month", "year") and not edge:
        return _so_far(unit, flow, match.start())
    if (
        which == "last"
        and unit == "year"
        and flow.quarter
        and not edge
        and _COMPARED.search(flow.text[max(0, match.start() - 80) : match.start()])
    ):
        return Found("DATE", value_at(shift(last_quarter(flow), -1, "year"), "quarter"))
    base = flow.dct if "fiscal" in match[0] else _counts_from(which, unit, flow)
    step = step_of(which)
    if unit == "weekend":
        over = which == "this" and base.weekday() < 5 and tells_of_past(flow.text, match.start())
        return _cut(value_at(_weekend("last" if over else which, -1 if over else step, base), "weekend"), edge, flow)
    return _cut(value_at(shift(base.replace(day=1) if unit != "week" else base, step, unit), unit), edge, flow)


def _day(which: str, flow: Flow) -> Found | None:
    if which in ("this", "the current", "last", "next", "the last", "the latest", "the coming"):
        return None
    if month := flow.elsewhere():
        return Found("DATE", month)
    return Found("DATE", (flow.reference("day") + step_of(which) * DAY).isoformat())


def _weekend(which: str, step: int, base: date) -> date:
    """A Saturday: last and this past, the one before; this and next, the one to come."""
    before = near_weekday(base, 5, ahead=False)
    if step < 0 and which != "the previous" or (step < 0 and base.weekday() < 5):
        return before - (7 * DAY if base.weekday() >= 5 else 0 * DAY)
    if step < 0:
        return before - 7 * DAY
    return before if base.weekday() == 6 and not step else near_weekday(base + step * DAY, 5, ahead=True)


def _season(which: str, code: str, flow: Flow) -> str:
    base = _counts_from(which, "year", flow)
    year = int(season_at(base, code)[:4])
    start = date(year, SEASON_START[code], 1)
    if step_of(which) < 0 and shift(start, 3, "month") > base:
        year -= 1
    elif step_of(which) > 0 and start <= base:
        year += 1
    return f"{year}-{code}"


def _beyond(match: Match, flow: Flow) -> Found | None:
    """ "The week before last", "the month after next"."""
    step, unit = -2 if group(match, "way") == "before last" else 2, group(match, "unit")
    if unit == "night":
        return Found("TIME", f"{flow.dct + step * DAY}TNI")
    if unit == "weekend":
        return Found(
            "DATE", value_at(_weekend("last" if step < 0 else "next", step // 2, flow.dct) + step // 2 * 7 * DAY, unit)
        )
    return Found("DATE", value_at(shift(flow.dct.replace(day=1) if unit != "week" else flow.dct, step, unit), unit))


_SINCE_END = re.compile(r"(?i)\bsince\s$")


def _named_part(match: Match, flow: Flow) -> Found | None:
    """ "Later in the week", "the end of the month", "early spring", "year-end"."""
    if (mid := group(match, "mid")) in SEASONS:
        return Found("DATE", recent_season(SEASONS[mid], flow, match.start()), "MID")
    if match["whole"] and _SINCE_END.search(flow.text[max(0, match.start() - 8) : match.start()]):
        end = shift(flow.dct, -1, group(match, "whole"))
        return Found("DATE", date(end.year, 12, 31).isoformat()) if group(match, "whole") == "year" else None
    if match["mid"] or match["whole"]:
        return Found("DATE", value_at(flow.dct, group(match, "mid", "whole")), "MID" if match["mid"] else "END")
    unit, edge = unit_of(group(match, "unit")), group(match, "edge")
    if unit in SEASONS:
        return Found("DATE", recent_season(SEASONS[unit], flow, match.start()), part_mod(edge))
    if unit == "day":
        return Found("DATE", (flow.day or flow.dct).isoformat(), part_mod(edge))
    if unit == "weekend":
        return Found("DATE", value_at(_weekend("the", -1, flow.dct), "weekend"), part_mod(edge))
    return _cut(value_at(flow.dct, unit), edge, flow)


def _bare_unit(match: Match, flow: Flow) -> Found | None:
    unit = unit_of(group(match, "unit"))
    if unit == "weekend":
        ahead = flow.future(match.start())
        return Found(
            "DATE", value_at(_weekend("this", 0, flow.dct) if ahead else _weekend("the past", -1, flow.dct), "weekend")
        )
    if unit == "year" and re.match(r"\s+(?:ended|ending|to)\b", flow.text[match.end() :][:12]):
        return Found("DURATION", "P1Y")
    return Found("DATE", value_at(flow.dct, unit))


def _ago(match: Match, flow: Flow) -> Found | None:
    unit, way = unit_of(group(match, "unit", "unit2")), group(match, "way", "way2")
    if match["unit2"]:
        return _next_to(unit, 1 if way == "after" else -1, flow)
    back = bool(match["before"]) or way in ("ago", "earlier", "before", "previously", "prior", "back")
    if not match["count"] and way in ("later", "earlier") and unit != group(match, "unit"):
        return Found("DURATION", numbers.period(None, unit))
    if not match["count"]:
        if not group(match, "unit").endswith("s"):
            return None
        return Found("DATE", "PAST_REF" if back else "FUTURE_REF") if back or way in ("from now", "hence") else None
    n = amount(match)
    if n is None and way in ("later", "earlier"):
        return Found("DURATION", numbers.period(None, unit))
    if n is None:
        return Found("DATE", "PAST_REF" if back or match["same"] or match["month"] else "FUTURE_REF")
    if match["same"]:  # "a year ago this week"
        return Found("DATE", value_at(shift(flow.dct, -int(n), unit), group(match, "same")))
    if match["month"]:
        year = flow.dct.year - (int(n) if unit == "year" else 10 * int(n))
        return Found("DATE", value_at(date(year, numbers.month(match["month"]), 1), "month"))
    if day := group(match, "before", "on"):
        step = -1 if back else 1
        return Found("DATE", shift(_day_counted_from(day, step, flow), step * int(n), unit).isoformat())
    if way in ("earlier", "later") and flow.text.startswith(" than", match.end()):
        return Found("DURATION", numbers.period(n, unit), mod_of(match))
    base = flow.dct if way in ("ago", "from now", "hence", "back", "") else flow.reference(unit)
    if way in ("later", "on", "after", "afterwards") and base <= flow.dct and not flow.future(match.start()):
        over = interval_of(away(base, n, unit))
        if over and over.first and over.first > flow.dct:  # later than what, the text has not said
            return Found("DURATION", numbers.period(n, unit), mod_of(match))
    if back and base > flow.dct:  # what was earlier than a day to come is not told of
        base = flow.dct
    if unit == "year" and n == 1 and flow.quarter and way in ("ago", "earlier") and is_business(match, flow.text):
        return Found("DATE", value_at(shift(last_quarter(flow), -1, "year"), "quarter"))
    if match["unit3"]:  # "a year and two months ago"
        less, smaller = int(numbers.number(match["count2"]) or 0), unit_of(group(match, "unit3"))
        base = shift(base, -less if back else less, smaller)
        return Found("DATE", value_at(shift(base, int(-n if back else n), unit), smaller), mod_of(match))
    return Found("DATE", away(base, -n if back else n, unit), mod_of(match))


def _day_counted_from(words: str, step: int, flow: Flow) -> date:
    """The day that "a week from Friday" counts from or, where step is -1, "a week ago Friday" counts back from."""
    if words in ("yesterday", "today", "tomorrow"):
        return flow.dct + (("yesterday", "today", "tomorrow").index(words) - 1) * DAY
    return near_weekday(flow.dct, numbers.weekday(words.split()[-1]), ahead=step > 0)


def _first_of(match: Match, flow: Flow) -> Found | None:
    """ "The first of the year": its first day; the next one in a future clause of the year's second half."""
    unit, at = group(match, "unit"), match.start()
    ahead = group(match, "which") == "next" or (unit == "year" and flow.dct.month > 6 and flow.future(at))
    first = flow.dct.replace(day=1, month=1 if unit == "year" else flow.dct.month)
    return Found("DATE", shift(first, int(ahead), unit).isoformat())


def _same_of_year(match: Match, flow: Flow) -> Found | None:
    """ "The same month last year": of the month last named."""
    unit = group(match, "unit")
    base = flow.reference("month") if unit == "month" else flow.dct
    return Found("DATE", value_at(shift(base.replace(day=1) if unit == "month" else base, -1, "year"), unit))


def _next_to(unit: str, step: int, flow: Flow) -> Found:
    if (unit == "day" or unit in PARTS) and (month := flow.elsewhere()):
        return Found("DATE", month)
    if unit in PARTS:
        return Found("TIME", f"{flow.reference('day') + step * DAY}T{PARTS[unit]}")
    return Found("DATE", value_at(shift(flow.reference(unit), step, unit), unit))


RELATED: dict[str, Callable[[Match, Flow], Found | None]] = {
    "ago": _ago, "beyond": _beyond, "relative": _relative,
    "named_part": _named_part, "bare_unit": _bare_unit, "first_of": _first_of, "same_of_year": _same_of_year,
    "present": lambda match, flow: Found("DATE", "PRESENT_REF"),
    "past": lambda match, flow: Found("DATE", "PAST_REF"),
    "coming": lambda match, flow: Found("DATE", "FUTURE_REF"),
}  # fmt: skip
