"""Readings of many reports -> the record of a dossier. Pure: the same record whatever the order they came in."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.record import Correction, Reading, Record

from .table import Table

__all__ = ["Table", "build"]


def build(dossier: str, readings: Sequence[Reading], log: Sequence[Correction] = ()) -> Record:
    """The record that these readings and corrections make. A report read twice counts once, by the later engine."""
    once: dict[str, Reading] = {}
    for reading in readings:
        known = once.setdefault(reading.report.id, reading)
        if known != reading:
            once[reading.report.id] = max(known, reading, key=lambda r: (r.engine, repr(r)))
    table = Table(dossier)
    table.put(once.values())
    table.correct(log)
    return table.record()
