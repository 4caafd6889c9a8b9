"""How one party stands to another or to a matter: words that tell a stance (lexicon/stances.tsv) -> stances. Pure.

The holder is the actor of the word's subject or owner, what it is toward the phrase that the word governs; where either
is missing there is no stance. "Views as a threat" and "will not, would not" count too. A stance that is denied is the
other one, or undecided. Terms: "Stance" in RECORD.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pourparler.reading.actors import Cast
from pourparler.reading.arguments import parties
from pourparler.reading.clauses import clause, phrase, telling
from pourparler.reading.cues import cue_verbs
from pourparler.reading.lexicon.element_words import StanceWord, listed, stance_words
from pourparler.reading.matters import said
from pourparler.reading.rows import in_place
from pourparler.reading.status import status_of
from pourparler.record import Actor, Actors, Attribution, Event, Polarity, Says, Span, Stance, StanceAbout, Text

_OTHER: dict[Polarity, Polarity] = {"for": "against", "against": "undecided", "undecided": "undecided"}
_ILLEGITIMATE = frozenset("legitimate illegitimate usurper".split())
_STATEHOOD = frozenset("legitimacy sovereignty independence statehood authority jurisdiction borders".split())
_TURNS = frozenset("refuse decline fail stop cease".split())
_WILL = frozenset("will would wo 'd ’d 'll ’ll shall".split())


def find_stances(
    text: Text, cast: Cast, events: Sequence[Event], attributions: Sequence[Attribution], published: date
) -> tuple[Stance, ...]:
    """Stances in text order, ids s1, s2, …"""
    out: list[Stance] = []
    stands = said(text, attributions)
    for word in text.words:
        says = stands.get(word.i, ())
        for stance in (
            _worded(text, cast, word.i, says),
            _viewed(text, cast, word.i, says),
            _will_not(text, cast, word.i, says),
        ):
            if stance and not any(_overlap(stance, s) for s in out):
                out.append(replace(stance, as_of=published, says=says))
    return tuple(replace(s, id=f"s{n}") for n, s in enumerate(out, 1))


def _overlap(a: Stance, b: Stance) -> bool:
    """Whether two tell the same: one holder, one word inside the other's evidence."""
    return (
        a.holder == b.holder
        and a.about == b.about
        and any(x.start < y.end and y.start < x.end for x in a.evidence for y in b.evidence)
    )


def _speaker(says: Says) -> Actors:
    return says[-1].sources if says else ()


# ---- words of the table --------------------------------------------------------------------------------


def _worded(text: Text, cast: Cast, i: int, says: Says) -> Stance | None:
    word = text.words[i]
    if word.deprel in ("compound", "amod"):
        return None
    rows = stance_words().get((word.lemma.lower(), word.upos), ())
    row, toward = next(((r, k) for r in rows if (k := _toward(text, i, r)) is not None), (None, -1))
    if row is None or not _fits(text, cast, i, toward):
        return None
    status = status_of(text, i, None)
    holder = _speaker(says) if "subject" in row.toward else _holder(text, cast, i, toward)
    own = {_side(a) for a in holder} & {_side(a) for a in _speaker(says)}  # "we would welcome that" is a stance
    if not holder or (status == "hypothetical" and row.about != "willingness" and not own):
        return None
    polarity = _OTHER[row.polarity] if status == "not_happened" else row.polarity
    return _made(text, cast, holder[0], toward, row.about, polarity, telling(text, i))


def _fits(text: Text, cast: Cast, i: int, toward: int) -> bool:
    """Whether a word tells a stance here: no refusal to comment, no material backing, no "refused to support"."""
    word, other = text.words[i], text.words[toward]
    if word.lemma in ("refuse", "decline") and other.lemma in listed("answering"):
        return False
    if word.lemma in ("accept", "acknowledge") and other.lemma not in _STATEHOOD:
        return False
    passive = word.xpos == "VBN" and not any(text.words[k].lemma == "have" for k in text.children(i))
    if word.lemma == "back" and passive and (word.deprel in ("acl", "amod") or cast.at(toward)):
        return False
    if word.lemma == "welcome" and word.upos == "VERB" and (cast.at(toward) or other.upos == "PROPN"):
        return False  # a guest
    return not (word.deprel == "xcomp" and word.head >= 0 and text.words[word.head].lemma in _TURNS)


