"""A PostgreSQL database through psycopg: connections, locks, full-text search, and what its faults mean.

What differs between engines is here and in sqlite.py, nowhere else. Writers take turns by an advisory lock, so that
readings are numbered in the order in which they are kept. No message shows a user or a password."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import ArgumentError

from pourparler.asked import words_and_phrases
from pourparler.naming import folded
from pourparler.record import Report

from .database import PATIENCE, POOL, Database, StoreError

OWN = "a database of its own"
_LOCK = 0x706F7572  # "pour": the advisory lock of writers
_MOST = 300_000  # characters whose words can be searched for: PostgreSQL takes at most 1 MB of distinct words

SEARCH_TABLES = (
    "CREATE TABLE report_words (n integer PRIMARY KEY REFERENCES reports (n) ON DELETE CASCADE, "
    "words tsvector NOT NULL)",
    "CREATE INDEX report_words_words ON report_words USING gin (words)",
)
APPEND_ONLY = (
    "CREATE FUNCTION corrections_are_added_to() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'corrections are only added to: undo one by a row of its own'; END $$",
    "CREATE TRIGGER corrections_no_change BEFORE UPDATE OR DELETE ON corrections "
    "FOR EACH ROW EXECUTE FUNCTION corrections_are_added_to()",
)
_MENDS = (
    ("statement timeout", "It took longer than a question may take here: ask for less, or allow more time"),
    ("lock timeout", "Another process has been writing for long: try again when that one is done"),
    ("password", "Check user and password; ~/.pgpass or PGPASSWORD keep the password out of the address"),
    ("role", "Name a user that the server knows: postgresql://USER@HOST/DATABASE"),
    ("does not exist", "Make the database first: createdb --encoding UTF8 NAME"),
    ("permission denied", "Ask the database's owner for the right to make tables in it and to write them"),
    ("no space left", "Make room on the server's disk and run the same command again: what was kept before is safe"),
    ("connection", "Check that the server runs, and its address and port"),
)


class Postgres(Database):
    """A database on a server. `time_limit`: seconds that one question may take; None: any time."""

    mends = _MENDS

    def __init__(self, address: str, *, read_only: bool = False, time_limit: float | None = None) -> None:
        url = _url(address)
        limit = f" -c statement_timeout={int(time_limit * 1000)}" if time_limit is not None else ""
        readers = _engine(url, f"-c default_transaction_read_only=on{limit}", "REPEATABLE READ")
        writers = _engine(url, f"-c lock_timeout={int(PATIENCE * 1000)}", "READ COMMITTED")
        place = f"{url.host or ''}{f':{url.port}' if url.port else ''}"
        super().__init__(f"postgresql://{place}/{url.database or ''}", writers, readers, read_only)

    @contextmanager
    def turn(self) -> Iterator[sa.Connection]:
        with self.engine.connect() as conn, conn.begin():
            conn.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            yield conn

    def prepare(self) -> None:
        """A database that cannot hold every character is refused."""
        with self.reading() as conn:
            encoding = conn.exec_driver_sql("SHOW server_encoding").scalar()
        if encoding != "UTF8":
            raise StoreError(
                f"{self.name}: has the encoding {encoding}, which lacks characters. "
                "Make one by: createdb --encoding UTF8 --template template0 NAME."
            )


class AnyText(sa.TypeDecorator):
    """Text that may hold every character. PostgreSQL has no NUL: there two stand for it that no text should hold."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> Any:
        if value is None or dialect.name != "postgresql":
            return value
        return value.replace("\ufdd0", "\ufdd0\ufdd1").replace("\0", "\ufdd0\ufdd2")

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Any:
        if value is None or dialect.name != "postgresql":
            return value
        return value.replace("\ufdd0\ufdd2", "\0").replace("\ufdd0\ufdd1", "\ufdd0")


def is_empty(conn: sa.Connection) -> bool:
    return conn.exec_driver_sql("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()").scalar() == 0


def is_ours(conn: sa.Connection) -> bool:
    names = conn.scalars(sa.text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"))
    return {"alembic_version", "dossier_reports", "report_words"} <= set(names)


def make_ours(conn: sa.Connection) -> None:
    """Its tables tell."""


def among(column: sa.ColumnElement[str], values: Collection[str]) -> sa.ColumnElement[bool]:
    """The column holds one of these values, however many they are."""
    return column == sa.any_(sa.literal(sorted(values), ARRAY(sa.String)))


def matching(words: str) -> sa.ColumnElement[bool]:
    """Reports whose title or text has all these words; a phrase in double quotes stays together."""
    kept = sa.table("report_words", sa.column("n"), sa.column("words"))
    phrases = [folded(part).strip() for part in words_and_phrases(words)]
    asked = [sa.func.phraseto_tsquery(sa.literal_column("'simple'"), phrase) for phrase in phrases if phrase]
    if not asked:
        return sa.false()
    return sa.literal_column("reports.n").in_(sa.select(kept.c.n).where(*(kept.c.words.op("@@")(a) for a in asked)))


def index_words(conn: sa.Connection, n: int, report: Report) -> None:
    """Let the report be found by the words of its title and text, without their accents."""
    words = folded(f"{report.title} {report.text}")[:_MOST]
    statement = sa.text("INSERT INTO report_words (n, words) VALUES (:n, to_tsvector('simple', :words))")
    conn.execute(statement, {"n": n, "words": words})


def _url(address: str) -> sa.URL:
    try:
        return sa.make_url(address).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise StoreError(
            "postgresql://: the address cannot be read. Write postgresql://USER@HOST:PORT/DATABASE."
        ) from None  # the cause would show the password


def _engine(url: sa.URL, options: str, isolation: Any) -> sa.Engine:
    given = url.query.get("options", "")
    connect = {"options": f"{given} {options}", "connect_timeout": 10, "application_name": "pourparler"}
    try:
        return sa.create_engine(url, connect_args=connect, isolation_level=isolation, pool_pre_ping=True, **POOL)
    except ImportError as fault:
        raise StoreError(
            f"postgresql://: needs the part psycopg ({fault}). Install it: pip install 'pourparler[postgres]'."
        ) from fault
