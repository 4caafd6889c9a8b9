"""The parties of a dossier as pages name and filter them: a country by its code, others by their name. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from pourparler.naming import folded
from pourparler.record import Actor, Reading
from pourparler.table.parties import party

MOST = 60  # parties that a field offers to choose from

PartyName = Annotated[str | None, Query(max_length=200, description="A party: the code of a country, or a name.")]


@dataclass(frozen=True)
class Choice:
    """One value that a filter can take. `count`: how many lines it would leave."""

    value: str
    name: str
    count: int


@dataclass(frozen=True)
class Parties:
    """The names of a dossier's parties, by what they count as."""

    names: Mapping[str, str]
    by_name: Mapping[str, str]

    def name(self, key: str) -> str:
        return self.names.get(key, key)

    def key(self, asked: str | None) -> str | None:
        """What is meant by a party in an address: its key, or its name. "" counts as nobody named."""
        if asked is None or asked in self.names:
            return asked
        return self.by_name.get(folded(asked), asked)


def parties_of(readings: Iterable[Reading], countries: Mapping[str, str]) -> Parties:
    """The parties that reports name. `countries`: their names, by code."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for actor in _actors(reading):
            if actor.name:
                named[party(actor)][actor.name] += 1
    names = {key: countries.get(key) or max(counts, key=counts.__getitem__) for key, counts in named.items()}
    return Parties(names, {folded(name): key for key, name in reversed(names.items())})


def _actors(reading: Reading) -> Iterable[Actor]:
    yield from reading.actors
    for event in reading.events:
        yield from event.actors + event.recipients
    for matter in reading.matters:
        yield from matter.by + matter.to


def choices(keys: Iterable[str], parties: Parties) -> tuple[Choice, ...]:
    """The parties that occur most, by name."""
    most = Counter(keys).most_common(MOST)
    return tuple(sorted((Choice(key, parties.name(key), n) for key, n in most), key=lambda c: c.name.casefold()))
