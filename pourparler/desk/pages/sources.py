"""Sources: reports and their copies, what was skipped and why, feeds, jobs; adding by upload, text, address, feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import Depends, Form, Query, Request
from starlette.datastructures import UploadFile

from pourparler import sources as store
from pourparler.desk import addresses
from pourparler.desk.page import Action, Done, Door, Here, Number, Page, Who, WorkerHere
from pourparler.desk.records import Kept
from pourparler.desk.windows import PageNumber, Window, window
from pourparler.record import PourparlerError, Report
from pourparler.store.sources import Feed, Job, Source


@dataclass(frozen=True)
class Printed:
    """A report; `copies`: the others that carry its text, in the order of publication."""

    id: str
    title: str
    outlet: str
    published: date
    page: str
    copies: tuple[Printed, ...] = ()


@dataclass(frozen=True)
class Left:
    """A source that was skipped."""

    place: str
    link: str
    reason: str
    on: date


@dataclass(frozen=True)
class Progress:
    """A job. `rate`: sources a minute while it was at it; `left`: minutes to go at that rate; None: not known."""

    n: int
    title: str
    who: str
    at: datetime
    state: str
    done: int
    total: int
    read: int
    known: int
    skipped: int
    rate: float | None
    left: int | None


@dataclass(frozen=True)
class Watched:
    """A feed. `every`: minutes; `fault`: why it could not be read the last time."""

    n: int
    address: str
    every: int
    title: str
    last_read: datetime | None
    fault: str
    entries: int


@dataclass(frozen=True)
class Sources:
    """`texts`: how many different texts the reports carry, copies counted once."""

    reports: tuple[Printed, ...]
    window: Window
    total: int
    texts: int
    outlets: int
    skipped: tuple[Left, ...]
    skipped_total: int
    feeds: tuple[Watched, ...]
    jobs: tuple[Progress, ...]
    working: bool


_SKIPPED, _JOBS = 30, 12  # shown
_ADDRESSES = 500  # of one form


def sources(
    here: Here,
    door: Door,
    outlet: Annotated[str, Query(max_length=300, description="Reports of this outlet only.")] = "",
    page: PageNumber = 1,
) -> Sources:
    """Where the record comes from, what could not be read, and what is being read."""
    firsts = [group for group in here.texts if not outlet or any(r.outlet == outlet for r in group)]
    shown, of = window(firsts, page)
    left, jobs = store.skipped(door, here.dossier), store.jobs(door, here.dossier)
    return Sources(
        tuple(_printed(here, group) for group in shown),
        of,
        len(here.record.readings),
        len(here.texts),
        len({r.report.outlet for r in here.record.readings}),
        tuple(
            Left(s.place, addresses.outside(s.place), s.reason.removeprefix(f"{s.place}: "), s.at.date())
            for s in left[:_SKIPPED]
        ),
        len(left),
        tuple(_watched(f) for f in store.feeds(door, here.dossier)),
        tuple(_progress(job) for job in jobs[:_JOBS]),
        any(job.done < job.total and not job.stopped for job in jobs),
    )


def _printed(here: Kept, group: Sequence[Report]) -> Printed:
    first, *copies = (
        Printed(r.id, r.title, r.outlet, r.published, addresses.page(here.dossier, "reports", r.id)) for r in group
    )
    return Printed(first.id, first.title, first.outlet, first.published, first.page, tuple(copies))


def _watched(f: Feed) -> Watched:
    read = f.last_read.replace(tzinfo=UTC) if f.last_read else None
    return Watched(f.n, f.address, f.every, f.title, read, f.fault, f.entries)


def _progress(job: Job) -> Progress:
    minutes = (job.last - job.first).total_seconds() / 60 if job.first and job.last else 0
    rate = (job.done - 1) / minutes if minutes > 0 and job.done > 1 else None
    left = round((job.total - job.done) / rate) if rate and job.done < job.total else None
    state = "done" if job.done == job.total else "stopped" if job.stopped else "running" if job.done else "waiting"
    at = job.at.replace(tzinfo=UTC)
    return Progress(
        job.n, job.title, job.who, at, state, job.done, job.total, job.read, job.known, job.skipped, rate, left
    )


# -- what forms do


Outlet = Annotated[str, Form(max_length=300)]
Published = Annotated[date | None, Form()]


async def _files(request: Request) -> list[Source]:
    """The files that a form sends."""
    form = await request.form(max_files=2000)
    sent = [value for value in form.getlist("file") if isinstance(value, UploadFile) and value.filename]
    return [Source(str(one.filename)[-300:], await one.read()) for one in sent]


def upload(
    here: Here,
    door: Door,
    who: Who,
    worker: WorkerHere,
    files: Annotated[list[Source], Depends(_files)],
    published: Published = None,
    outlet: Outlet = "",
) -> Done:
    """Add files ("file", any number): text, HTML, JSON, JSONL. They are read one after another."""
    return _start(here, door, who, worker, _named(files), published, outlet, files)


def text(
    here: Here,
    door: Door,
    who: Who,
    worker: WorkerHere,
    words: Annotated[str, Form(max_length=1_500_000)],
    published: Published = None,
    outlet: Outlet = "",
    title: Annotated[str, Form(max_length=300)] = "",
) -> Done:
    """Add a text."""
    name = " ".join(title.split())
    body = f"Title: {name}\n\n{words}" if name else words
    name = name or " ".join(words.split())[:60] or "a text"
    return _start(here, door, who, worker, f"“{name}”", published, outlet, [Source(name, body.encode())])


def address(
    here: Here,
    door: Door,
    who: Who,
    worker: WorkerHere,
    url: Annotated[str, Form(max_length=100_000, description="Addresses, one a line.")],
    published: Published = None,
    outlet: Outlet = "",
) -> Done:
    """Add reports by their addresses; only public ones are asked for."""
    from pourparler.intake.fetch import target

    found = [Source(target(line.strip()).url) for line in url.splitlines() if line.strip()]
    if len(found) > _ADDRESSES:
        raise PourparlerError(f"These are {len(found)} addresses. Give at most {_ADDRESSES} at a time.")
    return _start(here, door, who, worker, _named(found), published, outlet, found)


def feed(
    here: Here,
    door: Door,
    worker: WorkerHere,
    url: Annotated[str, Form(max_length=4000)],
    every: Annotated[int, Form(ge=5, le=10_080, description="Minutes between two readings.")] = store.EVERY,
) -> Done:
    """Read a feed from now on."""
    store.add_feed(door, here.dossier, url.strip(), every)
    worker.wake()
    return Done("The feed will be read.", _back(here))


def drop_feed(here: Here, door: Door, n: Number) -> Done:
    """Read a feed no longer; its reports stay."""
    store.drop_feed(door, here.dossier, n)
    return Done("The feed is not read any more.", _back(here))


def stop(here: Here, door: Door, worker: WorkerHere, n: Number, on: Annotated[bool, Form()] = False) -> Done:
    """Stop a job, or let it go on (`on`)."""
    store.stop(door, here.dossier, n, stopped=not on)
    worker.wake()
    return Done("The job goes on." if on else "The job is stopped.", _back(here))


def _start(
    here: Kept,
    door: Door,
    who: Who,
    worker: WorkerHere,
    title: str,
    published: date | None,
    outlet: str,
    found: Sequence[Source],
) -> Done:
    made = [Source(s.source, s.data, published, outlet) for s in found]
    n = store.start(door, here.dossier, title, who.name, made)
    worker.wake()
    return Done(f"Job {n} reads {title}.", _back(here))


def _named(found: Sequence[Source]) -> str:
    return found[0].source if len(found) == 1 else f"{len(found)} sources"


def _back(here: Kept) -> str:
    return addresses.page(here.dossier, "sources") + "#jobs"


PAGES = (Page("sources", "/{dossier}/sources", sources, "Sources", lasts=False),)
ACTIONS = (
    Action("/{dossier}/sources/upload", upload),
    Action("/{dossier}/sources/text", text),
    Action("/{dossier}/sources/address", address),
    Action("/{dossier}/sources/feed", feed, "keeper"),
    Action("/{dossier}/sources/feed/drop", drop_feed, "keeper"),
    Action("/{dossier}/sources/stop", stop),
)
