"""Words -> what the names and offices among them stand for. The lexicon, a roster of the dossier's own, the model's names.

Out come `Found` stretches, in order and without overlap; what they mean in their sentence is for actors.py to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pourparler.reading.lexicon import Entry, office, scan
from pourparler.record import Name, Text


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One actor that the lexicon does not know, in the words that stand for it. `forms`: as they are written."""

    entry: Entry
    forms: tuple[str, ...]


Roster = Sequence[RosterRow]


@dataclass(frozen=True, slots=True)
class Found:
    """Words [first, end) and what they stand for; `entry` None: a name that no table knows, `kind` as the model has it."""

    first: int
    end: int
    entry: Entry | None
    kind: str = ""

    @property
    def is_person(self) -> bool:
        return self.kind == "PER" or (self.entry is not None and self.entry.what == "leader")


def find_names(text: Text, at: date, roster: Roster = ()) -> list[Found]:
    """Stretches in text order. A person's name wins over a table's word inside it; the roster wins over the tables."""
    forms = [w.text for w in text.words]
    known = [Found(a, b, e) for a, b, e in _overlay(scan(forms, at), _roster_hits(forms, roster))]
    known = [k for k in known if not _is_verb(text, k)]
    people, others = [], []
    for name in text.names:
        if name.type == "PER":
            people += _person(text, name, known)
        elif name.type in ("ORG", "LOC"):
            others.append(Found(name.first, name.end, None, name.type))
    out = [k for k in known if not any(_overlaps(k, p) for p in people)]
    out += people
    for other in others:
        hits = [k for k in out if _overlaps(k, other)]
        if not hits:
            out.append(other)
        elif _names_more(text, other, hits):
            out = [k for k in out if k not in hits or k.end <= other.end - 1]
            out.append(replace(other, first=max([other.first, *(k.end for k in hits if k.end <= other.end - 1)])))
    return sorted(out, key=lambda f: f.first)


def _overlay(tables: list[tuple[int, int, Entry]], own: list[tuple[int, int, Entry]]) -> list[tuple[int, int, Entry]]:
    kept = [t for t in tables if not any(t[0] < b and a < t[1] for a, b, _ in own)]
    return sorted([*kept, *own], key=lambda t: t[0])


def _roster_hits(forms: Sequence[str], roster: Roster) -> list[tuple[int, int, Entry]]:
    by_first: dict[str, list[tuple[list[str], Entry]]] = {}
    for row in roster:
        for form in row.forms:
            words = form.split()
            by_first.setdefault(words[0], []).append((words, row.entry))
    out, i = [], 0
    while i < len(forms):
        fits = [(len(w), e) for w, e in by_first.get(forms[i], ()) if list(forms[i : i + len(w)]) == w]
        if fits:
            size, entry = max(fits, key=lambda f: f[0])
            out.append((i, i + size, entry))
            i += size
        else:
            i += 1
    return out


def _is_verb(text: Text, found: Found) -> bool:
    """"rebels" the verb, "guards" the verb: an office read as something else by the tags."""
    last = text.words[found.end - 1]
    return found.entry is not None and found.entry.what == "office" and last.upos not in ("NOUN", "PROPN", "ADJ", "X")


def _person(text: Text, name: Name, known: list[Found]) -> list[Found]:
    """A person's name without the titles before it; none where the tables know the whole as something else."""
    first = name.first
    while first < name.end - 1 and _is_title(text, first, name.end):
        first += 1
    inside = [k for k in known if k.first < name.end and name.first < k.end and k.entry and k.entry.what != "office"]
    whole = [k for k in inside if k.first <= first and k.end >= name.end]
    if whole:
        return [replace(whole[0], kind="PER")] if whole[0].entry.what == "leader" else []  # type: ignore[union-attr]
    if any(k.entry.what != "leader" and k.end == name.end and name.end - first == 1 for k in inside):  # type: ignore[union-attr]
        return []
    if all(text.words[i].upos != "PROPN" for i in range(first, name.end)):
        return []
    entry = next((k.entry for k in inside if k.entry and k.entry.what == "leader"), None)
    return [Found(first, name.end, entry, "PER")]


def _is_title(text: Text, i: int, end: int) -> bool:
    """Whether word i opens a title before a name: "Foreign" of "Foreign Minister Ann Ost"."""
    return any(office(" ".join(w.text for w in text.words[i:k])) for k in range(i + 1, min(end, i + 5))) or (
        text.words[i].upos != "PROPN" and text.words[i].xpos not in ("NNP", "NNPS")
    )


def _overlaps(a: Found, b: Found) -> bool:
    return a.first < b.end and b.first < a.end


def _names_more(text: Text, name: Found, hits: list[Found]) -> bool:
    """Whether a name the model found is more than the table's word inside it: "Turkish Red Crescent", not "Syrian"."""
    last = text.words[name.end - 1]
    return name.kind == "ORG" and all(h.end < name.end for h in hits) and last.upos == "PROPN" and last.text[:1].isupper()
