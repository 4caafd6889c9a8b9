"""Matters of single reports -> matters of the dossier, moved along by each later report. No I/O.

Matters of one kind between the same parties are one where their words are alike, or where a visit or meeting has the
same parties on both sides; matters of one report are never joined. The state is a view over the tellings: the last
report's wins, except that one party's word alone never closes a matter that the other party keeps open: then it is
contested, and both sayings stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from pourparler.record import Actors, Interval, Matter, MatterState, OpenMatter, Reading, Report, StateBy

from .copies import voices
from .evidence import overlaps
from .grouping import Grouping
from .happenings import fingerprint
from .likeness import Bag, Floats, Interned, bag, each, equal, interned, likeness, tabled
from .parties import Side, parties, relations, side, voice
from .wording import content, passage

CLOSED: frozenset[MatterState] = frozenset({"accepted", "declined", "answered", "called_off", "done"})
_GATHERINGS = ("visit", "meeting")
_BIDS = ("invitation", "offer")
_LIKE = 0.2  # likeness of the about-words from which two matters of the same parties are one
_CERTAIN = 0.5  # of two visits or meetings with the same parties on both sides, whatever their words
_APART = -1000.0  # of two that cannot be one; no number of others outweighs it
_NEWS = 3  # days of publication within which reports of the same parties are likely to tell one matter
_MILDER = 0.1  # by how much less alike their words may then be
_ROUND = 30  # days within which one party does not invite or question another twice
_FEW = 2  # words of "the Turkish invitation", which tell nothing of what it is to
_PUT = content("invitation invited offer offered proposal proposed accepted declined rejected")
_ASKED = content(
    "question questions asked ask answer answers reply replied letter list written sealed handed sent two three four "
    "five six seven eight nine ten eleven twelve"
)  # "its seven questions" do not tell what is asked
_HOSTING = content("host hosting hosts hold holding talks meeting summit conference")
_SLOT = 120  # days of publication within which two tellings of a matter may follow each other
_FIT = {"names": 2, "countries": 2, "part": 1, "both_unknown": 1}
_FIRST_MOVED_LAST = (
    "open", "under_consideration", "postponed", "accepted", "answered", "declined", "called_off", "done", "contested"
)  # fmt: skip


_Sides = tuple[Side, Side]  # by, to


@dataclass(frozen=True, eq=False)
class _Told:
    """A report's matter with its content words and the kinds that it is compared with."""

    report: Report
    matter: Matter
    about: Bag
    sides: Interned[_Sides]
    kinds: tuple[str, ...]

    @cached_property
    def id(self) -> str:
        return f"{self.report.id}.{self.matter.id}"

    @cached_property
    def order(self) -> tuple:
        return self.report.published, self.report.id, self.matter.evidence, self.matter.id

    @property
    def weight(self) -> int:
        return 1

    @property
    def keys(self) -> list[tuple[str, str]]:
        by, to = self.sides.value
        return [(kind, party) for kind in self.kinds for party in by.parties | to.parties or ("",)]

    @property
    def slots(self) -> tuple[int, int]:
        slot = self.report.published.toordinal() // _SLOT
        return slot, slot + 1


class Matters:
    """The matters of all readings, in threads, while readings come and go."""

    def __init__(self) -> None:
        self.grouping: Grouping[_Told] = Grouping(_evidence)
        self.made: dict[tuple[_Told, ...], OpenMatter] = {}  # as asked for the last time

    def add(self, readings: Iterable[Reading]) -> None:
        self.grouping.add([_told(r.report, m) for r in readings for m in r.matters])

    def remove(self, readings: Iterable[Reading]) -> None:
        self.grouping.remove([f"{r.report.id}.{m.id}" for r in readings for m in r.matters])

    def threads(self) -> list[tuple[_Told, ...]]:
        """The tellings of each matter, oldest first; the matters in the order they were first told."""
        return self.grouping.groups()

    def told(self, threads: Iterable[tuple[_Told, ...]]) -> list[OpenMatter]:
        """The matters of these threads."""
        known = self.made
        self.made = {thread: known.get(thread) or _put_together(thread) for thread in threads}
        return list(self.made.values())


def _kinds(matter: Matter, about: frozenset[str]) -> tuple[str, ...]:
    """The kinds that a matter is compared with: an offer to host talks is an invitation too; "the Swiss proposal" can
    be an offer."""
    if matter.kind == "proposal" and len(about) <= _FEW:
        return ("proposal", *_BIDS)
    return ("offer", "invitation") if matter.kind == "offer" and about & _HOSTING else (matter.kind,)


def _told(report: Report, matter: Matter) -> _Told:
    names = content(" ".join(a.name for a in matter.by + matter.to))
    said = _ASKED if matter.kind == "question" else _PUT
    about = content(passage(report.text, matter.about or matter.evidence)) - said - names
    sides = interned((side(matter.by), side(matter.to)))
    return _Told(report, matter, bag(about), sides, _kinds(matter, about))


