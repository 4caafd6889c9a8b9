"""Persons of a dossier: whom one report introduces, a later one calls by the surname alone. No I/O.

Introductions of one name are of one person, of the country that stands beside the name in some of them. Where none has
one ("Prime Minister Ana Brekke"), the countries are guesses, and the commonest is taken; where several have another,
there are as many persons. People may rule that two are one, or that one is two. A report of the same day or later that
has only "Brekke", with no role, means the one person of that surname whom the dossier knows by then; two of that name
stay apart. In which order the reports came does not matter, only their dates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from pourparler.record import Actor, Anchor, Correction, Reading, Report

from .corrections import regrouped
from .happenings import fingerprint
from .introductions import PERSON, Introduction, introductions, ruled, strangers

_Homes = Counter[tuple[str, bool]]
"""Of the introductions of one full name: how many give this country, and whether its name stands beside."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as a dossier's reports introduce them. `introductions`: as corrected, by date; one or more.

    `checked`: a person has accepted or edited one of them."""

    introductions: tuple[Introduction, ...]
    checked: bool = False

    @property
    def id(self) -> str:
        return fingerprint("p", self.introductions[0].id)

    @property
    def name(self) -> str:
        """The fullest form, of equally full ones the last."""
        return max((i.actor.name for i in self.introductions), key=lambda name: len(name.split()))

    @property
    def country(self) -> str:
        """As told last, where it is told."""
        return next((i.actor.country for i in reversed(self.introductions) if i.actor.country), "")

    @property
    def offices(self) -> tuple[tuple[Introduction, ...], ...]:
        """The introductions, those together that follow each other with the same role and sector."""
        return tuple(tuple(g) for _, g in groupby(self.introductions, lambda i: (i.actor.role, i.actor.sector)))

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The person as each report introduces them."""
        return tuple(self.as_told(i) for i in self.introductions)

    def as_told(self, introduction: Introduction) -> Actor:
        """The actor of one introduction, by the person's name and country."""
        return replace(introduction.actor, name=self.name, country=self.country)

    def on(self, day: date) -> Actor | None:
        """The person with the role of that day; None before anybody has told of them."""
        told = [i for i in self.introductions if i.passage.report.published <= day]
        return self.as_told(told[-1]) if told else None


