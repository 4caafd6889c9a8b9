"""What is asked of a search -> the events, statements or reports that fit, the newest first. No I/O.

Words are looked for in the sentence that something rests on. Names and dates are those of the record."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Literal

from pourparler.asked import places_of, words_and_phrases
from pourparler.elements import evidence
from pourparler.record import Actors, Attribution, Event, EventType, Reading, Report, Says, Span, Spans, Status
from pourparler.table.roll import ids
from pourparler.table.wording import sentence

from .choosing import touches

Kind = Literal["events", "statements", "reports"]
MOST = 500  # of what is found, the newest
LONGEST = 600  # characters that a sentence has on either side


@dataclass(frozen=True)
class Asked:
    """What is asked for; each that is set must fit. `says`, `who`, `whom`: ids of actors.

    `who` and `whom`: one acts and the other is acted on, or takes part; either way round. `in_reports`: ids of those
    that have the words."""

    words: tuple[str, ...] = ()
    in_reports: Collection[str] | None = None
    says: frozenset[str] | None = None
    who: frozenset[str] | None = None
    whom: frozenset[str] | None = None
    type: EventType | None = None
    status: Status | None = None
    said: tuple[date | None, date | None] = (None, None)
    meant: tuple[date | None, date | None] = (None, None)


@dataclass(frozen=True)
class Found:
    """`element` None: the report itself. `marks`: the words asked for, where they stand in its text."""

    report: Report
    element: Event | Attribution | None
    marks: Spans = ()


def words_of(asked: str) -> tuple[str, ...]:
    """The words and phrases that somebody typed; marks alone ask for nothing."""
    return tuple(word for word in words_and_phrases(asked) if re.search(r"\w", word))


def found(readings: Sequence[Reading], kind: Kind, asked: Asked) -> list[Found]:
    """The newest that fit, `MOST` at most and one more that says that there are more."""
    return list(islice(_found(readings, kind, asked), MOST + 1))


def _found(readings: Sequence[Reading], kind: Kind, asked: Asked) -> Iterator[Found]:
    since, until = asked.said
    for reading in reversed(readings):
        report = reading.report
        if (since and report.published < since) or (until and report.published > until):
            continue
        if asked.in_reports is not None and report.id not in asked.in_reports:
            continue
        if kind == "reports":
            yield Found(report, None, tuple(sorted(s for word in asked.words for s in places_of(word, report.text))))
            continue
        elements = reading.events if kind == "events" else reading.attributions
        fitting = [e for e in elements if (_fits(e, asked) if isinstance(e, Event) else _is_said(e, asked))]
        yield from _with_words(report, fitting, asked.words) if asked.words else (Found(report, e) for e in fitting)


def _fits(e: Event, asked: Asked) -> bool:
    if (asked.type and e.type != asked.type) or (asked.status and e.status != asked.status):
        return False
    if asked.says is not None and not any(_is_one(a.sources, asked.says) for a in _links(e.says)):
        return False
    if not touches(e.when, *asked.meant):
        return False
    who, whom = asked.who, asked.whom
    if who is None or whom is None:
        one = who if whom is None else whom
        return one is None or _is_one(e.actors, one) or _is_one(e.recipients, one)
    return _acts(e, who, whom) or _acts(e, whom, who)


def _acts(e: Event, who: frozenset[str], whom: frozenset[str]) -> bool:
    """Whether one acts on the other, or both act together."""
    if not _is_one(e.actors, who):
        return False
    return _is_one(e.recipients, whom) or any(i in whom and not {i} & who for i in ids(e.actors))


def _is_said(a: Attribution, asked: Asked) -> bool:
    return asked.says is None or _is_one(a.sources, asked.says)


def _links(says: Says) -> Iterator[Attribution]:
    for link in says:
        at: Attribution | None = link
        while at:
            yield at
            at = at.parent


def _is_one(actors: Actors, meant: frozenset[str]) -> bool:
    return any(id in meant for id in ids(actors))


def _with_words(report: Report, elements: Sequence[Event | Attribution], words: Sequence[str]) -> Iterator[Found]:
    """Those whose sentences have all the words."""
    at = [places_of(word, report.text) for word in words]
    if not all(at):
        return
    for e in elements:
        rests_on = _rests_on(e)
        first = last = 0
        if all(_is_near(spans, rests_on) for spans in at):
            first, last = _around(report.text, rests_on[0])[0], _around(report.text, rests_on[-1])[1]
        here = [[s for s in spans if first <= s.start and s.end <= last] for spans in at]
        if all(here):
            yield Found(report, e, tuple(sorted(s for spans in here for s in spans)))


@lru_cache(maxsize=1 << 16)
def _around(text: str, span: Span) -> tuple[int, int]:
    return sentence(text, *span)


def _rests_on(e: Event | Attribution) -> Spans:
    """The first and the last words that an element rests on."""
    spans = evidence(e)
    return spans[:1] + spans[-1:] if len(spans) > 1 else spans


def _is_near(spans: Sequence[Span], rests_on: Spans) -> bool:
    """Whether one of them can stand in a sentence with these words."""
    first, last = rests_on[0].start - LONGEST, rests_on[-1].end + LONGEST
    return any(first <= s.start and s.end <= last for s in spans)
