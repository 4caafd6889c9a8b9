"""Formats for talks (contact groups, conferences, rounds of talks, delegations) with their members. Pure.

A noun of lexicon/groups.tsv is a format where its phrase says so: a body always ("contact group"), talks where more
than two take part, a place or a mediator gives the name, or the parties are named; a delegation where it is brought up
for its own sake, not as what a party has in another format. A plain meeting of two is a matter and an event, no group.
Who sits in it: seating.py.
Terms: "Group" in RECORD.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pourparler.record import Actors, Event, Group, Member, Span, Spans, Text, Word

from .cast import Cast
from .clauses import phrase
from .lexicon.element_words import group_words, listed
from .lexicon.gazetteer import fold, spots
from .seating import (
    SENT,
    between,
    is_definite,
    is_open_invitation,
    leaves_unsaid,
    modifiers,
    seats,
    seats_unsaid,
)  # fmt: skip

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
_RANK = ("member", "proposed", "invited", "attending", "refuses", "excluded")
_TOWN = 100_000  # people of a town that talks are called after
_REACH = 4  # sentences from a format to a verb that leaves it unsaid


@dataclass(frozen=True, slots=True)
class _Mention:
    """A noun that names a format, or stands for one named before."""

    word: int
    lemma: str
    before: str  # the words before it in its phrase
    names: bool
    place: bool = False  # called after a place: "the Geneva talks"


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
    if all(m.place for m in thread) and thread[0].lemma in ("talk", "negotiation"):  # "the Geneva talks" in passing
        return bool(group.members) or len(thread) > 1
    return bool(
        _telling_words(thread[0].before) or thread[0].lemma in ("group", "force") or group.members or len(thread) > 1
    )


def _point(text: Text, cast: Cast, threads: Sequence[_Thread]) -> None:
    """Give each thread the words that point to it and the words that give seats in it without naming it."""
    kept = [t for t in threads if t.mentions[0].lemma not in SENT]
    named = {m.word for t in threads for m in t.mentions}
    for word in text.words:
        if word.i in named or word.upos not in ("NOUN", "VERB"):
            continue
        if word.upos == "VERB" and named & set(range(word.i, min(word.i + 6, text.sentences[word.sentence][1]))):
            continue
        alone = leaves_unsaid(text, word.i) if word.upos == "VERB" else is_open_invitation(text, word)
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
    return not own and is_definite(text, word.i) and not _telling_words(_before(text, word.i))


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
        names = _names(text, cast, word.i, lemma, role, before)
        yield _Mention(word.i, lemma, before, names, _is_called_after(text, word.i))


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
    first = min((k for k in modifiers(text, i)), default=i)
    return text.text[text.words[first].start : text.words[i].start]


def _names(text: Text, cast: Cast, i: int, lemma: str, role: str, before: str) -> bool:
    """Whether a noun with these words before it names a format of its own."""
    if lemma in ("process", "format"):  # "Astana peace process", not "the Syrian peace process"
        named = "peace" in before.lower() and any(text.words[k].upos == "PROPN" for k in modifiers(text, i))
        return named or _is_called_after(text, i) or _seats_many(text, cast, i)
    if lemma in _KIND:
        return bool(_KIND[lemma].search(before)) or _seats_many(text, cast, i)
    if lemma == "conference":
        return bool(before) or _many(text, cast, i)
    if role == "body" and lemma not in ("summit", "forum"):
        return True
    if _MANY.search(before) or _many(text, cast, i) or _seats_many(text, cast, i):
        return True
    if role == "talks" and lemma not in ("meeting", "session") and _is_called_after(text, i):
        return True
    on = any(text.preposition(k) == "on" and text.words[k].upos == "NOUN" for k in text.children(i))
    return lemma in ("summit", "forum") and (_titled(text, cast, i) or on)


def _is_called_after(text: Text, i: int) -> bool:
    """ "The Geneva process", "the Cyprus talks": by a place right before the noun."""
    if i == 0 or not is_definite(text, i):
        return False
    name = text.words[i - 1]
    if name.upos != "PROPN" or name.deprel not in ("compound", "flat") or name.text.isupper():
        return False
    if any(n.first <= i - 1 < n.end and n.type == "PER" for n in text.names):
        return False
    return any(s.kind == "country" or s.population >= _TOWN for s in spots(fold(name.text)))


def _many(text: Text, cast: Cast, i: int) -> bool:
    """Whether the phrase names the parties: two or more of a plural, more than two of a single meeting."""
    least = 2 if text.words[i].xpos in ("NNS", "NNPS") and text.words[i].lemma in ("talk", "negotiation") else 3
    return len(_sides(between(text, cast, i))) >= least


def _seats_many(text: Text, cast: Cast, i: int) -> bool:
    """Whether what is said at the noun seats three countries or more, or leaves one out."""
    lemma = text.words[i].lemma.lower()
    if text.words[i].xpos == "NNS" and lemma not in ("talk", "negotiation"):
        return False
    told = list(seats(text, cast, i))
    return len({a.country for a, _, _ in told if a.country}) >= 3 or (
        lemma not in ("meeting", "session", "process") and any(s == "excluded" for _, s, _ in told)
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


def _sides(actors: Actors) -> frozenset[str]:
    return frozenset(a.country or a.name for a in actors)


def _same(text: Text, thread: Sequence[_Mention], mention: _Mention) -> bool:
    """One format: the same noun, with no other name; or the same name before another noun."""
    first = thread[0]
    a, b = _telling_words(first.before), _telling_words(mention.before)
    if mention.lemma == first.lemma:
        if mention.place and not any(m.place for m in thread):  # "UN-sponsored talks", then "the Geneva talks"
            return True
        return not b or bool(a & b) or (not mention.names and is_definite(text, mention.word))
    return mention.names and bool(a & b)


def _telling_words(before: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w+", before.lower()) if w not in listed("plain"))


# ---- the group -----------------------------------------------------------------------------------------


def _group(text: Text, cast: Cast, thread: _Thread) -> Group:
    named = [m for m in thread.mentions if m.names]
    first = next((m for m in (named[0], *thread.mentions) if _telling_words(m.before)), named[0])
    members: dict[tuple[str, str], Member] = {}
    evidence: list[Span] = [_named(text, m.word) for m in thread.mentions if m.names or m is first]
    told = [s for i in (*(m.word for m in thread.mentions), *thread.pointers) for s in seats(text, cast, i)]
    for actor, status, span in (*told, *(s for i in thread.alone for s in seats_unsaid(text, cast, i))):
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
    first = min([i, *articles, *modifiers(text, i)])
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
