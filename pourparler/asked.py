"""What somebody types to search: words, and "phrases in quotes" -> where a text has them. Pure.

Accents, case and marks do not count, as in the search of either database."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from .naming import folded
from .record import Span, Spans

_TOKEN = re.compile(r"\w[\w\u0300-\u036f]*")  # a word, with accents that stand after their letter


def words_and_phrases(asked: str) -> list[str]:
    """Single words, then phrases that stood in double quotes."""
    pieces = asked.split('"')
    plain = [w for piece in pieces[::2] for w in piece.split()]
    return plain + [p for p in pieces[1::2] if p.strip()]


def places(text: str, asked: str) -> Spans:
    """Where the text has what was asked for, in order; what overlaps is one span."""
    beginning: dict[str, list[list[str]]] = defaultdict(list)
    for part in words_and_phrases(asked):
        if phrase := folded(part).split():
            beginning[phrase[0]].append(phrase)
    words, found = list(_words(text)), []
    for i, (word, start, _) in enumerate(words):
        for phrase in beginning.get(word, ()):
            here = words[i : i + len(phrase)]
            if [w for w, _, _ in here] == phrase:
                found.append(Span(start, here[-1][2]))
    return _joined(found)


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word in plain lower case, with its place."""
    for token in _TOKEN.finditer(text):
        for word in _plain(token.group()):
            yield word, token.start(), token.end()


@lru_cache(maxsize=1 << 16)
def _plain(token: str) -> tuple[str, ...]:
    return tuple(folded(token).split())


def _joined(spans: list[Span]) -> Spans:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)
