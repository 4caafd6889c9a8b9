"""Where one side answers a reproach or a remark of the other's. Pure.

"Responding to this criticism, he said …"; "hit back at complaints from Chile that …"; "has defended its position by
saying …", where another has just criticised it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.reading.arguments import parties
from pourparler.reading.cast import Cast
from pourparler.reading.clauses import phrase
from pourparler.reading.matters.sides import sides
from pourparler.reading.saying import chain
from pourparler.reading.stretches import subtree, words_at
from pourparler.record import Actors, Attribution, Dispute, DisputeKind, Side, Span, Text, Word

from .claims import one_voice
from .pairs import outright, parted, sentence, short, side

_OWNERS = frozenset("his her its their the this that these those such".split())
_ANSWER = ("respond", "reply", "react", "answer", "retort")
_REPROACHES = frozenset("criticism complaint accusation allegation attack charge insult reproach rebuke".split())
_STRIKE = frozenset("hit fire shoot lash jab push strike snap clap swipe bite punch".split())
_AT = ("at", "against", "on", "over")
_REMARKS = frozenset("comment remark claim suggestion statement assertion report idea notion".split())
_DEFEND = frozenset("defend justify".split())
_CRITICISE = frozenset("criticise criticize condemn denounce accuse blame lambast decry deplore fault slam".split())
_LAST = 2  # sentences between what was said and the answer


def answered(text: Text, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """ "Responding to this criticism, he said …": what another said last, and the answer."""
    spoken = outright(attributions)
    for word in text.words:
        if word.lemma not in _ANSWER or not any(_reproach(text, k) for k in text.children(word.i)):
            continue
        here = word.sentence
        said_here = [a for a in spoken if a.content_spans[0].start > word.start and sentence(text, a, 0) == here]
        before = [a for a in spoken if a.content_spans[-1].end <= word.start and sentence(text, a) >= here - _LAST]
        if said_here and before and not one_voice(said_here[0].sources, before[-1].sources):
            yield parted(text, before[-1], said_here[0], "mutual_blame")


def hit_back(text: Text, cast: Cast, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """ "Hit back at comments by Peru's minister, saying that …": those comments, and the answer."""
    spoken = outright(attributions)
    for word in text.words:
        below = text.children(word.i)
        at = next(
            (k for k in below if text.preposition(k) in _AT and text.words[k].lemma in _REPROACHES | _REMARKS), None
        )
        if word.lemma not in _STRIKE or at is None or not any(text.words[k].lemma == "back" for k in below):
            continue
        by = parties(text, cast, word.i, "nsubj").actors
        reply = _reply(text, attributions, word, phrase(text, at), by)
        told = _told(text, cast, at, by, [a for a in spoken if a is not reply])
        if reply and told:
            kind: DisputeKind = "mutual_blame" if text.words[at].lemma in _REPROACHES else "contradiction"
            answer = Side(by or reply.sources, reply.content_spans, chain(reply)[:-1])
            yield Dispute("", short(text.text[slice(*told.position[0])]), kind, (told, answer))


def _reply(text: Text, attributions: Sequence[Attribution], word: Word, remark: Span, by: Actors) -> Attribution | None:
    """What whoever hits back says, outside the words that he hits back at: "saying that …", or in the next sentence."""
    for a in attributions:
        if not a.content_spans or a.hedge is not None or a.content_spans[0].start < remark.end:
            continue
        saying = a.cue_span and any(w.head == word.i and w.relation == "advcl" for w in words_at(text, a.cue_span))
        if 0 <= sentence(text, a, 0) - word.sentence <= 1 and (saying or one_voice(a.sources, by)):
            return a
    return None


def _told(text: Text, cast: Cast, at: int, by: Actors, spoken: Sequence[Attribution]) -> Side | None:
    """What "comments by Peru's minister" were: told in the phrase itself, or by their owner near it, or by another."""
    span, inside = phrase(text, at), subtree(text, at)
    for a in spoken:
        if span.start <= a.content_spans[0].start < span.end:
            return Side(a.sources, a.content_spans)
    owners = tuple(x for k in inside for x in (cast.at(k) or cast.adjective(k)) if not one_voice((x,), by))
    if any(text.words[k].relation in ("acl", "ccomp") and _starts_with_that(text, k) for k in inside):
        return Side(owners, (span,))
    here = text.words[at].sentence
    near = [a for a in spoken if abs(sentence(text, a, 0) - here) <= _LAST and not one_voice(a.sources, by)]
    near = [a for a in near if not owners or one_voice(a.sources, owners)]
    nearest = min(near, key=lambda a: abs(sentence(text, a, 0) - here), default=None)
    return side(nearest) if nearest else None


def _starts_with_that(text: Text, k: int) -> bool:
    return any(text.words[c].lemma == "that" for c in text.children(k))


def defended(text: Text, cast: Cast, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """ "Peru defended its position by saying that …", where another has just criticised it."""
    spoken = outright(attributions)
    for word in text.words:
        if word.lemma not in _DEFEND or word.upos != "VERB":
            continue
        by = parties(text, cast, word.i, "nsubj").actors
        own = [a for a in spoken if sentence(text, a, 0) == word.sentence and one_voice(a.sources, by)]
        own = [a for a in own if a.content_spans[0].start > word.start]
        blamed = [a for a in spoken if _blames(text, cast, a, word, by)]
        if own and blamed:
            yield parted(text, blamed[-1], max(own, key=lambda a: a.content_spans[-1].end), "contradiction")


def _blames(text: Text, cast: Cast, a: Attribution, word: Word, whom: Actors) -> bool:
    """Whether a source criticises somebody shortly before a word, and names him."""
    if a.content_spans[-1].end > word.start or word.sentence - sentence(text, a) > _LAST or one_voice(a.sources, whom):
        return False
    critical = a.cue_span is not None and any(w.lemma in _CRITICISE for w in words_at(text, a.cue_span))
    return critical and any(sides(cast.at(w.i)) & sides(whom) for s in a.content_spans for w in words_at(text, s))


def _reproach(text: Text, k: int) -> bool:
    """ "To this criticism", "to those charges"."""
    points = any(text.words[c].lemma in _OWNERS for c in text.children(k))
    return text.words[k].lemma in _REPROACHES and points
