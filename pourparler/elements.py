"""A reading's elements, one after another, and the words that each rests on; a record's by their id. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from .record import (
    Attribution,
    Dispute,
    Event,
    Format,
    Group,
    Happening,
    Matter,
    OpenDispute,
    OpenMatter,
    Reading,
    Record,
    Spans,
    Stance,
)

Element = Attribution | Event | Matter | Group | Stance | Dispute
OfRecord = Happening | OpenMatter | Format | OpenDispute


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
            marks = (element.source_span, element.cue_span, element.hedge)
            spans = [s for s in marks if s] + list(element.content_spans)
        case Event():
            spans = list(element.trigger)
        case Dispute():
            spans = list(chain.from_iterable(side.position for side in element.sides))
        case _:
            spans = list(element.evidence)
    return tuple(sorted(set(spans)))


def of_record(record: Record, id: str) -> tuple[str, OfRecord] | None:
    """(kind, element) of this id among what a record puts together; None where there is none."""
    for kind, found in (
        ("happening", record.happenings),
        ("matter", record.matters),
        ("format", record.groups),
        ("dispute", record.disputes),
    ):
        for element in found:
            if element.id == id:
                return kind, element
    return None
