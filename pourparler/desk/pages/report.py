"""One report: its text with what was read in it, and the record of a chosen passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, get_args

from fastapi import Form, Query

from pourparler.adding import places
from pourparler.brief import phrases
from pourparler.desk import addresses, cutting, items
from pourparler.desk.citing import Citation, citation
from pourparler.desk.cutting import LAYERS, TextPiece
from pourparler.desk.items import Item
from pourparler.desk.page import Action, Done, Door, Here, Page, Who
from pourparler.desk.pages.review import Words
from pourparler.desk.pages.review_one import Typed
from pourparler.desk.records import Kept, Missing
from pourparler.elements import elements, evidence
from pourparler.record import (
    Attribution,
    Dispute,
    Event,
    EventType,
    Group,
    Matter,
    Passage,
    Reading,
    Span,
    Spans,
    Stance,
    Status,
)

Name = Literal["says", "events", "times", "places", "matters", "none"]


@dataclass(frozen=True)
class Noted:
    """Something that was read, and the stretches of the text it rests on."""

    kind: str
    item: Item
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Chosen:
    """The passage that was asked for: its words and their place ("12-40"), what was read there, and how to cite it.

    `types`, `statuses`: what an event that is added here may have."""

    words: str
    at: str
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    noted: tuple[Noted, ...]
    citation: Citation
    link: str


@dataclass(frozen=True)
class ReportView:
    """`paragraphs`: the part of the text that is shown, in pieces; `noted`: what was read in it, in text order."""

    id: str
    title: str
    outlet: str
    published: date
    byline: str
    dateline: str
    url: str
    part: int
    parts: int
    paragraphs: tuple[tuple[TextPiece, ...], ...]
    layers: tuple[str, ...]
    noted: tuple[Noted, ...]
    chosen: Chosen | None
    earlier: str
    later: str


def report(
    here: Here,
    id: str,
    at: Annotated[
        str, Query(max_length=400, description='An element ("e3") or places in the text ("12-40.51-60").')
    ] = "",
    layer: Annotated[list[Name] | None, Query(description="The layers shown; all of them by default.")] = None,
    part: Annotated[int | None, Query(ge=1, le=100_000, description="Which part of a long text.")] = None,
) -> ReportView:
    """A report with its layers: who says, events, times, places, matters."""
    reading = here.reading(id)
    r = reading.report
    asked = _asked(reading, at)
    parts = cutting.parts(r.text)
    n = min(part, len(parts)) if part else _part_of(parts, asked)
    shown, covered = parts[n - 1], cutting.layers(reading)
    noted = sorted(_noted(here, reading, shown), key=lambda x: x.spans[0])
    return ReportView(
        r.id, r.title, r.outlet, r.published, r.byline, r.dateline, addresses.outside(r.url), n, len(parts),
        tuple(cutting.pieces(r.text, span, covered, asked) for span in cutting.paragraphs(r.text, shown)),
        tuple(name for name in LAYERS if layer is None or name in layer),
        tuple(noted),
        _chosen(here, reading, at, asked) if asked else None,
        *_neighbours(here, reading),
    )  # fmt: skip


def _asked(reading: Reading, at: str) -> Spans:
    """The stretches of the text that an address means. Missing where it means nothing here."""
    if not at:
        return ()
    if there := places(reading.report, at):
        return there
    found = next((evidence(e) for _, e in elements(reading) if e.id == at), ())
    if not found:
        raise Missing(
            f"Nothing in report {reading.report.id} is at {at!r}. It may have been read anew: search its words."
        )
    return found


def _part_of(parts: list[Span], asked: Spans) -> int:
    start = asked[0].start if asked else 0
    return next(n for n, part in enumerate(parts, 1) if start < part.end or n == len(parts))


def _chosen(here: Kept, reading: Reading, at: str, asked: Spans) -> Chosen:
    """What rests on these words, the element asked for first."""
    r = reading.report
    around = Span(asked[0].start, max(s.end for s in asked))
    found = [n for n in _noted(here, reading, around) if any(a.overlaps(b) for a in n.spans for b in asked)]
    own = [n for n in found if n.item.words == addresses.words(here.dossier, r.id, at)]
    says = next((e.says for _, e in elements(reading) if e.id == at and isinstance(e, Event | Matter | Stance)), ())
    said = next((e for _, e in elements(reading) if e.id == at and isinstance(e, Attribution)), None)
    speaker = phrases.source(said, r) if said else phrases.according_to(says, r)
    return Chosen(
        Passage(r, asked).words,
        addresses.places(asked),
        get_args(EventType),
        get_args(Status),
        tuple(own + [n for n in found if n not in own]),
        citation(r, asked, speaker),
        addresses.words(here.dossier, r.id, at),
    )


def _noted(here: Kept, reading: Reading, within: Span) -> Iterator[Noted]:
    """What was read in this stretch of the text, as items."""
    r = reading.report
    for kind, element in elements(reading):
        spans = evidence(element)
        if not any(s.overlaps(within) for s in spans):
            continue
        match element:
            case Event():
                yield Noted(kind, items.event(here, r, element), spans)
            case Attribution():
                yield Noted(kind, items.saying(here, r, element), spans)
            case Group():
                yield Noted(kind, items.group(here, r, element), spans)
            case Stance():
                yield Noted(kind, items.stance(here, r, element), spans)
            case Matter() if m := here.matter_of.get(f"{r.id}.{element.id}"):
                yield Noted(kind, items.matter(here, m, (r, element)), spans)
            case Dispute() if d := here.dispute_of.get(f"{r.id}.{element.id}"):
                yield Noted(kind, items.dispute(here, d), spans)
    yield from (Noted("time", items.time(here, r, t), (t.span,)) for t in reading.timexes if t.span.overlaps(within))
    yield from (Noted("place", items.place(here, r, p), (p.span,)) for p in reading.places if p.span.overlaps(within))


def _neighbours(here: Kept, reading: Reading) -> tuple[str, str]:
    """The addresses of the report before, and of the one after; "" at the ends."""
    at = here.order[reading.report.id]
    near = [here.record.readings[i] if 0 <= i < len(here.record.readings) else None for i in (at - 1, at + 1)]
    earlier, later = (addresses.page(here.dossier, "reports", n.report.id) if n else "" for n in near)
    return earlier, later


def add_seen(
    here: Here,
    door: Door,
    who: Who,
    typed: Typed,
    report: Annotated[str, Form(max_length=200)],
    at: Annotated[str, Form(max_length=400, description='Places in the text ("12-40.51-60").')],
    why: Words = "",
) -> Done:
    """Add an event ("set-type", "set-actors" and so on) or who says so ("set-source", "set-named") to these words."""
    changes = [f"{name}={value}" for name, value in typed.items() if value.strip()]
    row = door.add_seen(report, at, changes, here.dossier, who=who.name, why=why)
    new = row.targets[0]
    return Done(f"Added as correction {row.n}.", addresses.words(here.dossier, report, new.local_id))


PAGES = (Page("report", "/{dossier}/reports/{id}", report, part_of="reports"),)
ACTIONS = (Action("/{dossier}/review/add", add_seen),)
