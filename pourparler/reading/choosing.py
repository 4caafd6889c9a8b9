"""Who of those in reach is party to an event: what the frame gives, weighed with where each stands -> `Parties`.

The frame (arguments.py) finds the parties where the tree names them, in half of all events. It stands unless all speaks
against it. Where it finds nobody, each place in reach (scopes.py) is weighed: its slots, the model's ties, the type of
the event. All events of a report are looked at twice (looks.py): the second time with what the first found for those
like them, for who visits in one sentence is the visitor in the next. Nobody likely enough: the role stays empty. The
weights: party_weights.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.reading.actors import Cast
from pourparler.reading.arguments import Parties
from pourparler.reading.looks import Looks, likely
from pourparler.reading.party_weights import Role, is_verb, weights
from pourparler.reading.scopes import Scope, scopes_of
from pourparler.reading.slots import place
from pourparler.record import Actor, Actors, EventType, Text

UNLIKELY = 0.15  # probability below which even what the frame gives is not believed


def choose(text: Text, cast: Cast, events: Sequence[tuple[int, str, EventType]]) -> list[Parties]:
    """The parties of events, each given by its word, its frame and its type."""
    scopes = scopes_of(text, cast, events)
    if not scopes:
        return []
    looks = Looks(scopes)
    looks.look_once()
    actors = [_choose(s, "actor", found, ()) for s, found in zip(scopes, looks.probabilities("actor", 2), strict=True)]
    recipients = looks.probabilities("recipient", 2, [frozenset(map(place, chosen)) for chosen in actors])
    return [
        Parties(chosen, _choose(scope, "recipient", found, chosen))
        for scope, found, chosen in zip(scopes, recipients, actors, strict=True)
    ]


def _choose(scope: Scope, role: Role, found: dict[str, float], actors: Actors) -> Actors:
    """Who fills a role; `actors`: those who have the other one, for nobody does it to himself."""
    given = scope.frame_gives(role)
    if given and max(found[place(actor)] for actor in given) >= UNLIKELY:
        return tuple(actor for actor in given if actor not in actors)
    return tuple(filter(None, (_who(scope, where, role, actors) for where in likely(found))))


def _who(scope: Scope, where: str, role: Role, without: Actors) -> Actor | None:
    """The actor of the slot that speaks most for a place, of those who are not taken already."""
    table, verb = weights(), is_verb(scope.word)
    free = [slot for slot, actor in scope.reach[where].items() if actor not in without]
    best = max(free, key=lambda slot: table.weight(slot, scope.type, verb, role, 2), default=None)
    return scope.reach[where][best] if best else None
