"""Words that deny what another says: "denied", "disputed that notion", "no such meeting took place", "no evidence that
…", "the claim was inaccurate", "called the version a fairy tale" -> denials. Pure.

"Denied them access" and refusals of a plan deny nothing. Where what is denied was told: claims.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pourparler.reading.arguments import parties
from pourparler.reading.cast import Cast
from pourparler.reading.clauses import complements, telling
from pourparler.reading.lexicon.element_words import listed, matter_words
from pourparler.reading.matters import said
from pourparler.reading.status import status_of
from pourparler.reading.stretches import subtree
from pourparler.record import Actors, Attribution, Says, Span, Text

CONTRADICTING = frozenset("dispute contradict contest skeptical sceptical evidence".split())
BACK = frozenset("it this that they them".split())
_DENY = frozenset("deny dispute contradict contest refute rebut repudiate disavow".split())
_DISMISS = frozenset("reject dismiss".split())  # deny only where what they govern is something said
FEARS = frozenset("concern fear worry doubt speculation talk".split())  # dismissed, they are denied
_REMARKS = frozenset("comment remark".split())  # whoever rejects them disapproves of them
_DOUBT = frozenset("skeptical sceptical".split())  # deny where a clause says what
_FALSE = frozenset(
    "false untrue inaccurate misleading baseless groundless unfounded lie nonsense fabrication slander".split()
)
_OVERDRAWN = frozenset(
    "absurd bogus disinformation exaggerate exaggerated exaggeration fabricate fanciful fiction invent invention "
    "ludicrous preposterous propaganda ridiculous tale untruth".split()
)  # deny where a claim is called so
_CALL = frozenset("call describe label brand denounce".split())
_WITHHELD = frozenset("access entry visa permission right request citizenship bail".split())
_SCANT = frozenset("no little any".split())
_THAT = 6  # words from "evidence" to the "that" of what there is none of
_DID = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies: who denies, the words of the denial, and what is denied where it is said in them."""

    word: int
    by: Actors
    evidence: Span
    denied: int | None
    says: Says

    def lemma(self, text: Text) -> str:
        """The lemma of what is denied, "" where it is not said."""
        return text.words[self.denied].lemma.lower() if self.denied is not None else ""


def denials(text: Text, cast: Cast, attributions: Sequence[Attribution]) -> Iterator[Denial]:
    """Denials in text order."""
    stands = said(text, attributions)
    for word in text.words:
        found = (
            _denied(text, cast, word.i, stands, attributions)
            or _called_false(text, word.i, stands)
            or _without_evidence(text, word.i, stands)
            or _nothing_of_the_kind(text, word.i, stands)
            or _given_names(text, cast, word.i, stands)
        )
        if found:
            yield found


def _denied(
    text: Text, cast: Cast, i: int, stands: Mapping[int, Says], attributions: Sequence[Attribution]
) -> Denial | None:
    """ "Chile denied that …", "experts are skeptical that …"."""
    word = text.words[i]
    doubts = word.lemma in _DOUBT and word.upos == "ADJ"
    denies = word.lemma in _DENY | _DISMISS and word.upos == "VERB" and status_of(text, i, None) in _DID
    if not (doubts or denies):
        return None
    whom = (k for k in text.children(i) if word.lemma == "contradict" and text.words[k].deprel == "iobj")
    denied = _charge_rejected(text, i) or next(iter((*complements(text, i), *whom)), None)
    if doubts and (denied is None or text.words[denied].deprel != "ccomp"):
        return None
    noun = text.words[denied].lemma.lower() if denied is not None else ""
    fears = noun in FEARS and denied is not None and bool(complements(text, denied))
    claims = (noun in listed("claim") or fears) and denied is not None and not _asks(text, denied)
    if word.lemma == "reject" and denied is not None and text.words[denied].lemma.lower() in _REMARKS:
        return None
    if (word.lemma in _DISMISS and not claims) or (word.lemma == "deny" and _withholds(text, i)):
        return None
    by = _subject(text, cast, i) if doubts else parties(text, cast, i, "nsubj").actors
    cue = (a.sources for a in attributions if a.cue_span and a.cue_span.start <= word.start < a.cue_span.end)
    by = by or (() if word.lemma == "contradict" else next(cue, ()))
    attribute = denied is None or (word.xpos == "VBN" and not _has_had(text, i))  # "the disputed island"
    if attribute and not by and not _has_subject(text, i):
        return None
    return Denial(i, by, telling(text, i), denied, stands.get(i, ()))


def _charge_rejected(text: Text, i: int) -> int | None:
    """ "A charge that Chile rejected": what is said stands above the verb."""
    word = text.words[i]
    if word.relation != "acl" or text.words[word.head].lemma.lower() not in listed("claim"):
        return None
    objects = [text.words[k].lemma.lower() for k in text.children(i) if text.words[k].deprel == "obj"]
    return word.head if not objects or objects[0] in ("that", "which") else None


def _subject(text: Text, cast: Cast, i: int) -> Actors:
    return next((cast.with_joined(k) for k in text.children(i) if text.words[k].deprel.startswith("nsubj")), ())


def _has_subject(text: Text, i: int) -> bool:
    return any(text.words[k].deprel.startswith("nsubj") for k in text.children(i))