def _holder(text: Text, cast: Cast, i: int, toward: int) -> Actors:
    """Who takes the stance: the subject of a verb or adjective, a noun's owner, or the person the noun describes."""
    word = text.words[i]
    if word.upos == "VERB" and _opposed_to(text, i) is None:
        return parties(text, cast, i, "nsubj").actors
    if word.upos in ("ADJ", "ADP", "VERB"):
        return _subject(text, cast, word.head if word.upos == "ADP" else i)
    owner = parties(text, cast, i, "poss>to").actors or _from(text, cast, i)
    if word.lemma in listed("partisan"):
        return _described(text, cast, i) or cast.at(i)
    if owner and not set(owner) & set(cast.with_joined(toward)):
        return owner
    return _described(text, cast, i)


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


def _toward(text: Text, i: int, row: StanceWord) -> int | None:
    """The word that leads what a stance is toward, at the first place of the row that is filled."""
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
        elif text.words[i].upos == "NOUN":
            found = [k for k in text.children(i) if text.preposition(k) == place] or _marked(text, i, place)
        else:
            found = in_place(text, i, place) or _relative(text, i, place) or _marked(text, i, place)
        if found:
            return found[0]
    return None


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


def _relative(text: Text, i: int, place: str) -> list[int]:
    """The noun before a relative clause without a pronoun: "a plan that Oster opposes", "a decision he criticised"."""
    word = text.words[i]
    own = [
        k
        for k in text.children(i)
        if text.words[k].deprel.startswith("nsubj") and not text.words[k].xpos.startswith("W")
    ]
    return [word.head] if place == "obj" and word.deprel == "acl:relcl" and own else []


# ---- views and refusals --------------------------------------------------------------------------------


def _viewed(text: Text, cast: Cast, i: int, says: Says) -> Stance | None:
    """ "Views the group as terrorists": opposition; "as legitimate": support; of legitimacy: recognition."""
    word = text.words[i]
    if word.upos != "VERB" or word.lemma not in listed("viewing"):
        return None
    objects = in_place(text, i, "obj") or _relative(text, i, "obj")
    holder = parties(text, cast, i, "nsubj").actors
    for k in _named(text, i, objects) if objects and holder else ():
        words = {text.words[k].lemma.lower(), *(text.words[c].lemma.lower() for c in text.children(k))}
        polarity: Polarity | None = "against" if words & listed("bad") else "for" if words & listed("good") else None
        if polarity is None:
            continue
        if status_of(text, i, None) == "not_happened":
            polarity = _OTHER[polarity]
        about: StanceAbout = "opposition" if polarity == "against" else "support"
        about = "recognition" if words & _ILLEGITIMATE else about
        return _made(text, cast, holder[0], objects[0], about, polarity, clause(text, i))
    return None


def _named(text: Text, i: int, objects: Sequence[int]) -> list[int]:
    """What an object is viewed as: the predicate of verb i, or the phrase with "as" on the verb or the object."""
    out = [k for k in text.children(i) if k > i and text.words[k].deprel in ("xcomp", "obj") and k not in objects]
    out += [k for top in (i, *objects) for k in text.children(top) if text.preposition(k) == "as"]
    return out + [k for k in text.children(i) if k > i and text.words[k].deprel.startswith("obl")]


def _will_not(text: Text, cast: Cast, i: int, says: Says) -> Stance | None:
    """ "Oster will not negotiate": what a party says of itself, no forecast."""
    word = text.words[i]
    if word.upos != "VERB" or cue_verbs().get(word.lemma) or status_of(text, i, None) != "not_happened":
        return None
    if word.deprel not in ("ccomp", "conj"):
        return None
    if not any(text.words[k].lemma in _WILL or text.words[k].text.lower() in _WILL for k in text.children(i)):
        return None
    holder = parties(text, cast, i, "nsubj").actors
    speaker = _speaker(says)
    if not holder or not speaker or not {_side(a) for a in holder} & {_side(a) for a in speaker}:
        return None
    return _made(text, cast, holder[0], i, "willingness", "against", clause(text, i))


def _side(actor: Actor) -> str:
    return actor.country or actor.name


def _made(
    text: Text, cast: Cast, holder: Actor, toward: int, about: StanceAbout, polarity: Polarity, evidence: Span
) -> Stance | None:
    """The stance, toward the words of the phrase; a pronoun gives way to its actor. None toward oneself."""
    whom = cast.at(toward)
    if holder in whom:
        return None
    if text.words[toward].upos in ("PRON", "DET"):
        return Stance("", holder, whom[0].name, about, polarity, (evidence,)) if whom else None
    span = phrase(text, toward)
    return Stance("", holder, text.text[span.start : span.end], about, polarity, (evidence,))
