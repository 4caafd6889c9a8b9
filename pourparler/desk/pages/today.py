"""Today: whose move it is, where accounts differ, what is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import TypeVar

from pourparler.desk import items
from pourparler.desk.items import Item
from pourparler.desk.page import Here, Page
from pourparler.desk.records import Kept

T = TypeVar("T")
MOST = 12  # items of a column


@dataclass(frozen=True)
class Column:
    """The first items of `total`."""

    items: tuple[Item, ...]
    total: int


@dataclass(frozen=True)
class Today:
    """`as_of`: the day of the last report; `since`: what was first told on that day or later is new."""

    as_of: date
    since: date
    reports: int
    moves: Column
    disputes: Column
    new: Column


def today(here: Here, since: date | None = None) -> Today:
    """Whose move it is, the oldest wait first; where accounts differ; what is new since a day."""
    since = since or here.as_of
    new = list(takewhile(lambda h: h.tellings[0].report.published >= since, here.newest))
    return Today(
        here.as_of,
        since,
        len(here.record.readings),
        _column(here, items.matter, here.waiting),
        _column(here, items.dispute, here.disputes_by_day),
        _column(here, items.happening, new),
    )


def _column(here: Kept, item: Callable[[Kept, T], Item], found: Sequence[T]) -> Column:
    return Column(tuple(item(here, one) for one in found[:MOST]), len(found))


PAGES = (Page("today", "/{dossier}/today", today, "Today"),)
