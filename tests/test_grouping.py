"""Items in groups: the same groups however the items came and went, also where more are connected than are settled
together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.table import grouping
from pourparler.table.grouping import Floats, Grouping


@dataclass(frozen=True)
class Item:
    n: int
    weight: int = 1
    keys: tuple[str, ...] = ("all",)
    slots: tuple[int, ...] = (0,)

    @property
    def id(self) -> str:
        return str(self.n)

    @property
    def order(self) -> tuple[int]:
        return (self.n,)


@pytest.fixture(autouse=True)
def few_together(monkeypatch):
    monkeypatch.setattr(grouping, "_MOST", 4)


@given(st.lists(st.lists(st.integers(0, 14), min_size=1, max_size=6), max_size=12), st.randoms(use_true_random=False))
def test_groups_are_those_of_the_items_there_now(batches, random):
    """Of each batch, items that are there go or weigh more, and the others come."""
    table = np.full((15, 15), -1.0, dtype=np.float32)
    for a in range(15):
        for b in range(a):
            table[a, b] = table[b, a] = random.choice((-1.5, -0.3, -0.3, 0.3, 0.8, 1.3))

    def evidence(a: Sequence[Item], b: Sequence[Item]) -> Floats:
        return table[np.ix_([x.n for x in a], [x.n for x in b])]

    kept, there = Grouping[Item](evidence), dict[int, Item]()
    for batch in batches:
        come = []
        for n in dict.fromkeys(batch):
            if n not in there:
                come.append(Item(n))
            elif random.random() < 0.5:
                kept.remove([str(n)])
                del there[n]
            else:
                there[n] = Item(n, there[n].weight + 1)
                kept.exchange(there[n])
        kept.add(come)
        there |= {item.n: item for item in come}
        anew = Grouping[Item](evidence)
        anew.add(list(there.values()))
        assert kept.groups() == anew.groups()
