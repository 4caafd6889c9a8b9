"""Mentions of places with several spots each -> the one spot that each means, from what else the story names.

Strongest first: what follows after a comma ("Paris, Texas"), the region or country named elsewhere in the story, the
dateline, the number of people. A name means the same place all through a story unless a comma says otherwise."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .lexicon.gazetteer import Spot

_COUNTRY, _REGION, _CAPITAL, _WORD, _OTHER_NAME = 2.0, 2.0, 1.0, 4.0, 0.7
_CHIEF_TOWN = 0.1  # the least share of a region's people that its chief town has
_KIND = {"country": 1.5, "continent": 9.0, "region": 0.0, "city": 0.3}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text and the spots it may mean. `next_start`: start of the word after its comma, or -1."""

    span: tuple[int, int]
    name: str
    options: tuple[Spot, ...]
    what: str = "name"
    capital: str = ""
    region_word: bool = False
    next_start: int = -1


def site(mentions: Sequence[Mention], dateline: Sequence[Mention] = ()) -> list[Spot | None]:
    """One spot for each mention, None where it has no options."""
    starts = {m.span[0]: m for m in mentions}
    countries, regions = _context((*mentions, *dateline))
    settled: dict[str, Spot] = {}
    for mention in mentions:
        if inside := _within(mention, starts):
            settled.setdefault(mention.name, inside)
    chosen: list[Spot | None] = []
    for mention in mentions:
        spot = _within(mention, starts)
        if not spot and not mention.region_word:
            spot = settled.get(mention.name)
        chosen.append(spot or _likeliest(mention, countries, regions))
    return chosen


def _context(mentions: Sequence[Mention]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """How often the story names each country and each first-level region without doubt."""
    countries: Counter[str] = Counter()
    regions: Counter[tuple[str, str]] = Counter()
    for mention in mentions:
        sure = {spot.country for spot in mention.options}
        if len(sure) == 1:
            countries.update(sure)
        places = {(spot.country, spot.region) for spot in mention.options}
        if len(places) == 1:
            regions.update(places)
    return countries, regions


def _within(mention: Mention, starts: dict[int, Mention]) -> Spot | None:
    """The option that lies in the region or country named after the comma."""
    outer = starts.get(mention.next_start)
    if not outer:
        return None
    inside = [
        spot for spot in mention.options for other in outer.options
        if other.country == spot.country and other.kind in ("country", "region") and spot.kind != "country"
        and (other.kind == "country" or other.region == spot.region) and other is not spot
    ]  # fmt: skip
    return max(inside, key=lambda spot: (spot.kind == "city", spot.population), default=None)


def _likeliest(mention: Mention, countries: Counter[str], regions: Counter[tuple[str, str]]) -> Spot | None:
    total = sum(countries.values()) or 1

    def score(spot: Spot) -> float:
        value = math.log10(spot.population + 10) + _KIND[spot.kind]
        value -= 0.0 if spot.name == mention.name else _OTHER_NAME
        value += _COUNTRY * math.sqrt(countries[spot.country] / total)
        value += _REGION * min(1.0, regions[spot.country, spot.region] / 2) if spot.region else 0.0
        value += _CAPITAL if mention.capital == spot.country and spot.kind == "city" else 0.0
        return value + (_WORD if mention.region_word and spot.kind == "region" else 0.0)

    return max(_towns_first(mention), key=score, default=None)


def _towns_first(mention: Mention) -> list[Spot]:
    """The options without regions that are named after their chief town: "Geneva" is the town."""
    towns = {(s.country, s.region): s.population for s in mention.options if s.kind == "city"}
    return [
        spot
        for spot in mention.options
        if mention.region_word
        or spot.kind != "region"
        or towns.get((spot.country, spot.region), 0) < _CHIEF_TOWN * spot.population
    ]
