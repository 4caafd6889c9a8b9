"""Dictionary files -> the text of one table, with all that was wrong with them. Which kind a file is, by its name.

Actors and agents make a list of names, verbs a table of events; the two do not go into one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from .actors import read_actors
from .agents import read_agents
from .lines import DictionaryError, Fault, Notes
from .tables import events_table, names_table
from .verbs import read_verbs

DictionaryKind = Literal["actors", "agents", "verbs"]
_NAMED = {"verb": "verbs", "agent": "agents", "actor": "actors"}


@dataclass(frozen=True, slots=True)
class Imported:
    """A table as text, its number of rows, the faulty lines, and how many lines were left out, by reason."""

    table: str
    rows: int
    faults: tuple[Fault, ...]
    left_out: Counter[str]


def import_files(paths: Sequence[Path], kind: DictionaryKind | None = None) -> Imported:
    """One table from files of one kind, or of actors and agents. DictionaryError when a file cannot be read at all."""
    kinds = [kind or kind_by_name(path) for path in paths]
    if "verbs" in kinds and len(set(kinds)) > 1:
        raise DictionaryError("Verbs make a table of events, actors and agents a list of names: import them apart.")
    notes = [Notes(path.name) for path in paths]
    each = list(zip(paths, kinds, notes, strict=True))
    if "verbs" in kinds:
        events = {(r.lemma, r.needs): r for path, _, note in reversed(each) for r in read_verbs(path, note)}
        table = events_table(events.values())
    else:
        table = names_table(
            row
            for path, of, note in each
            for row in (read_agents(path, note) if of == "agents" else read_actors(path, note))
        )
    faults = tuple(fault for note in notes for fault in sorted(note.faults, key=lambda f: f.line))
    left_out = sum((note.left_out for note in notes), Counter[str]())
    return Imported(table, table.count("\n") - 1, faults, left_out)


def kind_by_name(path: Path) -> DictionaryKind:
    """The kind that a file's name tells: "Phoenix.agents.txt", "own.verbs"."""
    found = {kind for word, kind in _NAMED.items() if word in path.name.lower()}
    if len(found) != 1:
        raise DictionaryError(
            f"{path.name}: its name does not tell its kind; add --kind {', '.join(get_args(DictionaryKind))}."
        )
    return found.pop()  # type: ignore[return-value]
