"""What one word puts to somebody: an event or a noun ("the invitation") -> kind, by whom, to whom, about what. Pure.

lexicon/matters.tsv says which words open which kind of matter. Who is who comes from the event; where it does not
say, from the verb that carries the noun ("has set a deadline"), from who sends, gets or answers it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pourparler.reading.arguments import parties
from pourparler.reading.cast import Cast
from pourparler.reading.clauses import complements, counted, phrase, telling
from pourparler.reading.lexicon.element_words import listed, matter_words, move_words
from pourparler.reading.meant import asks, bids, is_conditional, is_meant, is_none
from pourparler.reading.status import status_of
from pourparler.reading.stretches import subtree
from pourparler.record import (
    Actor,
    Actors,
    Event,
    EventType,
    Interval,
    MatterKind,
    MatterState,
    Says,
    Span,
    Spans,
    Text,
    Word,
)

GATHERINGS = ("visit", "meeting")
_SENT = frozenset("send extend issue make".split())
_BY_STATUS: dict[str, MatterState] = {"planned": "accepted", "postponed": "postponed", "called_off": "called_off"}
_NAMED = ("invitation", "question", "offer", "deadline")  # kinds that a noun opens even where it tells no event
_POINTED = ("proposal", "demand")  # kinds to which a definite noun without an event can point back, and no more
_DEFINITE = ("the", "this", "that", "its", "his", "her", "their")
_SEVERAL = frozenset("side party country government neighbour neighbor state".split())
_OPENS = ("happened", "ongoing")
_WRITTEN = frozenset("letter note message memorandum list".split())
_STRONG = frozenset("demand urge call insist appeal order lobby".split())  # demands even where nobody is addressed
_BECAUSE = frozenset("after as because since until".split())
_WISHES = frozenset("plan hope want intend seek propose wish aim suggest".split())
_BIDDING = frozenset("invite ask offer propose suggest urge invitation offer request proposal".split())
_DOES = ("nsubj", "nmod:poss", "amod", "compound", "conj", "obj")  # places in a phrase of who has to do it
_DEEDS = ("RETREAT", "AID", "CONCEDE", "SUPPORT", "COOPERATE")  # what is done for others
_WILL = ("will", "would", "wo", "'ll", "’ll", "shall")
_CROWDS = frozenset("CVL REF".split())  # sectors of those who answer only if they are asked by name
_POWERS = ("GOV", "MIL", "LEG", "REB", "")  # sectors of those who can give in


@dataclass(frozen=True, slots=True)
class Put:
    """One mention of something put to somebody. `word`: that which names it."""

    word: int
    kind: MatterKind
    by: Actors
    to: Actors
    state: MatterState
    about: Spans
    evidence: Spans
    event: Event | None = None
    says: Says = ()
    author: Actors = ()  # whose the noun is by its own words: "the Kenyan offer"
    mover: Actors = ()  # who accepts, declines, studies it by the verb around the noun

    @property
    def when(self) -> Interval | None:
        return self.event.when if self.event else None


def sides(actors: Actors) -> frozenset[str]:
    """What actors count as: their countries, a country's rebels apart, else their names."""
    return frozenset(f"{a.country} rebels" if a.sector == "REB" else a.country or a.name.lower() for a in actors)


def homes(actors: Actors) -> frozenset[str]:
    """Their countries, rebels and governments together, else their names: a report names one side in both ways."""
    return frozenset(a.country or a.name.lower() for a in actors)


def of_one_side(actors: Actors, others: Actors, against: Actors) -> bool:
    """Whether some of two are of one side, or of one country where nobody of that is on the side against them."""
    at_home = homes(actors) & homes(others) and not homes(actors) & homes(against)
    return bool(sides(actors) & sides(others) or at_home)


def put(text: Text, cast: Cast, i: int, at: Mapping[int, Event], says: Says) -> Put | None:
    """What word i puts to somebody; None where the report does not tell that it does. `at`: events by their word.
    `says`: where word i stands."""
    event = at.get(i)
    is_verb = text.words[i].upos == "VERB"
    if text.words[i].upos == "NOUN" and is_none(text, i):
        return None
    undertaken = event is not None and _undertakes(text, cast, i, event)
    kind: MatterKind | None = "pledge" if undertaken else _kind_at(text, i, event)
    if kind is None:
        return None
    who = _parties(text, cast, i, kind, at)
    by, to = who.by, who.to
    if kind == "demand" and says and to and _is_agentless(text, i):  # "they had been asked to", he said: he did
        by = tuple(a for a in says[-1].sources if not sides((a,)) & sides(to))
    told = event is None or undertaken or event.status in _OPENS or bool(who.mover)
    state: MatterState | None = "open" if told else None
    if kind in GATHERINGS:
        state = _gathering(text, i, kind, event) if event else None
    if _is_by_the_way(text, i, kind):
        return None
    if state is None or ((event or is_verb) and not who.mover and not _is_told(text, i, kind, by, to, says)):
        return None
    if event is None and not is_verb and kind not in _NAMED and not _is_put_forward(text, i):
        by, to = (), ()  # "accepted the proposal" where nothing else tells of one
    if event is None and ((is_verb and not by) or (kind == "question" and not to) or _is_wished(text, i, kind)):
        return None
    about, evidence = _about(text, i, kind), (telling(text, i),)
    return Put(i, kind, by, to, state, about, evidence, event, says, who.author, who.mover)


