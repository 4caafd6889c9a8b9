"""Where two sources give other numbers for one thing: "12 sailors had died", "put the number at 40". Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.reading.claims import voices
from pourparler.reading.clauses import clause, telling
from pourparler.reading.lexicon.element_words import listed
from pourparler.reading.saying import chain
from pourparler.reading.stretches import subtree, words_at
from pourparler.record import Attribution, Dispute, Side, Span, Spans, Text

_FIGURES = frozenset("number figure toll total count".split())


def differing_figures(text: Text, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """Two sources that give other numbers for one noun with one verb or one more word in common."""
    spoken = [a for a in attributions if a.sources and a.hedge is None]
    counted = [(a, k, n) for a in spoken for k, n in _numbers(text, a.content_spans)]
    for m, (a, i, x) in enumerate(counted):
        for b, j, y in counted[m + 1 :]:
            if x == y or text.words[i].lemma != text.words[j].lemma or voices(a.sources) == voices(b.sources):
                continue
            if _context(text, i) & _context(text, j):
                told = tuple(Side(c.sources, (telling(text, k),), chain(c)[:-1]) for c, k in ((a, i), (b, j)))
                yield Dispute("", f"how many {text.words[i].text}", "figures", told)


def _numbers(text: Text, spans: Spans) -> Iterator[tuple[int, str]]:
    """(noun, number) of each counted noun in spans."""
    for span in spans:
        for word in words_at(text, span):
            counted = text.words[word.head] if word.head >= 0 else word
            if (
                word.upos == "NUM"
                and word.deprel == "nummod"
                and counted.upos == "NOUN"
                and counted.lemma not in listed("unit")
            ):
                yield counted.i, word.lemma.lower()


def _context(text: Text, i: int) -> frozenset[str]:
    """The verb over a noun and the words of its phrase."""
    inside = {text.words[k].lemma.lower() for k in subtree(text, i) if text.words[k].upos in ("NOUN", "ADJ", "PROPN")}
    head = text.words[i].head
    above = {text.words[head].lemma.lower()} if head >= 0 else set()
    return frozenset((inside | above) - {"be", "have", text.words[i].lemma.lower()})


def put_at(text: Text, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """ "Put the number of detained sailors at nine", where another number of sailors was told before."""
    for verb in text.words:
        under = [c for k in text.children(verb.i) for c in (k, *text.children(k))]  # "put it lower": one step down
        figure = next((k for k in under if text.words[k].lemma in _FIGURES), None)
        if verb.lemma != "put" or verb.upos != "VERB" or figure is None:
            continue
        here = _number_at(text, figure)
        nouns = _counted_by(text, figure)
        before = (Span(text.words[0].start, text.words[text.sentences[verb.sentence][0]].start),)
        told = [k for k, n in _numbers(text, before) if text.words[k].lemma in nouns and n != here]
        if told and here:
            words = (telling(text, told[-1]),)
            says = next(((a,) for a in reversed(attributions) if a.hedge is None and _told_in(a, words[0])), ())
            sides_ = Side(says[-1].sources if says else (), words), Side((), (clause(text, verb.i),))
            yield Dispute("", f"how many {text.words[told[-1]].text}", "figures", sides_)


def _counted_by(text: Text, figure: int) -> frozenset[str]:
    """What a figure counts: "the number of sailors", "put the figure lower at 40 sailors"."""
    after = range(figure + 1, min(figure + 8, len(text.words)))
    nouns = set(subtree(text, figure)) | {k for k in after if text.words[k - 1].upos == "NUM"}
    return frozenset(text.words[k].lemma for k in nouns if text.words[k].upos == "NOUN") - _FIGURES


def _told_in(a: Attribution, words: Span) -> bool:
    return any(s.start < words.end and words.start < s.end for s in a.content_spans)


def _number_at(text: Text, figure: int) -> str:
    """The number behind the next "at", which the tree may hang elsewhere."""
    last = min(figure + 10, len(text.words) - 1)
    return next(
        (
            text.words[k + 1].lemma
            for k in range(figure, last)
            if text.words[k].lemma == "at" and text.words[k + 1].upos == "NUM"
        ),
        "",
    )
