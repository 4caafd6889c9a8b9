"""Documents -> endless shuffled batches of windows, with targets. One stream a corpus."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from pourparler.language.windows import LINE, SHAPES, SPACE, Pieces, batch

from .corpora import IGNORE, Document
from .network import TIES

LENGTHS = {  # in pieces
    "gum": (48, 220), "ewt": (48, 220), "polnear": (16, 300), "stories": (16, 300), "invented": (16, 300),
}  # fmt: skip
NO_LINES = 0.25  # share of windows whose line breaks are hidden: some texts come as one paragraph
NO_NAME = 0.1  # share of a story's capitalised words that are hidden, lest a place name alone tell who acts
MASK = 103  # piece id of [MASK]
_CAPITALISED = (SHAPES.index("title"), SHAPES.index("upper"))


@dataclass(slots=True)
class Targets:
    """Labels of a batch: (windows, 1 + words) int64 each, IGNORE where there is none; column 0 is the start token.

    heads, source_of, cue_of: columns (0 is root or none). same_sentence: (windows, 1 + words, 1 + words) bool."""

    labels: dict[str, Tensor]
    heads: Tensor
    relations: Tensor
    source_of: Tensor
    cue_of: Tensor
    same_sentence: Tensor
    ties: Choices


@dataclass(slots=True)
class Choices:
    """What the events of a batch ask for. `asks`: (n, 3) window, column of the trigger, index into TIES. `options`:
    (n, most) columns that are in question, -1 for padding. `right`: (n, most) bool.

    Actors and recipients: a line for each place, the columns of its mentions all right or all wrong. Source and time: a
    line for each event, column 0 for none."""

    asks: Tensor
    options: Tensor
    right: Tensor


@dataclass(slots=True)
class Window:
    """Words [first, end) of a document."""

    doc: Document
    first: int
    end: int
    size: int


def windows(docs: list[Document], low: int, high: int, rng: random.Random) -> list[Window]:
    """Cut every document into windows of whole sentences, each of a random length in [low, high] pieces."""
    out = []
    for doc in docs:
        sizes = [len(p.ids) for p in doc.pieces]
        bounds = [*doc.starts, len(doc.pieces)]
        first, size, most = 0, 0, rng.randint(low, high)
        for a, b in zip(bounds, bounds[1:], strict=False):
            n = sum(sizes[a:b])
            if size and size + n > most:
                out.append(Window(doc, first, a, size))
                first, size, most = a, 0, rng.randint(low, high)
            size += n
            while size > 480:  # one sentence beyond what the encoder holds
                cut = first
                part = 0
                while part + sizes[cut] <= 300:
                    part += sizes[cut]
                    cut += 1
                out.append(Window(doc, first, cut, part))
                first, size = cut, size - part
        if first < len(doc.pieces):
            out.append(Window(doc, first, len(doc.pieces), size))
    return out


def stream(docs: list[Document], step: int, seed: int) -> Iterator[list[Window]]:
    """Endless batches of about `step` pieces, windows of like length together, cut anew each time round."""
    rng = random.Random(seed)
    low, high = LENGTHS[docs[0].corpus]
    while True:
        cut = windows(docs, low, high, rng)
        rng.shuffle(cut)
        batches = []
        for at in range(0, len(cut), 200):
            group, pending = sorted(cut[at : at + 200], key=lambda w: w.size), []
            for window in group:
                if pending and (len(pending) + 1) * (window.size + 2) > step * 1.1:
                    batches.append(pending)
                    pending = []
                pending.append(window)
            batches.append(pending)
        rng.shuffle(batches)
        yield from batches


def tensors(group: list[Window], rng: random.Random) -> tuple[tuple[Tensor, ...], Targets]:
    """Model inputs and targets of one batch."""
    made = batch([_pieces(w, rng) for w in group])
    inputs = tuple(torch.from_numpy(a) for a in (made.ids, made.shapes, made.gaps, made.first))
    shape = made.first.shape
    names = {name for w in group for name in w.doc.labels}
    labels = {name: _fill(shape) for name in sorted(names)}
    heads, relations, source_of, cue_of = (_fill(shape) for _ in range(4))
    sentence = np.full(shape, -1)
    for row, w in enumerate(group):
        here = slice(1, 1 + w.end - w.first)
        for name, values in w.doc.labels.items():
            labels[name][row, here] = values[w.first : w.end]
        for target, values in ((heads, w.doc.heads), (source_of, w.doc.source_of), (cue_of, w.doc.cue_of)):
            if values:
                target[row, here] = [_column(v, w) for v in values[w.first : w.end]]
        if w.doc.relations:
            relations[row, here] = w.doc.relations[w.first : w.end]
        sentence[row, here] = np.cumsum(_starts(w))
    same = sentence[:, :, None] == sentence[:, None, :]
    same[:, :, 0] = True
    as_tensor = {k: torch.from_numpy(v) for k, v in labels.items()}
    rest = (torch.from_numpy(a) for a in (heads, relations, source_of, cue_of, same))
    return inputs, Targets(as_tensor, *rest, _choices(group))


def _choices(group: list[Window]) -> Choices:
    lines = [(row, *line) for row, w in enumerate(group) for line in _lines(w)]
    most = max((len(options) for *_, options, _ in lines), default=1)
    asks = torch.tensor([[row, column, role] for row, column, role, *_ in lines], dtype=torch.long).view(-1, 3)
    options, right = torch.full((len(lines), most), -1), torch.zeros((len(lines), most), dtype=torch.bool)
    for n, (*_, columns, good) in enumerate(lines):
        options[n, : len(columns)] = torch.tensor(columns)
        right[n, : len(columns)] = torch.tensor(good)
    return Choices(asks, options, right)


def _lines(w: Window) -> Iterator[tuple[int, int, list[int], list[bool]]]:
    """Column of the trigger, role, options and which of them are right, for the events of a window."""
    mentions = [(m.word - w.first + 1, m.what) for m in w.doc.mentions if w.first <= m.word < w.end]
    times = [(m.word - w.first + 1, m.what) for m in w.doc.times if w.first <= m.word < w.end]
    places: dict[str, list[int]] = {}
    for column, what in mentions:
        places.setdefault(what, []).append(column)
    for event in w.doc.wanted:
        if not w.first <= event.word < w.end:
            continue
        for role, wanted in event.by_role.items():
            at = event.word - w.first + 1, TIES.index(role)
            if role in ("actor", "recipient"):
                yield from ((*at, columns, [place in wanted] * len(columns)) for place, columns in places.items())
                continue
            options = times if role == "when" else mentions
            right = [not wanted, *(what in wanted for _, what in options)]
            if any(right):
                yield *at, [0, *(column for column, _ in options)], right


def _pieces(w: Window, rng: random.Random) -> list[Pieces]:
    out = w.doc.pieces[w.first : w.end]
    if rng.random() < NO_LINES:
        out = [Pieces(p.ids, p.shape, SPACE) if p.gap == LINE else p for p in out]
    if w.doc.corpus in ("stories", "invented"):
        hidden = [p.shape in _CAPITALISED and rng.random() < NO_NAME for p in out]
        out = [Pieces((MASK,), p.shape, p.gap) if h else p for p, h in zip(out, hidden, strict=True)]
    return out


def _starts(w: Window) -> list[int]:
    begins = set(w.doc.starts)
    return [int(i in begins) for i in range(w.first, w.end)]


def _column(word: int, w: Window) -> int:
    """A word's column in the window: 0 for none or root, IGNORE outside the window."""
    if word == IGNORE:
        return IGNORE
    if word == -1:
        return 0
    return word - w.first + 1 if w.first <= word < w.end else IGNORE


def _fill(shape: tuple[int, ...]) -> np.ndarray:
    return np.full(shape, IGNORE, np.int64)
