"""Where a report tells who somebody is: a reading -> whom it introduces, whom it calls by the surname alone. No I/O.

A report introduces a person by a full name with a role and a country (or an international body): "Foreign Minister Ana
Brekke of Norway". What people ruled on an introduction is applied here; who is one person is settled in people.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pourparler.record import Actor, Anchor, Correction, Passage, Reading, Span

from .corrections import CorrectionError
from .wording import content

PERSON = "person"  # of the anchors of rulings
_SEVERAL = 2  # words that a full name has at least
_OF_NO_COUNTRY = ("IGO", "NGO")
_LAST_WORD = re.compile(r"((?:[A-Z]\.){2,}|[\w-]+)(?:['’]s)?$")
_OF = re.compile(r" of (?:the )?[A-Z]")
_TITLES = frozenset("acting deputy former outgoing senior vice".split())  # written large before an office
_CODE = re.compile(r"[A-Z]{3}")
_FORMS = {
    "name": re.compile(r"\S+( \S+)+"),
    "role": re.compile(r".*"),
    "country": _CODE,
    "sector": _CODE,
}


@dataclass(frozen=True, slots=True)
class Introduction:
    """Where a report tells who somebody is. `passage`: the first words that name the person there."""

    actor: Actor
    passage: Passage

    @property
    def id(self) -> str:
        return f"{self.passage.report.id}.{self._local_id}"

    @property
    def _local_id(self) -> str:
        return f"p{self.passage.spans[0].start}"

    @property
    def order(self) -> tuple[str, str, int]:
        report = self.passage.report
        return report.published.isoformat(), report.id, self.passage.spans[0].start

    @property
    def surname(self) -> str:
        return self.actor.name.split()[-1].lower()

    @property
    def names_country(self) -> bool:
        """Whether a name stands before the office or behind the person that can only tell the country: "Norwegian
        Prime Minister Ana Brekke", "Ana Brekke of Norway". Else the reading chose a country that was spoken of."""
        text, (start, end) = self.passage.report.text, self.passage.spans[0]
        office = _TITLES.union(self.actor.role.lower().split())
        before = text[max(0, start - 80) : start].removesuffix(", ").rstrip(" ")
        while (word := _LAST_WORD.search(before)) and word[1].lower() in office:
            before = before[: word.start()].rstrip(" ")
        is_name = word and word[1][0].isupper() and content(word[1])
        return bool(is_name) or bool(_OF.match(text, end))

    @property
    def anchor(self) -> Anchor:
        """How a correction remembers it."""
        return Anchor(self.passage.report.id, PERSON, self._local_id, self.passage.spans, self.passage.words)

    def is_target(self, row: Correction) -> bool:
        """Whether a ruling is about this one: by its words, which stay when the report is read anew."""
        return any(
            t.kind == PERSON and t.report_id == self.passage.report.id and self._shares(t.spans) for t in row.targets
        )

    def _shares(self, spans: Iterable[Span]) -> bool:
        return any(x.overlaps(y) for x in spans for y in self.passage.spans)


def introductions(reading: Reading) -> tuple[Introduction, ...]:
    """The persons whom a report introduces, as read."""
    told = (a for a in reading.actors if a.kind == "person" and a.role and a.mentions and _is_full(a.name))
    return tuple(
        Introduction(actor, Passage(reading.report, (_where_named(actor, reading.report.text),)))
        for actor in told
        if actor.country or actor.sector in _OF_NO_COUNTRY
    )


def strangers(reading: Reading) -> tuple[Actor, ...]:
    """Persons of whom a report tells the surname alone; what country they have is a guess."""
    return tuple(
        a for a in reading.actors
        if a.kind == "person" and a.name[:1].isupper() and " " not in a.name and not (a.role or a.sector)
    )  # fmt: skip


def ruled(introduction: Introduction, log: Iterable[Correction]) -> Introduction | None:
    """The introduction as people corrected it; None where it was rejected."""
    for row in log:
        if introduction.is_target(row):
            if row.act == "reject":
                return None
            if row.act == "edit":
                introduction = replace(introduction, actor=edited(introduction.actor, dict(row.changes)))
    return introduction


def edited(actor: Actor, changes: Mapping[str, Any]) -> Actor:
    """A person with these values. CorrectionError for a field or a value that does not fit."""
    for field, value in changes.items():
        if field not in _FORMS:
            raise CorrectionError(f"{field!r} is no field of a person. There are: {', '.join(_FORMS)}.")
        if not _FORMS[field].fullmatch(value) and (value or field == "name"):
            form = "a full name" if field == "name" else "a code of three capitals, or nothing"
            raise CorrectionError(f"{field}: {value!r} does not fit. Give {form}.")
    return replace(actor, **changes)


def _where_named(actor: Actor, text: str) -> Span:
    """The first mention that has the surname, else the first."""
    surname = actor.name.split()[-1]
    return next((m for m in actor.mentions if surname in text[m.start : m.end]), actor.mentions[0])


def _is_full(name: str) -> bool:
    words = name.split()
    return len(words) >= _SEVERAL and all(word[:1].isupper() for word in (words[0], words[-1]))
