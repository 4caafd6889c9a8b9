"""Who of those in reach is party to an event: what the frame gives, weighed with where each stands -> `Parties`.

The frame (arguments.py) finds the parties where the tree names them, in half of all events. It stands unless all speaks
against it. Where it finds nobody, each place in reach (slots.py) is weighed: its slots, the type of the event, who was
party to the events told before. The weights are logistic ones, learned from the training stories by
`python -m training.parties` and kept in lexicon/parties.tsv, a row a slot. Nobody likely enough: the role stays empty.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from pourparler.reading.actors import Cast
from pourparler.reading.arguments import Parties, parties
from pourparler.reading.lexicon import LexiconError
from pourparler.reading.slots import Candidate, candidates, place
from pourparler.record import Actors, Text, Word

Role = Literal["actor", "recipient"]
ROLES: tuple[Role, ...] = ("actor", "recipient")
BEST = {"actor": 0.4, "recipient": 0.4}  # probability from which the likeliest place is taken; below it nobody is
MORE = 0.8  # probability from which another place is taken beside it
UNLIKELY = 0.15  # probability below which even what the frame gives is not believed
_TABLE = Path(__file__).parent / "lexicon" / "parties.tsv"


@dataclass(slots=True)
class Told:
    """An event already read: its word and type, and the places of its parties."""

    word: Word
    type: str
    actors: frozenset[str]
    recipients: frozenset[str]


@dataclass(slots=True)
class Scope:
    """One event as the chooser sees it: its word and type, what the frame gives, who is in reach."""

    word: Word
    type: str
    frame: str
    given: Parties
    reach: dict[str, Candidate] = field(default_factory=dict)


class Chooser:
    """Chooses the parties of a text's events, in text order; each choice counts for those after it."""

    def __init__(self, text: Text, cast: Cast):
        self.text, self.cast = text, cast
        self.told: list[Told] = []

    def parties(self, i: int, frame: str, kind: str) -> Parties:
        """The parties of the event at word i."""
        scope = self.scope(i, frame, kind)
        actors = self._choose(scope, "actor", frozenset())
        chosen = self._choose(scope, "recipient", frozenset(map(place, actors)))
        recipients = tuple(r for r in chosen if r not in actors)  # nobody does it to himself
        self.note(scope, map(place, actors), map(place, recipients))
        return Parties(actors, recipients)

    def scope(self, i: int, frame: str, kind: str) -> Scope:
        """All in reach of word i: by the tree and the sentence, by the frame, by the events told before."""
        given = parties(self.text, self.cast, i, frame)
        reach = candidates(self.text, self.cast, i)
        for slot, found in (("frame.actor", given.actors), ("frame.recipient", given.recipients)):
            for actor in found:
                reach.setdefault(place(actor), Candidate()).slots[slot] = actor
                reach[place(actor)].slots[f"{slot} {frame}"] = actor
        return Scope(self.text.words[i], kind, frame, given, reach)

    def note(self, scope: Scope, actors: Iterable[str], recipients: Iterable[str]) -> None:
        """Remember who the parties of an event are, by place."""
        self.told.append(Told(scope.word, scope.type, frozenset(actors), frozenset(recipients)))

    def traits(self, scope: Scope, where: str, actors: frozenset[str]) -> list[str]:
        """Slots and circumstances of one place; `actors`: the places chosen as actors, when recipients are chosen."""
        given, out = scope.given, list(scope.reach[where].slots)
        for name, found in (("actor", given.actors), ("recipient", given.recipients)):
            if not found:
                out.append(f"no frame.{name}")
            elif f"frame.{name}" not in scope.reach[where].slots:
                out.append(f"other frame.{name}")
        here = [p for p, c in scope.reach.items() if any(s.startswith("is a ") for s in c.slots)]
        out.append(f"{'one' if where in here else 'none'} of {min(len(here), 4)} in the sentence")
        if actors:
            out.append("chosen actor" if where in actors else "other chosen actor")
        return out + [trait for name, places in self._before(scope) if places
                      for trait in (f"{name}" if where in places else f"not {name}",)]  # fmt: skip

    def _before(self, scope: Scope) -> list[tuple[str, frozenset[str]]]:
        """Parties of the event just before, of the last one of this type, of the last one by this word."""
        if not self.told:
            return []
        last = self.told[-1]
        near = "same sentence" if last.word.sentence == scope.word.sentence else "earlier"
        out = [(f"last actor, {near}", last.actors), (f"last recipient, {near}", last.recipients)]
        like = next((t for t in self.told[:-13:-1] if t.type == scope.type), None)
        if like:
            out += [("like actor", like.actors), ("like recipient", like.recipients)]
        same = next((t for t in self.told[:-41:-1] if t.word.lemma == scope.word.lemma), None)
        if same:
            out += [("same word's actor", same.actors), ("same word's recipient", same.recipients)]
        return out

    def _choose(self, scope: Scope, role: Role, actors: frozenset[str]) -> Actors:
        odds = {p: self._odds(scope, p, role, actors) for p in scope.reach}
        if not odds:
            return ()
        given = scope.given.actors if role == "actor" else scope.given.recipients
        if given and max(odds[place(actor)] for actor in given) >= UNLIKELY:
            return given
        if role == "recipient" and "&" in scope.frame and _several(scope.given.actors):
            return ()  # "Iran and Iraq met", "the ministers met": nobody else is party
        best = max(odds, key=lambda p: odds[p])
        if odds[best] < BEST[role]:
            return ()
        chosen = [p for p, odd in odds.items() if p == best or odd >= MORE]
        slot_weights = {slot: weight(slot, scope, role) for p in chosen for slot in scope.reach[p].slots}
        return tuple(scope.reach[p].actor(slot_weights) for p in chosen)

    def _odds(self, scope: Scope, where: str, role: Role, actors: frozenset[str]) -> float:
        traits = self.traits(scope, where, actors)
        total = weight("anyone", scope, role) + sum(weight(trait, scope, role) for trait in traits)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _several(actors: Actors) -> bool:
    return len(actors) > 1 or any(actor.kind == "group" for actor in actors)


