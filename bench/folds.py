"""Stories read with models that were not trained on them, so that the stories of training can measure the rules.

`python -m bench folds --stories FOLDER … --models FOLD …`: of N models, the Kth has not seen every Nth story from the
Kth (`training train --fold K/N`). Stories are counted folder by folder: name the folders that the models were trained
with, in their order, else each model reads what it has seen.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from training.gold import gold_stories, parsed

from .predict import write_stories


def measure(a: Namespace, scorer: Callable[[Path, Path], list[str]]) -> str:
    """The scorer's figures of all stories together."""
    stories = gold_stories(a)
    with tempfile.TemporaryDirectory() as folder:
        gold, out = Path(folder) / "gold", a.keep or Path(folder) / "read"
        gold.mkdir()
        out.mkdir(parents=True, exist_ok=True)
        for story in stories:
            (gold / f"{story['id']}.json").write_text(json.dumps(story), encoding="utf-8")
        write_stories(out, parsed(stories, a.models))
        return subprocess.run(scorer(gold, out), capture_output=True, text=True, check=True).stdout
