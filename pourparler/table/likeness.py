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
Bag = Ints  # the words of something, each as a number: its hash of 64 bits, the same within one run
V = TypeVar("V", bound=Hashable)
_DAMPING = 1.2  # words that a small bag is taken to hold besides its own, so that one common word is not everything


class Interned(Generic[V]):
    """A value that is there once only, so that two are equal where they are one object: quick to look up."""

    __slots__ = ("value", "__weakref__")

    def __init__(self, value: V) -> None:
        self.value = value


_INTERNED: WeakValueDictionary[Hashable, Interned[Any]] = WeakValueDictionary()


def interned(value: V) -> Interned[V]:
    """The one object for this value."""
    return _INTERNED.setdefault(value, Interned(value))


def bag(words: frozenset[str]) -> Bag:
    return np.fromiter(map(hash, words), np.int64, len(words))


def likeness(a: Sequence[Bag], b: Sequence[Bag]) -> Floats:
    """Cosine of two bags of words, damped for small bags, for each pair: (len(a), len(b)), 0 for none shared."""
    sizes = [np.array([len(bag) for bag in bags], dtype=np.float32) + _DAMPING for bags in (a, b)]
    return _shared(a, b).astype(np.float32) / np.sqrt(sizes[0][:, None] * sizes[1][None, :])


def _shared(a: Sequence[Bag], b: Sequence[Bag]) -> Ints:
    """How many words the two bags of each pair share: (len(a), len(b))."""
    rows, columns = (np.repeat(np.arange(len(bags)), [len(bag) for bag in bags]) for bags in (a, b))
    ours, theirs = np.concatenate(a), np.concatenate(b)
    by_word = np.argsort(theirs)
    columns, theirs = columns[by_word], theirs[by_word]
    first, last = np.searchsorted(theirs, ours, "left"), np.searchsorted(theirs, ours, "right")
    many = last - first  # columns that have the word; below, each of them in turn
    at = np.arange(many.sum()) + np.repeat(first - (np.cumsum(many) - many), many)
    pairs = np.repeat(rows, many) * len(b) + columns[at]
    return np.bincount(pairs, minlength=len(a) * len(b)).reshape(len(a), len(b))


def likeness_of(a: frozenset[str], b: frozenset[str]) -> float:
    """The same for one pair."""
    return len(a & b) / math.sqrt((len(a) + _DAMPING) * (len(b) + _DAMPING))


def equal(a: Sequence[Hashable], b: Sequence[Hashable]) -> npt.NDArray[np.bool_]:
    """Whether the two of each pair are equal: (len(a), len(b))."""
    codes: dict[Hashable, int] = {}
    x, y = (np.array([codes.setdefault(v, len(codes)) for v in values]) for values in (a, b))
    return x[:, None] == y[None, :]


def tabled(a: Sequence[V], b: Sequence[V], table: Callable[[Sequence[V], Sequence[V]], Floats]) -> Floats:
    """table(x, y) of each pair, worked out once for each two distinct values: (len(a), len(b))."""
    rows: dict[V, int] = {}
    columns: dict[V, int] = {}
    i, j = ([known.setdefault(v, len(known)) for v in values] for known, values in ((rows, a), (columns, b)))
    return table(list(rows), list(columns)).take(i, 0).take(j, 1)


def each(value: Callable[[V, V], float]) -> Callable[[Sequence[V], Sequence[V]], Floats]:
    """The table of value(x, y)."""
    return lambda rows, columns: np.array([[value(x, y) for y in columns] for x in rows], dtype=np.float32)
