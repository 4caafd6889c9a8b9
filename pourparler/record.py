"""The record: what Pourparler writes down, as types. No I/O, no clock, nothing of ours at work.

In this order: what one report says; what the reader model sees in its text; a dossier's record; what people rule.
Terms are those of docs/record.md. Conventions, said once:
- a `Span` is [start, end) in code points of the report's text, so `text[start:end]` is the evidence;
- an `Interval` of dates includes both ends; an open end is None;
- countries are ISO 3166-1 alpha-3 (XKX for Kosovo), "" where there is none;
- a chain of attributions (`says`) runs outermost first; the empty chain is the reporter's own voice.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from pourparler.language.ties import Ties


class Span(NamedTuple):
    """Characters [start, end) of a report's text, in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]

Grain = Literal["day", "week", "month", "year", "before", "after", "unknown"]
ActorKind = Literal["person", "country", "government", "organisation", "armed_group", "party", "company", "group", ""]
Form = Literal["quoted", "mixed", "paraphrased"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["happened", "ongoing", "planned", "postponed", "called_off", "hypothetical", "not_happened"]
MatterKind = Literal["invitation", "question", "proposal", "demand", "offer", "visit", "meeting", "pledge", "deadline"]
MatterState = Literal[
    "open", "under_consideration", "accepted", "declined", "answered", "postponed", "called_off", "done", "contested"
]
MemberStatus = Literal["member", "proposed", "invited", "attending", "refuses", "excluded"]
StanceAbout = Literal["recognition", "support", "opposition", "willingness"]
Polarity = Literal["for", "against", "undecided"]
Act = Literal["accept", "reject", "edit", "add", "merge", "split", "undo"]
DisputeKind = Literal["contradiction", "mutual_blame", "denial", "figures", "dates"]


# What one report says.


@dataclass(frozen=True, slots=True)
class Report:
    """One published text. `text` is fixed once; every span of the record refers to it.

    `id` comes from the text, the date and the outlet: the same report twice is one, a wire copy in
    another outlet is another."""

    text: str
    published: date
    title: str = ""
    outlet: str = ""
    url: str = ""
    byline: str = ""
    dateline: str = ""
    language: str = "en"
    id: str = field(init=False)

    def __post_init__(self) -> None:
        key = "\0".join((self.text, self.published.isoformat(), self.outlet))
        object.__setattr__(self, "id", hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12])


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or speaks. Within one reading (name, country, sector) names one actor.

    `sector` is a PLOVER sector code (GOV, MIL, ...; here IGO and NGO too); `role` is held at the report's
    date; `mentions` are its spans in the one report of the reading."""

    name: str
    country: str = ""
    sector: str = ""
    kind: ActorKind = ""
    role: str = ""
    mentions: Spans = ()

    @property
    def key(self) -> tuple[str, str, str]:
        return self.name, self.country, self.sector


Actors = tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """Dates from `first` to `last`, both included; None is an open end. `grain`: how exactly it is known."""

    first: date | None
    last: date | None
    grain: Grain = "day"

    @property
    def is_dated(self) -> bool:
        """Whether it has an end that is known."""
        return self.first is not None or self.last is not None

    def touches(self, since: date | None, until: date | None) -> bool:
        """Whether it may have a day from `since` to `until`, both included; None is an open end. Without a date: no."""
        if not self.is_dated:
            return False
        return (self.first or date.min) <= (until or date.max) and (since or date.min) <= (self.last or date.max)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression in TIMEX3 terms, with the interval it names (None: a duration, a set, a vague word)."""

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    interval: Interval | None = None
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text. lat, lon in degrees (WGS 84); None where the name resolves to nothing."""

    span: Span
    name: str
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so. `content_spans` are the words the source answers for, in text order.

    `sources`: all who say it together ("Oslo and Bern said"), none where nobody is identified. `named` False: "a
    senior official", with `anonymity_reason` where the text gives one. `hedge`: the words that mark the reporter's
    own inference."""

    id: str
    sources: Actors
    source_span: Span | None
    cue_span: Span | None
    content_spans: Spans
    form: Form = "paraphrased"
    named: bool = True
    anonymity_reason: Span | None = None
    parent: Attribution | None = None
    hedge: Span | None = None

    @property
    def source(self) -> Actor | None:
        """The first of those who say it."""
        return self.sources[0] if self.sources else None


