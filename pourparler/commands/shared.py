"""What the commands share: the options, opening a dossier, and printing what was found."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pourparler.record import PourparlerError

if TYPE_CHECKING:
    from rich.console import Console

    from pourparler.brief import Brief, Line
    from pourparler.dossier import Dossiers
    from pourparler.record import Reading

app = typer.Typer(
    help="Who said and did what to whom, what is still open, where accounts part: a record of news reports.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def day_of(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write it as YYYY-MM-DD.") from None


Sources = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders, addresses, or - for standard input.")
]
Published = Annotated[
    date | None,
    typer.Option(parser=day_of, metavar="YYYY-MM-DD", help="Date of publication; over a folder or JSON it fills gaps."),
]
Outlet = Annotated[str, typer.Option(metavar="NAME", help="Who printed it; over a folder or JSON it fills gaps.")]
Title = Annotated[str, typer.Option(metavar="TEXT", help="Its headline, where the source does not say.")]
ActorsFile = Annotated[
    Path | None,
    typer.Option("--actors", metavar="FILE.tsv", help="Names that no table knows; columns in docs/actors.md."),
]
EventsFile = Annotated[
    Path | None,
    typer.Option("--events", metavar="FILE.tsv", help="Words for events that no table knows; docs/dictionaries.md."),
]
Dossier = Annotated[str, typer.Option(metavar="NAME", help="The dossier, a named set of reports.")]
Db = Annotated[
    str, typer.Option(envvar="POURPARLER_DB", metavar="DB", help="The database: a file, or a postgresql:// address.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Since = Annotated[
    date | None, typer.Option(parser=day_of, metavar="YYYY-MM-DD", help="Published on this day or later.")
]
Until = Annotated[
    date | None, typer.Option(parser=day_of, metavar="YYYY-MM-DD", help="Published on this day or before.")
]

DB = "pourparler.db"
DOSSIER = "default"


def opened(db: str) -> Dossiers:
    from pourparler import open as open_dossiers

    return open_dossiers(db, create=False)


def one_of(what: str, value: Any, known: Iterable[str]) -> Any:
    if value and value not in known:
        raise PourparlerError(f"{value!r} is no {what}. There are: {', '.join(known)}.")
    return value


def brief_of(readings: list[Reading], title: str, whole: bool = False) -> Brief:
    from pourparler.brief import brief
    from pourparler.table import build

    return brief(build(title, readings), most={} if whole else None)


def console(file: Any = None) -> Console:
    from rich.console import Console

    return Console(highlight=False, file=_Trimmed(file or sys.stdout))


class _Trimmed:
    """A file whose lines end with their last word: a table fills its columns with blanks."""

    def __init__(self, file: Any):
        self._file = file

    def write(self, text: str) -> int:
        return self._file.write(re.sub(r" +$", "", text, flags=re.M))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def print_brief(brief: Brief, output: Path | None = None) -> None:
    from pourparler.brief.terminal import show

    if output is None:
        show(brief, console())
    else:
        with output.open("w", encoding="utf-8") as file:
            show(brief, console(file))


def list_found(found: Any, lines: Iterable[Line], as_json: bool) -> None:
    """Print elements as JSON, or as lines."""
    from pourparler.brief import written
    from pourparler.brief.terminal import listing

    if as_json:
        print_json(written(found))
    elif found:
        listing(lines, console())
    else:
        print("Nothing found.")


def print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def write(text: str, output: Path | None) -> None:
    if output is None:
        print(text, end="")
    else:
        output.write_text(text, encoding="utf-8")
