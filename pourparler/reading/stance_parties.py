"""Where the two parties of a stance stand: whose it is, and what it is toward. Pure.

The holder is the subject of a verb or an adjective, a noun's owner, or the person whom the noun describes; what it is
toward is the phrase at the first place of the table's row that is filled.
"""

from __future__ import annotations

from pourparler.record import Actor, Actors, Says, Text

from .arguments import parties
from .cast import Cast
from .lexicon.element_words import StanceWord, listed, stance_words
from .rows import in_place
from .sources import can_speak, resolve
from .stretches import subtree, subtree_span

_NOMINAL = ("nmod", "obl", "obj", "nsubj")
_FULL = ("NOUN", "PROPN")


def stands_as(text: Text, i: int) -> str:
    """The part of speech by which word i is looked up: NOUN of a "support" that the tree takes for a verb though it
    stands in a noun's place, ADJ of "frustrated by"; else its own."""
    word = text.words[i]
    if word.upos != "VERB" or (word.lemma.lower(), "VERB") in stance_words() and word.relation not in _NOMINAL:
        return "ADJ" if word.xpos == "VBN" and (word.text.lower(), "ADJ") in stance_words() else word.upos
    known = (word.lemma.lower(), "NOUN") in stance_words()
    own = {text.words[k].relation for k in text.children(i)} & {"nsubj", "aux", "obj"}
    return "NOUN" if known and word.relation in _NOMINAL and not own else word.upos


def holder_of(text: Text, cast: Cast, i: int, toward: int, upos: str) -> Actors:
    """Who takes the stance: the subject of a verb or adjective, a noun's owner, whom the noun describes; people
    whom the cast does not know by the words of the phrase."""
    word = text.words[i]
    if upos == "VERB" and _opposed_to(text, i) is None:
        return parties(text, cast, i, "nsubj").actors or _people(text, cast, i)
    if upos in ("ADJ", "ADP", "VERB"):
        at = word.head if upos == "ADP" else i
        return _subject(text, cast, at) or _people(text, cast, at)
    owner = parties(text, cast, i, "poss>to").actors or _from(text, cast, i)
    if word.lemma in listed("partisan"):
        return _described(text, cast, i) or cast.at(i)
    if owner and not any(set(owner) & set(cast.with_joined(k)) for k in subtree(text, toward)):
        return owner
    return _described(text, cast, i)


def _people(text: Text, cast: Cast, i: int) -> Actors:
    """ "Jewish groups", "the Russian leadership": a subject that no other word tells of."""
    subject = next((k for k in text.children(i) if text.words[k].relation == "nsubj" and k < i), None)
    if subject is None or text.words[subject].upos != "NOUN" or not can_speak(text, text.words[subject]):
        return ()
    return resolve(text, subtree_span(text, subject), cast.sources, cast.adjective)


def _from(text: Text, cast: Cast, i: int) -> Actors:
    """Whose it is by the phrase behind it: "criticism from Oster"."""
    return next(
        (found for k in text.children(i) if text.preposition(k) == "from" and (found := cast.with_joined(k))), ()
    )


def _subject(text: Text, cast: Cast, i: int) -> Actors:
    """The actors of the subject of a predicate without a verb of its own."""
    for k in text.children(i):
        if text.words[k].deprel.startswith("nsubj"):
            return cast.with_joined(k)
    word = text.words[i]
    if word.head < 0:
        return ()
    above = text.words[word.head]
    if word.deprel.startswith("acl") or word.deprel in ("amod", "appos"):
        return cast.with_joined(above.i)
    if word.deprel in ("xcomp", "conj", "advcl") and above.upos in ("VERB", "ADJ"):
        return parties(text, cast, above.i, "nsubj").actors if above.upos == "VERB" else _subject(text, cast, above.i)
    return ()


def _described(text: Text, cast: Cast, i: int) -> Actors:
    """ "Veldria, an ally of Oster", "he is a supporter of the plan": the actor whom the noun describes."""
    word = text.words[i]
    if word.deprel == "appos" and word.head >= 0:
        return cast.at(word.head)
    if any(text.words[k].deprel == "cop" for k in text.children(i)):
        return _subject(text, cast, i)
    return ()


def speaker(says: Says) -> Actors:
    return says[-1].sources if says else ()


def side(actor: Actor) -> str:
    return actor.country or actor.name


def is_named_in(text: Text, cast: Cast, i: int, actor: Actor) -> bool:
    """Whether the sentence of word i names an actor, not only "both sides"."""
    return any(cast.at(k) == (actor,) for k in range(*text.sentences[text.words[i].sentence]))


