"""Who is meant by a name: countries, seats of government, organisations, offices, leaders.

Words or a phrase go in, `Entry` comes out. The tables beside this file are read once, at first use, and checked.
Names match with their capitals ("US", not "us"; "Polish", not "polish"), offices with or without. What a word means in
its sentence (a forename Jordan, a past office) is left to the readers; `Entry.also` says where care is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from pourparler.language.words import words as cut

from .entries import Entry, Forms, Person, load
from .gazetteer import fold
from .tables import SECTORS, LexiconError, Shape, one_of, read_table

__all__ = [
    "SECTORS", "Entry", "LexiconError", "adjective", "country_name", "country_of", "find", "gender_of",
    "holder", "leader", "office", "scan",
]  # fmt: skip
Meaning = Entry | tuple[Person, ...]
_STATE = {"GOV", "MIL", "LEG", "SPY", "IGO"}
_SAME_OFFICE = {
    "premier": "prime minister",
    **dict.fromkeys(
        ("foreign secretary", "secretary of state", "minister of foreign affairs", "minister for foreign affairs",
         "foreign affairs minister", "external affairs minister"), "foreign minister"),
    **dict.fromkeys(
        ("defense minister", "defence secretary", "defense secretary", "secretary of defense", "minister of defence",
         "minister of defense"), "defence minister"),
    "secretary-general": "secretary general",
    "interim president": "president",
    "acting president": "president",
}  # fmt: skip
_TITLES = frozenset("Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr Sir Lord Lady Comrade Sheikh".split())
REMEMBERED = 10  # years for which a surname alone still means who left office
_OPENERS = frozenset(
    "A After Although And As At Because Before Both But By Can Could Did Does During Even Ever For From Had Has How "
    "However If In Instead Is Later Like Neither Next No Nor Not Now On Once Only Or Perhaps Should Since So Still "
    "That The Then There Though Through Under Unless Unlike Until Was What When Where Whether Which While Who Why "
    "Will With Would Yet".split()
)
_DATES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December".split()
)


@dataclass(slots=True)
class _Index:
    """Forms by first word: (number of words, further words, meaning), longest first."""

    strict: dict[str, list[tuple[int, tuple[str, ...], Meaning]]] = field(default_factory=dict)
    loose: dict[str, list[tuple[int, tuple[str, ...], Meaning]]] = field(default_factory=dict)


def country_of(phrase: str) -> Entry | None:
    """The entry of a country's name, adjective, people, capital, seat or of an organisation; None for other phrases."""
    return _forms().names.get(_plain(phrase))


def office(phrase: str) -> Entry | None:
    """The entry of an office or role, in any case: "Foreign Ministers", "lawmaker"."""
    return _forms().offices.get(_plain(phrase).lower())


def leader(name: str, at: date | None = None) -> Entry | None:
    """The person of a full name, or of a surname that one person alone held office under at the date `at`."""
    form = fold(_plain(name))
    people = _people().get(form)
    return _who(people, at, full=any(form == fold(known) for known in people[0].forms)) if people else None


def holder(role: str, country: str, at: date) -> Entry | None:
    """Who held the office of a country (alpha-3) that day; None where the table has nobody or two."""
    found = {entry.name: entry for entry in _holders().get((_same(role), country), ()) if _holds(entry, at)}
    return next(iter(found.values())) if len(found) == 1 else None


def gender_of(given_name: str) -> str:
    """ "m" or "f" for the first name of nearly always a man or a woman; "" for others."""
    return _genders().get(given_name, "")


def find(phrase: str, at: date | None = None) -> Entry | None:
    """Whatever a whole phrase stands for: a name first, then a leader, then an office."""
    return country_of(phrase) or leader(phrase, at) or office(phrase)


def adjective(country: str) -> str:
    """The commonest adjective of a country's code: "French" for FRA; "" for an unknown code."""
    return _forms().adjectives.get(country, "")


def country_name(code: str) -> str:
    """The name of a country by its alpha-3 code; "" for an unknown code."""
    return _forms().countries.get(code, "")


def scan(words: Sequence[str], at: date | None = None) -> list[tuple[int, int, Entry]]:
    """Longest matches in text order, without overlap: (first word, end word, entry).

    `words` as `language.words` cuts them, with or without accents. `at`: the report's date, which tells surnames and
    offices of leaders."""
    index = _index()
    words = [fold(w.replace("’", "'")) for w in words]
    found: list[tuple[int, int, Entry]] = []
    i, n = 0, len(words)
    while i < n:
        word = words[i]
        strict, loose = index.strict.get(word), index.loose.get(word.lower())
        match = None
        if strict or loose:
            match = _longest(words, i, strict or (), at, found) if strict else None
            other = _longest([w.lower() for w in words[i : i + 6]], 0, loose, at, found) if loose else None
            if other and (not match or other[0] > match[0]):
                match = other
        if match:
            found.append((i, i + match[0], match[1]))
            i += match[0]
        else:
            i += 1
    return found


