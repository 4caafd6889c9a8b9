"""Where reports come from: sources that were skipped, jobs and what they are to read, feeds and what was read of them.

Each function works inside the transaction it is given. Times are UTC."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from .tables import feed_entries, feeds, job_items, jobs, skipped


@dataclass(frozen=True, slots=True)
class SkippedSource:
    """A source that could not be read, and why."""

    n: int
    place: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Source:
    """What a job is to read: an address, or what was sent under a name. `n`: of its row, 0 before it is kept."""

    source: str
    data: bytes | None = None
    published: date | None = None
    outlet: str = ""
    n: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """A job with how far it is. `first`, `last`: when the first and the last of its sources was read."""

    n: int
    dossier: str
    title: str
    who: str
    at: datetime
    stopped: bool
    total: int
    read: int
    known: int
    skipped: int
    first: datetime | None
    last: datetime | None

    @property
    def done(self) -> int:
        return self.read + self.known + self.skipped


@dataclass(frozen=True, slots=True)
class Feed:
    """`every`: minutes between two readings; `fault`: why the last one failed; `entries`: how many were read of it."""

    n: int
    dossier: str
    address: str
    every: int
    title: str
    last_read: datetime | None
    fault: str
    entries: int


# -- skipped


def skip(conn: sa.Connection, dossier: str, place: str, reason: str, at: datetime) -> None:
    """Note that a source was skipped, in place of what was noted of it before."""
    forget(conn, dossier, place)
    conn.execute(sa.insert(skipped).values(dossier=dossier, place=place, reason=reason, at=at))


def forget(conn: sa.Connection, dossier: str, place: str) -> None:
    conn.execute(sa.delete(skipped).where(skipped.c.dossier == dossier, skipped.c.place == place))


def skipped_of(conn: sa.Connection, dossier: str) -> tuple[SkippedSource, ...]:
    """The newest first."""
    columns = (skipped.c.n, skipped.c.place, skipped.c.reason, skipped.c.at)
    query = sa.select(*columns).where(skipped.c.dossier == dossier).order_by(skipped.c.n.desc())
    return tuple(SkippedSource(*row) for row in conn.execute(query))


# -- jobs


def start(conn: sa.Connection, dossier: str, title: str, who: str, at: datetime, sources: Sequence[Source]) -> int:
    """Keep a job; its number."""
    row = {"dossier": dossier, "title": title, "who": who, "at": at, "stopped": False}
    n = conn.execute(sa.insert(jobs).values(row)).inserted_primary_key[0]
    fields = ("source", "data", "published", "outlet")
    conn.execute(
        sa.insert(job_items), [{f: getattr(s, f) for f in fields} | {"job": n, "outcome": ""} for s in sources]
    )
    return n


def next_source(conn: sa.Connection) -> tuple[str, Source] | None:
    """What is to be read next, with its dossier; None when nothing waits."""
    columns = (job_items.c.source, job_items.c.data, job_items.c.published, job_items.c.outlet, job_items.c.n)
    query = sa.select(jobs.c.dossier, *columns).join(jobs, jobs.c.n == job_items.c.job)
    query = query.where(job_items.c.outcome == "", ~jobs.c.stopped).order_by(job_items.c.n).limit(1)
    row = conn.execute(query).first()
    return (row[0], Source(*row[1:])) if row else None


def finish(conn: sa.Connection, n: int, outcome: str, at: datetime) -> None:
    """A source of a job is done with; what was sent is not kept any longer."""
    done = sa.update(job_items).where(job_items.c.n == n)
    conn.execute(done.values(outcome=outcome, done=at, data=None))


def stop(conn: sa.Connection, dossier: str, n: int, stopped: bool) -> bool:
    """Stop a job, or let it go on. False where the dossier has none of this number."""
    found = sa.update(jobs).where(jobs.c.n == n, jobs.c.dossier == dossier).values(stopped=stopped)
    return conn.execute(found).rowcount > 0


def jobs_of(conn: sa.Connection, dossier: str, most: int = 50) -> tuple[Job, ...]:
    """The newest first."""
    count = lambda outcome: sa.func.sum(sa.case((job_items.c.outcome == outcome, 1), else_=0))  # noqa: E731
    ends = sa.func.min(job_items.c.done), sa.func.max(job_items.c.done)
    row = (jobs.c.n, jobs.c.dossier, jobs.c.title, jobs.c.who, jobs.c.at, jobs.c.stopped)
    query = sa.select(*row, sa.func.count(), *(count(o) for o in ("read", "known", "skipped")), *ends)
    query = query.join(job_items, job_items.c.job == jobs.c.n).where(jobs.c.dossier == dossier)
    found = conn.execute(query.group_by(*row).order_by(jobs.c.n.desc()).limit(most))
    return tuple(Job(*r) for r in found)


# -- feeds


def add_feed(conn: sa.Connection, dossier: str, address: str, every: int) -> int:
    """Keep a feed, or how often one that is kept is read; its number."""
    n = conn.scalar(sa.select(feeds.c.n).where(feeds.c.dossier == dossier, feeds.c.address == address))
    if n is not None:
        conn.execute(sa.update(feeds).where(feeds.c.n == n).values(every=every))
        return n
    row = {"dossier": dossier, "address": address, "every": every, "title": "", "fault": ""}
    return conn.execute(sa.insert(feeds).values(row)).inserted_primary_key[0]


def drop_feed(conn: sa.Connection, dossier: str, n: int) -> bool:
    """Leave a feed. False where the dossier has none of this number. The reports it brought stay."""
    conn.execute(sa.delete(feed_entries).where(feed_entries.c.feed == n))
    return conn.execute(sa.delete(feeds).where(feeds.c.n == n, feeds.c.dossier == dossier)).rowcount > 0


def feeds_of(conn: sa.Connection, dossier: str | None = None) -> tuple[Feed, ...]:
    entries = sa.select(sa.func.count()).where(feed_entries.c.feed == feeds.c.n).scalar_subquery()
    columns = (feeds.c.n, feeds.c.dossier, feeds.c.address, feeds.c.every, feeds.c.title, feeds.c.last_read)
    query = sa.select(*columns, feeds.c.fault, entries).order_by(feeds.c.n)
    query = query.where(feeds.c.dossier == dossier) if dossier is not None else query
    return tuple(Feed(*row) for row in conn.execute(query))


def feed_read(conn: sa.Connection, n: int, at: datetime, title: str, fault: str) -> None:
    values = {"last_read": at, "fault": fault} | ({"title": title} if title else {})
    conn.execute(sa.update(feeds).where(feeds.c.n == n).values(values))


def unread(conn: sa.Connection, n: int, keys: Iterable[str]) -> frozenset[str]:
    """Of these entries of a feed those that were not read yet."""
    asked = frozenset(keys)
    known = sa.select(feed_entries.c.key).where(feed_entries.c.feed == n, feed_entries.c.key.in_(asked))
    return asked - frozenset(conn.scalars(known))


def remember(conn: sa.Connection, n: int, key: str, at: datetime) -> None:
    """An entry of a feed was read, or skipped for good."""
    if unread(conn, n, [key]):
        conn.execute(sa.insert(feed_entries).values(feed=n, key=key, at=at))
