"""What two parties say right after each other of the past, in a report where their accounts part anyway. Pure.

"Chile had asked for a delay", "the Peruvian side had cancelled the meeting": no word sets the one against the other;
they do not agree elsewhere in the report. In a report without other disputes such neighbours hardly ever part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pourparler.reading.cues import cue_verbs, cue_word
from pourparler.reading.matters.sides import sides
from pourparler.reading.stretches import head_word
from pourparler.record import Attribution, Dispute, Spans, Text

from .pairs import outright, parted, sentence

_ENOUGH = 2  # disputes of a report from which any two countries' neighbouring accounts part
_NEXT = 1  # sentences between the two
_PREDICATES = ("VERB", "ADJ", "NOUN", "AUX")


def exchanges(text: Text, attributions: Sequence[Attribution], found: Sequence[Dispute]) -> Iterator[Dispute]:
    """A contradiction for each two accounts that stand in no dispute of those `found`; each account in one at most."""
    told = tuple(s for d in found for side in d.sides for s in side.position)
    last: Attribution | None = None
    for a, b in pairwise(outright(attributions)):
        if a is last or not (_is_account(text, a) and _is_account(text, b)) or _in(a, told) or _in(b, told):
            continue
        gap = sentence(text, b, 0) - sentence(text, a)
        of_two = gap <= _NEXT and not sides(a.sources) & sides(b.sources)
        if of_two and ((len(found) >= _ENOUGH and _of_states(a, b)) or any(_sets_apart(d, a, b) for d in found)):
            yield parted(text, a, b, "contradiction")
            last = b


def _in(a: Attribution, told: Spans) -> bool:
    return any(s.overlaps(t) for s in a.content_spans for t in told)


def _of_states(a: Attribution, b: Attribution) -> bool:
    return all(any(x.country for x in c.sources) for c in (a, b))


def _sets_apart(d: Dispute, a: Attribution, b: Attribution) -> bool:
    """Whether the parties of two sources stand on two sides of a dispute."""
    held = [sides(side.by) for side in d.sides]
    return any(
        sides(a.sources) & x and sides(b.sources) & y for i, x in enumerate(held) for j, y in enumerate(held) if i != j
    )


def _is_account(text: Text, a: Attribution) -> bool:
    """Whether a party says, in a clause, what was: no wish, fear or question, nothing that may or will be."""
    cue = cue_word(text, a.cue_span) if a.cue_span else None
    says = cue is None or cue_verbs().get(cue.lemma.lower()) == "say"
    top = head_word(text, a.content_spans[0])
    if not says or top is None or top.upos not in _PREDICATES or not any(x.country or x.sector for x in a.sources):
        return False
    below = [text.words[k] for k in text.children(top.i)]
    past = any(w.xpos in ("VBD", "VBN") for w in (top, *below) if w is top or w.upos in ("AUX", "VERB"))
    return past and any(w.relation == "nsubj" for w in below) and not any(w.xpos == "MD" for w in below)
