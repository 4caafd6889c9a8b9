"""The timeline: what happened when, in a lane for each party, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from pourparler.brief import phrases
from pourparler.desk import items
from pourparler.desk.items import Item
from pourparler.desk.lanes import NOBODY, Chart, Dated, chart
from pourparler.desk.page import Here, Page
from pourparler.desk.parties import Choice, PartyName, choices
from pourparler.desk.records import Kept, Missing
from pourparler.desk.spans import Range, recent
from pourparler.desk.windows import PageNumber, Window, window
from pourparler.record import EventType, Happening
from pourparler.table.standing import Standing, standing

_SIZE = 100
_MOST = 150  # happenings that the timeline begins with
_TELLINGS = 20


@dataclass(frozen=True)
class Line:
    """One happening of the table. `shape`: of its mark; `standing`: the same in words."""

    item: Item
    shape: str
    denied: bool
    standing: str


@dataclass(frozen=True)
class At:
    """The happening that is looked at: each telling with its words. `more`: tellings not shown."""

    item: Item
    standing: str
    tellings: tuple[Item, ...]
    more: int


@dataclass(frozen=True)
class Moves:
    """Other stretches of time to go to."""

    earlier: Range
    later: Range
    closer: Range
    wider: Range
    everything: Range


@dataclass(frozen=True)
class Timeline:
    """`undated`: how many happenings that fit have no date; the table has them instead where they are asked for."""

    since: date
    until: date
    party: str
    type: str
    chart: Chart
    lines: tuple[Line, ...]
    window: Window
    at: At | None
    undated: int
    moves: Moves
    parties: tuple[Choice, ...]
    types: tuple[str, ...]


def timeline(
    here: Here,
    since: date | None = None,
    until: date | None = None,
    party: PartyName = None,
    type: EventType | None = None,
    at: str | None = None,
    undated: bool = False,
    page: PageNumber = 1,
) -> Timeline:
    """What happened when. Without days: the last of it, as far back as it stays readable. `at`: one to look at."""
    key = here.parties.key(party)
    fits = [d for d in here.dated if _fits(d, key, type)]
    span = _span(here, fits, since, until)
    found = [d for d in fits if d.within(span)]
    without = [d for d in here.undated if _fits(d, key, type)]
    shown, of = window(without if undated else found, page, _SIZE)
    names = {**here.parties.names, NOBODY: "nobody named"}
    return Timeline(
        since=span.since,
        until=span.until,
        party="" if key is None else here.parties.name(key),
        type=type or "",
        chart=chart(found, span, here.as_of, names),
        lines=tuple(_line(here, d.happening) for d in shown),
        window=of,
        at=_at(here, at) if at else None,
        undated=len(without),
        moves=_moves(here, span),
        parties=choices((p for d in here.dated for p in d.parties), here.parties),
        types=get_args(EventType),
    )


def _fits(d: Dated, party: str | None, type: EventType | None) -> bool:
    return (party is None or party in d.parties) and (type is None or d.happening.event.type == type)


def _span(here: Kept, fits: Sequence[Dated], since: date | None, until: date | None) -> Range:
    """What is asked for; what is left open is chosen so that it is readable."""
    if since and until:
        return Range(min(since, until), max(since, until))
    if since:
        return Range(since, max(since, here.as_of))
    return recent(until or here.as_of, [d.first or d.last or date.min for d in fits], _MOST)


def _moves(here: Kept, span: Range) -> Moves:
    days = [day for d in here.dated for day in (d.first, d.last) if day]
    everything = Range(min(days), max(days)) if days else span
    return Moves(span.moved(-0.5), span.moved(0.5), span.scaled(0.5), span.scaled(2), everything)


def _line(here: Kept, h: Happening) -> Line:
    how = standing(h)
    return Line(items.happening(here, h), how.firmness, how.denied, _in_words(h, how))


def _in_words(h: Happening, how: Standing) -> str:
    """How firmly it is told."""
    tellers = "one source" if how.sources == 1 else f"{how.sources} sources"
    told = {t.event.status for t in h.tellings}
    denied = "denied" if how.denied and len(told) > 1 and "not_happened" in told else ""
    return ", ".join(filter(None, (phrases.STATUSES[how.status], denied, tellers)))


def _at(here: Kept, id: str) -> At:
    if id not in here.happening_of:
        raise Missing(f"The dossier {here.dossier!r} has no happening {id!r}. Choose one of its timeline.")
    h = here.happening_of[id]
    tellings = tuple(items.telling(here, t) for t in h.tellings[:_TELLINGS])
    return At(items.happening(here, h), _in_words(h, standing(h)), tellings, len(h.tellings) - len(tellings))


PAGES = (Page("timeline", "/{dossier}/timeline", timeline, "Timeline"),)
