"""The door to kept dossiers: `pourparler.open(path)` -> Dossiers, which adds reports and answers questions.

Knows when to read, store and put together; how is the business of `reading`, `store` and `table`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from . import adding, ruling
from .asked import places
from .elements import Element, OfRecord, elements, evidence, of_record
from .kept import Records
from .naming import as_code, is_among
from .record import (
    Act,
    Anchor,
    Attribution,
    Correction,
    EventType,
    Format,
    MatterState,
    OpenDispute,
    OpenMatter,
    Passage,
    PourparlerError,
    Reading,
    Record,
    Report,
    Stance,
    Status,
    Telling,
)
from .store import Database, StoreError, asking, keeping, log, saved
from .store.opening import open_database
from .table import build
from .table.corrections import CorrectionError, corrected, in_force, unplaced, with_added
from .table.meeting import CouldMeet, could_meet

if TYPE_CHECKING:
    import sqlalchemy as sa

    from .reading.lexicon.own_events import OwnEvents
    from .reading.roster import Roster
    from .table import Table
    from .table.people import Person

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did. `new` False: the dossier had it all, and nothing was written. `counts`: elements by kind."""

    report_id: str
    new: bool
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution with the report that makes it."""

    report: Report
    attribution: Attribution

    @property
    def id(self) -> str:
        return f"{self.report.id}.{self.attribution.id}"


@dataclass(frozen=True, slots=True)
class Shown:
    """An element and the words it rests on, one passage a report.

    `kind`: attribution, event, matter, group, stance, dispute of one report ("<report id>.<local id>"), or a
    happening, matter, format or dispute of a dossier's record."""

    id: str
    kind: str
    element: Element | OfRecord
    evidence: tuple[Passage, ...]


def open_dossiers(
    address: str | Path, *, create: bool = True, read_only: bool = False, time_limit: float | None = None
) -> Dossiers:
    return Dossiers(open_database(address, create=create, read_only=read_only, time_limit=time_limit))


