"""Make the reader model: `python -m training train …`, then `python -m training export …`.

Needs the extra `training` (torch, onnx, the package with the encoder's weights). Data paths are arguments.
"""

from __future__ import annotations

import argparse
import json
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from .gold import add_stories

if TYPE_CHECKING:
    from .network import Reader


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    sub = parser.add_subparsers(dest="what", required=True)
    train = sub.add_parser("train", help="train a reader; resumes from a checkpoint in OUT")
    train.add_argument(
        "--trees", type=Path, required=True, help="CoNLL-U, gzipped, with Name= marks (score_ud.py --add-names)"
    )
    train.add_argument("--polnear", type=Path, required=True, help="JSON lines, gzipped")
    add_stories(train)
    train.add_argument("--invented", type=Path, nargs="*", default=[], help="our own marked texts (training/invented)")
    train.add_argument("--out", type=Path, required=True)
    train.add_argument("--shipped", type=Path, help="go on from the model in this folder, as it is shipped")
    train.add_argument("--fold", help="K/N: leave out every Nth story, from the Kth, to measure on")
    train.add_argument("--cycle", nargs="+", help="the order of corpora, to compare what each of them gives")
    train.add_argument("--seed", type=int, default=1)
    train.add_argument("--minutes", type=float, default=80)
    train.add_argument("--threads", type=int, default=1)
    export = sub.add_parser("export", help="write reader.onnx (int8) and reader.json into the package")
    export.add_argument(
        "--model", type=Path, nargs="+", required=True, help="reader.pt of a run; of several, their mean"
    )
    export.add_argument("--shipped", type=Path, help="the model that the runs went on from")
    export.add_argument("--keep", type=float, default=0.0, help="the share of its weights that is kept, 0 to 1")
    export.add_argument("--out", type=Path, default=Path("pourparler/language"))
    export.add_argument("--float32", action="store_true", help="without quantisation, to compare")
    a = parser.parse_args()
    if a.what == "export":
        from .export import export as write

        write(a.model, a.out, not a.float32, a.shipped, a.keep)
        return
    _train(a)


def _train(a: argparse.Namespace) -> None:
    from training import corpora

    from .encoder import encoder_weights
    from .gold import gold_stories
    from .marked import read_marked
    from .network import load_encoder
    from .shipped import load_shipped
    from .train import CYCLE
    from .train import train as run

    labels = corpora.Labels(json.loads((a.shipped / "reader.json").read_text())["sets"] if a.shipped else {})
    docs = list(corpora.trees(a.trees, labels))
    docs += corpora.attributions(a.polnear)
    stories = gold_stories(a)
    if a.fold:
        k, n = map(int, a.fold.split("/"))
        stories = [story for i, story in enumerate(stories) if i % n != k]
    docs += corpora.stories(stories, labels)
    docs += corpora.stories(chain.from_iterable(map(read_marked, a.invented)), labels, "invented")
    a.out.mkdir(parents=True, exist_ok=True)

    def start(model: Reader) -> None:
        load_encoder(model, encoder_weights())
        if a.shipped:
            print("anew:", *load_shipped(model, a.shipped))

    run(docs, labels, start, a.out, a.minutes, a.threads, a.cycle or CYCLE, a.seed)


if __name__ == "__main__":
    main()
