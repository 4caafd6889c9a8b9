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


def likeness(a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]) -> Floats:
    """Cosine of two bags of words, damped for small bags, for each pair: (len(a), len(b)), 0 for none shared."""
    number: dict[str, int] = {}
    for bag in b:
        for word in bag:
            number.setdefault(word, len(number))
    shared = _bags(a, number) @ _bags(b, number).T
    sizes = [np.array([len(bag) for bag in bags], dtype=np.float32) + _DAMPING for bags in (a, b)]
    return (shared / np.sqrt(np.outer(sizes[0], sizes[1]))).astype(np.float32)


def _bags(bags: Sequence[frozenset[str]], number: dict[str, int]) -> Floats:
    """One row a bag, one column a word: 1 where the bag holds the word."""
    held = np.zeros((len(bags), len(number)), dtype=np.float32)
    for i, bag in enumerate(bags):
        for word in bag:
            if (j := number.get(word)) is not None:
                held[i, j] = 1.0
    return held


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
