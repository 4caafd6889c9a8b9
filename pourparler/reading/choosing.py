"""Who of those in reach is party to an event: what the frame gives, weighed with where each stands -> `Parties`.

The frame (arguments.py) finds the parties where the tree names them, in half of all events. It stands unless all speaks
against it. Where it finds nobody, each place in reach (slots.py) is weighed: its slots, the model's ties, the type of
the event. All events of a report are looked at twice: the second time with what the first found for those like them,
for who visits in one sentence is the visitor in the next. Nobody likely enough: the role stays empty. The weights:
party_weights.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pourparler.language.ties import Ties
from pourparler.reading.actors import Cast
from pourparler.reading.arguments import Parties, parties
from pourparler.reading.party_weights import ROLES, Look, Role, odds, weight
from pourparler.reading.slots import Candidate, candidates, mentions, place
from pourparler.record import Actor, Actors, EventType, Text, Word

BEST = 0.3  # probability from which the likeliest place is taken; below it nobody is
MORE = 0.6  # probability from which another place is taken beside it
UNLIKELY = 0.15  # probability below which even what the frame gives is not believed
NEAR = 3  # events before and after that count as near
_STEPS = (0.05, 0.15, 0.3, 0.5, 0.7)

Odds = dict[Role, dict[str, float]]
"""Role -> place -> probability."""


@dataclass(slots=True)
class Scope:
    """One event as the chooser sees it: its word and type, what the frame gives, who is in reach, the model's log-odds
    of each place, and what the first look found."""

    word: Word
    type: EventType
    given: Parties
    reach: dict[str, Candidate]
    ties: dict[Role, dict[str, float]]
    first: Odds = field(default_factory=dict)
    again: dict[str, list[str]] = field(default_factory=dict)

    def frame_gives(self, role: Role) -> Actors:
        return self.given.actors if role == "actor" else self.given.recipients


def choose(text: Text, cast: Cast, events: Sequence[tuple[int, str, EventType]]) -> list[Parties]:
    """The parties of events, each given by its word, its frame and its type."""
    scopes = scopes_of(text, cast, events)
    look_once(scopes)
    return [_parties(scope) for scope in scopes]


def scopes_of(text: Text, cast: Cast, events: Sequence[tuple[int, str, EventType]]) -> list[Scope]:
    """All in reach of each event: by the tree, by the frame, in the window of the model."""
    ties = {t.word: t.ties for t in text.triggers if t.ties}
    return [_scope(text, cast, i, frame, kind, ties.get(i)) for i, frame, kind in events]


def _scope(text: Text, cast: Cast, i: int, frame: str, kind: EventType, ties: Ties | None) -> Scope:
    given = parties(text, cast, i, frame)
    seen = tuple(mentions(text, cast, i, ties)) if ties else ()
    reach = candidates(text, cast, i, seen)
    for slot, found in (("frame.actor", given.actors), ("frame.recipient", given.recipients)):
        for actor in found:
            reach.setdefault(place(actor), Candidate()).slots[slot] = actor
            reach[place(actor)].slots[f"{slot} {frame}"] = actor
    return Scope(text.words[i], kind, given, reach, _tied(ties, seen) if ties else {})


def _tied(ties: Ties, mentioned: Iterable[tuple[int, Actor]]) -> dict[Role, dict[str, float]]:
    """The log-odds of each place that is mentioned, by role."""
    words: dict[str, list[int]] = {}
    for k, actor in mentioned:
        words.setdefault(place(actor), []).append(k)
    return {role: {p: ties.of(role, ks) for p, ks in words.items()} for role in ROLES}


# ---- what speaks for a place ------------------------------------------------------------------------------


def traits(scope: Scope, where: str, look: Look, actors: frozenset[str] = frozenset()) -> list[str]:
    """Slots and circumstances of one place; `actors`: the places chosen as actors, when recipients are chosen."""
    out = list(scope.reach[where].slots)
    for role in ROLES:
        if not scope.frame_gives(role):
            out.append(f"no frame.{role}")
        elif f"frame.{role}" not in scope.reach[where].slots:
            out.append(f"other frame.{role}")
    for role, tied in scope.ties.items():
        out.append(f"{role} tie {_rounded(tied.get(where))}")
        if tied and where == max(tied, key=lambda p: tied[p]):
            out.append(f"best {role} tie")
    here = [p for p, c in scope.reach.items() if any(s.startswith("is a ") for s in c.slots)]
    out.append(f"{'one' if where in here else 'none'} of {min(len(here), 4)} in the sentence")
    if look == 2:
        out += scope.again[where]
    if actors:
        out.append("chosen actor" if where in actors else "other chosen actor")
    return out


def _rounded(log_odds: float | None) -> str:
    """Log-odds as a trait: whole numbers from -6 to 4; "none" where the place is not mentioned."""
    return "none" if log_odds is None else str(min(4, max(-6, round(log_odds))))


def look_once(scopes: Sequence[Scope]) -> None:
    """The first look at all events: the odds of each place, and from them the traits for the second look."""
    for scope in scopes:
        scope.first["actor"] = _odds(scope, "actor", 1)
        actors = frozenset(_likely(scope.first["actor"]))
        scope.first["recipient"] = _odds(scope, "recipient", 1, actors)
    told = _Told(scopes)
    for n, scope in enumerate(scopes):
        near = [*scopes[max(0, n - NEAR) : n], *scopes[n + 1 : n + 1 + NEAR]]
        scope.again = {where: list(told.traits(scope, where, near)) for where in scope.reach}


class _Told:
    """What the first look found, summed over the events that are alike: by word, type, sentence, and all of them."""

    def __init__(self, scopes: Sequence[Scope]):
        self._sums: dict[tuple[str, str | int], Counter[tuple[Role, str]]] = {}
        self._sizes: Counter[tuple[str, str | int]] = Counter()
        for scope in scopes:
            for kind in _kinds(scope):
                sums = self._sums.setdefault(kind, Counter())
                for role in ROLES:
                    for where, odd in scope.first[role].items():
                        sums[role, where] += odd
                self._sizes[kind] += 1

    def traits(self, scope: Scope, where: str, near: Sequence[Scope]) -> Iterator[str]:
        """How likely a place was, on the mean, in the other events like this one and in those near it."""
        for kind in _kinds(scope):
            if others := self._sizes[kind] - 1:
                for role in ROLES:
                    mean = (self._sums[kind][role, where] - scope.first[role].get(where, 0.0)) / others
                    yield f"{kind[0]}, {role} {_step(mean)}"
        for role in ROLES if near else ():
            yield f"near, {role} {_step(sum(s.first[role].get(where, 0.0) for s in near) / len(near))}"


def _kinds(scope: Scope) -> tuple[tuple[str, str | int], ...]:
    word = scope.word
    return ("same word", word.lemma.lower()), ("same type", scope.type), ("same sentence", word.sentence), ("any", "")


def _step(mean: float) -> int:
    return sum(mean >= step for step in _STEPS)


# ---- the choice -------------------------------------------------------------------------------------------


def _parties(scope: Scope) -> Parties:
    actors = _choose(scope, "actor", ())
    return Parties(actors, _choose(scope, "recipient", actors))


def _choose(scope: Scope, role: Role, actors: Actors) -> Actors:
    """Who fills a role; `actors`: those who have the other one, for nobody does it to himself."""
    found = _odds(scope, role, 2, frozenset(map(place, actors)))
    given = scope.frame_gives(role)
    if given and max(found[place(actor)] for actor in given) >= UNLIKELY:
        return tuple(actor for actor in given if actor not in actors)
    chosen = _likely(found)
    weights = {s: weight(s, scope.type, scope.word, role, 2) for p in chosen for s in scope.reach[p].slots}
    who = (scope.reach[p].actor(weights, actors) for p in chosen)
    return tuple(actor for actor in who if actor is not None)


def _likely(found: dict[str, float]) -> list[str]:
    """The likeliest place, if it is likely enough, and those that are likely by themselves."""
    best = max(found, key=lambda p: found[p], default=None)
    if best is None or found[best] < BEST:
        return []
    return [p for p, odd in found.items() if p == best or odd >= MORE]


def _odds(scope: Scope, role: Role, look: Look, actors: frozenset[str] = frozenset()) -> dict[str, float]:
    return {p: odds(traits(scope, p, look, actors), scope.type, scope.word, role, look) for p in scope.reach}
