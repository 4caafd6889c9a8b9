"""Where what is denied was told: a report's denials (denials.py) -> disputes between the claim and its denial. Pure.

What is denied is looked for in the words of the denial itself, among the accusations against whoever denies, and in the
sentences before that share most words with it; a claim told several times keeps each telling.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pourparler.reading.arguments import parties
from pourparler.reading.cast import Cast
from pourparler.reading.clauses import complements, content, phrase, telling
from pourparler.reading.cues import cue_verbs
from pourparler.reading.lexicon.element_words import listed
from pourparler.reading.matters.sides import sides
from pourparler.reading.saying import chain
from pourparler.reading.stretches import subtree, words_at
from pourparler.record import Actor, Actors, Attribution, Dispute, DisputeKind, Event, Side, Span, Spans, Text

from .denials import BACK, CONTRADICTING, FEARS, Denial, denials
from .pairs import short, side

_CHARGES = ("charge", "accusation", "allegation")
_NOUNS = ("NOUN", "PROPN")
_OFFICES = ("GOV", "MIL", "COP", "SPY", "JUD")
_LIGHT = frozenset("take place carry".split())  # "took place", "carried out"
_NO = frozenset("not no never none nothing n't without".split())
_NONE = frozenset("such nothing".split())  # name nothing by themselves: "no such promise"
_EDGES = " \n,;:–—-"
_REACH = 5  # sentences before a denial in which "it" or an accusation can be what it denies
_ALL = 10  # sentences before "these allegations" in which they were made
_LAST = 2  # sentences before it in which what another said last can be what it denies
_FAR = -0.5  # what distance takes from likeness at most
_ENOUGH = 0.6  # likeness from which a sentence is taken for what is denied
_RARE = 3  # sentences that may have a word before it counts for less
_AGAIN = 1.0  # likeness from which another sentence is taken for one more telling of the claim
_MOST = 3  # tellings of one claim


def denied_claims(
    text: Text, cast: Cast, at: Sequence[tuple[int, Event]], attributions: Sequence[Attribution]
) -> Iterator[Dispute]:
    """A dispute for each denial whose claim is found. `at`: events with their trigger's word."""
    before: tuple[Denial, Side] | None = None
    for denial in denials(text, cast, attributions):
        if before and _says_again(text, before[0], denial, attributions):
            claim: Side | None = before[1]
        else:
            claim = _claim(text, cast, denial, at, attributions)
        if claim is None:
            continue
        before = denial, claim
        span = phrase(text, denial.denied if denial.denied is not None else denial.word)
        if denial.lemma(text) in BACK | listed("claim") or text.words[denial.word].lemma in _NONE:
            span = claim.position[0]
        own = (*_own_words(text, denial, claim), *_goes_on(text, denial, attributions))
        kind: DisputeKind = "contradiction" if text.words[denial.word].lemma in CONTRADICTING else "denial"
        yield Dispute("", short(text.text[span.start : span.end]), kind, (claim, Side(denial.by, own, denial.says)))


def _says_again(text: Text, before: Denial, denial: Denial, attributions: Sequence[Attribution]) -> bool:
    """Whether "this is a lie" is of what the same speaker denied in the sentence before, or in the one before that."""
    gap = text.words[denial.word].sentence - text.words[before.word].sentence
    vague = denial.lemma(text) in BACK or denial.denied is None
    return vague and 0 <= gap <= _LAST and bool(denial.by) and denial.by == before.by


def voices(actors: Actors) -> frozenset[str]:
    """Whom actors speak for: a country's government, its army, its opposition …; others for themselves."""
    return frozenset(f"{a.country} {a.sector}" if a.country else a.name.lower() for a in actors)


def one_voice(a: Actors, b: Actors) -> bool:
    """Whether two sources speak for one: of two persons by name, only where they hold a state's office."""
    return any(
        voices((x,)) == voices((y,)) and not (x.name != y.name and _for_himself(x) and _for_himself(y))
        for x in a
        for y in b
    )


def _for_himself(a: Actor) -> bool:
    named = all(word[:1].isupper() for word in a.name.split() if len(word) > 3)
    return a.kind == "person" and named and a.sector not in _OFFICES


# ---- the words of the denial ---------------------------------------------------------------------------


def _own_words(text: Text, denial: Denial, claim: Side) -> Spans:
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


