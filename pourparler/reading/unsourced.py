"""What is told on nobody's word: "reportedly", "it emerged that", "there are fears that" -> drafts without a source.

The model seldom labels these. Only words that no other draft has are looked at.
"""

from __future__ import annotations

from pourparler.reading.joining import Draft
from pourparler.reading.stretches import runs, subtree, trimmed
from pourparler.record import Text, Word

_HEARSAY = frozenset("reportedly allegedly".split())
_COMES_OUT = frozenset("emerge transpire".split())
_IN_THE_AIR = frozenset(
    "fear concern worry report rumour rumor claim allegation suspicion speculation talk suggestion".split()
)


def unsourced(text: Text, found: list[Draft]) -> list[Draft]:
    """Drafts to add to those found."""
    taken = {k for d in found for p in (*d.lead, *d.contents) for k in range(*p)}
    out = []
    for word in text.words:
        if word.i in taken:
            continue
        draft = _hearsay(text, word) or _comes_out(text, word) or _in_the_air(text, word)
        if draft is not None and not taken & {k for p in draft.contents for k in range(*p)}:
            out.append(draft)
    return out


def _hearsay(text: Text, word: Word) -> Draft | None:
    if word.lemma.lower() not in _HEARSAY or word.upos != "ADV" or word.head < 0:
        return None
    inside = [k for k in subtree(text, word.head) if k != word.i]
    pieces = [trimmed(text, range(*run)) for run in runs(inside)]
    return Draft((word.i, word.i + 1), None, [(p[0], p[-1] + 1) for p in pieces if p])


def _comes_out(text: Text, word: Word) -> Draft | None:
    children = {text.words[k].deprel: k for k in text.children(word.i)}
    clause = children.get("ccomp", children.get("csubj"))
    if word.lemma not in _COMES_OUT or clause is None or "expl" not in children:
        return None
    return _clause_of(text, (word.i, word.i + 1), clause)


def _in_the_air(text: Text, word: Word) -> Draft | None:
    """Fears and rumours that nobody has: "there are fears that …"."""
    if word.upos != "NOUN" or word.lemma not in _IN_THE_AIR or word.head < 0:
        return None
    verb = text.words[word.head]
    there = any(text.words[k].lemma.lower() == "there" for k in text.children(verb.i))
    after = [k for k in text.children(word.i) if k > word.i]
    clause = next((k for k in after if text.words[k].deprel.startswith(("acl", "ccomp"))), None)
    if verb.lemma != "be" or not there or clause is None:
        return None
    return _clause_of(text, (min(verb.i, word.i), word.i + 1), clause)


def _clause_of(text: Text, cue: tuple[int, int], clause: int) -> Draft | None:
    inside = [k for k in trimmed(text, subtree(text, clause)) if k >= cue[1]]
    return Draft(cue, None, [(inside[0], inside[-1] + 1)]) if inside else None
