"""A table of events of a dossier's own (a TSV in the columns of events.tsv) -> rows beside those of the lexicon.

A row of weight "sure" makes an event of its word whatever the model says. Columns: README_events.md."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pourparler.language.lemmas import lemma

from .event_table import EventRow, Index, LexiconError, indexed, own_rows


@dataclass(frozen=True)
class OwnEvents:
    """Rows of one's own, made ready for looking up once."""

    rows: tuple[EventRow, ...] = ()

    @cached_property
    def index(self) -> Index:
        """Rows by what the lemmatiser makes of their head's forms, the most telling first."""
        return indexed(
            replace(row, lemma=" ".join([head, *row.words[1:]])) if row.upos == "VERB" else row
            for row in self.rows
            for head in (_lemmas(row.head) if row.upos == "VERB" else (row.head,))
        )

    @cached_property
    def fingerprint(self) -> str:
        """Eight characters that tell this table from another; "" for the empty one."""
        return hashlib.sha256(repr(self.rows).encode()).hexdigest()[:8] if self.rows else ""


NO_EVENTS = OwnEvents()
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")  # verbs that double their last letter: "zap", "zapped"


def _lemmas(verb: str) -> set[str]:
    """The verb, and what the lemmatiser takes its regular forms for: a verb that it does not know may lose an e."""
    stem = verb + verb[-1] if _SHORT.fullmatch(verb) else verb.removesuffix("e")
    past = verb[:-1] + "ied" if re.search(r"[^aeiou]y$", verb) else stem + "ed"
    return {verb, lemma(past, "VERB"), lemma(stem + "ing", "VERB")}


def read_events(path: Path) -> OwnEvents:
    """The rows of a table. LexiconError names every faulty row at once."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as fault:
        raise LexiconError(
            f"{path.name}: cannot be read ({getattr(fault, 'strerror', fault)}). Give a table of events in UTF-8."
        ) from None
    return OwnEvents(tuple(own_rows(path.name, text)))