def crossings(trait: str, scope: Scope) -> tuple[str, str, str]:
    """The rows of the table that count for a trait: itself, with the type of the event, with verb or noun."""
    return trait, f"{trait} | {scope.type}", f"{trait} | {'VERB' if scope.word.upos in ('VERB', 'AUX') else 'NOUN'}"


def weight(trait: str, scope: Scope, role: Role) -> float:
    return _crossed(trait, scope.type, scope.word.upos in ("VERB", "AUX"))[ROLES.index(role)]


@cache
def _crossed(trait: str, kind: str, verb: bool) -> tuple[float, float]:
    table = weights()
    rows = [
        table.get(key, (0.0, 0.0)) for key in (trait, f"{trait} | {kind}", f"{trait} | {'VERB' if verb else 'NOUN'}")
    ]
    return sum(r[0] for r in rows), sum(r[1] for r in rows)


@cache
def weights() -> dict[str, tuple[float, float]]:
    """Row of the table -> its weights for actor and recipient. LexiconError names every faulty row."""
    header, *lines = _TABLE.read_text(encoding="utf-8").splitlines()
    out: dict[str, tuple[float, float]] = {}
    faults = [] if header == "trait\tactor\trecipient" else ["row 1: the header must read trait, actor, recipient"]
    for number, line in enumerate(lines, 2):
        try:
            trait, actor, recipient = line.split("\t")
            if trait in out:
                faults.append(f"row {number}: {trait!r} is there already")
            out[trait] = float(actor), float(recipient)
        except ValueError:
            faults.append(f"row {number}: {line!r} is not a trait and two numbers")
    if faults:
        raise LexiconError(f"{_TABLE.name}: {'; '.join(faults)}. Make it again: python -m training.parties.")
    return out
