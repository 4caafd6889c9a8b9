"""Words of the tables that mean nobody where they stand, or another place: "in general", "the South China Sea",
"Paris, Missouri", and the names of those who wrote a report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pourparler.reading.lexicon import Entry, country_of
from pourparler.reading.lexicon.gazetteer import fold, spots
from pourparler.record import Text

from .found import Found

_WATERS = frozenset("Sea Seas Gulf Ocean Strait Straits Canal Channel River Bay Peninsula".split())
_AMERICAS = frozenset("Latin North South Central".split())
_TREATIES = frozenset("accord accords agreement agreements convention conventions declaration protocol treaty".split())
_LOCAL = frozenset("in at near of from around across outside 's ’s".split())
_BIG_TOWN = 100_000  # people, of a town that a report may mean by a capital's name
_STREETS = frozenset("Street Road Avenue Square Park Airport Stadium Bridge Hotel Museum Theatre Theater".split())
SHIPS = frozenset("USS HMS HMAS HMCS MV INS".split())
_MAKERS = frozenset("reporting writing editing edited compiled".split())
_OF_STATES = ("USA", "CAN", "AUS")  # where a town is written with its state
_LONGEST = 4  # words between "Operation" and a word of its name
_BODIES = ("organisation", "armed_group", "party", "metonym")
_IDIOMS: dict[str, tuple[frozenset[str], frozenset[str]]] = {  # lemma -> words right before, words right behind
    lemma: (frozenset(before.split()), frozenset(behind.split()))
    for lemma, before, behind in (
        ("general", "in", ""),
        ("opposition", "", "to"),
        ("forces", "join joins joined joining", ""),
        ("force", "join joins joined joining", ""),
        ("fighter", "stealth jet", ""),
        ("bomber", "stealth strategic heavy nuclear long-range", ""),
        ("regime", "sanctions sanction visa tax control inspection inspections verification monitoring legal", ""),
        ("bank", "left right east south north opposite both", "of"),
        ("party", "", "to"),
        ("guard", "on off", ""),
        ("pilot", "", "project projects program programme scheme"),
        ("witness", "bear bore bears bearing", "statement statements testimony"),
    )
}


def is_silent(text: Text, found: Found) -> bool:
    """Whether what the tables know stands for nobody here: an idiom, part of a sea's, an operation's, a ship's name."""
    words, entry = text.words, found.entry
    before = words[found.first - 1].text if found.first else ""
    behind = words[found.end].text if found.end < len(words) else ""
    if entry and entry.name == "PM" and (words[found.first].text != "PM" or before[-1:].isdigit() or before == "."):
        return True
    if entry is None or entry.what == "office":
        return found.end - found.first == 1 and _is_idiom(words[found.first].lemma.lower(), before, behind)
    if entry.what in ("country", "demonym", "people", "capital") and _is_water(text, found, behind):
        return True
    if entry.name == "United States" and entry.what != "country" and before in _AMERICAS:
        return True
    return before in SHIPS or (entry.what != "leader" and is_operation(text, found.first))


def _is_idiom(lemma: str, before: str, behind: str) -> bool:
    words_before, words_behind = _IDIOMS.get(lemma, ((), ()))
    return before.lower() in words_before or behind.lower() in words_behind


def _is_water(text: Text, found: Found, behind: str) -> bool:
    """Part of "the South China Sea", "the Gulf of Mexico"."""
    words, of = text.words, found.first - 1
    if of > 0 and words[of].lemma == "the":
        of -= 1
    return behind in _WATERS or (of > 0 and words[of].text == "of" and words[of - 1].text in _WATERS)


def is_operation(text: Text, first: int) -> bool:
    """Whether word `first` is "Operation", or only names stand between that and it."""
    for i in range(first, max(first - 2 - _LONGEST, -1), -1):
        if text.words[i].text == "Operation":
            return True
        if not text.words[i].text[:1].isupper():
            return False
    return False


def written_by(text: Text) -> set[int]:
    """Words of a report's credits: "(Reporting by Ann Ost; Editing by Bo Lind)"."""
    words, out = text.words, set()
    for i in range(len(words) - 1):
        opens = i == 0 or words[i - 1].text in "(;.[—" or words[i - 1].text.lower() in ("additional", "further")
        if opens and words[i].text.lower() in _MAKERS and words[i + 1].text.lower() == "by":
            out |= set(range(i, _closing(text, i)))
    return out


def _closing(text: Text, i: int) -> int:
    """The end of the bracket that holds word i, else of its sentence."""
    end = text.sentences[text.words[i].sentence][1]
    return next((k for k in range(i, end) if text.words[k].text in ")]"), end)


