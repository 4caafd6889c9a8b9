"""A phrase of a dictionary, in capitals with "_" for blanks -> the names as reports print them.

"MIRA_VANN_" -> "Mira Vann"; "FRONT_OF_THE_COAST_(FOC)_" -> "Front of the Coast" and "FOC". Case is a guess,
and the reader is lenient: it takes "Foc" for "FOC" in the text, and "the coast" for "The Coast", though not "foc"."""

from __future__ import annotations

import re

_SMALL = frozenset("of the and for in on at to by with from de la le du des del di da dos der den und y e et".split())
_PARTICLES = frozenset("al el ul ad as at ash".split())  # of Arabic names, before a hyphen
_CAPITALS_ONLY = frozenset("who us it in is as or an am are may can will so no he we me".split())  # WHO is no "Who"
_ABBREVIATION = re.compile(r"\(([^\s_()]{2,8})\)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def plain(phrase: str) -> str:
    """The words of a phrase, parted by single blanks."""
    return " ".join(phrase.replace("_", " ").split())


def names(phrase: str) -> tuple[str, ...]:
    """The names that a phrase stands for: what it spells, and an abbreviation in brackets."""
    short = [m.group(1) for m in _ABBREVIATION.finditer(phrase)]
    words = plain(re.sub(r"\([^()]*\)?", " ", phrase)).strip(",")
    return tuple(dict.fromkeys(n for n in (_name(words), *short) if n))


def _name(words: str) -> str:
    if words.lower() in _CAPITALS_ONLY:
        return words
    return " ".join(_word(word, first=i == 0) for i, word in enumerate(words.split()))


def _word(word: str, first: bool) -> str:
    """One word between blanks; what hyphens join is written piece by piece."""
    if re.search(r"\d|\.\w", word):  # AK-47, U.N.
        return word
    if word.lower() in _SMALL and not first:
        return word.lower()
    *before, last = word.split("-")
    return "-".join([p.lower() if p.lower() in _PARTICLES else _capital(p) for p in before] + [_capital(last)])


def _capital(piece: str) -> str:
    """PEOPLE'S -> People's, D'AVRAY -> D'Avray, MCKAY -> McKay."""
    out = _WORD.sub(lambda m: m[0][:1].upper() + m[0][1:].lower(), piece)
    out = re.sub(r"(?<=['’])(\w)(?=\w)", lambda m: m[1].upper(), out)
    return re.sub(r"^Mc(\w)", lambda m: "Mc" + m[1].upper(), out)
