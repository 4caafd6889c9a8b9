"""Could these parties meet? Formats and obstacles -> a brief. Pure. It answers nothing: it lists what reports tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pourparler.table.meeting import CouldMeet, Obstacle, Seat, Seating

from . import phrases
from .lines import Line, format_line
from .quotes import around
from .sections import Brief, Section


def meeting_brief(found: CouldMeet, as_of: date) -> Brief:
    """Formats that could seat all, those that lack somebody, and what stands in the way."""
    year, last = as_of.year, len(found.parties) - 1
    names = ", ".join(found.parties[:last]) + f" and {found.parties[last]}"
    whole = tuple(seating_line(f, year) for f in found.formats if f.seats_all)
    partly = tuple(seating_line(f, year) for f in found.formats if not f.seats_all)
    obstacles = tuple(obstacle_line(o, year) for o in found.obstacles)
    sections = (
        Section("Formats with a seat for each", whole, "No report tells of one."),
        Section("Formats with a seat for some", partly),
        Section("What stands in the way", obstacles, "No report tells of a refusal."),
    )
    unnamed = f" No report names {' or '.join(found.unnamed)}." if found.unnamed else ""
    return Brief(f"Could {names} meet?", f"What the reports tell; it is no answer.{unnamed}", sections)


def seating_line(found: Seating, year: int) -> Line:
    """A format, with the seat that each party asked for has in it."""
    return replace(format_line(found.format, year), what=", ".join(_seat(s) for s in found.seats))


def _seat(seat: Seat) -> str:
    if seat.member is None:
        return f"{seat.party} not in it"
    return f"{seat.member.actor.name} {seat.member.status}"


def obstacle_line(o: Obstacle, year: int) -> Line:
    """What one party holds or did against meeting another."""
    report = o.passage.report
    return Line(
        o.id,
        f"{o.by} → {o.to}",
        o.what,
        phrases.according_to(o.says, report),
        quote=around(report.text, o.passage.spans),
        told=phrases.printed(report, year),
    )
