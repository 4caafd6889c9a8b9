"""Where two voices say opposite things of one act, where the reporter or a paper sets one right. Pure.

"Oster will pay for the bridge", "Oster would not pay for a bridge"; "his statement ignored …", "in fact, …" and "but
the map shows …" after what a source said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pourparler.reading.cast import Cast
from pourparler.reading.clauses import clause, content
from pourparler.reading.cues import cue_word
from pourparler.reading.lexicon.element_words import listed
from pourparler.reading.matters import said
from pourparler.reading.matters.settling import is_part
from pourparler.reading.saying import chain
from pourparler.reading.status import status_of
from pourparler.reading.stretches import words_at
from pourparler.record import Actors, Attribution, Dispute, Says, Side, Span, Text

from .claims import one_voice
from .pairs import outright, parted, short, side

_NOT = frozenset("not n't n’t never".split())
_MAY = frozenset("should must may might could can".split())
_TOLD = ("happened", "ongoing", "planned")
_OWNERS = frozenset("his her its their the this that these those such".split())
_IN_FACT = frozenset("fact reality truth".split())
_BUT = frozenset("but however yet".split())
_SHOW = frozenset("show reveal indicate prove confirm".split())
_DESPITE = frozenset(("despite", "notwithstanding"))
_OPENS = 5  # words within which a sentence says that it speaks of what was said before
_SAME = 3  # sentences within which two verbs of other subjects can be of one act
_LAST = 2  # sentences before it in which that was said


def opposed(text: Text, cast: Cast, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """Two voices, the same verb with the same subject and one more word in common, one of them in the negative."""
    says = said(text, attributions)
    told: dict[str, list[int]] = defaultdict(list)
    for word in text.words:
        if word.upos == "VERB" and word.lemma not in listed("empty") and _subject(text, word.i) is not None:
            told[word.lemma].append(word.i)
    for same in told.values():
        for no in (i for i in same if _is_plain(text, i, negated=True)):
            for yes in (i for i in same if _is_plain(text, i, negated=False)):
                by, other = _source(says, no), _source(says, yes)
                if not one_voice(by, other) and (by or other) and _of_one_thing(text, cast, yes, no):
                    words = clause(text, yes), clause(text, no)
                    sides = Side(other, words[:1], says.get(yes, ())[:-1]), Side(by, words[1:], says.get(no, ())[:-1])
                    yield Dispute("", short(text.text[slice(*words[0])]), "contradiction", sides)


def _is_plain(text: Text, i: int, negated: bool) -> bool:
    """Whether a verb tells that something is so, or with "not" that it is not; not what ought or may be."""
    beside = {w for k in text.children(i) for w in (text.words[k].lemma.lower(), text.words[k].text.lower())}
    if beside & _MAY or bool(beside & _NOT or with_none(text, i)) != negated:
        return False
    return negated or status_of(text, i, None) in _TOLD


def with_none(text: Text, i: int) -> bool:
    """ "No letter was sent", "sent no letter"."""
    return any(text.words[c].lemma == "no" for k in _arguments(text, i) for c in text.children(k))


def _arguments(text: Text, i: int) -> list[int]:
    relations = ("nsubj", "obj", "iobj", "obl")
    return [k for k in text.children(i) if text.words[k].relation in relations]


def _subject(text: Text, i: int) -> int | None:
    return next((k for k in text.children(i) if text.words[k].deprel.startswith("nsubj")), None)


def _of_one_thing(text: Text, cast: Cast, a: int, b: int) -> bool:
    if with_none(text, b):
        return _shared_party(text, cast, a, b)
    x, y = _subject(text, a), _subject(text, b)
    if x is None or y is None:
        return False
    actors = frozenset(one.key for one in cast.at(x)) & frozenset(one.key for one in cast.at(y))
    noun = text.words[x].upos in ("NOUN", "PROPN") and text.words[x].lemma == text.words[y].lemma
    if any(is_part(text, k) for i in (a, b) for k in text.children(i)):  # "answered seven of the questions"
        return False
    shared = content(text, (clause(text, a),)) & content(text, (clause(text, b),))
    return bool(actors or noun) and bool(shared - {text.words[k].lemma.lower() for k in (a, x, y)})


def _shared_party(text: Text, cast: Cast, a: int, b: int) -> bool:
    """Whether two verbs near each other have a party or a thing in common, whoever is their subject."""
    near = abs(text.words[a].sentence - text.words[b].sentence) <= _SAME
    one, other = (
        {text.words[k].lemma for k in _arguments(text, i) if text.words[k].upos == "NOUN"}
        | {x.country for k in _arguments(text, i) for x in cast.at(k) if x.country}
        for i in (a, b)
    )
    return near and bool(one & other)


def _source(says: Mapping[int, Says], i: int) -> Actors:
    chain = says.get(i, ())
    return chain[-1].sources if chain else ()


def corrected(text: Text, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """What a source said last, and the reporter's sentence that says it is not so."""
    says = said(text, attributions)
    spoken = outright(attributions)
    for n, (first, end) in enumerate(text.sentences):
        top = next((w.i for w in text.words[first:end] if w.head < 0), first)
        if says.get(first) or says.get(top) or not _corrects(text, first, end):
            continue
        here = Span(text.words[first].start, text.words[end - 1].end)
        before = [a for a in spoken if a.content_spans[-1].start < here.start and _sentence(text, a) >= n - _LAST]
        if before:
            a = max(before, key=lambda one: one.content_spans[-1].end)
            sides = side(a), Side((), (here,))
            yield Dispute("", short(text.text[slice(*a.content_spans[0])]), "contradiction", sides)


