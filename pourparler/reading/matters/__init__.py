"""What is open between the parties: a report's events -> its matters, each with its state and whose move it is. Pure.

Each word that puts something to somebody (puts.py) opens a matter; a later mention with the same parties and like words
is the same matter; later acts move it (moves.py, settling.py). What nobody put to anybody is none. Terms: "Matter" in
RECORD.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pourparler.reading.cast import Cast
from pourparler.reading.clauses import content, trigger_word
from pourparler.reading.saying import chain
from pourparler.reading.stretches import words_at
from pourparler.reading.times.values import shift
from pourparler.record import (
    Actor,
    Actors,
    Attribution,
    Event,
    Interval,
    Matter,
    MatterState,
    Says,
    Span,
    Spans,
    Text,
    Timex,
)

from .addressing import named
from .bargains import bargain, condition, inquiry, refusal, time_limit
from .kinds import GATHERINGS, is_definite, is_sent
from .moves import moves
from .puts import Put, put
from .settling import settled, whose_move
from .sides import homes, sides

_SPELT_OUT = ("demand", "proposal", "offer", "pledge")
_UNTIL = ("until", "till", "by", "before")
_HELD = frozenset("host hold meet meeting talk receive".split())
_PERIOD = re.compile(r"P(\d{1,3})([DWM])")
_POWERS = ("GOV", "MIL", "LEG", "REB")
_GOES_ON = 2  # sentences within which what the same parties say next spells out what was put before


def find_matters(
    text: Text,
    cast: Cast,
    events: Sequence[Event],
    attributions: Sequence[Attribution],
    timexes: Sequence[Timex],
    published: date,
) -> tuple[Matter, ...]:
    """Matters in the order they are first told, ids m1, m2, …"""
    at = {trigger_word(text, e): e for e in events}
    says, days = said(text, attributions), _days_to_come(text, timexes, published)
    mentions = [p for i in range(len(text.words)) for p in _puts(text, cast, i, at, says.get(i, ()), days)]
    found = moves(text, cast, at, says)
    out = []
    threads = _threads(text, mentions)
    for thread in threads:
        others = {p.word for t in threads if t is not thread for p in t}
        matter = _matter(text, cast, thread, timexes, published)
        matter = settled(text, cast, matter, [p.word for p in thread], found, others)
        if _is_open(text, matter, thread):
            out.append(matter)
    refused = [p for p in _refusals(text, cast, at) if not any(_tells(m, p) for m in out)]
    out += [_matter(text, cast, [p], timexes, published) for p in refused]
    out.sort(key=lambda m: m.evidence[0])
    out = [_addressed(m, out, events) for m in (_authored(m, cast) for m in out)]
    out = [replace(m, whose_move=whose_move(m)) for m in out]
    return tuple(replace(m, id=f"m{n}") for n, m in enumerate(out, 1))


def _puts(text: Text, cast: Cast, i: int, at: Mapping[int, Event], says: Says, days: frozenset[int]) -> Iterator[Put]:
    """What word i puts to somebody, outright, as a condition, as a deal in the making, as a time limit, by letter."""
    outright = put(text, cast, i, at, says)
    yield from (
        p
        for p in (
            outright,
            condition(text, cast, i, says),
            None if outright else bargain(text, cast, i, at.get(i)),
            time_limit(text, cast, i, days, says, at.get(i)),
            None if outright else inquiry(text, cast, i, says),
        )
        if p
    )


def _refusals(text: Text, cast: Cast, at: Mapping[int, Event]) -> list[Put]:
    """What is refused though no other words ask for it."""
    return [p for i, event in sorted(at.items()) if (p := refusal(text, cast, i, event))]


def _tells(matter: Matter, one: Put) -> bool:
    """Whether a matter rests on the words of a mention."""
    return any(s.start < t.end and t.start < s.end for s in matter.evidence for t in one.evidence)


def _days_to_come(text: Text, timexes: Sequence[Timex], published: date) -> frozenset[int]:
    """The words of dates that were not past when the report was printed."""
    ahead = [t.span for t in timexes if t.interval and t.interval.last and t.interval.last >= published]
    return frozenset(w.i for s in ahead for w in words_at(text, s))


def said(text: Text, attributions: Sequence[Attribution]) -> dict[int, Says]:
    """For each word inside a content the chain that it stands in; the reporter's own inferences left out."""
    out: dict[int, Says] = {}
    for a in attributions:
        if a.hedge is None:
            says = chain(a)
            out |= {
                w.i: says for s in a.content_spans for w in words_at(text, s) if s.start <= w.start and w.end <= s.end
            }
    return out


