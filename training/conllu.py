"""CoNLL-U files -> documents: the text put together from the words, and each word with its characters."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Tree:
    """One document. spans[i]: characters [start, end) of word i in `text`; columns[i]: its ten columns.

    starts: the words that begin a sentence. fused: word index -> (form, words) of a multi-word token that begins
    there ("don't"); where the parts do not add up to the form, their spans are approximate."""

    id: str
    text: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    columns: list[list[str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    fused: dict[int, tuple[str, int]] = field(default_factory=dict)


def documents(path: Path) -> Iterator[Tree]:
    """The documents of a file, plain or .gz."""
    doc: Tree | None = None
    fused = at = end = 0
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in map(str.rstrip, lines):
            if line.startswith("# newdoc id"):
                if doc:
                    yield doc
                doc = Tree(line.split("=", 1)[1].strip())
            elif doc is None or not line:
                fused = 0
            elif line.startswith("# newpar") and doc.text:
                doc.text = doc.text.rstrip() + "\n\n"
            elif line[0] != "#":
                columns = line.split("\t")
                blank = "" if "SpaceAfter=No" in columns[9] else " "
                if "-" in columns[0]:
                    first, fused = map(int, columns[0].split("-"))
                    at, end = len(doc.text), len(doc.text) + len(columns[1])
                    doc.fused[len(doc.spans)] = (columns[1], fused - first + 1)
                    doc.text += columns[1] + blank
                    continue
                if columns[0] == "1":
                    doc.starts.append(len(doc.spans))
                if int(columns[0]) <= fused:
                    stop = end if int(columns[0]) == fused else min(at + len(columns[1]), end - 1)
                    doc.spans.append((at, stop))
                    at = stop
                else:
                    doc.spans.append((len(doc.text), len(doc.text) + len(columns[1])))
                    doc.text += columns[1] + blank
                doc.columns.append(columns)
    if doc:
        yield doc


def misc(columns: list[str], key: str) -> str:
    """The value of a key in MISC, "" where there is none."""
    return next((m[len(key) + 1 :] for m in columns[9].split("|") if m.startswith(key + "=")), "")
