"""When and where it happened, by the tree: times and places of a report -> those that an event's own clause gives it.

A time belongs to the word that it hangs on; an event takes its own time, else that of the nearest word above whose
time is its own too: its light verb, the verb it is coordinated with, the saying of an act of speech. A time that its
status forbids (a plan for last week, a deed of next week) is another event's. Unknown stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from pourparler.record import EventType, Interval, Place, Span, Status, Text, Timex, Word

from .attribution import cue_verbs
from .lexicon.event_table import events
from .stretches import words_at

_PLACE_PREPOSITIONS = frozenset("in at near outside inside around across into over".split())
_TO = re.compile(r"\s*(?:,|-|–|—|and|or|to|until|till|through)?\s*(?:on\s+)?")
_AND = r"(?:and|or|to|until|till|through)"
_JOINED = re.compile(  # "in May or early June", "in 2010, 2011 and 2013", "2010-2011"
    rf"(?:,?\s+{_AND}\s+|\s*[-–—]\s*|,\s*(?=\S+,?\s+(?:and|or)\s+\d))(?:in\s+)?"
)
SPEECH = frozenset(("REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "CONCEDE", "REJECT", "AGREE"))
_OCCASIONS = frozenset(
    "address briefing call conference debate gathering hearing interview meeting news press rally remark session speech"
    " statement summit talk trip tweet visit vote message letter report ceremony event round".split()
)
_NOT_YET = frozenset(("planned", "postponed", "called_off", "hypothetical"))
_DURING = frozenset(("in", "at", "during", "on", "with", "by", "over", "amid", ""))
_MEANWHILE = frozenset(("when", "where", "as", "while"))
_DOING = frozenset("announce declare issue make".split())  # of the verbs of speech
_STEPS = 3


class Dated(NamedTuple):
    """A time in its tree: the word that leads it and the dates it names."""

    head: int
    interval: Interval


def heads(text: Text, spans: Sequence[Span]) -> list[int]:
    """For each span the word that leads it; -1 where no word lies in it."""
    out = []
    for span in spans:
        inside = words_at(text, span)
        out.append(next((w.i for w in inside if not inside[0].i <= w.head <= inside[-1].i), -1))
    return out


class Calendar:
    """The times and places of a text by the word that they hang on; `named`: the times in text order."""

    def __init__(
        self, text: Text, timexes: Sequence[Timex], places: Sequence[Place], published: date | None = None
    ) -> None:
        self.text, self.published = text, published
        self._times: dict[int, list[Dated]] = {}
        self.named = list(_named_times(text, timexes))
        for dated in self.named:
            self._times.setdefault(self._owner(dated.head), []).append(dated)
        self._places: dict[int, list[tuple[int, Place]]] = {}
        for place, head in zip(places, heads(text, [p.span for p in places]), strict=True):
            if head >= 0 and self._is_locative(head):
                self._places.setdefault(text.words[head].head, []).append((head, place))

    def when(self, i: int, status: Status, type: EventType | None = None) -> Interval | None:
        """The interval of the event at word i; None where its clause gives none."""
        for k, shared in self._line(i, status, type):
            for dated in self._times_of(k, shared):
                interval = bounded(dated.interval, self.text.preposition(dated.head), status, self.published)
                if interval is not None and self._possible(interval, status, k == i):
                    return interval
        return None

    def lies(self, i: int, type: EventType | None) -> str:
        """Where the time of its clause lies to the day of publication: "past", "ahead", "today", "over" where it holds
        that day among others; "" where there is none."""
        interval = self.when(i, "called_off", type)  # of which any day is possible
        if interval is None or self.published is None:
            return ""
        if interval.last is not None and interval.last < self.published:
            return "past"
        if interval.first is not None and interval.first > self.published:
            return "ahead"
        return "today" if interval.first == interval.last else "over"

    def where(self, i: int) -> Place | None:
        """The place in whose phrase the event's clause puts it."""
        for k in self._above(i):
            if found := self._places.get(k):
                return found[0][1]
        return None

    def _times_of(self, k: int, shared: Word | None) -> Iterator[Dated]:
        """Times of word k that hold for a word below it; `shared`: the coordinated verb, which must follow the time."""
        for dated in self._times.get(k, ()):
            if shared is None or dated.head < shared.i:
                yield dated
        for child in self.text.children(k):
            if child in self._times and self._lends(self.text.words[k], self.text.words[child]):
                yield from self._times[child]

    def _lends(self, word: Word, child: Word) -> bool:
        """Whether a phrase below a word carries the word's time: "said in a speech on Monday", "died when …"."""
        relation = child.relation
        if relation == "obl" and word.upos in ("VERB", "AUX"):
            occasion = child.lemma.lower() in _OCCASIONS and self.text.preposition(child.i) in _DURING
            return occasion or (child.upos == "PROPN" and self.text.preposition(child.i) in _PLACE_PREPOSITIONS)
        if relation == "advcl":
            return self._mark(child.i) in _MEANWHILE and child.xpos != "VBG"
        if relation == "acl":
            return child.i in self._made(word.i)
        return relation == "nsubj" and word.upos == "VERB" and not self._has(child.i, "case")

    def _made(self, i: int) -> list[int]:
        """Clauses that tell when the act that a noun names was done: "the treaty signed last May"."""
        words = self.text.words
        return [
            k for k in self.text.children(i) if words[k].deprel.startswith("acl") and words[k].xpos in ("VBD", "VBN")
        ]

    def _has(self, i: int, relation: str) -> bool:
        return any(self.text.words[k].relation == relation for k in self.text.children(i))

    def _line(self, i: int, status: Status, type: EventType | None) -> Iterator[tuple[int, Word | None]]:
        """Word i and the words above it whose time is the event's too; with the verb that is coordinated, if one is."""
        yield i, None
        if status == "hypothetical" or self._is_before(i):
            return
        at = self.text.words[i]
        shared = None
        for _ in range(_STEPS):
            relation = at.relation
            if at.head < 0 or not self._shares(at, relation, status, type):
                return
            if relation == "conj":
                shared = at
            at = self.text.words[at.head]
            yield at.i, shared

    def _shares(self, at: Word, relation: str, status: Status, type: EventType | None) -> bool:
        """Whether a word's time, by its relation, is that of the word above."""
        above = self.text.words[at.head]
        if relation == "conj":
            return at.upos == above.upos
        if relation == "nsubj":
            return above.upos == "VERB" and at.upos != "VERB"
        if relation == "obj":
            return at.upos not in ("VERB", "AUX") and (type in SPEECH or not _is_speech(above))
        if relation == "obl":
            return at.upos not in ("VERB", "AUX") and self.text.preposition(at.i) in _DURING
        if relation == "nmod":  # "the terms of the deal struck in March": the clause hangs on the wrong noun
            return status not in _NOT_YET and any(k > at.i for k in self._made(at.head))
        if relation in ("xcomp", "parataxis"):
            return True
        if relation in ("aux", "cop"):  # "must", of what a speaker demands
            return type in SPEECH
        if relation == "advcl":
            mark = self._mark(at.i)
            return status not in _NOT_YET and (mark in _MEANWHILE or (mark == "" and at.xpos == "VBG"))
        if relation == "ccomp":
            return type in SPEECH and status == "happened"
        return False

    def _is_before(self, i: int) -> bool:
        """Whether a verb tells what came before its sentence's time: "had granted"."""
        return any(
            self.text.words[k].text.lower() == "had" and self.text.words[k].deprel == "aux"
            for k in self.text.children(i)
        )

    def _mark(self, i: int) -> str:
        """The word that joins a clause to its verb: "when", "after", "since"; "" for none."""
        for k in self.text.children(i):
            word = self.text.words[k]
            if word.i < i and (word.deprel == "mark" or word.lemma.lower() in _MEANWHILE):
                return word.lemma.lower()
        return ""

    def _possible(self, interval: Interval, status: Status, own: bool) -> bool:
        """Whether an event of that status can lie there, seen from the day of publication; `own`: by its own words."""
        if self.published is None or status in ("called_off", "postponed"):
            return True
        if status in _NOT_YET:
            return interval.last is None or interval.last > self.published or (own and interval.last == self.published)
        return interval.first is None or interval.first <= self.published

    def _above(self, i: int) -> list[int]:
        """Word i and the words above it whose place is its own: its light verb, its coordinated verb."""
        out, at = [i], self.text.words[i]
        for _ in range(_STEPS):
            relation = at.relation
            if at.head < 0 or relation not in ("obj", "nsubj", "obl", "conj", "xcomp"):
                break
            above = self.text.words[at.head]
            if at.upos in ("VERB", "AUX") and relation not in ("conj", "xcomp"):
                break
            if relation == "obl" and at.upos != "NOUN":
                break
            out.append(above.i)
            at = above
        return out

    def _owner(self, head: int) -> int:
        """The word that a time hangs on: "talks" for "Monday" in "talks on Monday"; itself at the root."""
        word = self.text.words[head]
        return word.head if word.head >= 0 else head

    def _is_locative(self, head: int) -> bool:
        word = self.text.words[head]
        return word.relation in ("obl", "nmod") and self.text.preposition(head) in _PLACE_PREPOSITIONS


