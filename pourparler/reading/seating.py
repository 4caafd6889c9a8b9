"""Who sits in a format: a noun that names it, a word that points to it or a verb that leaves it unsaid -> seats. Pure.

A seat is told by the phrase ("talks between", "with Chile as host"), by a verb at it ("will attend", "was not
invited"), and by an invitation or a seat that is taken, asked for or turned away. Terms: "Group" in RECORD.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.record import Actor, Actors, MemberStatus, Span, Text, Word

from .arguments import parties
from .cast import Cast
from .clauses import clause
from .lexicon.element_words import group_words
from .status import status_of
from .status_signs import negated

_ALONE = frozenset(
    ("attend", "take part", "participate", "join", "boycott", "invite", "exclude", "shut out", "leave out", "lock out",
     "stay away", "stay out", "walk out", "pull out", "drop out", "represent", "send")
)  # fmt: skip
_DESCRIBING = frozenset("amod compound nmod nummod flat advmod obl".split())
_COMES = frozenset(("come", "sit", "go"))  # alone only under a condition
SENT = frozenset(("delegation", "mission", "force", "taskforce"))
_ROUNDS = frozenset("round session series start opening resumption day meeting".split())
_GUESTS = frozenset("host co-host observer chair mediator guarantor guest facilitator".split())
_WISHES = frozenset("apply want ask seek hope wish offer propose suggest urge demand request insist threaten".split())
_PLANS = frozenset("propose suggest discuss consider float moot envisage".split())
_UNSURE = frozenset("would could might may 'd ’d".split())
Seat = tuple[Actor, MemberStatus, Span | None]
_OFFERS: dict[tuple[str, str], MemberStatus] = {
    **{("invitation", v): "refuses" for v in ("decline", "refuse", "reject", "spurn", "turn", "ignore", "snub")},
    ("invitation", "accept"): "attending", ("invitation", "receive"): "invited", ("invitation", "get"): "invited",
    **{("seat", v): "proposed" for v in ("ask", "want", "seek", "demand", "request", "claim")},
    **{("seat", v): "attending" for v in ("take", "have", "occupy")}, ("seat", "refuse"): "refuses",
}  # fmt: skip


def modifiers(text: Text, i: int) -> list[int]:
    """Words before noun i that describe it, with what hangs on them; none from before its article."""
    articles = [k for k in text.children(i) if k < i and text.words[k].lemma in ("the", "a", "an")]
    after, out = max(articles, default=-1), []
    for k in text.children(i):
        if after < k < i and text.words[k].relation in _DESCRIBING:
            out += [c for c in _below(text, k) if after < c <= k]
    return sorted(out)


def _below(text: Text, k: int) -> list[int]:
    """Word k and the words before it that hang on it, articles and prepositions left out."""
    hung = [c for c in text.children(k) if c < k and text.words[c].upos not in ("DET", "ADP", "PUNCT")]
    return [k, *(w for c in hung for w in _below(text, c))]


def between(text: Text, cast: Cast, i: int) -> Actors:
    """The parties that a noun's phrase names behind it: "talks between Chile and Peru"."""
    out: Actors = ()
    for k in text.children(i):
        if text.preposition(k) in ("between", "among", "of", "with", "including", "comprise", "comprising", "include"):
            out += _parties(text, cast, k)
    return out


def _parties(text: Text, cast: Cast, k: int) -> Actors:
    """Those joined at word k; "the presidents of Chile and Peru", "neighbours — Chile, Peru": the two that follow."""
    for below in text.children(k):
        follows = below > k and (text.preposition(below) == "of" or text.words[below].deprel == "appos")
        if follows and text.words[k].xpos in ("NNS", "NNPS") and len(several := cast.with_joined(below)) > 1:
            return several
    return cast.with_joined(k)


def is_definite(text: Text, i: int) -> bool:
    """Whether a noun points to what is known: "the", "this", "its"."""
    return any(
        text.words[k].lemma in ("the", "this", "that", "these", "those", "its", "their") for k in text.children(i)
    )


def seats(text: Text, cast: Cast, i: int) -> Iterator[Seat]:
    """(actor, status, evidence) of each seat that the phrase or the verb of word i tells of."""
    itself, planned = cast.at(i), _is_planned(text, i)
    for actor, status, span in _told(text, cast, i):
        if actor not in itself:
            yield actor, "proposed" if planned and status == "member" else status, span


