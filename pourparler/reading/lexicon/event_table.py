"""The lexicon of events: events.tsv, event_classes.tsv, mode_words.tsv, contexts.tsv, status.tsv -> rows by lemma.

The loader refuses a repeat, a gap, an unknown type, mode, frame, condition or tag: all faults of a file in one error,
by row. What the columns mean stands in README_events.md. Which row fits a sentence is for reading/events.py to say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal, TypeVar, get_args

from pourparler.language.lemmas import lemma as lemma_of
from pourparler.record import EventType, PourparlerError, Status

Pos = Literal["VERB", "NOUN", "ADJ", "AUX"]
Weight = Literal["often", "sometimes", "sure"]  # "sure": the model is not asked
T = TypeVar("T")

MODES: dict[str, tuple[str, ...]] = {  # PLOVER 2.0; a type that is not named has no modes
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip

CONTEXTS = frozenset(  # PLOVER 2.0
    "asylum cbrn corruption crime cyber disasters diplomatic economic election environment executive gender health "
    "human_rights human_security illegal_drugs inequality intelligence legal legislative lgbt migration military "
    "misinformation natural_resource peacekeeping political_institutions pro_autocracy pro_democracy "
    "religion_ethnicity reparations repression rights_freedoms technology territory terrorism trafficking".split()
)

_PREPOSITIONS = "about against at by for from in into of on over to with".split()
_VERB_FRAMES = frozenset(
    "nsubj nsubj>obj nsubj&obj nsubj&with nsubj+obj obj>nsubj from>nsubj >nsubj nsubj>clause speaker>nsubj".split()
    + [f"nsubj>{p}" for p in _PREPOSITIONS]
)
_NOUN_FRAMES = frozenset(
    ["poss", "poss&with", "poss+between", ">of", "speaker>nsubj"] + [f"poss>{p}" for p in _PREPOSITIONS]
)
FRAMES: dict[str, frozenset[str]] = {
    "VERB": _VERB_FRAMES,
    "NOUN": _NOUN_FRAMES,
    "ADJ": _VERB_FRAMES,
    "AUX": frozenset({"speaker>nsubj"}),
}
PLACES = frozenset(["obj", "nsubj", "as", *_PREPOSITIONS])
_IZE = re.compile(r"iz(e|ation|ing)\b")
RELATIONS = frozenset("xcomp ccomp obj obl nmod acl amod advmod aux mark nsubj".split())


class LexiconError(PourparlerError):
    """A table of the lexicon is damaged: file, row, and what to mend."""


COLUMNS = ("lemma", "upos", "type", "mode", "frame", "needs", "status", "weight")


@dataclass(frozen=True)
class EventRow:
    """One way in which a word or phrase names an event. `head` is the word that carries it, `rest` the other words."""

    lemma: str
    upos: Pos
    type: EventType
    mode: str
    frame: str
    needs: str
    status: Status | Literal[""]
    weight: Weight

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(self.lemma.split())

    @cached_property
    def head(self) -> str:
        return self.words[_head(self.words, self.upos)]

    @cached_property
    def rest(self) -> tuple[str, ...]:
        """The other words, in text order as the table has them."""
        at = _head(self.words, self.upos)
        return self.words[:at] + self.words[at + 1 :]

    @cached_property
    def condition(self) -> tuple[str, str]:
        """`needs` in two: "obj:pact" -> ("obj", "pact"), "obj=pact|deal" -> ("obj", "=pact|deal"), "" -> ("", "")."""
        return _condition(self.needs)


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A word that sets the status of the event it governs, or (amod, advmod, aux) of the event it modifies."""

    lemma: str
    upos: str
    relation: str
    status: Status | Literal["none"]


@dataclass(frozen=True, slots=True)
class ContextRow:
    """What tells a context: a word or phrase of lemmas in the sentence, or an event's type and mode."""

    context: str
    by: Literal["word", "event"]
    what: str


