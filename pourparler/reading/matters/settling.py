"""How a matter stands after its moves within one report, and whom it waits for. Pure.

A move belongs to a matter where its object is the matter's word or names its kind, or where, without an object, its
subject is the party whose move it is. Two parties that say different things about one matter make it contested.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pourparler.reading.arguments import parties
from pourparler.reading.cast import Cast
from pourparler.reading.clauses import clause, content
from pourparler.reading.lexicon.element_words import MoveWord, listed, matter_words, move_words
from pourparler.reading.stretches import subtree, words_at
from pourparler.record import Actor, Actors, Matter, MatterState, Span, StateBy, Text, Word

from .kinds import ANSWERS_TO, GATHERINGS, is_definite
from .moves import COMES, CONTRADICTS, HOLDS, SILENT, Move
from .sides import of_one_side, sides

CLOSED: frozenset[MatterState] = frozenset(("accepted", "declined", "answered", "called_off", "done"))
_ANSWERS: frozenset[MatterState] = frozenset(("accepted", "declined", "under_consideration", "open"))
_REACH = 4  # sentences after the last mention within which "it" or no object at all can mean the matter
_THE = frozenset("the this that".split())
_BACK = frozenset("it this that they them these those".split())
_WHOLE = frozenset("all both each every".split())


def settled(
    text: Text, cast: Cast, matter: Matter, words: Sequence[int], found: Sequence[Move], others: Collection[int] = ()
) -> Matter:
    """The matter after its moves: their state, evidence and events. `words`: those that name the matter; `others`:
    those that name other matters."""
    others = set(others) - {m.word for m in found if m.options == (COMES,)}  # "he would come" is also a visit
    mine = [(m, s) for m in found if m.object not in others and (s := _state(text, matter, words, m, others))]
    if matter.kind in GATHERINGS and matter.state == "accepted":  # "cancelled a visit", then "the visit is in May"
        mine = [(m, s) for m, s in mine if s != "called_off" or m.word > max(words)]
    if not mine:
        return matter
    evidence = tuple(
        dict.fromkeys((*matter.evidence, *(m.evidence for m, _ in mine if not _inside(m.evidence, matter))))
    )
    history = tuple(dict.fromkeys((*matter.history, *(m.event for m, _ in mine if m.event))))
    held = _stands(text, mine) or _held(mine)
    if len(held) < 2:
        held = _answer_denied(matter, mine) or held
    if len(held) == 1 and (rejected := _complaint_rejected(text, cast, matter, mine)):
        held, evidence = (*held, rejected[0]), (*evidence, rejected[1])
    moved = replace(matter, state=mine[-1][1], evidence=evidence, history=history)
    if len(held) > 1 and _at_odds(mine, held):
        return replace(moved, state="contested", states_by=held)
    return _answered_apart(moved, mine)


def _answered_apart(matter: Matter, mine: Sequence[tuple[Move, MatterState]]) -> Matter:
    """What several parties are to answer is open until all have: whose move it is are those who have not. Whoever
    answers a proposal, offer or invitation is one of those it was put to."""
    last: dict[str, MatterState] = {}
    new: dict[str, Actor] = {}
    for move, state in mine:
        for a in move.by or _who_weighs(move, state):
            side = next(iter(sides((a,))))
            if state in _ANSWERS and side not in sides(matter.by):
                last[side] = state
                new.setdefault(side, a)
    if matter.kind not in ANSWERS_TO or not last:
        return matter
    known = sides(matter.to)
    to = (
        *(a for a in matter.to if not sides((a,)) & sides(matter.by)),
        *(a for side, a in new.items() if side not in known),
    )
    waiting = tuple(a for a in to if last.get(*sides((a,))) not in CLOSED)
    if not waiting:
        return replace(matter, to=to)
    weighing = tuple(a for a in waiting if last.get(*sides((a,))) == "under_consideration")
    return replace(matter, to=to, state="under_consideration" if weighing else "open", whose_move=weighing or waiting)


def _who_weighs(move: Move, state: MatterState) -> Actors:
    """ "The proposal was still under study, Oslo said": who says so weighs it."""
    return move.says[-1].sources if move.says and state == "under_consideration" else ()


def _complaint_rejected(
    text: Text, cast: Cast, matter: Matter, mine: Sequence[tuple[Move, MatterState]]
) -> tuple[StateBy, Span] | None:
    """Where one party tells that another refused or kept silent, and the other rejects that: for it, it is open. With
    the words that reject it."""
    told = [m for m, s in mine if s == "declined" and m.says and not sides(m.says[0].sources) & sides(matter.to)]
    for word in text.words if told else ():
        if word.upos != "VERB" or word.lemma not in CONTRADICTS or not _near(text, [told[-1].word], word.i):
            continue
        denied = (text.words[k] for k in text.children(word.i))
        by = parties(text, cast, word.i, "nsubj").actors
        if any(map(_is_complaint, denied)) and sides(by) & sides(matter.to):
            return StateBy(by, "open"), clause(text, word.i)
    return None


def _is_complaint(word: Word) -> bool:
    """Of what is denied: "the complaint", "that the invitation had been ignored"."""
    if word.deprel == "obj":
        return word.lemma in listed("claim")
    rows = move_words().get((word.lemma.lower(), word.upos), ()) if word.relation in ("ccomp", "xcomp") else ()
    return any(row.state == "declined" for row in rows)


def _inside(span: Span, matter: Matter) -> bool:
    return any(s.start <= span.start and span.end <= s.end for s in matter.evidence)


def _held(mine: Sequence[tuple[Move, MatterState]]) -> tuple[StateBy, ...]:
    """The last state by each party's own word."""
    last: dict[str, StateBy] = {}
    for move, state in mine:
        for source in move.says[0].sources if move.says else ():
            last[source.country or source.name] = StateBy((source,), state)
    return tuple(last.values())


