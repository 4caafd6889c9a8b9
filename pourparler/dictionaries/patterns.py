"""A pattern of a verbs file -> what a row of the table of events asks for: words, a condition, a frame.

"* TALKS (WITH +)" asks for the word "talk" and reads the other party from the with-phrase. "* &TALKS" asks for an
object among the words of a set, "&ARMY *" for such a subject; a row has one condition, so a pattern with two is
refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from pourparler.language.lemmas import lemma
from pourparler.reading.arguments import DEFAULT_FRAMES
from pourparler.reading.lexicon.event_table import FRAMES, PLACES
from pourparler.record import EventType

from .lines import LineError
from .verb_groups import Sets, set_name

_PHRASE = re.compile(r"(\([^()]*\))")
_SET_OR_MARK = re.compile(r"(&[\w-]+)|[_{}]")
_LOOSE = re.compile(  # TABARI has no brackets: "BY $"
    r"\b(ABOUT|AGAINST|AT|BY|FOR|FROM|IN|INTO|OF|ON|OVER|TO|WITH)\s+([$+%^]|&[\w-]+)(?!\S)"
)
_SYMBOLS = frozenset("$+%^")  # who acts, who is acted on, both, anybody
_ARTICLES = frozenset("a an the".split())
_MODAL = frozenset(
    "not no never will would may might can could cannot should must shall to has have had is are was were be been "
    "being do does did said say says if".split()
)
_MUTUAL = ("CONSULT", "COOPERATE", "AGREE")
_BESIDE_OBJECT: dict[EventType, str] = {  # where the recipient stands when the object is the thing: "sent arms to"
    "AGREE": "nsubj>with", "CONSULT": "nsubj&with", "SUPPORT": "nsubj>for", "CONCEDE": "nsubj>to",
    "COOPERATE": "nsubj&with", "AID": "nsubj>to", "RETREAT": "nsubj>from", "REQUEST": "nsubj>from",
    "ACCUSE": "nsubj>against", "REJECT": "nsubj>from", "THREATEN": "nsubj>against", "PROTEST": "nsubj>against",
    "SANCTION": "nsubj>on", "MOBILIZE": "nsubj>against", "COERCE": "nsubj>on", "ASSAULT": "nsubj>on",
}  # fmt: skip


class ModalPattern(LineError):
    """A pattern of auxiliaries and negation ("WILL NOT *"): the reader has its own rules for these."""


class _Item(NamedTuple):
    """A token and where it stands: "nsubj" before the verb, "obj" after it, or its preposition."""

    place: str
    token: str


@dataclass(slots=True)
class Asked:
    """What a pattern asks for beside its verb. `places`: where the target stands, by `_Item.place`."""

    words: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    is_mutual: bool = False
    has_agent: bool = False

    @property
    def needs(self) -> str:
        return self.conditions[0] if self.conditions else ""

    def frame(self, kind: EventType) -> str:
        """Who acts on whom: by where the target stands, else by the type."""
        if self.is_mutual or (self.targets[:1] == ["with"] and kind in _MUTUAL):
            return "nsubj&with"
        if self.targets[:1] == ["nsubj"] and not self.has_agent:
            return "obj>nsubj"
        if self.targets and (named := f"nsubj>{self.targets[0]}") in FRAMES["VERB"]:
            return named
        has_object = bool(self.words) or self.needs.startswith("obj")
        return _BESIDE_OBJECT[kind] if has_object else plain_frame(kind)


def plain_frame(kind: EventType) -> str:
    """The frame of a verb of a type without more words."""
    return DEFAULT_FRAMES.get(("VERB", kind), "nsubj>obj")


def asked(text: str, sets: Sets) -> Asked:
    """What the words of a pattern ask for. LineError where a row cannot say it."""
    items = _items(text)
    before = [item.token for item in items if item.place == "nsubj" and item.token not in _SYMBOLS]
    if any(token.lower() in _MODAL for token in before):
        raise ModalPattern(text)
    out = Asked()
    for item in items:
        if item.token in _SYMBOLS:
            _symbol(out, item)
    if before:
        _condition(out, _Item("nsubj", before[-1]), sets)
    for place, token in items:
        if place == "nsubj" or token in _SYMBOLS or token.lower() in _ARTICLES:
            continue
        if token.startswith("&"):
            _condition(out, _Item(place, token), sets)
        else:
            out.words += _with_preposition(out, place, token)
    if len(out.conditions) > 1:
        raise LineError("the pattern asks for words of two sets; write one of them out")
    return out


def _items(text: str) -> list[_Item]:
    """The tokens of a pattern but its verb, each with its place; a preposition with nothing after it is a token too."""
    if "|" in text:
        raise LineError("the pattern has alternatives ( | ); put the words in a set and name it")
    items, place, verbs = [], "nsubj", 0
    for part in _parts(_SET_OR_MARK.sub(lambda m: m[1] or " ", text)):
        if part.startswith("("):
            preposition, *rest = part.strip("()").lower().split() or [""]
            items += [_Item(preposition, token.upper()) for token in rest or [preposition]]
            continue
        for token in part.replace("*", " * ").split():
            if token == "*":
                place, verbs = "obj", verbs + 1
            elif token[0] in "()":
                raise LineError("the pattern has a bracket without its other half; close it")
            elif (place, token) != ("obj", "TO"):  # an infinitive's "to"
                items.append(_Item(place, token))
    if verbs != 1:
        raise LineError(f"the pattern has {verbs or 'no'} * for its verb; write one")
    return items


def _parts(text: str) -> list[str]:
    """The text cut at its bracketed phrases, a preposition before a symbol or a set being one too."""
    parts = []
    for part in _PHRASE.split(text):
        parts += [part] if part.startswith("(") else _PHRASE.split(_LOOSE.sub(r"(\1 \2)", part))
    return parts


def _symbol(out: Asked, item: _Item) -> None:
    if item.token == "%":
        out.is_mutual = True
    elif item.token == "+":
        out.targets.append(item.place)
    elif item.token == "$" and item.place == "by":
        out.has_agent = True


def _condition(out: Asked, item: _Item, sets: Sets) -> None:
    words = _words(item.token, sets)
    if item.place not in PLACES:
        raise LineError(f"a set cannot stand after {item.place!r} here; write its words out")
    out.conditions.append(f"{item.place}={'|'.join(words)}")


def _words(token: str, sets: Sets) -> list[str]:
    if not token.startswith("&"):
        return [lemma(token.lower(), "NOUN")]
    name = set_name(token)
    if name not in sets:
        raise LineError(f"{name} is not defined; define it with its words, each on a line after +")
    if not sets[name]:
        raise LineError(f"{name} holds no single word; add one")
    return sorted(sets[name])


def _with_preposition(out: Asked, place: str, token: str) -> list[str]:
    """A word as the row has it, after its preposition where that is not there yet."""
    if token.lower() == place:
        return [place]
    word = lemma(token.lower(), "NOUN")
    return [word] if place == "obj" or place in out.words else [place, word]
