"""Where accounts part in one report: denials, rival statuses of one act, mutual blame. Pure.

Each side keeps who holds it and the words; contested matters of the report count too. One voice never disputes itself.
Terms: "Dispute" in RECORD.md.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pourparler.reading.arguments import parties
from pourparler.reading.cast import Cast
from pourparler.reading.clauses import clause, content, telling, trigger_word
from pourparler.reading.lexicon.element_words import listed
from pourparler.reading.matters.sides import sides
from pourparler.reading.saying import chain
from pourparler.reading.stretches import words_at
from pourparler.record import (
    Actors,
    Attribution,
    Dispute,
    DisputeKind,
    Event,
    Matter,
    Says,
    Side,
    Span,
    Spans,
    StateBy,
    Text,
    Timex,
)

from .aims import aims
from .announced import announced
from .answered import answered, defended, hit_back
from .claims import denied_claims, voices
from .days_apart import other_days
from .endings import endings
from .exchanges import exchanges
from .figures import differing_figures
from .one_thing import one_thing
from .opposed import corrected, in_spite, opposed, shown
from .opposites import opposites
from .pairs import short
from .reasons import reasons
from .replies import replies
from .unanswered import unanswered
from .verdicts import verdicts

_NEAR = 10  # sentences within which two tellings can be of one act, two accusations an exchange
_DID = ("happened", "ongoing")


def find_disputes(
    text: Text,
    cast: Cast,
    events: Sequence[Event],
    attributions: Sequence[Attribution],
    matters: Sequence[Matter] = (),
    timexes: Sequence[Timex] = (),
) -> tuple[Dispute, ...]:
    """Disputes in text order, ids d1, d2, … A contested matter of the report is one too."""
    at = [(trigger_word(text, e), e) for e in events]
    found: list[Dispute] = []
    for dispute in (
        *_contested(text, matters, attributions),
        *denied_claims(text, cast, at, attributions),
        *_rival_statuses(text, at),
        *_blame(text, cast, at),
        *endings(text, cast, attributions),
        *_contrary(text, attributions),
        *opposed(text, cast, attributions),
        *corrected(text, attributions),
        *in_spite(text, attributions),
        *answered(text, attributions),
        *hit_back(text, cast, attributions),
        *defended(text, cast, attributions),
        *shown(text, attributions),
        *differing_figures(text, cast, attributions),
        *other_days(text, attributions, timexes),
        *replies(text, cast, at, attributions),
        *unanswered(text, attributions),
        *announced(text, cast, at, attributions),
        *opposites(text, attributions),
        *one_thing(text, cast, attributions),
        *verdicts(text, attributions),
        *reasons(text, attributions),
        *aims(text, cast, attributions),
    ):
        _add(found, dispute)
    for dispute in exchanges(text, attributions, tuple(found)):
        _add(found, dispute)
    found.sort(key=lambda d: min(s for side in d.sides for s in side.position))
    return tuple(replace(d, id=f"d{n}") for n, d in enumerate(found, 1))


def _add(found: list[Dispute], dispute: Dispute) -> None:
    """Put a dispute with those found, or its sides with those of the one that it tells again."""
    told = next((n for n, d in enumerate(found) if _one_claim(dispute, d)), None)
    if told is not None:
        found[told] = _with_sides(found[told], dispute)
    elif not any(_same(dispute, d) for d in found):
        found.append(dispute)


def _one_claim(a: Dispute, b: Dispute) -> bool:
    """Whether two denials or contradictions are of one claim: the same words of the same people."""
    return {a.kind, b.kind} <= {"denial", "contradiction"} and any(
        one.by == other.by and _overlap(one.position, other.position) for one in a.sides for other in b.sides
    )


def _with_sides(dispute: Dispute, more: Dispute) -> Dispute:
    """A dispute with the sides of another that it lacks."""
    lacking = [s for s in more.sides if not any(_overlap(s.position, known.position) for known in dispute.sides)]
    return replace(dispute, sides=(*dispute.sides, *lacking))


def _same(a: Dispute, b: Dispute) -> bool:
    """Whether two sides of one lie on two sides of the other."""
    hits = {(i, j) for i, x in enumerate(a.sides) for j, y in enumerate(b.sides) if _overlap(x.position, y.position)}
    return any(i != k and j != m for i, j in hits for k, m in hits)


def _overlap(a: Spans, b: Spans) -> bool:
    return any(x.start < y.end and y.start < x.end for x in a for y in b)


def _contested(text: Text, matters: Sequence[Matter], attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """A matter that its parties hold to be in different states: by whom, and the words that each answers for, or those
    that nobody else does ("rejected the complaint")."""
    for matter in matters:
        words = {held: _own_words(matter, held, attributions) for held in matter.states_by}
        taken = tuple(s for own in words.values() for s in own)
        left = tuple(e for e in matter.evidence if not _mostly(e, taken))
        told = [Side(held.by, own or left[-1:]) for held, own in words.items() if own or left]
        if len(told) > 1:
            about = ", ".join(text.text[slice(*s)] for s in matter.about)
            yield Dispute("", short(f"{matter.kind}: {about}"), "contradiction", tuple(told))


def _own_words(matter: Matter, held: StateBy, attributions: Sequence[Attribution]) -> Spans:
    """What a matter rests on of the words of those who hold it to be in a state."""
    said_by = [a for a in attributions if a.sources and sides(a.sources) & sides(held.by)]
    own = tuple(s for a in said_by for s in a.content_spans)
    return tuple(e for e in matter.evidence if _mostly(e, own))


def _mostly(span: Span, others: Spans) -> bool:
    """Whether most of a span lies in the others."""
    shared = sum(max(0, min(span.end, o.end) - max(span.start, o.start)) for o in others)
    return 2 * shared > span.end - span.start


# ---- rival accounts of one act, mutual blame ------------------------------------------------


def _rival_statuses(text: Text, at: Sequence[tuple[int, Event]]) -> Iterator[Dispute]:
    """One act told as done by one voice and as not done by another."""
    for i, did in at:
        for j, did_not in at:
            if did.type != did_not.type or did.status not in _DID or did_not.status != "not_happened":
                continue
            if _voice(did.says) == _voice(did_not.says) or not _one_act(text, i, did, j, did_not):
                continue
            parties = sides(did.actors + did.recipients)
            kind: DisputeKind = "denial" if _voice(did_not.says) & parties else "contradiction"
            told = tuple(Side(_source(e.says), (clause(text, k),), e.says) for k, e in ((i, did), (j, did_not)))
            yield Dispute("", short(text.text[slice(*clause(text, i))]), kind, told)


def _one_act(text: Text, i: int, a: Event, j: int, b: Event) -> bool:
    """Whether two verbs tell of one past act of the same party."""
    x, y = text.words[i], text.words[j]
    if x.upos != "VERB" or y.upos != "VERB" or abs(x.sentence - y.sentence) > _NEAR:
        return False
    forecast = any(text.words[k].xpos == "MD" for k in text.children(j))
    if forecast or not sides(a.actors) & sides(b.actors):
        return False
    return x.lemma == y.lemma or len(_common(text, clause(text, i), clause(text, j))) > 1


def _voice(says: Says) -> frozenset[str]:
    return sides(_source(says))


def _source(says: Says) -> Actors:
    return says[-1].sources if says else ()


def _blame(text: Text, cast: Cast, at: Sequence[tuple[int, Event]]) -> Iterator[Dispute]:
    """A accuses B, and B accuses A: one dispute for two parties, with all their accusations."""
    accusing = [(i, e) for i, e in at if e.type == "ACCUSE" and e.status in _DID and _accuses(text, cast, i, e)]
    done: set[tuple[frozenset[str], frozenset[str]]] = set()
    for _, a in accusing:
        one, other = _persons(a.actors), _persons(a.recipients)
        if not one or not other or one & other or (one, other) in done:
            continue
        done |= {(one, other), (other, one)}
        told, answered = _accusations(text, accusing, one, other), _accusations(text, accusing, other, one)
        if told and answered and not _overlap(told.position, answered.position) and _close(text, told, answered):
            yield Dispute("", short(text.text[slice(*told.position[0])]), "mutual_blame", (told, answered))


def _accuses(text: Text, cast: Cast, i: int, e: Event) -> bool:
    """Whether a verb has the accuser for its subject, and the accused is named in what hangs on it."""
    if text.words[i].upos != "VERB" or e.mode == "investigate":
        return False
    accused = _persons(e.recipients)
    words = words_at(text, telling(text, i))
    by = parties(text, cast, i, "nsubj").actors
    return bool(_persons(by) & _persons(e.actors)) and any(_persons(cast.at(w.i)) & accused for w in words)


def _accusations(
    text: Text, accusing: Sequence[tuple[int, Event]], by: frozenset[str], against: frozenset[str]
) -> Side | None:
    """All that one party accuses another of."""
    own = [(i, e) for i, e in accusing if _persons(e.actors) & by and _persons(e.recipients) & against]
    if not own:
        return None
    return Side(own[0][1].actors, tuple(dict.fromkeys(telling(text, i) for i, _ in own)), own[0][1].says)


def _persons(actors: Actors) -> frozenset[str]:
    """Who blames or is blamed: a person is no other's voice here, a government is its country's."""
    return frozenset(a.name.lower() if a.kind == "person" else next(iter(voices((a,)))) for a in actors)


def _close(text: Text, a: Side, b: Side) -> bool:
    """Whether some words of both stand near enough to answer each other."""
    return any(
        abs(_sentence(text, x.start) - _sentence(text, y.start)) <= _NEAR for x in a.position for y in b.position
    )


def _contrary(text: Text, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """ "Contrary to other reports", the police said that the suspect had not confessed."""
    for word in text.words:
        beside = (word.head, *text.children(word.i))
        told = next((k for k in beside if k >= 0 and text.words[k].lemma in listed("claim")), None)
        if word.lemma != "contrary" or told is None:
            continue
        words = Span(word.start, text.words[told].end)
        said_here = (a for a in attributions if a.sources and a.hedge is None and _in_sentence(text, a, word.sentence))
        if a := next(said_here, None):
            sides_ = Side((), (words,)), Side(a.sources, a.content_spans, chain(a)[:-1])
            yield Dispute("", short(text.text[slice(*a.content_spans[0])]), "denial", sides_)


def _in_sentence(text: Text, a: Attribution, n: int) -> bool:
    return bool(a.content_spans) and _sentence(text, a.content_spans[0].start) == n


def _common(text: Text, a: Span, b: Span) -> frozenset[str]:
    """Content words of both that are no names."""
    return content(text, (a,)) & content(text, (b,)) - {
        text.words[k].lemma.lower() for n in text.names for k in range(n.first, n.end)
    }


def _sentence(text: Text, start: int) -> int:
    at = bisect(text.words, start, key=lambda word: word.end)
    return text.words[at].sentence if at < len(text.words) else 0
