"""A stretch of words that the tables, a roster or the model know: what names.py hands to the readers of actors."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.reading.lexicon import Entry


@dataclass(frozen=True, slots=True)
class Found:
    """Words [first, end) and what they stand for; `entry` None: a name that no table knows, `kind`: by the model."""

    first: int
    end: int
    entry: Entry | None
    kind: str = ""
    country: str = ""  # where a town or region lies

    @property
    def is_person(self) -> bool:
        return self.kind == "PER" or (self.entry is not None and self.entry.what == "leader")
