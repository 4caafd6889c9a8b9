"""Ties: how well each word of a window fits an event in a role, as the model sees it.

A trigger asks and a word offers, a vector each for every role; their product, scaled, is a log-odds. Whom or which time
a word stands for is not known here: reading/ adds up the words of one place.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
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

    @property
    def end(self) -> int:
        """The word after the last of the window."""
        return self.first + self.scores.shape[1] - 1

    def of_each(self, role: TieRole, groups: Iterable[Sequence[int]]) -> list[float]:
        """For each group of words the log of the summed odds of those in the window; -inf where none is."""
        odds, first, end = self.scores[ROLES.index(role), 1:].item, self.first, self.end
        return [_log_of_sum([odds(w - first) for w in words if first <= w < end]) for words in groups]

    def none(self, role: TieRole) -> float:
        """The log-odds that nobody, or no time, fits."""
        return float(self.scores[ROLES.index(role), 0])


def _log_of_sum(log_odds: Sequence[float]) -> float:
    """The log of the summed odds; -inf where there are none."""
    if len(log_odds) < 2:
        return log_odds[0] if log_odds else -math.inf
    most = max(log_odds)
    return most + math.log(sum([math.exp(x - most) for x in log_odds]))


def ties(asks: np.ndarray, offers: np.ndarray, first: int) -> Ties:
    """`asks`: (roles * size,) of one trigger; `offers`: (1 + words, roles * size) of its window, from word `first`."""
    size = len(asks) // len(ROLES)
    scores = np.einsum("rd,wrd->rw", asks.reshape(len(ROLES), size), offers.reshape(-1, len(ROLES), size))
    return Ties(first, scores / np.float32(size**0.5))
