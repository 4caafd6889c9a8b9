"""When each event was: the dates in question for it, weighed -> the events of a report with their `when`.

The signs of each interval in question (dating_signs.py) and those for no date are added up by the weights of
lexicon/date_weights.tsv, which `python -m training.date_weights` learns from the training stories; to them comes what
the model makes of each time for the event. The heaviest is taken. `CAUTION` weighs no date; the publication date is
never taken for want of another.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from pourparler.reading.dating_signs import Dates
from pourparler.reading.lexicon import LexiconError
from pourparler.record import Event, Interval

CAUTION = 0.2  # how many times likelier than a date none must be to be taken
TIE = 0.3  # what a unit of the model's log-odds weighs: it has seen the stories that the weights are learned from
_LIMIT, _OUT_OF_SIGHT = 5.0, -1.0  # the most that they can be, and what they are where the model sees no such time
_TABLE = Path(__file__).parent / "lexicon" / "date_weights.tsv"


def date_events(events: Sequence[Event], dates: Dates) -> tuple[Event, ...]:
    """The same events in the same order, each with its date where one is likely enough."""
    return tuple(replace(event, when=_choose(dates, n)) for n, event in enumerate(events))


def _choose(dates: Dates, n: int) -> Interval | None:
    signs = dates.signs(n)
    scores = {
        interval: _score(rows(found, dates.stage(n))) + lean
        for (interval, found), lean in zip(signs.items(), leaning(dates, n, signs), strict=True)
    }
    scores[None] += math.log(CAUTION)
    return max(scores, key=lambda interval: scores[interval])


def leaning(dates: Dates, n: int, intervals: Iterable[Interval | None]) -> list[float]:
    """What the model's ties add to the weights of these intervals in question for event n."""
    ties = dates.ties(n)
    if ties is None:
        return [0.0 for _ in intervals]
    odds = (ties.get((i.first, i.last), -math.inf) if i else 0.0 for i in intervals)
    return [TIE * (_OUT_OF_SIGHT if x == -math.inf else max(-_LIMIT, min(_LIMIT, x))) for x in odds]


def _score(names: Iterable[str]) -> float:
    table = weights()
    return math.fsum(table.get(name, 0.0) for name in names)  # whatever the order of a set


def rows(signs: Iterable[str], stage: str) -> Iterator[str]:
    """The rows of the table that count for signs: each itself, and as it weighs at that stage of an event."""
    for sign in signs:
        yield sign
        yield f"{sign} | {stage}"


@cache
def weights() -> dict[str, float]:
    """Row of the table -> its weight. LexiconError names every faulty row."""
    header, *lines = _TABLE.read_text(encoding="utf-8").splitlines()
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
        raise LexiconError(f"{_TABLE.name}: {'; '.join(faults)}. Make it again: python -m training.date_weights.")
    return out
