"""Where the parties of an event may stand: a word, its tree and what the frame gives -> places with their slots.

A *place* is what actors are told apart by here: the country, else the sector, else the name. A *slot* is the way from
the event's word to a mention: "subject", "object.owner", "above.xcomp.subject" (the subject of the word over it),
"before1" (one mention before it in the sentence), "source" (who says so), "rank1" (what the report speaks of most),
"around" (mentioned in the window that the model reads). Which slots count for which type of event is for choosing.py to
say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pourparler.record import Actor, Actors, Text, Word

from .cast import Cast

_PREPOSITIONS = frozenset(
    "with to from against on of for in at between by into over about among after under toward towards".split()
)
_CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "parataxis")
_PLAIN = {
    "nsubj": "subject", "nsubj:outer": "subject", "nsubj:pass": "patient", "obj": "object", "iobj": "object",
    "obl:agent": "by", "nmod:poss": "owner", "compound": "before noun", "amod": "before noun", "appos": "apposition",
    **dict.fromkeys(_CLAUSES, "clause"),
}  # fmt: skip
SENTENCES = 6  # on either side that a window may reach over
_UP = 3  # words above the event's that are asked


Reach = dict[str, dict[str, Actor]]
"""Place -> its slots and the actor that stands in each."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of the text, and whom it stands for."""

    word: int
    place: str
    actor: Actor


@dataclass(slots=True)
class Seen:
    """A place as the model sees it in a window: who is mentioned first, how many sentences from the event's is the
    nearest mention, which words."""

    actor: Actor
    nearest: int
    words: list[int]


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of each sentence, in text order; the slots in which they stand for each event of that sentence."""

    of: Sequence[Sequence[Mention]]
    around: Sequence[Reach]


def place(actor: Actor) -> str:
    return (actor.country or actor.sector or actor.name).upper()


def mentions(text: Text, cast: Cast) -> Mentions:
    of = [[Mention(k, place(actor), actor) for k, actor in cast.mentioned(n)] for n in range(len(text.sentences))]
    return Mentions(of, [_around(text, here, before) for here, before in zip(of, [[], *of], strict=False)])


def _around(text: Text, here: Sequence[Mention], before: Sequence[Mention]) -> Reach:
    """The slots of the mentions of a sentence by what they are, and of those of the sentence before it."""
    out: Reach = {}
    for mention in here:
        actor, relation = mention.actor, _relation(text, mention.word) or text.words[mention.word].deprel
        for slot in (f"is a {actor.kind or 'thing'}", f"of sector {actor.sector or 'none'}", f"stands as {relation}"):
            out.setdefault(mention.place, {}).setdefault(slot, actor)
    for mention in before:
        slot = "previous.subject" if text.words[mention.word].deprel.startswith("nsubj") else "previous"
        out.setdefault(mention.place, {}).setdefault(slot, mention.actor)
    return out


def seen_with(mentioned: Mentions, sentence: int, first: int, end: int) -> dict[str, Seen]:
    """Each place that the model saw in words [first, end), its window for a word of that sentence."""
    out: dict[str, Seen] = {}
    for n in range(max(0, sentence - SENTENCES), min(sentence + SENTENCES + 1, len(mentioned.of))):
        away = n - sentence
        for mention in mentioned.of[n]:
            if not first <= mention.word < end:
                continue
            if (seen := out.get(mention.place)) is None:
                out[mention.place] = Seen(mention.actor, away, [mention.word])
            else:
                seen.words.append(mention.word)
                if abs(away) < abs(seen.nearest):
                    seen.nearest = away
    return out


def in_reach(text: Text, cast: Cast, i: int, mentioned: Mentions) -> Reach:
    """The places in reach of word i by its tree and around it."""
    out: Reach = {}
    for slot, actor in (*_own(text, cast, i), *_above(text, cast, i)):
        out.setdefault(place(actor), {}).setdefault(slot, actor)
    word = text.words[i]
    for slot, mention in _by_order(word, mentioned.of[word.sentence]):
        out.setdefault(mention.place, {}).setdefault(slot, mention.actor)
    for where, slots in mentioned.around[word.sentence].items():
        out.setdefault(where, {}).update(slots)
    ranked = [(f"rank{n}", actor) for n, actor in enumerate(cast.leading, 1)]
    for slot, actor in (*ranked, *(("source", actor) for actor in cast.sources_at(i))):
        out.setdefault(place(actor), {}).setdefault(slot, actor)
    return out


def _relation(text: Text, k: int) -> str:
    """The slot of word k on its head; "" where no party stands."""
    word = text.words[k]
    if plain := _PLAIN.get(word.deprel):
        return plain
    if word.relation in ("obl", "nmod"):
        marker = text.preposition(k)
        return marker if marker in _PREPOSITIONS else "oblique"
    return ""


def _own(text: Text, cast: Cast, i: int) -> Iterator[tuple[str, Actor]]:
    """Those on word i itself, and on what hangs on it."""
    for k in text.children(i):
        name = _relation(text, k)
        if not name:
            continue
        found = _people(text, cast, k)
        yield from ((f"{name}+" if n else name, actor) for n, actor in enumerate(found))
        if found and name not in ("object", "patient"):
            continue
        outer = "object" if name == "patient" else name if name in ("object", "subject") else "noun"
        for c in text.children(k):
            if (inner := _relation(text, c)) and inner != "subject":
                yield from ((f"{outer}.{inner}", actor) for actor in _people(text, cast, c))


def _people(text: Text, cast: Cast, k: int) -> Actors:
    """Actors of the phrase headed by word k; of a clause, those of its subject."""
    word = text.words[k]
    if word.deprel in _CLAUSES:
        subject = next((c for c in text.children(k) if text.words[c].deprel in ("nsubj", "nsubj:pass")), -1)
        return cast.with_joined(subject) if subject >= 0 else ()
    if word.deprel in ("compound", "amod"):
        return cast.adjective(k) or cast.at(k)
    return cast.with_joined(k) or cast.people_of(k)


def _above(text: Text, cast: Cast, i: int) -> Iterator[tuple[str, Actor]]:
    """Those on the words that govern word i."""
    way = text.words[i].relation
    at, below = text.words[i].head, i
    for step in range(1, _UP + 1):
        if at < 0:
            return
        if step == 1:
            yield from ((f"head.{way}", actor) for actor in cast.with_joined(at))
        for k in text.children(at):
            name = _relation(text, k) if k != below else ""
            if name and name != "clause":
                slot = f"above.{way}.{name}" if step == 1 else f"above{step}.{name}"
                yield from ((slot, actor) for actor in _people(text, cast, k))
        at, below = text.words[at].head, at


def _by_order(word: Word, here: Sequence[Mention]) -> Iterator[tuple[str, Mention]]:
    """The mentions of a word's sentence, by their order around it."""
    before = [mention for mention in here if mention.word < word.i]
    after = [mention for mention in here if mention.word > word.i]
    for n, mention in enumerate(reversed(before)):
        yield f"before{min(n, 3)}", mention
    for n, mention in enumerate(after):
        yield f"after{min(n, 3)}", mention
    if before:
        yield "first", before[0]
