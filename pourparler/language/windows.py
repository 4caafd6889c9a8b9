"""Words -> the arrays that the reader model takes, a window of whole sentences or paragraphs at a time.

The vocabulary is uncased and knows nothing of lay-out, so two small codes stand beside each piece: the
shape of its word (case, digits, quotation marks by direction) and the gap before it (glued, space, new line).
Training and reading both come through here, so that the model sees at work what it saw in training.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .wordpiece import END, PAD, START, pieces

SHAPES = (
    "none", "lower", "title", "upper", "capital", "mixed", "digits", "alphanumeric",
    "open quote", "close quote", "straight quote", "dash", "stop", "comma", "mark",
)  # fmt: skip
GAPS = ("inside", "glued", "space", "line")
_MARKS = {
    mark: kind
    for marks, kind in (
        ("“„«‘‚", "open quote"), ("”»’", "close quote"), ("\"'`", "straight quote"),
        ("-–—", "dash"), (".?!…", "stop"), (",;:", "comma"),
    )
    for mark in marks
}  # fmt: skip
INSIDE, GLUED, SPACE, LINE = range(4)


def shape(word: str) -> int:
    """Index into SHAPES of how the word is written."""
    return SHAPES.index(_shape(word))


def _shape(word: str) -> str:
    if word[0] in _MARKS and not word[-1].isalnum():
        return _MARKS[word[0]]
    if word.isdigit():
        return "digits"
    if any(c.isdigit() for c in word):
        return "alphanumeric"
    if not any(c.isalpha() for c in word):
        return "mark"
    if word.islower():
        return "lower"
    if word.isupper():
        return "upper" if sum(c.isalpha() for c in word) > 1 else "capital"
    return "title" if word[0].isupper() and word[1:].islower() else "mixed"


def gap(text: str, before: int, start: int) -> int:
    """Index into GAPS of what lies between two words: text[before:start]."""
    between = text[before:start]
    return LINE if "\n" in between or before == 0 else SPACE if between else GLUED


@dataclass(frozen=True, slots=True)
class Pieces:
    """One word as the model takes it: ids of its pieces, its shape and the gap before it."""

    ids: tuple[int, ...]
    shape: int
    gap: int


def word_pieces(text: str, spans: Sequence[tuple[int, int]]) -> list[Pieces]:
    """The words text[start:end] as the model takes them."""
    out, before = [], 0
    for start, end in spans:
        word = text[start:end]
        out.append(Pieces(pieces(word), shape(word), gap(text, before, start)))
        before = end
    return out


def sentence_starts(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Words where a window may be cut: after a line break, or after a stop (and closing marks) and a blank.

    Every such word probably begins a sentence; the stop of an abbreviation is part of its word and does not count."""
    out, after_stop = [0] if spans else [], False
    for i in range(1, len(spans)):
        (before, end), (start, _) = spans[i - 1], spans[i]
        word, between = text[before:end], text[end:start]
        after_stop = word[0] in ".?!…" or (after_stop and word in "\"'”’)]")
        if "\n" in between or (after_stop and between and not text[start].islower() and text[start] not in ",;)”’"):
            out.append(i)
    return out


@dataclass(frozen=True, slots=True)
class Batch:
    """Model inputs. ids, shapes, gaps: (windows, pieces) int64; first: (windows, 1 + words) int64.

    `first` gives the place of each word's first piece; column 0 is the start token, which stands for the
    root of a tree and for "none". Padding is 0 everywhere."""

    ids: np.ndarray
    shapes: np.ndarray
    gaps: np.ndarray
    first: np.ndarray


def batch(windows: Sequence[Sequence[Pieces]]) -> Batch:
    """Pad windows of words to one batch."""
    size = max(sum(len(w.ids) for w in window) for window in windows) + 2
    ids, shapes, gaps = (np.full((len(windows), size), PAD, np.int64) for _ in range(3))
    first = np.zeros((len(windows), 1 + max(len(window) for window in windows)), np.int64)
    for row, window in enumerate(windows):
        at = 1
        ids[row, 0] = START
        for column, word in enumerate(window, 1):
            n = len(word.ids)
            ids[row, at : at + n] = word.ids
            shapes[row, at : at + n] = word.shape
            gaps[row, at] = word.gap
            first[row, column] = at
            at += n
        ids[row, at] = END
    return Batch(ids, shapes, gaps, first)
