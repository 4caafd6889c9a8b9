"""On whose word a source says it: "the paper said, citing two officials, that …" -> the officials, inside the paper's.

Also "was quoted by the radio as saying": the model gives such words to one of the two alone. What is cited must be
somebody, or a document, who can say something; "citing bias" is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.record import Attribution, Span, Text, Word

from .joining import Draft
from .nested import Make
from .sources import can_speak
from .stretches import head_word, runs, subtree, subtree_span, trimmed, within, words_at

_QUOTE = frozenset(("cite", "quote"))


def passed_on(text: Text, outer: Attribution, make: Make) -> Attribution | None:
    """The attribution inside another that has the same content, where the outer one names a source of its own."""
    cue = head_word(text, outer.cue_span) if outer.cue_span else None
    if cue is None or outer.source_span is None:
        return None
    if (citing := _citing(text, cue, outer.source_span)) is not None:
        source = subtree_span(text, _object(text, citing))
        return make(source, Span(citing.start, citing.end), outer.content_spans, outer)
    subject = _quoted_one(text, cue)
    if subject is None or within(subject, outer.source_span):
        return None
    return make(subject, Span(cue.start, cue.end), outer.content_spans, outer)


def not_passed_on(text: Text, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions without those whose cue is such a "citing", of which nothing is said."""
    return [a for a in found if not _only_cites(text, a)]


def gather_quoted(text: Text, found: list[Draft]) -> None:
    """Put "was quoted (by the radio) as saying" together: what is said, and of the two the one farther out."""
    for draft in found:
        cue = text.words[slice(*draft.cue)] if draft.cue else ()
        verb = next((w for w in cue if _was_quoted(text, w)), None)
        if verb is None:
            continue
        subject, agent = _passive_of(text, verb)
        saying = {k for k in subtree(text, verb.i) if text.words[k].head == verb.i}
        for other in found:
            if other is not draft and other.cue and saying & set(range(*other.cue)):
                draft.contents, other.contents = [*draft.contents, *other.contents], []
        people = {k for i in (subject, agent) if i >= 0 for k in subtree(text, i)}
        kept = [k for c in draft.contents for k in range(*c) if k not in people]
        said = [_behind_saying(text, trimmed(text, range(*run))) for run in runs(kept)]
        draft.contents = [(p[0], p[-1] + 1) for p in said if p]
        who = agent if agent >= 0 else subject
        inside = [k for k in subtree(text, who) if k >= who or text.words[k].upos != "ADP"]
        draft.source = next(run for run in runs(inside) if run[0] <= who < run[1])


def _behind_saying(text: Text, said: list[int]) -> list[int]:
    """What is said without the "as saying" that leads to it."""
    opens = [text.words[k].lemma for k in said[:2]]
    return said[2:] if opens[:1] == ["as"] and opens[1:] in (["say"], ["tell"]) else said


def _was_quoted(text: Text, verb: Word) -> bool:
    return verb.lemma == "quote" and verb.xpos == "VBN" and _passive_of(text, verb)[0] >= 0


def _passive_of(text: Text, verb: Word) -> tuple[int, int]:
    """The subject of a passive verb and whom it is done by, -1 where there is none; "by" may hang on "saying"."""
    below = [k for i in (verb.i, *text.children(verb.i)) for k in text.children(i)]
    subject = next((k for k in reversed(below) if text.words[k].deprel == "nsubj:pass"), -1)
    return subject, next((k for k in below if text.words[k].relation == "obl" and text.preposition(k) == "by"), -1)


def without_citing(text: Text, first: int, end: int) -> int:
    """The end of a source [first, end) before the clause that tells whom it cites."""
    stop = next((i for i in range(first + 1, end) if _cites(text, text.words[i])), end)
    while stop - first > 1 and text.words[stop - 1].upos == "PUNCT" and stop < end:
        stop -= 1
    return stop


def _cites(text: Text, word: Word) -> bool:
    """Whether a word is the "citing" of somebody who can say something."""
    if word.lemma not in _QUOTE or word.xpos != "VBG" or word.upos != "VERB":
        return False
    cited = _object(text, word)
    return cited >= 0 and can_speak(text, text.words[cited])


def _object(text: Text, verb: Word) -> int:
    """What a verb governs without a preposition, whatever the tree calls it."""
    after = [k for k in text.children(verb.i) if k > verb.i and text.words[k].deprel in ("obj", "obl")]
    return next((k for k in after if not text.preposition(k)), -1)


def _citing(text: Text, cue: Word, source: Span) -> Word | None:
    """The participle that hangs on a cue or on its source."""
    near = (cue.i, *(w.i for w in words_at(text, source)))
    return next((text.words[k] for i in near for k in text.children(i) if _cites(text, text.words[k])), None)


def _only_cites(text: Text, a: Attribution) -> bool:
    cue = head_word(text, a.cue_span) if a.cue_span else None
    if cue is None or not _cites(text, cue):
        return False
    cited = _object(text, cue)
    return all(within(s, subtree_span(text, cited)) for s in a.content_spans)


def _quoted_one(text: Text, cue: Word) -> Span | None:
    """Who "was quoted by" another."""
    if not _was_quoted(text, cue):
        return None
    subject, agent = _passive_of(text, cue)
    return subtree_span(text, subject) if agent >= 0 else None
