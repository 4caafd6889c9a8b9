"""A verbs file -> groups of verbs with the patterns that they share, and the sets of words that patterns name.

    --- POSTPONE [---] ---          a new block, and the code of its verbs that have none of their own
    POSTPONE {POSTPONED}            a verb; its forms in braces are not needed here
    +PUT_OFF [164]                  a verb of several words, "+" before the one that is inflected
    - * &TALKS (WITH +) [164]       a pattern of all verbs above it
    &TALKS                          a set of words, each after "+"; defined before or after its use
    +NEGOTIATION

TABARI's files have no blocks: there, verbs and patterns in turn. What a pattern means is for patterns.py to say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pourparler.language.lemmas import lemma

from .cameo import NO_EVENT
from .forms import plain
from .lines import LineError, Notes, lines_of

_CODE = re.compile(r"\[([^\[\]]*)\]")
_VERB = re.compile(r"([^\[\]{}]+?)\s*(?:\{[^{}]*\})?\s*(?:\[([^\[\]]*)\])?")
_PATTERN = re.compile(r"-\s*([^\[\]]*?)\s*\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's lemma, with the words of its phrase: "put off"."""

    line: int
    lemma: str
    code: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words of a pattern, as they stand."""

    line: int
    text: str
    code: str


@dataclass(slots=True)
class Group:
    """Verbs, and the patterns that hold for each of them."""

    verbs: list[Verb] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)


Sets = Mapping[str, frozenset[str]]  # "&TALKS" -> lemmas of its words


def read_groups(path: Path, notes: Notes) -> tuple[list[Group], Sets]:
    """The groups and sets of a file; what is wrong with it goes to `notes`."""
    reader = _Reader(notes)
    for number, line in lines_of(path):
        try:
            reader.read(number, line.strip())
        except LineError as fault:
            notes.fault(number, fault)
    return reader.groups, {name: frozenset(words) for name, words in reader.sets.items()}


class _Reader:
    """Where the reading of a file stands: the block's code, the set being defined."""

    def __init__(self, notes: Notes):
        self.notes = notes
        self.groups: list[Group] = []
        self.sets: dict[str, set[str]] = {}
        self._code = NO_EVENT
        self._set: str | None = None
        self._group_is_open = False

    def read(self, number: int, line: str) -> None:
        if line.startswith("---"):
            code = _CODE.search(line)
            self._code = code[1].strip() if code else NO_EVENT
            self._set, self._group_is_open = None, False
        elif line.startswith("&"):
            self._set = set_name(line.split()[0])
            self.sets.setdefault(self._set, set())
        elif line.startswith("+") and self._set is not None:
            self._add_to_set(self._set, plain(line[1:]).lower())
        else:
            self._set = None
            if line.startswith("-"):
                self._read_pattern(number, line)
            else:
                self._read_verb(number, line)

    def _add_to_set(self, name: str, words: str) -> None:
        if " " in words:
            self.notes.left_out["phrases in a set, of which single words are looked for"] += 1
        elif words:
            self.sets[name].add(lemma(words, "NOUN"))

    def _read_verb(self, number: int, line: str) -> None:
        match = _VERB.fullmatch(line)
        if not match:
            raise LineError(f"{line!r} is no verb; write VERB [code] or VERB {{FORMS}} [code]")
        phrase = plain(match[1])
        head, *rest = phrase.lstrip("+").lower().split() or [""]
        if not head or "+" in phrase[1:]:
            raise LineError(f"{line!r} does not begin with its verb; write the verb first")
        if not self._group_is_open or self.groups[-1].patterns:
            self.groups.append(Group())
            self._group_is_open = True
        words = " ".join([lemma(head, "VERB"), *rest])
        self.groups[-1].verbs.append(Verb(number, words, (match[2] or self._code).strip()))

    def _read_pattern(self, number: int, line: str) -> None:
        match = _PATTERN.fullmatch(line)
        if not match:
            raise LineError(f"{line!r} is no pattern; write - words with * for the verb [code]")
        if not self._group_is_open:
            raise LineError("the pattern follows no verb; put its verbs on the lines before it")
        self.groups[-1].patterns.append(Pattern(number, match[1], match[2].strip()))


def set_name(token: str) -> str:
    """A set's name without the "_" that says that its words have no plural."""
    return token.rstrip("_").upper()
