"""A dispute in full -> a brief: each side's words, what they hold aspect by aspect, and how that changed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pourparler.record import OpenDispute, OpenMatter
from pourparler.table.aspects import Compared, Standpoint, Told

from . import phrases
from .lines import Line, dispute
from .quotes import whole
from .sections import Brief, Section


@dataclass(frozen=True, slots=True)
class Aspect:
    """One question, and what each standpoint answers; "" where it says nothing. `differs`: not all say the same."""

    question: str
    answers: tuple[str, ...]
    differs: bool


def accounts_brief(d: OpenDispute, found: Compared, year: int, matters: Sequence[OpenMatter] = ()) -> Brief:
    """The page of one dispute as a document."""
    head = dispute(d, year, matters)
    sides = tuple(Section(side(s), tuple(_line(s, t, year) for t in s.told)) for s in found.every)
    asked = tuple(
        Line("", a.question, "; ".join(f"{side(s)}: {x}" for s, x in zip(found.every, a.answers, strict=True) if x))
        for a in aspects(d, found, year)
    )
    over_time = tuple(_step(s, t, changed, year) for s, t, changed in steps(found))
    sections = (*sides, Section("Aspect by aspect", asked), Section("Over time", over_time))
    return Brief(head.head, f"{phrases.capital(head.what)}. {_NO_VERDICT}", sections)


_NO_VERDICT = "Each side in its own words, as reports print them; nothing is decided here."


def side(s: Standpoint) -> str:
    """A standpoint's heading: who speaks."""
    names = dict.fromkeys(name for t in s.told for name in [phrases.sides(t.by, t.passage.report)] if name)
    return phrases.capital(", ".join(names)) or "As reporters tell it"


def who(s: Standpoint, t: Told) -> str:
    """Who says a passage."""
    return phrases.capital(phrases.sides(t.by, t.passage.report)) or t.passage.report.outlet or "The report"


def holds(t: Told, year: int) -> str:
    """What a passage says on the thing in question, in few words; "" where nothing of it is read."""
    parts = [_whether(t), _when(t, year), ", ".join(t.figures)]
    return "; ".join(dict.fromkeys(filter(None, parts)))


def aspects(d: OpenDispute, found: Compared, year: int) -> tuple[Aspect, ...]:
    """Questions that at least two standpoints answer; figures where they are in question or part."""
    one = len({e.type for s in found.every for t in s.told for e in t.events}) == 1
    stands = any(t.state for s in found.every for t in s.told)
    asked: list[tuple[str, Callable[[Told], str]]] = [
        ("How it stands" if stands else "Did it happen", _status if one else _whether),
        ("When", lambda t: _when(t, year)),
        ("Who", _parties),
        ("Figures", lambda t: ", ".join(t.figures)),
    ]
    made = (_aspect(question, [_of_side(s, answer) for s in found.every]) for question, answer in asked)
    return tuple(a for a in made if _is_told(a, d))


def steps(found: Compared) -> Iterator[tuple[Standpoint, Told, bool]]:
    """Every passage by date, and whether its side held something else before."""
    every = [(s, t) for s in found.every for t in s.told]
    last: dict[int, tuple] = {}
    for s, t in sorted(every, key=lambda pair: (pair[1].passage.report.published, pair[1].passage.report.id)):
        before = last.get(id(s))
        yield s, t, bool(before) and bool(t.holds) and before != t.holds
        if t.holds:
            last[id(s)] = t.holds


def _is_told(a: Aspect, d: OpenDispute) -> bool:
    answered = sum(map(bool, a.answers))
    if a.question == "Figures":
        return answered > 0 if d.kind == "figures" else answered > 1 and a.differs
    return answered > 1


def _aspect(question: str, answers: list[str]) -> Aspect:
    return Aspect(question, tuple(answers), len(set(filter(None, answers))) > 1)


def _of_side(s: Standpoint, answer: Callable[[Told], str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, map(answer, s.told))))


def _whether(t: Told) -> str:
    if t.state:
        return phrases.state(t.state)
    return ", ".join(dict.fromkeys(f"{phrases.act(e)} {phrases.status(e)}" for e in t.events))


def _status(t: Told) -> str:
    return ", ".join(dict.fromkeys(phrases.status(e) for e in t.events))


def _when(t: Told, year: int) -> str:
    return ", ".join(dict.fromkeys(filter(None, (phrases.dates(e.when, year) for e in t.events))))


def _parties(t: Told) -> str:
    named = (e for e in t.events if e.actors or e.recipients)
    return ", ".join(dict.fromkeys(phrases.from_to(e.actors, e.recipients, t.passage.report) for e in named))


def _line(s: Standpoint, t: Told, year: int) -> Line:
    quote = whole(t.passage.report.text, t.passage.spans)
    return Line(t.passage.report.id, who(s, t), quote=quote, told=phrases.printed(t.passage.report, year))


def _step(s: Standpoint, t: Told, changed: bool, year: int) -> Line:
    report = t.passage.report
    what = ", ".join(filter(None, (holds(t, year) or "see the words above", "changed" if changed else "")))
    return Line(report.id, who(s, t), what, told=report.outlet, when=phrases.day(report.published, year))
