"""lexicon/date_weights.tsv: what each sign says for and against a date in question, or no date, for an event.

A row is a sign, alone or crossed with the stage of the event (did, goes on, will, may); learned from the training
stories by `python -m training.date_weights`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import repeat
from pathlib import Path

from .lexicon import LexiconError

TABLE = Path(__file__).parent / "lexicon" / "date_weights.tsv"


STAGES = ("did", "goes on", "will", "may")


def weigh(signs: Iterable[str], stage: str) -> int:
    """What the rows of signs weigh together at that stage of an event, each sign once, in hundredths."""
    table = _at_stage(stage)
    return sum(map(table.get, set(signs), repeat(0)))


def rows(sign: str, stage: str) -> tuple[str, str]:
    """The rows of the table that count for a sign: itself, and as it weighs at that stage of an event."""
    return sign, f"{sign} | {stage}"


@cache
def _at_stage(stage: str) -> dict[str, int]:
    table = weights()
    signs = {row.removesuffix(f" | {stage}") for row in table}
    return {sign: sum(round(100 * table.get(row, 0.0)) for row in rows(sign, stage)) for sign in signs}


@cache
def weights() -> dict[str, float]:
    """Row of the table -> its weight. LexiconError names every faulty row."""
    return read_weights(TABLE)


def read_weights(path: Path) -> dict[str, float]:
    """Row of a table -> its weight. LexiconError names every faulty row."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    out: dict[str, float] = {}
    faults = [] if header == "sign\tweight" else ["row 1: the header must read sign, weight"]
    for number, line in enumerate(lines, 2):
        try:
            sign, weight = line.split("\t")
            if sign in out:
                faults.append(f"row {number}: {sign!r} is there already")
            out[sign] = float(weight)
        except ValueError:
            faults.append(f"row {number}: {line!r} is not a sign and a number")
    if faults:
        raise LexiconError(f"{path.name}: {'; '.join(faults)}. Make it again: python -m training.date_weights.")
    return out
