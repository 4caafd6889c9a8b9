"""Who says so: the model's source, cue and content pieces -> attributions, with the ones nested inside them.

The model finds the outermost attributions. Inside a content, an inner one is found by the tree: a reporting verb
(lexicon/cues.tsv) with its subject and its clause. Sources become actors through `actor_of`, which the caller
gives; without it they stay spans. Terms: RECORD.md's "Attribution"; source, cue, content as in PARC and PolNeAR.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files

from pourparler.reading.quotes import quotations, share_quoted
from pourparler.record import Actor, Attribution, Form, Says, Span, Text, Word

ActorOf = Callable[[Span], Actor | None]
_TRAILING = re.compile(r"[\s,;:–—-]+$")
_REASON = re.compile(
    r"(?:on (?:the )?condition (?:of anonymity|that (?:he|she|they|his|her|their)\b[^,.;]*)|on the basis of anonymity|"
    r"(?:asked|asking|requested|requesting|wished|wishing|declined|declining|refused) (?:not to be (?:named|identified|quoted)|"
    r"that (?:his|her|their) names? not be used|to (?:be (?:named|identified)|remain anonymous|give (?:his|her|their) names?))|"
    r"(?:was|were|is|are) not authori[sz]ed to|anonymously)",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"(?:because|as|since|due to|owing to|given|citing|for fear|to (?:discuss|speak|describe))\b[^.;”\"]*", re.IGNORECASE)
_HEDGES = frozenset("apparently seemingly evidently presumably ostensibly reportedly allegedly supposedly".split())
_SEEM = frozenset(("appear", "seem"))


@lru_cache(maxsize=1)
def cue_verbs() -> dict[str, str]:
    """Lemma -> act (say, believe, intend), from lexicon/cues.tsv."""
    lines = files("pourparler.reading.lexicon").joinpath("cues.tsv").read_text("utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)  # type: ignore[misc]


def attributions(text: Text, actor_of: ActorOf = lambda span: None) -> tuple[Attribution, ...]:
    """All attributions in text order, outer before inner; ids a1, a2, … in that order."""
    quoted = quotations(text.text)
    outer = [_outer(text, draft, quoted, actor_of) for draft in _drafts(text)]
    inner = [child for parent in outer for child in _inner(text, parent, quoted, actor_of)]
    hedged = _inferences(text, [*outer, *inner])
    found = sorted([*outer, *inner, *hedged], key=lambda a: (_start(a), a.parent is not None))
    return _numbered(found)


def chain(attribution: Attribution) -> Says:
    """The attribution and those it stands inside, outermost first."""
    out: list[Attribution] = []
    at: Attribution | None = attribution
    while at is not None:
        out.append(at)
        at = at.parent
    return tuple(reversed(out))


# ---- the outermost, from the model's pieces ------------------------------------------------------------


@dataclass(slots=True)
class _Draft:
    """An attribution being put together, in words [first, end)."""

    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    contents: list[tuple[int, int]] = field(default_factory=list)


def _drafts(text: Text) -> list[_Draft]:
    """Cues with their source and contents; a content without a cue goes on with the one before it."""
    by_cue: dict[int, _Draft] = {}
    for k, span in enumerate(text.roles):
        if span.role == "cue":
            source = text.roles[span.link] if span.link >= 0 else None
            by_cue[k] = _Draft((span.first, span.end), (source.first, source.end) if source else None)
    last: _Draft | None = None
    last_end = -1
    for span in text.roles:
        if span.role != "content":
            continue
        draft = by_cue.get(span.link)
        if draft is None and last is not None and _goes_on(text, last_end, span.first):
            draft = last
        if draft is None:
            draft = _nearest(text, by_cue, span.first, span.end)
        if draft is None:
            continue
        if draft is last and _goes_on(text, last_end, span.first):
            draft.contents[-1] = (draft.contents[-1][0], span.end)
        else:
            draft.contents.append((span.first, span.end))
        last, last_end = draft, span.end
    return [d for d in by_cue.values() if d.contents]


def _goes_on(text: Text, end: int, first: int) -> bool:
    """Whether nothing but marks lies between two pieces of content."""
    return all(text.words[i].upos == "PUNCT" for i in range(end, first))


def _nearest(text: Text, by_cue: dict[int, _Draft], first: int, end: int) -> _Draft | None:
    """The one cue without content in the sentence of a content that no cue claims."""
    sentence = text.words[first].sentence
    free = [d for d in by_cue.values() if not d.contents and d.cue and text.words[d.cue[0]].sentence == sentence]
    return free[0] if len(free) == 1 else None


def _outer(text: Text, draft: _Draft, quoted: tuple[Span, ...], actor_of: ActorOf) -> Attribution:
    contents = tuple(_content(text, first, end, quoted) for first, end in draft.contents)
    source = _span(text, *draft.source) if draft.source else None
    cue = _span(text, *draft.cue) if draft.cue else None
    return _made(text, source, cue, contents, quoted, actor_of)


def _made(
    text: Text, source: Span | None, cue: Span | None, contents: tuple[Span, ...], quoted: tuple[Span, ...], actor_of: ActorOf
) -> Attribution:
    named = source is not None and is_named(text, source)
    reason = None if named or source is None else _reason(text, source, cue)
    actor = actor_of(source) if source else None
    return Attribution("", actor, source, cue, contents, _form(contents, quoted), named, reason)


def _content(text: Text, first: int, end: int, quoted: tuple[Span, ...]) -> Span:
    """Characters of a content: without trailing comma or stop, with the quotation marks that belong to it."""
    span = _span(text, first, end)
    for q in quoted:
        if q.start + 1 == span.start and q.end >= span.start:
            span = Span(q.start, max(span.end, min(q.end, span.end + 2)))
        elif q.end - 1 == span.end or (q.end - 2 == span.end and text.text[span.end] in ".,?!"):
            span = Span(span.start, q.end)
    if text.text[span.end - 1] == "." and text.words[end - 1].text == ".":
        span = Span(span.start, span.end - 1)
    trimmed = _TRAILING.sub("", text.text[span.start : span.end])
    return Span(span.start, span.start + len(trimmed)) if trimmed else span


def _span(text: Text, first: int, end: int) -> Span:
    return Span(text.words[first].start, text.words[end - 1].end)


def _form(contents: tuple[Span, ...], quoted: tuple[Span, ...]) -> Form:
    size = sum(s.end - s.start for s in contents)
    inside = sum(share_quoted(s, quoted) * (s.end - s.start) for s in contents) / max(1, size)
    return "quoted" if inside > 0.95 else "mixed" if inside > 0 else "paraphrased"


# ---- named or not --------------------------------------------------------------------------------------


def is_named(text: Text, source: Span) -> bool:
    """Whether a source is somebody or something in particular: a name, a pronoun, an institution.

    People spoken of by a common noun ("officials", "a spokeswoman for the ministry") are not."""
    head = head_word(text, source)
    if head is None or head.upos in ("PROPN", "PRON"):
        return head is not None and head.text.lower() not in ("some", "others", "many", "one", "someone", "those")
    if any(w.upos == "PROPN" and w.head == head.i and w.deprel in ("appos", "flat", "nmod:desc") for w in _inside(text, source)):
        return True
    return not (is_people(head.lemma) and not _definite_office(text, head))


def is_people(lemma: str) -> bool:
    """Whether a common noun stands for a person or people, or for nameless reports."""
    from pourparler.reading.lexicon import office  # lazily: the tables are not needed for spans alone

    entry = office(lemma)
    return (entry is not None and entry.kind in ("person", "people")) or lemma in ("report", "source", "account", "other")


def _definite_office(text: Text, head: Word) -> bool:
    """"the foreign minister": one office holder, named elsewhere; not "the spokesman" nor "the official"."""
    if head.xpos not in ("NN", "NNP") or head.lemma in ("official", "source", "spokesman", "spokeswoman", "spokesperson", "diplomat"):
        return False
    return any(w.lemma == "the" and w.head == head.i for w in text.words[max(0, head.i - 8) : head.i])


def head_word(text: Text, span: Span) -> Word | None:
    """The word of a span whose head lies outside it."""
    inside = _inside(text, span)
    known = {w.i for w in inside}
    return next((w for w in inside if w.head not in known and w.upos != "PUNCT"), None)


def _inside(text: Text, span: Span) -> list[Word]:
    return [w for w in words_at(text, span)]


def words_at(text: Text, span: Span) -> tuple[Word, ...]:
    """The words that lie in a span."""
    low, high = 0, len(text.words)
    while low < high:
        middle = (low + high) // 2
        if text.words[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    end = low
    while end < len(text.words) and text.words[end].start < span.end:
        end += 1
    return text.words[low:end]


def _reason(text: Text, source: Span, cue: Span | None) -> Span | None:
    """Why a source is not named, where its sentence says so: the clause of the reason, or the condition itself."""
    first, end = text.sentences[words_at(text, source)[0].sentence]
    start, stop = text.words[first].start, text.words[end - 1].end
    found = _REASON.search(text.text, start, stop)
    if found is None:
        return None
    because = _BECAUSE.search(text.text, found.end(), stop)
    match = because or found
    return Span(match.start(), match.start() + len(match.group().rstrip(" ,")))


# ---- the ones inside, and the reporter's inference -----------------------------------------------------


def _inner(text: Text, parent: Attribution, quoted: tuple[Span, ...], actor_of: ActorOf) -> list[Attribution]:
    """Attributions inside the content of another, by the tree; those inside them in turn."""
    out: list[Attribution] = []
    for content in parent.content_spans:
        inside = words_at(text, content)
        known = {w.i for w in inside}
        for word in inside:
            found = _clause(text, word, known)
            if found is None or any(_within(Span(word.start, word.end), s) for a in out for s in a.content_spans):
                continue
            source, clause = found
            child = _made(text, source, Span(word.start, word.end), (clause,), quoted, actor_of)
            child = replace(child, parent=parent)
            out.append(child)
            out += _inner(text, child, quoted, actor_of)
    return out


def _clause(text: Text, word: Word, known: set[int]) -> tuple[Span, Span] | None:
    """(subject, clause) of a reporting verb among the words `known`; None where either is missing or it is the source's own."""
    if word.upos != "VERB" or cue_verbs().get(word.lemma) not in ("say", "believe"):
        return None
    children = text.children(word.i)
    subject = next((i for i in children if text.words[i].deprel == "nsubj" and i in known), None)
    clause = next((i for i in children if text.words[i].deprel == "ccomp" and i in known), None)
    if subject is None or clause is None or text.words[subject].lemma in ("I", "we", "you", "it", "who", "that", "which", "there"):
        return None
    said = subtree_span(text, clause, known)
    if said.start < word.end and word.start < said.end:  # a clause on both sides of its verb
        return None
    return subtree_span(text, subject, known), said