def _longest(words: Sequence[str], i: int, options: Sequence, at: date | None, found: list) -> tuple[int, Entry] | None:
    for length, tail, meaning in options:
        if tail and tuple(words[i + 1 : i + length]) != tail:
            continue
        if isinstance(meaning, Entry):
            return length, meaning
        form = " ".join(words[i : i + length])
        full = any(form in _spaced(person) for person in meaning)
        if (full or _stands_alone(words, i, i + length, found)) and (entry := _who(meaning, at, full)):
            return length, entry
    return None


def _stands_alone(words: Sequence[str], i: int, end: int, found: list) -> bool:
    """False where a surname seems part of another person's name: "Chelsea Clinton", "Sharon Osei"."""
    after = words[end] if end < len(words) else ""
    if (
        after[:1].isupper()
        and after not in _DATES
        and after not in _index().strict
        and after.lower() not in _index().loose
    ):
        return False
    before = words[i - 1] if i else ""
    if not before[:1].isupper() or before in _TITLES or (found and found[-1][1] == i):
        return True
    opens = i == 1 or not words[i - 2][-1:].isalnum()
    return opens and before in _OPENERS


def _who(people: Sequence[Person], at: date | None, full: bool) -> Entry | None:
    """The one person meant, with the office held at the date; None where none or several fit.

    A surname is that of who serves, where nobody does of who left office last."""
    if len(people) > 1 or not full:
        serving = [p for p in people if at is None or any(_holds(entry, at) for entry in p.offices)]
        people = serving or _left_lately(people, at)
        if len(people) != 1:
            return None
    return _as_of(people[0], at)


def _left_lately(people: Sequence[Person], at: date | None) -> list[Person]:
    """Those who left their last office within REMEMBERED years."""
    return [p for p in people if at and any(e.last and 0 <= (at - e.last).days < 365 * REMEMBERED for e in p.offices)]


def _as_of(person: Person, at: date | None) -> Entry:
    offices = person.offices
    if at is None:
        return offices[0] if len(offices) == 1 else replace(
            offices[-1], country=_common(offices, "country"), sector=_common(offices, "sector"),
            role=_common(offices, "role"), first=None, last=None)  # fmt: skip
    held = [entry for entry in offices if _holds(entry, at)]
    if held:
        return held[-1]
    past = [entry for entry in offices if entry.last and entry.last < at]
    if not past:
        return replace(offices[0], sector="", role="", first=None, last=None)
    last = max(past, key=lambda entry: entry.last or date.min)
    return replace(last, sector="ELI", role=f"former {last.role}") if last.sector in _STATE else replace(last, role="")


def _common(offices: Sequence[Entry], name: str) -> str:
    values = {getattr(entry, name) for entry in offices}
    return values.pop() if len(values) == 1 else ""


def _holds(entry: Entry, at: date) -> bool:
    return (entry.first is None or entry.first <= at) and (entry.last is None or at <= entry.last)


def _same(role: str) -> str:
    return _SAME_OFFICE.get(role.lower(), role.lower())


def _plain(phrase: str) -> str:
    phrase = phrase.strip().replace("’", "'")
    return phrase[4:] if phrase[:4] in ("the ", "The ") and phrase[4:] != "Hague" else phrase


@cache
def _forms() -> Forms:
    return load(Path(__file__).parent)


@cache
def _genders() -> dict[str, str]:
    shape = Shape(("name", "gender"), frozenset(("name", "gender")), {"gender": one_of("mf", "gender")}, ("name",))
    return {row["name"]: row["gender"] for row in read_table(Path(__file__).parent / "given_names.tsv", shape)}


@cache
def _people() -> dict[str, tuple[Person, ...]]:
    people: dict[str, list[Person]] = {}
    for person in _forms().people:
        for form in (*person.forms, *person.short):
            if person not in (same := people.setdefault(fold(form), [])):
                same.append(person)
    return {form: tuple(who) for form, who in people.items()}


@cache
def _spaced(person: Person) -> frozenset[str]:
    return frozenset(" ".join(_cut(fold(form))) for form in person.forms)


@cache
def _holders() -> dict[tuple[str, str], list[Entry]]:
    held: dict[tuple[str, str], list[Entry]] = {}
    for person in _forms().people:
        for entry in person.offices:
            held.setdefault((_same(entry.role), entry.country), []).append(entry)
    return held


@cache
def _index() -> _Index:
    index, forms = _Index(), _forms()
    for form, meaning in (*_people().items(), *forms.names.items()):
        _put(index.strict, form, meaning)
    for form, entry in forms.offices.items():
        _put(index.loose, form, entry)
    for options in (*index.strict.values(), *index.loose.values()):
        options.sort(key=lambda option: -option[0])
    return index


def _put(index: dict[str, list[tuple[int, tuple[str, ...], Meaning]]], form: str, meaning: Meaning) -> None:
    first, *rest = _cut(fold(form))
    index.setdefault(first, []).append((1 + len(rest), tuple(rest), meaning))


def _cut(form: str) -> list[str]:
    if all(word.removesuffix(".").isalpha() for word in form.split()):  # "lt. col." too, which has no capitals here
        return form.split()
    return [form[start:end] for start, end in cut(form)]
