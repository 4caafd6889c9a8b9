"""An agents file -> rows of a list of names: nouns for roles, "harbour pilot", with the sector that they belong to.

    !PERSON! = MAN, WOMAN, PERSON, MEN, WOMEN
    HARBOUR_PILOT [~LAB]            plural by rule
    COAST_GUARD {} [~MIL]           no plural: one body
    SPOKES!PERSON! [~GOV]           one noun for each word of the set

Where the "~" stands makes no difference here: the country is read from the words beside the noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

from pourparler.reading.lexicon import office

from .codes import NOBODY, role
from .forms import plain
from .lines import LineError, Notes, lines_of
from .tables import NameRow

_SET = re.compile(r"(![^!\s]+!)\s*=(.*)")
_LINE = re.compile(r"([^\[\]{}]+?)\s*(\{[^{}]*\})?\s*\[([^\[\]{}]+)\]\s*")
_MARKER = re.compile(r"(![^!\s]+!)")


def read_agents(path: Path, notes: Notes) -> list[NameRow]:
    """The rows of an agents file; what is wrong with it goes to `notes`."""
    sets: dict[str, list[str]] = {}
    rows: list[NameRow] = []
    for number, line in lines_of(path):
        if match := _SET.fullmatch(line.strip()):
            sets[match[1]] = [item.strip() for item in match[2].split(",") if item.strip()]
            continue
        try:
            rows += _read(line.strip(), sets, notes)
        except LineError as fault:
            notes.fault(number, fault)
    return rows


def _read(line: str, sets: Mapping[str, list[str]], notes: Notes) -> list[NameRow]:
    """The rows of one line; none where the tables have the noun with that sector."""
    match = _LINE.fullmatch(line)
    if not match:
        raise LineError(f"{line!r} is no agent; write NOUN [~CODE] or NOUN {{PLURAL}} [~CODE]")
    phrase, plurals, code = match[1], match[2], match[3].strip().strip("~")
    if code == NOBODY:
        notes.left_out["names that the file says are nobody's"] += 1
        return []
    sector, rows = role(code), []
    for noun in _nouns(phrase, sets):
        known = office(noun)
        if known and known.sector == sector:
            notes.left_out["names that our tables know"] += 1
        else:
            rows.append(_row(noun, plurals, sector, "!" in phrase))
    return rows


def _nouns(phrase: str, sets: Mapping[str, list[str]]) -> Iterator[str]:
    """The phrase with each word of the sets that it names, in small letters."""
    parts = _MARKER.split(phrase)
    if missing := [part for part in parts[1::2] if part not in sets]:
        raise LineError(f"{missing[0]} is not defined; define it above as {missing[0]} = WORD, WORD")
    for choice in product(*(sets[part] if i % 2 else [part] for i, part in enumerate(parts))):
        yield plain("".join(choice)).lower()


def _row(noun: str, plurals: str | None, sector: str, is_of_set: bool) -> NameRow:
    """A body where the noun has no plural or our tables take its last word for one; else a role that people hold."""
    head = office(noun.split()[-1])
    is_body = plurals == "{}" or (head is not None and head.kind != "person")
    if is_of_set:
        many = []  # the set holds the plurals too
    elif plurals is None:
        many = [_plural(noun)]
    else:
        many = [plain(word).lower() for word in plurals.strip("{}").split(",") if word.strip()]
    return NameRow(noun, "", "|".join(many), "body" if is_body else "role", sector)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