# ---- mentions of one matter ----------------------------------------------------------------------------


def _threads(text: Text, mentions: Sequence[Put]) -> list[list[Put]]:
    """Mentions of one matter together; a noun without parties joins one before it or is dropped."""
    out: list[list[Put]] = []
    for one in mentions:
        if thread := _pointed_at(text, out, one):
            thread.append(replace(one, by=one.author, to=one.mover))
        elif thread := next((t for t in reversed(out) if _same(text, t, one)), None):
            guessed = one.kind in GATHERINGS and is_definite(text, one.word) and not _names_parties(text, one.word)
            thread.append(replace(one, by=(), to=()) if guessed else one)
        elif one.by or one.to:
            out.append([one])
    return out


def _same(text: Text, thread: Sequence[Put], one: Put) -> bool:
    if thread[0].kind != one.kind:
        return False
    by, to = _first([p.by for p in thread]), _first([p.to for p in thread])
    if one.kind in GATHERINGS:
        if "postponed" not in {one.state, thread[-1].state} and any(_apart(p.when, one.when) for p in thread):
            return False
        x, y = homes(by + to), homes(one.by + one.to)
        if is_definite(text, one.word) and not _names_parties(text, one.word):
            return bool(x & y) and any(p.when and one.when for p in thread)
        if one.kind == "visit" and not _agree(by, one.by):  # there and back again are two
            return False
        one_more = any(text.words[k].lemma == "a" for k in text.children(one.word))
        new = one_more and min(len(x), len(y)) > 1 and (x != y or _is_n_way(text, one.word))
        return not new and bool(x & y) and (x <= y or y <= x)
    if one.kind == "question" and homes(to) & homes(one.to):
        return True
    after = text.words[one.word].sentence - text.words[thread[-1].word].sentence
    if not any(p.about for p in thread) and homes(thread[-1].author) & homes(one.by) and after <= _GOES_ON:
        return True  # "the Sudanese proposal", then what Sudan has proposed
    if not (_agree(by, one.by) and _agree(to, one.to)):
        return False
    if one.kind in _SPELT_OUT and one.by and (one.to or one.kind == "pledge") and after <= _GOES_ON:
        return one.kind != "demand" or not _are_two(text, thread[-1], one)
    if one.kind in ("invitation", "deadline") or (not one.about and is_definite(text, one.word)):
        return True
    words = frozenset().union(*(content(text, p.about or p.evidence) for p in thread))
    own = content(text, one.about or one.evidence)
    return len(words & own) >= max(1, min(2, len(own)))


def _are_two(text: Text, a: Put, b: Put) -> bool:
    first, second = text.words[a.word], text.words[b.word]
    return first.upos == second.upos == "VERB" and first.lemma != second.lemma and bool(a.about and b.about)


def _is_n_way(text: Text, i: int) -> bool:
    """ "A three-way summit": another than that of two."""
    return any(text.words[k].lemma.endswith(("-way", "lateral")) for k in text.children(i))


def _names_parties(text: Text, i: int) -> bool:
    """Whether a noun says itself who meets: "the talks with Oslo", "their meeting", "the Oslo summit"."""
    below = [k for k in text.children(i) if text.preposition(k) in ("with", "between", "of", "to", "by", "among")]
    before = ("nmod:poss", "amod", "compound")
    return bool(below) or text.words[i].upos != "NOUN" or any(text.words[k].deprel in before for k in text.children(i))


