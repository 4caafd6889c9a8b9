"""Predict, score, and measure speed and size: `python -m bench --help`, docs/bench.md."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

SCORERS = {
    "stories": "score_record.py", "cluster": "score_cluster.py", "polnear": "score_attribution.py",
    "plover": "score_plover.py", "timex": "score_timex.py", "geo": "score_geo.py", "ud": "score_ud.py",
}  # fmt: skip


def main() -> int:
    a = _parser().parse_args()
    return a.run(a) or 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("POURPARLER_SHARED", "../shared")))
    sub = parser.add_subparsers(required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int | None], help: str) -> argparse.ArgumentParser:
        made = sub.add_parser(name, help=help)
        made.set_defaults(run=run)
        return made

    for name, run, what in (
        ("predict", lambda a: predict(a, a.out), "write what the scorer of a kind reads"),
        ("score", _score, "predict and score"),
    ):
        one = command(name, run, what)
        one.add_argument("kind", choices=SCORERS)
        one.add_argument("gold", type=Path)
        if name == "predict":
            one.add_argument("out", type=Path)
        else:
            one.add_argument("--keep", type=Path, help="keep the predictions here")
            one.add_argument("--json", action="store_true", help="the scorer's figures as JSON")
        one.add_argument("--gold-words", action="store_true", help="ud: gold words and sentences")
        one.add_argument("--stories", type=Path, help="cluster: the folder of its stories")
        one.add_argument("--gold-stories", action="store_true", help="cluster: merge the gold stories")
    coding = command("coding", _coding, "events by model, by lexicon, by both; speed of coding alone")
    coding.add_argument("gold", type=Path, nargs="?", help="a folder of gold stories; default: stories/dev")
    folds = command("folds", _folds, "gold stories read with models of folds that left them out")
    folds.add_argument("--stories", type=Path, nargs="+", required=True, help="the folders of training, in its order")
    folds.add_argument("--models", type=Path, nargs="+", required=True, help="a folder for each fold, in their order")
    folds.add_argument("--keep", type=Path, help="keep the readings here")
    folds.set_defaults(annotated=[], texts=[])
    speed = command("speed", _speed, "words per second, memory, start-up")
    speed.add_argument("--reports", type=Path, help="JSON lines; default: the first 200 of polnear/train")
    speed.add_argument("--against", choices=("spacy",), help="a peer, in the same run")
    table = command("table-speed", _table_speed, "a dossier of many reports: its record, and one more report")
    table.add_argument("--reports", type=int, default=10_000)
    desk = command("desk", _desk, "the desk on a dossier of many reports: each page, and 16 readers at once")
    desk.add_argument("--reports", type=int, default=5_000)
    desk.add_argument("--db", type=Path, help="the database: made where there is none")
    pictures = command("desk-pictures", _desk_pictures, "pictures of the desk's pages, by chromium")
    pictures.add_argument("folder", type=Path)
    command("size", _size, "installed size of the base install, in a fresh virtual environment")
    command("errors", _errors, "attributions: errors in groups").add_argument("gold", type=Path)
    command("all", _all, "refresh RESULTS.md")
    return parser


# ---- What each command runs: imported when it is asked for ------------------------------------------------------


def _score(a: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as folder:
        out = a.keep or Path(folder) / "predicted"
        predict(a, out)
        options = ["--json"] if a.json else []
        return subprocess.run([*scorer(a.shared, a.kind, a.gold, out, a.stories), *options]).returncode


def _coding(a: argparse.Namespace) -> None:
    from .coding import measure

    gold = a.gold or a.shared / "data/stories/dev"
    print(measure(gold, lambda out: scorer(a.shared, "stories", gold, out)))


def _folds(a: argparse.Namespace) -> None:
    from .folds import measure

    print(measure(a, lambda gold, out: scorer(a.shared, "stories", gold, out)), end="")


def _speed(a: argparse.Namespace) -> None:
    from .speed import measure

    print(measure(a.reports or a.shared / "data/polnear/train.jsonl.gz", a.against))


def _table_speed(a: argparse.Namespace) -> None:
    from .table_speed import measure

    print(measure(a.reports))


def _desk(a: argparse.Namespace) -> None:
    from .desk import measure

    print(measure(a.reports, a.db))


def _desk_pictures(a: argparse.Namespace) -> None:
    from .desk_pictures import take

    take(a.folder)


def _size(_: argparse.Namespace) -> None:
    from .size import measure

    print(measure())


def _errors(a: argparse.Namespace) -> None:
    from .errors import groups

    print(groups(a.shared, a.gold))


def _all(a: argparse.Namespace) -> None:
    from .results import refresh

    refresh(a.shared)


def predict(a: argparse.Namespace, out: Path) -> None:
    """Run the prediction of the kind with the options that it has."""
    from .predict import KINDS

    options = {}
    if a.kind == "ud":
        options = {"gold_words": a.gold_words}
    elif a.kind == "cluster":
        options = {"folder": a.stories, "gold_stories": a.gold_stories}
    KINDS[a.kind](a.gold, out, **options)


def scorer(shared: Path, kind: str, gold: Path, out: Path, stories: Path | None = None) -> list[str]:
    """The command that scores predictions of a kind."""
    tool = shared / "tools" / SCORERS[kind]
    if not tool.exists():
        raise SystemExit(f"bench: {tool} is not there; name the folder with --shared or POURPARLER_SHARED")
    if kind == "cluster":
        return [
            sys.executable,
            str(tool),
            str(gold / "cluster.json"),
            str(stories or gold / "stories"),
            str(out / "cluster.json"),
            str(out / "stories"),
        ]
    return [sys.executable, str(tool), str(gold), str(out)]


if __name__ == "__main__":
    sys.exit(main())
