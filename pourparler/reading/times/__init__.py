"""A report's text and its date -> its time expressions, as TIMEX3 values and intervals of dates. Pure; needs no parse.

Resolves against the publication date (`dct`), and "that day", "a day earlier", "the following week" against the last
date that the text named. Leaves to the caller which event a time belongs to, and what "since" or "until" make of it.
Abstains (no interval) where the words name no calendar time: durations, sets, vague words.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pourparler.record import Span, Timex

from .accounts import ACCOUNTS
from .days import DAYS, clock_and_day, day_pair
from .durations import SPANS
from .feasts import NAMED_DAYS
from .flow import Flow, Found, Match
from .grammar import first_match
from .names import NAMED
from .relations import RELATED
from .tense import is_tale_of_old
from .values import interval_of
from .weekdays import leaning

_RESOLVERS = {**DAYS, **NAMED, **NAMED_DAYS, **RELATED, **SPANS, **ACCOUNTS}


def find_times(text: str, dct: date, *, future: Callable[[int], bool] | None = None) -> tuple[Timex, ...]:
    """Time expressions of `text`, published on `dct`, in text order and without overlap.

    `future(position)`: whether the clause around that character speaks of what is to come; without it, a look at the
    words around decides, which is right less often."""
    flow = Flow(text, dct, future or leaning(text, dct), of_old=is_tale_of_old(text, dct))
    found: list[Timex] = []
    at = 0
    while fit := first_match(text, at):
        name, match = fit
        try:
            meanings = _meanings(name, match, flow)
        except (ValueError, OverflowError):  # 31 February; a thousand centuries ago
            at = match.end()
            continue
        at = match.end() if meanings else match.start() + 1  # a rule turned down leaves its words to the others
        for start, end, meaning in meanings:
            interval = meaning.interval or interval_of(meaning.value, meaning.mod)
            found.append(Timex(Span(start, end), meaning.type, meaning.value, interval, meaning.mod))
            flow = flow.after(found[-1])
    return tuple(found)


def _meanings(name: str, match: Match, flow: Flow) -> list[tuple[int, int, Found]]:
    """Start, end and meaning of the times in a match: one, none or, for "March 3 and 4", two."""
    if name == "day_pair":
        return day_pair(match, flow)
    if name == "clock" and match["zone"]:
        return clock_and_day(match, flow)
    meaning = _RESOLVERS[name](match, flow)
    end = match.start() + len(match[0].rstrip())
    return [(match.start(), end, meaning)] if meaning else []
