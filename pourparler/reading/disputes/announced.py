"""Where the reporter announces that two parties' accounts part, and what each of them then says. Pure.

"Blamed each other", "traded accusations", "gave conflicting accounts", "differ over when": the words of the two sides
are looked for in the sentences after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.reading.cast import Cast
from pourparler.reading.clauses import clause, phrase
from pourparler.reading.matters.sides import sides
from pourparler.reading.saying import chain
from pourparler.reading.stretches import subtree, words_at
from pourparler.record import Actors, Attribution, Dispute, DisputeKind, Event, Side, Span, Text

from .pairs import short

_BLAME = frozenset("blame accuse".split())
_EXCHANGE = frozenset("trade exchange swap".split())
_CHARGES = frozenset("accusation allegation blame charge recrimination reproach".split())
_GIVE = frozenset("give offer present provide issue publish tell have".split())
_ACCOUNTS = frozenset("account version reading readout description explanation interpretation figure".split())
_TOLD = _ACCOUNTS | frozenset("claim report statement narrative".split())
_CONFLICTING = frozenset(
    "conflicting contradictory differing different opposing opposite rival competing divergent contrasting".split()
)
_EMERGE = frozenset("emerge exist circulate surface".split())
_DIVIDED = frozenset("divided split".split())
_DIFFER = frozenset("differ disagree clash".split())
_SOME = frozenset("some many most several one".split())
_QUESTION = frozenset("when where who whom whose what which how why whether".split())
_HOSTILE = ("ACCUSE", "REJECT", "THREATEN", "COERCE", "ASSAULT", "SANCTION", "PROTEST", "MOBILIZE")
_OVER = ("over", "for", "on", "about")
_REACH = 5  # sentences after the announcement in which the two sides speak


def announced(
    text: Text, cast: Cast, at: Sequence[tuple[int, Event]], attributions: Sequence[Attribution]
) -> Iterator[Dispute]:
    """A dispute for each announcement after which two parties speak. `at`: events with their trigger's word."""
    for word in text.words:
        kind = _announces(text, word.i)
        if kind is None:
            continue
        after = [a for a in attributions if _speaks_after(text, a, word.i, word.sentence)]
        first, other = _parties(text, cast, word.i, after)
        found = [_side(text, at, after, one, two, kind) for one, two in ((first, other), (other, first))]
        told = tuple(sorted((side for side in found if side is not None), key=lambda side: side.position[0]))
        blamed = any(_blames(text, at, a, x) for a in after for x in (first, other) if not _is_among(x, a.sources))
        blamed = blamed or (len(told) > 1 and all(_names_other(text, cast, side, (first, other)) for side in told))
        told = told if len(told) > 1 else _some_and_others(text, attributions, word.i, word.sentence)
        if len(told) > 1 and (kind != "mutual_blame" or blamed):
            yield Dispute("", short(text.text[slice(*_over(text, word.i))]), kind, told)


def _over(text: Text, i: int) -> Span:
    """What accounts part over: "for the collapse of the truce", else all that verb i tells."""
    below = (k for n in (i, *text.children(i)) for k in text.children(n) if text.preposition(k) in _OVER and k > i)
    k = next(below, None)
    return phrase(text, k) if k is not None else clause(text, i)


def _names_other(text: Text, cast: Cast, side: Side, parties: Sequence[str]) -> bool:
    """Whether a side's words name the other party."""
    other = [p for p in parties if p and not _is_among(p, side.by)]
    words = (w for s in side.position for w in words_at(text, s))
    return any(_is_among(p, cast.at(w.i) or cast.adjective(w.i)) for w in words for p in other)


def _announces(text: Text, i: int) -> DisputeKind | None:
    """The kind of dispute that verb i announces."""
    word = text.words[i]
    over = (k for k in text.children(i) if text.words[k].relation == "obl" and text.preposition(k) in ("over", "on"))
    if word.text.lower() in _DIVIDED and word.upos in ("VERB", "ADJ") and any(over):
        return "contradiction"
    if word.upos != "VERB":
        return None
    objects = [k for k in text.children(i) if text.words[k].deprel == "obj"]
    each_other = any(_each_other(text, k) for k in (*objects, *text.children(i)))
    nouns = {text.words[k].lemma for k in objects}
    if (word.lemma in _BLAME and each_other) or (word.lemma in _EXCHANGE and nouns & _CHARGES):
        return "mutual_blame"
    conflicting = any(text.words[k].lemma in _ACCOUNTS and _is_conflicting(text, k) for k in objects)
    if (word.lemma in _GIVE and conflicting) or (word.lemma == "contradict" and each_other):
        return "contradiction"
    accounts = (k for k in text.children(i) if text.words[k].deprel == "nsubj" and text.words[k].lemma in _TOLD)
    if word.lemma in _EMERGE and any(_is_conflicting(text, k) for k in accounts):
        return "contradiction"
    asked = (text.words[k].lemma.lower() in _QUESTION for k in subtree(text, i) if i < k <= i + 4)
    return "contradiction" if word.lemma in _DIFFER and any(asked) else None


