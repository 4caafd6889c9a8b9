"""Names that are longer than the tables have them: House committees, parties with their country, bodies that a model
parts at "and"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from pourparler.reading.lexicon import Entry, country_of, office
from pourparler.record import Text

from .found import Found

_BODIES = frozenset(
    "Institute Party Service Department Society Center Centre Union Committee Council Agency Administration "
    "Association Bank Bureau Office Commission Court Company University Foundation Group Fund".split()
)
_ABOUT = 4  # times that a report names the country that it is about
_OTHERS = "others have one of this name"
_LONG_NAME = 9  # words of a committee's name


def committees(text: Text, countries: Counter[str]) -> list[Found]:
    """ "House Ways and Means Committee": committees of the Congress of the United States."""
    words, out = text.words, []
    for word in words:
        if word.text not in ("House", "Senate") or not (countries["USA"] or word.text == "House"):
            continue
        for end in range(word.i + 1, min(len(words), word.i + _LONG_NAME)):
            if words[end].text.lower() in ("committee", "subcommittee", "panel"):
                name = " ".join(w.text for w in words[word.i : end + 1])
                out.append(Found(word.i, end + 1, Entry(name, "metonym", "USA", "LEG", "organisation")))
                break
            if not words[end].text[:1].isupper() and words[end].text not in ("and", "on", "of", "the", "&", ","):
                break
    return out


def house(text: Text, known: list[Found]) -> list[Found]:
    """ "The House" where the report speaks of the Congress of the United States."""
    if not any(k.entry and (k.entry.country, k.entry.sector) == ("USA", "LEG") for k in known):
        return []
    entry = country_of("House of Representatives")
    return [
        Found(word.i, word.i + 1, entry)
        for before, word, after in zip(text.words, text.words[1:], text.words[2:], strict=False)
        if word.text == "House" and not (after.text[:1].isupper() or after.text == "of")
        and (before.lemma.lower() == "the" or not before.text[:1].isupper())
    ]  # fmt: skip


def democratic(text: Text, countries: Counter[str]) -> list[Found]:
    """ "Democratic" before a common noun, where the report speaks of the United States: the party."""
    if not countries["USA"]:
        return []
    entry = country_of("Democrat")
    firsts = {first for first, _ in text.sentences}
    return [
        Found(word.i, word.i + 1, entry)
        for word, after in zip(text.words, text.words[1:], strict=False)
        if word.text == "Democratic" and after.text.islower() and after.upos in ("NOUN", "ADJ") and word.i not in firsts
    ]


def of_own_country(text: Text, known: list[Found]) -> list[Found]:
    """Parties and groups of a name that several countries have, with the country right before it."""
    owners = {k.end: k.entry.country for k in known if k.entry and k.entry.what in ("country", "demonym", "capital")}
    out = []
    for k in known:
        if k.entry and k.entry.also.endswith(" elsewhere"):
            at = k.first - 1 if k.first and text.words[k.first - 1].text in ("'s", "’s", "'", "’") else k.first
            if (country := owners.get(at, "")) and country != k.entry.country:
                k = replace(k, entry=replace(k.entry, country=country))
        out.append(k)
    return out


def of_the_report(known: list[Found]) -> list[Found]:
    """Parliaments and courts of a name that many countries have: of the country that the report is about, where it
    does not speak of the one that the tables think of."""
    signs = Counter(k.entry.country for k in known if k.entry and k.entry.country and not _has_others(k.entry))
    country, count = max(signs.items(), key=lambda item: item[1], default=("", 0))
    if count < _ABOUT or count * 2 < signs.total():
        return known
    return [
        replace(k, entry=replace(k.entry, country=country))
        if k.entry and _has_others(k.entry) and not signs[k.entry.country]
        else k
        for k in known
    ]


def of_themselves(text: Text, known: list[Found]) -> list[Found]:
    """Without names of the tables that are part of another body's: the "State Council" of "the High State Council"."""
    return [k for k in known if not (k.entry and k.entry.also == _OTHERS and _goes_further(text, k, known))]


def _goes_further(text: Text, found: Found, known: list[Found]) -> bool:
    """Whether the word before a name is a part of it that no table knows."""
    before = text.words[found.first - 1] if found.first else None
    if before is None or before.upos not in ("ADJ", "PROPN", "NOUN") or not before.text[:1].isupper():
        return False
    return found.first <= before.head < found.end and not any(k.first <= before.i < k.end for k in known)


def _has_others(entry: Entry) -> bool:
    return entry.sector in ("LEG", "JUD") and entry.also == _OTHERS


def with_longer(text: Text, known: list[Found], more: list[Found]) -> list[Found]:
    """Both together; of two that overlap the longer, with the office that is left: "... Committee Chairman"."""
    out = list(known)
    for new in more:
        over = [k for k in out if k.first < new.end and new.first < k.end]
        if all(k.end - k.first <= new.end - new.first for k in over):
            out = [k for k in out if k not in over] + [new]
            rest = max((k.end for k in over), default=0)
            if rest > new.end and (entry := office(" ".join(w.text for w in text.words[new.end : rest]))):
                out.append(Found(new.end, rest, entry))
    return sorted(out, key=lambda k: k.first)


def joined(text: Text, names: list[Found]) -> list[Found]:
    """Names of bodies with those joined that a model parts at "&", or at "and" before a word for a body."""
    out: list[Found] = []
    for name in names:
        before = out[-1] if out else None
        if before and before.end + 1 == name.first and _is_one(text, before, name):
            out[-1] = replace(before, end=name.end)
        else:
            out.append(name)
    return out


def _is_one(text: Text, before: Found, name: Found) -> bool:
    link, last = text.words[before.end].text, text.words[name.end - 1]
    if before.kind != "ORG" or name.kind != "ORG":
        return False
    if link == "&":
        return True
    body = last.text in _BODIES and not last.text.endswith("s")
    whole = text.words[before.end - 1].text
    return link == "and" and body and not (whole in _BODIES or whole.isupper() or country_of(whole))
