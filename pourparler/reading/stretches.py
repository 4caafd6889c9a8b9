"""Stretches of a text: between its words, their trees and the characters that they cover. No lexicon, no model."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from pourparler.record import Span, Text, Word

OPENING, CLOSING = frozenset(("“", '"', "'", "`", "‘")), frozenset(("”", '"', "'", "’"))
_START, _END = attrgetter("start"), attrgetter("end")
_TRAILING = re.compile(r"[\s,;:–—-]+$")


def span_of(text: Text, first: int, end: int) -> Span:
    """The characters of words [first, end)."""
    return Span(text.words[first].start, text.words[end - 1].end)


def words_at(text: Text, span: Span) -> tuple[Word, ...]:
    """The words that lie in a span."""
    first = bisect(text.words, span.start, key=_END)
    return text.words[first : bisect_left(text.words, span.end, first, key=_START)]


def head_word(text: Text, span: Span) -> Word | None:
    """The word of a span whose head lies outside it."""
    inside = words_at(text, span)
    known = {w.i for w in inside}
    return next((w for w in inside if w.head not in known and w.upos != "PUNCT"), None)


def subtree(text: Text, i: int) -> list[int]:
    """Word i and all that hangs on it, in text order."""
    out, pending = [], [i]
    while pending:
        at = pending.pop()
        out.append(at)
        pending += text.children(at)
    return sorted(out)


def subtree_span(text: Text, i: int, known: set[int] | None = None) -> Span:
    """The characters of a subtree, marks at its ends left out."""
    inside = [k for k in subtree(text, i) if known is None or k in known]
    kept = trimmed(text, inside) or inside
    return span_of(text, kept[0], kept[-1] + 1)


def runs(inside: Iterable[int]) -> list[tuple[int, int]]:
    """Unbroken runs of words [first, end)."""
    out: list[tuple[int, int]] = []
    for k in inside:
        if out and out[-1][1] == k:
            out[-1] = (out[-1][0], k + 1)
        else:
            out.append((k, k + 1))
    return out


def trimmed(text: Text, inside: Sequence[int]) -> list[int]:
    """Words without the marks at their ends, quotation marks excepted."""
    kept = list(inside)
    while kept and text.words[kept[-1]].upos == "PUNCT" and text.words[kept[-1]].text not in CLOSING:
        kept.pop()
    while kept and text.words[kept[0]].upos == "PUNCT" and text.words[kept[0]].text not in OPENING:
        kept.pop(0)
    return kept


def without_marks(text: Text, span: Span) -> Span:
    """A span without the blanks, commas and dashes that trail it; itself where nothing else is in it."""
    kept = _TRAILING.sub("", text.text[span.start : span.end])
    return Span(span.start, span.start + len(kept)) if kept else span


def within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
