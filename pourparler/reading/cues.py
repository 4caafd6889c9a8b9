"""The words that lead to what somebody says, believes or wants: lexicon/cues.tsv, and the cue's own word in a text.

Acts: `say` and `fear` answer for their content in any form; `believe` for a clause, less for a bare noun ("sees a
deal"); `know` takes its content for a fact; `ask` and `intend` tell of what somebody wants done or means to do.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Literal, get_args

from pourparler.record import PourparlerError, Span, Text, Word

from .stretches import words_at

Act = Literal["say", "believe", "fear", "know", "ask", "intend"]


class CueTableError(PourparlerError):
    """A row of lexicon/cues.tsv that does not say what it must."""


@lru_cache(maxsize=1)
def cue_verbs() -> dict[str, Act]:
    """Lemma -> act."""
    out: dict[str, Act] = {}
    lines = files("pourparler.reading.lexicon").joinpath("cues.tsv").read_text("utf-8").splitlines()
    for n, line in enumerate(lines[1:], 2):
        lemma, _, act = line.partition("\t")
        if not lemma or act not in get_args(Act):
            known = ", ".join(get_args(Act))
            raise CueTableError(f"cues.tsv line {n}: {line!r} is not a lemma and an act, one of {known}")
        out[lemma] = act  # type: ignore[assignment]
    return out


def cue_word(text: Text, cue: Span) -> Word | None:
    """The word that names the act in a cue: its last verb ("declined to say"), else its first noun or word."""
    inside = words_at(text, cue)
    verbs = [w for w in inside if w.upos == "VERB"]
    if verbs:
        return verbs[-1]
    return next((w for w in inside if w.upos in ("NOUN", "ADJ")), inside[0] if inside else None)
