"""Refresh RESULTS.md: every kind predicted and scored, one table, with date, commit and machine."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from bench.__main__ import scorer

from .predict import KINDS, rows
from .speed import measure

RESULTS = Path(__file__).parent / "RESULTS.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

# (kind, gold below data/, options, [(what, path into the scorer's JSON, at least)])
MEASURES: list[tuple[str, str, dict, list[tuple[str, tuple[str, ...], float | None]]]] = [
    ("ud", "ud/dev.conllu.gz", {"gold_words": True}, [
        ("UPOS, EWT", ("ewt", "UPOS", "f1"), 0.960), ("UPOS, GUM", ("gum", "UPOS", "f1"), 0.975),
        ("UAS, EWT", ("ewt", "UAS", "f1"), None), ("UAS, GUM", ("gum", "UAS", "f1"), None),
        ("LAS, EWT", ("ewt", "LAS", "f1"), 0.875), ("LAS, GUM", ("gum", "LAS", "f1"), 0.875),
        *((f"names, {k}, exact F1", ("names", k, "f1"), bar) for k, bar in (("PER", 0.68), ("LOC", 0.68), ("ORG", 0.52), ("TIME", 0.65))),
    ]),
    ("ud", "ud/dev.conllu.gz", {}, [
        ("words F1, GUM", ("gum", "Words", "f1"), None), ("sentences F1, GUM", ("gum", "Sentences", "f1"), None),
        ("LAS F1, GUM", ("gum", "LAS", "f1"), 0.865), ("LAS F1, EWT", ("ewt", "LAS", "f1"), None),
    ]),
    ("polnear", "polnear/dev.jsonl.gz", {}, [
        ("content F1 (IoU 0.5)", ("attribution", "content", "f1"), 0.74),
        ("content + source F1", ("attribution", "content+source", "f1"), 0.68),
        ("content + source precision", ("attribution", "content+source", "precision"), None),
        ("exact spans F1, source", ("exact", "source", "f1"), None), ("exact spans F1, cue", ("exact", "cue", "f1"), None),
        ("exact spans F1, content", ("exact", "content", "f1"), None),
    ]),
    ("stories", "stories/dev", {}, [
        ("events: detection F1", ("events.detection", "f1"), 0.45), ("events: coding F1", ("events.coding", "f1"), 0.35),
        ("events: whole F1", ("events.whole", "f1"), None), ("events: status accuracy", ("events.status", "accuracy"), None),
        ("events: when, accuracy on dated", ("events.when_dated", "accuracy"), None),
        ("events: source, accuracy on attributed", ("events.source_attributed", "accuracy"), None),
        ("events: actors F1", ("events.actors", "f1"), None), ("events: recipients F1", ("events.recipients", "f1"), None),
        ("matters F1", ("matters", "f1"), None), ("groups F1", ("groups", "f1"), None), ("stances F1", ("stances", "f1"), None),
        ("disputes F1", ("disputes", "f1"), None),
    ]),
    ("cluster", "clusters/macron-iran", {}, [
        ("same happening, B-cubed F1", ("same", "f1"), None), ("matters F1", ("matters", "f1"), None), ("disputes F1", ("disputes", "f1"), None),
    ]),
    ("cluster", "clusters/macron-iran", {"gold_stories": True}, [
        ("same happening, found events, F1", ("same_read", "f1"), None), ("disputes F1", ("disputes", "f1"), None),
    ]),
    ("plover", "plover_gsr/dev.jsonl", {}, [
        ("type F1", ("type", "f1"), None), ("actor country F1", ("actor", "f1"), None), ("recipient country F1", ("recipient", "f1"), None),
    ]),
    ("timex", "timex/train.jsonl.gz", {"third": True}, [
        ("relaxed F1", ("relaxed", "f1"), None), ("value F1", ("value", "f1"), None),
        ("right day, recall", ("calendar", "recall_day"), None), ("right day, precision", ("calendar", "precision_day"), None),
    ]),
    ("geo", "geo/dev.jsonl.gz", {}, [
        ("TR-News, within 161 km end to end", ("tr-news", "end_to_end_161km"), None),
        ("LGL, within 161 km end to end", ("lgl", "end_to_end_161km"), None),
    ]),
]  # fmt: skip


def refresh(shared: Path) -> None:
    """Measure everything and put the table between the markers of RESULTS.md; what is written outside them stays."""
    lines = [f"Measured {date.today()} at commit `{_commit()}` on {_machine()}.", ""]
    lines += ["| set | figure | measured | at least |", "| --- | --- | --- | --- |"]
    for kind, gold, options, wanted in MEASURES:
        figures = _figures(shared, kind, shared / "data" / gold, dict(options))
        for what, path, bar in wanted:
            lines.append(
                f"| {_title(kind, gold, options)} | {what} | {_at(figures, path):.3f} | {f'{bar:.3f}' if bar else ''} |"
            )
            print(lines[-1], flush=True)
    lines += ["", "Speed (`python -m bench speed`):", "", measure(shared / "data/polnear/train.jsonl.gz")]
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else f"# Results\n\n{BEGIN}\n{END}\n"
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    RESULTS.write_text(before + BEGIN + "\n" + "\n".join(lines) + "\n" + END + after, encoding="utf-8")


def _figures(shared: Path, kind: str, gold: Path, options: dict) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        if options.pop("third", False):
            gold = _third(gold, Path(folder) / "third.jsonl")
        out = Path(folder) / "predicted"
        KINDS[kind](gold, out, **options)
        done = subprocess.run([*scorer(shared, kind, gold, out), "--json"], capture_output=True, text=True, check=True)
        return json.loads(done.stdout)


def _third(gold: Path, out: Path) -> Path:
    """Every third document, as the peers of times were measured."""
    with out.open("w", encoding="utf-8") as lines:
        for n, row in enumerate(rows(gold)):
            if n % 3 == 0:
                lines.write(json.dumps(row) + "\n")
    return out


def _at(figures: dict, path: tuple[str, ...]) -> float:
    for key in path:
        figures = figures[key]
    return float(figures)  # type: ignore[arg-type]


def _title(kind: str, gold: str, options: dict) -> str:
    mark = {"gold_words": ", gold words", "gold_stories": ", gold stories", "third": ", every third document"}
    return f"`{kind}` {gold.split('.')[0]}" + "".join(mark[o] for o in options)


def _commit() -> str:
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    return done.stdout.strip() or "unknown"


def _machine() -> str:
    model = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    return f"{os.cpu_count()} x {model}, Python {platform.python_version()}"