def _is_by_the_way(text: Text, i: int, kind: MatterKind) -> bool:
    """A pledge told in passing ("having promised", "the promised aid"), a demand that says who somebody is ("who has
    called for")."""
    relation = text.words[i].deprel
    return (kind == "pledge" and relation in ("advcl", "obl", "amod")) or (kind == "demand" and relation == "acl:relcl")


def _undertakes(text: Text, cast: Cast, i: int, event: Event) -> bool:
    """A pledge in a party's own words: "We will close the camps", Oster said."""
    if event.type not in _DEEDS or event.status != "planned" or not event.says:
        return False
    things = (k for k in text.children(i) if text.words[k].relation == "nsubj" and text.words[k].upos == "NOUN")
    if any(not sides(cast.at(k) or cast.adjective(k)) & sides(event.actors) for k in things):  # "the canal will take"
        return False
    will = any(text.words[k].lemma.lower() in _WILL for k in text.children(i) if text.words[k].deprel == "aux")
    return will and bool(sides(event.says[-1].sources) & sides(event.actors))


def _is_wished(text: Text, i: int, kind: MatterKind) -> bool:
    """Whether a noun's verb only wishes or denies it: "no right to set deadlines"."""
    word = text.words[i]
    if any(k < i and _infinitive(text, k) for k in text.children(i)):  # the verb, where the tree hangs it on its object
        return True
    if word.upos != "NOUN" or word.deprel != "obj" or _answers(text, word.head, kind):
        return False
    return status_of(text, word.head, None) not in _OPENS


def _gathering(text: Text, i: int, kind: MatterKind, event: Event) -> MatterState | None:
    """The state of a visit or meeting by its status; a meeting that one side only plans or hopes for, and what is
    promised on a condition, is open. What somebody is asked to come to is the matter of the asking."""
    above = text.words[text.words[i].head] if text.words[i].head >= 0 else None
    if above and event.status == "planned" and _is_bidden(text, i):
        return None
    if event.status == "planned" and is_conditional(text, i):
        return "open"
    if (
        kind == "meeting"
        and event.status == "planned"
        and above
        and above.lemma in _WISHES
        and text.words[i].deprel in ("xcomp", "obj")
    ):
        return "open"
    return _BY_STATUS.get(event.status)


def _is_bidden(text: Text, i: int) -> bool:
    """Whether a verb, or a noun in its object, tells what somebody is invited, asked or offered to do."""
    word = text.words[i]
    while word.upos == "NOUN" and word.deprel in ("obj", "nmod"):
        word = text.words[word.head]
        if word.upos == "NOUN" and word.lemma in _BIDDING:  # "the offer of talks"
            return True
    under = word.relation in ("xcomp", "ccomp", "advcl", "acl") and word.head < i
    return under and text.words[word.head].lemma in _BIDDING


# ---- kinds ---------------------------------------------------------------------------------------------


def _kind_at(text: Text, i: int, event: Event | None) -> MatterKind | None:
    """The kind that word i opens by its event, as a verb or as a noun without one."""
    if event:
        return _kind(text, i, event.type)
    return _spoken(text, i) if text.words[i].upos == "VERB" else _named(text, i)


def _spoken(text: Text, i: int) -> MatterKind | None:
    """The kind of a verb that the events leave out: "offered aid", whose event is the aid."""
    if text.words[i].lemma not in listed("outspoken") or status_of(text, i, None) not in _OPENS:
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
    if word.lemma in _WRITTEN and _wants_answer(text, i):
        return "question"
    kinds = _NAMED + _POINTED if is_definite(text, i) or _is_put_forward(text, i) else _NAMED
    return next((r.kind for r in matter_words().get((word.lemma.lower(), "NOUN"), ()) if r.kind in kinds), None)


def _is_put_forward(text: Text, i: int) -> bool:
    """ "Has put forward a plan", "tabled a draft"."""
    verb = text.words[text.words[i].head] if text.words[i].deprel in ("obj", "nsubj:pass") else None
    if verb is None or verb.lemma not in listed("putting_forward"):
        return False
    return verb.lemma != "put" or any(text.words[k].lemma in ("forward", "forth") for k in text.children(verb.i))


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