def _stands(text: Text, mine: Sequence[tuple[Move, MatterState]]) -> tuple[StateBy, ...]:
    """What was declined and of which another then says that it stands: for each of them another state."""
    for n, (move, _) in enumerate(mine):
        before = next((m for m, s in mine[:n] if s == "declined" and m.by), None)
        if text.words[move.word].lemma in HOLDS and move.says and before:
            return StateBy(before.by, "declined"), StateBy(move.says[0].sources, "open")
    return ()


def _answer_denied(matter: Matter, mine: Sequence[tuple[Move, MatterState]]) -> tuple[StateBy, ...]:
    """What nobody has answered, as the report tells, and those who are to answer say that they have."""
    asked = [(m, s, of_one_side(_source(m), matter.to, matter.by)) for m, s in mine]
    silent = any(m.options == (SILENT,) and not own for m, _, own in asked)
    own = [_source(m) for m, s, own in asked if s == "answered" and own]
    return (StateBy(matter.by, "open"), StateBy(own[-1], "answered")) if silent and own and matter.by else ()


def _source(move: Move) -> Actors:
    return move.says[0].sources if move.says else ()


def _at_odds(mine: Sequence[tuple[Move, MatterState]], held: Sequence[StateBy]) -> bool:
    """Whether parties tell different states of it, not each its own answer ("we accept", "we study it")."""
    own = [(sides(m.says[0].sources), sides(m.by)) for m, _ in mine if m.says]
    if len(own) > 1 and all(by and by <= source for source, by in own):
        return False
    return len({h.state for h in held}) > 1


def _state(text: Text, matter: Matter, words: Sequence[int], move: Move, others: Collection[int]) -> MatterState | None:
    """Where a move leads a matter; None where it moves another, or a part of it alone."""
    option = next((o for o in move.options if matter.kind in o.kinds), None)
    if option is None or move.word in words:
        return None
    if move.object is not None and (is_part(text, move.object) or _is_silence(text, move.object)):
        return None
    return option.state if _belongs(text, matter, words, move, option, others) else None


def _belongs(
    text: Text, matter: Matter, words: Sequence[int], move: Move, option: MoveWord, others: Collection[int]
) -> bool:
    """Whether a move is of a matter: its object names that, or it stands close behind it and no other lies between."""
    k = move.object
    if k == move.word:
        return _refuses(text, matter, words, move)
    if k is not None and any(w in words for w in _reach(text, k)):
        return True
    if move.by and not _may_move(matter, option.state, move.by):
        return option.state in _ANSWERS and _is_meant_by_it(text, matter, words, move, others)
    passed = _is_passed(text, words, move.word, others)
    if k is None:
        return not passed and _near(text, words, move.word, 2) and (bool(move.by) or option is SILENT)
    named = [*words, *_again(text, words, k)]
    if not _near(text, named, move.word) or (passed and text.words[k].text.lower() in _BACK):
        return False
    meant = _means(text, matter, k) or _asked(text, matter, move) or _is_point(text, matter, move)
    return meant or (not passed and _is_bid(text, matter, k))


def _refuses(text: Text, matter: Matter, words: Sequence[int], move: Move) -> bool:
    """Whether what a party will not do is what the matter asks of it: "will not come to talks that Oslo proposed"."""
    under = set(subtree(text, move.word))
    behind = move.word > min(words) or any(w in under for w in words)
    return behind and of_one_side(move.by, matter.to, matter.by) and _same_deed(text, matter, words, move)


