"""Who is who in a dossier: `people`. What it lists is corrected by `correct`, as the rest of the record is."""

from __future__ import annotations

from typing import Annotated

import typer

from .shared import DB, DOSSIER, Db, Dossier, Json, app, list_found, opened, print_json


@app.command()
def people(
    who: Annotated[
        str | None, typer.Argument(metavar="WHO", help="A country (alpha-3), a sector, words of a name, or an id.")
    ] = None,
    dossier: Dossier = DOSSIER,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Who is who, by what reports say of them; with WHO, each report's words."""
    from pourparler.brief.people import in_json, person

    with opened(db) as desk:
        found, year = desk.people(dossier, who), desk.last_day(dossier).year
    if as_json:
        print_json([in_json(p) for p in found])
    else:
        list_found(found, (person(p, year, at_length=who is not None) for p in found), False)
