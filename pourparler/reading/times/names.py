"""What the names of longer times mean: months, seasons, years, decades, centuries.

A rule's match and the flow of the narration -> type, value, mod; None where the words name no time after all."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable
from datetime import date

from pourparler.reading.times import numbers
from pourparler.record import Interval

from .flow import Flow, Found, Match, group, part_mod, step_of
from .grammar import DECADES
from .tense import is_since, lies_behind, tells_of_past
from .values import (
    DAY,
    SEASON_START,
    SEASONS,
    season_at,
    shift,
    value_at,
)
from .weekdays import is_planned


def _month_of_year(match: Match, flow: Flow) -> Found | None:
    which = group(match, "which")
    if match["count"]:
        year = _years_ago(match, flow)
    elif match["beside"]:
        year = flow.reference("year").year + (1 if group(match, "beside") == "after" else -1)
    elif not which:
        year = numbers.year(match["year"], flow.dct.year)
    elif which in ("last", "this", "next"):
        year = flow.dct.year + ("last", "this", "next").index(which) - 1
    else:
        step = 1 if "following" in which else -1 if "previous" in which else 0
        year = flow.reference("year").year + step
    return _part_of_month(date(year, numbers.month(match["month"]), 1), group(match, "edge"))


def _years_ago(match: Match, flow: Flow) -> int:
    """The year meant by "two years ago" after a month or a season; ValueError for "some years ago"."""
    n = numbers.number(match["count"])
    if not n:
        raise ValueError(f"how many years is not said: {match[0]!r}")
    return flow.dct.year - int(n)


def _part_of_month(first: date, edge: str) -> Found:
    """The month that starts on `first`, or its part: early, late; a half of it, to the day."""
    value, half = value_at(first, "month"), re.match(r"(?:the )?(first|second|last|latter) half", edge)
    if not half:
        return Found("DATE", value, part_mod(edge))
    middle, end = first + 14 * DAY, shift(first, 1, "month") - DAY
    if half[1] == "first":
        return Found("DATE", value, "START", Interval(first, middle, "month"))
    return Found("DATE", value, "END", Interval(middle + DAY, end, "month"))


def _month_alone(match: Match, flow: Flow) -> Found | None:
    if not _is_month(match, flow.text):
        return None
    month, which = numbers.month(match["month"]), group(match, "which")
    first, step = flow.dct.replace(day=1, month=month), 0
    if match["year"]:  # "between February and December 2030"
        year = int(match["year"]) - (month > numbers.month(match["other"]))
        return _part_of_month(first.replace(year=year), group(match, "edge"))
    if which.startswith("that") or which == "the same" or "following" in which or "previous" in which:
        base = flow.reference("month")
        first = base.replace(day=1, month=month)
        step = (
            1
            if "following" in which and first <= base
            else -1
            if "previous" in which and first >= base.replace(day=1)
            else 0
        )
    elif which.startswith("this"):
        step = -1 if "past" in which and first > flow.dct else 1 if "coming" in which and first < flow.dct else 0
    elif which == "last" or which.endswith("past"):
        step = -1 if month >= flow.dct.month else 0
    elif which:
        step = int(month <= flow.dct.month)
    elif flow.named and _TO_THIS.search(flow.text[max(0, match.start() - 40) : match.start()]):
        first = shift(first.replace(year=flow.named.year), int(month < flow.named.month), "year")  # "June to October"
    else:
        first = near_month(month, flow, match.start())
    return _part_of_month(shift(first, step, "year"), group(match, "edge"))


_FROM = rf"(?:{'|'.join(month_name[1:])})"
_TO_THIS = re.compile(rf"{_FROM}(?: (?:to|through|until) |-|–)$|\bbetween (?:\w+ )?{_FROM} and $")


_FIGURES = re.compile(  # "the November jobs report"
    r"[A-Z][a-z]+(?:['’]s)?\s+(?:[a-z-]+\s+){0,3}?"
    r"(?:report|data|figures|numbers|statistics|deficit|surplus|total|sales|results|reading|survey|poll)\b"
)


def near_month(month: int, flow: Flow, at: int) -> date:
    """The last such month, the next one in a future clause; one or two months ahead is nearer than ten back."""
    if year := flow.told_year(month, at):
        return date(year, month, 1)
    first, ahead = flow.dct.replace(day=1, month=month), (month - flow.dct.month) % 12
    to_come = flow.future(at) or (ahead <= 2 and not lies_behind(flow.text, at))
    if ahead in (3, 4) and not to_come:
        to_come = is_planned(flow.text, at) and not lies_behind(flow.text, at)
    elif ahead >= 8 and to_come:
        to_come = not (_FIGURES.match(flow.text, at) or tells_of_past(flow.text, at))
    if to_come and not is_since(flow.text, at):
        return shift(first, int(month < flow.dct.month), "year")
    return shift(first, -int(month > flow.dct.month), "year")


_BEFORE_MONTH = re.compile(
    r"(?i)(?:\b(?:in|of|since|until|till|by|from|to|through|during|as|before|after|between|late|early|mid|for|around|last|next|this|and|or|the)|[-–])\s*$"
)
_LEADS = "In|Since|Until|Till|By|From|To|Through|During|Before|After|Between|Late|Early|Mid|For|Last|Next|This|And|Or"
_LEADS += "|The|On|Of"
_LED_CLEARLY = re.compile(r"(?i)(?:\b(?:in|since|until|till|during|late|early|mid|last|next|this)|-)\s*$")
_NAME_AFTER = re.compile(r"\s(?:[A-Z][a-z]+)")
_ARTICLE = re.compile(r"(?:\b[Aa]n?|['’]s)\s+$")  # "a March meeting", but not "a March for Peace"
_NOUN_AFTER = re.compile(r"\s[a-z]{3,}(?!\w)(?<!\bfor)(?<!\bthat)(?<!\bwith)(?<!\band)")


def _is_month(match: Match, text: str) -> bool:
    """Turns down the verb "may", the noun "march", and people and peoples' names."""
    if group(match, "edge", "which"):
        return True
    if match["month"].lower() in ("may", "april", "june", "august"):
        person = re.search(
            rf"(?<![.!?] )\b(?!(?:{_LEADS})\b)[A-Z][a-z]+\.? {match['month'].capitalize()}\b(?! \d)", text
        )
        if person and not _LED_CLEARLY.search(text[max(0, match.start() - 10) : match.start()]):
            return False
    led = bool(_BEFORE_MONTH.search(text[max(0, match.start() - 10) : match.start()]))
    if match["month"].lower() in ("may", "march", "august", "june", "april") and _NAME_AFTER.match(text, match.end()):
        return led and match["month"].lower() not in ("may",)
    if match["month"].lower() not in ("may", "march"):
        return True
    of_noun = _ARTICLE.search(text[max(0, match.start() - 4) : match.start()]) and _NOUN_AFTER.match(text, match.end())
    return led or bool(of_noun)


