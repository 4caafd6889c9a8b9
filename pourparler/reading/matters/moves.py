"""Words that move a matter: a text -> accepted, declined, answered, put off, called off, with who does it. Pure.

A move is a word of lexicon/moves.tsv with its subject. A denied move ("has not accepted") moves nothing; who has not
answered is told as silent. Which matter a move belongs to is for settling.py to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pourparler.reading.arguments import parties
from pourparler.reading.cast import Cast
from pourparler.reading.clauses import clause
from pourparler.reading.lexicon.element_words import MoveWord, listed, move_words
from pourparler.reading.status import status_of
from pourparler.reading.status_signs import negated, tense
from pourparler.reading.stretches import subtree
from pourparler.record import Actors, Event, Says, Span, Text

from .kinds import ANSWERS_TO

CONTRADICTS = frozenset("reject deny dismiss dispute contest refute rebut".split())
_MOVED = ("to", "with", "of", "off", "down")  # "agreed to the plan"; not "accepted on Monday"
HOLDS = frozenset(("stand",))  # "the invitation stands"
_PARTS = frozenset("half most part some".split())  # "withdrew half of its troops", as trees see it
_NOT = frozenset("not n't n’t never".split())
_REFUSED = MoveWord("declined", frozenset(("invitation", "proposal", "demand", "offer")), "")
_UNANSWERED = MoveWord("declined", frozenset(("question", *ANSWERS_TO, "demand")), "")
_ANSWERED = MoveWord("answered", frozenset(("question", *ANSWERS_TO, "demand")), "")
SILENT = MoveWord("open", frozenset(("question", *ANSWERS_TO)), "")
_WEIGHS = MoveWord("under_consideration", frozenset(("question", *ANSWERS_TO, "demand")), "")
COMES = MoveWord("accepted", frozenset(("invitation",)), "")
_TO_COME = frozenset("attend come go join participate travel".split())
_NO = frozenset(("refusal", "rejection", "acceptance"))
_GETS = frozenset("receive get have hear see".split())
_REPLIES = frozenset("reply respond answer decide accept agree".split())
_NEEDS = frozenset("need want take ask require request".split())  # more time to study it
_CANNOT = frozenset("will would can could wo ca 'll ’ll".split())


@dataclass(frozen=True, slots=True)
class Move:
    """A word that moves some matter: what state it leads to, who moves, what it moves (a word, or none)."""

    word: int
    options: tuple[MoveWord, ...]
    by: Actors
    object: int | None
    evidence: Span
    event: Event | None
    says: Says


def moves(text: Text, cast: Cast, events: Mapping[int, Event], says: Mapping[int, Says]) -> list[Move]:
    """All moves of a text in order. `events`: by their trigger's word; `says`: the chain that each word stands in."""
    out = []
    for word in text.words:
        if refusal := _refusal(text, cast, word.i, says.get(word.i, ())):
            out.append(refusal)
            continue
        if silence := _silence(text, cast, word.i, says.get(word.i, ())):
            out.append(silence)
            continue
        if stalls(text, word.i) and status_of(text, word.i, None) in ("happened", "ongoing"):
            by = parties(text, cast, word.i, "nsubj").actors
            out.append(Move(word.i, (_WEIGHS,), by, None, clause(text, word.i), None, says.get(word.i, ())))
            continue
        if answer := _answer_to_come(text, cast, word.i, says.get(word.i, ())):
            out.append(answer)
            continue
        if reply := _reply(text, cast, word.i, says.get(word.i, ())):
            out.append(reply)
            continue
        rows = move_words().get((word.lemma.lower(), word.upos), ())
        options = tuple(r for r in rows if not r.particle or _has_particle(text, word.i, r.particle))
        if not options or not _is_done(text, word.i, says.get(word.i, ())):
            continue
        if any(r.particle for r in options):
            options = tuple(r for r in options if r.particle)
        event = events.get(word.i)
        if (event and event.status == "not_happened") or _is_denied(text, word.i):
            continue
        chain = says.get(word.i, ())
        by = (_speaker(text, word.i, chain) or parties(text, cast, word.i, "nsubj").actors) * (word.upos == "VERB")
        out.append(Move(word.i, options, by, _object(text, word.i), clause(text, word.i), event, chain))
    return out


