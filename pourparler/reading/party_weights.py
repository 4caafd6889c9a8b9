"""lexicon/parties.tsv: what each trait of a place says for and against its being party to an event.

Logistic weights, a row a trait, alone or crossed with the type of the event or with verb or noun; learned from the
training stories by `python -m training.parties`. Columns: actor and recipient at the first look, and at the second.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from pourparler.reading.lexicon import LexiconError
from pourparler.record import EventType, Word

Role = Literal["actor", "recipient"]
Look = Literal[1, 2]
Table = dict[str, tuple[float, ...]]
"""Row -> its weights, by COLUMNS."""

ROLES: tuple[Role, ...] = ("actor", "recipient")
COLUMNS = tuple(f"{role} {look}" for look in (1, 2) for role in ROLES)
TABLE = Path(__file__).parent / "lexicon" / "parties.tsv"


def column(role: Role, look: Look) -> int:
    """The place of a role's weight in a row, at the first or the second look."""
    return COLUMNS.index(f"{role} {look}")


def odds(traits: Iterable[str], kind: EventType, word: Word, role: Role, look: Look) -> float:
    """Probability, 0 to 1, that a place with these traits fills a role of an event of this type at this word."""
    at, verb = column(role, look), is_verb(word)
    total = _crossed("anyone", kind, verb)[at] + sum(_crossed(trait, kind, verb)[at] for trait in traits)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def weight(trait: str, kind: EventType, word: Word, role: Role, look: Look) -> float:
    """What one trait adds to the log-odds."""
    return _crossed(trait, kind, is_verb(word))[column(role, look)]


def rows(trait: str, kind: EventType, verb: bool) -> Iterator[str]:
    """The rows of the table that count for a trait: itself, with the type of the event, with verb or noun."""
    yield trait
    yield f"{trait} | {kind}"
    yield f"{trait} | {'VERB' if verb else 'NOUN'}"


def is_verb(word: Word) -> bool:
    return word.upos in ("VERB", "AUX")


@cache
def _crossed(trait: str, kind: EventType, verb: bool) -> tuple[float, ...]:
    table = _in_use or shipped()
    found = [table[row] for row in rows(trait, kind, verb) if row in table]
    return tuple(map(sum, zip(*found, strict=True))) if found else (0.0,) * len(COLUMNS)


_in_use: Table = {}


def use(table: Table) -> None:
    """Weigh by another table from now on: the one in the making."""
    _in_use.clear()
    _in_use.update(table)
    _crossed.cache_clear()


@cache
def shipped() -> Table:
    """The table of the package. LexiconError names every faulty row."""
    header, *lines = TABLE.read_text(encoding="utf-8").splitlines()
    out: Table = {}
    wanted = ("trait", *COLUMNS)
    faults = [] if tuple(header.split("\t")) == wanted else [f"row 1: the header must read {', '.join(wanted)}"]
    for number, line in enumerate(lines, 2):
        trait, *numbers = line.split("\t")
        try:
            row = tuple(map(float, numbers))
        except ValueError:
            row = ()
        if len(row) != len(COLUMNS):
            faults.append(f"row {number}: {line!r} is not a trait and {len(COLUMNS)} numbers")
        elif trait in out:
            faults.append(f"row {number}: {trait!r} is there already")
        out[trait] = row
    if faults:
        raise LexiconError(f"{TABLE.name}: {'; '.join(faults)}. Make it again: python -m training.parties.")
    return out
