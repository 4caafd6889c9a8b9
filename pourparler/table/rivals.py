"""Where the accounts of several reports part, though none of them says so: of one happening or matter. Pure.

A rival account is another voice's: a named source's, or an outlet's own. One that changes is no rival of itself."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from typing import TypeVar

from pourparler.record import (
    Account,
    Actors,
    DisputeKind,
    Happening,
    OpenDispute,
    OpenMatter,
    Passage,
    Span,
    Telling,
)

from .evidence import overlaps
from .happenings import fingerprint
from .parties import parties, voice
from .wording import content, sentence, stem

V = TypeVar("V")
_WEEK = 7  # days between the reports that can speak of one act
_ALIKE = 3  # words in common beside the act itself, not all of them names
_TOOK_PLACE = ("happened", "ongoing")
_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_DIGITS = {word: n for n, word in enumerate(_WORDS, 2)}
_COUNTED = re.compile(rf"(?i)\b(at least |more than |over )?(\d[\d,]*|{'|'.join(_WORDS)})((?:\s+[A-Za-z-]+){{1,3}})")
_IRREGULAR = frozenset("people men women children dead police".split())
_UNITS = frozenset(
    stem(w)
    for w in "percent day week month year hour minute second mile kilometre meter million billion dollar time".split()
)


@dataclass(frozen=True, slots=True)
class _Count:
    """A number in a telling, from `low` to `high`, of the `noun`, and the capitalised words before that."""

    noun: str
    low: float
    high: float
    whose: frozenset[str]


Act = tuple[str, str]
"""The type of an event and the stem of its word."""


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts that a happening's tellings say took place, and those that they say did not."""

    told: frozenset[Act]
    denied: frozenset[Act]


def rivals(happening: Happening) -> Iterable[OpenDispute]:
    """Where the tellings of one happening cannot all be true."""
    if len(happening.tellings) > 1:
        yield from _whether(happening)
        yield from _when(happening)
        yield from _how_many(happening)


def _whether(happening: Happening) -> Iterable[OpenDispute]:
    """A happening told as having taken place by one source, and as not by another."""
    did_not = [t for t in happening.tellings if t.event.status == "not_happened"]
    did = [t for t in happening.tellings if t.event.status in _TOOK_PLACE] if did_not else []
    did_not = [n for n in did_not if any(_rivals(y, n) for y in did)]
    did = [y for y in did if any(_rivals(y, n) for n in did_not)]
    if not did or not did_not:
        return
    denied = any(parties(voice(n.event.says)) & parties(n.event.actors + n.event.recipients) for n in did_not)
    kind: DisputeKind = "denial" if denied else "contradiction"
    accounts = (*_accounts(did), *_accounts(did_not))
    yield OpenDispute(fingerprint("d", happening.id), _about(did[0]), kind, accounts)


def denied_elsewhere(happenings: Sequence[Happening], known: Mapping[int, Acts]) -> Iterable[OpenDispute]:
    """Where a source of one report says that something took place and one of another that it did not, though the table
    keeps the two apart: a denial often has no date. `known`: acts() of each happening, by its id()."""
    denied: dict[Act, list[tuple[Happening, Telling]]] = defaultdict(list)
    for h in happenings:
        for act in known[id(h)].denied:
            denied[act] += [
                (h, t)
                for t in h.tellings
                if t.event.status == "not_happened" and _act(t) == act and voice(t.event.says)
            ]
    for h in happenings if denied else ():
        for act in sorted(known[id(h)].told & denied.keys()):
            told = [t for t in h.tellings if t.event.status in _TOOK_PLACE and _act(t) == act and voice(t.event.says)]
            for other, n in denied[act]:
                did = [t for t in told if other is not h and _of_like_acts(t, n) and _rivals(t, n)]
                if did:
                    accounts = (*_accounts(did), *_accounts([n]))
                    yield OpenDispute(fingerprint("d", f"{h.id} {other.id}"), _about(did[0]), "denial", accounts)


def acts(happening: Happening) -> Acts:
    """What sources tell in a happening, by type and word."""
    sourced = [t for t in happening.tellings if voice(t.event.says)]
    return Acts(
        frozenset(_act(t) for t in sourced if t.event.status in _TOOK_PLACE),
        frozenset(_act(t) for t in sourced if t.event.status == "not_happened"),
    )


def _act(t: Telling) -> Act:
    start, end = t.event.trigger[0]
    return t.event.type, stem(t.report.text[start:end])


def _of_like_acts(a: Telling, b: Telling) -> bool:
    """Whether two reports of one week tell of the same party's act in words that agree."""
    near = a.report.id != b.report.id and abs((a.report.published - b.report.published).days) <= _WEEK
    if not near or not parties(a.event.actors) & parties(b.event.actors):
        return False
    told = [x.name for t in (a, b) for x in (*t.event.actors, *t.event.recipients, *voice(t.event.says))]
    one, other = (content(t.report.text[slice(*_position(t))]) for t in (a, b))
    shared = (one & other) - {_act(a)[1]}
    return len(shared) >= _ALIKE and bool(shared - content(" ".join(told)))


def _about(t: Telling) -> str:
    """Who, and the word for what he did."""
    act = t.report.text[t.event.trigger[0].start : t.event.trigger[-1].end]
    return f"{', '.join(a.name for a in t.event.actors)}: {act}" if t.event.actors else act


def _when(happening: Happening) -> Iterable[OpenDispute]:
    """A past happening that different sources put on different days, a time zone's day apart not counted."""
    yield from _differing(happening, "dates", _day, lambda x, y: abs((x - y).days) > 1)


