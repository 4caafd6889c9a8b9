"""Who puts it to whom: the word that opens a matter, its event and its kind -> author and addressees. Pure.

Who is who comes from the event; where that does not say, from the verb that carries the noun (carrying.py). Whom the
words themselves name goes before whom an event guesses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pourparler.reading.arguments import parties
from pourparler.reading.cast import Cast
from pourparler.reading.clauses import complements
from pourparler.reading.lexicon.element_words import listed
from pourparler.reading.stretches import subtree
from pourparler.record import Actor, Actors, Event, MatterKind, Text

from .carrying import carried, is_handed
from .kinds import ANSWERS_TO, GATHERINGS, infinitive, is_put_forward
from .sides import sides

_SEVERAL = frozenset("side party country government neighbour neighbor state".split())
_DOES = ("nsubj", "nmod:poss", "amod", "compound", "conj", "obj")  # places in a phrase of who has to do it
_CROWDS = frozenset("CVL REF JRN".split())  # sectors of those who answer only if they are asked by name
_POWERS = ("GOV", "MIL", "LEG", "REB", "")  # sectors of those who can give in


@dataclass(frozen=True, slots=True)
class Who:
    """By whom, to whom; `author` and `mover` as in `Put`."""

    by: Actors
    to: Actors
    author: Actors = ()
    mover: Actors = ()


def who_is_who(text: Text, cast: Cast, i: int, kind: MatterKind, at: Mapping[int, Event]) -> Who:
    """Author and addressees of a matter of a kind that word i opens. `at`: events by their word."""
    if text.words[i].upos == "AUX":
        return _of_duty(text, cast, i, at.get(i))
    who = _by_event(text, cast, i, at[i]) if i in at else _by_frame(text, cast, i, kind)
    who = replace(who, to=_asked(text, cast, i, kind, who))
    return who if text.words[i].upos != "NOUN" else _by_noun(text, cast, i, kind, who, at)


def _of_duty(text: Text, cast: Cast, i: int, event: Event | None) -> Who:
    """Of "must" and "should" the speaker and the subject of their verb; whom one must free is not asked."""
    verb = text.words[i].head
    speakers = event.says[-1].sources if event and event.says else ()
    subject = parties(text, cast, verb, "nsubj").actors if verb >= 0 else ()
    freed: Actors = ()
    if verb >= 0 and text.words[verb].lemma in listed("given_back"):
        freed = parties(text, cast, verb, "nsubj>obj").recipients
    return Who(speakers, tuple(a for a in (event.recipients if event else ()) or subject if a not in freed))


def _by_frame(text: Text, cast: Cast, i: int, kind: MatterKind) -> Who:
    frame = "nsubj>clause" if kind in ("demand", "question") else "nsubj>to"
    who = parties(text, cast, i, frame if text.words[i].upos == "VERB" else "poss>to")
    return Who(who.actors, who.recipients)


def _by_event(text: Text, cast: Cast, i: int, event: Event) -> Who:
    if event.mode == "visit" and text.words[i].lemma == "expect":  # "is expected in Lima"
        guest, host = parties(text, cast, i, "nsubj>obj").recipients, parties(text, cast, i, "nsubj>in").recipients
        return Who(guest or event.actors, host or event.recipients)
    waits = sides(_given_back(text, cast, i))
    asked = tuple(a for a in event.recipients if not sides((a,)) & waits)
    return Who(event.actors, asked or _within(text, cast, i, event, waits))


def _asked(text: Text, cast: Cast, i: int, kind: MatterKind, who: Who) -> Actors:
    """Those of the addressees whom one can ask, with the others whom the words name beside them."""
    word, to = text.words[i], who.to
    if word.upos == "VERB" and kind not in GATHERINGS:
        to = _all_asked(text, cast, i, to)
    if kind == "meeting" and word.upos == "NOUN":
        to = _met_with(text, cast, i) or to
    hosts = _hosts(text, cast, i) if kind == "meeting" and len(sides(who.by)) > 1 else ()
    here, right_here = named(text, cast, i), addressed(text, cast, i)
    beside = {a for k in subtree(text, i) if _is_aside(text, k) for a in cast.with_joined(k)} - here
    hosts = (*hosts, *beside)
    return tuple(a for a in to if a not in hosts and _can_be_asked(a, kind, who.by, a in here, a in right_here))


def _can_be_asked(actor: Actor, kind: MatterKind, by: Actors, is_named: bool, is_addressed: bool) -> bool:
    """Whether somebody is an addressee: nobody answers himself, a crowd only where it is asked by name."""
    if _is_crowd(actor) or (not is_addressed and (actor.sector in _CROWDS or _are_rebels(actor, by))):
        return False
    own = _is_own(actor, by) or (kind in (*ANSWERS_TO, "pledge") and bool(sides((actor,)) & sides(by)))
    return is_named or not (own or (actor.kind == "group" and not actor.country))


def _by_noun(text: Text, cast: Cast, i: int, kind: MatterKind, who: Who, at: Mapping[int, Event]) -> Who:
    """The same of a noun: whose it is by its own words, and who sends, gets or answers it by the verbs around it."""
    by, to, here = who.by, who.to, named(text, cast, i)
    if kind == "invitation" and to and set(to) <= _to_be_met(text, cast, i):
        by, to = to, tuple(a for a in by if a not in to)
    mover, sender, addressee = carried(text, cast, i, kind, at)
    hosts = tuple(a for a in to if a in here and a.kind == "country")
    if kind == "invitation" and mover and hosts and not by and not sides(mover) & sides(hosts):
        by, to = hosts, ()  # "declined an invitation to Beijing"
    if sender and (is_handed(text, i) or _is_own_deed(text, i)):
        by, to = sender, tuple(a for a in to if not sides((a,)) & sides(sender))
    if sender and is_put_forward(text, i):  # "put forward a text for a truce between" the two
        by, to = sender, tuple(a for a in (*by, *to) if not sides((a,)) & sides(sender))
    author = _author(text, cast, i) if kind not in GATHERINGS else ()
    if author and not sides(author) & sides(by):
        by, to = author, ()
    if not author:
        by = tuple(a for a in by if not sides((a,)) & sides(mover))  # "Oster accepted the offer": it is not Oster's
    by = by or tuple(a for a in sender if a not in to)
    mover = tuple(a for a in mover if not sides((a,)) & sides(by))
    told = tuple(a for a in to if a in here)
    return Who(by, told or addressee or mover or to or _bound(text, cast, i, kind), author, mover)


def _is_own_deed(text: Text, i: int) -> bool:
    """ "Withdrew an offer", "repeated an offer": whose it is does so."""
    word = text.words[i]
    return word.deprel == "obj" and text.words[word.head].lemma in listed("own_deed")


def _bound(text: Text, cast: Cast, i: int, kind: MatterKind) -> Actors:
    """Who is to act by the clause at a noun: "the deadline for Chad to withdraw", "the demand that Chad leave"."""
    clauses = [k for k in complements(text, i) if text.words[k].relation in ("acl", "ccomp") and kind != "question"]
    return tuple(a for k in clauses for a in parties(text, cast, k, "nsubj").actors)


def _all_asked(text: Text, cast: Cast, i: int, to: Actors) -> Actors:
    """All of "both sides", where the event has one of them."""
    for k in text.children(i):
        if text.words[k].relation in ("obj", "iobj", "obl") and text.words[k].lemma in _SEVERAL:
            found = cast.at(k)
            if sides(to) < sides(found):
                return found
    return to


def named(text: Text, cast: Cast, i: int) -> frozenset[Actor]:
    """The actors named as addressees: in the clause of a verb; of a noun, those of "to", "for", "of", "on", "from", and
    those of whom its clause tells."""
    inside = subtree(text, i)
    if text.words[i].upos == "NOUN":
        inside = [k for k in text.children(i) if text.preposition(k) in ("to", "for", "of", "on", "from")]
        clauses = [k for k in text.children(i) if text.words[k].relation in ("acl", "ccomp")]
        inside += [c for k in clauses for c in text.children(k) if text.words[c].deprel.startswith("nsubj")]
    apart = {c for k in inside if _is_aside(text, k) for c in subtree(text, k)}
    return frozenset(a for k in inside if k not in apart for a in cast.with_joined(k) or cast.adjective(k))


def _is_aside(text: Text, k: int) -> bool:
    """ "As an observer", and those of a meeting at which something is to be done: "at talks with Minsk"."""
    above = text.words[text.words[k].head] if text.words[k].head >= 0 else None
    met = above and above.upos == "NOUN" and above.lemma in listed("gathering") and text.preposition(above.i) == "at"
    return text.preposition(k) == "as" or bool(met and text.preposition(k) == "with")


def addressed(text: Text, cast: Cast, i: int) -> frozenset[Actor]:
    """Those who stand as addressees right at word i: its object, the phrase with "to" or "on"."""
    children = [k for k in text.children(i) if text.words[k].relation in ("obj", "iobj", "obl", "nmod", "nsubj")]
    return frozenset(a for k in children for a in cast.with_joined(k))


def _is_crowd(actor: Actor) -> bool:
    """Whether an addressee is nobody's: "200 monitors"."""
    return actor.kind == "group" and actor.sector == "IGO" and not actor.country


