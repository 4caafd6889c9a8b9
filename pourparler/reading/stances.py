"""How one party stands to another or to a matter: words that tell a stance (lexicon/stances.tsv) -> stances. Pure.

The holder is the actor of the word's subject or owner, what it is toward the phrase that the word governs; where either
is missing there is no stance. "Views as a threat" and "will not, would not" count too. A stance that is denied is the
other one, or undecided. Terms: "Stance" in RECORD.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pourparler.record import Actors, Attribution, Event, Polarity, Says, Span, Stance, StanceAbout, Text, Word

from .arguments import parties
from .cast import Cast
from .clauses import clause, phrase, telling
from .cues import cue_verbs
from .lexicon.element_words import listed, stance_words
from .matters import said
from .rows import in_place
from .sources import can_speak
from .stance_parties import holder_of, is_named_in, pair, relative, side, speaker, stands_as, toward_what
from .status import status_of
from .status_signs import negated

_OTHER: dict[Polarity, Polarity] = {"for": "against", "against": "undecided", "undecided": "undecided"}
_ILLEGITIMATE = frozenset("legitimate illegitimate usurper".split())
_STATEHOOD = frozenset("legitimacy sovereignty independence statehood authority jurisdiction borders".split())
_TURNS = frozenset("refuse decline fail stop cease".split())
_WHO = ("NOUN", "PROPN", "PRON")
_MAY = frozenset(("may", "might"))
_WEIGHING = frozenset("consider weigh ponder study debate discuss".split())
_SETTLING = frozenset("decide say determine resolve announce".split())
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
            *_worded(text, cast, word.i, says),
            *_viewed(text, cast, word.i, says),
            *_will_not(text, cast, word.i, says),
            *_open(text, cast, word.i, says),
        ):
            if not any(_overlap(stance, s) for s in out):
                out.append(replace(stance, as_of=published, says=says))
    return tuple(replace(s, id=f"s{n}") for n, s in enumerate(out, 1))


def _overlap(a: Stance, b: Stance) -> bool:
    """Whether two tell the same: one holder, one word inside the other's evidence."""
    return (
        a.holder == b.holder
        and a.about == b.about
        and a.polarity == b.polarity
        and any(x.start < y.end and y.start < x.end for x in a.evidence for y in b.evidence)
    )


# ---- words of the table --------------------------------------------------------------------------------


def _worded(text: Text, cast: Cast, i: int, says: Says) -> list[Stance]:
    word = text.words[i]
    if word.deprel in ("compound", "amod"):
        return []
    upos = stands_as(text, i)
    lemma = word.text if upos == "ADJ" else word.lemma
    rows = stance_words().get((lemma.lower(), upos), ())
    rows = [r for r in rows if not r.particle or _has_particle(text, i, r.particle)]
    row, toward = next(((r, k) for r in rows if (k := toward_what(text, i, r, upos)) is not None), (None, -1))
    if row is None or not _fits(text, cast, i, toward):
        return []
    status = status_of(text, i, None)
    spoken = "subject" in row.toward or (row.about == "willingness" and _has_empty_subject(text, i))
    holder = speaker(says) if spoken else holder_of(text, cast, i, toward, upos)
    own = {side(a) for a in holder} & {side(a) for a in speaker(says)}  # "we would welcome that" is a stance
    denied = status == "not_happened" or _is_denied(text, i, toward)
    polarity = _OTHER[row.polarity] if denied else row.polarity
    if any(text.words[k].lemma in _MAY or text.words[k].lemma == "whether" for k in text.children(i)):
        polarity = "undecided"
    if (each := _reciprocal(text, toward)) is not None:
        return _mutual(text, cast, pair(text, cast, i, holder), each, toward, row.about, polarity, telling(text, i))
    wished = status == "hypothetical" and row.about != "willingness" and upos != "NOUN" and not own
    if not holder or wished:
        return []
    about = row.about
    if word.lemma == "want" and any(i < k < toward and text.words[k].upos in _WHO for k in text.children(toward)):
        about = "support"  # "wants Oster to leave"
    holder = (holder[0], *(a for a in holder[1:] if word.upos in ("VERB", "ADJ") and is_named_in(text, cast, i, a)))
    return _made(text, cast, holder, toward, about, polarity, telling(text, i))


def _has_empty_subject(text: Text, i: int) -> bool:
    """Whether the tree takes the "it" of "said it was willing" for one that stands for nobody."""
    return any(text.words[k].deprel == "expl" for k in text.children(i))


def _has_particle(text: Text, i: int, particle: str) -> bool:
    return any(text.words[k].lemma == particle and k > i for k in text.children(i))


