"""Elements of a record -> lines of a brief: who says so, date, outlet, the quoted words and a pointer. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pourparler.record import (
    Account,
    Attribution,
    Event,
    Format,
    Group,
    Happening,
    Matter,
    OpenDispute,
    OpenMatter,
    Passage,
    Report,
    Span,
    Spans,
    Stance,
    Telling,
)
from pourparler.table.aspects import first_figure
from pourparler.table.copies import voices
from pourparler.table.matters import CLOSED
from pourparler.table.seats import members
from pourparler.table.stances import Course, as_of
from pourparler.table.standing import STEPS

from . import phrases
from .quotes import WIDTH, Quote, around, passage

_KINDS = {"contradiction": "accounts differ", "mutual_blame": "each blames the other", "denial": "denied",
          "figures": "figures differ", "dates": "dates differ"}  # fmt: skip

_TELLING = 40  # characters from which on words tell by themselves what a matter is about


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a brief. `says` "" is the reporter's own account; `told` is where and when it was printed.

    `head` who, `what` the rest in words, `later` how it went on and who denies it, `code` its PLOVER type,
    `accounts` the sides of a dispute, or the steps of a stance, a line each; `checked`: by a person."""

    id: str
    head: str
    what: str = ""
    says: str = ""
    later: str = ""
    quote: Quote = Quote()
    told: str = ""
    when: str = ""
    code: str = ""
    accounts: tuple[Line, ...] = ()
    checked: bool = False


def footing(line: Line) -> list[str]:
    """What stands behind a line in small print: where it was printed, its code, its pointer, whether it is checked."""
    return [part for part in (line.told, line.code, line.id, "checked" if line.checked else "") if part]


def matter(m: OpenMatter, as_of: date) -> Line:
    """A matter as its last report tells it: who is to move or what became of it, for whom, since when."""
    report, last = m.tellings[-1]
    movers, asked = (phrases.names(actors, report) for actors in (m.whose_move, m.to))
    to = () if asked == movers else m.to
    what = [" ".join([_state(m, report), *_waiting(m, as_of)]), *_deadline(m, as_of)]
    if m.whose_move:
        head, what = f"{movers} to move", [phrases.put(m.kind, m.by, to, report), *what]
    else:
        head = phrases.put(m.kind, m.by, to, report)
    return Line(
        id=m.id,
        head=phrases.capital(head),
        what=", ".join(what),
        says="" if m.states_by else phrases.according_to(last.says, report),
        quote=_about(report.text, last),
        told=_printed([r for r, _ in m.tellings], report, as_of.year),
    )


def _about(text: str, m: Matter) -> Quote:
    """What it is about; where that is said in few words, in its sentence."""
    words = passage(text, m.about)
    return words if len(words.plain) >= _TELLING else around(text, m.about or m.evidence)


def _state(m: OpenMatter, report: Report) -> str:
    """Its state; of a contested one also who holds it to be in which."""
    held = [f"{phrases.names(s.by, report)}: {phrases.state(s.state)}" for s in m.states_by if s.by]
    return phrases.state(m.state) + (f" ({', '.join(held)})" if held else "")


def _deadline(m: OpenMatter, as_of: date) -> list[str]:
    due = phrases.dates(m.due, as_of.year)
    passed = m.due and m.due.last and m.due.last < as_of and m.state not in CLOSED
    return [f"due {due}" + (" (passed)" if passed else "")] if due else []


def _waiting(m: OpenMatter, as_of: date) -> list[str]:
    """Since when it is open, and where that is known to the week, for how many days up to the last report."""
    opened = phrases.dates(m.opened, as_of.year)
    if not opened or m.state in CLOSED:
        return [f"(first put {opened})"] if opened else []
    since = opened if opened.startswith(("by ", "from ")) else f"since {opened}"
    first, last = (m.opened.first, m.opened.last) if m.opened else (None, None)
    if m.whose_move and first and last and first <= as_of and (last - first).days < 7:
        since += f" ({phrases.days((as_of - first).days)})"
    return [since]


def dispute(d: OpenDispute, year: int, matters: Sequence[OpenMatter] = ()) -> Line:
    """A dispute with a line for each account of it."""
    about = next((m for m in matters if m.id == d.about), None)
    head = phrases.put(about.kind, about.by, about.to, about.tellings[0][0]) if about else d.about
    accounts = tuple(line for a in d.accounts for line in _account(a, year, d.kind == "figures"))
    return Line(d.id, phrases.capital(head) or "One thing", _KINDS[d.kind], accounts=accounts)


def _account(a: Account, year: int, counts: bool) -> list[Line]:
    """A line for each passage of one side; the reporter's own words go by the outlet that printed them."""
    who = lambda p: phrases.sides(a.by, p.report) or _reporter(p.report)  # noqa: E731
    return [
        Line(
            p.report.id,
            phrases.capital(who(p)),
            quote=_counted(p) if counts else passage(p.report.text, p.spans),
            told=phrases.printed(p.report, year),
        )
        for p in a.passages
    ]


def _counted(p: Passage) -> Quote:
    """A passage that gives a number; where it is too long to show, the words around the number."""
    if len(p.spans) == 1 and len(p.words) > WIDTH and (found := first_figure(p.words)):
        at = p.spans[0].start
        return around(p.report.text, (Span(at + found[0], at + found[1]),))
    return passage(p.report.text, p.spans)


