"""What a source of one report says against what one of another report says: by their words, whatever the events. Pure.

Two claims part where one tells an act or a thing that the other says there was not ("had invited", "no invitation
reached us"), where their words answer a question in opposite ways (opposites.tsv), count the dead otherwise, put a ship
into other waters, or where each says who fired first. They must have other words in common."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from os.path import commonprefix

from pourparler.reading.lexicon.element_words import answers, listed
from pourparler.record import Account, Actors, Attribution, DisputeKind, OpenDispute, Passage, Reading

from .happenings import fingerprint
from .parties import parties, short
from .wording import EMPTY, stem

_TOKEN = re.compile(r"[^\W\d_][\w’'-]*|\d[\d,.]*|[,;:.!?]")
_BOUNDS = frozenset(
    ", ; : . ! ? and but that which who because while when where after before as if whether though although unless "
    "once until".split()
)
_PREPOSITIONS = frozenset(
    "in on at of to from for with by about into over under between against during near off since until across".split()
)
_IF = frozenset("if whether unless once until".split())
_UNSURE = frozenset("will would could should may might must can shall to if whether".split())
_NONE = frozenset("no without nothing nobody none".split())
_NOT = frozenset("not never neither nor cannot".split())
_DONE = frozenset("been given gone happen happened made taken told".split())  # too common to be one act
_SAID = frozenset("say tell call get come see know think want use include people country minister president".split())
_WORDS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_CASUALTIES = {
    "killed": re.compile(r"kill|died?$|dead$|deaths?$|bodies$|toll$"),
    "hurt": re.compile(r"wound|injur|hurt$"),
}
_OPEN_WATERS = re.compile(r"(?i)\b(?:high seas|(?:international|neutral) (?:waters|airspace))\b")
_OWN_WATERS = re.compile(r"\b[A-Z]\w+ (?:waters|airspace|territory|soil)\b")
_FIRED = re.compile(r"(?i)\b(?:fired|shot|shelled|attacked|under fire|opened fire)\b")
_FIRST = re.compile(r"(?i)\b(?:fired|shot|attacked|struck|fire) first\b")
_MARKS = {"!fired": _FIRED, "!open": _OPEN_WATERS, "!own": _OWN_WATERS}
_OTHER = {"!open": "!own", "!own": "!open"}  # what parts from what
_LETTERS = 5  # by which "invited" and "invitation" are one
_SCOPE = 4  # words of content that "no" reaches at most
_NEAR = 8  # words within which two claims must have another word in common
_WEEK = 7  # days between the reports
_FEW = 4  # days between reports on the same two countries, where one other word in common is enough
_STILL = 1  # days between reports after which what was held may be free, what was open shut
_LONG = 60  # words of a claim above which it says too many things


_Key = tuple[int, str, bool | None]
"""The week of a claim, a word, question or mark, and whether it is so."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of content: its stem, the root that kindred words share, where it stands, and whether it is a name.

    `so`: whether it is told as so; None of what may or is to be."""

    stem: str
    root: str
    at: int
    so: bool | None
    is_name: bool


@dataclass(frozen=True, eq=False)
class Claim:
    """What one source says in one place, its words of content, and how many dead or hurt it counts (kind, from, to).

    `about`: the countries whose acts the report tells."""

    reading: Reading
    said: Attribution
    text: str
    words: tuple[_Word, ...]
    counts: tuple[tuple[str, float, float], ...]
    about: frozenset[str]

    @property
    def order(self) -> tuple:
        return self.reading.report.published, self.reading.report.id, self.said.content_spans

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(w.stem for w in self.words)

    @cached_property
    def keys(self) -> frozenset[_Key]:
        """What it is found by: its words, told or denied, the questions that they answer, yes or no, what it counts."""
        plain = [w for w in self.words if w.so is not None]
        found: set[tuple[str, bool | None]] = {(w.root, w.so) for w in plain if not w.is_name}
        found |= {(f"?{q}", yes == w.so) for w in plain for q, yes in _questions().get(w.stem, {}).items()}
        found |= {(f"#{kind}", None) for kind, _, _ in self.counts}
        found |= {(mark, None) for mark, p in _MARKS.items() if p.search(self.text)}
        week = self.reading.report.published.toordinal() // _WEEK
        return frozenset((week, *key) for key in found)


class Claims:
    """The claims of all reports and those of them that part, while readings come and go."""

    def __init__(self) -> None:
        self.of: dict[str, list[Claim]] = {}
        self.at: dict[_Key, list[Claim]] = defaultdict(list)
        self.apart: dict[str, dict[tuple, OpenDispute]] = defaultdict(dict)  # by either report

    def add(self, readings: Iterable[Reading]) -> None:
        for reading in readings:
            self.of[reading.report.id] = own = list(_claims(reading))
            for claim in own:
                for other in self._met(claim):
                    self._set_apart(*sorted((claim, other), key=lambda c: c.order))
            for claim in own:
                for key in claim.keys:
                    self.at[key].append(claim)

    def remove(self, readings: Iterable[Reading]) -> None:
        for reading in readings:
            id = reading.report.id
            for claim in self.of.pop(id, ()):
                for key in claim.keys:
                    self.at[key].remove(claim)
            for pair in self.apart.pop(id, {}):
                for other in pair[:2]:
                    self.apart.get(other, {}).pop(pair, None)

    def disputes(self) -> list[OpenDispute]:
        """In the order of the claims."""
        found = {pair: d for pairs in self.apart.values() for pair, d in pairs.items()}
        return [found[pair] for pair in sorted(found, key=lambda p: p[2])]

    def _met(self, claim: Claim) -> list[Claim]:
        """The claims of other reports of about the same week that deny what it tells, or speak to the same."""
        keys = ((week, _OTHER.get(what, what), None if so is None else not so) for week, what, so in claim.keys)
        near = (c for week, what, so in keys for n in (-1, 0, 1) for c in self.at.get((week + n, what, so), ()))
        return list({id(c): c for c in near if c.reading.report.id != claim.reading.report.id}.values())

    def _set_apart(self, a: Claim, b: Claim) -> None:
        kind = _parted(a, b)
        if kind is not None:
            accounts = tuple(Account(_voice(c), (Passage(c.reading.report, c.said.content_spans),)) for c in (a, b))
            first, other = a.reading.report.id, b.reading.report.id
            dispute = OpenDispute(
                fingerprint("d", f"{first}.{a.said.id} {other}.{b.said.id}"), _about(a), kind, accounts
            )
            pair = first, other, (a.order, b.order)
            self.apart[first][pair] = self.apart[other][pair] = dispute


@cache
def _questions() -> dict[str, dict[str, bool]]:
    """What each stem answers, with yes or no."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for lemma, questions in answers().items():
        for question, answer in questions.items():
            found[stem(lemma)][question] = answer
            found[stem(lemma) + lemma[-1]][question] = answer  # "admitted"
    return dict(found)


