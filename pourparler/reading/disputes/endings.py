"""Where one source says that somebody is beaten and another that he goes on. Pure.

"Has been defeated", "is far from defeated", "will remain a threat": both must name him; each side keeps all that its
sources say of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pourparler.reading.cast import Cast
from pourparler.reading.clauses import clause
from pourparler.reading.lexicon.element_words import listed
from pourparler.reading.matters import said
from pourparler.reading.stretches import subtree, words_at
from pourparler.record import Actors, Attribution, Dispute, Says, Side, Span, Text

_NOT = frozenset("not n't n’t never yet".split())
_ENDED = ("over", "win", "finish")
_Told = tuple[Actors, Span]


def endings(text: Text, cast: Cast, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """A dispute for each name that is beaten by one account and goes on by another."""
    says = said(text, attributions)
    beaten: dict[str, list[_Told]] = defaultdict(list)
    for word in text.words:
        source = _source(says, word.i)
        if source and _is_end(text, word.i) and not _is_denied(text, word.i):
            for name in sorted(_patients(text, cast, word.i)):
                beaten[name].append((source, clause(text, word.i)))
    for name, ended in beaten.items():
        spoken = {a.key for by, _ in ended for a in by}
        goes_on = [(by, span) for by, span in _goes_on(text, cast, says, name) if not spoken & {a.key for a in by}]
        if goes_on:
            yield Dispute("", f"whether {name} is beaten", "contradiction", (_side(ended), _side(goes_on)))


def _source(says: Mapping[int, Says], i: int) -> Actors:
    chain = says.get(i, ())
    return chain[-1].sources if chain else ()


def _is_end(text: Text, i: int) -> bool:
    word = text.words[i]
    return word.upos in ("VERB", "ADJ") and word.lemma in listed("beaten")


def _is_denied(text: Text, i: int) -> bool:
    """ "Not beaten", "far from beaten"."""
    beside = {text.words[k].lemma.lower() for k in text.children(i)}
    return bool(beside & _NOT) or (i > 1 and [w.lemma for w in text.words[i - 2 : i]] == ["far", "from"])


def _patients(text: Text, cast: Cast, i: int) -> frozenset[str]:
    """The names of who is beaten, else the noun."""
    is_passive = any(text.words[k].lemma == "be" for k in text.children(i)) and text.words[i].xpos != "VBG"
    places = ("nsubj:pass", "nsubj") if is_passive else ("obj",)
    phrases = [k for k in text.children(i) if text.words[k].deprel in places]
    inside = [k for top in phrases for k in subtree(text, top)]
    named = frozenset(name for k in inside if text.words[k].upos == "PROPN" for name in _names(text, cast, k))
    named = named or frozenset(name for k in phrases if cast.at(k) for name in _names(text, cast, k))
    return named or frozenset(text.words[k].lemma for k in phrases if text.words[k].lemma in listed("fighters"))


def _names(text: Text, cast: Cast, k: int) -> frozenset[str]:
    """What word k is called: itself, where it is a name, and its actors' names."""
    own = frozenset((text.words[k].lemma,)) if text.words[k].upos == "PROPN" else frozenset()
    return own | frozenset(a.name for a in cast.at(k))


def _goes_on(text: Text, cast: Cast, says: Mapping[int, Says], name: str) -> Iterator[_Told]:
    """Who says of a name that it is not beaten, that it remains, that the fight is far from over; and the words."""
    for word in text.words:
        denied = (word.lemma in _ENDED or _is_end(text, word.i)) and _is_denied(text, word.i)
        top = word.head if denied and word.head >= 0 and text.words[word.head].lemma == "far" else word.i
        going = denied or (word.upos == "VERB" and word.lemma in listed("going_on"))
        by, words = _source(says, word.i), clause(text, top)
        if going and by and any(w.lemma == name or name in _names(text, cast, w.i) for w in words_at(text, words)):
            yield by, words


def _side(told: Sequence[_Told]) -> Side:
    by = tuple(dict.fromkeys(a for sources, _ in told for a in sources))
    return Side(by, tuple(dict.fromkeys(span for _, span in told)))