def subtree(text: Text, i: int) -> list[int]:
    """Word i and all that hangs on it, in text order."""
    out, pending = [], [i]
    while pending:
        at = pending.pop()
        out.append(at)
        pending += text.children(at)
    return sorted(out)


def subtree_span(text: Text, i: int, known: set[int] | None = None) -> Span:
    """The characters of a subtree, marks at its ends left out."""
    inside = [k for k in subtree(text, i) if known is None or k in known]
    while len(inside) > 1 and text.words[inside[-1]].upos == "PUNCT" and text.words[inside[-1]].text not in "\"”":
        inside.pop()
    while len(inside) > 1 and text.words[inside[0]].upos == "PUNCT" and text.words[inside[0]].text not in "\"“":
        inside.pop(0)
    return _span(text, inside[0], inside[-1] + 1)


def _inferences(text: Text, found: list[Attribution]) -> list[Attribution]:
    """The reporter's own inferences: a hedge outside every content, with the clause it stands in."""
    taken = [s for a in found for s in (*a.content_spans, *([a.cue_span] if a.cue_span else []))]
    out = []
    for word in text.words:
        hedge = _hedge(text, word)
        if hedge is None or any(_within(hedge, s) for s in taken):
            continue
        head = word.i if word.upos in ("VERB", "AUX") else max(word.head, 0)
        clause = subtree_span(text, head)
        out.append(Attribution("", None, None, None, (clause,), named=False, hedge=hedge))
    return out


def _hedge(text: Text, word: Word) -> Span | None:
    if word.lemma in _HEDGES and word.upos == "ADV":
        return Span(word.start, word.end)
    if word.lemma in _SEEM and word.upos == "VERB":
        to = word.i + 1
        if to < len(text.words) and text.words[to].lemma == "to":
            return Span(word.start, text.words[to].end)
    return None


# ---- order ---------------------------------------------------------------------------------------------


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _start(a: Attribution) -> int:
    return min(s.start for s in (*a.content_spans, *(x for x in (a.source_span, a.cue_span) if x)))


def _numbered(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Ids in order; a parent is numbered before its child, so that each child points to the numbered one."""
    made: dict[int, Attribution] = {}

    def number(a: Attribution) -> Attribution:
        if id(a) not in made:
            parent = number(a.parent) if a.parent else None
            made[id(a)] = replace(a, id=f"a{found.index(a) + 1}", parent=parent)
        return made[id(a)]

    return tuple(number(a) for a in found)
