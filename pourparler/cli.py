"""The command line: `pourparler COMMAND`. A thin skin: open, call, show. No reading logic.

Each command loads what it needs when it runs, so that help comes at once. Faults are one sentence on standard error and
exit status 2; results go to standard output, progress and what was skipped to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import typer

from .record import PourparlerError, Report

if TYPE_CHECKING:
    from rich.console import Console

    from .brief import Brief, Line
    from .dossier import Dossiers
    from .intake import Skipped
    from .reading.lexicon.own_events import OwnEvents
    from .reading.roster import Roster
    from .record import Reading

app = typer.Typer(
    help="Who said and did what to whom, what is still open, where accounts part: a record of news reports.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write it as YYYY-MM-DD.") from None


Sources = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders, addresses, or - for standard input.")
]
Published = Annotated[
    date | None,
    typer.Option(parser=_day, metavar="YYYY-MM-DD", help="Date of publication, where the source gives none."),
]
Outlet = Annotated[str, typer.Option(metavar="NAME", help="Who printed it, where the source does not say.")]
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
Db = Annotated[Path, typer.Option(envvar="POURPARLER_DB", metavar="FILE", help="The database file.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Since = Annotated[date | None, typer.Option(parser=_day, metavar="YYYY-MM-DD", help="Published on this day or later.")]
Until = Annotated[date | None, typer.Option(parser=_day, metavar="YYYY-MM-DD", help="Published on this day or before.")]

_DB = Path("pourparler.db")
_DOSSIER = "default"


def main() -> None:
    """Run the command line; every fault ends in one sentence and an exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows another
    try:
        app(prog_name="pourparler")
    except PourparlerError as fault:
        _fail(str(fault), 2)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as fault:
        _fail(f"{fault.filename or 'the system'}: {fault.strerror or fault}. Check name, permissions and disk.", 2)
    except Exception as fault:  # a fault of ours: never a page of code for the user
        _fail(f"unexpected fault: {_place_of(fault)}. Please report it, with what `pourparler doctor` prints.", 1)


def _fail(sentence: str, status: int) -> NoReturn:
    print(f"pourparler: {sentence}", file=sys.stderr)
    sys.exit(status)


def _place_of(fault: Exception) -> str:
    """What and where, for a report: "KeyError: 'x' (matters.py:84)"."""
    trace = fault.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "nowhere"
    return f"{type(fault).__name__}: {fault} ({where})"


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    if version:
        from . import __version__

        print(f"pourparler {__version__}")
        raise typer.Exit


# -- reading


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
    readings = list(_read(_reports(source, published, outlet), title, actors, events))
    if as_json:
        from .story import to_story

        for reading in readings:
            print(json.dumps(to_story(reading), ensure_ascii=False))
    else:
        _print_brief(_brief_of(readings, readings[0].report.title or source))


def _reports(source: str, published: date | None, outlet: str) -> Iterator[Report]:
    """The reports of a source; what is skipped is told on the way, and is the fault when nothing is left."""
    from .intake import Skipped, reports_from

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


def _read(
    reports: Iterable[Report], title: str = "", actors: Path | None = None, events: Path | None = None
) -> Iterator[Reading]:
    from dataclasses import replace

    from .reading.own import read_own
    from .reading.read import read

    own = read_own(actors, events)
    for report in reports:
        yield read(report if report.title or not title else replace(report, title=title), None, *own)


@app.command()
def add(
    paths: Sources,
    dossier: Dossier = _DOSSIER,
    db: Db = _DB,
    published: Published = None,
    outlet: Outlet = "",
    actors: ActorsFile = None,
    events: EventsFile = None,
    as_json: Json = False,
) -> None:
    """Read reports and keep them. The same report twice adds nothing; what cannot be read is listed with the reason."""
    from .intake import Skipped
    from .reading.own import read_own

    read, known, skipped = [], [], []
    for item, new in _kept(paths, dossier, db, published, outlet, read_own(actors, events)):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            (read if new else known).append(item.id)
    if as_json:
        left_out = [{"where": s.where, "reason": s.reason} for s in skipped]
        _print_json({"read": read, "already_there": known, "skipped": left_out})
    else:
        print(f"{len(read)} read · {len(known)} already there · {len(skipped)} skipped")
        for item in skipped:
            print(f"skipped: {item.reason}", file=sys.stderr)
    if not read and not known:
        raise typer.Exit(2)


def _kept(
    paths: list[str], dossier: str, db: Path, published: date | None, outlet: str, own: tuple[Roster, OwnEvents]
) -> Iterator[tuple[Report | Skipped, bool]]:
    """Each report with whether it was new, each skipped source. The database is opened with the first report."""
    from contextlib import ExitStack

    from . import open as open_dossiers
    from .intake import Skipped, reports_from

    with ExitStack() as stack:
        step, desk = stack.enter_context(_progress(paths)), None
        for path in paths:
            for item in reports_from(path, published=published, outlet=outlet):
                if isinstance(item, Skipped):
                    yield item, False
                else:
                    desk = desk or stack.enter_context(open_dossiers(db))
                    yield item, desk.add(item, dossier, *own).new
                step()


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


