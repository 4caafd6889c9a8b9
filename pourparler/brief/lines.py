"""Record -> brief: sections of lines, each with who says so, date, outlet, the quoted words and a pointer. Pure.

What a reader needs first stands first: whose move it is, where accounts part; then formats, stances, the timeline, and
what has no date. Terminal and Markdown only lay these lines out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pourparler.record import (
    Account,
    Attribution,
    Event,
    Group,
    Happening,
    OpenDispute,
    OpenMatter,
    Record,
    Report,
    Stance,
    Status,
    Telling,
)
from pourparler.table.matters import CLOSED

from . import phrases
from .quotes import Quote, around, passage

_KINDS = {"contradiction": "accounts differ", "mutual_blame": "each blames the other", "denial": "denied",
          "figures": "figures differ", "dates": "dates differ"}  # fmt: skip


_STEPS: tuple[Status, ...] = (
    "hypothetical",
    "planned",
    "postponed",
    "called_off",
    "ongoing",
    "not_happened",
    "happened",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a brief. `says` "" is the reporter's own account; `told` is where and when it was printed.

    `head` who, `what` the rest in words, `later` how it went on and who denies it, `code` its PLOVER type,
    `accounts` the sides of a dispute, a line each."""

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


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[Line, ...]
    empty: str = ""  # what to say when there is no line; "" leaves the section out
    more: str = ""  # how much is left out, and how to see it


@dataclass(frozen=True, slots=True)
class Brief:
    title: str
    summary: str
    sections: tuple[Section, ...]


MOST = {
    "Whose move it is": 12,
    "Settled": 8,
    "Timeline": 30,
    "Without a date": 10,
    "How they stand": 12,
}  # lines of a section in a brief for people


def brief(record: Record, since: date | None = None, most: Mapping[str, int] | None = None) -> Brief:
    """The brief of a record. `since`: disputes and events told on or after that day only; what is open stays.

    `most`: how many lines a section may have; of happenings those told most, with both parties named, are kept."""
    most = MOST if most is None else most
    as_of = max((r.report.published for r in record.readings), default=date.min)
    year, new = as_of.year, since or date.min
    told = [h for h in record.happenings if h.tellings[-1].report.published >= new]
    disputes = [d for d in record.disputes if any(p.report.published >= new for a in d.accounts for p in a.passages)]
    dated, undated = [h for h in told if _has_date(h.event)], [h for h in told if not _has_date(h.event)]
    sections = (
        _waiting_first(record.matters, as_of, most),
        Section("Where accounts part", tuple(dispute(d, year, record.matters) for d in disputes), "Nowhere."),
        _settled(record.matters, as_of, most),
        Section("Formats", tuple(group(r, g, year) for r, g in record.groups)),
        _events("Timeline", sorted(dated, key=_by_date), year, most, "No event has a date."),
        _events("Without a date", undated, year, most),
        _stances(record, year, most),
    )
    return Brief(_title(record), _summary(record, year), sections)


def _waiting_first(matters: Sequence[OpenMatter], as_of: date, most: Mapping[str, int]) -> Section:
    """Who waits for whom; where there are too many lines, those with both sides named and told most often are kept."""
    still = [m for m in matters if m.state not in CLOSED and m.state != "contested"]
    size = most.get("Whose move it is", len(still))
    weight = lambda m: (bool(m.whose_move), bool(m.by and m.to), len(m.tellings), m.kind not in ("pledge", "demand"))  # noqa: E731
    kept = sorted(still, key=weight, reverse=True)[:size]
    return Section("Whose move it is", tuple(waits(kept, as_of)), "No move is awaited.", _more(len(still) - len(kept)))


def _settled(matters: Sequence[OpenMatter], as_of: date, most: Mapping[str, int]) -> Section:
    closed = [m for m in matters if m.state in CLOSED]
    lines = tuple(matter(m, as_of) for m in closed[: most.get("Settled", len(closed))])
    return Section("Settled", lines, more=_more(len(closed) - len(lines)))


def _events(title: str, told: Sequence[Happening], year: int, most: Mapping[str, int], empty: str = "") -> Section:
    """A section of happenings in the order given, the most telling ones kept."""
    size = most.get(title, len(told))
    kept = {h.id for h in sorted(told, key=_weight, reverse=True)[:size]}
    lines = tuple(happening(h, year) for h in told if h.id in kept)
    return Section(title, lines, empty, _more(len(told) - len(lines)))


def _weight(h: Happening) -> tuple[bool, int, bool, bool]:
    """How much a happening tells: somebody acts, how many tell it, both parties named, a turn in what was planned."""
    event = h.event
    turned = event.status in ("planned", "postponed", "called_off", "not_happened")
    return bool(event.actors), len(h.tellings), bool(event.recipients), turned


def _stances(record: Record, year: int, most: Mapping[str, int]) -> Section:
    size = most.get("How they stand", len(record.stances))
    lines = tuple(stance(r, s, year, record.matters) for r, s in record.stances[:size])
    return Section("How they stand", lines, more=_more(len(record.stances) - len(lines)))


def _more(n: int) -> str:
    return f"{n} more; --json gives all" if n else ""


def waits(matters: Iterable[OpenMatter], as_of: date) -> list[Line]:
    """What is not closed and not contested, the oldest wait first, what waits for nobody in particular last."""
    still = [m for m in matters if m.state not in CLOSED and m.state != "contested"]
    return [matter(m, as_of) for m in sorted(still, key=lambda m: (not m.whose_move, _since(m), m.id))]


