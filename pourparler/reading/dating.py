"""When and where it happened: the times and places of a report -> those of each event, by the tree.

A time belongs to the nearest verb above it and to the event nouns that hang on that verb; a clause's own time
first, then the date that the sentence before set for the same day's narration. Unknown stays unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparler.reading.rows import preposition
from pourparler.record import Interval, Place, Span, Status, Text, Timex

_PLACE_PREPOSITIONS = frozenset("in at near outside inside around across into over".split())


def heads(text: Text, spans: Sequence[Span]) -> list[int]:
    """For each span the word that leads it; -1 where no word lies in it."""
    out, at = [], 0
    for span in spans:
        while at > 0 and text.words[at - 1].end > span.start:
            at -= 1
        while at < len(text.words) and text.words[at].end <= span.start:
            at += 1
        inside = []
        k = at
        while k < len(text.words) and text.words[k].start < span.end:
            inside.append(k)
            k += 1
        out.append(next((k for k in inside if text.words[k].head not in inside), -1))
    return out


class Calendar:
    """The times and places of a text by the word that they hang on."""

    def __init__(self, text: Text, timexes: Sequence[Timex], places: Sequence[Place]):
        self.text = text
        self._times: dict[int, list[tuple[int, Timex]]] = {}
        for timex, head in zip(timexes, heads(text, [t.span for t in timexes]), strict=True):
            if timex.interval is not None and head >= 0:
                self._times.setdefault(self._owner(head), []).append((head, timex))
        self._places: dict[int, list[tuple[int, Place]]] = {}
        for place, head in zip(places, heads(text, [p.span for p in places]), strict=True):
            if head >= 0 and self._is_locative(head):
                self._places.setdefault(text.words[head].head, []).append((head, place))

    def when(self, i: int, status: Status) -> Interval | None:
        """The interval of the event at word i; None where its clause gives none."""
        for k in self._line(i):
            for head, timex in self._times.get(k, ()):
                return _bounded(timex.interval, preposition(self.text, head), status)
        return None

    def where(self, i: int) -> Place | None:
        """The place in whose phrase the event's clause puts it."""
        for k in self._line(i):
            if found := self._places.get(k):
                return found[0][1]
        return None

    def _line(self, i: int) -> list[int]:
        """Word i and the words above it whose time and place are its own: its light verb, its coordinated verb."""
        out, at = [i], self.text.words[i]
        for _ in range(3):
            relation = at.deprel.split(":")[0]
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
        """The word that a time hangs on: "Monday" of "talks on Monday", past "night" of "Monday night"."""
        word = self.text.words[head]
        return word.head if word.head >= 0 else head

    def _is_locative(self, head: int) -> bool:
        word = self.text.words[head]
        return word.deprel.split(":")[0] in ("obl", "nmod") and preposition(self.text, head) in _PLACE_PREPOSITIONS


def _bounded(interval: Interval | None, before: str, status: Status) -> Interval | None:
    """The interval as its preposition bounds it: since, until, before, after."""
    if interval is None:
        return None
    if before == "since" or (before == "from" and status == "ongoing"):
        return replace(interval, last=None, grain="after")
    if before == "after":
        return Interval(interval.last, None, "after")
    if before in ("until", "till", "before", "by"):
        return Interval(None, interval.first if before == "before" else interval.last, "before")
    return interval
