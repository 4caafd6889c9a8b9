"""Events of many reports -> happenings: which tellings speak of one act. Pure; order of readings does not matter.

Two tellings are compared by act (type, mode), parties, time, status and the words around the trigger; each agreement or
clash adds its weight, and tellings join while the mean of all their pairs stays above zero. A claim and its denial
are one happening told differently. The weights are rounded from a logistic regression on the training clusters.
"""

from __future__ import annotations

import hashlib
import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pourparler.record import Event, Happening, Interval, Reading, Telling

from .parties import Side, relations, side
from .wording import content, likeness, weights

_BASE = -4.25
_APART = -6.0  # a pair that was never compared, since it shares neither act nor party
_NEAR = 40  # characters before and after the trigger whose words count as its content
_ACTORS = {"apart": -2.0, "one_unknown": -1.75, "part": -0.5}
_RECIPIENTS = {"apart": -3.0, "one_unknown": -1.25, "part": -0.5, "countries": -2.0}
_SAME_NAMES = {("names", "names"), ("names", "both_unknown"), ("both_unknown", "names")}
_EITHER_WAY = ("CONSULT", "AGREE", "COOPERATE")
_DONE = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class _Told:
    """A telling with the words it is compared by."""

    telling: Telling
    trigger: frozenset[str]
    near: frozenset[str]
    sides: tuple[Side, Side]

    @property
    def parties(self) -> frozenset[str]:
        return self.sides[0].parties | self.sides[1].parties


def happenings(readings: Sequence[Reading]) -> tuple[Happening, ...]:
    """All tellings of the readings, those of one happening together; by first telling."""
    told = [_told(Telling(r.report, e)) for r in readings for e in r.events]
    told.sort(key=lambda t: _order(t.telling))
    groups = _join(len(told), _scores(told))
    return tuple(_happening([told[i].telling for i in group]) for group in groups)


def fingerprint(letter: str, key: str) -> str:
    """A short id that comes from content alone."""
    return letter + hashlib.sha256(key.encode()).hexdigest()[:10]


def _happening(tellings: list[Telling]) -> Happening:
    return Happening(fingerprint("h", tellings[0].id), tuple(tellings))


def _order(t: Telling) -> tuple[str, str, int, str]:
    return t.report.published.isoformat(), t.report.id, t.event.trigger[0].start, t.event.id


def _told(t: Telling) -> _Told:
    text, (start, end) = t.report.text, (t.event.trigger[0].start, t.event.trigger[-1].end)
    names = content(" ".join(a.name for a in t.event.actors + t.event.recipients))
    near = content(text[max(0, start - _NEAR) : end + _NEAR])
    return _Told(t, content(text[start:end]), near - names, (side(t.event.actors), side(t.event.recipients)))


def _scores(told: Sequence[_Told]) -> dict[tuple[int, int], float]:
    """Evidence that two tellings are one happening, for each pair of one type that shares a party."""
    by_type: dict[str, list[int]] = defaultdict(list)
    for i, t in enumerate(told):
        by_type[t.telling.event.type].append(i)
    out = {}
    for members in by_type.values():
        weight = weights(told[i].trigger | told[i].near for i in members)
        for i, j in _comparable(members, told):
            out[i, j] = _evidence(told[i], told[j], weight)
    return out


def _comparable(members: Sequence[int], told: Sequence[_Told]) -> Iterable[tuple[int, int]]:
    """Pairs that share a party; a telling without parties meets only others without."""
    by_party: dict[str, list[int]] = defaultdict(list)
    for i in members:
        for name in told[i].parties or {""}:
            by_party[name].append(i)
    return sorted({pair for same in by_party.values() for pair in combinations(same, 2)})


def _evidence(a: _Told, b: _Told, weight: Mapping[str, float]) -> float:
    """Above zero: rather one happening than two."""
    x, y = a.telling.event, b.telling.event
    score = _BASE + _act(x, y) + _status(x, y) + _time(x.when, y.when)
    either_way = x.type in _EITHER_WAY and x.mode != "visit"
    actors, recipients = relations(a.sides, b.sides, either_way)
    score += _ACTORS.get(actors, 0.0) + _RECIPIENTS.get(recipients, 0.0)
    if (actors, recipients) in _SAME_NAMES:
        score += 2.0
    return score + 2.5 * likeness(a.near, b.near, weight) + 4.0 * likeness(a.trigger, b.trigger, weight)


def _act(x: Event, y: Event) -> float:
    if x.mode == y.mode:
        return 2.5
    return -1.5 if x.mode and y.mode else 0.0


def _status(x: Event, y: Event) -> float:
    if x.status == y.status:
        return 1.0
    return -0.5 if (x.status in _DONE) != (y.status in _DONE) else 0.0


def _time(a: Interval | None, b: Interval | None) -> float:
    if a is None or b is None:
        return -1.0 if a is b else -1.75
    if (a.first, a.last) == (b.first, b.last):
        return 1.0
    return -0.5 if overlaps(a, b) else -2.5


def overlaps(a: Interval, b: Interval) -> bool:
    """Whether two intervals share a day."""
    first = max((d for d in (a.first, b.first) if d), default=None)
    last = min((d for d in (a.last, b.last) if d), default=None)
    return first is None or last is None or first <= last


def _join(n: int, scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Groups of 0..n-1 by mean score of their pairs, the best two first, while the mean is above zero.

    Ties go to the lowest numbers, so the outcome depends on the scores alone."""
    sums: dict[int, dict[int, float]] = {i: {} for i in range(n)}
    for (i, j), score in scores.items():
        sums[i][j] = sums[j][i] = score
    members = {i: [i] for i in range(n)}
    heap = [(-s, i, j) for (i, j), s in scores.items() if s > 0]
    heapq.heapify(heap)
    while heap:
        score, i, j = heapq.heappop(heap)
        if i not in members or j not in sums[i] or -score != _mean(sums, members, i, j):
            continue
        _merge(sums, members, i, j)
        for k in sums[i]:
            if (mean := _mean(sums, members, i, k)) > 0:
                heapq.heappush(heap, (-mean, *sorted((i, k))))
    return sorted(sorted(group) for group in members.values())


def _mean(sums: dict[int, dict[int, float]], members: dict[int, list[int]], i: int, j: int) -> float:
    return sums[i][j] / (len(members[i]) * len(members[j]))


def _merge(sums: dict[int, dict[int, float]], members: dict[int, list[int]], i: int, j: int) -> None:
    """Take group j into group i; a pair of groups never compared counts as apart."""
    ours, theirs = sums[i], sums.pop(j)
    size_i, size_j = len(members[i]), len(members[j])
    for k in (ours.keys() | theirs.keys()) - {i, j}:
        size_k = len(members[k])
        total = ours.get(k, _APART * size_i * size_k) + theirs.get(k, _APART * size_j * size_k)
        ours[k] = sums[k][i] = total
        sums[k].pop(j, None)
    ours.pop(j, None)
    members[i] += members.pop(j)
