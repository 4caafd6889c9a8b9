"""Spans of a report -> the words to show, cut to a length, with the spans marked. Pure.

Characters stay as stored, except for show: white space counts as one blank, and characters that steer a terminal or the
direction of text are shown as marks, so that a hostile text cannot disguise itself.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from pourparler.record import Spans
from pourparler.table.wording import sentence

_PARTNER = {'"': '"', "“": "”", "”": "“"}
WIDTH = 110  # characters of a quotation in a line


@dataclass(frozen=True, slots=True)
class Quote:
    """Words to show, in pieces: (words, whether they are the evidence itself)."""

    pieces: tuple[tuple[str, bool], ...] = ()

    @property
    def plain(self) -> str:
        return "".join(words for words, _ in self.pieces)


def around(text: str, spans: Spans, width: int = WIDTH) -> Quote:
    """The first span, with those of the same sentence, marked in it; cut at blanks to about `width` characters."""
    if not spans:
        return Quote()
    spans = tuple(sorted(spans))
    first, last = sentence(text, *spans[0])
    here = tuple(span for span in spans if span.start < last and span.end - spans[0].start <= width) or spans[:1]
    start, end = here[0].start, max(span.end for span in here)
    first, last = min(first, start), max(last, end)
    if end - start > width:
        return passage(text, here[:1], width)
    if last - first > width:
        first, last = _window(text, first, last, start, end, width)
    return Quote(_bare(_pieces(text, first, last, here)))


def passage(text: str, spans: Spans, width: int = WIDTH) -> Quote:
    """The spans' own words, in text order, cut at a blank to about `width` characters."""
    words = " … ".join(visible(text[s:e]) for s, e in sorted(spans))
    return Quote(_bare(((shortened(words, width), False),))) if words else Quote()


def whole(text: str, spans: Spans) -> Quote:
    """The whole sentences that hold the spans, marked in them; "[…]" for what stands between."""
    held: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        first, last = (
            min(sentence(text, start, start + 1)[0], start),
            max(sentence(text, max(start, end - 1), end)[1], end),
        )
        if held and first <= held[-1][1] + 1:
            held[-1] = held[-1][0], max(held[-1][1], last)
        else:
            held.append((first, last))
    pieces: list[tuple[str, bool]] = []
    for first, last in held:
        here = tuple(span for span in spans if first <= span.start < last)
        pieces += [(" […] ", False)] * bool(pieces) + list(_marked(text, first, last, here))
    return Quote(tuple(pieces))


def shortened(words: str, width: int) -> str:
    if len(words) <= width:
        return words
    return words[:width].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + " …"


def visible(text: str) -> str:
    """White space as one blank; control and direction characters as <U+XXXX>."""
    text = re.sub(r"\s+", " ", text)
    return "".join(f"<U+{ord(c):04X}>" if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in text)


def _window(text: str, first: int, last: int, start: int, end: int, width: int) -> tuple[int, int]:
    """[first, last), about `width` characters around [start, end), at blanks. A short side leaves room to the other."""
    room = max(0, width - (end - start))
    before = min(start - first, max(room // 2, room - (last - end)))
    after = min(last - end, room - before)
    left, right = start - before, end + after
    if left > first and (cut := text.find(" ", left, start)) >= 0:
        left = cut + 1
    if right < last and (cut := text.rfind(" ", end, right)) >= 0:
        right = cut
    return left, right


def _pieces(text: str, first: int, last: int, spans: Spans) -> tuple[tuple[str, bool], ...]:
    """text[first:last] cut at the spans; an ellipsis where it begins or ends inside a sentence."""
    before = (("… ", False),) if _inside_sentence(text, first) else ()
    # "a demand that Mr." is no end
    whole_end = last >= len(text) or sentence(text, max(first, last - 1), last)[1] <= last
    return before + _marked(text, first, last, spans) + (() if whole_end else ((" …", False),))


def _marked(text: str, first: int, last: int, spans: Spans) -> tuple[tuple[str, bool], ...]:
    """text[first:last] in pieces, those of the spans marked."""
    at, out = first, []
    for s, e in sorted(spans):
        s, e = max(s, at), min(e, last)
        if s < e:
            out += [(visible(text[at:s]), False), (visible(text[s:e]), True)]
            at = e
    out.append((visible(text[at:last]), False))
    return tuple((words, mark) for words, mark in out if words)


def _bare(pieces: tuple[tuple[str, bool], ...]) -> tuple[tuple[str, bool], ...]:
    """The pieces without a quotation mark at an end whose partner is not inside: a quote has marks of its own."""
    words = "".join(words for words, _ in pieces)
    inside, found = words[1:-1], [list(piece) for piece in pieces]
    if inside and words[0] in ('"', "“") and _PARTNER[words[0]] not in inside:
        found[0][0] = found[0][0][1:]
    if inside and words[-1] in ('"', "”") and _PARTNER[words[-1]] not in inside:
        found[-1][0] = found[-1][0][:-1]
    return tuple((words, mark) for words, mark in found if words)


def _inside_sentence(text: str, at: int) -> bool:
    return at > 0 and sentence(text, at, at + 1)[0] < at
