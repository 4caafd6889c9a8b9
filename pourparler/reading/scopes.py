"""Who is in reach of an event and what speaks for each: words, frames and ties of a report -> a `Scope` for each event.

What speaks for a place are its traits, short words that lexicon/parties.tsv weighs (party_weights.py): the slots in
which it stands (slots.py), whether the frame gives it or somebody else, the ties of the model. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pourparler.language.ties import Ties
from pourparler.reading.actors import Cast
from pourparler.reading.arguments import Parties, parties
from pourparler.reading.party_weights import ROLES, Role
from pourparler.reading.slots import Mention, Mentions, Reach, in_reach, mentions, place, seen_with
from pourparler.record import Actor, Actors, EventType, Text, Word


@dataclass(frozen=True, slots=True)
class Scope:
    """One event as the chooser sees it: its word and type, what the frame gives, who is in reach, the traits of each
    place."""

    word: Word
    type: EventType
    given: Parties
    reach: Reach
    traits: dict[str, list[str]]

    def frame_gives(self, role: Role) -> Actors:
        return self.given.actors if role == "actor" else self.given.recipients


def scopes_of(text: Text, cast: Cast, events: Sequence[tuple[int, str, EventType]]) -> list[Scope]:
    """All in reach of each event, given by its word, its frame and its type."""
    ties = {t.word: t.ties for t in text.triggers if t.ties}
    mentioned = mentions(text, cast)
    return [_scope(text, cast, event, ties.get(event[0]), mentioned) for event in events]


def _scope(text: Text, cast: Cast, event: tuple[int, str, EventType], ties: Ties | None, mentioned: Mentions) -> Scope:
    i, frame, kind = event
    word = text.words[i]
    given, reach = parties(text, cast, i, frame), in_reach(text, cast, i, mentioned)
    seen = seen_with(word.sentence, mentioned, ties) if ties else {}
    for where, said in seen.items():
        reach.setdefault(where, {}).setdefault("around", said[0].actor)
    for slot, found in (("frame.actor", given.actors), ("frame.recipient", given.recipients)):
        for actor in found:
            reach.setdefault(place(actor), {}).update({slot: actor, f"{slot} {frame}": actor})
    traits = {where: [*slots, *_beside_frame(slots, given)] for where, slots in reach.items()}
    if ties:
        _add_ties(traits, ties, seen)
    here = {mention.place for mention in mentioned[word.sentence]}
    for where, its in traits.items():
        its.append(f"{'one' if where in here else 'none'} of {min(len(here), 4)} in the sentence")
    return Scope(word, kind, given, reach, traits)


def _beside_frame(slots: Mapping[str, Actor], given: Parties) -> Iterator[str]:
    """Whether the frame gives somebody else for a role, or nobody."""
    for role, found in zip(ROLES, (given.actors, given.recipients), strict=True):
        if not found:
            yield f"no frame.{role}"
        elif f"frame.{role}" not in slots:
            yield f"other frame.{role}"


def _add_ties(traits: dict[str, list[str]], ties: Ties, seen: Mapping[str, Sequence[Mention]]) -> None:
    """The log-odds that the model gives each place, in whole numbers from -6 to 4; "none" where it is not mentioned."""
    words = [[mention.word for mention in said] for said in seen.values()]
    for role in ROLES:
        tied = dict(zip(seen, ties.of_each(role, words), strict=True))
        best = max(tied, key=lambda where: tied[where], default=None)
        for where, its in traits.items():
            its.append(f"{role} tie {min(4, max(-6, round(tied[where]))) if where in tied else 'none'}")
            if where == best:
                its.append(f"best {role} tie")
