"""What lengths of time and repeated times mean: "two years and three months", "the past week", "every Tuesday".

A rule's match and the flow of the narration -> type, value, mod; None where the words measure no time after all."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from pourparler.reading.times import numbers
from pourparler.record import Grain, Interval

from .flow import PARTS, Flow, Found, Match, group
from .grammar import MONTHS
from .values import DAY, SEASONS, away, shift

_MODS = {
    "EQUAL_OR_MORE": "at least|no less than|no fewer than",
    "EQUAL_OR_LESS": "at most|up to|as many as|as much as|as long as|no more than|no longer than|within",
    "MORE_THAN": "more than|longer than|over|just over",
    "LESS_THAN": "less than|fewer than|just under|under",
    "": "",
}
_MOD_OF = {words: mod for mod, several in _MODS.items() for words in several.split("|")}
_GRAINS: dict[str, Grain] = {"day": "day", "weekend": "day", "week": "week", "month": "month", "quarter": "month"}
_ADVERBS = {"dai": "P1D", "nig": "P1D", "wee": "P1W", "mon": "P1M", "ann": "P1Y", "yea": "P1Y", "hou": "PT1H"}
_RATE_BEFORE = re.compile(
    r"(?i)(?:[$£€%]\S*|\b\d[\d,.]*|\b(?:times|percent|once|twice|million|billion|thousand|hundred|cents|dollars|pounds|euros|people|barrels|tons))\s+$"
)
_ONE_BEFORE = re.compile(
    r"(?i)\b(?:for|in|within|about|after|over|nearly|almost|than|of|take|takes|took|least|only|just|spent|spend|last|lasted|half|quite)\s+$"
)
_ONE_AFTER = re.compile(r"\s+(?:after|before|since|later|earlier|ago|or\s+(?:so|two|more)|(?:to|of)\s+[a-z]{3,})\b")
_LASTS = re.compile(r"(?i)\b(?:will|would|to|can|could|may|might|shall|should|must|not|likely)\s+$")  # the verb
_MARKED_ONE = re.compile(r"(?:long|old)$|\b(?:entire|full|whole|single|solid)\b")


def unit_of(words: str) -> str:
    words = words.removeprefix("the ")
    return "century" if words.startswith("centur") else words.rstrip("s")


def amount(match: Match) -> float | None:
    n = numbers.number(match["count"])
    return n + 0.5 if n is not None and match["half"] else n


def mod_of(match: Match) -> str:
    return _MOD_OF.get(group(match, "about"), "APPROX")


def _past_span(match: Match, flow: Flow) -> Found | None:
    """ "The past two months": a duration that lies before or after the publication date."""
    n = numbers.number(match["count"] or "one and a half")
    unit, which = group(match, "unit", "one"), group(match, "which")
    if which == "following" and group(match, "count") in ("a", "an"):
        return None  # after it
    if which == "last" and _LASTS.search(flow.text[max(0, match.start() - 12) : match.start()]):
        return None
    return Found("DURATION", numbers.period(n, unit), mod_of(match), reach(n, unit_of(unit), which, flow.dct))


def reach(n: float | None, unit: str, which: str, dct: date) -> Interval | None:
    """The days from n units before the publication date to it, or from it to n units after; None for the rest."""
    side = -1 if which in ("past", "last", "recent") else 1 if which in ("next", "coming") else 0
    if n is None or not side:
        return None
    if unit in ("hour", "minute", "second"):
        days = int(n // 24) if unit == "hour" else 0
        end = dct + side * max(1, days) * DAY
    else:
        end = shift(dct, int(side * n), unit)
    return Interval(
        min(dct, end), max(dct, end), _GRAINS.get(unit, "day" if unit in ("hour", "minute", "second") else "year")
    )


def _span(match: Match, flow: Flow) -> Found | None:
    count, unit = group(match, "count"), group(match, "unit")
    before = flow.text[max(0, match.start() - 20) : match.start()]
    if unit == "quarter" or (unit == "quarters" and ("-" in match[0] or count.startswith("some"))):
        return None  # fractions, "in some quarters"
    if match["unit"][:1].isupper() or (unit == "day" and count == "some"):
        return None  # fractions; "60 Minutes"
    if count in ("a", "an") and (_RATE_BEFORE.search(before) or not _is_one(match, before, flow.text)):
        return None
    if unit.startswith("second") and count in ("a", "many", "some", "several"):
        return None
    n = amount(match)
    if n and _is_lapse(match, before, flow):
        return Found("DATE", away(flow.dct, n, unit_of(unit)))
    if smaller := group(match, "unit2", "unit3"):  # "two years and three months"
        less = numbers.period(numbers.number(group(match, "count2", "count3")), smaller)
        return Found("DURATION", numbers.joined(numbers.period(n, unit), less), mod_of(match))
    if count == "one" and unit == "day" and "-" not in match[0] and flow.future(match.start()):
        return Found("DATE", "FUTURE_REF")
    return Found("DURATION", numbers.period(n, unit), mod_of(match))


def _is_one(match: Match, before: str, text: str) -> bool:
    """Whether "a week" measures time: by the words about it."""
    marked = match["about"] or match["half"] or _MARKED_ONE.search(match[0])
    return bool(marked or _ONE_BEFORE.search(before) or _ONE_AFTER.match(text, match.end()))


def _is_lapse(match: Match, before: str, flow: Flow) -> bool:
    """Whether "in two weeks" names the time two weeks ahead: in a future clause, but not "first time in two weeks"."""
    led = re.search(r"(?i)(?:\b(time|first|visit|trip|meeting|talks|ever|once|twice|[a-z]+est)\s+)?\bin\s$", before)
    long = unit_of(group(match, "unit")) in ("day", "week", "fortnight", "month", "year")
    return bool(led and not led[1] and long and not match["about"] and flow.future(match.start()))


def _set(match: Match, flow: Flow) -> Found | None:
    if match["adverb"]:
        return Found("SET", _ADVERBS[group(match, "adverb")[:3]])
    if match["unit3"]:
        return Found("SET", numbers.period(numbers.number(match["count"]), match["unit3"]))
    unit = group(match, "unit", "unit2")
    if not unit:
        return Found("SET", "XXXX-WXX-WE")
    if unit in SEASONS:
        return Found("SET", f"XXXX-{SEASONS[unit]}")
    if unit[:3] in MONTHS and unit != "month":
        return Found("SET", f"XXXX-{numbers.month(unit):02d}")
    if unit in PARTS:
        return Found("SET", f"XXXX-XX-XXT{PARTS[unit]}")
    return Found("SET", numbers.period(2 if match["other"] else 1, unit))


def _vague_span(match: Match, flow: Flow) -> Found | None:
    if match["while"]:
        return Found("DURATION", "PXX")
    unit = group(match, "long", "longs", "old", "unit", "unit2", "unit3", "unit4")
    one = match["long"] or (match["old"] and not unit.endswith("s"))
    return Found("DURATION", numbers.period(1 if one else None, unit))


SPANS: dict[str, Callable[[Match, Flow], Found | None]] = {
    "past_span": _past_span, "span": _span, "set": _set, "vague_span": _vague_span,
}  # fmt: skip
