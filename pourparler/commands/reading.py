"""Commands that read reports: `read`, `add`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pourparler.record import PourparlerError, Report

from .shared import (
    DB,
    DOSSIER,
    ActorsFile,
    Db,
    Dossier,
    EventsFile,
    Json,
    Outlet,
    Published,
    Sources,
    Title,
    app,
    brief_of,
    print_brief,
    print_json,
)

if TYPE_CHECKING:
    from pourparler.intake import Skipped
    from pourparler.reading.lexicon.own_events import OwnEvents
    from pourparler.reading.roster import Roster
    from pourparler.record import Reading


@app.command("read")
def read_command(
    source: Annotated[str, typer.Argument(metavar="FILE|-|URL", help="A file, an address, or - for standard input.")],
    published: Published = None,
    outlet: Outlet = "",
    title: Title = "",
    actors: ActorsFile = None,
    events: EventsFile = None,
    as_json: Json = False,
) -> None:
    """Read a report and print its brief; nothing is stored. With --json: the whole reading, one line a report."""
    readings = list(read_all(reports(source, published, outlet), title, actors, events))
    if as_json:
        from pourparler.story import to_story

        for reading in readings:
            print(json.dumps(to_story(reading), ensure_ascii=False))
    else:
        print_brief(brief_of(readings, "standard input" if source == "-" else source))


def reports(source: str, published: date | None, outlet: str) -> Iterator[Report]:
    """The reports of a source; what is skipped is told on the way, and is the fault when nothing is left."""
    from pourparler.intake import Skipped, reports_from

    skipped, found = [], False
    for item in reports_from(source, published=published, outlet=outlet):
        if isinstance(item, Skipped):
            skipped.append(item.reason)
            continue
        found = True
        yield item
    if not found:
        raise PourparlerError(" ".join(skipped) or f"{source}: holds no report. Give a file with the text of one.")
    for reason in skipped:
        print(f"skipped: {reason}", file=sys.stderr)


def read_all(
    reports: Iterable[Report], title: str = "", actors: Path | None = None, events: Path | None = None
) -> Iterator[Reading]:
    from dataclasses import replace

    from pourparler.reading.own import read_own
    from pourparler.reading.read import read

    own = read_own(actors, events)
    for report in reports:
        yield read(report if report.title or not title else replace(report, title=title), None, *own)


@app.command()
def add(
    paths: Sources,
    dossier: Dossier = DOSSIER,
    db: Db = DB,
    published: Published = None,
    outlet: Outlet = "",
    actors: ActorsFile = None,
    events: EventsFile = None,
    as_json: Json = False,
) -> None:
    """Read reports and keep them. The same report twice adds nothing; what cannot be read is listed with the reason."""
    from pourparler.intake import Skipped
    from pourparler.reading.own import read_own

    read, known, skipped = [], [], []
    for item, new in _kept(paths, dossier, db, published, outlet, read_own(actors, events)):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            (read if new else known).append(item.id)
    if as_json:
        left_out = [{"where": s.where, "reason": s.reason} for s in skipped]
        print_json({"read": read, "already_there": known, "skipped": left_out})
    else:
        print(f"{len(read)} read · {len(known)} already there · {len(skipped)} skipped")
        for item in skipped:
            print(f"skipped: {item.reason}", file=sys.stderr)
    if not read and not known:
        raise typer.Exit(2)


def _kept(
    paths: list[str], dossier: str, db: str, published: date | None, outlet: str, own: tuple[Roster, OwnEvents]
) -> Iterator[tuple[Report | Skipped, bool]]:
    """Each report with whether it was new, each skipped source. The database is opened with the first report."""
    from contextlib import ExitStack

    from pourparler import open as open_dossiers
    from pourparler import sources
    from pourparler.intake import Skipped, reports_from

    with ExitStack() as stack:
        step, desk, left_out = stack.enter_context(_progress(paths)), None, []
        for path in paths:
            for item in reports_from(path, published=published, outlet=outlet):
                if isinstance(item, Skipped):
                    left_out.append(item)
                    yield item, False
                else:
                    desk = desk or stack.enter_context(open_dossiers(db))
                    yield item, desk.add(item, dossier, *own).new
                step()
        if desk and left_out:
            sources.note(desk, dossier, left_out)


def _progress(paths: list[str]) -> Any:
    """A context that shows a bar on a terminal's standard error and gives the function that moves it on."""
    from contextlib import contextmanager

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    files = sum(sum(1 for f in Path(p).rglob("*") if f.is_file()) if Path(p).is_dir() else 1 for p in paths)

    @contextmanager
    def bar() -> Iterator[Any]:
        console = Console(stderr=True)
        columns = ("reading", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
            task = progress.add_task("", total=files)

            def step() -> None:
                done = progress.tasks[0].completed + 1
                progress.update(task, completed=done, total=max(files, done))  # a file may hold many reports

            yield step

    return bar()
