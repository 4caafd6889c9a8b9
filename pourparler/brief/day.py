"""A record as of a day -> the brief of that day: what is due, moved, contested anew, new. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from pourparler.record import OpenDispute, OpenMatter, Record
from pourparler.table.matters import CLOSED
from pourparler.table.stances import as_of, courses

from . import phrases
from .lines import Line, course, dispute, happening, matter
from .sections import Brief, Section, checked_brief, waits

_SOON = timedelta(days=7)
_MOST = 8  # lines of a section


def day_brief(record: Record, day: date) -> Brief:
    """What a reader of the dossier needs on `day`: told by the reports of that day, or due by then."""
    year = day.year
    due = [m for m in record.matters if m.state not in CLOSED and m.due and m.due.last and m.due.last <= day + _SOON]
    moved = [m for m in record.matters if _moved(m, day)]
    new = [h for h in record.happenings if h.tellings[0].report.published == day]
    turned = [c for c in courses(record.stances) if c.changed and as_of(*c.now) == day]
    parts = [d for d in record.disputes if _new(d, day)]
    sections = (
        _section("Due", (matter(m, day) for m in sorted(due, key=lambda m: (m.due.last, m.id)))),  # type: ignore[union-attr]
        _section("Moved", (_turn(m, day) for m in moved)),
        _section("Whose move it is", waits((m for m in record.matters if m.whose_move), day), "No move is awaited."),
        _section("Where accounts part anew", (dispute(d, year, record.matters) for d in parts)),
        _section("Changed their stance", (course(c, year, record.matters) for c in turned)),
        _section("New", (happening(h, year) for h in new), "Nothing new is told."),
    )
    return checked_brief(record, f"{record.dossier}, {phrases.day(day, 0)}", sections)


def _section(title: str, lines: Iterable[Line], empty: str = "") -> Section:
    found = tuple(lines)
    more = f"{len(found) - _MOST} more; `pourparler brief` gives them" if len(found) > _MOST else ""
    return Section(title, found[:_MOST], empty, more)


def _moved(m: OpenMatter, day: date) -> bool:
    """Whether a report of the day gives the matter another state than the one before, or the first."""
    before = [x.state for r, x in m.tellings if r.published < day]
    here = [x.state for r, x in m.tellings if r.published == day]
    return bool(here) and (not before or here[-1] != before[-1])


def _turn(m: OpenMatter, day: date) -> Line:
    """The matter, with the state it was in before."""
    before = [x.state for r, x in m.tellings if r.published < day]
    return replace(matter(m, day), later=f"before: {phrases.state(before[-1])}" if before else "new")


def _new(d: OpenDispute, day: date) -> bool:
    return any(p.report.published == day for p in d.evidence)
