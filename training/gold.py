"""Gold stories as training reads them: which files, their cast, the head words of their triggers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from pourparler.reading.actors import Cast
from pourparler.reading.attribution import attributions
from pourparler.record import Report, Text

Parse = Callable[[str], Text]


def story_files(folders: Sequence[Path]) -> list[Path]:
    """The stories of the folders, in an order that folds count by: folder by folder, by name."""
    return [path for folder in folders for path in sorted(folder.glob("*.json"))]


def read_stories(files: Sequence[Path]) -> Iterator[dict]:
    for path in files:
        yield json.loads(path.read_text(encoding="utf-8"))


def parses(count: int, models: Sequence[Path] = ()) -> Iterator[Parse]:
    """For each of `count` stories, what parses it: the shipped model, or of N models the one whose fold left it out
    (`training train --fold K/N`)."""
    from pourparler.language.model import load, open_model
    from pourparler.language.parse import parse

    opened = [open_model(folder) for folder in models] or [load()]
    for n in range(count):
        model = opened[n % len(opened)]
        yield lambda text, model=model: parse(text, model)


def cast_of(story: dict, text: Text) -> Cast:
    report = Report(story["text"], date.fromisoformat(story["published"]), dateline=story.get("dateline", ""))
    cast = Cast(text, report)
    cast.set_speakers(attributions(text, cast.sources))
    return cast


def place_of(actor: dict) -> str:
    """What an actor is told apart by, as in reading/slots.py."""
    return (actor.get("country") or actor.get("sector") or actor.get("name") or "").upper()


def head_of(text: Text, spans: Sequence[Sequence[int]]) -> int | None:
    """The content word of a trigger that is nearest to the root."""
    inside = [w for w in text.words if any(w.start < end and w.end > start for start, end in spans)]
    heavy = [w for w in inside if w.upos in ("VERB", "NOUN", "ADJ", "PROPN", "AUX")] or inside
    return min(heavy, key=lambda w: (_depth(text, w.i), w.i)).i if heavy else None


def _depth(text: Text, i: int) -> int:
    depth = 0
    while (i := text.words[i].head) >= 0 and depth < 60:
        depth += 1
    return depth
