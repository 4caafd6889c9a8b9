"""What somebody types to search: words, and "phrases in quotes" -> where a text has them. Pure.

Accents, case and marks do not count, as in the search of either database."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .record import Span, Spans

_ACCENTS = "[\u0300-\u036f]*"  # that stand after their letter
_HAS_ACCENTS = re.compile("[\u0300-\u036f]")


def words_and_phrases(asked: str) -> list[str]:
    """Single words, then phrases that stood in double quotes."""
    pieces = asked.split('"')
    plain = [w for piece in pieces[::2] for w in piece.split()]
    return plain + [p for p in pieces[1::2] if p.strip()]


def places(text: str, asked: str) -> Spans:
    """Where the text has what was asked for, in order; what overlaps is one span."""
    return _joined([span for word in words_and_phrases(asked) for span in places_of(word, text)])


def places_of(word: str, text: str) -> list[Span]:
    """Where a text has one word or phrase, in order; nowhere, where it is marks alone."""
    plain = _plain(text)
    first, pattern = _pattern(word)
    if not first or (first not in plain and not _HAS_ACCENTS.search(plain)):
        return []
    return [Span(*m.span()) for m in pattern.finditer(plain)]


@lru_cache(maxsize=1 << 13)
def _plain(text: str) -> str:
    """The text in small letters without accents, each character for one."""
    return text.lower() if text.isascii() else "".join(map(_plain_character, text))


@lru_cache(maxsize=1 << 12)
def _plain_character(c: str) -> str:
    small = unicodedata.normalize("NFD", c)[0].lower()
    return small if len(small) == 1 else c


@lru_cache(maxsize=256)
def _pattern(word: str) -> tuple[str, re.Pattern[str]]:
    """What finds a word or phrase in a plain text: its first word, and all of it."""
    words = re.findall(r"\w+", _HAS_ACCENTS.sub("", _plain(word)))
    each = ("".join(re.escape(c) + _ACCENTS for c in w) for w in words)
    return words[0] if words else "", re.compile(r"(?<!\w)" + r"\W+".join(each) + r"(?![\w\u0300-\u036f])")


def _joined(spans: list[Span]) -> Spans:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)
