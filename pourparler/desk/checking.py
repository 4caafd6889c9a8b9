"""The log of corrections -> how much of what a person checked was right, by kind. Pure.

Only what was looked at counts, and people look at doubtful things first: the share is of those, not of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pourparler.record import Correction
from pourparler.table.corrections import ADDED, in_force

from .doubts import NAMES, Kind

_Z = 1.96  # 95% of a normal curve


@dataclass(frozen=True)
class Share:
    """Of one kind: how many tellings were accepted, fixed, rejected; `right`: accepted of all three, in per cent.

    `least`, `most`: where the true share lies, 95 times of 100 (Wilson 1927)."""

    kind: str
    name: str
    accepted: int
    fixed: int
    rejected: int
    right: int
    least: int
    most: int


def shares(log: Iterable[Correction]) -> tuple[Share, ...]:
    """One for each kind of which something was checked. The first ruling on a telling says how it was read."""
    first: dict[tuple, str] = {}
    for row in in_force(log):
        if row.act in ("accept", "edit", "reject"):
            for t in (t for t in row.targets if not t.local_id.startswith(ADDED)):
                kind = "dispute" if t.kind == "passage" else t.kind
                first.setdefault((kind, t.report_id, t.local_id or t.spans), row.act)
    counts = Counter((kind, act) for (kind, *_), act in first.items())
    return tuple(
        _share(kind, *(counts[kind, act] for act in ("accept", "edit", "reject")))
        for kind in NAMES
        if any(counts[kind, act] for act in ("accept", "edit", "reject"))
    )


def _share(kind: Kind, accepted: int, fixed: int, rejected: int) -> Share:
    n = accepted + fixed + rejected
    p = accepted / n
    middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * (p * (1 - p) / n + _Z**2 / (4 * n**2)) ** 0.5
    ends = (p, max(0.0, middle - half), min(1.0, middle + half))
    return Share(kind, NAMES[kind], accepted, fixed, rejected, *(round(100 * x) for x in ends))
