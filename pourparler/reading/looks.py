"""How likely each place in reach is a party to its event: the scopes of a report -> probabilities, at two looks.

The first look weighs the traits of scopes and the ties of the model; the second adds what the first found for the
events like this one (of the same word, type or sentence, any) and for those near it. Recipients are looked for when
actors are chosen. All events are weighed at once, in arrays with a row for each place in reach of each event.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import chain

import numpy as np

from .party_ties import NAMES, tie_steps
from .party_weights import ROLES, Look, Role, column, crossing, is_verb, weights
from .scopes import Scope

BEST = 0.25  # probability from which the likeliest place is taken; below it nobody is
MORE = 0.65  # probability from which another place is taken beside it
NEAR = 3  # events before and after that count as near
_STEPS = (0.05, 0.15, 0.3, 0.5, 0.7)
_LIKE = ("same word", "same type", "same sentence", "any", "near")
_MEANS = [[f"{like}, {role} {step}" for step in range(len(_STEPS) + 1)] for like in _LIKE for role in ROLES]
"""Traits of the second look, by likeness and role, and by step."""


def likely(found: dict[str, float]) -> list[str]:
    """The likeliest place, if it is likely enough, and those that are likely by themselves."""
    best = max(found, key=found.__getitem__, default=None)
    if best is None or found[best] < BEST:
        return []
    return [p for p, odds in found.items() if p == best or odds >= MORE]


class Looks:
    """Both looks at the events of a report, of which there must be some. `look_once` comes first.

    `ties`: the steps of the model's ties (party_ties.py). `means`: (rows, as many as _MEANS), in which step lies the
    mean probability that the first look found for a place in the events like its own; -1 where there are none."""

    def __init__(self, scopes: Sequence[Scope]) -> None:
        self.scopes = scopes
        sizes = [len(scope.reach) for scope in scopes]
        self._ends = np.cumsum(sizes)
        self._event = np.repeat(np.arange(len(scopes)), sizes)
        self._crossing = np.array([crossing(s.type, is_verb(s.word)) for s in scopes])[self._event]
        named: dict[str, int] = {}
        self._place = np.array([named.setdefault(p, len(named)) for s in scopes for p in s.reach], dtype=int)
        self._places = len(named)
        self.ties = tie_steps(scopes)

    def look_once(self) -> None:
        """The first look, and what it adds for the second, by the weights in use."""
        self._table = weights()
        self._log_odds = {1: self._of_traits() + self._of_steps(NAMES, self.ties)}
        self.means = self._means()
        self._log_odds[2] = self._log_odds[1] + self._of_steps(_MEANS, self.means)

    def probabilities(self, role: Role, look: Look, actors: Sequence[frozenset[str]] = ()) -> list[dict[str, float]]:
        """Of each place in reach of each event; `actors`: the places chosen as actors of each, for recipients."""
        return self._by_place(self._probabilities(role, look, actors))

    def traits(self, n: int, where: str, look: Look, actors: frozenset[str] = frozenset()) -> list[str]:
        """What is weighed for a place in reach of event n."""
        scope = self.scopes[n]
        row = self._ends[n] - len(scope.reach) + list(scope.reach).index(where)
        traits = ["anyone", *scope.traits[where], *_named(NAMES, self.ties[row])]
        if look == 2:
            traits += _named(_MEANS, self.means[row])
        return [*traits, "chosen actor" if where in actors else "other chosen actor"] if actors else traits

    # ---- what is weighed --------------------------------------------------------------------------------------

    def _probabilities(self, role: Role, look: Look, actors: Sequence[frozenset[str]] = ()) -> np.ndarray:
        """(rows): those of `probabilities`."""
        at = column(role, look)
        log_odds = self._log_odds[look][:, at]
        if actors:
            log_odds = log_odds + self._of_chosen(actors, at)
        log_odds = self._weight("anyone", at) + log_odds
        return 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))

    def _by_place(self, probabilities: np.ndarray) -> list[dict[str, float]]:
        """Of each event the probability of each place in its reach."""
        rest = iter(probabilities.tolist())
        return [dict(zip(scope.reach, rest, strict=False)) for scope in self.scopes]

    def _weight(self, trait: str, at: int) -> np.ndarray:
        return self._table.log_odds[self._crossing, self._table.number.get(trait, 0), at]

    def _of_chosen(self, actors: Sequence[frozenset[str]], at: int) -> np.ndarray:
        """(rows): that a place is chosen as actor, or that another is."""
        is_one = [where in chosen for s, chosen in zip(self.scopes, actors, strict=True) for where in s.reach]
        any_is = np.array(list(map(bool, actors)))[self._event]
        return any_is * np.where(is_one, self._weight("chosen actor", at), self._weight("other chosen actor", at))

    def _of_traits(self) -> np.ndarray:
        """(rows, columns): the traits of each place."""
        traits = [its for scope in self.scopes for its in scope.traits.values()]
        row = np.repeat(np.arange(len(traits)), np.array(list(map(len, traits)), dtype=int))
        numbers = np.array(self._table.numbers(chain.from_iterable(traits)), dtype=int)
        found = self._table.log_odds[self._crossing[row], numbers]
        return np.stack([np.bincount(row, by_column, len(traits)) for by_column in found.T], axis=1)

    def _of_steps(self, names: Sequence[Sequence[str]], steps: np.ndarray) -> np.ndarray:
        """(rows, columns): what the steps weigh together, (rows, as many as names)."""
        numbers = np.array(self._table.numbers(("", *chain.from_iterable(names))))  # "": none
        first = np.cumsum([1, *map(len, names)])[:-1]
        traits = numbers[np.where(steps < 0, 0, steps + first)]
        return self._table.log_odds[self._crossing[:, None], traits].sum(axis=1)

    # ---- what the first look found ----------------------------------------------------------------------------

    def _means(self) -> np.ndarray:
        actors = self._probabilities("actor", 1)
        chosen = [frozenset(likely(found)) for found in self._by_place(actors)]
        first = np.stack([actors, self._probabilities("recipient", 1, chosen)], axis=1)
        keys = zip(*((s.word.lemma.lower(), s.type, s.word.sentence, "") for s in self.scopes), strict=True)
        means = np.stack([*(self._mean_of_group(first, of) for of in keys), self._mean_of_near(first)], axis=1)
        steps = np.where(np.isnan(means), -1, np.searchsorted(_STEPS, means, side="right"))
        return steps.reshape(len(steps), len(_MEANS))

    def _mean_of_group(self, first: np.ndarray, keys: Sequence[Hashable]) -> np.ndarray:
        """(rows, roles): the mean over the other events with the same key."""
        known: dict[Hashable, int] = {}
        group = np.array([known.setdefault(key, len(known)) for key in keys])
        others = (np.bincount(group) - 1)[group]
        cell = group[self._event] * self._places + self._place
        sums = np.stack([np.bincount(cell, by_role) for by_role in first.T], axis=1)
        return self._divided(sums[cell] - first, others)

    def _mean_of_near(self, first: np.ndarray) -> np.ndarray:
        """(rows, roles): the mean over the events near."""
        events = np.arange(len(self.scopes))
        found = np.zeros((len(events) + 2 * NEAR, self._places, len(ROLES)))
        found[self._event + NEAR, self._place] = first
        sums = sum(found[self._event + NEAR + step, self._place] for step in range(-NEAR, NEAR + 1) if step)
        return self._divided(sums, np.minimum(events, NEAR) + np.minimum(events[::-1], NEAR))

    def _divided(self, sums: np.ndarray, events: np.ndarray) -> np.ndarray:
        """By the number of events; nan where there are none."""
        count = events[self._event][:, None]
        return np.divide(sums, count, out=np.full(sums.shape, np.nan), where=count > 0)


def _named(names: Sequence[Sequence[str]], steps: np.ndarray) -> list[str]:
    return [its[step] for its, step in zip(names, steps, strict=True) if step >= 0]
