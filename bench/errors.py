"""Where attributions go wrong: PolNeAR articles and our predictions -> counts of errors in groups, by kind of cue.

Attributions are paired as the scorer pairs them (content + source, then content alone); what is left over is sorted by
what stands there. Kinds of cue are the acts of the reader's table (pourparler/reading/cues.py), else parts of speech.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from pourparler.language.parse import parse
from pourparler.reading.cues import cue_verbs, cue_word
from pourparler.record import Span, Text

from .predict import outermost, rows

GROUPS = (
    "found", "source: another", "source: ours is none", "source: gold has none",
    "content: too long", "content: too short", "content: elsewhere", "missed: inside another", "missed: nothing there",
    "spurious: inside a gold content", "spurious: nothing there",
)  # fmt: skip

_COLUMNS = 9


def groups(shared: Path, gold: Path) -> str:
    """A table of the groups, in rows, and the kinds of cue, in columns, most frequent first; the rare ones together."""
    counts: Counter[tuple[str, str]] = Counter()
    scorer = _scorer(shared)
    for row in rows(gold):
        counts.update(_article(scorer, row, parse(row["text"])))
    size: Counter[str] = Counter()
    for (_, kind), n in counts.items():
        size[kind] += n
    shown = [kind for kind, _ in size.most_common(_COLUMNS)]
    lines = ["| | all | " + " | ".join(shown) + " | rest |", "| --- " * (len(shown) + 3) + "|"]
    for group in GROUPS:
        each = [counts[group, kind] for kind in shown]
        whole = sum(counts[group, kind] for kind in size)
        lines.append(f"| {group} | {whole} | " + " | ".join(map(str, each)) + f" | {whole - sum(each)} |")
    return "\n".join(lines)


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_attribution", shared / "tools" / "score_attribution.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"bench: {shared}/tools/score_attribution.py is not there; name the folder with --shared")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _article(scorer: ModuleType, row: dict, text: Text) -> Iterator[tuple[str, str]]:
    """(group, kind of cue) of each gold attribution and of each spurious one."""
    place = scorer.Text(row["text"])
    written, ours = row["attributions"], outermost(text)
    gold, found = ([scorer.Attribution(place, a) for a in some] for some in (written, ours))
    right = dict(scorer.match(gold, found, scorer.pair_score("content+source")))
    same = {g: p for g, p in scorer.match(gold, found, scorer.pair_score("content")) if p not in right.values()}
    used = set(right.values())
    for i, g in enumerate(gold):
        kind = _kind(text, written[i])
        if i in right:
            yield "found", kind
        elif i in same:
            used.add(same[i])
            yield _source_group(g, found[same[i]]), kind
        else:
            group, near = _content_group(g, found)
            used |= near
            yield group, kind
    for j, p in enumerate(found):
        if j not in used:
            inside = any(g.spans["content"] & p.spans["content"] for g in gold)
            yield f"spurious: {'inside a gold content' if inside else 'nothing there'}", _kind(text, ours[j])


def _source_group(gold: Any, ours: Any) -> str:
    if not gold.spans["source"]:
        return "source: gold has none"
    return "source: another" if ours.spans["source"] else "source: ours is none"


def _content_group(gold: Any, found: list[Any]) -> tuple[str, set[int]]:
    """Why no content fits, and which of ours it is, by the same cue."""
    near = [j for j, p in enumerate(found) if gold.words["cue"] & p.words["cue"]]
    if near:
        ours, want = found[near[0]].spans["content"], gold.spans["content"]
        group = "elsewhere" if not ours & want else "too long" if len(ours) > len(want) else "too short"
        return f"content: {group}", {near[0]}
    inside = any(gold.spans["content"] & p.spans["content"] for p in found)
    return f"missed: {'inside another' if inside else 'nothing there'}", set()


def _kind(text: Text, attribution: dict) -> str:
    """The act of a cue's verb, else its part of speech in small letters; "no cue"."""
    word = cue_word(text, Span(*attribution["cue"][0])) if attribution["cue"] else None
    if word is None:
        return "no cue"
    if word.lemma.lower() in ("accord", "according"):
        return "according to"
    other = "other verb" if word.upos == "VERB" else word.upos.lower()
    return cue_verbs().get(word.lemma.lower(), other) if word.upos == "VERB" else other
