"""Where two sources give other numbers for one thing: "12 sailors had died", "put the dead at four", "counted five".

A count is a number with what it counts; one that names nothing ("spoke of three", "a toll of nine") counts what another
source counted last. "At least 20" and "23" agree. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pourparler.reading.cast import Cast
from pourparler.reading.clauses import telling
from pourparler.reading.lexicon.element_words import listed
from pourparler.reading.matters.sides import sides
from pourparler.reading.saying import chain
from pourparler.reading.stretches import subtree, words_at
from pourparler.reading.times.numbers import number
from pourparler.record import Actors, Attribution, Dispute, Says, Side, Text, Word

from .claims import voices
from .pairs import short

_FIGURES = frozenset("number figure toll total count".split())
_KILLED = frozenset("kill die dead death fatality body corpse toll casualty".split())
_HURT = frozenset("injure wound hurt injured wounded casualty injury".split())
_SOLDIERS = frozenset("soldier serviceman troop trooper".split())
_NOBODY = frozenset("nobody none no-one".split())
_THERE = frozenset("be have report suffer record see".split())  # "there were no casualties"
_NOUNS = ("NOUN", "PROPN")
_SCALES = {"million": 1e6, "billion": 1e9}
_ABOVE = frozenset("least more over exceed".split())  # "at least 20", "more than 20"
_BELOW = frozenset("most fewer less under".split())  # "at most 20"; "up to 20" is an estimate
_ROUGH = 0.1  # by which "about 20" may be off
_COUNTS = frozenset("count speak report record mention say".split())  # "counted five", "spoke of three"
_OWNED = ("amod", "compound", "nmod", "nmod:poss")
_OWN = frozenset("its their our his her my".split())
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
_TERMS = frozenset("accept agree demand give offer propose grant set promise seek".split())
_PERCENT = frozenset(("percent", "%", "per", "pct"))
_NEAR = 10  # sentences within which two counts can be of one thing
_LAST = 2  # sentences before it in which what a bare number counts was counted
_Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Count:
    """A number told by a source: at word `word`, from `low` to `high`, of what `kinds` name."""

    word: int
    low: float
    high: float
    kinds: frozenset[str]
    by: Actors
    says: Says


def differing_figures(text: Text, cast: Cast, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """Two sources that count one thing and come to other numbers."""
    told = [c for a in attributions if a.sources and a.hedge is None for c in _counts(text, a)]
    for n, a in enumerate(told):
        for b in told[n + 1 :]:
            if _apart(text, a, b) and _of_one_thing(text, cast, a, b):
                yield _dispute(text, a, b)
    for b, explicit in _pointing(text, cast):
        counted = [a for a in told if a.word < b.word and _answers(text, a, b, explicit)]
        if counted and _apart(text, counted[-1], b):
            yield _dispute(text, counted[-1], b)
    for b in _nobody(text, attributions):
        counted = [a for a in told if _casualties(a) & b.kinds and _apart(text, a, b)]
        if counted:
            yield _dispute(text, min(counted, key=lambda a: abs(a.word - b.word)), b)


def _dispute(text: Text, a: _Count, b: _Count) -> Dispute:
    first, then = sorted((a, b), key=lambda c: c.word)
    told = tuple(Side(c.by, (telling(text, _above(text, c)),), c.says) for c in (first, then))
    noun = text.words[a.word]
    if "share" in a.kinds:
        return Dispute("", short(text.text[slice(*told[0].position[0])]), "figures", told)
    counted = _with_verb(text, a.word) if noun.upos in _NOUNS else "there were"
    return Dispute("", "how long" if "time" in a.kinds else f"how many {counted}", "figures", told)


def _with_verb(text: Text, i: int) -> str:
    """A counted noun, with what befell it where that follows: "people died"."""
    noun, verb = text.words[i], text.words[max(text.words[i].head, i)]
    near = noun.relation == "nsubj" and verb.upos == "VERB" and verb.i - i <= 4
    return text.text[noun.start : verb.end if near else noun.end]


def _above(text: Text, c: _Count) -> int:
    """The word that tells of a count: of people joined to others their phrase, of a term the verb that sets it."""
    i = c.word
    while text.words[i].upos in _NOUNS and text.words[i].head >= 0 and text.words[i].deprel == "conj":
        i = text.words[i].head
    while c.kinds & {"time", "share"} and text.words[i].upos != "VERB" and text.words[i].head >= 0:
        i = text.words[i].head
    return i


def _apart(text: Text, a: _Count, b: _Count) -> bool:
    """Whether two voices near each other cannot both be right."""
    near = abs(text.words[a.word].sentence - text.words[b.word].sentence) <= _NEAR
    return near and voices(a.by) != voices(b.by) and (a.high < b.low or b.high < a.low)


def _of_one_thing(text: Text, cast: Cast, a: _Count, b: _Count) -> bool:
    """Whether two counts are of the same people or things: one noun, the verb or one more word in common, one owner;
    of the time that two agreed on, one verb."""
    i, j = a.word, b.word
    if "time" in a.kinds | b.kinds:
        near = abs(text.words[i].sentence - text.words[j].sentence) <= _LAST
        return near and "time" in a.kinds & b.kinds and bool(_term_verb(text, i) & _term_verb(text, j))
    if "share" in a.kinds | b.kinds:
        near = abs(text.words[i].sentence - text.words[j].sentence) <= _LAST
        return near and "share" in a.kinds & b.kinds and _of_one_deed(text, i, j)
    if any(text.words[k].lemma == "such" for k in text.children(j)) and _casualties(a) & _casualties(b):
        return True  # "50 people have died", "11 such deaths"
    alike = text.words[i].lemma == text.words[j].lemma or {text.words[i].lemma, text.words[j].lemma} <= _SOLDIERS
    if not alike or not _context(text, i) & _context(text, j):
        return False
    one, other = (_described(text, k) for k in (i, j))
    if one and other and not one & other:  # "three weapons sites", "eight presidential sites"
        return False
    one, other = (_doers(text, cast, k) for k in (i, j))
    if one and other and not one & other:  # "Chile sent three ships", "Peru will send five ships"
        return False
    owners = [_owners(text, cast, c) for c in (a, b)]
    return not (owners[0] or owners[1]) or bool(owners[0] & owners[1])


def _of_one_deed(text: Text, i: int, j: int) -> bool:
    """ "Will take 20% of the river", "will take no more than 7%": one verb, of the same thing."""
    verbs = [text.words[text.words[k].head] for k in (i, j)]
    one, other = ({text.words[k].lemma for k in text.children(v.i) if text.words[k].relation == "nsubj"} for v in verbs)
    same = verbs[0].lemma == verbs[1].lemma and all(v.upos == "VERB" for v in verbs)
    return same and bool(one & other or other <= {"it", "they"})


def _doers(text: Text, cast: Cast, i: int) -> frozenset[str]:
    """Who does what is done to the counted: the subject of the verb above."""
    above = text.words[i].head
    subjects = (k for k in text.children(above) if k != i and text.words[k].deprel == "nsubj") if above >= 0 else ()
    return frozenset(side for k in subjects for side in sides(cast.at(k)))


def _described(text: Text, i: int) -> frozenset[str]:
    before = (text.words[k] for k in text.children(i) if k < i)
    return frozenset(w.lemma.lower() for w in before if w.deprel in ("amod", "compound"))


def _term_verb(text: Text, i: int) -> frozenset[str]:
    """The verb that sets a term: "agreed to a transition of nine months"; only where it is agreed, given or asked."""
    at = text.words[i]
    while at.upos != "VERB" and at.head >= 0:
        at = text.words[at.head]
    return frozenset((at.lemma,)) & _TERMS


def _owners(text: Text, cast: Cast, c: _Count) -> frozenset[str]:
    """Whose the counted are: "three of its soldiers", "two Chilean ships"."""
    out: frozenset[str] = frozenset()
    for k in subtree(text, c.word):
        if text.words[k].lemma.lower() in _OWN:
            out |= sides(cast.at(k)) or sides(c.by)
        elif k != c.word and text.words[k].deprel in _OWNED and text.words[k].head == c.word:
            out |= sides(cast.adjective(k))
    return out


def _answers(text: Text, a: _Count, b: _Count, explicit: bool) -> bool:
    """Whether the count `b` can be of what `a` counted: what it names, else what was counted last."""
    distance = text.words[b.word].sentence - text.words[a.word].sentence
    if voices(a.by) == voices(b.by) or "time" in a.kinds:
        return False
    return bool(a.kinds & b.kinds) if explicit else distance <= _LAST


def _casualties(c: _Count) -> frozenset[str]:
    return c.kinds & {"killed", "hurt"}


# ---- counts --------------------------------------------------------------------------------------------


def _counts(text: Text, a: Attribution) -> Iterator[_Count]:
    """The counted nouns in what a source says; "four of its men" counts men."""
    for span in a.content_spans:
        for word in words_at(text, span):
            noun = _counted(text, word.i)
            size = _size(text, word.i) if noun is not None else None
            if noun is None or size is None:
                continue
            days, kinds = _DAYS.get(text.words[noun].lemma), _kinds(text, noun)
            if text.words[noun].lemma.lower() in _PERCENT:
                kinds = frozenset(("share",))
            if days is not None:
                size, kinds = (size[0] * days, size[1] * days), frozenset(("time",))
            yield _Count(noun, *size, kinds, a.sources, chain(a)[:-1])


def _counted(text: Text, i: int) -> int | None:
    """The noun that number i counts."""
    word = text.words[i]
    if word.upos != "NUM":
        return None
    noun = word.head if word.deprel == "nummod" else None
    if noun is None:
        noun = next(
            (k for k in text.children(i) if text.words[k].deprel == "nmod" and text.preposition(k) == "of"), None
        )
    if noun is not None and text.words[noun].lemma.lower() in _PERCENT:
        return noun
    if noun is None or text.words[noun].upos not in _NOUNS:
        return None
    return noun if text.words[noun].lemma not in listed("unit") or text.words[noun].lemma in _DAYS else None


def _size(text: Text, i: int) -> _Range | None:
    """What number i says, from the least to the most."""
    written = [i, *(k for k in text.children(i) if text.words[k].upos == "NUM")]
    words = " ".join(text.words[k].text for k in sorted(written))
    if between := re.fullmatch(r"([\d,]+) ?[-–] ?([\d,]+)", words):
        return float(between[1].replace(",", "")), float(between[2].replace(",", ""))
    said = number(f"a {words}" if words.lower() in ("dozen", "hundred", "thousand") else words)
    if said is None:
        return None
    for k in written:
        said *= _SCALES.get(text.words[k].lemma.lower(), 1.0)
    before = {w.lemma.lower() for w in text.words[max(0, i - 3) : i] if w.upos not in ("NOUN", "VERB")}
    if before & {"about", "around", "some", "roughly", "nearly", "almost", "approximately"}:
        return said * (1 - _ROUGH), said * (1 + _ROUGH)
    none = bool(before & {"no", "not"})  # "no more than", "no fewer than"
    if before & (_BELOW if none else _ABOVE):
        return said, math.inf
    return (0.0, said) if before & (_ABOVE if none else _BELOW) else (said, said)


def _kinds(text: Text, noun: int) -> frozenset[str]:
    """What a count is of: the noun, what is done to it ("detained six farmers"), whether they were killed or hurt."""
    at = text.words[noun]
    while at.head >= 0 and at.deprel in ("conj", "nummod", "nmod"):
        at = text.words[at.head]
    above = {text.words[at.head].lemma.lower()} if at.head >= 0 and at.relation in ("nsubj", "obj") else set()
    beside = {text.words[k].lemma.lower() for k in text.children(noun)}
    named = {text.words[noun].lemma.lower()} | above
    killed, hurt = bool((named | beside) & _KILLED), bool((named | beside) & _HURT)
    return frozenset(named | ({"killed"} if killed else set()) | ({"hurt"} if hurt else set()))


def _context(text: Text, i: int) -> frozenset[str]:
    """The verb over a noun and the words of its phrase."""
    inside = {text.words[k].lemma.lower() for k in subtree(text, i) if text.words[k].upos in ("NOUN", "ADJ", "PROPN")}
    head = text.words[i].head
    above = {text.words[head].lemma.lower()} if head >= 0 else set()
    return frozenset((inside | above) - {"be", "have", text.words[i].lemma.lower()})


# ---- counts that point back ----------------------------------------------------------------------------


def _pointing(text: Text, cast: Cast) -> Iterator[tuple[_Count, bool]]:
    """Numbers that a subject gives for what was counted before, and whether they say what they count: "put the number
    of sailors at nine", "gave a toll of nine"; "counted five"."""
    for verb in text.words:
        if verb.upos != "VERB":
            continue
        under = [c for k in text.children(verb.i) for c in (k, *text.children(k))]  # "put it lower": one step down
        figure = next((k for k in under if text.words[k].lemma in _FIGURES), None)
        if verb.lemma in ("put", "give", "report") and figure is not None:
            at, kinds = _number_at(text, figure), _counted_by(text, figure)
        elif verb.lemma == "put" or verb.lemma not in _COUNTS:
            at = _number_at(text, verb.i) if verb.lemma == "put" else None  # "put the dead at four"
            kinds = _counted_by(text, verb.i) & {"killed", "hurt"} if at is not None else frozenset()
            at = at if kinds else None
        else:
            at, kinds = _bare_number(text, verb.i), frozenset()
        size = _size(text, at) if at is not None else None
        subject = _teller(text, verb)
        by = cast.with_joined(subject) if subject is not None else ()
        if at is not None and size is not None and (by or figure is not None):
            yield _Count(verb.i, *size, kinds, by, ()), bool(kinds)


