"""What a form was made from, so that nobody corrects what has changed meanwhile.

A form carries the version of the element that it shows. Where that is another one by now, nothing is written and both
are shown: `Conflict`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from pourparler.brief.rulings import ruling
from pourparler.dossier import Dossiers
from pourparler.elements import Element, elements
from pourparler.record import Account, PourparlerError, Reading
from pourparler.ruling import fields
from pourparler.table.corrections import in_force

from . import addresses
from .records import Kept


@dataclass(frozen=True)
class Difference:
    """A field that is another by now. `where`: the telling; `before`, `now`: as a person types it."""

    where: str
    field: str
    before: str
    now: str


class Conflict(PourparlerError):
    """What a form was made from has changed: since by whom, and how."""

    def __init__(self, message: str, since: tuple[str, ...], differences: tuple[Difference, ...], back: str) -> None:
        super().__init__(message)
        self.since, self.differences, self.back = since, differences, back


def version(kept: Kept, id: str) -> str:
    """Another one whenever what this id names says something else; "" where nothing has the id."""
    held = told(kept, id)
    shown: object = [(reading.report.id, element) for reading, _, element in held]
    if not held and id in kept.dispute_of:
        shown = [_passages(account) for account in kept.dispute_of[id].accounts]
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:12] if shown else ""


def told(kept: Kept, id: str) -> tuple[tuple[Reading, str, Element], ...]:
    """The tellings that an id stands for: reading, kind and element of each. Empty where the record has none such."""
    return tuple(found for one in _told(kept, id) if (found := _element(kept, one)))


def differences(before: Reading, now: Reading, local_id: str) -> tuple[Difference, ...]:
    """Where an element is another by now, field by field."""
    old, new = fields(before, local_id), fields(now, local_id)
    where = f"{now.report.id}.{local_id}"
    if not old or not new:
        there = {True: "in the record", False: "not in the record"}
        return (Difference(where, "", there[bool(old)], there[bool(new)]),) if old or new else ()
    return tuple(Difference(where, f, old[f], new.get(f, "")) for f in old if old[f] != new.get(f))


def _told(kept: Kept, id: str) -> list[str]:
    if (h := kept.happening_of.get(id)) and h.id == id:
        return [t.id for t in h.tellings]
    if (m := kept.matter_of.get(id)) and m.id == id:
        return [f"{r.id}.{x.id}" for r, x in m.tellings]
    if (f := kept.format_of.get(id)) and f.id == id:
        return [f"{r.id}.{g.id}" for r, g in f.tellings]
    if (d := kept.dispute_of.get(id)) and d.id == id:
        return list(d.told)
    return [id]


def _element(kept: Kept, id: str) -> tuple[Reading, str, Element] | None:
    report_id, _, local_id = id.rpartition(".")
    reading = kept.readings.get(report_id)
    found = next(((k, e) for k, e in elements(reading) if e.id == local_id), None) if reading else None
    return (reading, *found) if reading and found else None


def _passages(account: Account) -> tuple:
    return account.by, [(p.report.id, p.spans) for p in account.passages]


def check(here: Kept, door: Dossiers, id: str, shown: str, seen: int, back: str) -> None:
    """Conflict where an element is not what the form showed any more."""
    if not shown or version(here, id) == shown:
        return
    log = door.corrections(here.dossier)
    later = [row for row in log if row.n > seen]
    held = {row.n for row in in_force(log)}
    parts = tuple(d for one in _ids(here, id) for d in _differences(here, door, one, seen))
    raise Conflict(
        "This has changed since you opened it. Nothing was written: look at both, go back and decide again.",
        tuple(ruling(row, row.n in held, False) for row in later[-20:]),
        parts,
        addresses.ours(back),
    )


def _ids(here: Kept, id: str) -> list[str]:
    return [f"{reading.report.id}.{element.id}" for reading, _, element in told(here, id)] or [id]


def _differences(here: Kept, door: Dossiers, id: str, seen: int) -> tuple[Difference, ...]:
    report_id, _, local_id = id.rpartition(".")
    now = here.readings.get(report_id)
    before = door.reading_after(seen, report_id, here.dossier) if now else None
    return differences(before, now, local_id) if before and now else ()