class Dossiers:
    """An open database of dossiers; use it in a `with` block. Threads may share it.

    What asks uses connections that cannot write.

    Questions about a dossier that is not there raise StoreError."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.records = Records(database)

    def __enter__(self) -> Dossiers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.database.close()

    # -- adding

    def add(
        self,
        report: Report,
        dossier: str = DEFAULT,
        roster: Roster | None = None,
        own_events: OwnEvents | None = None,
    ) -> Added:
        """Read a report and keep it. What is there already is neither read nor written again.

        `roster`, `own_events`: names and words for events that no table knows, as `reading.own.read_own` gives them;
        with others than last time a report is read anew, in every dossier that has it."""
        from .reading.lexicon.own_events import NO_EVENTS
        from .reading.read import engine, read
        from .reading.roster import NO_NAMES

        own = roster or NO_NAMES, own_events or NO_EVENTS
        with self.database.reading() as conn:
            known = asking.engines(conn, report.id)
        if engine(*own) not in known:
            return self.keep(read(report, None, *own), dossier)
        check_name(dossier)
        with self.database.writing() as conn:
            again = keeping.use_again(conn, report.id, engine(*own))
            new = keeping.place(conn, report.id, dossier, utc_now())
            return Added(report.id, new or again, asking.counts(conn, report.id))

    def keep(self, reading: Reading, dossier: str = DEFAULT) -> Added:
        """Keep a reading made elsewhere, in one transaction."""
        check_name(dossier)
        with self.database.writing() as conn:
            new = keeping.keep(conn, reading, dossier, utc_now())
            return Added(reading.report.id, new, asking.counts(conn, reading.report.id))

    def keep_all(self, readings: Iterable[Reading], dossier: str = DEFAULT) -> int:
        """Keep readings made elsewhere, all in one transaction or none; how many were new."""
        check_name(dossier)
        with self.database.writing() as conn:
            return sum(keeping.keep(conn, reading, dossier, utc_now()) for reading in readings)

    # -- asking

    def names(self) -> tuple[str, ...]:
        """The dossiers there are."""
        with self.database.reading() as conn:
            return asking.dossier_names(conn)

    def last_day(self, dossier: str = DEFAULT) -> date:
        """The day that answers are as of: that of the dossier's last report."""
        with self.database.reading() as conn:
            asking.check_dossier(conn, dossier, self.database.name)
            return asking.last_day(conn, dossier)

    def readings(self, dossier: str = DEFAULT, since: date | None = None) -> tuple[Reading, ...]:
        """The reading in use of each report, by date of publication. `since`: published on or after."""
        with self.database.reading() as conn:
            asking.check_dossier(conn, dossier, self.database.name)
            return asking.readings_of(conn, dossier, since=since)

    def revision(self, dossier: str = DEFAULT) -> int:
        """The number of the dossier's state: another one after each report, reading or correction that was added."""
        return self.records.revision(dossier)

    def record(self, dossier: str = DEFAULT) -> Record:
        """The dossier's readings put together, as corrected. Asked again, only what came or went since is read."""
        return self.records.record(dossier)

    def record_of_day(self, day: date, dossier: str = DEFAULT) -> Record:
        """The record as it was on this day: of the reports up to it, with today's corrections. Not kept in memory."""
        with self.records.table(dossier) as (table, _):
            read = [r for r in table.read.values() if r.report.published <= day]
            return build(dossier, read, table.log)

    # -- correcting

    def correct(
        self,
        act: Act,
        ids: Sequence[str],
        dossier: str = DEFAULT,
        *,
        who: str,
        why: str = "",
        changes: Sequence[str] = (),
    ) -> Correction:
        """Accept, reject, edit, merge or split what these ids name, by a row of the log; the row, with its number.

        `changes`: "field=value", for an edit. CorrectionError, and nothing kept, where it cannot be done."""
        with self.records.table(dossier) as (table, record):
            return self._append(dossier, _row(table, record, act, ids, who, why, changes))

    def add_seen(
        self,
        report_id: str,
        words: str,
        changes: Sequence[str],
        dossier: str = DEFAULT,
        *,
        who: str,
        why: str = "",
    ) -> Correction:
        """Add an event or an attribution that a person saw and the reading lacks: `adding.addition` says how.

        CorrectionError or StoryError, and nothing kept, where it cannot be done."""
        with self.records.table(dossier) as (table, _):
            read = table.seen()
            if report_id not in read:
                raise CorrectionError(f"the dossier {dossier!r} has no report {report_id!r}. `show` and lists name it.")
            targets, new = adding.addition(read[report_id], words, changes, read.values())
            row = Correction(0, "add", who, utc_now(), targets, tuple(new.items()), why)
            with_added(read[report_id], (row,))  # a value that does not fit is refused here
            return self._append(dossier, row)

    def would(self, act: Act, ids: Sequence[str], dossier: str = DEFAULT) -> tuple[Record, Record]:
        """The record as it is, and as it would be after this ruling, which is not kept. CorrectionError as above."""
        with self.records.table(dossier) as (table, record):
            return record, _after(table, _row(table, record, act, ids, "", "", ()))[0]

    def undo(self, n: int, dossier: str = DEFAULT, *, who: str, why: str = "") -> Correction:
        """Undo a row of the log by another row."""
        return self.undo_all((n,), dossier, who=who, why=why)[0]

    def undo_all(
        self, numbers: Iterable[int], dossier: str = DEFAULT, *, who: str, why: str = ""
    ) -> tuple[Correction, ...]:
        """Undo rows of the log, each by a row of its own: all of them or none."""
        rows, wanted = self.corrections(dossier), sorted(set(numbers), reverse=True)
        undone, held = {row.undoes for row in rows}, {row.n for row in in_force(rows)}
        for n in wanted:
            if n not in {row.n for row in rows}:
                raise CorrectionError(f"the dossier {dossier!r} has no correction {n}. See `pourparler corrections`.")
            if n in undone and n not in held:
                raise CorrectionError(
                    f"correction {n} is undone already. To bring it back, undo the row that undid it."
                )
        made = [Correction(0, "undo", who, utc_now(), why=why, undoes=n) for n in wanted]
        with self.database.writing() as conn:
            return tuple(replace(row, n=log.append(conn, dossier, row)) for row in made)

    def reading_after(self, n: int, report_id: str, dossier: str = DEFAULT) -> Reading | None:
        """A report's reading with the corrections up to this row, as it was before later ones; None: not here."""
        rows = in_force(row for row in self.corrections(dossier) if row.n <= n)
        with self.records.table(dossier) as (table, _):
            read = table.read.get(report_id)
            return corrected(table.people.known_again(read), rows) if read else None

    def corrections(self, dossier: str = DEFAULT) -> tuple[Correction, ...]:
        """The log of corrections, the oldest first."""
        with self.database.reading() as conn:
            asking.check_dossier(conn, dossier, self.database.name)
            return log.rows(conn, dossier)

    def unplaced(self, dossier: str = DEFAULT) -> tuple[tuple[Correction, Anchor], ...]:
        """Corrections in force whose words no element rests on any more, as after reading with a newer engine."""
        with self.records.table(dossier) as (table, _):
            return unplaced(table.log, table.seen()) + table.people.unplaced()

    def _append(self, dossier: str, row: Correction) -> Correction:
        with self.database.writing() as conn:
            return replace(row, n=log.append(conn, dossier, row))

    # -- more questions

    def people(self, dossier: str = DEFAULT, who: str | None = None) -> tuple[Person, ...]:
        """The persons whom the dossier's reports introduce, as corrected: by name, then by date.

        `who`: a person's id, a country or sector code, or words of the name."""
        with self.records.table(dossier) as (table, _):
            known = table.people.persons()
        return tuple(p for p in known if who is None or who == p.id or is_among(who, p.actors))

    def events(
        self,
        dossier: str = DEFAULT,
        *,
        says: str | None = None,
        actor: str | None = None,
        recipient: str | None = None,
        type: EventType | None = None,
        mode: str | None = None,
        status: Status | None = None,
        since: date | None = None,
        until: date | None = None,
        during: tuple[date | None, date | None] | None = None,
    ) -> tuple[Telling, ...]:
        """The events that fit, by date: see `EventQuestion` for what each filter means.

        The filters ask for what was read or added; what was rejected is left out, what was edited comes as edited."""
        question = asking.EventQuestion(says, actor, recipient, type, mode, status, since, until, during)
        with self.database.reading() as conn:
            asking.check_dossier(conn, dossier, self.database.name)
            ids = asking.events(conn, dossier, question)
            found = _as_corrected(conn, dossier, {report_id for report_id, _ in ids} | _added_to(conn, dossier))
        events = {(id, e.id): e for id, reading in found.items() for e in reading.events}
        told = [Telling(found[id].report, events[id, local]) for id, local in ids if (id, local) in events]
        more = [t for reading in found.values() for t in adding.events(reading, question)]
        return tuple(sorted(told + more, key=_by_date) if more else told)

    def says(self, who: str, dossier: str = DEFAULT, since: date | None = None) -> tuple[Saying, ...]:
        """What a party says or is said to say: a country or sector code, or words of a name."""
        with self.database.reading() as conn:
            asking.check_dossier(conn, dossier, self.database.name)
            ids = asking.attributions(conn, dossier, who, since)
            found = _as_corrected(conn, dossier, {report_id for report_id, _ in ids} | _added_to(conn, dossier))
        said = {(id, a.id): a for id, reading in found.items() for a in reading.attributions}
        told = [Saying(found[id].report, said[id, local]) for id, local in ids if (id, local) in said]
        more = [Saying(r.report, a) for r in found.values() for a in adding.attributions(r, who, since)]
        return tuple(sorted(told + more, key=lambda s: (s.report.published, s.report.id)) if more else told)

    def matters(
        self, dossier: str = DEFAULT, *, waiting_on: str | None = None, state: MatterState | None = None
    ) -> tuple[OpenMatter, ...]:
        """The dossier's matters. `waiting_on`: whose move it is, a country (its code or name) with all who are its own,
        or words of a name."""
        record = self.record(dossier)
        who = waiting_on and as_code(waiting_on, record)
        return tuple(
            m
            for m in record.matters
            if (state is None or m.state == state) and (who is None or is_among(who, m.whose_move))
        )

    def disputes(self, dossier: str = DEFAULT) -> tuple[OpenDispute, ...]:
        return self.record(dossier).disputes

    def groups(self, dossier: str = DEFAULT) -> tuple[Format, ...]:
        return self.record(dossier).groups

    def stances(self, dossier: str = DEFAULT) -> tuple[tuple[Report, Stance], ...]:
        return self.record(dossier).stances

    def could_meet(self, parties: Sequence[str], dossier: str = DEFAULT) -> CouldMeet:
        """The formats that could seat these parties, and what stands in the way: codes, or words of names."""
        return could_meet(self.record(dossier), parties)

    def search(self, words: str, dossier: str = DEFAULT, limit: int | None = None) -> tuple[Passage, ...]:
        """The reports that have all these words, each with their places in its text; "a phrase" stays together.

        Newest first, `limit` at most. A report that has them in its title alone comes without places."""
        with self.database.reading() as conn:
            asking.check_dossier(conn, dossier, self.database.name)
            found = asking.reports_with(conn, words, dossier, limit)
        return tuple(Passage(report, places(report.text, words)) for report in found)

    def ids_with(self, words: str, dossier: str = DEFAULT) -> frozenset[str]:
        """The ids of these reports: a hundred times quicker than the reports."""
        with self.database.reading() as conn:
            return asking.ids_with(conn, words, dossier)

    def save_search(self, name: str, query: str, dossier: str = DEFAULT, *, who: str) -> int:
        """Keep what the desk's search is asked (as its address has it) under a name; its number."""
        with self.database.writing() as conn:
            asking.check_dossier(conn, dossier, self.database.name)
            return saved.save(conn, dossier, name, query, who, utc_now())

    def saved_searches(self, dossier: str = DEFAULT) -> tuple[saved.SavedSearch, ...]:
        with self.database.reading() as conn:
            return saved.searches(conn, dossier)

    def forget_search(self, n: int, dossier: str = DEFAULT) -> None:
        with self.database.writing() as conn:
            if not saved.forget(conn, dossier, n):
                raise PourparlerError(
                    f"the dossier {dossier!r} has no saved search {n}. It may have been forgotten already."
                )

    def show(self, id: str, dossier: str = DEFAULT) -> Shown:
        """The element of this id: "<report id>.<local id>", or an id of the dossier's record."""
        with self.database.reading() as conn:
            report_id = asking.report_of(conn, id)
            found = asking.readings_of(conn, ids=(report_id,)) if report_id else ()
        if not found:
            return self._show_of_record(id, dossier)
        reading = found[0]
        kind, element = next((k, e) for k, e in elements(reading) if f"{reading.report.id}.{e.id}" == id)
        if dossier in self.names():
            with self.database.reading() as conn:
                again = _as_corrected(conn, dossier, {reading.report.id})[reading.report.id]
            element = next((e for k, e in elements(again) if e.id == element.id), element)
        return Shown(id, kind, element, (Passage(reading.report, evidence(element)),))

    def _show_of_record(self, id: str, dossier: str) -> Shown:
        record = self.record(dossier)
        report_id, _, local_id = id.rpartition(".")
        for reading in (r for r in record.readings if r.report.id == report_id):
            for kind, element in elements(reading):
                if element.id == local_id:  # one that a person added
                    return Shown(id, kind, element, (Passage(reading.report, evidence(element)),))
        if found := of_record(record, id):
            return Shown(id, *found, found[1].evidence)
        raise StoreError(
            f"{self.database.name}: nothing in the dossier {dossier!r} has the id {id!r}. "
            "Copy it from the end of a line; `people` takes the id of a person."
        )


