"""What a person should look at first: unchecked elements, by what hangs on them and by what speaks against them. Pure.

An element weighs what a mistake in it would change (`_EFFECT`), once more for each sign of doubt. The signs are what
the record itself shows; they are told with the item, so that nobody has to trust the order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from pourparler.record import Actor, Group, Report, Says, Span, Spans
from pourparler.table.matters import CLOSED

if TYPE_CHECKING:
    from .records import Kept

Kind = Literal["matter", "dispute", "event", "group", "stance", "attribution"]
NAMES: dict[Kind, str] = {
    "matter": "matters", "dispute": "disputes", "event": "events", "group": "formats", "stance": "stances",
    "attribution": "statements",
}  # fmt: skip
_EFFECT = {  # on what others read
    "matter that waits": 8, "dispute": 8, "event of an open matter": 6, "matter": 4, "new event": 4, "stance": 3,
    "group": 3, "event": 2, "attribution": 1,
}  # fmt: skip
_END = re.compile(r"[.!?][\"”’]?\s|\n")


@dataclass(frozen=True, slots=True)
class Doubt:
    """An element to be looked at. `thing`: what `item` shows."""

    id: str
    kind: Kind
    effect: int
    signs: tuple[str, ...]
    thing: tuple

    @property
    def order(self) -> tuple[float, str]:
        """The heaviest first."""
        return -self.effect * (1 + len(self.signs)), self.id


def doubts(kept: Kept) -> tuple[Doubt, ...]:
    """Each element that nobody has checked, in the order in which to look at them."""
    finds = (_matters, _disputes, _events, _groups, _stances, _attributions)
    return tuple(sorted((doubt for find in finds for doubt in find(kept)), key=lambda d: d.order))


def _matters(kept: Kept) -> Iterator[Doubt]:
    for m in kept.record.matters:
        if kept.is_checked(m.id):
            continue
        report, last = m.tellings[-1]
        signs = _signs(
            ("told once", len(m.tellings) == 1),
            ("the parties differ on its state", m.state == "contested"),
            ("nobody is known to have put it", not m.by),
            ("nobody is known to be asked", not m.to),
            *_parties(report, (*m.by, *m.to), last.evidence),
            *_sources(last.says),
        )
        waits = bool(m.whose_move) and m.state not in CLOSED
        yield Doubt(m.id, "matter", _EFFECT["matter that waits" if waits else "matter"], signs, (m,))


def _disputes(kept: Kept) -> Iterator[Doubt]:
    for d in kept.record.disputes:
        if not kept.is_checked(d.id):
            nobody = any(not account.by for account in d.accounts)
            signs = _signs(("told once", len(d.told) == 1), ("seen across reports only", not d.told))
            signs += _signs(("a side without a name", nobody), ("only one side", len(d.accounts) < 2))
            yield Doubt(d.id, "dispute", _EFFECT["dispute"], signs, (d,))


def _events(kept: Kept) -> Iterator[Doubt]:
    moving = kept.moves_open
    for h in kept.record.happenings:
        if kept.is_checked(h.id):
            continue
        report, event = h.tellings[0].report, h.event
        signs = _signs(
            ("told once", len(h.tellings) == 1),
            ("nobody is known to act", not event.actors),
            ("without a date", event.when is None),
            ("the reporter infers it", event.hedge is not None),
            *_parties(report, (*event.actors, *event.recipients), event.trigger),
            *_sources(event.says),
        )
        name = "new event" if report.published == kept.as_of else "event"
        name = "event of an open matter" if any(t.id in moving for t in h.tellings) else name
        yield Doubt(h.id, "event", _EFFECT[name], signs, (h,))


def _groups(kept: Kept) -> Iterator[Doubt]:
    for f in kept.record.groups:
        if kept.is_checked(f.id):
            continue
        report, last = f.tellings[-1]
        signs = _signs(
            ("told once", len(f.tellings) == 1),
            ("without a member", not any(g.members for _, g in f.tellings)),
            *_parties(report, _seated(last), last.evidence),
        )
        yield Doubt(f.id, "group", _EFFECT["group"], signs, (f,))


def _stances(kept: Kept) -> Iterator[Doubt]:
    for report, s in kept.record.stances:
        if not kept.is_checked(id := f"{report.id}.{s.id}"):
            signs = _signs(*_parties(report, (s.holder,), s.evidence), *_sources(s.says))
            yield Doubt(id, "stance", _EFFECT["stance"], signs, (report, s))


def _attributions(kept: Kept) -> Iterator[Doubt]:
    for reading in kept.record.readings:
        for a in reading.attributions:
            if not kept.is_checked(id := f"{reading.report.id}.{a.id}"):
                signs = _signs(*_sources((a,)), ("no word of saying", a.cue_span is None))
                yield Doubt(id, "attribution", _EFFECT["attribution"], signs, (reading.report, a))


def _signs(*found: tuple[str, bool]) -> tuple[str, ...]:
    return tuple(words for words, holds in found if holds)


def _sources(says: Says) -> tuple[tuple[str, bool], ...]:
    return (
        ("nobody found as its source", any(not a.sources for a in says)),
        ("a source without a name", any(a.sources and not a.named for a in says)),
    )


def _parties(report: Report, actors: Sequence[Actor], words: Spans) -> tuple[tuple[str, bool], ...]:
    """Whether a party is one that the sentence does not name."""
    if not words or not actors:
        return ()
    start, end = _sentence(report, words[0])
    far = [a for a in actors if a.mentions and not any(s < end and start < e for s, e in a.mentions)]
    return (("a party that the sentence does not name", bool(far)),)


def _sentence(report: Report, at: Span) -> tuple[int, int]:
    ends = _ends(report.text)
    n = bisect_right(ends, at.start)
    return ends[n - 1] if n else 0, ends[n] if n < len(ends) else len(report.text)


@lru_cache(maxsize=16_384)
def _ends(text: str) -> tuple[int, ...]:
    """Where sentences end, roughly. Remembered from one revision of a record to the next."""
    return tuple(found.end() for found in _END.finditer(text))


def _seated(g: Group) -> tuple[Actor, ...]:
    return tuple(m.actor for m in g.members)