def _is_own(actor: Actor, by: Actors) -> bool:
    """Whether an addressee is the very country for which its government asks."""
    return actor.kind == "country" and any(a.country == actor.country and a.sector == "GOV" for a in by)


def _are_rebels(actor: Actor, by: Actors) -> bool:
    """Whether an addressee is of the rebels who ask."""
    return actor.sector == "REB" and bool(sides((actor,)) & sides(by))


def _met_with(text: Text, cast: Cast, i: int) -> Actors:
    """Those of "talks with Oslo"."""
    return next((a for k in text.children(i) if text.preposition(k) == "with" and (a := cast.with_joined(k))), ())


def _to_be_met(text: Text, cast: Cast, i: int) -> frozenset[Actor]:
    """Whom an invitation is to see, its host and no guest: "the invitation to meet the president"."""
    deeds = [k for k in text.children(i) if text.words[k].relation == "acl" and infinitive(text, k)]
    met = [c for k in deeds for c in text.children(k) if text.words[c].deprel == "obj"]
    return frozenset(a for c in met for a in cast.with_joined(c))


def _hosts(text: Text, cast: Cast, i: int) -> Actors:
    """Where others meet: Djibouti of "the two are to meet in Djibouti"."""
    return tuple(a for k in text.children(i) if text.preposition(k) in ("in", "at") for a in cast.with_joined(k))