def _row(
    table: Table, record: Record, act: Act, ids: Sequence[str], who: str, why: str, changes: Sequence[str]
) -> Correction:
    """A ruling as a row of the log that has no number yet. CorrectionError where it cannot be made."""
    read = table.seen()
    targets = ruling.meant(ids, record, read, table.people.persons())
    ruling.check(act, targets)
    row = Correction(0, act, who, utc_now(), targets, why=why)
    if act == "edit":
        reading = read[targets[0].report_id]
        new = ruling.changes(changes, targets[0].kind, reading, read.values())
        ruling.check_fields(new, targets[0], reading)
        row = replace(row, changes=tuple(new.items()))
        corrected(table.read[reading.report.id], (*table.log, row))  # a value that does not fit is refused here
    if act == "split" and _after(table, row) == (record, table.people.persons()):
        raise CorrectionError("nothing is merged with these. Give some tellings of one thing: `show ID` lists them.")
    return row


def _after(table: Table, row: Correction) -> tuple[Record, tuple[Person, ...]]:
    """The record and the persons as they would be after one more ruling. The table is left as it was."""
    rows = table.log
    try:
        table.correct((*rows, replace(row, n=max((r.n for r in rows), default=0) + 1)))
        return table.record(), table.people.persons()
    finally:
        table.correct(rows)


def _as_corrected(conn: sa.Connection, dossier: str, report_ids: set[str]) -> dict[str, Reading]:
    """Readings by report, with the corrections of the dossier."""
    rows = in_force(log.rows(conn, dossier))
    return {r.report.id: corrected(r, rows) for r in asking.readings_of(conn, ids=report_ids)}


def _added_to(conn: sa.Connection, dossier: str) -> set[str]:
    """The dossier's reports to which people added something."""
    touched = {row.targets[0].report_id for row in in_force(log.rows(conn, dossier)) if row.act == "add"}
    return touched & asking.in_use(conn, dossier).keys() if touched else touched


def _by_date(t: Telling) -> tuple:
    when, published = t.event.when, t.report.published
    return (when and (when.first or when.last)) or published, published, t.report.id, t.event.trigger[0]


def check_name(dossier: str) -> None:
    if not dossier.strip() or len(dossier) > 100 or not dossier.isprintable():
        raise StoreError(f"{dossier[:100]!r} cannot name a dossier. Use 1 to 100 printable characters.")


def utc_now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
