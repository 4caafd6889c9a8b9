"""Who a source is: its span -> its actors, and whether it is somebody in particular. Whom nouns stand for: cast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pourparler.record import Actor, ActorKind, Actors, Attribution, Span, Text, Word

from .anonymity import reason
from .stretches import head_word, within, words_at

ActorsOf = Callable[[Span], Actors]
BeforeNoun = Callable[[int], Actors]
_VAGUE = frozenset(
    "some others other many most several few one someone somebody another those two three four five six dozen".split()
)
_NAMELESS = frozenset(
    "official source spokesman spokeswoman spokesperson diplomat aide lawmaker insider adviser authority".split()
)
_PAPERS = frozenset(
    "report account article document poll survey study letter statement dispatch announcement communique".split()
)
_OUTLETS = frozenset("media medium newspaper paper daily agency radio television station website outlet".split())
_SPEAK_FOR = _PAPERS | frozenset(
    "announcement office campaign camp team delegation side chief head boss briefing source".split()
)
_PART = frozenset("some others many most several few".split())
_PEOPLE = frozenset(
    "report source account other critic observer analyst people person expert official rumor rumour authority".split()
)
_BODIES = frozenset("force state government country nation side power ministry party court army ally union".split())
_APPOSED = ("appos", "flat", "nmod:desc", "compound", "nsubj")
NEAR = 10  # sentences, quoted ones too
_MAKERS = ("nmod:poss", "compound", "amod", "nmod")
_RELATIVE = frozenset("who which that".split())


def resolve(text: Text, span: Span, actors_of: ActorsOf, before_noun: BeforeNoun) -> Actors:
    """The actors of a source span, all that are joined in it; of "who" those of the noun before it, of a statement
    its maker.

    People or a body that no other word tells of are called by the words of the source itself."""
    found = actors_of(span)
    head = head_word(text, span)
    if found or head is None:
        return found
    if head.text.lower() in _RELATIVE:
        noun = _antecedent(text, head)
        return _at(text, noun, actors_of) if noun is not None else ()
    named = [w.i for w in words_at(text, span) if w.upos == "PROPN" and _beside(w, head)]
    made = [k for k in text.children(head.i) if text.words[k].deprel in _MAKERS] if head.lemma in _SPEAK_FOR else []
    known = (_at(text, i, actors_of) or before_noun(i)[:1] for i in (*named, *made))
    if actors := next(filter(None, known), ()):
        return actors
    if (noun := _some_of(text, span, head)) is not None:
        span, head = Span(min(noun.start, *(text.words[k].start for k in _before(text, noun))), noun.end), noun
        if actors := actors_of(span):
            return actors
    return _by_its_words(text, span, head, actors_of, before_noun)


def _some_of(text: Text, source: Span, head: Word) -> Word | None:
    """Those of whom "some", "others", "many" alone are a part: the plural people who were the last subject, in its own
    sentence or the two before."""
    alone = all(w.upos in ("DET", "CCONJ", "PUNCT") or w.i == head.i for w in words_at(text, source))
    if not alone or head.text.lower() not in _PART:
        return None
    first = text.sentences[max(head.sentence - 2, 0)][0]
    people = (
        word
        for word in reversed(text.words[first : head.i])
        if word.relation == "nsubj" and word.xpos == "NNS" and is_people(word.lemma.lower())
    )
    return next(people, None)


def _before(text: Text, noun: Word) -> list[int]:
    """What a noun has before it, without its article: "(foreign policy) experts"."""
    kept = ("amod", "compound", "nmod:poss")
    return [noun.i, *(k for k in text.children(noun.i) if k < noun.i and text.words[k].deprel in kept)]


def _by_its_words(text: Text, span: Span, head: Word, actors_of: ActorsOf, before_noun: BeforeNoun) -> Actors:
    """ "a source in the Chilean camp", "media reports": the phrase up to its head, with the country of a word in it."""
    inside = [w for w in words_at(text, span) if w.upos not in ("DET", "PUNCT")]
    if head.upos == "DET":  # of a source cut off before its noun: "a US" of "a US announcement"
        head = inside[-1] if inside else head
    if head.upos not in ("NOUN", "PROPN") or head.lemma.lower() in _VAGUE:
        return ()
    kept = [w for w in inside if w.i <= head.i]
    if head.lemma in _SPEAK_FOR - _PEOPLE and len(kept) > 1:
        kept = kept[:-1]
    near = (actor for w in inside for actor in (_at(text, w.i, actors_of) or before_noun(w.i)))
    country = next((actor.country for actor in near if actor.country), "")
    sector = "JRN" if head.lemma in _PAPERS or head.lemma == "media" else "UNK"
    kind: ActorKind = "group" if _plural(head) else "person" if is_people(head.lemma.lower()) else "organisation"
    whole = Span(kept[0].start, kept[-1].end)
    return (Actor(text.text[whole.start : whole.end], country, sector, kind, mentions=(whole,)),)


def _antecedent(text: Text, pronoun: Word) -> int | None:
    """The noun that a relative pronoun stands for."""
    i = pronoun.head
    while i >= 0 and text.words[i].deprel == "conj":
        i = text.words[i].head
    return text.words[i].head if i >= 0 and text.words[i].deprel.startswith("acl") and text.words[i].head >= 0 else None


def same_speaker(text: Text, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions in text order; "he said" goes to the person who spoke last, unless another came between."""
    out: list[Attribution] = []
    for a in found:
        span = a.source_span
        before = next((b for b in reversed(out) if span and b.source_span and _fits(text, span, b)), None)
        if before and _goes_on(text, before, a):
            a = replace(a, sources=before.sources, named=before.named)
        elif (maker := _maker(text, a, out)) is not None:
            a = replace(a, sources=maker.sources, named=maker.named)
        out.append(a)
    return out


