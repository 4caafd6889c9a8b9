"""The command `serve`: the desk in a browser."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from pourparler.record import PourparlerError

from .shared import DB, Db, app, opened

HERE = "127.0.0.1"
PORT = 8614
_LOCAL = (HERE, "localhost", "::1")


@app.command()
def serve(
    db: Db = DB,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen on.")] = HERE,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 for any that is free.")] = PORT,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="NAME", help="A name that others open it under; any number.")
    ] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Show the invented dossier; nothing is stored.")] = False,
) -> None:
    """Open the desk: the record as pages in a browser, and as JSON.

    On another --host than this machine it asks users to sign in (`pourparler users add`) and speaks plain HTTP: put a
    proxy with TLS before it."""
    if not demo:
        _serve(db, host, port, frozenset(map(str.lower, name or ())))
        return
    if host not in _LOCAL or name:
        raise PourparlerError("The demo has no users and stays on this machine. Leave --host and --name out.")
    from pourparler.desk.demo import demo_database

    with tempfile.TemporaryDirectory(prefix="pourparler-") as folder:
        _serve(demo_database(Path(folder) / "demo.db"), host, port)


def _serve(db: str | Path, host: str, port: int, names: frozenset[str] = frozenset()) -> None:
    from pourparler.desk import create_app
    from pourparler.desk.safety import LOCAL
    from pourparler.desk.serving import run

    others = host not in _LOCAL or bool(names)
    if others:
        _check_users(db, host)
    app = create_app(db, LOCAL | {host.lower()} | names, login=others)
    run(app, host, port, lambda address: print(f"The desk is open: {address}  (Ctrl-C closes it)", flush=True))


def _check_users(db: str | Path, host: str) -> None:
    """To others a desk is open only where somebody can sign in."""
    from pourparler.users import everybody

    with opened(db) as desk:
        if not everybody(desk):
            raise PourparlerError(
                f"{host}: to other machines the desk opens only for users, and there are none. "
                "Add one: pourparler users add NAME --role keeper"
            )