def _each_other(text: Text, k: int) -> bool:
    """ "Each other", "one another"; "the other" where each side is the subject."""
    following = text.words[k + 1].lemma.lower() if k + 1 < len(text.words) else ""
    if (text.words[k].lemma.lower(), following) in (("each", "other"), ("one", "another")):
        return True
    each = any(
        text.words[c].lemma.lower() in ("each", "both")
        for s in text.children(text.words[k].head)
        for c in (s, *text.children(s))
        if s < k
    )
    return text.words[k].lemma.lower() == "other" and each


def _is_conflicting(text: Text, k: int) -> bool:
    return any(text.words[c].lemma.lower() in _CONFLICTING for c in text.children(k))


def _speaks_after(text: Text, a: Attribution, i: int, sentence: int) -> bool:
    """Whether one party alone speaks, in the sentence of the announcement at word i or after it."""
    if not a.sources or a.hedge is not None or not a.content_spans or len(sides(a.sources)) != 1:
        return False
    here = next((w.sentence for w in words_at(text, a.content_spans[0])), -1)
    own = a.cue_span is not None and a.cue_span.start <= text.words[i].start < a.cue_span.end
    return sentence <= here <= sentence + _REACH and a.content_spans[0].start > text.words[i].start and not own


def _parties(text: Text, cast: Cast, i: int, after: Sequence[Attribution]) -> tuple[str, str]:
    """Who differs: the two of the verb's subject, else the two who speak first; "" for nobody."""
    subjects = [k for k in text.children(i) if text.words[k].deprel == "nsubj"]
    named = [a for s in subjects for k in subtree(text, s) for a in (cast.at(k) or cast.adjective(k))]
    found = list(dict.fromkeys(a.country for a in named if a.country))
    if len(found) == 1:  # a government and its rebels
        found = list(dict.fromkeys(f"{a.country}.{a.sector}" for a in named if a.country))
    if len(found) != 2:
        found = list(dict.fromkeys(a.sources[0].country for a in after if a.sources[0].country))
    return (found[0], found[1]) if len(found) > 1 else ("", "")


def _some_and_others(text: Text, attributions: Sequence[Attribution], i: int, sentence: int) -> tuple[Side, ...]:
    """ "Analysts are divided. Some say that …, others that …": the next two that somebody says."""
    after = [a for a in attributions if a.content_spans and a.content_spans[0].start > text.words[i].start]
    near = [
        a for a in after if a.source_span and a.hedge is None and a.parent is None and _first(text, a) <= sentence + 2
    ]
    pairs = [(a, b) for a, b in zip(near, near[1:], strict=False) if _word(text, a.source_span) in _SOME]
    pairs = [(a, b) for a, b in pairs if "other" in _word(text, b.source_span)]
    return tuple(Side(a.sources, a.content_spans, chain(a)[:-1]) for a in pairs[0]) if pairs else ()


def _word(text: Text, source: Span | None) -> str:
    """The first word of a source."""
    return text.text[slice(*source)].split()[0].lower() if source else ""


def _first(text: Text, a: Attribution) -> int:
    return next((w.sentence for w in words_at(text, a.content_spans[0])), 0)


def _is_among(party: str, actors: Actors) -> bool:
    """Whether a party, by country or by country and sector, is one of the actors; a person's country may be untold."""
    return party in sides(actors) or any(
        party == f"{a.country}.{a.sector}" or (not a.country and party.endswith(f".{a.sector}")) for a in actors
    )


def _side(
    text: Text, at: Sequence[tuple[int, Event]], after: Sequence[Attribution], one: str, other: str, kind: DisputeKind
) -> Side | None:
    """What one party says first; where blame is announced, what it says that the other does or is to blame for."""
    own = [a for a in after if one and _is_among(one, a.sources)]
    blaming = [a for a in own if _blames(text, at, a, other)] if kind == "mutual_blame" else []
    told = blaming or [a for a in own if _is_told(text, a)][:1]
    if not told:
        return None
    spans = tuple(dict.fromkeys(s for a in told for s in a.content_spans))
    return Side(told[0].sources, spans, chain(told[0])[:-1])


def _is_told(text: Text, a: Attribution) -> bool:
    """Whether what a source says is a clause."""
    return any(w.upos in ("VERB", "AUX") for s in a.content_spans for w in words_at(text, s))


def _blames(text: Text, at: Sequence[tuple[int, Event]], a: Attribution, other: str) -> bool:
    """Whether a source's cue is an accusation, or what it says tells of a hostile act of the other's."""

    def inside(i: int, spans: Sequence[Span]) -> bool:
        return any(s.start <= text.words[i].start < s.end for s in spans)

    cue = (a.cue_span,) if a.cue_span else ()
    return any(
        (e.type == "ACCUSE" and inside(i, cue) and _is_among(other, e.recipients))
        or (e.type in _HOSTILE and inside(i, a.content_spans) and _is_among(other, e.actors))
        for i, e in at
    )