def _teller(text: Text, verb: Word) -> int | None:
    """The subject of a verb; of one joined to what somebody says, the speaker: "said they fled, and put it at"."""
    while not (own := [k for k in text.children(verb.i) if text.words[k].deprel == "nsubj"]):
        if verb.deprel not in ("conj", "ccomp"):
            return None
        verb = text.words[verb.head]
    return own[0]


def _bare_number(text: Text, i: int) -> int | None:
    """The number that stands alone as object of a verb: "counted five", "spoke of three"."""
    for k in text.children(i):
        word = text.words[k]
        plain = word.deprel == "obj" or (word.deprel == "obl" and text.preposition(k) == "of")
        if word.upos == "NUM" and plain and not any(text.words[c].upos in ("NOUN", "PROPN") for c in text.children(k)):
            return k
    return None


def _counted_by(text: Text, figure: int) -> frozenset[str]:
    """What a figure counts: "the number of sailors", "the death toll", "put the figure lower at 40 sailors"."""
    after = range(figure + 1, min(figure + 8, len(text.words)))
    nouns = set(subtree(text, figure)) | {k for k in after if text.words[k - 1].upos == "NUM"}
    lemmas = frozenset(text.words[k].lemma.lower() for k in nouns if text.words[k].upos in ("NOUN", "ADJ", "VERB"))
    killed, hurt = bool(lemmas & _KILLED), bool(lemmas & _HURT)
    kinds = ({"killed"} if killed else set()) | ({"hurt"} if hurt else set())
    return lemmas - _FIGURES - _KILLED - _HURT | kinds


