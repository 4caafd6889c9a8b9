"""Who waits for whom: a row for each open matter, how many between each two parties, and the same drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.brief import phrases
from pourparler.brief.sections import waiting as still_open
from pourparler.desk import items
from pourparler.desk.items import Item
from pourparler.desk.page import Here, Page
from pourparler.desk.parties import Choice, PartyName, choices
from pourparler.desk.records import Kept
from pourparler.desk.rings import Ring, ring
from pourparler.desk.windows import PageNumber, Window, window
from pourparler.record import Actors, MatterKind, MatterState, OpenMatter, Report
from pourparler.table.matters import CLOSED
from pourparler.table.parties import parties, party

NOBODY = "-"  # stands in an address for a side that nobody is named on
_NOBODY = "nobody named"
_ACROSS = 9  # parties of the matrix and the drawing


@dataclass(frozen=True)
class Side:
    """Who waits, or on whom. `parties`: whose people they are, where the names do not say it."""

    names: str
    parties: str


@dataclass(frozen=True)
class Wait:
    """One matter; `overdue`: its day has passed."""

    item: Item
    waiting: Side
    on: Side
    what: str
    state: str
    since: str
    due: str
    overdue: bool


@dataclass(frozen=True)
class Row:
    """How many matters one party waits with, for each party of the matrix."""

    party: Choice
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Matrix:
    columns: tuple[Choice, ...]
    rows: tuple[Row, ...]
    left_out: int  # matters between parties that are not shown


@dataclass(frozen=True)
class Asked:
    """What the address asks for, in words; "" where it asks for nothing."""

    who: str
    on: str
    kind: str
    state: str


@dataclass(frozen=True)
class Waiting:
    """`contested`: matters whose parties say different things about their state; they wait for nobody."""

    waits: tuple[Wait, ...]
    window: Window
    asked: Asked
    who: tuple[Choice, ...]
    on: tuple[Choice, ...]
    kinds: tuple[str, ...]
    states: tuple[str, ...]
    contested: int
    matrix: Matrix
    ring: Ring


def waiting(
    here: Here,
    who: PartyName = None,
    on: PartyName = None,
    kind: MatterKind | None = None,
    state: MatterState | None = None,
    page: PageNumber = 1,
) -> Waiting:
    """Who waits for whom, the oldest wait first. Without a state: all that is neither settled nor contested."""
    every = here.record.matters
    of_state = [m for m in every if m.state == state] if state else still_open(every)
    found = [m for m in of_state if kind is None or m.kind == kind]
    who, on = here.parties.key(who), here.parties.key(on)
    pairs = [(m, _keys(waits_with(m)), _keys(m.whose_move)) for m in found]
    shown, of = window([m for m, a, b in pairs if who in (None, *a) and on in (None, *b)], page)
    counts = Counter((a, b) for _, waits, moves in pairs for a in waits for b in moves)
    return Waiting(
        waits=tuple(_wait(here, m) for m in shown),
        window=of,
        asked=Asked(_name(here, who), _name(here, on), kind or "", phrases.state(state or "")),
        who=_choices(here, [a for _, waits, _ in pairs for a in waits]),
        on=_choices(here, [b for _, _, moves in pairs for b in moves]),
        kinds=tuple(sorted({m.kind for m in every})),
        states=tuple(sorted({m.state for m in every})),
        contested=sum(m.state == "contested" for m in every),
        matrix=_matrix(here, counts),
        ring=_ring(here, counts),
    )


def waits_with(m: OpenMatter) -> Actors:
    """Those of a matter's parties who wait: all but those whose move it is."""
    moving = parties(m.whose_move)
    return tuple(a for a in m.by + m.to if party(a) and party(a) not in moving)


def _keys(actors: Actors) -> Sequence[str]:
    return sorted(parties(actors)) or [NOBODY]


def _wait(here: Kept, m: OpenMatter) -> Wait:
    report, year = m.tellings[-1][0], here.as_of.year
    return Wait(
        item=items.matter(here, m),
        waiting=_side(here, waits_with(m), report),
        on=_side(here, m.whose_move, report),
        what=m.kind,
        state=phrases.state(m.state),
        since=phrases.dates(m.opened, year),
        due=phrases.dates(m.due, year),
        overdue=m.state not in CLOSED and _last_day(m) < here.as_of,
    )


def _side(here: Kept, actors: Actors, report: Report) -> Side:
    names = phrases.names(actors, report)
    of = {here.parties.name(party(a)) for a in actors if a.country and a.name}
    return Side(phrases.capital(names), ", ".join(sorted(name for name in of if name not in names)))


def _last_day(m: OpenMatter) -> date:
    return m.due.last if m.due and m.due.last else date.max


def _name(here: Kept, key: str | None) -> str:
    return "" if key is None else _NOBODY if key == NOBODY else here.parties.name(key)


def _choices(here: Kept, keys: Sequence[str]) -> tuple[Choice, ...]:
    nobody = keys.count(NOBODY)
    named = choices([key for key in keys if key != NOBODY], here.parties)
    return named + ((Choice(NOBODY, _NOBODY, nobody),) if nobody else ())


def _matrix(here: Kept, counts: Counter[tuple[str, str]]) -> Matrix:
    """Those who wait most down, those waited for most across."""
    down, across = Counter[str](), Counter[str]()
    for (a, b), n in counts.items():
        down[a] += n
        across[b] += n
    rows = [Choice(key, _name(here, key), n) for key, n in down.most_common(_ACROSS)]
    columns = [Choice(key, _name(here, key), n) for key, n in across.most_common(_ACROSS)]
    shown = tuple(Row(row, tuple(counts[row.value, column.value] for column in columns)) for row in rows)
    return Matrix(tuple(columns), shown, counts.total() - sum(sum(row.counts) for row in shown))


def _ring(here: Kept, counts: Counter[tuple[str, str]]) -> Ring:
    """The parties that have most to do with one another."""
    between = Counter({pair: n for pair, n in counts.items() if NOBODY not in pair})
    weight = Counter[str]()
    for pair, n in between.items():
        weight.update(dict.fromkeys(pair, n))
    return ring({key: _name(here, key) for key, _ in weight.most_common(_ACROSS)}, between)


PAGES = (Page("waiting", "/{dossier}/waiting", waiting, "Who waits"),)