def _season(match: Match, flow: Flow) -> Found | None:
    code = SEASONS[group(match, "season", "bare")]
    if match["bare"]:
        return None if _is_common(match, flow.text) else Found("DATE", recent_season(code, flow, match.start()))
    which = group(match, "which")
    if match["count"]:
        year = _years_ago(match, flow)
    else:
        year = flow.dct.year + step_of(which) if which else numbers.year(match["year"], flow.dct.year)
    return Found("DATE", f"{year}-{code}", part_mod(group(match, "edge")))


def _is_common(match: Match, text: str) -> bool:
    """Whether the season's word is one of another thing: "by spring water", "in fall from"."""
    after = re.match(r"\s+(\w+)", text[match.end() : match.end() + 20])
    return bool(
        after and after[1].lower() in ("water", "from", "of", "out", "apart", "short", "back", "victim", "prey", "to")
    )


def recent_season(code: str, flow: Flow, at: int) -> str:
    """The season of this name now under way, else the last one; the coming one in a future clause."""
    year = int(season_at(flow.dct, code)[:4])
    start = date(year, SEASON_START[code], 1)
    if start > flow.dct and not flow.future(at):
        year -= 1
    elif flow.future(at) and shift(start, 3, "month") <= flow.dct:
        year += 1
    return f"{year}-{code}"