def _author(text: Text, cast: Cast, i: int) -> Actors:
    """Whose a noun is by its own words: "Kenya's offer", "the Kenyan offer", "an offer by Kenya"."""
    for k in text.children(i):
        word = text.words[k]
        own = word.deprel == "nmod:poss" or (word.deprel in ("amod", "compound") and k < i)
        own = own or text.preposition(k) == "by"
        if own and (found := cast.with_joined(k) or cast.adjective(k)):
            return found
    return ()


def _given_back(text: Text, cast: Cast, i: int) -> Actors:
    """Who is to be freed or handed over by another: "demanded the return of the sailors", "that they be freed"."""
    out: list[Actor] = []
    for top in complements(text, i)[:1]:
        word, children = text.words[top], text.children(top)
        if word.lemma in listed("given_back"):
            passive = any(text.words[k].lemma == "be" for k in children)
            places = [k for k in children if passive and text.words[k].deprel.startswith("nsubj")]
            places += [k for k in children if word.upos == "NOUN" and text.preposition(k) == "of"]
            out += [a for k in places for a in cast.with_joined(k) or cast.adjective(k)]
    return tuple(out)


def _within(text: Text, cast: Cast, i: int, event: Event, waits: frozenset[str]) -> Actors:
    """Whom a demand or invitation without an addressee is put to: the first party of its object, if another; none of
    those who wait to be let go."""
    if event.type != "REQUEST" and text.words[i].lemma != "invite":
        return ()
    governed = [k for k in text.children(i) if text.words[k].deprel in ("obj", "nsubj:pass")] or complements(text, i)
    for top in governed[:1]:
        for k in subtree(text, top):
            if not (k == top or text.words[k].deprel in _DOES or text.preposition(k) in ("by", "from", "with", "of")):
                continue
            found = tuple(a for a in cast.at(k) or cast.adjective(k) if a.country and a.sector in _POWERS)
            found = tuple(a for a in found if not sides((a,)) & waits)
            if found:
                return () if sides(found) & sides(event.actors) else found
    return ()
