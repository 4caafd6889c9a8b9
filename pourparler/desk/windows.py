"""A long list, a page of it at a time. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Query

T = TypeVar("T")
SIZE = 50

PageNumber = Annotated[int, Query(ge=1, le=100_000, description="Which part of a long list.")]


@dataclass(frozen=True)
class Window:
    """Entries `first` to `last` (counted from 1, both included) of `total`: part `page` of `pages`."""

    first: int
    last: int
    total: int
    page: int
    pages: int


def window(found: Sequence[T], page: int, size: int = SIZE) -> tuple[Sequence[T], Window]:
    """The entries on this part of a list. A part past the end is the last one."""
    pages = max(1, -(-len(found) // size))
    page = min(page, pages)
    here = found[(page - 1) * size : page * size]
    first = (page - 1) * size + 1 if here else 0
    return here, Window(first, first + len(here) - 1 if here else 0, len(found), page, pages)
