"""Who counts as one side: actors -> countries, a country's rebels apart. Pure."""

from __future__ import annotations

from pourparler.record import Actors


def sides(actors: Actors) -> frozenset[str]:
    """What actors count as: their countries, a country's rebels apart, else their names."""
    return frozenset(f"{a.country} rebels" if a.sector == "REB" else a.country or a.name.lower() for a in actors)


def homes(actors: Actors) -> frozenset[str]:
    """Their countries, rebels and governments together, else their names: a report names one side in both ways."""
    return frozenset(a.country or a.name.lower() for a in actors)


def of_one_side(actors: Actors, others: Actors, against: Actors) -> bool:
    """Whether some of two are of one side, or of one country where nobody of that is on the side against them."""
    at_home = homes(actors) & homes(others) and not homes(actors) & homes(against)
    return bool(sides(actors) & sides(others) or at_home)
