"""Words that point back: pronouns, "the two sides", "the group" -> the drafts they stand for; () where none fits.

Searches walk back over the last mentions of the scene: near ones first, a subject before an object.
"""

from __future__ import annotations

from collections.abc import Callable

from pourparler.reading.drafts import Draft, Scene
from pourparler.record import Word

_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_THEY = frozenset("they them their theirs themselves".split())
_IT = frozenset("it its itself".split())
_RELATIVE = frozenset("who which that whom whose".split())
_COUNTED = {"two": 2, "both": 2, "three": 3}
_SIDES = frozenset("side country nation government leader minister president party capital neighbour neighbor man state power two both".split())
_SINGLE = frozenset("leader minister president man".split())
_BODIES = frozenset("group organisation organization movement agency alliance bloc party militia".split())
_ACTING = ("country", "organisation", "government", "armed_group", "party")


def pronoun(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """Whom a pronoun of the third person or a relative stands for."""
    form = word.text.lower()
    if form in _RELATIVE and word.xpos.startswith("W"):
        return _antecedent(scene, word)
    if word.deprel == "expl":
        return ()
    if form in _HE:
        return _latest(scene, word, lambda d: d.is_person and d.gender != "f", 4)
    if form in _SHE:
        return _latest(scene, word, lambda d: d.is_person and d.gender != "m", 4)
    if form in _THEY:
        return _latest(scene, word, lambda d: d.plural or d.kind in ("organisation", "armed_group", "country"), 3)
    if form in _IT:
        return _latest(scene, word, lambda d: d.kind in _ACTING, 2)
    return the_set(scene, word) if form in _COUNTED else ()


def the_set(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """ "the two sides", "both countries", "the three leaders": as many different countries, those last named."""
    lemma = word.lemma.lower()
    if lemma not in _SIDES:
        return ()
    marks = scene.marks(word.i) | {lemma}
    number = next((n for form, n in _COUNTED.items() if form in marks), 2 if lemma == "side" and word.xpos == "NNS" else 0)
    if not number or marks & {"other", "another"} or (number == 2 and "both" not in marks and "the" not in marks):
        return ()
    chosen: dict[str, Draft] = {}
    for _, draft in scene.recent():
        if draft.country and draft.country not in chosen and (draft.is_person or lemma not in _SINGLE or number == 3):
            chosen[draft.country] = draft if lemma in _SINGLE and draft.is_person else scene.state(draft.country)
            if len(chosen) == number:
                return tuple(reversed(chosen.values()))
    return ()


def the_body(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """ "the group", "the organisation": the body last named."""
    if word.lemma.lower() not in _BODIES or word.xpos != "NN" or not scene.marks(word.i) & {"the", "this"}:
        return ()
    return _latest(scene, word, lambda d: d.kind in ("organisation", "armed_group", "party"), 3)


def _antecedent(scene: Scene, word: Word) -> tuple[Draft, ...]:
    at = word
    for _ in range(6):
        if at.head < 0:
            return ()
        if at.deprel.startswith("acl"):
            return scene.of.get(at.head, ())
        at = scene.text.words[at.head]
    return ()


def _latest(scene: Scene, word: Word, fits: Callable[[Draft], bool], reach: int) -> tuple[Draft, ...]:
    """The likeliest antecedent within `reach` sentences: near, a subject rather than not, one often named."""
    best, chosen = -99.0, None
    not_itself = _subject_of_its_verb(scene, word)
    for i, draft in scene.recent():
        distance = word.sentence - scene.text.words[i].sentence
        if distance > reach:
            break
        if draft in not_itself or not fits(draft):
            continue
        score = -1.0 * distance + (0.9 if draft.subject else 0.0) + 0.0001 * i + 0.05 * min(6, len(draft.mentions))
        if score > best:
            best, chosen = score, draft
    return (chosen,) if chosen else ()


def _subject_of_its_verb(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """Who acts on a pronoun that is an object, so that it is not its own antecedent: "He met him"."""
    if word.deprel not in ("obj", "iobj", "obl") or word.head < 0:
        return ()
    for k in scene.text.children(word.head):
        if scene.text.words[k].deprel == "nsubj":
            return scene.of.get(k, ())
    return ()
