"""Where persons are named: the model's names, the tables' words and the tags -> stretches without titles.

A person whom the model overlooks is found by the office right before the name: "spokesman Ole Barasi".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pourparler.reading.lexicon import Entry, country_of, leader, office
from pourparler.reading.lexicon.gazetteer import fold, spots
from pourparler.reading.place_words import BODY_WORDS
from pourparler.record import Name, Text, Word

from .found import Found
from .other_senses import SHIPS

_TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady dame gen gen. lt lt. lt.gen. col col. maj maj. capt capt. "
    "cmdr cmdr. cdr cdr. "
    "adm adm. sgt sgt. cpl pvt rev rev. prof prof. sen sen. rep rep. gov gov. rear vice admiral queen king pope "
    "imam".split()
)
_SURNAMES = frozenset("king pope lord queen".split())
_LONGEST = 4  # words of a name that only an office before it tells
_PLACING = frozenset("in near around outside inside across throughout toward towards at".split())
_TITLED = ("office", "metonym", "organisation")  # what a person's name may begin in the midst of
_TOWN = 40_000  # people, from which a lone name is rather a town's than a person's
_HANG_ON_OFFICE = ("flat", "appos", "nmod:desc", "compound")


def persons(text: Text, known: list[Found], at: date) -> list[Found]:
    """The persons named, in no order: those of the model, then those that it overlooks."""
    named = [found for name in text.names if name.type == "PER" for found in _person(text, name, known, at)]
    named = [_namesake(text, found, named) for found in named if not _is_town(text, found, named)]
    taken = {i for f in (*named, *known) for i in range(f.first, f.end)}
    taken |= {i for name in text.names for i in range(name.first, name.end)}
    return [*named, *(Found(first, end, None, "PER") for first, end in _overlooked(text, known, taken))]


def _namesake(text: Text, found: Found, named: list[Found]) -> Found:
    """A surname alone is that of whom the report names first and in full by it, be it another than the leader."""
    if found.entry is None or found.end - found.first > 1:
        return found
    surname = text.words[found.first].text
    namesakes = [n for n in named if text.words[n.end - 1].text == surname]
    first = min(namesakes, key=lambda n: n.first)
    return replace(found, entry=first.entry) if first.end - first.first > 1 else found


def _is_town(text: Text, found: Found, named: list[Found]) -> bool:
    """Whether a name of one word is a town's: none that a person of the report bears, and of nobody who acts."""
    word = text.words[found.first]
    if found.entry is not None or found.end - found.first > 1 or _has_form_of_address(text, found.first):
        return False
    if any(word.text in (w.text for w in text.words[n.first : n.end]) for n in named if n.end - n.first > 1):
        return False
    above = text.words[word.head] if word.head >= 0 else None
    acts = above is not None and word.deprel.startswith("nsubj") and above.upos == "VERB"
    beside = word.deprel == "appos" or any(text.words[k].deprel in ("appos", "flat") for k in text.children(word.i))
    return not (acts or beside) and any(s.population >= _TOWN for s in spots(fold(word.text)))


def _overlooked(text: Text, known: list[Found], taken: set[int]) -> Iterator[tuple[int, int]]:
    """Two to four names in a row right behind the office of one person: "spokesman Ole Barasi"."""
    offices = {k.end for k in known if k.entry and k.entry.what == "office" and k.entry.kind == "person"}
    for first in sorted(offices - taken):
        end = first
        while end < min(len(text.words), first + _LONGEST) and end not in taken and _may_be_name(text.words[end]):
            end += 1
        if end - first > 1 and _belongs(text, first, end):
            yield first, end


def _may_be_name(word: Word) -> bool:
    return word.upos == "PROPN" and word.text[:1].isupper() and not word.text.isupper()


def _belongs(text: Text, first: int, end: int) -> bool:
    """Whether the tree ties a stretch to the office before it, either way round."""
    before = text.words[first - 1]
    inside = range(first, end)
    tied = any(text.words[i].head == before.i and text.words[i].deprel in _HANG_ON_OFFICE for i in inside)
    return tied or (before.head in inside and before.deprel in _HANG_ON_OFFICE)


