"""Gold stories -> pourparler/reading/lexicon/status_weights.tsv.

`python -m training.status_weights --stories DIR… --out TABLE`. Softmax regression from the signs of an event's tree to
its status, on gold triggers, without the model's view of it. Signs seen fewer than `RARE` times are left out. Run it
anew after the model, the signs or lexicon/status.tsv have changed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import numpy as np

from pourparler.reading.dating import Calendar
from pourparler.reading.status import STATUSES
from pourparler.reading.status_signs import signs
from pourparler.reading.times import find_times
from pourparler.record import Text

from .gold import add_stories, gold_stories, head_of, parsed

RARE = 20
PULL = 4.0  # towards zero: the Gaussian prior of each weight
STEPS = 300


def examples(stories: Iterable[tuple[dict, Text]]) -> Iterator[tuple[list[str], int]]:
    """Signs of each gold event, its status."""
    for story, text in stories:
        published = date.fromisoformat(story["published"])
        calendar = Calendar(text, find_times(story["text"], published), (), published)
        for event in story["events"]:
            word, kind = head_of(text, event["trigger"]), event["type"]
            if word is not None:
                yield signs(text, word, kind, calendar.lies(word, kind)), STATUSES.index(event["status"])


def fit(rows: list[list[int]], labels: np.ndarray, size: int) -> np.ndarray:
    """Weights (signs, statuses) by Adam on the whole set."""
    x = np.zeros((len(rows), size), np.float32)
    for n, row in enumerate(rows):
        x[n, row] = 1
    target = np.eye(len(STATUSES), dtype=np.float32)[labels]
    weights = np.zeros((size, len(STATUSES)), np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = x @ weights
        chance = np.exp(scores - scores.max(1, keepdims=True))
        chance /= chance.sum(1, keepdims=True)
        slope = x.T @ (chance - target) + PULL * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        weights -= 0.03 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_stories(parser)
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    found, labels = zip(*examples(parsed(gold_stories(a))), strict=True)
    counts = Counter(sign for row in found for sign in row)
    known = {sign: n for n, sign in enumerate(sorted(s for s, seen in counts.items() if seen >= RARE))}
    weights = fit([[known[s] for s in row if s in known] for row in found], np.array(labels), len(known))
    lines = ["\t".join(("sign", *STATUSES))]
    lines += ["\t".join((sign, *(f"{w:.2f}" for w in weights[n]))) for sign, n in known.items()]
    a.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{a.out}: {len(known)} signs from {len(labels)} events")


if __name__ == "__main__":
    main()
