"""Formats for talks (contact groups, conferences, rounds of talks, delegations) with their members. Pure.

A noun of lexicon/groups.tsv is a format where its phrase says so: a body always ("delegation", "contact group"), talks
where more than two take part, a place or a mediator gives the name, or the parties are named. A plain meeting of two
is a matter and an event, no group. Terms: "Group" in RECORD.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pourparler.reading.actors import Cast
from pourparler.reading.arguments import parties
from pourparler.reading.clauses import clause, phrase
from pourparler.reading.lexicon.element_words import group_words, listed
from pourparler.reading.status import status_of
from pourparler.record import Actor, Actors, Event, Group, Member, MemberStatus, Span, Spans, Text, Word

_KIND = {
    "group": re.compile(r"\b(contact|working|steering|support|minsk)\b", re.I),
    "committee": re.compile(r"\b(constitutional|joint|steering|drafting)\b", re.I),
    "commission": re.compile(r"\b(joint|bilateral|trilateral|mixed)\b", re.I),
    "force": re.compile(r"\btask\b", re.I),
    "panel": re.compile(r"\b(joint|mediation)\b", re.I),
    "mission": re.compile(r"\b(fact-finding|mediation|observer)\b", re.I),
    "process": re.compile(r"\bpeace\b", re.I),
    "dialogue": re.compile(r"\b(national|strategic|economic|high-level|security)\b", re.I),
}
_MANY = re.compile(
    r"\b(?:(?:three|four|five|six|seven|eight|multi|tri|quadri)[- ]?(?:way|party|lateral|nation|power)|"
    r"peace|proximity|u\.?n\.?[- –](?:led|sponsored|brokered|backed|mediated)|inter-?korean)\b",
    re.I,
)
_NOT = re.compile(r"\b(news|press|trade show|(?:tele)?phone|video)\b", re.I)
_TAKES = ("attend", "join", "host", "convene", "chair", "launch", "form", "establish", "create", "organise", "organize")


@dataclass(frozen=True, slots=True)
class _Mention:
    """A noun that names a format, or stands for one named before."""

    word: int
    lemma: str
    before: str  # the words before it in its phrase
    names: bool


def find_groups(text: Text, cast: Cast, events: Sequence[Event]) -> tuple[Group, ...]:
    """Groups in the order they are first named, ids g1, g2, …"""
    threads: list[list[_Mention]] = []
    for mention in _mentions(text, cast):
        thread = next((t for t in reversed(threads) if _same(text, t, mention)), None)
        if thread is not None:
            thread.append(mention)
        elif mention.names:
            threads.append([mention])
    found = [g for t in threads if _is_format(t, g := _group(text, cast, t))]
    return tuple(replace(g, id=f"g{n}") for n, g in enumerate(found, 1))


def _is_format(thread: Sequence[_Mention], group: Group) -> bool:
    """Bare "peace talks", "its delegation": a format only with a member or a second mention."""
    return bool(
        _telling_words(thread[0].before) or thread[0].lemma in ("group", "force") or group.members or len(thread) > 1
    )


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
    """Whether a delegation is only what is sent to another format."""
    return word.lemma == "delegation" and word.deprel == "obj" and text.words[word.head].lemma in ("send", "dispatch")


def _before(text: Text, i: int) -> str:
    """The words before a noun in its phrase, the article left out."""
    first = min((k for k in _modifiers(text, i)), default=i)
    return text.text[text.words[first].start : text.words[i].start]


def _modifiers(text: Text, i: int) -> list[int]:
    """Words before noun i that describe it, with what hangs on them."""
    out = []
    for k in text.children(i):
        if k < i and text.words[k].deprel.split(":")[0] in (
            "amod",
            "compound",
            "nmod",
            "nummod",
            "flat",
            "advmod",
            "obl",
        ):
            out += [
                k,
                *(c for c in range(min(text.children(k), default=k), k) if text.words[c].upos not in ("DET", "ADP")),
            ]
    return out


def _names(text: Text, cast: Cast, i: int, lemma: str, role: str, before: str) -> bool:
    """Whether a noun with these words before it names a format of its own."""
    if lemma in _KIND:
        return bool(_KIND[lemma].search(before))
    if lemma == "conference":
        return bool(before) or _many(text, cast, i)
    if role == "body" and lemma not in ("summit", "forum"):
        return True
    if _MANY.search(before) or _many(text, cast, i):
        return True
    return lemma in ("summit", "forum") and _titled(text, cast, i)


def _many(text: Text, cast: Cast, i: int) -> bool:
    """Whether the phrase names the parties: two or more of a plural, more than two of a single meeting."""
    least = 2 if text.words[i].xpos in ("NNS", "NNPS") and text.words[i].lemma in ("talk", "negotiation") else 3
    return len(_sides(_between(text, cast, i))) >= least


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
        if text.preposition(k) in ("between", "among", "of", "with", "including"):
            out += cast.with_joined(k)
    return out


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


def _group(text: Text, cast: Cast, thread: Sequence[_Mention]) -> Group:
    first = thread[0]
    members: dict[tuple[str, str], Member] = {}
    evidence: list[Span] = [_named(text, m.word) for m in thread if m.names]
    for mention in thread:
        for actor, status, span in _members(text, cast, mention.word):
            members[actor.country or actor.name, actor.name] = Member(actor, status)
            if span is not None:
                evidence.append(span)
    purpose = next((p for m in thread if (p := _purpose(text, m.word))), ())
    name = text.text[slice(*_named(text, first.word))]
    return Group(
        "",
        re.sub(r"^(?:the|a|an) ", "", name, flags=re.I),
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


def _members(text: Text, cast: Cast, i: int) -> Iterator[tuple]:
    """(actor, status, evidence) of each seat that the phrase or the verb of word i tells of."""
    for actor in _between(text, cast, i):
        yield actor, "member", None
    for k in _modifiers(text, i):
        for actor in cast.at(k) or cast.adjective(k):
            if text.words[k].deprel != "nmod:poss" and _is_party(text, k, actor):
                yield actor, "member", None
    for k in text.children(i):  # "a delegation led by", "a group that includes"
        if text.words[k].deprel.startswith("acl"):
            yield from _described(text, cast, k)
    yield from _by_verb(text, cast, i)


def _is_party(text: Text, k: int, actor: Actor) -> bool:
    """Whether word k names a party and not the place of a meeting: "Veldrian", "NATO"; not the capital."""
    word = text.words[k]
    return word.upos == "ADJ" or not actor.country or word.text.lower() in actor.name.lower()


def _described(text: Text, cast: Cast, verb: int) -> Iterator[tuple]:
    who = parties(text, cast, verb, "nsubj>obj")
    lemma = text.words[verb].lemma
    if group_words().get(lemma, ("", ""))[0] != "verb":
        return
    for actor in who.actors if text.words[verb].xpos == "VBN" or lemma in _TAKES else who.recipients:
        yield actor, _status(text, verb), clause(text, verb)


def _by_verb(text: Text, cast: Cast, i: int) -> Iterator[tuple]:
    """Who attends, joins, is invited to, refuses or is left out of the group at word i."""
    word = text.words[i]
    verb = text.words[word.head]
    if verb.deprel == "obj" and text.words[verb.head].lemma in ("send", "dispatch"):  # "send a delegation to the group"
        verb = text.words[verb.head]
    if word.head < 0 or verb.upos != "VERB" or group_words().get(_act(text, verb.i), ("", ""))[0] != "verb":
        return
    who = parties(text, cast, verb.i, "nsubj>obj")
    status = _status(text, verb.i)
    inside = word.deprel.startswith("nsubj") and not word.deprel.endswith("pass")
    actors = (
        who.recipients
        if inside or verb.lemma in ("invite", "exclude", "bar", "propose", "omit", "block")
        else who.actors
    )
    above = text.words[verb.head] if verb.head >= 0 else None
    if above and verb.deprel == "xcomp" and above.lemma in ("refuse", "decline"):
        status = "refuses"
    for actor in actors:
        yield actor, status, clause(text, verb.i)


def _act(text: Text, verb: int) -> str:
    """The verb as lexicon/groups.tsv has it: its lemma, or "take part"."""
    lemma = text.words[verb].lemma
    is_part = lemma == "take" and any(text.words[k].lemma == "part" for k in text.children(verb) if k > verb)
    return "take part" if is_part else lemma


def _status(text: Text, verb: int) -> MemberStatus:
    status: MemberStatus = group_words()[_act(text, verb)][1]  # type: ignore[assignment]
    if status_of(text, verb, None) == "not_happened":
        return "excluded" if status in ("member", "invited") else "refuses"
    return status
