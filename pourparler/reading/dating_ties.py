"""How a time stands to an event: two words of a text -> a short word for their distance, for the tie of their clauses.

Also the form of an event's word, and how dates lie to the day of publication. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pourparler.record import Interval, Text, Word

from .status_signs import tense

RECENCIES = ("open", "ahead", "today", "yesterday", "this week", "this month", "long ago")
_CLAUSES = frozenset("ccomp advcl acl conj xcomp parataxis".split())
_LED = frozenset("ccomp advcl acl parataxis".split())
_VERBS = ("VERB", "AUX")
_THE = frozenset("the this that these those".split())


def distance(sentences: int) -> str:
    """How many sentences before the event a time stands; a negative number stands after it."""
    if sentences == 0:
        return "here"
    side, far = ("before", 6) if sentences > 0 else ("after", 5)
    steps = abs(sentences)
    return f"{steps if steps <= 2 else 'near' if steps < far else 'far'} {side}"


def recency(interval: Interval, published: date) -> str:
    """How an interval lies to the day of publication."""
    if interval.first is None or interval.last is None:
        return "open"
    if interval.first > published:
        return "ahead"
    ago, length = (published - interval.last).days, (interval.last - interval.first).days
    if length == 0 and 0 <= ago <= 1:
        return ("today", "yesterday")[ago]
    return "this week" if length <= 7 and ago <= 7 else "this month" if ago <= 62 else "long ago"


def form(text: Text, word: Word) -> str:
    """A verb's tense; a noun's article and tag: "the NN", "bare NNS"."""
    if word.upos in _VERBS:
        return tense(text, word.i)
    below = [text.words[k] for k in text.children(word.i)]
    if any(w.deprel == "nmod:poss" for w in below):
        return f"its {word.xpos}"
    article = next((w.lemma.lower() for w in below if w.deprel == "det"), "")
    return f"{'the' if article in _THE else 'a' if article else 'bare'} {word.xpos}"


def tie(text: Text, i: int, k: int) -> str:
    """How the clause of word k stands to that of word i: the same; above or below, by which relations; else beside."""
    mine, other = _line(text, _clause(text, i)), _line(text, _clause(text, k))
    if mine[0] == other[0]:
        return "same"
    if other[0] in mine:
        return f"above {_relations(text, mine[: mine.index(other[0])])}"
    if mine[0] in other:
        return f"below {_relations(text, other[: other.index(mine[0])])}"
    return "beside"


def _relations(text: Text, line: Sequence[int]) -> str:
    return " ".join(sorted({text.words[k].relation for k in line} & _CLAUSES))


def _clause(text: Text, i: int) -> int:
    """The word that leads the clause of word i."""
    line = _line(text, i)
    for k in line:
        word = text.words[k]
        relation = word.relation
        if relation in _LED or (word.upos in _VERBS and relation not in ("aux", "cop")):
            return k
    return line[-1]


def _line(text: Text, i: int) -> list[int]:
    """Word i and the words above it, up to the root."""
    line = [i]
    while (head := text.words[line[-1]].head) >= 0:
        line.append(head)
    return line
