"""What an act is for: one source names its own aim, another has a worse one for it. Pure.

"The drills are purely defensive", "the operation was aimed at clearing out the militias" against "Osteria wants to
frighten the villagers", "the drills are a pretext for war"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.reading.cast import Cast
from pourparler.reading.matters.sides import sides
from pourparler.reading.stretches import words_at
from pourparler.record import Attribution, Dispute, Text, Word

from .pairs import outright, parted, sentence

_AIMED = frozenset("aimed designed intended meant directed".split())
_HARMLESS = frozenset("peaceful defensive humanitarian civilian routine precautionary".split())
_SEEK = frozenset("want seek try attempt aim intend plan mean plot".split())
_PRETEXT = frozenset("pretext excuse ploy cover ruse smokescreen provocation preparation rehearsal cloak front".split())
_ALONE = frozenset("alone exclusively only purely solely".split())
_NEAR = 15  # sentences between the two


def aims(text: Text, cast: Cast, attributions: Sequence[Attribution]) -> Iterator[Dispute]:
    """A contradiction for each own aim and the nearest other that is seen behind it."""
    spoken = outright(attributions)
    own = [a for a in spoken if _states_own(text, a)]
    for a in own:
        others = [b for b in spoken if not sides(a.sources) & sides(b.sources)]
        gaps = [(sentence(text, b, 0) - sentence(text, a), b) for b in others]
        near = [(abs(n), b) for n, b in gaps if abs(n) <= _NEAR]
        near = [(n, b) for n, b in near if _imputes(text, cast, b, sides(a.sources), n <= 1)]
        if near:
            _, b = min(near, key=lambda one: one[0])
            first, then = sorted((a, b), key=lambda c: c.content_spans[0])
            yield parted(text, first, then, "contradiction")


def _words(text: Text, a: Attribution) -> list[Word]:
    return [w for s in a.content_spans for w in words_at(text, s)]


def _states_own(text: Text, a: Attribution) -> bool:
    """ "Was aimed at clearing the valley", "are purely defensive": what one's own act is for."""
    words = _words(text, a)
    for n, w in enumerate(words):
        be = any(x.lemma == "be" for x in words[max(0, n - 3) : n])
        following = words[n + 1].lemma.lower() if n + 1 < len(words) else ""
        if be and w.text.lower() in _AIMED and following in ("at", "to", "for", "against"):
            return True
        if be and w.lemma.lower() == "for" and any(x.lemma in _ALONE for x in words[n + 1 : n + 4]):
            return True
        if be and w.lemma in _HARMLESS and w.deprel != "amod":
            return True
    return False


def _imputes(text: Text, cast: Cast, b: Attribution, whom: frozenset[str], follows: bool) -> bool:
    """ "Osteria wants to frighten the villagers", "the drills are a pretext": of those who have stated their aim."""
    words = _words(text, b)
    of_them = [w for w in words if sides(cast.at(w.i) or cast.adjective(w.i)) & whom]
    if not of_them and not follows:
        return False
    for n, w in enumerate(words):
        if w.lemma in _SEEK and w.upos == "VERB":
            subject = next((k for k in text.children(w.i) if text.words[k].relation == "nsubj"), None)
            to = any(x.lemma == "to" for x in words[n + 1 : n + 8])
            if subject is not None and to and sides(cast.at(subject)) & whom:
                return True
        if w.lemma in _PRETEXT and w.upos == "NOUN":
            return True
        if (
            follows
            and w.text.lower() in _AIMED
            and w.relation != "amod"
            and any(x.lemma == "to" for x in words[n + 1 : n + 3])
        ):
            return True
    return False
