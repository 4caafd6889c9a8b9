"""A report's text -> Text: words, sentences, tags, trees, names, role spans and triggers, from one pass of the model.

Windows hold up to CORE pieces whose labels are kept and CONTEXT pieces before them that are only read, so that
a quotation which runs on finds the cue it hangs on. Windows are cut where a sentence may begin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pourparler.record import Name, RoleSpan, Text, Trigger, Word

from .dateline import dateline_end
from .lemmas import lemma
from .model import Model, Scores, load
from .ties import Ties, ties
from .trees import best_heads
from .windows import Pieces, batch, sentence_starts, word_pieces
from .words import words

CORE, CONTEXT, LONGEST = 190, 70, 400  # pieces
BATCH = 4096  # pieces of one run of the model
TRIGGER = 0.4  # probability from which a word is kept as the head of a trigger


def parse(text: str, model: Model | None = None) -> Text:
    """Words of a raw text with all that the model knows of them."""
    return parse_words(text, words(text), model)


def parse_words(
    text: str, spans: Sequence[tuple[int, int]], model: Model | None = None, starts: Sequence[int] = ()
) -> Text:
    """The same on given words, and on given sentence starts where there are any (to measure the trees alone)."""
    if not spans:
        return Text(text, (), ())
    model = model or load()
    pieces = word_pieces(text, spans)
    windows = _windows(pieces, list(starts) or sentence_starts(text, list(spans)))
    found = _run(model, pieces, windows)
    begins = np.zeros(len(spans), bool)
    begins[[w.core for w in windows]] = True
    if report := dateline_end(text):
        begins[[i for i, (start, _) in enumerate(spans) if start >= report][:1]] = True
    begins |= found.labels["sentence"].argmax(1) == 1 if not starts else np.isin(np.arange(len(spans)), starts)
    sentences = _ranges(begins)
    tagged = _words(text, spans, sentences, found, model)
    names = tuple(Name(a, b, kind) for kind, a, b in bio(found.labels["name"], model.sets["name"]))  # type: ignore[arg-type]
    return Text(text, tagged, sentences, names, _roles(found, model), _triggers(found, model))


@dataclass(frozen=True, slots=True)
class _Window:
    """Words [first, end) of which [core, end) are kept."""

    first: int
    core: int
    end: int


@dataclass(slots=True)
class _Found:
    """Scores put back in the order of the words: labels (words, labels); of each word its window's scores and row."""

    labels: dict[str, np.ndarray]
    scores: list[tuple[Scores, int, _Window]]
    of_word: np.ndarray


def _windows(pieces: Sequence[Pieces], starts: Sequence[int]) -> list[_Window]:
    sizes = np.array([len(p.ids) for p in pieces])
    total = np.concatenate([[0], np.cumsum(sizes)])
    bounds = _bounds(total, [*starts, len(pieces)])
    out, core = [], 0
    for i in range(1, len(bounds)):
        last = i + 1 == len(bounds)
        if last or total[bounds[i + 1]] - total[core] > CORE:
            first = next((b for b in bounds if total[core] - total[b] <= CONTEXT), core)
            out.append(_Window(min(first, core), core, bounds[i]))
            core = bounds[i]
    return out


def _bounds(total: np.ndarray, starts: Sequence[int]) -> list[int]:
    """Starts of stretches, none longer than LONGEST pieces: a longer one is cut where it stands."""
    out = [0]
    for start in starts:
        while total[start] - total[out[-1]] > LONGEST:
            out.append(int(np.searchsorted(total, total[out[-1]] + LONGEST, side="right")) - 1)
        if start > out[-1]:
            out.append(start)
    return out


def _run(model: Model, pieces: Sequence[Pieces], windows: Sequence[_Window]) -> _Found:
    size = [sum(len(p.ids) for p in pieces[w.first : w.end]) for w in windows]
    order = sorted(range(len(windows)), key=lambda k: size[k])
    scores: list[tuple[Scores, int, _Window]] = [None] * len(windows)  # type: ignore[list-item]
    at = 0
    while at < len(order):
        n = 1
        while at + n < len(order) and (n + 1) * (size[order[at + n]] + 2) <= BATCH:
            n += 1
        group = order[at : at + n]
        made = model.scores(batch([pieces[windows[k].first : windows[k].end] for k in group]))
        for row, k in enumerate(group):
            scores[k] = (made, row, windows[k])
        at += n
    of_word = np.concatenate([np.full(w.end - w.core, k) for k, w in enumerate(windows)])
    labels = {
        name: np.concatenate([s.labels[name][row, 1 + w.core - w.first : 1 + w.end - w.first] for s, row, w in scores])
        for name in model.sets
        if name != "relation"
    }
    return _Found(labels, scores, of_word)


def _ranges(begins: np.ndarray) -> tuple[tuple[int, int], ...]:
    first = [int(i) for i in np.flatnonzero(begins)]
    return tuple(zip(first, [*first[1:], len(begins)], strict=True))


