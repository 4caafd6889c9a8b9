"""Review: what to look at first, and what a person may do about it: accept, fix, reject, skip; who did what, undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import Form, Query

from pourparler.brief.rulings import ruling
from pourparler.desk import addresses, items
from pourparler.desk.checking import Share, shares
from pourparler.desk.doubts import NAMES, Doubt, Kind
from pourparler.desk.items import Item
from pourparler.desk.page import Action, Done, Door, Here, Number, Page, Who
from pourparler.desk.records import Kept
from pourparler.desk.versions import check, told, version
from pourparler.desk.windows import PageNumber, Window, window
from pourparler.record import Act, Correction
from pourparler.table.corrections import in_force

SIZE = 12  # tasks of one part of the queue
_LATEST = 8  # rulings beside the queue


@dataclass(frozen=True)
class Task:
    """Something to look at. `why`: what speaks against it; `version`: of what is shown, for the forms."""

    id: str
    kind: str
    item: Item
    why: tuple[str, ...]
    version: str
    fix: str
    tellings: int


@dataclass(frozen=True)
class Ruled:
    """A row of the log, in a line. `can_undo`: it is in force; `undid`: it is an undo itself."""

    n: int
    line: str
    who: str
    on: date
    can_undo: bool
    undid: bool


@dataclass(frozen=True)
class KindLeft:
    kind: Kind
    name: str
    left: int


@dataclass(frozen=True)
class Review:
    """`shares`: how much of what was checked was right; `seen`: the number of the last correction, for the forms."""

    tasks: tuple[Task, ...]
    kinds: tuple[KindLeft, ...]
    kind: Kind | None
    window: Window
    skipped: tuple[str, ...]
    shares: tuple[Share, ...]
    latest: tuple[Ruled, ...]
    rulings: int
    lost: int
    seen: int


Skip = Annotated[list[str] | None, Query(max_length=200, description="Ids passed over for now.")]


def review(here: Here, door: Door, kind: Kind | None = None, skip: Skip = None, page: PageNumber = 1) -> Review:
    """What nobody has checked: first what a mistake would change most and what speaks most against."""
    passed = frozenset(skip or ())
    found = [d for d in here.doubts if kind in (None, d.kind) and d.id not in passed]
    shown, of = window(found, page, SIZE)
    log = door.corrections(here.dossier)
    return Review(
        tuple(_task(here, d) for d in shown),
        _left(here.doubts),
        kind,
        of,
        tuple(skip or ()),
        shares(log),
        ruled(log, log[: -_LATEST - 1 : -1]),
        len(log),
        len(door.unplaced(here.dossier)) if log else 0,
        log[-1].n if log else 0,
    )


def _task(here: Kept, d: Doubt) -> Task:
    fix = addresses.page(here.dossier, "review", d.id)
    return Task(d.id, d.kind, _item(here, d), d.signs, version(here, d.id), fix, max(1, len(told(here, d.id))))


def _item(here: Kept, d: Doubt) -> Item:
    shows = {"event": items.happening, "group": items.format, "attribution": items.saying}
    show = shows.get(d.kind) or getattr(items, d.kind)
    return show(here, *d.thing)


def _left(found: Iterable[Doubt]) -> tuple[KindLeft, ...]:
    counts = dict.fromkeys(NAMES, 0)
    for doubt in found:
        counts[doubt.kind] += 1
    return tuple(KindLeft(kind, NAMES[kind], n) for kind, n in counts.items())


def ruled(
    log: Sequence[Correction], rows: Iterable[Correction], lost: frozenset[int] = frozenset()
) -> tuple[Ruled, ...]:
    held = {row.n for row in in_force(log)}
    undone = {row.undoes for row in log}
    live = held | {row.n for row in log if row.undoes is not None and row.n not in undone}
    return tuple(
        Ruled(r.n, ruling(r, r.n in held, r.n in lost), r.who, r.at.date(), r.n in live, r.undoes is not None)
        for r in rows
    )


# -- history


@dataclass(frozen=True)
class History:
    """Who corrected what, when and why, the newest first. `people`: all who did."""

    rulings: tuple[Ruled, ...]
    window: Window
    people: tuple[str, ...]
    who: str
    act: Act | None
    on: date | None
    lost: bool


def history(
    here: Here,
    door: Door,
    who: Annotated[str, Query(max_length=200)] = "",
    act: Act | None = None,
    on: date | None = None,
    lost: Annotated[bool, Query(description="Only those whose words no element rests on any more.")] = False,
    page: PageNumber = 1,
) -> History:
    """The log of corrections, and what can be undone."""
    log = door.corrections(here.dossier)
    without = frozenset(row.n for row, _ in door.unplaced(here.dossier)) if log else frozenset()
    found = [
        row
        for row in reversed(log)
        if who in ("", row.who)
        and act in (None, row.act)
        and on in (None, row.at.date())
        and (row.n in without or not lost)
    ]
    shown, of = window(found, page)
    people = tuple(sorted({row.who for row in log}))
    return History(ruled(log, shown, without), of, people, who, act, on, lost)


# -- what forms do


Words = Annotated[str, Form(max_length=1000)]
Back = Annotated[str, Form(max_length=4000)]


def rule(
    here: Here,
    door: Door,
    who: Who,
    id: Annotated[str, Form(max_length=200)],
    act: Annotated[Literal["accept", "reject"], Form()],
    seen: Number = 0,
    version: Annotated[str, Form(max_length=20)] = "",
    why: Words = "",
    back: Back = "",
) -> Done:
    """Accept or reject what an id names. `version`: what the page said it was; another one by now is a conflict."""
    back = back or addresses.page(here.dossier, "review")
    check(here, door, id, version, seen, back)
    row = door.correct(act, [id], here.dossier, who=who.name, why=why)
    return Done(f"{ {'accept': 'Accepted', 'reject': 'Rejected'}[act] } as correction {row.n}.", back)


def undo(
    here: Here,
    door: Door,
    who: Who,
    n: Annotated[list[int], Form(max_length=1000)],
    why: Words = "",
    back: Back = "",
) -> Done:
    """Undo corrections by their numbers, each by a row of its own: all or none."""
    rows = door.undo_all(n, here.dossier, who=who.name, why=why)
    done = f"Correction {n[0]} is undone." if len(rows) == 1 else f"{len(rows)} corrections are undone."
    return Done(done, back or addresses.page(here.dossier, "review"))


PAGES = (
    Page("review", "/{dossier}/review", review, "Review"),
    Page("review_history", "/{dossier}/review/history", history, part_of="review"),
)
ACTIONS = (
    Action("/{dossier}/review/rule", rule),
    Action("/{dossier}/review/undo", undo),
)
