"""A dossier's readings put together, kept up to date as reports come and go. No I/O.

A report added or removed changes what hangs together with it, nothing else. The record does not depend on the order."""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.record import Reading, Record

from .disputes import ToldDisputes, open_disputes
from .happenings import Happenings
from .matters import Matters


class Table:
    """What the record of one dossier is made from."""

    def __init__(self, dossier: str) -> None:
        self.dossier = dossier
        self.readings: dict[str, Reading] = {}
        self.parts = Happenings(), Matters(), ToldDisputes()

    def put(self, readings: Iterable[Reading]) -> None:
        """Take in readings. A report that is here already is read anew."""
        new = {r.report.id: r for r in readings if self.readings.get(r.report.id) != r}
        self.take_away(new.keys() & self.readings.keys())
        self.readings |= new
        for part in self.parts:
            part.add(new.values())

    def take_away(self, report_ids: Iterable[str]) -> None:
        gone = [self.readings.pop(id) for id in report_ids]
        for part in self.parts:
            part.remove(gone)

    def record(self) -> Record:
        """Everything, put together."""
        told, matters, disputes = self.parts
        happenings = told.told()
        open_matters = tuple(matters.told())
        ordered = sorted(self.readings.values(), key=lambda r: (r.report.published, r.report.id))
        return Record(
            dossier=self.dossier,
            readings=tuple(ordered),
            happenings=tuple(happenings),
            matters=open_matters,
            groups=tuple((r.report, g) for r in ordered for g in r.groups),
            stances=tuple((r.report, s) for r in ordered for s in r.stances),
            disputes=open_disputes(disputes.groups(), happenings, open_matters),
        )
