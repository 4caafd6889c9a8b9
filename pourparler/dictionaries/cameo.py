"""An event code of CAMEO -> PLOVER's type and mode, by cameo.tsv: the longest code there that begins it counts.

The table follows PLOVER's own CAMEO2PLOVER-2021; where the manual of 2024 or the modes that it still has say otherwise,
a note says so. Statements (01) are no events: PLOVER dropped them, and here they are attributions."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import as_file, files
from typing import NamedTuple, get_args

from pourparler.reading.lexicon.event_table import MODES
from pourparler.reading.lexicon.tables import Shape, one_of, read_table
from pourparler.record import EventType

from .lines import LineError

NO_EVENT = "---"
STATEMENT = "01"


class Kind(NamedTuple):
    """A type of event with its mode, or ""."""

    type: EventType
    mode: str


def kind_of(code: str) -> Kind | None:
    """What a code of two to four digits stands for; None for a statement. LineError where there is no such code."""
    if not re.fullmatch(r"\d{2,4}", code):
        raise LineError(f"code {code!r} is no CAMEO code; write two to four digits, or --- for no event")
    if code.startswith(STATEMENT):
        return None
    for size in range(len(code), 1, -1):
        if found := _kinds().get(code[:size]):
            return found
    raise LineError(f"code {code!r} is no CAMEO code; its families run from 01 to 20")


@cache
def _kinds() -> dict[str, Kind]:
    shape = Shape(
        ("cameo", "type", "mode", "note"),
        frozenset({"cameo", "type"}),
        {
            "cameo": lambda cell: "" if re.fullmatch(r"\d{2,4}", cell) else f"{cell!r} is no code",
            "type": one_of(get_args(EventType), "type"),
            "mode": one_of((mode for modes in MODES.values() for mode in modes), "mode"),
        },
        ("cameo",),
    )
    with as_file(files(__package__) / "cameo.tsv") as path:
        return {row["cameo"]: Kind(row["type"], row["mode"]) for row in read_table(path, shape)}  # type: ignore[arg-type]
