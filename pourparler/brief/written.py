"""Elements of a record -> plain dicts for JSON, in the words of docs/record.md. No I/O.

The form of a story (actors by name, country, sector; spans as [start, end]; intervals as [first, last]), and beside
each passage its words and the report that printed them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from pourparler.record import (
    Actor,
    Attribution,
    Format,
    Happening,
    Interval,
    Matter,
    OpenMatter,
    Passage,
    Report,
    Span,
    Telling,
)


def written(value: Any) -> Any:
    """A record's element, or several, as dicts, lists, strings, numbers and None."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case date():
            return value.isoformat()
        case Span():
            return list(value)
        case Interval(first, last):
            return [written(first), written(last)]
        case Report():
            return report(value)
        case Actor():
            return {"name": value.name, "country": value.country, "sector": value.sector}
        case Attribution():
            return _link(value)
        case Passage():
            return {"report": value.report.id, "spans": written(value.spans), "words": value.words}
        case Telling():
            return {
                "id": value.id,
                "report": report(value.report),
                "event": written(value.event),
                "words": _words(value),
            }
        case Happening():
            return {"id": value.id, "tellings": written(value.tellings)}
        case OpenMatter():
            return _plainly(value) | {"tellings": [told(r, m) | {"words": _evidence(r, m)} for r, m in value.tellings]}
        case Format():
            told_of = [told(r, g) | {"words": Passage(r, g.evidence).words} for r, g in value.tellings]
            return {"id": value.id, "name": value.name, "tellings": told_of}
        case tuple() | list():
            return [written(v) for v in value]
        case _ if is_dataclass(value):
            return _plainly(value)
    raise TypeError(f"{type(value).__name__} has no written form")


def _plainly(value: Any) -> dict[str, Any]:
    return {f.name: written(getattr(value, f.name)) for f in fields(value)}


def report(r: Report) -> dict[str, str]:
    """Which report: enough to find it and to cite it."""
    return {"id": r.id, "published": r.published.isoformat(), "outlet": r.outlet, "title": r.title, "url": r.url}


def told(r: Report, element: Any) -> dict[str, Any]:
    """An element of one report, with the report."""
    return {"report": report(r)} | written(element) | {"id": f"{r.id}.{element.id}"}


def _link(a: Attribution) -> dict[str, Any]:
    """A link of a chain of attributions, as `says` has it."""
    sources = written(a.sources) or [{"name": "", "country": "", "sector": ""}]
    several = {"sources": sources} if len(sources) > 1 else {}
    return {"id": a.id, "source": sources[0], **several, "named": a.named, "form": a.form}


def _words(t: Telling) -> str:
    return Passage(t.report, t.event.trigger).words


def _evidence(r: Report, m: Matter) -> str:
    return Passage(r, m.evidence).words
