"""Ties: how well each word of a window fits an event in a role, as the model sees it.

A trigger asks and a word offers, a vector each for every role; their product, scaled, is a log-odds. Whom or which time
a word stands for is not known here: reading/ adds up the words of one place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

TieRole = Literal["actor", "recipient", "source", "when"]
ROLES: tuple[TieRole, ...] = ("actor", "recipient", "source", "when")


@dataclass(frozen=True, slots=True)
class Ties:
    """`scores`: (roles, 1 + words) log-odds; column 0 is none, column k the word `first` + k - 1 of the text."""

    first: int
    scores: np.ndarray

    def covers(self, word: int) -> bool:
        """Whether a word stands in the window."""
        return self.first <= word < self.first + self.scores.shape[1] - 1

    def of(self, role: TieRole, words: Iterable[int]) -> float:
        """The log of the summed odds of the words that are covered; -inf where none is."""
        columns = [1 + w - self.first for w in words if self.covers(w)]
        return float(np.logaddexp.reduce(self.scores[ROLES.index(role), columns])) if columns else -np.inf

    def none(self, role: TieRole) -> float:
        """The log-odds that nobody, or no time, fits."""
        return float(self.scores[ROLES.index(role), 0])


def ties(asks: np.ndarray, offers: np.ndarray, first: int) -> Ties:
    """`asks`: (roles * size,) of one trigger; `offers`: (1 + words, roles * size) of its window, from word `first`."""
    size = len(asks) // len(ROLES)
    scores = np.einsum("rd,wrd->rw", asks.reshape(len(ROLES), size), offers.reshape(-1, len(ROLES), size))
    return Ties(first, scores / np.float32(size**0.5))
