"""Words -> what the names and offices among them stand for: by the lexicon, a dossier's roster, the model's names.

Out come `Found` stretches, in order and without overlap; what they mean in their sentence is for the cast to say.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from pourparler.reading.lexicon import Entry, country_of, scan
from pourparler.reading.lexicon.gazetteer import fold, spots
from pourparler.reading.place_words import FORENAMES, NOT_PLACES
from pourparler.reading.roster import Roster
from pourparler.record import Text

from .found import Found
from .longer_names import (
    committees,
    democratic,
    house,
    joined,
    of_own_country,
    of_the_report,
    of_themselves,
    with_longer,
)
from .other_senses import abbreviated, elsewhere, is_operation, is_silent, written_by
from .person_names import persons

_STATELESS = {  # peoples without a state, and where most of them live
    "kurd": ("SYR", "IRQ", "TUR", "IRN"), "rohingya": ("MMR", "BGD"), "uighur": ("CHN",), "uyghur": ("CHN",),
    "hutu": ("RWA", "BDI", "COD"), "tutsi": ("RWA", "BDI", "COD"), "pashtun": ("AFG", "PAK"), "hazara": ("AFG",),
    "yazidi": ("IRQ", "SYR"), "yezidi": ("IRQ", "SYR"), "tuareg": ("MLI", "NER"), "basque": ("ESP", "FRA"),
    "tamil": ("LKA", "IND"), "druze": ("LBN", "SYR", "ISR"), "copt": ("EGY",), "sahrawi": ("MAR", "DZA"),
    "dinka": ("SSD",), "nuer": ("SSD",), "tigrayan": ("ETH",), "oromo": ("ETH",),
}  # fmt: skip
_KOREAS = {"North": "North Korea", "South": "South Korea"}
_WEST = Entry("the West", "organisation", "", "GOV", "group")
_SIDE_OF = frozenset("in of to from on towards toward".split())
_TOWN = 50_000  # people, of a town that tells where a body sits
_BIG_TOWN = 200_000  # people, from which a town needs no mention of its country


def find_names(text: Text, at: date, roster: Roster) -> list[Found]:
    """Stretches in text order. A person's name wins over a table's word inside it; the roster wins over the tables."""
    forms = [w.text for w in text.words]
    known = [Found(a, b, e) for a, b, e in _overlay(scan(forms, at), roster.find(forms, at))]
    makers = written_by(text)
    known = [k for k in known if not (_is_verb(text, k) or is_silent(text, k) or k.first in makers)]
    moved = {f.first: f for f in elsewhere(text, known)}
    known = [moved.get(k.first, k) for k in known]
    countries = Counter(k.entry.country for k in known if k.entry and k.entry.country)
    known += [*_stateless(text, known, countries), *_koreas(text, known, countries), *_west(text, known)]
    more = (abbreviated(text, known), committees(text, countries), house(text, known), democratic(text, countries))
    known = with_longer(
        text, of_the_report(of_own_country(text, of_themselves(text, known))), [new for found in more for new in found]
    )
    people = [p for p in persons(text, known, at) if p.first not in makers]
    persons_words = {i for p in people for i in range(p.first, p.end)}
    others = [
        Found(name.first, name.end, None, "LOC" if name.type == "PER" else name.type)
        for name in text.names
        if name.type != "TIME"
        and not (name.type == "PER" and persons_words & set(range(name.first, name.end)))
        and name.first not in makers
        and any(w.upos != "NOUN" for w in text.words[name.first : name.end])
        and text.words[name.end - 1].text != "Koreas"
        and not (name.type == "ORG" and is_operation(text, name.first))
        and not (name.type == "ORG" and all(w.text.islower() for w in text.words[name.first : name.end]))
    ]
    held = {i: f for f in _without_overlap(known, people) for i in range(f.first, f.end)}
    for other in joined(text, others):
        _add_other(text, held, other)
    return [_located(text, f, countries) for i, f in sorted(held.items()) if i == f.first]


def _without_overlap(known: list[Found], people: list[Found]) -> list[Found]:
    taken = {i for p in people for i in range(p.first, p.end)}
    return [k for k in known if not any(i in taken for i in range(k.first, k.end))] + people


def _add_other(text: Text, held: dict[int, Found], other: Found) -> None:
    """Add a name that the model alone found, where it says more than the tables do.

    A town or state in the midst of a body's name tells its country ("Carnegie Moscow Centre")."""
    hits = {held[i] for i in range(other.first, other.end) if i in held}
    if hits and not _names_more(text, other, hits):
        return
    inner = [h for h in hits if h.first > other.first and h.entry and h.entry.country and h.entry.what != "office"]
    if inner:
        other = replace(other, country=inner[0].entry.country)  # type: ignore[union-attr]
    else:
        other = replace(other, first=max([other.first, *(k.end for k in hits)]))
    held.update((i, other) for i in range(other.first, other.end))


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


