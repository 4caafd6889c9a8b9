"""Who is in reach of an event and what speaks for each: words, frames and ties of a report -> a `Scope` for each event.

What speaks for a place are its traits, short words that lexicon/parties.tsv weighs (party_weights.py): the slots in
which it stands (slots.py), whether the frame gives it or somebody else, how much the report speaks of it and of whom
there; what the model's ties say is kept apart (party_ties.py). Nothing is decided here.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from operator import attrgetter

from pourparler.language.ties import Ties
from pourparler.record import Actor, EventType, Text, Word

from .arguments import parties
from .cast import Cast
from .slots import SENTENCES, Mentions, Reach, Seen, in_reach, mentions, place, seen_with

_NEAR = {n: f"near {min(3, max(-4, n))}" for n in range(-SENTENCES, SENTENCES + 1)}
"""How many sentences before or after an event a place is spoken of next, in the window."""
_SHARES = (0.005, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5)  # of a report's mentions


@dataclass(frozen=True, slots=True)
class Scope:
    """One event as the chooser sees it: its word and type, who is in reach, the traits of each place.

    `ties`: the model's, if it has any for the word; `seen`: the places that it saw with it."""

    word: Word
    type: EventType
    reach: Reach
    traits: dict[str, list[str]]
    ties: Ties | None
    seen: dict[str, Seen]


def scopes_of(text: Text, cast: Cast, events: Sequence[tuple[int, str, EventType]]) -> list[Scope]:
    """All in reach of each event, given by its word, its frame and its type."""
    ties = {t.word: t.ties for t in text.triggers if t.ties}
    mentioned = mentions(text, cast)
    spoken_of = _spoken_of(mentioned)
    seen_in = cache(partial(seen_with, mentioned))
    return [_scope(text, cast, event, ties.get(event[0]), mentioned, spoken_of, seen_in) for event in events]


def _scope(
    text: Text,
    cast: Cast,
    event: tuple[int, str, EventType],
    ties: Ties | None,
    mentioned: Mentions,
    spoken_of: Mapping[str, Sequence[str]],
    seen_in: Callable[[int, int, int], dict[str, Seen]],
) -> Scope:
    i, frame, kind = event
    word = text.words[i]
    given, reach = parties(text, cast, i, frame), in_reach(text, cast, i, mentioned)
    seen = seen_in(word.sentence, ties.first, ties.end) if ties else {}
    for where, its in seen.items():
        reach.setdefault(where, {}).setdefault("around", its.actor)
    for slot, found in (("frame.actor", given.actors), ("frame.recipient", given.recipients)):
        for actor in found:
            reach.setdefault(place(actor), {}).update({slot: actor, f"{slot} {frame}": actor})
    here = {mention.place for mention in mentioned.of[word.sentence]}
    no_actor = ("other frame.actor" if given.actors else "no frame.actor",)
    no_recipient = ("other frame.recipient" if given.recipients else "no frame.recipient",)
    one, none = (f"{how} of {min(len(here), 4)} in the sentence" for how in ("one", "none"))
    traits = {
        where: [
            *slots,
            *(() if "frame.actor" in slots else no_actor),
            *(() if "frame.recipient" in slots else no_recipient),
            *_who_stands(where, slots),
            *spoken_of.get(where, _UNSPOKEN),
            one if where in here else none,
            _NEAR[seen[where].nearest] if where in seen else "not near",
        ]
        for where, slots in reach.items()
    }
    return Scope(word, kind, reach, traits, ties, seen)


def _who_stands(where: str, slots: Mapping[str, Actor]) -> list[str]:
    """How many actors of the place are in reach, of which sectors; whether it is a country, else which sector."""
    actors = {id(actor): actor for actor in slots.values()}.values()
    sectors = [f"has {sector or 'none'}" for sector in dict.fromkeys(map(_SECTOR, actors))]
    is_country = any(map(_COUNTRY, actors))
    return [f"{min(len(actors), 4)} actors here", *sectors, "place country" if is_country else f"place {where}"]


_COUNTRY, _SECTOR = attrgetter("country"), attrgetter("sector")
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
