"""The map: happenings where they took place, as exactly as that is known; what has no place is always listed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, get_args

from fastapi import Query

from pourparler.desk import drawing, items, outlines
from pourparler.desk.choosing import is_between
from pourparler.desk.drawing import Mark, Outline
from pourparler.desk.items import Item
from pourparler.desk.outlines import WIDTH, View
from pourparler.desk.page import Here, Page
from pourparler.desk.placing import Placed, told_last
from pourparler.desk.records import Missing
from pourparler.desk.windows import PageNumber, Window, window
from pourparler.record import EventType, Happening, PourparlerError

_STEP = 0.4  # of the view, that a step to one side moves


@dataclass(frozen=True)
class Steps:
    """The views beside this one, as an address has them."""

    nearer: str
    wider: str
    west: str
    east: str
    north: str
    south: str


@dataclass(frozen=True)
class Map:
    """`items`: what took place at the chosen place, or at all of them; `rest`: what no report puts on the map."""

    view: str
    width: int
    height: int
    steps: Steps
    outlines: tuple[Outline, ...]
    marks: tuple[Mark, ...]
    at: str
    place: str
    items: tuple[Item, ...]
    window: Window
    rest: tuple[Item, ...]
    rest_window: Window
    since: date | None
    until: date | None
    type: EventType | None
    types: tuple[EventType, ...]


def map_page(
    here: Here,
    view: Annotated[
        str, Query(max_length=80, description='What is shown: "west,south,east,north" in degrees, or "world".')
    ] = "",
    at: Annotated[str, Query(max_length=40, description="A place: its GeoNames id, as the marks have it.")] = "",
    since: date | None = None,
    until: date | None = None,
    type: EventType | None = None,
    page: PageNumber = 1,
    rest: PageNumber = 1,
) -> Map:
    """Where things took place, with what is not known to have a place."""
    places = [replace(p, happenings=_chosen(p.happenings, since, until, type)) for p in here.places]
    *found, without = places
    found = [p for p in found if p.happenings]
    shown = _view(view, found)
    one = next((p for p in here.places if p.key == at), None) if at else None
    if at and not one:
        raise Missing(f"No place of this dossier is called {at!r}. Choose a mark of its map.")
    told = [h for p in found if not at or p.key == at for h in p.happenings]
    some, of = window(sorted(told, key=told_last, reverse=True), page)
    lost, lost_of = window(without.happenings, rest)
    marks = drawing.marks(shown, found)
    return Map(
        shown.written, WIDTH, shown.height, _steps(shown), drawing.countries(shown, marks), marks,
        at, one.name if one else "",
        tuple(items.happening(here, h) for h in some), of,
        tuple(items.happening(here, h) for h in lost), lost_of,
        since, until, type, get_args(EventType),
    )  # fmt: skip


def _view(written: str, found: Sequence[Placed]) -> View:
    if written == "world":
        return outlines.WORLD
    if not written:
        return outlines.around((p.lon, p.lat) for p in found)
    view = outlines.view_of(written)
    if view is None:
        raise PourparlerError(f"{written!r} is no part of the earth. Write view=WEST,SOUTH,EAST,NORTH in degrees.")
    return view


def _steps(view: View) -> Steps:
    moved = [view.moved(x * _STEP, y * _STEP) for x, y in ((-1, 0), (1, 0), (0, 1), (0, -1))]
    return Steps(*(v.written for v in (view.nearer(0.5), view.nearer(2), *moved)))


def _chosen(
    told: Iterable[Happening], since: date | None, until: date | None, type: EventType | None
) -> tuple[Happening, ...]:
    if since is None and until is None and type is None:
        return tuple(told)
    return tuple(h for h in told if (type is None or h.event.type == type) and is_between(h, since, until))


PAGES = (Page("map", "/{dossier}/map", map_page, "Map"),)
