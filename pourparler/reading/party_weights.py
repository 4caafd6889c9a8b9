"""lexicon/parties.tsv: what each trait of a place says for and against its being party to an event.

Logistic weights, a row a trait, alone or crossed with the type of the event or with verb or noun; learned from the
training stories by `python -m training.parties`. Columns: actor and recipient at the first look, and at the second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Literal, get_args

import numpy as np

from pourparler.record import EventType, Word

from .lexicon import LexiconError

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


@dataclass(frozen=True, slots=True)
class Weights:
    """The table as arrays. `number`: trait -> its place; 0 stands for those of which the table says nothing.

    `log_odds`: (types and verb or noun, traits, columns), the rows of each trait summed."""

    number: dict[str, int]
    log_odds: np.ndarray

    def numbers(self, traits: Iterable[str]) -> list[int]:
        return list(map(self.number.get, traits, repeat(0)))

    def of(self, kind: EventType, verb: bool, role: Role, look: Look) -> Callable[[str], float]:
        """What a trait adds to the log-odds that a place fills a role of an event of this type."""
        number, log_odds = self.number, self.log_odds[crossing(kind, verb), :, column(role, look)]
        return lambda trait: log_odds.item(number.get(trait, 0))


_TYPES = get_args(EventType)


def crossing(kind: EventType, verb: bool) -> int:
    """The place of the weights for events of a type at a verb, or at a noun."""
    return 2 * _TYPES.index(kind) + verb


@cache
def weights() -> Weights:
    """The table in use."""
    table = _in_use or shipped()
    traits = dict.fromkeys(row.split(" | ")[0] for row in table)
    number = {trait: n for n, trait in enumerate(traits, 1)}
    parts = np.zeros((1 + len(_TYPES) + 2, 1 + len(number), len(COLUMNS)))
    place = {cross: n for n, cross in enumerate(("", *_TYPES, "NOUN", "VERB"))}
    for row, its in table.items():
        trait, _, cross = row.partition(" | ")
        parts[place[cross], number[trait]] = its
    log_odds = (parts[0] + parts[1:-2])[:, None] + parts[-2:]
    return Weights(number, log_odds.reshape(-1, *parts.shape[1:]))


def rows(trait: str, kind: EventType, verb: bool) -> Iterator[str]:
    """The rows of the table that count for a trait: itself, with the type of the event, with verb or noun."""
    yield trait
    yield f"{trait} | {kind}"
    yield f"{trait} | {'VERB' if verb else 'NOUN'}"


def is_verb(word: Word) -> bool:
    return word.upos in ("VERB", "AUX")


_in_use: Table = {}


def use(table: Table) -> None:
    """Weigh by another table from now on: the one in the making."""
    _in_use.clear()
    _in_use.update(table)
    weights.cache_clear()


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
