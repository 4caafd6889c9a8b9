"""What is told on nobody's word: "reportedly", "it emerged that", "rumours that" -> drafts without a source.

The model seldom labels these. Only words that no other draft has are looked at.
"""

from __future__ import annotations

from pourparler.record import Text, Word

from .joining import Draft
from .stretches import runs, subtree, trimmed

_HEARSAY = frozenset("reportedly allegedly".split())
_COMES_OUT = frozenset("emerge transpire turn".split())  # "it turned out"
_SOMEBODY = ("nmod:poss", "compound", "amod")
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
    """Fears and rumours that nobody has: "there are fears that …", "rumours that … spread"."""
    if word.upos != "NOUN" or word.lemma not in _IN_THE_AIR:
        return None
    after = [k for k in text.children(word.i) if k > word.i]
    clause = next((k for k in after if text.words[k].deprel.startswith(("acl", "ccomp"))), None)
    if clause is None:
        return None
    verb = text.words[word.head] if word.head >= 0 else word
    if verb.lemma == "be" and any(text.words[k].lemma.lower() == "there" for k in text.children(verb.i)):
        return _clause_of(text, (min(verb.i, word.i), word.i + 1), clause)
    return _clause_of(text, (word.i, word.i + 1), clause) if _nobodys(text, word, clause) else None


def _nobodys(text: Text, noun: Word, clause: int) -> bool:
    """Whether a noun with a that-clause has neither an owner nor a verb whose subject holds it ("he rejected")."""
    below = text.children(noun.i)
    that = any(text.words[k].deprel == "mark" and text.words[k].lemma == "that" for k in text.children(clause))
    owned = any(text.words[k].deprel in _SOMEBODY or text.words[k].deprel == "nmod" for k in below)
    return that and not owned and noun.deprel in ("nsubj", "nsubj:pass", "obl", "nmod", "root")


def _clause_of(text: Text, cue: tuple[int, int], clause: int) -> Draft | None:
    inside = [k for k in trimmed(text, subtree(text, clause)) if k >= cue[1]]
    return Draft(cue, None, [(inside[0], inside[-1] + 1)]) if inside else None
