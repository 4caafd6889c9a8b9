"""The invented dossier in a database of its own, to try the desk with."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import pourparler
from pourparler.intake import reports_from
from pourparler.reading.own import read_own
from pourparler.record import Report

DOSSIER = "invented"


def demo_database(path: Path) -> Path:
    """Read the reports that come along and keep them in a new database at this path."""
    with as_file(files("pourparler") / "demo") as folder, pourparler.open(path) as desk:
        own = read_own(folder / "actors.tsv", None)
        for report in reports_from(str(folder / "reports")):
            assert isinstance(report, Report)  # nothing of ours is skipped
            desk.add(report, DOSSIER, *own)
    return path
