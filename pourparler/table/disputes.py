"""Where accounts part in a dossier: disputes of single reports, and those that only many show (rivals.py). No I/O.

Reports that tell one dispute (the same parties on two sides, like words) make one, each passage kept. Sides go by who
says so, not by who printed it. No verdict.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np

from pourparler.record import (
    Account,
    Dispute,
    Happening,
    OpenDispute,
    OpenMatter,
    Passage,
    Reading,
    Report,
    Spans,
)

from .aspects import numbers
from .claims import Claims
from .grouping import Grouping
from .happenings import fingerprint
from .likeness import Bag, Floats, bag, each, equal, likeness, tabled
from .parties import parties, voice
from .rivals import Acts, acts, contested, denied_elsewhere, rivals
from .wording import content

_LIKE = 0.25  # likeness of the positions' words from which two reports' disputes are one
_APART = -1000.0  # of two that cannot be one; no number of others outweighs it
_SAYING = content("accused accusation allegation charge claim denied rejected reports statement disputed dismissed")
_SLOT = 120  # days of publication within which two reports may tell one dispute


@dataclass(frozen=True, eq=False)
class _Told:
    """A report's dispute with its content words and its sides' parties."""

    report: Report
    local_id: str
    start: Spans
    dispute: OpenDispute
    words: Bag
    sides: tuple[frozenset[str], ...]

    @property
    def id(self) -> str:
        return f"{self.report.id}.{self.local_id}"

    @property
    def order(self) -> tuple:
        return self.report.published, self.report.id, self.start, self.local_id

    @property
    def weight(self) -> int:
        return 1

    @property
    def keys(self) -> list[tuple[str, frozenset[str]]]:
        return [(self.dispute.kind, parties) for parties in set(self.sides)]

    @property
    def slots(self) -> tuple[int, int]:
        slot = self.report.published.toordinal() // _SLOT
        return slot, slot + 1


class ToldDisputes:
    """The disputes that reports tell, those about one thing together, while readings come and go."""

    def __init__(self) -> None:
        self.grouping: Grouping[_Told] = Grouping(_evidence)
        self.made: dict[tuple[_Told, ...], OpenDispute] = {}
        self.known: dict[int, tuple[Happening | OpenMatter, tuple[OpenDispute, ...]]] = {}
        self.acts: dict[int, tuple[Happening, Acts]] = {}
        self.claims = Claims()

    def add(self, readings: Iterable[Reading]) -> None:
        readings = list(readings)
        self.grouping.add([_told(r.report, d) for r in readings for d in r.disputes])
        self.claims.add(readings)

    def remove(self, readings: Iterable[Reading]) -> None:
        readings = list(readings)
        self.grouping.remove([f"{r.report.id}.{d.id}" for r in readings for d in r.disputes])
        self.claims.remove(readings)

    def groups(self) -> list[tuple[_Told, ...]]:
        """The tellings of each dispute, oldest first; the disputes in the order they were first told."""
        return self.grouping.groups()

    def told(self, groups: Iterable[tuple[_Told, ...]]) -> list[OpenDispute]:
        """The disputes of these groups."""
        known = self.made
        self.made = {group: known.get(group) or _put_together(group) for group in groups}
        return list(self.made.values())

    def seen(self, happenings: Iterable[Happening], matters: Iterable[OpenMatter]) -> list[OpenDispute]:
        """Disputes that no single report tells. What was asked about the last time is not looked at again."""
        happenings, known = list(happenings), self.known
        self.known = {id(h): known.get(id(h)) or (h, tuple(rivals(h))) for h in happenings if len(h.tellings) > 1}
        self.known |= {id(m): known.get(id(m)) or (m, tuple(contested(m))) for m in matters if m.states_by}
        told = self.acts
        self.acts = {id(h): told.get(id(h)) or (h, acts(h)) for h in happenings}
        apart = denied_elsewhere(happenings, {i: found for i, (_, found) in self.acts.items()})
        return [*(d for _, disputes in self.known.values() for d in disputes), *apart, *self.claims.disputes()]


def open_disputes(told: Iterable[OpenDispute], seen: Iterable[OpenDispute]) -> tuple[OpenDispute, ...]:
    """All disputes of a dossier: told by reports, then seen across them."""
    disputes = list(told)
    at: dict[Hashable, list[int]] = defaultdict(list)  # a dispute seen is one told only where they share a key
    for i, dispute in enumerate(disputes):
        for key in _keys(dispute):
            at[key].append(i)
    for dispute in seen:
        near = sorted({i for key in _keys(dispute) for i in at[key]})
        told_by = next((i for i in near if _tells(disputes[i], dispute)), None)
        if told_by is None:
            told_by = len(disputes)
            disputes.append(dispute)
        else:
            disputes[told_by] = _joined(disputes[told_by], dispute)
        for key in _keys(dispute):
            at[key].append(told_by)
    return tuple(disputes)


def _put_together(group: Sequence[_Told]) -> OpenDispute:
    """One dispute from its tellings, oldest first."""
    return replace(reduce(_joined, (t.dispute for t in group)), told=tuple(t.id for t in group))


def _told(report: Report, d: Dispute) -> _Told:
    accounts = tuple(Account(side.by or voice(side.says), (Passage(report, side.position),)) for side in d.sides)
    dispute = OpenDispute(fingerprint("d", f"{report.id}.{d.id}"), d.about, d.kind, accounts)
    start = tuple(span for side in d.sides for span in side.position[:1])
    return _Told(report, d.id, start, dispute, bag(_words(dispute)), tuple(parties(a.by) for a in accounts))


def _words(d: OpenDispute) -> frozenset[str]:
    names = content(" ".join(a.name for account in d.accounts for a in account.by)) | _SAYING
    return content(" ".join([d.about, *(p.words for p in d.evidence)])) - names


def _evidence(a: Sequence[_Told], b: Sequence[_Told]) -> Floats:
    """Above zero: rather one dispute than two; for each pair, (len(a), len(b)). All of one kind."""
    sides = tabled([t.sides for t in a], [t.sides for t in b], each(_shared))
    days = np.abs(np.subtract.outer(*([t.report.published.toordinal() for t in each] for each in (a, b))))
    apart = (sides < 2) | (days > _SLOT) | equal([t.report.id for t in a], [t.report.id for t in b])
    like = likeness([t.words for t in a], [t.words for t in b])
    return np.where(apart, np.float32(_APART), like - _LIKE)


def _shared(a: tuple[frozenset[str], ...], b: tuple[frozenset[str], ...]) -> float:
    """How many sides have the same parties."""
    return float((Counter(a) & Counter(b)).total())


def _keys(d: OpenDispute) -> frozenset[Hashable]:
    """The reports that tell of it; of figures also each party with its numbers, which later reports give again."""
    counts = {(parties(a.by), n) for a in d.accounts for n in _numbers(a)} if d.kind == "figures" else set()
    return frozenset(p.report.id for p in d.evidence) | counts


def _pairs(a: OpenDispute, b: OpenDispute) -> dict[int, int]:
    """Accounts of `b`, by number, with those of `a` that speak for the same side."""
    pairs: dict[int, int] = {}
    for j, y in enumerate(b.accounts):
        same = (i for i, x in enumerate(a.accounts) if parties(x.by) == parties(y.by) and i not in pairs.values())
        if (i := next(same, None)) is not None:
            pairs[j] = i
    return pairs


def _joined(known: OpenDispute, one: OpenDispute) -> OpenDispute:
    """`known` with the passages of `one` that it lacks; a side that only `one` has is added."""
    theirs = _pairs(one, known)
    accounts = []
    for j, account in enumerate(known.accounts):
        found = one.accounts[theirs[j]].passages if j in theirs else ()
        more = tuple(p for p in found if not any(_overlap(p, q) for q in account.passages))
        accounts.append(replace(account, passages=account.passages + more))
    accounts += [a for i, a in enumerate(one.accounts) if i not in theirs.values()]
    return replace(known, accounts=tuple(accounts))


def _tells(known: OpenDispute, d: OpenDispute) -> bool:
    """Whether a report has already set the sides of `d` against each other, with some of the same words; of figures,
    whether two sides give the same, or one gives its only one in the same words."""
    pairs = _pairs(d, known)
    if known.kind == d.kind == "figures":
        alike = [(known.accounts[j], d.accounts[i]) for j, i in pairs.items()]
        counts = [(a, b) for a, b in alike if _numbers(a) & _numbers(b)]
        return len(counts) > 1 or any(_overlapping(a, b) and len(_numbers(a) | _numbers(b)) == 1 for a, b in counts)
    shared = [(i, j) for j, a in enumerate(known.accounts) for i, b in enumerate(d.accounts) if _overlapping(a, b)]
    return any(pairs.get(j) == i for i, j in shared) and len(pairs) > 1 or len({j for _, j in shared}) > 1


def _numbers(a: Account) -> frozenset[int]:
    return frozenset(n for p in a.passages for n in numbers(p.words))


def _overlapping(a: Account, b: Account) -> bool:
    return any(_overlap(p, q) for p in a.passages for q in b.passages)


def _overlap(p: Passage, q: Passage) -> bool:
    return p.report.id == q.report.id and any(a.overlaps(b) for a in p.spans for b in q.spans)
