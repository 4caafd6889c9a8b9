"""Quotation marks of a text -> the stretches they enclose, marks included. No model.

Marks are paired within a paragraph; an opening mark without a partner runs to the end of its paragraph, as
newspapers print a quotation that goes on in the next one.
"""

from __future__ import annotations

import re

from pourparler.record import Span

_MARK = re.compile(r"[“”„«»\"]|\n")


def quotations(text: str) -> tuple[Span, ...]:
    """Spans of quotations in text order, marks included, without overlap."""
    out, opened = [], None
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "\n":
            if opened is not None:
                out.append(Span(opened, len(text[:at].rstrip()) if text[at - 1].isspace() else at))
            opened = None
        elif opened is None:
            if mark not in "”»":
                opened = at
        elif mark not in "“„«":
            out.append(Span(opened, at + 1))
            opened = None
    if opened is not None:
        out.append(Span(opened, len(text.rstrip())))
    return tuple(s for s in out if s.end - s.start > 1)


def share_quoted(span: Span, quoted: tuple[Span, ...]) -> float:
    """How much of a span lies inside quotations, 0 to 1."""
    inside = sum(max(0, min(span.end, q.end) - max(span.start, q.start)) for q in quoted)
    return inside / max(1, span.end - span.start)
