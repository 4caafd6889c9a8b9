"""Persons by name: a name, the titles before it and the appositions beside it -> the draft of one person.

"Mr Kaslar" finds "Ivo Kaslar" again, "Ana Kaslar" is somebody else. A country is taken from what is said of the
person, from an office that one country alone has under that name, or from the table of leaders.
"""

from __future__ import annotations

from pourparler.reading.lexicon import Entry, gender_of, holder, office

from .drafts import Draft, Scene, name_words
from .found import Found
from .homes import home_of_kind

_CHIEFS = frozenset("head chief boss director member founder chair fellow part".split())  # of whatever follows
_ANYWHERE = frozenset(  # who lead whatever follows, so that it tells the sector
    "president chairman chairwoman leader director commander commissioner officer fighter member secretary negotiator "
    "delegate".split()
)
_EVERYWHERE = _ANYWHERE | {"minister", "spokesman", "spokeswoman"}
_GENDER = {
    **dict.fromkeys("mr mr. sir lord king prince".split(), "m"),
    **dict.fromkeys("mrs mrs. ms ms. miss lady dame queen princess".split(), "f"),
}


def person(scene: Scene, found: Found) -> Draft:
    """A person by name: known by the full name or the surname, else new, with what stands beside it."""
    name = scene.name(found.first, found.end)
    title = scene.text.words[found.first - 1].text.lower() if found.first else ""
    gender = _GENDER.get(title) or (gender_of(name.split()[0]) if " " in name else "")
    draft = _known(scene, name, gender) or scene.add(Draft(name, kind="person", guess=_guess(scene, name)))
    draft.gender = draft.gender or gender
    entry = found.entry
    if entry and entry.what == "leader":
        draft.name = entry.name
        draft.country, draft.sector, draft.role = entry.country, entry.sector or draft.sector, entry.role or draft.role
    elif len(name) > len(draft.name) and not draft.role:
        draft.name = name
    _describe(scene, draft, found)
    return draft


def _guess(scene: Scene, name: str) -> str:
    """The country named most often beside a person, for the time being."""
    beside = scene.beside.get(name_words(name)[-1])
    return beside.most_common(1)[0][0] if beside else ""


def _known(scene: Scene, name: str, gender: str) -> Draft | None:
    """The person of that name told of last; of several whom a bare surname may mean, the one mentioned most."""
    last = name_words(name)[-1]
    fit = [
        draft
        for draft in scene.people.get(last, ())
        if same_person(draft.name, name) and not (gender and draft.gender and gender != draft.gender)
    ]
    if " " in name or len(fit) < 2:
        return fit[-1] if fit else None
    return max(fit, key=lambda d: (len(d.mentions), d.last))


def same_person(known: str, name: str) -> bool:
    """Whether one name is the other's surname, its first word, or the other without what stands in the middle."""
    a, b = name_words(known), name_words(name)
    short, full = (a, b) if len(a) < len(b) else (b, a)
    if len(short) == 1 and short[0] == full[0] and short == b:
        return True
    return short == full[-len(short) :] or (len(short) == 2 and len(full) > 2 and short == [full[0], full[-1]])


def _describe(scene: Scene, draft: Draft, found: Found) -> None:
    """Bind the offices and countries that stand beside a name to the person, where nothing better is known."""
    home = ""
    for i in beside(scene, found):
        role, sector, country, home_of = _title(scene, i)
        draft.role = draft.role or role
        draft.sector = sector if draft.sector in ("", "CVL") and sector else draft.sector
        draft.country = draft.country or country
        home = home or home_of
        draft.stateless |= sector == "REB" and not country and _is_of_body(scene, i)
    country, sector, _ = scene.told_behind(found.end)
    draft.country = draft.country or country or home or _country_of_role(scene, draft)
    draft.sector = draft.sector or sector
    draft.stateless = draft.sector in ("IGO", "NGO") or draft.stateless
    if draft.stateless:
        draft.guess = ""


def _country_of_role(scene: Scene, person: Draft) -> str:
    """The country whose holder of the same office the report spoke of without a name: "Chad's mining minister" before
    "Mining Minister Ole Barasi"."""
    if not person.role or person.role in _EVERYWHERE:
        return ""
    held = (d for _, d in scene.recent() if fits_role(d.role, person.role) and d is not person and d.country)
    return next((d.country for d in held if not d.name[:1].isupper()), "")


