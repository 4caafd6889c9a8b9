"""Who is in reach of an event and what speaks for each: words, frames and ties of a report -> a `Scope` for each event.

What speaks for a place are its traits, short words that lexicon/parties.tsv weighs (party_weights.py): the slots in
which it stands (slots.py), whether the frame gives it or somebody else, how much the report speaks of it and of whom
there; what the model's ties say is kept apart (party_ties.py). Nothing is decided here.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pourparler.language.ties import Ties
from pourparler.reading.actors import Cast
from pourparler.reading.arguments import Parties, parties
from pourparler.reading.party_weights import ROLES
from pourparler.reading.slots import Mention, Mentions, Reach, in_reach, mentions, place, seen_with
from pourparler.record import Actor, EventType, Text, Word

_SHARES = (0.005, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5)  # of a report's mentions


@dataclass(frozen=True, slots=True)
class Scope:
    """One event as the chooser sees it: its word and type, who is in reach, the traits of each place.

    `ties`: the model's, if it has any for the word; `seen`: the mentions of places that it saw with it."""

    word: Word
    type: EventType
    reach: Reach
    traits: dict[str, list[str]]
    ties: Ties | None
    seen: dict[str, list[Mention]]


def scopes_of(text: Text, cast: Cast, events: Sequence[tuple[int, str, EventType]]) -> list[Scope]:
    """All in reach of each event, given by its word, its frame and its type."""
    ties = {t.word: t.ties for t in text.triggers if t.ties}
    mentioned = mentions(text, cast)
    spoken_of = _spoken_of(mentioned)
    return [_scope(text, cast, event, ties.get(event[0]), mentioned, spoken_of) for event in events]


def _scope(
    text: Text,
    cast: Cast,
    event: tuple[int, str, EventType],
    ties: Ties | None,
    mentioned: Mentions,
    spoken_of: Mapping[str, Sequence[str]],
) -> Scope:
    i, frame, kind = event
    word = text.words[i]
    given, reach = parties(text, cast, i, frame), in_reach(text, cast, i, mentioned)
    seen = seen_with(word.sentence, mentioned, ties) if ties else {}
    for where, said in seen.items():
        reach.setdefault(where, {}).setdefault("around", said[0].actor)
    for slot, found in (("frame.actor", given.actors), ("frame.recipient", given.recipients)):
        for actor in found:
            reach.setdefault(place(actor), {}).update({slot: actor, f"{slot} {frame}": actor})
    traits = {
        where: [*slots, *_beside_frame(slots, given), *_who_stands(where, slots), *spoken_of.get(where, _UNSPOKEN)]
        for where, slots in reach.items()
    }
    here = {mention.place for mention in mentioned.of[word.sentence]}
    for where, its in traits.items():
        its.append(f"{'one' if where in here else 'none'} of {min(len(here), 4)} in the sentence")
        its.append(_nearest(word.sentence, seen.get(where, ())))
    return Scope(word, kind, reach, traits, ties, seen)


def _beside_frame(slots: Mapping[str, Actor], given: Parties) -> Iterator[str]:
    """Whether the frame gives somebody else for a role, or nobody."""
    for role, found in zip(ROLES, (given.actors, given.recipients), strict=True):
        if not found:
            yield f"no frame.{role}"
        elif f"frame.{role}" not in slots:
            yield f"other frame.{role}"


def _who_stands(where: str, slots: Mapping[str, Actor]) -> list[str]:
    """How many actors of the place are in reach, of which sectors; whether it is a country, else which sector."""
    actors = {id(actor): actor for actor in slots.values()}.values()
    is_country = any(actor.country for actor in actors)
    sectors = dict.fromkeys([f"has {actor.sector or 'none'}" for actor in actors])
    return [f"{min(len(actors), 4)} actors here", *sectors, "place country" if is_country else f"place {where}"]


_UNSPOKEN = ("share 0", "mentions 0")


def _spoken_of(mentioned: Mentions) -> dict[str, tuple[str, ...]]:
    """Place -> how much the report speaks of it, of how many actors there."""
    places: dict[str, list[int]] = {}
    for mention in chain.from_iterable(mentioned.of):
        places.setdefault(mention.place, []).append(id(mention.actor))
    total = sum(map(len, places.values()))
    return {
        where: (
            f"share {bisect(_SHARES, len(its) / total)}",
            f"mentions {min(len(its), 6)}",
            f"{min(len(set(its)), 4)} actors there",
        )
        for where, its in places.items()
    }


def _nearest(sentence: int, said: Sequence[Mention]) -> str:
    """How many sentences before or after a place is spoken of next, in the window."""
    if not said:
        return "not near"
    return f"near {min(3, max(-4, min([mention.sentence - sentence for mention in said], key=abs)))}"
