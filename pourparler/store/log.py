"""The log of corrections: rows in, rows out, none changed. Each function works inside the transaction it is given."""

from __future__ import annotations

import json
from dataclasses import asdict

import sqlalchemy as sa

from pourparler.record import Anchor, Correction, Span

from .tables import corrections, dossiers


def append(conn: sa.Connection, dossier: str, row: Correction) -> int:
    """Add a row; its number, which the database gives."""
    values = {
        "dossier": dossier,
        "act": row.act,
        "targets": json.dumps([asdict(t) for t in row.targets], ensure_ascii=False),
        "changes": json.dumps(dict(row.changes), ensure_ascii=False),
        "who": row.who,
        "at": row.at,
        "why": row.why,
        "undoes": row.undoes,
    }
    conn.execute(sa.update(dossiers).where(dossiers.c.name == dossier).values(revision=dossiers.c.revision + 1))
    return conn.execute(sa.insert(corrections).values(values)).inserted_primary_key[0]


def rows(conn: sa.Connection, dossier: str) -> tuple[Correction, ...]:
    """All rows of a dossier, the oldest first."""
    query = sa.select(corrections).where(corrections.c.dossier == dossier).order_by(corrections.c.n)
    return tuple(
        Correction(
            row.n,
            row.act,
            row.who,
            row.at,
            tuple(_anchor(**target) for target in json.loads(row.targets)),
            tuple(json.loads(row.changes).items()),
            row.why,
            row.undoes,
        )
        for row in conn.execute(query)
    )


def _anchor(report_id: str, kind: str, local_id: str, spans: list, words: str) -> Anchor:
    return Anchor(report_id, kind, local_id, tuple(Span(*s) for s in spans), words)
