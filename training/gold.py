"""Gold stories as training reads them: which files, their cast, the head words of their triggers."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from pourparler.reading.attribution import attributions
from pourparler.reading.cast import Cast
from pourparler.record import Report, Text

from .annotated import read_annotated


def add_stories(parser: ArgumentParser) -> None:
    """The options that say which gold stories are meant; `gold_stories` takes what they hold."""
    parser.add_argument("--stories", type=Path, nargs="+", required=True, help="folders of gold stories")
    parser.add_argument("--annotated", type=Path, nargs="*", default=[], help="our events on texts of others")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="those texts: JSON lines, gzipped")


def gold_stories(a: Namespace) -> list[dict]:
    """Gold stories and annotated texts, in an order that folds count by: folder by folder, by name."""
    files = [path for folder in a.stories for path in sorted(folder.glob("*.json"))]
    return [json.loads(path.read_text(encoding="utf-8")) for path in files] + [*read_annotated(a.annotated, a.texts)]


def parsed(stories: Sequence[dict], models: Sequence[Path] = ()) -> Iterator[tuple[dict, Text]]:
    """Each story with its parse: by the shipped model, or of N models by the one whose fold left it out
    (`training train --fold K/N`)."""
    from pourparler.language.model import load, open_model
    from pourparler.language.parse import parse

    opened = [open_model(folder) for folder in models] or [load()]
    for n, story in enumerate(stories):
        yield story, parse(story["text"], opened[n % len(opened)])


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
