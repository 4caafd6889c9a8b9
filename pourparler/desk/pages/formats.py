"""Formats for talks: a card each, and whether some parties could meet, as far as reports tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Query

from pourparler.brief import phrases
from pourparler.brief.lines import purpose_lead
from pourparler.brief.quotes import passage
from pourparler.desk import addresses, items
from pourparler.desk.items import Item
from pourparler.desk.page import Here, Page
from pourparler.desk.parties import Choice, PartyName, choices
from pourparler.desk.records import Kept
from pourparler.desk.windows import PageNumber, Window, window
from pourparler.record import Format, PourparlerError
from pourparler.table.meeting import Obstacle, Seating, could_meet
from pourparler.table.parties import party
from pourparler.table.seats import Tellings, meetings, refusals, seats

_SIZE = 24
_TELLINGS = 5  # of a card, the last
_MOST = 6  # parties that can be asked about at once

Named = Annotated[str | None, Query(max_length=400, description="Parties who might meet, with commas between.")]


@dataclass(frozen=True)
class Purpose:
    """What a format is for, in the words of a report. `lead`: the word before them, "To" or "On"."""

    lead: str
    quote: str
    told: str
    words: str


@dataclass(frozen=True)
class Card:
    """One format. `seats`: who could sit there; `refused`: seats refused or denied; `told`: its reports, in words;
    `tellings`: the last of them, the newest first."""

    id: str
    name: str
    told: str
    item: Item
    tellings: tuple[Item, ...]
    purpose: Purpose | None
    seats: tuple[Item, ...]
    refused: tuple[Item, ...]
    last: Item | None
    next: Item | None


@dataclass(frozen=True)
class CouldMeet:
    """Formats that could seat all parties, those that could seat some, and what stands in the way; no answer."""

    parties: tuple[str, ...]
    whole: tuple[Item, ...]
    partly: tuple[Item, ...]
    obstacles: tuple[Item, ...]


@dataclass(frozen=True)
class Formats:
    cards: tuple[Card, ...]
    window: Window
    party: str
    meet: str
    could_meet: CouldMeet | None
    parties: tuple[Choice, ...]


def formats(here: Here, meet: Named = None, party: PartyName = None, page: PageNumber = 1) -> Formats:
    """The formats for talks, those told of last first. `meet`: "A, B": could these meet?"""
    key = here.parties.key(party)
    members = [(f, _members(f)) for f in here.formats]
    shown, of = window([f for f, keys in members if key in (None, *keys)], page, _SIZE)
    return Formats(
        cards=tuple(_card(here, f) for f in shown),
        window=of,
        party="" if key is None else here.parties.name(key),
        meet=meet or "",
        could_meet=_could_meet(here, meet) if meet else None,
        parties=choices((key for _, keys in members for key in keys), here.parties),
    )


def _members(f: Format) -> frozenset[str]:
    return frozenset(party(m.actor) for _, group in f.tellings for m in group.members if party(m.actor))


def _card(here: Kept, f: Format) -> Card:
    told = f.tellings
    held = seats(told, here.readings)
    refused = [items.seat(here, s) for s in held if s.is_refused]
    refused += [items.refusal(here, r) for r in refusals(told, here.readings)]
    before, ahead = meetings(told, here.readings, here.as_of)
    return Card(
        id=f.id,
        name=phrases.capital(f.name) or "A format",
        told=_told(here, told),
        item=items.format(here, f),
        tellings=tuple(items.group(here, report, group) for report, group in reversed(told[-_TELLINGS:])),
        purpose=_purpose(here, told),
        seats=tuple(items.seat(here, s) for s in held if not s.is_refused),
        refused=tuple(refused),
        last=items.telling(here, before) if before else None,
        next=items.telling(here, ahead) if ahead else None,
    )


def _told(here: Kept, told: Tellings) -> str:
    """How many reports tell of it, and from when to when."""
    days = dict.fromkeys(phrases.day(report.published, here.as_of.year) for report, _ in (told[0], told[-1]))
    reports = len({report.id for report, _ in told})
    return f"{reports} {'report' if reports == 1 else 'reports'}, " + " to ".join(days)


def _purpose(here: Kept, told: Tellings) -> Purpose | None:
    """The purpose that was told last."""
    found = next(((report, g.purpose) for report, g in reversed(told) if g.purpose), None)
    if found is None:
        return None
    report, spans = found
    where = addresses.words(here.dossier, report.id, spans)
    lead = phrases.capital(purpose_lead(report, spans))
    return Purpose(lead, passage(report.text, spans, 200).plain, phrases.printed(report, here.as_of.year), where)


def _could_meet(here: Kept, meet: str) -> CouldMeet:
    asked = _asked(here, meet)
    found = could_meet(here.record, list(asked))
    return CouldMeet(
        parties=tuple(asked.values()),
        whole=_formats(here, asked, [f for f in found.formats if f.seats_all]),
        partly=_formats(here, asked, [f for f in found.formats if not f.seats_all]),
        obstacles=tuple(items.obstacle(here, _named(o, asked)) for o in found.obstacles),
    )


def _asked(here: Kept, meet: str) -> dict[str, str]:
    """The parties asked about, by what they count as. PourparlerError where they are too few or too many."""
    named = [name.strip() for name in meet.split(",") if name.strip()]
    asked = {here.parties.key(name) or name: name for name in named}
    if not 1 < len(asked) <= _MOST:
        raise PourparlerError(f"It takes two to meet, and no more than {_MOST} at once here. Name them with commas.")
    return {key: here.parties.name(key) if key in here.parties.names else name for key, name in asked.items()}


def _formats(here: Kept, asked: dict[str, str], found: Sequence[Seating]) -> tuple[Item, ...]:
    named = (replace(f, seats=tuple(replace(s, party=asked[s.party]) for s in f.seats)) for f in found[:_SIZE])
    return tuple(items.seating(here, f) for f in named)


def _named(o: Obstacle, asked: dict[str, str]) -> Obstacle:
    return replace(o, by=asked[o.by], to=asked[o.to])


PAGES = (Page("formats", "/{dossier}/formats", formats, "Formats"),)