def _maker(text: Text, a: Attribution, before: Sequence[Attribution]) -> Attribution | None:
    """Whose a document is that speaks: who last "said in a statement" for "the statement", "announced" for "the
    announcement"."""
    head = head_word(text, a.source_span) if a.source_span else None
    if head is None or head.lemma not in _PAPERS or any(actor.country for actor in a.sources):
        return None
    children = [text.words[k] for k in text.children(head.i)]
    if not any(w.lemma in ("the", "this", "that") for w in children) or any(w.relation in _MAKERS for w in children):
        return None
    for b in reversed(before):
        told = [*words_at(text, b.cue_span), *words_at(text, b.source_span)] if b.cue_span and b.source_span else []
        if (
            b.sources
            and any(w.lemma.lower()[:6] == head.lemma[:6] for w in told)
            and _near(text, b.source_span, a.source_span)
        ):
            return b
    return None


def _goes_on(text: Text, before: Attribution, a: Attribution) -> bool:
    """Whether nobody else whom a pronoun may mean is named, outside what is said, since the one who spoke before."""
    told = max(s.end for s in (*before.content_spans, before.source_span, before.cue_span or before.source_span))
    named = [m for m in a.source.mentions if told <= m.start < a.source_span.start] if a.source else []
    between = any(not any(within(m, s) for s in a.content_spans) for m in named)
    return not between and _near(text, before.source_span, a.source_span)


def _fits(text: Text, span: Span, before: Attribution) -> bool:
    """Whether a source is a pronoun that fits who spoke before: "he" and "she" a person, "they" several or nameless."""
    if not before.sources:
        return False
    word = text.text[span.start : span.end].lower()
    several = len(before.sources) > 1
    if word in ("he", "she"):
        return not several and before.sources[0].kind == "person"
    return word == "they" and (several or not before.named)


def _near(text: Text, one: Span, other: Span) -> bool:
    """Whether a span follows another before long."""
    first, second = words_at(text, one), words_at(text, other)
    return bool(first and second) and 0 <= second[0].sentence - first[0].sentence <= NEAR


def _at(text: Text, i: int, actors_of: ActorsOf) -> Actors:
    return actors_of(Span(text.words[i].start, text.words[i].end))


def _beside(word: Word, head: Word) -> bool:
    """Whether a name tells who the head is: its apposition, or a second head of the same phrase."""
    return (word.head == head.i and word.deprel in _APPOSED) or (word.head == head.head and word.deprel == head.deprel)


def can_speak(text: Text, noun: Word) -> bool:
    """Whether a noun names somebody, or a document or outlet, who can say something."""
    lemma = noun.lemma.lower()
    return noun.upos == "PROPN" or is_people(lemma, noun.text) or lemma in _PAPERS | _NAMELESS | _BODIES | _OUTLETS


