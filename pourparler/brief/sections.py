"""Record -> brief: sections of lines. Pure.

What a reader needs first stands first: whose move it is, where accounts part; then formats, stances, the timeline, and
what has no date. The writers (terminal, Markdown, HTML, docx) only lay these lines out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pourparler.record import Event, Format, Happening, OpenDispute, OpenMatter, Record
from pourparler.table.matters import CLOSED
from pourparler.table.stances import courses

from . import phrases
from .lines import Line, course, dispute, format_line, happening, matter


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
_COMMANDS = {
    "Whose move it is": "matters",
    "Settled": "matters",
    "Timeline": "events",
    "Without a date": "events",
    "How they stand": "stances",
}  # that list what a section leaves out


def brief(
    record: Record, since: date | None = None, most: Mapping[str, int] | None = None, is_kept: bool = False
) -> Brief:
    """The brief of a record. `since`: disputes and events told on or after that day only; what is open stays.

    `most`: how many lines a section may have; of happenings those told most, with both parties named, are kept.
    `is_kept`: the dossier is in a database, where commands list what is left out."""
    most = MOST if most is None else most
    as_of = max((r.report.published for r in record.readings), default=date.min)
    year, new = as_of.year, since or date.min
    told = [h for h in record.happenings if h.tellings[-1].report.published >= new]
    disputes = [d for d in record.disputes if any(p.report.published >= new for p in d.evidence)]
    dated, undated = [h for h in told if _has_date(h.event)], [h for h in told if not _has_date(h.event)]
    nothing_new = f"Nothing new since {phrases.day(since, 0)}." if since else ""
    parts = tuple(dispute(d, year, record.matters) for d in disputes)
    sections = (
        _waiting_first(record.matters, as_of, most),
        Section("Where accounts part", parts, nothing_new or "Nowhere."),
        _settled(record.matters, as_of, most),
        Section("Formats", tuple(format_line(f, year) for f in record.groups)),
        _events("Timeline", sorted(dated, key=_by_date), year, most, nothing_new or "No event has a date."),
        _events("Without a date", undated, year, most),
        _stances(record, year, most),
    )
    if is_kept:
        sections = tuple(replace(s, more=_listed_by(s)) for s in sections)
    return checked_brief(record, _title(record), sections)


def _listed_by(section: Section) -> str:
    """How much is left out, and the command that lists it."""
    n = section.more.partition(" ")[0]
    return f"{n} more; `pourparler {_COMMANDS[section.title]}` lists all" if n else ""


def _waiting_first(matters: Sequence[OpenMatter], as_of: date, most: Mapping[str, int]) -> Section:
    """Who waits for whom, and what is contested; where there are too many lines, those with both sides named and told
    most often are kept."""
    still = waiting(matters)
    size = most.get("Whose move it is", len(still))
    kept = sorted(still, key=_tells_most, reverse=True)[:size]
    return Section("Whose move it is", tuple(waits(kept, as_of)), "No move is awaited.", _more(len(still) - len(kept)))


def _tells_most(m: OpenMatter) -> tuple[bool, bool, int, bool]:
    moves = bool(m.whose_move) or m.state == "contested"
    return moves, bool(m.by and m.to), len(m.tellings), m.kind not in ("pledge", "demand")


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
    """How each party stands, those that changed first."""
    held = sorted(courses(record.stances), key=lambda c: not c.changed)
    size = most.get("How they stand", len(held))
    lines = tuple(course(c, year, record.matters) for c in held[:size])
    return Section("How they stand", lines, more=_more(len(held) - len(lines)))


def _more(n: int) -> str:
    return f"{n} more; --json gives all" if n else ""


def waits(matters: Iterable[OpenMatter], as_of: date) -> list[Line]:
    """A line for each matter that waits."""
    return [matter(m, as_of) for m in waiting(matters)]


def waiting(matters: Iterable[OpenMatter]) -> list[OpenMatter]:
    """What is not closed, the oldest wait first, what waits for nobody in particular and is not contested last."""
    still = [m for m in matters if m.state not in CLOSED]
    return sorted(still, key=lambda m: (not m.whose_move and m.state != "contested", _since(m), m.id))


def _since(m: OpenMatter) -> date:
    told = m.tellings[0][0].published
    return min(m.opened.first or m.opened.last or told, told) if m.opened else told


def _has_date(event: Event) -> bool:
    return event.when is not None and event.when.is_dated


def _by_date(h: Happening) -> tuple[date, date, str]:
    when = h.event.when
    first, last = (when.first or when.last, when.last or when.first) if when else (None, None)
    return first or date.max, last or date.max, h.id


def _title(record: Record) -> str:
    """The headline of a single report, else the dossier's name."""
    return (len(record.readings) == 1 and record.readings[0].report.title) or record.dossier


def checked_brief(record: Record, title: str, sections: Iterable[Section]) -> Brief:
    """The brief of these sections, each line marked whether a person checked it, and how many in the header."""
    rest = rests_on(record)

    def marked(line: Line) -> Line:
        return replace(line, checked=record.checked.issuperset(rest.get(line.id, [line.id])))

    made = tuple(replace(s, lines=tuple(marked(line) for line in s.lines)) for s in sections)
    lines = [line for s in made for line in s.lines]
    return Brief(title, _summary(record, sum(line.checked for line in lines), len(lines)), made)


def rests_on(record: Record) -> dict[str, list[str]]:
    """The tellings that each happening, matter, format and dispute rests on: it is checked when all of them are."""
    things = (*record.happenings, *record.matters, *record.groups, *record.disputes)
    return {thing.id: tellings(thing) for thing in things}


def tellings(thing: Happening | OpenMatter | Format | OpenDispute) -> list[str]:
    """The ids of what single reports tell of it; its own where only the table sees it."""
    match thing:
        case Happening():
            return [t.id for t in thing.tellings]
        case OpenMatter() | Format():
            return [f"{report.id}.{told.id}" for report, told in thing.tellings]
    return list(thing.told) or [thing.id]


def _summary(record: Record, checked: int, lines: int) -> str:
    """What the brief rests on, and how much of it a person checked."""
    if not record.readings:
        return "No reports yet."
    by = "not checked by a person"
    if checked:
        by = f"{checked} of {lines} lines checked by a person" if checked < lines else "every line checked by a person"
    first, last = record.readings[0].report, record.readings[-1].report
    if len(record.readings) == 1:
        return f"{phrases.printed(last, 0)} · read by machine, {by}"
    span = phrases.day(last.published, 0)
    if first.published != last.published:
        span = f"{phrases.day(first.published, last.published.year)} to {span}"
    return f"{len(record.readings)} reports, {span} · read by machine, {by}"