def _is_speech(verb: Word) -> bool:
    """Whether a verb speaks of its object rather than brings it about: "condemned the attack", not "launched" it."""
    if verb.lemma in _DOING:
        return False
    acts = any(row.type in SPEECH and row.upos == "VERB" and not row.rest for row in events().get(verb.lemma, ()))
    return acts or bool(cue_verbs().get(verb.lemma, ""))


def _named_times(text: Text, timexes: Sequence[Timex]) -> Iterator[Dated]:
    """The dated times; those that follow each other ("on 3 and 4 March", "in May or June") as one stretch."""
    known = [t for t in timexes if t.interval is not None]
    leads = heads(text, [t.span for t in known])
    n = 0
    while n < len(known):
        interval, head = known[n].interval, leads[n]
        assert interval is not None
        end = n + 1
        while end < len(known) and (whole := _stretch(text, interval, known[end - 1], known[end])):
            interval = whole
            inner = head < 0 or (leads[end] >= 0 and text.words[head].head == leads[end])
            head = leads[end] if inner else head
            end += 1
        if head >= 0:
            yield Dated(head, interval)
        n = end


def _stretch(text: Text, whole: Interval, one: Timex, two: Timex) -> Interval | None:
    """From the start of `whole`, which ends with `one`, to the end of its neighbour `two`; None where they are not
    neighbours in one phrase: two days, or two longer times."""
    b = two.interval
    if b is None or not (whole.first and whole.last and b.first and b.last and whole.last < b.first):
        return None
    of_days = whole.grain == "day"
    if of_days != (b.grain == "day"):
        return None
    link = (_TO if of_days else _JOINED).match(text.text, one.span.end)
    if link is None or link.end() != two.span.start or len(link[0]) >= 12:
        return None
    return Interval(whole.first, b.last, whole.grain)


def bounded(interval: Interval, before: str, status: Status, published: date | None) -> Interval | None:
    """The interval as its preposition bounds it: since, until, before, after, by."""
    if before == "from" and status == "postponed":  # "put off from 2 June to 9 June": the new day
        return replace(interval, first=interval.last) if interval.first != interval.last else None
    if before == "since" or (before == "from" and status == "ongoing"):
        end = published if status in ("happened", "not_happened") else None
        return replace(interval, last=end, grain="after")
    if before == "after":
        return Interval(interval.last, None, "after")
    if before in ("until", "till"):
        return (
            Interval(interval.first, None, "after")
            if status == "postponed"
            else Interval(None, interval.last, "before")
        )
    if before == "before":
        return Interval(None, interval.first, "before")
    if before == "by" and status in _NOT_YET:
        return Interval(None, interval.last, "before")
    return interval