_TEMPERATURE = re.compile(r"(?i)\b(?:highs?|lows?|temperatures?|degrees|winds?|gusts)\b[^.]*$")


def _decade(match: Match, flow: Flow) -> Found | None:
    if words := group(match, "words"):
        return Found("DATE", f"19{DECADES.index(words) + 2}", part_mod(group(match, "edge3")))
    digits = re.sub(r"\D", "", match["decade"])
    before = flow.text[max(0, match.start() - 60) : match.start()]
    if match["decade"][0] in "'’" and not re.search(r"(?i)\b(?:his|her|their) $", before):
        return Found("DATE", f"{numbers.year(digits, flow.dct.year):04d}"[:3], part_mod(group(match, "edge", "edge2")))
    if len(digits) == 2 and _TEMPERATURE.search(before):
        return None
    if len(digits) == 2 and not match["edge"] and not match["edge2"] and not re.search(r"(?i)the $", match[0][:4]):
        return None  # "in her 50s", temperatures
    if len(digits) == 2:  # the last such decade that has begun; the thirties to nineties are the last century's
        digits = ("20" if digits < "30" and 2000 + int(digits) <= flow.dct.year else "19") + digits
    return Found("DATE", digits[:3], part_mod(group(match, "edge", "edge2")))


def _century(match: Match, flow: Flow) -> Found | None:
    return Found("DATE", f"{numbers.day_number(group(match, 'nth')) - 1:02d}", part_mod(group(match, "edge", "edge2")))


_NOT_YEAR_BEFORE = re.compile(
    r"(?i)(?:\b(?:no|nos|number|route|highway|flight|room|resolution|article|section|boeing|page|channel|some|about|than|nearly|almost|roughly"
    r"|another|least|up to|all|only|these|those|its|his|their|[a-z]+ed)\.?|[$£€#])\s*$"
)
_YEAR_BEFORE = re.compile(
    r"(?i)(?:\b(?:in|since|by|of|from|until|till|to|and|the|a|an|early|late|mid|before|after|during|through|between|or|for|this|that|its|his|their|['’]s)"
    r"|[(\-–—,\[])\s*$"
)
_STREET = re.compile(r"\s+[A-Z]\w+\.?\s+(?:Street|St\b|Avenue|Ave\b|Road|Rd\b|Boulevard|Blvd\b|Drive|Lane)")
_COUNTED = re.compile(
    r"\s+(?:more |other |new |foreign |armed |american )?"
    r"(?:(?!was\b|is\b|has\b)[a-z]+s|people|men|women|children|police|feet|km)\b"
)


def _year(match: Match, flow: Flow) -> Found | None:
    """A year, unless the number counts things or is a thing's number."""
    before = flow.text[max(0, match.start() - 14) : match.start()]
    if not group(match, "edge", "fiscal", "beyond") and match["year"][:1].isdigit():
        if _STREET.match(flow.text, match.end()):
            return None
        led = bool(_YEAR_BEFORE.search(before))
        if int(match["year"]) < 1800 and not led:
            return None
        if not led and (_NOT_YEAR_BEFORE.search(before) or _COUNTED.match(flow.text, match.end())):
            return None
    if half := re.match(r"(?:the )?(first|second|last|latter) half", group(match, "edge")):
        return Found("DATE", f"{numbers.year(match['year'], flow.dct.year):04d}-H{1 if half[1] == 'first' else 2}")
    mod = {"post": "AFTER", "pre": "BEFORE"}.get(group(match, "beyond"), part_mod(group(match, "edge")))
    year = numbers.year(match["year"], flow.dct.year)
    if match["to"] and int(match["to"]) > year % 100:  # "1912-13"
        last = year - year % 100 + int(match["to"])
        return Found("DATE", f"{year:04d}", mod, Interval(date(year, 1, 1), date(last, 12, 31), "year"))
    return Found("DATE", f"{year:04d}", mod)


NAMED: dict[str, Callable[[Match, Flow], Found | None]] = {
    "month_of_year": _month_of_year, "month": _month_alone, "season": _season, "decade": _decade, "century": _century,
    "year": _year,
}  # fmt: skip
