"""Which kind of matter a word opens: an event or a noun ("the invitation") -> invitation, question, demand … Pure.

lexicon/matters.tsv says which words open which kind.
"""

from __future__ import annotations

from pourparler.reading.lexicon.element_words import listed, matter_words
from pourparler.reading.status import status_of
from pourparler.record import Event, EventType, MatterKind, Text

from .meant import asks, bids, is_meant

GATHERINGS = ("visit", "meeting")
ANSWERS_TO = ("proposal", "offer", "invitation")  # kinds that may be put to several, each of whom answers
_SENDS = frozenset("send dispatch despatch".split())
_SENT = frozenset("send extend issue make".split())
NAMED = ("invitation", "question", "offer", "deadline")  # kinds that a noun opens even where it tells no event
_POINTED = ("proposal", "demand")  # kinds to which a definite noun without an event can point back, and no more
_TEXTS = frozenset("text document paper".split())  # proposals where they are put forward or handed over, else none
_DEFINITE = ("the", "this", "that", "its", "his", "her", "their")
OPENS = ("happened", "ongoing")
WRITTEN = frozenset("letter note message memorandum list".split())


def kind_at(text: Text, i: int, event: Event | None) -> MatterKind | None:
    """The kind that word i opens by its event, as a verb or as a noun without one."""
    if event and event.mode == "visit" and text.words[i].lemma in _SENDS:  # "will send an envoy"
        return "visit"
    if event:
        return _kind(text, i, event.type)
    return _spoken(text, i) if text.words[i].upos == "VERB" else _named(text, i)


def _spoken(text: Text, i: int) -> MatterKind | None:
    """The kind of a verb that the events leave out: "offered aid", whose event is the aid."""
    if text.words[i].lemma not in listed("outspoken") or status_of(text, i, None) not in OPENS:
        return None
    return _kind(text, i, None)


def _kind(text: Text, i: int, type: EventType | None) -> MatterKind | None:
    word = text.words[i]
    upos = "VERB" if word.upos == "AUX" else word.upos
    row = next(
        (
            r
            for r in matter_words().get((word.lemma.lower(), upos), ())
            if not r.types or type is None or type in r.types
        ),
        None,
    )
    if row is None:
        return "demand" if type == "REQUEST" and word.upos == "AUX" else None
    if not is_meant(text, i):
        return None
    if bids(text, i):
        return "invitation"
    if word.lemma == "ask":
        return "question" if asks(text, i) else "demand"
    return row.kind


def _named(text: Text, i: int) -> MatterKind | None:
    """The kind of a noun that tells no event: "the invitation", "a list of questions"."""
    word = text.words[i]
    if word.upos != "NOUN" or word.deprel in ("compound", "nmod:unmarked"):
        return None
    if word.lemma == "question" and word.xpos != "NNS":
        return None
    if word.lemma in WRITTEN and _wants_answer(text, i):
        return "question"
    if word.lemma in _TEXTS and not (is_put_forward(text, i) or _is_handed_over(text, i)):
        return None
    kinds = NAMED + _POINTED if is_definite(text, i) or is_put_forward(text, i) else NAMED
    return next((r.kind for r in matter_words().get((word.lemma.lower(), "NOUN"), ()) if r.kind in kinds), None)


def is_put_forward(text: Text, i: int) -> bool:
    """ "Has put forward a plan", "tabled a draft"."""
    verb = text.words[text.words[i].head] if text.words[i].deprel in ("obj", "nsubj:pass") else None
    if verb is None or verb.lemma not in listed("putting_forward"):
        return False
    return verb.lemma != "put" or any(text.words[k].lemma in ("forward", "forth") for k in text.children(verb.i))


def _is_handed_over(text: Text, i: int) -> bool:
    """ "The text, handed to both sides on Monday"."""
    return any(text.words[k].deprel == "acl" and text.words[k].lemma in listed("handing") for k in text.children(i))


def _wants_answer(text: Text, i: int) -> bool:
    """Whether a letter is one to be answered: "failed to answer its letter", "the letter is unanswered", "is still
    waiting for an answer"."""
    above = text.words[text.words[i].head] if text.words[i].head >= 0 else None
    if above is None:
        return False
    beside = {text.words[k].lemma for k in text.children(above.i)}
    waits = above.lemma in listed("waiting") and bool(beside & listed("replying"))
    return waits or above.lemma in listed("replying") or "unanswered" in {above.lemma, *beside}


def is_sent(text: Text, k: int) -> bool:
    """ "The invitation, sent in May": a clause at a noun that tells nothing new of what is put."""
    return text.words[k].relation == "acl" and text.words[k].lemma in _SENT


def is_definite(text: Text, i: int) -> bool:
    """Whether a noun has "the", "this", "that" or an owner's pronoun."""
    return any(text.words[k].lemma in _DEFINITE for k in text.children(i))


def infinitive(text: Text, i: int) -> bool:
    return any(text.words[k].deprel == "mark" and text.words[k].lemma == "to" for k in text.children(i))