def _reporter(report: Report) -> str:
    return f"{report.outlet or 'The report'} (no source named)"


def group(report: Report, g: Group, year: int) -> Line:
    """A format as one report tells it."""
    return replace(format_line(Format("", ((report, g),)), year), id=f"{report.id}.{g.id}")


def format_line(f: Format, year: int) -> Line:
    """A format in the words of its last report, its seats and purpose as they were told last."""
    report, last = f.tellings[-1]
    purposes = ((r, g.purpose) for r, g in reversed(f.tellings) if g.purpose)
    purpose = next((f"{purpose_lead(r, p)} {passage(r.text, p, 80).plain}" for r, p in purposes), "")
    seats = ", ".join(phrases.seat(m) for m in members(f.tellings))
    return Line(
        id=f.id,
        head=phrases.capital(f.name) or "A format",
        what="; ".join(filter(None, (f"members {seats}" if seats else "", purpose))),
        quote=around(report.text, last.evidence),
        told=_printed([r for r, _ in f.tellings], report, year),
    )


def purpose_lead(report: Report, purpose: Spans) -> str:
    """The word that leads to what a format is for: "on" the river, "to" end the fighting."""
    lead = re.search(r"\b(about|for|on|over)\s+$", report.text[: purpose[0].start])
    return lead[1] if lead else "to"


def stance(report: Report, s: Stance, year: int, matters: Sequence[OpenMatter] = ()) -> Line:
    """How somebody stands. `matters`: where a matter of the same report that it stands toward is found."""
    told = ((r, m) for open_matter in matters for r, m in open_matter.tellings)
    toward = next((m for r, m in told if m.id == s.toward and r.id == report.id), None)
    about = f"the {phrases.put(toward.kind, toward.by, toward.to, report)}" if toward else s.toward
    return Line(
        id=f"{report.id}.{s.id}",
        head=phrases.capital(phrases.short_name(s.holder, report)),
        what=phrases.stance(s, about),
        says=phrases.according_to(s.says, report),
        quote=around(report.text, s.evidence),
        told=phrases.printed(report, year),
    )


def course(c: Course, year: int, matters: Sequence[OpenMatter] = ()) -> Line:
    """How a party stands now; where it changed, each step with its words, the oldest first."""
    line = stance(*c.now, year, matters)
    told = _printed([r for r, _ in c.tellings], c.now[0], year)
    if not c.changed:
        return replace(line, told=told)
    steps = tuple(
        replace(stance(r, s, year, matters), head=phrases.day(as_of(r, s), year), what=s.polarity) for r, s in c.steps
    )
    return replace(line, what=f"{line.what}, changed", quote=Quote(), told=told, accounts=steps)


def happening(h: Happening, year: int) -> Line:
    """One happening as it was first told, then how it went on, who denies it, and how many tell it."""
    first = h.tellings[0]
    return replace(
        telling(first, year),
        id=h.id,
        later=_later(h),
        told=_printed([t.report for t in h.tellings], first.report, year) + _times([t.report for t in h.tellings]),
    )


def telling(t: Telling, year: int) -> Line:
    """One event as one report tells it."""
    event, report = t.event, t.report
    status = "" if event.status == "happened" else ", " + phrases.status(event)
    return Line(
        id=t.id,
        head=phrases.capital(phrases.from_to(event.actors, event.recipients, report)),
        what=phrases.act(event) + _count(event) + status,
        says=phrases.according_to(event.says, report),
        quote=around(report.text, event.trigger),
        told=phrases.printed(report, year),
        when=phrases.dates(event.when, year),
        code=phrases.plover(event),
    )


def saying(report: Report, a: Attribution, year: int) -> Line:
    """What a source is given as saying."""
    who, teller = phrases.source(a, report), phrases.source(a.parent, report) if a.parent else ""
    return Line(
        id=f"{report.id}.{a.id}",
        head=who,
        what=a.form + (f", as told by {teller}" if teller not in ("", who) else ""),
        quote=passage(report.text, a.content_spans, 240),
        told=phrases.printed(report, year),
    )


def _count(event: Event) -> str:
    if event.count == 1:
        return ""
    return f" ({phrases.times(event.count) if isinstance(event.count, int) else event.count})"


def _later(h: Happening) -> str:
    """Each step further that a later report or another source tells, and each denial, with who says so."""
    first, parts = h.tellings[0], []
    at = STEPS.index(h.event.status)
    for t in h.tellings[1:]:
        says, step = phrases.according_to(t.event.says, t.report), STEPS.index(t.event.status)
        later = t.report.published > first.report.published
        if t.event.status == "not_happened" and says:
            if h.event.status != "not_happened":
                parts.append("denied by " + says.removeprefix("according to "))
        elif step > at and (later or says):
            at = step
            parts.append(", ".join(filter(None, ("then " * later + phrases.status(t.event), says))))
    return "; ".join(dict.fromkeys(parts))


def _times(reports: Sequence[Report]) -> str:
    """How often it is told; copies of one text are counted, and said to be copies."""
    copies = len({r.id for r in reports}) - len(voices(reports))
    if len(reports) == 1:
        return ""
    return f", told {phrases.times(len(reports))}" + (f" ({copies} in copies)" if copies else "")


def _printed(reports: Sequence[Report], shown: Report, year: int) -> str:
    others = len({r.id for r in reports}) - 1
    return phrases.printed(shown, year) + (f" and {others} more" if others else "")
