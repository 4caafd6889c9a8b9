"""Words -> what the names and offices among them stand for: by the lexicon, a dossier's roster, the model's names.

Out come `Found` stretches, in order and without overlap; what they mean in their sentence is for actors.py to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pourparler.reading.lexicon import Entry, office, scan
from pourparler.reading.lexicon.gazetteer import fold, spots
from pourparler.record import Name, Text

_TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady dame gen gen. lt lt. lt.gen. col col. maj maj. capt capt. "
    "cmdr cmdr. "
    "adm adm. sgt sgt. cpl pvt rev rev. prof prof. sen sen. rep rep. gov gov. rear vice admiral queen king pope "
    "imam".split()
)
_STATELESS = {"kurd": ("SYR", "IRQ", "TUR", "IRN")}  # peoples without a state, and where most of them live
_BIG_TOWN = 200_000  # people, from which a town needs no mention of its country


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One actor that the lexicon does not know, in the words that stand for it. `forms`: as they are written."""

    entry: Entry
    forms: tuple[str, ...]


Roster = Sequence[RosterRow]


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


def find_names(text: Text, at: date, roster: Roster = ()) -> list[Found]:
    """Stretches in text order. A person's name wins over a table's word inside it; the roster wins over the tables."""
    forms = [w.text for w in text.words]
    known = [Found(a, b, e) for a, b, e in _overlay(scan(forms, at), _roster_hits(forms, roster))]
    known = [k for k in known if not _is_verb(text, k)]
    countries = Counter(k.entry.country for k in known if k.entry and k.entry.country)
    known += _stateless(text, known, countries)
    people, others = [], []
    for name in text.names:
        if name.type == "PER" and (found := _person(text, name, known)):
            people += found
        elif name.type != "TIME" and any(w.upos != "NOUN" for w in text.words[name.first : name.end]):
            others.append(Found(name.first, name.end, None, "LOC" if name.type == "PER" else name.type))
    held = {i: f for f in _without_overlap(known, people) for i in range(f.first, f.end)}
    for other in others:
        _add_other(text, held, other)
    return [_located(text, f, countries) for i, f in sorted(held.items()) if i == f.first]


def _without_overlap(known: list[Found], people: list[Found]) -> list[Found]:
    taken = {i for p in people for i in range(p.first, p.end)}
    return [k for k in known if not any(i in taken for i in range(k.first, k.end))] + people


def _add_other(text: Text, held: dict[int, Found], other: Found) -> None:
    """Add a name that the model alone found, where it says more than the tables do."""
    hits = {held[i] for i in range(other.first, other.end) if i in held}
    if hits and not _names_more(text, other, hits):
        return
    first = max([other.first, *(k.end for k in hits)])
    held.update((i, replace(other, first=first)) for i in range(first, other.end))


def _stateless(text: Text, known: list[Found], countries: Counter[str]) -> list[Found]:
    """A people without a state counts as of the country, of those it lives in, that the report speaks of most."""
    taken = {i for k in known for i in range(k.first, k.end)}
    out = []
    for word in text.words:
        stem = word.text.lower().removesuffix("ish").removesuffix("s")
        if stem in _STATELESS and word.text[0].isupper() and word.i not in taken:
            spoken_of = [c for c in _STATELESS[stem][:2] if countries[c]] or [
                c for c in _STATELESS[stem] if countries[c]
            ]
            if spoken_of:
                what = "demonym" if word.text.endswith("ish") else "people"
                country = max(spoken_of, key=lambda c: countries[c])
                out.append(Found(word.i, word.i + 1, Entry(word.text, what, country, kind="group")))
    return out


def _located(text: Text, found: Found, countries: Counter[str]) -> Found:
    """A place's name with its country, where the report speaks of that country or the town is big."""
    if found.entry is not None or found.kind not in ("LOC", "ORG"):
        return found
    name = fold(" ".join(w.text for w in text.words[found.first : found.end]))
    options = [s for s in spots(name.title() if name.isupper() else name) if s.country]
    near = [s for s in options if countries[s.country]]
    best = max(near or options, key=lambda s: s.population, default=None)
    if best is None or not (near or best.population >= _BIG_TOWN):
        return found
    return replace(found, country=best.country, kind="LOC")


def _overlay(tables: list[tuple[int, int, Entry]], own: list[tuple[int, int, Entry]]) -> list[tuple[int, int, Entry]]:
    taken = {i for first, end, _ in own for i in range(first, end)}
    kept = [t for t in tables if not any(i in taken for i in range(t[0], t[1]))]
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
    """ "rebels" the verb, "guards" the verb: an office read as something else by the tags."""
    last = text.words[found.end - 1]
    return found.entry is not None and found.entry.what == "office" and last.upos not in ("NOUN", "PROPN", "ADJ", "X")


def _person(text: Text, name: Name, known: list[Found]) -> list[Found]:
    """A person's name without the titles before it; none where the tables know the whole as something else."""
    end = next((i for i in range(name.first, name.end) if text.words[i].text == ","), name.end)
    inside = [k for k in known if k.first < end and name.first < k.end]
    first = _after_titles(text, name.first, end, inside)
    inside = [k for k in inside if k.end > first and k.entry and k.entry.what != "office"]
    whole = [k for k in inside if k.first <= first and k.end >= end]
    if whole:
        return [replace(whole[0], kind="PER")] if whole[0].entry.what == "leader" else []  # type: ignore[union-attr]
    if any(k.entry.what != "leader" and k.end == end and end - first == 1 for k in inside):  # type: ignore[union-attr]
        return []
    if all(text.words[i].upos != "PROPN" for i in range(first, end)) or _is_no_person(text, first, end):
        return []
    entry = next((k.entry for k in inside if k.entry and k.entry.what == "leader"), None)
    return [Found(first, end, entry, "PER")]


def _after_titles(text: Text, first: int, end: int, inside: list[Found]) -> int:
    """Where the name itself starts in "Indian Defence Minister Ann Ost", "Mr Ost", "London Mayor Ann Ost"."""
    starts = {k.first: k for k in inside if k.entry}
    while first < end - 1:
        known = starts.get(first)
        if known and known.end < end and _is_title(known, starts.get(known.end)):
            first = known.end
        elif text.words[first].text.lower() in _TITLES or text.words[first].xpos not in ("NNP", "NNPS"):
            first += 1
        elif title := next((k for k in range(min(end - 1, first + 4), first, -1) if _is_office(text, first, k)), 0):
            first = title
        else:
            break
    return first


def _is_title(known: Found, following: Found | None) -> bool:
    what = known.entry.what if known.entry else ""
    return what in ("office", "demonym") or (
        what != "leader" and bool(following and following.entry and following.entry.what == "office")
    )


def _is_office(text: Text, first: int, end: int) -> bool:
    return office(" ".join(w.text for w in text.words[first:end])) is not None


def _is_no_person(text: Text, first: int, end: int) -> bool:
    """Whether a single word is a plural, as of a people or a faith, or a place that somebody is in."""
    if end - first > 1:
        return False
    word = text.words[first]
    if word.xpos == "NNPS" and word.text.endswith("s"):
        return True
    before = text.words[first - 1].lemma.lower() if first else ""
    return before in ("in", "near", "around", "outside") and bool(spots(fold(word.text)))


def _names_more(text: Text, name: Found, hits: set[Found]) -> bool:
    """Whether a name the model found is more than the table's word inside it: "Turkish Red Crescent", not "Syrian"."""
    last = text.words[name.end - 1]
    return (
        name.kind == "ORG" and all(h.end < name.end for h in hits) and last.upos == "PROPN" and last.text[:1].isupper()
    )
