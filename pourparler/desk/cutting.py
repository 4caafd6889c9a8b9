"""A report's text, cut where anything begins or ends, so that what overlaps can be shown at once. Pure.

Every character of the text is in one piece, in order. Hidden and direction characters are pieces of their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pourparler.record import Reading, Span

LAYERS = ("says", "events", "times", "places", "matters")
PART = 20_000  # characters of a text shown at once


@dataclass(frozen=True, slots=True)
class Layer:
    """A stretch of the text that belongs to a layer. `role`: what it is there: content, source, cue, event, ..."""

    span: Span
    role: str


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A piece of the text from `start` on. `roles`: what covers it; `mark`: it was asked for; `hidden`: its name."""

    start: int
    words: str
    roles: tuple[str, ...] = ()
    mark: bool = False
    hidden: str = ""


def layers(reading: Reading) -> list[Layer]:
    """What was read, as stretches of the text."""
    found = [Layer(span, "content") for a in reading.attributions for span in a.content_spans]
    found += [Layer(a.source_span, "source") for a in reading.attributions if a.source_span]
    found += [Layer(a.cue_span, "cue") for a in reading.attributions if a.cue_span]
    found += [Layer(span, "event") for e in reading.events for span in e.trigger]
    found += [Layer(t.span, "time") for t in reading.timexes]
    found += [Layer(p.span, "place") for p in reading.places]
    return found + [Layer(span, "matter") for m in reading.matters for span in m.evidence]


def parts(text: str, size: int = PART) -> list[Span]:
    """The text in parts of at most `size` characters, cut between paragraphs, else between words."""
    found, start = [], 0
    while len(text) - start > size:
        end = max(text.rfind("\n", start + 1, start + size), 0) or text.rfind(" ", start + 1, start + size)
        end = end + 1 if end > start else start + size
        found.append(Span(start, end))
        start = end
    return [*found, Span(start, len(text))]


def paragraphs(text: str, part: Span) -> list[Span]:
    """The paragraphs of a part, without the line ends between them."""
    return [Span(part.start + m.start(), part.start + m.end()) for m in re.finditer(r"[^\n]+", text[slice(*part)])]


def pieces(text: str, within: Span, covered: Sequence[Layer], marked: Iterable[Span]) -> tuple[TextPiece, ...]:
    """The characters of `within`, cut at every end of a layer and of a mark."""
    here = [layer for layer in covered if layer.span.overlaps(within)]
    marks = [span for span in marked if span.overlaps(within)]
    ends = {end for span in (*(layer.span for layer in here), *marks) for end in span}
    hidden = [within.start + m.start() for m in _HIDDEN.finditer(text[slice(*within)])]
    ends |= {place for at in hidden for place in (at, at + 1)}
    cuts = sorted({within.start, within.end} | {end for end in ends if within.start < end < within.end})
    return tuple(_piece(text, Span(start, end), here, marks) for start, end in zip(cuts, cuts[1:], strict=False))


def _piece(text: str, span: Span, covered: Sequence[Layer], marks: Sequence[Span]) -> TextPiece:
    roles = sorted({layer.role for layer in covered if layer.span.overlaps(span)})
    words = text[slice(*span)]
    return TextPiece(span.start, words, tuple(roles), any(m.overlaps(span) for m in marks), _name(words))


def _name(words: str) -> str:
    """The name of a hidden character; "" for anything else."""
    if not _HIDDEN.fullmatch(words):
        return ""
    return f"U+{ord(words):04X} {unicodedata.name(words, 'control character')}"


# Control characters except tab and line ends, what steers direction or joins or parts unseen, halves of pairs.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
