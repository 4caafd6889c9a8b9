"""Whether an installation can work: versions, the database engine, the reader model. Looks, changes nothing."""

from __future__ import annotations

import platform
import re
import sqlite3
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from . import __version__
from .record import PourparlerError

_SAFE_SQLITE = (3, 51, 3)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `advice` is empty when all is well; `fatal`: nothing can be read before it is mended."""

    what: str
    found: str
    advice: str = ""
    fatal: bool = False


def findings() -> list[Finding]:
    """What was found, in the order of a person's interest."""
    return [
        Finding("pourparler", __version__),
        Finding("python", f"{platform.python_version()} on {platform.system()} {platform.machine()}"),
        _sqlite(sqlite3.sqlite_version_info, sqlite3.sqlite_version),
        _model(),
        *(_part(name) for name in _parts()),
    ]


def _sqlite(number: tuple[int, ...], name: str) -> Finding:
    if number >= _SAFE_SQLITE:
        return Finding("sqlite", name)
    return Finding(
        "sqlite",
        name,
        "Before 3.51.3 two writers at once can damage a database in WAL mode. Pourparler's own writers take turns; "
        "let no other program write to its files.",
    )


def _model() -> Finding:
    from .language.model import VERSION, load

    try:
        load()
    except PourparlerError as fault:
        return Finding("model", "not found", str(fault), fatal=True)
    return Finding("model", VERSION)


def _parts() -> list[str]:
    """What the installed package asks for, its extras left out; nothing where it is run without being installed."""
    try:
        asked = requires("pourparler") or []
    except PackageNotFoundError:
        return []
    return [re.split(r"[^\w.-]", line)[0] for line in asked if "extra ==" not in line]


def _part(name: str) -> Finding:
    try:
        return Finding(name, version(name))
    except PackageNotFoundError:
        return Finding(name, "not found", f"Install it: pip install {name}", fatal=True)