def _is_planned(text: Text, i: int) -> bool:
    """Whether the format at word i is only proposed: "discussed setting up a group", "has proposed a conference"."""
    at = text.words[i]
    for _ in range(3):
        if at.head < 0 or at.deprel not in ("obj", "xcomp", "ccomp"):
            return False
        at = text.words[at.head]
        if at.lemma in _PLANS:
            return True
    return False


def _told(text: Text, cast: Cast, i: int) -> Iterator[Seat]:
    for actor in between(text, cast, i):
        yield actor, "member", None
    for k in modifiers(text, i):
        for actor in cast.at(k) or cast.adjective(k):
            if text.words[k].deprel != "nmod:poss" and _is_party(text, k, actor):
                yield actor, "member", None
    word = text.words[i]
    above = text.words[word.head] if word.head >= 0 else word
    heads = [i]
    if word.deprel == "nmod" and text.preposition(i) == "of" and above.lemma in _ROUNDS:
        heads.append(above.i)  # "a round of talks"
    for at in heads:
        for k in text.children(at):  # "a delegation led by", "a group that includes"
            if text.words[k].deprel.startswith("acl"):
                joined = [
                    c for c in text.children(k) if text.words[c].deprel == "conj" and text.words[c].upos == "VERB"
                ]
                for verb in (k, *joined):
                    yield from _at_verb(text, cast, verb, at)
        yield from _by_verb(text, cast, at)
    if word.deprel == "nmod" and above.upos == "NOUN":
        yield from _by_noun(text, cast, above)
    yield from _guests(text, cast, i)


def _is_party(text: Text, k: int, actor: Actor) -> bool:
    """Whether word k names a party and not the place of a meeting: "Veldrian", "NATO"; not the capital."""
    word = text.words[k]
    return word.upos == "ADJ" or not actor.country or word.text.lower() in actor.name.lower()


def _by_verb(text: Text, cast: Cast, i: int) -> Iterator[Seat]:
    """Who attends, joins, is invited to, refuses or is left out of the group at word i, by the verb it hangs on."""
    word = text.words[i]
    if word.head < 0:
        return
    verb = text.words[word.head]
    if verb.deprel == "obj" and text.words[verb.head].lemma in ("send", "dispatch"):  # "send a delegation to the group"
        verb = text.words[verb.head]
    yield from _at_verb(text, cast, verb.i, i)


def _at_verb(text: Text, cast: Cast, verb: int, i: int) -> Iterator[Seat]:
    """The seats that a verb gives in the format at word i, its subject, its object or the noun it describes."""
    role, status = group_words().get(_act(text, verb), ("", ""))
    if text.words[verb].upos != "VERB" or role not in ("verb", "seats"):
        return
    settled = _status(text, verb, status)  # type: ignore[arg-type]
    if settled is None:
        return
    for actor in _seated(text, cast, verb, i, role):
        yield actor, settled, clause(text, verb)


def _seated(text: Text, cast: Cast, verb: int, i: int, role: str) -> Actors:
    """Whom the verb seats in the format at word i: its object where the format acts or the verb seats, else its
    subject."""
    word, format = text.words[verb], text.words[i]
    who = parties(text, cast, verb, "nsubj>obj")
    describes = word.deprel.startswith("acl") or word.deprel == "conj"
    own = [k for k in text.children(verb) if text.words[k].deprel.startswith("nsubj")]
    acts = format.head == verb and format.deprel == "nsubj"
    if format.head != verb and describes:
        relative = all(text.words[k].xpos.startswith("W") for k in own)
        acts = relative and word.xpos != "VBN"
        if word.xpos == "VBN" and role == "verb" and not (own and not relative):
            return _behind(text, cast, verb, "by")
    if acts:
        return _objects(text, cast, verb, role == "seats")
    if role == "seats":
        passive = word.xpos == "VBN" and any(text.words[k].deprel == "aux:pass" for k in text.children(verb))
        if _act(text, verb) == "make up":
            return _behind(text, cast, verb, "of")
        if format.head == verb and format.deprel in ("obj", "nsubj:pass"):
            return ()  # "suspended the talks"
        return who.recipients if passive else _objects(text, cast, verb) or who.recipients
    return who.actors