def _koreas(text: Text, known: list[Found], countries: Counter[str]) -> list[Found]:
    """ "The North", "the South" where the report speaks of a Korea."""
    if not countries["PRK"] + countries["KOR"]:
        return []
    taken = {i for k in known for i in range(k.first, k.end)}
    out = []
    for before, word, after in zip(text.words, text.words[1:], text.words[2:], strict=False):
        alone = before.lemma == "the" and word.i not in taken and not after.text[:1].isupper()
        if word.text in _KOREAS and alone and (entry := country_of(_KOREAS[word.text])):
            out.append(Found(word.i, word.i + 1, entry))
    return out


def _west(text: Text, known: list[Found]) -> list[Found]:
    """ "The West", also "the west" where it acts: not a side of something, nor a place."""
    taken = {i for k in known for i in range(k.first, k.end)}
    out = []
    for before, word, after in zip(text.words, text.words[1:], text.words[2:], strict=False):
        if word.text not in ("west", "West") or before.lemma.lower() != "the" or word.i in taken or after.text == "of":
            continue
        cases = {text.words[k].lemma.lower() for k in text.children(word.i)}
        acts = word.deprel in ("nsubj", "nmod:poss", "conj") or (word.text == "West" and word.deprel in ("obj", "obl"))
        if acts and not cases & _SIDE_OF and not after.text[:1].isupper() and after.text not in "-‑–":
            out.append(Found(word.i, word.i + 1, _WEST))
    return out


def _located(text: Text, found: Found, countries: Counter[str]) -> Found:
    """A place's name with its country, where the report speaks of that country or the town is big."""
    if found.entry is not None or found.country or found.kind not in ("LOC", "ORG"):
        return found
    name = fold(" ".join(w.text for w in text.words[found.first : found.end]))
    options = [s for s in spots(name.title() if name.isupper() else name) if s.country]
    if not options and found.kind == "ORG":
        return replace(found, country=_seat(text, found, countries))
    near = [s for s in options if countries[s.country]]
    best = max(near or options, key=lambda s: s.population, default=None)
    if best is None or not (near or best.population >= _BIG_TOWN):
        return found
    return replace(found, country=best.country, kind="LOC")


def _seat(text: Text, found: Found, countries: Counter[str]) -> str:
    """The country of a body's name that begins with a town or state, or has one after "of"; "" where none does."""
    words = text.words
    if found.end - found.first < 2:
        return ""
    starts = [found.first, *(i + 1 for i in range(found.first, found.end - 1) if words[i].text == "of")]
    for first, end in ((i, k) for i in starts for k in (i + 2, i + 1) if k <= found.end):
        name = fold(" ".join(w.text for w in words[first:end]))
        options = [] if name in NOT_PLACES | FORENAMES else [s for s in spots(name) if s.country]
        near = [s for s in options if countries[s.country] and s.population >= _TOWN]
        best = max(near or options, key=lambda s: s.population, default=None)
        if best and (near or best.population >= _BIG_TOWN):
            return best.country
    return ""


def _overlay(tables: list[tuple[int, int, Entry]], own: list[tuple[int, int, Entry]]) -> list[tuple[int, int, Entry]]:
    """Both together; a name of one's own wins, save inside a longer name of the tables."""
    length = {i: end - first for first, end, _ in tables for i in range(first, end)}
    own = [o for o in own if length.get(o[0], 0) <= o[1] - o[0]]
    taken = {i for first, end, _ in own for i in range(first, end)}
    kept = [t for t in tables if not any(i in taken for i in range(t[0], t[1]))]
    return sorted([*kept, *own], key=lambda t: t[0])


def _is_verb(text: Text, found: Found) -> bool:
    """ "rebels" the verb, "guards" the verb: an office read as something else by the tags."""
    last = text.words[found.end - 1]
    return found.entry is not None and found.entry.what == "office" and last.upos not in ("NOUN", "PROPN", "ADJ", "X")


def _names_more(text: Text, name: Found, hits: set[Found]) -> bool:
    """Whether a name the model found is more than the table's word inside it: "Turkish Red Crescent", not "Syrian"."""
    last = text.words[name.end - 1]
    return (
        name.kind == "ORG" and all(h.end < name.end for h in hits) and last.upos == "PROPN" and last.text[:1].isupper()
    )
