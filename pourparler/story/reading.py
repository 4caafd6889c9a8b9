"""The written form of a reading, read back: a story as a dict -> Reading. No I/O.

Every field is checked as it is read: vocabulary, dates, spans inside the text, references. A gold story lacks the
additions of a reading; what it leaves out is made from what it has (see `from_story`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import TypeVar

from pourparler.record import (  # fmt: skip
    Actor,
    Actors,
    Attribution,
    Dispute,
    Event,
    Group,
    Matter,
    Member,
    Place,
    Reading,
    Report,
    Says,
    Side,
    Span,
    Stance,
    StateBy,
    Timex,
)

from .fields import (
    ACTOR_KINDS,
    DISPUTE_KINDS,
    EVENT_TYPES,
    FORMS,
    MATTER_KINDS,
    MATTER_STATES,
    MEMBER_STATUSES,
    POLARITIES,
    STANCES_ABOUT,
    STATUSES,
    TIMEX_TYPES,
    Fields,
    StoryError,
)

T = TypeVar("T")
NOBODY = {"name": "", "country": "", "sector": ""}


def from_story(story: dict) -> Reading:
    """The reading that a story writes down. StoryError names the story, the element, the field and the mend.

    For a gold story: `says` links without ids become attributions a1, a2, ... without spans, one for each distinct
    link below the same parent; a place takes the span of its name nearest the trigger, else the trigger's; granularity
    follows from the length of the interval; a stance is held as of the report's date; engine is "gold"."""
    if not isinstance(story, dict):
        raise StoryError(f"a story is an object with text, published and elements, not {type(story).__name__}.")
    return _Reader(story).reading()


