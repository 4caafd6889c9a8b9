"""Gold stories, read by the model -> pourparler/reading/lexicon/date_weights.tsv.

`python -m training.date_weights --stories FOLDER…`, after the tables of status and parties. A choice is one read
event that gold has too: the signs of each date in question, and which of them gold takes. Where gold's date is not
in question none is the answer, at half weight. What the model's ties add is given, not learned: the shipped model
has seen these stories. With `--models FOLD0 FOLD1` each story is read by the model whose fold left it out.
Multinomial logistic regression over each event's own choices, by Adam on the whole set, numpy only: a minute or
two. The same stories give the same table. `--mean TABLE…` takes the mean with tables learned on other parses or texts.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from pourparler.reading.date_weights import TABLE, read_weights, rows
from pourparler.reading.dating import Calendar
from pourparler.reading.dating_signs import Dates
from pourparler.reading.read import read
from pourparler.record import Event, Interval, Reading, Report, Text

from .gold import add_stories, gold_stories, parsed

RARE = 10  # rows seen less often are left out
DECAY = 24.0  # of the weights, towards nothing
STEPS = 200
MISSING = 0.5  # weight of an event whose gold date is not in question


@dataclass(frozen=True, slots=True)
class Choice:
    """One event: the rows of each date in question, what the model adds to them, which is right, how much it counts."""

    story: str
    options: list[list[str]]
    leanings: list[float]
    right: int
    weight: float


def dates_of(reading: Reading, text: Text) -> Dates:
    """The dates in question for the events of a reading."""
    published = reading.report.published
    calendar = Calendar(text, reading.timexes, reading.places, published)
    return Dates(text, reading.events, reading.attributions, reading.timexes, calendar, published)


def choices(story: dict, reading: Reading, text: Text) -> Iterator[Choice]:
    dates = dates_of(reading, text)
    for n, event in enumerate(reading.events):
        gold = _gold(story, event)
        if gold is None:
            continue
        signs, leans = dates.signs(n), [lean for *_, lean in dates.weights(n)]
        known = {_written(interval): k for k, (interval, _) in enumerate(signs)}
        right = known.get(gold["when"] and tuple(gold["when"]))
        options = [[row for sign in sorted(s) for row in rows(sign, dates.stage(n))] for _, s in signs]
        chosen, counts = (known[None], MISSING) if right is None else (right, 1.0)
        yield Choice(story["id"], options, leans, chosen, counts)


def _gold(story: dict, event: Event) -> dict | None:
    """The gold event that the trigger touches; one of its type before others."""
    found = [
        gold
        for gold in story["events"]
        if any(start < span.end and span.start < end for start, end in gold["trigger"] for span in event.trigger)
    ]
    return next((gold for gold in found if gold["type"] == event.type), found[0] if found else None)


def _written(interval: Interval | None) -> tuple[str | None, str | None] | None:
    if interval is None:
        return None
    return interval.first and interval.first.isoformat(), interval.last and interval.last.isoformat()


def fit(found: Sequence[Choice]) -> dict[str, float]:
    """Row -> weight."""
    seen = Counter(row for choice in found for option in choice.options for row in option)
    number = {row: n for n, row in enumerate(sorted(row for row, times in seen.items() if times >= RARE))}
    lines, columns, event, truth, weight = _arrays(found, number)
    given = np.array([lean for choice in found for lean in choice.leanings])
    weights, mean, spread = (np.zeros(len(number)) for _ in range(3))
    for step in range(1, STEPS + 1):
        score = given + np.bincount(lines, weights[columns], len(truth))
        chance = np.exp(score - np.maximum.reduceat(score, np.unique(event, return_index=True)[1])[event])
        chance /= np.bincount(event, chance)[event]
        slope = np.bincount(columns, (weight * (chance - truth))[lines], len(number)) + DECAY * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        rate = 0.05 if step < 2 * STEPS // 3 else 0.015
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-6)
    return {row: float(weights[n]) for row, n in number.items()}


def _arrays(found: Sequence[Choice], number: dict[str, int]) -> tuple[np.ndarray, ...]:
    """For each row of each option its line and column; for each line (option) its event, whether right, its weight."""
    lines, columns, event, truth, weight = [], [], [], [], []
    for n, choice in enumerate(found):
        for k, option in enumerate(choice.options):
            kept = [number[row] for row in option if row in number]
            columns += kept
            lines += [len(truth)] * len(kept)
            event.append(n)
            truth.append(float(k == choice.right))
            weight.append(choice.weight)
    return np.array(lines), np.array(columns), np.array(event), np.array(truth), np.array(weight)


def mean(tables: Sequence[dict[str, float]]) -> dict[str, float]:
    """Row -> its mean weight, 0 where a table lacks it."""
    rows = {row for table in tables for row in table}
    return {row: sum(table.get(row, 0.0) for table in tables) / len(tables) for row in rows}


def write(weights: dict[str, float], path: Path) -> None:
    """The table, rows that weigh nothing left out."""
    lines = [f"{row}\t{weight:.2f}" for row, weight in sorted(weights.items()) if abs(weight) >= 0.03]
    path.write_text("sign\tweight\n" + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.date_weights", description=__doc__)
    add_stories(parser)
    parser.add_argument("--models", type=Path, nargs="+", default=(), help="exported models of the folds 0/N, 1/N, …")
    parser.add_argument("--mean", type=Path, nargs="+", default=(), help="tables to take the mean with")
    parser.add_argument("--out", type=Path, default=TABLE)
    a = parser.parse_args()
    found: list[Choice] = []
    for story, text in parsed(gold_stories(a), a.models):
        report = Report(story["text"], date.fromisoformat(story["published"]), dateline=story.get("dateline", ""))
        found += choices(story, read(report, parse=lambda _, text=text: text), text)
    write(mean([fit(found), *map(read_weights, a.mean)]), a.out)
    print(f"{a.out.name}: learned from {len(found)} events")


if __name__ == "__main__":
    main()
