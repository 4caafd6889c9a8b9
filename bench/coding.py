"""Event coding alone, words, trees and attributions given: how fast, and what model and lexicon are each worth.

`python -m bench coding GOLD`, GOLD a folder of gold stories.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

from pourparler.language.parse import parse
from pourparler.reading.attribution import attributions
from pourparler.reading.cast import Cast
from pourparler.reading.events import find_events
from pourparler.reading.places import find_places
from pourparler.reading.rows import fitting
from pourparler.reading.times import find_times
from pourparler.record import Report, Text, Trigger

from .predict import write_stories

PASSES = 10  # the first of them loads the tables
_EVENTS = "pourparler.reading.events"
ENGINES: dict[str, tuple[Callable[[Text], Text], Callable[[], AbstractContextManager[object]]]] = {
    "model": (lambda text: text, lambda: patch.multiple(_EVENTS, fitting=lambda *_: [], status_of=_likeliest)),
    "lexicon": (lambda text: _by_lexicon(text), nullcontext),
    "both": (lambda text: text, nullcontext),
}  # what is read, and what is switched off


def measure(gold: Path, scorer: Callable[[Path], list[str]]) -> str:
    """A table in Markdown: detection, coding and status of each engine, and sentences a second on one core."""
    texts = {story["id"]: (story, parse(story["text"])) for story in map(_load, sorted(gold.glob("*.json")))}
    rows = ["| events by | detection F1 | coding F1 | status |", "| --- | --- | --- | --- |"]
    for name, (seen, without) in ENGINES.items():
        with tempfile.TemporaryDirectory() as folder, without():
            write_stories(Path(folder), [(story, seen(text)) for story, text in texts.values()])
            run = subprocess.run([*scorer(Path(folder)), "--json"], capture_output=True, text=True, check=True)
        got = json.loads(run.stdout)
        figures = (got["events.detection"]["f1"], got["events.coding"]["f1"], got["events.status"]["accuracy"])
        rows.append(f"| {name} | " + " | ".join(f"{f:.3f}" for f in figures) + " |")
    return "\n".join([*rows, "", f"Coding: {_rate(texts):,.0f} sentences/s of processor time."])


def _load(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def _likeliest(text: Text, i: int, learned: Mapping[str, float] | None, *_: object) -> str:
    return max(learned, key=lambda s: learned[s]) if learned else "happened"


def _by_lexicon(text: Text) -> Text:
    """The text with a trigger at each word that an `often` row fits, as the only thing known of events."""
    triggers = []
    for word in text.words:
        rows = [row for row in fitting(text, word.i) if row.weight == "often" and row.needs != "actor"]
        if rows:
            triggers.append(Trigger(word.i, 1.0, {rows[0].type: 1.0}, {}))
    return replace(text, triggers=tuple(triggers))


def _rate(texts: Mapping[str, tuple[dict, Text]]) -> float:
    """Sentences per second of processor time in the best of PASSES: whatever else runs only adds to it."""
    return sum(len(text.sentences) for _, text in texts.values()) / min(_seconds(texts) for _ in range(PASSES))


def _seconds(texts: Mapping[str, tuple[dict, Text]]) -> float:
    spent = 0.0
    for story, text in texts.values():
        report = Report(story["text"], date.fromisoformat(story["published"]))
        cast = Cast(text, report)
        says = attributions(text, cast.sources, cast.adjective)
        cast.set_speakers(says)
        times, places = find_times(report.text, report.published), find_places(text)
        began = time.process_time()
        find_events(text, cast, says, times, places, report.published)
        spent += time.process_time() - began
    return spent
