"""Pourparler keeps an attributed record of what reports say about a negotiation or a conflict.

`read` reads one report; `open` opens a database of dossiers. Both load what they need when they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .record import PourparlerError, Report

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from .dossier import Dossiers
    from .record import Reading

__version__ = "0.1.0"
__all__ = ["PourparlerError", "Report", "open", "read"]


def read(
    text: str,
    *,
    published: date,
    title: str = "",
    outlet: str = "",
    url: str = "",
    byline: str = "",
    dateline: str = "",
    actors: str | Path | None = None,
    events: str | Path | None = None,
) -> Reading:
    """What this one report says, each element with its spans in `text`. Nothing is stored.

    `actors`, `events`: files with names and with words for events that no table knows (docs/dictionaries.md)."""
    from .reading.own import read_own
    from .reading.read import read as read_report

    return read_report(Report(text, published, title, outlet, url, byline, dateline), None, *read_own(actors, events))


def open(
    address: str | Path, *, create: bool = True, read_only: bool = False, time_limit: float | None = None
) -> Dossiers:
    """The dossiers kept in an SQLite file, or at a postgresql:// address, to be used in a `with` block.

    A missing file is made unless `create` is False. `read_only`: nothing can be written. `time_limit`: seconds that one
    question to the database may take. StoreError when it is no database of ours."""
    from .dossier import open_dossiers

    return open_dossiers(address, create=create, read_only=read_only, time_limit=time_limit)
