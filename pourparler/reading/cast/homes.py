"""Where a person belongs whose country no title tells: by the words about the person, else by the countries spoken of.

An apposition, an of-phrase, a relative clause or a predicate tells it: "Ole Barasi, a radio host in Oslo", "who heads
the Bank of Norway", "is a Briton".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pourparler.record import Word

from .drafts import Draft, Scene, name_words

_HOME = frozenset("of from in at".split())  # prepositions before where somebody belongs
_WHERE = frozenset("in at near".split())  # and before where something merely happens
_ABROAD = ("IGO", "NGO", "REB")
OF_MANY = frozenset("world international global european african asian arab eastern western".split())
_NO_BODIES = frozenset("agreement convention forum law partnership protocol treaty".split())
_OF_A_STATE = ("GOV", "MIL", "LEG", "OPP")
_TOWARD = frozenset("to against with from toward towards".split())
_BELONGS = frozenset("head lead run live work serve teach represent chair direct raise grow".split())
_KIN = frozenset(
    "father mother parent son daughter child wife husband spouse brother sister "
    "grandmother grandfather grandparent grandson granddaughter stepmother stepfather widow widower "
    "descendant".split()
)
_OWNED = frozenset("citizenship nationality passport homeland hometown".split())
_HEADS = frozenset(("president", "prime minister", "premier", "chancellor", "king"))
_DEEP = 4  # words between a name and the place that tells its bearer's home


def told_home(scene: Scene, i: int) -> str:
    """The country that the words beside word i, the head of a mention, tell of the person; "" where they tell none."""
    told = (_in_phrase(scene, k) for k in _about(scene, scene.text.words[i]))
    return next(filter(None, told), "")


def _about(scene: Scene, word: Word) -> Iterator[int]:
    """Heads of what is said of a person beside the name, surest first."""
    words = scene.text.words
    below = [words[k] for k in scene.text.children(word.i)]
    yield from (w.i for w in below if w.deprel in ("appos", "nmod:desc"))
    yield from (w.i for w in below if w.deprel == "nmod" and scene.marks(w.i) & {"of", "from"})
    yield from (w.i for w in below if w.deprel.startswith("acl") and (w.lemma in _BELONGS or _is_predicate(scene, w)))
    if word.head < 0:
        return
    above = words[word.head]
    is_claim = above.deprel not in ("root", "conj", "parataxis")  # of whoever says so
    if word.deprel.startswith("nsubj") and not is_claim and (above.lemma == "raise" or _is_predicate(scene, above)):
        yield above.i
    if word.deprel == "nmod:poss" and above.lemma in _OWNED:
        yield above.i


def _is_predicate(scene: Scene, word: Word) -> bool:
    """Whether a noun is what somebody is said to be: "a Briton", "from Oslo"."""
    words = scene.text.words
    below = [words[k] for k in scene.text.children(word.i)]
    is_said = any(w.deprel == "cop" for w in below) and not any(w.lemma in ("not", "n't") for w in below)
    if word.lemma in _KIN or any(words[k].lemma == "whose" for w in below for k in scene.text.children(w.i)):
        return False
    if any(w.deprel == "case" for w in below):
        return is_said and any(w.deprel == "case" and w.lemma == "from" for w in below)
    return is_said and (word.upos == "NOUN" or scene.found.get(word.i) is not None)


def _in_phrase(scene: Scene, head: int, depth: int = 0) -> str:
    """The country in the phrase of a word, itself first, then what hangs on it by a preposition of belonging."""
    if country := _country(scene, head):
        return country
    if depth == _DEEP:
        return ""
    below = (k for k in scene.text.children(head) if _hangs(scene, k))
    return next(filter(None, (_in_phrase(scene, k, depth + 1) for k in below)), "")


def home_of_kind(scene: Scene, i: int) -> str:
    """The country of what a person is said to be of or from, or is by an adjective: "a Norwegian witness", "the father
    of a U.S. soldier"."""
    behind = (k for k in scene.text.children(i) if k > i and scene.marks(k) & {"of", "from"})
    return scene.nationality(i) or next(filter(None, (_in_phrase(scene, k) for k in behind)), "")