def _number_at(text: Text, figure: int) -> int | None:
    """The number behind the next "at" or "of", which the tree may hang elsewhere."""
    last = min(figure + 10, len(text.words) - 1)
    at = next((k for k in range(figure, last) if text.words[k].lemma == "at"), None)
    at = at or next((k for k in range(figure, min(figure + 3, last)) if text.words[k].lemma == "of"), None)
    return next((k for k in range(at + 1, min(at + 5, last + 1)) if text.words[k].upos == "NUM"), None) if at else None


def _nobody(text: Text, attributions: Sequence[Attribution]) -> Iterator[_Count]:
    """Sources that say that nobody was hurt, that there were no casualties."""
    for a in attributions:
        for word in (w for s in a.content_spans for w in words_at(text, s)):
            if not a.sources or a.hedge is not None:
                continue
            above = text.words[word.head].lemma.lower() if word.head >= 0 else ""
            nobody = word.lemma.lower() in _NOBODY or [w.lemma.lower() for w in text.words[word.i : word.i + 2]] == [
                "no",
                "one",
            ]
            beside = {text.words[k].lemma.lower() for k in text.children(word.i)}
            none = ("no" in beside and above in _THERE) or _unaware(text, word.i)
            lemmas = {above} if nobody else {word.lemma.lower()} if none else set()
            kinds = frozenset((["killed"] if lemmas & _KILLED else []) + (["hurt"] if lemmas & _HURT else []))
            if kinds:
                top = word.head if text.words[word.head].upos in ("VERB", "ADJ") else word.i
                yield _Count(top, 0.0, 0.0, kinds, a.sources, chain(a)[:-1])


def _unaware(text: Text, i: int) -> bool:
    """ "Not aware of any casualties"."""
    head = text.words[i].head
    if head < 0 or text.words[head].lemma != "aware" or not any(text.words[k].lemma == "any" for k in text.children(i)):
        return False
    return any(text.words[k].lemma in ("not", "n't") for k in text.children(head))