Says = tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One PLOVER event. `trigger` is the verb or event noun; `says` the chain it is told by."""

    id: str
    trigger: Spans
    type: EventType
    status: Status
    mode: str = ""
    contexts: tuple[str, ...] = ()
    actors: Actors = ()
    recipients: Actors = ()
    about: Span | None = None
    where: Place | None = None
    when: Interval | None = None
    count: int | Literal["several"] = 1
    says: Says = ()
    hedge: Span | None = None


@dataclass(frozen=True, slots=True)
class StateBy:
    """The state that one party holds a contested matter to be in."""

    by: Actors
    state: MatterState


@dataclass(frozen=True, slots=True)
class Matter:
    """Something put by one party to another that asks for a next move.

    `history`: the events of the same reading that moved it, in time order. `whose_move` is empty when closed."""

    id: str
    kind: MatterKind
    about: Spans
    by: Actors
    to: Actors
    state: MatterState
    whose_move: Actors
    evidence: Spans
    opened: Interval | None = None
    due: Interval | None = None
    history: tuple[Event, ...] = ()
    says: Says = ()
    states_by: tuple[StateBy, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A seat in a group."""

    actor: Actor
    status: MemberStatus


@dataclass(frozen=True, slots=True)
class Group:
    """A format for talks: contact group, quartet, delegation, conference, round of talks."""

    id: str
    name: str
    evidence: Spans
    purpose: Spans = ()
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """How `holder` stands `toward` an actor or a matter, as of the report's date."""

    id: str
    holder: Actor
    toward: str
    about: StanceAbout
    polarity: Polarity
    evidence: Spans
    as_of: date | None = None
    says: Says = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One account in a dispute: by whom, and the words. Empty `by`: nobody is named, or the reporter."""

    by: Actors
    position: Spans
    says: Says = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """Where accounts of one report part."""

    id: str
    about: str
    kind: DisputeKind
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one report says. `engine` names the rules and the model that made it."""

    report: Report
    engine: str
    attributions: tuple[Attribution, ...] = ()
    actors: Actors = ()
    timexes: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    matters: tuple[Matter, ...] = ()
    groups: tuple[Group, ...] = ()
    stances: tuple[Stance, ...] = ()
    disputes: tuple[Dispute, ...] = ()


# A text as the reader model sees it; nothing of this is kept.


