"""Events of many reports -> happenings: which tellings speak of one act. No I/O; order of readings does not matter.

Tellings of one shape (act, parties, time, status, word) printed within three weeks are one from the start: wire copies,
and standing things that are named again and again ("the deal"). The rest is up to their evidence. A claim and its
denial are one happening told differently.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from pourparler.record import Happening, Reading, Telling

from .evidence import Compared, Shape, evidence, near_words, order, shape
from .grouping import Grouping

_BIN = 21  # days of publication within which tellings of one shape are taken together
Key = tuple[Shape, int | str]


class Happenings:
    """The tellings of all readings, in groups, while readings come and go."""

    def __init__(self) -> None:
        self.grouping: Grouping[Compared] = Grouping(evidence)
        self.alike: dict[Key, list[Telling]] = defaultdict(list)
        self.compared: dict[Key, Compared] = {}
        self.made: dict[tuple[Compared, ...], Happening] = {}

    def add(self, readings: Iterable[Reading]) -> None:
        changed: dict[Key, None] = {}
        for key, telling in _keyed(readings):
            self.alike[key].append(telling)
            changed[key] = None
        self._renew(changed)

    def remove(self, readings: Iterable[Reading]) -> None:
        changed: dict[Key, None] = {}
        for key, telling in _keyed(readings):
            self.alike[key].remove(telling)
            changed[key] = None
        self._renew(changed)

    def told(self) -> list[Happening]:
        """All happenings, by first telling."""
        known, groups = self.made, sorted(self.grouping.groups(), key=lambda group: group[0].order)
        self.made = {group: known.get(group) or _happening(group) for group in groups}
        return list(self.made.values())

    def _renew(self, keys: Iterable[Key]) -> None:
        """Compare anew what has other tellings than before."""
        gone, come = [], []
        for key in keys:
            if was := self.compared.pop(key, None):
                gone.append(was.id)
            if tellings := tuple(sorted(self.alike[key], key=order)):
                self.compared[key] = _compared(key[0], tellings)
                come.append(self.compared[key])
            else:
                del self.alike[key]
        self.grouping.remove(gone)
        self.grouping.add(come)


def happenings(readings: Sequence[Reading]) -> tuple[Happening, ...]:
    """All tellings of the readings, those of one happening together; by first telling."""
    table = Happenings()
    table.add(readings)
    return tuple(table.told())


def fingerprint(letter: str, key: str) -> str:
    """A short id that comes from content alone."""
    return letter + hashlib.sha256(key.encode()).hexdigest()[:10]


def as_one(tellings: Iterable[Telling]) -> Happening:
    """One happening of these tellings."""
    told = tuple(sorted(tellings, key=order))
    return Happening(fingerprint("h", told[0].id), told)


def _happening(group: tuple[Compared, ...]) -> Happening:
    return as_one(t for c in group for t in c.tellings)


def _keyed(readings: Iterable[Reading]) -> Iterable[tuple[Key, Telling]]:
    for reading in readings:
        for event in reading.events:
            telling, its = Telling(reading.report, event), shape(reading.report, event)
            when = reading.report.published.toordinal() // _BIN
            yield (its, when if its.sides.value.parties else telling.id), telling


def _compared(its: Shape, tellings: tuple[Telling, ...]) -> Compared:
    """Tellings of one shape, in order; compared by the words and the day of the first."""
    first = tellings[0]
    return Compared(tellings, its, near_words(first.report, first.event), first.report.published)
