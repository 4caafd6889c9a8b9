"""Who sends, gets and answers a thing by the verbs around its noun: "the questions that Oslo sent", "failed to answer
them", "is waiting for its reply to the letter". Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

from pourparler.reading.arguments import parties
from pourparler.reading.cast import Cast
from pourparler.reading.clauses import counted
from pourparler.reading.lexicon.element_words import listed, move_words
from pourparler.record import Actors, Event, MatterKind, Text, Word

from .kinds import GATHERINGS, infinitive
from .sides import sides

_GETS = frozenset("get have receive see".split())  # an answer
_BECAUSE = frozenset("after as because since until".split())


def carried(text: Text, cast: Cast, i: int, kind: MatterKind, at: Mapping[int, Event]) -> tuple[Actors, Actors, Actors]:
    """(who answers, who sends, to whom) by the verbs around a noun: the one it depends on, those of its clauses. Whom
    their words do not name is whom their event has."""
    word = text.words[i]
    top = text.words[counted(text, i)]
    mover, sender = _in_answer(text, cast, top)
    addressee: Actors = ()
    verbs = [top.head] if top.deprel in ("obj", "nsubj:pass", "nsubj") or _is_replied_to(text, top) else []
    verbs += [k for k in text.children(i) if text.words[k].deprel.startswith("acl") and not infinitive(text, k)]
    for verb in verbs:
        if verb < 0 or text.words[verb].upos != "VERB":
            continue
        who = parties(text, cast, verb, "nsubj>to")
        subject = () if top.deprel == "nsubj" and verb == top.head else who.actors
        if kind not in GATHERINGS and answers(text, verb, kind):
            mover = mover or subject or _left_to(text, cast, verb)
            sender = sender or _acting_on_it(text, cast, verb)
        elif not mover or not sides(mover) & sides(subject):  # nobody sends himself what he is to answer
            sender = sender or subject
            whom = who.recipients or (at[verb].recipients if verb in at else ())
            addressee = addressee or tuple(a for a in whom if a not in cast.at(i))
    return mover, sender, addressee if word.upos == "NOUN" and kind not in GATHERINGS else ()


def is_handed(text: Text, i: int) -> bool:
    """Whether a thing is the object of handing over: "gave Hamas a revised proposal"."""
    word = text.words[counted(text, i)]
    return word.deprel == "obj" and text.words[word.head].lemma in listed("handing")


def _is_replied_to(text: Text, word: Word) -> bool:
    """ "Respond to a list of questions"."""
    above = text.words[word.head] if word.deprel == "obl" else word
    return above.upos == "VERB" and above.lemma in listed("replying") and text.preposition(word.i) == "to"


def _in_answer(text: Text, cast: Cast, word: Word) -> tuple[Actors, Actors]:
    """(who is to answer, who waits) by the noun that a thing hangs on: "is waiting for Oslo's reply to its letter"."""
    reply = text.words[word.head] if word.deprel == "nmod" and text.preposition(word.i) == "to" else None
    if reply is None or reply.upos != "NOUN" or reply.lemma not in listed("replying"):
        return (), ()
    verb = text.words[reply.head] if reply.head >= 0 and reply.deprel in ("obj", "obl") else None
    waits = verb and (verb.lemma in listed("waiting") or verb.lemma in _GETS)
    owner = parties(text, cast, reply.i, "poss").actors
    waiting = parties(text, cast, verb.i, "nsubj").actors if verb and waits else ()
    return tuple(a for a in owner if a not in waiting), waiting


def _left_to(text: Text, cast: Cast, verb: int) -> Actors:
    """ "It is up to Oslo to respond": who is to do what an infinitive without a subject tells."""
    head = text.words[verb].head
    near = (*text.children(verb), *(text.children(head) if head >= 0 else ()))
    return next((cast.with_joined(k) for k in near if k < verb and text.preposition(k) == "to" and cast.at(k)), ())


def _acting_on_it(text: Text, cast: Cast, verb: int) -> Actors:
    """Who does what the sentence tells because another has not answered: "put off the trip after Oslo failed to"."""
    at = text.words[verb]
    while at.deprel == "xcomp":
        at = text.words[at.head]
    marks = {text.words[k].lemma for k in text.children(at.i) if text.words[k].deprel == "mark"}
    if at.deprel != "advcl" or not marks & _BECAUSE:
        return ()
    told = (k for k in text.children(at.head) if k < at.i and text.words[k].deprel == "ccomp")  # "…, it said, after"
    return parties(text, cast, next(told, at.head), "nsubj").actors


def answers(text: Text, verb: int, kind: MatterKind) -> bool:
    """Whether a verb is what one does with a thing put to one: answer, accept, decline, leave unanswered."""
    states = {m.state for m in move_words().get((text.words[verb].lemma, "VERB"), ()) if kind in m.kinds}
    if states & {"accepted", "declined", "answered", "under_consideration"} or text.words[verb].lemma in (
        "receive",
        "ignore",
        "get",
        "respond",
        "reply",
    ):
        return True
    return kind == "question" and text.words[verb].lemma == "leave"  # unanswered
