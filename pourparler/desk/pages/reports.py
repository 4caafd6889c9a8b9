"""The reports of a dossier, the newest first, with how much was read in each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pourparler.desk import addresses
from pourparler.desk.page import Here, Page
from pourparler.desk.windows import PageNumber, Window, window
from pourparler.record import Reading


@dataclass(frozen=True)
class ReportLine:
    """One report in a list. `counts`: how much was read in it, by kind."""

    id: str
    title: str
    outlet: str
    published: date
    page: str
    counts: dict[str, int]


@dataclass(frozen=True)
class Reports:
    reports: tuple[ReportLine, ...]
    window: Window


def reports(here: Here, page: PageNumber = 1) -> Reports:
    """The dossier's reports, the newest first."""
    shown, of = window(here.record.readings[::-1], page)
    return Reports(tuple(_line(here.dossier, r) for r in shown), of)


def _line(dossier: str, reading: Reading) -> ReportLine:
    r = reading.report
    counts = {"events": len(reading.events), "statements": len(reading.attributions), "matters": len(reading.matters)}
    return ReportLine(r.id, r.title, r.outlet, r.published, addresses.page(dossier, "reports", r.id), counts)


PAGES = (Page("reports", "/{dossier}/reports", reports, "Reports"),)
