"""Nouns that point back: "the two sides", "the group", "the newspaper" -> whom they stand for; () where none fits."""

from __future__ import annotations

from pourparler.record import Word

from .drafts import Draft, Scene
from .pronouns import latest, subject_of_its_verb, with_joined

_COUNTED = {"two": 2, "both": 2, "neither": 2, "either": 2, "three": 3}
_WITHOUT_ARTICLE = frozenset("the both neither either".split())
_SIDES = frozenset(
    "side country nation government leader minister president party capital neighbour neighbor man state power "
    "two both".split()
)
_FOES = frozenset("side party two both".split())  # in a civil war a government and its rebels
_SINGLE = frozenset("leader minister president man woman".split())
_OFFICES = ("minister", "president")
_AT_THE_HEAD = frozenset("president premier prime leader king queen chancellor ruler commander".split())
_PAIR = frozenset("pair couple duo".split())
_ANY = ("organisation", "armed_group", "party")
_IGO = frozenset(("IGO",))
_BODIES: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {
    **dict.fromkeys("group organisation organization movement agency coalition".split(), (_ANY, frozenset())),
    **dict.fromkeys(("alliance", "bloc"), (_ANY, _IGO)),
    "militia": (("armed_group",), frozenset()),
    "party": (("party", "armed_group"), frozenset()),
    **dict.fromkeys("company firm airline carrier".split(), (("company",), frozenset(("BUS",)))),
}
"""What a body is called by a noun alone: its kinds, and its sectors where they tell it."""
_NEWS = frozenset("agency newspaper paper daily magazine broadcaster channel network website outlet station".split())
_NEAR = 60  # words within which those joined by "and" are "the three countries"
_FAR = 12  # sentences within which one word of a body's name stands for the whole


def the_set(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """ "the two sides", "both countries", "the three leaders": as many different countries, those last named."""
    lemma = word.lemma.lower()
    marks = scene.marks(word.i) | {lemma}
    if word.text == "Koreas":
        return tuple(map(scene.state, ("KOR", "PRK")))
    if (lemma in _PAIR and marks & {"the", "this"}) or (lemma in ("man", "woman") and marks & {"two", "both"}):
        return _last_people(scene)
    if lemma not in _SIDES or word.deprel == "det":
        return ()
    number = next(
        (n for form, n in _COUNTED.items() if form in marks), 2 if lemma == "side" and word.xpos == "NNS" else 0
    )
    if not number or marks & {"other", "another"} or (number == 2 and not marks & _WITHOUT_ARTICLE):
        return ()
    chosen: dict[str, Draft] = _joined_lately(scene, number) if lemma not in _SINGLE else {}
    if chosen:
        return tuple(chosen.values())
    at = word
    while at.deprel == "nmod" and at.head >= 0:  # "the leaders of both countries"
        at = scene.text.words[at.head]
    acting = {draft.home for draft in subject_of_its_verb(scene, at)}
    recent = [draft for _, draft in scene.recent()]
    if lemma == "leader":  # whoever has a name, before "the defence minister"
        recent.sort(key=lambda draft: (not _leads(draft), not (draft.is_person and draft.name[:1].isupper())))
    elif lemma in _OFFICES:  # "the two foreign ministers": ministers, before their spokesmen
        recent.sort(key=lambda draft: not _holds(draft, lemma))
    for draft in recent:
        if draft.home in acting:  # who asks "both governments" is none of them
            continue
        rebels = lemma in _FOES and draft.kind == "armed_group"
        side = f"{draft.home} rebels" if rebels else draft.home
        holder = draft.is_person or draft.name.startswith(f"{lemma}s of ")
        if draft.home and side not in chosen and (holder or lemma not in _SINGLE or number == 3):
            himself = lemma in _SINGLE and holder and (lemma not in _OFFICES or _holds(draft, lemma))
            chosen[side] = draft if himself or rebels else scene.state(draft.home)
            if len(chosen) == number:
                return tuple(reversed(chosen.values()))
    return ()


def _leads(draft: Draft) -> bool:
    return draft.is_person and bool(_AT_THE_HEAD & set(draft.role.lower().split()))


def _holds(draft: Draft, office: str) -> bool:
    return draft.is_person and office in draft.role.lower().split()


def _joined_lately(scene: Scene, number: int) -> dict[str, Draft]:
    """The states of that many actors joined by "and" in this sentence or the one before, if there are."""
    for i in reversed(scene.joined[-3:]):
        homes = dict.fromkeys(draft.home for draft in with_joined(scene, i))
        if len(homes) == number and all(homes) and scene.log[-1][0] - i < _NEAR:
            return {home: scene.state(home) for home in homes}
    return {}


def _last_people(scene: Scene) -> tuple[Draft, ...]:
    """The last two persons named."""
    people = [d for _, d in scene.recent() if d.is_person and d.name[:1].isupper()][:2]
    return tuple(reversed(people)) if len(people) == 2 else ()


def the_body(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """ "the group", "the organisation": the body last named; "the newspaper": that of news last named; "the front": the
    Islamic Front."""
    lemma = word.lemma.lower()
    if word.xpos != "NN" or not scene.marks(word.i) & {"the", "this"}:
        return ()
    if known := latest(scene, word, lambda d: d.kind in _ANY and _is_of_name(lemma, d.name), _FAR):
        return known
    news = latest(scene, word, lambda d: d.sector == "JRN" and d.name[:1].isupper(), 4) if lemma in _NEWS else ()
    if news or lemma not in _BODIES:
        return news
    kinds, sectors = _BODIES[lemma]
    named = latest(scene, word, lambda d: d.kind in kinds and d.sector not in ("JRN", "SPY"), 3)
    return named if not sectors or {d.sector for d in named} <= sectors else ()


def _is_of_name(lemma: str, name: str) -> bool:
    """Whether a body goes by that word of its name; "the state" is no Islamic State."""
    return lemma != "state" and name[:1].isupper() and lemma in name.lower().split()
