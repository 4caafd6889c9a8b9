"""Who a noun stands for that is no person's name: countries, seats, bodies, offices, peoples, plural groups.

A country beside the noun is its country ("Syrian rebels", "officials in Kenya"). Without one, "the government" is that
of the country last spoken of; people in general ("terrorists", "foreign leaders") have none.
"""

from __future__ import annotations

from pourparler.reading.lexicon import Entry, country_name, country_of, office
from pourparler.record import ActorKind, Word

from .drafts import Draft, Scene
from .found import Found
from .homes import OF_MANY
from .people import known_holder, person
from .pronouns import latest
from .referring import the_body, the_set

_NO_HEAD = ("compound", "amod", "nmod:desc", "flat")
_STATES = frozenset("country nation state power government".split())
_GENERAL = frozenset(
    "western european foreign other world international global hostile neighbouring neighboring regional allied "
    "coalition "
    "arab asian african latin nato western-backed many all most several some various any".split()
)
_FROM_ABROAD = frozenset("western foreign european international".split())
_LOCAL = frozenset("AGR CVL COP JRN JUD LAB MED".split())  # sectors of people who are at home where things happen
_PLACING = frozenset("in into from to inside within around across throughout".split())
_UNNAMED = frozenset("official authority aide".split())
_POSTS = frozenset("embassy consulate ambassador consul".split())
_ALLIED = frozenset(("loyal", "friendly", "close", "hostile"))
_GROUPS = {"ally": "GOV", "partner": "GOV", "supporter": "CVL", "critic": "UNK", "opponent": "UNK", "campaigner": "CVL"}


def of_entry(scene: Scene, word: Word, entry: Entry) -> tuple[Draft, ...]:
    """A country, seat, body, people or group of the tables; a capital or a seat stands for its government."""
    if entry.what in ("country", "capital") or _is_seat(entry):
        return (scene.state(entry.country, entry.name),)
    if entry.what in ("people", "demonym"):
        if both := the_set(scene, word):
            return both
        return (_people(scene, word, entry),)
    kind: ActorKind = entry.kind or "organisation"
    plural = entry.what in ("armed_group", "party")
    country = entry.country
    if entry.what == "metonym":  # "Peru's Congress" is not the one of the table
        country = scene.owner(word.i, scene.found[word.i].first) or country
    return (scene.found_or_new(Draft(entry.name, country, entry.sector, kind, entry.role, plural=plural)),)


def _is_seat(entry: Entry) -> bool:
    """Whether a metonym is its country's government itself ("the Kremlin"), not a body of it ("the Home Office")."""
    state = country_of(entry.name) if entry.what == "metonym" else None
    return state is not None and state.what == "country"


def _people(scene: Scene, word: Word, entry: Entry) -> Draft:
    """ "The Russians" act as Russia; "a Russian", "thousands of Russians" are people."""
    marks = scene.marks(word.i)
    sector = "GOV" if "the" in marks and word.xpos in ("NNPS", "NNS", "NNP") and not _is_part(scene, word) else "CVL"
    found = scene.found[word.i]
    name = scene.name(found.first, found.end)
    return scene.found_or_new(Draft(name, entry.country, sector, "group", plural=word.xpos in ("NNPS", "NNS")))


def _is_part(scene: Scene, word: Word) -> bool:
    return word.deprel == "nmod" and word.head >= 0 and scene.text.words[word.head].upos in ("NOUN", "NUM")


def of_office(scene: Scene, word: Word, first: int, entry: Entry) -> tuple[Draft, ...]:
    """ "the foreign minister", "Syrian rebels", "officials": a person named elsewhere, or a country's body."""
    if named := _bearer(scene, word):
        return (named,)
    if word.deprel in _NO_HEAD or _means_little(scene, word, first, entry):
        return ()
    plural = word.xpos in ("NNS", "NNPS") or entry.kind == "group"
    set_apart = plural or scene.marks(word.i) & {"neither", "either"}
    if set_apart and (both := the_set(scene, word) or _of_several(scene, word, first, entry)):
        return both
    country, sector, told = scene.country_of_phrase(word.i, first)
    if whose := _whose_forces(scene, word, first, entry):
        country, sector, told = whose, "", True
    if not told and entry.used_in:
        country, told = scene.where_used(entry), True
    role, marks = entry.role or entry.name, scene.marks(word.i)
    if not told and entry.kind == "person" and (country := _where_heard(scene, word)):
        told = True
    if _FROM_ABROAD & {scene.text.words[k].lemma.lower() for k in scene.text.children(word.i) if k < first}:
        country, told = "", False
    of_many = entry.kind == "person" and bool(marks & OF_MANY)  # "a Western diplomat in Oslo"
    if of_many:
        country, told = "", True
    alone, definite = entry.kind == "person" and not plural, scene.is_definite(word.i, first)
    particular = definite or (country and not marks & {"a", "an", "another"})
    if alone and particular and not (told and not country) and (known := known_holder(scene, role, country)):
        return (known,)
    if not told and definite and plural and entry.sector == "REB" and (known := _rebels(scene, word)):
        return known
    of_name = entry.sector in ("JRN", "BUS") or (entry.sector == "REB" and entry.kind != "person")
    if not told and of_name and (known := the_body(scene, word)):
        return known
    if not told and not alone and not marks & _GENERAL and (known := _named_like(scene, word)):
        return (known,)
    if not told and not marks & _GENERAL:
        country = _home(scene, word, entry, definite or not _in_general(word, entry, marks, plural))
    draft = _office_draft(scene, word, first, entry, country, sector, told, plural)
    draft.stateless |= of_many
    return (draft,)


