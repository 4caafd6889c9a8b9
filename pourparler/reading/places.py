"""Text -> the places it names, each with country, coordinates and GeoNames id.

A report's text (or a `Text`, whose names then tell people apart) goes in, places in text order come out. Adjectives of
a country count as that country, its people ("the Russians") do not. Which place of several is meant, `siting` decides.
A name that is more likely a person's or a body's is left out. No I/O but the tables of `lexicon`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pourparler.language.words import words as cut
from pourparler.reading import lexicon
from pourparler.record import Place, Span, Text

from .lexicon.gazetteer import Spot, country_spot, fold, is_name, spots
from .place_words import (
    BODY_WORDS,
    COUNTRY_FORENAMES,
    DAYS,
    DIRECTIONS,
    FORENAMES,
    NOT_PLACES,
    REGION_WORDS,
    TITLES,
)
from .siting import Mention, site

_WELL_KNOWN, _FAMOUS = 300_000, 1_000_000  # people
_WHERE = frozenset(("in", "from", "near", "at", "outside"))
_LONGEST = 7  # words of a name: "Port", "-", "au", "-", "Prince"
_AFTER_DATELINE = frozenset((",", "(", "-", "–", "—", "--", ":", ""))


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The words of a text: their spans, their folded letters, the names that a `Text` has, words of people."""

    text: str
    spans: Sequence[tuple[int, int]]
    words: Sequence[str]
    names: dict[tuple[int, int], str]
    people: frozenset[int]

    def at(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def slice(self, i: int, end: int) -> str:
        return re.sub(r"\s+", " ", self.text[self.spans[i][0] : self.spans[end - 1][1]])


def find_places(text: Text | str, dateline: str = "") -> tuple[Place, ...]:
    """The places that a text names, in text order. `dateline`: the report's own, where the reporter stands."""
    tokens = _tokens(text)
    mentions = _mentions(tokens)
    seats = [m for m in _mentions(_tokens(_as_name(dateline))) if m.options] if dateline else []
    return tuple(
        Place(Span(*mention.span), spot.name, spot.country, spot.lat, spot.lon, spot.geonameid)
        for mention, spot in zip(mentions, site(mentions, seats), strict=True)
        if spot
    )


def _as_name(dateline: str) -> str:
    return dateline.title() if dateline.isupper() else dateline


def _tokens(text: Text | str) -> _Tokens:
    raw = text if isinstance(text, str) else text.text
    folded = fold(raw)
    if isinstance(text, str):
        spans, names = cut(raw), ()
    else:
        spans, names = [(w.start, w.end) for w in text.words], text.names
    people = frozenset(i for name in names if name.type == "PER" for i in range(name.first, name.end))
    types = {(name.first, name.end): name.type for name in names}
    return _Tokens(folded, spans, [folded[a:b] for a, b in spans], types, people)


def _mentions(tokens: _Tokens) -> list[Mention]:
    """Mentions of places, in text order, without overlap; surnames and parts of longer names are left out."""
    known = {first: (end, entry) for first, end, entry in lexicon.scan(tokens.words)}
    common = {w for w in tokens.words if w[:1].islower()}
    people = _surnames(tokens, known)
    mentions: list[Mention] = []
    i = 0
    while i < len(tokens.words):
        mention, step = _mention(tokens, i, known, common, people, mentions)
        if mention:
            mentions.append(mention)
        i += step
    return mentions


def _mention(
    tokens: _Tokens, i: int, known: dict, common: set[str], people: set[str], before: list[Mention]
) -> tuple[Mention | None, int]:
    end, entry = known.get(i, (i + 1, None))
    name_end = _name_end(tokens, i)
    if entry and entry.what not in ("office", "capital") and entry.sector != "PRE" and end >= name_end:
        spot = country_spot(entry.country) if entry.what in ("country", "demonym", "people") else None
        if not spot or _is_forename(tokens, i, end, known):
            return None, end - i
        if entry.what == "people" and entry.kind == "group":
            return None, end - i
        options = spots(tokens.slice(i, end)) if entry.what == "country" else ()
        return _made(tokens, i, end, options or (spot,), entry.what), end - i
    if name_end == i:
        return None, (end - i) if entry and entry.what != "office" else 1
    if not _is_place(tokens, i, name_end, known, common, people, before):
        return None, name_end - i
    options = spots(tokens.slice(i, name_end))
    if not options:  # a dateline in capitals
        options = spots(_titled(tokens.slice(i, name_end)))
    capital = entry.country if entry and entry.what == "capital" and end == name_end else ""
    return _made(tokens, i, name_end, options, "name", capital), name_end - i


def _made(tokens: _Tokens, i: int, end: int, options: tuple[Spot, ...], what: str, capital: str = "") -> Mention:
    comma = tokens.at(end) == "," or tokens.at(end) == "("
    follows = end + 1 if comma else end
    return Mention(
        (tokens.spans[i][0], tokens.spans[end - 1][1]),
        tokens.slice(i, end),
        options,
        what,
        capital,
        region_word=tokens.at(end).lower() in REGION_WORDS
        or (tokens.at(i - 1) == "of" and tokens.at(i - 2).lower() in REGION_WORDS),
        next_start=tokens.spans[follows][0] if comma and follows < len(tokens.spans) else -1,
    )


def _name_end(tokens: _Tokens, i: int) -> int:
    """The end of the longest gazetteer name from word i; i where there is none."""
    if not tokens.words[i][:1].isupper():
        return i
    for end in range(min(i + _LONGEST, len(tokens.words)), i, -1):
        if (tokens.words[end - 1][:1].isalnum() or end == i + 2) and is_name(tokens.slice(i, end)):
            return end
    return _shouted_end(tokens, i)


def _shouted_end(tokens: _Tokens, i: int) -> int:
    """The end of a name in capitals that opens a paragraph: "NEW DELHI (Agency) -"; i where there is none."""
    if len(tokens.words[i]) < 3 or not tokens.words[i].isupper() or not _opens(tokens, i):
        return i
    for end in range(min(i + 3, len(tokens.words)), i, -1):
        if tokens.at(end) in _AFTER_DATELINE and is_name(_titled(tokens.slice(i, end))):
            return end
    return i


def _titled(name: str) -> str:
    return name.title() if name.isupper() else name


def _is_place(
    tokens: _Tokens, i: int, end: int, known: dict, common: set[str], people: set[str], before: list[Mention]
) -> bool:
    name = tokens.slice(i, end)
    options = spots(name) or spots(_titled(name))
    kind = tokens.names.get((i, end), "")
    if kind == "LOC":
        return True
    if _is_person(tokens, i, kind, options):
        return False
    if _is_short(name):
        return _is_short_state(tokens, i, name, before)
    town_and_state = tokens.at(end) == "," and tokens.at(end + 1)[:1].isupper() and is_name(tokens.at(end + 1))
    if end == i + 1 and not town_and_state:
        if name in NOT_PLACES or name.lower() in common or name in people:
            return False
        if name in FORENAMES and max(spot.population for spot in options) < _FAMOUS:
            return False
    return not _in_longer_name(tokens, i, end, known, before)


def _is_person(tokens: _Tokens, i: int, kind: str, options: tuple[Spot, ...]) -> bool:
    """Whether a name of type PER is to be believed: not of a large town, nor after "in"."""
    named = kind == "PER" or (i in tokens.people and i - 1 in tokens.people)
    return named and tokens.at(i - 1).lower() not in _WHERE and max(s.population for s in options) < _WELL_KNOWN


def _is_short_state(tokens: _Tokens, i: int, name: str, before: list[Mention]) -> bool:
    """Whether "Ont." or "TX" stands after a town; "B.C." may stand anywhere, but not in "300 B.C."."""
    if name.count(".") > 1:
        return not tokens.at(i - 1).isdigit()
    after_town = tokens.at(i - 1) in (",", "(") and tokens.at(i - 2)[:1].isupper()
    return after_town and (name.endswith(".") or bool(before) and before[-1].span[1] >= tokens.spans[i][0] - 3)


def _is_known_region(name: str) -> bool:
    return any(spot.kind == "region" and spot.population > _WELL_KNOWN for spot in spots(name))


def _is_short(name: str) -> bool:
    """An abbreviated state: "TX", "Calif.", "N.Y."."""
    return len(name) <= 6 and (name.endswith(".") or (len(name) == 2 and name.isupper()))


def _in_longer_name(tokens: _Tokens, i: int, end: int, known: dict, before: list[Mention]) -> bool:
    """Whether capitals on either side make the words part of a person's or a body's name."""
    left, right = tokens.at(i - 1), tokens.at(end)
    if _is_known_region(tokens.slice(i, end)) and (tokens.at(i) not in FORENAMES or right in BODY_WORDS | {"State"}):
        right = ""  # bodies of a region are marked by it: "the Ohio Department of Labor"
    if right in BODY_WORDS or (right == "&" and tokens.at(end + 1)[:1].isupper()):
        return right not in ("Police", "City", "Council", "Airport", "Beach", "County")
    if left in TITLES:
        return True
    surname = right[:1].isupper() and right[1:2].islower() and not _opens(tokens, end) and _is_nameless(end, known)
    if surname and right not in DAYS and (tokens.at(i) in FORENAMES or not is_name(right)):
        return True
    if not left[:1].isupper() or _opens(tokens, i - 1) and left not in FORENAMES:
        return False
    return not (
        left.lower() in DIRECTIONS
        or (before and before[-1].span[1] == tokens.spans[i - 1][1])
        or any(first < i <= stop for first, (stop, entry) in known.items() if i - 8 < first)
    )


def _is_nameless(i: int, known: dict) -> bool:
    """Whether no table knows the words from i, but as a capital, which may be a surname."""
    return i not in known or known[i][1].what == "capital"


def _opens(tokens: _Tokens, i: int) -> bool:
    """Whether word i opens a sentence or a paragraph."""
    if i <= 0:
        return True
    gap = tokens.text[tokens.spans[i - 1][1] : tokens.spans[i][0]]
    return "\n" in gap or tokens.words[i - 1] in (".", "!", "?", ":", '"', "“", "”", "-", "–", "—", "--")


def _is_forename(tokens: _Tokens, i: int, end: int, known: dict) -> bool:
    """Whether a country's name is a person's here: "Jordan Hale", "Chad Osei"."""
    if end > i + 1 or tokens.at(i) not in COUNTRY_FORENAMES:
        return False
    right = tokens.at(end)
    surname = right[:1].isupper() and right[1:2].islower() and right not in BODY_WORDS and right not in DAYS
    return i in tokens.people or (surname and end not in known)


def _surnames(tokens: _Tokens, known: dict) -> set[str]:
    """Words that end a longer name somewhere in the text ("Valerie Tanner"), and so are surnames in the rest of it.

    Not those that stand after "in" somewhere, which are places whatever else they are."""
    found, places = set(), set()
    for i, (a, b) in enumerate(zip(tokens.words, tokens.words[1:], strict=False)):
        if not b[:1].isupper() or not b[1:2].islower():
            continue
        if a.lower() == "in":
            places.add(b)
        elif a in FORENAMES or a in TITLES or (_is_unknown(a) and i not in known and not _opens(tokens, i)):
            found.add(b)
    return found - places


def _is_unknown(word: str) -> bool:
    """A capitalised word that is no place, direction, day or word of an institution: a forename, perhaps."""
    if not (word[:1].isupper() and word[1:2].islower()) or word in BODY_WORDS or word in DAYS or word in NOT_PLACES:
        return False
    return word.lower() not in DIRECTIONS and not is_name(word)
