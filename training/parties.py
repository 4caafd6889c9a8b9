"""The weights by which reading/choosing.py finds an event's parties: gold stories -> lexicon/parties.tsv.

`python -m training.parties --stories FOLDER… --models FOLD0 FOLD1`: the weights are learned on what each of the
models, trained without every second story, reads in those that it has not seen; a model is too sure of what it was
trained on.

Logistic regressions, for each role at each look, over the places in reach of each gold event. For the second look,
what the first finds is learned by thirds of the stories, on the other two. Full batch, 150 steps of Adam,
numpy only: minutes on one core. The same stories give the same table.
"""

from __future__ import annotations

import argparse
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from pourparler.reading.arguments import default_frame
from pourparler.reading.looks import Looks
from pourparler.reading.party_weights import COLUMNS, ROLES, TABLE, Look, Role, Table, column, is_verb, rows, use
from pourparler.reading.rows import fitting
from pourparler.reading.scopes import scopes_of
from pourparler.record import EventType, Text, Word

from .gold import add_stories, cast_of, gold_stories, parsed, place_of

RARE = 10  # rows seen less often are left out
DECAY = 60.0  # of the weights, towards nothing
STEPS = 150
FOLDS = 3


@dataclass(slots=True)
class Cases:
    """Places in reach of gold events: the traits of each, one after the other, how many each has, and whether it is a
    party. `number`: a trait, the type of its event, whether at a verb -> the trait's number here."""

    number: dict[tuple[str, EventType, bool], int] = field(default_factory=dict)
    traits: array[int] = field(default_factory=lambda: array("q"))
    sizes: list[int] = field(default_factory=list)
    is_party: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class Told:
    """The events of a story as the chooser sees them, and the places of gold's parties, by role."""

    looks: Looks
    gold: list[dict[Role, frozenset[str]]]


def frame_of(text: Text, i: int, kind: str) -> str:
    row = next((r for r in fitting(text, i) if r.type == kind), None)
    return row.frame if row else default_frame(text.words[i], kind)  # type: ignore[arg-type]


def events_of(story: dict, text: Text) -> Iterator[tuple[int, dict]]:
    """(head word, event) of a story's gold events that the model finds, in text order."""
    for event in sorted(story["events"], key=lambda e: e["trigger"][0]):
        inside = [t.word for t in text.triggers if _within(text.words[t.word], event["trigger"])]
        if inside:
            yield inside[0], event


def _within(word: Word, spans: Sequence[Sequence[int]]) -> bool:
    return any(start <= word.start and word.end <= end for start, end in spans)


def told(story: dict, text: Text) -> Told | None:
    """None where the model finds none of gold's events."""
    found = list(events_of(story, text))
    if not found:
        return None
    asked = [(i, frame_of(text, i, e["type"]), e["type"]) for i, e in found]
    gold = [{role: frozenset(map(place_of, e[f"{role}s"])) for role in ROLES} for _, e in found]
    return Told(Looks(scopes_of(text, cast_of(story, text), asked)), gold)


def cases(stories: Sequence[Told], look: Look, role: Role) -> Cases:
    """Each place in reach of each event, with its traits at the first or the second look."""
    out = Cases()
    for story in stories:
        for n, (scope, gold) in enumerate(zip(story.looks.scopes, story.gold, strict=True)):
            kind, verb = scope.type, is_verb(scope.word)
            for where in scope.reach:
                traits = story.looks.traits(n, where, look, gold["actor"] if role == "recipient" else frozenset())
                out.traits.extend(out.number.setdefault((t, kind, verb), len(out.number)) for t in traits)
                out.sizes.append(len(traits))
                out.is_party.append(where in gold[role])
    return out


def fit(stories: Sequence[Told]) -> Table:
    """Row -> weights by COLUMNS. Leaves in the looks what the first look finds, learned on the other stories."""
    for k in range(FOLDS):
        use(_fit_look([s for n, s in enumerate(stories) if n % FOLDS != k], 1))
        for story in stories[k::FOLDS]:
            story.looks.look_once()
    first, second = _fit_look(stories, 1), _fit_look(stories, 2)
    none = (0.0,) * len(COLUMNS)
    return {row: tuple(map(sum, zip(first.get(row, none), second.get(row, none), strict=True)))
            for row in sorted({*first, *second})}  # fmt: skip


def _fit_look(stories: Sequence[Told], look: Look) -> Table:
    """The table with the columns of one look alone."""
    out: Table = {}
    for role in ROLES:
        at = column(role, look)
        for row, weight in _fit_role(cases(stories, look, role)).items():
            old = out.get(row, (0.0,) * len(COLUMNS))
            out[row] = (*old[:at], weight, *old[at + 1 :])
    return out


def _fit_role(seen: Cases) -> dict[str, float]:
    """The weight of each row that is not rare."""
    number: dict[str, int] = {}
    its_rows = np.array([[number.setdefault(row, len(number)) for row in rows(*trait)] for trait in seen.number])
    traits = np.frombuffer(seen.traits, dtype=np.int64)
    lines = np.repeat(np.arange(len(seen.sizes)), seen.sizes)
    truth = np.array(seen.is_party, dtype=float)

    def by_row(by_trait: np.ndarray) -> np.ndarray:
        return np.bincount(its_rows.ravel(), np.repeat(by_trait, its_rows.shape[1]), len(number))

    common = by_row(np.bincount(traits, minlength=len(its_rows))) >= RARE
    weights, mean, spread = (np.zeros(len(number)) for _ in range(3))
    for step in range(1, STEPS + 1):
        log_odds = np.bincount(lines, weights[its_rows].sum(axis=1)[traits], len(truth))
        miss = 1 / (1 + np.exp(-log_odds)) - truth
        slope = common * by_row(np.bincount(traits, miss[lines], len(its_rows))) + DECAY * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        rate = 0.05 if step < 2 * STEPS // 3 else 0.015
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-6)
    return {row: float(weights[n]) for row, n in number.items() if common[n]}


def write(table: Table, path: Path) -> None:
    """The table, rows that weigh nothing left out."""
    kept = {row: numbers for row, numbers in table.items() if max(map(abs, numbers)) >= 0.02}
    lines = ["\t".join((row, *(f"{n:.2f}" for n in numbers))) for row, numbers in sorted(kept.items())]
    path.write_text("\n".join(["\t".join(("trait", *COLUMNS)), *lines]) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.parties", description=__doc__)
    add_stories(parser)
    parser.add_argument("--models", type=Path, nargs="+", default=(), help="exported models of the folds 0/N, 1/N, …")
    parser.add_argument("--out", type=Path, default=TABLE)
    a = parser.parse_args()
    stories = list(filter(None, (told(story, text) for story, text in parsed(gold_stories(a), a.models))))
    write(fit(stories), a.out)
    print(f"{a.out.name}: learned from {sum(len(story.gold) for story in stories)} events")


if __name__ == "__main__":
    main()
