"""Happenings -> where they took place, and how exactly that is known. Pure, but for the gazetteer's table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from pourparler.reading.lexicon.gazetteer import spot_of
from pourparler.record import Happening, Place

Precision = Literal["country", "region", "place"]
_PRECISIONS: dict[str, Precision] = {"country": "country", "region": "region"}


@dataclass(frozen=True)
class Placed:
    """The happenings at one place, those told last first. `key`: what an address calls it; "" for no place."""

    key: str
    name: str
    country: str
    precision: Precision
    lat: float
    lon: float
    happenings: tuple[Happening, ...]


def placed(happenings: Iterable[Happening]) -> tuple[Placed, ...]:
    """Places, those with most happenings first; last, under the key "", what no report puts on the map."""
    found: dict[str, list[Happening]] = defaultdict(list)
    places: dict[str, Place] = {}
    for happening in sorted(happenings, key=told_last, reverse=True):
        place = place_of(happening)
        key = _key(place) if place else ""
        found[key].append(happening)
        if place:
            places.setdefault(key, place)
    rest = Placed("", "", "", "place", 0.0, 0.0, tuple(found.pop("", ())))
    made = [_placed(key, places[key], told) for key, told in found.items()]
    return (*sorted(made, key=lambda p: (-len(p.happenings), p.key)), rest)


def told_last(h: Happening) -> tuple[date, str]:
    return h.tellings[-1].report.published, h.id


def place_of(happening: Happening) -> Place | None:
    """Where it took place: by the first telling that can be put on the map. A continent is no place."""
    named = (t.event.where for t in happening.tellings)
    return next((p for p in named if p and p.lat is not None and p.lon is not None and not _is_continent(p)), None)


def _placed(key: str, place: Place, told: Sequence[Happening]) -> Placed:
    precision = precision_of(place.name, place.geonameid)
    return Placed(key, place.name, place.country, precision, place.lat or 0.0, place.lon or 0.0, tuple(told))


def _key(place: Place) -> str:
    return str(place.geonameid) if place.geonameid else f"{place.lat:.3f},{place.lon:.3f}"


@lru_cache(maxsize=4096)
def precision_of(name: str, geonameid: int | None) -> Precision:
    """How exactly a place is known: a point, somewhere in a region, or somewhere in a country."""
    spot = spot_of(name, geonameid)
    return _PRECISIONS.get(spot.kind, "place") if spot else "place"


def _is_continent(place: Place) -> bool:
    return not place.country and (spot := spot_of(place.name, place.geonameid)) is not None and spot.kind == "continent"
