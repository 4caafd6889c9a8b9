"""Whether a word that can put something to somebody is used so here: "call for", "insist on", "ask why". Pure."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.reading.clauses import complements
from pourparler.reading.lexicon.element_words import listed
from pourparler.reading.status_signs import negated
from pourparler.reading.stretches import subtree
from pourparler.record import Text

_WH = frozenset("who what when where why how whether if which".split())
_TELL = frozenset("say explain tell disclose clarify state answer".split())
_PRIVATE = frozenset("anonymity name identify quote condition comment interview".split())  # between sources and press
_PARTICLES = frozenset(("on", "for"))  # "call on", "press for": still demands; "call off", "ask around" are not
_BIDS = ("ask", "offer", "propose", "suggest")
_LOYALTY = frozenset("allegiance loyalty fealty".split())
_OUGHT = frozenset("should must ought".split())
_IFS = frozenset("if unless provided providing".split())
_DUTY = frozenset("must should need ought".split())
_MODAL = frozenset("will would wo 'll ’ll can could may might".split())


def bids(text: Text, i: int) -> bool:
    """ "Asked them to come", "offered a visit", "proposed talks"; not "asked to come", "proposed that they meet"."""
    lemma, children = text.words[i].lemma, text.children(i)
    to_whom = any(text.words[k].deprel in ("obj", "iobj", "nsubj:pass") for k in children)
    to_what = [k for k in complements(text, i)[:1] if text.words[k].lemma in listed("gathering")]
    if lemma not in _BIDS or (lemma == "ask" and not to_whom):
        return False
    others = [c for k in to_what for c in text.children(k) if text.preposition(c) == "by"]  # "a visit by relatives"
    return not others and any(lemma in ("ask", "offer") or text.words[k].upos == "NOUN" for k in to_what)


def is_none(text: Text, i: int) -> bool:
    """Whether a noun puts nothing: "no deadline", "is not a threat", "an offer is no favour", "at his request"."""
    word, children = text.words[i], text.children(i)
    if any(text.words[k].lemma.lower() == "no" and text.words[k].deprel == "det" for k in children):
        return True
    if _is_copular(text, i):  # "it was the third such request": those told before
        return negated(text, i) or any(text.words[k].lemma == "such" for k in children)
    if word.lemma == "request" and text.preposition(i) == "at":
        return True
    indefinite = not any(text.words[k].deprel in ("det", "nmod:poss") and text.words[k].lemma != "a" for k in children)
    whole = word.deprel == "nsubj" and _is_copular(text, word.head) and text.words[word.head].upos == "NOUN"
    return whole and indefinite and word.xpos == "NN"


def _is_copular(text: Text, i: int) -> bool:
    return any(text.words[k].deprel == "cop" for k in text.children(i))


def is_conditional(text: Text, i: int) -> bool:
    """Whether what word i tells hangs on an "if" below it or below the verb that it hangs on."""
    word = text.words[i]
    top = i if word.upos in ("VERB", "AUX") or word.head < 0 else word.head
    marks = [text.words[k] for k in subtree(text, top) if text.words[k].deprel == "mark"]
    heads = [text.words[m.head] for m in marks if m.lemma.lower() in _IFS and m.head != top]
    return any(h.relation in ("advcl", "acl") for h in heads)


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
    if word.lemma == "offer" and word.upos == "VERB" and _is_only_said(text, i):
        return False
    if word.upos == "VERB" and _is_no_bid(text, i, governed):
        return False
    if word.upos == "NOUN" and word.lemma in listed("word_given"):  # "an assurance that …"; else of nothing said
        return any(text.words[k].deprel.startswith(("acl", "ccomp", "xcomp")) for k in governed)
    if word.lemma == "commit" and word.upos == "VERB":  # "committed to the talks", no crime
        return any(text.words[k].deprel == "xcomp" or text.preposition(k) == "to" for k in children)
    if word.lemma == "agree" and word.upos == "VERB":  # "agreed to pay", no "agreed to meet", "that the day was fine"
        deeds = [k for k in children if text.words[k].deprel == "xcomp"]
        held = [c for k in deeds for c in text.children(k) if text.words[c].deprel == "obj"]  # "agreed to hold talks"
        return bool(deeds) and not {text.words[k].lemma for k in (*deeds, *held)} & listed("gathering")
    if word.lemma == "warn":  # "warned it against a raid", "warned it not to attack"; a threat asks for nothing
        return any(text.preposition(k) == "against" for k in children) or _not_to(text, governed)
    if word.lemma == "insist":  # "insisted on a vote", "that it be freed"; else it only says so with force
        phrases = [k for k in children if text.words[k].relation in ("obl", "nmod")]
        return any(text.preposition(k) in ("on", "upon") for k in phrases) or _to_be_done(text, governed)
    if word.lemma == "call" and word.upos == "VERB":  # "called it a threat", "called a summit for Monday"
        nouns = [k for k in children if text.words[k].upos == "NOUN"]
        return not any(text.words[k].deprel in ("obj", "xcomp") for k in nouns) and any(
            text.preposition(k) in ("for", "on", "upon") or text.words[k].lemma in _PARTICLES for k in children
        )
    return True


def _is_no_bid(text: Text, i: int, governed: Sequence[int]) -> bool:
    """Words of opinion, trying, faith: "suggests that it failed", "persuaded him that", "sought to calm", "pleaded
    guilty", "pledged allegiance"."""
    lemma, first = text.words[i].lemma, text.words[governed[0]] if governed else None
    if first is None:
        return lemma == "plead"
    if lemma == "suggest" and first.deprel == "ccomp":
        verbs = [text.words[k] for k in (first.i, *text.children(first.i)) if text.words[k].upos in ("VERB", "AUX")]
        modal = {w.lemma for w in verbs if w.xpos == "MD"}
        return bool(modal - _OUGHT) or not any(w.xpos == "VB" for w in verbs)
    if lemma in ("persuade", "convince"):
        return first.deprel == "ccomp"
    if lemma == "seek":
        return first.deprel == "xcomp" and not any(text.words[k].deprel == "obj" for k in text.children(i))
    if lemma == "plead":
        return first.upos == "ADJ"
    return lemma in ("pledge", "swear") and first.lemma in _LOYALTY


def _is_only_said(text: Text, i: int) -> bool:
    """ "Offered different accounts", "offered condolences": nothing that one could accept."""
    return any(text.words[k].deprel == "obj" and text.words[k].lemma in listed("only_said") for k in text.children(i))


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
        relation = word.relation
        if relation in ("ccomp", "xcomp"):
            lemmas = {text.words[c].lemma.lower() for c in subtree(text, k)}
            if ((relation == "ccomp" or word.lemma in _TELL) and lemmas & _WH) or word.lemma in ("explain", "clarify"):
                return True
        if (relation == "obl" and text.preposition(k) == "about") or (
            word.deprel == "obj" and word.lemma == "question"
        ):
            return True
    return False
