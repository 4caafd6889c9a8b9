"""A reading's elements as rows of the index: Reading -> rows of `elements` and `parties`. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pourparler.elements import Element, elements, evidence
from pourparler.record import Actor, Attribution, Dispute, Event, Group, Interval, Matter, Reading, Says, Stance

Parties = tuple[tuple[str, Actor], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What the index keeps of one element. `parties`: (role, actor)."""

    local_id: str
    kind: str
    start: int | None
    type: str = ""
    mode: str = ""
    status: str = ""
    when: Interval | None = None
    parties: Parties = ()


def row(kind: str, element: Element) -> Row:
    spans = evidence(element)
    start = spans[0].start if spans else None
    match element:
        case Attribution():
            status = "named" if element.named else "unnamed"
            own = _as("source", element.sources)
            return Row(element.id, kind, start, element.form, "", status, None, own)
        case Event():
            parties = _as("actor", element.actors) + _as("recipient", element.recipients) + _sources(element.says)
            return Row(element.id, kind, start, element.type, element.mode, element.status, element.when, parties)
        case Matter():
            parties = _as("by", element.by) + _as("to", element.to) + _as("whose_move", element.whose_move)
            parties += _sources(element.says)
            return Row(element.id, kind, start, element.kind, "", element.state, element.opened, parties)
        case Group():
            return Row(element.id, kind, start, parties=_as("member", (m.actor for m in element.members)))
        case Stance():
            parties = (
                _as("holder", (element.holder,)) + _as("toward", (Actor(element.toward),)) + _sources(element.says)
            )
            when = Interval(element.as_of, element.as_of) if element.as_of else None
            return Row(element.id, kind, start, element.about, "", element.polarity, when, parties)
        case Dispute():
            by = dict.fromkeys(actor for side in element.sides for actor in side.by)
            return Row(element.id, kind, start, element.kind, parties=_as("by", by))
    raise TypeError(f"{element!r} is no element of a reading")


def rows(reading: Reading) -> list[Row]:
    return [row(kind, element) for kind, element in elements(reading)]


def _as(role: str, actors: Iterable[Actor]) -> Parties:
    return tuple((role, actor) for actor in actors)


def _sources(says: Says) -> Parties:
    """Every source of the chain, and of what the chain stands inside."""
    found: dict[Actor, None] = {}
    for attribution in says:
        link: Attribution | None = attribution
        while link:
            found |= dict.fromkeys(link.sources)
            link = link.parent
    return _as("source", found)
