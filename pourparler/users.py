"""Who may use a desk that several people open: users with a role and a password, and their sessions.

Passwords are kept as argon2 hashes, session tokens as SHA-256: who reads the database can sign in as nobody."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Literal, get_args

from .dossier import Dossiers, utc_now
from .record import PourparlerError
from .store import users as store

if TYPE_CHECKING:
    from argon2 import PasswordHasher

Role = Literal["reader", "editor", "keeper"]  # each may do what those before it may
ROLES: tuple[Role, ...] = get_args(Role)
LASTS = timedelta(days=7)  # a session
SHORTEST, LONGEST = 10, 200  # characters of a password
_ONE_AT_A_TIME = Lock()


class UserError(PourparlerError):
    """A user, role or password that cannot be: what, and the mend."""


@dataclass(frozen=True, slots=True)
class User:
    """Who asks. reader: sees all; editor: corrects and adds reports too; keeper: watches feeds and knows the users."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        return ROLES.index(self.role) >= ROLES.index(role)


def add(desk: Dossiers, name: str, role: Role, password: str) -> None:
    if not name.strip() or len(name) > 100 or not name.isprintable():
        raise UserError(f"{name[:100]!r} cannot name a user. Use 1 to 100 printable characters.")
    hashed = _hashed(password)
    with desk.database.writing() as conn:
        if not store.add_user(conn, name, _role(role), hashed, utc_now()):
            raise UserError(f"There is a user {name!r} already. Change the role or password, or take another name.")


def change(desk: Dossiers, name: str, role: Role | None = None, password: str | None = None) -> None:
    """Another role or password; the user must sign in again."""
    values = {"role": _role(role)} if role else {}
    values |= {"password": _hashed(password)} if password is not None else {}
    with desk.database.writing() as conn:
        if not store.change_user(conn, name, **values):
            raise _unknown(name)


def remove(desk: Dossiers, name: str) -> None:
    with desk.database.writing() as conn:
        if not store.remove_user(conn, name):
            raise _unknown(name)


def everybody(desk: Dossiers) -> tuple[User, ...]:
    with desk.database.reading() as conn:
        return tuple(User(name, _role(role)) for name, role in store.all_users(conn))


def sign_in(desk: Dossiers, name: str, password: str) -> str | None:
    """The token of a new session; None where name or password is wrong, after the same time for either."""
    with desk.database.reading() as conn:
        found = store.role_and_password(conn, name)
    if not _fits(found[1] if found else _nobodys(), password) or not found:
        return None
    token, now = secrets.token_urlsafe(32), utc_now()
    with desk.database.writing() as conn:
        store.begin(conn, _digest(token), name, now, now + LASTS)
    return token


def sign_out(desk: Dossiers, token: str) -> None:
    with desk.database.writing() as conn:
        store.end(conn, _digest(token))


def who_is(desk: Dossiers, token: str) -> User | None:
    """Whose session this is; None for nobody's, and for one that has ended."""
    with desk.database.reading() as conn:
        found = store.of_session(conn, _digest(token), utc_now())
    return User(found[0], _role(found[1])) if found else None


def _role(role: str) -> Role:
    if role not in ROLES:
        raise UserError(f"{role!r} is no role. There are: {', '.join(ROLES)}.")
    return role  # type: ignore[return-value]


def _unknown(name: str) -> UserError:
    return UserError(f"There is no user {name!r}. `pourparler users list` shows all.")


def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise UserError(f"The password has {len(password)} characters. Take {SHORTEST} to {LONGEST}.")
    return _hasher().hash(password)


def _fits(hashed: str, password: str) -> bool:
    from argon2.exceptions import VerifyMismatchError

    try:
        with _ONE_AT_A_TIME:  # each takes 64 MB
            return _hasher().verify(hashed, password[:LONGEST])
    except VerifyMismatchError:
        return False


@cache
def _nobodys() -> str:
    """A hash that fits no password that anybody gives."""
    return _hasher().hash(secrets.token_hex(32))


@cache
def _hasher() -> PasswordHasher:
    try:
        from argon2 import PasswordHasher
    except ImportError:
        raise UserError("Users need argon2-cffi, which is not installed. pip install 'pourparler[team]'") from None
    return PasswordHasher()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
