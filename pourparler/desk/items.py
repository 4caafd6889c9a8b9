"""Elements of a record -> items of a page: the brief's line, with the address of its words. Pure.

The wording is the brief's (`pourparler.brief.lines`); an item adds where its words stand, whether a person checked it,
and the address of a page of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pourparler.brief import groups, lines, meeting, named
from pourparler.brief.lines import Line
from pourparler.record import (
    Attribution,
    Event,
    Format,
    Group,
    Happening,
    Matter,
    OpenDispute,
    OpenMatter,
    Place,
    Report,
    Stance,
    Telling,
    Timex,
)
from pourparler.table.meeting import Obstacle, Seating
from pourparler.table.seats import Refusal, Seat
from pourparler.table.stances import Course

from . import addresses
from .records import Kept


@dataclass(frozen=True)
class Piece:
    """A piece of a quotation; `mark`: it is the evidence itself."""

    words: str
    mark: bool


@dataclass(frozen=True)
class Item:
    """One thing on a page, in words. `says` "": the reporter's own account; `told`: where and when it was printed.

    `words`: the address of the words it rests on; `page`: of a page of its own, if it has one; `days`: how long it has
    waited; `accounts`: the sides of a dispute, or the steps of a stance."""

    id: str
    head: str
    what: str = ""
    says: str = ""
    later: str = ""
    when: str = ""
    code: str = ""
    told: str = ""
    quote: tuple[Piece, ...] = ()
    words: str = ""
    page: str = ""
    days: int | None = None
    checked: bool = False
    accounts: tuple[Item, ...] = ()


def matter(kept: Kept, m: OpenMatter, told: tuple[Report, Matter] | None = None) -> Item:
    """A matter as it stands. `told`: the telling whose words are shown; by default the last."""
    if told:
        m = replace(m, tellings=(*(t for t in m.tellings if t != told), told))
    report, last = m.tellings[-1]
    since = first_put(m)
    waited = (kept.as_of - since).days if m.whose_move and since else None
    return _item(kept, lines.matter(m, kept.as_of), report, last.id, days=waited)


def dispute(kept: Kept, d: OpenDispute) -> Item:
    line = lines.dispute(d, kept.as_of.year, matters_of(kept, d))
    told = [addresses.words(kept.dossier, p.report.id, p.spans) for p in d.evidence]
    accounts = tuple(_plain(a, where) for a, where in zip(line.accounts, told, strict=True))
    own = addresses.page(kept.dossier, "accounts", d.id)
    return _plain(line, told[0] if told else "", checked=kept.is_checked(d.id), accounts=accounts, page=own)


def matters_of(kept: Kept, d: OpenDispute) -> tuple[OpenMatter, ...]:
    """The matter that a dispute is about, if it is about one."""
    return (kept.matter_of[d.about],) if d.about in kept.matter_of else ()


def happening(kept: Kept, h: Happening) -> Item:
    first = h.tellings[0]
    return _item(kept, lines.happening(h, kept.as_of.year), first.report, first.event.id)


def event(kept: Kept, report: Report, e: Event) -> Item:
    """An event as one report tells it."""
    return telling(kept, Telling(report, e))


def telling(kept: Kept, t: Telling) -> Item:
    return _item(kept, lines.telling(t, kept.as_of.year), t.report, t.event.id)


def saying(kept: Kept, report: Report, a: Attribution) -> Item:
    return _item(kept, lines.saying(report, a, kept.as_of.year), report, a.id)


def group(kept: Kept, report: Report, g: Group) -> Item:
    return _item(kept, lines.group(report, g, kept.as_of.year), report, g.id)


def stance(kept: Kept, report: Report, s: Stance) -> Item:
    return _item(kept, lines.stance(report, s, kept.as_of.year, kept.record.matters), report, s.id)


def course(kept: Kept, c: Course) -> Item:
    """How a party stands; where that changed, each step."""
    report, now = c.now
    line = lines.course(c, kept.as_of.year, kept.record.matters)
    steps = zip(line.accounts, c.steps, strict=False)
    accounts = tuple(_item(kept, step, r, s.id) for step, (r, s) in steps)
    return _item(kept, line, report, now.id, accounts=accounts)


def time(kept: Kept, report: Report, t: Timex) -> Item:
    return _plain(named.time(report, t), addresses.words(kept.dossier, report.id, (t.span,)))


def place(kept: Kept, report: Report, p: Place) -> Item:
    return _plain(named.place(report, p), addresses.words(kept.dossier, report.id, (p.span,)))


def first_put(m: OpenMatter) -> date | None:
    """The day since which a matter is open, where that is known to the week."""
    opened = m.opened
    if opened is None or opened.first is None or opened.last is None or (opened.last - opened.first).days >= 7:
        return None
    return opened.first


def seat(kept: Kept, s: Seat) -> Item:
    return _item(kept, groups.seat(s, kept.as_of.year), s.report, s.group.id)


def refusal(kept: Kept, r: Refusal) -> Item:
    line = groups.refusal(r, kept.as_of.year)
    return _item(kept, line, r.passage.report, r.id.rpartition(".")[2])


def format(kept: Kept, f: Format) -> Item:
    report, last = f.tellings[-1]
    return _item(kept, lines.format_line(f, kept.as_of.year), report, last.id)


def seating(kept: Kept, found: Seating) -> Item:
    """A format with the seats that some parties have in it."""
    report, last = found.format.tellings[-1]
    return _item(kept, meeting.seating_line(found, kept.as_of.year), report, last.id)


def obstacle(kept: Kept, o: Obstacle) -> Item:
    where = addresses.words(kept.dossier, o.passage.report.id, o.passage.spans)
    return _plain(meeting.obstacle_line(o, kept.as_of.year), where, checked=kept.is_checked(o.id))


def _item(kept: Kept, line: Line, report: Report, element_id: str, **more: object) -> Item:
    where = addresses.words(kept.dossier, report.id, element_id)
    return _plain(line, where, checked=kept.is_checked(line.id), **more)


def _plain(line: Line, words: str, **more: object) -> Item:
    return Item(
        id=line.id,
        head=line.head,
        what=line.what,
        says=line.says,
        later=line.later,
        when=line.when,
        code=line.code,
        told=line.told,
        quote=tuple(Piece(*piece) for piece in line.quote.pieces),
        words=words,
        **more,  # type: ignore[arg-type]
    )