def _is_denied(text: Text, i: int, toward: int) -> bool:
    """ "No longer recognises", "recognises neither of them"."""
    longer = any(
        text.words[k].lemma in ("longer", "long") and text.words[k - 1].lemma == "no" for k in text.children(i) if k
    )
    return longer or any(text.words[k].lemma == "neither" for k in text.children(toward))


# ---- each other ----------------------------------------------------------------------------------------


def _reciprocal(text: Text, toward: int) -> int | None:
    """The word of "each other", "one another", "the other" that a phrase is, or that owns it."""
    owners = [k for k in text.children(toward) if text.words[k].deprel == "nmod:poss"]
    return next((k for k in (toward, *owners) if _is_each_other(text, k)), None)


def _is_each_other(text: Text, k: int) -> bool:
    word, before = text.words[k], text.words[k - 1].lemma.lower() if k else ""
    after = text.words[k + 1].lemma.lower() if k + 1 < len(text.words) else ""
    if (word.lemma.lower(), after) in (("each", "other"), ("one", "another")):
        return True
    if (before, word.lemma.lower()) in (("each", "other"), ("one", "another")):
        return True
    alone = word.head < 0 or word.deprel in ("obj", "obl", "nmod:poss", "nmod")
    first = text.sentences[word.sentence][0]
    neither = any(text.words[j].lemma.lower() in ("neither", "either", "each") for j in range(first, k))
    return word.lemma == "other" and before == "the" and alone and neither


def _mutual(
    text: Text, cast: Cast, pair: Actors, each: int, toward: int, about: StanceAbout, polarity: Polarity, evidence: Span
) -> list[Stance]:
    """The stance of each of a pair toward the others, or toward what is the others'."""
    if len(pair) < 2:
        return []
    rest = "" if each == toward else text.text[_owned(text, each) : _shortened(text, toward).end]
    return [
        Stance("", one, " and ".join(a.name for a in pair if a != one) + rest, about, polarity, (evidence,))
        for one in pair
    ]


def _owned(text: Text, each: int) -> int:
    """Where the genitive mark behind "each other" begins."""
    return next(text.words[k].start for k in range(each + 1, len(text.words)) if text.words[k].deprel == "case")


def _fits(text: Text, cast: Cast, i: int, toward: int) -> bool:
    """Whether a word tells a stance here: no refusal to comment, no material backing, no "refused to support", "urged
    to support", no question."""
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
    if text.words[text.sentences[word.sentence][1] - 1].text == "?" or other.text.lower() in ("that", "which", "who"):
        return False
    above = text.words[word.head] if word.head >= 0 and word.deprel == "xcomp" else None
    return above is None or not (above.lemma in _TURNS or cue_verbs().get(above.lemma) == "ask")


# ---- views and refusals --------------------------------------------------------------------------------


def _viewed(text: Text, cast: Cast, i: int, says: Says) -> list[Stance]:
    """ "Views the group as terrorists": opposition; "as legitimate": support; of legitimacy: recognition."""
    word = text.words[i]
    if word.upos != "VERB" or word.lemma not in listed("viewing"):
        return []
    objects = relative(text, i, "obj") or in_place(text, i, "obj")
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
        return _made(text, cast, holder, objects[0], about, polarity, clause(text, i))
    return []


def _named(text: Text, i: int, objects: Sequence[int]) -> list[int]:
    """What an object is viewed as: the predicate of verb i, or the phrase with "as" on the verb or the object."""
    out = [k for k in text.children(i) if k > i and text.words[k].deprel in ("xcomp", "obj") and k not in objects]
    out += [k for top in objects for k in text.children(top) if text.words[k].upos == "ADJ" and k > top]
    out += [k for top in (i, *objects) for k in text.children(top) if text.preposition(k) == "as"]
    return out + [k for k in text.children(i) if k > i and text.words[k].deprel.startswith("obl")]


def _will_not(text: Text, cast: Cast, i: int, says: Says) -> list[Stance]:
    """ "Oster will not negotiate": what a party says of itself, no forecast. "Would come only if": undecided."""
    word = text.words[i]
    only = _only_if(text, i)
    if word.upos != "VERB" or cue_verbs().get(word.lemma) or not (only or status_of(text, i, None) == "not_happened"):
        return []
    below = [text.words[k] for k in text.children(i)]
    forecast = any(w.deprel in ("aux:pass", "expl") or _owns(text, w) for w in below)
    if forecast or word.deprel not in ("ccomp", "conj"):
        return []
    if not any(text.words[k].lemma in _WILL or text.words[k].text.lower() in _WILL for k in text.children(i)):
        return []
    holder = parties(text, cast, i, "nsubj").actors
    if not holder or not {side(a) for a in holder} & {side(a) for a in speaker(says)}:
        return []
    polarity: Polarity = "undecided" if only else "against"
    return _acting(text, holder, i, polarity)