def matter(m: OpenMatter, as_of: date) -> Line:
    """A matter as its last report tells it: who is to move or what became of it, for whom, since when."""
    report, last = m.tellings[-1]
    to = () if m.to == m.whose_move else m.to
    what = [" ".join([phrases.state(m.state), *_waiting(m, as_of)]), *_deadline(m, as_of)]
    if m.whose_move:
        head, what = f"{phrases.names(m.whose_move, report)} to move", [phrases.put(m.kind, m.by, to, report), *what]
    else:
        head = phrases.put(m.kind, m.by, to, report)
    return Line(
        id=m.id,
        head=phrases.capital(head),
        what=", ".join(what),
        says=phrases.according_to(last.says, report),
        quote=passage(report.text, last.about) if last.about else around(report.text, last.evidence),
        told=_printed([r for r, _ in m.tellings], report, as_of.year),
    )


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


def _since(m: OpenMatter) -> date:
    told = m.tellings[0][0].published
    return min(m.opened.first or m.opened.last or told, told) if m.opened else told


def dispute(d: OpenDispute, year: int, matters: Sequence[OpenMatter] = ()) -> Line:
    """A dispute with a line for each account of it."""
    about = next((m for m in matters if m.id == d.about), None)
    head = phrases.put(about.kind, about.by, about.to, about.tellings[0][0]) if about else d.about
    accounts = tuple(line for a in d.accounts for line in _account(a, year))
    return Line(d.id, phrases.capital(head) or "One thing", _KINDS[d.kind], accounts=accounts)


def _account(a: Account, year: int) -> list[Line]:
    """A line for each passage of one side; the reporter's own words go by the outlet that printed them."""
    who = lambda p: phrases.names(a.by, p.report) or _reporter(p.report)  # noqa: E731
    return [
        Line(
            p.report.id,
            phrases.capital(who(p)),
            quote=passage(p.report.text, p.spans),
            told=phrases.printed(p.report, year),
        )
        for p in a.passages
    ]


def _reporter(report: Report) -> str:
    return f"{report.outlet or 'The report'} (no source named)"


def group(report: Report, g: Group, year: int) -> Line:
    purpose = passage(report.text, g.purpose, 80).plain
    members = ", ".join(phrases.seat(m) for m in g.members)
    return Line(
        id=f"{report.id}.{g.id}",
        head=phrases.capital(g.name) or "A format",
        what="; ".join(filter(None, (f"members {members}" if members else "", f"to {purpose}" if purpose else ""))),
        quote=around(report.text, g.evidence),
        told=phrases.printed(report, year),
    )


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


def happening(h: Happening, year: int) -> Line:
    """One happening as it was first told, then how it went on, who denies it, and how many tell it."""
    first = h.tellings[0]
    return replace(
        telling(first, year),
        id=h.id,
        later=_later(h),
        told=_printed([t.report for t in h.tellings], first.report, year) + _times(len(h.tellings)),
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
    chain: list[Attribution] = [a]
    while chain[0].parent:
        chain.insert(0, chain[0].parent)
    words = passage(report.text, a.content_spans, 240)
    return Line(
        id=f"{report.id}.{a.id}",
        head=phrases.source(a, report),
        what=a.form + (", as told by " + phrases.source(chain[-2], report) if chain[1:] else ""),
        quote=words,
        told=phrases.printed(report, year),
    )


def _count(event: Event) -> str:
    if event.count == 1:
        return ""
    return f" ({phrases.times(event.count) if isinstance(event.count, int) else event.count})"


def _later(h: Happening) -> str:
    """Each step further that a later report or another source tells, and each denial, with who says so."""
    first, parts = h.tellings[0], []
    at = _STEPS.index(h.event.status)
    for t in h.tellings[1:]:
        says, step = phrases.according_to(t.event.says, t.report), _STEPS.index(t.event.status)
        later = t.report.published > first.report.published
        if t.event.status == "not_happened" and says:
            if h.event.status != "not_happened":
                parts.append("denied by " + says.removeprefix("according to "))
        elif step > at and (later or says):
            at = step
            parts.append(", ".join(filter(None, ("then " * later + phrases.status(t.event), says))))
    return "; ".join(dict.fromkeys(parts))


def _times(n: int) -> str:
    return "" if n == 1 else f", told {phrases.times(n)}"


def _printed(reports: Sequence[Report], shown: Report, year: int) -> str:
    others = len({r.id for r in reports}) - 1
    return phrases.printed(shown, year) + (f" and {others} more" if others else "")


def _has_date(event: Event) -> bool:
    return event.when is not None and (event.when.first or event.when.last) is not None


def _by_date(h: Happening) -> tuple[date, date, str]:
    when = h.event.when
    first, last = (when.first or when.last, when.last or when.first) if when else (None, None)
    return first or date.max, last or date.max, h.id


def _title(record: Record) -> str:
    if len(record.readings) == 1:
        return record.readings[0].report.title or record.readings[0].report.outlet or "One report"
    return record.dossier


def _summary(record: Record, year: int) -> str:
    """What the brief rests on."""
    if not record.readings:
        return "No reports yet."
    first, last = record.readings[0].report, record.readings[-1].report
    if len(record.readings) == 1:
        return f"{phrases.printed(last, 0)} · read by machine, not checked by a person"
    span = phrases.day(last.published, 0)
    if first.published != last.published:
        span = f"{phrases.day(first.published, year)} to {span}"
    return f"{len(record.readings)} reports, {span} · read by machine, not checked by a person"
