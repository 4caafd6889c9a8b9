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
_SELF = frozenset("himself herself itself themselves".split())
_RELATIVE = frozenset("who which that whom whose".split())
_MANY = frozenset(("have", "are", "were", "do"))
_COUNTED = {"two": 2, "both": 2, "neither": 2, "either": 2, "three": 3}
_WITHOUT_ARTICLE = frozenset("the both neither either".split())
_SIDES = frozenset(
    "side country nation government leader minister president party capital neighbour neighbor man state power "
    "two both".split()
)
_SINGLE = frozenset("leader minister president man woman".split())
_PAIR = frozenset("pair couple duo".split())
_BODIES = frozenset("group organisation organization movement agency alliance bloc party militia coalition".split())
_NEWS = frozenset("agency newspaper paper daily magazine broadcaster channel network website outlet station".split())
_NAMED_BODIES = ("organisation", "armed_group", "party")
_FAR = 12  # sentences within which one word of a body's name stands for the whole
_ACTING = ("country", "organisation", "government", "armed_group", "party")


def pronoun(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """Whom a pronoun of the third person or a relative stands for."""
    form = word.text.lower()
    if form in _RELATIVE and word.xpos.startswith("W"):
        return _antecedent(scene, word)
    if word.deprel == "expl":
        return ()
    if form in _SELF and (acting := _subject_of_its_verb(scene, word)):
        return acting
    if form in _HE:
        return _latest(scene, word, lambda d: d.is_person and d.gender != "f", 4)
    if form in _SHE:
        return _latest(scene, word, lambda d: d.is_person and d.gender != "m", 4)
    if form in _THEY and (joined := _joined_subject(scene, word)):
        return joined
    if form in _THEY:
        return _latest(scene, word, lambda d: d.plural or d.kind in ("organisation", "armed_group", "country"), 3)
    if form in _IT:
        return _latest(scene, word, lambda d: d.kind in _ACTING, 2)
    return the_set(scene, word) if form in _COUNTED else ()


def the_set(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """ "the two sides", "both countries", "the three leaders": as many different countries, those last named."""
    lemma = word.lemma.lower()
    marks = scene.marks(word.i) | {lemma}
    if (lemma in _PAIR and marks & {"the", "this"}) or (lemma in ("man", "woman") and marks & {"two", "both"}):
        return _last_people(scene)
    if lemma not in _SIDES:
        return ()
    number = next(
        (n for form, n in _COUNTED.items() if form in marks), 2 if lemma == "side" and word.xpos == "NNS" else 0
    )
    if not number or marks & {"other", "another"} or (number == 2 and not marks & _WITHOUT_ARTICLE):
        return ()
    chosen: dict[str, Draft] = {}
    for _, draft in scene.recent():
        if draft.home and draft.home not in chosen and (draft.is_person or lemma not in _SINGLE or number == 3):
            chosen[draft.home] = draft if lemma in _SINGLE and draft.is_person else scene.state(draft.home)
            if len(chosen) == number:
                return tuple(reversed(chosen.values()))
    return ()


def _last_people(scene: Scene) -> tuple[Draft, ...]:
    """The last two persons named."""
    people = [d for _, d in scene.recent() if d.is_person and d.name[:1].isupper()][:2]
    return tuple(reversed(people)) if len(people) == 2 else ()


def _joined_subject(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """Those joined by "and" as a subject in this sentence before the word, or in the one before."""
    for i in reversed(scene.joined[-3:]):
        subject = scene.text.words[i]
        if i < word.i and word.sentence - subject.sentence <= 1 and subject.deprel.startswith("nsubj"):
            return _with_joined(scene, i)
    return ()


def the_body(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """ "the group", "the organisation": the body last named; "the newspaper": that of news last named; "the front": the
    Islamic Front."""
    lemma = word.lemma.lower()
    if word.xpos != "NN" or not scene.marks(word.i) & {"the", "this"}:
        return ()
    if known := _latest(scene, word, lambda d: d.kind in _NAMED_BODIES and _is_of_name(lemma, d.name), _FAR):
        return known
    news = _latest(scene, word, lambda d: d.sector == "JRN" and d.name[:1].isupper(), 4) if lemma in _NEWS else ()
    if news or lemma not in _BODIES:
        return news
    return _latest(scene, word, lambda d: d.kind in _NAMED_BODIES, 3)


def _is_of_name(lemma: str, name: str) -> bool:
    """Whether a body goes by that word of its name; "the state" is no Islamic State."""
    return lemma != "state" and lemma in name.lower().split()


def _antecedent(scene: Scene, word: Word) -> tuple[Draft, ...]:
    if word.text.lower() != "which" and (beside := _just_before(scene, word)):
        return beside
    at = word
    for _ in range(6):
        if at.head < 0:
            return ()
        if at.deprel.startswith("acl"):
            many = {scene.text.words[k].text.lower() for k in (at.i, *scene.text.children(at.i))} & _MANY
            many = many or (word.deprel == "nsubj" and at.xpos == "VBP")
            return _with_joined(scene, at.head) if many else scene.of.get(at.head, ())
        at = scene.text.words[at.head]
    return ()


def _just_before(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """The person or people whose mention ends right before "who", a comma apart: "the president, Ana Kaslar, who"."""
    end = (
        scene.text.words[word.i - 2 if scene.text.words[word.i - 1].text == "," else word.i - 1].end
        if word.i > 1
        else -1
    )
    for _, draft in scene.log[:-6:-1]:
        if draft.mentions[-1].end == end and (draft.is_person or draft.plural) and word.text.lower() in ("who", "whom"):
            return (draft,)
    return ()


def _with_joined(scene: Scene, i: int) -> tuple[Draft, ...]:
    joined = [k for k in scene.text.children(i) if scene.text.words[k].deprel == "conj" and k in scene.of]
    return (*scene.of.get(i, ()), *(d for k in joined for d in scene.of[k]))


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
        score -= 0.8 if draft.is_person and not draft.name[:1].isupper() else 0.0
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