def _is_told(text: Text, i: int, kind: MatterKind, by: Actors, to: Actors, says: Says) -> bool:
    """Whether the report tells that it was put: demands and pledges by the reporter or by their own party, not as what
    somebody says of others; "must" and "should" only of somebody."""
    word = text.words[i]
    if word.upos == "AUX" and not (by and to):
        return False
    if kind == "question":
        return bool(by and to and not sides(by) & sides(to))
    if kind == "offer":
        return bool(by)
    if kind not in ("demand", "pledge"):
        return True
    if kind == "demand" and word.upos == "VERB" and not to and word.lemma not in _STRONG:
        return False
    if not by and (kind == "pledge" or says or word.xpos == "VBN"):
        return False
    own = bool(says and sides(says[-1].sources) & sides(by))
    in_person = word.upos != "VERB" or kind == "pledge" or _in_person(text, i) or _is_agentless(text, i)
    return not says or (own and in_person)


def _is_agentless(text: Text, i: int) -> bool:
    """A passive that leaves out by whom: "had been asked"."""
    relations = {text.words[k].deprel for k in text.children(i)}
    return "nsubj:pass" in relations and "obl:agent" not in relations


def _in_person(text: Text, i: int) -> bool:
    """ "We demand", "I urge": a demand made by the words themselves."""
    return any(text.words[k].text.lower() in ("i", "we") for k in text.children(i) if text.words[k].deprel == "nsubj")


# ---- by whom, to whom, about what ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Who:
    """By whom, to whom; `author` and `mover` as in `Put`."""

    by: Actors
    to: Actors
    author: Actors = ()
    mover: Actors = ()


def _parties(text: Text, cast: Cast, i: int, kind: MatterKind, at: Mapping[int, Event]) -> _Who:
    word, event = text.words[i], at.get(i)
    if word.upos == "AUX":  # of "must" and "should": the speaker and the subject of their verb
        speakers = event.says[-1].sources if event and event.says else ()
        subject = parties(text, cast, word.head, "nsubj").actors if word.head >= 0 else ()
        freed: Actors = ()  # "the men must be freed": they are not asked
        if word.head >= 0 and text.words[word.head].lemma in listed("given_back"):
            freed = parties(text, cast, word.head, "nsubj>obj").recipients
        return _Who(speakers, tuple(a for a in (event.recipients if event else ()) or subject if a not in freed))
    if event is None:
        frame = "poss>to" if word.upos != "VERB" else "nsubj>clause" if kind in ("demand", "question") else "nsubj>to"
        who = parties(text, cast, i, frame)
        by, to = who.actors, who.recipients
    else:
        waits = sides(_given_back(text, cast, i))
        asked = tuple(a for a in event.recipients if not sides((a,)) & waits)
        by, to = event.actors, asked or _within(text, cast, i, event, waits)
    to = _all_asked(text, cast, i, to) if word.upos == "VERB" and kind not in GATHERINGS else to
    here = named(text, cast, i)
    if kind == "meeting" and len(sides(by)) > 1:
        to = tuple(a for a in to if a not in _hosts(text, cast, i))
    to = tuple(a for a in to if not _is_crowd(a) and (a in here or not _is_own(a, by)))
    if kind == "pledge":
        to = tuple(a for a in to if a in here or not sides((a,)) & sides(by))
    to = tuple(a for a in to if a in here or a.country or a.kind != "group")  # no "countries" of other sentences
    asked = addressed(text, cast, i)
    to = tuple(a for a in to if a in asked or not (a.sector in _CROWDS or _are_rebels(a, by)))
    if word.upos != "NOUN":
        return _Who(by, to)
    mover, sender, addressee = _carried(text, cast, i, kind, at)
    if sender and _is_handed(text, i):
        by, to = sender, tuple(a for a in to if not sides((a,)) & sides(sender))
    author = _author(text, cast, i) if kind not in GATHERINGS else ()
    if author and not sides(author) & sides(by):
        by, to = author, ()
    if not author:
        by = tuple(a for a in by if not sides((a,)) & sides(mover))  # "Oster accepted the offer": it is not Oster's
    by = by or tuple(a for a in sender if a not in to)
    mover = tuple(a for a in mover if not sides((a,)) & sides(by))
    told = tuple(a for a in to if a in here)
    return _Who(by, told or addressee or mover or to or _bound(text, cast, i, kind), author, mover)


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
    return frozenset(a for k in inside for a in cast.with_joined(k) or cast.adjective(k))


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


