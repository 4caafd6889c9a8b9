"""A reading in its written form: Reading -> the dict that docs/record.md calls a story. No I/O.

The gold form with its additions. Elements refer to each other by what the form offers: an actor by name, country and
sector; an attribution, a parent and an event of a history by id."""

from __future__ import annotations

from pourparler.record import (  # fmt: skip
    Actor,
    Actors,
    Attribution,
    Dispute,
    Event,
    Group,
    Interval,
    Matter,
    Place,
    Reading,
    Report,
    Says,
    Spans,
    Stance,
    Timex,
)

from .fields import StoryError
from .reading import NOBODY


def to_story(reading: Reading) -> dict:
    """The reading as plain dicts, lists, strings and numbers, ready for JSON.

    StoryError when an element names an attribution or an event that the reading does not list."""
    return _Writer(reading).story()


class _Writer:
    """Writes one reading; knows which actors, attributions and events the reading lists."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.actors: dict[tuple[str, str, str], Actor] = {}
        for actor in reading.actors:
            self.actors.setdefault(actor.key, actor)
        self.attributions = {a.id: a for a in reading.attributions}
        self.events = {e.id: e for e in reading.events}

    def story(self) -> dict:
        r = self.reading
        return _report(r.report) | {
            "engine": r.engine,
            "events": [self.event(e) for e in r.events],
            "matters": [self.matter(m) for m in r.matters],
            "groups": [self.group(g) for g in r.groups],
            "stances": [self.stance(s) for s in r.stances],
            "disputes": [self.dispute(d) for d in r.disputes],
            "attributions": [self.attribution(a) for a in r.attributions],
            "actors": [_whole_actor(a) for a in r.actors],
            "timexes": [_timex(t) for t in r.timexes],
            "places": [_place(p) for p in r.places],
        }

    def actor(self, actor: Actor | None) -> dict:
        """Name, country and sector; the rest too where the reading's list would give back another actor."""
        if actor is None:
            return dict(NOBODY)
        name, country, sector = actor.key
        known = self.actors.get(actor.key) or Actor(name, country, sector)
        return {"name": name, "country": country, "sector": sector} if actor == known else _whole_actor(actor)

    def all(self, actors: Actors) -> list[dict]:
        return [self.actor(a) for a in actors]

    def sources(self, a: Attribution) -> dict:
        """`source` is the first; all are listed in `sources` where they are several."""
        first = {"source": self.actor(a.source)}
        return first | {"sources": self.all(a.sources)} if len(a.sources) > 1 else first

    def attribution(self, a: Attribution) -> dict:
        return {
            "id": a.id,
            **self.sources(a),
            "source_span": _span(a.source_span),
            "cue_span": _span(a.cue_span),
            "content_spans": _spans(a.content_spans),
            "form": a.form,
            "named": a.named,
            "anonymity_reason": _span(a.anonymity_reason),
            "parent": self.listed(a.parent, f"attribution {a.id}") if a.parent else None,
            "hedge": _span(a.hedge),
        }

    def listed(self, a: Attribution, where: str) -> str:
        if self.attributions.get(a.id) != a:
            raise StoryError(
                f"report {self.reading.report.id}: {where}: attribution {a.id} is not in the reading's attributions, "
                "or stands there with other values. List each attribution once and refer to that one."
            )
        return a.id

    def says(self, chain: Says, where: str) -> list[dict]:
        return [{"id": self.listed(a, where), **self.sources(a), "named": a.named, "form": a.form} for a in chain]

    def event(self, e: Event) -> dict:
        return {
            "id": e.id,
            "trigger": _spans(e.trigger),
            "type": e.type,
            "mode": e.mode,
            "contexts": list(e.contexts),
            "status": e.status,
            "actors": self.all(e.actors),
            "recipients": self.all(e.recipients),
            "about": _span(e.about),
            "when": _dates(e.when),
            "granularity": _grain(e.when),
            "where": e.where.name if e.where else "",
            "place": _place(e.where) if e.where else None,
            "count": e.count,
            "says": self.says(e.says, f"event {e.id}"),
            "hedge": _span(e.hedge),
        }

    def matter(self, m: Matter) -> dict:
        return {
            "id": m.id,
            "kind": m.kind,
            "about": _spans(m.about),
            "by": self.all(m.by),
            "to": self.all(m.to),
            "opened": _dates(m.opened),
            "opened_granularity": _grain(m.opened),
            "due": _dates(m.due),
            "due_granularity": _grain(m.due),
            "state": m.state,
            "whose_move": self.all(m.whose_move),
            "history": [self.moved_by(e, f"matter {m.id}") for e in m.history],
            "says": self.says(m.says, f"matter {m.id}"),
            "states_by": [{"by": self.all(s.by), "state": s.state} for s in m.states_by],
            "evidence": _spans(m.evidence),
        }

    def moved_by(self, e: Event, where: str) -> str:
        if self.events.get(e.id) != e:
            raise StoryError(
                f"report {self.reading.report.id}: {where}: history: event {e.id} is not in the reading's events, or "
                "stands there with other values. Only listed events can move a matter."
            )
        return e.id

    def group(self, g: Group) -> dict:
        return {
            "id": g.id,
            "name": g.name,
            "evidence": _spans(g.evidence),
            "purpose": _spans(g.purpose),
            "members": [{"actor": self.actor(m.actor), "status": m.status} for m in g.members],
        }

    def stance(self, s: Stance) -> dict:
        return {
            "id": s.id,
            "holder": self.actor(s.holder),
            "toward": s.toward,
            "about": s.about,
            "polarity": s.polarity,
            "as_of": s.as_of.isoformat() if s.as_of else None,
            "says": self.says(s.says, f"stance {s.id}"),
            "evidence": _spans(s.evidence),
        }

    def dispute(self, d: Dispute) -> dict:
        sides = [
            {
                "by": self.all(side.by),
                "position": _spans(side.position),
                "says": self.says(side.says, f"dispute {d.id}"),
            }
            for side in d.sides
        ]
        return {"id": d.id, "about": d.about, "kind": d.kind, "sides": sides}


def _report(report: Report) -> dict:
    return {
        "id": report.id,
        "title": report.title,
        "published": report.published.isoformat(),
        "dateline": report.dateline,
        "outlet": report.outlet,
        "url": report.url,
        "byline": report.byline,
        "language": report.language,
        "text": report.text,
    }


def _whole_actor(a: Actor) -> dict:
    return {
        "name": a.name,
        "country": a.country,
        "sector": a.sector,
        "kind": a.kind,
        "role": a.role,
        "mentions": _spans(a.mentions),
    }


def _timex(t: Timex) -> dict:
    return {
        "span": list(t.span),
        "type": t.type,
        "value": t.value,
        "mod": t.mod,
        "when": _dates(t.interval),
        "granularity": _grain(t.interval),
    }


def _place(p: Place) -> dict:
    return {
        "span": list(p.span),
        "name": p.name,
        "country": p.country,
        "lat": p.lat,
        "lon": p.lon,
        "geonameid": p.geonameid,
    }


def _span(span: tuple[int, int] | None) -> list[int] | None:
    return None if span is None else [span[0], span[1]]


def _spans(spans: Spans) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _dates(when: Interval | None) -> list[str | None] | None:
    if when is None:
        return None
    return [d.isoformat() if d else None for d in (when.first, when.last)]


def _grain(when: Interval | None) -> str | None:
    return None if when is None else when.grain
