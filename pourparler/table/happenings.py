"""Events of many reports -> happenings: which tellings speak of one act. No I/O; order of readings does not matter.

Tellings of one shape (act, parties, time, status, word) printed within three weeks are one from the start: wire copies,
and standing things that are named again and again ("the deal"). The rest is up to their evidence. A claim and its
denial are one happening told differently.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pourparler.record import Happening, Reading, Telling

from .evidence import Bundle, Shape, evidence, near_words, order, shape
from .grouping import Grouping

_BIN = 21  # days of publication within which tellings of one shape are taken together
Key = tuple[Shape, int | str]


class Happenings:
    """The tellings of all readings, in groups, while readings come and go."""

    def __init__(self) -> None:
        self.grouping: Grouping[Bundle] = Grouping(evidence)
        self.bundles: dict[Key, Bundle] = {}
        self.made: dict[tuple[Bundle, ...], Happening] = {}

    def add(self, readings: Iterable[Reading]) -> None:
        self._renew({key: [*self._known(key), *new] for key, new in _by_key(readings).items()})

    def remove(self, readings: Iterable[Reading]) -> None:
        gone = {key: {t.id for t in tellings} for key, tellings in _by_key(readings).items()}
        self._renew({key: [t for t in self._known(key) if t.id not in ids] for key, ids in gone.items()})

    def told(self) -> list[Happening]:
        """All happenings, by first telling."""
        known = self.made
        self.made = {group: known.get(group) or _happening(group) for group in self.grouping.groups()}
        return list(self.made.values())

    def _known(self, key: Key) -> tuple[Telling, ...]:
        return self.bundles[key].tellings if key in self.bundles else ()

    def _renew(self, told: Mapping[Key, Sequence[Telling]]) -> None:
        """Compare anew what has these tellings now."""
        gone, come = [], []
        for key, tellings in told.items():
            was, now = self.bundles.pop(key, None), _bundle(key[0], tellings) if tellings else None
            if now:
                self.bundles[key] = now
            if was and now and was.id == now.id:
                self.grouping.exchange(now)
                continue
            if was:
                gone.append(was.id)
            if now:
                come.append(now)
        self.grouping.remove(gone)
        self.grouping.add(come)


def fingerprint(letter: str, key: str) -> str:
    """A short id that comes from content alone."""
    return letter + hashlib.sha256(key.encode()).hexdigest()[:10]


def as_one(tellings: Iterable[Telling]) -> Happening:
    """One happening of these tellings."""
    told = tuple(sorted(tellings, key=order))
    return Happening(fingerprint("h", told[0].id), told)


def _happening(group: tuple[Bundle, ...]) -> Happening:
    return as_one(t for c in group for t in c.tellings)


def _by_key(readings: Iterable[Reading]) -> dict[Key, list[Telling]]:
    """The tellings that are one from the start, together."""
    found: dict[Key, list[Telling]] = defaultdict(list)
    for reading in readings:
        slot = reading.report.published.toordinal() // _BIN
        for event in reading.events:
            telling, its = Telling(reading.report, event), shape(reading.report, event)
            found[its, slot if its.sides.value.parties else telling.id].append(telling)
    return found


def _bundle(its: Shape, tellings: Iterable[Telling]) -> Bundle:
    """Tellings of one shape; compared by the words and the day of the first."""
    told = tuple(sorted(tellings, key=order))
    return Bundle(told, its, near_words(told[0].report, told[0].event), told[0].report.published)
