"""Users: who may open this desk, and what each may do. For keepers; passwords are set on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Form

from pourparler import users as store
from pourparler.desk import addresses
from pourparler.desk.page import Action, Done, Door, Page, Who
from pourparler.record import PourparlerError
from pourparler.users import ROLES, Role, User

_ADDRESS = f"{addresses.OURS}/users"


@dataclass(frozen=True)
class Users:
    users: tuple[User, ...]
    roles: tuple[str, ...]
    me: str


def users(door: Door, who: Who) -> Users:
    """Who may open this desk, and in what role."""
    return Users(store.everybody(door), ROLES, who.name)


Name = Annotated[str, Form(max_length=100)]


def add_user(
    door: Door, name: Name, role: Annotated[Role, Form()], password: Annotated[str, Form(max_length=200)]
) -> Done:
    """Add a user."""
    store.add(door, name, role, password)
    return Done(f"{name} is a user.", _ADDRESS)


def set_role(door: Door, who: Who, name: Name, role: Annotated[Role, Form()]) -> Done:
    """Give a user another role."""
    _not_oneself(who, name)
    store.change(door, name, role=role)
    return Done(f"{name} is {role}.", _ADDRESS)


def remove_user(door: Door, who: Who, name: Name) -> Done:
    """Remove a user; what the user corrected stays."""
    _not_oneself(who, name)
    store.remove(door, name)
    return Done(f"{name} is no user any more.", _ADDRESS)


def _not_oneself(who: User, name: str) -> None:
    if who.name == name:
        raise PourparlerError("This is you: a desk must not lose its last keeper. Let another keeper do it.")


PAGES = (Page("users", _ADDRESS, users, role="keeper", lasts=False),)
ACTIONS = (
    Action(f"{_ADDRESS}/add", add_user, "keeper"),
    Action(f"{_ADDRESS}/role", set_role, "keeper"),
    Action(f"{_ADDRESS}/remove", remove_user, "keeper"),
)
