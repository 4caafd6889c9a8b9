"""What two sources say, set beside each other: who speaks, in which sentence, and the dispute of the two. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.reading.disputes.claims import short
from pourparler.reading.saying import chain
from pourparler.reading.stretches import words_at
from pourparler.record import Attribution, Dispute, DisputeKind, Side, Text


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
    return Side(a.sources, a.content_spans, chain(a)[:-1])


def parted(text: Text, a: Attribution, b: Attribution, kind: DisputeKind) -> Dispute:
    """The dispute of two sources, about what the first says."""
    return Dispute("", short(text.text[slice(*a.content_spans[0])]), kind, (side(a), side(b)))