def _owns(text: Text, word: Word) -> bool:
    """Whether a word is a subject that is somebody's, not somebody: "our struggle"."""
    owned = any(text.words[k].deprel == "nmod:poss" for k in text.children(word.i))
    return word.relation == "nsubj" and word.upos == "NOUN" and owned and not can_speak(text, word)


def _only_if(text: Text, i: int) -> bool:
    """Whether a verb is said with a condition: "only if", "only when", "only on the basis of"."""
    below = [k for top in (i, *text.children(i)) for k in text.children(top)]
    return any(
        text.words[k].lemma == "only" and k > i and text.words[k + 1].lemma in ("if", "when", "once", "on", "after")
        for k in below
        if k + 1 < len(text.words)
    )


def _open(text: Text, cast: Cast, i: int, says: Says) -> list[Stance]:
    """ "Is considering whether to attend", "has not decided whether it will join": willingness, undecided."""
    word = text.words[i]
    above = text.words[word.head] if word.head >= 0 else None
    whether = any(text.words[k].lemma == "whether" and k < i for k in text.children(i))
    if word.upos != "VERB" or not whether or above is None or above.upos != "VERB":
        return []
    weighs = above.lemma in _WEIGHING and not negated(text, above.i)
    left = above.lemma in _SETTLING and (
        negated(text, above.i) or any(text.words[k].lemma == "yet" for k in range(max(above.i - 3, 0), above.i))
    )
    holder = parties(text, cast, above.i, "nsubj").actors
    own = parties(text, cast, i, "nsubj").actors
    if not (weighs or left) or not holder or not {side(a) for a in holder} & {side(a) for a in own or holder}:
        return []
    return _acting(text, holder, i, "undecided")


def _acting(text: Text, holder: Actors, i: int, polarity: Polarity) -> list[Stance]:
    """Willingness toward the act of verb i, its subject and auxiliaries left out."""
    span = clause(text, i)
    toward = text.text[text.words[i].start : span.end]
    return [Stance("", one, toward, "willingness", polarity, (span,)) for one in holder]


def _made(
    text: Text, cast: Cast, holders: Actors, toward: int, about: StanceAbout, polarity: Polarity, evidence: Span
) -> list[Stance]:
    """A stance of each holder toward the words of the phrase; a pronoun gives way to what it stands for. None toward
    oneself."""
    whom = cast.at(toward)
    if text.words[toward].upos in ("PRON", "DET"):
        words = _matter(text, toward) or (whom[0].name if whom else "")
    else:
        span = _shortened(text, toward)
        words = text.text[span.start : span.end]
    if not words or holders[0] in whom:
        return []
    sides = {a.country: a for a in reversed(holders) if a.country and a not in whom}  # two ministers are one side
    found = list(dict.fromkeys((holders[0], *(a for a in holders if sides.get(a.country) is a))))
    found = [a for a in found if a is holders[0] or a.country != holders[0].country]
    return [Stance("", one, words, about, polarity, (evidence,)) for one in found]


def _matter(text: Text, i: int) -> str:
    """The plan, offer or deal that "it" stands for, named in the sentence before or earlier in its own; "" without."""
    word = text.words[i]
    if word.text.lower() != "it":
        return ""
    first, _ = text.sentences[max(word.sentence - 1, 0)]
    for k in range(i - 1, first - 1, -1):
        if text.words[k].lemma in listed("plan") and text.words[k].xpos == "NN" and text.words[k].deprel != "compound":
            span = _shortened(text, k)
            return text.text[span.start : span.end]
    return ""


def _shortened(text: Text, toward: int) -> Span:
    """The words of a phrase without a preposition before it and what is added behind a comma; of "wants Oster to leave"
    all that is wanted."""
    verb = text.words[text.words[toward].head]
    wanted = [k for k in text.children(verb.i) if k > toward and text.words[k].relation == "xcomp"]
    if verb.lemma == "want" and verb.i < toward and wanted:
        return Span(phrase(text, toward).start, clause(text, wanted[0]).end)
    span = phrase(text, toward)
    start, end = span.start, span.end
    for k in text.children(toward):
        word = text.words[k]
        if word.deprel == "case" and k < toward:
            start = max(start, text.words[k + 1].start)
        added = word.relation in ("acl", "appos", "parataxis") and k > toward
        commas = [c for c in range(toward + 1, k) if text.words[c].text in (",", "—", "–")]
        if added and commas:
            end = min(end, text.words[commas[0] - 1].end)
    return Span(start, end) if start < end else span