def elsewhere(text: Text, known: Sequence[Found]) -> Iterator[Found]:
    """Names of capitals, and Georgia, that mean a town or a state of another country here, as places of that.

    By the state or country after a comma, there or elsewhere in the report; of Georgia, by the states named."""
    signs = Counter(f.entry.country for f in known if f.entry and not _is_doubtful(f.entry))
    doubtful = [f for f in known if f.entry and _is_doubtful(f.entry)]
    told: dict[str, str] = {form: country for f in doubtful if (country := _in_dateline(text, form := _form(text, f)))}
    for f in doubtful:
        if (country := _after_comma(text, f)) and country != f.entry.country:  # type: ignore[union-attr]
            told[_form(text, f)] = country
    for f in doubtful:
        form, entry = _form(text, f), f.entry
        country = _after_comma(text, f) or told.get(form, "")
        if not country and entry and entry.what == "capital" and not signs[entry.country]:
            same = [g for g in doubtful if _form(text, g) == form]
            country = _namesake(form, signs) if len(same) > 1 and all(_is_local(text, g) for g in same) else ""
        if not country and entry and entry.what == "country" and not signs[entry.country] and signs["USA"]:
            country = "USA" if _behind_comma(text, f) or _states_named(text, f) else ""
        if entry and country and country != entry.country:
            yield Found(f.first, f.end, None, "LOC", country)
        elif entry and entry.what == "capital" and _is_address(text, f):
            yield Found(f.first, f.end, None, "LOC", entry.country)


def _in_dateline(text: Text, form: str) -> str:
    """The country of a town in capitals at the start of a report: "PARIS, Mo."; "" where it tells none."""
    first = next((f for f in text.words[:1] if f.text.isupper() and fold(f.text).title() == form), None)
    return _after_comma(text, Found(first.i, first.i + 1, None)) if first else ""


def _namesake(form: str, signs: Counter[str]) -> str:
    """The country spoken of most that has a big town of a capital's name; "" where none is spoken of."""
    countries = {s.country for s in spots(form) if s.population >= _BIG_TOWN and signs[s.country]}
    return max(countries, key=lambda country: signs[country], default="")


def _is_local(text: Text, found: Found) -> bool:
    """Whether a town's name stands where a government's does not: before a noun, or after "in"."""
    word = text.words[found.end - 1]
    cases = {text.words[k].lemma.lower() for k in text.children(word.i) if text.words[k].deprel == "case"}
    return word.deprel in ("compound", "amod") or bool(cases & _LOCAL)


def _is_doubtful(entry: Entry) -> bool:
    return entry.what == "capital" or entry.also == "state of the United States"


def _form(text: Text, found: Found) -> str:
    return fold(" ".join(w.text for w in text.words[found.first : found.end])).title()


def _after_comma(text: Text, found: Found) -> str:
    """The country that follows a town's name after a comma, or that of the state; "" where none does."""
    words, at = text.words, found.end + 1
    if at >= len(words) or words[found.end].text != "," or not words[at].text[:1].isupper():
        return ""
    outer = country_of(words[at].text)
    if outer is None:
        return next((s.country for s in spots(words[at].text) if s.kind == "region" and s.country in _OF_STATES), "")
    towns = {s.country for s in spots(_form(text, found))}
    return outer.country if outer.what == "country" and outer.country in towns else ""


def _behind_comma(text: Text, found: Found) -> bool:
    """Whether a town of the American state stands before it: "Atlanta, Georgia"."""
    words, i = text.words, found.first - 2
    towns = spots(words[i].text) if i >= 0 and words[i + 1].text == "," else ()
    return any((s.country, s.region) == ("USA", "GA") for s in towns)


def _states_named(text: Text, found: Found) -> bool:
    """Whether the report names other states of the United States."""
    named = {fold(w.text) for w in text.words if w.upos == "PROPN"} - {text.words[found.first].text}
    return any([s.country for s in spots(name) if s.kind in ("region", "country")] == ["USA"] for name in named)


def _is_address(text: Text, found: Found) -> bool:
    """ "Victoria Park", "the Paris agreement": a capital's name that tells a place."""
    behind = text.words[found.end].text if found.end < len(text.words) else ""
    return behind in _STREETS or behind.lower() in _TREATIES


def abbreviated(text: Text, known: Sequence[Found]) -> list[Found]:
    """The letters for a body wherever the report has them, after "the Kestrian Farmers' Party (KFP)"."""
    words, meant = text.words, {}
    for f in known:
        if f.end + 2 < len(words) and f.entry and f.entry.what in _BODIES:
            letters = words[f.end + 1].text
            closed = words[f.end].text in ("(", "[") and words[f.end + 2].text in (")", "]", ",", ";")
            if closed and 1 < len(letters.rstrip("s")) < 8 and letters.rstrip("s").replace(".", "").isupper():
                meant.setdefault(letters, f.entry)
    return [Found(w.i, w.i + 1, meant[w.text]) for w in words if w.text in meant]
