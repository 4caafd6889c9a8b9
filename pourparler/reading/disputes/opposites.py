"""Where two sources that follow each other say a thing and its opposite, in no words of denial. Pure.

"No figure had been agreed", where another says that a rise was agreed; "the rules are lawful", where another says that
they breach a treaty (lexicon/opposites.tsv). What may or should be does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.reading.cues import cue_verbs, cue_word
from pourparler.reading.lexicon.element_words import answers, listed
from pourparler.reading.status import status_of
from pourparler.reading.status_signs import negated, tense
from pourparler.reading.stretches import words_at
from pourparler.record import Attribution, Dispute, Text, Word

from .claims import one_voice
from .opposed import with_none
from .pairs import parted, sentence

_NEXT = 1  # sentences between two sources who speak of one thing
_NEAR = 4  # the same, where they have another word in common
_LAST = 5  # attributions before one that it can contradict
_STEM = 5  # letters that "agree" and "agreement" have in common
_UNSURE = ("might", "can", "should", "to", "to be doing")
_KEPT = ("NOUN", "VERB", "ADJ", "ADV")
_HAVE = frozenset("hold have possess carry obtain receive get".split())
_WILL = ("will", "would")
_ARGUMENTS = ("obj", "nsubj", "obl", "nmod", "xcomp", "advmod", "acl", "iobj")


def opposites(text: Text, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """A contradiction for each pair of sources."""
    spoken = [(a, _words(text, a)) for a in attributions if _says(text, a)]
    for n, (b, other) in enumerate(spoken):
        for a, one in reversed(spoken[max(0, n - _LAST) : n]):
            gap = sentence(text, b, 0) - sentence(text, a)
            if (
                0 <= gap <= _NEAR
                and not one_voice(a.sources, b.sources)
                and _apart(text, one, other, gap, _is_set_against(text, b))
            ):
                yield parted(text, a, b, "contradiction")
                break


def _says(text: Text, a: Attribution) -> bool:
    """Whether a source says or believes that something is so."""
    if not a.sources or a.hedge is not None or not a.content_spans or a.parent is not None:
        return False
    cue = cue_word(text, a.cue_span) if a.cue_span else None
    return cue is None or cue_verbs().get(cue.lemma.lower(), "say") in ("say", "believe", "fear")


def _is_set_against(text: Text, b: Attribution) -> bool:
    """Whether a sentence sets what it says against what came before: "state television, however, reported"."""
    first, end = text.sentences[sentence(text, b, 0)]
    return any(w.lemma.lower() in ("but", "however", "yet") for w in text.words[first:end])


def _apart(text: Text, one: Sequence[Word], other: Sequence[Word], gap: int, but: bool) -> bool:
    """Whether two sources' words give one question opposite answers; `but`: the second is set against the first."""
    stems = {stem(w) for w in one} & {stem(w) for w in other}
    for x in one:
        for y in other:
            if stem(x) == stem(y):
                apart = (gap <= _NEXT or (but and bool(stems - {stem(x)}))) and _same_act(text, x, y)
            else:
                apart = (gap <= _NEXT or bool(stems - {stem(x), stem(y)})) and _opposite(text, x, y)
            if apart:
                return True
    return False


def _words(text: Text, a: Attribution) -> list[Word]:
    """The words of content that a source uses, no names."""
    named = {k for n in text.names for k in range(n.first, n.end)}
    inside = (w for s in a.content_spans for w in words_at(text, s) if w.upos in _KEPT and w.i not in named)
    return [w for w in inside if w.lemma.lower() in answers() or _tells(w)]


def _tells(word: Word) -> bool:
    lemma = word.lemma.lower()
    return word.upos != "ADV" and len(lemma) > 2 and lemma not in listed("empty")


def stem(word: Word) -> str:
    return word.lemma.lower()[:_STEM]


def _same_act(text: Text, x: Word, y: Word) -> bool:
    """Whether one tells an act as done and the other, in the same or a kindred word, as not done."""
    did, did_not = (x, y) if is_so(text, x) else (y, x)
    if did.upos == did_not.upos == "NOUN":
        return _is_held(text, did, did_not)
    if "VERB" not in (did.upos, did_not.upos) or is_so(text, did) is not True or is_so(text, did_not) is not False:
        return False
    doers = {text.words[k].lemma for w in (x, y) for k in text.children(w.i) if _is_named_subject(text, k)}
    if len(doers) > 1:  # "Chile will pay", "Peru will not pay"
        return False
    if did_not.upos == "NOUN":
        return did.upos == "VERB"
    return did_not.upos == "VERB" and did.upos in ("VERB", "NOUN")


def _is_held(text: Text, did: Word, did_not: Word) -> bool:
    """ "Held a licence issued in May", "was fishing without a licence"."""
    holds = did.head >= 0 and did.relation == "obj" and text.words[did.head].lemma in _HAVE
    return holds and is_so(text, did) is True and text.preposition(did_not.i) == "without"


def _is_named_subject(text: Text, k: int) -> bool:
    return text.words[k].deprel == "nsubj" and text.words[k].upos in ("NOUN", "PROPN")


def _opposite(text: Text, x: Word, y: Word) -> bool:
    """Whether two words answer a question one with yes and the other with no."""
    one, other = answers().get(x.lemma.lower()), answers().get(y.lemma.lower())
    questions = one.keys() & other.keys() if one and other else frozenset()
    if not one or not other or not questions:
        return False
    if len({text.words[k].lemma for w in (x, y) if (k := _subject(text, w)) is not None}) > 1:
        return False  # "exports continued", "the strike ended"
    first, then = is_so(text, x), is_so(text, y)
    if first is None or then is None:
        return False
    return any((one[q] == first) != (other[q] == then) for q in questions)


def _subject(text: Text, word: Word) -> int | None:
    """The common noun that is a word's subject."""
    below = (k for k in text.children(word.i) if text.words[k].deprel.startswith("nsubj"))
    return next((k for k in below if text.words[k].upos == "NOUN"), None)


def is_so(text: Text, word: Word) -> bool | None:
    """Whether what a word names is told as so, or as not so; None where it may or should be."""
    if word.deprel in ("amod", "compound"):  # "open arms"
        return None
    if word.upos == "VERB":
        if _is_unsure(text, word.i):
            return None
        if any(text.words[k].lemma in ("if", "unless") for k in text.children(word.i)):
            return None
        return status_of(text, word.i, None) != "not_happened" and not with_none(text, word.i)
    if any(text.words[k].deprel == "cop" for k in text.children(word.i)):
        return None if _is_unsure(text, word.i) else not negated(text, word.i)
    own = not negated(text, word.i) and text.preposition(word.i) != "without"
    if word.head < 0 or word.deprel.split(":")[0] not in _ARGUMENTS:
        return own
    above = is_so(text, text.words[word.head])
    none = any(text.words[k].lemma.lower() == "no" for k in text.children(word.i))  # it denies the verb too
    if above is None or none:
        return None if above is None else False
    return own == above


def _is_unsure(text: Text, i: int) -> bool:
    """Whether a verb, or the one that governs it, tells what may, should or is to be."""
    word = text.words[i]
    modal = any(
        (text.words[k].xpos == "MD" and text.words[k].lemma not in _WILL) or text.words[k].lemma == "shall"
        for k in text.children(i)
    )
    governed = word.deprel in ("xcomp", "conj") and word.head >= 0 and _is_unsure(text, word.head)
    return governed or modal or tense(text, i) in _UNSURE
