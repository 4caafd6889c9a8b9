"""A made-up dossier of many reports: how long its record takes, and how long one more report. No gold, no model.

Each day brings happenings and open matters between made-up countries; each is told by some ten reports of the week that
follows, in words that vary, with parties and dates left out here and there, as in readings of real reports."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pourparler
from pourparler.record import (
    Actor,
    Attribution,
    Dispute,
    Event,
    EventType,
    Interval,
    Matter,
    MatterKind,
    Reading,
    Report,
    Side,
    Span,
)
from pourparler.table import Table

DAYS = 730
START = date(2031, 1, 1)
TOLD = 10  # reports that tell one happening
EVENTS, MATTERS = 12, 2  # of a report
ACTS: tuple[tuple[EventType, str, tuple[str, ...]], ...] = (
    ("CONSULT", "", ("talks", "met", "meeting")), ("CONSULT", "visit", ("visit", "trip", "travelled")),
    ("ACCUSE", "disapprove", ("condemned", "criticised")), ("THREATEN", "", ("threatened", "warned")),
    ("REQUEST", "", ("urged", "demanded")), ("ASSAULT", "", ("attacked", "shelled", "strike")),
    ("SANCTION", "", ("sanctions", "curbs")), ("AGREE", "", ("agreed", "deal", "promised")),
    ("REJECT", "", ("rejected", "refused")), ("MOBILIZE", "troops", ("deployed", "massed")),
)  # fmt: skip
KINDS: tuple[MatterKind, ...] = ("invitation", "question", "proposal", "demand", "offer", "visit", "meeting", "pledge")
_PARTS = "bor car dal fen gar hol jun kel lam mor nar pol rin sal tam vor".split()
WORDS = [a + b + c for a in _PARTS for b in _PARTS for c in ("an", "est", "ive", "ont")]


@dataclass(frozen=True)
class _Affair:
    """What some reports tell: who did what to whom, when, in which words; or what was put to whom."""

    act: tuple[EventType, str, tuple[str, ...]]
    kind: MatterKind
    by: Actor
    to: Actor
    day: date
    words: tuple[str, ...]


def made(reports: int) -> list[Reading]:
    """Readings over two years, by date; the same each time."""
    random = Random(7)
    countries = [Actor(f"Land{i}", f"L{i:02}", "GOV", "country") for i in range(40)]
    known = [1 / (i + 1) for i in range(40)]  # a few countries are in most of the news
    affairs = [_affair(random, countries, known) for _ in range(reports * (EVENTS + MATTERS) // TOLD)]
    by_day: dict[date, list[_Affair]] = {}
    for affair in affairs:
        for later in range(7):
            by_day.setdefault(affair.day + timedelta(days=later), []).append(affair)
    days = sorted(START + timedelta(days=random.randrange(DAYS)) for _ in range(reports))
    return [_reading(random, n, day, by_day.get(day, affairs[:1])) for n, day in enumerate(days)]


def _affair(random: Random, countries: list[Actor], known: list[float]) -> _Affair:
    by, to = random.choices(countries, known, k=2)
    day = START + timedelta(days=random.randrange(DAYS))
    return _Affair(random.choice(ACTS), random.choice(KINDS), by, to, day, tuple(random.sample(WORDS, 4)))


def _reading(random: Random, n: int, day: date, told: list[_Affair]) -> Reading:
    chosen = random.choices(told, k=EVENTS + MATTERS)
    text, places = "", []
    for affair in chosen:
        verb, words = random.choice(affair.act[2]), random.sample(affair.words, 3)
        at = len(text) + len(affair.by.name) + 1
        places.append(Span(at, at + len(verb)))
        text += f"{affair.by.name} {verb} {affair.to.name} {' '.join(words)} {random.choice(WORDS)}. "
    report = Report(text, day, f"Report {n}", f"Outlet {n % 50}")
    says = Attribution("a1", (chosen[0].by,), None, None, (Span(0, places[0].end),))
    events = [_event(random, i, a, s, says) for i, (a, s) in enumerate(zip(chosen, places, strict=True)) if i < EVENTS]
    matters = [_matter(i, a, s) for i, (a, s) in enumerate(zip(chosen, places, strict=True)) if i >= EVENTS]
    sides = [Side((a.by,), (s,)) for a, s in zip(chosen[:2], places[:2], strict=True)]
    disputes = (Dispute("d1", "who began", "mutual_blame", tuple(sides)),) if n % 4 == 0 else ()
    return Reading(report, "made", (says,), events=tuple(events), matters=tuple(matters), disputes=disputes)


def _event(random: Random, i: int, affair: _Affair, trigger: Span, says: Attribution) -> Event:
    return Event(
        f"e{i}",
        (trigger,),
        affair.act[0],
        random.choice(("happened", "happened", "planned")),
        affair.act[1],
        actors=(affair.by,),
        recipients=(affair.to,) if random.random() < 0.7 else (),
        when=Interval(affair.day, affair.day) if random.random() < 0.4 else None,
        says=(says,) if random.random() < 0.3 else (),
    )


def _matter(i: int, affair: _Affair, about: Span) -> Matter:
    spans = (Span(about.start, about.end + 20),)
    return Matter(f"m{i}", affair.kind, spans, (affair.by,), (affair.to,), "open", (affair.to,), spans)


def measure(reports: int) -> str:
    return "\n".join(["| what | figure |", "| --- | --- |", *(f"| {what} | {n} |" for what, n in _figures(reports))])


def _figures(reports: int) -> Iterator[tuple[str, str]]:
    *readings, first, middle, last = _shuffled_ends(made(reports + 3))
    table = Table("made up")
    begun = time.perf_counter()
    table.put(readings)
    record = table.record()
    yield f"{reports:,} readings in memory: record", f"{time.perf_counter() - begun:.1f} s"
    tellings = sum(len(h.tellings) for h in record.happenings)
    yield "tellings, happenings, matters", f"{tellings:,}, {len(record.happenings):,}, {len(record.matters):,}"
    for what, one in (("the newest", last), ("one of the middle", middle), ("the oldest", first)):
        begun = time.perf_counter()
        table.put([one])
        table.record()
        yield f"one more report, {what}: record", f"{time.perf_counter() - begun:.2f} s"
    with tempfile.TemporaryDirectory() as folder, pourparler.open(Path(folder) / "made.db") as desk:
        desk.keep_all(readings)
        begun = time.perf_counter()
        desk.record()
        yield "the same from a database", f"{time.perf_counter() - begun:.1f} s"
        begun = time.perf_counter()
        desk.keep(last)
        desk.record()
        yield "one more report kept: record", f"{time.perf_counter() - begun:.2f} s"
    yield "memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,} MB"


def _shuffled_ends(readings: list[Reading]) -> list[Reading]:
    """All but three, then the first, the middle one and the last."""
    middle = len(readings) // 2
    return [*readings[1:middle], *readings[middle + 1 : -1], readings[0], readings[middle], readings[-1]]
