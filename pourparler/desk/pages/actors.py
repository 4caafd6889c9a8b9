"""The actors of a dossier, and one actor: its names, offices, what it did, says, and is said to have done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from fastapi import Query

from pourparler.brief import phrases
from pourparler.brief.sections import waiting
from pourparler.desk import addresses, items
from pourparler.desk.items import Item
from pourparler.desk.page import Here, Page
from pourparler.desk.records import Kept
from pourparler.desk.windows import PageNumber, Window, window
from pourparler.naming import folded
from pourparler.reading.lexicon import SECTORS
from pourparler.table.roll import Known, Role

T = TypeVar("T")
Order = Literal["acts", "says", "waits", "reports", "name", "last"]
List = Literal["waits", "did", "others", "own", "says", "undergone", "matters"]
FIRST = 5  # items of a list, before one asks for all of it
TITLES: dict[List, str] = {
    "waits": "Waits for their move",
    "did": "What they did, as reporters tell it",
    "others": "What others say they did",
    "own": "What they say they did",
    "says": "What they say",
    "undergone": "What others did to them, or with them",
    "matters": "All matters they are part of",
}


@dataclass(frozen=True)
class ActorLine:
    """An actor in a list. `acts`: happenings in which it acts, by whoever's word; `waits`: moves that are its own."""

    id: str
    name: str
    also: tuple[str, ...]
    country: str
    country_name: str
    sector: str
    kind: str
    reports: int
    acts: int
    says: int
    waits: int
    last: date
    page: str


@dataclass(frozen=True)
class Actors:
    """`countries`, `sectors`: (code, name) of those one can ask for."""

    actors: tuple[ActorLine, ...]
    window: Window
    name: str
    country: str
    sector: str
    by: Order
    countries: tuple[tuple[str, str], ...]
    sectors: tuple[tuple[str, str], ...]


def actors(
    here: Here,
    name: Annotated[str, Query(max_length=200, description="Words of a name.")] = "",
    country: Annotated[str, Query(max_length=3, description="A country by its alpha-3 code.")] = "",
    sector: Annotated[str, Query(max_length=3, description="A PLOVER sector code.")] = "",
    by: Order = "acts",
    page: PageNumber = 1,
) -> Actors:
    """Who acts and speaks in the dossier, and how often."""
    found = [
        one
        for one in here.roll.values()
        if (not country or one.country == country) and (not sector or one.sector == sector) and _is_called(one, name)
    ]
    shown, of = window(sorted(found, key=_ORDERS[by]), page)
    sectors = {one.sector for one in here.roll.values()} - {""}
    return Actors(
        tuple(line(here, one) for one in shown), of, name, country, sector, by,
        tuple(sorted(((c, n) for c, n in here.countries.items() if c), key=lambda pair: pair[1])),
        tuple((code, SECTORS.get(code, code)) for code in sorted(sectors)),
    )  # fmt: skip


_ORDERS: dict[Order, Callable[[Known], Any]] = {
    "acts": lambda one: (-one.acts, -len(one.says), one.name),
    "says": lambda one: (-len(one.says), -one.acts, one.name),
    "waits": lambda one: (-len(one.waits), -one.acts, one.name),
    "reports": lambda one: (-len(one.reports), -one.acts, one.name),
    "name": lambda one: one.id,
    "last": lambda one: (-one.last.toordinal(), -one.acts, one.name),
}


def line(here: Kept, one: Known) -> ActorLine:
    return ActorLine(
        one.id,
        one.name,
        tuple(n for n, _ in one.names.most_common() if n != one.name),
        one.country,
        here.countries.get(one.country, "") if one.country else "",
        one.sector,
        one.kind,
        len(one.reports),
        one.acts,
        len(one.says),
        len(one.waits),
        one.last,
        addresses.page(here.dossier, "actors", one.id),
    )


