"""The words a person would underline: a word of a text -> the span of its clause, or of what it is about. Trees in."""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.record import Event, Span, Text

from .lexicon.element_words import listed
from .stretches import words_at

_APART = ("parataxis", "punct", "discourse", "vocative", "list")
_ABOUT = ("for", "on", "about", "over", "to", "of", "against", "with", "from")
_QUOTES = '"“”'
_NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ", "NUM")


def trigger_word(text: Text, event: Event) -> int:
    """The word that leads an event's trigger."""
    inside = [w for span in event.trigger for w in words_at(text, span)]
    known = {w.i for w in inside}
    return next((w.i for w in inside if w.head not in known), inside[0].i)


def clause(text: Text, i: int) -> Span:
    """Word i with what hangs on it; not the clauses merely strung to it by a mark or, after it, by "and"."""
    kept = _kept(text, i, i)
    first, last = _trimmed(text, i, kept)
    return Span(text.words[first].start, text.words[last].end)


def phrase(text: Text, i: int) -> Span:
    """Word i with what hangs on it, its own preposition or conjunction left out."""
    kept = [k for k in _kept(text, i, i) if not _introduces(text, k, i)]
    first, last = _trimmed(text, i, kept or [i])
    return Span(text.words[first].start, text.words[last].end)


def complements(text: Text, i: int) -> list[int]:
    """The words that lead what word i is about: its clause, its object, the phrase with on, about, for, to, of."""
    children = text.children(i)
    clauses = [k for k in children if text.words[k].relation in ("ccomp", "xcomp") and k > i]
    if text.words[i].upos == "NOUN":
        clauses += [k for k in children if text.words[k].deprel == "acl" and k > i]
        clauses += [k for k in children if text.words[k].deprel == "acl:relcl" and _that(text, k)]
    objects = [k for k in children if text.words[k].deprel in ("obj", "nsubj:pass")]
    relations = ("obl", "nmod", "advcl")
    under = [k for k in children if text.words[k].relation in relations]
    phrases = [k for k in under if text.preposition(k) in _ABOUT]
    return clauses + objects + phrases


def _that(text: Text, k: int) -> bool:
    """Whether a clause behind a noun starts with "that", as what is said does; no "that" which is its subject."""
    return any(text.words[c].lemma == "that" and text.words[c].deprel == "mark" for c in text.children(k))


def _kept(text: Text, i: int, top: int) -> list[int]:
    out = [i]
    for k in text.children(i):
        word = text.words[k]
        relation = word.relation
        if relation in _APART and not (relation == "punct" and word.text in _QUOTES):
            continue
        if i == top and relation == "conj" and k > i and word.upos not in _NOMINAL:
            continue
        if i == top and relation in ("cc", "mark") and k < i:
            continue
        out += _kept(text, k, top)
    return sorted(out)


def _introduces(text: Text, k: int, i: int) -> bool:
    return (
        text.words[k].head == i
        and text.words[k].deprel in ("case", "mark", "cc")
        and k < i
        and (text.words[k].lemma != "to" or text.words[k].deprel == "case")
    )


def _trimmed(text: Text, i: int, kept: list[int]) -> tuple[int, int]:
    """The first and last word of those kept that are no marks; what stands beyond a semicolon left out."""
    beyond = next((k for k in range(kept[0], kept[-1]) if text.words[k].text == ";" and k > i), len(text.words))
    before = [k for k in kept if k < beyond]
    plain = [k for k in before if text.words[k].upos != "PUNCT"] or before
    return plain[0], plain[-1]


def content(text: Text, spans: Iterable[Span]) -> frozenset[str]:
    """Lemmas of nouns, verbs and names in spans: enough to ask whether two passages speak of one thing."""
    return frozenset(
        w.lemma.lower() for s in spans for w in words_at(text, s) if w.upos in ("NOUN", "PROPN", "VERB", "NUM")
    ) - listed("empty")


def telling(text: Text, i: int) -> Span:
    """The clause that tells of the event at word i: for a noun, that of the verb it hangs on; for a verb governed by
    another and without a subject of its own, that of the other ("is due to meet")."""
    at = text.words[counted(text, i)]
    for _ in range(3):
        above = text.words[at.head] if at.head >= 0 else None
        if above is None:
            break
        relation = at.relation
        if relation == "aux":
            at = above
            break
        if at.upos in ("VERB", "AUX", "ADJ"):
            if relation != "xcomp" or _has_subject(text, at.i):
                break
        elif relation not in ("obj", "nsubj") or above.upos != "VERB" or _has_clause(text, above.i):
            break
        at = above
    return clause(text, at.i) if at.upos in ("VERB", "AUX", "ADJ") else phrase(text, at.i)


def counted(text: Text, i: int) -> int:
    """The noun that a counted noun hangs on: "list" of "a list of questions", "seven" of "seven of the questions"; and
    "letter" of "a letter with questions"."""
    word = text.words[i]
    if word.deprel == "nmod" and word.head >= 0 and text.preposition(i) in ("of", "with"):
        above = text.words[word.head]
        if text.preposition(i) == "with":
            return above.i if above.lemma in ("letter", "note", "message", "list") else i
        if above.upos in ("NUM", "DET") or above.lemma in _COUNTS:
            return above.i
    return i


_COUNTS = frozenset("list series number set dossier catalogue round barrage string some most many all".split())


def _has_subject(text: Text, i: int) -> bool:
    return any(text.words[k].deprel.startswith("nsubj") for k in text.children(i))


def _has_clause(text: Text, i: int) -> bool:
    return any(text.words[k].deprel in ("ccomp", "xcomp", "parataxis") for k in text.children(i))
