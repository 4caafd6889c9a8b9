"""A stretch of the earth -> the outlines of the countries in it, as paths of an SVG. No tiles, nothing from elsewhere.

`outlines.tsv` is made by training/make_outlines.py from Natural Earth, which is in the public domain. Longitude runs to
the right and latitude up, in one scale at the middle of the view: near enough for finding one's way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, radians
from pathlib import Path

from pourparler.record import PourparlerError

WIDTH = 1000  # units of the drawing
_UNIT = 100  # steps of the table in a degree
_FINEST = 1.2  # units that a point must lie from the one before to be drawn
_NORTH, _SOUTH = 84.0, -58.0  # Antarctica is left out of the whole world
Box = tuple[float, float, float, float]  # west, south, east, north, in degrees


@dataclass(frozen=True)
class View:
    """A stretch of the earth, and the drawing of it: `WIDTH` wide, as high as it must be."""

    west: float
    south: float
    east: float
    north: float

    @property
    def scale(self) -> float:
        """Units in a degree of longitude."""
        return WIDTH / (self.east - self.west)

    @property
    def upward(self) -> float:
        """Units in a degree of latitude."""
        return self.scale / cos(radians(max(-60.0, min(60.0, (self.south + self.north) / 2))))

    @property
    def height(self) -> int:
        return round((self.north - self.south) * self.upward)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point lies on the drawing."""
        return round((lon - self.west) * self.scale, 1), round((self.north - lat) * self.upward, 1)

    def holds(self, lon: float, lat: float) -> bool:
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    @property
    def written(self) -> str:
        """As an address has it: "west,south,east,north"."""
        return ",".join(f"{x:.10g}" for x in (round(n, 2) for n in (self.west, self.south, self.east, self.north)))

    def nearer(self, factor: float) -> View:
        """The same middle, so much less (or, with a factor above 1, more) of the earth."""
        return self.moved(0, 0, factor)

    def moved(self, right: float, up: float, factor: float = 1) -> View:
        """Moved by these parts of itself."""
        width, high = self.east - self.west, self.north - self.south
        x, y = (self.west + self.east) / 2 + right * width, (self.south + self.north) / 2 + up * high
        return shaped(x - width * factor / 2, y - high * factor / 2, x + width * factor / 2, y + high * factor / 2)


WORLD = View(-180, _SOUTH, 180, _NORTH)
_LEAST, _SHAPE = 2.0, 0.62  # degrees of a view at least; its height to its width


def around(points: Iterable[tuple[float, float]]) -> View:
    """A view that has all these points (longitude, latitude) in it, with room around them; the world for none."""
    found = list(points)
    if not found:
        return WORLD
    lons, lats = [x for x, _ in found], [y for _, y in found]
    wide, high = max(max(lons) - min(lons), 6.0) * 0.15, max(max(lats) - min(lats), 4.0) * 0.15
    return shaped(min(lons) - wide - 2, min(lats) - high - 1.5, max(lons) + wide + 2, max(lats) + high + 1.5)


def shaped(west: float, south: float, east: float, north: float) -> View:
    """The view around this box in the shape of the drawing, within the world."""
    x, y = (west + east) / 2, (south + north) / 2
    narrow = cos(radians(max(-60.0, min(60.0, y))))
    width = max(east - west, (north - south) / _SHAPE / narrow, _LEAST)
    if width >= 360:
        return WORLD
    high = min(width * _SHAPE * narrow, _NORTH - _SOUTH)
    x = min(max(x, -180 + width / 2), 180 - width / 2)
    y = min(max(y, _SOUTH + high / 2), _NORTH - high / 2)
    return View(x - width / 2, y - high / 2, x + width / 2, y + high / 2)


def view_of(written: str) -> View | None:
    """The view that an address asks for; None where it is not four numbers that make one."""
    try:
        west, south, east, north = box = tuple(round(float(part), 2) for part in written.split(","))
    except (ValueError, OverflowError):
        return None
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90 and east - west >= 0.1 and north - south >= 0.1):
        return None
    view = View(west, south, east, north)
    return view if 0.3 * WIDTH <= view.height <= WIDTH and south >= _SOUTH and north <= _NORTH else shaped(*box)


@lru_cache(maxsize=64)
def paths(view: View) -> tuple[tuple[str, str], ...]:
    """(country, path) of each that lies in a view: coarser the more of the earth is shown."""
    found = []
    for code, outlines in _outlines():
        path = "".join(_path(view, points) for box, points in outlines if _meet(box, view))
        if path:
            found.append((code, path))
    return tuple(found)


def _path(view: View, points: Sequence[tuple[float, float]]) -> str:
    """One closed line, with the points that can be told apart at this scale. "" for a mere dot."""
    drawn: list[tuple[int, int]] = []
    for lon, lat in points:
        x, y = (lon - view.west) * view.scale, (view.north - lat) * view.upward
        if not drawn or abs(x - drawn[-1][0]) + abs(y - drawn[-1][1]) >= _FINEST:
            drawn.append((round(x), round(y)))
    if len(drawn) < 3:
        return ""
    steps = (f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in zip(drawn, drawn[1:], strict=False))
    return f"M{drawn[0][0]} {drawn[0][1]}l{' '.join(steps)}z"


def _meet(box: Box, view: View) -> bool:
    return box[0] < view.east and box[2] > view.west and box[1] < view.north and box[3] > view.south


@cache
def _outlines() -> list[tuple[str, list[tuple[Box, list[tuple[float, float]]]]]]:
    """Each country with its closed lines, each with the box around it."""
    path = Path(__file__).with_name("outlines.tsv")
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    if header != "code\trings":
        raise PourparlerError(f"{path.name}: another layout than this version reads. Make it again: make_outlines.py.")
    found = []
    for row in rows:
        code, _, rings = row.partition("\t")
        lines = [_points(ring) for ring in rings.split(";")]
        found.append((code, [(_box(points), points) for points in lines]))
    return found


def _points(ring: str) -> list[tuple[float, float]]:
    numbers = [int(n) for n in ring.split()]
    x = y = 0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / _UNIT, y / _UNIT))
    return points


def _box(points: Sequence[tuple[float, float]]) -> Box:
    lons, lats = [x for x, _ in points], [y for _, y in points]
    return min(lons), min(lats), max(lons), max(lats)
