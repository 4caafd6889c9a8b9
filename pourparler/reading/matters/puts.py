"""What one word puts to somebody: an event or a noun ("the invitation") -> kind, by whom, to whom, about what, and in
what state. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pourparler.reading.arguments import parties
from pourparler.reading.cast import Cast
from pourparler.reading.clauses import complements, phrase, telling
from pourparler.reading.lexicon.element_words import listed, matter_words, move_words
from pourparler.reading.status import status_of
from pourparler.reading.stretches import subtree
from pourparler.record import Actors, Event, Interval, MatterKind, MatterState, Says, Span, Spans, Text

from .addressing import named, who_is_who
from .carrying import answers
from .kinds import ANSWERS_TO, GATHERINGS, NAMED, OPENS, WRITTEN, infinitive, is_put_forward, is_sent, kind_at
from .meant import is_conditional, is_none
from .moves import HOLDS, stalls
from .sides import sides

_BY_STATUS: dict[str, MatterState] = {"planned": "accepted", "postponed": "postponed", "called_off": "called_off"}
_STRONG = frozenset("demand urge call insist appeal order lobby".split())  # demands even where nobody is addressed
_ASKING = frozenset("appeal ask beg call demand implore insist press push request urge warn".split())
_ENDS = frozenset("end conclude finish fail collapse falter".split())
_STAYS = frozenset("remain stay".split())
_WISHES = frozenset("plan hope want intend seek propose wish aim suggest".split())
_BIDDING = frozenset("invite ask offer propose suggest urge invitation offer request proposal".split())
_DEEDS = ("RETREAT", "AID", "CONCEDE", "SUPPORT", "COOPERATE")  # what is done for others
_WILL = ("will", "would", "wo", "'ll", "’ll", "shall")


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


def put(text: Text, cast: Cast, i: int, at: Mapping[int, Event], says: Says) -> Put | None:
    """What word i puts to somebody; None where the report does not tell that it does. `at`: events by their word.
    `says`: where word i stands."""
    event = at.get(i)
    is_verb = text.words[i].upos == "VERB"
    if text.words[i].upos == "NOUN" and is_none(text, i):
        return None
    undertaken = event is not None and _undertakes(text, cast, i, event)
    kind: MatterKind | None = "pledge" if undertaken else kind_at(text, i, event)
    if kind is None or (kind == "demand" and (stalls(text, i) or _is_read_out(text, i))):
        return None
    who = who_is_who(text, cast, i, kind, at)
    by, to = who.by, who.to
    if (
        says and kind in ANSWERS_TO and _is_said_to_stand(text, i) and not who.author
    ):  # "Oslo said that the invitation stood"
        by = says[-1].sources
        to = tuple(a for a in to if not sides((a,)) & sides(by))
        who = replace(who, author=tuple(a for a in by if a.country))
    if kind == "demand" and says and to and _is_agentless(text, i):  # "they had been asked to", he said: he did
        by = tuple(a for a in says[-1].sources if not sides((a,)) & sides(to))
    told = event is None or undertaken or event.status in OPENS or bool(who.mover)
    state: MatterState | None = "open" if told else None
    if kind in GATHERINGS:
        state = _gathering(text, i, kind, event) if event and not _is_no_gathering(text, cast, i) else None
    if _is_by_the_way(text, i, kind):
        return None
    if state is None or ((event or is_verb) and not who.mover and not _is_told(text, i, kind, by, to, says)):
        return None
    if event is None and not is_verb and kind not in NAMED and not is_put_forward(text, i):
        by, to = (), ()  # "accepted the proposal" where nothing else tells of one
    if event is None and ((is_verb and not by) or (kind == "question" and not to) or _is_wished(text, i, kind)):
        return None
    if kind == "pledge" and not _is_for_others(text, i):  # whom an event guesses is not whom it is made to
        here = named(text, cast, i)
        to = tuple(a for a in to if a in here)
    about, evidence = (phrase(text, i),) if undertaken else _about(text, i, kind), (telling(text, i),)
    return Put(i, kind, by, to, state, about, evidence, event, says, who.author, who.mover)


def _is_for_others(text: Text, i: int) -> bool:
    """A promise to hand over, free, return: what another is to get."""
    return any(text.words[k].lemma in listed("handing") | listed("given_back") for k in complements(text, i)[:1])


def _is_read_out(text: Text, i: int) -> bool:
    """ "The draft calls for a pause": what is in a proposal is put with it; no "calls on Chile to"."""
    if any(text.preposition(k) in ("on", "upon") or text.words[k].deprel == "obj" for k in text.children(i)):
        return False
    subjects = (text.words[k].lemma for k in text.children(i) if text.words[k].deprel == "nsubj")
    return any(r.kind == "proposal" for lemma in subjects for r in matter_words().get((lemma, "NOUN"), ()))


def _is_said_to_stand(text: Text, i: int) -> bool:
    word = text.words[i]
    return word.deprel == "nsubj" and text.words[word.head].lemma in HOLDS


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
    if any(k < i and infinitive(text, k) for k in text.children(i)):  # the verb, where the tree hangs it on its object
        return True
    if word.upos != "NOUN" or word.deprel != "obj":
        return False
    undone = status_of(text, word.head, None) not in OPENS
    other = any(text.words[k].lemma in ("any", "another") for k in text.children(i))  # "would not accept another"
    return undone and (other or not answers(text, word.head, kind))


def _gathering(text: Text, i: int, kind: MatterKind, event: Event) -> MatterState | None:
    """The state of a visit or meeting by its status; a meeting that one side only plans or hopes for, and what is
    promised on a condition, is open. What somebody is asked to come to is the matter of the asking."""
    above = text.words[text.words[i].head] if text.words[i].head >= 0 else None
    if above and event.status == "planned" and _is_bidden(text, i):
        return None
    if above and text.words[i].relation == "nsubj":  # "the visit remains postponed", however the tree hangs it
        near = [above.i, *text.children(above.i)]
        rows = [r for k in near for r in move_words().get((text.words[k].lemma, "VERB"), ())]
        left = next((r.state for r in rows if kind in r.kinds and not r.particle), None)
        if left is not None and any(text.words[k].lemma in _STAYS for k in near):
            return left
    if event.status == "planned" and is_conditional(text, i):
        return "open"
    if kind == "meeting" and event.status == "planned" and above and _is_only_wished(text, i):
        return "open"
    return _BY_STATUS.get(event.status)


def _is_only_wished(text: Text, i: int) -> bool:
    """ "Hopes to meet", "wants talks", "hopes to hold a meeting"."""
    at = text.words[i]
    for _ in range(2):
        if at.head < 0 or at.deprel not in ("xcomp", "obj"):
            return False
        at = text.words[at.head]
        if at.lemma in _WISHES:
            return True
    return False


def _is_no_gathering(text: Text, cast: Cast, i: int) -> bool:
    """ "The request will be discussed", "the group would discuss elections", "the talks will end by May"."""
    word = text.words[i]
    if word.upos == "VERB" and word.lemma == "discuss":
        with_whom = any(text.preposition(k) == "with" and cast.at(k) for k in subtree(text, i))
        return not with_whom and len(sides(parties(text, cast, i, "nsubj").actors)) < 2
    return word.deprel == "nsubj" and text.words[word.head].lemma in _ENDS


def _is_bidden(text: Text, i: int) -> bool:
    """Whether a verb, or a noun in its object, tells what somebody is invited, asked or offered to do."""
    word = text.words[i]
    while word.upos == "NOUN" and word.deprel in ("obj", "nmod"):
        word = text.words[word.head]
        if word.upos == "NOUN" and word.lemma in _BIDDING:  # "the offer of talks"
            return True
    under = word.relation in ("xcomp", "ccomp", "advcl", "acl") and word.head < i
    return under and text.words[word.head].lemma in _BIDDING


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
    own = bool(says and _may_speak_for(says[-1].sources, by))
    in_person = word.upos != "VERB" or kind == "pledge" or _in_person(text, i) or _is_agentless(text, i)
    in_person = in_person or (word.lemma in _ASKING and bool(to) and not sides(by) & sides(to))
    return not says or (own and in_person)


def _may_speak_for(sources: Actors, by: Actors) -> bool:
    """Whether who tells it is of the party that puts it, or an office of no known country: "the ministry said"."""
    nobodys = all(not a.country and a.name[:1].islower() for a in sources)
    return bool(sides(sources) & sides(by)) or (bool(sources) and nobodys)


def _is_agentless(text: Text, i: int) -> bool:
    """A passive that leaves out by whom: "had been asked"."""
    relations = {text.words[k].deprel for k in text.children(i)}
    return "nsubj:pass" in relations and "obl:agent" not in relations


def _in_person(text: Text, i: int) -> bool:
    """ "We demand", "I urge": a demand made by the words themselves."""
    return any(text.words[k].text.lower() in ("i", "we") for k in text.children(i) if text.words[k].deprel == "nsubj")


def _about(text: Text, i: int, kind: MatterKind) -> Spans:
    """What it is about: the clause or phrase that the word governs; for a visit or meeting, the word's own phrase."""
    word = text.words[i]
    if kind in GATHERINGS:
        return (phrase(text, i),)
    if word.upos == "AUX":
        return (phrase(text, word.head),)
    clauses = any(text.words[k].relation in ("ccomp", "xcomp", "advcl") for k in complements(text, i))
    if word.deprel == "acl:relcl" and not clauses and (thing := _told_of(text, i)):
        return (thing,)
    found = [k for k in text.children(i) if text.words[k].deprel == "advcl" and infinitive(text, k)]  # "calls on X to"
    found = [k for k in found or complements(text, i) if text.words[k].upos != "PRON" and not is_sent(text, k)]
    if word.lemma in WRITTEN:  # not its date or addressee
        found = [k for k in found if text.preposition(k) in ("about", "on", "over", "with", "")]
    if kind == "invitation" and word.upos == "VERB":  # not the guest but what to: "to Lima", "to attend"
        found.sort(key=lambda k: text.words[k].deprel == "obj")
    if kind == "invitation" and len(found) > 1:  # to where, rather than for when
        found.sort(key=lambda k: any(n.type == "TIME" and n.first <= k < n.end for n in text.names))
    below = [k for k in text.children(found[0]) if text.words[k].deprel != "mark"] if found else []
    bare = found and text.words[found[0]].upos == "VERB" and not below  # "agreed to conduct"
    if not found and word.upos == "NOUN" and is_put_forward(text, i):
        return (phrase(text, i),)
    return (phrase(text, found[0]),) if found and not bare else ()


def _told_of(text: Text, i: int) -> Span | None:
    """The thing that a relative clause tells of: "a meeting that Oslo proposed"; the clause itself left out."""
    own = {c for k in text.children(i) for c in (k, *text.children(k)) if text.words[k].deprel in ("obj", "ccomp")}
    noun = text.words[text.words[i].head]
    before = [k for k in subtree(text, noun.i) if k < min(subtree(text, i)) and text.words[k].deprel != "case"]
    if any(text.words[k].upos != "PRON" for k in own) or noun.upos != "NOUN" or not before:
        return None
    return Span(text.words[before[0]].start, text.words[before[-1]].end)
