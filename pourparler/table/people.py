"""Persons of a dossier: whom one report introduces, a later one calls by the surname alone. No I/O.

A report introduces a person by a full name with a role and a country (or an international body): "Foreign Minister Ana
Brekke of Norway". Another of the same day or later that has only "Brekke", with no role, means her, unless the dossier
knows two of that name by then: they stay apart. In which order the reports came does not matter, only their dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from pourparler.record import Actor, Passage, Reading, Report, Span

_SEVERAL = 2  # words that a full name has at least
_OF_NO_COUNTRY = ("IGO", "NGO")


@dataclass(frozen=True, slots=True)
class Introduction:
    """Where a report tells who somebody is. `passage`: the first words that name the person there."""

    actor: Actor
    passage: Passage

    @property
    def order(self) -> tuple[str, str]:
        report = self.passage.report
        return report.published.isoformat(), report.id


class People:
    """The persons whom the readings of a dossier introduce, and the reports that call one by the surname alone."""

    def __init__(self) -> None:
        self._by_surname: dict[str, dict[str, list[Introduction]]] = {}  # surname -> report id -> introductions
        self._callers: dict[str, set[str]] = {}  # surname -> report ids

    def add(self, readings: Iterable[Reading]) -> set[str]:
        """Take in readings; the reports in which a surname may mean somebody else by now."""
        introduced = set()
        for reading in readings:
            for stranger in _strangers(reading):
                self._callers.setdefault(stranger.name.lower(), set()).add(reading.report.id)
            for found in introductions(reading):
                introduced.add(_surname(found.actor))
                of_report = self._by_surname.setdefault(_surname(found.actor), {})
                of_report.setdefault(reading.report.id, []).append(found)
        return self._calling(introduced)

    def remove(self, readings: Iterable[Reading]) -> set[str]:
        """The same for readings that go."""
        introduced = set()
        for reading in readings:
            for stranger in _strangers(reading):
                self._callers[stranger.name.lower()].discard(reading.report.id)
            for found in introductions(reading):
                introduced.add(_surname(found.actor))
                self._by_surname[_surname(found.actor)].pop(reading.report.id, None)
        return self._calling(introduced)

    def _calling(self, surnames: Iterable[str]) -> set[str]:
        return {id for surname in surnames for id in self._callers.get(surname, ())}

    def known_again(self, reading: Reading) -> Reading:
        """The reading, with those whom it only calls by surname as the dossier knows them at its date."""
        met = {actor: known for actor in _strangers(reading) if (known := self._meant(actor, reading.report))}
        return _exchanged(reading, met, {}) if met else reading

    def _meant(self, stranger: Actor, report: Report) -> Actor | None:
        """The one person of that surname introduced up to that day, as introduced last; None where there are two."""
        reports = self._by_surname.get(stranger.name.lower(), {})
        known = [i for same in reports.values() for i in same if i.passage.report.published <= report.published]
        if len({(i.actor.name, i.actor.country) for i in known}) != 1:
            return None
        last = max(known, key=lambda i: i.order).actor
        return replace(last, mentions=stranger.mentions)


def introductions(reading: Reading) -> tuple[Introduction, ...]:
    """The persons whom a report introduces."""
    told = (a for a in reading.actors if a.kind == "person" and a.role and a.mentions and _is_full(a.name))
    return tuple(
        Introduction(actor, Passage(reading.report, (_where_named(actor, reading.report.text),)))
        for actor in told
        if actor.country or actor.sector in _OF_NO_COUNTRY
    )


def _strangers(reading: Reading) -> tuple[Actor, ...]:
    """Persons of whom a report tells the surname alone; what country they have is a guess."""
    return tuple(
        a for a in reading.actors
        if a.kind == "person" and a.name[:1].isupper() and " " not in a.name and not (a.role or a.sector)
    )  # fmt: skip


def _where_named(actor: Actor, text: str) -> Span:
    """The first mention that has the surname, else the first."""
    surname = actor.name.split()[-1]
    return next((m for m in actor.mentions if surname in text[m.start : m.end]), actor.mentions[0])


def _is_full(name: str) -> bool:
    words = name.split()
    return len(words) >= _SEVERAL and all(word[:1].isupper() for word in (words[0], words[-1]))


def _surname(actor: Actor) -> str:
    return actor.name.split()[-1].lower()


def _exchanged(value: Any, met: Mapping[Actor, Actor], seen: dict[int, Any]) -> Any:
    """A part of a reading with some actors in the place of others; what stood twice stands twice."""
    if isinstance(value, Actor):
        return met.get(value, value)
    if type(value) is tuple:
        return tuple(_exchanged(item, met, seen) for item in value)
    if not is_dataclass(value) or isinstance(value, Report):
        return value
    if id(value) not in seen:
        new = {f.name: _exchanged(getattr(value, f.name), met, seen) for f in fields(value)}
        seen[id(value)] = replace(value, **new)  # type: ignore[type-var]
    return seen[id(value)]
