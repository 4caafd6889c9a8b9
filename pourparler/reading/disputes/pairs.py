"""What two sources say, set beside each other: who speaks, in which sentence, and the dispute of the two. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.reading.saying import chain
from pourparler.reading.stretches import words_at
from pourparler.record import Attribution, Dispute, DisputeKind, Side, Text

_WORD = len("which")  # letters of a content that names nothing by itself


def outright(attributions: Sequence[Attribution]) -> list[Attribution]:
    """What named sources say by themselves, inside nobody else's words; the reporter's inferences left out."""
    return [a for a in attributions if a.sources and a.hedge is None and a.content_spans and a.parent is None]


def sentence(text: Text, a: Attribution, n: int = -1) -> int:
    """The sentence where stretch n of what a source says begins."""
    return next((w.sentence for w in words_at(text, a.content_spans[n])), 0)


def said_before(text: Text, spoken: Sequence[Attribution], b: Attribution, reach: int) -> list[Attribution]:
    """What ends before `b` begins and stands in its sentence or at most `reach` sentences earlier."""
    start = b.content_spans[0].start
    first = text.sentences[max(0, sentence(text, b) - reach)][0]
    since = text.words[first - 1].end if first else 0
    return [a for a in spoken if since <= a.content_spans[-1].start and a.content_spans[-1].end <= start]


def side(a: Attribution) -> Side:
    """Who says it, and what: in its words, without a lone "which"."""
    told = tuple(s for s in a.content_spans if s.end - s.start > _WORD) or a.content_spans
    return Side(a.sources, told, chain(a)[:-1])


def short(words: str) -> str:
    """The first dozen words, to name a dispute by."""
    first = words.split()
    return " ".join(first[:12]) + (" …" if len(first) > 12 else "")


def parted(text: Text, a: Attribution, b: Attribution, kind: DisputeKind) -> Dispute:
    """The dispute of two sources, about what the first says."""
    first = side(a)
    return Dispute("", short(text.text[slice(*first.position[0])]), kind, (first, side(b)))
