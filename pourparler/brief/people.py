"""Persons of a dossier -> lines: who, of which country, in which office from when to when, by which reports. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pourparler.record import Report
from pourparler.table.introductions import Introduction
from pourparler.table.people import Person

from . import phrases
from .lines import Line
from .quotes import around
from .written import report, written


def person(p: Person, year: int, at_length: bool = False) -> Line:
    """A line, with one for each office, by its first words; `at_length`: with one for each introduction."""
    told = [(i,) for i in p.introductions] if at_length else p.offices
    return Line(
        id=p.id,
        head=p.name,
        what=p.country,
        accounts=tuple(_office(introductions, year) for introductions in told),
        checked=p.checked,
    )


def in_json(p: Person) -> dict[str, Any]:
    """A person with every introduction, in the words of docs/record.md."""
    told = [written(i.passage) | _as_introduced(i) for i in p.introductions]
    return {"id": p.id, "name": p.name, "country": p.country, "checked": p.checked, "introductions": told}


def _as_introduced(i: Introduction) -> dict[str, Any]:
    actor, told = i.actor, i.passage.report
    return {"id": i.id, "report": report(told), **written(actor), "role": actor.role}


def _office(told: Sequence[Introduction], year: int) -> Line:
    """Introductions in one office, by the words of the first."""
    actor, first = told[0].actor, told[0].passage
    return Line(
        id=told[0].id,
        head=f"{actor.role} ({actor.sector})" if actor.sector else actor.role,
        quote=around(first.report.text, first.spans),
        told=_printed([i.passage.report for i in told], year),
    )


def _printed(reports: Sequence[Report], year: int) -> str:
    """The first report, and how far the others reach: "Lumen Post 3 Mar, 2 more to 9 Mar"."""
    others = len({r.id for r in reports}) - 1
    more = f", {others} more to {phrases.day(reports[-1].published, year)}" if others else ""
    return phrases.printed(reports[0], year) + more
