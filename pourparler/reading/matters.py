"""What is open between the parties: a report's events -> its matters, each with its state and whose move it is. Pure.

An event opens a matter by its word (lexicon/matters.tsv): an invitation, a demand, a planned visit. A later mention with
the same parties and like words is the same matter; later acts move it (moves.py). Something that nobody put to anybody
is no matter. Terms: "Matter" in RECORD.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pourparler.reading.actors import Cast
from pourparler.reading.arguments import parties
from pourparler.reading.attribution import subtree
from pourparler.reading.clauses import clause, complements, content, phrase, telling, trigger_word
from pourparler.reading.lexicon.element_words import MatterWord, matter_words
from pourparler.reading.moves import Move, moves, settled, whose_move
from pourparler.reading.rows import preposition
from pourparler.record import Actors, Event, Interval, Matter, MatterKind, MatterState, Says, Spans, Text, Timex

GATHERINGS = ("visit", "meeting")
_BY_STATUS: dict[str, MatterState] = {"planned": "accepted", "postponed": "postponed", "called_off": "called_off"}
_NAMED = ("invitation", "question", "offer", "deadline")  # kinds that a noun opens even where it tells no event
_OPENS = ("happened", "ongoing")
_POWERS = ("GOV", "MIL", "LEG", "REB", "")  # sectors of those who can give in
_WH = frozenset("who what when where why how whether if which".split())


@dataclass(frozen=True, slots=True)
class Put:
    """One mention of something put to somebody. `word`: that which names it."""

    word: int
    kind: MatterKind
    by: Actors
    to: Actors
    state: MatterState
    about: Spans
    evidence: Spans
    event: Event | None = None
    says: Says = ()

    @property
    def when(self) -> Interval | None:
        return self.event.when if self.event else None


def find_matters(text: Text, cast: Cast, events: Sequence[Event], timexes: Sequence[Timex]) -> tuple[Matter, ...]:
    """Matters in the order they are first told, ids m1, m2, …"""
    at = {trigger_word(text, e): e for e in events}
    mentions = [p for i in range(len(text.words)) if (p := _mention(text, cast, i, at.get(i)))]
    threads = _threads(text, mentions)
    out = []
    for thread in threads:
        matter = _matter(text, thread, timexes)
        if _is_open(matter, thread):
            out.append(_moved(text, cast, matter, thread, moves(text, cast, at)))
    return tuple(replace(m, id=f"m{n}") for n, m in enumerate(out, 1))


# ---- one mention ---------------------------------------------------------------------------------------


def _mention(text: Text, cast: Cast, i: int, event: Event | None) -> Put | None:
    """What word i puts to somebody, as an event or as a noun with an owner ("the Marenian invitation")."""
    if event is None:
        return _noun(text, cast, i)
    kind = _kind(text, i, event)
    if kind is None:
        return None
    if kind in GATHERINGS:
        state = _BY_STATUS.get(event.status)
    else:
        state = "open" if event.status in _OPENS else None
    if state is None:
        return None
    by, to = _parties(text, cast, i, event)
    if not _told(text, i, kind, by, to, event.says):
        return None
    return Put(i, kind, by, to, state, _about(text, i, kind), (telling(text, i),), event, event.says)


def _parties(text: Text, cast: Cast, i: int, event: Event) -> tuple[Actors, Actors]:
    """By whom and to whom: the event's parties; of "must" and "should", the speaker and the subject of their verb."""
    if text.words[i].upos != "AUX":
        return event.actors, event.recipients or _within(text, cast, i, event)
    speaker = event.says[-1].source if event.says else None
    verb = text.words[i].head
    return (speaker,) if speaker else (), event.recipients or (parties(text, cast, verb, "nsubj").actors if verb >= 0 else ())


def _within(text: Text, cast: Cast, i: int, event: Event) -> Actors:
    """Whom a demand without an addressee is put to: the first party, other than who demands, of what is demanded."""
    if event.type != "REQUEST":
        return ()
    for top in complements(text, i)[:1]:
        for k in subtree(text, top):
            found = tuple(a for a in cast.at(k) or cast.adjective(k) if a.country and a.sector in _POWERS)
            if found and not sides(found) & sides(event.actors):
                return found
    return ()


def _told(text: Text, i: int, kind: MatterKind, by: Actors, to: Actors, says: Says) -> bool:
    """Whether the report tells that it was put: demands and pledges by the reporter or by their own party, not as what
    somebody says of others; "must" and "should" only of somebody."""
    if text.words[i].upos == "AUX" and not (by and to):
        return False
    if kind in ("question", "offer") and not by:
        return False
    if kind not in ("demand", "pledge"):
        return True
    if not by and (kind == "pledge" or says or text.words[i].xpos == "VBN"):
        return False
    source = says[-1].source if says else None
    return not says or (source is not None and bool(sides((source,)) & sides(by)))


def _kind(text: Text, i: int, event: Event) -> MatterKind | None:
    word = text.words[i]
    rows = matter_words().get((word.lemma.lower(), "VERB" if word.upos == "AUX" else word.upos), ())
    row = next((r for r in rows if not r.types or event.type in r.types), None)
    if row is None:
        return "demand" if event.type == "REQUEST" and word.upos == "AUX" else None
    if word.lemma == "ask":
        return "question" if _asks(text, i) else "demand"
    if word.lemma == "agree" and not any(text.words[k].deprel in ("xcomp", "ccomp") for k in text.children(i)):
        return None
    return row.kind


def _asks(text: Text, i: int) -> bool:
    """Whether "ask" puts a question: with an indirect question, or about something."""
    for k in text.children(i):
        word = text.words[k]
        if word.deprel == "ccomp" and any(text.words[c].lemma.lower() in _WH for c in subtree(text, k)[:3]):
            return True
        if word.deprel.startswith("obl") and preposition(text, k) == "about":
            return True
        if word.deprel == "obj" and word.lemma == "question":
            return True
    return False


