"""Where two sources give other reasons for one act: "left because of the floods", "left because he was paid". Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.reading.lexicon.element_words import listed
from pourparler.reading.status import status_of
from pourparler.reading.stretches import words_at
from pourparler.record import Attribution, Dispute, Text

from .claims import one_voice
from .pairs import outright, parted, sentence

_NEAR = 2  # sentences between two reasons for one act
_FOR = (("because",), ("due", "to"), ("owing", "to"), ("in", "retaliation"), ("in", "response"))
_SAYING = ("NOUN", "PROPN", "VERB", "ADJ")
_DID = ("happened", "ongoing")
_Given = tuple[Attribution, frozenset[str], frozenset[str]]


def reasons(text: Text, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """A contradiction for each two sources and one act, where the reasons have no word in common."""
    given = [g for a in outright(attributions) if (g := _given(text, a)) is not None]
    for n, (b, did, why) in enumerate(given):
        for a, done, other in reversed(given[:n]):
            gap = sentence(text, b, 0) - sentence(text, a)
            if 0 <= gap <= _NEAR and not one_voice(a.sources, b.sources) and did & done and not why & other:
                yield parted(text, a, b, "contradiction")
                break


def _given(text: Text, a: Attribution) -> _Given | None:
    """A source with the acts that it tells of and the words of the reason for them."""
    for span in a.content_spans:
        inside = words_at(text, span)
        for n in range(1, len(inside)):
            if any(tuple(w.lemma.lower() for w in inside[n : n + len(f)]) == f for f in _FOR):
                acts = (w for w in inside[:n] if w.upos == "VERB" and w.lemma not in listed("empty"))
                did = frozenset(w.lemma for w in acts if status_of(text, w.i, None) in _DID)
                why = frozenset(w.lemma for w in inside[n:] if w.upos in _SAYING) - listed("empty")
                return a, did, why
    return None
