"""The records that pages are made from, kept in memory as long as their dossier does not change."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pourparler.brief.sections import tellings, waiting
from pourparler.dossier import Dossiers
from pourparler.reading.lexicon import country_name
from pourparler.record import Format, Happening, OpenDispute, OpenMatter, PourparlerError, Reading, Record, Report
from pourparler.store import StoreError
from pourparler.table.copies import voices
from pourparler.table.introductions import introductions
from pourparler.table.matters import CLOSED
from pourparler.table.roll import Known, actor_id, roll

from .doubts import Doubt, doubts
from .lanes import Dated, dated
from .parties import Parties, parties_of
from .placing import Placed, placed


class Forbidden(PourparlerError):
    """What a user's role does not allow: what, and the mend."""


class Missing(PourparlerError):
    """What an address names is not there: what, and the mend."""


@dataclass(frozen=True)
class Kept:
    """A dossier's record at one revision. What several pages look up in it is worked out once."""

    record: Record
    revision: str

    @property
    def dossier(self) -> str:
        return self.record.dossier

    @cached_property
    def as_of(self) -> date:
        """The day that answers are as of: that of the last report."""
        return max((r.report.published for r in self.record.readings), default=date.today())

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """By the id of their report."""
        return {r.report.id: r for r in self.record.readings}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each report in `record.readings`, by its id."""
        return {r.report.id: i for i, r in enumerate(self.record.readings)}

    def reading(self, report_id: str) -> Reading:
        if report_id not in self.readings:
            raise Missing(f"The dossier {self.dossier!r} has no report {report_id!r}. Follow a link of its pages.")
        return self.readings[report_id]

    def report(self, report_id: str) -> Report:
        return self.reading(report_id).report

    @cached_property
    def happening_of(self) -> Mapping[str, Happening]:
        """The happening of each telling ("<report id>.<local id>"), and of its own id."""
        told = {t.id: h for h in self.record.happenings for t in h.tellings}
        return told | {h.id: h for h in self.record.happenings}

    @cached_property
    def matter_of(self) -> Mapping[str, OpenMatter]:
        """The matter of each telling, and of its own id."""
        told = {f"{r.id}.{x.id}": m for m in self.record.matters for r, x in m.tellings}
        return told | {m.id: m for m in self.record.matters}

    @cached_property
    def dispute_of(self) -> Mapping[str, OpenDispute]:
        """The dispute of each dispute of a single report, and of its own id."""
        told = {id: d for d in self.record.disputes for id in d.told}
        return told | {d.id: d for d in self.record.disputes}

    @cached_property
    def waiting(self) -> Sequence[OpenMatter]:
        """The matters in which somebody is to move, the oldest wait first."""
        return [m for m in waiting(self.record.matters) if m.whose_move]

    @cached_property
    def newest(self) -> Sequence[Happening]:
        """All happenings, those first told last first; of one day, what most reports tell."""
        first_told = lambda h: (h.tellings[0].report.published, len(h.tellings))  # noqa: E731
        return sorted(self.record.happenings, key=first_told, reverse=True)

    @cached_property
    def dated(self) -> Sequence[Dated]:
        """The happenings that have a date, in its order."""
        return [d for d in dated(self.record.happenings) if d.is_dated]

    @cached_property
    def undated(self) -> Sequence[Dated]:
        return [d for d in dated(self.record.happenings) if not d.is_dated]

    @cached_property
    def formats(self) -> Sequence[Format]:
        """The formats for talks, those told of last first."""
        return sorted(self.record.groups, key=lambda f: f.tellings[-1][0].published, reverse=True)

    @cached_property
    def format_of(self) -> Mapping[str, Format]:
        """The format of each telling, and of its own id."""
        told = {f"{r.id}.{g.id}": f for f in self.record.groups for r, g in f.tellings}
        return told | {f.id: f for f in self.record.groups}

    @cached_property
    def disputes_by_day(self) -> Sequence[OpenDispute]:
        """All disputes, those that were told of last first."""
        return sorted(self.record.disputes, key=lambda d: (d.last_told, d.id), reverse=True)

    @cached_property
    def roll(self) -> Mapping[str, Known]:
        """Every actor by its id."""
        return roll(self.record)

    def actor(self, id: str) -> Known:
        if id not in self.roll:
            raise Missing(f"The dossier {self.dossier!r} has no actor {id!r}. Look for it among its actors.")
        return self.roll[id]

    @cached_property
    def introduced(self) -> frozenset[str]:
        """The ids of the actors who are persons that a report introduces."""
        return frozenset(actor_id(i.actor) for reading in self.record.readings for i in introductions(reading))

    @cached_property
    def acted_on(self) -> Sequence[Happening]:
        """The happenings that somebody is named on the receiving end of."""
        return [h for h in self.record.happenings if any(t.event.recipients and t.event.actors for t in h.tellings)]

    @cached_property
    def most_named(self) -> tuple[str, ...]:
        """Names of actors, of those in most reports first."""
        known = sorted(self.roll.values(), key=lambda one: (-len(one.reports), one.id))
        return tuple(dict.fromkeys(one.name for one in known))

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """The name of each country that an actor has, by code: an invented one as its reports call it."""
        own = {one.country: one.name for one in self.roll.values() if one.kind == "country"}
        return {code: country_name(code) or own.get(code, code) for code in {one.country for one in self.roll.values()}}

    @cached_property
    def parties(self) -> Parties:
        return parties_of(self.record.readings, self.countries)

    @cached_property
    def places(self) -> tuple[Placed, ...]:
        """The places of happenings, and last what has none."""
        return placed(self.record.happenings)

    @cached_property
    def texts(self) -> tuple[tuple[Report, ...], ...]:
        """The reports with copies of one text together, the first of them first; the newest text first."""
        groups = map(tuple, voices([r.report for r in self.record.readings]))
        return tuple(sorted(groups, key=lambda g: (g[0].published, g[0].id), reverse=True))

    @cached_property
    def moves_open(self) -> frozenset[str]:
        """Ids of the events that moved a matter which is open."""
        told = (t for m in self.record.matters if m.state not in CLOSED for t in m.tellings)
        return frozenset(f"{report.id}.{e.id}" for report, matter in told for e in matter.history)

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """What nobody has checked, in the order in which to look at it."""
        return doubts(self)

    @cached_property
    def _joined(self) -> Mapping[str, Happening | OpenMatter | Format | OpenDispute]:
        """What is put together of several tellings, by id."""
        record = self.record
        things = (*record.happenings, *record.matters, *record.groups, *record.disputes)
        return {thing.id: thing for thing in things}

    def is_checked(self, id: str) -> bool:
        """Whether a person has checked all that a line of this id rests on."""
        if not self.record.checked:
            return False
        thing = self._joined.get(id)
        return self.record.checked.issuperset(tellings(thing) if thing else [id])


class Records:
    """The records of a database's dossiers, with what pages look up in them, by revision."""

    def __init__(self, dossiers: Dossiers) -> None:
        self.dossiers = dossiers
        self.kept: dict[str, Kept] = {}

    def of(self, dossier: str) -> Kept:
        """Missing where there is no such dossier."""
        revision = self.revision(dossier)
        if not revision:
            there = "See / for those there are." if self.dossiers.names() else "Make one: pourparler add FILE."
            raise Missing(f"No dossier is called {dossier!r}. {there}")
        kept = self.kept.get(dossier)
        if kept is None or kept.revision != revision:
            kept = self.kept[dossier] = Kept(self.dossiers.record(dossier), revision)
            gc.freeze()  # a record is millions of objects, which the collector would walk over and over
        return kept

    def revision(self, dossier: str) -> str:
        """Another one after each report that came or went, each reading and correction; "" for no dossier."""
        try:
            return str(self.dossiers.revision(dossier))
        except StoreError:
            if dossier in self.dossiers.names():
                raise
            return ""