def _hosts(text: Text, cast: Cast, i: int) -> Actors:
    """Where others meet: Djibouti of "the two are to meet in Djibouti"."""
    return tuple(a for k in text.children(i) if text.preposition(k) in ("in", "at") for a in cast.with_joined(k))


def _author(text: Text, cast: Cast, i: int) -> Actors:
    """Whose a noun is by its own words: "Kenya's offer", "the Kenyan offer", "an EU proposal"."""
    for k in text.children(i):
        word = text.words[k]
        own = word.deprel == "nmod:poss" or (word.deprel in ("amod", "compound") and k < i)
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


def _carried(
    text: Text, cast: Cast, i: int, kind: MatterKind, at: Mapping[int, Event]
) -> tuple[Actors, Actors, Actors]:
    """(who answers, who sends, to whom) by the verbs around a noun: the one it depends on, those of its clauses. Whom
    their words do not name is whom their event has."""
    word = text.words[i]
    top = text.words[counted(text, i)]
    mover, sender = _in_answer(text, cast, top)
    addressee: Actors = ()
    verbs = [top.head] if top.deprel in ("obj", "nsubj:pass", "nsubj") or _is_replied_to(text, top) else []
    verbs += [k for k in text.children(i) if text.words[k].deprel.startswith("acl") and not _infinitive(text, k)]
    for verb in verbs:
        if verb < 0 or text.words[verb].upos != "VERB":
            continue
        who = parties(text, cast, verb, "nsubj>to")
        subject = () if top.deprel == "nsubj" and verb == top.head else who.actors
        if kind not in GATHERINGS and _answers(text, verb, kind):
            mover = mover or subject or _left_to(text, cast, verb)
            sender = sender or _acting_on_it(text, cast, verb)
        elif not mover or not sides(mover) & sides(subject):  # nobody sends himself what he is to answer
            sender = sender or subject
            whom = who.recipients or (at[verb].recipients if verb in at else ())
            addressee = addressee or tuple(a for a in whom if a not in cast.at(i))
    return mover, sender, addressee if word.upos == "NOUN" and kind not in GATHERINGS else ()


def _is_handed(text: Text, i: int) -> bool:
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
    waits = verb and verb.lemma in listed("waiting")
    owner = parties(text, cast, reply.i, "poss").actors
    return owner, parties(text, cast, verb.i, "nsubj").actors if verb and waits else ()


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


def _answers(text: Text, verb: int, kind: MatterKind) -> bool:
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


def _about(text: Text, i: int, kind: MatterKind) -> Spans:
    """What it is about: the clause or phrase that the word governs; for a visit or meeting, the word's own phrase."""
    if kind in GATHERINGS:
        return (phrase(text, i),)
    if text.words[i].upos == "AUX":
        return (phrase(text, text.words[i].head),)
    clauses = any(text.words[k].relation in ("ccomp", "xcomp", "advcl") for k in complements(text, i))
    if text.words[i].deprel == "acl:relcl" and not clauses and (thing := _told_of(text, i)):
        return (thing,)
    found = [k for k in text.children(i) if text.words[k].deprel == "advcl" and _infinitive(text, k)]  # "calls on X to"
    found = [k for k in found or complements(text, i) if text.words[k].upos != "PRON" and not is_sent(text, k)]
    if text.words[i].lemma in _WRITTEN:  # not its date or addressee
        found = [k for k in found if text.preposition(k) in ("about", "on", "over", "with", "")]
    if kind == "invitation" and text.words[i].upos == "VERB":  # not the guest but what to: "to Lima", "to attend"
        found.sort(key=lambda k: text.words[k].deprel == "obj")
    if kind == "invitation" and len(found) > 1:  # to where, rather than for when
        found.sort(key=lambda k: any(n.type == "TIME" and n.first <= k < n.end for n in text.names))
    below = [k for k in text.children(found[0]) if text.words[k].deprel != "mark"] if found else []
    bare = found and text.words[found[0]].upos == "VERB" and not below  # "agreed to conduct"
    return (phrase(text, found[0]),) if found and not bare else ()


def _told_of(text: Text, i: int) -> Span | None:
    """The thing that a relative clause tells of: "a meeting that Oslo proposed"; the clause itself left out."""
    own = {c for k in text.children(i) for c in (k, *text.children(k)) if text.words[k].deprel in ("obj", "ccomp")}
    noun = text.words[text.words[i].head]
    before = [k for k in subtree(text, noun.i) if k < min(subtree(text, i)) and text.words[k].deprel != "case"]
    if any(text.words[k].upos != "PRON" for k in own) or noun.upos != "NOUN" or not before:
        return None
    return Span(text.words[before[0]].start, text.words[before[-1]].end)


def _infinitive(text: Text, i: int) -> bool:
    return any(text.words[k].deprel == "mark" and text.words[k].lemma == "to" for k in text.children(i))
