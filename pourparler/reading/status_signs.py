"""What in an event's tree speaks for its status: a word of a text -> signs, short words that status_weights.tsv weighs.

Signs name the event's own form (tense, article, negation), what modifies it, the verbs and nouns above it with their
tense and what status.tsv says of them, and where its time lies. Nothing is decided here; no word of a particular affair
is a sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pourparler.record import EventType, Text, Word

from .attribution import cue_verbs
from .lexicon.event_table import StatusRow, statuses

ABOVE = ("xcomp", "ccomp", "obj", "obl", "nmod", "acl", "nsubj", "advcl")
_NEGATIONS = frozenset("not n't n’t never no neither nor without cannot".split())
_SUBJECTS = frozenset("nsubj nsubj:pass nsubj:outer".split())
_NEGATING = frozenset("advmod det det:predet case cc cc:preconj mark".split())
_THE = frozenset("the this that these those".split())
_MARKS = frozenset(
    "if unless when whether after before once until while because that as since so now already still again soon then"
    " also".split()
)
_CONDITIONS = frozenset("if unless whether when until before after once".split())
_HAVE = frozenset("have has 've ’ve".split())
_BE = frozenset("is are was were be been 's ’s 're ’re am".split())
_TENSES = (
    ("will", frozenset("will shall 'll ’ll wo".split())),
    ("would", frozenset("would 'd ’d".split())),
    ("might", frozenset("may might could".split())),
    ("can", frozenset("can ca".split())),
    ("should", frozenset("should must ought".split())),
)
_KINDS = {"REQUEST": "speech", "ACCUSE": "speech", "REJECT": "speech", "THREATEN": "speech"}
_KINDS.update(AGREE="agree", CONCEDE="concede", SUPPORT="support")
_TAILS = frozenset(("compound:prt", "obj", "obl:unmarked", "advmod"))
_NAMES_IT = frozenset(("of", "for", "in", "to", "on", "about", ""))  # of a noun: "delay in", not "delay between"
_STEPS = 4


def signs(text: Text, i: int, type: EventType | None, lies: str = "") -> list[str]:
    """The signs of the event at word i, each once. `lies`: where its time lies to the day of publication."""
    word = text.words[i]
    kind = _KINDS.get(type or "", "act")
    no, verb = negated(text, i), word.upos in ("VERB", "AUX")
    found = ["any", f"type {type}", f"word {word.xpos if word.upos == 'VERB' else word.upos}"]
    found.append(f"is {'V' if verb else 'N'} {_long_relation(word)}")
    if lies:
        found += [f"time {lies}", f"time {lies} {tense(text, i) if verb else 'N'}"]
    found += _verb_signs(text, word, kind, no) if verb else _noun_signs(text, word, kind)
    if no:
        found += ["not", f"not {kind}", f"not {'V' if word.upos == 'VERB' else 'N'}"]
    found += [f"with {row.status}" for k in text.children(i) if (row := modifier(text, k))]
    return list(dict.fromkeys([*found, *_above_signs(text, word)]))


def _verb_signs(text: Text, word: Word, kind: str, no: bool) -> list[str]:
    form = tense(text, word.i)
    marks = [
        w.lemma.lower()
        for k in text.children(word.i)
        if (w := text.words[k]).deprel in ("mark", "advmod") and k < word.i
    ]
    found = [f"tense {form}", f"tense {form} {kind}", *(f"mark {m}" for m in marks if m in _MARKS)]
    return [*found, f"not tense {form}"] if no else found


def _noun_signs(text: Text, word: Word, kind: str) -> list[str]:
    before = text.preposition(word.i)
    article = _article(text, word.i)
    found = [f"article {article}", f"article {article} {kind}", f"number {word.xpos}"]
    return [*found, f"after {before}"] if before else found


def _article(text: Text, i: int) -> str:
    kids = [text.words[k] for k in text.children(i)]
    articles = {w.lemma.lower() for w in kids if w.deprel == "det"}
    if articles & _THE:
        return "the"
    if articles:
        return next((a for a in ("any", "no") if a in articles), "a")
    return "possessive" if any(w.deprel == "nmod:poss" for w in kids) else "none"


def _above_signs(text: Text, word: Word) -> Iterator[str]:
    at, step, told = word, 0, False
    while at.head >= 0 and step < _STEPS:
        above, relation, near = text.words[at.head], governed(at), min(step, 1)
        row, no = governor(text, at), negated(text, at.head)
        if row and not told:
            told = True
            yield from (f"under{near} {row.status}{' not' if no else ''}", f"under{near} {row.status} {relation}")
        if no:
            yield f"not above{step} {relation}"
        if above.upos in ("VERB", "AUX"):
            yield from _clause_signs(text, above, relation, step)
        else:
            yield f"up{min(step, 2)} {relation} {above.upos}"
        at, step = above, step + 1
    if at.head < 0:
        yield f"top{min(step, 2)}"


def _clause_signs(text: Text, verb: Word, relation: str, step: int) -> Iterator[str]:
    form = tense(text, verb.i)
    yield f"up{min(step, 2)} {relation} {form}"
    yield f"up{min(step, 2)} {form}"
    for k in text.children(verb.i):
        mark = text.words[k]
        if mark.deprel in ("mark", "advmod") and mark.lemma.lower() in _CONDITIONS:
            yield f"up{min(step, 1)} mark {mark.lemma.lower()}"
    if step == 0 and (act := cue_verbs().get(verb.lemma, "")):
        yield f"cue {act} {relation}"


def tense(text: Text, i: int) -> str:
    """Tense and mood of a verb in one word: will, would, might, can, should, to, perfect, had, doing, did, VBD, …"""
    word = text.words[i]
    helpers, to = set(), False
    for k in text.children(i):
        below = text.words[k]
        if below.relation == "aux":
            helpers.add(below.text.lower())
        to = to or (below.lemma == "to" and below.deprel in ("mark", "aux"))
    if not helpers:
        return "to" if to else word.xpos or word.upos
    for name, words in _TENSES:
        if helpers & words:
            return name
    going = word.xpos == "VBG" and bool(helpers & _BE)
    if to:
        return "to be doing" if going else "to have" if "have" in helpers else "to"
    if helpers & _HAVE or (helpers & {"'s", "’s"} and word.xpos == "VBN" and "being" not in helpers):
        return "perfect doing" if word.xpos == "VBG" else "perfect"
    if "had" in helpers:
        return "had been doing" if word.xpos == "VBG" else "had"
    if going:
        return "was doing" if helpers & {"was", "were"} else "doing"
    for name, words in (
        ("do", {"do", "does"}),
        ("did", {"did"}),
        ("is", {"is", "are", "'s", "'re"}),
        ("was", {"was", "were"}),
    ):
        if helpers & words:
            return name if name in ("do", "did") else f"{name} {word.xpos}"
    return word.xpos or word.upos


def negated(text: Text, i: int) -> bool:
    """Whether a word is negated: "did not meet", "no talks", "neither side met", "did not meet or call"."""
    word = text.words[i]
    for k in text.children(i):
        below = text.words[k]
        if below.deprel in _NEGATING:
            if (below.lemma.lower() in _NEGATIONS or below.text.lower() in _NEGATIONS) and not _limits(text, k):
                return True
        elif word.upos == "VERB" and below.deprel in _SUBJECTS and _is_nobody(text, below):
            return True
    if word.upos == "VERB" and word.deprel == "ccomp" and _is_said_after_nor(text, word):
        return True
    return word.deprel == "conj" and _has_or(text, i) and negated(text, word.head)


def _is_said_after_nor(text: Text, word: Word) -> bool:
    """ "Nor, he said, had it left": "nor" hangs on the verb of saying."""
    first = next((k for k in text.children(word.head) if text.words[k].lemma.lower() == "nor"), word.i)
    return first < word.i and first < word.head


def _has_or(text: Text, i: int) -> bool:
    return any(text.words[k].deprel == "cc" and text.words[k].lemma in ("or", "nor") for k in text.children(i))


def _is_nobody(text: Text, word: Word) -> bool:
    below = {text.words[k].lemma.lower() for k in text.children(word.i) if text.words[k].relation in ("det", "cc")}
    return word.lemma.lower() in ("nobody", "none", "neither", "nothing") or bool(below & {"neither", "no"})


def is_limited(text: Text, i: int) -> bool:
    """Whether a word bears a negation that denies nothing: "not only met but signed"."""
    words = [text.words[k] for k in text.children(i)]
    return any(w.text.lower() in _NEGATIONS and w.deprel in _NEGATING and _limits(text, w.i) for w in words)


def _limits(text: Text, k: int) -> bool:
    """ "Not only", "not just", "no doubt": no plain negation."""
    after = text.words[k + 1].text.lower() if k + 1 < len(text.words) else ""
    return after in ("only", "just", "merely", "least", "doubt", "matter", "wonder", "sooner")


def modifier(text: Text, k: int) -> StatusRow | None:
    """What status.tsv says of word k, which modifies an event."""
    relation = text.words[k].relation
    return _row(text, k, relation) if relation in ("amod", "advmod", "aux", "mark") else None


def governor(text: Text, word: Word) -> StatusRow | None:
    """What status.tsv says of the word that governs this one."""
    relation = governed(word)
    if relation not in ABOVE:
        return None
    if relation == "nmod" and text.preposition(word.i) not in _NAMES_IT:
        return None
    if relation == "advcl" and word.xpos == "VB":  # "due to meet": the parser's advcl is status.tsv's xcomp
        relation = "xcomp"
    if relation == "obl" and (row := _row(text, word.head, "obj", text.preposition(word.i))):
        return row  # "put off the trip", read as "put, off the trip"
    return _row(text, word.head, relation)


def _row(text: Text, k: int, relation: str, tail: str = "") -> StatusRow | None:
    """The row of a word, or of its phrase: "put off", "take place"."""
    word = text.words[k]
    lemma = word.lemma.lower()
    if lemma not in _first_words():
        return None
    tails = (
        [tail]
        if tail
        else [
            text.words[c].lemma.lower()
            for c in text.children(k)
            if c == k + 1 or (c > k and text.words[c].deprel in _TAILS)
        ]
    )
    for name in (*(f"{lemma} {t}" for t in tails), *(() if tail else (lemma,))):
        for row in statuses().get((name, word.upos), ()):
            if row.relation == relation:
                return row
    return None


@cache
def _first_words() -> frozenset[str]:
    """The words with which the rows of status.tsv begin."""
    return frozenset(lemma.split()[0] for lemma, _ in statuses())


def governed(word: Word) -> str:
    """The relation under which status.tsv lists a governor: a passive's subject counts as its object."""
    return "obj" if word.deprel == "nsubj:pass" else word.relation


def _long_relation(word: Word) -> str:
    return "relcl" if word.deprel == "acl:relcl" else word.relation
