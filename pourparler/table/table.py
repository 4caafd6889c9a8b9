"""A dossier's readings put together, kept up to date as reports come and go. No I/O.

A report added or removed changes what hangs together with it, nothing else. The record does not depend on the order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from pourparler.record import Correction, Happening, OpenDispute, Reading, Record, Telling

from .corrections import checked, corrected, in_force, merged_and_split, regrouped, speaks_of, with_added
from .disputes import ToldDisputes, open_disputes
from .evidence import order
from .groups import formats, threads, told_groups
from .happenings import Happenings, as_one
from .matters import Matters
from .people import People

T = TypeVar("T")


class Table:
    """What the record of one dossier is made from: readings, and the log of what people corrected."""

    def __init__(self, dossier: str) -> None:
        self.dossier = dossier
        self.read: dict[str, Reading] = {}
        self.people = People()
        self.readings: dict[str, Reading] = {}  # with persons known from other reports, and as corrected
        self.log: tuple[Correction, ...] = ()  # in force
        self.happenings, self.matters, self.disputes = Happenings(), Matters(), ToldDisputes()

    def put(self, readings: Iterable[Reading]) -> None:
        """Take in readings. A report that is here already is read anew."""
        new = {r.report.id: r for r in readings}
        touched = self.people.remove(self.read[id] for id in new if id in self.read)
        self.read |= new
        touched |= self.people.add(new.values())
        self._use(new.keys() | touched)

    def take_away(self, report_ids: Iterable[str]) -> None:
        gone = list(report_ids)
        touched = self.people.remove([self.read.pop(id) for id in gone])
        self._use(touched | set(gone))

    def correct(self, log: Iterable[Correction]) -> None:
        """Put this log in the place of the one before."""
        before, self.log = self.log, in_force(log)
        both = {row.n for row in before} & {row.n for row in self.log}
        touched = {t.report_id for row in (*before, *self.log) if row.n not in both for t in row.targets}
        touched |= self.people.correct(self.log)
        self._use(touched & self.read.keys())

    def seen(self) -> dict[str, Reading]:
        """The readings as they were read, with what people added, by report."""
        touched = {row.targets[0].report_id for row in self.log if row.act == "add"} & self.read.keys()
        return self.read | {id: with_added(self.read[id], self.log) for id in touched}

    def record(self) -> Record:
        """Everything, put together."""
        ordered = sorted(self.readings.values(), key=lambda r: (r.report.published, r.report.id))
        happenings = self._happenings()
        matters = self.matters.told(self._regrouped(self.matters.threads(), "matter"))
        told = self.disputes.told(self._regrouped(self.disputes.groups(), "dispute"))
        disputes = open_disputes(told, self.disputes.seen(happenings, matters))
        rejected = [row for row in self.log if row.act == "reject"]
        disputes = tuple(d for d in disputes if not any(speaks_of(row, d) for row in rejected))
        return Record(
            dossier=self.dossier,
            readings=tuple(ordered),
            happenings=tuple(happenings),
            matters=tuple(matters),
            groups=formats(self._regrouped(threads(told_groups(ordered)), "group")),
            stances=tuple((r.report, s) for r in ordered for s in r.stances),
            disputes=disputes,
            checked=self._checked(disputes),
        )

    def _use(self, report_ids: Iterable[str]) -> None:
        """Let the reading of each report, as corrected, take the place of what was used of it."""
        ids = list(report_ids)
        used = {id: self.readings[id] for id in ids if id in self.readings}
        new = {id: corrected(self.people.known_again(self.read[id]), self.log) for id in ids if id in self.read}
        changed = [id for id in ids if used.get(id) != new.get(id)]
        for part in (self.happenings, self.matters, self.disputes):
            part.remove([used[id] for id in changed if id in used])
            part.add([new[id] for id in changed if id in new])
        for id in changed:
            self.readings.pop(id, None)
        self.readings |= {id: new[id] for id in changed if id in new}

    def _happenings(self) -> list[Happening]:
        found = self.happenings.told()
        groups: list[Sequence[Telling]] = [h.tellings for h in found]
        again = self._regrouped(groups, "event", order)
        if again is groups:
            return found
        same = {id(h.tellings): h for h in found}
        return [same.get(id(g)) or as_one(g) for g in again]

    def _regrouped(
        self, groups: list[Sequence[T]], kind: str, order: Callable[[T], Any] = attrgetter("order")
    ) -> list[Sequence[T]]:
        """Groups after what people merged and split; the same list where they did not."""
        rulings = merged_and_split(kind, self.log, self.readings)
        return regrouped(groups, rulings, order) if rulings else groups

    def _checked(self, disputes: Iterable[OpenDispute]) -> frozenset[str]:
        accepted = [row for row in self.log if row.act == "accept"]
        seen = frozenset(d.id for d in disputes if any(speaks_of(row, d) for row in accepted))
        return checked(self.log, self.readings) | seen
