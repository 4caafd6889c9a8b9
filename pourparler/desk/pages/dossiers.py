"""The dossiers there are; straight to the only one."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.desk import addresses
from pourparler.desk.page import Door, Here, Page


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


def _the_only_one(view: Dossiers) -> str:
    return view.dossiers[0].page if len(view.dossiers) == 1 else ""


@dataclass(frozen=True)
class Front:
    today: str


def front(here: Here) -> Front:
    """Where a dossier begins."""
    return Front(addresses.page(here.dossier, "today"))


PAGES = (
    Page("dossiers", "/", dossiers, instead=_the_only_one),
    Page("dossier", "/{dossier}", front, instead=lambda view: view.today),
)
