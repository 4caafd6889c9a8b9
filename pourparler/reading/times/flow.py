"""What the resolvers of times share: what a match means, where the narration stands, how its groups are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from pourparler.record import Interval, Timex

from .tense import FRAME, STOP

Match = re.Match[str]
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_EDGES = (("end", "END"), ("late ", "END"), ("close", "END"), ("late-", "END"), ("mid", "MID"), ("earl", "START"))
_EDGES += (("begin", "START"), ("start", "START"), ("outset", "START"), ("turn", "START"), ("small", "START"))
_EDGES += (("first", "START"), ("last", "END"), ("second", "END"), ("latter", "END"))

_MONTH = re.compile(r"\d{4}-\d\d")
_LONG = ("P6M", "P9M", "P12M", "P1Y")  # spans of accounts: what a year ago then means is no quarter


class Found(NamedTuple):
    """What a match means. `interval` overrides the one that value and mod name."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str = ""
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """Where the narration stands: the publication date and what the text has named so far."""

    text: str
    dct: date
    future: Callable[[int], bool]
    day: date | None = None  # the last day named
    named: date | None = None  # the first day of the last period named, of whatever grain
    quarter: date | None = None
    named_end: int = -1  # where in the text that period's name ends
    day_end: int = -1  # where in the text that day's name ends
    month: str = ""  # that period's value, where it is a month
    of_year: bool = False  # whether it was a whole year
    of_old: bool = False  # whether the text is a history
    frames: bool = False  # whether it opens its sentence

    def reference(self, unit: str) -> date:
        """What "earlier", "previous" and "that" count from."""
        if unit in ("day", "week", "weekend"):
            return self.day or self.dct
        return self.named or self.dct

    def elsewhere(self) -> str:
        """The value of a month past that the text named after its last day, and far from it; else ""."""
        if not self.named or not self.month or self.named_end < self.day_end or self.named > self.dct:
            return ""
        return self.month if abs((self.named - (self.day or self.dct)).days) > 60 else ""

    def after(self, timex: Timex) -> Flow:
        """The flow once the text has named this time."""
        if timex.type == "DURATION" and timex.value in _LONG:
            return replace(self, quarter=None, named=None if self.quarter else self.named)
        first = timex.interval.first if timex.interval and timex.type in ("DATE", "TIME") else None
        if first is None or timex.value.endswith("_REF"):
            return self
        is_day = timex.interval is not None and timex.interval.grain == "day" and timex.interval.last == first
        quarter = max(first, self.quarter or first) if "-Q" in timex.value else self.quarter
        return replace(
            self,
            day=first if is_day else self.day,
            named=first,
            day_end=timex.span.end if is_day else self.day_end,
            month=timex.value if _MONTH.fullmatch(timex.value) else "",
            quarter=quarter,
            named_end=timex.span.end,
            of_year=len(timex.value) == 4,
            frames=bool(FRAME.search(self.text[max(0, timex.span.start - 12) : timex.span.start])),
        )

    def told_year(self, month: int, at: int) -> int | None:
        """The year of a month where the tale is of old: in a history, or later in a sentence that opens "In 1998"."""
        if not self.named or self.named.year > self.dct.year - 2 or self.named_end < 0 or self.future(at):
            return None
        if not self.of_old and not (self.frames and not STOP.search(self.text[self.named_end : at])):
            return None
        return self.named.year + (not self.of_year and month < self.named.month)


def group(match: Match, *names: str) -> str:
    """The first of these groups that took part, in lower case with single blanks; "" where none did."""
    found = match.groupdict()
    return next((" ".join(found[n].lower().split()) for n in names if found.get(n)), "")


def part_mod(edge: str) -> str:
    return next((mod for words, mod in _EDGES if words in edge + " "), "")


def step_of(which: str) -> int:
    """-1 for a period before, 1 for one after, 0 for the same."""
    words = which.split()
    if any(w in words for w in ("last", "previous", "prior", "past", "preceding")):
        return -1
    return int(any(w in words for w in ("next", "following", "coming")))
