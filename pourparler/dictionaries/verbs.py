"""A verbs file -> rows of a table of events (reading/lexicon/README_events.md), each "sure": the user's word backs it.

A verb with a code gives a row, a pattern one for each verb above it. Codes become PLOVER's by cameo.py; statements and
"[---]" give none. "[042:043]", who visits and who hosts, is one event; "[:173]" is done to the subject."""

from __future__ import annotations

from pathlib import Path

from pourparler.reading.lexicon.event_table import EventRow

from .cameo import NO_EVENT, Kind, kind_of
from .lines import LineError, Notes
from .patterns import Asked, ModalPattern, asked, plain_frame
from .verb_groups import Group, Pattern, Sets, Verb, read_groups

_SUFFERED = ">nsubj"


def read_verbs(path: Path, notes: Notes) -> list[EventRow]:
    """The rows of a verbs file; what is wrong with it goes to `notes`."""
    groups, sets = read_groups(path, notes)
    table = _Table(notes)
    for group in groups:
        for verb in group.verbs:
            table.add_verb(verb)
        for pattern in group.patterns:
            table.add_pattern(group, pattern, sets)
    return [row for row, _ in table.rows.values()]


class _Table:
    """Rows by what they ask for, each with the line that gave it; the first of two stands."""

    def __init__(self, notes: Notes):
        self.notes = notes
        self.rows: dict[tuple[str, str], tuple[EventRow, int]] = {}

    def add_verb(self, verb: Verb) -> None:
        try:
            found = self._kind(verb.code)
            if found:
                kind, suffered = found
                self._add(verb.line, verb.lemma, kind, _SUFFERED if suffered else plain_frame(kind.type), "")
        except LineError as fault:
            self.notes.fault(verb.line, fault)

    def add_pattern(self, group: Group, pattern: Pattern, sets: Sets) -> None:
        try:
            if found := self._kind(pattern.code):
                kind, suffered = found
                self._add_asked(group, pattern.line, kind, suffered, asked(pattern.text, sets))
        except ModalPattern:
            self.notes.left_out["patterns of auxiliaries and negation, which our reader reads itself"] += 1
        except LineError as fault:
            self.notes.fault(pattern.line, fault)

    def _add_asked(self, group: Group, line: int, kind: Kind, suffered: bool, what: Asked) -> None:
        frame = _SUFFERED if suffered else what.frame(kind.type)
        for verb in group.verbs:
            self._add(line, " ".join([verb.lemma, *what.words]), kind, frame, what.needs)

    def _kind(self, code: str) -> tuple[Kind, bool] | None:
        """The type of a code, and whether it is done to the subject; None where it is no event."""
        first, _, second = code.partition(":")
        one = (first or second).strip().rstrip("?!")
        if one == NO_EVENT:
            self.notes.left_out["verbs and patterns without an event"] += 1
            return None
        kind = kind_of(one)
        if kind is None:
            self.notes.left_out["statements, which are attributions here"] += 1
        return (kind, not first) if kind else None

    def _add(self, line: int, lemma: str, kind: Kind, frame: str, needs: str) -> None:
        row = EventRow(lemma, "VERB", kind.type, kind.mode, frame, needs, "", "sure")
        held, where = self.rows.setdefault((lemma, needs), (row, line))
        if (held.type, held.mode) != (row.type, row.mode):
            raise LineError(f"{lemma!r} has another code on line {where}, which stands; leave it to one of them")