def pair(text: Text, cast: Cast, i: int, holder: Actors) -> Actors:
    """The two or more who stand so to each other: the holders, those joined before a relative clause, also where the
    tree hangs it on one of them, or for "neither" those named last."""
    word = text.words[i]
    first = text.sentences[word.sentence][0]
    if len({side(a) for a in holder}) > 1:
        named = all(is_named_in(text, cast, i, a) for a in holder)
        return holder if named else _joined_before(text, cast, first) or holder
    if word.deprel == "acl:relcl":
        top = text.words[word.head]
        plural = top.xpos in ("NNS", "NNPS")  # "two governments that do not", of nobody knows where
        if plural and not cast.at(top.i) and not (top.deprel in ("conj", "appos") and top.head >= 0):
            return ()
        for k in range(min([i, *text.children(i)]) - 1, first - 1, -1):
            found = tuple(a for a in cast.with_joined(k) if a.country)
            if len({side(a) for a in found}) > 1:
                return found
        return ()
    if joined := _joined_before(text, cast, first):
        return joined
    named: dict[str, Actor] = {}
    for sentence in range(word.sentence, max(word.sentence - 3, -1), -1):
        for k, actor in reversed(cast.mentioned(sentence)):
            if k < i and actor.country and len(named) < 2:
                named.setdefault(actor.country, actor)
    return tuple(reversed(named.values())) if len(named) == 2 else ()


def _joined_before(text: Text, cast: Cast, i: int) -> Actors:
    """The two countries joined last in the two sentences before word i: who "the two sides" are."""
    start = text.sentences[max(text.words[i].sentence - 2, 0)][0]
    for k in range(i - 1, start - 1, -1):
        found = cast.with_joined(k) if text.words[k].upos in ("NOUN", "PROPN") else ()
        if len(found) == 2 == len({a.country for a in found if a.country}):
            return found
    return ()


def toward_what(text: Text, i: int, row: StanceWord, upos: str) -> int | None:
    """The word that leads what a stance is toward, at the first place of the row that is filled; `upos`: what word i
    stands as."""
    if (opposed := _opposed_to(text, i)) is not None:
        return opposed
    for place in row.toward:
        if place == "head":
            return text.words[i].head if text.words[i].deprel == "case" else None
        if place == "subject":
            first = text.words[i].head if text.words[i].deprel == "conj" else i  # "dangerous and wrong"
            found = [k for k in text.children(first) if text.words[k].deprel.startswith("nsubj")]
        elif place == "clause":
            found = [k for k in text.children(i) if text.words[k].deprel in ("ccomp", "xcomp", "acl")]
        elif upos == "NOUN":
            found = [k for k in text.children(i) if text.preposition(k) == place] or _marked(text, i, place)
            found = found or _behind(text, i, place)
        else:
            found = relative(text, i, place) or in_place(text, i, place) or _marked(text, i, place)
            found = found or (_bare(text, i) if place == "obj" else _behind(text, i, place))
        if found:
            return found[0]
    return None


def _behind(text: Text, i: int, place: str) -> list[int]:
    """What a preposition right behind word i governs, whatever the tree hangs it on."""
    if i + 1 >= len(text.words) or text.words[i + 1].lemma != place or text.words[i + 1].upos != "ADP":
        return []
    if (head := text.words[i + 1].head) > i + 1:
        return [head]
    return [k for k in text.children(i) if k > i + 1 and text.words[k].upos in _FULL][:1]


def _bare(text: Text, i: int) -> list[int]:
    """An object that the tree takes for an adjunct: no preposition, no time."""
    times = {k for name in text.names if name.type == "TIME" for k in range(name.first, name.end)}
    after = [k for k in text.children(i) if k > i and text.words[k].relation == "obl" and k not in times]
    active = text.words[i].upos == "VERB" and not any(text.words[k].deprel == "aux:pass" for k in text.children(i))
    return [k for k in after if active and not text.preposition(k) and text.words[k].upos in _FULL][:1]


def _opposed_to(text: Text, i: int) -> int | None:
    """What "is opposed to" governs, a participle only in form: its subject takes the stance."""
    word = text.words[i]
    if word.lemma != "oppose" or word.xpos != "VBN":
        return None
    phrases = [k for k in text.children(i) if text.preposition(k) == "to"]
    return next(iter(phrases + _marked(text, i, "to")), None)


def _marked(text: Text, i: int, place: str) -> list[int]:
    """The clause behind a preposition: "opposed to uniting the islands"."""
    children = [k for k in text.children(i) if text.words[k].xpos == "VBG"]
    return [k for k in children if any(text.words[c].lemma == place and c < k for c in text.children(k))]


def relative(text: Text, i: int, place: str) -> list[int]:
    """The noun before a relative clause without a pronoun: "a plan that Oster opposes", "a decision he criticised"."""
    word = text.words[i]
    own = [
        k
        for k in text.children(i)
        if text.words[k].deprel.startswith("nsubj") and not text.words[k].xpos.startswith("W")
    ]
    return [word.head] if place == "obj" and word.deprel == "acl:relcl" and own else []