def _has_had(text: Text, i: int) -> bool:
    """ "Have contested", no "contested island"."""
    return any(text.words[k].lemma == "have" and text.words[k].deprel == "aux" for k in text.children(i))


def _called_false(text: Text, i: int, stands: Mapping[int, Says]) -> Denial | None:
    """ "That is untrue", "no such meeting took place": what a source says of another's words, or the reporter of a
    claim ("the claim was inaccurate")."""
    word = text.words[i]
    beside = (i - 1, *text.children(word.head)) if word.head >= 0 else (i - 1,)
    claim = next((k for k in text.children(i) if text.words[k].deprel.startswith("nsubj")), None)
    says = stands.get(i, ())
    of_claim = claim is not None and text.words[claim].lemma.lower() in listed("claim")
    if word.lemma.lower() in _OVERDRAWN and of_claim and says and says[-1].sources:
        return Denial(i, says[-1].sources, telling(text, i), claim, says[:-1])
    such = word.lemma == "such" and word.head >= 0 and any(k >= 0 and text.words[k].lemma == "no" for k in beside)
    predicate = word.lemma.lower() in _FALSE and any(text.words[k].deprel == "cop" for k in text.children(i))
    subject = next((k for k in text.children(i) if text.words[k].deprel == "nsubj"), None)
    if not (such or predicate):
        return None
    top = word.head if such else i
    if says and says[-1].sources:
        return Denial(i, says[-1].sources, telling(text, top), word.head if such else subject, says[:-1])
    if predicate and not says and subject is not None and text.words[subject].lemma in listed("claim"):
        return Denial(i, (), telling(text, top), subject, ())
    return None


def _given_names(text: Text, cast: Cast, i: int, stands: Mapping[int, Says]) -> Denial | None:
    """ "Called the Chilean version a fairy tale", "described the report as a fabrication"."""
    word = text.words[i]
    if word.lemma not in _CALL or word.upos != "VERB" or status_of(text, i, None) not in _DID:
        return None
    claim = next((k for k in text.children(i) if k > i and text.words[k].deprel in ("obj", "xcomp")), None)
    if claim is not None and text.words[claim].lemma.lower() in _FALSE:  # "the allegation baseless" as one noun
        claim = next((k for k in text.children(claim) if text.words[k].deprel == "compound"), None)
    if claim is None or text.words[claim].lemma.lower() not in listed("claim"):
        return None
    after = {text.words[k].lemma.lower() for k in subtree(text, i) if k > claim}
    by = parties(text, cast, i, "nsubj").actors
    return Denial(i, by, telling(text, i), claim, stands.get(i, ())) if by and after & (_FALSE | _OVERDRAWN) else None


def _nothing_of_the_kind(text: Text, i: int, stands: Mapping[int, Says]) -> Denial | None:
    """ "Chile had raised nothing of the kind": what a source says of another's words."""
    word, says = text.words[i], stands.get(i, ())
    ends = any(text.words[k].lemma in ("kind", "sort") for k in text.children(i))
    if word.lemma.lower() != "nothing" or not ends or word.head < 0 or not says or not says[-1].sources:
        return None
    return Denial(i, says[-1].sources, telling(text, word.head), None, says[:-1])


def _without_evidence(text: Text, i: int, stands: Mapping[int, Says]) -> Denial | None:
    """ "There is no evidence that …": what a source says; the claim is what there is no evidence of."""
    word, says = text.words[i], stands.get(i, ())
    if word.lemma not in ("evidence", "proof") or word.upos != "NOUN" or not says or not says[-1].sources:
        return None
    scant = any(text.words[k].lemma.lower() in _SCANT for k in text.children(i))
    negated = word.head >= 0 and status_of(text, word.head, None) == "not_happened"
    denied = next((k for k in complements(text, i) if text.preposition(k) in ("", "of")), _that_clause(text, i))
    if denied is None or not (scant or negated):
        return None
    if any(text.words[k].lemma == "any" for k in text.children(i)) and not negated:
        return None
    return Denial(i, says[-1].sources, telling(text, i), denied, says[:-1])


def _that_clause(text: Text, i: int) -> int | None:
    """The word that leads "that …" behind "evidence", wherever the tree hangs it: "no evidence in the file that …"."""
    end = text.sentences[text.words[i].sentence][1]
    that = next((w.i for w in text.words[i + 1 : min(end, i + _THAT)] if w.lemma == "that"), None)
    return next((w.i for w in text.words[that + 1 : end] if w.head < that), None) if that is not None else None


def _asks(text: Text, k: int) -> bool:
    """ "A statement urging restraint": refusing it denies nothing."""
    verbs = [text.words[c].lemma for c in text.children(k) if text.words[c].upos == "VERB"]
    asking = {r.kind for lemma in verbs for r in matter_words().get((lemma, "VERB"), ())}
    return bool(asking & {"demand", "proposal", "invitation"})


def _withholds(text: Text, i: int) -> bool:
    """ "Denied them access" keeps from, it does not deny."""
    relations = [text.words[k].deprel for k in text.children(i)]
    withheld = any(text.words[k].lemma in _WITHHELD for k in complements(text, i))
    return withheld or "iobj" in relations or relations.count("obj") > 1
