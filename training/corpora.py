"""Gold files -> documents of words with labels, the one form that training takes.

Reads UD trees (CoNLL-U), PolNeAR (JSON lines), gold stories and, in their form, our own marked texts. A label that a
corpus does not give is IGNORE, so that its loss is left out there. Names come from the tree file's `Name=` marks,
which `score_ud.py --add-names` writes. GUM's five non-commercial genres are left out.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pourparler.language.parse import parse
from pourparler.language.windows import Pieces, sentence_starts, word_pieces
from pourparler.language.words import words
from pourparler.reading.slots import place as slot_place
from pourparler.reading.times import find_times
from pourparler.record import EventType, Status

from .conllu import documents, misc
from .gold import cast_of, place_of

IGNORE = -100
NON_COMMERCIAL = ("essay", "letter", "podcast", "fiction", "whow")
NAMES = ("O", *(f"{b}-{t}" for t in ("PER", "LOC", "ORG", "TIME") for b in "BI"))
ROLES = ("O", *(f"{b}-{r}" for r in ("source", "cue", "content") for b in "BI"))
EVENTS = ("O", "PART", *EventType.__args__)  # type: ignore[attr-defined]
STATUSES = tuple(Status.__args__)  # type: ignore[attr-defined]
VOICES = ("reporter", "named", "nameless")
_LIGHT = frozenset(
    "the a an of to on at in for by with and or be been was were is are has have had will would not no its their his "
    "her".split()
)


class Mention(NamedTuple):
    """A word that stands for somebody or for a time, and for whom or which: a place in the sense of reading/slots.py,
    or the interval as text."""

    word: int
    what: str


class Wanted(NamedTuple):
    """What gold says of the event at a word, by role of network.TIES; a role that gold leaves open is absent, nobody
    (the reporter's voice, no date) is the empty set."""

    word: int
    by_role: dict[str, frozenset[str]]


@dataclass(slots=True)
class Document:
    """Words with labels. Every label list is as long as `pieces` or empty (not annotated).

    heads, source_of, cue_of: indices of words, -1 for none (root), IGNORE where unknown. `starts`: the words
    that begin a sentence; windows are cut there."""

    corpus: str
    pieces: list[Pieces]
    starts: list[int]
    labels: dict[str, list[int]] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)
    source_of: list[int] = field(default_factory=list)
    cue_of: list[int] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    times: list[Mention] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)


class Labels:
    """Names of the labels of each set; those of trees and modes grow while the gold is read, then are fixed.

    `known`: the sets of a model that is trained further."""

    def __init__(self, known: dict[str, list[str]] | None = None) -> None:
        self.sets: dict[str, list[str]] = {
            "upos": [], "xpos": [], "sentence": ["inside", "start"], "name": list(NAMES), "role": list(ROLES),
            "event": list(EVENTS), "status": list(STATUSES), "voice": list(VOICES), "mode": [""], "relation": [],
        }  # fmt: skip
        self.sets |= known or {}

    def index(self, kind: str, label: str) -> int:
        known = self.sets[kind]
        if label not in known:
            known.append(label)
        return known.index(label)


# ---- UD trees -------------------------------------------------------------------------------------------


def trees(path: Path, labels: Labels) -> Iterator[Document]:
    """Documents of a CoNLL-U file with `Name=` marks, gold words."""
    for tree in documents(path):
        genre = tree.id.split("_")[1] if tree.id.startswith("GUM_") else ""
        if genre in NON_COMMERCIAL:
            continue
        doc = Document("gum" if genre else "ewt", word_pieces(tree.text, tree.spans), tree.starts)
        doc.labels["upos"] = [labels.index("upos", c[3]) for c in tree.columns]
        doc.labels["xpos"] = [labels.index("xpos", c[4]) for c in tree.columns]
        doc.labels["sentence"] = [int(c[0] == "1") for c in tree.columns]
        if genre:
            doc.labels["name"] = [NAMES.index(misc(c, "Name") or "O") for c in tree.columns]
        base = 0
        for i, c in enumerate(tree.columns):
            base = i if c[0] == "1" else base
            doc.heads.append(base + int(c[6]) - 1 if c[6] != "0" else -1)
            doc.relations.append(labels.index("relation", c[7]))
        yield doc


# ---- PolNeAR --------------------------------------------------------------------------------------------