def _silence(text: Text, cast: Cast, i: int, says: Says) -> Move | None:
    """ "Oslo has not replied", "has yet to decide": who has not answered is one of those who are to answer."""
    word = text.words[i]
    if word.upos != "VERB" or word.lemma not in _REPLIES:
        return None
    by = _speaker(text, i, says) or parties(text, cast, i, "nsubj").actors
    silent = tense(text, i) in ("perfect", "do", "did") and negated(text, i)
    failed = word.deprel == "xcomp" and text.words[word.head].lemma == "fail"  # "failed to reply"
    yet = tense(text, i) == "to" and any(text.words[k].lemma == "yet" for k in text.children(i))
    none = silent or failed or yet
    return Move(i, (SILENT,), by, _object(text, i), clause(text, i), None, says) if by and none else None


def _answer_to_come(text: Text, cast: Cast, i: int, says: Says) -> Move | None:
    """ "He would come", said by who was invited; "would decide next week", "will reply by Friday"."""
    word = text.words[i]
    if word.upos != "VERB" or tense(text, i) not in ("will", "would") or negated(text, i):
        return None
    option = _WEIGHS if word.lemma in {"decide", "reply", "answer"} else COMES if word.lemma in _TO_COME else None
    by = (_speaker(text, i, says) or parties(text, cast, i, "nsubj").actors) if option else ()
    below = [text.words[k] for k in text.children(i)]
    conditional = any(w.relation == "advcl" or w.lemma in ("whether", "if") for w in below)
    if not option or not by or (option is COMES and conditional):
        return None
    return Move(i, (option,), by, None, clause(text, i), None, says)


def _reply(text: Text, cast: Cast, i: int, says: Says) -> Move | None:
    """ "Has handed its reply to the plan to the mediator": an answer, though not which; "gave no reply", "has received
    none", "waits for answers to its questions": none."""
    word = text.words[i]
    verb = word.head
    if _is_awaited(text, i):
        return Move(i, (SILENT,), (), _answered(text, i), clause(text, verb), None, says)
    if word.upos != "NOUN" or word.deprel not in ("obj", "nsubj:pass"):
        return None
    if word.lemma not in listed("replying") | _NO:
        return None
    none = negated(text, i) or negated(text, verb)
    if none and text.words[verb].lemma in _GETS:
        return Move(i, (SILENT,), (), None, clause(text, verb), None, says)
    by = parties(text, cast, verb, "nsubj").actors or parties(text, cast, i, "poss").actors
    if word.lemma in _NO:
        return None
    if text.words[verb].lemma not in listed("handing") or not by or status_of(text, verb, None) != "happened":
        return None
    return Move(i, (SILENT if none else _ANSWERED,), by, _answered(text, i), clause(text, verb), None, says)


def _answered(text: Text, i: int) -> int | None:
    """The word of what a reply is to."""
    return next((k for k in text.children(i) if text.words[k].deprel == "nmod" and text.preposition(k) == "to"), None)


def _is_awaited(text: Text, i: int) -> bool:
    """Whether word i is a reply that somebody is waiting for."""
    word = text.words[i]
    if word.upos != "NOUN" or word.head < 0 or word.lemma not in listed("replying"):
        return False
    verb = text.words[word.head]
    waits = verb.lemma == "await" or (verb.lemma == "wait" and text.preposition(i) == "for")
    return waits and status_of(text, verb.i, None) in ("happened", "ongoing")


def _speaker(text: Text, i: int, says: Says) -> Actors:
    """Who says of himself what word i tells: "Oslo says it is studying it"."""
    word = text.words[i]
    cue = says[-1].cue_span if says else None
    own = cue and word.head >= 0 and word.deprel in ("ccomp", "xcomp") and text.words[word.head].start == cue.start
    if not own:
        return ()
    subjects = [text.words[k].text.lower() for k in text.children(i) if text.words[k].deprel == "nsubj"]
    return says[-1].sources if subjects and subjects[0] in ("it", "they", "he", "she") else ()


