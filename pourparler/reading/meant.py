"""Whether a word that can put something to somebody is used so here: "call for", "insist on", "ask why". Pure."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.reading.clauses import complements
from pourparler.reading.lexicon.element_words import listed
from pourparler.reading.stretches import subtree
from pourparler.record import Text

_WH = frozenset("who what when where why how whether if which".split())
_TELL = frozenset("say explain tell disclose clarify state answer".split())
_PRIVATE = frozenset("anonymity name identify quote condition".split())  # what sources ask for
_PARTICLES = frozenset(("on", "for"))  # "call on", "press for": still demands; "call off", "ask around" are not
_BIDS = ("ask", "offer", "propose", "suggest")
_DUTY = frozenset("must should need ought".split())
_MODAL = frozenset("will would wo 'll ’ll can could may might".split())


def bids(text: Text, i: int) -> bool:
    """ "Asked them to come", "offered him a state visit"."""
    return text.words[i].lemma in _BIDS and any(
        text.words[k].lemma in listed("gathering") for k in complements(text, i)[:1]
    )


def is_meant(text: Text, i: int) -> bool:
    """Whether the word is used so: no other word through a particle, nothing that is denied or asked for oneself."""
    word, children = text.words[i], text.children(i)
    if any(text.words[k].deprel == "compound:prt" and text.words[k].lemma not in _PARTICLES for k in children):
        return False
    governed = complements(text, i)
    if any(
        text.words[k].lemma in _PRIVATE or any(text.words[c].lemma == "no" for c in text.children(k))
        for k in governed[:1]
    ):
        return False
    if word.upos == "NOUN" and word.lemma in listed("word_given"):  # "an assurance that …"; else of nothing said
        return any(text.words[k].deprel.startswith(("acl", "ccomp", "xcomp")) for k in governed)
    if word.lemma == "commit" and word.upos == "VERB":  # "committed to the talks", no crime
        return any(text.words[k].deprel == "xcomp" or text.preposition(k) == "to" for k in children)
    if word.lemma == "agree" and word.upos == "VERB":  # "agreed to pay", no "agreed that the day was fine"
        return any(text.words[k].deprel == "xcomp" for k in children)
    if word.lemma == "warn":  # "warned it against a raid", "warned it not to attack"; a threat asks for nothing
        return any(text.preposition(k) == "against" for k in children) or _not_to(text, governed)
    if word.lemma == "insist":  # "insisted on a vote", "that it be freed"; else it only says so with force
        return any(text.preposition(k) in ("on", "upon") for k in children) or _to_be_done(text, governed)
    if word.lemma == "call" and word.upos == "VERB":  # "called it a threat", "called the minister"
        return any(text.preposition(k) in ("for", "on", "upon") or text.words[k].lemma in _PARTICLES for k in children)
    return True


def _not_to(text: Text, governed: Sequence[int]) -> bool:
    """Whether a clause says what is not to be done."""
    return any(
        text.words[k].xpos == "VB" and any(text.words[c].lemma in ("not", "never") for c in text.children(k))
        for k in governed[:1]
    )


def _to_be_done(text: Text, governed: Sequence[int]) -> bool:
    """Whether a clause says what is to be done: "that Chile must leave", "that the sailors be freed"."""
    if not governed:
        return False
    inside = [text.words[k] for k in (governed[0], *text.children(governed[0]))]
    lemmas = {w.lemma.lower() for w in inside}
    return not lemmas & _MODAL and (bool(lemmas & _DUTY) or any(w.text.lower() == "be" for w in inside))


def asks(text: Text, i: int) -> bool:
    """Whether "ask" puts a question: an indirect question, "to say who", or about something."""
    for k in text.children(i):
        word = text.words[k]
        relation = word.deprel.split(":")[0]
        if relation in ("ccomp", "xcomp"):
            lemmas = {text.words[c].lemma.lower() for c in subtree(text, k)}
            if (relation == "ccomp" or word.lemma in _TELL) and lemmas & _WH:
                return True
        if (relation == "obl" and text.preposition(k) == "about") or (
            word.deprel == "obj" and word.lemma == "question"
        ):
            return True
    return False
