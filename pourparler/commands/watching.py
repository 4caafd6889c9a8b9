"""The command `watch`: reports as feeds bring them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated

import typer

from .shared import DB, DOSSIER, Db, Dossier, app

if TYPE_CHECKING:
    from pourparler.dossier import Dossiers

Minutes = Annotated[int, typer.Option("--every", metavar="MINUTES", min=5, help="How often a feed is read.")]


@app.command()
def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED", help="Addresses of RSS or Atom feeds.")],
    dossier: Dossier = DOSSIER,
    db: Db = DB,
    every: Minutes = 60,
    once: Annotated[bool, typer.Option("--once", help="Read them once, then stop.")] = False,
) -> None:
    """Add reports as feeds bring them. What was read is remembered, so that nothing is read twice."""
    from pourparler import open as open_dossiers
    from pourparler import sources

    with open_dossiers(db) as desk:
        kept = {sources.add_feed(desk, dossier, address, every).n for address in feeds}
        read = _read(desk, kept, now=True)
        if once:
            if not read:
                raise typer.Exit(2)
            return
        while True:  # until it is interrupted
            time.sleep(10)
            _read(desk, kept, now=False)


def _read(desk: Dossiers, numbers: set[int], now: bool) -> int:
    """Read these feeds, all of them or those whose time has come; how many could be read."""
    from pourparler import sources
    from pourparler.dossier import utc_now

    done = 0
    found = sources.feeds(desk) if now else sources.due(desk, utc_now())
    for feed in (f for f in found if f.n in numbers):
        added, fault = sources.read_feed(desk, feed)
        print(fault or f"{feed.address}: {added} new", flush=True)  # a fault names its address
        done += not fault
    return done
