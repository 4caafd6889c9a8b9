"""Actors of two reports -> how far they are the same. Pure; names nobody, knows no list of names.

Reports name one party in many ways ("the president", "Veldria"); what stays is the country or, for bodies and
movements without one, the sector and the name. A person is told by the last word of the name.
"""

from __future__ import annotations

import re
from enum import Enum

from pourparler.record import Actor, Actors, Says


class Relation(Enum):
    """How two lists of actors agree, from the same names to nothing in common."""

    NAMES = "the same names"
    COUNTRIES = "the same countries under other names"
    PART = "some in common"
    BOTH_UNKNOWN = "neither is known"
    ONE_UNKNOWN = "one is not known"
    APART = "nothing in common"


_RANK = {
    Relation.NAMES: 5,
    Relation.COUNTRIES: 3,
    Relation.PART: 2,
    Relation.BOTH_UNKNOWN: 2,
    Relation.ONE_UNKNOWN: 1,
    Relation.APART: 0,
}


def short(name: str) -> str:
    """The last word of a name in small letters, which names a person from report to report: "Ilan Koro" -> "koro"."""
    words = re.findall(r"\w+", name.lower())
    return words[-1] if words else ""


def party(actor: Actor) -> str:
    """What an actor counts as: its country, else its name."""
    return actor.country or actor.name.lower()


def parties(actors: Actors) -> frozenset[str]:
    return frozenset(party(a) for a in actors if party(a))


def relation(a: Actors, b: Actors) -> Relation:
    """How far two lists of actors are the same."""
    if not a and not b:
        return Relation.BOTH_UNKNOWN
    if not a or not b:
        return Relation.ONE_UNKNOWN
    names_a, names_b = {(short(x.name), x.country) for x in a}, {(short(x.name), x.country) for x in b}
    if names_a == names_b:
        return Relation.NAMES
    sides_a, sides_b = parties(a), parties(b)
    if names_a <= names_b or names_b <= names_a:
        return Relation.PART
    if sides_a == sides_b:
        return Relation.COUNTRIES
    return Relation.PART if sides_a & sides_b else Relation.APART


def relations(a: tuple[Actors, Actors], b: tuple[Actors, Actors], either_way: bool) -> tuple[Relation, Relation]:
    """Relations of (actors, recipients) of two acts; `either_way`: "A met B" is "B met A", the better fit counts."""
    straight = relation(a[0], b[0]), relation(a[1], b[1])
    if not either_way:
        return straight
    crossed = relation(a[0], b[1]), relation(a[1], b[0])
    return max(straight, crossed, key=lambda r: _RANK[r[0]] + _RANK[r[1]])


def same_side(a: Actors, b: Actors) -> bool:
    """Whether two lists can be one side: neither names a party that the other leaves out."""
    return not a or not b or parties(a) <= parties(b) or parties(b) <= parties(a)


def voice(says: Says) -> Actors:
    """Whoever answers for a passage: the outermost source. Nobody for the reporter or a source without a name."""
    return (says[0].source,) if says and says[0].source and says[0].source.name else ()
