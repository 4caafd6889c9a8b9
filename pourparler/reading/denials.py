"""Claims and their denials ("denied", "disputed that notion", "no such meeting took place") -> disputes. Pure.

What is denied is looked for in the words of the denial itself, among the accusations against whoever denies, and in the
sentences before that share most words with it. "Denied them access" and refusals of a plan deny nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pourparler.reading.actors import Cast
from pourparler.reading.arguments import parties
from pourparler.reading.clauses import complements, content, phrase, telling
from pourparler.reading.lexicon.element_words import listed
from pourparler.reading.matters import said
from pourparler.reading.puts import sides
from pourparler.reading.rows import preposition
from pourparler.reading.saying import chain
from pourparler.reading.status import status_of
from pourparler.reading.stretches import words_at
from pourparler.record import Actors, Attribution, Dispute, DisputeKind, Event, Says, Side, Span, Spans, Text

_CONTRADICT = frozenset("dispute contradict contest".split())
_DENY = _CONTRADICT | frozenset("deny refute rebut repudiate disavow".split())
_DISMISS = frozenset("reject dismiss".split())  # deny only where what they govern is something said
_CHARGES = ("charge", "accusation", "allegation")
_FIGURES = ("figure", "number", "toll", "total")
_FALSE = frozenset("false untrue baseless groundless unfounded lie nonsense fabrication slander propaganda".split())
_WITHHELD = frozenset("access entry visa permission right request citizenship bail".split())
_BACK = frozenset("it this that they them".split())
_NO = frozenset("not no never none nothing n't without".split())
_EDGES = " \n,;:–—-"
_REACH = 5  # sentences before a denial in which what it denies is looked for
_ENOUGH = 0.7  # score from which a sentence is taken for what is denied
_DID = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class _Denial:
    """A word that denies: who denies, the words of the denial, and what is denied where it is said in them."""

    word: int
    by: Actors
    evidence: Span
    denied: int | None
    says: Says


def denials(
    text: Text, cast: Cast, at: Sequence[tuple[int, Event]], attributions: Sequence[Attribution]
) -> Iterator[Dispute]:
    """A dispute for each denial whose claim is found. `at`: events with their trigger's word."""
    stands = said(text, attributions)
    for word in text.words:
        denial = _denial(text, cast, word.i, stands)
        claim = _denied(text, cast, denial, at, attributions) if denial else None
        if denial is None or claim is None:
            continue
        span = phrase(text, denial.denied if denial.denied is not None else denial.word)
        if _lemma(text, denial) in _BACK | listed("claim"):
            span = claim.position[0]
        own = (*_own_words(text, denial, claim), *_goes_on(text, denial, attributions))
        kind: DisputeKind = "contradiction" if word.lemma in _CONTRADICT else "denial"
        yield Dispute("", short(text.text[span.start : span.end]), kind, (claim, Side(denial.by, own, denial.says)))


def short(words: str) -> str:
    """The first dozen words, to name a dispute by."""
    first = words.split()
    return " ".join(first[:12]) + (" …" if len(first) > 12 else "")


# ---- the denial ----------------------------------------------------------------------------------------


def _denial(text: Text, cast: Cast, i: int, stands: Mapping[int, Says]) -> _Denial | None:
    word = text.words[i]
    if word.upos != "VERB" or word.lemma not in _DENY | _DISMISS or status_of(text, i, None) not in _DID:
        return _called_false(text, i, stands)
    denied = next(iter(complements(text, i)), None)
    claims = denied is not None and text.words[denied].lemma.lower() in listed("claim")
    if (word.lemma in _DISMISS and not claims) or (word.lemma == "deny" and _withholds(text, i)):
        return None
    by = parties(text, cast, i, "nsubj").actors
    return _Denial(i, by, telling(text, i), denied, stands.get(i, ()))