@cache
def _light() -> frozenset[str]:
    """Stems that name no act or thing by themselves."""
    return frozenset(map(stem, listed("empty") | listed("none_said") | _DONE | _SAID))


def _claims(reading: Reading) -> Iterator[Claim]:
    """What named sources say by themselves."""
    about = frozenset(a.country for e in reading.events for a in e.actors + e.recipients if a.country)
    for a in reading.attributions:
        if a.parent is not None or a.hedge is not None or not parties(a.sources) or not a.content_spans:
            continue
        text = " , ".join(reading.report.text[slice(*s)] for s in a.content_spans)
        tokens = _TOKEN.findall(text)
        if len(tokens) <= _LONG:
            yield Claim(reading, a, text, tuple(_words(tokens)), tuple(_counts(tokens)), about)


def _words(tokens: list[str]) -> list[_Word]:
    """The words of content: "no text had been agreed" tells neither text nor agreement."""
    found: list[_Word] = []
    reach, none, unsure = 0, False, False
    for i, token in enumerate(tokens):
        word = token.lower()
        if word in _BOUNDS:
            reach, none, unsure = 0, False, word in _IF
        elif word in _NONE or word in _NOT or word.endswith(("n't", "n’t")):
            none = word in _NONE
            reach = _SCOPE if none else 1
            if word in ("nothing", "nobody") and found and found[-1].at >= i - 2:  # "apologised for nothing"
                found[-1] = replace(found[-1], so=False if found[-1].so else None)
        elif word in _UNSURE:
            unsure = True
        elif word == "since":  # "has not spoken to him since Wednesday" denies no call before
            found = [replace(w, so=w.so or None) for w in found]
            reach = 0
        elif word in _PREPOSITIONS:
            reach = 0 if none else reach
        elif word not in EMPTY and word[0].isalpha() and "'" not in word and "’" not in word:
            following = tokens[i + 1].lower() if i + 1 < len(tokens) else "."
            within = none and following not in _BOUNDS | _PREPOSITIONS | EMPTY  # "no Guyanese soldier"
            so = None if unsure or (reach and (within or following in ("and", "or"))) else not reach
            reach = max(0, reach - 1)
            found.append(_Word(stem(word), stem(word)[:_LETTERS], i, so, token[0].isupper() and i > 0))
    return found


def _counts(tokens: list[str]) -> Iterator[tuple[str, float, float]]:
    """How many dead and how many hurt, from least to most."""
    for i, token in enumerate(tokens):
        size = _size(token)
        if size is None:
            continue
        before = {t.lower() for t in tokens[max(0, i - 2) : i]}
        low = 0.0 if before & {"fewer", "most"} else size
        high = math.inf if before & {"least", "more", "over"} else size
        near = [t.lower() for t in tokens[max(0, i - 4) : i + 5]]
        yield from ((kind, low, high) for kind, p in _CASUALTIES.items() if any(p.match(t) for t in near))


