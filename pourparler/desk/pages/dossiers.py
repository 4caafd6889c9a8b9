"""The dossiers there are; straight to the only one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import Cookie, Response
from fastapi.responses import RedirectResponse

from pourparler.desk import addresses
from pourparler.desk.page import Door, Here, Page
from pourparler.desk.records import Kept

_YEAR = 365 * 24 * 3600  # seconds


@dataclass(frozen=True)
class DossierLine:
    name: str
    page: str


@dataclass(frozen=True)
class Dossiers:
    dossiers: tuple[DossierLine, ...]


def dossiers(door: Door) -> Dossiers:
    """The dossiers of this desk."""
    return Dossiers(tuple(DossierLine(name, addresses.page(name)) for name in door.names()))


def _the_only_one(view: Dossiers, _: None) -> Response | None:
    return RedirectResponse(view.dossiers[0].page) if len(view.dossiers) == 1 else None


@dataclass(frozen=True)
class Front:
    """Where a dossier begins. `since`: new is what was printed after the last day that this reader had seen."""

    today: str
    since: date | None


def front(here: Here, looked: Annotated[str, Cookie(include_in_schema=False)] = "") -> Front:
    """Today, with what is new since the reader last looked."""
    before, last = _looked(looked)
    seen = last if last and last < here.as_of else before
    since = seen + timedelta(days=1) if seen else None
    return Front(addresses.page(here.dossier, "today", since=since), since)


def _to_today(view: Front, here: Kept) -> Response:
    """On to today; the browser remembers what the reader has seen now, and before."""
    before = view.since - timedelta(days=1) if view.since else None
    value = "_".join(day.isoformat() if day else "" for day in (before, here.as_of))
    answer = RedirectResponse(view.today)
    path = addresses.page(here.dossier)
    answer.set_cookie("looked", value, max_age=_YEAR, path=path, httponly=True, samesite="strict")
    return answer


def _looked(cookie: str) -> tuple[date | None, date | None]:
    """The last days that a reader had seen, before and now, as the browser tells; it may tell anything."""
    days = re.fullmatch(r"([12]\d{3}-\d\d-\d\d)?_([12]\d{3}-\d\d-\d\d)", cookie, re.ASCII)
    try:
        before, last = (date.fromisoformat(day) if day else None for day in days.groups()) if days else (None, None)
        return before, last
    except ValueError:
        return None, None


PAGES = (
    Page("dossiers", "/", dossiers, answer=_the_only_one),
    Page("dossier", "/{dossier}", front, answer=_to_today, lasts=False),
)
