"""Our events on texts of others (training/annotated): offsets without the text, put together with it for training.

`python -m training.annotated OUT --texts FILE … --marked FILE…` writes one line for each marked copy (the
form of training/invented/README.md) of a text of the corpora: its id, how far it was read, its events. The texts
stay where they are.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from .conllu import documents
from .marked import read_marked

_BRACKETS = str.maketrans("[]|", "()/")  # what marks are written with, and stands for it in a marked copy


def read_annotated(files: Iterable[Path], corpora: Iterable[Path]) -> Iterator[dict]:
    """Gold stories: the annotated texts that are in the corpora (JSON lines with id and text, gzipped, or CoNLL-U), cut
    where the annotation ends. Raises ValueError where a text is not the one that was annotated."""
    texts = _texts(corpora)
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["id"] not in texts:
                continue
            text = texts[row["id"]][: row["length"]]
            if _digest(text) != row["sha256"]:
                raise ValueError(f"{path}: the text of {row['id']} is another than the one that was annotated")
            yield {key: row[key] for key in ("id", "published", "dateline", "events")} | {"text": text}


def annotations(copies: Iterable[Path], corpora: Iterable[Path]) -> Iterator[dict]:
    """What `read_annotated` takes, of marked copies. Raises ValueError where a copy has other words than its text."""
    texts = {_slug(id): (id, text) for id, text in _texts(corpora).items()}
    for path in copies:
        for story in read_marked(path):
            id, text = texts[story["id"].removeprefix(f"{path.stem}-")]
            length = len(story["text"])
            if text[:length].translate(_BRACKETS) != story["text"]:
                raise ValueError(f"{path}: not the words of {id}")
            digest = _digest(text[:length])
            head = {"id": id, "published": story["published"], "dateline": story["dateline"]}
            yield head | {"length": length, "sha256": digest, "events": story["events"]}


def _texts(corpora: Iterable[Path]) -> dict[str, str]:
    found = {}
    for path in corpora:
        if ".conllu" in path.suffixes:
            found |= {tree.id: tree.text for tree in documents(path)}
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found |= {row["id"]: row["text"] for row in map(json.loads, lines)}
    return found


def _slug(id: str) -> str:
    return re.sub(r"[^\w.-]", "-", id)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m training.annotated", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--texts", type=Path, nargs="+", required=True, help="JSON lines with id and text, gzipped, or CoNLL-U"
    )
    parser.add_argument("--marked", type=Path, nargs="+", required=True, help="marked copies")
    a = parser.parse_args()
    rows = sorted(annotations(a.marked, a.texts), key=lambda row: row["id"])
    a.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} texts, {sum(len(row['events']) for row in rows)} events")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ValueError as fault:
        sys.exit(str(fault))
