"""Where things are on the desk: dossiers, reports, words -> addresses; which outside addresses may be linked. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, urlencode, urlsplit

from pourparler.record import Spans

OURS = "/-"  # below it lies what belongs to no dossier: styles, script
_CODES = {"~": "~0", "/": "~1", ".": "~2", "%": "~3"}  # characters that would mean something else in a path


def slug(dossier: str) -> str:
    """A dossier's name as one step of a path."""
    for character, code in _CODES.items():
        dossier = dossier.replace(character, code)
    return quote("~4" if dossier == "-" else dossier, safe="")


def dossier_of(step: str) -> str:
    """The dossier that a step of a path names, after the server has decoded it."""
    if step == "~4":
        return "-"
    for character, code in reversed(_CODES.items()):
        step = step.replace(code, character)
    return step


def dossier_at(path: str) -> str:
    """The dossier that a path, as the server has decoded it, is of."""
    return dossier_of(path.split("/")[1].removesuffix(".json"))


def ours(address: str) -> str:
    """An address that a form names to go on to, if it is one of the desk's own; else its front page."""
    return address if re.fullmatch(r"/(?![/\\])[^\s\\]*", address) else "/"


def page(dossier: str, *steps: str, **query: object) -> str:
    """A page of a dossier: page("talks", "accounts", id, since=day). A parameter that is None is left out."""
    path = "/".join(("", slug(dossier), *(quote(step, safe="") for step in steps)))
    asked = urlencode({name: str(value) for name, value in query.items() if value is not None})
    return f"{path}?{asked}" if asked else path


def with_query(address: str, **query: str) -> str:
    return f"{address}?{urlencode(query)}"


def words(dossier: str, report_id: str, at: str | Spans) -> str:
    """Words of a report: those of an element ("e3"), or spans of its text; marked there, and in view."""
    place = at if isinstance(at, str) else places(at)
    return page(dossier, "reports", report_id, at=place or None) + ("#here" if place else "")


def places(spans: Iterable[tuple[int, int]]) -> str:
    """Spans as an address has them: "120-131.140-152"."""
    return ".".join(f"{start}-{end}" for start, end in spans)


def outside(url: str) -> str:
    """An address outside that may be linked, else "": http and https only."""
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""