def beside(scene: Scene, found: Found) -> list[int]:
    """Heads of the titles before a name and of the appositions to it, either way round."""
    text, out = scene.text, []
    inside = range(found.first, found.end)
    head = next((i for i in inside if text.words[i].head not in inside), found.first)
    before = found.first - 1
    while before >= 0 and text.words[before].sentence == text.words[head].sentence and (f := scene.found.get(before)):
        if not f.entry or f.entry.what == "leader":
            break
        out.append(before)
        before = f.first - 1
    for i in (head, *inside):
        out += [k for k in text.children(i) if k not in inside
                and text.words[k].deprel in ("appos", "nmod:desc", "flat", "compound", "amod")]  # fmt: skip
    up = text.words[head]
    if up.head >= 0 and up.deprel in ("appos", "flat", "nmod:desc"):
        out.append(up.head)
    return list(dict.fromkeys([*out, *_apposed(scene, found)]))


def _apposed(scene: Scene, found: Found) -> list[int]:
    """Heads of the offices set off by a comma after a name or before it, which trees often miss."""
    words, out = scene.text.words, []
    if found.end < len(words) and words[found.end].text == ",":
        for i in range(found.end + 1, min(found.end + 9, len(words))):
            if (f := scene.found.get(i)) and f.entry and f.entry.what in ("office", "people"):
                out.append(f.end - 1)
                break
            if words[i].upos not in ("DET", "ADJ", "NOUN", "PROPN", "PART", "ADV"):
                break
    before = scene.found.get(found.first - 2) if found.first > 1 and words[found.first - 1].text == "," else None
    of = before.first - 1 if before else 0
    of -= words[of].text == "the"
    if of > 0 and words[of].text == "of":  # "the premier of Fiji, Ana Brekke", "the leader of the Islamic State, ..."
        before = scene.found.get(of - 1)
    if before and before.entry and before.entry.what == "office" and scene.is_definite(before.end - 1, before.first):
        out.append(before.end - 1)
    return out


def _title(scene: Scene, i: int) -> tuple[str, str, str, str]:
    """(role, sector, country, country that alone has the office) of a title headed by word i, blank if it is none."""
    word, found = scene.text.words[i], scene.found.get(i)
    entry = found.entry if found else None
    if entry is None or entry.what != "office":
        if entry is not None and entry.what in ("demonym", "people"):
            return "", "", entry.country, ""
        entry = office(word.lemma)
    if entry is None and word.lemma.lower() not in _CHIEFS:
        return "", "", scene.nationality(i), ""
    if entry is not None and entry.sector == "CVL":  # "the boy at the centre of a dispute in Cuba" tells no home
        return (
            entry.role or entry.name,
            "CVL",
            scene.owner(i, found.first if found else i) or home_of_kind(scene, i),
            "",
        )
    country, sector, told = scene.country_of_phrase(i, found.first if found else i)
    if entry is None:
        return word.lemma.lower(), sector, country, ""
    if entry.kind != "person":
        return "", "", country, ""
    if told and not country:
        return entry.role or entry.name, sector, "", ""
    sector = sector or _side(scene, i)
    own = sector or entry.sector if _ANYWHERE & set(entry.name.split()) else entry.sector or sector
    return entry.role or entry.name, own, country, "" if told else scene.where_used(entry)


def _is_of_body(scene: Scene, i: int) -> bool:
    """Whether a title tells of a body without a country: "leader of the Islamic State", "its leader"."""
    found = scene.found.get(i)
    return scene.country_of_phrase(i, found.first if found else i) == ("", "REB", True)


def _side(scene: Scene, i: int) -> str:
    """The sector of the body named before a title: "opposition delegate", "the rebels' chief negotiator"."""
    before = (k for k in scene.text.children(i) if k < i and scene.text.words[k].deprel in ("compound", "nmod:poss"))
    return next(filter(None, (scene.sector_of_body(k) for k in before)), "")


def known_holder(scene: Scene, role: str, country: str) -> Draft | None:
    """The person of that role (and country) named last; else who held it at the report's date, by the table."""
    for _, draft in scene.recent():
        international = draft.sector in ("IGO", "NGO")
        may_be_of = not draft.home and not international and draft.name[:1].isupper()
        fits_country = not country or draft.home == country or may_be_of
        if draft.is_person and fits_role(draft.role, role) and fits_country:
            draft.country = draft.country or country
            return draft
    if country and (known := holder(role, country, scene.date)):
        return scene.found_or_new(of_leader(known))
    return None


def of_leader(entry: Entry) -> Draft:
    return Draft(entry.name, entry.country, entry.sector, "person", entry.role)


def fits_role(held: str, asked: str) -> bool:
    held, asked = held.lower(), asked.lower()
    return bool(held) and (held == asked or held.endswith(" " + asked) or held.startswith(asked + " of "))
