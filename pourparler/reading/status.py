"""Did it happen: an event's word in its tree -> one of the seven values of status. The model's view, signs and rules.

Rules decide what the words say outright: a denial, and what is put off or called off (lexicon/status.tsv). For an event
of a known type the signs of its tree (status_signs.py, lexicon/status_weights.tsv) and the model's view are multiplied;
for any other word the nearest modality decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Literal, get_args

from pourparler.record import EventType, PourparlerError, Status, Text, Word

from .lexicon.event_table import StatusRow, events
from .status_signs import governed, governor, is_limited, modifier, negated, signs, tense

_OUTRIGHT = frozenset(("postponed", "called_off", "not_happened"))
_SAID_NO = frozenset(("REJECT", "ACCUSE", "THREATEN", "REQUEST"))  # "will not accept": a refusal that happened
_GIVEN = frozenset(("AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"))  # given, though dropped later
_DID = frozenset("did do perfect had doing VBD VBN VBZ VBP".split()) | {
    "was doing",
    "was VBN",
    "is VBN",
    "perfect doing",
}
_LIGHT = frozenset("be have hold make get receive give include take show see".split())
_ENDING = frozenset("stop cease end halt".split())
_DONE = _DID | {"VBG"}  # of a governor that denies in earnest: "failed to meet", not "may fail to meet"
_TRYING = frozenset("try attempt begin start".split())
_NOW = _DID | {"doing", "JJ"}
_IS = ("VBZ", "VBP", "VBD")
_WILL = ("will", "would")
_HELD = ("take place", "go ahead", "happen", "hold")  # of a gathering: "will not take place", it is given up
_UNSURE = frozenset(("might", "can", "should"))
_IN_ITS_STEAD = frozenset(("without", "rather", "instead"))
_CLAIMS = frozenset("report claim allegation accusation suggestion rumour rumor".split())
_NOBODY = frozenset("nobody none nothing".split())
_TO_WHOM = ("for", "with", "to")
_IDLE = frozenset("avail time effect doubt secret way mention".split())  # "lost no time", "to no avail"
_SIGNS = 0.5  # the weight of the signs beside the model's view
_FLOOR = 1e-4
_ANEW = "make the table anew: python -m training.status_weights"
STATUSES: tuple[Status, ...] = get_args(Status)
Found = Status | Literal["none", ""]


def status_of(
    text: Text, i: int, learned: Mapping[Status, float] | None, type: EventType | None = None, lies: str = ""
) -> Found:
    """The status of the event at word i; "none" where its governor says that it is no second event.

    `learned`: the model's probabilities. `type`: the event's; without it and the model the nearest modality decides.
    `lies`: where its time lies to the day of publication."""
    ruled = _ruled(text, i)
    if type is None and not learned:
        return ruled or _by_tense(text, i)
    if ruled == "none":
        return ruled
    if outright := _outright(text, i, ruled, type):
        return outright
    if type is None:
        assert learned
        return max(learned, key=lambda s: learned[s])
    seen = signs_view(text, i, type, lies)
    if not learned:
        return max(seen, key=lambda s: seen[s])
    scores = {s: _SIGNS * log(seen[s] + _FLOOR) + log(learned.get(s, 0) + _FLOOR) for s in STATUSES}
    if is_limited(text, i):
        del scores["not_happened"]
    return max(scores, key=lambda s: scores[s])


def signs_view(text: Text, i: int, type: EventType | None, lies: str = "") -> dict[Status, float]:
    """Probability of each status by the signs of the tree alone."""
    table = weights()
    found = list(filter(None, map(table.get, signs(text, i, type, lies))))
    sums = [sum(column) for column in zip(*found, strict=True)] or [0.0] * len(STATUSES)
    top = max(sums)
    powers = [exp(s - top) for s in sums]
    whole = sum(powers)
    return {status: power / whole for status, power in zip(STATUSES, powers, strict=True)}


@cache
def weights() -> Mapping[str, tuple[float, ...]]:
    """Weights of each sign for the statuses in the order of `STATUSES`, from lexicon/status_weights.tsv."""
    lines = files("pourparler.reading.lexicon").joinpath("status_weights.tsv").read_text("utf-8").splitlines()
    if lines[0].split("\t")[1:] != list(STATUSES):
        raise PourparlerError(f"status_weights.tsv: the columns are not the statuses of the record; {_ANEW}")
    out: dict[str, tuple[float, ...]] = {}
    for number, (sign, *cells) in enumerate((line.split("\t") for line in lines[1:]), 2):
        if sign in out or len(cells) != len(STATUSES):
            raise PourparlerError(f"status_weights.tsv: row {number}: {sign!r} comes twice or lacks a weight; {_ANEW}")
        out[sign] = tuple(map(float, cells))
    return out


def _outright(text: Text, i: int, ruled: Found, type: EventType | None) -> Status | None:
    """What the words say beyond doubt: put off, called off, denied."""
    if ruled in ("postponed", "called_off"):
        return None if type in _GIVEN else ruled  # type: ignore[return-value]
    if ruled == "planned" and (row := governor(text, text.words[i])) and row.status in ("postponed", "called_off"):
        return "planned"  # not put off, or only perhaps
    if any((m := modifier(text, k)) and m.status == "hypothetical" and m.relation == "amod" for k in text.children(i)):
        return "hypothetical"
    if _moved(text, i):
        return "postponed"
    if _left_undone(text, i):
        return "not_happened"
    if _is_not(text, i) or _is_in_false_claim(text, i):
        return "not_happened"
    if type != "REJECT" and _is_done_to_nobody(text, i):
        return "not_happened"
    if ruled != "not_happened" or (type in _SAID_NO and not _names(text.words[i], type)):
        return None
    return "not_happened" if not negated(text, i) or _denied(text, i) else None


def _names(word: Word, type: EventType) -> bool:
    """Whether a verb itself names an act of the type: "did not accuse", while "did not like" is an accusation made."""
    return any(row.type == type and row.upos == "VERB" == word.upos for row in events().get(word.lemma.lower(), ()))


def _is_in_false_claim(text: Text, i: int) -> bool:
    """Of what a denied claim says took place: "denied a report that its ships had crossed the line"."""
    word = text.words[i]
    claim = text.words[word.head] if word.head >= 0 else word
    if word.relation not in ("acl", "ccomp") or claim.lemma not in _CLAIMS or claim.head < 0 or not _denied(text, i):
        return False
    above = text.words[claim.head]
    return governed(claim) == "obj" and above.lemma in ("deny", "dismiss") and not negated(text, above.i)


def _is_done_to_nobody(text: Text, i: int) -> bool:
    """A verb that denies by what it is done to: "rammed no one", "had asked for no change"."""
    if text.words[i].upos != "VERB" or negated(text, i) or not _denied(text, i):
        return False
    return any(_is_nothing(text, text.words[k]) for k in text.children(i))


def _is_nothing(text: Text, word: Word) -> bool:
    if word.relation != "obj" and not (word.relation == "obl" and text.preposition(word.i) in _TO_WHOM):
        return False
    below = [text.words[k].lemma.lower() for k in text.children(word.i) if text.words[k].relation in ("det", "advmod")]
    return word.lemma.lower() in _NOBODY or ("no" in below and word.lemma not in _IDLE)


def _denied(text: Text, i: int) -> bool:
    """Whether a negation denies a fact ("did not meet", "no talks were held"), not a wish or a plan."""
    word = text.words[i]
    if word.upos in ("VERB", "AUX"):
        return tense(text, i) in _DID and not _is_condition(text, i) and not _is_order(text, i)
    if word.head < 0:
        return any(text.words[k].lemma == "be" for k in text.children(i))
    above = text.words[word.head]
    return tense(text, above.i) in _DID and above.lemma in _LIGHT and not _is_condition(text, above.i)


def _moved(text: Text, i: int) -> bool:
    """Of what is given another day: "the meeting was moved to Oct. 21"."""
    word = text.words[i]
    if word.head < 0 or governed(word) != "obj" or text.words[word.head].lemma not in ("move", "shift"):
        return False
    days = {k for name in text.names if name.type == "TIME" for k in range(name.first, name.end)}
    return any(text.preposition(k) == "to" and k in days for k in text.children(word.head))


def _is_not(text: Text, i: int) -> bool:
    """A noun that something is said not to be: "the visit is no threat", "this was not an invitation"."""
    kids = [text.words[k] for k in text.children(i)]
    is_copular = any(w.deprel == "cop" and w.xpos in _IS for w in kids)
    was_there = text.preposition(i) in ("at", "in", "on")  # "was not at the talks"
    return text.words[i].upos == "NOUN" and is_copular and not was_there and negated(text, i)


def _left_undone(text: Text, i: int) -> bool:
    """Whether the act is named as left undone: "without meeting", "rather than meet", "has yet to give a verdict"."""
    word = text.words[i]
    above = text.words[word.head] if word.head >= 0 else word
    verb = above if word.deprel == "obj" and above.lemma in _LIGHT else word
    if not _is_undone(text, verb, above):
        return False
    return verb.head < 0 or not negated(text, verb.head)  # "cannot act without agreeing"


def _is_undone(text: Text, verb: Word, above: Word) -> bool:
    kids = [text.words[k] for k in text.children(verb.i)]
    if "yet" in [w.lemma for w in kids] and tense(text, verb.i) == "to":
        return True
    if verb.xpos == "VBG" and any(w.lemma in _IN_ITS_STEAD and w.deprel in ("mark", "case", "cc") for w in kids):
        return True
    return verb.deprel == "acl" and above.lemma == "decision" and tense(text, verb.i) == "to" and negated(text, verb.i)


def _is_order(text: Text, i: int) -> bool:
    """ "Do not leave": an imperative, which has no subject."""
    return tense(text, i) == "do" and not any(text.words[k].relation == "nsubj" for k in text.children(i))


def _is_condition(text: Text, i: int) -> bool:
    """Whether a verb stands under "if", "unless", "until", itself or with the verb above it."""
    at = text.words[i]
    for _ in range(2):
        if any(
            text.words[k].lemma.lower() in ("if", "unless", "until", "ensure", "whether", "so")
            for k in text.children(at.i)
        ):
            return True
        if at.head < 0:
            break
        at = text.words[at.head]
        if at.lemma == "ensure":
            return True
    return False


def _ruled(text: Text, i: int) -> Found:
    """What the words that govern or modify the event say, the nearest first."""
    word = text.words[i]
    if negated(text, i):
        return "not_happened"
    own = governor(text, word)
    denied = own is not None and own.lemma in _HELD and negated(text, word.head)
    says_more = own is not None and (denied or own.status in ("postponed", "called_off"))  # than "planned"
    for k in text.children(i):
        if (row := modifier(text, k)) and not says_more:
            return row.status
    at, found = word, ""
    for _ in range(3):
        if at.head < 0:
            break
        above, relation = text.words[at.head], governed(at)
        if row := own if at is word else governor(text, at):
            found = _under(text, row, above)
            if found != "happened" or row.status != "happened":
                return found
        elif relation not in ("conj", "xcomp", "compound") and not (relation == "obj" and above.upos == "VERB"):
            break
        elif negated(text, above.i) and (relation == "xcomp" or (relation == "obj" and above.lemma in _LIGHT)):
            return "not_happened" if tense(text, above.i) in _DID else "hypothetical"
        at = above
    return found


def _under(text: Text, row: StatusRow, above: Word) -> Found:
    """The status that a governor sets; negated it denies what it would confirm, and the other way round."""
    form = tense(text, above.i)
    if not negated(text, above.i):
        if row.status in ("postponed", "called_off") and (form in _UNSURE or _is_condition(text, above.i)):
            return "planned"  # "might be called off", "unless it is called off"
        barred = row.status == "not_happened" and row.relation != "ccomp"
        return "hypothetical" if barred and above.upos == "VERB" and form not in _DONE else row.status
    if row.lemma in _ENDING:
        return "ongoing"
    if row.status in ("postponed", "called_off"):
        return "planned"
    if row.status == "happened":
        given_up = row.lemma in _HELD and form in _WILL
        return "not_happened" if form in _DID else "called_off" if given_up else "hypothetical"
    if row.relation == "xcomp" and (row.lemma in _TRYING or (row.status == "planned" and form in _NOW)):
        return "not_happened"  # "did not try to call", "is not planning to meet"
    return {"not_happened": "happened", "ongoing": "hypothetical", "planned": "hypothetical"}.get(
        row.status, row.status
    )


def _by_tense(text: Text, i: int) -> Status:
    """From auxiliaries and the verb's form, for a verb; for a noun, from the verb that it hangs on."""
    word = text.words[i]
    while word.upos not in ("VERB", "AUX") and word.head >= 0 and word.deprel in ("obj", "nsubj", "nsubj:pass", "conj"):
        word = text.words[word.head]
    form = tense(text, word.i)
    if form == "will":
        return "planned"
    if any(text.words[k].deprel == "mark" and text.words[k].lemma in ("if", "unless") for k in text.children(word.i)):
        return "hypothetical"
    if form in ("would", "might", "can", "should", "to", "to be doing"):
        return "hypothetical"
    return "ongoing" if form in ("doing", "was doing", "perfect doing") else "happened"
