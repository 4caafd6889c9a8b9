"""Writing: a reading and its report go in, once. Each function works inside the transaction it is given."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

import sqlalchemy as sa

from pourparler.naming import folded
from pourparler.record import Reading, Report
from pourparler.story import to_story

from . import asking
from .database import StoreError
from .elements import rows
from .engines import engine_of
from .tables import REPORT_FIELDS, dossier_reports, dossiers, elements, parties, readings, reports


def keep(conn: sa.Connection, reading: Reading, dossier: str, added: datetime) -> bool:
    """Keep a reading in a dossier. False when the dossier had the report and this engine's reading of it already.

    An older engine's reading stays, but questions are answered from the one written last."""
    keep_report(conn, reading.report)
    report_id = reading.report.id
    known = conn.scalar(
        sa.select(readings.c.n).where(readings.c.report_id == report_id, readings.c.engine == reading.engine)
    )
    if known is None:
        conn.execute(sa.insert(readings).values(report_id=report_id, engine=reading.engine, story=_json(reading)))
        index(conn, reading)
    new = place(conn, report_id, dossier, added)
    if known is None:
        _touch(conn, report_id)
    return new or known is None


def use_again(conn: sa.Connection, report_id: str, engine: str) -> bool:
    """Answer from this engine's reading, which was written before another. False when it is in use."""
    if asking.engines(conn, report_id)[-1] == engine:
        return False
    is_it = readings.c.report_id == report_id, readings.c.engine == engine
    story = conn.scalar(sa.select(readings.c.story).where(*is_it))
    conn.execute(sa.delete(readings).where(*is_it))
    conn.execute(sa.insert(readings).values(report_id=report_id, engine=engine, story=story))
    index(conn, *asking.readings_of(conn, ids=(report_id,)))
    _touch(conn, report_id)
    return True


def keep_report(conn: sa.Connection, report: Report) -> None:
    digest = text_hash(report)
    known = conn.scalar(sa.select(reports.c.text_hash).where(reports.c.id == report.id))
    if known is None:
        fields = {name: getattr(report, name) for name in REPORT_FIELDS}
        kept = conn.execute(sa.insert(reports).values(id=report.id, text_hash=digest, **fields))
        engine_of(conn).index_words(conn, kept.inserted_primary_key[0], report)
    elif known != digest:
        raise StoreError(
            f"report {report.id}: another text is kept under this id. Change its outlet's name to tell them apart."
        )


def place(conn: sa.Connection, report_id: str, dossier: str, added: datetime) -> bool:
    """Put a kept report into a dossier. False when it lay there already."""
    here = {"dossier": dossier, "report_id": report_id}
    if conn.scalar(sa.select(dossier_reports.c.added).filter_by(**here)) is not None:
        return False
    if conn.scalar(sa.select(dossiers.c.name).where(dossiers.c.name == dossier)) is None:
        conn.execute(sa.insert(dossiers).values(name=dossier))
    conn.execute(sa.insert(dossier_reports).values(added=added, **here))
    _touch(conn, report_id)
    return True


def _touch(conn: sa.Connection, report_id: str) -> None:
    """Give the dossiers that have this report another revision."""
    having = sa.select(dossier_reports.c.dossier).where(dossier_reports.c.report_id == report_id)
    conn.execute(sa.update(dossiers).where(dossiers.c.name.in_(having)).values(revision=dossiers.c.revision + 1))


def index(conn: sa.Connection, reading: Reading) -> None:
    """Index this reading's elements in place of those of an earlier reading of the same report."""
    report_id = reading.report.id
    conn.execute(sa.delete(elements).where(elements.c.report_id == report_id))
    found = rows(reading)
    if not found:
        return
    conn.execute(
        sa.insert(elements),
        [
            {
                "id": f"{report_id}.{row.local_id}",
                "report_id": report_id,
                "first": row.when.first if row.when else None,
                "last": row.when.last if row.when else None,
                **{name: getattr(row, name) for name in ("local_id", "kind", "start", "type", "mode", "status")},
            }
            for row in found
        ],
    )
    named = [
        {
            "element_id": f"{report_id}.{row.local_id}",
            "role": role,
            "name": actor.name,
            "folded": folded(actor.name),
            "country": actor.country,
            "sector": actor.sector,
        }
        for row in found
        for role, actor in row.parties
    ]
    if named:
        conn.execute(sa.insert(parties), named)


def text_hash(report: Report) -> str:
    """SHA-256 of the text in UTF-8, which must be able to write it."""
    try:
        return hashlib.sha256(report.text.encode()).hexdigest()
    except UnicodeEncodeError as fault:
        raise StoreError(
            f"report {report.id}: character {fault.start} is half of a surrogate pair, which no file can hold. "
            "Read the report from its file again, with its right encoding."
        ) from fault


def _json(reading: Reading) -> str:
    story = to_story(reading)
    del story["text"]
    return json.dumps(story, ensure_ascii=False, separators=(",", ":"))
