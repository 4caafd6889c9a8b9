"""Two persons who are one, or one who is two: what such a ruling would change, and the ruling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Form, Query

from pourparler.brief import phrases
from pourparler.desk import addresses, items
from pourparler.desk.changes import Count, changed, counts
from pourparler.desk.items import Item
from pourparler.desk.page import Action, Done, Door, Here, Page, Who
from pourparler.desk.records import Kept, Missing
from pourparler.desk.windows import PageNumber, Window, window
from pourparler.elements import elements
from pourparler.record import Anchor, Event, PourparlerError, Reading
from pourparler.table.introductions import Introduction
from pourparler.table.people import Person
from pourparler.table.roll import actor_id

Ruling = Literal["merge", "split"]
_Id = Annotated[str, Query(max_length=40)]


@dataclass(frozen=True)
class Told:
    """Where a report introduces a person. `taken`: it is among those of the ruling."""

    id: str
    name: str
    role: str
    told: str
    words: str
    taken: bool


@dataclass(frozen=True)
class Known:
    id: str
    name: str
    country: str
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Change:
    before: Item
    after: Item


@dataclass(frozen=True)
class Preview:
    """What a ruling would change. `others`: whom this person can be merged with; nothing is asked for at first."""

    act: Ruling | None
    ids: tuple[str, ...]
    persons: tuple[Known, ...]
    others: tuple[Known, ...]
    counts: tuple[Count, ...]
    reports: int
    changes: tuple[Change, ...]
    window: Window | None
    actor: str


def person(
    here: Here,
    door: Door,
    id: str,
    other: Annotated[str, Query(max_length=40, description="A person who is the same.")] = "",
    take: Annotated[list[_Id] | None, Query(description="Introductions that are of another person.")] = None,
    page: PageNumber = 1,
) -> Preview:
    """Who is who: what would change if two persons were one, or one were two. Nothing is changed by looking."""
    people = {p.id: p for p in door.people(here.dossier)}
    one = next((p for p in people.values() if id in (p.id, actor_id(p.actors[-1]))), None)
    if one is None:
        raise Missing(f"No report introduces {id!r} by a full name with an office. Only such persons can be corrected.")
    taken = tuple(take or ())
    if other and other not in people:
        raise Missing(f"No person has the id {other!r}. Choose one of those offered.")
    act: Ruling | None = "merge" if other else "split" if taken else None
    ids = (one.id, other) if other else taken
    if taken and not set(taken) < {i.id for i in one.introductions}:
        raise PourparlerError("A split leaves some introductions and takes some. Choose at least one, not all.")
    known = [one, people[other]] if other else [one]
    shown = tuple(_known(here, p, taken) for p in known)
    others = tuple(_known(here, p, ()) for p in _alike(one, people.values()))
    actor = addresses.page(here.dossier, "actors", actor_id(one.actors[-1]))
    if act is None:
        return Preview(None, (), shown, others, (), 0, (), None, actor)
    before, after = door.would(act, ids, here.dossier)
    found = list(changed(before, after))
    some, of = window(found, page, 25)
    then = Kept(after, "")
    changes = tuple(Change(_item(here, c.before, c.id), _item(then, c.after, c.id)) for c in some)
    reports = len({c.before.report.id for c in found})
    return Preview(act, ids, shown, others, counts(before, after), reports, changes, of, actor)


def _alike(one: Person, people: Iterable[Person]) -> list[Person]:
    """Those who may be the same: of the same country, or with a name in common."""
    words = set(one.name.lower().split())
    near = [p for p in people if p.id != one.id and (words & set(p.name.lower().split()) or p.country == one.country)]
    return sorted(near, key=lambda p: (-len(words & set(p.name.lower().split())), p.name))[:40]


def _known(here: Kept, p: Person, taken: Sequence[str]) -> Known:
    told = tuple(_told(here, i, taken) for i in p.introductions)
    return Known(p.id, p.name, here.countries.get(p.country, p.country), told)


def _told(here: Kept, i: Introduction, taken: Sequence[str]) -> Told:
    report = i.passage.report
    words = addresses.words(here.dossier, report.id, i.passage.spans)
    return Told(i.id, i.actor.name, i.actor.role, phrases.printed(report, here.as_of.year), words, i.id in taken)


def _item(kept: Kept, reading: Reading, id: str) -> Item:
    element = next(e for _, e in elements(reading) if e.id == id)
    made = items.event if isinstance(element, Event) else items.saying
    return made(kept, reading.report, element)  # type: ignore[arg-type]


def rule_person(
    here: Here,
    door: Door,
    who: Who,
    act: Annotated[Ruling, Form()],
    ids: Annotated[list[str], Form(max_length=1000)],
    why: Annotated[str, Form(max_length=1000)] = "",
) -> Done:
    """Make one person of two, or two of one, by a row of the log, which can be undone."""
    row = door.correct(act, ids, here.dossier, who=who.name, why=why)
    done = "They are one person" if act == "merge" else "They are two persons"
    named = _name(door, here, row.targets[0])
    return Done(f"{done}, by correction {row.n}.", addresses.page(here.dossier, "actors", name=named))


def _name(door: Door, here: Kept, target: Anchor) -> str | None:
    return next((p.name for p in door.people(here.dossier) for i in p.introductions if i.anchor == target), None)


PAGES = (Page("person", "/{dossier}/persons/{id}", person, part_of="actors", lasts=False),)
ACTIONS = (Action("/{dossier}/persons/rule", rule_person),)
