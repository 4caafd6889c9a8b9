"""A date as headers and metadata write it -> date. Reads only what can be read in one way: "03/04/2019" is None."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = r"(?:,?(?:\s+at)?[\sT]+\S.*)?"  # whatever follows the date: a time, a zone
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.DOTALL)
    for form in (
        rf"(?P<y>\d{{4}})([-/.])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}})(?:{_TIME}|T.*|Z)",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T.*)?",
        rf"{_WEEKDAY}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<name>[a-z]{{3,9}})\.?,?[\s-]+(?P<y>\d{{4}}){_TIME}",
        rf"{_WEEKDAY}(?P<name>[a-z]{{3,9}})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}}){_TIME}",
    )
)
_EARLIEST_YEAR = 1700  # an unset date field often holds 0001-01-01


def day(written: str) -> date | None:
    """The date, by the calendar of the place that wrote it (zones are not converted); None where it is unclear."""
    for form in _FORMS:
        if match := form.fullmatch(written.strip()):
            return _date(match.groupdict())
    return None


def _date(parts: dict[str, str | None]) -> date | None:
    month = _month(parts["name"]) if parts.get("name") else int(parts["m"] or 0)
    year, of_month = int(parts["y"] or 0), int(parts["d"] or 0)
    try:
        return date(year, month, of_month) if year >= _EARLIEST_YEAR else None
    except ValueError:
        return None


def _month(name: str | None) -> int:
    fits = [i for i, month in enumerate(_MONTHS, 1) if name and month.startswith(name.lower())]
    return fits[0] if len(fits) == 1 else 0