def _goes_on(text: Text, denial: Denial, attributions: Sequence[Attribution]) -> Spans:
    """What the same source says in the negative right after: "There was no call," the spokeswoman said; in the same
    sentence, all that it says: "contradicting Chile, he said that …"."""
    here, word = text.words[denial.word].sentence, text.words[denial.word]
    for a in attributions:
        own = a.cue_span is not None and a.cue_span.start <= word.start < a.cue_span.end
        more = [Span(max(s.start, denial.evidence.end), s.end) for s in a.content_spans if own]
        if beyond := tuple(_trimmed(text, s) for s in more if s.end - s.start > 9):
            return beyond
        speaks = voices(a.sources) & voices(denial.by) or (a.sources and not denial.by and word.xpos == "VBG")
        if a.hedge is None and speaks and a.parent is None:
            beside = [s for s in a.content_spans if word.xpos == "VBG" and _sentence(text, s) == here]
            beside = [s for s in beside if s.end <= denial.evidence.start]  # "the work goes on, he said, dismissing …"
            after = tuple(
                s
                for s in a.content_spans
                if s in beside or (s.start > denial.evidence.end and _sentence(text, s) <= here + 1)
            )
            instead = tuple(s for s in after if word.xpos == "VBG" and _sentence(text, s) == here)
            if instead or any(w.lemma.lower() in _NO for s in after for w in words_at(text, s)):
                return instead or after
    return ()


# ---- the claim -----------------------------------------------------------------------------------------


def _claim(
    text: Text, cast: Cast, denial: Denial, at: Sequence[tuple[int, Event]], attributions: Sequence[Attribution]
) -> Side | None:
    """What is denied: an accusation for "the charges", what was told last for "it", else the words of the denial."""
    lemma = denial.lemma(text)
    accused, told = _accused(text, denial, at), _told_before(text, denial, attributions)
    if lemma in listed("claim") and (owned := _said_by_owner(text, cast, denial, attributions)):
        return owned
    last = _said_last(text, cast, denial, attributions)
    if lemma in _CHARGES and accused and last and _comes_between(text, denial, accused, last):
        return last
    if lemma in _CHARGES and (charged := _charge_told(text, denial) or accused or _charged(text, denial, at)):
        return charged
    if lemma in listed("claim") and text.words[denial.denied or 0].xpos == "NNS" and not _inside(text, cast, denial):
        return _all_said(text, denial, attributions) or told
    if lemma in BACK and told:
        return told
    if text.words[denial.word].lemma == "contradict" and denial.denied is not None and cast.at(denial.denied):
        return _said_last(text, cast, denial, attributions) or _said_next(text, cast, denial, attributions)
    if denial.denied is not None and _denies_outright(text, denial):  # "denied that it had refused"
        about = content(text, (phrase(text, denial.denied),))
        accused, last = (s if s and about & content(text, s.position) else None for s in (accused, last))
    found = _inside(text, cast, denial) or _told_of_him(text, denial, at, attributions) or accused or told
    found = found or last or _told_later(text, denial, attributions)
    denies = text.words[denial.word].upos == "VERB"
    return found or (_first_part(text, denial, attributions) if denies else None)


def _denies_outright(text: Text, denial: Denial) -> bool:
    """ "Denied that …": what is denied is in the words, and shares some with what was claimed."""
    return text.words[denial.word].lemma == "deny" and text.words[denial.denied or 0].relation == "ccomp"


def _comes_between(text: Text, denial: Denial, accused: Side, last: Side) -> bool:
    """Whether what another said in the sentence before a denial stands nearer than the accusation."""
    gap = text.words[denial.word].sentence - _sentence(text, last.position[-1])
    return gap == 1 and last.position[0].start > accused.position[-1].end


def _said_last(text: Text, cast: Cast, denial: Denial, attributions: Sequence[Attribution]) -> Side | None:
    """What another source said shortly before; whom the denial names ("contradicting Oster") first."""
    named = voices(cast.at(denial.denied)) if denial.denied is not None else frozenset()
    here = text.words[denial.word].sentence
    for a in sorted(attributions, key=lambda a: _prominence(text, a), reverse=True):
        if not a.sources or a.hedge or not a.content_spans or a.content_spans[-1].end > denial.evidence.start:
            continue
        near = here - _sentence(text, a.content_spans[0]) <= (_REACH if named else _LAST)
        if near and (voices(a.sources) & named if named else not one_voice(a.sources, denial.by)):
            return side(a)
    return None