def _is_called(one: Known, name: str) -> bool:
    asked = folded(name)
    return not asked.strip() or any(asked in folded(n) for n in one.names)


@dataclass(frozen=True)
class RoleLine:
    """An office, from when to when reports give it, and where the first does so."""

    name: str
    when: str
    reports: int
    told: str
    words: str


@dataclass(frozen=True)
class Part:
    """The first items of one list of `total`; `all`: the address of the whole list."""

    name: List
    title: str
    items: tuple[Item, ...]
    total: int
    all: str


@dataclass(frozen=True)
class ActorView:
    """`parts`: the lists that have anything, or the one asked for, with its window; `near`: who may be the same.

    `is_introduced`: a report tells who it is, so that a person may rule on it."""

    actor: ActorLine
    sector_name: str
    first: date
    names: tuple[tuple[str, int], ...]
    roles: tuple[RoleLine, ...]
    parts: tuple[Part, ...]
    list: List | None
    window: Window | None
    near: tuple[ActorLine, ...]
    is_introduced: bool


def actor(here: Here, id: str, list: List | None = None, page: PageNumber = 1) -> ActorView:
    """One actor: names, offices over time, what it did, says and is said to have done, and what waits for it."""
    one = here.actor(id)
    lists, of = _lists(one), None
    if list:
        shown, of = window(lists[list], page)
        parts = [_part(here, one, list, shown, len(lists[list]))]
    else:
        parts = [_part(here, one, name, every[:FIRST], len(every)) for name, every in lists.items() if every]
    return ActorView(
        line(here, one),
        SECTORS.get(one.sector, one.sector),
        one.first,
        tuple(one.names.most_common()),
        tuple(_role(here, role) for role in one.roles),
        tuple(parts),
        list,
        of,
        tuple(line(here, other) for other in _near(here, one)),
        id in here.introduced,
    )


def _lists(one: Known) -> dict[List, Sequence[Any]]:
    """What there is of an actor, the newest first."""
    waits = {m.id for m in one.waits}
    return {
        "waits": waiting(one.waits),
        "did": one.did["reporter"][::-1],
        "others": one.did["others"][::-1],
        "own": one.did["own"][::-1],
        "says": one.says[::-1],
        "undergone": one.undergone[::-1],
        "matters": [m for m in one.matters if m.id not in waits],
    }


def _part(here: Kept, one: Known, name: List, shown: Sequence[Any], total: int) -> Part:
    made: Callable[[Any], Item] = lambda x: items.telling(here, x)  # noqa: E731
    if name in ("waits", "matters"):
        made = lambda x: items.matter(here, x)  # noqa: E731
    elif name == "says":
        made = lambda x: items.saying(here, *x)  # noqa: E731
    address = addresses.page(here.dossier, "actors", one.id, list=name)
    return Part(name, TITLES[name], tuple(made(x) for x in shown), total, address)


def _role(here: Kept, role: Role) -> RoleLine:
    first, last = (phrases.day(d, here.as_of.year) for d in (role.first, role.last))
    report = role.passage.report
    return RoleLine(
        role.name,
        first if first == last else f"{first} – {last}",
        role.reports,
        phrases.printed(report, here.as_of.year),
        addresses.words(here.dossier, report.id, role.passage.spans),
    )


def _near(here: Kept, one: Known) -> list[Known]:
    """Actors that may be this one under another name: the same last word, and no other country."""
    last = _last_word(one.id)
    found = [
        other
        for id, other in here.roll.items()
        if id != one.id and _last_word(id) == last and (not other.country or not one.country
                                                        or other.country == one.country)
    ]  # fmt: skip
    return sorted(found, key=lambda other: (-len(other.reports), other.id))[:6]


def _last_word(id: str) -> str:
    return id.partition(".")[0].rpartition("-")[2]


PAGES = (
    Page("actors", "/{dossier}/actors", actors, "Actors"),
    Page("actor", "/{dossier}/actors/{id}", actor, part_of="actors"),
)
