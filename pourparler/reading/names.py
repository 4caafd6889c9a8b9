"""Words -> what the names and offices among them stand for: by the lexicon, a dossier's roster, the model's names.

Out come `Found` stretches, in order and without overlap; what they mean in their sentence is for actors.py to say.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from pourparler.reading.found import Found
from pourparler.reading.lexicon import Entry, country_of, scan
from pourparler.reading.lexicon.gazetteer import fold, spots
from pourparler.reading.other_senses import abbreviated, elsewhere, is_silent, written_by
from pourparler.reading.person_names import persons
from pourparler.reading.roster import Roster
from pourparler.record import Text

_STATELESS = {"kurd": ("SYR", "IRQ", "TUR", "IRN")}  # peoples without a state, and where most of them live
_KOREAS = {"North": "North Korea", "South": "South Korea"}
_WEST = Entry("the West", "organisation", "", "GOV", "group")
_SIDE_OF = frozenset("in of to from on towards toward".split())
_BODIES = frozenset(
    "Institute Party Service Department Society Center Centre Union Committee Council Agency Administration "
    "Association Bank Bureau Office Commission Court Company University Foundation Group Fund".split()
)
_LONG_NAME = 9  # words of a committee's name
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
    known = _with_longer(known, [*abbreviated(text, known), *_committees(text, countries), *_house(text, known)])
    people = [p for p in persons(text, known, at) if p.first not in makers]
    persons_words = {i for p in people for i in range(p.first, p.end)}
    others = [
        Found(name.first, name.end, None, "LOC" if name.type == "PER" else name.type)
        for name in text.names
        if name.type != "TIME"
        and not (name.type == "PER" and persons_words & set(range(name.first, name.end)))
        and name.first not in makers
        and any(w.upos != "NOUN" for w in text.words[name.first : name.end])
        and not (name.type == "ORG" and all(w.text.islower() for w in text.words[name.first : name.end]))
    ]
    held = {i: f for f in _without_overlap(known, people) for i in range(f.first, f.end)}
    for other in _joined(text, others):
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


def _committees(text: Text, countries: Counter[str]) -> list[Found]:
    """ "House Ways and Means Committee": committees of the Congress of the United States."""
    words, out = text.words, []
    for word in words:
        if word.text not in ("House", "Senate") or not (countries["USA"] or word.text == "House"):
            continue
        for end in range(word.i + 1, min(len(words), word.i + _LONG_NAME)):
            if words[end].text.lower() in ("committee", "subcommittee", "panel"):
                name = " ".join(w.text for w in words[word.i : end + 1])
                out.append(Found(word.i, end + 1, Entry(name, "metonym", "USA", "LEG", "organisation")))
                break
            if not words[end].text[:1].isupper() and words[end].text not in ("and", "on", "of", "the", "&", ","):
                break
    return out


def _house(text: Text, known: list[Found]) -> list[Found]:
    """ "The House" where the report speaks of the Congress of the United States."""
    if not any(k.entry and (k.entry.country, k.entry.sector) == ("USA", "LEG") for k in known):
        return []
    entry = country_of("House of Representatives")
    return [
        Found(word.i, word.i + 1, entry)
        for before, word, after in zip(text.words, text.words[1:], text.words[2:], strict=False)
        if word.text == "House" and before.text[:1] != "W" and not (after.text[:1].isupper() or after.text == "of")
        and (before.lemma.lower() == "the" or not before.text[:1].isupper())
    ]  # fmt: skip


def _with_longer(known: list[Found], more: list[Found]) -> list[Found]:
    """Both together; of two that overlap the longer."""
    out = list(known)
    for new in more:
        over = [k for k in out if k.first < new.end and new.first < k.end]
        if all(k.end - k.first <= new.end - new.first for k in over):
            out = [k for k in out if k not in over] + [new]
    return sorted(out, key=lambda k: k.first)


def _joined(text: Text, names: list[Found]) -> list[Found]:
    """Names of bodies with those joined that a model parts at "&", or at "and" before a word for a body."""
    out: list[Found] = []
    for name in names:
        before = out[-1] if out else None
        if before and before.end + 1 == name.first and _is_one(text, before, name):
            out[-1] = replace(before, end=name.end)
        else:
            out.append(name)
    return out


def _is_one(text: Text, before: Found, name: Found) -> bool:
    link, last = text.words[before.end].text, text.words[name.end - 1]
    if before.kind != "ORG" or name.kind != "ORG":
        return False
    if link == "&":
        return True
    body = last.text in _BODIES and not last.text.endswith("s")
    whole = text.words[before.end - 1].text
    return link == "and" and body and not (whole in _BODIES or whole.isupper() or country_of(whole))


def _located(text: Text, found: Found, countries: Counter[str]) -> Found:
    """A place's name with its country, where the report speaks of that country or the town is big."""
    if found.entry is not None or found.country or found.kind not in ("LOC", "ORG"):
        return found
    name = fold(" ".join(w.text for w in text.words[found.first : found.end]))
    options = [s for s in spots(name.title() if name.isupper() else name) if s.country]
    near = [s for s in options if countries[s.country]]
    best = max(near or options, key=lambda s: s.population, default=None)
    if best is None or not (near or best.population >= _BIG_TOWN):
        return found
    return replace(found, country=best.country, kind="LOC")


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