def _told_of_him(
    text: Text, denial: Denial, at: Sequence[tuple[int, Event]], attributions: Sequence[Attribution]
) -> Side | None:
    """What another source told last of an act of the denier's, for "there was no such flight"."""
    here, by = text.words[denial.word].sentence, sides(denial.by)
    if text.words[denial.word].lemma not in _NONE:
        return None
    acts = [text.words[i].start for i, e in at if sides(e.actors) & by and text.words[i].upos == "VERB"]
    for a in reversed(attributions):
        if not a.sources or a.hedge or not a.content_spans or sides(a.sources) & by:
            continue
        inside = any(s.start <= start < s.end for start in acts for s in a.content_spans)
        near = 0 <= here - _sentence(text, a.content_spans[0]) <= _ALL
        if inside and near and a.content_spans[-1].end <= denial.evidence.start:
            return side(a)
    return None


def _said_next(text: Text, cast: Cast, denial: Denial, attributions: Sequence[Attribution]) -> Side | None:
    """What is said next by whom the denial names: "the envoy contradicted the president", who "said later …"."""
    named = voices(cast.at(denial.denied)) if denial.denied is not None else frozenset()
    here = text.words[denial.word].sentence
    for a in attributions:
        after = a.content_spans and a.content_spans[0].start >= denial.evidence.end and a.hedge is None
        if after and voices(a.sources) & named and _sentence(text, a.content_spans[0]) - here <= _LAST:
            return side(a)
    return None


def _said_by_owner(text: Text, cast: Cast, denial: Denial, attributions: Sequence[Attribution]) -> Side | None:
    """What those said last whose claim it is: "called the Chilean version a fairy tale"."""
    k = denial.denied
    if k is None or _is_told(text, k):
        return None
    owners = sides(tuple(x for c in text.children(k) if c < k for x in cast.adjective(c) or cast.at(c)))
    here = text.words[denial.word].sentence
    for a in reversed(attributions):
        before = a.content_spans and a.sources and a.hedge is None and a.content_spans[-1].end <= denial.evidence.start
        if (
            before
            and sides(a.sources) & owners - sides(denial.by)
            and here - _sentence(text, a.content_spans[0]) <= _REACH
        ):
            return side(a)
    return None


def _told_later(text: Text, denial: Denial, attributions: Sequence[Attribution]) -> Side | None:
    """What another "had said a day earlier", told after the denial, with a word in common."""
    words = content(text, (phrase(text, denial.denied),)) if denial.denied is not None else frozenset()
    here = text.words[denial.word].sentence
    for a in attributions:
        if not a.sources or a.hedge or not a.content_spans or a.cue_span is None or one_voice(a.sources, denial.by):
            continue
        later = a.content_spans[0].start >= denial.evidence.end and _sentence(text, a.content_spans[0]) - here <= _LAST
        had = any(w.lemma == "have" and w.xpos == "VBD" for w in words_at(text, a.cue_span))
        if later and had and words & content(text, a.content_spans):
            return side(a)
    return None


def _prominence(text: Text, a: Attribution) -> tuple[int, bool, int]:
    """Later sentences first, in each what its main verb says before what is said by the way."""
    if a.cue_span is None or not a.content_spans:
        return -1, False, -1
    main = any(w.head < 0 for w in words_at(text, a.cue_span))
    return _sentence(text, a.content_spans[-1]), main, a.content_spans[-1].start


def _inside(text: Text, cast: Cast, denial: Denial) -> Side | None:
    """The claim where the denial itself tells it: "denied a report that …"."""
    k = denial.denied
    if k is None or text.words[k].lemma.lower() not in listed("claim") | FEARS or not _is_told(text, k):
        return None
    if text.words[denial.word].head == k:  # "a charge that Chile rejected"
        return None
    by = parties(text, cast, k, "poss>on").actors
    return Side(() if sides(by) & sides(denial.by) else by, (phrase(text, k),))


def _is_told(text: Text, k: int) -> bool:
    """Whether the phrase of a claim says what is claimed: in a clause, or with "of"."""
    inside = complements(text, k)
    clauses = any(text.words[c].relation in ("acl", "ccomp") for c in inside)
    return clauses or any(text.preposition(c) == "of" for c in inside)


