"""Words -> sub-word ids of the encoder's vocabulary (BERT, uncased). Checked against `tokenizers` in a test.

Greedy longest match after lower-casing and stripping accents (Wu et al. 2016, as in BERT). Words come
already split; marks inside one ("U.S.") stand as pieces of their own, as in BERT's basic tokeniser.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files

PAD, UNKNOWN, START, END = 0, 100, 101, 102
MOST_PIECES = 10  # of one word; the rest of a longer one (an address, say) is not seen by the model
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'"})


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, int]:
    """Piece -> id, from the encoder's own list."""
    lines = files("pourparler.language").joinpath("vocab.txt").read_text(encoding="utf-8").split("\n")
    return {piece: i for i, piece in enumerate(lines) if piece}


@lru_cache(maxsize=200_000)
def pieces(word: str) -> tuple[int, ...]:
    """Ids of one word's pieces, at least one and at most MOST_PIECES. Curly quotation marks count as straight."""
    out: list[int] = []
    for run in _runs(_fold(word.translate(_STRAIGHT))):
        out += _greedy(run)
    return tuple(out[:MOST_PIECES]) or (UNKNOWN,)


def _fold(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))


def _runs(word: str) -> list[str]:
    """The word cut at marks and at ideographs, each a run of its own."""
    out: list[str] = []
    alone = True
    for c in word:
        if _stands_alone(c):
            out.append(c)
            alone = True
        elif alone:
            out.append(c)
            alone = False
        else:
            out[-1] += c
    return out


def _stands_alone(c: str) -> bool:
    ascii_mark = c.isascii() and not c.isalnum()
    return ascii_mark or unicodedata.category(c)[0] == "P" or "\u4e00" <= c <= "\u9fff" or "\u3400" <= c <= "\u4dbf"


def _greedy(run: str) -> list[int]:
    known = vocabulary()
    out, at = [], 0
    while at < len(run):
        end = len(run)
        while end > at and (piece := known.get(("##" if at else "") + run[at:end])) is None:
            end -= 1
        if end == at or len(run) > 100:
            return [UNKNOWN]
        out.append(piece)
        at = end
    return out
