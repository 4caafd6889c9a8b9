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

from pourparler.asked import words_and_phrases
from pourparler.record import Report

from .database import PATIENCE, POOL, Database, StoreError

try:
    import fcntl
except ImportError:  # not on Windows: there BEGIN IMMEDIATE alone keeps writers apart
    fcntl = None  # type: ignore[assignment]

APPLICATION_ID = 0x706F7572  # "pour": tells our files from other programs' (PRAGMA application_id)
OWN = "a file of its own"
_STEPS = 20_000  # of SQLite's machine between two looks at the clock: some milliseconds

SEARCH_TABLES = (
    "CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='reports', content_rowid='n', "
    "tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER report_words_add AFTER INSERT ON reports BEGIN "
    "INSERT INTO report_words(rowid, title, text) VALUES (new.n, new.title, new.text); END",
    "CREATE TRIGGER report_words_drop AFTER DELETE ON reports BEGIN "
    "INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.n, old.title, old.text); END",
)
APPEND_ONLY = tuple(
    f"CREATE TRIGGER corrections_no_{act.lower()} BEFORE {act} ON corrections BEGIN "
    "SELECT RAISE(ABORT, 'corrections are only added to: undo one by a row of its own'); END"
    for act in ("UPDATE", "DELETE")
)
_MENDS = (
    ("interrupted", "It took longer than a question may take here: ask for less, or allow more time"),
    ("locked", "Another process has it to itself: try again when that one is done"),
    ("busy", "Another process has it to itself: try again when that one is done"),
    ("full", "Make room on the disk and run the same command again: what was kept before is safe"),
    ("readonly", "Ask for write permission on the file and its folder"),
    ("unable to open", "Check that the folder exists and may be read and written"),
    ("not a database", "Give the path of a Pourparler database, or of a file that does not exist yet"),
    ("malformed", "Restore a backup; `sqlite3 FILE .recover` may save what is left"),
)


class SQLite(Database):
    """An SQLite file. `time_limit`: seconds that one question may take; None: any time."""

    mends = _MENDS

    def __init__(self, path: Path, *, read_only: bool = False, time_limit: float | None = None) -> None:
        super().__init__(str(path), _engine(path), _engine(path), read_only)
        self.path = path
        sa.event.listen(self.readers, "connect", _on_reader)
        if time_limit is not None:
            sa.event.listen(self.readers, "before_cursor_execute", _limited(time_limit))

    @contextmanager
    def turn(self) -> Iterator[sa.Connection]:
        with self._lock(), self.engine.connect() as conn:
            conn = conn.execution_options(immediate=True)
            with conn.begin():
                yield conn

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """This thread's turn to write; the lock falls with the process that holds it."""
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

    def prepare(self) -> None:
        """Let readers and the writer work side by side; stays set in the file."""
        with self.faults(), self._lock(), self.engine.connect() as conn:
            mode = conn.exec_driver_sql("PRAGMA journal_mode").scalar()
            conn.rollback()
            if mode != "wal":
                raw = conn.connection.dbapi_connection
                assert raw is not None
                mode = raw.execute("PRAGMA journal_mode=WAL").fetchone()[0]  # type: ignore[attr-defined]
        if mode != "wal":
            raise StoreError(f"{self.name}: cannot use write-ahead logging here. Move it to a local disk.")


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
    quoted = " ".join('"' + part.replace('"', '""') + '"' for part in words_and_phrases(words))
    found = sa.text("SELECT rowid FROM report_words WHERE report_words MATCH :words").bindparams(words=quoted or '""')
    return sa.literal_column("reports.n").in_(found.columns(sa.column("rowid", sa.Integer)))


def index_words(conn: sa.Connection, n: int, report: Report) -> None:
    """A trigger does it."""


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _engine(path: Path) -> sa.Engine:
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": PATIENCE}, **POOL)
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
