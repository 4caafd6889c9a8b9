"""Who of those in reach is party to an event: what the frame gives, weighed with where each stands -> `Parties`.

Each place in reach of an event (scopes.py) is weighed: whether its frame (arguments.py) gives it, its slots, the ties
of the model, the type of the event. All events of a report are looked at twice (looks.py): the second time with what
the first found for those like them, for who visits in one sentence is the visitor in the next. Nobody likely enough:
the role stays empty. The weights: party_weights.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from pourparler.record import Actor, Actors, EventType, Text

from .arguments import Parties
from .cast import Cast
from .looks import Looks, likely
from .party_weights import Role, is_verb, weights
from .scopes import Scope, scopes_of
from .slots import place

_TRIP_TO = "frame.recipient poss>to"  # the slot of where a visit leads


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
    """Who fills a role, all whom the frame gives where the likeliest is one of them; `actors`: those who have the other
    role, for nobody does it to himself. Whom a verb is done to is no actor for want of another, though his state may be
    ("a mayor was arrested"), but for force; nor is he whom a trip leads to; nobody visits himself."""
    is_trip = scope.type == "CONSULT" and any(_TRIP_TO in slots for slots in scope.reach.values())
    if role == "actor" and (is_verb(scope.word) or is_trip):
        undergo = {p for p, slots in scope.reach.items() if _undergoes(slots)}
        if scope.type != "ASSAULT":
            undergo = {p for p in undergo if _state_of(scope.reach[p]) is None}
        found = {where: odds for where, odds in found.items() if where not in undergo}
    elif is_trip:
        at_home = {place(actor) for actor in actors}
        found = {where: odds for where, odds in found.items() if where not in at_home}
    chosen = likely(found)
    frame = f"frame.{role}"
    if chosen and frame in scope.reach[max(chosen, key=found.__getitem__)]:
        chosen = [where for where, slots in scope.reach.items() if frame in slots]
    return tuple(filter(None, (_who(scope, where, role, actors) for where in chosen)))


_STATE = frozenset("GOV MIL COP JUD LEG SPY".split())  # sectors


def _undergoes(slots: Mapping[str, Actor]) -> bool:
    """Whether the frame gives a place as recipient alone."""
    return "frame.recipient" in slots and "frame.actor" not in slots


def _state_of(slots: Mapping[str, Actor]) -> Actor | None:
    """The country, else a body of its state, at the place of him to whom it is done; None where that is the country."""
    done_to = slots["frame.recipient"]
    if done_to.kind == "country":  # "Norway was invited", not by its delegation
        return None
    bodies = [a for a in slots.values() if a.sector in _STATE and a.kind != "person" and a != done_to]
    countries = (a for a in slots.values() if a.kind == "country")
    return next(chain(countries, bodies), None)


def _is_of(actor: Actor, taken: Actors) -> bool:
    """Whether an actor is taken, or is the party by whose name one is: "Republican" of "Republican senators"."""
    return actor in taken or (actor.sector == "PTY" and any(a.name.startswith(f"{actor.name} ") for a in taken))


def _who(scope: Scope, where: str, role: Role, without: Actors) -> Actor | None:
    """The actor of a place: whom the frame gives, else who stands in the slot that speaks most for the place; of those
    who are not taken already."""
    slots = scope.reach[where]
    if role == "actor" and is_verb(scope.word) and _undergoes(slots):
        return _state_of(slots)
    if (given := slots.get(f"frame.{role}")) and given not in without:
        return given
    free = [slot for slot, actor in slots.items() if not _is_of(actor, without)] if without else slots
    speaks = weights().of(scope.type, is_verb(scope.word), role, 2)
    return slots.get(max(free, key=speaks, default=""))