def _objects(text: Text, cast: Cast, verb: int, anywhere: bool = True) -> Actors:
    """What a verb governs by the tree; else, `anywhere`, the first party right behind it."""
    found: Actors = ()
    for k in text.children(verb):
        if k > verb and (text.words[k].deprel == "obj" or text.preposition(k) == "of"):
            found += _parties(text, cast, k)
    return found or (_behind(text, cast, verb, "") if anywhere else ())


def _behind(text: Text, cast: Cast, verb: int, mark: str) -> Actors:
    """The first party behind a verb in its sentence, behind the preposition `mark` where one is given."""
    words = text.words
    _, end = text.sentences[words[verb].sentence]
    start = (
        next((k + 1 for k in range(verb + 1, min(verb + 4, end)) if words[k].lemma == mark), None) if mark else verb + 1
    )
    for k in range(start if start is not None else end, end):
        if words[k].upos == "ADP" and not mark:
            return ()
        if words[k].upos in ("VERB", "AUX") and words[k].xpos != "NNP" or words[k].text in (";", ":"):
            return ()
        head = words[k].deprel not in ("amod", "compound", "nmod:poss", "nmod:desc")
        if head and words[k].upos in ("NOUN", "PROPN", "PRON") and (found := _parties(text, cast, k)):
            return found
        if head and words[k].upos == "NOUN":
            return ()
    return ()


def _by_noun(text: Text, cast: Cast, noun: Word) -> Iterator[Seat]:
    """By "an invitation to the talks" that is declined or taken, "a member of the group", "a seat in the talks"."""
    if noun.lemma in ("member", "participant", "founder"):
        subject = [k for k in text.children(noun.i) if text.words[k].deprel == "nsubj"]
        bears = subject or ([noun.head] if noun.deprel == "appos" else [])
        for actor in (a for k in bears for a in cast.with_joined(k)):
            yield actor, "member", None
    if noun.lemma in ("invitation", "seat") and noun.head >= 0:
        yield from _offered(text, cast, noun)


def _offered(text: Text, cast: Cast, noun: Word) -> Iterator[Seat]:
    """Who takes or turns away an invitation, or has, wants or is denied a seat."""
    verb = text.words[noun.head]
    status = _OFFERS.get((noun.lemma, verb.lemma))
    if noun.deprel not in ("obj", "nsubj:pass", "obl") or verb.upos != "VERB" or status is None:
        return
    if negated(text, noun.i) or negated(text, verb.i):
        status = "excluded" if noun.lemma == "seat" else None
    who = parties(text, cast, verb.i, "nsubj>obj")
    if status is not None:
        for actor in who.actors or who.recipients:
            yield actor, status, clause(text, verb.i)


def _guests(text: Text, cast: Cast, i: int) -> Iterator[Seat]:
    """ "With Chile and Peru as hosts and Fiji as observer", wherever the tree hangs them in word i's sentence; only
    proposed where the format is only planned, or would do something."""
    first, end = text.sentences[text.words[i].sentence]
    for k in range(first, end - 1):
        behind = text.words[min(k + 2, end - 1)] if text.words[k + 1].upos == "DET" else text.words[k + 1]
        if text.words[k].lemma != "as" or behind.lemma not in _GUESTS:
            continue
        start = k
        while (
            start > first and text.words[start - 1].text != "with" and text.words[start - 1].upos not in ("VERB", "AUX")
        ):
            if text.words[start - 1].lemma in _GUESTS or text.words[start - 1].text == ",":
                break
            start -= 1
        begins = text.words[start - 1] if start > first else text.words[start]
        if begins.text != "with" and begins.lemma not in _GUESTS:
            continue
        span = Span(text.words[start].start, behind.end)
        unsure = _is_planned(text, i) or any(text.words[w].text.lower() in _UNSURE for w in range(i, k))
        for actor in dict.fromkeys(a for w in range(start, k) for a in cast.at(w)):
            yield actor, "proposed" if unsure else "attending", span


def seats_unsaid(text: Text, cast: Cast, verb: int) -> Iterator[Seat]:
    """The seats that a verb gives in a format that it leaves unsaid: "was not invited", "would attend only if"."""
    if text.words[verb].upos == "NOUN":
        yield from _offered(text, cast, text.words[verb])
        return
    role, status = group_words().get(_act(text, verb), ("verb", "attending"))
    settled = _status(text, verb, status)  # type: ignore[arg-type]
    who = parties(text, cast, verb, "nsubj>obj")
    if settled is not None:
        for actor in who.recipients if role == "seats" else who.actors:
            yield actor, settled, clause(text, verb)