def _is_meant_by_it(text: Text, matter: Matter, words: Sequence[int], move: Move, others: Collection[int]) -> bool:
    """ "Oslo is studying it": the proposal, offer or invitation named last before, put to whomever."""
    last = max((w for w in words if w < move.word), default=None)
    if (
        last is None
        or (move.object is None and move.options[0] != SILENT)
        or matter.kind not in ANSWERS_TO
        or sides(move.by) & sides(matter.by)
    ):
        return False
    it = move.object is None or text.words[move.object].text.lower() == "it" or _is_idea(text, move.object)
    near = text.words[move.word].sentence - text.words[last].sentence < 2
    return it and near and not _is_passed(text, words, move.word, others)


def _is_passed(text: Text, words: Sequence[int], i: int, others: Collection[int]) -> bool:
    """Whether another matter is named in a sentence after the last mention of this one, before word i."""
    last = text.words[max((w for w in words if w < i), default=i)].sentence
    return any(w < i and text.words[w].sentence > last for w in others)


def is_part(text: Text, k: int) -> bool:
    """ "Seven of the questions": what moves in part stays open."""
    word = text.words[k]
    some = word.upos in ("NUM", "DET", "ADJ") and word.lemma not in _WHOLE
    return some and any(text.words[c].deprel == "nmod" for c in text.children(k))


def _is_silence(text: Text, k: int) -> bool:
    """ "Declined to comment": refused to reporters, not to a party."""
    return text.words[k].deprel == "xcomp" and text.words[k].lemma in listed("answering")


def _reach(text: Text, k: int) -> list[int]:
    """Word k and the words near it in its phrase, where the matter's own word may stand."""
    return [k, *text.children(k)] if text.words[k].deprel != "xcomp" else subtree(text, k)


def _may_move(matter: Matter, state: MatterState, by: Actors) -> bool:
    """Who it was put to accepts, declines, answers; who put it withdraws."""
    if state in ("called_off", "postponed", "done"):
        return bool(sides(by) & sides(matter.by + matter.to))
    return of_one_side(by, matter.to, matter.by) if matter.to else not sides(by) & sides(matter.by)


def _near(text: Text, words: Sequence[int], i: int, reach: int = _REACH) -> bool:
    before = [w for w in words if w < i]
    return bool(before) and text.words[i].sentence - text.words[max(before)].sentence <= reach


def _again(text: Text, words: Sequence[int], k: int) -> list[int]:
    """Where the noun k stands, if it is one that names the matter."""
    lemma = text.words[k].lemma
    named = text.words[k].upos == "NOUN" and any(text.words[w].lemma == lemma for w in words)
    return [w.i for w in text.words if w.lemma == lemma and w.upos == "NOUN"] if named else []


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
    if word.lemma in _WHOLE:  # "all of them"
        word = next((text.words[c] for c in text.children(k) if text.words[c].deprel == "nmod"), word)
    if word.text.lower() in _BACK or (matter.kind in ANSWERS_TO and _is_idea(text, word.i)):
        return True
    kinds = {r.kind for r in matter_words().get((word.lemma.lower(), word.upos), ())}
    return matter.kind in kinds


def _is_bid(text: Text, matter: Matter, k: int) -> bool:
    """Whether "the proposal" can be an invitation or an offer."""
    kinds = {r.kind for r in matter_words().get((text.words[k].lemma.lower(), text.words[k].upos), ())}
    return "proposal" in kinds and matter.kind in ANSWERS_TO and is_definite(text, k)


def _is_point(text: Text, matter: Matter, move: Move) -> bool:
    """ "Replied to every point in the letter": whoever is asked and replies to something replies to that."""
    replies = text.words[move.word].lemma in listed("replying")
    return replies and matter.kind == "question" and of_one_side(move.by, matter.to, matter.by)


def _is_idea(text: Text, k: int) -> bool:
    """ "The idea", "this suggestion": what was just put, by another name."""
    return text.words[k].lemma in listed("idea") and bool({text.words[c].lemma for c in text.children(k)} & _THE)


def whose_move(matter: Matter) -> Actors:
    """Whom the matter waits for; nobody once it is closed."""
    if matter.state in CLOSED:
        return ()
    if matter.whose_move:
        return matter.whose_move
    if matter.kind in ("visit", "meeting", "pledge"):
        return matter.by
    if matter.state == "postponed":
        return matter.by
    if matter.kind == "proposal" and matter.state == "under_consideration":
        return tuple(dict.fromkeys((*matter.to, *matter.by)))
    if matter.kind == "proposal":
        return matter.to or matter.by
    return matter.to
