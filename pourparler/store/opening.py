"""Opening a database: a new file gets its tables, an older one its migrations, any other is refused in plain words.

Alembic is loaded only when there is something to migrate."""

from __future__ import annotations

import warnings
from pathlib import Path

import sqlalchemy as sa

from .database import Database, StoreError
from .engines import engine_of
from .postgres import Postgres
from .sqlite import SQLite

REVISIONS = ("0001", "0002", "0003", "0004", "0005")  # every form the tables have had, oldest first


def open_database(
    address: str | Path, *, create: bool = True, read_only: bool = False, time_limit: float | None = None
) -> Database:
    """The database at this path or postgresql:// address. StoreError when it cannot be used."""
    database = _database(str(address), create and not read_only, read_only, time_limit)
    try:
        if _needs_migration(database):
            _migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def _database(address: str, create: bool, read_only: bool, time_limit: float | None) -> Database:
    if address.startswith(("postgresql://", "postgres://")):
        return Postgres(address, read_only=read_only, time_limit=time_limit)
    if "://" in address:
        scheme = address.partition("://")[0]
        raise StoreError(f"{scheme}://: is no database that can be opened. Give a file, or a postgresql:// address.")
    path = Path(address)
    if not create and not path.exists():
        raise StoreError(f"{path}: there is no such file. Keep a report first: pourparler add FILE --db {path}.")
    return SQLite(path, read_only=read_only, time_limit=time_limit)


def _needs_migration(database: Database) -> bool:
    with database.reading() as conn:
        return _revision(conn, database.name) != REVISIONS[-1]


def _revision(conn: sa.Connection, name: str) -> str | None:
    """The form the tables have; None for an empty database."""
    engine = engine_of(conn)
    if engine.is_empty(conn):
        return None
    if not engine.is_ours(conn):
        raise StoreError(f"{name}: is a database of another program. Give Pourparler {engine.OWN}.")
    revision = conn.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if revision not in REVISIONS:
        raise StoreError(
            f"{name}: was written by another release of Pourparler (tables {revision}, this one knows "
            f"{REVISIONS[0]} to {REVISIONS[-1]}). Install the newest release."
        )
    return revision


def _migrate(database: Database) -> None:
    """Bring the tables to their newest form, in one transaction."""
    if database.read_only:
        raise StoreError(f"{database.name}: has tables of an older form. Open it once for writing: pourparler add.")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Alembic's own imports
        from alembic import command
        from alembic.config import Config
    database.prepare()
    config = Config(attributes={})
    config.set_main_option("script_location", "pourparler.store:migrations")
    with database.writing() as conn:
        if _revision(conn, database.name) == REVISIONS[-1]:
            return  # another process was quicker
        engine_of(conn).make_ours(conn)
        config.attributes["connection"] = conn
        command.upgrade(config, "head")
