"""What the tree mends in drafts of attributions: drafts as the model links them -> drafts that hold together.

A source or content cut short is taken up to its noun; a cue without content gets its clause, one without a source its
subject; whom it is said to is no content; "according to" rules the whole clause, with whoever speaks in it inside.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.record import Text, Word

from .cues import cue_verbs, cue_word
from .joining import Draft, Piece
from .passing_on import gather_quoted, without_citing
from .stretches import runs, span_of, subtree, trimmed

_NOBODY = frozenset("it there".split())
_OPENS = ("det", "amod", "compound", "nummod", "nmod:poss", "flat", "case")
_NAMING = frozenset("know call name dub title nickname codename entitle".split())
_TELLING = frozenset("tell ask remind inform assure warn brief advise notify reassure caution question".split())
_RELATIVE = frozenset("who which that".split())
_NOT_SAID = {
    "tell": frozenset("truth lie off".split()),
    "recall": frozenset("ambassador envoy diplomat troop parliament consul attaché reservist".split()),
}
_FULL = ("NOUN", "PROPN", "PRON", "VERB")


def mended(text: Text, found: list[Draft], away: Sequence[Piece] = ()) -> list[Draft]:
    """Drafts with their pieces set right, without those that have no content."""
    gather_quoted(text, found)
    labelled = {k for r in text.roles for k in range(r.first, r.end)}
    for draft in found:
        word = _word(text, draft)
        draft.contents = [_reach(text, _whole(text, c, draft), labelled) for c in _without_address(text, draft, word)]
        if not draft.contents and word:
            draft.contents = _clause(text, word, found)
        if draft.source:
            draft.source = draft.source[0], without_citing(text, *draft.source)
            draft.source = _with_joined(text, _whole(text, _without_aside(text, draft.source, away), draft))
        elif word:
            draft.source = subject_of(text, draft, word)
    for draft in found:
        if _according(text, draft):
            _own_source(text, draft)
            _widen(text, draft, found)
            _within_relative(text, draft)
    for draft in found:
        if draft.cue and draft.contents:
            draft.contents = [_without_link(text, c) for c in draft.contents]
            draft.contents += _as_what(text, draft, _word(text, draft))
            draft.cue = _cue_ends(text, draft, *draft.cue)
    return [d for d in found if d.contents and not _naming(text, d) and not _no_saying(text, d)]


def _without_link(text: Text, piece: Piece) -> Piece:
    """A content without the ", as" or ", which" that leads on to who says it."""
    first, end = piece
    linked = end - first > 2 and text.words[end - 1].lemma in ("as", "which") and text.words[end - 2].text == ","
    return (first, end - 2) if linked else piece


def _as_what(text: Text, draft: Draft, verb: Word | None) -> list[Piece]:
    """What follows the agent of a passive cue: "was dismissed by Spain (as a trick)"."""
    if draft.source is None or verb is None or not _is_passive(text, verb):
        return []
    taken = {k for p in (*draft.lead, *draft.contents) for k in range(*p)}
    for k in text.children(verb.i):
        inside = trimmed(text, subtree(text, k))
        if text.preposition(k) == "as" and inside and inside[0] == draft.source[1] and not taken & set(inside):
            return runs(inside)
    return []


def _is_passive(text: Text, verb: Word) -> bool:
    return any(text.words[k].deprel == "aux:pass" for k in text.children(verb.i))


def _cue_ends(text: Text, draft: Draft, first: int, end: int) -> Piece:
    """A cue [first, end) as PolNeAR has it: without "it" and "there" that stand for nobody, the "by" of a passive
    before its agent and an "in" without its noun; with the colon before what is said."""
    word = text.words[first]
    if draft.source is None and word.lemma.lower() in _NOBODY and word.deprel == "expl":
        first, end = (first + 1, end) if end - first > 1 else (word.head, max(word.head + 1, end))
    last = text.words[end - 1]
    agent = draft.source is not None and draft.source[0] == end and last.lemma == "by"
    cut_off = (
        last.lemma == "in"
        and last.deprel == "case"
        and not {last.head} & {k for c in draft.contents for k in range(*c)}
    )
    if end - first > 1 and (agent or cut_off):
        end -= 1
    colon = end < len(text.words) and text.words[end].text == ":"
    return first, end + 1 if colon and any(c[0] == end + 1 for c in draft.contents) else end


def _word(text: Text, draft: Draft) -> Word | None:
    return cue_word(text, span_of(text, *draft.cue)) if draft.cue else None


def _without_address(text: Text, draft: Draft, verb: Word | None) -> list[Piece]:
    """Contents without whom it is said to ("told (aides) that …") and without stray words beside longer pieces."""
    if verb is None:
        return draft.contents
    address = _address(text, verb)
    kept = [(next((k for k in range(*c) if k not in address), c[1]), c[1]) for c in draft.contents]
    kept = [c for c in kept if c[0] < c[1]] or draft.contents
    if len(kept) > 1:
        kept = [c for c in kept if c[1] - c[0] > 1 or text.words[c[0]].upos in _FULL] or kept
    return kept


def _address(text: Text, verb: Word) -> set[int]:
    """The words of whom a verb of telling is addressed to, where something is told."""
    if verb.lemma.lower() not in _TELLING:
        return set()
    children = text.children(verb.i)
    told = max((k for k in children if text.words[k].deprel in ("ccomp", "xcomp", "advcl", "obl")), default=-1)
    to = [k for k in children if text.words[k].deprel in ("iobj", "obj") and verb.i < k < told]
    return {k for i in to for k in subtree(text, i)}


def _without_aside(text: Text, source: Piece, away: Sequence[Piece]) -> Piece:
    """A source without the clause that tells why it has no name, nor the pronoun that opens it."""
    first, end = source
    for a, _ in away:
        if first < a <= end + 1:
            end = min(end, a)
            while end - first > 1 and _loose(text.words[end - 1]):
                end -= 1
    return first, end


def _loose(word: Word) -> bool:
    return word.text.lower() in _RELATIVE or word.upos in ("PUNCT", "AUX", "CCONJ")


def _whole(text: Text, piece: Piece, draft: Draft) -> Piece:
    """A piece cut off inside a phrase, taken to its noun and back to its article: "the" -> "the African Union"."""
    first, end = piece
    taken = {k for p in (*draft.lead, *draft.contents) if p != piece for k in range(*p)}
    last = text.words[end - 1]
    if end - first == 1 and last.deprel == "mark" and last.head > first:  # "that" alone
        return first, trimmed(text, subtree(text, last.head))[-1] + 1
    stop = last.head + 1
    near = last.deprel in _OPENS and end < stop <= end + 4 and text.words[last.head].sentence == last.sentence
    if near and not taken & set(range(end, stop)):
        end = stop
    while first and first - 1 not in taken and _opens(text.words[first - 1], first, end):
        first -= 1
    return first, end


def _opens(word: Word, first: int, end: int) -> bool:
    """Whether a word opens a phrase whose noun lies in [first, end)."""
    return word.deprel in _OPENS and word.deprel != "case" and first <= word.head < end


def _with_joined(text: Text, source: Piece) -> Piece:
    """A source cut off in a list, taken over the pieces that go on with it: "Norway" -> "Norway, Chile and Peru"."""
    first, end = source
    for r in text.roles:
        near = end <= r.first <= end + 2 and r.role == "source"
        if near and any(
            text.words[k].deprel == "conj" and first <= text.words[k].head < end for k in range(r.first, r.end)
        ):
            end = r.end
    return first, end


def _reach(text: Text, piece: Piece, labelled: set[int]) -> Piece:
    """A content that ends up to four words before its last phrase does, taken to the end of that phrase."""
    first, end = piece
    sub = {k for r in range(first, end) if not first <= text.words[r].head < end for k in subtree(text, r)}
    stop = end
    while stop in sub and stop not in labelled:
        stop += 1
    while stop > end and text.words[stop - 1].upos == "PUNCT":
        stop -= 1
    return (first, stop) if stop - end <= 4 else piece


def _clause(text: Text, verb: Word, found: list[Draft]) -> list[Piece]:
    """The clause that hangs on a cue without content, as far as no other draft has it."""
    if cue_verbs().get(verb.lemma.lower()) not in ("say", "believe", "fear"):
        return []
    clause = next((k for k in text.children(verb.i) if text.words[k].deprel == "ccomp"), None)
    if clause is None:
        return []
    inside = trimmed(text, subtree(text, clause))
    taken = {k for d in found for p in (*d.lead, *d.contents) for k in range(*p)}
    return [] if taken & set(inside) or not inside else runs(inside)


def subject_of(text: Text, draft: Draft, verb: Word) -> Piece | None:
    """Whom the tree gives as the source of a cue without one: its subject, or the agent of a passive."""
    noun = _owner(text, verb) if verb.upos == "NOUN" else None
    if verb.lemma.lower() in cue_verbs() and verb.upos != "NOUN":
        noun = _agent(text, verb)
    if noun is None:
        return None
    taken = {k for p in (*draft.contents, *draft.lead) for k in range(*p)}
    inside = [k for k in subtree(text, noun) if k not in taken]
    run = next((r for r in runs(inside) if r[0] <= noun < r[1]), None)
    if run is None:
        return None
    first, end = run
    while text.words[end - 1].upos == "PUNCT" and end - 1 > noun:
        end -= 1
    return (first + 1 if text.words[first].upos == "ADP" and first < noun else first), end


def _owner(text: Text, noun: Word) -> int | None:
    """Whose a noun is that leads to what is said: "her claim that …"."""
    return next((k for k in text.children(noun.i) if text.words[k].deprel == "nmod:poss"), None)


def _agent(text: Text, verb: Word) -> int | None:
    """The subject of an active verb, of the one it is joined to, or the agent of a passive one; the noun that a
    participle belongs to ("a letter saying that …")."""
    children = {text.words[k].deprel: k for k in reversed(text.children(verb.i))}
    if "nsubj:pass" in children or "aux:pass" in children or (verb.xpos == "VBN" and "aux" not in children):
        return children.get("obl:agent")
    noun = children.get("nsubj")
    if noun is None and verb.head >= 0:
        if verb.deprel == "acl" and verb.xpos == "VBG":
            return verb.head
        if verb.deprel in ("conj", "advcl", "xcomp"):
            return _controller(text, verb) or _agent(text, text.words[verb.head])
    return None if noun is None or text.words[noun].lemma.lower() in _NOBODY else noun


def _controller(text: Text, verb: Word) -> int | None:
    """Who is made or let to speak: "the envoy was allowed to say"."""
    above = text.children(verb.head) if verb.deprel == "xcomp" else ()
    return next((k for k in above if text.words[k].deprel == "nsubj:pass"), None)


def _according(text: Text, draft: Draft) -> bool:
    return draft.cue is not None and text.words[draft.cue[0]].text.lower() == "according"


def _own_source(text: Text, draft: Draft) -> None:
    """Give an "according to" without a source the phrase it governs, and take that out of the content."""
    noun = text.words[draft.cue[0]].head if draft.cue else -1
    if draft.source is not None or noun < 0 or text.words[draft.cue[0]].deprel != "case":
        return
    inside = [k for k in subtree(text, noun) if k >= draft.cue[1] and text.words[k].upos != "PUNCT"]
    draft.source = next((run for run in runs(inside) if run[0] <= noun < run[1]), None)
    if draft.source is not None:
        left = [k for c in draft.contents for k in range(*c) if not draft.source[0] <= k < draft.source[1]]
        draft.contents = [(p[0], p[-1] + 1) for run in runs(left) if (p := trimmed(text, range(*run)))]


def _within_relative(text: Text, draft: Draft) -> None:
    """Keep an "according to" inside a relative clause to that clause: "who, according to his lawyer, fled"."""
    if draft.source is None or draft.cue is None:
        return
    noun = next((w for w in text.words[slice(*draft.source)] if not draft.source[0] <= w.head < draft.source[1]), None)
    if noun is None or noun.head < 0 or not text.words[noun.head].deprel.endswith(":relcl"):
        return
    inside = subtree(text, noun.head)
    told = [k for k in inside if not draft.cue[0] <= k < draft.source[1]]
    first = trimmed(text, inside)[0]
    opens = text.words[first].lemma.lower() in _RELATIVE and first < draft.cue[0]
    if opens and any(k >= draft.source[1] for k in told):
        draft.contents = [(p[0], p[-1] + 1) for run in runs(told) if (p := trimmed(text, range(*run)))]


def _widen(text: Text, draft: Draft, found: list[Draft]) -> None:
    """Let "according to" rule its clause where the content is a scrap of that, or where a speaker is in it."""
    if draft.source is None or draft.cue is None:
        return
    first, end = draft.source
    noun = next((w for w in text.words[first:end] if not first <= w.head < end), None)
    if noun is None or noun.head < 0 or text.words[noun.head].upos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return
    phrase = set(range(*draft.cue)) | set(range(*draft.source)) | set(subtree(text, noun.i))
    speaker, top = _speaker(text, draft, found, noun.head)
    scrap = not any(text.words[k].upos in ("VERB", "AUX") for c in draft.contents for k in range(*c))
    if speaker is None and not scrap:
        return
    after = max((c[0] for c in draft.contents), default=-1)
    if speaker is not None and speaker.cue[1] <= first < after:  # "said that, according to X, …"
        pieces = [*speaker.contents, draft.source, *draft.contents]
        speaker.contents, draft.contents = [(min(a for a, _ in pieces), max(b for _, b in pieces))], []
        return
    inside = [k for k in subtree(text, top) if k not in phrase]
    pieces = [trimmed(text, range(*run)) for run in runs(inside)]
    pieces = [p for p in pieces if any(text.words[k].upos != "PUNCT" for k in p)]
    draft.contents = [(p[0], p[-1] + 1) for p in pieces] or draft.contents
    if speaker is not None:
        speaker.contents = []


def _speaker(text: Text, draft: Draft, found: list[Draft], clause: int) -> tuple[Draft | None, int]:
    """The draft whose cue rules a clause, or the one above where that stands first; and the top of what is told."""
    for top in (clause, text.words[clause].head if text.words[clause].deprel in ("ccomp", "xcomp") else -1):
        speaker = next((d for d in found if d is not draft and d.cue and d.cue[0] <= top < d.cue[1]), None)
        if speaker is not None and (top == clause or (draft.cue and clause < draft.cue[0])):
            return speaker, top
    return None, clause


def _no_saying(text: Text, draft: Draft) -> bool:
    """Whether nothing is said: the truth is told, an envoy is recalled; or the draft is a scrap without a verb of its
    own ("were") or with an owner alone for its content ("Moscow's")."""
    if draft.cue is None:
        return False
    cue = text.words[slice(*draft.cue)]
    scrap = len(draft.contents) == 1 and _is_owner(text.words[draft.contents[0][1] - 1])
    told = {w.upos for c in draft.contents for w in text.words[slice(*c)]}
    if draft.source is None and (scrap or (all(w.upos == "AUX" for w in cue) and "VERB" not in told)):
        return True
    verb = _word(text, draft)
    if verb is None:
        return False
    objects = {
        text.words[k].lemma for k in text.children(verb.i) if text.words[k].deprel in ("obj", "iobj", "compound:prt")
    }
    return bool(objects & _NOT_SAID.get(verb.lemma, frozenset()))


def _is_owner(word: Word) -> bool:
    """Whether a word, or what the genitive mark stands on, owns what comes next."""
    return word.deprel == "nmod:poss" or word.xpos == "POS"


def _naming(text: Text, draft: Draft) -> bool:
    """Whether the cue only gives a name: "known as “the Fox”"."""
    word = _word(text, draft)
    return draft.source is None and word is not None and word.lemma.lower() in _NAMING and word.xpos == "VBN"