def _is_done(text: Text, i: int, says: Says) -> bool:
    """Whether a move is made; a bare verb joined to another stands as that does ("would wait and then withdraw"). Who
    says that he will consider it does."""
    word = text.words[i]
    if says and tense(text, i) in ("will", "would") and not negated(text, i):
        rows = move_words().get((word.lemma.lower(), word.upos), ())
        return any(r.state == "under_consideration" for r in rows) and bool(_speaker(text, i, says))
    if word.xpos == "VB" and word.head >= 0 and _takes_time(text, word.head):
        return any(r.state == "under_consideration" for r in move_words().get((word.lemma.lower(), word.upos), ()))
    while word.xpos == "VB" and word.deprel == "conj" and not _has_auxiliary(text, word.i):
        word = text.words[word.head]
    return status_of(text, word.i, None) in ("happened", "ongoing")


def _takes_time(text: Text, i: int) -> bool:
    """ "Needs more time", alone or as what a verb like that has for its object."""
    word = text.words[i]
    verb, kids = (text.words[word.head], [i]) if word.lemma == "time" and word.head >= 0 else (word, text.children(i))
    return verb.lemma in _NEEDS and any(text.words[k].lemma == "time" for k in kids)


def stalls(text: Text, i: int) -> bool:
    """ "Has asked for more time", "asked for until Sunday to reply", "needs a week to study it"."""
    word = text.words[i]
    if word.upos != "VERB" or word.lemma not in _NEEDS:
        return False
    words = {text.words[k].lemma for k in subtree(text, i) if k > i}
    replies = {"reply", "respond", "answer", "decide", "study", "consider", "consult", "prepare"} & words
    return bool({"more", "time"} <= words or (replies and words & {"time", "until", "day", "week"}))


def _is_denied(text: Text, i: int) -> bool:
    """ "Dismissed reports that it had been put off", "denied that …"."""
    word = text.words[i]
    if word.head >= 0 and word.relation == "acl" and text.words[word.head].lemma in listed("claim"):
        word = text.words[word.head]
    return word.head >= 0 and word.relation in ("obj", "ccomp") and text.words[word.head].lemma in CONTRADICTS


def _has_auxiliary(text: Text, i: int) -> bool:
    return any(text.words[k].deprel in ("aux", "mark") for k in text.children(i))


def _refusal(text: Text, cast: Cast, i: int, says: Says) -> Move | None:
    """ "Will not open the border", "cannot deliver": what a party will not do, it refuses where it was asked to."""
    word = text.words[i]
    beside = {text.words[k].lemma.lower() for k in text.children(i)}
    if word.upos != "VERB" or not (beside & _CANNOT and beside & _NOT):
        return None
    by = parties(text, cast, i, "nsubj").actors
    if word.lemma in listed("replying") and (asked := _object(text, i)) is not None:  # "will not answer the questions"
        return Move(i, (_UNANSWERED,), by, asked, clause(text, i), None, says) if by else None
    return Move(i, (_REFUSED,), by, i, clause(text, i), None, says) if by else None


def _has_particle(text: Text, i: int, particle: str) -> bool:
    return any(text.words[k].lemma == particle for k in text.children(i))


def _object(text: Text, i: int) -> int | None:
    """The word that leads what is moved: the object, a passive's subject, the phrase with "to"; what stands; a noun's
    subject."""
    word = text.words[i]
    part = (k for k in text.children(i) if text.words[k].deprel == "obl:unmarked" and text.words[k].lemma in _PARTS)
    if (half := next(part, None)) is not None:
        return half
    for wanted in (("obj", "nsubj:pass"), ("obl", "xcomp")):
        for k in text.children(i):
            if text.words[k].deprel in wanted and (text.words[k].deprel != "obl" or text.preposition(k) in _MOVED):
                return k
    if word.upos == "NOUN" or word.lemma in HOLDS:
        return next((k for k in text.children(i) if text.words[k].deprel == "nsubj"), None)
    return None
