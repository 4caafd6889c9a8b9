"""Who acts and speaks in a record: what each actor did, says and is told to have done, over all reports. Pure; no I/O.

Actors of two reports are one where name and country are the same; an editor's rulings join and part the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from pourparler.naming import folded
from pourparler.record import (
    Actor,
    Actors,
    Attribution,
    Happening,
    OpenMatter,
    Passage,
    Reading,
    Record,
    Report,
    Telling,
)

Voice = Literal["reporter", "others", "own"]
"""Who tells what an actor did: the reporter, somebody else, or the actor."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office that reports give an actor, one after another without another office between. `passage`: the first."""

    name: str
    first: date
    last: date
    reports: int
    passage: Passage


@dataclass
class Known:
    """One actor of a record. `names`, `sectors`, `kinds`: in how many reports each.

    `did`: the happenings in which it acts, by who tells so, each with the first such telling; a happening that several
    tell so stands in each. `undergone`: those that are done to it."""

    id: str
    country: str
    names: Counter[str]
    sectors: Counter[str]
    kinds: Counter[str]
    reports: list[Report]
    roles: list[Role]
    did: dict[Voice, list[Telling]]
    undergone: list[Telling]
    says: list[tuple[Report, Attribution]]
    matters: list[OpenMatter]
    acts: int = 0

    @cached_property
    def name(self) -> str:
        """The name that most reports use; of those the longest."""
        return max(self.names, key=lambda name: (self.names[name], len(name), name))

    @property
    def first(self) -> date:
        return self.reports[0].published

    @property
    def last(self) -> date:
        return self.reports[-1].published

    @property
    def sector(self) -> str:
        """That of most reports, where any gives one."""
        return _most(self.sectors)

    @property
    def kind(self) -> str:
        return _most(self.kinds)

    @cached_property
    def waits(self) -> list[OpenMatter]:
        """The matters that wait for this actor's move."""
        return [m for m in self.matters if m.state != "contested" and self.id in ids(m.whose_move)]


@lru_cache(maxsize=1 << 16)
def _id(name: str, country: str) -> str:
    words = "-".join(folded(name).split())
    return f"{words}.{country}" if words and country else words


def actor_id(actor: Actor) -> str:
    """What names an actor all over a record: "ilan-koro.OSR"; "" where the name has no letter."""
    return _id(actor.name, actor.country)


def ids(actors: Actors) -> tuple[str, ...]:
    """The ids of actors, each once."""
    return tuple(dict.fromkeys(id for a in actors if (id := actor_id(a))))


def roll(record: Record) -> Mapping[str, Known]:
    """Every actor of a record by its id."""
    known: dict[str, Known] = {}
    for reading in record.readings:
        _meet(known, reading)
    for happening in record.happenings:
        _act(known, happening)
    for matter in record.matters:
        for id in ids(matter.by + matter.to + matter.whose_move):
            if id in known:
                known[id].matters.append(matter)
    return known


def teller(telling: Telling, id: str) -> Voice:
    """Who tells an event: the reporter, this actor, or somebody else (the outermost source counts)."""
    says = telling.event.says
    if not says:
        return "reporter"
    return "own" if id in ids(says[0].sources) else "others"


def _meet(known: dict[str, Known], reading: Reading) -> None:
    """Take in the actors of a report, their offices, and what they say in it."""
    here: dict[str, list[Actor]] = defaultdict(list)
    sources = (a for said in reading.attributions for a in said.sources)
    parties = (a for e in reading.events for a in e.actors + e.recipients)
    for actor in dict.fromkeys((*reading.actors, *sources, *parties)):
        if id := actor_id(actor):
            here[id].append(actor)
    for id, forms in here.items():
        one = known.setdefault(id, _nobody(id, forms[0].country))
        one.reports.append(reading.report)
        one.names.update({a.name for a in forms})
        one.sectors.update({a.sector for a in forms if a.sector})
        one.kinds.update({a.kind for a in forms if a.kind})
        for actor in forms:
            _hold(one, actor, reading.report)
    for said in reading.attributions:
        for id in ids(said.sources):
            known[id].says.append((reading.report, said))


def _nobody(id: str, country: str) -> Known:
    voices: dict[Voice, list[Telling]] = {"reporter": [], "others": [], "own": []}
    return Known(id, country, Counter(), Counter(), Counter(), [], [], voices, [], [], [])


def _hold(one: Known, actor: Actor, report: Report) -> None:
    if not actor.role:
        return
    last = one.roles[-1] if one.roles else None
    if last and last.name == actor.role:
        again = last.reports + (last.last != report.published or last.passage.report.id != report.id)
        one.roles[-1] = Role(last.name, last.first, report.published, again, last.passage)
    else:
        passage = Passage(report, actor.mentions[:1])
        one.roles.append(Role(actor.role, report.published, report.published, 1, passage))


def _act(known: dict[str, Known], happening: Happening) -> None:
    done: set[tuple[str, Voice]] = set()
    undergone: set[str] = set()
    for telling in happening.tellings:
        for id in ids(telling.event.actors):
            voice = teller(telling, id)
            if id in known and (id, voice) not in done:
                done.add((id, voice))
                known[id].did[voice].append(telling)
        for id in ids(telling.event.recipients):
            if id in known and id not in undergone:
                undergone.add(id)
                known[id].undergone.append(telling)
    for id in {id for id, _ in done}:
        known[id].acts += 1


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda value: (-counts[value], value), default="")
