"""Times and places that a report names -> lines. Pure."""

from __future__ import annotations

from pourparler.record import Place, Report, Timex

from . import phrases
from .lines import Line
from .quotes import around, visible

_SORTS = {"DATE": "a date", "TIME": "a time of day", "DURATION": "a length of time", "SET": "a time that returns"}


def time(report: Report, t: Timex) -> Line:
    """A time expression: its words, and the dates it names as far as they are known."""
    named = phrases.dates(t.interval, 0)
    return Line(
        id=f"{report.id}.{t.span.start}",
        head=visible(report.text[t.span.start : t.span.end]),
        what=named or f"{_SORTS[t.type]}, no day told",
        quote=around(report.text, (t.span,)),
        told=phrases.printed(report, report.published.year),
        code=f"{t.type} {t.value}".strip(),
    )


def place(report: Report, p: Place) -> Line:
    """A place: its name and where it lies, where that is known."""
    where = f"{p.lat:.2f}, {p.lon:.2f}" if p.lat is not None and p.lon is not None else "not found on the map"
    return Line(
        id=f"{report.id}.{p.span.start}",
        head=p.name,
        what=", ".join(filter(None, (p.country, where))),
        quote=around(report.text, (p.span,)),
        told=phrases.printed(report, report.published.year),
        code=f"GeoNames {p.geonameid}" if p.geonameid else "",
    )
