"""How a matter moves within one report: accepted, declined, answered, put off, called off. Pure.

A move is a word of lexicon/moves.tsv with its subject. It belongs to a matter where its object is the matter's word or
names its kind, or where, without an object, its subject is the party whose move it is. Two parties that say different
things about one matter make it contested. A denied move ("has not accepted") moves nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from pourparler.reading.actors import Cast
from pourparler.reading.arguments import parties
from pourparler.reading.clauses import clause, content
from pourparler.reading.lexicon.element_words import MoveWord, matter_words, move_words
from pourparler.reading.puts import GATHERINGS, sides
from pourparler.reading.status import status_of
from pourparler.reading.stretches import subtree, words_at
from pourparler.record import Actors, Event, Matter, MatterState, Says, Span, StateBy, Text

CLOSED: frozenset[MatterState] = frozenset(("accepted", "declined", "answered", "called_off", "done"))
_REACH = 4  # sentences after the last mention within which "it" or no object at all can mean the matter
_WILL = frozenset("will would can could wo ca 'll ’ll".split())
_NOT = frozenset("not n't n’t never".split())
_REFUSED = MoveWord("declined", frozenset(("invitation", "proposal", "demand", "offer")), "")
_BACK = frozenset("it this that they them these those".split())


@dataclass(frozen=True, slots=True)
class Move:
    """A word that moves some matter: what state it leads to, who moves, what it moves (a word, or none)."""

    word: int
    options: tuple[MoveWord, ...]
    by: Actors
    object: int | None
    evidence: Span
    event: Event | None
    says: Says


def moves(text: Text, cast: Cast, events: Mapping[int, Event], says: Mapping[int, Says]) -> list[Move]:
    """All moves of a text in order. `events`: by their trigger's word; `says`: the chain that each word stands in."""
    out = []
    for word in text.words:
        if refusal := _refusal(text, cast, word.i, says.get(word.i, ())):
            out.append(refusal)
            continue
        rows = move_words().get((word.lemma.lower(), word.upos), ())
        options = tuple(r for r in rows if not r.particle or _has_particle(text, word.i, r.particle))
        if not options or status_of(text, word.i, None) not in ("happened", "ongoing"):
            continue
        if any(r.particle for r in options):
            options = tuple(r for r in options if r.particle)
        event = events.get(word.i)
        by = parties(text, cast, word.i, "nsubj").actors if word.upos == "VERB" else ()
        out.append(Move(word.i, options, by, _object(text, word.i), clause(text, word.i), event, says.get(word.i, ())))
    return out


def _refusal(text: Text, cast: Cast, i: int, says: Says) -> Move | None:
    """ "Will not open the border", "cannot deliver": what a party will not do, it refuses where it was asked to."""
    word = text.words[i]
    beside = {text.words[k].lemma.lower() for k in text.children(i)}
    if word.upos != "VERB" or not (beside & _WILL and beside & _NOT):
        return None
    by = parties(text, cast, i, "nsubj").actors
    return Move(i, (_REFUSED,), by, i, clause(text, i), None, says) if by else None


def _has_particle(text: Text, i: int, particle: str) -> bool:
    return any(text.words[k].lemma == particle for k in text.children(i))


def _object(text: Text, i: int) -> int | None:
    """The word that leads what is moved: the object, a passive's subject, the phrase with "to"; a noun's subject."""
    word = text.words[i]
    for wanted in (("obj", "nsubj:pass"), ("obl", "xcomp")):
        for k in text.children(i):
            if text.words[k].deprel in wanted:
                return k
    if word.upos == "NOUN":
        return next((k for k in text.children(i) if text.words[k].deprel == "nsubj"), None)
    return None


def settled(
    text: Text, matter: Matter, words: Sequence[int], found: Sequence[Move], others: Collection[int] = ()
) -> Matter:
    """The matter after its moves: their state, evidence and events. `words`: those that name the matter; `others`:
    those that name other matters."""
    mine = [(m, s) for m in found if m.object not in others and (s := _state(text, matter, words, m))]
    if matter.kind in GATHERINGS and matter.state == "accepted":  # "cancelled a visit", then "the visit is in May"
        mine = [(m, s) for m, s in mine if s != "called_off" or m.word > max(words)]
    if not mine:
        return matter
    evidence = tuple(
        dict.fromkeys((*matter.evidence, *(m.evidence for m, _ in mine if not _inside(m.evidence, matter))))
    )
    history = tuple(dict.fromkeys((*matter.history, *(m.event for m, _ in mine if m.event))))
    held = _held(mine)
    state: MatterState = "contested" if len({h.state for h in held}) > 1 else mine[-1][1]
    return replace(
        matter, state=state, evidence=evidence, history=history, states_by=held if state == "contested" else ()
    )


