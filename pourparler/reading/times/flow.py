"""What the resolvers of times share: what a match means, where the narration stands, how its groups are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from pourparler.record import Interval, Timex

Match = re.Match[str]
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_EDGES = (("end", "END"), ("late ", "END"), ("close", "END"), ("late-", "END"), ("mid", "MID"), ("earl", "START"))
_EDGES += (("begin", "START"), ("start", "START"), ("outset", "START"), ("turn", "START"), ("small", "START"))
_EDGES += (("first", "START"), ("last", "END"), ("second", "END"), ("latter", "END"))

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
    of_year: bool = False  # whether it was a whole year
    of_old: bool = False  # whether the text is a history
    frames: bool = False  # whether it opens its sentence

    def reference(self, unit: str) -> date:
        """What "earlier", "previous" and "that" count from."""
        if unit in ("day", "week", "weekend"):
            return self.day or self.dct
        return self.named or self.dct

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
            quarter=quarter,
            named_end=timex.span.end,
            of_year=len(timex.value) == 4,
            frames=bool(_FRAME.search(self.text[max(0, timex.span.start - 12) : timex.span.start])),
        )

    def told_year(self, month: int, at: int) -> int | None:
        """The year of a month where the tale is of old: in a history, or later in a sentence that opens "In 1998"."""
        if not self.named or self.named.year > self.dct.year - 2 or self.named_end < 0 or self.future(at):
            return None
        if not self.of_old and not (self.frames and not _STOP.search(self.text[self.named_end : at])):
            return None
        return self.named.year + (not self.of_year and month < self.named.month)


_FRAME = re.compile(r"(?:^|[.!?\n][\"”]?\s*[\"“]?)(?:In|On|By|From|During)\s+$")
_SINCE = re.compile(r"(?i)\bsince(?:\s+(?:[\w'’-]+\s+){1,12}(?:in|on))?\s+$|\bended\s+$")
_STOP = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bGov)(?<!\bSen)(?<!\bRep)(?<!\bGen)[.;:][\"”]?\s|\n")
_PUT_OFF = "scheduled|expected|planned|slated|supposed|postponed|delayed|due|set|bound|likely|hoped|intended"
_PUT_OFF += "|moved|agreed"
_IRREGULAR = (
    "was|were|had|did|became|began|bought|broke|brought|built|came|caught|chose|drew|drove|fell|felt|flew|fought|found|gave"
    "|got|grew|heard|held|kept|knew|led|left|lost|made|meant|met|paid|ran|rang|rode|rose|said|sank|sat|saw|sent|shook"
    "|shot|sold|sought|spent|split|spoke|stood|stole|struck|swore|taught|threw|told|took|understood|went|withdrew|won|wrote"
)
_VERB = re.compile(  # the words that say when a clause plays; the last one before the time decides
    r"(?<![\w-])(?:(?P<other>(?:to|will|would|shall|may|might|can|could|should|must|be|is|are|has|have)\b(?:\s+[a-z]+\b)?"
    rf"|{_PUT_OFF})|(?P<past>(?!hundred|indeed|need|speed|feed|seed|proceed|succeed|exceed)[a-z]{{2,}}ed|{_IRREGULAR}))\b"
)
_JUST_DONE = re.compile(  # "took office in May", but not "said the talks in May", "to be held in May"
    r"(?<!\bbe )(?<!\bto )(?<!\bis )(?<!\bare )"
    rf"(?<![\w-])(?!(?:{_PUT_OFF}|said|told|announced|added|reported|declared|warned)\b)"
    rf"(?:(?!hundred|need)[a-z]{{2,}}ed|{_IRREGULAR})\s+(?:(?!to\b|that\b|which\b|who\b|will\b|would\b)[\w'’-]+\s+){{0,4}}?"
    r"(?:back\s+)?(?:on|in|during|at)\s+(?:late\s+|early\s+)?$"
)


def lies_behind(text: str, at: int) -> bool:
    """Whether the words before a time say that it is past: "since", or a deed that was done in it."""
    before = text[max(0, at - 120) : at]
    return bool(_SINCE.search(before) or _JUST_DONE.search(before))


def tells_of_past(text: str, at: int) -> bool:
    """Whether the last verb before a time in its sentence, or where none is the first after it, tells of what was."""
    before = text[max(0, at - 120) : at]
    verbs = list(_VERB.finditer(before, max((stop.end() for stop in _STOP.finditer(before)), default=0)))
    if verbs:
        return bool(verbs[-1]["past"])
    after = text[at : at + 120]  # "On Friday, both left"
    stop = _STOP.search(after)
    verb = _VERB.search(after, 0, stop.start() if stop else 120)
    return bool(verb and verb["past"])


_YEAR_NAMED = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?!,\d)")
_OF_NOW = re.compile(
    r"(?i)\b(?:today|yesterday|tomorrow|tonight|now|currently|recently|(?:this|last|next) (?:week|month|year)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)


def is_tale_of_old(text: str, dct: date) -> bool:
    """Whether a text is a history: it names three years or more, none of the last fifteen, and no day about its own."""
    years = [int(year[0]) for year in _YEAR_NAMED.finditer(text)]
    return len(years) > 2 and max(years) < dct.year - 15 and not _OF_NOW.search(text)


def group(match: Match, *names: str) -> str:
    """The first of these groups that took part, in lower case with single blanks; "" where none did."""
    found = match.groupdict()
    return next((" ".join(found[n].lower().split()) for n in names if found.get(n)), "")


def part_mod(edge: str) -> str:
    return next((mod for words, mod in _EDGES if words in edge + " "), "")


def step_of(which: str) -> int:
    """-1 for a period before, 1 for one after, 0 for the same."""
    words = which.split()
    if any(w in words for w in ("last", "previous", "past", "preceding")):
        return -1
    return int(any(w in words for w in ("next", "following", "coming")))
