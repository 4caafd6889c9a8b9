"""Whether an answer was given: one source says that none came, another that it was sent -> disputes. Pure.

"Chad has failed to answer our letter" against "the reply had been sent on Monday"; "is still waiting for a response"
against "it had replied twice". Answers to come and answers that are asked for count on neither side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.reading.matters.sides import sides
from pourparler.reading.status import status_of
from pourparler.reading.status_signs import negated, tense
from pourparler.record import Attribution, Dispute, Text, Word

from .pairs import short, side

_ANSWER = frozenset("answer reply respond".split())
_WORDS = _ANSWER | {"response", "unanswered"}
_FAILS = frozenset("fail refuse decline neglect".split())
_GIVES = frozenset("send give deliver hand submit provide transmit convey pass dispatch supply forward return".split())
_TO_COME = ("will", "would", "might", "can", "could", "should", "must", "to")
_DID = ("happened", "ongoing")
_APART = 12  # sentences at most between the two tellings


def unanswered(text: Text, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """A dispute for each answer that one source misses and another says was given."""
    spoken = [(word, a) for word in text.words if word.lemma in _WORDS for a in _innermost(attributions, word)]
    missed = [(word, a) for word, a in spoken if _is_missed(text, word)]
    given = [(word, a) for word, a in spoken if _is_given(text, word)]
    for word, a in missed:
        others = [(abs(w.sentence - word.sentence), n, b) for n, (w, b) in enumerate(given)
                  if not sides(a.sources) & sides(b.sources)]  # fmt: skip
        apart, _, b = min(others, default=(_APART + 1, 0, a), key=lambda other: other[:2])
        if apart <= _APART:
            both = sorted((side(a), side(b)), key=lambda one: one.position[0])
            yield Dispute("", short(text.text[slice(*b.content_spans[0])]), "contradiction", tuple(both))


def _innermost(attributions: Sequence[Attribution], word: Word) -> list[Attribution]:
    """The attribution that a word stands inside, the innermost of a named source."""
    held = [a for a in attributions if a.sources and any(s.start <= word.start < s.end for s in a.content_spans)]
    return [max(held, key=lambda a: a.content_spans[0].start)] if held else []


def _is_missed(text: Text, word: Word) -> bool:
    """Whether a word tells of an answer that has not come."""
    if word.lemma == "unanswered":
        return True
    above = text.words[word.head] if word.head >= 0 else None
    if word.upos == "VERB" and word.lemma in _ANSWER:
        fails = above is not None and word.relation == "xcomp" and above.lemma in _FAILS
        return fails or (negated(text, word.i) and not tense(text, word.i).startswith(_TO_COME))
    marks = {text.words[k].lemma.lower() for k in text.children(word.i)}
    waits = above is not None and above.lemma in ("await", "wait") and not negated(text, above.i)
    return bool(marks & {"no", "without"}) or waits


def _is_given(text: Text, word: Word) -> bool:
    """Whether a word tells of an answer that was given."""
    if word.upos == "VERB" and word.lemma in _ANSWER:
        return status_of(text, word.i, None) in _DID
    if word.head < 0 or word.relation not in ("obj", "nsubj"):
        return False
    above = text.words[word.head]
    return above.lemma in _GIVES and not negated(text, word.i) and status_of(text, above.i, None) in _DID
