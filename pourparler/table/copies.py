"""Reports that carry one text: wire copies and near-duplicates, which are one voice however many print it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pourparler.record import Report

_SHARED = 0.6  # of the shorter report's sentences
_LEAST = 3  # sentences in common: a single one may be a quotation that both took
_END = re.compile(r"[.!?]['\"”’]?\s+|\n+")


def voices(reports: Sequence[Report]) -> list[list[Report]]:
    """The reports, copies of one text together, in the order given; the same report once."""
    groups: list[list[Report]] = []
    for report in {r.id: r for r in reports}.values():
        near = [g for g in groups if any(are_copies(report, other) for other in g)]
        joined = [r for g in near for r in g] + [report]
        groups = [g for g in groups if g not in near] + [joined]
    return groups


def are_copies(a: Report, b: Report) -> bool:
    """Whether two texts share most sentences of the shorter one."""
    x, y = _sentences(a.text), _sentences(b.text)
    shared = len(x & y)
    return shared >= _LEAST and shared >= _SHARED * min(len(x), len(y))


@lru_cache(maxsize=4096)
def _sentences(text: str) -> frozenset[str]:
    """Sentences of some length, without case, marks and blanks."""
    pieces = ("".join(re.findall(r"\w+", piece.lower())) for piece in _END.split(text))
    return frozenset(piece for piece in pieces if len(piece) > 20)
