"""Text and spans -> content words, for asking whether two passages speak of one thing. Pure, English.

Small words and calendar words say nothing about content (dates are compared as dates) and are left out; endings are
cut roughly, so that "visit", "visits" and "visited" are one word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pourparler.record import Spans

EMPTY = frozenset(
    """a about after again all also an and any are as at be because been before being between both but by can could did
    do does during each for from had has have he her him his how i if in into is it its itself just last may me
    might more most must my new next no nor not of off on once one only or other our out over own said same say
    says she should so some such than that the their them then there these they this those through to told too
    two under until up us very was we were what when where which while who whom why will with would you your
    monday tuesday wednesday thursday friday saturday sunday day week month year today tomorrow yesterday
    january february march april june july august september october november december s t d m
    ll re ve mr mrs ms""".split()
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_TITLES = "".join(rf"(?<!\b{t})" for t in ("[A-Z]", "[A-Z][a-z]", "Mrs", "Gen", "Sen", "Gov", "Rep"))
# not after a title or an initial, nor before a small letter or a number ("on Aug. 27")
_BREAK = re.compile(_TITLES + r"[.!?][\"'”’]?\s+(?![a-z\d])|\n")


def stem(word: str) -> str:
    """A word without its common endings: "visited" -> "visit", "parties" -> "part"."""
    word = word.lower()
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


def content(text: str) -> frozenset[str]:
    """Stems of the words that carry content."""
    return frozenset(map(_carried, _WORD.findall(text))) - {""}


@lru_cache(maxsize=1 << 16)
def _carried(word: str) -> str:
    """The stem of a word that carries content, else nothing."""
    return "" if word.lower() in EMPTY else stem(word)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around text[start:end], by its marks: [start, end) without outer blanks."""
    # a break looks at what follows it, so the search goes one character on: "by Sept. 30" has none before "30"
    breaks = (m.end() for m in _BREAK.finditer(text, max(0, start - 600), start + 1) if m.end() <= start)
    first = max(breaks, default=max(0, start - 600))
    after = _BREAK.search(text, max(end - 1, start), min(len(text), end + 600))
    last = after.end() if after else min(len(text), end + 600)
    piece = text[first:last]
    return first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())


def passage(text: str, spans: Spans) -> str:
    """The words of spans, a blank between."""
    return " ".join(text[s:e] for s, e in spans)