def _charge_told(text: Text, denial: Denial) -> Side | None:
    """ "Face a trial over claims that they paid for it", in the sentence before "they deny the charges"."""
    if text.words[denial.word].head == denial.denied:  # "a charge that Chile rejected"
        return None
    end = text.sentences[text.words[denial.word].sentence][0]
    before = text.words[text.sentences[max(0, text.words[denial.word].sentence - 1)][0] : end]
    claims = [w.i for w in before if w.upos == "NOUN" and w.lemma in listed("claim")]
    told = [i for i in claims if any(text.words[k].relation in ("acl", "ccomp") for k in text.children(i))]
    return Side((), (phrase(text, told[-1]),)) if told else None


def _charged(text: Text, denial: Denial, at: Sequence[tuple[int, Event]]) -> Side | None:
    """The charge told last, where its words do not say against whom."""
    for i, event in reversed(at):
        distance = text.words[denial.word].sentence - text.words[i].sentence
        if event.type == "ACCUSE" and 0 <= distance <= _LAST and i < denial.word and i != denial.denied:
            return Side(event.actors, (telling(text, i),), event.says)
    return None


def _accused(text: Text, denial: Denial, at: Sequence[tuple[int, Event]]) -> Side | None:
    """An accusation against the denier shortly before."""
    for i, event in reversed(at):
        distance = text.words[denial.word].sentence - text.words[i].sentence
        if event.type != "ACCUSE" or event.mode == "investigate" or i >= denial.word or i == denial.denied:
            continue
        if not 0 <= distance <= _REACH:
            continue
        if sides(event.recipients) & sides(denial.by) and not sides(event.actors) & sides(denial.by):
            return Side(event.actors, (telling(text, i),), event.says)
    return None


def _told_before(text: Text, denial: Denial, attributions: Sequence[Attribution]) -> Side | None:
    """What is denied where it was told before: in the sentence's first part, or in those that share most words."""
    word, lemma = text.words[denial.word], denial.lemma(text)
    vague = not lemma or lemma in listed("claim") | BACK
    if vague and (part := _first_part(text, denial, attributions)):
        return part
    denied = _weights(text, denial)
    shared = [_shared(text, denied, n) for n in range(word.sentence)]
    near = [max(_FAR, -0.2 * (word.sentence - n)) for n in range(word.sentence)]
    scores = [s + d for s, d in zip(shared, near, strict=True)]
    own = _tellers_sentences(text, denial, attributions) | _without_evidence(text, word.sentence)
    if vague and (last := next((n for n in reversed(range(word.sentence)) if n not in own), None)) is not None:
        scores[last] += 1
    scores = [-1.0 if n in own else score for n, score in enumerate(scores)]
    if max(scores, default=0.0) < _ENOUGH:
        return None
    best = max(range(len(scores)), key=lambda n: (scores[n], n))
    again = [n for n in range(len(scores)) if n != best and shared[n] >= max(_AGAIN, shared[best])]
    told = [_by_others(denial, _sentence_span(text, n), attributions) for n in (best, *again[: _MOST - 1])]
    position = tuple(dict.fromkeys(s for side in told for s in side.position))
    return Side(tuple(dict.fromkeys(a for side in told for a in side.by)), position, told[0].says)


def _tellers_sentences(text: Text, denial: Denial, attributions: Sequence[Attribution]) -> set[int]:
    """The sentences that only whoever denies speaks, or tells of another's denial: no claim against that other. What he
    says that he is told ("we are told that …") is one."""
    speakers = voices(denial.says[-1].sources if denial.says else ())
    spans = [s for a in attributions if a.hedge is None and voices(a.sources) & speakers for s in a.content_spans]
    own = [s for a in attributions if voices(a.sources) & voices(denial.by) for s in a.content_spans]
    others = [s for a in attributions if not voices(a.sources) & voices(denial.by) for s in a.content_spans]
    others += [s for s in own if any(cue_verbs().get(w.lemma) == "say" for w in words_at(text, s))]
    his, not_his = ({w.sentence for s in some for w in words_at(text, s)} for some in (own, others))
    whole = {n: _sentence_span(text, n) for n in range(text.words[denial.word].sentence)}
    return {n for n, w in whole.items() if n in his - not_his or _covered(w, spans) > 0.6 * (w.end - w.start)}


def _without_evidence(text: Text, end: int) -> set[int]:
    """The sentences before sentence `end` that tell of no evidence: they claim nothing."""
    lemmas = {n: {w.lemma.lower() for w in text.words[slice(*text.sentences[n])]} for n in range(end)}
    return {n for n, words in lemmas.items() if words & {"evidence", "proof"} and words & _NO}


