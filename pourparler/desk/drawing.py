"""A view of the earth with its places -> marks and names that do not stand on each other. Numbers for an SVG. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from pourparler.reading.lexicon import country_name
from pourparler.reading.lexicon.gazetteer import country_spot

from .outlines import WIDTH, Box, View, paths
from .placing import Placed, Precision

_LETTER, _LINE = 8.5, 20.0  # units of the drawing that a letter and a line of a name take
_MOST_NAMES = 40
_TOO_MUCH = 100.0  # degrees across: countries have no names then
_LEAST: dict[Precision, float] = {"place": 7, "region": 11, "country": 14}  # half the width of a mark


@dataclass(frozen=True)
class Mark:
    """A place in the list, and on the drawing where the view has it: x, y, half its width, and where its name stands.

    `inside`: the view has it. `name_at` None: there is no room for its name."""

    key: str
    name: str
    country: str
    country_name: str
    precision: Precision
    count: int
    inside: bool
    x: float
    y: float
    half: float
    name_at: tuple[float, float] | None = None


@dataclass(frozen=True)
class Outline:
    """A country in the view. `name_at` None: there is no room for its name."""

    code: str
    name: str
    path: str
    name_at: tuple[float, float] | None = None


def marks(view: View, found: Sequence[Placed]) -> tuple[Mark, ...]:
    """The places, those with most to tell first; names where there is room."""
    taken: list[Box] = []
    made = []
    for p in found:
        x, y = view.at(p.lon, p.lat)
        half = round(min(30.0, _LEAST[p.precision] + 2.5 * sqrt(len(p.happenings))), 1)
        mark = Mark(
            p.key, p.name, p.country, country_name(p.country) or p.country, p.precision, len(p.happenings),
            view.holds(p.lon, p.lat), x, y, half,
        )  # fmt: skip
        made.append(mark)
        if mark.inside:
            taken.append((x - half, y - half, x + half, y + half))
    return tuple(_named(mark, taken) if i < _MOST_NAMES else mark for i, mark in enumerate(made))


def _named(mark: Mark, taken: list[Box]) -> Mark:
    """The mark with its name to the right, or to the left of it; without one where something else stands there."""
    beside = mark.half + 4 + len(mark.name) * _LETTER / 2
    for x in (mark.x + beside, mark.x - beside):
        if mark.inside and (box := _room(mark.name, x, mark.y, taken)):
            return replace(mark, name_at=(round(box[0], 1), mark.y + 5))
    return mark


def countries(view: View, drawn: Sequence[Mark]) -> tuple[Outline, ...]:
    """The countries of a view, with their names where nothing else stands, unless too much of the earth is shown."""
    taken = [(m.x - m.half, m.y - m.half, m.x + m.half, m.y + m.half) for m in drawn if m.inside]
    taken += [(m.name_at[0], m.y - 10, m.name_at[0] + len(m.name) * _LETTER, m.y + 10) for m in drawn if m.name_at]
    return tuple(_country(view, code, path, taken) for code, path in paths(view))


def _country(view: View, code: str, path: str, taken: list[Box]) -> Outline:
    spot, name = country_spot(code), country_name(code)
    if spot and name and view.east - view.west < _TOO_MUCH and view.holds(spot.lon, spot.lat):
        x, y = view.at(spot.lon, spot.lat)
        if _LINE < y < view.height - _LINE and _room(name, x, y, taken):
            return Outline(code, name, path, (x, y + 5))
    return Outline(code, name, path)


def _room(name: str, x: float, y: float, taken: list[Box]) -> Box | None:
    """Take the room that a name around this point needs; None where it is taken, or past the edge."""
    half = len(name) * _LETTER / 2
    box = x - half, y - _LINE / 2, x + half, y + _LINE / 2
    if box[0] < 0 or box[2] > WIDTH or any(_overlap(box, other) for other in taken):
        return None
    taken.append(box)
    return box


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