@dataclass(frozen=True, slots=True)
class Word:
    """A word in the UD sense: its place in `Text.words`, its characters, its tags and its head.

    `head` is an index into `Text.words`, -1 for the root of a sentence. UD 2.16 labels; `relation` is `deprel` without
    its subtype."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    sentence: int
    relation: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "relation", self.deprel.split(":")[0])


@dataclass(frozen=True, slots=True)
class Name:
    """A name: words [first, end) of `Text.words`, and its type."""

    first: int
    end: int
    type: Literal["PER", "LOC", "ORG", "TIME"]


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A piece of an attribution as the model labels it: words [first, end).

    `link`: for a cue, the index in `Text.roles` of its source; for a content, of its cue; -1 for none.
    `score`: mean probability of the labels of its words, 0 to 1."""

    role: Literal["source", "cue", "content"]
    first: int
    end: int
    link: int
    score: float


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that the model takes for the head of an event's trigger. Probabilities are 0 to 1.

    `score`: that it is one at all; `types`: which, the likeliest first, then those above 0.02; `modes`: PLOVER's, ""
    for none; `ties`: to the words around, as actor, recipient, source, time."""

    word: int
    score: float
    types: dict[EventType, float]
    status: dict[Status, float]
    modes: dict[str, float] = field(default_factory=dict)
    ties: Ties | None = field(default=None, repr=False, compare=False)

    @property
    def type(self) -> EventType:
        """The likeliest type."""
        return next(iter(self.types))


@dataclass(frozen=True, slots=True)
class Text:
    """A report's text with what `language` knows of it. `sentences`: word ranges [first, end), in order."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...] = ()
    roles: tuple[RoleSpan, ...] = ()
    triggers: tuple[Trigger, ...] = ()

    kids: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    cases: dict[int, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        kids: list[list[int]] = [[] for _ in self.words]
        cases: dict[int, str] = {}
        for word in self.words:
            if word.head >= 0:
                kids[word.head].append(word.i)
            if word.deprel == "case" and word.i < word.head:
                cases.setdefault(word.head, word.lemma.lower())
        object.__setattr__(self, "kids", tuple(map(tuple, kids)))
        object.__setattr__(self, "cases", cases)

    def children(self, i: int) -> tuple[int, ...]:
        """Indices of the words whose head is word i, in text order."""
        return self.kids[i]

    def preposition(self, i: int) -> str:
        """The lemma of the preposition before the phrase that word i heads, "" where there is none."""
        return self.cases.get(i, "")


# A dossier's record: readings put together. Elements of several reports keep each telling apart.


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one report: `report.text[start:end]` for each span."""

    report: Report
    spans: Spans

    @property
    def words(self) -> str:
        return " … ".join(self.report.text[s:e] for s, e in self.spans)


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one report tells it."""

    report: Report
    event: Event

    @property
    def id(self) -> str:
        return f"{self.report.id}.{self.event.id}"


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening and all its tellings, by date of publication, then by place in the text."""

    id: str
    tellings: tuple[Telling, ...]

    @property
    def event(self) -> Event:
        """The first telling, whose wording stands for the happening."""
        return self.tellings[0].event

    @property
    def evidence(self) -> tuple[Passage, ...]:
        return tuple(Passage(t.report, t.event.trigger) for t in self.tellings)


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """A matter as the whole dossier tells it; `tellings` are the matters of single reports, oldest first."""

    id: str
    kind: MatterKind
    by: Actors
    to: Actors
    state: MatterState
    whose_move: Actors
    tellings: tuple[tuple[Report, Matter], ...]
    opened: Interval | None = None
    due: Interval | None = None
    states_by: tuple[StateBy, ...] = ()

    @property
    def evidence(self) -> tuple[Passage, ...]:
        return tuple(Passage(report, matter.evidence) for report, matter in self.tellings)


@dataclass(frozen=True, slots=True)
class Format:
    """A format for talks as the whole dossier tells it; `tellings` are the groups of single reports, oldest first."""

    id: str
    tellings: tuple[tuple[Report, Group], ...]

    @property
    def name(self) -> str:
        """The fullest that a report has for it."""
        return max((group.name for _, group in self.tellings), key=len)

    @property
    def evidence(self) -> tuple[Passage, ...]:
        return tuple(Passage(report, group.evidence) for report, group in self.tellings)


@dataclass(frozen=True, slots=True)
class Account:
    """One side of a dispute in a dossier."""

    by: Actors
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class OpenDispute:
    """Where accounts part, in one report or across several."""

    id: str
    about: str
    kind: DisputeKind
    accounts: tuple[Account, ...]
    told: tuple[str, ...] = ()  # ids of the disputes of single reports; none where only the table sees it

    @property
    def evidence(self) -> tuple[Passage, ...]:
        """The passages of all accounts, one account after another."""
        return tuple(p for account in self.accounts for p in account.passages)

    @property
    def last_told(self) -> date:
        """When the last report that holds one of the passages was published; date.min where there are none."""
        return max((p.report.published for p in self.evidence), default=date.min)


@dataclass(frozen=True, slots=True)
class Record:
    """A dossier put together. Stances stay with the report that tells them.

    `checked`: ids of the elements that a person has accepted, edited or added ("<report id>.<local id>")."""

    dossier: str
    readings: tuple[Reading, ...]
    happenings: tuple[Happening, ...] = ()
    matters: tuple[OpenMatter, ...] = ()
    groups: tuple[Format, ...] = ()
    stances: tuple[tuple[Report, Stance], ...] = ()
    disputes: tuple[OpenDispute, ...] = ()
    checked: frozenset[str] = frozenset()


# What people rule. A ruling is a row of a log to which rows are only added.


@dataclass(frozen=True, slots=True)
class Anchor:
    """An element by the words it rests on, which stay when its report is read anew. `local_id`: what it was called.

    `kind`: attribution, event, matter, group, stance, dispute; "passage": of a dispute that only the table sees;
    "person": where a report tells who somebody is."""

    report_id: str
    kind: str
    local_id: str
    spans: Spans
    words: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody ruled. `changes`: new values of fields, in the written form; `undoes`: another row's number.

    Of "add", the first target is what was added, its words being those that the person saw; the second who says so."""

    n: int
    act: Act
    who: str
    at: datetime  # UTC
    targets: tuple[Anchor, ...] = ()
    changes: tuple[tuple[str, Any], ...] = ()
    why: str = ""
    undoes: int | None = None


class PourparlerError(Exception):
    """What went wrong, where, and the mend, in one message. The one base class of our errors."""
