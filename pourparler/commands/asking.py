"""Commands that ask a dossier: `brief`, `today`, `events`, `matters`, `disputes`, `groups`, `stances`, ..., `show`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pourparler.record import PourparlerError

from .shared import (
    DB,
    DOSSIER,
    Db,
    Dossier,
    Json,
    Since,
    Until,
    app,
    console,
    day_of,
    list_found,
    one_of,
    opened,
    print_brief,
    print_json,
    write,
)

if TYPE_CHECKING:
    from pourparler.brief import Brief

Form = Literal["terminal", "markdown", "html", "docx", "json"]
ENDINGS: dict[str, Form] = {
    "": "terminal", ".txt": "terminal", ".md": "markdown", ".html": "html", ".docx": "docx", ".json": "json",
}  # fmt: skip
Format = Annotated[
    Form | None,
    typer.Option("--format", help="How to write it; by default what the ending of --output says, else terminal."),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it: .md, .html, .docx, .txt or .json.")
]


@app.command("brief")
def brief_command(
    dossier: Dossier = DOSSIER,
    db: Db = DB,
    since: Since = None,
    form: Format = None,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Whose move it is, where accounts part, what happened when. --since keeps what is new, and all that is open."""
    from pourparler.brief import brief

    form = "json" if as_json else form or _form(output)
    with opened(db) as desk:
        made = brief(desk.record(dossier), since, {} if form == "json" else None, is_kept=True)
    _write(made, form, output)


