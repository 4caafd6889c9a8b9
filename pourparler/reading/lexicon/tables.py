"""Tables of this folder -> checked rows. A table is tab-separated UTF-8: a header, then rows in sorted order.

`read_table` refuses a wrong header, a row of another width, a blank where a value is needed, an unknown code, an
unsorted or repeated row, and names the file and every faulty row at once. What rows mean is left to the callers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pourparler.record import PourparlerError

SECTORS = {
    "AGR": "agriculture",
    "BUS": "business",
    "COP": "police",
    "CRM": "crime",
    "CVL": "civilians",
    "EDU": "education and research",
    "ELI": "former officials, the well-known",
    "GOV": "government",
    "IGO": "international organisation",
    "JRN": "media",
    "JUD": "judiciary",
    "LAB": "labour",
    "LEG": "legislature",
    "MED": "medical",
    "MIL": "military",
    "NGO": "non-governmental organisation",
    "OPP": "opposition",
    "PRE": "breakaway territory",
    "PTY": "party",
    "REB": "rebels",
    "REF": "refugees",
    "REL": "religion",
    "SOC": "society",
    "SPY": "intelligence",
    "UNK": "unknown",
}
Row = dict[str, str]
Check = Callable[[str], str]


class LexiconError(PourparlerError):
    """A table of `reading/lexicon` breaks its own rules."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table must look like: columns in order, those never blank, and checks that return a fault or ""."""

    columns: tuple[str, ...]
    needed: frozenset[str]
    checks: Mapping[str, Check]
    unique: tuple[str, ...]


def one_of(codes: Iterable[str], what: str) -> Check:
    """A check that each comma-separated code of a cell is among `codes`."""
    known = frozenset(codes)

    def check(cell: str) -> str:
        wrong = [code for code in cell.split(",") if code not in known]
        return f"unknown {what} {', '.join(map(repr, wrong))}" if wrong else ""

    return check


def a_month(cell: str) -> str:
    """A fault unless the cell is a year or a year and month: 2014, 2014-03."""
    return "" if re.fullmatch(r"(19|20)\d\d(-(0[1-9]|1[0-2]))?", cell) else f"{cell!r} is no year or year-month"


def a_code(cell: str) -> str:
    """A fault unless the cell is three capitals, as in ISO 3166-1 alpha-3."""
    return "" if re.fullmatch(r"[A-Z]{3}", cell) else f"{cell!r} is no alpha-3 code"


def a_list(cell: str) -> str:
    """A fault where a list parted by semicolons has a blank, an untrimmed or a repeated item."""
    items = cell.split(";")
    if any(not item or item != item.strip() for item in items):
        return "a blank or untrimmed item in the list"
    return "an item repeated in the list" if len(set(items)) < len(items) else ""


def read_table(path: Path, shape: Shape) -> list[Row]:
    """The rows of a table, each a dict of its columns. LexiconError lists all faults of the file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines[0] != "\t".join(shape.columns):
        raise LexiconError(f"{path.name}, row 1: the header must read {' '.join(shape.columns)}, parted by tabs.")
    body = lines[1:-1] if lines[-1] == "" else lines[1:]
    faults: list[str] = []
    rows: list[Row] = []
    for number, line in enumerate(body, 2):
        cells = line.split("\t")
        if len(cells) != len(shape.columns):
            faults.append(f"row {number}: {len(cells)} cells, not {len(shape.columns)}")
            continue
        row = dict(zip(shape.columns, cells, strict=True))
        faults += [f"row {number}: {fault}" for fault in _row_faults(row, shape)]
        rows.append(row)
    faults += _order_faults(body) + _repeat_faults(rows, shape)
    if faults:
        raise LexiconError(f"{path.name}: " + "; ".join(faults) + ". Mend the table: sorted, complete, no repeats.")
    return rows


def _row_faults(row: Row, shape: Shape) -> list[str]:
    faults = []
    for column, cell in row.items():
        if not cell:
            if column in shape.needed:
                faults.append(f"{column} is blank")
            continue
        if cell != cell.strip():
            faults.append(f"{column} {cell!r} has blanks around it")
        elif (check := shape.checks.get(column)) and (fault := check(cell)):
            faults.append(f"{column}: {fault}")
    return faults


def _order_faults(body: list[str]) -> list[str]:
    keys = [line.split("\t") for line in body]
    return [f"row {n + 3}: not in sorted order" for n, (a, b) in enumerate(zip(keys, keys[1:], strict=False)) if a > b]


def _repeat_faults(rows: list[Row], shape: Shape) -> list[str]:
    seen: dict[tuple[str, ...], int] = {}
    faults = []
    for number, row in enumerate(rows, 2):
        key = tuple(row[column] for column in shape.unique)
        if key in seen:
            faults.append(f"row {number}: {' '.join(key)} is there already, row {seen[key]}")
        seen.setdefault(key, number)
    return faults
