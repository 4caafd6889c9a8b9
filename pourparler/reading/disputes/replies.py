"""Where one source turns round what another has just said, in no words of denial. Pure.

"It was Norway that had asked"; "Oslo maintains that it is not"; "said it had received no letter" of one who is said to
have got it; "remained in control of the town" that another says it has taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.reading.cast import Cast
from pourparler.reading.clauses import content
from pourparler.reading.cues import cue_verbs, cue_word
from pourparler.reading.lexicon.element_words import listed
from pourparler.reading.matters.sides import sides
from pourparler.reading.stretches import head_word, words_at
from pourparler.record import Attribution, Dispute, Event, Text, Word

from .pairs import outright, parted, said_before

_NOT = frozenset("not n't n’t never no none nobody nothing".split())
_HOSTILE = ("ACCUSE", "REJECT", "THREATEN", "COERCE", "ASSAULT", "SANCTION")
_HOLD = frozenset("say argue maintain insist contend claim".split())
_MEANT = frozenset("want plan intend decide mean need".split())
_BACK = frozenset("it they we there".split())
_GROUND = frozenset("water airspace territory soil".split())
_FOCUS = 7  # words from "it was" to "who" or "that"
_SHORT = 6  # words of "that it has not"
_LAST = 1  # sentences before it in which what it turns round was said
_TAKEN = 3
_SAME = 2  # sentences before "said the same of the government"


def replies(
    text: Text, cast: Cast, at: Sequence[tuple[int, Event]], attributions: Sequence[Attribution]
) -> Iterator[Dispute]:
    """A dispute for each reply. `at`: events with their trigger's word."""
    told = outright(attributions)
    for b in told:
        if (a := _before(text, told, b)) and _is_elliptic(text, a, b):
            yield parted(text, a, b, "contradiction")
        elif (a := _before(text, told, b)) and _turned(text, cast, a, b):
            hostile = any(e.type in _HOSTILE and _inside(text, i, a) for i, e in at)
            yield parted(text, a, b, "mutual_blame" if hostile else "contradiction")
        elif (a := _before(text, told, b)) and _of_itself(text, cast, a, b):
            yield parted(text, a, b, "denial")
        elif (a := _before(text, told, b, _SAME)) and _says_the_same(text, b):
            yield parted(text, a, b, "mutual_blame")
        elif (
            ((a := _before(text, told, b, _SAME)) and _elsewhere(text, cast, a, b))
            or ((a := _before(text, told, b)) and _hold(text, a, b))
            or (a := _taker(text, told, b))
        ):
            yield parted(text, a, b, "contradiction")


def _before(text: Text, spoken: Sequence[Attribution], b: Attribution, reach: int = _LAST) -> Attribution | None:
    """What another party said last, in the same sentence or the one before."""
    before = said_before(text, spoken, b, reach)
    a = max(before, key=lambda one: one.content_spans[-1].end, default=None)
    return a if a and not sides(a.sources) & sides(b.sources) else None


def _inside(text: Text, i: int, a: Attribution) -> bool:
    return any(s.start <= text.words[i].start < s.end for s in a.content_spans)


def _words(text: Text, a: Attribution) -> list[Word]:
    return [w for s in a.content_spans for w in words_at(text, s) if w.upos != "PUNCT"]


def _is_elliptic(text: Text, a: Attribution, b: Attribution) -> bool:
    """ "That it is not", "it had not", "that it did" where the other said "not": no verb but an auxiliary, no modal."""
    words = _words(text, b)
    lemmas = {w.lemma.lower() for w in words}
    light = all(w.upos in ("PRON", "AUX", "PART", "SCONJ") or w.lemma.lower() in _NOT | {"do"} for w in words)
    if not light or len(words) > _SHORT or any(w.xpos == "MD" for w in words) or not lemmas & {"be", "have", "do"}:
        return False
    top = head_word(text, a.content_spans[0])
    return bool(lemmas & {"not", "n't"}) != (top is not None and _is_negative(text, top))


def _turned(text: Text, cast: Cast, a: Attribution, b: Attribution) -> bool:
    """ "It was Norway that had asked": of one who spoke before, or of what he spoke of."""
    words = _words(text, b)
    for n, word in enumerate(words[:-2]):
        if word.lemma.lower() != "it" or words[n + 1].lemma != "be":
            continue
        end = next(
            (m for m in range(n + 2, min(n + _FOCUS, len(words))) if words[m].lemma in ("who", "that", "which")), None
        )
        focus = [x for w in words[n + 2 : end] for x in (cast.at(w.i) or cast.adjective(w.i))] if end else []
        if focus:
            about = {sides(cast.at(w.i)) for w in _words(text, a)}
            shared = content(text, a.content_spans) & content(text, b.content_spans)
            return bool(sides(tuple(focus)) & sides(a.sources) or shared or any(s & sides(b.sources) for s in about))
    return False