class People:
    """The persons whom the readings of a dossier introduce, and the reports that call one by the surname alone."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[Introduction, ...]] = {}  # by report id, as read
        self._reports: dict[str, set[str]] = {}  # surname -> ids of the reports that introduce one
        self._callers: dict[str, set[str]] = {}  # surname -> report ids
        self._homes: dict[str, _Homes] = {}  # full name -> countries
        self._log: tuple[Correction, ...] = ()  # rulings on persons, in force
        self._families: dict[str, frozenset[str]] = {}  # surname -> surnames that rulings tie together
        self._known: dict[str, list[Person]] = {}  # of a surname, as found so far

    def add(self, readings: Iterable[Reading]) -> set[str]:
        """Take in readings; the reports in which a name may mean somebody else by now."""
        introduced: set[str] = set()
        before: dict[str, dict[str, str]] = {}
        for reading in readings:
            id = reading.report.id
            for stranger in strangers(reading):
                self._callers.setdefault(stranger.name.lower(), set()).add(id)
            if told := introductions(reading):
                self._told[id] = told
            for found in told:
                introduced.add(found.surname)
                self._reports.setdefault(found.surname, set()).add(id)
                self._count(found, 1, before)
        return self._anew(introduced) | self._moved(before)

    def remove(self, readings: Iterable[Reading]) -> set[str]:
        """The same for readings that go."""
        introduced: set[str] = set()
        before: dict[str, dict[str, str]] = {}
        for reading in readings:
            id = reading.report.id
            for stranger in strangers(reading):
                self._callers[stranger.name.lower()].discard(id)
            for found in self._told.pop(id, ()):
                introduced.add(found.surname)
                self._reports[found.surname].discard(id)
                self._count(found, -1, before)
        return self._anew(introduced) | self._moved(before)

    def _count(self, found: Introduction, by: int, before: dict[str, dict[str, str]]) -> None:
        """Count one introduction more or less. `before`: the countries of its name, as they were."""
        homes = self._homes.setdefault(found.actor.name, Counter())
        before.setdefault(found.actor.name, _settled(homes))
        homes[found.actor.country, found.names_country] += by

    def _moved(self, before: Mapping[str, dict[str, str]]) -> set[str]:
        """The reports that introduce a name whose country is another by now."""
        names = (name for name, homes in before.items() if _settled(self._homes[name]) != homes)
        return {id for name in names for id in self._reports[name.split()[-1].lower()]}

    def correct(self, log: Iterable[Correction]) -> set[str]:
        """Put the rulings on persons of this log, in force, in the place of those before; the reports concerned."""
        rows = tuple(row for row in log if any(t.kind == PERSON for t in row.targets))
        if rows == self._log:
            return set()
        before, self._log = set(self._families), rows
        return self._anew(set()) | self._anew(before | set(self._families))

    def _anew(self, surnames: set[str]) -> set[str]:
        """Forget what is known of these surnames; the reports that have one of them."""
        self._tie()
        whole = surnames.union(*(self._families.get(name, ()) for name in surnames))
        for name in whole:
            self._known.pop(name, None)
        calling = {id for name in whole for id in self._callers.get(name, ())}
        introducing = {id for name in whole & self._families.keys() for id in self._reports.get(name, ())}
        return calling | introducing

    def _tie(self) -> None:
        """Which surnames rulings bring together: by a merge, or by another name."""
        self._families = {}
        for row in self._log:
            told = (i for t in row.targets for i in self._told.get(t.report_id, ()) if i.is_target(row))
            names = {i.surname for i in told} | {str(v).split()[-1].lower() for k, v in row.changes if k == "name"}
            whole = frozenset(names.union(*(self._families.get(name, ()) for name in names)))
            self._families |= dict.fromkeys(whole, whole)

    def persons(self) -> tuple[Person, ...]:
        """All whom the dossier knows, by name, then by date."""
        found = {p.id: p for name in (*self._reports, *self._families) for p in self._of_surname(name)}
        return tuple(sorted(found.values(), key=lambda p: (p.name, p.introductions[0].order)))

    def _of_surname(self, surname: str) -> list[Person]:
        """The persons of a surname, and of those that rulings tie to it."""
        if surname not in self._known:
            family = self._families.get(surname, frozenset((surname,)))
            ids = sorted({id for name in family for id in self._reports.get(name, ())})
            told = [i for id in ids for i in self._told[id] if i.surname in family]
            self._known |= dict.fromkeys(family, self._persons([j for i in told if (j := ruled(i, self._log))]))
        return self._known[surname]

    def _persons(self, told: list[Introduction]) -> list[Person]:
        homes: dict[str, _Homes] = {}
        for i in told:
            homes.setdefault(i.actor.name, Counter())[i.actor.country, i.names_country or self._is_checked(i)] += 1
        by_name: dict[tuple[str, str], list[Introduction]] = {}
        for i in sorted(told, key=lambda i: i.order):
            one = replace(i.actor, country=_settled(homes[i.actor.name])[i.actor.country])
            by_name.setdefault((one.name, one.country), []).append(replace(i, actor=one))
        rulings = [(row.act, ids) for row in self._log if (ids := _named(row, told))]
        return [
            Person(tuple(group), any(self._is_checked(i) for i in group))
            for group in regrouped(by_name.values(), rulings, attrgetter("order"))
        ]

    def _is_checked(self, introduction: Introduction) -> bool:
        return any(row.act in ("accept", "edit") and introduction.is_target(row) for row in self._log)

    def unplaced(self) -> tuple[tuple[Correction, Anchor], ...]:
        """The rulings in force whose words introduce nobody any more."""
        return tuple(
            (row, target)
            for row in self._log
            for target in row.targets
            if not any(i.is_target(replace(row, targets=(target,))) for i in self._told.get(target.report_id, ()))
        )

    def known_again(self, reading: Reading) -> Reading:
        """The reading, with those whom it only calls by surname as the dossier knows them at its date, and those whom
        it introduces as people corrected them."""
        met = {actor: known for actor in strangers(reading) if (known := self._meant(actor, reading.report))}
        for told in self._told.get(reading.report.id, ()):
            met[told.actor] = self._as_ruled(told)
        return _exchanged(reading, met, {}) if any(a != known for a, known in met.items()) else reading

    def _as_ruled(self, told: Introduction) -> Actor:
        """The actor of an introduction by the country of the person, as corrected where people corrected it."""
        if told.surname not in self._families:
            return replace(told.actor, country=_settled(self._homes[told.actor.name])[told.actor.country])
        bearers = self._of_surname(told.surname)
        return next((p.as_told(i) for p in bearers for i in p.introductions if i.id == told.id), told.actor)

    def _meant(self, stranger: Actor, report: Report) -> Actor | None:
        """The one person of that surname introduced up to that day, as introduced last; None where there are two."""
        surname = stranger.name.lower()
        bearers = [p for p in self._of_surname(surname) if any(i.surname == surname for i in p.introductions)]
        known = [actor for person in bearers if (actor := person.on(report.published))]
        return replace(known[0], mentions=stranger.mentions) if len(known) == 1 else None


def _settled(homes: _Homes) -> dict[str, str]:
    """Each country that introductions of one name give -> the country of the person they mean."""
    told = Counter({country: 0 for country, _ in homes if country})
    for (country, _), n in homes.items():
        told[country] += n
    named = sorted({country for (country, is_named), n in homes.items() if is_named and country and n})
    (first, most), (_, next_most) = [*told.most_common(2), ("", 0), ("", 0)][:2]
    if len(named) == 1 or not named and most > next_most:
        home = named[0] if named else first
        return {country: home if country else "" for country in {*told, ""}}
    return {country: country for country in {*told, ""}}


def _named(row: Correction, told: Iterable[Introduction]) -> frozenset[str]:
    """The introductions that a merge or a split names."""
    return frozenset(i.id for i in told if i.is_target(row)) if row.act in ("merge", "split") else frozenset()


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
