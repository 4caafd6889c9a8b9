"""A dossier's own list of names (TSV or CSV, like demo/actors.tsv) -> what its words stand for.

Columns: name, country (alpha-3 or a code of one's own), aliases (separated by |), kind (country, capital, demonym,
organisation, person, role, body), sector; and, where the list has them, from and to, the days between which the row
holds, and role, a person's office then. A demonym's name is the adjective, its aliases are the people. Faults come
together."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from pourparler.language.words import words as cut
from pourparler.record import PourparlerError

from .lexicon.entries import Entry
from .lexicon.tables import SECTORS

COLUMNS = ("name", "country", "aliases", "kind", "sector")
DATED_COLUMNS = (*COLUMNS, "from", "to")
OFFICE_COLUMNS = (*DATED_COLUMNS, "role")
_MIDNIGHT = "T00:00:00Z"  # behind the days of a Wikidata extract
_KINDS = ("country", "capital", "demonym", "organisation", "person", "role", "body")
_OF_A_COUNTRY = _KINDS[:3]


class RosterError(PourparlerError):
    """A list of names that cannot be read."""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One actor that the lexicon does not know, and the forms that stand for it from `first` to `last`, both included.

    A small letter of a form is found in either case, a capitalised word also in capitals alone."""

    entry: Entry
    forms: tuple[str, ...]
    first: date | None = None
    last: date | None = None

    def holds(self, at: date) -> bool:
        return (self.first is None or self.first <= at) and (self.last is None or at <= self.last)


@dataclass(frozen=True)
class Roster:
    """A list of names, made ready for looking up once."""

    rows: tuple[RosterRow, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """Eight characters that tell this list from another; "" for the empty one."""
        return hashlib.sha256(repr(self.rows).encode()).hexdigest()[:8] if self.rows else ""

    def find(self, words: Sequence[str], at: date) -> list[tuple[int, int, Entry]]:
        """Longest matches in text order, without overlap: (first word, end word, entry). `at`: the report's date.

        Of rows with the same form one with dates goes before one without."""
        out, i = [], 0
        while i < len(words):
            hit = next((h for h in self._by_first.get(words[i].lower(), ()) if _fits(h, words, i, at)), None)
            if hit:
                out.append((i, i + len(hit[0]), hit[1].entry))
            i += len(hit[0]) if hit else 1
        return out

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[list[str], RosterRow]]]:
        """Forms cut into words, with their rows, by their first word in small letters; the longest first."""
        index: dict[str, list[tuple[list[str], RosterRow]]] = {}
        for row in self.rows:
            for form in row.forms:
                words = [form[start:end] for start, end in cut(form)]
                index.setdefault(words[0].lower(), []).append((words, row))
        for found in index.values():
            found.sort(key=lambda hit: (-len(hit[0]), not (hit[1].first or hit[1].last)))
        return index


NO_NAMES = Roster()


def _fits(hit: tuple[list[str], RosterRow], words: Sequence[str], i: int, at: date) -> bool:
    form, row = hit
    return len(words) >= i + len(form) and row.holds(at) and all(_same(own, words[k]) for k, own in enumerate(form, i))


def _same(own: str, word: str) -> bool:
    if own == word.replace("’", "'"):
        return True
    in_capitals = len(own) > 1 and own.isupper()
    return not in_capitals and own.lower() == word.lower() and (own[0].islower() or word[0].isupper())


def read_roster(path: Path) -> Roster:
    """The rows of a list. RosterError names every faulty line at once."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as fault:
        raise RosterError(
            f"{path.name}: cannot be read ({getattr(fault, 'strerror', fault)}). Give a list of names in UTF-8."
        ) from None
    header, *cut_lines = _cells(lines, path.suffix.lower() == ".csv") or [[]]
    columns = tuple(header)
    if columns not in (COLUMNS, DATED_COLUMNS, OFFICE_COLUMNS):
        raise RosterError(
            f"{path.name}: the first line must name the columns {', '.join(COLUMNS)}, with tabs between (commas in a "
            ".csv), and may add from, to, and then role."
        )
    rows = {number: cells for number, cells in enumerate(cut_lines, 2) if any(cells)}
    if faults := [f"line {number}: {fault}" for number, cells in rows.items() if (fault := _fault(cells, columns))]:
        raise RosterError(f"{path.name}: {'; '.join(faults)}.")
    countries = {code: name for name, code, _, kind, *_ in rows.values() if kind == "country"}
    return Roster(tuple(row for cells in rows.values() for row in _rows(cells, countries)))


def _cells(lines: list[str], with_commas: bool) -> list[list[str]]:
    """The cells of each line; days of a Wikidata extract without their midnight."""
    cut_lines = csv.reader(lines) if with_commas else (line.split("\t") for line in lines)
    return [[cell.removesuffix(_MIDNIGHT) for cell in cells] for cells in cut_lines]


def _fault(cells: list[str], columns: tuple[str, ...]) -> str:
    if len(cells) != len(columns):
        return f"has {len(cells)} cells, not {len(columns)}"
    name, country, _, kind, sector, *dated = cells
    days = dated[:2]
    if not name.strip():
        return "has no name"
    if kind not in _KINDS:
        return f"{kind!r} is no kind; there are {', '.join(_KINDS)}"
    if sector not in SECTORS and (sector or kind in _OF_A_COUNTRY):
        return f"{sector!r} is no sector; write one of PLOVER's, such as GOV or MIL"
    if wrong := [day for day in days if day and not _is_day(day)]:
        return f"{wrong[0]!r} is no day; write it as YYYY-MM-DD"
    if all(days) and days != sorted(days):
        return f"ends on {days[1]}, before it begins"
    return "" if country or kind not in _OF_A_COUNTRY else "needs a country"


def _is_day(cell: str) -> bool:
    try:
        return len(cell) == 10 and bool(date.fromisoformat(cell))
    except ValueError:
        return False


def _rows(cells: list[str], countries: Mapping[str, str]) -> Iterator[RosterRow]:
    days = cells[len(COLUMNS) : len(DATED_COLUMNS)] or ("", "")
    first, last = (date.fromisoformat(day) if day else None for day in days)
    for entry, forms in _stand_for(cells, countries):
        if forms:
            yield RosterRow(entry, forms, first, last)


def _stand_for(cells: list[str], countries: Mapping[str, str]) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """What the name and its aliases stand for."""
    name, code, aliases, kind, sector, *_ = cells
    held = cells[-1] if len(cells) == len(OFFICE_COLUMNS) else ""
    others = tuple(a.strip() for a in aliases.split("|") if a.strip())
    state = countries.get(code, name)
    match kind:
        case "country":
            yield Entry(name, "country", code, sector, "country"), (name, *others)
        case "capital":
            yield Entry(state, "capital", code, sector, "government"), (name, *others)
        case "demonym":
            yield Entry(state, "demonym", code), (name,)
            yield Entry(state, "people", code, kind="group"), others
        case "organisation":
            yield Entry(name, "organisation", code, sector, "organisation"), (name, *others)
        case "person":
            yield Entry(name, "leader", code, sector, "person", held), (name, *others)
        case "role":
            yield Entry(name, "office", "", sector, "person", name), (name, *others)
        case "body":
            yield Entry(name, "office", "", sector, "organisation", name), (name, *others)
