"""The records of an open database in memory: each made once, then brought up to date when its dossier was written to.

Threads may ask at once: for a record that is of now nobody waits, else one of them brings it up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import sqlalchemy as sa

from .record import Record
from .store import Database, asking, log
from .table import Table


class Records:
    """The table and the record of each dossier that was asked for. StoreError for a dossier that is not there."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.kept: dict[str, _Kept] = {}
        self.lock = Lock()

    def revision(self, dossier: str) -> int:
        with self.database.reading() as conn:
            return asking.revision(conn, dossier, self.database.name)

    def record(self, dossier: str) -> Record:
        made = self._kept(dossier).made
        if made and made[0] == self.revision(dossier):
            return made[1]
        with self.table(dossier) as (_, record):
            return record

    @contextmanager
    def table(self, dossier: str) -> Iterator[tuple[Table, Record]]:
        """The dossier's table and record of now, for this thread alone."""
        kept = self._kept(dossier)
        with kept.lock:
            with self.database.reading() as conn:
                record = kept.brought_up_to_date(conn, self.database.name)
            yield kept.table, record

    def _kept(self, dossier: str) -> _Kept:
        with self.lock:
            if dossier not in self.kept:
                self.revision(dossier)  # names that no dossier has are not remembered
                self.kept[dossier] = _Kept(dossier)
            return self.kept[dossier]


class _Kept:
    """One dossier: its table, the number of each reading in it, and the record made from it with its revision."""

    def __init__(self, dossier: str) -> None:
        self.lock = Lock()
        self.table = Table(dossier)
        self.known: dict[str, int] = {}
        self.made: tuple[int, Record] | None = None

    def brought_up_to_date(self, conn: sa.Connection, where: str) -> Record:
        """The record of this moment. Under the lock; only what came or went since is read."""
        revision = asking.revision(conn, self.table.dossier, where)
        if self.made and self.made[0] == revision:
            return self.made[1]
        with asking.without_collector():
            self._take_in(conn)
            self.made = revision, self.table.record()
        return self.made[1]

    def _take_in(self, conn: sa.Connection) -> None:
        dossier = self.table.dossier
        used = asking.in_use(conn, dossier)
        self.table.take_away(self.known.keys() - used.keys())
        new = {id for id, n in used.items() if self.known.get(id) != n}
        self.table.put(asking.readings_of(conn, dossier, ids=new if self.known else None))
        self.table.correct(log.rows(conn, dossier))
        self.known = used
