"""Cues without a verb of saying: "in the view of", "as the envoy put it", "had a message:" -> drafts.

Each construction is looked for in the tree, around one word. Where other drafts have its words already, theirs stay,
but for a piece that the same word leads to. Spans as PolNeAR's: a cue with its preposition and its colon.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.record import Text, Word

from .joining import Draft, Piece
from .stretches import runs, subtree, trimmed

_VIEWS = frozenset("view opinion word judgment judgement assessment estimation eye reckoning".split())
_ACCOUNTS = frozenset("account admission estimate reckoning calculation".split())
_MESSAGES = frozenset(
    "message warning answer reply response verdict advice conclusion view argument complaint demand promise".split()
)
_PUT = frozenset(("put", "see", "tell"))
_DECLARED = frozenset(
    "announcement statement claim declaration assertion allegation warning admission promise pledge".split()
)
_CLAUSE = ("acl", "ccomp", "advcl")


def by_construction(text: Text, found: Sequence[Draft]) -> list[Draft]:
    """The drafts with those of such constructions, each of words that no other draft has."""
    out = list(found)
    for word in text.words:
        draft = _in_view(text, word) or _declared_by(text, word) or _as_put(text, word) or _message(text, word)
        if draft is None:
            continue
        others = [d for d in out if not _is_led_by(d, word) and not _is_wrong(text, d, word, draft)]
        if not _words(draft) & {k for d in others for k in _words(d)}:
            out = [*others, draft]
    return out


def _is_led_by(draft: Draft, word: Word) -> bool:
    """Whether a noun is in the cue of a draft."""
    return word.upos == "NOUN" and draft.cue is not None and draft.cue[0] <= word.i < draft.cue[1]


def _is_wrong(text: Text, draft: Draft, word: Word, right: Draft) -> bool:
    """Whether a draft gives what a noun leads to ("the announcement that …") to the verb above the noun."""
    verb = draft.cue is not None and draft.cue[0] <= word.head < draft.cue[1]
    return verb and draft.contents == right.contents


def _words(draft: Draft) -> set[int]:
    return {k for p in (*draft.lead, *draft.contents) for k in range(*p)}


def _in_view(text: Text, word: Word) -> Draft | None:
    """ "In the view of the minister, …", "in his view, …", "by her own account, …"."""
    opens = _VIEWS if text.preposition(word.i) == "in" else _ACCOUNTS if text.preposition(word.i) == "by" else ()
    if word.lemma not in opens or word.head < 0 or text.words[word.head].upos not in ("VERB", "ADJ", "NOUN"):
        return None
    first = next(k for k in text.children(word.i) if text.words[k].deprel == "case")
    owner = next((k for k in text.children(word.i) if text.words[k].deprel == "nmod:poss"), None)
    whose = next((k for k in text.children(word.i) if text.preposition(k) == "of"), None)
    phrase = subtree(text, word.i)
    contents = _pieces(text, [k for k in subtree(text, word.head) if k not in phrase])
    if (
        not contents
        or text.words[phrase[-1]].text != ","
        and text.words[min(phrase[-1] + 1, len(text.words) - 1)].text != ","
    ):
        return None
    if owner is not None:
        source = _piece(text, owner)
        return Draft((source[1], word.i + 1), source, contents)
    if whose is not None and whose == word.i + 2 + _before(text, whose):
        source = _piece(text, whose)
        return Draft((first, word.i + 2), (word.i + 2, source[1]), contents)
    return None


def _before(text: Text, noun: int) -> int:
    """How many words of a phrase stand between its preposition and its noun."""
    inside = [k for k in subtree(text, noun) if k < noun]
    return len(inside) - 1


def _as_put(text: Text, word: Word) -> Draft | None:
    """ "As the minister put it, …"."""
    if word.lemma not in _PUT or word.deprel != "advcl" or word.head < 0:
        return None
    children = {text.words[k].deprel: k for k in text.children(word.i)}
    mark, subject, it = (children.get(name) for name in ("mark", "nsubj", "obj"))
    if mark is None or subject is None or it is None or text.words[mark].lemma != "as":
        return None
    if text.words[it].lemma != "it" or it != word.i + 1:
        return None
    phrase = set(subtree(text, word.i))
    contents = _pieces(text, [k for k in subtree(text, word.head) if k not in phrase])
    return Draft((word.i, it + 1), _piece(text, subject), contents) if contents else None


def _message(text: Text, word: Word) -> Draft | None:
    """ "The minister had a message: …", "her message was clear: …"."""
    if word.lemma not in _MESSAGES or word.upos != "NOUN":
        return None
    end = text.sentences[word.sentence][1]
    colon = next((k for k in range(word.i + 1, min(word.i + 5, end)) if text.words[k].text == ":"), None)
    if colon is None or colon + 2 >= end:
        return None
    contents = [(colon + 1, trimmed(text, range(colon + 1, end))[-1] + 1)]
    owner = next((k for k in text.children(word.i) if text.words[k].deprel == "nmod:poss"), None)
    if owner is not None and word.deprel.startswith("nsubj"):
        return Draft((word.i, colon + 1), _piece(text, owner), contents)
    verb = text.words[word.head] if word.head >= 0 else word
    if word.deprel != "obj" or verb.lemma not in ("have", "give", "send", "offer", "issue", "deliver"):
        return None
    subject = next((k for k in text.children(verb.i) if text.words[k].deprel == "nsubj"), None)
    return Draft((verb.i, colon + 1), _piece(text, subject), contents) if subject is not None else None


def _declared_by(text: Text, word: Word) -> Draft | None:
    """ "The announcement by Spain that it would …"."""
    children = text.children(word.i)
    by = next((k for k in children if text.preposition(k) == "by"), None) if word.lemma in _DECLARED else None
    clause = next((k for k in children if text.words[k].relation in _CLAUSE and by is not None and k > by), None)
    if by is None or clause is None:
        return None
    inside = subtree(text, clause)
    if text.words[inside[0]].lemma != "that":
        return None
    first = min(k for k in (word.i, *children) if k <= word.i and text.words[k].deprel != "case")
    source = [k for k in subtree(text, by) if k < inside[0] and text.words[k].deprel != "case"]
    return Draft((first, word.i + 1), (source[0], source[-1] + 1), _pieces(text, inside)) if source else None


def _piece(text: Text, i: int) -> Piece:
    """The phrase of a word, marks at its ends left out, without its preposition."""
    inside = trimmed(text, [k for k in subtree(text, i) if k >= i or text.words[k].deprel != "case"])
    run = next(r for r in runs(inside) if r[0] <= i < r[1])
    return run


def _pieces(text: Text, inside: Sequence[int]) -> list[Piece]:
    """Unbroken stretches of a content, marks at their ends left out."""
    kept = [trimmed(text, range(*run)) for run in runs(inside)]
    return [(p[0], p[-1] + 1) for p in kept if p]
