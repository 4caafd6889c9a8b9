"""What two sources say of one thing, with no word of denial between them. Pure.

"The draft had been accepted" against "they had been shown no draft"; "the treaty guarantees free passage" against "the
treaty speaks of goods"; "inside Malaysian waters" against "on the high seas"; "the Iranian account of the call was that
…"; "the patrol had fired first" of those who say that they were fired upon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.reading.cast import Cast
from pourparler.reading.clauses import content
from pourparler.reading.lexicon.element_words import listed
from pourparler.reading.stretches import words_at
from pourparler.record import Attribution, Dispute, Text, Word

from .claims import one_voice
from .opposites import is_so, stem
from .pairs import outright, parted, sentence

_PAPERS = frozenset("accord agreement charter constitution convention pact protocol treaty".split())
_ACCOUNTS = frozenset("account readout version".split())
_OTHER = frozenset("another different".split())
_GROUND = frozenset("water airspace territory soil".split())
_SEAS = frozenset("sea water airspace".split())
_COMMON = frozenset("high international neutral".split())
_FIRE = frozenset("attack fire open shell shoot start strike".split())
_BACK = frozenset("respond retaliate return reply".split())
_NEXT = 1  # sentences between two who speak of one thing
_NEAR = 4  # the same, where they have another word in common
_LAST = 2  # sentences between what two say of a paper, between a call and an account of it
_SHOTS = 3  # sentences between two who say that the other fired first


def one_thing(text: Text, cast: Cast, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """A contradiction, or mutual blame of who began, for each two sources."""
    spoken = outright(attributions)
    for n, b in enumerate(spoken):
        others = [a for a in reversed(spoken[:n]) if not one_voice(a.sources, b.sources)]
        for reach, apart in ((_NEAR, _there_is_none), (_LAST, _of_one_paper)):
            near = (a for a in others if _gap(text, a, b) <= reach)
            if (a := next((a for a in near if apart(text, a, b)), None)) is not None:
                yield parted(text, a, b, "contradiction")
        near = (a for a in others if _gap(text, a, b) <= _SHOTS)
        if (a := next((a for a in near if _in_whose_waters(text, cast, a, b)), None)) is not None:
            yield parted(text, a, b, "contradiction")
        near = (a for a in others if _gap(text, a, b) <= _SHOTS)
        if (a := next((a for a in near if _fired_first(text, a, b) or _fired_first(text, b, a)), None)) is not None:
            yield parted(text, a, b, "mutual_blame")
    yield from _other_accounts(text, spoken)


def _gap(text: Text, a: Attribution, b: Attribution) -> int:
    return sentence(text, b, 0) - sentence(text, a)


def _words(text: Text, a: Attribution) -> list[Word]:
    return [w for s in a.content_spans for w in words_at(text, s)]


def _there_is_none(text: Text, a: Attribution, b: Attribution) -> bool:
    """Whether one speaks of "no draft" and the other of the draft."""
    for one, other in ((a, b), (b, a)):
        for word in _words(text, one):
            if not _is_none(text, word):
                continue
            same = [w for w in _words(text, other) if w.upos in ("NOUN", "VERB") and _kindred(word, w)]
            shared = content(text, one.content_spans) & content(text, other.content_spans) - {word.lemma.lower()}
            if any(is_so(text, w) for w in same) and (_gap(text, a, b) <= _NEXT or shared):
                return True
    return False


def _is_none(text: Text, word: Word) -> bool:
    """ "No draft", of something that there can be; not of what may be."""
    if word.upos != "NOUN" or word.lemma.lower() in listed("none_said"):
        return False
    none = any(text.words[k].lemma.lower() == "no" for k in text.children(word.i))
    return none and (word.head < 0 or is_so(text, text.words[word.head]) is not None)


def _kindred(word: Word, other: Word) -> bool:
    return word.lemma.lower() == other.lemma.lower() or (len(stem(word)) > 4 and stem(word) == stem(other))


def _of_one_paper(text: Text, a: Attribution, b: Attribution) -> bool:
    """Whether both say what one treaty does."""

    def subjects(c: Attribution) -> frozenset[str]:
        below = (text.words[k] for w in _words(text, c) if w.head < 0 or w.upos == "VERB" for k in text.children(w.i))
        return frozenset(k.lemma.lower() for k in below if k.relation == "nsubj") & _PAPERS

    return bool(subjects(a) & subjects(b))


def _in_whose_waters(text: Text, cast: Cast, a: Attribution, b: Attribution) -> bool:
    """Whether one says that it was on a state's ground, and the other in waters of no state."""
    one, other = (_grounds(text, cast, c) for c in (a, b))
    return bool(one and other) and not one & other and "" in one | other


def _grounds(text: Text, cast: Cast, a: Attribution) -> frozenset[str]:
    """The countries whose waters or soil are named, "" for those of none."""
    found: set[str] = set()
    for word in _words(text, a):
        below = text.children(word.i)
        if word.lemma.lower() in _SEAS and any(text.words[k].lemma.lower() in _COMMON for k in below):
            found.add("")
        elif word.lemma.lower() in _GROUND:
            found |= {x.country for k in below for x in (cast.adjective(k) or cast.at(k)) if x.country}
    return frozenset(found)


def _fired_first(text: Text, a: Attribution, b: Attribution) -> bool:
    """Whether `a` says that somebody fired first, and `b` that it fired back or that others fired."""
    ours, theirs = _words(text, a), _words(text, b)
    first = any(w.lemma.lower() == "first" and w.relation == "advmod" and _head(text, w) in _FIRE for w in ours)
    fired = any(w.upos == "VERB" and w.lemma in _FIRE - {"open", "start"} for w in theirs)
    shot = any(w.lemma in ("fire", "attack") and w.upos == "NOUN" for w in theirs)
    return first and (fired or (shot and any(w.lemma in _BACK | {"come", "open"} for w in theirs)))


def _head(text: Text, word: Word) -> str:
    return text.words[word.head].lemma if word.head >= 0 else ""


def _other_accounts(text: Text, spoken: Sequence[Attribution]) -> Iterator[Dispute]:
    """ "Manila gave another account": what was said last, and what is said next; "the ministry's account of the call"
    against what another said of it."""
    for word in text.words:
        if word.lemma.lower() not in _ACCOUNTS or word.upos != "NOUN":
            continue
        of_it = any(text.preposition(k) == "of" for k in text.children(word.i))
        own = [a for a in spoken if of_it and a.source_span and a.source_span.start <= word.start < a.source_span.end]
        next_ = [a for a in spoken if a.content_spans[0].start > word.start and _is_next(text, word, a)]
        another = any(text.words[k].lemma.lower() in _OTHER for k in text.children(word.i))
        after = own or (next_ if another and _head(text, word) == "give" else [])
        before = [a for a in spoken if a.content_spans[-1].end <= word.start and _is_last(text, a, word)]
        if before and after and not one_voice(before[-1].sources, after[0].sources):
            yield parted(text, before[-1], after[0], "contradiction")


def _is_next(text: Text, word: Word, a: Attribution) -> bool:
    return sentence(text, a, 0) - word.sentence <= _NEXT


def _is_last(text: Text, a: Attribution, word: Word) -> bool:
    return word.sentence - sentence(text, a) <= _LAST