def _day(t: Telling) -> date | None:
    when = t.event.when
    return when.first if when and when.first == when.last else None


def _how_many(happening: Happening) -> Iterable[OpenDispute]:
    """A past happening of which different sources give other numbers of the same thing."""
    for d in _differing(happening, "figures", _numbers, _count_apart):
        yield replace(d, about=_counted(happening.tellings, d) or d.about)


def _counted(tellings: Iterable[Telling], d: OpenDispute) -> str:
    """What the sides count, and the word for what befell it: "how many people died"."""
    passages = {p for a in d.accounts for p in a.passages}
    sides = [t for t in tellings if Passage(t.report, (_position(t),)) in passages]
    counts = [_numbers(t) for t in sides]
    shared = [n for n in counts[0] if any(n in other for other in counts[1:])]
    if not shared:
        return ""
    noun, trigger = counts[0][shared[0]][0].noun, sides[0].event.trigger
    act = sides[0].report.text[trigger[0].start : trigger[-1].end]
    behind = sides[0].report.text[: trigger[0].start].rstrip().endswith(noun)
    return f"how many {noun} {act}" if behind else f"how many {noun}: {act}"


def _count_apart(a: dict[str, list[_Count]], b: dict[str, list[_Count]]) -> bool:
    return any(all(_differ(m, n) for m in a[noun] for n in b[noun]) for noun in a.keys() & b.keys())


def _differ(x: _Count, y: _Count) -> bool:
    """Whether two counts of one noun cannot both be right; "two Veldrian" and "three Osterian" ones are others."""
    others = bool(x.whose and y.whose and not x.whose & y.whose)
    return not others and (x.high < y.low or y.high < x.low)


def _numbers(t: Telling) -> dict[str, list[_Count]]:
    """Counted nouns of a telling's sentence, by their stems: "killed 12 Veldrian soldiers near it" -> soldier: 12."""
    start, end = _position(t)
    found: dict[str, list[_Count]] = {}
    for least, number, words in _COUNTED.findall(t.report.text[start:end]):
        phrase = list(takewhile(lambda word: bool(content(word)), words.split()))
        noun = next((w for w in reversed(phrase) if w.islower() and (w.endswith("s") or w in _IRREGULAR)), "")
        if noun and stem(noun) not in _UNITS:
            low = _DIGITS.get(number.lower()) or int(number.replace(",", ""))
            whose = frozenset(w for w in phrase if w[0].isupper())
            found.setdefault(stem(noun), []).append(_Count(noun, low, math.inf if least else low, whose))
    return found


def _differing(
    happening: Happening, kind: DisputeKind, holds: Callable[[Telling], V | None], apart: Callable[[V, V], bool]
) -> Iterable[OpenDispute]:
    """One dispute of the tellings that differ from one by another voice; a voice that says both is not set apart."""
    told = [(t, _voice(t)) for t in happening.tellings if t.event.status in _TOOK_PLACE and t.event.says]
    if len({by for _, by in told}) < 2:
        return
    held = [(t, by, value) for t, by in told if (value := holds(t))]
    sides = [t for t, by, x in held if any(by != other and apart(x, y) for _, other, y in held)]
    accounts = _accounts(sides)
    if len(accounts) > 1:
        yield OpenDispute(fingerprint("d", f"{kind} {happening.id}"), _about(sides[0]), kind, tuple(accounts))


def _rivals(did: Telling, did_not: Telling) -> bool:
    """Whether two tellings cannot both be true: other voices, no time for it to happen in between.

    One sentence that tells both speaks of two acts ("offered, but not accepted")."""
    one_report = did.report.id == did_not.report.id
    if _voice(did) == _voice(did_not) or one_report and _position(did) == _position(did_not):
        return False
    if did.event.when and did_not.event.when:
        return overlaps(did.event.when, did_not.event.when)
    return did_not.report.published >= did.report.published


def _voice(t: Telling) -> tuple[frozenset[str], str]:
    """Who answers for a telling: the source's party, or the outlet for its own account."""
    by = parties(voice(t.event.says))
    return by, "" if by else (t.report.outlet or t.report.id)


def _accounts(tellings: Sequence[Telling]) -> list[Account]:
    """The tellings by who says so, in order."""
    out: dict[frozenset[str], Account] = {}
    for t in tellings:
        by = voice(t.event.says)
        here = Passage(t.report, (_position(t),))
        known = out.get(parties(by), Account(by, ()))
        if here not in known.passages:
            known = replace(known, passages=(*known.passages, here))
        out[parties(by)] = known
    return list(out.values())


def _position(t: Telling) -> Span:
    """The words that hold a telling: its sentence."""
    trigger = t.event.trigger
    return Span(*sentence(t.report.text, trigger[0].start, trigger[-1].end))


def contested(m: OpenMatter) -> Iterable[OpenDispute]:
    """A matter that its parties hold to be in different states."""
    accounts = [_account(m, held.by, held.state) for held in m.states_by]
    told = [a for a in accounts if a.passages]
    if len(told) > 1:
        yield OpenDispute(fingerprint("d", m.id), m.id, "contradiction", tuple(told))


def _account(m: OpenMatter, by: Actors, state: str) -> Account:
    """A party's own tellings of the matter; without such, the tellings of that state."""
    own = [Passage(r, x.evidence) for r, x in m.tellings if parties(voice(x.says)) == parties(by) and by]
    alike = [Passage(r, x.evidence) for r, x in m.tellings if x.state == state and not voice(x.says)]
    return Account(by, tuple(own or alike))