def _hangs(scene: Scene, k: int) -> bool:
    """Whether the home of what word k names is that of the noun or verb over it."""
    words = scene.text.words
    word = words[k]
    if scene.only_links(k) or _is_field(scene, k):
        return False
    if word.deprel in ("nmod", "obl"):
        cases = {words[c].lemma.lower() for c in scene.text.children(k) if words[c].deprel == "case"}
        return bool(cases) and cases <= _HOME
    if word.deprel == "obj":
        return words[word.head].upos == "VERB"
    return word.deprel in ("amod", "compound", "nmod:poss", "appos")


def _is_field(scene: Scene, i: int) -> bool:
    """Whether a country's bare name before a noun is a field of work: "a Syria expert", not "a US lawyer"."""
    entry, word = scene.entry(i), scene.text.words[i]
    return word.deprel == "compound" and entry is not None and entry.what == "country" and not word.text.isupper()


def _country(scene: Scene, i: int) -> str:
    found = scene.found.get(i)
    if found is None or found.is_person:
        return ""
    if found.entry is None:
        return found.country
    is_weak = found.entry.what in ("office", "party") or found.entry.sector == "JRN"
    return "" if is_weak else found.entry.country


def settle_countries(scene: Scene) -> None:
    """Give a person whose country nobody tells the one that the words beside the mentions tell, of this person, of
    another of the surname, or of one joined by "and"; else of whom the person serves; else a head of state whom the
    report begins with that of its dateline; else the one spoken of in most sentences about those of the surname, or
    last before.

    Of the persons of the training stories that no table knows, it is the right one for seven in ten."""
    unknown = [d for d in scene.drafts if _is_named(d) and not (d.country or d.stateless or d.sector in ("IGO", "NGO"))]
    mentions: dict[int, list[int]] = {id(d): [] for d in unknown}
    for i, draft in scene.log:
        if id(draft) in mentions:
            mentions[id(draft)].append(i)
    told = {one: Counter(filter(None, (told_home(scene, i) for i in at))) for one, at in mentions.items()}
    spoken_of = _spoken_of(scene)
    settled = []
    for draft in unknown:
        family = [draft, *_namesakes(scene, draft)]
        joined = [d for i in mentions[id(draft)] for d in _joined(scene, i)]
        homes = _sum(told.get(id(d), Counter()) for d in family)
        homes = homes or Counter(d.country for d in family if d.country)
        homes = homes or _sum(told.get(id(d)) or Counter([d.country] if d.country else ()) for d in joined)
        if not homes and draft.role in _HEADS and scene.written_in and _opens(scene, mentions[id(draft)]):
            homes = Counter((scene.written_in,))
        if not homes:
            at = [i for d in family for i in mentions.get(id(d), ())]
            sentences = {scene.text.words[i].sentence for i in at}
            faced = {country for i in at for country in _faced(scene, i)} if draft.sector in _OF_A_STATE else set()
            before = max((s for s in spoken_of if s < min(sentences, default=0)), default=-1)
            near = _sum(spoken_of.get(s, Counter()) for s in sorted(sentences))
            nearest = (Counter({c: n for c, n in some.items() if c not in faced}) for some in (near, spoken_of[before]))
            homes = next(filter(None, nearest), Counter())
        settled.append(max(homes, key=lambda c: (homes[c], scene.named[c]), default=draft.guess))
    for draft, country in zip(unknown, settled, strict=True):
        draft.country = country
    for draft in (d for d in unknown if d.sector in _OF_A_STATE):
        whose = [d for i in mentions[id(draft)] for d in _whose(scene, i)]
        if not told[id(draft)] and (home := next((d.country for d in whose if d is not draft and d.country), "")):
            draft.country = home
    _settle_kin(scene)
    _settle_bodies(scene)


def _opens(scene: Scene, at: list[int]) -> bool:
    """Whether one is mentioned in the first sentence or the next: who is written of from his capital."""
    return any(scene.text.words[i].sentence < 2 for i in at)


def _whose(scene: Scene, i: int) -> list[Draft]:
    """Whom the person of an office serves: "his spokeswoman, Ruth Banda"."""
    owners = (k for k in scene.text.children(i) if scene.text.words[k].deprel == "nmod:poss")
    served = [d for k in owners for d in scene.of.get(k, ()) if d.is_person]
    return [] if scene.text.words[i].lemma.lower() in _KIN else served