def _size(token: str) -> float | None:
    plain = token.lower().replace(",", "").rstrip(".")
    if plain in _WORDS:
        return float(_WORDS[plain])
    is_year = len(plain) == 4 and plain[:2] in ("19", "20")
    return float(plain) if plain.isdecimal() and not is_year else None


def _voice(claim: Claim) -> Actors:
    return tuple(a for a in claim.said.sources if a.name)


def _parted(a: Claim, b: Claim) -> DisputeKind | None:
    """The kind of dispute of two claims, None where they can both be true or are of other things."""
    days = abs((a.reading.report.published - b.reading.report.published).days)
    if days > _WEEK or _one_voice(a, b):
        return None
    enough = 1 if days <= _FEW and len(a.about & b.about) > 1 else 2  # other words in common
    opposite = days <= _STILL and _opposite(a, b, enough)
    if opposite or any(_told_and_denied(x, y, enough) for x, y in ((a, b), (b, a))):
        return "denial" if _of_himself(a, b) or _of_himself(b, a) else "contradiction"
    shared = a.stems & b.stems
    if _in_other_waters(a, b) and shared:
        return "contradiction"
    if _blame(a, b) and enough == 1:
        return "mutual_blame"
    return "figures" if _count_apart(a, b) and len(shared) > enough else None


def _one_voice(a: Claim, b: Claim) -> bool:
    """Whether two sources speak for one party; two persons speak each for himself, a ministry not for doctors."""
    return any(
        {(x.country, x.sector), (x.name, "")} & {(y.country, y.sector), (y.name, "")}
        and not (x.kind == y.kind == "person" and short(x.name) != short(y.name))
        for x in a.said.sources
        for y in b.said.sources
    )


def _told_and_denied(told: Claim, denied: Claim, enough: int) -> bool:
    """Whether one claim tells an act or a thing that the other says there was not, with words in common near both."""
    for x in told.words:
        for y in denied.words:
            same = x.so is True and y.so is False and _kindred(x.stem, y.stem)
            if same and not (x.is_name or y.is_name) and x.stem not in _light():
                return _near(told, x.at, denied, y.at, {x.stem}) >= enough
    return False


def _kindred(a: str, b: str) -> bool:
    """ "Invite", "invitation"; not "concern", "concession"."""
    alike = len(commonprefix((a, b)))
    return a == b or alike >= max(_LETTERS, min(len(a), len(b)) - 1)


def _opposite(a: Claim, b: Claim, enough: int) -> bool:
    """Whether two words answer one question in opposite ways, with a word in common that is no name near both."""
    for x in a.words:
        for y in b.words:
            if x.so is None or y.so is None or x.stem == y.stem:
                continue
            one, other = _questions().get(x.stem, {}), _questions().get(y.stem, {})
            parted = any((one[q] == x.so) != (other[q] == y.so) for q in one.keys() & other.keys())
            if parted and _near(a, x.at, b, y.at, {x.stem, y.stem}, plain=True):
                return _near(a, x.at, b, y.at, {x.stem, y.stem}) >= enough
    return False


def _near(a: Claim, i: int, b: Claim, j: int, but: set[str], plain: bool = False) -> int:
    """How many words two claims have in common near a place of each; `plain`: no names, no light ones."""
    one, other = (
        {w.stem for w in c.words if abs(w.at - k) <= _NEAR and not (plain and (w.is_name or w.stem in _light()))}
        for c, k in ((a, i), (b, j))
    )
    both = one & other - but
    return len(both) + (not plain and _names(a, b) and _names(b, a))


def _names(a: Claim, b: Claim) -> bool:
    """Whether a claim names the person who makes the other."""
    return any(x.kind == "person" and stem(short(x.name)) in a.stems for x in b.said.sources)


def _of_himself(a: Claim, b: Claim) -> bool:
    """Whether a claim tells of what the other's source does or suffers."""
    spans = a.said.content_spans
    told = [e for e in a.reading.events if any(s.overlaps(t) for s in spans for t in e.trigger)]
    return any(parties(b.said.sources) & parties(e.actors + e.recipients) for e in told)


def _in_other_waters(a: Claim, b: Claim) -> bool:
    return any(_OPEN_WATERS.search(x.text) and _OWN_WATERS.search(y.text) and not _OWN_WATERS.search(x.text)
               for x, y in ((a, b), (b, a)))  # fmt: skip


def _blame(a: Claim, b: Claim) -> bool:
    """Whether one says who fired first and the other that it was fired upon, or that the others did."""
    return any(_FIRST.search(x.text) and _FIRED.search(y.text) for x, y in ((a, b), (b, a)))


def _count_apart(a: Claim, b: Claim) -> bool:
    """Whether all counts of the dead, or of the hurt, lie apart."""
    for kind in _CASUALTIES:
        pairs = [(x, y) for x in a.counts for y in b.counts if x[0] == y[0] == kind]
        if pairs and all(x[2] < y[1] or y[2] < x[1] for x, y in pairs):
            return True
    return False


def _about(a: Claim) -> str:
    """The first dozen words."""
    words = a.text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
