"""Users of a desk and their sessions: rows in, rows out. Passwords and tokens come hashed.

Each function works inside the transaction it is given. Times are UTC."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from .tables import sessions, users


def add_user(conn: sa.Connection, name: str, role: str, password: str, at: datetime) -> bool:
    """False where there is one of this name."""
    if role_and_password(conn, name):
        return False
    conn.execute(sa.insert(users).values(name=name, role=role, password=password, added=at))
    return True


def change_user(conn: sa.Connection, name: str, **values: str) -> bool:
    """Another role or password; who has sessions must sign in again. False where there is no such user."""
    conn.execute(sa.delete(sessions).where(sessions.c.user == name))
    return conn.execute(sa.update(users).where(users.c.name == name).values(values)).rowcount > 0


def remove_user(conn: sa.Connection, name: str) -> bool:
    conn.execute(sa.delete(sessions).where(sessions.c.user == name))
    return conn.execute(sa.delete(users).where(users.c.name == name)).rowcount > 0


def all_users(conn: sa.Connection) -> Sequence[tuple[str, str]]:
    """(name, role), by name."""
    return [(name, role) for name, role in conn.execute(sa.select(users.c.name, users.c.role).order_by(users.c.name))]


def role_and_password(conn: sa.Connection, name: str) -> tuple[str, str] | None:
    row = conn.execute(sa.select(users.c.role, users.c.password).where(users.c.name == name)).first()
    return (row[0], row[1]) if row else None


def begin(conn: sa.Connection, token: str, name: str, now: datetime, ends: datetime) -> None:
    """A new session; those that have ended go."""
    conn.execute(sa.delete(sessions).where(sessions.c.ends <= now))
    conn.execute(sa.insert(sessions).values(token=token, user=name, ends=ends))


def end(conn: sa.Connection, token: str) -> None:
    conn.execute(sa.delete(sessions).where(sessions.c.token == token))


def of_session(conn: sa.Connection, token: str, now: datetime) -> tuple[str, str] | None:
    """(name, role) of who began this session, while it lasts."""
    query = sa.select(users.c.name, users.c.role).join(sessions, sessions.c.user == users.c.name)
    row = conn.execute(query.where(sessions.c.token == token, sessions.c.ends > now)).first()
    return (row[0], row[1]) if row else None