def _pointed_at(text: Text, threads: Sequence[list[Put]], one: Put) -> list[Put] | None:
    """The matter that a noun points back to ("the invitation", "the Kenyan offer"): the last by its author; else the
    last that was put to its mover, or that its mover did not put. Whom the events guess does not count."""
    if one.kind in GATHERINGS or not _points_back(text, one):
        return None
    of_kind = (t for t in sorted(threads, key=lambda t: -t[-1].word) if t[0].kind == one.kind or _bids(text, t, one))
    fits = list(of_kind)
    fits = [t for t in fits if not _is_by(t, one.mover)]
    if one.author:
        return next((t for t in fits if sides(one.author) & sides(_first([p.by for p in t]))), None)
    to_mover = (t for t in fits if sides(one.mover) & sides(tuple(a for p in t for a in p.to)))
    return next(to_mover, next(iter(fits), None))


def _bids(text: Text, thread: Sequence[Put], one: Put) -> bool:
    """Whether "the invitation" can be an offer to hold a meeting or the proposal of one, "the ultimatum" a deadline."""
    if thread[0].kind == "deadline":
        near = text.words[one.word].sentence - text.words[thread[-1].word].sentence <= _GOES_ON
        return text.words[one.word].lemma in ("ultimatum", "demand", "order") and near
    words = {w.lemma for p in thread for s in p.about for w in words_at(text, s)}
    return thread[0].kind in ("offer", "proposal") and one.kind == "invitation" and bool(words & _HELD)


def _is_by(thread: Sequence[Put], mover: Actors) -> bool:
    """Whether who moves a matter is its author: of one side with the author, and none of those it is put to."""
    to = {a for p in thread for a in p.to}
    return bool(sides(_first([p.by for p in thread])) & sides(mover)) and not to & set(mover)


def _points_back(text: Text, one: Put) -> bool:
    """Whether a noun is definite and says nothing new of what is put."""
    word = text.words[one.word]
    if word.upos != "NOUN" or one.about or not is_definite(text, word.i) and not one.author:
        return False
    own = (
        k
        for k in text.children(word.i)
        if text.words[k].deprel in ("nmod:poss", "nmod", "compound", "acl", "acl:relcl") and not is_sent(text, k)
    )
    return bool(one.author) or not any(True for _ in own)


def _agree(a: Actors, b: Actors) -> bool:
    return not a or not b or bool(homes(a) & homes(b))


def _apart(a: Interval | None, b: Interval | None) -> bool:
    """Whether two dates cannot be of one gathering."""
    return _before(a, b) or _before(b, a)


def _before(a: Interval | None, b: Interval | None) -> bool:
    return bool(a and b and a.last and b.first and a.last < b.first)


def _first(options: Sequence[Actors]) -> Actors:
    return next((o for o in options if o), ())


# ---- the matter of a thread ----------------------------------------------------------------------------


def _matter(text: Text, cast: Cast, thread: Sequence[Put], timexes: Sequence[Timex], published: date) -> Matter:
    first, by = thread[0], _first([p.by for p in thread])
    return Matter(
        id="",
        kind=first.kind,
        about=next((p.about for p in thread if p.about), first.evidence),
        by=by,
        to=tuple(a for a in _told_to(text, cast, thread) if a not in by),
        state=_told_state(thread),
        whose_move=(),
        evidence=tuple(dict.fromkeys(s for p in thread for s in p.evidence)),
        opened=_opened(first, timexes, published),
        due=_due(text, thread, timexes),
        history=tuple(p.event for p in thread if p.event),
        says=first.says,
    )


def _told_to(text: Text, cast: Cast, thread: Sequence[Put]) -> Actors:
    """Whom a matter is put to: those whom its words name, else those who move it, else whom the events guess; where
    the first mention has some of them, those."""
    if thread[0].kind in GATHERINGS:
        return _first([p.to for p in thread])
    by_name = [tuple(a for a in p.to if a in named(text, cast, p.word)) for p in thread]
    told, first = _first([*by_name, *(p.mover for p in thread)]), _first([p.to for p in thread])
    return told if told and not sides(first) < sides(told) else first


def _authored(matter: Matter, cast: Cast) -> Matter:
    """What is declined or unanswered, as one party complains of another, is put by the one that complains."""
    if matter.by or not matter.to or not matter.says or matter.kind in GATHERINGS:
        return matter
    by = tuple(b for a in matter.says[-1].sources for b in _side_of(a, cast))
    return matter if not by or sides(by) & sides(matter.to) else replace(matter, by=by)