Index = Mapping[str, tuple[EventRow, ...]]


@cache
def events() -> Index:
    """Rows by the lemma of their head: longest phrase first, then rows with a condition, then the plain row."""
    kinds = frozenset(classes())
    return indexed(_load("events.tsv", lambda cells: _event_faults(cells, kinds), lambda cells: EventRow(*cells)))  # type: ignore[arg-type]


def indexed(rows: Iterable[EventRow]) -> Index:
    """Rows by the lemma of their head, the most telling first."""
    index: dict[str, list[EventRow]] = defaultdict(list)
    for row in rows:
        index[row.head].append(row)
        if (other := _IZE.sub(r"is\1", row.lemma)) != row.lemma:  # "denuclearize" stands for "denuclearise" too
            index[replace(row, lemma=other).head].append(replace(row, lemma=other))
    return {head: tuple(sorted(found, key=_most_telling)) for head, found in index.items()}


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Lemmas by noun class: "pact" -> {"agreement", "treaty", …}."""
    rows = _load("event_classes.tsv", _class_faults, lambda cells: (cells[0], cells[1]))
    table: dict[str, set[str]] = defaultdict(set)
    for kind, word in rows:
        table[kind].add(word)
    return {kind: frozenset(words) for kind, words in table.items()}


@cache
def lemmas_of(kind: str) -> frozenset[str]:
    """The lemmas that a condition asks for: those of a class, "pact", or the listed ones, "=pact|deal"."""
    return frozenset(kind[1:].split("|")) if kind.startswith("=") else classes()[kind]


@cache
def statuses() -> Mapping[tuple[str, str], tuple[StatusRow, ...]]:
    """Status rows by (lemma, upos)."""
    index: dict[tuple[str, str], list[StatusRow]] = defaultdict(list)
    for row in _load("status.tsv", _status_faults, lambda cells: StatusRow(*cells)):  # type: ignore[arg-type]
        index[row.lemma, row.upos].append(row)
    return {key: tuple(found) for key, found in index.items()}


def own_rows(name: str, text: str) -> list[EventRow]:
    """The rows of a table of one's own, in the columns of events.tsv. LexiconError names every faulty row."""
    if text.split("\n", 1)[0] != "\t".join(COLUMNS):
        raise LexiconError(f"{name}: the first line must name the columns {', '.join(COLUMNS)}, with tabs between.")
    kinds = frozenset(classes())
    return parse(name, text, lambda c: _event_faults(c, kinds), lambda c: EventRow(*c), _KEYS["events.tsv"])  # type: ignore[arg-type]


def _condition(needs: str) -> tuple[str, str]:
    place, sign, kind = re.fullmatch(r"([^:=]*)([:=]?)(.*)", needs, re.S).groups()  # type: ignore[union-attr]
    return place, sign.strip(":") + kind


@cache
def contexts() -> tuple[ContextRow, ...]:
    """The table of contexts."""
    return tuple(_load("contexts.tsv", _context_faults, lambda cells: ContextRow(*cells)))  # type: ignore[arg-type]


@cache
def mode_words() -> Mapping[EventType, Mapping[str, str]]:
    """Words that tell the mode of an event, by type: ASSAULT -> {"drone": "drone", "missile": "heavy-weapons", …}."""
    table: dict[EventType, dict[str, str]] = defaultdict(dict)
    for kind, mode, word in _load("mode_words.tsv", _mode_faults, tuple):
        table[kind][word] = mode
    return table


def _most_telling(row: EventRow) -> tuple[int, bool, str, str]:
    return -len(row.words), not row.needs, row.lemma, row.needs


def _head(words: tuple[str, ...], upos: str) -> int:
    """Verbs lead their phrase; the head of a noun phrase is its last word, or the one before a preposition."""
    if upos in ("VERB", "AUX"):
        return 0
    after = [i for i, word in enumerate(words) if i and word in ("of", "to", "in", "for", "from", "against", "-")]
    return (after[0] if after else len(words)) - 1


