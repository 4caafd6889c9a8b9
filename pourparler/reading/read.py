"""One report -> its Reading. Calls the readers in order; the same report always gives the same reading."""

from __future__ import annotations

from collections.abc import Callable

from pourparler.record import Reading, Report, Text

from .lexicon.own_events import NO_EVENTS, OwnEvents
from .roster import NO_NAMES, Roster

ENGINE = "rules-1 reader-1"


def engine(roster: Roster = NO_NAMES, own_events: OwnEvents = NO_EVENTS) -> str:
    """The name of what reads: rules, model and, where there are such, the lists of one's own."""
    names = f" names-{roster.fingerprint}" if roster.rows else ""
    return f"{ENGINE}{names}" + (f" events-{own_events.fingerprint}" if own_events.rows else "")


def read(
    report: Report,
    parse: Callable[[str], Text] | None = None,
    roster: Roster = NO_NAMES,
    own_events: OwnEvents = NO_EVENTS,
) -> Reading:
    """Read one report. `parse`: the reader model, if not the shipped one.

    `roster`: names that no table knows; `own_events`: words for events that none knows."""
    from pourparler.language.parse import parse as shipped

    from .attribution import attributions
    from .cast import Cast
    from .disputes import find_disputes
    from .events import find_events
    from .groups import find_groups
    from .matters import find_matters
    from .places import find_places
    from .stances import find_stances
    from .times import find_times

    text = (parse or shipped)(report.text)
    cast = Cast(text, report, roster)
    says = attributions(text, cast.sources, cast.adjective)
    cast.set_speakers(says)
    timexes = find_times(report.text, report.published)
    places = find_places(text, report.dateline)
    events = find_events(text, cast, says, timexes, places, report.published, own_events)
    matters = find_matters(text, cast, events, says, timexes, report.published)
    groups = find_groups(text, cast, events)
    stances = find_stances(text, cast, events, says, report.published)
    disputes = find_disputes(text, cast, events, says, matters, timexes)
    name = engine(roster, own_events)
    return Reading(report, name, says, cast.actors, timexes, places, events, matters, groups, stances, disputes)
