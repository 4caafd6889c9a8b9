"""An actors file -> rows of a list of names (docs/actors.md): who a name stands for, and from when to when.

An entry is a name, further names after "+", and codes in brackets, each with its dates or without:

    MIRA_VANN_
    +M._VANN_
        [ELDOPP <150301]
        [ELDGOV 150301-190630]

A dated code is an office that a person held; the dates are included, and codes without dates hold at all other times.
A country's own code makes a country of the entry, any other an organisation. What our tables say too is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pourparler.reading.lexicon import country_name, country_of

from .codes import NOBODY, Who, who
from .forms import names
from .lines import LineError, Notes, lines_of
from .tables import NameRow

_GROUP = re.compile(r"\[([^\[\]]*)\]")
_SAME = ("country", "demonym", "people", "capital", "metonym")
_CENTURY = 30  # of two digits, from which a year lies in the last century


class _Held(NamedTuple):
    """A code and the days from which and to which it holds; None where it is open."""

    who: Who
    first: date | None
    last: date | None


@dataclass(slots=True)
class _Entry:
    """An entry while it is read. `nobody`: a code says that the name is nobody's; `faulty`: a line of it was."""

    line: int
    phrase: str
    names: list[str] = field(default_factory=list)
    held: list[_Held] = field(default_factory=list)
    nobody: bool = False
    faulty: bool = False


def read_actors(path: Path, notes: Notes) -> list[NameRow]:
    """The rows of an actors file; what is wrong with it goes to `notes`."""
    return [row for entry in list(_entries(path, notes)) for row in _rows(entry, notes)]


def _entries(path: Path, notes: Notes) -> Iterator[_Entry]:
    entry = None
    for number, line in lines_of(path):
        phrase, codes = _parts(line)
        if phrase and not phrase.startswith("+"):
            if entry:
                yield entry
            entry = _Entry(number, phrase)
        if entry is None:
            notes.fault(number, f"{line.strip()!r} belongs to no entry; put a name on a line before it")
            continue
        try:
            entry.names += _names(phrase.removeprefix("+"))
            _add_codes(entry, codes)
        except LineError as fault:
            entry.faulty = True
            notes.fault(number, fault)
    if entry:
        yield entry


def _parts(line: str) -> tuple[str, str]:
    """The name on a line and what stands in brackets after it; either may be ""."""
    phrase, bracket, rest = line.strip().partition("[")
    return phrase.strip(), bracket + rest


def _names(phrase: str) -> Iterable[str]:
    if "]" in phrase:
        raise LineError(f"{phrase!r} has a ] without its [; write the code as [CODE]")
    return names(phrase) if phrase else ()


def _add_codes(entry: _Entry, codes: str) -> None:
    if codes.strip() and _GROUP.sub("", codes).strip():
        raise LineError(f"{codes!r} is no code in brackets; write [CODE] or [CODE dates]")
    for group in _GROUP.findall(codes):
        code, _, dates = group.strip().partition(" ")
        if code == NOBODY:
            entry.nobody = True
        else:
            entry.held.append(_Held(who(code), *period(dates.strip())))


def period(dates: str) -> tuple[date | None, date | None]:
    """ "150301-190630", "<150301", ">190630" or nothing -> first and last day, both included."""
    if not dates:
        return None, None
    if dates[0] in "<>":
        only = day(dates[1:].strip())
        return (None, only) if dates[0] == "<" else (only, None)
    first, dash, last = dates.partition("-")
    if not dash:
        raise LineError(f"{dates!r} is no period; write <date, >date or date-date")
    begin, end = day(first.strip()), day(last.strip())
    if begin > end:
        raise LineError(f"{dates!r} ends before it begins; put the earlier date first")
    return begin, end


def day(digits: str) -> date:
    """A day written YYMMDD or YYYYMMDD; two digits up to 29 are of this century."""
    if not re.fullmatch(r"\d{6}|\d{8}", digits):
        raise LineError(f"{digits!r} is no date; write it as YYMMDD or YYYYMMDD")
    year = int(digits[:-4])
    if len(digits) == 6:
        year += 2000 if year < _CENTURY else 1900
    try:
        return date(year, int(digits[-4:-2]), int(digits[-2:]))
    except ValueError:
        raise LineError(f"{digits!r} is no day of the calendar; write it as YYMMDD or YYYYMMDD") from None


def _rows(entry: _Entry, notes: Notes) -> Iterator[NameRow]:
    if not entry.names and not entry.faulty:
        notes.fault(entry.line, f"{entry.phrase!r} holds no word; write a name")
    elif not entry.held:
        if entry.nobody:
            notes.left_out["names that the file says are nobody's"] += 1
        elif not entry.faulty:
            notes.fault(entry.line, f"{entry.phrase!r} has no code; add one in brackets, on its line or below")
    elif any(h.first or h.last for h in entry.held):
        for held in entry.held:
            yield _row(entry.names, "person", held)
    else:
        yield from _undated(entry, notes)


def _undated(entry: _Entry, notes: Notes) -> Iterator[NameRow]:
    held = entry.held[0]
    new = [name for name in entry.names if not _known(name, held.who)]
    if not new:
        notes.left_out["names that our tables know"] += 1
    elif held.who.country and not held.who.sector:
        name = country_name(held.who.country) or entry.names[0]
        aliases = [n for n in new if n != name]
        yield _row([name, *aliases], "country", held._replace(who=Who(held.who.country, "GOV")))
    else:
        yield _row(new, "organisation", held)


def _known(name: str, who: Who) -> bool:
    """Whether our tables have the name for the same country, and tell more of it: people, capital, adjective."""
    entry = country_of(name)
    return entry is not None and entry.what in _SAME and entry.country == who.country and who.sector in ("", "GOV")


def _row(forms: list[str], kind: str, held: _Held) -> NameRow:
    name, *aliases = dict.fromkeys(forms)
    days = ("" if d is None else d.isoformat() for d in (held.first, held.last))
    return NameRow(name, held.who.country, "|".join(aliases), kind, held.who.sector, *days)
