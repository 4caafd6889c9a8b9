"""What is put to somebody without a word of asking or offering. Pure.

A condition ("will strike unless it opens the sites"), a deal in the making ("are negotiating a truce"), a time limit
("gave them until Friday"), a letter ("wrote to ask why")."""

from __future__ import annotations

from pourparler.reading.arguments import parties
from pourparler.reading.cast import Cast
from pourparler.reading.clauses import complements, phrase, telling
from pourparler.reading.lexicon.element_words import listed
from pourparler.reading.status import status_of
from pourparler.reading.status_signs import negated
from pourparler.reading.stretches import subtree
from pourparler.record import Actors, Event, MatterKind, Says, Span, Text

from .meant import asks
from .puts import Put
from .sides import sides

_UNTIL = ("until", "till", "before")
_MAY = ("can", "could", "may", "might")
_GIVE = ("give", "have")  # until a day
_MOVE = ("extend", "postpone", "delay", "defer", "push")
_GOES_ON = ("happened", "ongoing", "planned")
_UNITS = frozenset("hour day week fortnight month".split())
_REFUSE = ("refuse", "decline")
_NO = ("not", "n't", "never")


def condition(text: Text, cast: Cast, i: int, says: Says) -> Put | None:
    """What a party makes its own deed depend on; word i leads the clause that tells what the other must do."""
    word = text.words[i]
    if word.relation != "advcl" or word.head < 0 or not _hangs_on(text, i):
        return None
    by = parties(text, cast, word.head, "nsubj").actors
    to = parties(text, cast, i, "nsubj").actors
    told = not says or bool(sides(says[-1].sources) & sides(by))
    if not (told and by and to) or _roles(by) & _roles(to):
        return None
    kind: MatterKind = "question" if word.lemma in listed("replying") else "demand"  # "not until it has answered"
    return Put(i, kind, by, to, "open", (phrase(text, i),), (telling(text, word.head),), None, says)


def _roles(actors: Actors) -> set[tuple[str, str]]:
    """Who is one with whom in a quarrel at home: of one country and sector, or of one name."""
    return {(a.country, a.sector) if a.country else (a.name, "") for a in actors}


def _hangs_on(text: Text, i: int) -> bool:
    """Whether a deed is threatened unless, or withheld until, what word i tells is done."""
    above = text.words[text.words[i].head]
    beside = {text.words[k].lemma.lower() for k in text.children(above.i)}
    if above.upos != "VERB" or beside & set(_MAY):
        return False
    marks = {text.words[k].lemma.lower() for k in text.children(i) if text.words[k].deprel in ("mark", "advmod")}
    return "unless" in marks or _only_if(text, i, marks) or bool(marks & set(_UNTIL) and beside & set(_NO))


def _only_if(text: Text, i: int, marks: set[str]) -> bool:
    """ "Only if": with "only" in the clause, or right before it."""
    first = min(k for k in text.children(i) if text.words[k].lemma.lower() == "if") if "if" in marks else 0
    return first > 0 and text.words[first - 1].lemma.lower() == "only"


def bargain(text: Text, cast: Cast, i: int, event: Event | None) -> Put | None:
    """A deal that parties are negotiating, each with the other."""
    word = text.words[i]
    if word.upos != "VERB" or word.lemma not in listed("bargaining"):
        return None
    status = event.status if event else status_of(text, i, None)
    objects = [k for k in text.children(i) if text.words[k].deprel in ("obj", "nsubj:pass")]
    deals = [phrase(text, k) for k in objects if text.words[k].lemma in listed("deal")]
    who = event or parties(text, cast, i, "nsubj&with")
    if not deals or status not in _GOES_ON or len(sides((*who.actors, *who.recipients))) < 2:
        return None
    told = (telling(text, i),)
    return Put(i, "proposal", who.actors, who.recipients, "under_consideration", (deals[0],), told, event)


def refusal(text: Text, cast: Cast, i: int, event: Event | None) -> Put | None:
    """What a party refuses to do for another: whoever it is refused to has asked for it."""
    word = text.words[i]
    if (
        event is None
        or event.type != "REJECT"
        or event.status not in _GOES_ON
        or word.lemma not in _REFUSE
        or negated(text, i)
        or _is_by_nobody(text, i)
    ):
        return None
    deed = next((k for k in text.children(i) if text.words[k].deprel == "xcomp"), None)
    by = tuple(a for a in event.recipients if not sides((a,)) & sides(event.actors))
    if deed is None or not (by and event.actors) or text.words[deed].lemma in listed("answering"):
        return None
    if any(text.words[k].deprel.startswith("advcl") for k in text.children(deed)):  # "refused to come unless …"
        return None
    kind: MatterKind = "meeting" if text.words[deed].lemma in listed("gathering") else "demand"
    return Put(i, kind, by, event.actors, "declined", (phrase(text, deed),), (telling(text, i),), event, event.says)


