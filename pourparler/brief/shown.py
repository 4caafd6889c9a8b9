"""One element for `show ID`: what it is, then each passage it rests on, highlighted in its sentence. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from pourparler.record import (
    Attribution,
    Dispute,
    Event,
    Format,
    Group,
    Happening,
    Matter,
    OpenDispute,
    OpenMatter,
    Passage,
    Report,
    Says,
    Stance,
    Telling,
)

from . import lines, phrases
from .quotes import whole

if TYPE_CHECKING:
    from pourparler.dossier import Shown


def shown(found: Shown, matters: Sequence[OpenMatter] = ()) -> Iterator[RenderableType]:
    """Parts to print, one below the other. `matters`: where that is found which a dispute or a stance is about."""
    yield Text.assemble((found.id, "bold"), f" · {found.kind}")
    if heading := _heading(found, matters):
        yield Text(heading)
    for passage, who, id in zip(found.evidence, _who(found), _ids(found), strict=True):
        yield Text()
        yield from _passage(passage, who, id)


def _heading(found: Shown, matters: Sequence[OpenMatter]) -> str:
    """The element in words, as the brief has it."""
    report = found.evidence[0].report
    year, element = report.published.year, found.element
    match element:
        case Happening():
            line = lines.happening(element, year)
        case OpenMatter():
            line = lines.matter(element, element.tellings[-1][0].published)
        case OpenDispute():
            line = lines.dispute(element, year, matters)
        case Event():
            line = lines.telling(Telling(report, element), year)
        case Format():
            line = lines.format_line(element, year)
        case Group():
            line = lines.group(report, element, year)
        case Stance():
            line = lines.stance(report, element, year, matters)
        case Attribution():
            line = lines.saying(report, element, year)
        case Matter():
            return ", ".join((phrases.put(element.kind, element.by, element.to, report), phrases.state(element.state)))
        case Dispute():
            return element.about
    return ", ".join(filter(None, (line.when, line.head, line.what, line.code)))


def _who(found: Shown) -> list[str]:
    """Who says each passage; "" where the passage's own words name the speaker."""
    element = found.element
    match element:
        case Happening():
            return [_speaker(t.event.says, t.report) for t in element.tellings]
        case OpenMatter():
            return [_speaker(m.says, r) for r, m in element.tellings]
        case OpenDispute():
            return [phrases.names(a.by, p.report) for a in element.accounts for p in a.passages]
        case Event() | Matter() | Stance():
            return [_speaker(element.says, found.evidence[0].report)]
    return [""] * len(found.evidence)


def _ids(found: Shown) -> list[str]:
    """What each passage goes by: the id of the telling, which a correction takes; else that of its report."""
    match found.element:
        case Happening() as h:
            return [t.id for t in h.tellings]
        case OpenMatter() | Format() as told:
            return [f"{report.id}.{element.id}" for report, element in told.tellings]
    return [p.report.id for p in found.evidence]


def _speaker(says: Says, report: Report) -> str:
    return phrases.according_to(says, report) or "the reporter's own words"


def _passage(passage: Passage, who: str, id: str) -> Iterator[RenderableType]:
    text = Text()
    for words, mark in whole(passage.report.text, passage.spans).pieces:
        text.append(words, style="bold reverse" if mark else "")
    yield Padding(text, (0, 0, 0, 2))
    yield Padding(Text(" · ".join(filter(None, (who, _cite(passage.report), id))), style="dim"), (0, 0, 0, 2))


def _cite(report: Report) -> str:
    """A report, so that it can be cited: outlet, date, title, address."""
    parts = (report.outlet, phrases.day(report.published, 0), report.title, report.url)
    return " · ".join(filter(None, parts))
