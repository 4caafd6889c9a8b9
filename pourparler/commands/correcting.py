"""Commands that correct a record: `correct accept | reject | edit | add | merge | split | undo`, and `corrections`."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from .shared import DB, DOSSIER, Db, Dossier, Json, app, opened, print_json

if TYPE_CHECKING:
    from pourparler.record import Act, Correction

correct = typer.Typer(help="Correct the record; nothing is lost.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(correct, name="correct")

Ids = Annotated[list[str], typer.Argument(metavar="ID", help="Ids at the ends of lines.")]
Who = Annotated[
    str, typer.Option(envvar="POURPARLER_WHO", metavar="NAME", help="Who rules; by default the user's name.")
]
Why = Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept in the log.")]


@correct.command()
def accept(ids: Ids, who: Who = "", why: Why = "", dossier: Dossier = DOSSIER, db: Db = DB) -> None:
    """Mark as checked and right."""
    _rule("accept", ids, who, why, dossier, db)


@correct.command()
def reject(ids: Ids, who: Who = "", why: Why = "", dossier: Dossier = DOSSIER, db: Db = DB) -> None:
    """Leave out of the record."""
    _rule("reject", ids, who, why, dossier, db)


@correct.command()
def edit(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of one telling (`show` lists them) or of a person.")],
    changes: Annotated[
        list[str],
        typer.Argument(metavar="FIELD=VALUE", help='status=postponed, actors="Oster; Lumen", ...'),
    ],
    who: Who = "",
    why: Why = "",
    dossier: Dossier = DOSSIER,
    db: Db = DB,
) -> None:
    """Set fields of one telling, or of a person: name, role, country, sector."""
    _rule("edit", [id], who, why, dossier, db, changes)


@correct.command()
def add(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The id of a report.")],
    changes: Annotated[
        list[str],
        typer.Argument(metavar="FIELD=VALUE", help="type=CONSULT status=planned actors=KEN ..., or source=Oster"),
    ],
    words: Annotated[str, typer.Option(metavar="TEXT", help='Its words that tell it, or a place in it ("12-40").')],
    who: Who = "",
    why: Why = "",
    dossier: Dossier = DOSSIER,
    db: Db = DB,
) -> None:
    """Add an event, or with source= who says something, that the report tells and the record lacks."""
    with opened(db) as desk:
        row = desk.add_seen(report, words, changes, dossier, who=who or getpass.getuser(), why=why)
    new = row.targets[0]
    print(f"Correction {row.n}: added {new.kind} {new.report_id}.{new.local_id} “{new.words}”. {_undo(row)}")


@correct.command()
def merge(ids: Ids, who: Who = "", why: Why = "", dossier: Dossier = DOSSIER, db: Db = DB) -> None:
    """Make one of several happenings, matters, groups, disputes or persons."""
    _rule("merge", ids, who, why, dossier, db)


@correct.command()
def split(ids: Ids, who: Who = "", why: Why = "", dossier: Dossier = DOSSIER, db: Db = DB) -> None:
    """Take these tellings out of what they were merged with; they stay together."""
    _rule("split", ids, who, why, dossier, db)


@correct.command()
def undo(
    n: Annotated[int, typer.Argument(metavar="N", help="The number that `corrections` shows.")],
    who: Who = "",
    why: Why = "",
    dossier: Dossier = DOSSIER,
    db: Db = DB,
) -> None:
    """Undo a correction by a row of its own."""
    with opened(db) as desk:
        row = desk.undo(n, dossier, who=who or getpass.getuser(), why=why)
    print(f"Correction {row.n}: {n} is undone. Take that back with: pourparler correct undo {row.n}")


@app.command()
def corrections(
    lost: Annotated[bool, typer.Option("--lost", help="Only those whose words are not found any more.")] = False,
    dossier: Dossier = DOSSIER,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Who corrected what, when and why, and which corrections lost their place."""
    from pourparler.brief.rulings import ruling
    from pourparler.table.corrections import in_force

    with opened(db) as desk:
        log, unplaced = desk.corrections(dossier), desk.unplaced(dossier)
    without = {row.n for row, _ in unplaced}
    rows = [row for row in log if row.n in without or not lost]
    if as_json:
        from pourparler.brief import written

        print_json([written(row) | {"lost": row.n in without} for row in rows])
        return
    held = {row.n for row in in_force(log)}
    for row in rows:
        print(ruling(row, row.n in held, row.n in without))
    if not rows:
        print("No correction has lost its place." if lost else f"No corrections in the dossier {dossier!r}.")


def _rule(act: Act, ids: list[str], who: str, why: str, dossier: str, db: Db, changes: list[str] | None = None) -> None:
    with opened(db) as desk:
        row = desk.correct(act, ids, dossier, who=who or getpass.getuser(), why=why, changes=changes or ())
    print(_kept(row))


def _kept(row: Correction) -> str:
    from pourparler.brief.rulings import DONE

    told = f"{len(row.targets)} tellings" if len(row.targets) > 1 else f"“{row.targets[0].words}”"
    return f"Correction {row.n}: {DONE[row.act]} {told}. {_undo(row)}"


def _undo(row: Correction) -> str:
    return f"Take it back with: pourparler correct undo {row.n}"