@app.command()
def today(
    dossier: Dossier = DOSSIER,
    db: Db = DB,
    day: Annotated[
        date | None,
        typer.Option(parser=day_of, metavar="YYYY-MM-DD", help="As of this day; else the last report's."),
    ] = None,
    form: Format = None,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """What is due, what moved, and what is new since the day before."""
    from pourparler.brief.day import day_brief

    form = "json" if as_json else form or _form(output)
    with opened(db) as desk:
        last = desk.last_day(dossier)
        made = day_brief(desk.record_of_day(day, dossier) if day and day < last else desk.record(dossier), day or last)
    _write(made, form, output)


@app.command("could-meet")
def could_meet(
    parties: Annotated[list[str], typer.Argument(metavar="WHO...", help="Countries (code or name) or words of names.")],
    dossier: Dossier = DOSSIER,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Which formats could seat these parties, and what stands in the way."""
    from pourparler.brief.meeting import meeting_brief

    if len(parties) < 2:
        raise PourparlerError("It takes two to meet. Name at least two parties: pourparler could-meet USA PRK.")
    with opened(db) as desk:
        found, as_of = desk.could_meet(parties, dossier), desk.last_day(dossier)
    if as_json:
        from pourparler.brief import written

        print_json(written(found))
    else:
        print_brief(meeting_brief(found, as_of))


def _write(made: Brief, form: Form, output: Path | None) -> None:
    """Write a brief in a form, to a file or to standard output."""
    if form == "terminal":
        print_brief(made, output)
    elif form == "docx":
        from pourparler.brief.word import write_docx

        if output is None:
            raise PourparlerError("A docx needs a file: give --output FILE.docx.")
        write_docx(made, output)
    else:
        write(_text(made, form), output)


def _text(made: Brief, form: Form) -> str:
    from pourparler.brief import markdown, written
    from pourparler.brief.page import page

    if form == "json":
        return json.dumps(written(made), ensure_ascii=False, indent=1) + "\n"
    return page(made) if form == "html" else markdown(made)


def _form(output: Path | None) -> Form:
    ending = output.suffix.lower() if output else ""
    if ending not in ENDINGS:
        raise PourparlerError(
            f"{output}: a brief is written as .md, .html, .docx, .txt or .json. Give the file one of these endings."
        )
    return ENDINGS[ending]


@app.command()
def events(
    dossier: Dossier = DOSSIER,
    db: Db = DB,
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

    from pourparler.brief.lines import telling
    from pourparler.reading.lexicon.event_table import MODES
    from pourparler.record import EventType, Status

    kind = one_of("type", type and type.upper(), get_args(EventType))
    how = one_of("status", status, get_args(Status))
    way = one_of("mode", mode and mode.lower(), [m for t in ([kind] if kind else MODES) for m in MODES.get(t, ())])
    with opened(db) as desk:
        told = desk.events(
            dossier,
            says=says,
            actor=actor,
            recipient=recipient,
            type=kind,
            mode=way,
            status=how,
            since=since,
            until=until,
        )
        year = desk.last_day(dossier).year
    list_found(told, (telling(t, year) for t in told), as_json)


@app.command()
def matters(
    dossier: Dossier = DOSSIER,
    db: Db = DB,
    waiting_on: Annotated[
        str | None, typer.Option(metavar="WHO", help="Whose move it is: a country (code or name) or words of a name.")
    ] = None,
    state: Annotated[
        str | None, typer.Option(metavar="STATE", help="open, under_consideration, accepted, contested, ...")
    ] = None,
    as_json: Json = False,
) -> None:
    """What one party put to another, and whose move it is."""
    from typing import get_args

    from pourparler.brief.lines import matter
    from pourparler.brief.sections import waits
    from pourparler.record import MatterState

    with opened(db) as desk:
        found = desk.matters(dossier, waiting_on=waiting_on, state=one_of("state", state, get_args(MatterState)))
        as_of = desk.last_day(dossier)
    waiting = waits(found, as_of)
    rest = [matter(m, as_of) for m in found if m.id not in {line.id for line in waiting}]
    list_found(found, waiting + rest, as_json)


@app.command()
def disputes(dossier: Dossier = DOSSIER, db: Db = DB, as_json: Json = False) -> None:
    """Where accounts part: each side's words, and who says them."""
    from pourparler.brief.lines import dispute

    with opened(db) as desk:
        record, year = desk.record(dossier), desk.last_day(dossier).year
    list_found(record.disputes, (dispute(d, year, record.matters) for d in record.disputes), as_json)


@app.command()
def groups(dossier: Dossier = DOSSIER, db: Db = DB, as_json: Json = False) -> None:
    """Formats for talks, with their members."""
    from pourparler.brief.lines import format_line

    with opened(db) as desk:
        found, year = desk.groups(dossier), desk.last_day(dossier).year
    list_found(found, (format_line(f, year) for f in found), as_json)


@app.command()
def stances(dossier: Dossier = DOSSIER, db: Db = DB, as_json: Json = False) -> None:
    """How parties stand to one another, and to what is open."""
    from pourparler.brief.lines import course
    from pourparler.brief.written import told
    from pourparler.table.stances import courses

    with opened(db) as desk:
        record, year = desk.record(dossier), desk.last_day(dossier).year
    if as_json:
        print_json([told(report, stance) for report, stance in record.stances])
    else:
        held = courses(record.stances)
        list_found(held, (course(c, year, record.matters) for c in held), False)


@app.command()
def says(
    actor: Annotated[str, typer.Argument(metavar="WHO", help="A country (alpha-3), a sector, or words of a name.")],
    dossier: Dossier = DOSSIER,
    db: Db = DB,
    since: Since = None,
    as_json: Json = False,
) -> None:
    """What a party says, or is said to say."""
    from pourparler.brief.lines import saying
    from pourparler.brief.written import told

    with opened(db) as desk:
        said = desk.says(actor, dossier, since)
        year = desk.last_day(dossier).year
    if as_json:
        print_json([told(s.report, s.attribution) for s in said])
    else:
        list_found(said, (saying(s.report, s.attribution, year) for s in said), False)


@app.command()
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id at the end of a line.")],
    dossier: Dossier = DOSSIER,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """The words that a line rests on, and who says so."""
    from pourparler.brief import written
    from pourparler.brief.shown import shown

    with opened(db) as desk:
        found = desk.show(id, dossier)
        may_name_one = found.kind in ("dispute", "stance") and dossier in desk.names()
        matters = desk.matters(dossier) if may_name_one and not as_json else ()
    if as_json:
        print_json(written(found))
    else:
        terminal = console()
        for part in shown(found, matters):
            terminal.print(part)
