"""Names -> spots on the map, from `places.tsv.gz` (GeoNames, CC BY 4.0: see README.md beside it).

Names are looked up without accents, with their capitals. Which of several spots a text means is left to `places`."""

from __future__ import annotations

import gzip
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from .tables import LexiconError

_HEADER = "geonameid\tkind\tcountry\tregion\tlat\tlon\tpopulation\tnames"
SpotKind = Literal["country", "continent", "region", "city"]
_KINDS: dict[str, SpotKind] = {"C": "country", "K": "continent", "P": "city", "R": "region"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of GeoNames. `region`: its first-level division within the country; lat, lon in degrees."""

    geonameid: int
    kind: SpotKind
    country: str
    region: str
    lat: float
    lon: float
    population: int
    name: str


def spots(name: str) -> tuple[Spot, ...]:
    """All spots of this very name, already folded; () where there is none."""
    return tuple(_spot(line) for line in _by_name().get(name, ()))


def is_name(name: str) -> bool:
    """Whether any spot has this name, already folded."""
    return name in _by_name()


def country_spot(code: str) -> Spot | None:
    """The spot of a country by alpha-3 code."""
    line = _countries().get(code)
    return _spot(line) if line else None


def spot_of(name: str, geonameid: int | None) -> Spot | None:
    """The spot of this id, by the name it has here."""
    return next((spot for spot in spots(fold(name)) if spot.geonameid == geonameid), None)


def region_spot(country: str, region: str) -> Spot | None:
    """The spot of a first-level region by its country and GeoNames code."""
    line = _regions().get((country, region))
    return _spot(line) if line else None


def fold(text: str) -> str:
    """The text without accents, each character for one, so that spans stay right."""
    return text if text.isascii() else text.translate(_accents())


@lru_cache(maxsize=4096)
def _spot(line: str) -> Spot:
    geonameid, kind, country, region, lat, lon, population, names = line.split("\t")
    name = names.partition(";")[0]
    return Spot(int(geonameid), _KINDS[kind], country, region, float(lat), float(lon), int(population), name)


@cache
def _lines() -> list[str]:
    path = Path(__file__).parent / "places.tsv.gz"
    header, *lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    if header != _HEADER:
        raise LexiconError(
            f"{path.name}: another layout than this version reads. Make it again: training/make_gazetteer.py."
        )
    return lines


@cache
def _by_name() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for line in _lines():
        for name in line.rpartition("\t")[2].split(";"):
            if name in names:
                names[name].append(line)
            else:
                names[name] = [line]
    return names


@cache
def _countries() -> dict[str, str]:
    return {line.split("\t", 3)[2]: line for line in _lines() if "\tC\t" in line[:12]}


@cache
def _regions() -> dict[tuple[str, str], str]:
    cells = ((line.split("\t", 4), line) for line in _lines() if "\tR\t" in line[:12])
    return {(cell[2], cell[3]): line for cell, line in cells}


@cache
def _accents() -> dict[int, str]:
    table = {
        ord("’"): "'",
        ord("ø"): "o",
        ord("Ø"): "O",
        ord("ł"): "l",
        ord("Ł"): "L",
        ord("đ"): "d",
        ord("ı"): "i",
        ord("ə"): "a",
    }
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if code not in table and base.isascii():
            table[code] = base
    return table
