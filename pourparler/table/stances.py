"""Stances of many reports -> how each party stood to each thing, and where that changed. Pure.

Stances of one holder toward one thing about one question are one course, in the order of their dates. Each source has
its own word: a change is one in what the same voice tells, or the reporter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pourparler.record import Polarity, Report, Stance

from .parties import parties, party, voice
from .wording import content

Told = tuple[Report, Stance]


@dataclass(frozen=True, slots=True)
class Course:
    """How one party stood to one thing over time: all tellings, the oldest first, and those at which it changed."""

    tellings: tuple[Told, ...]
    steps: tuple[Told, ...]

    @property
    def now(self) -> Told:
        return self.steps[-1]

    @property
    def changed(self) -> bool:
        return len(self.steps) > 1


def courses(stances: Iterable[Told]) -> tuple[Course, ...]:
    """The stances of a record, by holder, thing and question; in the order they were first told."""
    held: dict[tuple, list[Told]] = {}
    for report, stance in stances:
        key = party(stance.holder), content(stance.toward) or stance.toward, stance.about, _voice(stance)
        held.setdefault(key, []).append((report, stance))
    return tuple(_course(sorted(told, key=_order)) for told in held.values())


def as_of(report: Report, stance: Stance) -> date:
    return stance.as_of or report.published


def _voice(stance: Stance) -> frozenset[str]:
    """Who answers for it; a holder's own word and the reporter's count as one."""
    return parties(voice(stance.says)) - {party(stance.holder)}


def _order(told: Told) -> tuple[date, date, str, int]:
    report, stance = told
    start = stance.evidence[0].start if stance.evidence else 0
    return as_of(report, stance), report.published, report.id, start


def _course(told: list[Told]) -> Course:
    steps: list[Told] = []
    last: Polarity | None = None
    for report, stance in told:
        if stance.polarity != last:
            steps.append((report, stance))
            last = stance.polarity
    return Course(tuple(told), tuple(steps))
