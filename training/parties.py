"""The weights by which reading/choosing.py finds an event's parties: gold stories -> lexicon/parties.tsv.

`python -m training.parties FOLDER…`, after the reader model is exported: its trees are what the weights are learned on.

A logistic regression for each role over the places in reach of each gold event; gold tells the parties of the events
before it. Full batch, a few hundred steps of Adam, numpy only: a minute on one core. The same
stories give the same table.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from pourparler.reading.actors import Cast
from pourparler.reading.arguments import default_frame
from pourparler.reading.attribution import attributions
from pourparler.reading.choosing import ROLES, Chooser, Scope, crossings
from pourparler.reading.rows import fitting
from pourparler.record import Report, Text

RARE = 10  # rows seen less often are left out
DECAY = 5.0  # of the weights, towards nothing
STEPS = 300


class Case:
    """One place in reach of one gold event: its rows, for each role, and whether it is a party."""

    __slots__ = ("is_party", "rows")

    def __init__(self, rows: tuple[list[str], list[str]], is_party: tuple[bool, bool]):
        self.rows, self.is_party = rows, is_party


def place_of(actor: dict) -> str:
    return (actor.get("country") or actor.get("sector") or actor.get("name") or "").upper()


def head_of(text: Text, spans: Sequence[Sequence[int]]) -> int | None:
    """The word of a trigger that is nearest to the root."""
    inside = [w for w in text.words if any(w.start < end and w.end > start for start, end in spans)]
    inside = [w for w in inside if w.upos in ("VERB", "NOUN", "ADJ", "PROPN", "AUX")] or inside
    return min(inside, key=lambda w: (_depth(text, w.i), w.i)).i if inside else None


def _depth(text: Text, i: int) -> int:
    depth = 0
    while (i := text.words[i].head) >= 0 and depth < 60:
        depth += 1
    return depth


def frame_of(text: Text, i: int, kind: str) -> str:
    row = next((r for r in fitting(text, i) if r.type == kind), None)
    return row.frame if row else default_frame(text.words[i], kind)  # type: ignore[arg-type]


def cast_of(story: dict, text: Text) -> Cast:
    report = Report(story["text"], date.fromisoformat(story["published"]), dateline=story.get("dateline", ""))
    cast = Cast(text, report)
    cast.set_speakers(attributions(text, cast.sources))
    return cast


def events_of(story: dict, text: Text) -> Iterator[tuple[int, dict]]:
    """(head word, event) of a story's gold events, in text order."""
    for event in sorted(story["events"], key=lambda e: e["trigger"][0]):
        if (i := head_of(text, event["trigger"])) is not None:
            yield i, event


def cases(story: dict, text: Text) -> Iterator[Case]:
    chooser = Chooser(text, cast_of(story, text))
    for i, event in events_of(story, text):
        scope = chooser.scope(i, frame_of(text, i, event["type"]), event["type"])
        actors = frozenset(map(place_of, event["actors"]))
        recipients = frozenset(map(place_of, event["recipients"]))
        for where in scope.reach:
            rows = _rows(chooser, scope, where, frozenset()), _rows(chooser, scope, where, actors)
            yield Case(rows, (where in actors, where in recipients))
        chooser.note(scope, actors, recipients)


def _rows(chooser: Chooser, scope: Scope, where: str, actors: frozenset[str]) -> list[str]:
    return [row for trait in ("anyone", *chooser.traits(scope, where, actors)) for row in crossings(trait, scope)]


def fit(found: Sequence[Case]) -> dict[str, tuple[float, float]]:
    """Row -> weights for actor and recipient."""
    seen = Counter(row for case in found for row in {*case.rows[0], *case.rows[1]})
    names = sorted(row for row, n in seen.items() if n >= RARE)
    number = {row: n for n, row in enumerate(names)}
    both = [_fit_role([c.rows[r] for c in found], [c.is_party[r] for c in found], number) for r in range(len(ROLES))]
    return {row: (float(both[0][n]), float(both[1][n])) for row, n in number.items()}


def _fit_role(rows: list[list[str]], is_party: list[bool], number: dict[str, int]) -> np.ndarray:
    kept = [[number[row] for row in case if row in number] for case in rows]
    columns = np.array([n for case in kept for n in case], dtype=np.int64)
    lines = np.repeat(np.arange(len(kept)), [len(case) for case in kept])
    truth = np.array(is_party, dtype=float)
    weights, mean, spread = (np.zeros(len(number)) for _ in range(3))
    for step in range(1, STEPS + 1):
        odds = 1 / (1 + np.exp(-np.bincount(lines, weights[columns], len(truth))))
        slope = np.bincount(columns, (odds - truth)[lines], len(number)) + DECAY * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        rate = 0.05 if step < 2 * STEPS // 3 else 0.015
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-6)
    return weights


def write(weights: dict[str, tuple[float, float]], path: Path) -> None:
    """The table, rows that weigh nothing left out."""
    lines = [f"{row}\t{a:.2f}\t{r:.2f}" for row, (a, r) in sorted(weights.items()) if max(abs(a), abs(r)) >= 0.05]
    path.write_text("trait\tactor\trecipient\n" + "\n".join(lines) + "\n", encoding="utf-8")


def make(folders: Sequence[Path], path: Path, parse: Callable[[str], Text]) -> int:
    """Write the table from the stories of the folders; how many events it learned from."""
    found: list[Case] = []
    n = 0
    for file in sorted(f for folder in folders for f in folder.glob("*.json")):
        story = json.loads(file.read_text(encoding="utf-8"))
        found += cases(story, parse(story["text"]))
        n += len(story["events"])
    write(fit(found), path)
    return n


def main() -> None:
    from pourparler.language.parse import parse

    parser = argparse.ArgumentParser(prog="python -m training.parties", description=__doc__)
    parser.add_argument("stories", type=Path, nargs="+", help="folders of gold stories")
    parser.add_argument("--out", type=Path, default=Path("pourparler/reading/lexicon/parties.tsv"))
    a = parser.parse_args()
    print(f"{a.out.name}: learned from {make(a.stories, a.out, parse)} events")


if __name__ == "__main__":
    main()
