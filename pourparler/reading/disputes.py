"""Where accounts part in one report: denials, rival statuses of one act, mutual blame, differing numbers. Pure.

Each side keeps who holds it and the words. What is denied is looked for in the words of the denial itself, then among
the accusations and the attributed words just before it. One voice never disputes itself. Terms: "Dispute" in RECORD.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pourparler.reading.actors import Cast
from pourparler.reading.arguments import parties
from pourparler.reading.attribution import chain, subtree
from pourparler.reading.clauses import clause, complements, content, phrase, telling, trigger_word
from pourparler.reading.matters import said
from pourparler.reading.puts import sides
from pourparler.reading.rows import preposition
from pourparler.reading.status import status_of
from pourparler.record import Actors, Attribution, Dispute, DisputeKind, Event, Matter, Says, Side, Span, Spans, Text

_DENY = frozenset("deny dispute refute rebut contradict contest repudiate disavow".split())
_CONTRADICT = frozenset("dispute contradict contest".split())
_DISMISS = frozenset("reject dismiss".split())  # deny only where what they govern is something said
_CLAIMS = frozenset(
    "claim accusation allegation charge report assertion suggestion notion statement rumour rumor complaint criticism "
    "insinuation figure account version argument idea view readout".split()
)
_REACH = 5  # sentences before a denial in which what it denies is looked for
_DID = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class _Denial:
    """A word that denies: who denies, the words of the denial, and what is denied where it is said in them."""

    word: int
    by: Actors
    evidence: Span
    denied: int | None
    says: Says


def find_disputes(
    text: Text, cast: Cast, events: Sequence[Event], attributions: Sequence[Attribution], matters: Sequence[Matter] = ()
) -> tuple[Dispute, ...]:
    """Disputes in text order, ids d1, d2, … A contested matter of the report is one too, about the matter's id."""
    at = [(trigger_word(text, e), e) for e in events]
    found: list[Dispute] = []
    for dispute in (
        *_contested(matters, attributions),
        *_denials(text, cast, at, attributions),
        *_rival_statuses(text, at),
        *_blame(text, at),
        *_contrasts(text, attributions),
        *_figures(text, attributions),
    ):
        if not any(_same(dispute, d) for d in found):
            found.append(dispute)
    found.sort(key=lambda d: min(s for side in d.sides for s in side.position))
    return tuple(replace(d, id=f"d{n}") for n, d in enumerate(found, 1))


def _same(a: Dispute, b: Dispute) -> bool:
    """Whether two sides of one lie on two sides of the other."""
    hits = {(i, j) for i, x in enumerate(a.sides) for j, y in enumerate(b.sides) if _overlap(x.position, y.position)}
    return any(i != k and j != m for i, j in hits for k, m in hits)


def _overlap(a: Spans, b: Spans) -> bool:
    return any(x.start < y.end and y.start < x.end for x in a for y in b)


def _short(words: str) -> str:
    """The first dozen words, to name a dispute by."""
    first = words.split()
    return " ".join(first[:12]) + (" …" if len(first) > 12 else "")