def _person(text: Text, name: Name, known: list[Found], at: date) -> list[Found]:
    """A person's name without the titles before it; none where the tables know the whole as something else."""
    end = next((i for i in range(name.first, name.end) if text.words[i].text == ","), name.end)
    if _is_title_alone(text, name.first, end):
        return []
    inside = [k for k in known if k.first < end and name.first < k.end]
    first = _after_titles(text, name.first, end, inside)
    end = next((i for i in range(first + 1, end) if text.words[i].text == "of"), end)
    while end - first > 1 and text.words[end - 1].upos == "NOUN" and text.words[end - 1].text.islower():
        end -= 1
    if (
        end - first == 1
        and first > name.first
        and _is_office(text, first, end)
        and not _has_form_of_address(text, first)
    ):
        return []
    if any(k.first <= first and end < k.end and k.entry and k.entry.what == "office" for k in inside):  # "Prime"
        return []
    if any(k.kind == "LOC" and k.first <= first and end <= k.end for k in inside):
        return []
    inside = [k for k in inside if k.end > first and k.entry and k.entry.what != "office"]
    whole = [k for k in inside if k.first <= first and k.end >= end]
    if whole:
        return [replace(whole[0], kind="PER")] if whole[0].entry.what == "leader" else []  # type: ignore[union-attr]
    if any(k.entry.what != "leader" and k.end == end and end - first == 1 for k in inside):  # type: ignore[union-attr]
        return []
    if all(text.words[i].upos != "PROPN" for i in range(first, end)) or _is_no_person(text, first, end):
        return []
    held = next((k for k in inside if k.entry and k.entry.what == "leader"), None)
    entry = held.entry if held and not _other_given_name(text, first, held) else _without_initials(text, first, end, at)
    return [Found(first, end, entry, "PER")]


def _without_initials(text: Text, first: int, end: int, at: date) -> Entry | None:
    """The leader whom a name with initials in its middle means: "Angela D. Merkel"."""
    words = [text.words[i].text for i in range(first, end)]
    kept = [word for word in words if len(word.rstrip(".")) > 1]
    return leader(" ".join(kept), at) if 1 < len(kept) < len(words) else None


def _other_given_name(text: Text, first: int, held: Found) -> bool:
    """Whether the words before a leader's surname name somebody else of that name: "Nadia al-Brekke"."""
    if held.end - held.first > 1:
        return False
    known = fold(held.entry.name).lower().split() if held.entry else []
    before = [w.text for w in text.words[first : held.first] if w.text[:1].isupper() and len(w.text.rstrip(".")) > 1]
    return any(fold(name).lower() not in known for name in before)


def _after_titles(text: Text, first: int, end: int, inside: list[Found]) -> int:
    """Where the name itself starts in "Indian Defence Minister Ann Ost", "Mr Ost", "London Mayor Ann Ost"."""
    starts = {k.first: k for k in inside if k.entry}
    first = max(
        [first, *(k.end for k in inside if k.entry and k.entry.what in _TITLED and k.first < first < k.end < end)]
    )
    while first < end - 1:
        known = starts.get(first)
        if known and known.end < end and _is_title(known, starts.get(known.end)):
            first = known.end
        elif text.words[first].text.lower() in _TITLES or text.words[first].xpos not in ("NNP", "NNPS"):
            first += 1
        elif title := next((k for k in range(min(end - 1, first + 4), first, -1) if _is_office(text, first, k)), 0):
            first = title
        else:
            break
    return first


def _has_form_of_address(text: Text, i: int) -> bool:
    return text.words[i - 1].text.lower() in _TITLES


def _is_title_alone(text: Text, first: int, end: int) -> bool:
    """Whether a stretch that the model takes for a name is only a title: "Gen.", "Prime Minister"."""
    if first and _has_form_of_address(text, first):
        return False
    return text.words[end - 1].text.lower() in _TITLES - _SURNAMES or _is_office(text, first, end)


def _is_title(known: Found, following: Found | None) -> bool:
    what = known.entry.what if known.entry else ""
    return what in ("office", "demonym") or (
        what != "leader" and bool(following and following.entry and following.entry.what == "office")
    )


def _is_office(text: Text, first: int, end: int) -> bool:
    return office(" ".join(w.text for w in text.words[first:end])) is not None


def _is_no_person(text: Text, first: int, end: int) -> bool:
    """Whether a name is a plural, as of a people or a faith, a place, a ship, or part of a longer name."""
    words = text.words[first:end]
    name = " ".join(w.text for w in words)
    before = text.words[first - 1].text if first else ""
    behind = text.words[end].text if end < len(text.words) else ""
    if all(len(w.text.rstrip(".")) < 2 for w in words) or before in SHIPS or behind in BODY_WORDS:
        return True
    if name.isupper() and len(name) > 3:
        return bool(spots(fold(name.title())))
    if before.lower() in _PLACING and spots(fold(name)):
        return True
    last = country_of(words[-1].text)
    if end - first > 1 and last and last.what == "people" and words[-1].text.endswith("s"):  # "Central Americans"
        return True
    return end - first == 1 and words[0].xpos == "NNPS" and name.endswith("s")
