"""Searches that somebody keeps: rows in, rows out. Each function works inside the transaction it is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from .tables import saved_searches


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """`query`: what the desk's search is asked, as an address has it. `at`: when it was saved, UTC."""

    n: int
    name: str
    query: str
    who: str
    at: datetime


def save(conn: sa.Connection, dossier: str, name: str, query: str, who: str, at: datetime) -> int:
    values = {"dossier": dossier, "name": name, "query": query, "who": who, "at": at}
    return conn.execute(sa.insert(saved_searches).values(values)).inserted_primary_key[0]


def searches(conn: sa.Connection, dossier: str) -> tuple[SavedSearch, ...]:
    """Those of a dossier, the oldest first."""
    t = saved_searches.c
    query = sa.select(t.n, t.name, t.query, t.who, t.at).where(t.dossier == dossier).order_by(t.n)
    return tuple(SavedSearch(**row._mapping) for row in conn.execute(query))


def forget(conn: sa.Connection, dossier: str, n: int) -> bool:
    """False where there was no such search."""
    row = saved_searches.c.dossier == dossier, saved_searches.c.n == n
    return conn.execute(sa.delete(saved_searches).where(*row)).rowcount > 0