def _called_false(text: Text, i: int, stands: Mapping[int, Says]) -> _Denial | None:
    """ "That is untrue", "no such meeting took place": what a source says of another's words."""
    word = text.words[i]
    beside = (i - 1, *text.children(word.head)) if word.head >= 0 else (i - 1,)
    such = word.lemma == "such" and word.head >= 0 and any(k >= 0 and text.words[k].lemma == "no" for k in beside)
    predicate = word.lemma.lower() in _FALSE and any(text.words[k].deprel == "cop" for k in text.children(i))
    says = stands.get(i, ()) if such or predicate else ()
    if not says or not says[-1].sources:
        return None
    subject = next((k for k in text.children(i) if text.words[k].deprel == "nsubj"), None)
    top = word.head if such else i
    return _Denial(i, says[-1].sources, telling(text, top), word.head if such else subject, says[:-1])


def _withholds(text: Text, i: int) -> bool:
    """ "Denied them access" keeps from, it does not deny."""
    relations = [text.words[k].deprel for k in text.children(i)]
    withheld = any(text.words[k].lemma in _WITHHELD for k in complements(text, i))
    return withheld or "iobj" in relations or relations.count("obj") > 1


def _own_words(text: Text, denial: _Denial, claim: Side) -> Spans:
    """The words of the denial, without those of the claim that it repeats."""
    whole = denial.evidence
    cut = [s for s in claim.position if s.start < whole.end and whole.start < s.end]
    if not cut:
        return (whole,)
    pieces = (Span(whole.start, min(s.start for s in cut)), Span(max(s.end for s in cut), whole.end))
    kept = [_trimmed(text, p) for p in pieces if p.start < p.end]
    return tuple(p for p in kept if p.end - p.start > 3) or (whole,)


def _trimmed(text: Text, span: Span) -> Span:
    words = text.text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(_EDGES))
    return Span(start, max(start, span.start + len(words.rstrip(_EDGES))))


def _goes_on(text: Text, denial: _Denial, attributions: Sequence[Attribution]) -> Spans:
    """What the same source says in the negative right after: "There was no call," the spokeswoman said."""
    here, word = text.words[denial.word].sentence, text.words[denial.word]
    for a in attributions:
        own = a.cue_span is not None and a.cue_span.start <= word.start < a.cue_span.end
        more = [Span(max(s.start, denial.evidence.end), s.end) for s in a.content_spans if own]
        if beyond := tuple(_trimmed(text, s) for s in more if s.end - s.start > 9):
            return beyond
        if a.hedge is None and sides(a.sources) & sides(denial.by) and a.parent is None:
            after = tuple(
                s for s in a.content_spans if s.start > denial.evidence.end and _sentence(text, s) <= here + 1
            )
            if after and any(w.lemma.lower() in _NO for s in after for w in words_at(text, s)):
                return after
    return ()


# ---- the claim -----------------------------------------------------------------------------------------


def _denied(
    text: Text, cast: Cast, denial: _Denial, at: Sequence[tuple[int, Event]], attributions: Sequence[Attribution]
) -> Side | None:
    """What is denied: an accusation for "the charges", what was told last for "it", else the words of the denial."""
    lemma = _lemma(text, denial)
    accused, told = _accused(text, denial, at), _told_before(text, denial, attributions)
    if lemma in _CHARGES and accused:
        return accused
    if lemma in listed("claim") and text.words[denial.denied or 0].xpos == "NNS" and not _inside(text, cast, denial):
        return _all_said(text, denial, attributions) or told
    if lemma in _BACK and told:
        return told
    return _inside(text, cast, denial) or accused or told


def _lemma(text: Text, denial: _Denial) -> str:
    return text.words[denial.denied].lemma.lower() if denial.denied is not None else ""


def _inside(text: Text, cast: Cast, denial: _Denial) -> Side | None:
    """The claim where the denial itself tells it: "denied a report that …"."""
    k = denial.denied
    if k is None or text.words[k].lemma.lower() not in listed("claim") or not _is_told(text, k):
        return None
    by = parties(text, cast, k, "poss>on").actors
    return Side(() if sides(by) & sides(denial.by) else by, (phrase(text, k),))


