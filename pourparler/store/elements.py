"""A reading's elements as rows of the index: Reading -> rows of `elements` and `parties`. Pure.

Also which words of the text are an element's evidence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from ..record import (
    Actor,
    Attribution,
    Dispute,
    Event,
    Group,
    Interval,
    Matter,
    Reading,
    Says,
    Spans,
    Stance,
)

Element = Attribution | Event | Matter | Group | Stance | Dispute
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


def elements(reading: Reading) -> Iterator[tuple[str, Element]]:
    """(kind, element) for each element of a reading."""
    for kind, found in (
        ("attribution", reading.attributions),
        ("event", reading.events),
        ("matter", reading.matters),
        ("group", reading.groups),
        ("stance", reading.stances),
        ("dispute", reading.disputes),
    ):
        for element in found:
            yield kind, element


def evidence(element: Element) -> Spans:
    """The words that an element rests on, in text order."""
    match element:
        case Attribution():
            spans = [s for s in (element.source_span, element.cue_span, element.hedge) if s] + list(
                element.content_spans
            )
        case Event():
            spans = list(element.trigger)
        case Dispute():
            spans = list(chain.from_iterable(side.position for side in element.sides))
        case _:
            spans = list(element.evidence)
    return tuple(sorted(set(spans)))


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


def folded(name: str) -> str:
    """The words of a name without accents, case and punctuation, a space around each: whole words can be looked for."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " " + " ".join(re.findall(r"\w+", bare.casefold())) + " "


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
