"""Where the parties of an event may stand: a word, its tree and what the frame gives -> places with their slots.

A *place* is what actors are told apart by here: the country, else the sector, else the name. A *slot* is the way from
the event's word to a mention: "subject", "object.owner", "above.xcomp.subject" (the subject of the word over it),
"before1" (one mention before it in the sentence), "source" (who says so), "rank1" (what the report speaks of most),
"around" (mentioned in the window that the model reads). Which slots count for which type of event is for choosing.py to
say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pourparler.language.ties import Ties
from pourparler.reading.actors import Cast
from pourparler.reading.rows import preposition
from pourparler.record import Actor, Actors, Text, Word

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


@dataclass(slots=True)
class Candidate:
    """A place that may be a party: its slots, and the actor that stands in each."""

    slots: dict[str, Actor] = field(default_factory=dict)

    def actor(self, weight: dict[str, float], without: Actors = ()) -> Actor | None:
        """The actor of the slot that speaks most for this place, of those that are not taken already."""
        free = [slot for slot, actor in self.slots.items() if actor not in without]
        return self.slots[max(free, key=lambda slot: weight.get(slot, -9.0))] if free else None


def place(actor: Actor) -> str:
    return (actor.country or actor.sector or actor.name).upper()


def candidates(text: Text, cast: Cast, i: int, seen: Iterable[tuple[int, Actor]]) -> dict[str, Candidate]:
    """The places in reach of word i, by name of the place; `seen`: the mentions in the window of the event there."""
    out: dict[str, Candidate] = {}
    for slot, actor in _slots(text, cast, i):
        out.setdefault(place(actor), Candidate()).slots.setdefault(slot, actor)
    for _, actor in seen:
        out.setdefault(place(actor), Candidate()).slots.setdefault("around", actor)
    return out


def mentions(text: Text, cast: Cast, i: int, ties: Ties) -> Iterator[tuple[int, Actor]]:
    """(word, actor) of the mentions that the model saw when it read word i."""
    here = text.words[i].sentence
    for n in range(max(0, here - SENTENCES), min(len(text.sentences), here + SENTENCES + 1)):
        yield from ((k, actor) for k, actor in cast.mentioned(n) if ties.covers(k))


def _slots(text: Text, cast: Cast, i: int) -> Iterator[tuple[str, Actor]]:
    yield from _own(text, cast, i)
    yield from _above(text, cast, i)
    yield from _around(text, cast, text.words[i])
    yield from (("source", actor) for actor in cast.sources_at(i))


def _relation(text: Text, k: int) -> str:
    """The slot of word k on its head; "" where no party stands."""
    relation = text.words[k].deprel
    if plain := _PLAIN.get(relation):
        return plain
    if relation.split(":")[0] in ("obl", "nmod"):
        marker = preposition(text, k)
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
    way = text.words[i].deprel.split(":")[0]
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


def _around(text: Text, cast: Cast, word: Word) -> Iterator[tuple[str, Actor]]:
    """The mentions of the sentence, by their order around a word and by what they are; those of the one before."""
    said = cast.mentioned(word.sentence)
    before = [(k, actor) for k, actor in said if k < word.i]
    after = [(k, actor) for k, actor in said if k > word.i]
    for n, (_, actor) in enumerate(reversed(before)):
        yield f"before{min(n, 3)}", actor
    for n, (_, actor) in enumerate(after):
        yield f"after{min(n, 3)}", actor
    if before:
        yield "first", before[0][1]
    for k, actor in said:
        yield f"is a {actor.kind or 'thing'}", actor
        yield f"of sector {actor.sector or 'none'}", actor
        yield f"stands as {_relation(text, k) or text.words[k].deprel}", actor
    for k, actor in cast.mentioned(word.sentence - 1):
        yield "previous.subject" if text.words[k].deprel.startswith("nsubj") else "previous", actor
    for n, actor in enumerate(cast.leading, 1):
        yield f"rank{n}", actor
