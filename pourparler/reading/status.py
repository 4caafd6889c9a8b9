"""Did it happen: an event's word in its tree -> one of the seven values of status. The model's view and rules.

Rules decide what the words say outright: negation, and what is put off, called off or refused
(lexicon/status.tsv). Elsewhere the model's distribution decides where it has one, else the nearest modality.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pourparler.reading.lexicon.event_table import StatusRow, statuses
from pourparler.record import Status, Text, Word

_NEGATIONS = frozenset("not n't n’t never no neither nor without cannot".split())
_OUTRIGHT = frozenset(("postponed", "called_off", "not_happened"))
_FUTURE = frozenset("will shall 'll ’ll wo".split())
_MIGHT = frozenset("may might could would can should must".split())
_NOUN_RELATIONS = {"nmod": "nmod", "acl": "acl"}
Found = Status | Literal["none", ""]


def status_of(text: Text, i: int, learned: Mapping[Status, float] | None) -> Found:
    """The status of the event at word i; "none" where its governor says that it is no second event."""
    ruled = _ruled(text, i)
    if ruled in _OUTRIGHT or (ruled == "none" and learned is None):
        return ruled
    if learned:
        return max(learned, key=lambda s: learned[s])
    return ruled if ruled not in ("", "none") else _by_tense(text, i)


def _ruled(text: Text, i: int) -> Found:
    """What the words that govern or modify the event say, the nearest first."""
    word = text.words[i]
    if _negated(text, i):
        return "not_happened"
    for k in text.children(i):
        if row := _row(text.words[k], text.words[k].deprel.split(":")[0], ("amod", "advmod", "aux", "mark")):
            return row.status
    at, relation = word, _relation(text, word)
    for _ in range(3):
        if at.head < 0:
            break
        above = text.words[at.head]
        if row := _row(above, relation, ("xcomp", "ccomp", "obj", "obl", "nmod", "acl", "nsubj")):
            if row.status in ("happened", "ongoing", "planned") and _negated(text, above.i):
                return "not_happened" if row.status == "happened" else "hypothetical"
            return row.status
        if relation not in ("conj", "xcomp", "compound") and not (relation == "obj" and above.upos == "VERB"):
            break
        if _negated(text, above.i) and relation in ("obj", "xcomp"):
            return "not_happened"
        at, relation = above, _relation(text, above)
    return ""


def _row(word: Word, relation: str, allowed: tuple[str, ...]) -> StatusRow | None:
    if relation not in allowed:
        return None
    rows = statuses().get((word.lemma.lower(), word.upos), ())
    return next((r for r in rows if r.relation == relation), None)


def _relation(text: Text, word: Word) -> str:
    """The relation under which status.tsv lists a governor: a passive's subject counts as its object."""
    if word.deprel == "nsubj:pass":
        return "obj"
    return word.deprel.split(":")[0]


def _negated(text: Text, i: int) -> bool:
    """Whether a word has a negation of its own: "did not meet", "no talks", "never met", "without a meeting"."""
    for k in text.children(i):
        word = text.words[k]
        if word.lemma.lower() in _NEGATIONS or word.text.lower() in _NEGATIONS:
            if word.deprel.split(":")[0] in ("advmod", "det", "case", "cc", "mark") and not _limits(text, k):
                return True
    return False


def _limits(text: Text, k: int) -> bool:
    """"not only", "not just", "no longer": no plain negation."""
    after = text.words[k + 1].text.lower() if k + 1 < len(text.words) else ""
    return after in ("only", "just", "longer", "merely", "least", "doubt")


def _by_tense(text: Text, i: int) -> Status:
    """From auxiliaries and the verb's form, for a verb; for a noun, from the verb that it hangs on."""
    word = text.words[i]
    while word.upos not in ("VERB", "AUX") and word.head >= 0 and word.deprel in ("obj", "nsubj", "nsubj:pass", "conj"):
        word = text.words[word.head]
    auxiliaries = {text.words[k].text.lower() for k in text.children(word.i) if text.words[k].deprel.startswith("aux")}
    if auxiliaries & _FUTURE:
        return "planned"
    if auxiliaries & _MIGHT:
        return "hypothetical"
    if word.xpos == "VBG" and auxiliaries & {"is", "are", "was", "were", "be", "'s", "’s", "'re", "’re"}:
        return "ongoing"
    if any(text.words[k].deprel == "mark" and text.words[k].lemma in ("if", "unless") for k in text.children(word.i)):
        return "hypothetical"
    if word.xpos == "VB" and any(text.words[k].lemma == "to" for k in text.children(word.i)):
        return "hypothetical"
    return "happened"
