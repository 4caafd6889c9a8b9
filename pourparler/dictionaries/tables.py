"""What an import gives: rows of a list of names or of a table of events, written as the tables that `read` takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from typing import NamedTuple

from pourparler.reading.lexicon.event_table import COLUMNS, EventRow
from pourparler.reading.roster import DATED_COLUMNS


class NameRow(NamedTuple):
    """A row of a list of names, in the columns of docs/actors.md. `first`, `last`: days as YYYY-MM-DD, or ""."""

    name: str
    country: str
    aliases: str
    kind: str
    sector: str
    first: str = ""
    last: str = ""


def names_table(rows: Iterable[NameRow]) -> str:
    """The list of names that `--actors` takes, in the order of the rows, each once."""
    return _table(DATED_COLUMNS, dict.fromkeys(rows))


def events_table(rows: Iterable[EventRow]) -> str:
    """The table of events that `--events` takes, sorted."""
    return _table(COLUMNS, sorted(astuple(row) for row in rows))


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "".join("\t".join(cells) + "\n" for cells in (columns, *rows))
