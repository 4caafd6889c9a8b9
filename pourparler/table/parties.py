"""Actors of two reports -> how far they are the same. Pure; names nobody, knows no list of names.

Reports name one party in many ways ("the president", "Veldria"); what stays is the country or, for bodies and
movements without one, the sector and the name. A person is told by the last word of the name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from pourparler.record import Actor, Actors, Says

Relation = Literal["names", "countries", "part", "both_unknown", "one_unknown", "apart"]
"""How two sides agree: the same names; the same countries under other names; some in common; neither or one of them
known; nothing in common."""

_RANK: dict[Relation, int] = {"names": 5, "countries": 3, "part": 2, "both_unknown": 2, "one_unknown": 1, "apart": 0}


class Side(NamedTuple):
    """Actors in the form they are compared by: (last word of the name, country) of each, and the parties."""

    names: frozenset[tuple[str, str]]
    parties: frozenset[str]


def short(name: str) -> str:
    """The last word of a name in small letters, which names a person from report to report: "Ilan Koro" -> "koro"."""
    words = re.findall(r"\w+", name.lower())
    return words[-1] if words else ""


def party(actor: Actor) -> str:
    """What an actor counts as: its country, else its name."""
    return actor.country or actor.name.lower()


def parties(actors: Actors) -> frozenset[str]:
    return frozenset(party(a) for a in actors if party(a))


@lru_cache(maxsize=1 << 14)
def side(actors: Actors) -> Side:
    return Side(frozenset((short(a.name), a.country) for a in actors), parties(actors))


def relation(a: Side, b: Side) -> Relation:
    """How far two sides are the same."""
    if not a.names or not b.names:
        return "one_unknown" if a.names or b.names else "both_unknown"
    if a.names == b.names:
        return "names"
    if a.names < b.names or b.names < a.names:
        return "part"
    if a.parties == b.parties:
        return "countries"
    return "apart" if a.parties.isdisjoint(b.parties) else "part"


def relations(a: tuple[Side, Side], b: tuple[Side, Side], either_way: bool) -> tuple[Relation, Relation]:
    """Relations of (actors, recipients) of two acts; `either_way`: "A met B" is "B met A", the better fit counts."""
    straight = relation(a[0], b[0]), relation(a[1], b[1])
    if not either_way:
        return straight
    crossed = relation(a[0], b[1]), relation(a[1], b[0])
    return max(straight, crossed, key=lambda r: _RANK[r[0]] + _RANK[r[1]])


def voice(says: Says) -> Actors:
    """Whoever answers for a passage: the outermost sources. Nobody for the reporter or a source without a name."""
    return tuple(a for a in says[0].sources if a.name) if says else ()