def named_by(text: Text, source: Span, actors: Actors) -> bool:
    """Whether a source is named; a pronoun is where any other mention of whom it stands for is."""
    if len(actors) == 1 and _called_by_name(text, source, actors[0]):
        return True
    if _is_pronoun(text, source) and len(actors) == 1:
        full = [m for m in actors[0].mentions if not _is_pronoun(text, m)]
        return not full or any(is_named(text, m) for m in full)
    return is_named(text, source)


def _is_pronoun(text: Text, span: Span) -> bool:
    inside = words_at(text, span)
    return len(inside) == 1 and inside[0].upos == "PRON"


def is_named(text: Text, source: Span) -> bool:
    """Whether a source is somebody or something in particular: a name, a pronoun, an institution.

    People spoken of by a common noun ("officials", "a spokeswoman for the ministry") are not."""
    head = head_word(text, source)
    if head is None:
        return False
    inside = words_at(text, source)
    if head.upos == "NUM" and inside[0].text.lower() == "the":  # "the two"
        return True
    if head.upos == "PRON" or head.text.lower() in _VAGUE:
        return head.text.lower() not in _VAGUE
    names = [w for w in inside if w.upos == "PROPN" and w.i != head.i and not (w.i < head.i and _plural(head))]
    if any(_beside(w, head) and _person(text, w) for w in names):
        return True
    if head.lemma.lower() in _OUTLETS and any(w.lemma.lower() == "state" for w in inside if w.head == head.i):
        return True
    if head.lemma.lower() in _PAPERS:
        made = [w for w in inside if w.head == head.i and w.upos == "PROPN"]
        the = not _plural(head) and any(text.words[k].lemma in ("the", "this") for k in text.children(head.i))
        return bool(made) or the or head.lemma.lower() not in _PEOPLE
    before = {w.text.lower() for w in inside if w.head == head.i and w.i < head.i}
    if before & _VAGUE and not before & {"the", "both"} and is_people(head.lemma.lower(), head.text):
        return False
    if head.upos == "PROPN" and not {head.lemma.lower(), head.lemma.lower().removesuffix("s")} & (_PEOPLE | _NAMELESS):
        return True
    several = _plural(head) and head.lemma.lower() not in _BODIES
    return not (several or is_people(head.lemma.lower())) or _definite_office(text, head)


def _called_by_name(text: Text, source: Span, actor: Actor) -> bool:
    """Whether a source is a person whose own name stands in it."""
    named = actor.kind == "person" and actor.name[:1].isupper()
    return named and any(w.upos == "PROPN" and w.text == actor.name.split()[-1] for w in words_at(text, source))


def _plural(noun: Word) -> bool:
    return noun.xpos.endswith("S") or noun.text.lower() != noun.lemma.lower()


def _person(text: Text, word: Word) -> bool:
    return any(n.type == "PER" and n.first <= word.i < n.end for n in text.names)


def is_people(lemma: str, form: str = "") -> bool:
    """Whether a common noun stands for a person or people, or for nameless reports; a people's name ("Kenyans") too."""
    from .lexicon import office  # lazily: the tables are not needed for spans alone

    entry = office(lemma)
    if entry is not None and entry.kind in ("person", "group"):
        return True
    return lemma in _PEOPLE or (form[:1].isupper() and form.endswith("s"))


def _definite_office(text: Text, head: Word) -> bool:
    """Whether an office tells who holds it: "the foreign minister", "Peru's premier"; not "the spokesman"."""
    from .lexicon import office

    lemma = head.lemma.lower()
    entry = office(lemma)
    governs = lemma == "leader" or (entry is not None and entry.sector == "GOV")
    if lemma in _NAMELESS | _PEOPLE or (_plural(head) and not governs):
        return False
    before = [text.words[k] for k in text.children(head.i) if k < head.i]
    return any(w.lemma.lower() in ("the", "both") or w.deprel == "nmod:poss" for w in before)


def anonymity(text: Text, source: Span, cue: Span | None) -> Span | None:
    """Why a source is not named, where its sentence says so."""
    words = words_at(text, source)
    if not words:
        return None
    first, end = text.sentences[words[0].sentence]
    stop = text.words[end - 1].end
    found = reason(text.text, source.start, stop)
    if found is None and cue is not None:
        found = reason(text.text, min(source.start, cue.start, text.words[first].start), stop)
    return found