def _contested(matters: Sequence[Matter], attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """A matter that its parties hold to be in different states: by whom, and the words of the matter that each answers for."""
    for matter in matters:
        told = []
        for held in matter.states_by:
            own = [
                s for a in attributions if a.source and sides((a.source,)) == sides(held.by) for s in a.content_spans
            ]
            if words := tuple(e for e in matter.evidence if _overlap((e,), tuple(own))):
                told.append(Side(held.by, words))
        if len(told) > 1:
            yield Dispute("", matter.id, "contradiction", tuple(told))


# ---- denials -------------------------------------------------------------------------------------------


def _denials(
    text: Text, cast: Cast, at: Sequence[tuple[int, Event]], attributions: Sequence[Attribution]
) -> Iterator[Dispute]:
    for word in text.words:
        denial = _denial(text, cast, word.i, attributions)
        if denial is None:
            continue
        claim = _denied_claim(text, cast, denial, at, attributions)
        if claim is None:
            continue
        span = phrase(text, denial.denied if denial.denied is not None else denial.word)
        denying = Side(denial.by, _own_words(text, denial, claim), denial.says)
        kind: DisputeKind = "contradiction" if word.lemma in _CONTRADICT else "denial"
        yield Dispute("", _short(text.text[span.start : span.end]), kind, (claim, denying))


def _denied_claim(
    text: Text, cast: Cast, denial: _Denial, at: Sequence[tuple[int, Event]], attributions: Sequence[Attribution]
) -> Side | None:
    """What is denied: an accusation for "the charges", what was said last for "it", else the words of the denial itself."""
    lemma = text.words[denial.denied].lemma.lower() if denial.denied is not None else ""
    accused, told = _accused(text, denial, at), _told_before(text, denial, attributions)
    if lemma in ("charge", "accusation", "allegation") and accused:
        return accused
    if lemma in _BACK and told:
        return told
    return _inside(text, cast, denial) or accused or told


def _denial(text: Text, cast: Cast, i: int, attributions: Sequence[Attribution]) -> _Denial | None:
    word = text.words[i]
    if word.upos != "VERB" or word.lemma not in _DENY | _DISMISS or status_of(text, i, None) not in _DID:
        return _called_false(text, i, attributions)
    denied = next(iter(complements(text, i)), None)
    claims = denied is not None and text.words[denied].lemma.lower() in _CLAIMS
    if word.lemma in _DISMISS and not claims or word.lemma == "deny" and _withholds(text, i):
        return None
    by = parties(text, cast, i, "nsubj").actors
    return _Denial(i, by, telling(text, i), denied, said(text, i, attributions))


def _called_false(text: Text, i: int, attributions: Sequence[Attribution]) -> _Denial | None:
    """ "That is untrue", "no such meeting took place": what a source says of another's words."""
    word = text.words[i]
    such = word.lemma == "such" and any(
        text.words[k].lemma == "no" for k in (i - 1, *text.children(word.head)) if k >= 0
    )
    predicate = word.lemma.lower() in _FALSE and any(text.words[k].deprel == "cop" for k in text.children(i))
    says = said(text, i, attributions)
    if not (such or predicate) or not says or says[-1].source is None:
        return None
    denied = word.head if such else next((k for k in text.children(i) if text.words[k].deprel == "nsubj"), None)
    return _Denial(i, (says[-1].source,), telling(text, word.head if such else i), denied, says[:-1])


_FALSE = frozenset("false untrue baseless groundless unfounded lie nonsense fabrication slander propaganda".split())


def _withholds(text: Text, i: int) -> bool:
    """ "Denied them access" keeps from, it does not deny."""
    relations = [text.words[k].deprel for k in text.children(i)]
    withheld = any(text.words[k].lemma in _WITHHELD for k in complements(text, i))
    return withheld or "iobj" in relations or relations.count("obj") > 1


_WITHHELD = frozenset("access entry visa permission right request citizenship bail".split())


def _own_words(text: Text, denial: _Denial, claim: Side) -> Spans:
    """The words of the denial, without those of the claim that it repeats."""
    whole = denial.evidence
    cut = [s for s in claim.position if s.start < whole.end and whole.start < s.end]
    pieces = (
        [Span(whole.start, min(s.start for s in cut)), Span(max(s.end for s in cut), whole.end)] if cut else [whole]
    )
    return tuple(t for p in pieces if len((t := _trimmed(text, p, _EDGES)) and text.text[slice(*t)]) > 3) or (whole,)


_EDGES = " ,;:–—-"


def _trimmed(text: Text, span: Span, edges: str) -> Span:
    words = text.text[span.start : span.end] if span.start < span.end else ""
    start = span.start + len(words) - len(words.lstrip(edges))
    return Span(start, max(start, span.start + len(words.rstrip(edges))))


def _inside(text: Text, cast: Cast, denial: _Denial) -> Side | None:
    """The claim where the denial itself tells it: "denied a report that …"."""
    k = denial.denied
    if k is None or text.words[k].lemma.lower() not in _CLAIMS or not _is_told(text, k):
        return None
    by = parties(text, cast, k, "poss>on").actors
    return Side(() if sides(by) & sides(denial.by) else by, (phrase(text, k),))


def _is_told(text: Text, k: int) -> bool:
    """Whether the phrase of a claim says what is claimed: in a clause, or with "of"."""
    return any(
        text.words[c].deprel.split(":")[0] in ("acl", "ccomp") or preposition(text, c) == "of"
        for c in complements(text, k)
    )


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
    """What is denied where it was told before: in the sentence's own first part, or in the sentence before that shares
    most words with it."""
    word = text.words[denial.word]
    denied = content(text, (phrase(text, denial.denied),)) if denial.denied is not None else frozenset()
    lemma = text.words[denial.denied].lemma.lower() if denial.denied is not None else ""
    vague = not denied or lemma in _CLAIMS | _BACK
    first, _ = text.sentences[word.sentence]
    part = Span(text.words[first].start, max(text.words[first].start, denial.evidence.start))
    best: tuple[float, Span] | None = (
        (1.5, _trimmed(text, part, _EDGES)) if part.end - part.start > 40 and vague else None
    )
    for n in range(max(0, word.sentence - _REACH), word.sentence):
        start, end = text.sentences[n]
        span = Span(text.words[start].start, text.words[end - 1].end)
        figure = lemma in ("figure", "number", "toll") and any(w.upos == "NUM" for w in text.words[start:end])
        score = (
            2 * figure
            + len(denied & content(text, (span,)))
            - 0.2 * (word.sentence - n)
            + (1 if vague and n == word.sentence - 1 else 0)
        )
        if score >= 0.7 and (best is None or score > best[0]):
            best = score, span
    return _claim(text, denial, best[1], attributions) if best else None


def _claim(text: Text, denial: _Denial, span: Span, attributions: Sequence[Attribution]) -> Side:
    """The side of a claim told in a span: the words of another source in it, else the span itself."""
    for a in reversed(attributions):
        inside = tuple(s for s in a.content_spans if span.start <= s.start and s.end <= span.end)
        if inside and a.hedge is None and not (a.source and sides((a.source,)) & sides(denial.by)):
            return Side((a.source,) if a.source else (), inside, chain(a)[:-1])
    return Side((), (span,))


_BACK = frozenset("it this that they them".split())


# ---- rival accounts of one act, mutual blame -----------------------------------------------------------


def _rival_statuses(text: Text, at: Sequence[tuple[int, Event]]) -> Iterator[Dispute]:
    """One act told as done by one voice and as not done by another."""
    for i, did in at:
        for j, did_not in at:
            if did.type != did_not.type or did.status not in _DID or did_not.status != "not_happened":
                continue
            if _voice(did.says) == _voice(did_not.says) or not _one_act(text, i, did, j, did_not):
                continue
            kind: DisputeKind = (
                "denial" if _voice(did_not.says) & sides(did.actors + did.recipients) else "contradiction"
            )
            sides_ = tuple(Side(_source(e.says), (clause(text, k),), e.says) for k, e in ((i, did), (j, did_not)))
            yield Dispute("", _short(text.text[slice(*clause(text, i))]), kind, sides_)


def _one_act(text: Text, i: int, a: Event, j: int, b: Event) -> bool:
    if text.words[i].upos != "VERB" or text.words[j].upos != "VERB" or _says_of_future(text, j):
        return False
    if not (sides(a.actors) & sides(b.actors)) or abs(text.words[i].sentence - text.words[j].sentence) > 2 * _REACH:
        return False
    return (
        text.words[i].lemma == text.words[j].lemma
        or len(content(text, (clause(text, i),)) & content(text, (clause(text, j),))) >= 2
    )


def _says_of_future(text: Text, i: int) -> bool:
    return any(text.words[k].deprel.startswith("aux") and text.words[k].xpos == "MD" for k in text.children(i))


def _voice(says: Says) -> frozenset[str]:
    return sides(_source(says))


def _source(says: Says) -> Actors:
    return (says[-1].source,) if says and says[-1].source else ()


def _blame(text: Text, at: Sequence[tuple[int, Event]]) -> Iterator[Dispute]:
    """A accuses B, and B accuses A."""
    accusing = [
        (i, e)
        for i, e in at
        if e.type == "ACCUSE" and e.status in _DID and e.actors and e.recipients and e.mode != "investigate"
    ]
    for n, (i, a) in enumerate(accusing):
        for j, b in accusing[n + 1 :]:
            mutual = sides(a.actors) & sides(b.recipients) and sides(b.actors) & sides(a.recipients)
            if (
                mutual
                and not sides(a.actors) & sides(b.actors)
                and text.words[j].sentence - text.words[i].sentence <= 2 * _REACH
            ):
                told = tuple(Side(e.actors, (clause(text, k),), e.says) for k, e in ((i, a), (j, b)))
                if not _overlap(told[0].position, told[1].position):
                    yield Dispute("", _short(text.text[slice(*clause(text, i))]), "mutual_blame", told)


def _contrasts(text: Text, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """Two sources one after the other, set against each other by "but", that share words, one of them in the negative."""
    spoken = [a for a in attributions if a.source and a.hedge is None and a.content_spans and a.parent is None]
    for n, b in enumerate(spoken):
        for a in reversed(spoken[max(0, n - 3) : n]):
            if sides((a.source,)) == sides((b.source,)) or not _but(text, b):
                continue
            if _sentence(text, b.content_spans[0].start) - _sentence(text, a.content_spans[-1].start) > 2:
                continue
            shared = _common(text, a.content_spans) & _common(text, b.content_spans)
            if len(shared) >= SHARED and _negative(text, a.content_spans) != _negative(text, b.content_spans):
                about = " ".join(sorted(shared)[:4])
                yield Dispute(
                    "", about, "contradiction", tuple(Side((c.source,), c.content_spans, chain(c)[:-1]) for c in (a, b))
                )
                break


SHARED = 2  # words, no names, from which two sayings can be of one thing


def _common(text: Text, spans: Spans) -> frozenset[str]:
    return content(text, spans) - {text.words[k].lemma.lower() for n in text.names for k in range(n.first, n.end)}


_BUT = frozenset("but however although though while whereas yet".split())


def _but(text: Text, a: Attribution) -> bool:
    """Whether the sentence sets what it says against what came before."""
    first, end = text.sentences[_sentence(text, a.content_spans[0].start)]
    words = text.words[first:end]
    return any(w.lemma.lower() in _BUT and w.start < a.content_spans[0].start for w in words) or any(
        a.cue_span and w.start == a.cue_span.start and w.lemma in ("insist", "counter", "claim", "maintain", "contend")
        for w in words
    )


def _negative(text: Text, spans: Spans) -> bool:
    from pourparler.reading.attribution import words_at

    return any(
        w.lemma.lower() in ("not", "no", "never", "none", "nothing", "n't", "without")
        for s in spans
        for w in words_at(text, s)
    )


def _sentence(text: Text, start: int) -> int:
    return next((w.sentence for w in text.words if w.end > start), 0)


# ---- figures -------------------------------------------------------------------------------------------


def _figures(text: Text, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """Two sources that give other numbers for one noun with one verb or one more word in common."""
    counted = [
        (a, k, n) for a in attributions if a.source and a.hedge is None for k, n in _numbers(text, a.content_spans)
    ]
    for m, (a, i, x) in enumerate(counted):
        for b, j, y in counted[m + 1 :]:
            if sides((a.source,)) == sides((b.source,)) or x == y or text.words[i].lemma != text.words[j].lemma:
                continue
            if text.words[i].lemma in _UNITS or not _context(text, i) & _context(text, j):
                continue
            told = tuple(
                Side((c.source,) if c.source else (), (telling(text, k),), chain(c)[:-1]) for c, k in ((a, i), (b, j))
            )
            yield Dispute("", f"how many {text.words[i].lemma}", "figures", told)


_UNITS = frozenset("year month week day hour minute percent mile kilometre kilometer metre point time country".split())


def _numbers(text: Text, spans: Spans) -> Iterator[tuple[int, str]]:
    """(noun, number) of each counted plural in spans."""
    from pourparler.reading.attribution import words_at

    for span in spans:
        for word in words_at(text, span):
            if word.upos == "NUM" and word.deprel == "nummod" and text.words[word.head].upos == "NOUN":
                yield word.head, word.lemma.lower()


def _context(text: Text, i: int) -> frozenset[str]:
    """The verb over a noun and the words of its phrase."""
    head = text.words[i].head
    words = {
        text.words[k].lemma.lower()
        for k in subtree(text, i)
        if text.words[k].upos in ("NOUN", "ADJ", "PROPN") and k != i
    }
    return frozenset(words | ({text.words[head].lemma.lower()} if head >= 0 else set())) - {"be", "have"}