def _is_told(text: Text, k: int) -> bool:
    """Whether the phrase of a claim says what is claimed: in a clause, or with "of"."""
    inside = complements(text, k)
    clauses = any(text.words[c].deprel.split(":")[0] in ("acl", "ccomp") for c in inside)
    return clauses or any(preposition(text, c) == "of" for c in inside)


def _accused(text: Text, denial: _Denial, at: Sequence[tuple[int, Event]]) -> Side | None:
    """An accusation against the denier shortly before."""
    for i, event in reversed(at):
        distance = text.words[denial.word].sentence - text.words[i].sentence
        if event.type != "ACCUSE" or i >= denial.word or not 0 <= distance <= _REACH:
            continue
        if sides(event.recipients) & sides(denial.by) and not sides(event.actors) & sides(denial.by):
            return Side(event.actors, (telling(text, i),), event.says)
    return None


def _told_before(text: Text, denial: _Denial, attributions: Sequence[Attribution]) -> Side | None:
    """What is denied where it was told before: in the sentence's first part, or in the one that shares most words."""
    word, lemma = text.words[denial.word], _lemma(text, denial)
    vague = not lemma or lemma in listed("claim") | _BACK
    first, _ = text.sentences[word.sentence]
    part = Span(text.words[first].start, max(text.words[first].start, denial.evidence.start))
    options = [(1.5, _trimmed(text, part))] if vague and part.end - part.start > 40 else []
    for n in range(max(0, word.sentence - _REACH), word.sentence):
        start, end = text.sentences[n]
        score = _likeness(text, denial, n) + (1 if vague and n == word.sentence - 1 else 0)
        options.append((score, Span(text.words[start].start, text.words[end - 1].end)))
    best = max(options, default=(0.0, denial.evidence))
    return _claim(denial, best[1], attributions) if best[0] >= _ENOUGH else None


def _all_said(text: Text, denial: _Denial, attributions: Sequence[Attribution]) -> Side | None:
    """For "these allegations": all that the last other source said shortly before."""
    here = text.words[denial.word].sentence
    others = [a for a in attributions if a.sources and a.hedge is None and a.content_spans]
    others = [a for a in others if not sides(a.sources) & sides(denial.by)]
    before = [a for a in others if a.content_spans[-1].end <= denial.evidence.start]
    near = [a for a in before if here - _sentence(text, a.content_spans[0]) <= 2 * _REACH]
    if not near:
        return None
    said_ = tuple(s for a in near if a.sources == near[-1].sources for s in a.content_spans)
    return Side(near[-1].sources, said_)


def _likeness(text: Text, denial: _Denial, n: int) -> float:
    """How much sentence n tells of what is denied, less for its distance."""
    start, end = text.sentences[n]
    denied = content(text, (phrase(text, denial.denied),)) if denial.denied is not None else frozenset()
    shared = len(denied & content(text, (Span(text.words[start].start, text.words[end - 1].end),)))
    figure = _lemma(text, denial) in _FIGURES and any(w.upos == "NUM" for w in text.words[start:end])
    return shared + 2 * figure - 0.2 * (text.words[denial.word].sentence - n)


def _claim(denial: _Denial, span: Span, attributions: Sequence[Attribution]) -> Side:
    """The side of a claim told in a span: the words of another source in it, else the span itself."""
    for a in reversed(attributions):
        inside = tuple(s for s in a.content_spans if span.start <= s.start and s.end <= span.end)
        if inside and a.hedge is None and not sides(a.sources) & sides(denial.by):
            return Side(a.sources, inside, chain(a)[:-1])
    return Side((), (span,))


def _sentence(text: Text, span: Span) -> int:
    return next((w.sentence for w in words_at(text, span)), 0)
