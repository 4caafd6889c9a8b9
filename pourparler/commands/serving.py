"""The command `serve`: the desk in a browser."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from ..record import PourparlerError
from .shared import DB, Db, app

HERE = "127.0.0.1"
PORT = 8614


@app.command()
def serve(
    db: Db = DB,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen on.")] = HERE,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 for any that is free.")] = PORT,
    demo: Annotated[bool, typer.Option("--demo", help="Show the invented dossier; nothing is stored.")] = False,
) -> None:
    """Open the desk: the record as pages in a browser, and as JSON."""
    if host not in ("127.0.0.1", "localhost", "::1"):
        raise PourparlerError(f"{host}: without a login the desk listens on this machine only. Leave --host out.")
    if not demo:
        _serve(db, host, port)
        return
    from ..desk.demo import demo_database

    with tempfile.TemporaryDirectory(prefix="pourparler-") as folder:
        _serve(demo_database(Path(folder) / "demo.db"), host, port)


def _serve(db: str | Path, host: str, port: int) -> None:
    from ..desk import create_app
    from ..desk.serving import run

    run(
        create_app(db),
        host,
        port,
        lambda address: print(f"The desk is open: {address}  (Ctrl-C closes it)", flush=True),
    )
