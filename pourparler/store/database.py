"""An open database, whatever its engine: transactions that read, transactions that write, and faults in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from pourparler.record import PourparlerError

PATIENCE = 30.0  # seconds to wait for another writer
READERS = 40  # at a time: as many as the threads of a web server
POOL = {"pool_size": 5, "max_overflow": READERS - 5}


class StoreError(PourparlerError):
    """The database cannot do what was asked: what, where, and the mend."""


class Database:
    """What SQLite and PostgreSQL have in common. Threads may share it; each transaction has its own connection.

    `name`: what messages call it, without user and password. `mends`: (a sign in the engine's complaint, what to do).
    `readers`: an engine whose connections cannot write."""

    mends: Sequence[tuple[str, str]] = ()

    def __init__(self, name: str, engine: sa.Engine, readers: sa.Engine, read_only: bool) -> None:
        self.name, self.engine, self.readers, self.read_only = name, engine, readers, read_only

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One unchanging view of the database."""
        with self.faults(), self.readers.connect() as conn, conn.begin():
            yield conn

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction: all of it is kept, through a power cut too, or nothing. Writers take turns."""
        if self.read_only:
            raise StoreError(f"{self.name}: is open for reading only. Open it without read_only to write.")
        with self.faults(), self.turn() as conn:
            yield conn

    def turn(self) -> AbstractContextManager[sa.Connection]:
        """A transaction that writes, once no other one does."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Make ready what has to be before tables are made or changed."""

    @contextmanager
    def faults(self) -> Iterator[None]:
        """The engine's and the system's complaints as StoreErrors."""
        try:
            yield
        except DBAPIError as fault:
            what = " ".join(str(fault.orig).split())
            mend = next((m for sign, m in self.mends if sign in what.lower()), "Run `pourparler doctor`")
            raise StoreError(f"{self.name}: {what.rstrip('.?')}. {mend}.") from fault
        except NoConnectionLeft as fault:
            raise StoreError(f"{self.name}: more than {READERS} questions at once. Try again later.") from fault
        except OSError as fault:
            raise StoreError(
                f"{self.name}: {fault.strerror}. Check that its folder exists and may be written."
            ) from fault

    def close(self) -> None:
        self.engine.dispose()
        self.readers.dispose()
