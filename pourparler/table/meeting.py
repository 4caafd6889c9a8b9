"""Could these parties meet? A record -> the formats that could seat them, and what stands in the way. Pure.

Only what reports tell: a seat is a member's status in a group, an obstacle a refusal, a stance against or an invitation
declined. Nothing is concluded from silence, and no answer is given: each finding has its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from pourparler.naming import as_code, folded, is_among, is_meant
from pourparler.record import Format, Group, Member, Passage, Reading, Record, Report, Says

from .stances import Course, courses

_MEETING = re.compile(r"(?i)\b(meet|talk|negotiat|dialogue|summit|visit|receive|sit down)")
_CONDITION = re.compile(r"(?i)\b(unless|until|if|without)\b")  # "unless Oster is admitted" is no refusal of Oster
_OPEN = ("member", "attending", "invited", "proposed")  # seats that could be taken


@dataclass(frozen=True, slots=True)
class Seat:
    """The last told status of one of the parties asked for in a format. `told` by this report; no member: None."""

    party: str
    member: Member | None
    report: Report | None

    @property
    def is_open(self) -> bool:
        return self.member is not None and self.member.status in _OPEN


@dataclass(frozen=True, slots=True)
class Seating:
    """A format with a seat for each party asked for."""

    format: Format
    seats: tuple[Seat, ...]

    @property
    def seats_all(self) -> bool:
        return all(seat.is_open for seat in self.seats)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What one party asked for holds or did against meeting another. `id`: the element; `what`: in few words."""

    id: str
    by: str
    to: str
    what: str
    says: Says
    passage: Passage


@dataclass(frozen=True, slots=True)
class CouldMeet:
    """Formats that have at least two of the parties, those that could seat all first; obstacles, the newest first.

    `unnamed`: the parties that no report names."""

    parties: tuple[str, ...]
    formats: tuple[Seating, ...]
    obstacles: tuple[Obstacle, ...]
    unnamed: tuple[str, ...] = ()


def could_meet(record: Record, asked: Sequence[str]) -> CouldMeet:
    """`asked`: at least two country or sector codes, or words of names. A country's name asks for all who are its own,
    as its code does."""
    named = {as_code(who, record): who for who in asked}
    found = _could_meet(record, tuple(named))
    return CouldMeet(
        tuple(asked),
        tuple(replace(f, seats=tuple(replace(s, party=named[s.party]) for s in f.seats)) for f in found.formats),
        tuple(replace(o, by=named[o.by], to=named[o.to]) for o in found.obstacles),
        tuple(named[key] for key in found.unnamed),
    )


def _could_meet(record: Record, asked: Sequence[str]) -> CouldMeet:
    found = [Seating(f, tuple(_seat(f.tellings, who) for who in asked)) for f in record.groups]
    found = [f for f in found if sum(seat.member is not None for seat in f.seats) > 1]
    found.sort(key=lambda f: (not f.seats_all, -sum(seat.is_open for seat in f.seats), f.format.name, f.format.id))
    held, readings = courses(record.stances), {r.report.id: r for r in record.readings}
    obstacles = sorted(
        _obstacles(record, asked, held, readings), key=lambda o: (o.passage.report.published, o.id), reverse=True
    )
    unnamed = tuple(who for who in asked if not any(is_among(who, r.actors) for r in record.readings))
    return CouldMeet(tuple(asked), tuple(found), tuple(obstacles), unnamed)


def _seat(told: Sequence[tuple[Report, Group]], who: str) -> Seat:
    """The last telling wins; what a report says of it twice, by the less open word."""
    held = [(report, m) for report, group in told for m in group.members if is_meant(who, m.actor)]
    if not held:
        return Seat(who, None, None)
    last = held[-1][0]
    report, member = min((h for h in held if h[0] == last), key=lambda h: h[1].status in _OPEN)
    return Seat(who, member, report)


def _obstacles(
    record: Record, asked: Sequence[str], held: Sequence[Course], readings: Mapping[str, Reading]
) -> Iterable[Obstacle]:
    for by, to in permutations(asked, 2):
        yield from _refusals(record, by, to)
        yield from _stances(held, readings, by, to)
        yield from _declined(record, by, to)


def _refusals(record: Record, by: str, to: str) -> Iterable[Obstacle]:
    """Refusals to meet: the last word on each."""
    for h in record.happenings:
        if h.event.type != "REJECT" or h.event.mode != "meet":
            continue
        t = next((t for t in reversed(h.tellings) if t.event.status in ("happened", "ongoing")), None)
        if t and is_among(by, t.event.actors) and is_among(to, t.event.recipients):
            yield Obstacle(h.id, by, to, "refuses to meet", t.event.says, Passage(t.report, t.event.trigger))


def _stances(held: Iterable[Course], readings: Mapping[str, Reading], by: str, to: str) -> Iterable[Obstacle]:
    """Stances against as they are now: one that turned is none."""
    for course in held:
        report, s = course.now
        against = s.polarity == "against" or s.about == "opposition" and s.polarity == "for"
        if s.about == "willingness" and not (_MEETING.search(s.toward) and not _CONDITION.search(s.toward)):
            continue
        if against and is_meant(by, s.holder) and _toward(readings[report.id], s.toward, to):
            what = {"recognition": "does not recognise", "willingness": "is not willing"}.get(s.about, "is against")
            yield Obstacle(f"{report.id}.{s.id}", by, to, what, s.says, Passage(report, s.evidence))


def _toward(reading: Reading, toward: str, who: str) -> bool:
    """Whether a stance is toward a party: by name, by a name that has its code, or toward a matter of its own."""
    if folded(who) in folded(toward):
        return True
    if any(is_meant(who, a) and folded(a.name) in folded(toward) for a in reading.actors):
        return True
    return any(m.id == toward and is_among(who, m.by + m.to) for m in reading.matters)


def _declined(record: Record, by: str, to: str) -> Iterable[Obstacle]:
    """Invitations that one declined, or holds to be declined, by its last word."""
    for matter in record.matters:
        between = is_among(by, matter.to) and is_among(to, matter.by)
        if matter.kind not in ("invitation", "meeting", "visit") or not between:
            continue
        own = (s.by for s in matter.states_by if s.state == "declined")
        held = matter.state == "declined" or any(is_among(by, actors) for actors in own)
        told = next(((r, m) for r, m in reversed(matter.tellings) if m.state == "declined"), None)
        if held and told:
            report, last = told
            yield Obstacle(matter.id, by, to, f"declined the {matter.kind}", last.says, Passage(report, last.evidence))
