"""A format as its reports tell it -> who has a seat since when, who refused, when it meets. Pure.

Only what stands in the sentences that name the format: a refusal or a meeting told elsewhere is not tied to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.record import Actor, Actors, Attribution, Group, Member, Passage, Reading, Report, Says, Spans, Telling

from .parties import parties, party
from .wording import sentence

Tellings = Sequence[tuple[Report, Group]]

_NO = ("refuses", "excluded")
_AHEAD = ("planned", "hypothetical", "postponed", "ongoing")


@dataclass(frozen=True, slots=True)
class Seat:
    """A member's status as last told, and the report that told that status first: `since`, by whose word, and where."""

    member: Member
    report: Report
    group: Group
    says: Says

    @property
    def is_refused(self) -> bool:
        return self.member.status in _NO


@dataclass(frozen=True, slots=True)
class Refusal:
    """Who would not sit there, and with whom, where that is told. `id`: the element it rests on."""

    id: str
    by: Actors
    to: Actors
    says: Says
    passage: Passage


def seats(told: Tellings, readings: Mapping[str, Reading]) -> tuple[Seat, ...]:
    """The seats of a format, in the order they were first told of; its reports are given the oldest first."""
    found: dict[str, Seat] = {}
    for report, group in told:
        for member in group.members:
            known = found.get(_seat_of(member.actor))
            if known is None or known.member.status != member.status:
                says = says_of(readings[report.id], group.evidence)
                found[_seat_of(member.actor)] = Seat(member, report, group, says)
    return tuple(found.values())


def members(told: Tellings) -> tuple[Member, ...]:
    """Each seat as it was last told, in the order they were first told of."""
    found: dict[str, Member] = {}
    for _, group in told:
        found |= {_seat_of(member.actor): member for member in group.members}
    return tuple(found.values())


def refusals(told: Tellings, readings: Mapping[str, Reading]) -> tuple[Refusal, ...]:
    """Refusals in the sentences that name a format, each party's once a report, and once where another copies it."""
    found: dict[tuple[str, frozenset[str]], Refusal] = {}
    words: set[tuple[str, frozenset[str]]] = set()
    for report, group in told:
        for refusal in (*_acts(readings[report.id], group), *_stances(readings[report.id], group)):
            by, said = parties(refusal.by), report.text[slice(*sentence(report.text, *refusal.passage.spans[0]))]
            if (report.id, by) not in found and (said, by) not in words:
                found[report.id, by] = refusal
                words.add((said, by))
    return tuple(found.values())


def meetings(told: Tellings, readings: Mapping[str, Reading], as_of: date) -> tuple[Telling | None, Telling | None]:
    """The last meeting that took place and the next one that is spoken of, in the sentences that name a format."""
    past, ahead = [], []
    for report, group in told:
        for event in readings[report.id].events:
            if event.type != "CONSULT" or not event.when or not _inside(event.trigger, report, group):
                continue
            first, last = event.when.first or event.when.last, event.when.last or event.when.first
            if event.status == "happened" and last and last <= as_of:
                past.append((last, Telling(report, event)))
            elif event.status in _AHEAD and last and last >= as_of:
                ahead.append((first, Telling(report, event)))
    by_day = lambda found: found[0]  # noqa: E731
    return max(past, key=by_day, default=(None, None))[1], min(ahead, key=by_day, default=(None, None))[1]


def says_of(reading: Reading, spans: Spans) -> Says:
    """The chain by which words are told, the outermost source first; none for the reporter's own."""
    holding = [a for a in reading.attributions if any(s <= spans[0].start < e for s, e in a.content_spans)]
    inner = min(holding, key=lambda a: sum(e - s for s, e in a.content_spans), default=None)
    return tuple(reversed(list(_outwards(inner))))


def _outwards(link: Attribution | None) -> Iterator[Attribution]:
    while link:
        yield link
        link = link.parent


def _seat_of(actor: Actor) -> str:
    """A country has one seat, whatever a report calls it; a person has his own."""
    return actor.name.lower() if actor.kind == "person" else party(actor)


def _acts(reading: Reading, group: Group) -> Iterable[Refusal]:
    for e in reading.events:
        refused = e.type == "REJECT" and e.status in ("happened", "ongoing") and e.actors
        if refused and _inside(e.trigger, reading.report, group):
            yield _refusal(reading, e.id, e.actors, e.recipients, e.says, e.trigger)


def _stances(reading: Reading, group: Group) -> Iterable[Refusal]:
    for s in reading.stances:
        against = s.about in ("willingness", "support") and s.polarity == "against"
        if against and _inside(s.evidence, reading.report, group):
            yield _refusal(reading, s.id, (s.holder,), (), s.says, s.evidence)


def _refusal(reading: Reading, id: str, by: Actors, to: Actors, says: Says, spans: Spans) -> Refusal:
    return Refusal(f"{reading.report.id}.{id}", by, to, says, Passage(reading.report, spans))


def _inside(spans: Spans, report: Report, group: Group) -> bool:
    """Whether words stand in the sentence that names a format."""
    first, last = sentence(report.text, *group.evidence[0])
    return first <= spans[0].start < last