def _where_heard(scene: Scene, word: Word) -> str:
    """ "In Oslo, the foreign minister said": the country of the capital that stands before."""
    words = scene.text.words
    if not word.deprel.startswith("nsubj"):
        return ""
    for k in scene.text.children(word.head):
        entry = scene.entry(k)
        if k < word.i and words[k].relation == "obl" and "in" in scene.marks(k) and entry and entry.what == "capital":
            return entry.country
    return ""


def _of_several(scene: Scene, word: Word, first: int, entry: Entry) -> tuple[Draft, ...]:
    """Those of each country: "the leaders of Chad, Niger and Mali", "the Chadian and Malian presidents"."""
    words = scene.text.words
    homes: dict[str, str] = {}
    for k in scene.text.children(word.i):
        if words[k].deprel == "nmod:poss" and words[k].upos == "PRON":  # "their ministers", of two countries
            owners = {d.country: country_name(d.country) or d.name for d in scene.of.get(k, ()) if d.country}
            homes = max(homes, owners, key=len)
            continue
        if words[k].deprel == "nmod" and "of" in scene.marks(k) and (those := the_set(scene, words[k])):
            homes = {d.home: d.name for d in those}  # "the leaders of both countries"
            continue
        before = k < first and words[k].deprel in ("amod", "compound")
        if before or (words[k].deprel == "nmod" and scene.marks(k) & {"of", "from"}):
            joined = [k, *(c for c in scene.text.children(k) if words[c].deprel == "conj")]
            named = {e.country: e.name for c in joined if (e := scene.entry(c)) and e.country and e.kind != "person"}
            homes = max(homes, named, key=len)
    if len(homes) < 2:
        return ()
    one = office(entry.name.removesuffix("s"))
    return tuple(
        (one and one.kind == "person" and known_holder(scene, one.role or one.name, home))
        or scene.found_or_new(
            Draft(f"{scene.name(first, word.i + 1)} of {name}", home, entry.sector or "GOV", "group", plural=True)
        )
        for home, name in homes.items()
    )


def _whose_forces(scene: Scene, word: Word, first: int, entry: Entry) -> str:
    """The country of fighters "loyal to" one, and of troops whose noun has an article or a number at most before it:
    where they are is not whose they are."""
    if entry.sector not in ("MIL", "REB"):
        return ""
    if home := _loyal_to(scene, word):
        return home
    words, below = scene.text.words, scene.text.children(word.i)
    owned = any(words[k].upos in ("NOUN", "PROPN", "PRON", "ADJ", "VERB") for k in below if k < first)
    told = any(words[k].deprel == "acl" or "of" in scene.marks(k) for k in below if k > word.i)
    return "" if owned or told or entry.sector == "REB" else scene.whose_forces(word.i)


def _loyal_to(scene: Scene, word: Word) -> str:
    """The country of "forces loyal to its president"."""
    words = scene.text.words
    loyal = [k for k in scene.text.children(word.i) if k > word.i and words[k].lemma in _ALLIED]
    for k in (k for i in loyal for k in scene.text.children(i) if words[k].deprel == "obl"):
        country, _, _ = scene.country_of_phrase(k, k)
        found = scene.found.get(k)
        if home := (found.entry.country if found and found.entry else "") or country:
            return home
    return ""


def _means_little(scene: Scene, word: Word, first: int, entry: Entry) -> bool:
    """Whether a word that is an office among other things stands without an article and without a country."""
    return entry.also == "common noun" and not (scene.is_definite(word.i, first) or scene.owner(word.i, first))


