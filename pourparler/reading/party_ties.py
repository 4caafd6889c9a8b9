"""How the model ties each place in reach to its event: the scopes of a report -> steps, each with a trait's name.

For each role the log-odds that the model gives a place, in whole numbers; in halves the log of its part of all odds,
and how far it is ahead of the best of the others; whether it is the best. All events of a report are looked at at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from pourparler.language.ties import ROLES as TIE_ROLES

from .party_weights import ROLES
from .scopes import Scope

NAMES = [
    names
    for role in ROLES
    for names in (
        [f"{role} tie {n}" for n in ("none", *range(-6, 5))],
        [f"{role} part {n}" for n in range(-10, 1)],
        [f"{role} ahead {n}" for n in range(-8, 9)],
        [f"best {role} tie"],
    )
]
"""The traits, by what is told of a role and by step."""

_NOBODY = -20.0  # the log-odds of the others where there are none


def tie_steps(scopes: Sequence[Scope]) -> np.ndarray:
    """(rows, as many as NAMES): the steps of each place in reach of each event, in order; -1 where there is none.

    Of a place that the model has not seen with the event it says "tie none", if it knows the event at all."""
    asked = np.repeat([scope.ties is not None for scope in scopes], [len(scope.reach) for scope in scopes])
    seen = np.array([where in scope.seen for scope in scopes for where in scope.reach], dtype=bool)
    out = np.full((len(seen), len(ROLES), 4), -1)
    out[asked, :, 0] = 0
    those = [scope for scope in scopes if scope.ties and scope.seen]
    if those:
        said = [[scope.seen[where].words for where in scope.reach if where in scope.seen] for scope in those]
        mentions = np.array([len(words) for by_place in said for words in by_place])
        places = np.array(list(map(len, said)))
        ties = [scope.ties for scope in those]
        none = _starts(np.array([t.scores.shape[1] for t in ties]))  # columns of the scores side by side
        shift = none + 1 - np.array([t.first for t in ties])
        words = np.array(list(chain.from_iterable(chain.from_iterable(said))))
        words += np.repeat(np.repeat(shift, places), mentions)
        scores = np.concatenate([t.scores for t in ties], axis=1)
        odds = scores[[TIE_ROLES.index(role) for role in ROLES]].astype(float)
        by_place, nobody = _log_of_sums(odds[:, words], mentions), odds[:, none]  # a row for each role
        steps = _steps(by_place.ravel(), np.tile(places, len(ROLES)), nobody.ravel())
        out[seen] = steps.reshape(len(ROLES), -1, 4).swapaxes(0, 1)
    return out.reshape(len(out), len(NAMES))


def _steps(odds: np.ndarray, places: np.ndarray, nobody: np.ndarray) -> np.ndarray:
    """(rows, 4): by the log-odds of each place for a role, those of an event's places side by side."""
    event, first = np.repeat(np.arange(len(places)), places), _starts(places)
    order = np.lexsort((-odds, event))
    ranked = np.append(odds[order], _NOBODY)
    second = np.where(places > 1, ranked[first + 1], _NOBODY)
    best = np.zeros(len(odds), dtype=bool)
    best[order[first]] = True
    other = np.maximum(np.where(best, second[event], ranked[first][event]), _NOBODY)
    all_odds = np.logaddexp(_log_of_sums(odds, places), nobody)[event]
    steps = (
        np.clip(np.rint(odds), -6, 4) + 7,
        np.clip(np.rint(2 * (odds - all_odds)), -10, 0) + 10,
        np.clip(np.rint(2 * (odds - other)), -8, 8) + 8,
        best - 1,
    )
    return np.stack(steps, axis=1).astype(int)


def _log_of_sums(log_odds: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """The log of the summed odds of each group, groups side by side, none of them empty."""
    return np.logaddexp.reduceat(log_odds, _starts(sizes), axis=-1)


def _starts(sizes: np.ndarray) -> np.ndarray:
    return np.cumsum(sizes) - sizes
