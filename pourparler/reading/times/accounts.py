"""What periods of accounts mean: quarters, half years, "the year-earlier period". Other reports hardly name them.

A rule's match and the flow of the narration -> type, value; None where the words name no time after all."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from pourparler.reading.times import numbers

from .flow import Flow, Found, Match, group, step_of
from .values import shift, value_at

_MONEY = re.compile(r"(?i)[$£€%]|\bcents?\b|\bpercent\b|\b(?:profit|earnings|revenue|income|sales)\b")


def is_business(match: Match, text: str) -> bool:
    return bool(_MONEY.search(text[max(0, match.start() - 120) : match.end() + 40]))


def last_quarter(flow: Flow) -> date:
    """A day of the quarter last named, if it is over; else of the last one completed."""
    completed = shift(flow.dct, -1, "quarter")
    return flow.quarter if flow.quarter and flow.quarter <= completed else completed


def _nth_quarter(nth: str, flow: Flow) -> date:
    """The latest quarter of that number that has begun."""
    number = _nth(nth)
    start = date(flow.dct.year, 3 * number - 2, 1)
    return start if start <= flow.dct else shift(start, -1, "year")


_WITHIN = re.compile(r"\b(?:in|by|during|until)\s+$")


def _quarter_at(nth: str, flow: Flow, at: int) -> date:
    """The latest quarter of that number that has begun; the next where it is to come: "will close in the first"."""
    latest = _nth_quarter(nth, flow)
    over = shift(latest, 1, "quarter") <= flow.dct
    led = _WITHIN.search(flow.text[max(0, at - 8) : at])
    return shift(latest, 1, "year") if over and led and flow.future(at) else latest


def _nth(words: str) -> int:
    return 4 if words == "final" else numbers.day_number(words)


def _quarter(match: Match, flow: Flow) -> Found | None:
    of_business = is_business(match, flow.text)
    if match["bare"]:
        return Found("DATE", value_at(last_quarter(flow), "quarter")) if of_business or flow.quarter else None
    if whose := match["whose"] or match["whose_year"]:  # "this year's first half"
        year = int(whose) if whose.isdecimal() else flow.dct.year + step_of(whose.lower())
        return Found("DATE", f"{year:04d}-H{1 if group(match, 'whose_half') == 'first' else 2}")
    if ending := group(match, "ending"):
        return Found("DATE", value_at(_nth_quarter(str(numbers.month(ending) // 3), flow), "quarter"))
    if half := group(match, "half"):
        over = flow.dct.month > 6 * _nth(half) or flow.future(match.start())
        return Found("DATE", f"{flow.dct.year - (not over):04d}-H{_nth(half)}") if of_business else None
    if short := group(match, "short").strip("q"):
        year = match["year2"] and numbers.year(match["year2"], flow.dct.year)
        if short[0] == "h":
            return Found("DATE", f"{year or flow.dct.year:04d}-{short.upper()}")
        return Found("DATE", f"{year:04d}-Q{short}" if year else value_at(_nth_quarter(short, flow), "quarter"))
    nth, unit, which = group(match, "nth", "pair"), group(match, "unit").rstrip("s") or "quarter", group(match, "which")
    if match["year"] or which:
        year = int(match["year"]) if match["year"] else flow.dct.year + step_of(which)
        parts = 4 if unit == "quarter" else 2
        number = min(_nth(nth), parts)
        if (
            which == "the"
            and date(year, (number - 1) * 12 // parts + 1, 1) > flow.dct
            and not flow.future(match.start())
        ):
            year -= 1
        return Found("DATE", f"{year:04d}-{'Q' if unit == 'quarter' else 'H'}{number}")
    if unit == "half" or not (of_business or flow.quarter or nth in ("third", "fourth")):
        return None  # a match's, a player's
    return Found("DATE", value_at(_quarter_at(nth, flow, match.start()), "quarter"))


_YEAR_BACK = re.compile(r"year (?:ago|earlier)|(?:previous|prior|last) year")
_BEFORE = ("previous", "prior", "preceding")


def _year_ago(match: Match, flow: Flow) -> Found | None:
    """ "The year-earlier quarter", "the same period last year", "1988's third quarter"."""
    base, nth, of = group(match, "base", "adjective").replace("-", " "), group(match, "nth"), group(match, "of")
    if base == "current":
        return Found("DATE", value_at(flow.dct, "quarter"))
    said = "year ago" if match["unit2"] else f"{base} {of}"
    whole_year = not flow.quarter and not nth and group(match, "unit", "unit2") != "quarter"
    day = _nth_quarter(nth, flow) if nth else last_quarter(flow)
    if year := re.search(r"\d{4}", said):
        return Found("DATE", year[0] if whole_year else value_at(day.replace(day=1, year=int(year[0])), "quarter"))
    back = bool(_YEAR_BACK.search(said))
    if whole_year:
        return Found("DATE", value_at(shift(flow.dct, -1, "year"), "year")) if back else None
    if base in _BEFORE and not nth and not back:
        return Found("DATE", value_at(shift(day, -1, "quarter"), "quarter"))
    if nth and base[:4] in ("this", "last", "next"):
        day = day.replace(year=flow.dct.year)
    step = -1 if back or base in _BEFORE else step_of(base)
    return Found("DATE", value_at(shift(day, step, "year"), "quarter"))


ACCOUNTS: dict[str, Callable[[Match, Flow], Found | None]] = {"year_ago": _year_ago, "quarter": _quarter}