def _inside(span: Span, matter: Matter) -> bool:
    return any(s.start <= span.start and span.end <= s.end for s in matter.evidence)


def _held(mine: Sequence[tuple[Move, MatterState]]) -> tuple[StateBy, ...]:
    """The last state by each party's own word."""
    last: dict[str, StateBy] = {}
    for move, state in mine:
        for source in move.says[0].sources if move.says else ():
            last[source.country or source.name] = StateBy((source,), state)
    return tuple(last.values())


def _state(text: Text, matter: Matter, words: Sequence[int], move: Move) -> MatterState | None:
    option = next((o for o in move.options if matter.kind in o.kinds), None)
    if option is None or move.word in words:
        return None
    if move.object is not None and is_part(text, move.object):
        return None
    if move.object == move.word:
        mine = bool(sides(move.by) & sides(matter.to)) and move.word > min(words)
        return option.state if mine and _same_deed(text, matter, words, move) else None
    if move.object is not None and any(w in words for w in _reach(text, move.object)):
        return option.state
    if move.by and not _may_move(matter, option.state, move.by):
        return None
    after = move.word - min(words)
    if move.object is not None:
        near = after > 0 and _near(text, words, move.word)
        return option.state if near and (_means(text, matter, move.object) or _asked(text, matter, move)) else None
    return option.state if after > 0 and move.by and _near(text, words, move.word, 2) else None


def is_part(text: Text, k: int) -> bool:
    """ "Seven of the questions": what moves in part stays open."""
    word = text.words[k]
    return word.upos in ("NUM", "DET", "ADJ") and any(text.words[c].deprel == "nmod" for c in text.children(k))


def _reach(text: Text, k: int) -> list[int]:
    """Word k and the words near it in its phrase, where the matter's own word may stand."""
    return [k, *text.children(k)] if text.words[k].deprel != "xcomp" else subtree(text, k)


def _may_move(matter: Matter, state: MatterState, by: Actors) -> bool:
    """Who it was put to accepts, declines, answers; who put it withdraws."""
    if state in ("called_off", "postponed", "done"):
        return bool(sides(by) & sides(matter.by + matter.to))
    return bool(sides(by) & sides(matter.to)) if matter.to else not sides(by) & sides(matter.by)


def _near(text: Text, words: Sequence[int], i: int, reach: int = _REACH) -> bool:
    before = [w for w in words if w < i]
    return bool(before) and text.words[i].sentence - text.words[max(before)].sentence <= reach


def _same_deed(text: Text, matter: Matter, words: Sequence[int], move: Move) -> bool:
    """Whether what a party will not do is what it was asked to: told in the same sentence, or with the same verb."""
    word = text.words[move.word]
    if any(text.words[w].sentence == word.sentence for w in words):
        return word.deprel == "acl:relcl" or not any(s.start <= word.start < s.end for s in matter.about)
    return word.lemma in {w.lemma for s in matter.about for w in words_at(text, s)}


def _asked(text: Text, matter: Matter, move: Move) -> bool:
    """Whether a party refuses or agrees to do what it was asked to: the same words, or a gathering it was bid to."""
    word = text.words[move.object] if move.object is not None else None
    if word is None or word.deprel not in ("xcomp", "obj") or not move.by:
        return False
    if matter.kind in ("invitation", "meeting") and word.lemma in (
        "attend",
        "come",
        "meet",
        "go",
        "join",
        "participate",
    ):
        return True
    return bool(content(text, (clause(text, word.i),)) & content(text, matter.about))


def _means(text: Text, matter: Matter, k: int) -> bool:
    """Whether word k stands for the matter: "it", or a noun of its kind with no owner but its own."""
    word = text.words[k]
    if word.text.lower() in _BACK:
        return True
    return any(r.kind == matter.kind for r in matter_words().get((word.lemma.lower(), word.upos), ()))


def whose_move(matter: Matter) -> Actors:
    """Whom the matter waits for; nobody once it is closed."""
    if matter.state in CLOSED:
        return ()
    if matter.kind in ("visit", "meeting", "pledge"):
        return matter.by
    if matter.state == "postponed":
        return matter.by
    if matter.kind == "proposal" and matter.state == "under_consideration":
        return tuple(dict.fromkeys((*matter.to, *matter.by)))
    if matter.kind == "proposal":
        return matter.to or matter.by
    return matter.to