def is_open_invitation(text: Text, noun: Word) -> bool:
    """Whether "the invitation" does not say to what."""
    to = any(text.preposition(k) == "to" or text.words[k].deprel == "acl" for k in text.children(noun.i))
    return noun.lemma == "invitation" and noun.xpos == "NN" and not to


def leaves_unsaid(text: Text, verb: int) -> bool:
    """Whether a verb gives seats and says nothing of where: "would attend", "was not invited", "stayed away"."""
    act, word = _act(text, verb), text.words[verb]
    if act == "send" and not any(text.words[k].lemma in SENT for k in text.children(verb)):
        return False
    if act not in _ALONE and not (word.lemma in _COMES and _is_conditional(text, verb)):
        return False
    passive = any(text.words[k].deprel == "aux:pass" for k in text.children(verb))
    if passive != (group_words().get(act, ("verb", ""))[0] == "seats"):
        return False
    return not any(_says_where(text, act, k) for k in text.children(verb))


def _says_where(text: Text, act: str, k: int) -> bool:
    """Whether dependent k of a verb says to what, or to do what."""
    word = text.words[k]
    if word.deprel == "obj":
        return not (act == "take part" and word.lemma == "part") and act != "send"
    if word.deprel in ("xcomp", "ccomp"):
        return word.lemma not in ("attend", "join", "participate", "take")
    if word.relation not in ("obl", "nmod", "advcl"):
        return False
    cases = {text.words[c].lemma for c in text.children(k) if text.words[c].deprel == "case"}
    return bool(cases & {"of", "from", "to", "into"}) or (bool(cases & {"in", "at"}) and word.upos == "NOUN")


def _act(text: Text, verb: int) -> str:
    """The verb as lexicon/groups.tsv has it: its lemma, or with a word behind it, "take part", "bring together"."""
    lemma = text.words[verb].lemma
    end = text.sentences[text.words[verb].sentence][1]
    below = {k for k in text.children(verb) if k > verb}
    below |= {c for k in below for c in text.children(k) if text.words[c].deprel == "case" and c < verb + 3}
    for k in sorted(k for k in below if k < end):
        if (both := f"{lemma} {text.words[k].text.lower()}") in group_words():
            return both
    return "bring together" if lemma == "bring" and any(text.words[k].lemma == "table" for k in below) else lemma


def _is_conditional(text: Text, verb: int) -> bool:
    """ "Would attend only if", "would come on condition that", "will not attend unless"."""
    below = set(text.children(verb)) | {c for k in text.children(verb) for c in text.children(k)}
    words = {text.words[k].lemma.lower() for k in below if k > verb}
    will = {text.words[k].text.lower() for k in text.children(verb) if k < verb}
    return bool(
        words & {"if", "unless", "condition", "provided", "only"} and will & {"will", "would", "'d", "’d", "'ll"}
    )


def _status(text: Text, verb: int, status: MemberStatus) -> MemberStatus | None:
    """The seat that a verb of this status gives where it stands; None where it is only feared, asked or threatened."""
    word = text.words[verb]
    above = text.words[word.head] if word.head >= 0 and word.deprel in ("xcomp", "ccomp", "advcl", "acl") else None
    sits = status in ("member", "invited", "attending")
    if any(text.words[k].lemma in ("if", "unless") and k < verb for k in text.children(verb)):
        return None
    if _is_conditional(text, verb) or any(text.words[k].lemma == "whether" for k in text.children(verb)):
        return "invited"
    if above and above.lemma in ("refuse", "decline") and word.deprel != "advcl":
        return "refuses" if sits else None
    if (
        above
        and above.lemma in ("ask", "invite")
        and any(text.words[k].deprel == "aux:pass" for k in text.children(above.i))
    ):
        return ("excluded" if negated(text, above.i) else "invited") if sits else None
    if above and above.lemma in _WISHES:
        return "proposed" if sits else None
    if status_of(text, verb, None) == "not_happened":
        return {"member": "excluded", "invited": "excluded", "attending": "refuses", "refuses": "attending"}.get(status)  # type: ignore[return-value]
    would = any(text.words[k].text.lower() in _UNSURE for k in text.children(verb) if k < verb)
    return "proposed" if status == "member" and would else status
