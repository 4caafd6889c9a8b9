"""One element under review: each telling with a form of what may be set of it, and what was ruled on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Form, Request

from pourparler.desk import addresses, items
from pourparler.desk.items import Item
from pourparler.desk.page import Action, Done, Door, Here, Number, Page, Who
from pourparler.desk.pages.review import Back, Ruled, Words, ruled
from pourparler.desk.records import Kept, Missing
from pourparler.desk.versions import check, told, version
from pourparler.desk.windows import PageNumber, Window, window
from pourparler.elements import Element
from pourparler.record import Attribution, Event, Group, Matter, Reading, Stance
from pourparler.ruling import fields
from pourparler.story.fields import (
    DISPUTE_KINDS,
    EVENT_TYPES,
    FORMS,
    MATTER_KINDS,
    MATTER_STATES,
    POLARITIES,
    STANCES_ABOUT,
    STATUSES,
)

_CHOICES: Mapping[tuple[str, str], frozenset[str]] = {
    ("event", "type"): EVENT_TYPES,
    ("event", "status"): STATUSES,
    ("matter", "kind"): MATTER_KINDS,
    ("matter", "state"): MATTER_STATES,
    ("stance", "about"): STANCES_ABOUT,
    ("stance", "polarity"): POLARITIES,
    ("dispute", "kind"): DISPUTE_KINDS,
    ("attribution", "form"): FORMS,
    ("attribution", "named"): frozenset({"yes", "no"}),
}
_NAMES, _DATES = "names, with ; between them", "2031-03-10 or 2031-03-10..2031-03-12"
_HINTS = {
    **dict.fromkeys(("actors", "recipients", "by", "to", "whose_move"), _NAMES),
    **dict.fromkeys(("when", "opened", "due"), _DATES),
    **dict.fromkeys(("source", "holder"), "a name"),
    "members": "name: status; name: status",
    "as_of": "2031-03-10",
}


@dataclass(frozen=True)
class Field:
    """A field as it is typed. `choices`: the words it may have; none for free text."""

    name: str
    value: str
    choices: tuple[str, ...]
    hint: str


@dataclass(frozen=True)
class TellingForm:
    """One telling with what may be set of it."""

    id: str
    item: Item
    version: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class ElementView:
    """What an id names, each telling with its form; what was ruled on it, the newest first."""

    id: str
    kind: str
    tellings: tuple[TellingForm, ...]
    window: Window
    version: str
    rulings: tuple[Ruled, ...]
    seen: int


def review_one(here: Here, door: Door, id: str, page: PageNumber = 1) -> ElementView:
    """One element with all its tellings, and what may be set of each."""
    found = told(here, id)
    log = door.corrections(here.dossier)
    about = {(reading.report.id, element.id) for reading, _, element in found} or {tuple(id.rpartition(".")[::2])}
    rows = [row for row in reversed(log) if any((t.report_id, t.local_id) in about for t in row.targets)]
    if not found and not rows:
        raise Missing(
            f"Nothing in the dossier {here.dossier!r} has the id {id!r}. Go back to the queue and follow a link."
        )
    shown, of = window(found, page, 5)
    forms = tuple(_form(here, *one) for one in shown)
    kind = found[0][1] if found else ""
    return ElementView(id, kind, forms, of, version(here, id), ruled(log, rows), log[-1].n if log else 0)


def _form(here: Kept, reading: Reading, kind: str, element: Element) -> TellingForm:
    id = f"{reading.report.id}.{element.id}"
    made = tuple(
        Field(name, value, tuple(sorted(_CHOICES.get((kind, name), ()))), _HINTS.get(name, ""))
        for name, value in fields(reading, element.id).items()
    )
    return TellingForm(id, _told_item(here, reading, element), version(here, id), made)


def _told_item(here: Kept, reading: Reading, element: Element) -> Item:
    report, id = reading.report, f"{reading.report.id}.{element.id}"
    match element:
        case Event():
            return items.event(here, report, element)
        case Attribution():
            return items.saying(here, report, element)
        case Group():
            return items.group(here, report, element)
        case Stance():
            return items.stance(here, report, element)
        case Matter():
            return items.matter(here, here.matter_of[id], (report, element))
        case _:
            return items.dispute(here, here.dispute_of[id])


async def _typed(request: Request) -> dict[str, str]:
    """The fields of an element that a form sends, "set-" before their names."""
    form = await request.form()
    return {name.removeprefix("set-"): str(value) for name, value in form.items() if name.startswith("set-")}


Typed = Annotated[dict[str, str], Depends(_typed)]


def fix(
    here: Here,
    door: Door,
    who: Who,
    typed: Typed,
    id: Annotated[str, Form(max_length=200)],
    seen: Number = 0,
    version: Annotated[str, Form(max_length=20)] = "",
    why: Words = "",
    back: Back = "",
) -> Done:
    """Set fields of one telling: "set-status", "set-actors" and so on; those that are as they were are left alone."""
    back = back or addresses.page(here.dossier, "review", id)
    check(here, door, id, version, seen, back)
    found = told(here, id)
    if len(found) != 1:
        raise Missing(f"{id!r} is no telling of one report. Open it in the queue and fix each telling.")
    reading, _, element = found[0]
    now = fields(reading, element.id)
    changes = [f"{name}={value}" for name, value in typed.items() if value.strip() != now.get(name)]
    if not changes:
        return Done("Nothing was changed.", back)
    row = door.correct("edit", [id], here.dossier, who=who.name, why=why, changes=changes)
    return Done(f"Fixed as correction {row.n}.", back)


PAGES = (Page("review_one", "/{dossier}/review/{id}", review_one, part_of="review"),)
ACTIONS = (Action("/{dossier}/review/fix", fix),)
