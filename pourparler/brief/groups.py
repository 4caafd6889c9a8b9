"""Seats and refusals of a format -> lines. Pure."""

from __future__ import annotations

from pourparler.table.seats import Refusal, Seat

from . import phrases
from .lines import Line
from .quotes import around


def seat(s: Seat, year: int) -> Line:
    """Who has a seat and how, since when it is told, and by whose word."""
    return Line(
        id=f"{s.report.id}.{s.group.id}",
        head=phrases.capital(s.member.actor.name) or "Somebody not named",
        what=s.member.status,
        says=phrases.according_to(s.says, s.report),
        quote=around(s.report.text, s.group.evidence),
        told=phrases.printed(s.report, year),
        when=f"since {phrases.day(s.report.published, year)}",
    )


def refusal(r: Refusal, year: int) -> Line:
    """Who would not sit there, and with whom."""
    report = r.passage.report
    return Line(
        id=r.id,
        head=phrases.capital(phrases.from_to(r.by, r.to, report)),
        what="refusal",
        says=phrases.according_to(r.says, report),
        quote=around(report.text, r.passage.spans),
        told=phrases.printed(report, year),
    )