def attributions(path: Path) -> Iterator[Document]:
    """Articles of PolNeAR on our own words."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        spans = words(row["text"])
        starts = sentence_starts(row["text"], spans)
        doc = Document("polnear", word_pieces(row["text"], spans), starts)
        if row["sentences"]:
            first = {s for s, _ in row["sentences"]}
            doc.labels["sentence"] = [int(s in first) for s, _ in spans]
            doc.starts = [0, *(i for i, (s, _) in enumerate(spans) if s in first and i)]
        place = _finder(spans)
        _attribute(doc, row["attributions"], place)
        _mask(doc, row["discard"], place)
        yield doc


def _attribute(doc: Document, rows: list[dict], place) -> None:
    """Labels of the words of each attribution, and which source a cue, which cue a content has."""
    role = [0] * len(doc.pieces)
    doc.source_of, doc.cue_of = [IGNORE] * len(role), [IGNORE] * len(role)
    for a in rows:
        found = {r: [w for s in a[r] if (w := place(*s))] for r in ("source", "cue", "content")}
        for r, pieces in found.items():
            for first_word, end in pieces:
                role[first_word] = ROLES.index(f"B-{r}")
                role[first_word + 1 : end] = [ROLES.index(f"I-{r}")] * (end - first_word - 1)
        for first_word, _ in found["cue"][:1]:
            doc.source_of[first_word] = found["source"][0][0] if found["source"] else -1
        for first_word, _ in found["content"]:
            doc.cue_of[first_word] = found["cue"][0][0] if found["cue"] else -1
    doc.labels["role"] = role


def _outermost(rows: list[dict]) -> list[dict]:
    """Those that lie inside no content of another: PolNeAR marks no others."""

    def inside(a: dict, b: dict) -> bool:
        start, end = a["cue"][0]
        return any(s <= start and end <= e for s, e in b["content"])

    return [a for a in rows if not any(inside(a, b) for b in rows)]


def _mask(doc: Document, spans: list[list[int]], place) -> None:
    for span in spans:
        if found := place(*span):
            doc.labels["role"][found[0] : found[1]] = [IGNORE] * (found[1] - found[0])


def _finder(spans: list[tuple[int, int]]):
    """(start, end) of characters -> (first, end) of the words that lie in it; None where there are none."""
    begins, ends = [s for s, _ in spans], [e for _, e in spans]

    def place(start: int, end: int) -> tuple[int, int] | None:
        first, last = bisect_right(ends, start), bisect_left(begins, end)
        return (first, last) if first < last else None

    return place


# ---- gold stories ---------------------------------------------------------------------------------------


def stories(rows: Iterable[dict], labels: Labels, corpus: str = "stories") -> Iterator[Document]:
    """Gold stories on our own words: at the head word of each trigger its type, status, mode and voice, PART on its
    other words. Who is mentioned where is read by the shipped reader; gold tells which of them are party. Roles where
    the attributions are marked."""
    for row in rows:
        text = row["text"]
        spans = words(text)
        doc = Document(corpus, word_pieces(text, spans), sentence_starts(text, spans))
        place = _finder(spans)
        event = [0] * len(spans)
        of_event = {name: [IGNORE] * len(spans) for name in ("status", "voice", "mode")}
        for e in row["events"]:
            inside = [i for s in e["trigger"] if (w := place(*s)) for i in range(*w)]
            if not inside:
                continue
            heavy = [i for i in inside if text[slice(*spans[i])].lower() not in _LIGHT]
            head = (heavy or inside)[0]
            for i in inside:
                event[i] = event[i] or EVENTS.index("PART")
            event[head] = EVENTS.index(e["type"])
            of_event["status"][head] = STATUSES.index(e["status"])
            of_event["voice"][head] = VOICES.index(_voice(e))
            of_event["mode"][head] = labels.index("mode", e["mode"])
            doc.wanted.append(Wanted(head, _by_role(e)))
        doc.labels["event"] = event
        doc.labels.update(of_event)
        if "attributions" in row:
            _attribute(doc, _outermost(row["attributions"]), place)
        doc.mentions, doc.times = _mentioned(row, place)
        yield doc


def _voice(event: dict) -> str:
    if not event["says"]:
        return "reporter"
    return "named" if event["says"][0]["named"] else "nameless"


def _by_role(event: dict) -> dict[str, frozenset[str]]:
    out = {
        "actor": frozenset(map(place_of, event["actors"])),
        "recipient": frozenset(map(place_of, event["recipients"])),
    }
    said = event["says"][0]["source"] if event["says"] else None
    if said is None or place_of(said):
        out["source"] = frozenset([place_of(said)] if said else [])
    out["when"] = frozenset([_interval(*event["when"])] if event["when"] else [])
    return out


def _mentioned(story: dict, place) -> tuple[list[Mention], list[Mention]]:
    """Who and which times are mentioned in a story, by word."""
    text = parse(story["text"])
    cast = cast_of(story, text)
    people = [Mention(i, slot_place(actor)) for n in range(len(text.sentences)) for i, actor in cast.mentioned(n)]
    found = find_times(story["text"], date.fromisoformat(story["published"]))
    times = [
        Mention(w[1] - 1, _interval(t.interval.first, t.interval.last))
        for t in found if t.interval and (w := place(t.span.start, t.span.end))
    ]  # fmt: skip
    return people, times


def _interval(first: object, last: object) -> str:
    return f"{first}/{last}"
