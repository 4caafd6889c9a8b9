"""Checked tables -> forms of names and the entry that each stands for.

`load` reads the six tables of a folder. One form stands for one entry: a form claimed twice is an error that names
both tables. People are kept apart: a surname may be several people's, and one person's offices change with the date."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from pourparler.record import ActorKind

from .tables import (
    SECTORS,
    Check,
    LexiconError,
    Row,
    Shape,
    a_code,
    a_list,
    a_month,
    one_of,
    read_table,
)

What = Literal[
    "country", "demonym", "people", "capital", "metonym", "organisation", "armed_group", "party", "office", "leader"
]  # fmt: skip
_KIND = one_of(get_args(ActorKind), "kind")
_SECTOR = one_of(SECTORS, "sector")


_SECRETARIES = ("GBR", "USA", "PHL", "MEX")  # where a "health secretary" is a minister
_SOVEREIGN = {"GRL": "DNK", "MAC": "CHN", "PRI": "USA"}  # PLOVER keeps HKG, PSE, TWN and XKX; these act as their states


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name or an office stands for. `also`: what else the word may be, "" where it is plain.

    `members`: alpha-3 codes of a bloc; `used_in`: of the countries that alone call an office so. `first`, `last`:
    days an office was held, both included, None if not known."""

    name: str
    what: What
    country: str = ""
    sector: str = ""
    kind: ActorKind = ""
    role: str = ""
    members: tuple[str, ...] = ()
    used_in: tuple[str, ...] = ()
    also: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One person with the offices held, earliest first."""

    name: str
    forms: tuple[str, ...]
    short: tuple[str, ...]
    offices: tuple[Entry, ...]


@dataclass(slots=True)
class Forms:
    """All forms. `names` match by their very letters, `offices` are lower case, `people` holds full and short names."""

    names: dict[str, Entry] = field(default_factory=dict)
    offices: dict[str, Entry] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    adjectives: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)  # name by code


def load(folder: Path) -> Forms:
    """The forms of a folder's tables. LexiconError names the table, the row and the mend."""
    countries = read_table(folder / "countries.tsv", COUNTRIES)
    country = one_of((row["code"] for row in countries), "country")
    forms = Forms()
    faults: list[str] = []
    for table, pairs in (
        ("countries.tsv", _countries(countries)),
        ("metonyms.tsv", _metonyms(read_table(folder / "metonyms.tsv", _metonym_shape(country)), countries)),
        ("organisations.tsv", _organisations(read_table(folder / "organisations.tsv", _organisation_shape(country)))),
    ):
        faults += _claim(forms.names, table, pairs)
    for form, entry in (
        *_offices(read_table(folder / "offices.tsv", _office_shape(country))),
        *_portfolios(read_table(folder / "portfolios.tsv", PORTFOLIOS)),
    ):
        forms.offices.setdefault(form, entry)
    forms.people = tuple(_people(read_table(folder / "leaders.tsv", _leader_shape(country))))
    forms.countries = {row["code"]: row["name"] for row in countries}
    forms.adjectives = {row["code"]: row["adjectives"].split(";")[0] for row in countries}
    if faults:
        raise LexiconError("; ".join(faults) + ". Leave the form to one of them.")
    return forms


COUNTRIES = Shape(
    ("code", "name", "adjectives", "person", "people", "aliases", "capitals", "also"),
    frozenset({"code", "name", "adjectives", "capitals"}),
    {
        "code": a_code,
        **dict.fromkeys(("adjectives", "person", "people", "aliases", "capitals"), a_list),
    },
    ("code",),
)  # fmt: skip
PORTFOLIOS = Shape(("name", "sector"), frozenset({"name", "sector"}), {"sector": _SECTOR}, ("name",))


def _office_shape(country: Check) -> Shape:
    return Shape(
        ("name", "plural", "sector", "denotes", "role", "used_in", "also"),
        frozenset({"name", "denotes"}),
        {
            "sector": _SECTOR,
            "denotes": one_of(("person", "people", "body"), "value of denotes"),
            "used_in": country,
        },
        ("name",),
    )


def _metonym_shape(country: Check) -> Shape:
    return Shape(
        ("name", "country", "sector", "stands_for", "note", "also"),
        frozenset({"name", "country", "sector", "stands_for", "note"}),
        {"country": country, "sector": _SECTOR, "stands_for": one_of(("government", "body"), "value of stands_for")},
        ("name",),
    )


def _organisation_shape(country: Check) -> Shape:
    return Shape(
        ("name", "aliases", "country", "sector", "kind", "members", "also"),
        frozenset({"name", "sector", "kind"}),
        {"aliases": a_list, "country": country, "sector": _SECTOR, "kind": _KIND, "members": country},
        ("name",),
    )


def _leader_shape(country: Check) -> Shape:
    return Shape(
        ("name", "aliases", "short", "country", "sector", "role", "from", "to"),
        frozenset({"name", "sector", "role"}),
        {"aliases": a_list, "short": a_list, "country": country, "sector": _SECTOR, "from": a_month, "to": a_month},
        ("name", "country", "role", "from"),
    )


def _claim(names: dict[str, Entry], table: str, pairs: Iterator[tuple[str, Entry]]) -> list[str]:
    faults = []
    for form, entry in pairs:
        held = names.setdefault(form, entry)
        if held is not entry and (held.what, held.name) != (entry.what, entry.name) and held.country != entry.country:
            faults.append(f"{table}: {form!r} of {entry.name} already stands for {held.name} ({held.what})")
    return faults


