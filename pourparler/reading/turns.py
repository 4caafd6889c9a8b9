"""Interviews and briefings printed as a script: "LUND: We will see." -> a draft for each turn, in the speaker's words.

A turn begins a paragraph or follows a sentence, with a name in capitals and a colon, and ends with its paragraph or
at the next turn; a text needs three of them. "Q" and "QUESTION" name nobody and are left alone.
"""

from __future__ import annotations

import re

from pourparler.record import Span, Text

from .joining import Draft, Piece
from .stretches import words_at

_NAME = r"[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+){0,3}(?: \([^)\n]*\))?"
_TURN = re.compile(rf"(?:^|(?<=[.?!\"”] ))[ \t]*(?P<who>{_NAME})(?P<cue>:)(?=[ \t]+\S)", re.MULTILINE)
_NOBODY = frozenset(("QUESTION", "ANSWER"))
_ENOUGH = 3


def with_turns(text: Text, drafts: list[Draft]) -> list[Draft]:
    """The drafts and those of the turns; what lies inside a turn is the speaker's, so drafts there give way."""
    turns = list(_TURN.finditer(text.text))
    if len(turns) < _ENOUGH:
        return drafts
    spoken = []
    for turn, following in zip(turns, [*(m.start() for m in turns[1:]), len(text.text)], strict=True):
        said = text.text[turn.end() : following].split("\n", 1)[0]
        if turn["who"] not in _NOBODY and said.strip():
            content = _piece(text, turn.end(), turn.end() + len(said))
            spoken.append(
                Draft(_piece(text, *turn.span("cue")), _piece(text, *turn.span("who")), [content], verbatim=True)
            )
    taken = {k for d in spoken for k in _words(d)}
    return [d for d in drafts if not taken & _words(d)] + spoken


def _words(draft: Draft) -> set[int]:
    return {k for p in (*draft.lead, *draft.contents) for k in range(*p)}


def _piece(text: Text, start: int, end: int) -> Piece:
    inside = words_at(text, Span(start, end))
    return inside[0].i, inside[-1].i + 1