class _Reader(Fields):
    """Reads one story, lists first that others refer to: actors, attributions, events."""

    def __init__(self, story: dict) -> None:
        super().__init__(story)
        self.actors: dict[tuple[str, str, str], Actor] = {}
        self.attributions: dict[str, Attribution] = {}
        self.unlisted: dict[tuple, Attribution] = {}
        self.events: dict[str, Event] = {}
        self.ids: set[str] = set()

    def reading(self) -> Reading:
        report = self.report()
        self.check_ids()
        actors = self.each("actors", "actor", self.whole_actor)
        for actor in actors:
            self.actors.setdefault(actor.key, actor)
        written = {a["id"]: a for a in self.elements("attributions")}
        listed = tuple(self.attribution(id, written, ()) for id in written)
        events = self.each("events", "event", self.event)
        self.events = {e.id: e for e in events}
        matters = self.each("matters", "matter", self.matter)
        groups = self.each("groups", "group", self.group)
        stances = self.each("stances", "stance", lambda s: self.stance(s, report.published))
        disputes = self.each("disputes", "dispute", self.dispute)
        timexes, places = self.each("timexes", "timex", self.timex), self.each("places", "place", self.whole_place)
        engine = self.string(self.story, "engine", "gold")
        attributions = listed + tuple(self.unlisted.values())
        return Reading(
            report, engine, attributions, actors, timexes, places, events, matters, groups, stances, disputes
        )

    # -- the report

    def report(self) -> Report:
        rest = {k: self.string(self.story, k, "") for k in ("title", "outlet", "url", "byline", "dateline")}
        published = self.day(self.story.get("published"), "published")
        if published is None:
            raise self.fault("published", "is missing", "Give the date of publication as YYYY-MM-DD")
        return Report(self.text, published, language=self.string(self.story, "language", "en"), **rest)

    def check_ids(self) -> None:
        for field in ("attributions", "events", "matters", "groups", "stances", "disputes"):
            for i, element in enumerate(self.elements(field)):
                self.place = f"{field} {i + 1}"
                id = self.string(element, "id", None)
                if id in self.ids:
                    raise self.fault("id", f"{id!r} is used twice", "Give each element of a story its own id")
                self.ids.add(id)

    # -- elements

    def event(self, e: dict) -> Event:
        trigger = self.spans(e, "trigger")
        if not trigger:
            raise self.fault("trigger", "is empty", "An event needs the words that name it")
        return Event(
            e["id"],
            trigger,
            self.word(e, "type", EVENT_TYPES),
            self.word(e, "status", STATUSES),
            self.string(e, "mode", ""),
            tuple(self.strings(e, "contexts")),
            self.parties(e, "actors"),
            self.parties(e, "recipients"),
            self.span(e, "about"),
            self.where(e, trigger[0]),
            self.interval(e, "when", "granularity"),
            self.count(e),
            self.says(e),
            self.span(e, "hedge"),
        )

    def matter(self, m: dict) -> Matter:
        return Matter(
            m["id"],
            self.word(m, "kind", MATTER_KINDS),
            self.spans(m, "about"),
            self.parties(m, "by"),
            self.parties(m, "to"),
            self.word(m, "state", MATTER_STATES),
            self.parties(m, "whose_move"),
            self.spans(m, "evidence"),
            self.interval(m, "opened", "opened_granularity"),
            self.interval(m, "due", "due_granularity"),
            tuple(self.moved_by(id) for id in self.strings(m, "history")),
            self.says(m),
            tuple(
                StateBy(self.parties(s, "by"), self.word(s, "state", MATTER_STATES))
                for s in self.objects(m, "states_by")
            ),
        )

    def moved_by(self, id: str) -> Event:
        if id not in self.events:
            raise self.fault("history", f"names the event {id!r}, which the story lacks", "List it under events")
        return self.events[id]

    def group(self, g: dict) -> Group:
        members = tuple(
            Member(self.party(m.get("actor"), "members"), self.word(m, "status", MEMBER_STATUSES))
            for m in self.objects(g, "members")
        )
        return Group(g["id"], self.string(g, "name", ""), self.spans(g, "evidence"), self.spans(g, "purpose"), members)

    def stance(self, s: dict, published: date) -> Stance:
        return Stance(
            s["id"],
            self.party(s.get("holder"), "holder"),
            self.string(s, "toward", ""),
            self.word(s, "about", STANCES_ABOUT),
            self.word(s, "polarity", POLARITIES),
            self.spans(s, "evidence"),
            self.day(s["as_of"], "as_of") if "as_of" in s else published,
            self.says(s),
        )

    def dispute(self, d: dict) -> Dispute:
        sides = tuple(
            Side(self.parties(s, "by"), self.spans(s, "position"), self.says(s)) for s in self.objects(d, "sides")
        )
        return Dispute(d["id"], self.string(d, "about", ""), self.word(d, "kind", DISPUTE_KINDS), sides)

    def timex(self, t: dict) -> Timex:
        span, type, interval = self.span(t, "span"), t.get("type"), self.interval(t, "when", "granularity")
        if span is None or not isinstance(type, str) or type not in TIMEX_TYPES:
            raise self.fault("span" if span is None else "type", "is missing or unknown", "See TIMEX3")
        return Timex(span, type, self.string(t, "value", ""), interval, self.string(t, "mod", ""))

    def where(self, e: dict, near: Span) -> Place | None:
        if e.get("place") is not None:
            return self.whole_place(self.objects({"place": [e["place"]]}, "place")[0])
        name = self.string(e, "where", "")
        return Place(_nearest(self.text, name, near), name) if name else None

    def whole_place(self, p: dict) -> Place:
        span = self.span(p, "span")
        if span is None:
            raise self.fault("span", "is missing", "A place needs the words that name it")
        name, country = self.string(p, "name", ""), self.string(p, "country", "")
        return Place(span, name, country, *(self.number(p, k) for k in ("lat", "lon", "geonameid")))

    # -- actors and attributions

    def whole_actor(self, a: dict) -> Actor:
        name, country, sector = (self.string(a, k, "") for k in ("name", "country", "sector"))
        kind = self.word(a, "kind", ACTOR_KINDS) if "kind" in a else ""
        return Actor(name, country, sector, kind, self.string(a, "role", ""), self.spans(a, "mentions"))

    def party(self, a: object, field: str) -> Actor:
        if not isinstance(a, dict):
            raise self.fault(field, f"{a!r} is no actor", "Write actors as {name, country, sector}")
        if "mentions" in a:
            return self.whole_actor(a)
        try:
            return self.actors[a["name"], a["country"], a["sector"]]
        except (KeyError, TypeError):  # not seen so far, or not well formed
            key = (self.string(a, "name", ""), self.string(a, "country", ""), self.string(a, "sector", ""))
            return self.actors.setdefault(key, Actor(*key))

    def parties(self, element: dict, field: str) -> Actors:
        return tuple(self.party(a, field) for a in self.objects(element, field))

    def sources(self, link: dict) -> Actors:
        if "sources" in link:
            return self.parties(link, "sources")
        source = link.get("source")
        return (self.party(source, "source"),) if source and source != NOBODY else ()

    def attribution(self, id: str, written: dict, inside: tuple[str, ...]) -> Attribution:
        """The attribution of this id, after its parents. `inside`: the children that lead here."""
        if id in self.attributions:
            return self.attributions[id]
        self.place = f"attribution {inside[-1] if inside else id}"
        if id not in written or id in inside:
            fault = "names itself through its parents" if id in inside else f"{id!r} is not in the story"
            raise self.fault("parent", fault, "Parents are attributions of the same story, outermost first")
        a = written[id]
        outer = None if a.get("parent") is None else self.string(a, "parent", None)
        parent = None if outer is None else self.attribution(outer, written, (*inside, id))
        self.place = f"attribution {id}"
        spans = {f: self.span(a, f) for f in ("source_span", "cue_span", "anonymity_reason", "hedge")}
        self.attributions[id] = Attribution(
            id,
            self.sources(a),
            content_spans=self.spans(a, "content_spans"),
            form=self.word(a, "form", FORMS) if "form" in a else "paraphrased",
            named=self.flag(a, "named"),
            parent=parent,
            **spans,
        )
        return self.attributions[id]

    def says(self, element: dict) -> Says:
        chain: Says = ()
        for link in self.objects(element, "says"):
            chain += (self.link(link, chain[-1] if chain else None),)
        return chain

    def link(self, link: dict, parent: Attribution | None) -> Attribution:
        if "id" not in link:
            return self.link_of_gold(link, parent)
        id = self.string(link, "id", None)
        if id not in self.attributions:
            raise self.fault("says", f"names the attribution {id!r}, which the story lacks", "List it")
        return self.attributions[id]

    def link_of_gold(self, link: dict, parent: Attribution | None) -> Attribution:
        sources, named = self.sources(link), self.flag(link, "named")
        form = self.word(link, "form", FORMS) if "form" in link else "paraphrased"
        key = (parent.id if parent else "", tuple(s.key for s in sources), named, form)
        if key not in self.unlisted:
            id = next(id for n in count(1) if (id := f"a{n}") not in self.ids)
            self.ids.add(id)
            self.unlisted[key] = Attribution(id, sources, None, None, (), form, named, None, parent)
        return self.unlisted[key]

    def elements(self, field: str) -> list[dict]:
        self.place = ""
        return self.objects(self.story, field)

    def each(self, field: str, kind: str, read: Callable[[dict], T]) -> tuple[T, ...]:
        found = []
        for i, element in enumerate(self.elements(field)):
            self.place = f"{kind} {element.get('id') or element.get('name') or i + 1}"
            found.append(read(element))
        self.place = ""
        return tuple(found)


def _nearest(text: str, name: str, near: Span) -> Span:
    """Where the text names the place, closest to `near`; `near` itself where it does not."""
    starts, at = [], text.find(name)
    while at >= 0:
        starts.append(at)
        at = text.find(name, at + 1)
    if not starts:
        return near
    start = min(starts, key=lambda s: abs(s - near.start))
    return Span(start, start + len(name))