def _is_by_nobody(text: Text, i: int) -> bool:
    """A passive that leaves out by whom: "were refused entry"."""
    relations = {text.words[k].deprel for k in text.children(i)}
    return "aux:pass" in relations and "obl:agent" not in relations


def time_limit(text: Text, cast: Cast, i: int, days: frozenset[int], says: Says, event: Event | None) -> Put | None:
    """A day until which one has time, or by which something is to be done; days given to do it in. `days`: words of
    days to come."""
    word = text.words[i]
    if (unit := _time_given(text, i)) is not None:
        return _to_be_done_within(text, cast, i, unit, says, event)
    if not (word.upos in ("VERB", "ADJ") or word.lemma == "have") or not _is_limited(text, i, days):
        return None
    if any(text.words[k].lemma in ("would", "could", "might") for k in text.children(i)):
        return None
    subject = parties(text, cast, i, "nsubj").actors or (event.actors if event else ())
    source = says[-1].sources if says else ()
    if word.lemma in ("give", *_MOVE):
        by, to = subject, parties(text, cast, i, "nsubj>on").recipients
    else:
        by, to = source, subject or parties(text, cast, i, "nsubj>obj").recipients
    by = tuple(a for a in by if not sides((a,)) & sides(to))
    return Put(i, "deadline", by, to, "open", (phrase(text, i),), (telling(text, i),), None, says) if by or to else None


def inquiry(text: Text, cast: Cast, i: int, says: Says) -> Put | None:
    """What a party asks by letter: "wrote to the ministry to ask why"; word i is the asking."""
    word = text.words[i]
    above = text.words[word.head] if word.head >= 0 and word.relation in ("xcomp", "advcl") else None
    if word.lemma not in ("ask", "inquire", "enquire") or above is None or above.lemma not in listed("writing"):
        return None
    if status_of(text, above.i, None) not in _GOES_ON or not complements(text, i):
        return None
    who = parties(text, cast, above.i, "nsubj>to")
    if not (who.actors and who.recipients):
        return None
    kind: MatterKind = "question" if asks(text, i) else "demand"
    about = phrase(text, complements(text, i)[0])
    return Put(i, kind, who.actors, who.recipients, "open", (about,), (telling(text, above.i),), None, says)


def _time_given(text: Text, i: int) -> int | None:
    """The "days" of "gave them 15 days to leave", "were given a week to reply"."""
    word = text.words[i]
    if word.upos != "VERB" or word.lemma != "give":
        return None
    for k in range(i + 1, text.sentences[word.sentence][1] - 2):
        counted = text.words[k - 1].upos == "NUM" or text.words[k - 1].lemma in ("a", "another", "more")
        if text.words[k].lemma in _UNITS and counted and text.words[k + 1].text == "to":
            return k if text.words[k + 2].upos in ("VERB", "ADJ") else None
    return None


def _to_be_done_within(text: Text, cast: Cast, i: int, unit: int, says: Says, event: Event | None) -> Put | None:
    """The deadline of a verb at word i that gives days; the deed stands right behind them."""
    who = parties(text, cast, i, "nsubj>obj")
    to = who.recipients or next((a for k in range(i + 1, unit) if (a := cast.at(k) or cast.adjective(k))), ())
    to = tuple(a for a in to if not sides((a,)) & sides(who.actors))
    if not to or status_of(text, i, None) not in ("happened", "ongoing"):
        return None
    about = (Span(text.words[unit + 1].start, phrase(text, unit + 2).end),)
    return Put(i, "deadline", who.actors, to, "open", about, (telling(text, i),), event, says)


def _is_limited(text: Text, i: int, days: frozenset[int]) -> bool:
    word = text.words[i]
    under = [k for k in text.children(i) if text.words[k].deprel.startswith("obl")]
    deeds = [k for k in text.children(i) if text.words[k].deprel in ("xcomp", "advcl") and text.words[k].xpos == "VB"]
    under += [c for k in deeds for c in text.children(k) if c < k and text.words[c].deprel.startswith("obl")]
    phrases = [k for k in under if days & set(subtree(text, k))]
    prepositions = {text.preposition(k) for k in phrases}
    if prepositions & {"until", "till"} and word.lemma in _GIVE + _MOVE:
        return True
    return "by" in prepositions and word.lemma in ("suppose", "due", "require")
