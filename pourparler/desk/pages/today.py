"""Today: whose move it is, where accounts differ, what is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pourparler.brief.sections import waiting
from pourparler.desk import items
from pourparler.desk.items import Item
from pourparler.desk.page import Here, Page
from pourparler.desk.records import Kept
from pourparler.record import Happening

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
    moves = [m for m in waiting(here.record.matters) if m.whose_move]
    new = [h for h in here.record.happenings if h.tellings[0].report.published >= since]
    return Today(
        here.as_of,
        since,
        len(here.record.readings),
        _column(here, items.matter, moves),
        _column(here, items.dispute, here.disputes_by_day),
        _column(here, items.happening, sorted(new, key=_first_told, reverse=True)),
    )


def _column(here: Kept, item: Callable[[Kept, T], Item], found: Sequence[T]) -> Column:
    return Column(tuple(item(here, one) for one in found[:MOST]), len(found))


def _first_told(h: Happening) -> tuple[date, int]:
    """The newest first; of one day, what most reports tell."""
    return h.tellings[0].report.published, len(h.tellings)


PAGES = (Page("today", "/{dossier}/today", today, "Today"),)
