"""Readings of many reports -> the record of a dossier. Pure: the same record whatever the order they came in."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.record import Reading, Record

from .disputes import open_disputes
from .happenings import happenings
from .matters import open_matters


def build(dossier: str, readings: Sequence[Reading]) -> Record:
    """The record that these readings make together. A report read twice counts once, by the later engine."""
    once: dict[str, Reading] = {}
    for reading in readings:
        known = once.setdefault(reading.report.id, reading)
        if known != reading:
            once[reading.report.id] = max(known, reading, key=lambda r: (r.engine, repr(r)))
    ordered = sorted(once.values(), key=lambda r: (r.report.published, r.report.id))
    told, matters = happenings(ordered), open_matters(ordered)
    return Record(
        dossier=dossier,
        readings=tuple(ordered),
        happenings=told,
        matters=matters,
        groups=tuple((r.report, g) for r in ordered for g in r.groups),
        stances=tuple((r.report, s) for r in ordered for s in r.stances),
        disputes=open_disputes(ordered, told, matters),
    )
