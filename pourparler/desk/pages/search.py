"""Search: words, speaker, a pair of actors, type, status, dates of saying and dates meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, get_args
from urllib.parse import parse_qsl, urlencode

from fastapi import Form, Query

from pourparler.brief import phrases
from pourparler.brief.quotes import around
from pourparler.desk import addresses, finding, items
from pourparler.desk.atom import atom
from pourparler.desk.choosing import meant
from pourparler.desk.finding import Asked, Found, Kind
from pourparler.desk.items import Item, Piece
from pourparler.desk.page import Action, Done, Door, Here, Number, Page, Who
from pourparler.desk.records import Kept
from pourparler.desk.windows import PageNumber, Window, window
from pourparler.record import Event, EventType, PourparlerError, Status
from pourparler.store.saved import SavedSearch

_WIDTH = 240  # characters of a quotation
_NAMES = 200  # that a field offers

Words = Annotated[str, Query(max_length=300, description='Words of a sentence; "a phrase" stays together.')]
Named = Annotated[str, Query(max_length=200, description="An actor: an id, a country or sector code, words of a name.")]


@dataclass(frozen=True)
class Filter:
    """One thing that is asked for: the parameter, its name and its value in words."""

    parameter: str
    name: str
    value: str


@dataclass(frozen=True)
class SavedLine:
    """A search that somebody keeps; `feed`: its address as Atom."""

    n: int
    name: str
    who: str
    page: str
    feed: str


@dataclass(frozen=True)
class Search:
    """`filters`: what is asked for beside the kind; `more`: there are more than are counted, older ones.

    `ignored`: filters that mean nothing for this kind; `days`: on which each item was published; `address`: of this
    search, without the part of the list; `names`: of actors, to choose from."""

    kind: Kind
    q: str
    filters: tuple[Filter, ...]
    ignored: tuple[str, ...]
    items: tuple[Item, ...]
    window: Window
    more: bool
    days: tuple[date, ...]
    address: str
    saved: tuple[SavedLine, ...]
    names: tuple[str, ...]
    types: tuple[EventType, ...]
    statuses: tuple[tuple[Status, str], ...]
    asked: dict[str, str]


def search(
    here: Here,
    door: Door,
    q: Words = "",
    kind: Kind = "events",
    says: Named = "",
    who: Named = "",
    whom: Named = "",
    type: EventType | None = None,
    status: Status | None = None,
    said_since: date | None = None,
    said_until: date | None = None,
    meant_since: date | None = None,
    meant_until: date | None = None,
    page: PageNumber = 1,
) -> Search:
    """Events, statements or reports that fit, the newest first, with the words asked for marked."""
    given = {
        "q": q, "says": says, "who": who, "whom": whom, "type": type, "status": status, "said_since": said_since,
        "said_until": said_until, "meant_since": meant_since, "meant_until": meant_until,
    }  # fmt: skip
    given = {name: value for name, value in given.items() if value}
    words = finding.words_of(q)
    asked = Asked(
        words,
        door.ids_with(q, here.dossier) if words else None,
        *(meant(here.roll, name) if name else None for name in (says, who, whom)),
        type,
        status,
        (said_since, said_until),
        (meant_since, meant_until),
    )
    found = finding.found(here.record.readings, kind, asked) if given else []
    shown, of = window(found[: finding.MOST], page)
    return Search(
        kind, q,
        tuple(Filter(name, _TITLES[name], _shown(here, name, value)) for name, value in given.items()),
        tuple(_TITLES[name] for name in given if name in _MEANS_NOTHING[kind]),
        tuple(_item(here, one) for one in shown),
        of, len(found) > finding.MOST, tuple(one.report.published for one in shown),
        _address(here.dossier, given | ({} if kind == "events" else {"kind": kind})),
        tuple(_saved(here, one) for one in door.saved_searches(here.dossier)), here.most_named[:_NAMES],
        get_args(EventType), tuple(phrases.STATUSES.items()),
        {name: str(value) for name, value in given.items()},
    )  # fmt: skip


_TITLES = {
    "q": "words", "says": "said by", "who": "actor", "whom": "with, or on", "type": "type", "status": "status",
    "said_since": "said from", "said_until": "said to", "meant_since": "meant from", "meant_until": "meant to",
}  # fmt: skip
_OF_EVENTS = frozenset(("who", "whom", "type", "status", "meant_since", "meant_until"))
_MEANS_NOTHING: dict[Kind, frozenset[str]] = {
    "events": frozenset(),
    "statements": _OF_EVENTS,
    "reports": _OF_EVENTS | {"says"},
}


def _shown(here: Kept, name: str, value: object) -> str:
    if isinstance(value, date):
        return phrases.day(value, 0)
    if name == "status":
        return phrases.STATUSES[value]  # type: ignore[index]
    if name in ("says", "who", "whom"):
        return here.roll[str(value)].name if value in here.roll else here.countries.get(str(value), str(value))
    return str(value)


def _item(here: Kept, one: Found) -> Item:
    """What was found, in the words of its sentence with those asked for marked."""
    if one.element is None:
        return _of_report(here, one)
    item = (items.event if isinstance(one.element, Event) else items.saying)(here, one.report, one.element)  # type: ignore
    return replace(item, quote=_quote(one)) if one.marks else item


def _of_report(here: Kept, one: Found) -> Item:
    r = one.report
    told = phrases.printed(r, here.as_of.year)
    words = addresses.words(here.dossier, r.id, one.marks[:40])
    page = addresses.page(here.dossier, "reports", r.id)
    return Item(r.id, r.title or "Without a title", told=told, quote=_quote(one), words=words, page=page)


def _quote(one: Found) -> tuple[Piece, ...]:
    return tuple(Piece(*piece) for piece in around(one.report.text, one.marks, _WIDTH).pieces)


def _address(dossier: str, asked: Mapping[str, object]) -> str:
    return addresses.page(dossier, "search", **asked)


def _saved(here: Kept, one: SavedSearch) -> SavedLine:
    page = addresses.page(here.dossier, "search")
    return SavedLine(one.n, one.name, one.who, f"{page}?{one.query}", f"{page}.atom?{one.query}")


def feed(here: Kept, view: Search, site: str) -> str:
    """What is found, as a feed; a reader of feeds sees what comes new."""
    asked = ", ".join(f"{f.name} {f.value}" for f in view.filters)
    return atom(f"{here.dossier}: {asked or view.kind}", view.address, site, zip(view.days, view.items, strict=True))


def save_search(
    here: Here,
    door: Door,
    who: Who,
    query: Annotated[str, Form(max_length=4000)],
    name: Annotated[str, Form(max_length=200)] = "",
) -> Done:
    """Keep a search under a name. `query`: as the address of its page has it behind the question mark."""
    asked = {key: value for key, value in parse_qsl(query) if key in _TITLES or key == "kind"}
    if not asked.keys() & _TITLES.keys():
        raise PourparlerError("This search asks for nothing. Ask for something first, then save it.")
    words = name.strip() or ", ".join(f"{_TITLES[key]} {value}" for key, value in asked.items() if key in _TITLES)
    door.save_search(words[:200], urlencode(asked), here.dossier, who=who.name)
    return Done(f"Saved as {words[:200]!r}.", _address(here.dossier, asked))


def forget_search(here: Here, door: Door, n: Number) -> Done:
    """Forget a saved search."""
    door.forget_search(n, here.dossier)
    return Done(f"Saved search {n} is forgotten.", addresses.page(here.dossier, "search"))


PAGES = (Page("search", "/{dossier}/search", search, "Search", feed=feed, lasts=False),)
ACTIONS = (Action("/{dossier}/search/save", save_search), Action("/{dossier}/search/forget", forget_search))