def _words(
    text: str, spans: Sequence[tuple[int, int]], sentences: Sequence[tuple[int, int]], found: _Found, model: Model
) -> tuple[Word, ...]:
    upos = [model.sets["upos"][k] for k in found.labels["upos"].argmax(1)]
    xpos = [model.sets["xpos"][k] for k in found.labels["xpos"].argmax(1)]
    relation_names = model.sets["relation"]
    column = model.sets["xpos"].index
    out = []
    for s, (first, end) in enumerate(sentences):
        scores, row, window = found.scores[found.of_word[first]]
        a, b = 1 + first - window.first, 1 + end - window.first
        arcs = np.concatenate([scores.arcs[row, a:b, :1], scores.arcs[row, a:b, a:b]], 1)
        heads = best_heads(arcs)
        columns = [0 if h < 0 else a + h for h in heads]
        labels = model.relations(scores.dependent[row, a:b], scores.governor[row, columns])
        labels = _root_alone(labels, heads, relation_names.index("root"))
        relations = [relation_names[label] for label in labels.argmax(1)]
        for i in _with_auxiliary(heads, relations):
            regular = text.endswith("ed", *spans[first + i])
            if upos[k := first + i] in (("ADJ", "NOUN", "ADV") if regular else ("ADJ", "NOUN")):  # "has postponed"
                tags = ("VBG",) if text.endswith("ing", *spans[k]) else ("VBN", "VB")
                upos[k], xpos[k] = "VERB", max(tags, key=lambda tag: found.labels["xpos"][k, column(tag)])
        for i, (head, deprel) in enumerate(zip(heads, relations, strict=True), first):
            start, stop = spans[i]
            form = text[start:stop]
            head = first + head if head >= 0 else -1
            out.append(Word(i, start, stop, form, lemma(form, upos[i]), upos[i], xpos[i], head, deprel, s))
    return tuple(out)


def _with_auxiliary(heads: Sequence[int], relations: Sequence[str]) -> set[int]:
    """Words of a sentence that have an auxiliary and no copula: by UD only verbs do."""
    found = {h for h, r in zip(heads, relations, strict=True) if r in ("aux", "aux:pass")}
    return found - {-1} - {h for h, r in zip(heads, relations, strict=True) if r == "cop"}


def _root_alone(labels: np.ndarray, heads: Sequence[int], root: int) -> np.ndarray:
    """`root` for the root of the tree and for no other word."""
    labels = labels.copy()
    labels[:, root] = -np.inf
    labels[[i for i, h in enumerate(heads) if h < 0], root] = np.inf
    return labels


def bio(logits: np.ndarray, names: Sequence[str]) -> list[tuple[str, int, int]]:
    """Best BIO labelling as (type, first, end): I-x follows B-x or I-x alone (Viterbi)."""
    follows = np.zeros((len(names), len(names)), np.float32)  # [before, after]
    for j, name in enumerate(names):
        if name.startswith("I-"):
            follows[:, j] = [0.0 if before[2:] == name[2:] else -np.inf for before in names]
    begin = np.array([-np.inf if name.startswith("I-") else 0.0 for name in names], np.float32)
    back = np.zeros(logits.shape, np.int64)
    best = logits[0] + begin
    columns = np.arange(len(names))
    for i in range(1, len(logits)):
        paths = best[:, None] + follows
        back[i] = paths.argmax(0)
        best = paths[back[i], columns] + logits[i]
    state = int(best.argmax())
    out: list[tuple[str, int, int]] = []
    end = 0
    for i in range(len(logits) - 1, -1, -1):
        name = names[state]
        if name != "O" and not end:
            end = i + 1
        if name.startswith("B-"):
            out.append((name[2:], i, end))
            end = 0
        state = int(back[i, state])
    return out[::-1]


def _roles(found: _Found, model: Model) -> tuple[RoleSpan, ...]:
    """Role spans with links: of a cue to its source, of a content to its cue; the best among those found, or none."""
    logits = found.labels["role"]
    probability = _softmax(logits)
    pieces = bio(logits, model.sets["role"])
    places = {role: {a: k for k, (r, a, _) in enumerate(pieces) if r == role} for role in ("source", "cue", "content")}
    out = []
    for role, first, end in pieces:
        label = [model.sets["role"].index(f"{'B' if i == first else 'I'}-{role}") for i in range(first, end)]
        score = float(probability[np.arange(first, end), label].mean())
        link = -1
        if role != "source":
            link = _link(
                found, first, "source" if role == "cue" else "cue", places["source" if role == "cue" else "cue"]
            )
        out.append(RoleSpan(role, first, end, link, score))  # type: ignore[arg-type]
    return tuple(out)


def _link(found: _Found, word: int, kind: str, options: dict[int, int]) -> int:
    scores, row, window = found.scores[found.of_word[word]]
    line = (scores.source if kind == "source" else scores.cue)[row, 1 + word - window.first]
    best, link = line[0], -1
    for target, index in options.items():
        if window.first <= target < window.end and line[1 + target - window.first] > best:
            best, link = line[1 + target - window.first], index
    return link


def _triggers(found: _Found, model: Model) -> tuple[Trigger, ...]:
    probability = _softmax(found.labels["event"])
    of_word = [(name, _softmax(found.labels[name])) for name in ("status", "mode")]
    names = model.sets["event"]
    types = probability[:, 2:]
    out = []
    for i in np.flatnonzero(types.sum(1) >= TRIGGER):
        order = np.argsort(-types[i])
        likely = [k for k in order if types[i, k] >= 0.02 or k == order[0]]
        by_type = {names[2 + k]: float(types[i, k]) for k in likely}
        tied = _ties(found, int(i))
        out.append(
            Trigger(int(i), float(types[i].sum()), by_type, *(_named(model.sets[n], p[i]) for n, p in of_word), tied)  # type: ignore[arg-type]
        )
    return tuple(out)


def _named(names: Sequence[str], probability: np.ndarray) -> dict[str, float]:
    return {name: float(p) for name, p in zip(names, probability, strict=True)}


def _ties(found: _Found, word: int) -> Ties:
    """Ties of a trigger to the words of its window, those that are only read there too."""
    scores, row, window = found.scores[found.of_word[word]]
    end = 1 + window.end - window.first
    return ties(scores.asks[row, 1 + word - window.first], scores.offers[row, :end], window.first)


def _softmax(x: np.ndarray) -> np.ndarray:
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)
