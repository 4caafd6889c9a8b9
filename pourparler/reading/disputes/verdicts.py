"""What one source says of what another has just said: a verdict in no words of denial. Pure.

"This was against the law"; "it was too early to tell"; "the estimate was too high"; "an incident that Chile
described as a routine check"; "which the army describes as a school but critics call a prison"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.reading.cues import cue_word
from pourparler.reading.lexicon.element_words import answers
from pourparler.reading.status_signs import negated
from pourparler.reading.stretches import words_at
from pourparler.record import Attribution, Dispute, DisputeKind, Text, Word

from .claims import one_voice
from .pairs import outright, parted, said_before

_POINTING = frozenset(("this", "that"))
_WRONG = frozenset("impossible unacceptable wrong unthinkable irresponsible false".split())
_EARLY = frozenset("early soon premature".split())
_TELL = frozenset("tell say know speak judge conclude speculate predict determine".split())
_CONFIRM = frozenset("confirm verify corroborate".split())
_ESTIMATED = frozenset("estimate figure number toll count total".split())
_OFF = frozenset("high low exaggerated inflated conservative".split())
_CALL = frozenset("describe call dismiss portray brand label characterise characterize term".split())
_NEXT = 1  # sentences between what is judged and the verdict
_LAST = 2  # the same, where the verdict names nothing


def verdicts(text: Text, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """A dispute for each verdict."""
    told = outright(attributions)
    for b in told:
        kind, reach = _verdict(text, b)
        if kind is not None and (a := _before(text, told, b, reach)):
            yield parted(text, a, b, kind)
        elif (a := _before(text, told, b, 0)) and _described(text, a, b):
            yield parted(text, a, b, "contradiction")


def _verdict(text: Text, b: Attribution) -> tuple[DisputeKind | None, int]:
    """The kind of dispute that a source's words open with what was said before, and how far before it can stand."""
    for word in (w for s in b.content_spans for w in words_at(text, s)):
        if _judges(text, word):
            return "contradiction", _NEXT
        if _too_early(text, word) or _cannot_confirm(text, word):
            return "denial", _LAST
        if _misestimated(text, word):
            return "figures", _NEXT
    return None, 0


def _before(text: Text, spoken: Sequence[Attribution], b: Attribution, reach: int) -> Attribution | None:
    """What another source said last."""
    others = [a for a in said_before(text, spoken, b, reach) if not one_voice(a.sources, b.sources)]
    return max(others, key=lambda one: one.content_spans[-1].end, default=None)


def _judges(text: Text, word: Word) -> bool:
    """ "This was against the law", "that is not possible"."""
    subjects = {text.words[k].lemma.lower() for k in text.children(word.i) if text.words[k].deprel == "nsubj"}
    if not subjects & _POINTING or word.deprel == "acl:relcl":
        return False
    lemma, no = word.lemma.lower(), negated(text, word.i)
    if lemma in _WRONG or (no and lemma in ("true", "so", "case", "right", "possible")):
        return not no or lemma not in _WRONG
    if lemma == "law" and text.preposition(word.i) == "against":
        return not no
    return "lawful" in answers().get(lemma, {}) and answers()[lemma]["lawful"] == no


def _too_early(text: Text, word: Word) -> bool:
    """ "Too early to say who had sent them"."""
    if word.lemma.lower() not in _EARLY or negated(text, word.i):
        return False
    too = word.lemma == "premature" or any(text.words[k].lemma == "too" for k in text.children(word.i))
    return too and any(text.words[k].lemma in _TELL for k in text.children(word.i))


def _cannot_confirm(text: Text, word: Word) -> bool:
    """ "He cannot confirm that …", not "cannot confirm" to reporters."""
    if word.lemma not in _CONFIRM or not negated(text, word.i):
        return False
    return any(text.words[k].deprel in ("ccomp", "obj") for k in text.children(word.i))


def _misestimated(text: Text, word: Word) -> bool:
    """ "The estimate was too high"."""
    if word.lemma.lower() not in _OFF:
        return False
    beside = (*text.children(word.i), *(text.children(word.head) if word.deprel in ("xcomp", "ccomp") else ()))
    subjects = [text.words[k].lemma for k in beside if k < word.i and text.words[k].deprel in ("nsubj", "obj")]
    too = word.lemma not in ("high", "low") or any(text.words[k].lemma == "too" for k in text.children(word.i))
    return too and bool(set(subjects) & _ESTIMATED)


def _described(text: Text, a: Attribution, b: Attribution) -> bool:
    """Whether one source has another name, in a relative clause, for what the other says, or each has one."""
    one, other = (cue_word(text, c.cue_span) if c.cue_span else None for c in (a, b))
    if other is None:
        return False
    if other.deprel == "acl:relcl" and _calls(text, other):
        return True
    paired = one is not None and (other.deprel == "acl:relcl" or (other.deprel == "conj" and other.head == one.i))
    return paired and one is not None and one.deprel == "acl:relcl" and _calls(text, one)


def _calls(text: Text, word: Word) -> bool:
    """ "Describes as", "calls"; not "calls for"."""
    return word.lemma in _CALL and not any(text.preposition(k) == "for" for k in text.children(word.i))