def _evidence(a: Sequence[_Told], b: Sequence[_Told]) -> Floats:
    """Above zero: rather one matter than two; for each pair, (len(a), len(b)). All of one kind."""
    gathering = a[0].matter.kind in _GATHERINGS
    fit = tabled([t.sides for t in a], [t.sides for t in b], each(_fit_of_gatherings if gathering else _fit))
    due = tabled([t.matter.due for t in a], [t.matter.due for t in b], each(_due))
    one_report = equal([t.report.id for t in a], [t.report.id for t in b])
    apart = (fit == 0) | (due == 0) | one_report | _cannot_follow(a, b)
    days = np.abs(np.subtract.outer(*([t.report.published.toordinal() for t in each] for each in (a, b))))
    like = likeness([t.about for t in a], [t.about for t in b])
    score = like - _LIKE
    score += np.where((fit >= 3) & (days <= _NEWS), _MILDER, 0.0)
    if gathering:
        score = np.where(fit == 4, score + _LIKE + _CERTAIN, score)
    else:
        bids = np.logical_and.outer(*([not set(_BIDS).isdisjoint(t.kinds) for t in each] for each in (a, b)))
        brief = np.minimum.outer(*([len(t.about) for t in each] for each in (a, b))) <= _FEW
        again = bids & brief & (fit >= 3) | (bids | (a[0].matter.kind == "question")) & (fit == 4) & (like > 0)
        again &= days <= _ROUND
        questions = a[0].matter.kind == b[0].matter.kind == "question"
        bare = np.minimum.outer(*([len(t.about) for t in each] for each in (a, b))) == 0
        again |= questions & bare & (days <= _ROUND) & (fit >= 3)
        score = np.where(again, score + _LIKE + _CERTAIN, score)
    return np.where(apart, np.float32(_APART), score)


@lru_cache(maxsize=1 << 16)
def _fit(x: Interned[_Sides], y: Interned[_Sides], either_way: bool = False) -> float:
    """How well the parties fit: 0 not at all, 4 the same on both sides."""
    return max(
        _FIT[by] + _FIT[to] if by in _FIT and to in _FIT else 0
        for by, to in (relations(x.value, y.value, either_way), relations(y.value, x.value, either_way))
    )


def _fit_of_gatherings(x: Interned[_Sides], y: Interned[_Sides]) -> float:
    return _fit(x, y, True)


def _cannot_follow(a: Sequence[_Told], b: Sequence[_Told]) -> npt.NDArray[np.bool_]:
    """Whether two lie too far apart, or the earlier is done and the later is not: then that is another one."""
    x, y = (np.array([t.report.published.toordinal() for t in each]) for each in (a, b))
    was, is_ = (np.array([t.matter.state == "done" for t in each]) for each in (a, b))
    days = y[None, :] - x[:, None]
    again = (days > 0) & was[:, None] & ~is_[None, :] | (days < 0) & ~was[:, None] & is_[None, :]
    return (np.abs(days) > _SLOT) | again


def _due(x: Interval | None, y: Interval | None) -> float:
    return float(x is None or y is None or overlaps(x, y))


def _put_together(told: Sequence[_Told]) -> OpenMatter:
    """One matter from its tellings, oldest first."""
    states_by = _held_apart(told)
    state: MatterState = "contested" if states_by else _last_state(told)
    matters = [t.matter for t in told]
    return OpenMatter(
        id=fingerprint("m", told[0].id),
        kind=matters[0].kind,
        by=_commonest([m.by for m in matters]),
        to=_commonest([m.to for m in matters]),
        state=state,
        whose_move=_whose_move(told, state),
        tellings=tuple((t.report, t.matter) for t in told),
        opened=min((m.opened for m in matters if m.opened), key=_first_day, default=None),
        due=next((m.due for m in reversed(matters) if m.due), None),
        states_by=states_by,
    )


def _last_state(told: Sequence[_Told]) -> MatterState:
    """The state of the last day's reports: what most voices say, and where they are even, the least closed."""
    last = [t for t in told if t.report.published == told[-1].report.published]
    by_voice = voices([t.report for t in last])
    votes = Counter(state for voice in by_voice for state in {t.matter.state for t in last if t.report in voice})
    return min(votes, key=lambda s: (-votes[s], _FIRST_MOVED_LAST.index(s)))


def _held_apart(told: Sequence[_Told]) -> tuple[StateBy, ...]:
    """The state that each party holds the matter to be in, where one closes it and another does not; else nothing."""
    if told[-1].matter.state == "contested":
        return told[-1].matter.states_by or _no_names(told)
    held = _words_of_parties(told)
    states = [s.state for s in held]
    closing = {s for s in states if s in CLOSED}
    apart = len(set(states)) > 1 and bool(closing)
    return held if apart and _last_state(told) in closing | set(states) else ()


def _no_names(told: Sequence[_Told]) -> tuple[StateBy, ...]:
    """A matter told as contested without saying who holds what: the telling itself, by nobody named."""
    return (StateBy((), told[-1].matter.state),)


def _words_of_parties(told: Sequence[_Told]) -> tuple[StateBy, ...]:
    """The last state by each party's own word, in the order the parties first spoke."""
    last: dict[frozenset[str], StateBy] = {}
    for t in told:
        by = voice(t.matter.says)
        if parties(by) and parties(by) <= parties(t.matter.by + t.matter.to):
            last[parties(by)] = StateBy(by, t.matter.state)
    return tuple(last.values())


def _whose_move(told: Sequence[_Told], state: MatterState) -> Actors:
    """Whoever the last reports of this state wait for; nobody when it is closed or contested."""
    if state in CLOSED or state == "contested":
        return ()
    return next((t.matter.whose_move for t in reversed(told) if t.matter.state == state), ())


def _commonest(sides: Sequence[Actors]) -> Actors:
    """The actors most tellings name; of equals a country before its people, then the first."""
    count = Counter(tuple(a.key for a in side) for side in sides)
    named = [side for side in sides if side]
    return max(named, key=lambda side: (count[tuple(a.key for a in side)], _are_countries(side)), default=())


def _are_countries(side: Actors) -> bool:
    return all(a.kind == "country" for a in side)


def _first_day(when: Interval) -> date:
    return when.first or when.last or date.max
