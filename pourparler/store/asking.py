"""Questions: what a dossier holds, and which elements fit. Each function works inside the transaction it is given.

Answers come in order of time: events by their date (by publication where they have none), reports by publication."""

from __future__ import annotations

import gc
import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from pourparler.naming import folded
from pourparler.record import EventType, Reading, Report, Status
from pourparler.story import from_story

from .database import StoreError
from .engines import engine_of
from .tables import REPORT_FIELDS, dossier_reports, dossiers, elements, parties, readings, reports


@dataclass(frozen=True, slots=True)
class EventQuestion:
    """Which events: each field that is set must fit.

    `says`, `actor`, `recipient`: a country or sector code, or words of a name. `says` looks at the whole chain.
    `since`, `until`: date of publication. `during`: dates that the event's own interval must touch; None is an open
    end, and an event without a date does not fit."""

    says: str | None = None
    actor: str | None = None
    recipient: str | None = None
    type: EventType | None = None
    mode: str | None = None
    status: Status | None = None
    since: date | None = None
    until: date | None = None
    during: tuple[date | None, date | None] | None = None


def dossier_names(conn: sa.Connection) -> tuple[str, ...]:
    return tuple(sorted(conn.scalars(sa.select(dossiers.c.name))))


def check_dossier(conn: sa.Connection, dossier: str, where: object) -> None:
    names = dossier_names(conn)
    if dossier not in names:
        none = "It has none yet: pourparler add FILE makes the first"
        there = f"There are: {', '.join(names)}; name one by --dossier" if names else none
        raise StoreError(f"{where}: no dossier is called {dossier!r}. {there}.")


def revision(conn: sa.Connection, dossier: str, where: object) -> int:
    """The number of the dossier's state: another one after each write to it."""
    found = conn.scalar(sa.select(dossiers.c.revision).where(dossiers.c.name == dossier))
    if found is None:
        check_dossier(conn, dossier, where)
    return found or 0


def readings_of(
    conn: sa.Connection, dossier: str | None = None, *, since: date | None = None, ids: Collection[str] | None = None
) -> tuple[Reading, ...]:
    """The reading in use of each report, by date of publication. `ids`: of these reports only."""
    last = sa.select(sa.func.max(readings.c.n)).group_by(readings.c.report_id)
    query = sa.select(readings.c.story, reports.c.text).join(reports, reports.c.id == readings.c.report_id)
    query = query.order_by(reports.c.published, reports.c.id)
    if dossier is not None:
        query = query.join(dossier_reports, dossier_reports.c.report_id == reports.c.id)
        query = query.where(dossier_reports.c.dossier == dossier)
    if since is not None:
        query = query.where(reports.c.published >= since)
    if ids is not None:
        among = engine_of(conn).among
        query, last = query.where(among(reports.c.id, ids)), last.where(among(readings.c.report_id, ids))
    rows = conn.execute(query.where(readings.c.n.in_(last))).all()
    with without_collector():
        return tuple([_reading(story, text) for story, text in rows])


def last_day(conn: sa.Connection, dossier: str) -> date:
    """When the last of its reports was published."""
    query = sa.select(sa.func.max(reports.c.published)).join(
        dossier_reports, dossier_reports.c.report_id == reports.c.id
    )
    return conn.scalar(query.where(dossier_reports.c.dossier == dossier)) or date.min


def in_use(conn: sa.Connection, dossier: str) -> dict[str, int]:
    """Each report of a dossier with the number of its reading in use: another number is another reading."""
    query = sa.select(readings.c.report_id, sa.func.max(readings.c.n)).group_by(readings.c.report_id)
    query = query.join(dossier_reports, dossier_reports.c.report_id == readings.c.report_id)
    return {row[0]: row[1] for row in conn.execute(query.where(dossier_reports.c.dossier == dossier))}


def engines(conn: sa.Connection, report_id: str) -> tuple[str, ...]:
    """The engines that have read this report, the one in use last."""
    return tuple(
        conn.scalars(sa.select(readings.c.engine).where(readings.c.report_id == report_id).order_by(readings.c.n))
    )


def counts(conn: sa.Connection, report_id: str) -> dict[str, int]:
    """How many elements of each kind the reading in use has."""
    query = sa.select(elements.c.kind, sa.func.count()).where(elements.c.report_id == report_id)
    return {row[0]: row[1] for row in conn.execute(query.group_by(elements.c.kind))}


