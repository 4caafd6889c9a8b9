"""Small readings written by hand: a sentence, the word that names the act, who, whom. For tests of table, brief and cli."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pourparler.record import (
    Actor,
    Attribution,
    Dispute,
    Event,
    Group,
    Interval,
    Matter,
    Member,
    Reading,
    Report,
    Side,
    Span,
    Spans,
    Stance,
    StateBy,
)

VELDRIA = Actor("Veldria", "VDR", "GOV", "country")
OSTER = Actor("Oster", "OSR", "GOV", "country")
LUMEN = Actor("Lumen", "LUM", "GOV", "country")
KORO = Actor("Ilan Koro", "VDR", "GOV", "person")
MERROW = Actor("Tessa Merrow", "OSR", "GOV", "person")
LEAGUE = Actor("League of Straits", "", "IGO", "organisation")


def day(text: str) -> date:
    """ "3 March" -> that day of 2031."""
    number, month = text.split()
    return date(2031, {"January": 1, "February": 2, "March": 3, "April": 4}[month], int(number))


def on(text: str) -> Interval:
    return Interval(day(text), day(text))


@dataclass
class Page:
    """A report in the making: its text is all sentences put on it."""

    published: str = "3 March"
    outlet: str = "Lumen Post"

    def __post_init__(self) -> None:
        self.text = ""
        self.parts: dict[str, list] = {
            k: [] for k in ("attributions", "events", "matters", "groups", "stances", "disputes")
        }

    def write(self, sentence: str) -> int:
        start = len(self.text)
        self.text += sentence + " "
        return start

    def span(self, words: str, since: int = 0) -> Span:
        start = self.text.index(words, since)
        return Span(start, start + len(words))

    def says(self, source: Actor | None, named: bool = True) -> tuple[Attribution, ...]:
        if source is None and named:
            return ()
        link = Attribution(
            f"a{len(self.parts['attributions']) + 1}", (source,) if source else (), None, None, (), named=named
        )
        self.parts["attributions"].append(link)
        return (link,)

    def event(
        self,
        sentence: str,
        trigger: str,
        type: str,
        by=(),
        to=(),
        status="happened",
        mode="",
        when=None,
        says=None,
        named=True,
    ) -> Page:
        at = self.write(sentence)
        self.parts["events"].append(
            Event(
                id=f"e{len(self.parts['events']) + 1}",
                trigger=(self.span(trigger, at),),
                type=type,
                status=status,
                mode=mode,
                actors=tuple(by),
                recipients=tuple(to),
                when=on(when) if when else None,
                says=self.says(says, named),
            )
        )
        return self

    def matter(
        self,
        sentence: str,
        about: str,
        kind: str,
        by=(),
        to=(),
        state="open",
        move=(),
        says=None,
        opened=None,
        due=None,
        states_by=(),
    ) -> Page:
        at = self.write(sentence)
        self.parts["matters"].append(
            Matter(
                id=f"m{len(self.parts['matters']) + 1}",
                kind=kind,
                about=(self.span(about, at),),
                by=tuple(by),
                to=tuple(to),
                state=state,
                whose_move=tuple(move),
                evidence=(Span(at, at + len(sentence)),),
                opened=on(opened) if opened else None,
                due=on(due) if due else None,
                says=self.says(says),
                states_by=tuple(StateBy((who,), held) for who, held in states_by),
            )
        )
        return self

    def dispute(self, about: str, kind: str, *sides: tuple[tuple[Actor, ...], str]) -> Page:
        positions = [(by, self.write(words), words) for by, words in sides]
        made = tuple(Side(by, (Span(at, at + len(words)),)) for by, at, words in positions)
        self.parts["disputes"].append(Dispute(f"d{len(self.parts['disputes']) + 1}", about, kind, made))
        return self

    def group(self, sentence: str, name: str, *members: tuple[Actor, str]) -> Page:
        at = self.write(sentence)
        spans: Spans = (self.span(name, at),)
        self.parts["groups"].append(Group("g1", name, spans, members=tuple(Member(a, s) for a, s in members)))
        return self

    def stance(self, sentence: str, holder: Actor, toward: str, about: str, polarity: str, says=None) -> Page:
        at = self.write(sentence)
        evidence = (Span(at, at + len(sentence)),)
        self.parts["stances"].append(Stance("s1", holder, toward, about, polarity, evidence, says=self.says(says)))
        return self

    def reading(self) -> Reading:
        report = Report(self.text.strip() or ".", day(self.published), outlet=self.outlet)
        parts = {k: tuple(v) for k, v in self.parts.items()}
        said = {a.source.key: a.source for a in parts["attributions"] if a.source}
        acting = {a.key: a for e in parts["events"] for a in e.actors + e.recipients}
        return replace(Reading(report, "by hand"), actors=tuple((said | acting).values()), **parts)
