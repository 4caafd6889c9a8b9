"""Lines in which a name written from the right stands beside an arrow or a date -> the same, kept in order. Pure.

Between two such names an arrow would be shown the other way round: who did it would become to whom it was done. The
marks are put in after a text's own direction characters were made visible, so that no text can close them."""

from __future__ import annotations

import re

_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_DATE = re.compile(r"\d{1,2} [A-Z][a-z]{2}(?: \d{4})?")
_FROM_LEFT, _END, _LEFT = "\u2066", "\u2069", "\u200e"  # LEFT-TO-RIGHT ISOLATE, POP DIRECTIONAL ISOLATE, LRM


def in_order(words: str) -> str:
    """The words, with marks where they hold letters written from the right, and an arrow or a date."""
    if not _FROM_RIGHT.search(words):
        return words
    dated = _DATE.sub(lambda found: _FROM_LEFT + found[0] + _END, words)
    return _FROM_LEFT + dated.replace(" → ", f"{_LEFT} → {_LEFT}") + _END if " → " in dated else dated
