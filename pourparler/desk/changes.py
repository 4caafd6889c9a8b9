"""A record before and after a ruling -> what would be otherwise, side by side. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pourparler.elements import elements
from pourparler.record import Attribution, Event, Reading, Record

NAMES = ("happenings", "matters", "disputes")


@dataclass(frozen=True)
class Changed:
    """An event or a statement of one report, before and after."""

    before: Reading
    after: Reading
    id: str


@dataclass(frozen=True)
class Count:
    """How many there are of a kind, how many would be, and how many of those there are would be no more."""

    name: str
    before: int
    after: int
    gone: int


def changed(before: Record, after: Record) -> Iterator[Changed]:
    """The events and statements that would be read otherwise, the newest first."""
    then = {r.report.id: r for r in after.readings}
    for old in reversed(before.readings):
        new = then[old.report.id]
        if old is new or old == new:
            continue
        held = {e.id: e for _, e in elements(new)}
        for _, e in elements(old):
            if isinstance(e, Event | Attribution) and held.get(e.id) not in (None, e):
                yield Changed(old, new, e.id)


def counts(before: Record, after: Record) -> tuple[Count, ...]:
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in NAMES]
    return tuple(Count(name, len(a), len(b), len({x.id for x in a} - {x.id for x in b})) for name, a, b in pairs)
