"""Commands about who may open the desk: `users add | list | role | password | remove`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from .shared import DB, Db, Json, app, opened, print_json

users = typer.Typer(help="Who may open the desk on other machines.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(users, name="users")

Name = Annotated[str, typer.Argument(metavar="NAME", help="The user's name, as corrections will carry it.")]
RoleName = Annotated[str, typer.Option("--role", metavar="ROLE", help="reader, editor or keeper.")]


@users.command("add")
def add_user(name: Name, role: RoleName = "reader", db: Db = DB) -> None:
    """Add a user. The password is asked for, or read from standard input."""
    from pourparler import users as store

    with opened(db) as desk:
        store.add(desk, name, role, _password())  # type: ignore[arg-type]
    print(f"{name} is a user ({role}). Open the desk to others with: pourparler serve --host ADDRESS")


@users.command("list")
def list_users(db: Db = DB, as_json: Json = False) -> None:
    """List all users with their roles."""
    from pourparler import users as store

    with opened(db) as desk:
        found = store.everybody(desk)
    if as_json:
        print_json([{"name": u.name, "role": u.role} for u in found])
        return
    for user in found:
        print(f"{user.role}  {user.name}")
    if not found:
        print("No user. Add one: pourparler users add NAME --role keeper")


@users.command("role")
def set_role(
    name: Name, role: Annotated[str, typer.Argument(metavar="ROLE", help="reader, editor or keeper.")], db: Db = DB
) -> None:
    """Give a user another role; the user must sign in again."""
    from pourparler import users as store

    with opened(db) as desk:
        store.change(desk, name, role=role)  # type: ignore[arg-type]
    print(f"{name} is {role}.")


@users.command("password")
def set_password(name: Name, db: Db = DB) -> None:
    """Give a user another password; it is asked for, or read from standard input."""
    from pourparler import users as store

    with opened(db) as desk:
        store.change(desk, name, password=_password())
    print(f"{name} has another password.")


@users.command("remove")
def remove_user(name: Name, db: Db = DB) -> None:
    """Remove a user; what the user corrected stays."""
    from pourparler import users as store

    with opened(db) as desk:
        store.remove(desk, name)
    print(f"{name} is no user any more.")


def _password() -> str:
    if sys.stdin.isatty():
        return typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return sys.stdin.readline().rstrip("\n")