Faults = Callable[[list[str]], Iterable[str]]


def _load(name: str, faults: Faults, make: Callable[[list[str]], T]) -> list[T]:
    return parse(name, files(__package__).joinpath(name).read_text("utf-8"), faults, make)


def parse(
    name: str, text: str, faults: Faults, make: Callable[[list[str]], T], key: tuple[int, ...] | None = None
) -> list[T]:
    """The rows of a table with a header line. LexiconError names every faulty row of the file at once.

    `key`: the columns that no two rows may share, those of a table of ours where not given."""
    header, *lines = text.splitlines()
    key_columns = key or _KEYS[name]
    width, seen, rows, wrong = len(header.split("\t")), set[str](), [], []
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        found = [f"{len(cells)} cells, not {width}"] if len(cells) != width else [*faults(cells)]
        key = "\t".join(cells[i] for i in key_columns if i < len(cells))
        if key in seen:
            found.append("repeats an earlier row")
        seen.add(key)
        wrong += [f"{name}, row {number} ({cells[0]}): {fault}" for fault in found]
        if not found:
            rows.append(make(cells))
    if wrong:
        raise LexiconError("\n".join(wrong) + "\nMend these rows; README_events.md lists what each column may hold.")
    return rows


_KEYS = {
    "events.tsv": (0, 1, 5),
    "event_classes.tsv": (0, 1),
    "status.tsv": (0, 1, 2),
    "mode_words.tsv": (0, 2),
    "contexts.tsv": (0, 1, 2),
}


def _event_faults(cells: list[str], kinds: frozenset[str]) -> Iterable[str]:
    lemma, upos, type_, mode, frame, needs, status, weight = cells
    if not lemma or lemma != " ".join(lemma.split()):
        yield "the lemma is empty or has stray blanks"
    if upos not in FRAMES:
        yield f"unknown upos {upos!r}"
    elif frame not in FRAMES[upos]:
        yield f"unknown frame {frame!r} for {upos}"
    elif lemma and " " not in lemma and (base := lemma_of(lemma, upos)) != lemma:
        yield f"not a lemma: write {base!r}"
    if type_ not in get_args(EventType):
        yield f"unknown type {type_!r}"
    elif mode and mode not in MODES.get(type_, ()):
        yield f"unknown mode {mode!r} of {type_}"
    place, kind = _condition(needs)
    listed = kind.startswith("=") and all(kind[1:].split("|"))
    if needs not in ("", "actor", "clause") and (place not in PLACES or not (listed or kind in kinds)):
        yield f"unknown condition {needs!r}"
    if status not in ("", *get_args(Status)):
        yield f"unknown status {status!r}"
    if weight not in get_args(Weight):
        yield f"unknown weight {weight!r}"


def _class_faults(cells: list[str]) -> Iterable[str]:
    if not all(cells):
        yield "a cell is empty"


def _mode_faults(cells: list[str]) -> Iterable[str]:
    kind, mode, word = cells
    if not word:
        yield "a cell is empty"
    if mode not in MODES.get(kind, ()):
        yield f"unknown mode {mode!r} of {kind}"


def _context_faults(cells: list[str]) -> Iterable[str]:
    context, by, what = cells
    if context not in CONTEXTS:
        yield f"unknown context {context!r}"
    kind, _, mode = what.partition(" ")
    if by not in ("word", "event") or not what:
        yield "'by' is 'word' or 'event', and 'what' is not empty"
    elif by == "event" and (kind not in get_args(EventType) or (mode and mode not in MODES.get(kind, ()))):
        yield f"unknown type or mode {what!r}"


def _status_faults(cells: list[str]) -> Iterable[str]:
    lemma, upos, relation, status = cells
    if not lemma or not upos:
        yield "a cell is empty"
    if relation not in RELATIONS:
        yield f"unknown relation {relation!r}"
    if status not in ("none", *get_args(Status)):
        yield f"unknown status {status!r}"
