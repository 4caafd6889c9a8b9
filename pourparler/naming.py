"""Whom somebody means who types a code or a name. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .record import Actor, Actors, Record


def is_meant(who: str, actor: Actor) -> bool:
    """Whether an actor is the one asked for: by country or sector code, or by whole words of the name."""
    if len(who) == 3 and who.isupper() and who in (actor.country, actor.sector):
        return True
    return bool(folded(who).strip()) and folded(who) in folded(actor.name)


def is_among(who: str, actors: Actors) -> bool:
    return any(is_meant(who, actor) for actor in actors)


def as_code(who: str, record: Record) -> str:
    """The code of the country that is so called in the record's reports, which asks for all who are its own; else `who`
    as it is."""
    named = (a for r in record.readings for a in r.actors if a.kind == "country" and folded(a.name) == folded(who))
    return next((a.country for a in named if a.country), who)


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """The words of a name without accents, case and punctuation, a space around each: whole words can be looked for."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " " + " ".join(re.findall(r"\w+", bare.casefold())) + " "