def events(conn: sa.Connection, dossier: str, question: EventQuestion) -> Sequence[tuple[str, str]]:
    """(report id, local id) of the events that fit."""
    q = question
    query = _elements_of(dossier, "event")
    for column, wanted in ((elements.c.type, q.type), (elements.c.mode, q.mode), (elements.c.status, q.status)):
        query = query.where(column == wanted) if wanted is not None else query
    for role, who in (("source", q.says), ("actor", q.actor), ("recipient", q.recipient)):
        query = query.where(_has_party(role, who)) if who is not None else query
    query = query.where(reports.c.published >= q.since) if q.since else query
    query = query.where(reports.c.published <= q.until) if q.until else query
    query = query.where(*_touches(*q.during)) if q.during else query
    when = sa.func.coalesce(elements.c.first, elements.c.last, reports.c.published)
    return _ids(conn, query.order_by(when, reports.c.published, reports.c.id, elements.c.start.nulls_first()))


def attributions(conn: sa.Connection, dossier: str, who: str, since: date | None) -> Sequence[tuple[str, str]]:
    """(report id, local id) of what this party says, or is said to say."""
    query = _elements_of(dossier, "attribution").where(_has_party("source", who))
    query = query.where(reports.c.published >= since) if since else query
    return _ids(conn, query.order_by(reports.c.published, reports.c.id, elements.c.start.nulls_first()))


def report_of(conn: sa.Connection, element_id: str) -> str | None:
    return conn.scalar(sa.select(elements.c.report_id).where(elements.c.id == element_id))


def reports_with(conn: sa.Connection, words: str, dossier: str, limit: int | None) -> tuple[Report, ...]:
    """The dossier's reports that have all these words, newest first."""
    query = _with_words(conn, sa.select(*[reports.c[name] for name in REPORT_FIELDS]), words, dossier)
    query = query.order_by(reports.c.published.desc(), reports.c.id).limit(limit)
    return tuple(Report(**row._mapping) for row in conn.execute(query))


def ids_with(conn: sa.Connection, words: str, dossier: str) -> frozenset[str]:
    """The ids of these reports."""
    return frozenset(conn.scalars(_with_words(conn, sa.select(reports.c.id), words, dossier)))


def _with_words(conn: sa.Connection, query: sa.Select, words: str, dossier: str) -> sa.Select:
    query = query.join(dossier_reports, dossier_reports.c.report_id == reports.c.id)
    return query.where(dossier_reports.c.dossier == dossier, engine_of(conn).matching(words))


def _elements_of(dossier: str, kind: str) -> sa.Select:
    query = sa.select(elements.c.report_id, elements.c.local_id).join(reports, reports.c.id == elements.c.report_id)
    query = query.join(dossier_reports, dossier_reports.c.report_id == reports.c.id)
    return query.where(dossier_reports.c.dossier == dossier, elements.c.kind == kind)


def _ids(conn: sa.Connection, query: sa.Select) -> Sequence[tuple[str, str]]:
    return [(report_id, local_id) for report_id, local_id in conn.execute(query)]


def _has_party(role: str, who: str) -> sa.ColumnElement[bool]:
    """The element has such a party in this role: by code, or by whole words of the name."""
    words = folded(who)
    fits = parties.c.folded.contains(words, autoescape=True) if words.strip() else sa.false()
    if len(who) == 3 and who.isupper():
        fits = sa.or_(fits, parties.c.country == who, parties.c.sector == who)
    return sa.exists().where(parties.c.element_id == elements.c.id, parties.c.role == role, fits)


def _touches(first: date | None, last: date | None) -> list[sa.ColumnElement[bool]]:
    begins, ends = elements.c.first, elements.c.last
    fits = [sa.or_(begins.is_not(None), ends.is_not(None))]
    if last:
        fits.append(sa.or_(begins.is_(None), begins <= last))
    if first:
        fits.append(sa.or_(ends.is_(None), ends >= first))
    return fits


@contextmanager
def without_collector() -> Iterator[None]:
    """Pause the garbage collector: it walks all that is read over and over, a third of the time, and frees none."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _reading(story: str, text: str) -> Reading:
    written = json.loads(story)
    written["text"] = text
    return from_story(written)
