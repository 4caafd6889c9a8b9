"""Pairs of things compared many at a time: words in common, equal values, tables over distinct values. Pure, numpy."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar
from weakref import WeakValueDictionary

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
V = TypeVar("V", bound=Hashable)
_DAMPING = 1.2  # words that a small bag is taken to hold besides its own, so that one common word is not everything


class Known(Generic[V]):
    """A value that is there once only, so that two are equal where they are one object: quick to look up."""

    __slots__ = ("value", "__weakref__")

    def __init__(self, value: V) -> None:
        self.value = value


_KNOWN: WeakValueDictionary[Hashable, Known[Any]] = WeakValueDictionary()


def known(value: V) -> Known[V]:
    """The one object for this value."""
    return _KNOWN.setdefault(value, Known(value))


def likeness(a: Sequence[frozenset[str]], b: Sequence[frozenset[str]], where: npt.NDArray[np.bool_]) -> Floats:
    """Cosine of two bags of words, damped for small bags, for each pair: (len(a), len(b)), 0 for none shared.

    `where`: the pairs to look at, (len(a), len(b)); the others are 0."""
    like = np.zeros(where.shape, dtype=np.float32)
    rows, columns = np.nonzero(where)
    shared = [len(a[i] & b[j]) for i, j in zip(rows.tolist(), columns.tolist(), strict=True)]
    sizes = [np.array([len(bag) for bag in bags], dtype=np.float32) + _DAMPING for bags in (a, b)]
    like[rows, columns] = np.array(shared, dtype=np.float32) / np.sqrt(sizes[0][rows] * sizes[1][columns])
    return like


def likeness_of(a: frozenset[str], b: frozenset[str]) -> float:
    """The same for one pair."""
    return len(a & b) / math.sqrt((len(a) + _DAMPING) * (len(b) + _DAMPING))


def equal(a: Sequence[Hashable], b: Sequence[Hashable]) -> npt.NDArray[np.bool_]:
    """Whether the two of each pair are equal: (len(a), len(b))."""
    codes: dict[Hashable, int] = {}
    x, y = (np.array([codes.setdefault(v, len(codes)) for v in values]) for values in (a, b))
    return x[:, None] == y[None, :]


def tabled(a: Sequence[V], b: Sequence[V], value: Callable[[V, V], float]) -> Floats:
    """value(x, y) of each pair, worked out once for each two distinct values: (len(a), len(b))."""
    rows, columns = ({v: i for i, v in enumerate(dict.fromkeys(values))} for values in (a, b))
    table = np.array([[value(x, y) for y in columns] for x in rows], dtype=np.float32)
    return table[np.array([rows[v] for v in a])][:, np.array([columns[v] for v in b])]
