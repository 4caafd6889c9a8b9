"""Matters of single reports -> matters of the dossier, moved along by each later report. Pure.

A report's matter joins the open matter of one kind and the same parties whose words are most like its own; matters of
one report are never joined. The state is a view over the tellings: the last report's wins, except that one party's word
alone never closes a matter that the other party keeps open: then it is contested, and both sayings stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pourparler.record import Actors, Interval, Matter, MatterState, OpenMatter, Reading, Report, StateBy

from .happenings import fingerprint, overlaps
from .parties import Side, parties, relations, side, voice
from .wording import content, likeness, passage, weights

CLOSED: frozenset[MatterState] = frozenset({"accepted", "declined", "answered", "called_off", "done"})
_GATHERINGS = ("visit", "meeting")
_LIKE = 0.2  # likeness of the about-words from which two matters of the same parties are one
_FIT = {"names": 2, "countries": 2, "part": 1, "both_unknown": 1}
_FIRST_MOVED_LAST = (
    "open", "under_consideration", "postponed", "accepted", "answered", "declined", "called_off", "done", "contested"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    """A report's matter with its content words."""

    report: Report
    matter: Matter
    about: frozenset[str]
    sides: tuple[Side, Side]

    @property
    def key(self) -> str:
        return f"{self.report.id}.{self.matter.id}"


@dataclass(slots=True)
class _Thread:
    """Tellings of one matter, oldest first."""

    told: list[_Told] = field(default_factory=list)


def open_matters(readings: Sequence[Reading]) -> tuple[OpenMatter, ...]:
    """The matters of readings given by date of publication; in the order they were first told."""
    threads: list[_Thread] = []
    reports = [[_told(r.report, m) for m in sorted(r.matters, key=lambda m: (m.evidence, m.id))] for r in readings]
    weight = weights(t.about for told in reports for t in told)
    for told in reports:
        for one, thread in _matched(told, threads, weight):
            if thread is None:
                threads.append(_Thread([one]))
            else:
                thread.told.append(one)
    return tuple(_put_together(t.told) for t in threads)


def _told(report: Report, matter: Matter) -> _Told:
    names = content(" ".join(a.name for a in matter.by + matter.to))
    about = content(passage(report.text, matter.about or matter.evidence))
    return _Told(report, matter, about - names, (side(matter.by), side(matter.to)))


def _matched(
    told: Sequence[_Told], threads: Sequence[_Thread], weight: Mapping[str, float]
) -> Iterable[tuple[_Told, _Thread | None]]:
    """Each telling of one report with its thread, the best fits first, each thread once."""
    fits = [(_fit(t, thread, weight), i, j) for i, t in enumerate(told) for j, thread in enumerate(threads)]
    chosen: dict[int, int] = {}
    for fit, i, j in sorted(fits, key=lambda f: (-f[0], f[1], f[2])):
        if fit > 0 and i not in chosen and j not in chosen.values():
            chosen[i] = j
    return [(t, threads[chosen[i]] if i in chosen else None) for i, t in enumerate(told)]


def _fit(one: _Told, thread: _Thread, weight: Mapping[str, float]) -> float:
    """How well a telling continues a thread; 0 when it does not."""
    return max(_same(one, other, weight) for other in thread.told)


def _same(a: _Told, b: _Told, weight: Mapping[str, float]) -> float:
    """How surely `a`, told after `b`, is the same matter: 0 for not."""
    x, y = a.matter, b.matter
    if x.kind != y.kind or _apart(x.due, y.due) or (y.state == "done") > (x.state == "done"):
        return 0.0
    by, to = relations(a.sides, b.sides, either_way=x.kind in _GATHERINGS)
    if by not in _FIT or to not in _FIT:
        return 0.0
    like, fit = likeness(a.about, b.about, weight), _FIT[by] + _FIT[to]
    certain = x.kind in _GATHERINGS and fit == 4
    return fit + like if certain or like >= _LIKE else 0.0


def _apart(a: Interval | None, b: Interval | None) -> bool:
    return a is not None and b is not None and not overlaps(a, b)


def _put_together(told: Sequence[_Told]) -> OpenMatter:
    """One matter from its tellings, oldest first."""
    states_by = _held_apart(told)
    state: MatterState = "contested" if states_by else _last_state(told)
    matters = [t.matter for t in told]
    return OpenMatter(
        id=fingerprint("m", told[0].key),
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
    """The state of the last day's reports: what most of them say, and where they are even, the least closed."""
    last = [t.matter.state for t in told if t.report.published == told[-1].report.published]
    votes = Counter(last)
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
    """The actors most tellings name; the first of equals, and rather somebody than nobody."""
    count = Counter(tuple(a.key for a in side) for side in sides if side)
    if not count:
        return ()
    best = count.most_common(1)[0][0]
    return next(side for side in sides if tuple(a.key for a in side) == best)


def _first_day(when: Interval) -> date:
    return when.first or when.last or date.max
