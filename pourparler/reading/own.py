"""What a user brings to a reading: files of names and of words for events -> the two tables that `read` takes."""

from __future__ import annotations

from pathlib import Path

from .lexicon.own_events import NO_EVENTS, OwnEvents, read_events
from .roster import NO_NAMES, Roster, read_roster


def read_own(actors: str | Path | None, events: str | Path | None) -> tuple[Roster, OwnEvents]:
    """The list of names (docs/actors.md) and the table of events (docs/dictionaries.md); each may be missing."""
    return (
        read_roster(Path(actors)) if actors else NO_NAMES,
        read_events(Path(events)) if events else NO_EVENTS,
    )
