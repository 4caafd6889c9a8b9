"""Items -> groups of those that are one thing, by the evidence of their pairs. Knows nothing of what the items are.

Items are joined while the mean evidence of all pairs between two groups is above zero, the best first. Only items that
share a key are ever compared, and what joins with what is settled within each set of items that positive pairs connect.
So an item added or removed changes its own set alone, and the groups depend on which items there are, not on how they
came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
_ROWS = 512  # items of a block that are compared with the others at a time, to bound memory
_MOST = 1500  # items settled together: where more are connected, only their surer pairs connect them
_SURER = 0.5


class Item(Protocol):
    """What can be grouped. `order`: how ties are settled; `keys`: see Grouping; `weight`: for how many it stands."""

    @property
    def id(self) -> str: ...
    @property
    def order(self) -> tuple[str, ...]: ...
    @property
    def keys(self) -> Iterable[Hashable]: ...
    @property
    def weight(self) -> int: ...


T = TypeVar("T", bound=Item)


class Grouping(Generic[T]):
    """Keeps items in groups while items come and go.

    `evidence(a, b, above)`: for each pair how much speaks for one thing, (len(a), len(b)), symmetric, exact where it is
    above `above`. A pair with evidence above zero must share a key."""

    def __init__(self, evidence: Callable[[Sequence[T], Sequence[T], float], Floats]) -> None:
        self.evidence = evidence
        self.items: dict[str, T] = {}
        self.blocks: dict[Hashable, dict[str, None]] = defaultdict(dict)
        self.links: dict[str, dict[str, float]] = {}
        self.group: dict[str, tuple[T, ...]] = {}
        self.stale: set[str] = set()
        self.settled: dict[str, tuple[Sequence[T], list[tuple[T, ...]]]] = {}  # by lowest id: items, their groups

    def add(self, items: Sequence[T]) -> None:
        """Take in items whose ids are not there yet."""
        new: dict[Hashable, list[T]] = defaultdict(list)
        for item in items:
            self.items[item.id] = item
            self.links[item.id] = {}
            for key in item.keys:
                self.blocks[key][item.id] = None
                new[key].append(item)
        self.stale.update(item.id for item in items)
        for key, some in new.items():
            self._link(some, [self.items[id] for id in self.blocks[key]])

    def remove(self, ids: Iterable[str]) -> None:
        for id in ids:
            item = self.items.pop(id)
            for key in item.keys:
                del self.blocks[key][id]
                if not self.blocks[key]:
                    del self.blocks[key]
            for other in self.links.pop(id):
                del self.links[other][id]
                self.stale.add(other)
            self.stale.discard(id)
            self.group.pop(id, None)
            self.settled.pop(id, None)

    def groups(self) -> Iterator[tuple[T, ...]]:
        """All groups, the items of each in order; the groups in no order."""
        self._settle()
        return (group for id, group in self.group.items() if group[0].id == id)

    def _link(self, some: Sequence[T], block: Sequence[T]) -> None:
        """Note each pair of a block whose evidence is above zero. `some`: the new items of the block."""
        if len(block) < 2:
            return
        for start in range(0, len(some), _ROWS):
            rows = some[start : start + _ROWS]
            evidence = self.evidence(rows, block, 0.0)
            for i, j in zip(*np.nonzero(evidence > 0), strict=True):
                a, b = rows[i].id, block[j].id
                if a != b:
                    self.links[a][b] = self.links[b][a] = float(evidence[i, j])

    def _settle(self) -> None:
        """Group anew whatever is connected with an item that changed."""
        while self.stale:
            connected = self._connected(self.stale.pop())
            self.stale -= connected
            for some in self._parts(connected, 0.0):
                for group in self._together(some):
                    self.group.update((item.id, group) for item in group)

    def _connected(self, start: str, floor: float = 0.0) -> set[str]:
        """What hangs together with an item by pairs whose evidence is above `floor`."""
        found, waiting = {start}, [start]
        while waiting:
            fresh = [id for id, evidence in self.links[waiting.pop()].items() if evidence > floor and id not in found]
            found.update(fresh)
            waiting += fresh
        return found

    def _parts(self, connected: set[str], floor: float) -> Iterator[set[str]]:
        """The set itself, or where it is too large its parts that surer pairs connect."""
        if len(connected) <= _MOST:
            yield connected
            return
        rest = set(connected)
        for id in connected:
            if id in rest:
                part = self._connected(id, floor + _SURER)
                rest -= part
                yield from self._parts(part, floor + _SURER)

    def _together(self, some: set[str]) -> list[tuple[T, ...]]:
        """The groups of items that are settled together, found once for the same items."""
        first = min(some)
        items, groups = self.settled.get(first, ((), []))
        if len(items) != len(some) or any(i.id not in some or self.items[i.id] is not i for i in items):
            items = sorted((self.items[id] for id in some), key=lambda item: item.order)
            groups = [tuple(items[i] for i in members) for members in self._joined(items)]
            self.settled[first] = items, groups
        return groups

    def _joined(self, items: Sequence[T]) -> list[list[int]]:
        if len(items) < 2:
            return [[0]]
        return joined(self.evidence(items, items, -np.inf), [item.weight for item in items])


def joined(evidence: Floats, weights: Sequence[int]) -> list[list[int]]:
    """Groups of 0..n-1, (n, n) symmetric evidence, by weighted mean evidence between groups, while it is above zero.

    The nearest-neighbour chain (Benzécri 1982): two groups that are each other's best are joined at once, which gives
    the same groups as joining the best pair of all each time. Ties go to the lowest numbers."""
    size = np.array(weights, dtype=np.float64)
    total = evidence * np.outer(size, size)
    np.fill_diagonal(total, -np.inf)
    members = {i: [i] for i in range(len(total))}
    waiting, chain = dict.fromkeys(members), []
    while waiting or len(chain) > 0:
        if not chain:
            chain.append(next(iter(waiting)))
        at = chain[-1]
        mean = total[at] / (size * size[at])
        best = int(np.argmax(mean))
        if len(chain) > 1 and mean[chain[-2]] >= mean[best]:
            best = chain[-2]
        if not mean[best] > 0:
            waiting.pop(at, None)  # nothing will ever join it: means only fall when others are joined
            chain.pop()
        elif len(chain) > 1 and best == chain[-2]:
            del chain[-2:]
            keep, gone = min(at, best), max(at, best)
            _take_in(total, size, keep, gone)
            members[keep] += members.pop(gone)
            waiting.pop(gone, None)
            waiting[keep] = None
        else:
            chain.append(best)
    return sorted(sorted(group) for group in members.values())


def _take_in(total: npt.NDArray[np.float64], size: npt.NDArray[np.float64], keep: int, gone: int) -> None:
    """Add a group's evidence to another's: `total` are sums over pairs, `size` how many each group has."""
    total[keep] += total[gone]
    total[:, keep] = total[keep]
    total[gone] = total[:, gone] = total[keep, keep] = -np.inf
    size[keep] += size[gone]
