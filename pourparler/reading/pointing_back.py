"""Content in the sentence before its cue: "So says the mayor.", "That is what the envoy told reporters." -> drafts.

Only short sentences that say nothing else; what they point back to is the whole sentence before.
"""

from __future__ import annotations

import re

from pourparler.record import Text, Word

from .cues import cue_verbs
from .joining import Draft
from .mending import subject_of
from .stretches import trimmed

_BACK = re.compile(
    r"(?:(?:At least|Or),? )?(?:so|thus)\b|(?:that|this) (?:is|was),?(?: at least,)? (?:what|how)\b", re.I
)
_SO = frozenset(("so", "thus"))
_PUT = frozenset(("put", "see"))
_SHORT = 14  # words


def pointing_back(text: Text, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with those of such sentences in place of what the model makes of them."""
    out = drafts
    for n, (first, end) in enumerate(text.sentences):
        verb = _verb(text, first, end) if n and end - first <= _SHORT else None
        if verb is None:
            continue
        said = trimmed(text, range(*text.sentences[n - 1]))
        draft = Draft((verb.i, verb.i + 1), None, [(said[0], said[-1] + 1)] if said else [])
        draft.source = subject_of(text, draft, verb)
        if draft.source and said and not any(_holds(d, said[0]) for d in out):
            out = [d for d in out if not d.cue or not first <= d.cue[0] < end] + [draft]
    return out


def _verb(text: Text, first: int, end: int) -> Word | None:
    """The verb of saying of a sentence that begins by pointing back and has no clause or object of its own."""
    if not _BACK.match(text.text, text.words[first].start):
        return None
    for word in text.words[first:end]:
        speaks = cue_verbs().get(word.lemma.lower()) in ("say", "believe", "intend") or word.lemma in _PUT
        if word.upos == "VERB" and speaks:
            own = ("ccomp", "xcomp", "obj") if text.words[first].lemma.lower() in _SO else ("ccomp", "xcomp")
            return None if any(text.words[k].deprel in own for k in text.children(word.i) if k > word.i) else word
    return None


def _holds(draft: Draft, i: int) -> bool:
    return any(a <= i < b for a, b in draft.contents)