def _covered(whole: Span, spans: Sequence[Span]) -> int:
    return sum(max(0, min(s.end, whole.end) - max(s.start, whole.start)) for s in spans)


def _first_part(text: Text, denial: Denial, attributions: Sequence[Attribution]) -> Side | None:
    """What the sentence tells before it denies, up to where whoever denies speaks; not what he does meanwhile."""
    word = text.words[denial.word]
    if word.xpos == "VBG" and word.deprel == "advcl":  # "left the room denying it"
        return None
    start = text.words[text.sentences[word.sentence][0]].start
    by_him = [a for a in attributions if voices(a.sources) & voices(denial.by)]
    own = [s.start for a in by_him for s in (*a.content_spans, a.source_span, a.cue_span) if s is not None]
    part = Span(start, max(start, min([denial.evidence.start, *(s for s in own if s >= start)])))
    return _by_others(denial, _trimmed(text, part), attributions) if part.end - part.start > 40 else None


def _all_said(text: Text, denial: Denial, attributions: Sequence[Attribution]) -> Side | None:
    """For "these allegations": all that the other source said who has said most shortly before."""
    here = text.words[denial.word].sentence
    said_: dict[Actors, list[Span]] = {}
    for a in attributions:
        if not a.sources or a.hedge or not a.content_spans or one_voice(a.sources, denial.by):
            continue
        if a.content_spans[-1].end <= denial.evidence.start and here - _sentence(text, a.content_spans[0]) <= _ALL:
            said_.setdefault(a.sources, []).extend(a.content_spans)
    if not said_:
        return None
    sources = max(said_, key=lambda by: sum(s.end - s.start for s in said_[by]))
    return Side(sources, tuple(said_[sources]))


def _shared(text: Text, denied: Mapping[str, float], n: int) -> float:
    """How much of what is denied sentence n tells."""
    first, end = text.sentences[n]
    return sum(denied.get(lemma, 0.0) for lemma in {w.lemma.lower() for w in text.words[first:end]})


def _weights(text: Text, denial: Denial) -> dict[str, float]:
    """The words of what is denied and what each counts for: less, the more sentences of the report have it."""
    if denial.denied is None:
        return {}
    words = content(text, (phrase(text, denial.denied), *_antecedent(text, denial.word))) - _LIGHT
    sentences = [{w.lemma.lower() for w in text.words[first:end]} for first, end in text.sentences]
    return {word: min(1.0, _RARE / sum(word in s for s in sentences)) for word in words}


def _antecedent(text: Text, i: int) -> Spans:
    """The noun before a relative clause: "the attack on the ferry, which Chile denied carrying out"."""
    relative = next((k for k in subtree(text, i) if k < i and text.words[k].lemma.lower() == "which"), None)
    if relative is None:
        return (phrase(text, text.words[i].head),) if text.words[i].deprel == "acl:relcl" else ()
    noun = next((k for k in range(relative - 1, max(-1, relative - 4), -1) if text.words[k].upos in _NOUNS), None)
    if noun is None:
        return ()
    above = text.words[noun].head
    return tuple(phrase(text, k) for k in (noun, above) if k >= 0 and text.words[k].upos in _NOUNS)


def _by_others(denial: Denial, span: Span, attributions: Sequence[Attribution]) -> Side:
    """The side of a claim told in a span: the words of another source in it, else the span itself."""
    for a in reversed(attributions):
        inside = tuple(_cut(s, span) for s in a.content_spans if _mostly_inside(s, span))
        if inside and a.hedge is None and not one_voice(a.sources, denial.by):
            return Side(a.sources, inside, chain(a)[:-1])
    return Side((), (span,))


def _mostly_inside(span: Span, whole: Span) -> bool:
    return 2 * (min(span.end, whole.end) - max(span.start, whole.start)) > span.end - span.start


def _cut(span: Span, whole: Span) -> Span:
    return Span(max(span.start, whole.start), min(span.end, whole.end))


def _sentence_span(text: Text, n: int) -> Span:
    first, end = text.sentences[n]
    return Span(text.words[first].start, text.words[end - 1].end)


def _sentence(text: Text, span: Span) -> int:
    return next((w.sentence for w in words_at(text, span)), 0)