# -- asking


@app.command("brief")
def brief_command(
    dossier: Dossier = _DOSSIER,
    db: Db = _DB,
    since: Since = None,
    form: Annotated[
        Literal["terminal", "markdown", "json"] | None,
        typer.Option("--format", help="How to write it; by default what the ending of --output says, else terminal."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE.md", help="Write it to a file.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Whose move it is, where accounts part, what happened when. --since keeps what is new, and all that is open."""
    from .brief import brief, markdown, written

    form = "json" if as_json else form or _form(output)
    with _open(db) as desk:
        made = brief(desk.record(dossier), since, {} if form == "json" else None)
    if form == "terminal":
        _print_brief(made, output)
    else:
        text = markdown(made) if form == "markdown" else json.dumps(written(made), ensure_ascii=False, indent=1) + "\n"
        _write(text, output)


def _form(output: Path | None) -> Literal["terminal", "markdown", "json"]:
    endings: dict[str, Literal["terminal", "markdown", "json"]] = {
        "": "terminal",
        ".txt": "terminal",
        ".md": "markdown",
        ".json": "json",
    }
    ending = output.suffix.lower() if output else ""
    if ending not in endings:
        raise PourparlerError(
            f"{output}: a brief is written as .md, .txt or .json. Give the file one of these endings."
        )
    return endings[ending]


@app.command()
def events(
    dossier: Dossier = _DOSSIER,
    db: Db = _DB,
    says: Annotated[
        str | None, typer.Option(metavar="WHO", help="Told by: a country (alpha-3), a sector, or words of a name.")
    ] = None,
    actor: Annotated[str | None, typer.Option(metavar="WHO", help="Done by.")] = None,
    recipient: Annotated[str | None, typer.Option(metavar="WHO", help="Done to.")] = None,
    type: Annotated[str | None, typer.Option(metavar="TYPE", help="PLOVER type: CONSULT, REJECT, ...")] = None,
    mode: Annotated[str | None, typer.Option(metavar="MODE", help="PLOVER mode: visit, meet, ...")] = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help="happened, planned, postponed, ...")] = None,
    since: Since = None,
    until: Until = None,
    as_json: Json = False,
) -> None:
    """Every event as every report tells it, by date."""
    from typing import get_args

    from .brief.lines import telling
    from .record import EventType, Status

    kind = _one_of("type", type and type.upper(), get_args(EventType))
    how = _one_of("status", status, get_args(Status))
    with _open(db) as desk:
        told = desk.events(
            dossier,
            says=says,
            actor=actor,
            recipient=recipient,
            type=kind,
            mode=mode,
            status=how,
            since=since,
            until=until,
        )
        year = _today(desk, dossier).year
    _list(told, (telling(t, year) for t in told), as_json)


@app.command()
def matters(
    dossier: Dossier = _DOSSIER,
    db: Db = _DB,
    waiting_on: Annotated[
        str | None, typer.Option(metavar="WHO", help="Whose move it is: a country (alpha-3) or words of a name.")
    ] = None,
    state: Annotated[
        str | None, typer.Option(metavar="STATE", help="open, under_consideration, accepted, contested, ...")
    ] = None,
    as_json: Json = False,
) -> None:
    """What one party put to another, and whose move it is."""
    from typing import get_args

    from .brief.lines import matter, waits
    from .record import MatterState

    with _open(db) as desk:
        found = desk.matters(dossier, waiting_on=waiting_on, state=_one_of("state", state, get_args(MatterState)))
        as_of = _today(desk, dossier)
    waiting = waits(found, as_of)
    rest = [matter(m, as_of) for m in found if m.id not in {line.id for line in waiting}]
    _list(found, waiting + rest, as_json)


@app.command()
def disputes(dossier: Dossier = _DOSSIER, db: Db = _DB, as_json: Json = False) -> None:
    """Where accounts part: each side's words, and who says them."""
    from .brief.lines import dispute

    with _open(db) as desk:
        record = desk.record(dossier)
        year = _today(desk, dossier).year
    _list(record.disputes, (dispute(d, year, record.matters) for d in record.disputes), as_json)


@app.command()
def groups(dossier: Dossier = _DOSSIER, db: Db = _DB, as_json: Json = False) -> None:
    """Formats for talks, with their members."""
    from .brief.lines import group

    with _open(db) as desk:
        found, year = desk.groups(dossier), _today(desk, dossier).year
    _list_told(found, (group(r, g, year) for r, g in found), as_json)


@app.command()
def stances(dossier: Dossier = _DOSSIER, db: Db = _DB, as_json: Json = False) -> None:
    """How parties stand to one another, and to what is open."""
    from .brief.lines import stance

    with _open(db) as desk:
        record = desk.record(dossier)
        year = _today(desk, dossier).year
    _list_told(record.stances, (stance(r, s, year, record.matters) for r, s in record.stances), as_json)


@app.command()
def says(
    actor: Annotated[str, typer.Argument(metavar="WHO", help="A country (alpha-3), a sector, or words of a name.")],
    dossier: Dossier = _DOSSIER,
    db: Db = _DB,
    since: Since = None,
    as_json: Json = False,
) -> None:
    """What a party says, or is said to say."""
    from .brief.lines import saying

    with _open(db) as desk:
        said = desk.says(actor, dossier, since)
        year = _today(desk, dossier).year
    told = [(s.report, s.attribution) for s in said]
    _list_told(told, (saying(r, a, year) for r, a in told), as_json)


@app.command()
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id at the end of a line.")],
    dossier: Dossier = _DOSSIER,
    db: Db = _DB,
    as_json: Json = False,
) -> None:
    """The words that a line rests on, and who says so."""
    from .brief import written
    from .brief.shown import shown

    with _open(db) as desk:
        found = desk.show(id, dossier)
    if as_json:
        _print_json(written(found))
    else:
        console = _console()
        for part in shown(found):
            console.print(part)


# -- dictionaries, the demo, the doctor


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
    from .dictionaries.importing import import_files

    made = import_files(files, kind)
    for fault in made.faults:
        print(fault, file=sys.stderr)
    for reason, count in sorted(made.left_out.items()):
        print(f"left out: {reason} ({count})", file=sys.stderr)
    if not made.rows:
        raise PourparlerError("No line gave a row. See docs/dictionaries.md for the form of the files.")
    print(f"{made.rows} rows · {len(made.faults)} faulty line{'s' * (len(made.faults) != 1)}", file=sys.stderr)
    _write(made.table, output)


@app.command()
def demo(as_json: Json = False) -> None:
    """Print the brief of an invented dossier that comes along. Nothing is stored."""
    from importlib.resources import as_file, files

    from .brief import written

    with as_file(files("pourparler") / "demo") as folder:
        reports = _reports(str(folder / "reports"), None, "")
        brief = _brief_of(list(_read(reports, actors=folder / "actors.tsv")), "An invented dossier", as_json)
    _print_json(written(brief)) if as_json else _print_brief(brief)


@app.command()
def doctor(as_json: Json = False) -> None:
    """Whether this installation works, and what stands in the way."""
    from .doctor import findings

    found = findings()
    if as_json:
        _print_json([{"what": f.what, "found": f.found, "advice": f.advice, "fatal": f.fatal} for f in found])
    else:
        for f in found:
            print(f"{f.what:12} {f.found}" + (f"\n{'':12} {f.advice}" if f.advice else ""))
    if any(f.fatal for f in found):
        raise typer.Exit(2)


# -- showing


def _open(db: Path) -> Dossiers:
    from . import open as open_dossiers

    return open_dossiers(db, create=False)


def _today(desk: Dossiers, dossier: str) -> date:
    """The day a dossier's answers are read from: that of its last report."""
    readings = desk.readings(dossier)
    return readings[-1].report.published if readings else date.min


def _one_of(what: str, value: Any, known: Iterable[str]) -> Any:
    if value and value not in known:
        raise PourparlerError(f"{value!r} is no {what}. There are: {', '.join(known)}.")
    return value


def _brief_of(readings: list[Reading], title: str, whole: bool = False) -> Brief:
    from .brief import brief
    from .table import build

    return brief(build(title, readings), most={} if whole else None)


def _console(file: Any = None) -> Console:
    from rich.console import Console

    return Console(highlight=False, file=file)


def _print_brief(brief: Brief, output: Path | None = None) -> None:
    from .brief.terminal import show

    if output is None:
        show(brief, _console())
    else:
        with output.open("w", encoding="utf-8") as file:
            show(brief, _console(file))


def _list(found: Any, lines: Iterable[Line], as_json: bool) -> None:
    """Print elements as JSON, or as lines."""
    from .brief import written
    from .brief.terminal import listing

    if as_json:
        _print_json(written(found))
    elif found:
        listing(lines, _console())
    else:
        print("Nothing found.")


def _list_told(found: Iterable[tuple[Report, Any]], lines: Iterable[Line], as_json: bool) -> None:
    """The same for elements that stay with the report that tells them."""
    from .brief.written import told

    if as_json:
        _print_json([told(r, element) for r, element in found])
    else:
        _list(tuple(found), lines, False)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _write(text: str, output: Path | None) -> None:
    if output is None:
        print(text, end="")
    else:
        output.write_text(text, encoding="utf-8")
