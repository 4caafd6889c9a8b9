"""Adding reports by jobs and from feeds: what is to be read is kept first, so that it goes on after a restart.

    number = start(desk, "talks", "12 files", "Ana", sources)
    while work(desk): ...

A source is read and kept before it is marked as done: broken off in between, it is read again, and the same report
twice adds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from . import intake
from .dossier import Dossiers, check_name, utc_now
from .intake import Skipped
from .intake.feed import Entry, feed
from .intake.found import Given, IntakeError
from .record import PourparlerError, Report
from .store import sources
from .store.sources import Feed, Job, SkippedSource, Source

Fetch = Callable[[str], tuple[bytes, str, str]]
ENTRIES = 50  # that one reading of a feed may add: the rest waits for the next
EVERY = 60  # minutes between two readings of a feed, unless told otherwise


def start(desk: Dossiers, dossier: str, title: str, who: str, found: Sequence[Source]) -> int:
    """Keep a job that reads these sources; its number."""
    check_name(dossier)
    if not found:
        raise PourparlerError("There is nothing to read. Give a file, a text or an address.")
    with desk.database.writing() as conn:
        return sources.start(conn, dossier, title, who, utc_now(), found)


def work(desk: Dossiers, fetch: Fetch | None = None) -> bool:
    """Read the next source that waits, of whatever job. False when there is none."""
    with desk.database.reading() as conn:
        waiting = sources.next_source(conn)
    if waiting is None:
        return False
    dossier, source = waiting
    outcome = _added(desk, dossier, source, fetch or _fetch)
    with desk.database.writing() as conn:
        sources.finish(conn, source.n, outcome, utc_now())
    return True


def jobs(desk: Dossiers, dossier: str) -> tuple[Job, ...]:
    """The jobs of a dossier, the newest first."""
    with desk.database.reading() as conn:
        return sources.jobs_of(conn, dossier)


def stop(desk: Dossiers, dossier: str, n: int, stopped: bool = True) -> None:
    """Stop a job, or let it go on."""
    with desk.database.writing() as conn:
        if not sources.stop(conn, dossier, n, stopped):
            raise PourparlerError(f"The dossier {dossier!r} has no job {n}. See its sources.")


def skipped(desk: Dossiers, dossier: str) -> tuple[SkippedSource, ...]:
    """What could not be read, the newest first."""
    with desk.database.reading() as conn:
        return sources.skipped_of(conn, dossier)


def add_feed(desk: Dossiers, dossier: str, address: str, every: int = EVERY) -> Feed:
    """Keep a feed, to be read from now on."""
    from .intake.fetch import target

    check_name(dossier)
    target(address)
    with desk.database.writing() as conn:
        n = sources.add_feed(conn, dossier, address, every)
        return next(f for f in sources.feeds_of(conn, dossier) if f.n == n)


def feeds(desk: Dossiers, dossier: str | None = None) -> tuple[Feed, ...]:
    """The feeds of a dossier, or all."""
    with desk.database.reading() as conn:
        return sources.feeds_of(conn, dossier)


def drop_feed(desk: Dossiers, dossier: str, n: int) -> None:
    """Read a feed no longer. The reports that it brought stay."""
    with desk.database.writing() as conn:
        if not sources.drop_feed(conn, dossier, n):
            raise PourparlerError(f"The dossier {dossier!r} has no feed {n}. See its sources.")


def due(desk: Dossiers, now: datetime) -> list[Feed]:
    """The feeds whose time has come."""
    return [f for f in feeds(desk) if f.last_read is None or f.last_read + timedelta(minutes=f.every) <= now]


def read_feed(desk: Dossiers, one: Feed, fetch: Fetch | None = None) -> tuple[int, str]:
    """Read what is new in a feed: how many reports it added, and why it could not be read ("" where it could)."""
    fetch, title, fault, added = fetch or _fetch, "", "", 0
    try:
        data, content_type, final = fetch(one.address)
        found = feed(data, final, content_type)
        title = found.title
        for entry in _new(desk, one, found.entries):
            added += _take(desk, one, entry, title, fetch)
    except IntakeError as error:
        fault = str(error)
    with desk.database.writing() as conn:
        sources.feed_read(conn, one.n, utc_now(), title, fault)
    return added, fault


def note(desk: Dossiers, dossier: str, left_out: Iterable[Skipped]) -> None:
    """Note what could not be read, so that the desk can list it."""
    with desk.database.writing() as conn:
        for item in left_out:
            sources.skip(conn, dossier, item.where, item.reason, utc_now())


def _new(desk: Dossiers, one: Feed, entries: Sequence[Entry]) -> list[Entry]:
    with desk.database.reading() as conn:
        unread = sources.unread(conn, one.n, [e.key for e in entries])
    return [e for e in {e.key: e for e in entries}.values() if e.key in unread][:ENTRIES]


def _take(desk: Dossiers, one: Feed, entry: Entry, outlet: str, fetch: Fetch) -> bool:
    """Read one entry, and remember it; whether it added a report."""
    source = Source(entry.link, published=entry.published, outlet=outlet)
    outcome = _added(desk, one.dossier, source, fetch)
    with desk.database.writing() as conn:
        sources.remember(conn, one.n, entry.key, utc_now())
    return outcome == "read"


def _added(desk: Dossiers, dossier: str, source: Source, fetch: Fetch) -> str:
    """Read a source and keep its reports: "read", "known" where all were there, "skipped" where none could be read."""
    outcomes, reasons = set(), []
    try:
        for item in _reports(source, fetch):
            if isinstance(item, Skipped):
                reasons.append(item.reason)
            else:
                outcomes.add("read" if desk.add(item, dossier).new else "known")
    except PourparlerError as error:
        reasons.append(str(error))
    with desk.database.writing() as conn:
        sources.forget(conn, dossier, source.source)
        if reasons:
            more = f" ({len(reasons) - 1} more of this source)" if len(reasons) > 1 else ""
            sources.skip(conn, dossier, source.source, reasons[0] + more, utc_now())
    return next((o for o in ("read", "known") if o in outcomes), "skipped")


def _reports(source: Source, fetch: Fetch) -> Iterator[Report | Skipped]:
    """What the user says of one text goes before what that says of itself; what a feed says only fills gaps."""
    if source.data is not None:
        return intake.reports_in(source.data, source.source, Given(source.published, source.outlet))
    data, content_type, final = fetch(source.source)
    given = Given(source.published, source.outlet, final, wins=False)
    return intake.reports_in(data, source.source, given, content_type)


def _fetch(url: str) -> tuple[bytes, str, str]:
    from .intake.fetch import fetch  # brings ssl

    return fetch(url)
