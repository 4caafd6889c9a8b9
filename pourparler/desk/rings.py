"""Who points at whom, drawn as a ring: parties on a circle, an arrow for each pair. Numbers only, for an SVG. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import Literal

WIDTH, HEIGHT = 560, 400  # units of the drawing
_RADIUS = 135
_FREE = 12  # between a knot and the arrows at it
_BEND = 26  # how far an arrow bows, so that there and back lie apart


@dataclass(frozen=True)
class Knot:
    """A party on the ring, and where its name stands."""

    key: str
    name: str
    x: float
    y: float
    name_x: float
    name_y: float
    anchor: Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Arrow:
    """From one party to another, bowed over a point; `thick`: the width of its line; `label_x`: where its count is."""

    source: str
    target: str
    count: int
    x1: float
    y1: float
    over_x: float
    over_y: float
    x2: float
    y2: float
    label_x: float
    label_y: float
    thick: float


@dataclass(frozen=True)
class Ring:
    knots: tuple[Knot, ...]
    arrows: tuple[Arrow, ...]
    width: int = WIDTH
    height: int = HEIGHT


def ring(names: Mapping[str, str], counts: Mapping[tuple[str, str], int]) -> Ring:
    """Parties in the order given, from the top on to the right; arrows between those of them that have any."""
    knots = [_knot(key, name, i, len(names)) for i, (key, name) in enumerate(names.items())]
    at = {knot.key: knot for knot in knots}
    most = max(counts.values(), default=1)
    pairs = [(a, b, n) for (a, b), n in counts.items() if a in at and b in at and a != b]
    return Ring(tuple(knots), tuple(_arrow(at[a], at[b], n, most) for a, b, n in pairs))


def _knot(key: str, name: str, i: int, of: int) -> Knot:
    angle = 2 * pi * i / of - pi / 2
    x, y = WIDTH / 2 + _RADIUS * cos(angle), HEIGHT / 2 + _RADIUS * sin(angle)
    out = _RADIUS + 16
    anchor: Literal["start", "middle", "end"] = (
        "middle" if abs(cos(angle)) < 0.25 else "start" if cos(angle) > 0 else "end"
    )
    name_x, name_y = WIDTH / 2 + out * cos(angle), HEIGHT / 2 + (out + 4) * sin(angle) + 5
    return Knot(key, name, *_rounded(x, y, name_x, name_y), anchor)


def _arrow(a: Knot, b: Knot, count: int, most: int) -> Arrow:
    dx, dy = b.x - a.x, b.y - a.y
    length = hypot(dx, dy)
    over = (a.x + b.x) / 2 - dy / length * _BEND, (a.y + b.y) / 2 + dx / length * _BEND
    start, end = _towards(a, over), _towards(b, over)
    label = [0.52 * s + 0.4 * o + 0.08 * e for s, o, e in zip(start, over, end, strict=True)]  # nearer to its source
    return Arrow(a.key, b.key, count, *_rounded(*start, *over, *end, *label, 1.2 + 2.8 * count / most))


def _towards(knot: Knot, point: Sequence[float]) -> tuple[float, float]:
    """The point beside a knot at which an arrow over `point` begins or ends."""
    dx, dy = point[0] - knot.x, point[1] - knot.y
    part = _FREE / hypot(dx, dy)
    return knot.x + dx * part, knot.y + dy * part


def _rounded(*numbers: float) -> tuple[float, ...]:
    return tuple(round(n, 1) for n in numbers)
