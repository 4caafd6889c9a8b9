"""Commands around the dossiers: `dictionary`, `demo`, `doctor`."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import Annotated, Literal

import typer

from pourparler.record import PourparlerError

from .reading import read_all, reports
from .shared import Json, app, brief_of, print_brief, print_json, write


@app.command()
def dictionary(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Files of TABARI or PETRARCH.")],
    kind: Annotated[
        Literal["actors", "agents", "verbs"] | None,
        typer.Option(help="What they hold; by default what their names tell."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE.tsv", help="Write the table to a file.")
    ] = None,
) -> None:
    """Make a table of names or events from TABARI or PETRARCH files.

    The table goes with --actors or --events. Faulty lines are listed, and the rest is taken."""
    from pourparler.dictionaries.importing import import_files

    made = import_files(files, kind)
    for fault in made.faults:
        print(fault, file=sys.stderr)
    for reason, count in sorted(made.left_out.items()):
        print(f"left out: {reason} ({count})", file=sys.stderr)
    if not made.rows:
        raise PourparlerError("No line gave a row. See docs/dictionaries.md for the form of the files.")
    print(f"{made.rows} rows · {len(made.faults)} faulty line{'s' * (len(made.faults) != 1)}", file=sys.stderr)
    write(made.table, output)


@app.command()
def demo(as_json: Json = False) -> None:
    """Print the brief of an invented dossier that comes along. Nothing is stored."""
    from importlib.resources import as_file, files

    from pourparler.brief import written

    with as_file(files("pourparler") / "demo") as folder:
        found = reports(str(folder / "reports"), None, "")
        brief = brief_of(list(read_all(found, actors=folder / "actors.tsv")), "An invented dossier", as_json)
    print_json(written(brief)) if as_json else print_brief(brief)


@app.command()
def doctor(as_json: Json = False) -> None:
    """Whether this installation works, and what stands in the way."""
    from pourparler.doctor import findings

    found = findings()
    if as_json:
        print_json([{"what": f.what, "found": f.found, "advice": f.advice, "fatal": f.fatal} for f in found])
    else:
        width = max(len(f.what) for f in found)
        for f in found:
            print(f"{f.what:{width}} {f.found}")
            if f.advice:
                print(
                    textwrap.fill(f.advice, 80, initial_indent=" " * (width + 1), subsequent_indent=" " * (width + 1))
                )
        print("\nSomething is missing." if any(f.fatal for f in found) else "\nReady to read.")
    if any(f.fatal for f in found):
        raise typer.Exit(2)
