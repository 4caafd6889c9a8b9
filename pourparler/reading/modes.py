"""How it was done: an event's type, words, content and parties -> its PLOVER mode, "" where nothing tells.

A request, a refusal, a threat has its mode from what is asked, refused, threatened: the event nearest below it. Else a
phrase of the lexicon counts, then what the model is sure of, then the nearest telling word ("a drone strike",
lexicon/mode_words.tsv), then the lexicon's plain row, then for a meeting who came to whom, then the mode that is the
rest of its type.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pourparler.record import Event, EventType, Text

from .lexicon.event_table import MODES, EventRow, mode_words
from .rows import fitting

SURE = 0.5  # probability from which the model's mode counts more than the rules
_CONTENT: dict[EventType, dict[EventType, str]] = {
    "REQUEST": {
        "CONSULT": "meet", "AID": "assist", "SUPPORT": "assist", "COOPERATE": "assist", "RETREAT": "yield",
        "CONCEDE": "yield", "REJECT": "change", "SANCTION": "change", "ACCUSE": "change", "ASSAULT": "change",
        "COERCE": "change", "THREATEN": "change", "AGREE": "change",
    },
    "REJECT": {"CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "RETREAT": "yield", "CONCEDE": "yield",
               "AGREE": "change"},
    "THREATEN": {"ASSAULT": "violence", "MOBILIZE": "violence", "SANCTION": "relations", "REJECT": "relations",
                 "CONSULT": "relations", "COERCE": "restrict"},
}  # fmt: skip
_THREATENED = {  # modes of what is threatened that say more than its type
    "discontinue": "restrict", "arrest": "arrest", "deport": "expel", "expel": "expel", "convict": "arrest",
    "investigate": "arrest", "obstruct": "restrict",
}  # fmt: skip
_REST: dict[EventType, str] = {
    "REQUEST": "change", "ACCUSE": "disapprove", "PROTEST": "demo", "SANCTION": "discontinue", "MOBILIZE": "troops",
}  # fmt: skip
_OPPOSED = frozenset(("REB", "OPP", "UAF"))  # sectors of those who fight or contest their state
Coded = Mapping[int, tuple[EventType, str]]  # type and mode of events by word
_DEEP = 3  # steps below the event's word that still belong to its phrase
_AWAY = frozenset("conj parataxis advcl ccomp cc punct".split())


def mode_of(
    text: Text, i: int, type: EventType, row: EventRow | None, coded: Coded, learned: Mapping[str, float]
) -> str:
    """The mode of the event at word i by its words. `row`: of the lexicon or none; `learned`: the model's view."""
    if row and row.mode and (row.rest or row.weight == "sure"):
        return row.mode
    if type in _CONTENT and (below := _content(text, i, coded)):
        kind, mode = below
        if type == "THREATEN" and mode in _THREATENED:
            return _THREATENED[mode]
        if found := _CONTENT[type].get(kind):
            return found
    likely = max(MODES.get(type, ()), key=lambda mode: learned.get(mode, 0.0), default="")
    if learned.get(likely, 0.0) >= SURE:
        return likely
    return _told(text, i, type) or (row.mode if row else "") or _REST.get(type, "")


def mode_of_meeting(event: Event) -> str:
    """What its words say; else multilateral from three states, third-party between a state and its own opposition or of
    two states on a third's soil, a visit where one of two states is the place."""
    if event.mode:
        return event.mode
    states = states_of(event)
    if len(states) > 2:
        return "multilateral"
    if len(states) == 1 and {a.sector for a in (*event.actors, *event.recipients)} & _OPPOSED:
        return "third-party"
    if len(states) < 2 or event.where is None or not event.where.country:
        return ""
    return "visit" if event.where.country in states else "third-party"


def carry_modes(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events in text order; a meeting with no mode is a visit where its states' last one of its status was one."""
    last: dict[tuple[frozenset[str], str], str] = {}
    out = []
    for event in events:
        if event.type == "CONSULT" and len(states := states_of(event)) > 1:
            if not event.mode and last.get((states, event.status)) == "visit":
                event = replace(event, mode="visit")
            if event.mode:
                last[states, event.status] = event.mode
        out.append(event)
    return tuple(out)


def states_of(event: Event) -> frozenset[str]:
    """The countries of an event's parties."""
    return frozenset(a.country for a in (*event.actors, *event.recipients) if a.country)


def _content(text: Text, i: int, coded: Coded) -> tuple[EventType, str] | None:
    """What this event asks for, refuses or threatens: the event nearest below, not its subject; else what the lexicon
    has for its complement."""
    word = text.words[i]
    if word.upos == "AUX" and word.head >= 0:
        return coded.get(word.head)
    first = [k for k in text.children(i) if _relation(text, k) not in ("nsubj", *_AWAY - {"ccomp"})]
    below = deque(first)
    while below:
        k = below.popleft()
        if k in coded:
            return coded[k]
        below.extend(text.children(k))
    rows = [row for k in first if _relation(text, k) in ("xcomp", "ccomp", "obj") for row in fitting(text, k)[:1]]
    return (rows[0].type, rows[0].mode) if rows else None


def _told(text: Text, i: int, type: EventType) -> str:
    """The mode that the nearest telling word of the event's phrase names."""
    table = mode_words().get(type, {})
    return next((table[lemma] for k in _phrase(text, i) if (lemma := text.words[k].lemma.lower()) in table), "")


def _phrase(text: Text, i: int) -> Iterator[int]:
    """Word i and those below it, the nearest first; for an object, then the subject and phrases of its verb."""
    yield i
    ring = [i]
    for _ in range(_DEEP):
        ring = [c for k in ring for c in text.children(k) if _relation(text, c) not in _AWAY]
        yield from ring
    word = text.words[i]
    if word.deprel == "obj":
        for k in text.children(word.head):
            if k != i and _relation(text, k) in ("nsubj", "obl"):
                yield k
                yield from text.children(k)


def _relation(text: Text, i: int) -> str:
    return text.words[i].relation
