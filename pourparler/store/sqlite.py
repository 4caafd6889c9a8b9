"""One SQLite file: connections, transactions, locks, full-text search, and what its faults mean.

What differs between engines is here and nowhere else. Readers never wait, and their connections cannot write. Writers
take turns through a lock file beside the database, threads and processes: SQLite before 3.51.3 can lose data when one
connection writes while another checkpoints, and only writers checkpoint here."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from ..record import PourparlerError

try:
    import fcntl
except ImportError:  # not on Windows: there BEGIN IMMEDIATE alone keeps writers apart
    fcntl = None  # type: ignore[assignment]

PATIENCE = 30.0  # seconds to wait for another writer
READERS = 40  # at a time: as many as the threads of a web server
_STEPS = 20_000  # of SQLite's machine between two looks at the clock: some milliseconds
APPLICATION_ID = 0x706F7572  # "pour": tells our files from other programs' (PRAGMA application_id)

SEARCH_TABLES = (
    "CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='reports', content_rowid='n', "
    "tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER report_words_add AFTER INSERT ON reports BEGIN "
    "INSERT INTO report_words(rowid, title, text) VALUES (new.n, new.title, new.text); END",
    "CREATE TRIGGER report_words_drop AFTER DELETE ON reports BEGIN "
    "INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.n, old.title, old.text); END",
)
MENDS = (
    ("interrupted", "It took longer than a question may take here: ask for less, or allow more time"),
    ("locked", "Another process has it to itself: try again when that one is done"),
    ("busy", "Another process has it to itself: try again when that one is done"),
    ("full", "Make room on the disk and run the same command again: what was kept before is safe"),
    ("readonly", "Ask for write permission on the file and its folder"),
    ("unable to open", "Check that the folder exists and may be read and written"),
    ("not a database", "Give the path of a Pourparler database, or of a file that does not exist yet"),
    ("malformed", "Restore a backup; `sqlite3 FILE .recover` may save what is left"),
)


class StoreError(PourparlerError):
    """The database cannot do what was asked: what, where, and the mend."""


class Database:
    """An SQLite file. Threads may share it; each transaction has its own connection.

    `read_only`: nothing can be written through it. `time_limit`: seconds that one question may take; None: any time."""

    def __init__(self, path: Path, *, read_only: bool = False, time_limit: float | None = None) -> None:
        self.path = path
        self.name = str(path)
        self.read_only = read_only
        self.engine, self.readers = _engine(path), _engine(path)
        sa.event.listen(self.readers, "connect", _on_reader)
        if time_limit is not None:
            sa.event.listen(self.readers, "before_cursor_execute", _limited(time_limit))

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One unchanging view of the database."""
        with self.faults(), self.readers.connect() as conn, conn.begin():
            yield conn

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction: all of it is kept, through a power cut too, or nothing."""
        if self.read_only:
            raise StoreError(f"{self.name}: is open for reading only. Open it without read_only to write.")
        with self.faults(), self.turn(), self.engine.connect() as conn:
            conn = conn.execution_options(immediate=True)
            with conn.begin():
                yield conn

    @contextmanager
    def turn(self) -> Iterator[None]:
        """This process's turn to write; the lock falls with the process that holds it."""
        if fcntl is None:
            yield
            return
        with self.path.with_name(f"{self.path.name}-lock").open("ab") as file:
            give_up = time.monotonic() + PATIENCE
            while not _locked(file.fileno()):
                if time.monotonic() > give_up:
                    raise StoreError(
                        f"{self.name}: another process has been writing for {PATIENCE:.0f} s. Try again later."
                    )
                time.sleep(0.005)
            yield

    @contextmanager
    def faults(self) -> Iterator[None]:
        """SQLite's and the system's complaints as StoreErrors."""
        try:
            yield
        except DBAPIError as fault:
            what = str(fault.orig)
            mend = next((m for sign, m in MENDS if sign in what.lower()), "Run `pourparler doctor`")
            raise StoreError(f"{self.name}: {what}. {mend}.") from fault
        except NoConnectionLeft as fault:
            raise StoreError(f"{self.name}: more than {READERS} questions at once. Try again later.") from fault
        except OSError as fault:
            raise StoreError(
                f"{self.name}: {fault.strerror}. Check that its folder exists and may be written."
            ) from fault

    def use_wal(self) -> None:
        """Let readers and the writer work side by side; stays set in the file."""
        with self.faults(), self.turn(), self.engine.connect() as conn:
            mode = conn.exec_driver_sql("PRAGMA journal_mode").scalar()
            conn.rollback()
            if mode != "wal":
                raw = conn.connection.dbapi_connection
                assert raw is not None
                mode = raw.execute("PRAGMA journal_mode=WAL").fetchone()[0]  # type: ignore[attr-defined]
        if mode != "wal":
            raise StoreError(f"{self.name}: cannot use write-ahead logging here. Move it to a local disk.")

    def close(self) -> None:
        self.engine.dispose()
        self.readers.dispose()


def is_empty(conn: sa.Connection) -> bool:
    return conn.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0


def is_ours(conn: sa.Connection) -> bool:
    return conn.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID


def make_ours(conn: sa.Connection) -> None:
    conn.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def among(column: sa.ColumnElement[str], values: Collection[str]) -> sa.ColumnElement[bool]:
    """The column holds one of these values, however many they are."""
    listed = sa.func.json_each(json.dumps(sorted(values))).table_valued("value")
    return column.in_(sa.select(listed.c.value))


def matching(words: str) -> sa.ColumnElement[bool]:
    """Reports whose title or text has all these words; a phrase in double quotes stays together."""
    quoted = " ".join('"' + part.replace('"', '""') + '"' for part in _parts(words))
    found = sa.text("SELECT rowid FROM report_words WHERE report_words MATCH :words").bindparams(words=quoted or '""')
    return sa.literal_column("reports.n").in_(found.columns(sa.column("rowid", sa.Integer)))


def _parts(words: str) -> list[str]:
    """Single words, and phrases that stood in double quotes."""
    pieces = words.split('"')
    plain = [w for piece in pieces[::2] for w in piece.split()]
    return plain + [p for p in pieces[1::2] if p.strip()]


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _engine(path: Path) -> sa.Engine:
    engine = sa.create_engine(
        f"sqlite:///{path}", connect_args={"timeout": PATIENCE}, pool_size=5, max_overflow=READERS - 5
    )
    sa.event.listen(engine, "connect", _on_connect)
    sa.event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(raw, _record) -> None:  # type: ignore[no-untyped-def]
    raw.isolation_level = None  # the driver would begin and commit by rules of its own: `_on_begin` does it
    for pragma in ("foreign_keys = ON", "synchronous = FULL"):
        raw.execute(f"PRAGMA {pragma}")


def _on_reader(raw, _record) -> None:  # type: ignore[no-untyped-def]
    raw.execute("PRAGMA query_only = ON")


def _on_begin(conn: sa.Connection) -> None:
    conn.exec_driver_sql("BEGIN IMMEDIATE" if conn.get_execution_options().get("immediate") else "BEGIN")


def _limited(seconds: float):  # type: ignore[no-untyped-def]
    """What stops each statement that is at it for longer than this."""

    def before(conn, _cursor, _statement, _parameters, _context, _many) -> None:  # type: ignore[no-untyped-def]
        end = time.monotonic() + seconds
        conn.connection.dbapi_connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)

    return before
