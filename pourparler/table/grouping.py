"""Items -> groups of those that are one thing, by the evidence of their pairs. Knows nothing of what the items are.

Items are joined while the mean evidence of all pairs between two groups is above zero, the best first. Only items that
share a key and a slot are linked, and what joins with what is settled within each set of items that links connect.
So an item added or removed changes its own set alone, and the groups depend on which items there are, not on how they
came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import Generic, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
_ROWS = 128  # items that are compared with others at a time
_MOST = 1500  # items settled together: where more are connected, only their surer links connect them
_SURER = 0.5


class Item(Protocol):
    """What can be grouped. `order`: how ties are settled, no two alike; `keys`, and `slots`, rising: see Grouping;
    `weight`: for how many it stands."""

    @property
    def id(self) -> str: ...
    @property
    def order(self) -> tuple: ...
    @property
    def keys(self) -> Iterable[Hashable]: ...
    @property
    def slots(self) -> tuple[int, ...]: ...
    @property
    def weight(self) -> int: ...


T = TypeVar("T", bound=Item)


class Grouping(Generic[T]):
    """Keeps items in groups while items come and go.

    `evidence(a, b)`: for each pair how much speaks for one thing, (len(a), len(b)), symmetric. Items that do not
    share a key and a slot are not linked, whatever their evidence."""

    def __init__(self, evidence: Callable[[Sequence[T], Sequence[T]], Floats]) -> None:
        self.evidence = evidence
        self.items: dict[str, T] = {}
        self.blocks: dict[tuple[Hashable, int], dict[str, None]] = defaultdict(dict)  # by key and slot
        self.links: dict[str, dict[str, float]] = {}
        self.group: dict[str, tuple[T, ...]] = {}
        self.stale: set[str] = set()
        self.floor: dict[str, float] = {}  # of each item: links above this connected what it was settled with

    def add(self, items: Sequence[T]) -> None:
        """Take in items whose ids are not there yet."""
        new: dict[Hashable, list[T]] = defaultdict(list)
        for item in sorted(items, key=lambda item: item.slots[0]):
            self.items[item.id] = item
            self.links[item.id] = {}
            for key in item.keys:
                new[key].append(item)
        for key, some in new.items():
            for start in range(0, len(some), _ROWS):
                self._link(key, some[start : start + _ROWS])
        self.stale.update(item.id for item in items)

    def remove(self, ids: Iterable[str]) -> None:
        for id in ids:
            item = self.items.pop(id)
            for block in ((key, slot) for key in item.keys for slot in item.slots):
                del self.blocks[block][id]
                if not self.blocks[block]:
                    del self.blocks[block]
            for other in self.links.pop(id):
                del self.links[other][id]
                self.stale.add(other)
            self.stale.discard(id)
            self.group.pop(id, None)
            self.floor.pop(id, None)

    def exchange(self, item: T) -> None:
        """Put an item in the place of the one of its id, of which it differs in weight alone."""
        self.items[item.id] = item
        self.stale.add(item.id)

    def groups(self) -> list[tuple[T, ...]]:
        """All groups by the order of their first items, the items of each in order."""
        self._settle(self.stale)
        self.stale = set()
        groups = (group for id, group in self.group.items() if group[0].id == id)
        return sorted(groups, key=lambda group: group[0].order)

    def _link(self, key: Hashable, some: Sequence[T]) -> None:
        """Put items that have this key into its blocks, and note each pair of them with others that are in these blocks
        by now whose evidence is above zero."""
        blocks: dict[int, dict[str, None]] = {}
        for item in some:
            for slot in item.slots:
                blocks[slot] = self.blocks[key, slot]
                blocks[slot][item.id] = None
        others = [self.items[id] for id in dict.fromkeys(chain.from_iterable(blocks.values()))]
        if len(others) > 1:
            evidence = self.evidence(some, others)
            i, j = np.nonzero(evidence > 0)
            for a, b, above in zip(i.tolist(), j.tolist(), evidence[i, j].tolist(), strict=True):
                one, other, known = some[a], others[b], self.links[some[a].id]
                if other.id not in known and one is not other and not set(one.slots).isdisjoint(other.slots):
                    known[other.id] = self.links[other.id][one.id] = above

    def _settle(self, stale: set[str], floor: float = 0.0) -> None:
        """Group anew whatever links above `floor` connect with these items; where that is too much, by surer links.

        Of what is too much, sets without a changed item are as they were, unless it was not too much before."""
        rest = set(stale)
        while rest:
            some = self._connected(next(iter(rest)), floor)
            if len(some) > _MOST:
                settled_here = {id for id in some if self.floor.get(id, 0.0) <= floor}
                self._settle(rest & some | settled_here, floor + _SURER)
            else:
                self.floor.update(dict.fromkeys(some, floor))
                for group in self._joined(sorted((self.items[id] for id in some), key=attrgetter("order"))):
                    self.group.update((item.id, group) for item in group)
            rest -= some

    def _connected(self, start: str, floor: float) -> set[str]:
        """What hangs together with an item by links whose evidence is above `floor`."""
        found, fresh = {start}, {start}
        while fresh:
            links = chain.from_iterable(self.links[id].items() for id in fresh)
            fresh = {other for other, evidence in links if evidence > floor} - found
            found |= fresh
        return found

    def _joined(self, items: Sequence[T]) -> list[tuple[T, ...]]:
        """Items in order -> their groups."""
        ids = {item.id for item in items}
        if all(self.links[id].keys() >= ids - {id} for id in ids):  # nothing speaks against any pair: they are one
            return [tuple(items)]
        starts = range(0, len(items), _ROWS)
        evidence = np.concatenate([self.evidence(items[i : i + _ROWS], items) for i in starts])
        return [tuple(items[i] for i in group) for group in joined(evidence, [item.weight for item in items])]


def joined(evidence: Floats, weights: Sequence[int]) -> list[list[int]]:
    """Groups of 0..n-1, (n, n) symmetric evidence, by weighted mean evidence between groups, while it is above zero.

    The nearest-neighbour chain (Benzécri 1982): two groups that are each other's best are joined at once, which gives
    the same groups as joining the best pair of all each time. Ties go to the lowest numbers."""
    size = np.array(weights, dtype=np.float64)
    total = evidence * np.outer(size, size)
    np.fill_diagonal(total, -np.inf)
    members = {i: [i] for i in range(len(total))}
    waiting, path = dict.fromkeys(members), []
    while waiting or path:
        if not path:
            path.append(next(iter(waiting)))
        at = path[-1]
        mean = total[at] / (size * size[at])
        best = int(np.argmax(mean))
        if len(path) > 1 and mean[path[-2]] >= mean[best]:
            best = path[-2]
        if not mean[best] > 0:
            waiting.pop(at, None)  # nothing will ever join it: means only fall when others are joined
            path.pop()
        elif len(path) > 1 and best == path[-2]:
            del path[-2:]
            keep, gone = min(at, best), max(at, best)
            _take_in(total, size, keep, gone)
            members[keep] += members.pop(gone)
            waiting.pop(gone, None)
            waiting[keep] = None
        else:
            path.append(best)
    return sorted(sorted(group) for group in members.values())


def _take_in(total: npt.NDArray[np.float64], size: npt.NDArray[np.float64], keep: int, gone: int) -> None:
    """Add a group's evidence to another's: `total` are sums over pairs, `size` how many each group has."""
    total[keep] += total[gone]
    total[:, keep] = total[keep]
    total[gone] = total[:, gone] = total[keep, keep] = -np.inf
    size[keep] += size[gone]
