"""Formats for talks (contact groups, conferences, rounds of talks, delegations) with their members. Pure.

A noun of lexicon/groups.tsv is a format where its phrase says so: a body always ("contact group"), talks where more
than two take part, a place or a mediator gives the name, or the parties are named; a delegation where it is brought up
for its own sake, not as what a party has in another format. A plain meeting of two is a matter and an event, no group.
Seats are told by the phrase, by a verb at it, and by a verb that leaves the format unsaid ("would attend only if").
Terms: "Group" in RECORD.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pourparler.reading.actors import Cast
from pourparler.reading.arguments import parties
from pourparler.reading.clauses import clause, phrase
from pourparler.reading.lexicon.element_words import group_words, listed
from pourparler.reading.status import status_of
from pourparler.reading.status_signs import negated
from pourparler.record import Actor, Actors, Event, Group, Member, MemberStatus, Span, Spans, Text, Word

_KIND = {
    "group": re.compile(r"\b(contact|working|steering|support|minsk)\b", re.I),
    "committee": re.compile(r"\b(constitutional|joint|steering|drafting)\b", re.I),
    "commission": re.compile(r"\b(joint|bilateral|trilateral|mixed)\b", re.I),
    "force": re.compile(r"\btask\b", re.I),
    "panel": re.compile(r"\b(joint|mediation)\b", re.I),
    "mission": re.compile(r"\b(fact-finding|mediation|observer)\b", re.I),
    "dialogue": re.compile(r"\b(national|strategic|economic|high-level|security)\b", re.I),
}
_MANY = re.compile(
    r"\b(?:(?:three|four|five|six|seven|eight|multi|tri|quadri)[- ]?(?:way|party|lateral|nation|power)|"
    r"peace|proximity|inter-?korean|[\w.]+[- –](?:led|sponsored|brokered|mediated)|\w+-plus-\w+|u\.?n\.?[- –]backed)\b",
    re.I,
)
_NOT = re.compile(r"\b(news|press|trade show|(?:tele)?phone|video)\b", re.I)
_POINTING = {
    "body": frozenset("meeting session group panel format gathering table".split()),
    "talks": frozenset("talk negotiation meeting session summit conference format process gathering table".split()),
}
_ALONE = frozenset(
    ("attend", "take part", "participate", "join", "boycott", "invite", "exclude", "shut out", "leave out", "lock out",
     "stay away", "stay out", "walk out", "pull out", "drop out", "represent", "send")
)  # fmt: skip
_DESCRIBING = frozenset("amod compound nmod nummod flat advmod obl".split())
_COMES = frozenset(("come", "sit", "go"))  # alone only under a condition
_SENT = frozenset(("delegation", "mission", "force", "taskforce"))
_ROUNDS = frozenset("round session series start opening resumption day meeting".split())
_GUESTS = frozenset("host co-host observer chair mediator guarantor guest facilitator".split())
_WISHES = frozenset("apply want ask seek hope wish offer propose suggest urge demand request insist threaten".split())
_PLANS = frozenset("propose suggest discuss consider float moot envisage".split())
_UNSURE = frozenset("would could might may 'd ’d".split())
_RANK = ("member", "proposed", "invited", "attending", "refuses", "excluded")
_REACH = 4  # sentences from a format to a verb that leaves it unsaid
Seat = tuple[Actor, MemberStatus, Span | None]


@dataclass(frozen=True, slots=True)
class _Mention:
    """A noun that names a format, or stands for one named before."""

    word: int
    lemma: str
    before: str  # the words before it in its phrase
    names: bool


@dataclass(slots=True)
class _Thread:
    """The mentions of one format, the words that only point to it ("the meeting", "its first session"), and those that
    give seats in it and leave it unsaid ("was not invited")."""

    mentions: list[_Mention]
    pointers: list[int] = field(default_factory=list)
    alone: list[int] = field(default_factory=list)

    @property
    def places(self) -> tuple[int, ...]:
        return (*(m.word for m in self.mentions), *self.pointers, *self.alone)


def find_groups(text: Text, cast: Cast, events: Sequence[Event]) -> tuple[Group, ...]:
    """Groups in the order they are first named, ids g1, g2, …"""
    threads: list[_Thread] = []
    for mention in _mentions(text, cast):
        thread = next((t for t in reversed(threads) if _same(text, t.mentions, mention)), None)
        if thread is not None:
            thread.mentions.append(mention)
        else:
            threads.append(_Thread([mention]))
    threads = [t for t in threads if any(m.names for m in t.mentions)]
    _point(text, cast, threads)
    found = [g for t in threads if _is_format(t.mentions, g := _group(text, cast, t))]
    return tuple(replace(g, id=f"g{n}") for n, g in enumerate(found, 1))


def _is_format(thread: Sequence[_Mention], group: Group) -> bool:
    """Bare "peace talks", "its delegation": a format only with a member or a second mention."""
    return bool(
        _telling_words(thread[0].before) or thread[0].lemma in ("group", "force") or group.members or len(thread) > 1
    )


def _point(text: Text, cast: Cast, threads: Sequence[_Thread]) -> None:
    """Give each thread the words that point to it and the words that give seats in it without naming it."""
    kept = [t for t in threads if t.mentions[0].lemma not in _SENT]
    named = {m.word for t in threads for m in t.mentions}
    for word in text.words:
        if word.i in named or word.upos not in ("NOUN", "VERB"):
            continue
        if word.upos == "VERB" and named & set(range(word.i, min(word.i + 6, text.sentences[word.sentence][1]))):
            continue
        alone = _is_alone(text, word.i) if word.upos == "VERB" else _is_open(text, word)
        near = [t for t in kept if t.mentions[0].word < word.i and (alone or _points(text, cast, word, t))]
        if not near:
            continue
        latest = max(near, key=lambda t: max(i for i in t.places if i < word.i))
        last = max(i for i in latest.places if i < word.i)
        if word.sentence - text.words[last].sentence <= (_REACH if len(kept) > 1 else 2 * _REACH):
            (latest.alone if alone else latest.pointers).append(word.i)


def _points(text: Text, cast: Cast, word: Word, thread: _Thread) -> bool:
    """Whether a word can stand for a format: "the meeting", "its first session"; not an armed group, nor a meeting of
    parties that it names itself."""
    lemma = thread.mentions[0].lemma
    kind = "body" if lemma not in ("summit", "forum", "conference") and group_words()[lemma][0] == "body" else "talks"
    if word.lemma not in _POINTING[kind] or word.deprel in ("compound", "flat") or cast.at(word.i):
        return False
    own = any(text.preposition(k) in ("between", "of", "with") and cast.with_joined(k) for k in text.children(word.i))
    return not own and _is_definite(text, word.i) and not _telling_words(_before(text, word.i))


# ---- the nouns -----------------------------------------------------------------------------------------


def _mentions(text: Text, cast: Cast) -> Iterator[_Mention]:
    for word in text.words:
        lemma = word.lemma.lower()
        role, _ = group_words().get(lemma, ("", ""))
        if role not in ("body", "talks") or word.upos not in ("NOUN", "PROPN") or word.deprel in ("compound", "flat"):
            continue
        before = _before(text, word.i)
        if _NOT.search(before) or _is_sent(text, word):
            continue
        yield _Mention(word.i, lemma, before, _names(text, cast, word.i, lemma, role, before))


def _is_sent(text: Text, word: Word) -> bool:
    """Whether a delegation is only what a party has in another format: "sent a delegation", "its delegation"."""
    if word.lemma != "delegation":
        return False
    if word.deprel == "obj" and text.words[word.head].lemma in ("send", "dispatch"):
        return True
    children = [text.words[k] for k in text.children(word.i)]
    is_new = any(w.lemma in ("a", "another") and w.deprel == "det" for w in children)
    return not is_new and not any(w.deprel.startswith("acl") for w in children)


def _before(text: Text, i: int) -> str:
    """The words before a noun in its phrase, the article left out."""
    first = min((k for k in _modifiers(text, i)), default=i)
    return text.text[text.words[first].start : text.words[i].start]


def _modifiers(text: Text, i: int) -> list[int]:
    """Words before noun i that describe it, with what hangs on them; none from before its article."""
    articles = [k for k in text.children(i) if k < i and text.words[k].lemma in ("the", "a", "an")]
    after, out = max(articles, default=-1), []
    for k in text.children(i):
        if after < k < i and text.words[k].deprel.split(":")[0] in _DESCRIBING:
            out += [c for c in _below(text, k) if after < c <= k]
    return sorted(out)


def _below(text: Text, k: int) -> list[int]:
    """Word k and the words before it that hang on it, articles and prepositions left out."""
    hung = [c for c in text.children(k) if c < k and text.words[c].upos not in ("DET", "ADP", "PUNCT")]
    return [k, *(w for c in hung for w in _below(text, c))]


def _names(text: Text, cast: Cast, i: int, lemma: str, role: str, before: str) -> bool:
    """Whether a noun with these words before it names a format of its own."""
    if lemma == "process":  # "Astana peace process", not "the Syrian peace process"
        named = "peace" in before.lower() and any(text.words[k].upos == "PROPN" for k in _modifiers(text, i))
        return named or _seats_many(text, cast, i)
    if lemma in _KIND:
        return bool(_KIND[lemma].search(before)) or _seats_many(text, cast, i)
    if lemma == "conference":
        return bool(before) or _many(text, cast, i)
    if role == "body" and lemma not in ("summit", "forum"):
        return True
    if _MANY.search(before) or _many(text, cast, i) or _seats_many(text, cast, i):
        return True
    on = any(text.preposition(k) == "on" and text.words[k].upos == "NOUN" for k in text.children(i))
    return lemma in ("summit", "forum") and (_titled(text, cast, i) or on)


def _many(text: Text, cast: Cast, i: int) -> bool:
    """Whether the phrase names the parties: two or more of a plural, more than two of a single meeting."""
    least = 2 if text.words[i].xpos in ("NNS", "NNPS") and text.words[i].lemma in ("talk", "negotiation") else 3
    return len(_sides(_between(text, cast, i))) >= least


def _seats_many(text: Text, cast: Cast, i: int) -> bool:
    """Whether what is said at the noun seats three countries or more, or leaves one out."""
    lemma = text.words[i].lemma.lower()
    if text.words[i].xpos == "NNS" and lemma not in ("talk", "negotiation"):
        return False
    seats = list(_seats(text, cast, i))
    return len({a.country for a, _, _ in seats if a.country}) >= 3 or (
        lemma not in ("meeting", "session", "process") and any(s == "excluded" for _, s, _ in seats)
    )


def _titled(text: Text, cast: Cast, i: int) -> bool:
    """A name before it that is no person's and no state's: "NATO summit", "the 2009 Lanthe climate summit"."""
    for k in text.children(i):
        word = text.words[k]
        if k < i and word.upos == "PROPN" and word.deprel == "compound":
            who = cast.at(k) or cast.adjective(k)
            if not any(a.kind in ("person", "country") or a.country for a in who):
                return True
    return False


def _between(text: Text, cast: Cast, i: int) -> Actors:
    out: Actors = ()
    for k in text.children(i):
        if text.preposition(k) in ("between", "among", "of", "with", "including", "comprise", "comprising", "include"):
            out += _parties(text, cast, k)
    return out


def _parties(text: Text, cast: Cast, k: int) -> Actors:
    """Those joined at word k; "the presidents of Chile and Peru", "neighbours — Chile, Peru": the two that follow."""
    for below in text.children(k):
        follows = below > k and (text.preposition(below) == "of" or text.words[below].deprel == "appos")
        if follows and text.words[k].xpos in ("NNS", "NNPS") and len(several := cast.with_joined(below)) > 1:
            return several
    return cast.with_joined(k)


def _sides(actors: Actors) -> frozenset[str]:
    return frozenset(a.country or a.name for a in actors)


def _same(text: Text, thread: Sequence[_Mention], mention: _Mention) -> bool:
    """One format: the same noun, with no other name; or the same name before another noun."""
    first = thread[0]
    a, b = _telling_words(first.before), _telling_words(mention.before)
    if mention.lemma == first.lemma:
        return not b or bool(a & b) or (not mention.names and _is_definite(text, mention.word))
    return mention.names and bool(a & b)


def _telling_words(before: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w+", before.lower()) if w not in listed("plain"))


def _is_definite(text: Text, i: int) -> bool:
    return any(
        text.words[k].lemma in ("the", "this", "that", "these", "those", "its", "their") for k in text.children(i)
    )


# ---- the group -----------------------------------------------------------------------------------------


def _group(text: Text, cast: Cast, thread: _Thread) -> Group:
    named = [m for m in thread.mentions if m.names]
    first = next((m for m in (named[0], *thread.mentions) if _telling_words(m.before)), named[0])
    members: dict[tuple[str, str], Member] = {}
    evidence: list[Span] = [_named(text, m.word) for m in thread.mentions if m.names or m is first]
    seats = [s for i in (*(m.word for m in thread.mentions), *thread.pointers) for s in _seats(text, cast, i)]
    for actor, status, span in (*seats, *(s for i in thread.alone for s in _unsaid(text, cast, i))):
        key = actor.country or actor.name, actor.name
        if key not in members or _RANK.index(status) >= _RANK.index(members[key].status):
            members[key] = Member(actor, status)
        if span is not None:
            evidence.append(span)
    purpose = next((p for m in thread.mentions if (p := _purpose(text, m.word))), ())
    name = text.text[slice(*_named(text, first.word))]
    return Group(
        "",
        re.sub(r"^(?:the|a|an|its|their) ", "", re.sub('["“”]', "", name), flags=re.I),
        tuple(dict.fromkeys(evidence)),
        purpose,
        tuple(members.values()),
    )


def _named(text: Text, i: int) -> Span:
    """The noun with the words before it and the phrase right behind it; not where a body meets: "in Lanthe"."""
    articles = [k for k in text.children(i) if k < i and text.words[k].deprel in ("det", "nmod:poss")]
    first = min([i, *articles, *_modifiers(text, i)])
    behind = [k for k in text.children(i) if k > i and text.words[k].deprel == "nmod" and not _has_clause(text, k)]
    if group_words()[text.words[i].lemma.lower()][0] == "body":
        behind = [k for k in behind if text.preposition(k) not in ("in", "at")]
    end = phrase(text, behind[0]).end if behind else text.words[i].end
    return Span(text.words[first].start, end if end - text.words[i].end < 60 else text.words[i].end)


def _has_clause(text: Text, k: int) -> bool:
    return any(text.words[c].deprel.startswith("acl") for c in text.children(k))


def _purpose(text: Text, i: int) -> Spans:
    """What it is for: "to …", "on …", "for …" behind the noun."""
    for k in text.children(i):
        word = text.words[k]
        if k > i and (
            word.deprel == "acl" and word.xpos == "VB" or text.preposition(k) in ("on", "for", "about", "over")
        ):
            return (phrase(text, k),)
    return ()


# ---- the seats -----------------------------------------------------------------------------------------


def _seats(text: Text, cast: Cast, i: int) -> Iterator[Seat]:
    """(actor, status, evidence) of each seat that the phrase or the verb of word i tells of."""
    itself, planned = cast.at(i), _is_planned(text, i)
    for actor, status, span in _told(text, cast, i):
        if actor not in itself:
            yield actor, "proposed" if planned and status == "member" else status, span


def _is_planned(text: Text, i: int) -> bool:
    """Whether the format at word i is only proposed: "discussed setting up a group", "has proposed a conference"."""
    at = text.words[i]
    for _ in range(3):
        if at.head < 0 or at.deprel not in ("obj", "xcomp", "ccomp"):
            return False
        at = text.words[at.head]
        if at.lemma in _PLANS:
            return True
    return False


def _told(text: Text, cast: Cast, i: int) -> Iterator[Seat]:
    for actor in _between(text, cast, i):
        yield actor, "member", None
    for k in _modifiers(text, i):
        for actor in cast.at(k) or cast.adjective(k):
            if text.words[k].deprel != "nmod:poss" and _is_party(text, k, actor):
                yield actor, "member", None
    word = text.words[i]
    above = text.words[word.head] if word.head >= 0 else word
    heads = [i]
    if word.deprel == "nmod" and text.preposition(i) == "of" and above.lemma in _ROUNDS:
        heads.append(above.i)  # "a round of talks"
    for at in heads:
        for k in text.children(at):  # "a delegation led by", "a group that includes"
            if text.words[k].deprel.startswith("acl"):
                joined = [
                    c for c in text.children(k) if text.words[c].deprel == "conj" and text.words[c].upos == "VERB"
                ]
                for verb in (k, *joined):
                    yield from _at_verb(text, cast, verb, at)
        yield from _by_verb(text, cast, at)
    if word.deprel == "nmod" and above.upos == "NOUN":
        yield from _by_noun(text, cast, above)
    yield from _guests(text, cast, i)


def _is_party(text: Text, k: int, actor: Actor) -> bool:
    """Whether word k names a party and not the place of a meeting: "Veldrian", "NATO"; not the capital."""
    word = text.words[k]
    return word.upos == "ADJ" or not actor.country or word.text.lower() in actor.name.lower()


def _by_verb(text: Text, cast: Cast, i: int) -> Iterator[Seat]:
    """Who attends, joins, is invited to, refuses or is left out of the group at word i, by the verb it hangs on."""
    word = text.words[i]
    if word.head < 0:
        return
    verb = text.words[word.head]
    if verb.deprel == "obj" and text.words[verb.head].lemma in ("send", "dispatch"):  # "send a delegation to the group"
        verb = text.words[verb.head]
    yield from _at_verb(text, cast, verb.i, i)


def _at_verb(text: Text, cast: Cast, verb: int, i: int) -> Iterator[Seat]:
    """The seats that a verb gives in the format at word i, its subject, its object or the noun it describes."""
    role, status = group_words().get(_act(text, verb), ("", ""))
    if text.words[verb].upos != "VERB" or role not in ("verb", "seats"):
        return
    settled = _status(text, verb, status)  # type: ignore[arg-type]
    if settled is None:
        return
    for actor in _seated(text, cast, verb, i, role):
        yield actor, settled, clause(text, verb)


def _seated(text: Text, cast: Cast, verb: int, i: int, role: str) -> Actors:
    """Whom the verb seats in the format at word i: its object where the format acts or the verb seats, else its
    subject."""
    word, format = text.words[verb], text.words[i]
    who = parties(text, cast, verb, "nsubj>obj")
    describes = word.deprel.startswith("acl") or word.deprel == "conj"
    own = [k for k in text.children(verb) if text.words[k].deprel.startswith("nsubj")]
    acts = format.head == verb and format.deprel == "nsubj"
    if format.head != verb and describes:
        relative = all(text.words[k].xpos.startswith("W") for k in own)
        acts = relative and word.xpos != "VBN"
        if word.xpos == "VBN" and role == "verb" and not (own and not relative):
            return _behind(text, cast, verb, "by")
    if acts:
        return _objects(text, cast, verb, role == "seats")
    if role == "seats":
        passive = word.xpos == "VBN" and any(text.words[k].deprel == "aux:pass" for k in text.children(verb))
        if _act(text, verb) == "make up":
            return _behind(text, cast, verb, "of")
        if format.head == verb and format.deprel in ("obj", "nsubj:pass"):
            return ()  # "suspended the talks"
        return who.recipients if passive else _objects(text, cast, verb) or who.recipients
    return who.actors


def _objects(text: Text, cast: Cast, verb: int, anywhere: bool = True) -> Actors:
    """What a verb governs by the tree; else, `anywhere`, the first party right behind it."""
    found: Actors = ()
    for k in text.children(verb):
        if k > verb and (text.words[k].deprel == "obj" or text.preposition(k) == "of"):
            found += _parties(text, cast, k)
    return found or (_behind(text, cast, verb, "") if anywhere else ())


def _behind(text: Text, cast: Cast, verb: int, mark: str) -> Actors:
    """The first party behind a verb in its sentence, behind the preposition `mark` where one is given."""
    words = text.words
    _, end = text.sentences[words[verb].sentence]
    start = (
        next((k + 1 for k in range(verb + 1, min(verb + 4, end)) if words[k].lemma == mark), None) if mark else verb + 1
    )
    for k in range(start if start is not None else end, end):
        if words[k].upos == "ADP" and not mark:
            return ()
        if words[k].upos in ("VERB", "AUX") and words[k].xpos != "NNP" or words[k].text in (";", ":"):
            return ()
        head = words[k].deprel not in ("amod", "compound", "nmod:poss", "nmod:desc")
        if head and words[k].upos in ("NOUN", "PROPN", "PRON") and (found := _parties(text, cast, k)):
            return found
        if head and words[k].upos == "NOUN":
            return ()
    return ()


def _by_noun(text: Text, cast: Cast, noun: Word) -> Iterator[Seat]:
    """By "an invitation to the talks" that is declined or taken, "a member of the group", "a seat in the talks"."""
    if noun.lemma in ("member", "participant", "founder"):
        subject = [k for k in text.children(noun.i) if text.words[k].deprel == "nsubj"]
        bears = subject or ([noun.head] if noun.deprel == "appos" else [])
        for actor in (a for k in bears for a in cast.with_joined(k)):
            yield actor, "member", None
    if noun.lemma in ("invitation", "seat") and noun.head >= 0:
        yield from _offered(text, cast, noun)


def _offered(text: Text, cast: Cast, noun: Word) -> Iterator[Seat]:
    """Who takes or turns away an invitation, or has, wants or is denied a seat."""
    verb = text.words[noun.head]
    status = _OFFERS.get((noun.lemma, verb.lemma))
    if noun.deprel not in ("obj", "nsubj:pass", "obl") or verb.upos != "VERB" or status is None:
        return
    if negated(text, noun.i) or negated(text, verb.i):
        status = "excluded" if noun.lemma == "seat" else None
    who = parties(text, cast, verb.i, "nsubj>obj")
    if status is not None:
        for actor in who.actors or who.recipients:
            yield actor, status, clause(text, verb.i)


_OFFERS: dict[tuple[str, str], MemberStatus] = {
    **{("invitation", v): "refuses" for v in ("decline", "refuse", "reject", "spurn", "turn", "ignore", "snub")},
    ("invitation", "accept"): "attending", ("invitation", "receive"): "invited", ("invitation", "get"): "invited",
    **{("seat", v): "proposed" for v in ("ask", "want", "seek", "demand", "request", "claim")},
    **{("seat", v): "attending" for v in ("take", "have", "occupy")}, ("seat", "refuse"): "refuses",
}  # fmt: skip


def _guests(text: Text, cast: Cast, i: int) -> Iterator[Seat]:
    """ "With Chile and Peru as hosts and Fiji as observer", wherever the tree hangs them in the sentence of word i."""
    first, end = text.sentences[text.words[i].sentence]
    for k in range(first, end - 1):
        behind = text.words[min(k + 2, end - 1)] if text.words[k + 1].upos == "DET" else text.words[k + 1]
        if text.words[k].lemma != "as" or behind.lemma not in _GUESTS:
            continue
        start = k
        while (
            start > first and text.words[start - 1].text != "with" and text.words[start - 1].upos not in ("VERB", "AUX")
        ):
            if text.words[start - 1].lemma in _GUESTS or text.words[start - 1].text == ",":
                break
            start -= 1
        begins = text.words[start - 1] if start > first else text.words[start]
        if begins.text != "with" and begins.lemma not in _GUESTS:
            continue
        span = Span(text.words[start].start, behind.end)
        for actor in dict.fromkeys(a for w in range(start, k) for a in cast.at(w)):
            yield actor, "attending", span


def _unsaid(text: Text, cast: Cast, verb: int) -> Iterator[Seat]:
    """The seats that a verb gives in a format that it leaves unsaid: "was not invited", "would attend only if"."""
    if text.words[verb].upos == "NOUN":
        yield from _offered(text, cast, text.words[verb])
        return
    role, status = group_words().get(_act(text, verb), ("verb", "attending"))
    settled = _status(text, verb, status)  # type: ignore[arg-type]
    who = parties(text, cast, verb, "nsubj>obj")
    if settled is not None:
        for actor in who.recipients if role == "seats" else who.actors:
            yield actor, settled, clause(text, verb)


def _is_open(text: Text, noun: Word) -> bool:
    """Whether "the invitation" does not say to what."""
    to = any(text.preposition(k) == "to" or text.words[k].deprel == "acl" for k in text.children(noun.i))
    return noun.lemma == "invitation" and noun.xpos == "NN" and _is_definite(text, noun.i) and not to


def _is_alone(text: Text, verb: int) -> bool:
    """Whether a verb gives seats and says nothing of where: "would attend", "was not invited", "stayed away"."""
    act, word = _act(text, verb), text.words[verb]
    if act == "send" and not any(text.words[k].lemma in _SENT for k in text.children(verb)):
        return False
    if act not in _ALONE and not (word.lemma in _COMES and _is_conditional(text, verb)):
        return False
    passive = any(text.words[k].deprel == "aux:pass" for k in text.children(verb))
    if passive != (group_words().get(act, ("verb", ""))[0] == "seats"):
        return False
    return not any(_says_where(text, act, k) for k in text.children(verb))


def _says_where(text: Text, act: str, k: int) -> bool:
    """Whether dependent k of a verb says to what, or to do what."""
    word = text.words[k]
    if word.deprel == "obj":
        return not (act == "take part" and word.lemma == "part") and act != "send"
    if word.deprel in ("xcomp", "ccomp"):
        return word.lemma not in ("attend", "join", "participate", "take")
    if word.deprel.split(":")[0] not in ("obl", "nmod", "advcl"):
        return False
    cases = {text.words[c].lemma for c in text.children(k) if text.words[c].deprel == "case"}
    return bool(cases & {"of", "from", "to", "into"}) or (bool(cases & {"in", "at"}) and word.upos == "NOUN")


def _act(text: Text, verb: int) -> str:
    """The verb as lexicon/groups.tsv has it: its lemma, or with a word behind it, "take part", "bring together"."""
    lemma = text.words[verb].lemma
    end = text.sentences[text.words[verb].sentence][1]
    below = {k for k in text.children(verb) if k > verb}
    below |= {c for k in below for c in text.children(k) if text.words[c].deprel == "case" and c < verb + 3}
    for k in sorted(k for k in below if k < end):
        if (both := f"{lemma} {text.words[k].text.lower()}") in group_words():
            return both
    return "bring together" if lemma == "bring" and any(text.words[k].lemma == "table" for k in below) else lemma


def _is_conditional(text: Text, verb: int) -> bool:
    """ "Would attend only if", "would come on condition that", "will not attend unless"."""
    below = set(text.children(verb)) | {c for k in text.children(verb) for c in text.children(k)}
    words = {text.words[k].lemma.lower() for k in below if k > verb}
    will = {text.words[k].text.lower() for k in text.children(verb) if k < verb}
    return bool(
        words & {"if", "unless", "condition", "provided", "only"} and will & {"will", "would", "'d", "’d", "'ll"}
    )


def _status(text: Text, verb: int, status: MemberStatus) -> MemberStatus | None:
    """The seat that a verb of this status gives where it stands; None where it is only feared, asked or threatened."""
    word = text.words[verb]
    above = text.words[word.head] if word.head >= 0 and word.deprel in ("xcomp", "ccomp", "advcl", "acl") else None
    sits = status in ("member", "invited", "attending")
    if any(text.words[k].lemma in ("if", "unless") and k < verb for k in text.children(verb)):
        return None
    if _is_conditional(text, verb) or any(text.words[k].lemma == "whether" for k in text.children(verb)):
        return "invited"
    if above and above.lemma in ("refuse", "decline") and word.deprel != "advcl":
        return "refuses" if sits else None
    if (
        above
        and above.lemma in ("ask", "invite")
        and any(text.words[k].deprel == "aux:pass" for k in text.children(above.i))
    ):
        return ("excluded" if negated(text, above.i) else "invited") if sits else None
    if above and above.lemma in _WISHES:
        return "proposed" if sits else None
    if status_of(text, verb, None) == "not_happened":
        return {"member": "excluded", "invited": "excluded", "attending": "refuses", "refuses": "attending"}.get(status)  # type: ignore[return-value]
    would = any(text.words[k].text.lower() in _UNSURE for k in text.children(verb) if k < verb)
    return "proposed" if status == "member" and would else status
