"""Which row of the event lexicon fits a word in its sentence. Trees and tables in, `EventRow` out.

A verb's phrase is looked for among its dependents, a noun's among its neighbours. The longest phrase counts, then a row
whose condition holds, then the plain row (lexicon/README_events.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.record import Text, Word

from .lexicon.event_table import EventRow, events, lemmas_of
from .lexicon.own_events import NO_EVENTS, OwnEvents

_NAMED = {"PER": ("leader", "person"), "LOC": ("land",)}  # classes that a name belongs to, by its type
_UPOS = {"VERB": ("VERB",), "AUX": ("AUX",), "NOUN": ("NOUN", "PROPN"), "ADJ": ("ADJ",)}


def fitting(text: Text, i: int, own: OwnEvents = NO_EVENTS) -> list[EventRow]:
    """Rows that fit word i, one's own before the lexicon's, the most telling first.

    Condition `actor` is left to the caller, who knows the actors."""
    word = text.words[i]
    lemma = word.lemma.lower()
    out = []
    rows = [r for r in (*own.index.get(lemma, ()), *events().get(lemma, ())) if word.upos in _UPOS[r.upos]]
    beside = _dependents(text, i) if any(row.rest for row in rows) else []
    for row in rows:
        if row.rest and _match(text, word, row, beside) is None:
            continue
        place, kind = row.condition
        if place in ("", "actor") or (place == "clause" and _has_clause(text, i)) or asked_words(text, i, row):
            out.append(row)
    return out


def phrase_words(text: Text, i: int, row: EventRow) -> list[int]:
    """The words of the row's phrase in the text, the head among them, in order."""
    found = _match(text, text.words[i], row, _dependents(text, i)) if row.rest else []
    return sorted({i, *(found or ())})


def asked_words(text: Text, i: int, row: EventRow) -> list[int]:
    """The words that meet the row's condition."""
    place, kind = row.condition
    if not kind:
        return []
    known = lemmas_of(kind)
    return [k for k in in_place(text, i, place) if _in_class(text, k, known) or _is_named(text, k, kind)]


def _match(text: Text, word: Word, row: EventRow, dependents: Sequence[int]) -> list[int] | None:
    """The other words of the row's phrase; None where one is missing."""
    if row.upos == "NOUN":
        return _beside(text, word, row)
    out = []
    for rest in row.rest:
        hit = next((k for k in dependents if text.words[k].lemma.lower() == rest and k not in out), None)
        if hit is None:
            return None
        out.append(hit)
    return out


def _beside(text: Text, word: Word, row: EventRow) -> list[int] | None:
    """The words of a noun phrase side by side around its head."""
    at = row.words.index(row.head)
    first = word.i - at
    if first < 0 or first + len(row.words) > len(text.words):
        return None
    places = range(first, first + len(row.words))
    if all(
        text.words[k].lemma.lower() == w or text.words[k].text.lower() == w
        for k, w in zip(places, row.words, strict=True)
    ):
        return [k for k in places if k != word.i]
    return None


def _dependents(text: Text, i: int) -> list[int]:
    """Children of a verb and, of those that are phrases, their prepositions and nouns."""
    out = []
    for k in text.children(i):
        if (
            text.words[k].relation in ("nsubj", "conj", "advcl", "punct", "cc", "parataxis")
            and text.words[k].deprel != "nsubj:pass"
        ):
            continue
        out.append(k)
        out += [c for c in text.children(k) if text.words[c].deprel in ("case", "nmod", "compound", "amod")]
    return out


def _has_clause(text: Text, i: int) -> bool:
    return any(text.words[k].deprel in ("ccomp", "xcomp", "acl", "advcl") for k in text.children(i))


def _in_class(text: Text, k: int, known: frozenset[str]) -> bool:
    word = text.words[k]
    if word.lemma.lower() in known or word.text.lower() in known:
        return True
    return any(
        text.words[c].lemma.lower() in known for c in text.children(k) if text.words[c].deprel in ("compound", "conj")
    )


def _is_named(text: Text, k: int, kind: str) -> bool:
    """Whether word k is in a name of someone or somewhere of the class: "called Fatima Noor", "flew to Sarajevo"."""
    name = next((n for n in text.names if n.first <= k < n.end), None) if text.words[k].upos == "PROPN" else None
    return name is not None and kind in _NAMED.get(name.type, ())


def in_place(text: Text, i: int, place: str) -> list[int]:
    """Heads of the phrases at a place of word i: obj (and a passive's subject), nsubj, of and other prepositions."""
    word, out = text.words[i], []
    for k in text.children(i):
        relation = text.words[k].deprel
        if place in ("obj", "nsubj"):
            stands = relation in (("obj", "nsubj:pass", "iobj") if place == "obj" else ("nsubj",))
        else:
            stands = text.words[k].relation in ("obl", "nmod", "iobj") and text.preposition(k) == place
            before = place == "of" and word.upos != "VERB" and relation in ("compound", "amod", "nmod:poss")
            stands = stands or before
        if stands:
            out.append(k)
    if place == "obj" and word.deprel in ("acl", "amod") and word.xpos == "VBN" and word.head >= 0:
        out.append(word.head)
    return out
