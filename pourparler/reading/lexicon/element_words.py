"""The words that open and move matters, tell stances and name groups -> rows of the tables that list them.

Tables: matters, moves, stances, groups and lists .tsv; README_elements.md says what their columns mean. read_table
refuses a damaged table, all faults of a file at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from pourparler.record import EventType, MatterKind, MatterState, MemberStatus, Polarity, StanceAbout

from .tables import LexiconError, Row, Shape, one_of, read_table

_HERE = Path(__file__).parent
_UPOS = one_of(("VERB", "NOUN", "ADJ", "ADP", "ADV"), "upos")
_SHAPES = {
    "matters": Shape(
        ("lemma", "upos", "kind", "types"),
        frozenset(("lemma", "upos", "kind")),
        {"upos": _UPOS, "kind": one_of(get_args(MatterKind), "kind"), "types": one_of(get_args(EventType), "type")},
        ("lemma", "upos", "kind"),
    ),
    "moves": Shape(
        ("lemma", "upos", "state", "kinds"),
        frozenset(("lemma", "upos", "state", "kinds")),
        {"upos": _UPOS, "state": one_of(get_args(MatterState), "state"), "kinds": one_of(get_args(MatterKind), "kind")},
        ("lemma", "upos", "state"),
    ),
    "stances": Shape(
        ("lemma", "upos", "about", "polarity", "toward"),
        frozenset(("lemma", "upos", "about", "polarity", "toward")),
        {
            "upos": _UPOS,
            "about": one_of(get_args(StanceAbout), "about"),
            "polarity": one_of(get_args(Polarity), "polarity"),
        },
        ("lemma", "upos", "about", "polarity"),
    ),
    "opposites": Shape(
        ("question", "lemma", "answer"),
        frozenset(("question", "lemma", "answer")),
        {"answer": one_of(("yes", "no"), "answer")},
        ("question", "lemma"),
    ),
    "lists": Shape(("list", "lemma"), frozenset(("list", "lemma")), {}, ("list", "lemma")),
    "groups": Shape(
        ("lemma", "role", "status"),
        frozenset(("lemma", "role")),
        {
            "role": one_of(("body", "talks", "verb", "seats"), "role"),
            "status": one_of(get_args(MemberStatus), "status"),
        },
        ("lemma",),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MatterWord:
    """A word that opens a matter of this kind where it tells an event of these types; no types: of any, or none."""

    kind: MatterKind
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class MoveWord:
    """A word that brings a matter of one of these kinds into a state. `particle`: "down" of "turn down", or ""."""

    state: MatterState
    kinds: frozenset[str]
    particle: str


@dataclass(frozen=True, slots=True)
class StanceWord:
    """A word that tells a stance, and where what it is toward stands: obj, clause or a preposition. `particle`:
    "out" of "rule out", or ""."""

    about: StanceAbout
    polarity: Polarity
    toward: tuple[str, ...]
    particle: str = ""


def _rows(name: str) -> list[Row]:
    return read_table(_HERE / f"{name}.tsv", _SHAPES[name])


@cache
def matter_words() -> Mapping[tuple[str, str], tuple[MatterWord, ...]]:
    """By (lemma, upos)."""
    out: dict[tuple[str, str], list[MatterWord]] = defaultdict(list)
    for row in _rows("matters"):
        types = frozenset(row["types"].split(",")) if row["types"] else frozenset()
        out[row["lemma"], row["upos"]].append(MatterWord(row["kind"], types))  # type: ignore[arg-type]
    return {key: tuple(found) for key, found in out.items()}


@cache
def move_words() -> Mapping[tuple[str, str], tuple[MoveWord, ...]]:
    """By (lemma of the head, upos); words with a particle first."""
    out: dict[tuple[str, str], list[MoveWord]] = defaultdict(list)
    for row in _rows("moves"):
        head, _, particle = row["lemma"].partition(" ")
        out[head, row["upos"]].append(MoveWord(row["state"], frozenset(row["kinds"].split(",")), particle))  # type: ignore[arg-type]
    return {key: tuple(sorted(found, key=lambda m: not m.particle)) for key, found in out.items()}


@cache
def stance_words() -> Mapping[tuple[str, str], tuple[StanceWord, ...]]:
    """By (lemma of the head, upos)."""
    out: dict[tuple[str, str], list[StanceWord]] = defaultdict(list)
    for row in _rows("stances"):
        head, _, particle = row["lemma"].partition(" ")
        word = StanceWord(row["about"], row["polarity"], tuple(row["toward"].split(",")), particle)  # type: ignore[arg-type]
        out[head, row["upos"]].append(word)
    return {key: tuple(found) for key, found in out.items()}


@cache
def group_words() -> Mapping[str, tuple[str, str]]:
    """Lemma -> (role, status that it gives a member or "")."""
    return {r["lemma"]: (r["role"], r["status"]) for r in _rows("groups")}


@cache
def answers() -> Mapping[str, Mapping[str, bool]]:
    """Lemma -> question -> whether the word answers it with yes."""
    out: dict[str, dict[str, bool]] = defaultdict(dict)
    for row in _rows("opposites"):
        out[row["lemma"]][row["question"]] = row["answer"] == "yes"
    return out


@cache
def listed(name: str) -> frozenset[str]:
    """The lemmas of a list of lists.tsv."""
    found = frozenset(r["lemma"] for r in _rows("lists") if r["list"] == name)
    if not found:
        raise LexiconError(f"lists.tsv has no list {name!r}. Add its lemmas, one a row.")
    return found
