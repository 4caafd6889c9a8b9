"""Groups of single reports -> formats of the dossier: which of them are one. No I/O; the order of reports is nothing.

Groups of one name are one format. A plain name ("contact group", "peace talks") says less: it stands for the one format
that its parties and purpose fit, and so does a shorter name ("the contact group"); where several fit, it joins none.
Under other names they are one where parties and purpose are the same; but never two groups of one report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from pourparler.naming import folded
from pourparler.record import Format, Group, Reading, Report

from .happenings import fingerprint
from .parties import party
from .wording import content, passage

_ANOTHER = frozenset("new next last other another second third fourth fifth parallel rival".split())
_PLAIN = _ANOTHER | content(
    "talks negotiations meeting session dialogue process round peace direct joint trilateral three four five six way "
    "party group contact working steering delegation team mission conference committee commission panel forum summit"
)
_WHERE = re.compile(r"(?i)\b(committee|commission|group|mission|panel|quartet|troika) (?:at|in) .*")  # it meets
Words = frozenset[str]


@dataclass(frozen=True, eq=False)
class Told:
    """A report's group."""

    report: Report
    group: Group

    @cached_property
    def id(self) -> str:
        return f"{self.report.id}.{self.group.id}"

    @cached_property
    def order(self) -> tuple:
        return self.report.published, self.report.id, self.group.evidence, self.group.id

    @cached_property
    def parties(self) -> Words:
        return frozenset(party(m.actor) for m in self.group.members) - {""}

    @cached_property
    def away(self) -> Words:
        """The parties who stay away: a refusal tells of a group, not which one it is."""
        return frozenset(party(m.actor) for m in self.group.members if m.status in ("refuses", "excluded")) - {""}

    @cached_property
    def purpose(self) -> Words:
        return _content(passage(self.report.text, self.group.purpose))


@dataclass(eq=False)
class _Thread:
    """Tellings of one format, with all that they tell of it."""

    told: list[Told] = field(default_factory=list)
    parties: Words = frozenset()
    away: Words = frozenset()
    purpose: Words = frozenset()
    reports: Words = frozenset()

    @property
    def sitting(self) -> Words:
        return self.parties - self.away

    def take_in(self, told: Sequence[Told]) -> None:
        self.told += told
        self.parties = self.parties.union(*(t.parties for t in told))
        self.away = self.away.union(*(t.away for t in told))
        self.purpose = self.purpose.union(*(t.purpose for t in told))
        self.reports = self.reports.union(t.report.id for t in told)


def told_groups(readings: Iterable[Reading]) -> list[Told]:
    return [Told(r.report, g) for r in readings for g in r.groups]


def threads(told: Iterable[Told]) -> list[Sequence[Told]]:
    """The tellings of each format."""
    found: list[_Thread] = []
    named: dict[str, list[tuple[Words, _Thread]]] = defaultdict(list)  # by each word of a name, and by each party
    for name, some in _alike(told):
        one = _Thread()
        one.take_in(some)
        fits = _fitting(name, one, named)
        if len(fits) == 1:
            fits[0].take_in(some)
            one = fits[0]
        elif fits and len(one.parties) < 2 and name <= _PLAIN:  # too little is told to know even these for one
            found += [_Thread([t]) for t in some]
            continue
        else:
            found.append(one)
        for key in name.union(*(t.parties for t in some)):
            named[key].append((name, one))
    return [thread.told for thread in found]


def formats(threads: Iterable[Sequence[Told]]) -> tuple[Format, ...]:
    """The formats of these threads, in the order they were first told."""
    ordered = sorted((sorted(t, key=_order) for t in threads), key=lambda t: t[0].order)
    return tuple(Format(fingerprint("g", t[0].id), tuple((x.report, x.group) for x in t)) for t in ordered)


def _order(told: Told) -> tuple:
    return told.order


def _alike(told: Iterable[Told]) -> Iterator[tuple[Words, list[Told]]]:
    """Tellings of one name, if it is a plain one of the same parties and purpose too; those told most fully first."""
    alike: dict[tuple[Words, Words, Words], list[Told]] = defaultdict(list)
    for t in sorted(told, key=_order):
        name = _words(t.group.name) or frozenset((t.id,))
        plain = name <= _PLAIN
        alike[name, t.parties if plain else frozenset(), t.purpose if plain else frozenset()].append(t)
    for key in sorted(alike, key=lambda key: [(-len(words), sorted(words)) for words in key]):
        yield key[0], alike[key]


def _fitting(name: Words, one: _Thread, named: dict[str, list[tuple[Words, _Thread]]]) -> list[_Thread]:
    """The formats, two at most, that these tellings can be of."""
    found: list[_Thread] = []
    for keys in (name, one.parties):
        for other, thread in min((named.get(key, []) for key in keys), key=len, default=[]):
            if _is_one(name, one, other, thread) and thread not in found:
                found.append(thread)
                if len(found) > 1:
                    return found
    return found


def _is_one(name: Words, one: _Thread, other: Words, thread: _Thread) -> bool:
    """Whether tellings can be of a format of this other name."""
    a, b = one.parties, thread.parties
    if name <= other:
        c, d = one.sitting, thread.sitting
        fit = not c or not d or c <= b or d <= a or len(a & b) > 1
        fit = fit and not (one.purpose and thread.purpose and one.purpose.isdisjoint(thread.purpose))
    else:
        fit = a == b and len(a) > 1 and bool(one.purpose and thread.purpose)
        fit = fit and (one.purpose <= thread.purpose or thread.purpose <= one.purpose)
    return fit and name & _ANOTHER == other & _ANOTHER and one.reports.isdisjoint(thread.reports)


@lru_cache(maxsize=1 << 14)
def _words(name: str) -> Words:
    """The words that make a name: of those that carry no content, whether it is another one."""
    name = _WHERE.sub(r"\1", name)
    words = folded(name).split()
    return content(name) | _ANOTHER.intersection(words) or frozenset(words)


@lru_cache(maxsize=1 << 14)
def _content(text: str) -> Words:
    return content(text)
