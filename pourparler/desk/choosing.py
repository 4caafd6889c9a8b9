"""What an address asks for -> what fits: dates, and whom a name means. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pourparler.naming import folded
from pourparler.record import Happening, Interval
from pourparler.table.roll import Known


def touches(when: Interval | None, since: date | None, until: date | None) -> bool:
    """Whether an interval has a day from `since` to `until`, both included; all fit where neither is set."""
    return (since is None and until is None) or (when is not None and when.touches(since, until))


def is_between(h: Happening, since: date | None, until: date | None) -> bool:
    """Whether its dates touch these; without a date of its own, the day it was first told."""
    first_told = h.tellings[0].report.published
    when = h.event.when
    return touches(when if when and when.is_dated else Interval(first_told, first_told), since, until)


def meant(roll: Mapping[str, Known], who: str) -> frozenset[str]:
    """The ids of the actors that somebody means: by an id, a country or sector code, or words of a name."""
    if who in roll:
        return frozenset((who,))
    if len(who) == 3 and who.isupper():
        coded = frozenset(id for id, one in roll.items() if who == one.country or who in one.sectors)
        if coded:
            return coded
    words = folded(who)
    return frozenset(id for id, one in roll.items() if any(words in folded(name) for name in one.names))
