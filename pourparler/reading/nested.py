"""What a source says that another says, and what the reporter only infers: contents -> attributions inside them.

An inner attribution is found by the tree, since the model labels the outermost alone: a verb of lexicon/cues.tsv with
its subject and its clause, or "according to". A hedge ("apparently", "seemed to") outside every content is the
reporter's own inference.
"""

from __future__ import annotations

from collections.abc import Callable

from pourparler.record import Attribution, Span, Text, Word

from .cues import cue_verbs
from .stretches import runs, span_of, subtree, subtree_span, trimmed, within, words_at

Make = Callable[[Span, Span, tuple[Span, ...], Attribution], Attribution]
_TOLD = ("say", "believe", "fear", "ask", "intend")
_SELF = frozenset("i we you it who that which there".split())
_HEDGES = frozenset("apparently seemingly evidently presumably ostensibly supposedly".split())
_SEEM = frozenset(("appear", "seem"))


def inner(text: Text, parent: Attribution, make: Make) -> list[Attribution]:
    """Attributions inside the content of another, those inside them after them."""
    out: list[Attribution] = []
    known = {w.i for content in parent.content_spans for w in words_at(text, content)}
    for content in parent.content_spans:
        for word in words_at(text, content):
            place = Span(word.start, word.end)
            if any(within(place, s) for a in out for s in a.content_spans):
                continue
            if (found := _clause(text, word, known)) is not None:
                child = make(*found, parent)
                out = [a for a in out if not any(within(a.content_spans[0], s) for s in child.content_spans)]
                out += [child, *inner(text, child, make)]
    return out


def _clause(text: Text, word: Word, known: set[int]) -> tuple[Span, Span, tuple[Span, ...]] | None:
    """(source, cue, contents) of a reporting verb or "according to" among the words `known`, if all are there."""
    if word.lemma.lower() in ("accord", "according"):
        return _according(text, word, known)
    children = [k for k in text.children(word.i) if k in known]
    verbal = word.upos == "VERB" or any(text.words[k].deprel == "aux" for k in children)
    if not verbal or cue_verbs().get(word.lemma) not in _TOLD:
        return None
    clause = next((k for k in children if text.words[k].deprel == "ccomp" and _is_clause(text, k)), None)
    if clause is None:  # "denied ordering the raid"
        clause = next((k for k in children if k == word.i + 1 and text.words[k].xpos == "VBG"), None)
    if clause is None and word.deprel == "ccomp":  # hung on the verb outside
        beside = [k for k in text.children(word.head) if k > word.i and k in known]
        clause = next((k for k in beside if text.words[k].deprel == "ccomp" and _is_clause(text, k)), None)
    subject = next((k for k in children if text.words[k].deprel == "nsubj"), None)
    if subject is None:
        subject = _quoted(text, word, known) if word.xpos == "VBG" else _misplaced(text, word, known)
    if subject is None or clause is None or text.words[subject].text.lower() in _SELF:
        return None
    that = [k for k in children if word.i < k < clause and text.words[k].lemma == "that"]
    said = subtree_span(text, clause, known)
    said = Span(min([said.start, *(text.words[k].start for k in that)]), said.end)
    if said.start < word.end and word.start < said.end:  # a clause on both sides of its verb
        return None
    return subtree_span(text, subject, known), Span(word.start, word.end), (said,)


def _is_clause(text: Text, i: int) -> bool:
    """Whether a word is the predicate of a clause, no bare noun: "feared a coup"."""
    below = {text.words[k].relation for k in text.children(i)}
    return text.words[i].upos not in ("NOUN", "PROPN", "PRON") or bool(below & {"nsubj", "cop"})


def _misplaced(text: Text, word: Word, known: set[int]) -> int | None:
    """A subject that the tree hangs on the verb outside: "said (the king) had warned"."""
    above = text.children(word.head) if word.head >= 0 and word.head not in known else ()
    return next((k for k in above if text.words[k].deprel == "nsubj" and k in known and word.head < k < word.i), None)


def _quoted(text: Text, word: Word, known: set[int]) -> int | None:
    """Whom another quotes: "quotes the minister as saying"."""
    if word.xpos != "VBG" or word.head < 0 or text.words[word.head].lemma != "quote":
        return None
    return next((k for k in text.children(word.head) if text.words[k].deprel == "obj" and k in known), None)


def _according(text: Text, word: Word, known: set[int]) -> tuple[Span, Span, tuple[Span, ...]] | None:
    """The same of "according to", whose clause is the one it stands in."""
    noun = word.head
    if noun not in known or word.i + 1 not in known:
        return None
    phrase = set(subtree(text, noun))
    if not (named := {k for k in phrase if k > word.i + 1}):
        return None
    if (above := text.words[noun].head) in known:
        inside = [k for k in subtree(text, above) if k in known and k not in phrase]
    else:  # hung on the verb outside: "said that, according to the police, …"
        inside = [k for k in sorted(known) if k > max(phrase) and text.words[k].sentence == word.sentence]
    pieces = [trimmed(text, range(*run)) for run in runs(inside)]
    pieces = [p for p in pieces if any(text.words[k].upos not in ("PUNCT", "SCONJ") for k in p)]
    contents = tuple(span_of(text, p[0], p[-1] + 1) for p in pieces)
    source = subtree_span(text, noun, named)
    return (source, span_of(text, word.i, word.i + 2), contents) if contents else None


def inferences(text: Text, found: list[Attribution]) -> list[Attribution]:
    """The reporter's own inferences: a hedge outside every content, with the clause it stands in."""
    taken = [s for a in found for s in (*a.content_spans, *([a.cue_span] if a.cue_span else []))]
    out = []
    for word in text.words:
        hedge = hedge_at(text, word)
        if hedge is None or any(within(hedge, s) for s in taken):
            continue
        head = word.i if word.upos in ("VERB", "AUX") or word.head < 0 else word.head
        out.append(Attribution("", (), None, None, (subtree_span(text, head),), named=False, hedge=hedge))
    return out


def hedge_at(text: Text, word: Word) -> Span | None:
    """The hedge that begins at a word: "apparently", "seemed to", "it appears that"."""
    if word.lemma in _HEDGES and word.upos == "ADV":
        return Span(word.start, word.end)
    if word.lemma in _SEEM and word.upos == "VERB":
        after = text.words[word.i + 1] if word.i + 1 < len(text.words) else None
        if after is not None and after.lemma == "to":
            return Span(word.start, after.end)
        if any(text.words[k].deprel in ("ccomp", "xcomp") for k in text.children(word.i)):
            return Span(word.start, word.end)
    return None