def _side_of(source: Actor, cast: Cast) -> Actors:
    """The party for which a source speaks: a state's own press for its country, no other press for any."""
    if source.sector != "JRN":
        return (source,) if source.country else ()
    if "state" not in source.name.lower().split():
        return ()
    return tuple(a for a in cast.actors if a.country == source.country and a.kind == "country")[:1]


def _addressed(matter: Matter, others: Sequence[Matter], events: Sequence[Event]) -> Matter:
    """A demand or offer to nobody named is put to the one other party that its author deals with in the report."""
    if (
        matter.to
        or not matter.by
        or matter.kind
        not in (
            "demand",
            "offer",
            "proposal",
            "invitation",
            "question",
            "deadline",
        )
    ):
        return matter
    own = sides(matter.by)
    dealt = [m.to for m in others if sides(m.by) & own] + [e.recipients for e in events if sides(e.actors) & own]
    whom = {frozenset(sides(to)): to for to in dealt if to and not sides(to) & own}
    only = next(iter(whom.values()), ())
    return replace(matter, to=only) if len(whom) == 1 and _can_answer(only) else matter


def _can_answer(actors: Actors) -> bool:
    """Whether all are governments, rebels and the like, with a country, and none a private person."""
    return bool(actors) and all(a.country and a.sector in _POWERS for a in actors)


def _told_state(thread: Sequence[Put]) -> MatterState:
    """A gathering once put off stays so under its new date; else the last mention tells."""
    states = [p.state for p in thread]
    return "postponed" if "postponed" in states and states[-1] != "called_off" else states[-1]


def _is_open(text: Text, matter: Matter, thread: Sequence[Put]) -> bool:
    """Whether enough is known to call it a matter: a party, and for a gathering told once the other party too."""
    if matter.kind in GATHERINGS and len(thread) == 1 and matter.state == "accepted":
        other = any(text.preposition(k) in ("with", "between") for k in text.children(thread[0].word))
        return len(sides(matter.by + matter.to)) > 1 or (bool(matter.by) and other)
    unknown = matter.kind in ("demand", "proposal") and matter.state == "open"
    if unknown and all(not p.by and _points_back(text, p) for p in thread):
        return False  # "the request will be discussed": of which the report tells no more
    return bool(matter.by or matter.to)


def _opened(first: Put, timexes: Sequence[Timex], published: date) -> Interval | None:
    """When it was put: the date of its event; not that of what is to come of it, told in what it is about."""
    when = first.when
    if first.kind in GATHERINGS or when is None or (when.first and when.first > published):
        return None
    dates = [t.span for t in timexes if t.interval == when and _lies_in(t.span, first.evidence)]
    return None if dates and all(_lies_in(s, first.about) for s in dates) else when


def _lies_in(span: Span, spans: Spans) -> bool:
    return any(s.start <= span.start and span.end <= s.end for s in spans)


def _due(text: Text, thread: Sequence[Put], timexes: Sequence[Timex]) -> Interval | None:
    """The date set: that for which a gathering is planned, the last one told; of a deadline, the date in its words."""
    if thread[0].kind in GATHERINGS:
        return next((p.when for p in reversed(thread) if p.when and p.state in ("accepted", "open")), None)
    if thread[0].kind != "deadline":
        return None
    spans = [s for p in thread for s in p.evidence]
    inside = [t for t in timexes if t.interval and any(s.start <= t.span.start and t.span.end <= s.end for s in spans)]
    until = [t for t in inside if text.preposition(words_at(text, t.span)[-1].i) in _UNTIL]
    if text.words[thread[0].word].lemma == "give" and not until:
        return _last_day(thread[0], timexes)
    return next((t.interval for t in (*until, *inside)), None)


def _last_day(first: Put, timexes: Sequence[Timex]) -> Interval | None:
    """The last of the days that are given to do something, where the day they were given on is known."""
    given, span = first.when, first.evidence[0]
    lengths = (_PERIOD.fullmatch(t.value) for t in timexes if span.start <= t.span.start and t.span.end <= span.end)
    length = next(filter(None, lengths), None)
    if length is None or given is None or given.first is None or given.first != given.last:
        return None
    last = shift(given.first, int(length[1]), {"D": "day", "W": "week", "M": "month"}[length[2]])
    return Interval(last, last)
