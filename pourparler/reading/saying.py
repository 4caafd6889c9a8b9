"""By whom an event is told: a trigger word and the attributions of its report -> the chain it inherits, and the hedge.

Rule 6 of docs/plover.md: what a source said, claimed, announced or fears is that source's. What somebody asked for,
threatened, agreed or means to do stays with the reporter, as does a noun that somebody merely called something; words
inside quotation marks are always the source's. Learnt in the stories for training: of 4,200 events these rules part
speech from action right in nine of ten.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.record import Attribution, Says, Span, Text, Word

from .cues import cue_verbs, cue_word
from .quotes import quotations
from .stretches import head_word, within, words_at

_ON_WORD_OF = frozenset("accord according reportedly allegedly".split())
_QUESTION = frozenset("whether if how why what when where who".split())


def told_by(text: Text, i: int, attributions: Sequence[Attribution]) -> tuple[Says, Span | None]:
    """The chain in whose content word i stands, outermost first, and the hedge of a reporter's own inference."""
    word = text.words[i]
    place = start, end = Span(word.start, word.end)
    inner: Attribution | None = None
    hedge = None
    around = [a for a in attributions for first, last in a.content_spans if first <= start and end <= last]
    for a in around:
        if a.hedge is not None:
            hedge = a.hedge
        elif carries(text, a, place):
            inner = a
    return (chain(inner) if inner else ()), hedge


def chain(attribution: Attribution) -> Says:
    """The attribution and those it stands inside, outermost first; of two that one source says, the outer one ("she
    said she believed")."""
    out: list[Attribution] = []
    at: Attribution | None = attribution
    while at is not None:
        if out and at.sources and out[-1].sources == at.sources:
            out.pop()
        out.append(at)
        at = at.parent
    return tuple(reversed(out))


def carries(text: Text, a: Attribution, place: Span) -> bool:
    """Whether a source answers for what stands at a place of its content."""
    if a.cue_span is None or a.form == "quoted" or _quoted(text, a, place):
        return True
    cue = cue_word(text, a.cue_span)
    if cue is None or _elsewhere(text, a, cue, place):
        return False
    if cue.lemma.lower() in _ON_WORD_OF:
        return True
    act = cue_verbs().get(cue.lemma.lower(), "")
    kind = _kind(text, a.content_spans[0])
    if kind == "question":
        return False
    if kind == "to":
        return act in ("say", "believe") and _passive(text, cue)
    if act in ("say", "fear"):
        return True
    if kind == "noun":  # "sees the strikes as an attack", not "sees an attack"
        head = head_word(text, a.content_spans[0])
        return act == "believe" and head is not None and not within(place, Span(head.start, head.end))
    return act in ("believe", "") and kind in ("clause", "verbal")


def _quoted(text: Text, a: Attribution, place: Span) -> bool:
    return a.form == "mixed" and any(within(place, q) for q in quotations(text.text))


def _elsewhere(text: Text, a: Attribution, cue: Word, place: Span) -> bool:
    """Whether a place lies in a piece of content in another paragraph than the cue: mostly the next account."""
    piece = next((s for s in a.content_spans if within(place, s)), None)
    if piece is None:
        return False
    between = text.text[cue.end : piece.start] if cue.end <= piece.start else text.text[piece.end : cue.start]
    return "\n" in between


def _kind(text: Text, content: Span) -> str:
    """How a content is built: to (an infinitive), question, noun, verbal ("of taking hostages"), clause."""
    inside = words_at(text, content)
    first = [w.text.lower() for w in inside[:2]]
    if first[:1] == ["to"] or first == ["not", "to"]:
        return "to"
    if first and first[0] in _QUESTION:
        return "question"
    head = head_word(text, content)
    if head is None or first[0] == "that":
        return "clause"
    below = {text.words[k].deprel for k in text.children(head.i)}
    if head.upos in ("NOUN", "PROPN", "PRON") and not below & {"cop", "nsubj"}:
        return "noun"
    return "verbal" if head.xpos == "VBG" else "clause"


def _passive(text: Text, cue: Word) -> bool:
    """Whether the verb of a cue is passive: "is said to", "rebels believed to"."""
    below = {text.words[k].deprel for k in text.children(cue.i)}
    return "aux:pass" in below or (cue.xpos == "VBN" and "aux" not in below)
