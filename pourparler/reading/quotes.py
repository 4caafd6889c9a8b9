"""Quotation marks of a text -> the stretches they enclose, marks included. No model.

Marks are paired within a paragraph; an opening mark without a partner runs to the end of its paragraph, as
newspapers print a quotation that goes on in the next one. Old agency texts write two apostrophes or graves for a mark.
A single mark counts only where it is paired and outside other marks; a straight one only where a sentence opens and a
stop or comma closes, since most are apostrophes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pourparler.record import Span

_SINGLE = r"(?<!\w)‘(?=\w)|(?<=\S)’(?!\w)|(?<![\w'])'(?=[A-Z])|(?<=[,.?!])'(?![\w'])"
_MARK = re.compile(rf"[“”„«»\"]|``|''|{_SINGLE}|\n")
_ONLY_OPENS, _ONLY_CLOSES = frozenset("“ „ « `` ‘".split()), frozenset("” » ’".split())
_PAIRED = {"‘": "’", "'": "'"}
_MARKS = "“”„«»\"`'‘’"


@lru_cache(maxsize=8)
def quotations(text: str) -> tuple[Span, ...]:
    """Spans of quotations in text order, marks included, without overlap."""
    out: list[Span] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if mark.group() == "\n":
            out += _to_the_end(text, opened, mark.start())
            opened = None
        elif opened is None:
            opened = mark if mark.group() not in _ONLY_CLOSES else None
        elif mark.group() not in _ONLY_OPENS and _closes(opened.group(), mark.group()):
            out.append(Span(opened.start(), mark.end()))
            opened = None
    out += _to_the_end(text, opened, len(text))
    return tuple(s for s in out if s.end - s.start > 1)


def _closes(opened: str, mark: str) -> bool:
    """Whether a mark may close what another opened: single marks close single ones alone."""
    return mark == _PAIRED[opened] if opened in _PAIRED else mark not in _PAIRED.values()


def _to_the_end(text: str, opened: re.Match[str] | None, end: int) -> list[Span]:
    """The quotation that is open where its paragraph ends; a single mark opens none."""
    if opened is None or opened.group() in _PAIRED:
        return []
    return [Span(opened.start(), opened.start() + len(text[opened.start() : end].rstrip()))]


def with_marks(text: str, span: Span, quoted: tuple[Span, ...]) -> Span:
    """A span with the marks that open a quotation right before it and close one right after it, a stop included."""
    start, end = span
    for q in quoted:
        if start - 2 <= q.start < start and not text[q.start : start].strip(_MARKS):
            start = q.start
        if q.start < end < q.end <= end + 3 and not text[end : q.end].strip(_MARKS + ".,?!"):
            end = q.end
    return Span(start, end)


def share_quoted(span: Span, quoted: tuple[Span, ...]) -> float:
    """How much of a span lies inside quotations, 0 to 1."""
    inside = sum(max(0, min(span.end, q.end) - max(span.start, q.start)) for q in quoted)
    return inside / max(1, span.end - span.start)