def _noun(text: Text, cast: Cast, i: int) -> Put | None:
    word = text.words[i]
    rows: tuple[MatterWord, ...] = matter_words().get((word.lemma.lower(), "NOUN"), ()) if word.upos == "NOUN" else ()
    row = next((r for r in rows if r.kind in _NAMED), None)
    if row is None or word.deprel in ("compound", "nmod:unmarked"):
        return None
    who = parties(text, cast, i, "poss>to")
    return Put(i, row.kind, who.actors, who.recipients, "open", _about(text, i, row.kind), (telling(text, i),))


def _about(text: Text, i: int, kind: MatterKind) -> Spans:
    """What it is about: the clause or phrase that the word governs; for a visit or meeting, the word's own phrase."""
    if kind in GATHERINGS:
        return (phrase(text, i),)
    if text.words[i].upos == "AUX":
        return (phrase(text, text.words[i].head),)
    found = complements(text, i)
    return (phrase(text, found[0]),) if found else ()


# ---- mentions of one matter ----------------------------------------------------------------------------


def _threads(text: Text, mentions: Sequence[Put]) -> list[list[Put]]:
    """Mentions of one matter together; a noun without parties joins one before it or is dropped."""
    out: list[list[Put]] = []
    for put in mentions:
        thread = next((t for t in reversed(out) if _same(text, t, put)), None)
        if thread is not None:
            thread.append(put)
        elif put.by or put.to:
            out.append([put])
    return out


def _same(text: Text, thread: Sequence[Put], put: Put) -> bool:
    first = thread[0]
    if first.kind != put.kind:
        return False
    by, to = _first([p.by for p in thread]), _first([p.to for p in thread])
    if put.kind in GATHERINGS:
        if "postponed" not in {put.state, thread[-1].state} and any(_apart(p.when, put.when) for p in thread):
            return False
        return bool(sides(by + to) & sides(put.by + put.to)) and _together(by + to, put.by + put.to)
    if not (_agree(by, put.by) and _agree(to, put.to)):
        return False
    if not put.about and _definite(text, put.word):
        return True
    if put.kind in ("invitation", "deadline"):
        return True
    words = frozenset().union(*(content(text, p.about or p.evidence) for p in thread))
    own = content(text, put.about or put.evidence)
    return len(words & own) >= max(1, min(2, len(own)))


def _agree(a: Actors, b: Actors) -> bool:
    return not a or not b or bool(sides(a) & sides(b))


def _together(a: Actors, b: Actors) -> bool:
    """Whether two gatherings can be one: neither names a side that the other, naming two or more, leaves out."""
    x, y = sides(a), sides(b)
    return x <= y or y <= x


def _apart(a: Interval | None, b: Interval | None) -> bool:
    """Whether two dates cannot be of one gathering."""
    if a is None or b is None:
        return False
    return (a.last is not None and b.first is not None and a.last < b.first) or (
        b.last is not None and a.first is not None and b.last < a.first
    )


def _definite(text: Text, i: int) -> bool:
    return any(text.words[k].lemma in ("the", "this", "that", "its", "his", "her", "their") for k in text.children(i))


def sides(actors: Actors) -> frozenset[str]:
    """What actors count as: their countries, else their names."""
    return frozenset(a.country or a.name.lower() for a in actors)


def _first(options: Sequence[Actors]) -> Actors:
    return next((o for o in options if o), ())


# ---- the matter of a thread ----------------------------------------------------------------------------


def _matter(text: Text, thread: Sequence[Put], timexes: Sequence[Timex]) -> Matter:
    first = thread[0]
    return Matter(
        id="",
        kind=first.kind,
        about=next((p.about for p in thread if p.about), first.evidence),
        by=_first([p.by for p in thread]),
        to=_first([p.to for p in thread]),
        state=_told_state(thread),
        whose_move=(),
        evidence=tuple(dict.fromkeys(s for p in thread for s in p.evidence)),
        opened=first.when if first.kind not in GATHERINGS else None,
        due=_due(thread, timexes),
        history=tuple(p.event for p in thread if p.event),
        says=first.says,
    )


def _told_state(thread: Sequence[Put]) -> MatterState:
    """A gathering once put off stays so under its new date; else the last mention tells."""
    states = [p.state for p in thread]
    return "postponed" if "postponed" in states and states[-1] != "called_off" else states[-1]


def _is_open(matter: Matter, thread: Sequence[Put]) -> bool:
    """Whether enough is known to call it a matter: a party, and for a gathering or a question the other party too."""
    if matter.kind == "question":
        return bool(matter.by and matter.to)
    if matter.kind in GATHERINGS and len(thread) == 1 and matter.state == "accepted":
        return len(sides(matter.by + matter.to)) > 1
    return bool(matter.by or matter.to)


def _due(thread: Sequence[Put], timexes: Sequence[Timex]) -> Interval | None:
    """The date set: a gathering's own, else that of "by" or "before" in the words; a deadline's any date."""
    first = thread[0]
    if first.kind in GATHERINGS:
        return next((p.when for p in reversed(thread) if p.when), None)
    for put in thread:
        for span in put.evidence:
            for t in timexes:
                if t.interval and span.start <= t.span.start and t.span.end <= span.end and first.kind == "deadline":
                    return t.interval
    return None


def _moved(text: Text, cast: Cast, matter: Matter, thread: Sequence[Put], found: Sequence[Move]) -> Matter:
    """The matter after the acts that moved it."""
    moved = settled(text, matter, [p.word for p in thread], found)
    return replace(moved, whose_move=whose_move(moved))