def _home(scene: Scene, word: Word, entry: Entry, particular: bool) -> str:
    """The country of people or a body of whom none is told: where the sentence is set, or the state last spoken of.

    None for those who may come from anywhere."""
    if entry.sector in _LOCAL:
        return scene.setting(word)
    if word.lemma in _POSTS and (sender := _sender(scene)):
        return sender
    says = entry.sector == "GOV" and word.lemma in _UNNAMED and word.xpos == "NNS" and word.deprel == "nsubj"
    if particular and says and scene.named:  # "officials said": of the country that the report is about
        return scene.named.most_common(1)[0][0]
    if not particular or entry.sector == "IGO":
        return ""
    return scene.nearest_country() if entry.sector == "REB" else scene.own_country()


def _sender(scene: Scene) -> str:
    """The country of the embassy or ambassador last spoken of: that is whose "the embassy" is."""
    posts = (d for _, d in scene.recent() if d.country and _POSTS & {*d.name.lower().split(), *d.role.split()})
    return next((d.country for d in posts), "")


def _rebels(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """The armed group named last: who "the rebels" and "the guerrillas" are, but not "the southern rebels"."""
    if any(scene.text.words[k].deprel in ("amod", "compound", "nummod") for k in scene.text.children(word.i)):
        return ()
    return latest(scene, word, lambda d: d.kind == "armed_group" or (d.sector == "REB" and d.name[:1].isupper()), 6)


def _named_like(scene: Scene, word: Word) -> Draft | None:
    """The body or group last named by the same noun: "the ministry" after "China's foreign ministry"."""
    head, plural = word.text.lower(), word.xpos == "NNS"
    body = next(filter(None, map(scene.sector_of_body, scene.text.children(word.i))), "")
    for _, draft in scene.recent():
        last = draft.name.split()[-1]
        if (
            (draft.country or draft.sector in ("MIL", "IGO"))
            and (body, draft.sector) != ("GOV", "REB")
            and last.lower() == head
            and not (plural and last.istitle())
        ):
            return draft
    return None


def _office_draft(
    scene: Scene, word: Word, first: int, entry: Entry, country: str, sector: str, told: bool, plural: bool
) -> Draft:
    name = phrase(scene, first, word.i)
    of_rebels = sector == "REB" and entry.sector == "GOV"  # "their delegation"
    if not sector or not told or (country and not of_rebels):
        sector = entry.sector or sector or "GOV" * (word.lemma in ("leader", "politician"))
    alone = entry.kind == "person" and not plural
    kind: ActorKind = "person" if alone else "group" if plural else _body_kind(entry)
    return scene.found_or_new(
        Draft(name, country, sector, kind, (entry.role or entry.name) if alone else "", plural=plural)
    )


def _in_general(word: Word, entry: Entry, marks: set[str], plural: bool) -> bool:
    """Whether people are spoken of in general, so that no country may be guessed."""
    if plural or entry.kind == "group":
        return entry.sector not in ("GOV", "MIL", "COP", "LEG", "OPP") or word.lemma in (
            "government",
            "president",
            "leader",
        )
    return entry.kind == "person" and ("a" in marks or "an" in marks)


def _bearer(scene: Scene, word: Word) -> Draft | None:
    """The person whose name stands beside an office: "Foreign Minister X", "the minister, X"."""
    after = scene.found.get(word.i + 1)
    if after and after.is_person and after.first == word.i + 1:
        return person(scene, after)
    for k in scene.text.children(word.i):
        found = scene.found.get(k)
        if found and found.is_person and scene.text.words[k].deprel in ("appos", "flat"):
            return person(scene, found)
    if named := _after_comma(scene, word):
        return named
    up = scene.found.get(word.head)
    return person(scene, up) if word.deprel == "appos" and up and up.is_person else None


def _after_comma(scene: Scene, word: Word) -> Draft | None:
    """The person set off by commas right behind "the minister" or "the minister of Fiji", whatever the tree says."""
    words, end = scene.text.words, word.i + 1
    if end + 1 < len(words) and words[end].text == "of" and (place := scene.found.get(end + 1)):
        end = place.end
    found = scene.found.get(end + 1)
    if found is None or not found.is_person or found.first != end + 1 or words[end].text != ",":
        return None
    after = words[found.end] if found.end < len(words) else None
    closed = after is None or after.text in (",", ".", "”", "—")
    inside = [words[i] for i in range(found.first, found.end)]
    tied = any((w.head == word.head and w.deprel == word.deprel) or w.head in range(word.i, end) for w in inside)
    return person(scene, found) if closed and tied else None


def organisation(scene: Scene, word: Word, found: Found) -> Draft:
    """A body that no table knows, with the country and the sector that its own words tell."""
    name = scene.name(found.first, found.end)
    for _, draft in scene.recent():
        if draft.kind in ("organisation", "company") and (draft.name == name or draft.name.endswith(" " + name)):
            return draft
    entry = office(scene.text.words[found.end - 1].lemma)
    country, sector, _ = scene.country_of_phrase(word.i, found.first)
    sector = (entry.sector if entry else "") or sector
    draft = scene.found_or_new(Draft(name, country or found.country, sector, "organisation"))
    scene.bodies.append(draft)
    return draft


def common(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """A common noun that no table knows: "the two sides", "Western countries", "US allies"; else nobody."""
    lemma = word.lemma.lower()
    if both := the_set(scene, word):
        return both
    if states := _states_meant(scene, word):
        return states
    marks = scene.marks(word.i)
    if word.text == "West" and "the" in marks and not marks & {"in", "of", "to", "from"}:
        return (scene.found_or_new(Draft("the West", "", "GOV", "group", plural=True)),)
    if lemma == "coalition" and (marks & {"led", "lead", "against", "military"} or _named_like(scene, word)):
        return (scene.found_or_new(Draft("coalition", "", "MIL", "organisation")),)
    if lemma == "community" and "international" in marks:
        return (scene.found_or_new(Draft("international community", "", "UNK", "group", plural=True)),)
    beside = word.deprel == "appos" or (word.deprel == "conj" and not marks & {"and", "or"})
    is_aside = beside and word.head in scene.of  # "Cuba and Norway, the guarantor countries"
    if is_aside or (marks & {"two", "both"} and lemma in _STATES):
        return ()
    if word.xpos in ("NNS", "NNPS") and lemma in (*_GROUPS, *_STATES):
        name = phrase(scene, word.i, word.i)
        return (scene.found_or_new(Draft(name, "", _GROUPS.get(lemma, "GOV"), "group", plural=True)),)
    return ()


def _states_meant(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """The states that a noun without a name stands for: "the country", "her country", "their governments"."""
    if word.lemma not in ("country", "nation", "government"):
        return ()
    below = [scene.text.words[k] for k in scene.text.children(word.i)]
    alone = all(w.relation in ("det", "case", "punct") for w in below)
    if word.xpos == "NN" and word.lemma != "government" and alone and "the" in scene.marks(word.i):
        return _the_country(scene, word)
    whose = [w.i for w in below if w.deprel == "nmod:poss"]
    homes = dict.fromkeys(d.home for k in whose for d in scene.of.get(k, ()) if d.home)
    agrees = len(homes) == 1 if word.xpos == "NN" else len(homes) > 1
    return tuple(map(scene.state, homes)) if agrees else ()


def _the_country(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """The state last spoken of as a place, where something is in "the country" or goes there; else the state last
    spoken of, a subject rather than not."""
    if scene.marks(_outer(scene, word)) & _PLACING:
        for i, draft in scene.recent():
            if word.sentence - scene.text.words[i].sentence > 2:
                break
            if draft.kind == "country" and scene.marks(i) & _PLACING:
                return (draft,)
    return latest(scene, word, lambda d: d.kind == "country", 1)


def _outer(scene: Scene, word: Word) -> int:
    """The word of which a part is spoken of: "north" of "the north of the country", else the word itself."""
    return word.head if word.relation == "nmod" and "of" in scene.marks(word.i) else word.i


def phrase(scene: Scene, first: int, head: int) -> str:
    """The words of a noun phrase up to its head, without articles, and an of-phrase right after it."""
    words = scene.text.words
    start = first
    while start > 0 and words[start - 1].head in range(start, head + 1) and words[start - 1].upos in (
        "ADJ", "NOUN", "PROPN", "NUM", "VERB"
    ):  # fmt: skip
        start -= 1
    while words[start].lemma in ("least", "most", "more", "less", "few"):  # "at least 17 civilians"
        start += 1
    end = head + 1
    after = [k for k in scene.text.children(head) if k > head and words[k].deprel == "nmod"]
    if after and end < len(words) and words[end].lemma in ("of", "for") and (found := scene.found.get(after[0])):
        end = found.end
    return scene.name(start, end).replace("’s ", " ").replace("'s ", " ")


def _body_kind(entry: Entry) -> ActorKind:
    return "government" if entry.sector == "GOV" else "armed_group" if entry.sector == "REB" else "organisation"
