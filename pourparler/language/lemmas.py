"""Word form and UPOS tag -> lemma, for English, as UD 2.16 writes it. No context is looked at.

Rules undo regular inflection; lemmas.tsv (form, upos, lemma; lower case, sorted) holds what they get wrong. Names keep
their form, except plurals that the table or the ending gives away: without the fine tag "Texas" looks like one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from pourparler.record import PourparlerError


class LemmaTableError(PourparlerError):
    """lemmas.tsv is damaged."""


_DOUBLED = re.compile(r"(?<=[aeiouy])([bdgklmnprt])\1$")
_KEEPS_DOUBLE = re.compile(r"(?:^.{0,2}[aeiou]|[eiou]|[^aeiou][a])ll$|^(?:add|err|ebb|egg)$")
# Endings of stems that lost a final e before -ed or -ing: "announc", "decid", "escalat", "settl", "requir", "accus".
_LOST_E = re.compile(
    r"(?:"
    r"c|u|v|z|ag|dg|eg|lg|rg|ang|ath|eth|ib|ik|rak|tak|vok|bl|cl|dl|fl|gl|kl|pl|tl|zl|ul|"
    r"fil|pil|bil|rad|ced|cid|lid|rid|sid|vid|lud|lam|nam|com|um|fin|bin|gin|lin|min|pin|cap|"
    r"rap|ip|ap|car|lar|par|pir|sir|tir|uir|cur|dur|gur|jur|sur|tur|lor|nor|as|is|ls|ns|os|ps|"
    r"rs|us|bat|cat|dat|eat|gat|iat|lat|mat|nat|pat|rat|tat|uat|vat|let|cit|nit|not|vot|but|cut|"
    r"mut|put|tut|li|ti"
    r")$"
)
_SIBILANT = re.compile(r"(?:[sxz]|[^aeiou]z|ch|sh|ss)$")
_DEMONYM = re.compile(r"(?:[aeiou]ans|ists|[ns]is|crats|icans)$")
_PROPER_ADJECTIVE = re.compile(r"(?:[a-z]ian|[a-z]ese|[a-z]ish|[nqd]i)$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


def _read(name: str) -> dict[tuple[str, str], str]:
    rows = files(__package__).joinpath(name).read_text("utf-8").splitlines()[1:]
    table: dict[tuple[str, str], str] = {}
    for number, row in enumerate(rows, 2):
        cells = row.split("\t")
        if len(cells) != 3 or not all(cells) or (cells[0], cells[1]) in table:
            raise LemmaTableError(f"{name}, row {number}: {row!r} repeats or is not form, upos, lemma. Mend the row.")
        table[cells[0], cells[1]] = cells[2]
    return table


_TABLE = _read("lemmas.tsv")


@lru_cache(maxsize=200_000)
def lemma(form: str, upos: str) -> str:
    """The lemma of a word: ("talks", "NOUN") -> "talk". An unknown tag leaves the lower-cased form."""
    small = form.lower().replace("’", "'")
    known = _TABLE.get((small, upos))
    if known is not None:
        return small if upos == "ADJ" and form == known.lower() else known  # "national" beside "National"
    rule = _RULES.get(upos)
    return rule(form, small) if rule else small


def _verb(_form: str, small: str) -> str:
    if small.endswith("ies") and len(small) > 4:
        return small[:-3] + "y"
    if len(small) > 2 and small.endswith("s") and not small.endswith(("ss", "us", "'s")):
        return _without_s(small)
    if small.endswith("ied") and len(small) > 4:
        return small[:-3] + "y"
    if small.endswith("ed") and len(small) > 4 and not small.endswith("eed"):
        return _base(small[:-2])
    if small.endswith("ing") and len(small) > 4 and re.search("[aeiouy]", small[:-3]):
        return _base(small[:-3])
    return small


def _base(stem: str) -> str:
    """The verb that a stem before -ed or -ing comes from."""
    if _DOUBLED.search(stem) and not _KEEPS_DOUBLE.search(stem):
        return stem[:-1]
    return stem + "e" if _LOST_E.search(stem) else stem


def _without_s(small: str) -> str:
    if small.endswith("es") and _SIBILANT.search(small[:-2]) and not small.endswith(("ses", "zes")):
        return small[:-2]
    return small[:-2] if small.endswith(("sses", "zzes", "oes")) else small[:-1]


def _noun(form: str, small: str) -> str:
    if len(form) < 3 and form != small and (len(form) == 1 or form[-1].isdigit()):
        return form  # "X", "L2"
    if len(small) < 4 or not small.endswith("s") or small[-2].isdigit():
        return small[:-3] + "man" if small.endswith("men") and len(small) > 5 else small
    if small.endswith("ies") and len(small) > 4:
        return small[:-3] + "y"
    return small if small.endswith(("ss", "us", "is")) else _without_s(small)


def _adjective(form: str, small: str) -> str:
    if form != small and _PROPER_ADJECTIVE.search(form):
        return form
    for ending in ("iest", "ier"):
        if small.endswith(ending) and len(small) > len(ending) + 2:
            return small[: -len(ending)] + "y"
    if small.endswith("est") and len(small) > 5 and not small.endswith(("onest", "odest", "rnest")):
        return _base(small[:-3]) if _DOUBLED.search(small[:-3]) else small[:-3]
    return small


def _name(form: str, _small: str) -> str:
    return form[:-1] if _DEMONYM.search(form) and len(form) > 5 else form


def _number(_form: str, small: str) -> str:
    return _THOUSANDS.sub("", small)


def _as_is(form: str, _small: str) -> str:
    return form


_RULES = {
    "VERB": _verb,
    "AUX": _verb,
    "NOUN": _noun,
    "ADJ": _adjective,
    "PROPN": _name,
    "NUM": _number,
    "X": _as_is,
    "SYM": _as_is,
}
