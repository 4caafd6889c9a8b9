"""The start of a text -> the place of its dateline: "GENEVA, 3 May (Agency) — The envoy …" gives "GENEVA".

A dateline is a place in capitals, maybe a region, a date and an agency, then a dash and the start of a sentence. The
date and the agency are left out, the text is left alone."""

from __future__ import annotations

import re

_LABEL = (  # what else stands in capitals before a dash
    r"(?!(?:EXCLUSIVE|BREAKING|UPDATED?|ANALYSIS|OPINION|COMMENT|EDITORIAL|WATCH|VIDEO|LIVE|CORRECTED|FACTBOX|"
    r"EXPLAINER)\b)"
)
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3}"
_DATE = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
_REGION = rf"(?:, (?!{_DATE})[A-Z][\w.]+(?: [A-Z][\w.]+){{0,2}})?"
_TIME_AND_AGENCY = r"(?:,? [A-Z]?[\w., ]{2,24}?)??(?: ?\([^()\n]{2,40}\))?"
_HEAD = 1500  # characters within which a dateline stands, behind a headline and whatever else is printed over a report
_DATELINE = re.compile(
    rf"(?m)^\s*{_LABEL}({_PLACE}{_REGION}){_TIME_AND_AGENCY} ?(?:—|–|--| -|_) ?(?=\s*[\"“'‘]?[A-ZÀ-Þ])"
)


def dateline(text: str) -> str:
    """The place, with its region where one is given; "" when the text opens otherwise."""
    match = _DATELINE.match(text)
    return match[1] if match else ""


def dateline_end(text: str) -> int:
    """Where the report itself begins, behind its dateline, a headline before it or not; 0 where there is none."""
    match = _DATELINE.search(text, 0, _HEAD)
    return match.end() if match else 0