def _split(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def _countries(rows: Sequence[Row]) -> Iterator[tuple[str, Entry]]:
    for row in rows:
        code, name = _SOVEREIGN.get(row["code"], row["code"]), row["name"]
        part, _, what_else = row["also"].rpartition(": ")
        also = {part or "name": what_else}
        country = Entry(name, "country", code, "GOV", "country", also=also.get("name", ""))
        for form in (name, *_split(row["aliases"])):
            yield form, country if form == name else Entry(name, "country", code, "GOV", "country")
        seat = Entry(name, "capital", code, "GOV", "government", also=also.get("capital", ""))
        yield from ((form, seat) for form in _split(row["capitals"]))
        demonym = Entry(name, "demonym", code, also=also.get("adjective", ""))
        yield from ((form, demonym) for form in _split(row["adjectives"]))
        person = Entry(name, "people", code, kind="person")
        yield from ((form, person) for form in _split(row["person"]))
        people = Entry(name, "people", code, kind="group", also=also.get("people", ""))
        yield from ((form, people) for form in _split(row["people"]))


def _metonyms(rows: Sequence[Row], countries: Sequence[Row]) -> Iterator[tuple[str, Entry]]:
    names = {row["code"]: row["name"] for row in countries}
    for row in rows:
        seat = row["stands_for"] == "government"
        kind: ActorKind = "government" if seat or row["sector"] == "GOV" else "organisation"
        name = names[row["country"]] if seat else row["name"]
        yield row["name"], Entry(name, "metonym", row["country"], row["sector"], kind, also=row["also"])


def _organisations(rows: Sequence[Row]) -> Iterator[tuple[str, Entry]]:
    for row in rows:
        kind: ActorKind = row["kind"]  # type: ignore[assignment]
        what: What = kind if kind in ("armed_group", "party") else "organisation"  # type: ignore[assignment]
        members = tuple(row["members"].split(",")) if row["members"] else ()
        entry = Entry(row["name"], what, row["country"], row["sector"], kind, members=members, also=row["also"])
        yield from ((form, entry) for form in (row["name"], *_split(row["aliases"])))


def _offices(rows: Sequence[Row]) -> Iterator[tuple[str, Entry]]:
    for row in rows:
        role = row["role"] or row["name"]
        kind: ActorKind = {"person": "person", "people": "group", "body": "organisation"}[row["denotes"]]  # type: ignore[assignment]
        if row["denotes"] == "body" and row["sector"] == "GOV":
            kind = "government"
        used_in = tuple(row["used_in"].split(",")) if row["used_in"] else ()
        one = Entry(row["name"], "office", "", row["sector"], kind, role, used_in=used_in, also=row["also"])
        yield row["name"].lower(), one
        if row["plural"]:
            many: ActorKind = "group" if row["denotes"] == "person" else kind
            yield row["plural"].lower(), replace(one, name=row["plural"], kind=many)


def _portfolios(rows: Sequence[Row]) -> Iterator[tuple[str, Entry]]:
    """ "health" -> the health minister, the minister of health, the ministry of health, the health secretary."""
    for row in rows:
        name, kind = row["name"], "government" if row["sector"] == "GOV" else "organisation"
        for form in (f"{name} ministry", f"ministry of {name}", f"ministry of the {name}"):
            yield form, Entry(form, "office", "", row["sector"], kind, f"{name} ministry")  # type: ignore[arg-type]
        for form in (f"{name} ministries",):
            yield form, Entry(form, "office", "", row["sector"], "group", f"{name} ministry")
        for rank in ("", "deputy "):
            role = f"{rank}{name} minister"
            for form in (role, *(f"{rank}minister {of} {name}" for of in ("of", "for", "of the", "for the"))):
                yield form, Entry(form, "office", "", "GOV", "person", role)
                yield form.replace("minister", "ministers"), Entry(form, "office", "", "GOV", "group", role)
        for form in (f"{name} secretary", f"secretary of {name}", f"secretary of the {name}"):
            where = _SECRETARIES if form.startswith(name) else _SECRETARIES[1:]
            yield form, Entry(form, "office", "", "GOV", "person", f"{name} secretary", used_in=where)


def _people(rows: Sequence[Row]) -> Iterator[Person]:
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        by_name.setdefault(row["name"], []).append(row)
    for name, held in by_name.items():
        offices = sorted((_held(row) for row in held), key=lambda e: (e.first or date.min, e.last or date.max))
        yield Person(name, (name, *_split(held[0]["aliases"])), tuple(_split(held[0]["short"])), tuple(offices))


def _held(row: Row) -> Entry:
    first, last = row["from"], row["to"]
    return Entry(
        row["name"], "leader", row["country"], row["sector"], "person", row["role"],
        first=_day(first, end=False) if first else None, last=_day(last, end=True) if last else None,
    )  # fmt: skip


def _day(month: str, end: bool) -> date:
    """The first or the last day of "2014" or "2014-03"."""
    year, _, number = month.partition("-")
    if not number:
        return date(int(year), 12, 31) if end else date(int(year), 1, 1)
    last = calendar.monthrange(int(year), int(number))[1]
    return date(int(year), int(number), last if end else 1)
