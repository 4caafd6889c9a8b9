"""Reports that carry one text: wire copies and near-duplicates, which are one voice however many print it. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from pourparler.record import Report

_SHARED = 0.6  # of the shorter report's sentences
_LEAST = 3  # sentences in common: a single one may be a quotation that both took
_END = re.compile(r"[.!?]['\"”’]?\s+|\n+")


def voices(reports: Sequence[Report]) -> list[list[Report]]:
    """The reports, copies of one text together, in the order given; the same report once.

    Copies share most sentences of the shorter text. Only reports with a sentence in common are ever compared."""
    if len(reports) == 1:
        return [list(reports)]
    groups: dict[int, list[Report]] = {}
    group_of: dict[str, int] = {}
    size: dict[str, int] = {}
    having: dict[str, list[str]] = defaultdict(list)  # ids of the reports with a sentence
    for n, report in enumerate({r.id: r for r in reports}.values()):
        own = _sentences(report.text)
        shared = Counter(id for sentence in own for id in having[sentence])
        near = {group_of[id] for id, count in shared.items() if _are_copies(count, len(own), size[id])}
        groups[n] = [r for group in sorted(near) for r in groups.pop(group)] + [report]
        group_of |= {r.id: n for r in groups[n]}
        size[report.id] = len(own)
        for sentence in own:
            having[sentence].append(report.id)
    return list(groups.values())


def _are_copies(shared: int, a: int, b: int) -> bool:
    """Whether two texts of so many sentences share enough of them."""
    return shared >= _LEAST and shared >= _SHARED * min(a, b)


@lru_cache(maxsize=16_384)
def _sentences(text: str) -> frozenset[str]:
    """Sentences of some length, without case, marks and blanks."""
    pieces = ("".join(re.findall(r"\w+", piece.lower())) for piece in _END.split(text))
    return frozenset(piece for piece in pieces if len(piece) > 20)