def _corrects(text: Text, first: int, end: int) -> bool:
    """ "In fact, …", "his statement ignored that …", "the claim contained no names"."""
    opening = text.words[first : min(end, first + _OPENS)]
    if any(w.lemma in _IN_FACT and text.words[w.i - 1].lemma == "in" for w in opening[1:3]):
        return True
    for word in opening:
        owned = any(text.words[k].lemma in _OWNERS for k in text.children(word.i))
        if word.lemma in listed("claim") and word.deprel == "nsubj" and owned and word.head >= 0:
            lemmas = {text.words[k].lemma for k in (word.head, *text.children(word.head))}
            lacks = any(text.words[c].lemma == "no" for k in text.children(word.head) for c in text.children(k))
            return bool(lemmas & listed("belying")) or lacks
    return False


def shown(text: Text, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """ "But the map showed that the bay was Peru's": what a source said in the sentence before, and what a paper or a
    picture has for it; two words in common."""
    spoken = outright(attributions)
    for b in attributions:
        cue = cue_word(text, b.cue_span) if b.cue_span and b.content_spans and b.parent is None else None
        if cue is None or cue.lemma not in _SHOW or any(x.country or x.kind == "person" for x in b.sources):
            continue
        opening = text.words[text.sentences[cue.sentence][0]].lemma.lower()
        before = [a for a in spoken if a is not b and _sentence(text, a) == cue.sentence - 1]
        if opening in _BUT and before and len(_common(text, before[-1], b)) > 1:
            yield parted(text, before[-1], b, "contradiction")


def _common(text: Text, a: Attribution, b: Attribution) -> frozenset[str]:
    named = {text.words[k].lemma.lower() for n in text.names if n.type in ("PER", "ORG") for k in range(n.first, n.end)}
    return content(text, a.content_spans) & content(text, b.content_spans) - named


def in_spite(text: Text, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """ "We gave up nothing despite some papers saying that we did": what others say, inside what a source says."""
    for a in attributions:
        speaker = a.parent
        if speaker is None or a.cue_span is None or not speaker.sources or not a.content_spans:
            continue
        beside = {text.words[k].lemma for w in words_at(text, a.cue_span) for k in text.children(w.i)}
        if beside & _DESPITE:
            words = tuple(s for s in speaker.content_spans if s.start < a.content_spans[0].start)
            told = Side(a.sources, a.content_spans), Side(speaker.sources, words, chain(speaker)[:-1])
            yield Dispute("", short(text.text[slice(*a.content_spans[0])]), "denial", told)


def _sentence(text: Text, a: Attribution) -> int:
    """Where what a source says ends."""
    return next((w.sentence for w in reversed(words_at(text, a.content_spans[-1]))), 0)
