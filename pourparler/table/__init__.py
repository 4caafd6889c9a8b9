"""Readings of many reports -> the record of a dossier. Pure: the same record whatever the order they came in."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.record import Reading, Record

from .table import Table

__all__ = ["Table", "build"]


def build(dossier: str, readings: Sequence[Reading]) -> Record:
    """The record that these readings make together. A report read twice counts once, by the later engine."""
    once: dict[str, Reading] = {}
    for reading in readings:
        known = once.setdefault(reading.report.id, reading)
        if known != reading:
            once[reading.report.id] = max(known, reading, key=lambda r: (r.engine, repr(r)))
    table = Table(dossier)
    table.put(once.values())
    return table.record()
