"""A dispute -> its accounts side by side, and what each passage holds: whether it happened, when, who, figures. Pure.

What is compared is what the sides share: one happening, else one type of deed, or a matter whose state they hold apart.
Passages of one party are one standpoint, whoever of it speaks. No verdict."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pourparler.record import Actors, Event, Happening, MatterState, OpenDispute, Passage, Reading

from .parties import parties
from .wording import content

T = TypeVar("T")
NEGATIONS = frozenset("no not never nobody nothing none neither nor without deny denied denies".split())
_ALIKE = 0.2  # part of a side's words that the others use too, from which on the rest is worth marking
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand thousands"
)
_VALUES = {word: n for n, word in enumerate(_NUMBERS.split()[:19], 2)}
_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b"
)
_DENYING = ("REJECT", "ACCUSE")  # what a side does by speaking; it is not what the sides speak of
_FIGURE = re.compile(
    rf"(?<!\w)(?:\d[\d,.]*\d|\d|(?i:{_NUMBERS.replace(' ', '|')}))(?!\w)(?!\s+{_MONTHS})(?:\s+[a-zA-Z-]+){{0,3}}"
)
_IN_DATE = re.compile(rf"\b{_MONTHS}\.?\s*$")


@dataclass(frozen=True, slots=True)
class Told:
    """One passage of an account. `events`: those that several sides tell of; `state`: of a matter in question."""

    by: Actors
    passage: Passage
    events: tuple[Event, ...] = ()
    state: MatterState | None = None
    figures: tuple[str, ...] = ()

    @property
    def holds(self) -> tuple:
        """What it says on the thing in question, to compare one telling with another of the same side."""
        return (self.state,) if self.state else tuple((e.type, e.status, e.when) for e in self.events) or self.figures


@dataclass(frozen=True, slots=True)
class Standpoint:
    """All passages of one party, by date of publication. Empty `by`: the reporter, or nobody named."""

    by: Actors
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The first two parties that a dispute names, and all others; the reporters last."""

    left: Standpoint | None
    right: Standpoint | None
    others: tuple[Standpoint, ...]

    @property
    def every(self) -> tuple[Standpoint, ...]:
        return tuple(s for s in (self.left, self.right, *self.others) if s)


def compared(d: OpenDispute, readings: Mapping[str, Reading], happening: Callable[[str], Happening | None]) -> Compared:
    """`readings`: by report; `happening`: the one that a telling's id belongs to."""
    by_party: dict[frozenset[str], list[tuple[Actors, Passage]]] = {}
    for account in d.accounts:
        by_party.setdefault(parties(account.by), []).extend((account.by, p) for p in account.passages)
    events = {p: _events(p, readings) for told in by_party.values() for _, p in told}
    shared = _shared([[events[p] for _, p in told] for told in by_party.values()], happening)
    states = {p: _state(d, by, readings[p.report.id], p) for told in by_party.values() for by, p in told}
    if any(states.values()):
        shared = frozenset()
    points = [_standpoint(told, states, events, shared) for told in by_party.values()]
    named, reporters = [s for s in points if s.by], [s for s in points if not s.by]
    left, right, *others = [*named[:2], None, None][:2] + named[2:] + reporters
    return Compared(left, right, tuple(others))


def own_words(said: str, others: str) -> Callable[[str], bool]:
    """Whether a word of what one side said is worth marking: the others do not use it.

    Where hardly a word is shared, only numbers and negations are."""
    mine, theirs = _content(said), _content(others)
    alike = len(mine & theirs) >= _ALIKE * len(mine)

    def differs(word: str) -> bool:
        counts = alike or word[0].isdigit() or word.lower() in NEGATIONS or word.lower() in _NUMBERS.split()
        return counts and bool(_content(word) - theirs)

    return differs


def figures(words: str) -> tuple[str, ...]:
    """Numbers with the words that follow them; those of dates are left out."""
    return tuple(re.sub(r"\s+", " ", m[0]) for m in _figures(words))


def first_figure(words: str) -> tuple[int, int] | None:
    """Where the first of them stands, [start, end)."""
    return next((m.span() for m in _figures(words)), None)


def _figures(words: str) -> Iterator[re.Match[str]]:
    return (m for m in _FIGURE.finditer(words) if not _IN_DATE.search(words[: m.start()]))


def numbers(words: str) -> frozenset[int]:
    """The numbers of these figures: "four people died, not 19" -> 4, 19. Tens in words and "dozens" are left out."""
    first = (re.match(r"[\d,]+|[A-Za-z]+", figure) for figure in figures(words))
    found = (m[0].lower().replace(",", "") for m in first if m)
    return frozenset(_VALUES.get(n) or int(n) for n in found if n in _VALUES or n.isdecimal())


def _standpoint(
    told: Sequence[tuple[Actors, Passage]],
    states: Mapping[Passage, MatterState | None],
    events: Mapping[Passage, tuple[tuple[str, Event], ...]],
    shared: frozenset[str],
) -> Standpoint:
    ordered = sorted(told, key=lambda t: (t[1].report.published, t[1].report.id, t[1].spans))
    return Standpoint(
        ordered[0][0],
        tuple(
            Told(
                by,
                passage,
                tuple(event for id, event in events[passage] if id in shared),
                states[passage],
                figures(passage.words),
            )
            for by, passage in ordered
        ),
    )


def _events(p: Passage, readings: Mapping[str, Reading]) -> tuple[tuple[str, Event], ...]:
    """The events told in a passage, with the ids of their tellings."""
    found = (e for e in readings[p.report.id].events if e.trigger and _inside(e.trigger[0].start, p))
    return tuple((f"{p.report.id}.{e.id}", e) for e in found)


def _shared(
    sides: Sequence[Sequence[tuple[tuple[str, Event], ...]]], happening: Callable[[str], Happening | None]
) -> frozenset[str]:
    """Tellings of a happening that several sides tell of; without such, of a type that they do."""
    each = [[told for passage in side for told in passage] for side in sides]
    by_happening = _in_several([[(h.id, id) for id, _ in side if (h := happening(id))] for side in each])
    return by_happening or _in_several([[(e.type, id) for id, e in side if e.type not in _DENYING] for side in each])


def _in_several(sides: Iterable[Iterable[tuple[str, str]]]) -> frozenset[str]:
    """The ids whose key occurs on more than one side."""
    at: dict[str, set[int]] = defaultdict(set)
    ids: dict[str, set[str]] = defaultdict(set)
    for i, side in enumerate(sides):
        for key, id in side:
            at[key].add(i)
            ids[key].add(id)
    return frozenset(id for key, where in at.items() if len(where) > 1 for id in ids[key])


def _state(d: OpenDispute, by: Actors, reading: Reading, p: Passage) -> MatterState | None:
    """The state that a party holds a matter to be in, which its passage speaks of."""
    for m in reading.matters:
        if not any(_inside(start, p) or p.spans and start <= p.spans[0].start < end for start, end in m.evidence):
            continue
        held = (s.state for s in m.states_by if parties(s.by) & parties(by))
        if (state := next(held, None)) or m.state != "contested" and d.kind == "contradiction":
            return state or m.state
    return None


def _inside(at: int, p: Passage) -> bool:
    return any(start <= at < end for start, end in p.spans)


def _content(words: str) -> frozenset[str]:
    return content(words) | NEGATIONS.intersection(words.lower().split())
