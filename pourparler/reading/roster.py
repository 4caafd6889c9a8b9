"""A dossier's own list of names (a TSV like demo/actors.tsv) -> what its words stand for. For names no table knows.

Columns: name, country (alpha-3 or a code of one's own), aliases (separated by |), kind (country, capital, demonym,
organisation, person), sector. A demonym's name is the adjective, its aliases are the people. Faults come together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pourparler.reading.lexicon.entries import Entry
from pourparler.reading.lexicon.tables import SECTORS
from pourparler.reading.names import Roster, RosterRow
from pourparler.record import PourparlerError

_COLUMNS = ["name", "country", "aliases", "kind", "sector"]
_KINDS = ("country", "capital", "demonym", "organisation", "person")


class RosterError(PourparlerError):
    """A list of names that cannot be read."""


def read_roster(path: Path) -> Roster:
    """The rows of a list. RosterError names every faulty line at once."""
    try:
        header, *lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as fault:
        raise RosterError(f"{path.name}: cannot be read ({fault}). Give a list of names in UTF-8.") from None
    if header.split("\t") != _COLUMNS:
        raise RosterError(
            f"{path.name}: the first line must name the columns {', '.join(_COLUMNS)}, with tabs between."
        )
    rows = {number: line.split("\t") for number, line in enumerate(lines, 2) if line.strip()}
    if faults := [f"line {number}: {fault}" for number, cells in rows.items() if (fault := _fault(cells))]:
        raise RosterError(f"{path.name}: {'; '.join(faults)}.")
    countries = {code: name for name, code, _, kind, _ in rows.values() if kind == "country"}
    return tuple(row for cells in rows.values() for row in _stand_for(cells, countries))


def _fault(cells: list[str]) -> str:
    if len(cells) != len(_COLUMNS):
        return f"has {len(cells)} cells, not {len(_COLUMNS)}"
    name, country, _, kind, sector = cells
    if not name.strip():
        return "has no name"
    if kind not in _KINDS:
        return f"{kind!r} is no kind; there are {', '.join(_KINDS)}"
    if sector not in SECTORS:
        return f"{sector!r} is no sector"
    return "" if country or kind in ("organisation", "person") else "needs a country"


def _stand_for(cells: list[str], countries: Mapping[str, str]) -> Iterator[RosterRow]:
    """What the name and its aliases stand for."""
    name, code, aliases, kind, sector = cells
    others = tuple(a.strip() for a in aliases.split("|") if a.strip())
    state = countries.get(code, name)
    match kind:
        case "country":
            yield RosterRow(Entry(name, "country", code, sector, "country"), (name, *others))
        case "capital":
            yield RosterRow(Entry(state, "capital", code, sector, "government"), (name, *others))
        case "demonym":
            yield RosterRow(Entry(state, "demonym", code), (name,))
            yield RosterRow(Entry(state, "people", code, kind="group"), others)
        case "organisation":
            yield RosterRow(Entry(name, "organisation", code, sector, "organisation"), (name, *others))
        case "person":
            yield RosterRow(Entry(name, "leader", code, sector, "person"), (name, *others))
