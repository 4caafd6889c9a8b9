"""Whom a pronoun stands for: he, she, it, they, who -> drafts; () where none fits, or where a thing is meant.

First the subjects of the clauses above its own are asked, the nearest first ("Chad said it would …"), then the last
mentions of the scene: near ones first, a subject before an object. "It" as an object, or of which something is said to
be so, mostly stands for a thing or for nothing. Nobody calls himself "he" in his own quotation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pourparler.reading.lexicon.element_words import listed
from pourparler.record import Word

from .drafts import Draft, Scene

_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
THEY = frozenset("they them their theirs themselves".split())
_IT = frozenset("it its itself".split())
_SELF = frozenset("himself herself itself themselves".split())
_RELATIVE = frozenset("who which that whom whose".split())
_MANY = frozenset(("have", "are", "were", "do"))
_ACTING = ("country", "organisation", "government", "armed_group", "party", "company")
_EMPTY = frozenset("take seem appear turn happen remain emerge follow".split())  # "it takes", "it seems that"
_CLAUSES = ("ccomp", "advcl", "csubj", "acl")  # and no xcomp: Chad is meant in "Chad said it was willing to come"
_OBJECTS = ("obj", "iobj", "obl")
_TO_OTHERS = frozenset("answer reply respond reject rebuff decline dismiss ignore receive".split())
_SUBJECT = 0.9  # what a subject is worth, in sentences

Fits = Callable[[Draft], bool]


def pronoun(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """Whom a pronoun of the third person or a relative stands for."""
    form = word.text.lower()
    if form in _RELATIVE and word.xpos.startswith("W"):
        return _antecedent(scene, word)
    if form in _SELF and (acting := subject_of_its_verb(scene, word)):
        return acting
    if form in _HE:
        return _person(scene, word, "m")
    if form in _SHE:
        return _person(scene, word, "f")
    if form in THEY:
        return _they(scene, word)
    return _it(scene, word) if form in _IT else ()


def _person(scene: Scene, word: Word, gender: str) -> tuple[Draft, ...]:
    """The person told of who may be of a gender, and is from now on; nobody for "he or she"."""
    words = scene.text.words
    if word.i > 1 and words[word.i - 1].lemma == "or" and words[word.i - 2].text.lower() in _HE | _SHE:
        return ()

    def fits(draft: Draft) -> bool:
        return draft.is_person and draft.gender in ("", gender)

    found = _joined_before(scene, word, fits) or _above(scene, word, fits) or latest(scene, word, fits, 4)
    for draft in found:
        draft.gender = gender
    return found


def _they(scene: Scene, word: Word) -> tuple[Draft, ...]:
    def fits(draft: Draft) -> bool:
        return draft.plural or draft.kind in ("organisation", "armed_group", "country")

    return _joined_before(scene, word, fits) or _joined_subject(scene, word) or latest(scene, word, fits, 3)


def _it(scene: Scene, word: Word) -> tuple[Draft, ...]:
    def fits(draft: Draft) -> bool:
        return draft.kind in _ACTING

    if word.deprel in _OBJECTS or _is_empty(scene, word):  # who asks or attacks "it" mostly deals with a thing
        return ()
    if found := _joined_before(scene, word, fits) or _above(scene, word, fits):
        return found
    return () if _has_predicate(scene, word.head) else latest(scene, word, fits, 2)


def _has_predicate(scene: Scene, i: int) -> bool:
    """Whether word i is what somebody or something is said to be."""
    return any(scene.text.words[k].deprel == "cop" for k in scene.text.children(i))


def _is_empty(scene: Scene, word: Word) -> bool:
    """Whether "it" stands for a clause or for nothing: "it is time to", "it seems that", "make it clear"."""
    head = scene.text.words[word.head]
    below = [scene.text.words[k] for k in scene.text.children(word.head)]
    is_predicate = _has_predicate(scene, head.i)
    has_clause = any(w.i > head.i and w.deprel in _CLAUSES for w in below)
    if word.deprel == "expl":
        return is_predicate or has_clause or head.lemma in _EMPTY or word.i > head.i
    return word.deprel.startswith("nsubj") and has_clause and (is_predicate or head.lemma in _EMPTY)


def _joined_before(scene: Scene, word: Word, fits: Fits) -> tuple[Draft, ...]:
    """Whom a possessive is joined to: the president of "the president and his allies"."""
    owned = scene.text.words[word.head]
    if word.deprel != "nmod:poss" or owned.deprel != "conj":
        return ()
    before = scene.of.get(owned.head, ())
    return before if before and all(map(fits, before)) else ()


def _above(scene: Scene, word: Word, fits: Fits) -> tuple[Draft, ...]:
    """Who is the subject of a clause above, for a possessive also of its own; nobody beyond a quotation mark."""
    for k in _subjects_above(scene, word):
        if scene.is_quoted(word.i) and not scene.is_quoted(k):
            return ()
        drafts = scene.of.get(k, ())
        if len(drafts) == 1 and fits(drafts[0]):
            return drafts
    return ()


def _speakers(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """The subjects outside the quotation marks around a word of the clauses above it: who speaks, and is not "he"."""
    if not scene.is_quoted(word.i):
        return ()
    return tuple(d for k in _subjects_above(scene, word) if not scene.is_quoted(k) for d in scene.of.get(k, ()))


def _subjects_above(scene: Scene, word: Word) -> Iterator[int]:
    """The subjects before a word of the verbs above it, its own left out where it is the subject or an object."""
    words = scene.text.words
    at, own = word, word.deprel.startswith("nsubj") or word.deprel in _OBJECTS or _is_of_another(scene, word)
    for _ in range(8):
        if at.head < 0:
            return
        below, at = at, words[at.head]
        subjects = [k for k in scene.text.children(at.i) if words[k].deprel.startswith("nsubj")]
        if below.deprel == "xcomp" and at.lemma in listed("object_control"):
            subjects = [k for k in scene.text.children(at.i) if words[k].deprel in ("obj", "iobj")] or subjects
        if own and subjects:
            own = False
            continue
        yield from (k for k in subjects if k < word.i)


def _is_of_another(scene: Scene, word: Word) -> bool:
    """Whether a possessive is of somebody else than the subject: nobody answers his own letter."""
    owned = scene.text.words[word.head]
    governed = word.deprel == "nmod:poss" and owned.relation in ("obj", "obl") and owned.head >= 0
    return governed and scene.text.words[owned.head].lemma in _TO_OTHERS


def _joined_subject(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """Those joined by "and" as a subject in this sentence before the word, or in the one before."""
    for i in reversed(scene.joined[-3:]):
        subject = scene.text.words[i]
        if i < word.i and word.sentence - subject.sentence <= 1 and subject.deprel.startswith("nsubj"):
            return with_joined(scene, i)
    return ()


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
            if not many:
                return scene.of.get(at.head, ())
            is_one = scene.text.words[at.head].xpos in ("NN", "NNP")
            return (is_one and _joined_just_before(scene, word)) or with_joined(scene, at.head)
        at = scene.text.words[at.head]
    return ()


def _joined_just_before(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """Those joined by "and" whose last ends right before a relative: "a group with Chad and Togo, which are …"."""
    words = scene.text.words
    last = words[max(0, word.i - 2 if words[word.i - 1].text == "," else word.i - 1)]
    return with_joined(scene, last.head) if last.deprel == "conj" else ()


def _just_before(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """The person or people whose mention ends right before "who", a comma apart: "the president, Ana Kaslar, who"."""
    end = (
        scene.text.words[word.i - 2 if scene.text.words[word.i - 1].text == "," else word.i - 1].end
        if word.i > 1
        else -1
    )
    for _, draft in scene.log[:-6:-1]:
        form = word.text.lower()
        if draft.mentions[-1].end == end and (form == "whose" or (_are_people(draft) and form in ("who", "whom"))):
            return (draft,)
    return ()


def _are_people(draft: Draft) -> bool:
    return draft.is_person or draft.plural


def with_joined(scene: Scene, i: int) -> tuple[Draft, ...]:
    """The drafts of word i and of those joined to it by "and" or "or"."""
    joined = (k for k in scene.text.children(i) if scene.text.words[k].deprel == "conj" and k in scene.of)
    return (*scene.of.get(i, ()), *(d for k in joined for d in with_joined(scene, k)))


def latest(scene: Scene, word: Word, fits: Fits, reach: int) -> tuple[Draft, ...]:
    """The likeliest antecedent within `reach` sentences: near, a subject rather than not, one often named."""
    best, chosen = -99.0, None
    not_itself = (*subject_of_its_verb(scene, word), *_speakers(scene, word))
    for i, draft in scene.recent():
        distance = word.sentence - scene.text.words[i].sentence
        if distance > reach:
            break
        if draft in not_itself or not fits(draft):
            continue
        score = -1.0 * distance + (_SUBJECT if draft.subject else 0.0) + 0.0001 * i + 0.05 * min(6, len(draft.mentions))
        score -= 0.8 if draft.is_person and not draft.name[:1].isupper() else 0.0
        score -= _SUBJECT if word.text.lower() in THEY and not draft.plural else 0.0
        if score > best:
            best, chosen = score, draft
    return (chosen,) if chosen else ()


def subject_of_its_verb(scene: Scene, word: Word) -> tuple[Draft, ...]:
    """Who acts on an object, so that it is not its own antecedent: "He met him"; also by a verb joined to another."""
    if word.deprel not in _OBJECTS or word.head < 0:
        return ()
    verb = scene.text.words[word.head]
    while True:
        for k in scene.text.children(verb.i):
            if scene.text.words[k].deprel == "nsubj":
                return scene.of.get(k, ())
        if verb.deprel != "conj":
            return ()
        verb = scene.text.words[verb.head]
