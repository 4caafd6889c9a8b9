"""Who a source is: its span -> its actor, and whether it is somebody in particular. The cast itself is actors.py's."""

from __future__ import annotations

from collections.abc import Callable

from pourparler.reading.anonymity import reason
from pourparler.reading.stretches import head_word, words_at
from pourparler.record import Actor, Span, Text, Word

ActorOf = Callable[[Span], Actor | None]
_VAGUE = frozenset(
    "some others other many most several few one someone somebody another those two three four five six dozen".split()
)
_NAMELESS = frozenset(
    "official source spokesman spokeswoman spokesperson diplomat aide lawmaker insider adviser authority".split()
)
_PAPERS = frozenset("report account article document poll survey study letter statement dispatch".split())
_PEOPLE = frozenset(
    "report source account other critic observer analyst people person expert official rumor rumour authority".split()
)
_APPOSED = ("appos", "flat", "nmod:desc", "compound", "nsubj")
_RELATIVE = frozenset("who which that".split())


def resolve(text: Text, span: Span, actor_of: ActorOf) -> Actor | None:
    """The actor of a source span; of "who" that of the noun before it, of a paper or statement that of its maker."""
    found = actor_of(span)
    if found is not None:
        return found
    head = head_word(text, span)
    if head is None:
        return None
    if head.text.lower() in _RELATIVE:
        verb = text.words[head.head] if head.head >= 0 else None
        while verb is not None and verb.deprel == "conj" and verb.head >= 0:
            verb = text.words[verb.head]
        return _at(text, verb.head, actor_of) if verb and verb.deprel.startswith("acl") and verb.head >= 0 else None
    inside = words_at(text, span)
    named = [w.i for w in inside if w.upos == "PROPN" and _beside(w, head)]
    if head.lemma in _PAPERS:
        named += [k for k in text.children(head.i) if text.words[k].deprel in ("nmod:poss", "compound", "amod", "nmod")]
    return next((a for i in named if (a := _at(text, i, actor_of))), None)


def _at(text: Text, i: int, actor_of: ActorOf) -> Actor | None:
    return actor_of(Span(text.words[i].start, text.words[i].end))


def _beside(word: Word, head: Word) -> bool:
    """Whether a name tells who the head is: its apposition, or a second head of the same phrase."""
    return (word.head == head.i and word.deprel in _APPOSED) or (word.head == head.head and word.deprel == head.deprel)


def is_named(text: Text, source: Span) -> bool:
    """Whether a source is somebody or something in particular: a name, a pronoun, an institution.

    People spoken of by a common noun ("officials", "a spokeswoman for the ministry") are not."""
    head = head_word(text, source)
    if head is None:
        return False
    if head.upos == "PRON":
        return head.text.lower() not in _VAGUE
    inside = words_at(text, source)
    if any(w.upos == "PROPN" and w.i != head.i and _beside(w, head) and _person(text, w) for w in inside):
        return True
    if head.lemma.lower() in _PAPERS:
        made = [w for w in inside if w.head == head.i and w.upos == "PROPN"]
        return bool(made) or head.lemma.lower() not in _PEOPLE
    before = {w.text.lower() for w in inside if w.head == head.i and w.i < head.i}
    if before & _VAGUE and is_people(head.lemma.lower(), head.text):
        return False
    if head.upos == "PROPN" and head.lemma.lower() not in _PEOPLE:
        return True
    return not is_people(head.lemma.lower()) or _definite_office(text, head)


def _person(text: Text, word: Word) -> bool:
    return any(n.type == "PER" and n.first <= word.i < n.end for n in text.names)


def is_people(lemma: str, form: str = "") -> bool:
    """Whether a common noun stands for a person or people, or for nameless reports; a people's name ("Kenyans") too."""
    from pourparler.reading.lexicon import office  # lazily: the tables are not needed for spans alone

    entry = office(lemma)
    if entry is not None and entry.kind in ("person", "people"):
        return True
    return lemma in _PEOPLE or (form[:1].isupper() and form.endswith("s"))


def _definite_office(text: Text, head: Word) -> bool:
    """Whether an office tells who holds it: "the foreign minister", "Peru's premier"; not "the spokesman"."""
    from pourparler.reading.lexicon import office

    entry = office(head.lemma.lower())
    one = head.xpos in ("NN", "NNP")
    if head.lemma.lower() in _NAMELESS | _PEOPLE or not (one or (entry and entry.sector == "GOV")):
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