def _settle_bodies(scene: Scene) -> None:
    """Let a body that no table knows be of the country spoken of in most of the sentences that name it, else in the
    report; none that it faces."""
    bodies = {id(d): d for d in scene.bodies if not (d.country or d.sector in _ABROAD or _is_of_many(d.name))}
    spoken_of = _spoken_of(scene)
    homes: dict[int, Counter[str]] = {one: Counter() for one in bodies}
    faced: dict[int, set[str]] = {one: set() for one in bodies}
    for i, draft in scene.log:
        if id(draft) in bodies:
            homes[id(draft)] += spoken_of.get(scene.text.words[i].sentence, Counter())
            faced[id(draft)].update(_faced(scene, i))
    for one, draft in bodies.items():
        near = [country for country in homes[one] if country not in faced[one]]
        others = near or [country for country in scene.named if country not in faced[one]]
        draft.country = max(others, key=lambda country: (homes[one][country], scene.named[country]), default="")


def _is_of_many(name: str) -> bool:
    """Whether a body's name says that it is of many countries, or no body: "World Water Forum"."""
    words = name.lower().split()
    return words[0] in OF_MANY or words[-1] in _NO_BODIES


def _faced(scene: Scene, i: int) -> Iterator[str]:
    """The states to which the person of word i turns as the subject of a verb: whom he accuses, where he travels."""
    words = scene.text.words
    verb = words[i].head
    if not words[i].deprel.startswith("nsubj") or verb < 0 or words[verb].upos != "VERB":
        return
    objects = [k for k in scene.text.children(verb) if words[k].relation in ("obj", "obl", "xcomp") and k > verb]
    objects += [c for k in objects for c in scene.text.children(k) if words[c].relation in ("obj", "obl", "nmod")]
    for k in objects:
        entry = scene.entry(k)
        led = words[k].relation == "obj" or scene.marks(k) & _TOWARD
        if led and entry and entry.what in ("country", "capital", "leader"):
            yield entry.country


def _settle_kin(scene: Scene) -> None:
    """Let somebody's son, mother or family be of that person's country, where nothing else tells one."""
    homes: dict[int, Counter[str]] = {}
    drafts = {}
    for i, draft in scene.log:
        word = scene.text.words[i]
        if word.lemma.lower() not in _KIN or (draft.is_person and _is_named(draft)):
            continue
        below = list(scene.text.children(i))
        whose = [k for k in below if scene.text.words[k].deprel == "nmod:poss" or "of" in scene.marks(k)]
        if any(_hangs(scene, k) and _in_phrase(scene, k) for k in below if k not in whose):
            continue
        for home in [d.country for k in whose for d in scene.of.get(k, ())[:1] if d.is_person]:
            if home:
                homes.setdefault(id(draft), Counter())[home] += 1
                drafts[id(draft)] = draft
    for one, draft in drafts.items():
        draft.country = homes[one].most_common(1)[0][0]


def _sum(counts: Iterable[Counter[str]]) -> Counter[str]:
    return sum(counts, Counter())


def _is_named(draft: Draft) -> bool:
    return draft.is_person and draft.name[:1].isupper()


def _joined(scene: Scene, i: int) -> list[Draft]:
    """Those whom "and" joins to the mention headed by word i, either way round."""
    words = scene.text.words
    ends = [k for k in scene.text.children(i) if words[k].deprel == "conj"]
    ends += [words[i].head] if words[i].deprel == "conj" else []
    return [d for k in ends for d in scene.of.get(k, ())]


def _namesakes(scene: Scene, draft: Draft) -> list[Draft]:
    """The others who are named in full with a person's surname."""
    surname = name_words(draft.name)[-1]
    same = (d for d in scene.people.get(surname, ()) if d is not draft and " " in d.name)
    return [d for d in same if name_words(d.name)[-1] == surname]


def _spoken_of(scene: Scene) -> dict[int, Counter[str]]:
    """Sentence -> the countries spoken of in it, once each; not where somebody or something is, not the press, not in a
    quotation."""
    out: dict[int, Counter[str]] = {-1: Counter()}
    for i, draft in scene.log:
        is_place = draft.kind == "country" and scene.marks(i) & (_WHERE | {"on"})
        is_press = draft.sector == "JRN" and draft.name[:1].isupper()
        if draft.country and not is_place and not is_press and not scene.is_quoted(i):
            out.setdefault(scene.text.words[i].sentence, Counter())[draft.country] = 1
    return out