def _hold(text: Text, a: Attribution, b: Attribution) -> bool:
    """ "Chile maintains that …. Peru argues that …": what two parties say to this day, in a clause each."""
    for c in (a, b):
        cue = cue_word(text, c.cue_span) if c.cue_span else None
        if cue is None or cue.lemma not in _HOLD or cue.xpos not in ("VBZ", "VBP") or cue.deprel == "acl:relcl":
            return False
        top = head_word(text, c.content_spans[0])
        below = {text.words[k].deprel.split(":")[0] for k in text.children(top.i)} if top else set()
        beside = {text.words[k].lemma for w in (cue, top) if w for k in text.children(w.i)}
        if "nsubj" not in below or beside & {"will", "also", "too"}:
            return False
    return all(any(x.sector or x.country for x in c.sources) for c in (a, b))


def _says_the_same(text: Text, b: Attribution) -> bool:
    """ "The same of the government": whoever was blamed blames back; "the same" alone agrees."""
    words = _words(text, b)
    return [w.lemma.lower() for w in words[:3]] in (["the", "same", "of"], ["the", "same", "about"])


def _elsewhere(text: Text, cast: Cast, a: Attribution, b: Attribution) -> bool:
    """ "Had entered Chilean waters", "had been in Norwegian waters": each says that it happened on his own ground."""

    def grounds(c: Attribution) -> frozenset[str]:
        below = (k for w in _words(text, c) if w.lemma in _GROUND for k in text.children(w.i))
        return frozenset(side for k in below for side in sides(cast.adjective(k) or cast.at(k))) & sides(c.sources)

    return bool(grounds(a) and grounds(b))


def _of_itself(text: Text, cast: Cast, a: Attribution, b: Attribution) -> bool:
    """ "It had received no letter", where another has just said that it got one."""
    top = head_word(text, b.content_spans[0])
    if top is None or top.upos != "VERB" or not _is_past(text, top) or not _is_negative(text, top):
        return False
    if top.lemma in cue_verbs() or top.lemma in _MEANT:
        return False
    subject = next((k for k in text.children(top.i) if text.words[k].deprel.startswith("nsubj")), None)
    own = subject is not None and sides(cast.at(subject)) & sides(b.sources)
    said = head_word(text, a.content_spans[0])
    if not own or said is None or said.upos != "VERB" or not _is_past(text, said) or _is_negative(text, said):
        return False
    return any(sides(cast.at(w.i)) & sides(b.sources) for w in _words(text, a))


def _is_past(text: Text, word: Word) -> bool:
    beside = [text.words[k] for k in text.children(word.i)]
    if any(w.xpos == "MD" for w in beside):
        return False
    return word.xpos == "VBD" or any(w.xpos in ("VBD", "VBN") or w.lemma == "have" for w in beside if w.upos == "AUX")


def _is_negative(text: Text, word: Word) -> bool:
    near = [k for k in text.children(word.i) if text.words[k].relation in ("nsubj", "obj", "advmod", "aux", "obl")]
    return any(text.words[c].lemma.lower() in _NOT for k in near for c in (k, *text.children(k)))


def _taker(text: Text, spoken: Sequence[Attribution], b: Attribution) -> Attribution | None:
    """Who said shortly before that he had taken what `b` says is still held."""
    words = _words(text, b)
    lemmas = {w.lemma.lower() for w in words}
    holds = (
        "control" in lemmas and bool(lemmas & {"in", "under", "retain", "keep"}) or bool(lemmas & {"repel", "repulse"})
    )
    back = any(w.upos == "PRON" and w.lemma.lower() in _BACK for w in words)
    if not holds or lemmas & _NOT:
        return None
    for a in reversed(said_before(text, spoken, b, _TAKEN)):
        took = any(w.upos == "VERB" and w.lemma in listed("taking") for w in _words(text, a))
        of_it = back or content(text, a.content_spans) & content(text, b.content_spans)
        if took and of_it and not {x.key for x in a.sources} & {x.key for x in b.sources}:
            return a
    return None
