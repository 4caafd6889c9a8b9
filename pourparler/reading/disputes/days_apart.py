"""Where two sources put one act on other days: "sent the money on 14 August", "the transfer took place on 10 August".

Both must say so in words that hold a date, of the same verb with one more word in common, or of a noun and its verb; a
time zone's day apart does not count. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.reading.clauses import clause, content
from pourparler.reading.lexicon.element_words import listed
from pourparler.reading.saying import chain
from pourparler.reading.stretches import within, words_at
from pourparler.record import Attribution, Dispute, Interval, Says, Side, Text, Timex

from .claims import voices

_NEAR = 5  # sentences within which two tellings can be of one act
_TAKES_PLACE = frozenset("take happen occur begin start come fall".split())  # "the transfer took place"
_Told = tuple[int, Interval, Attribution]


def other_days(text: Text, attributions: Sequence[Attribution], timexes: Sequence[Timex]) -> Iterator[Dispute]:
    """Two sources and two dates of one act."""
    told = [t for a in attributions if a.sources and a.hedge is None for t in _dated(text, a, timexes)]
    for n, (i, x, a) in enumerate(told):
        for j, y, b in told[n + 1 :]:
            near = abs(text.words[i].sentence - text.words[j].sentence) <= _NEAR
            if near and voices(a.sources) != voices(b.sources) and _apart(x, y) and _of_one_act(text, i, j):
                sides = tuple(Side(c.sources, (clause(text, k),), _outer(c)) for k, c in ((i, a), (j, b)))
                yield Dispute("", f"when: {text.text[slice(*clause(text, i))]}", "dates", sides)


def _outer(a: Attribution) -> Says:
    return chain(a)[:-1]


def _dated(text: Text, a: Attribution, timexes: Sequence[Timex]) -> Iterator[_Told]:
    """The verbs that a source dates, with the days."""
    for timex in timexes:
        if timex.type != "DATE" or timex.interval is None or not any(within(timex.span, s) for s in a.content_spans):
            continue
        inside = words_at(text, timex.span)
        top = next(
            (w for w in inside if not timex.span.start <= text.words[max(0, w.head)].start < timex.span.end), None
        )
        if top is None or text.preposition(top.i) in ("since", "until", "from", "of", "after", "before"):
            continue
        above = text.words[top.head] if top.head >= 0 else top
        if above.upos == "VERB" and any(s.start <= above.start < s.end for s in a.content_spans):
            yield above.i, timex.interval, a


def _apart(x: Interval, y: Interval) -> bool:
    """Whether two known intervals lie more than a day apart."""
    if None in (x.first, x.last, y.first, y.last):
        return False
    return (y.first - x.last).days > 1 or (x.first - y.last).days > 1  # type: ignore[operator]


def _of_one_act(text: Text, i: int, j: int) -> bool:
    x, y = text.words[i], text.words[j]
    if any(text.words[k].xpos == "MD" for k in text.children(i)) != any(
        text.words[k].xpos == "MD" for k in text.children(j)
    ):
        return False
    if x.lemma == y.lemma and x.lemma not in listed("empty") | _TAKES_PLACE:
        return bool((content(text, (clause(text, i),)) & content(text, (clause(text, j),))) - {x.lemma})
    return _named(text, x.i, y.i) or _named(text, y.i, x.i)


def _named(text: Text, i: int, j: int) -> bool:
    """Whether what takes place at verb j is the act of verb i, or what takes place there."""
    subject = [text.words[k].lemma for k in text.children(j) if text.words[k].deprel.startswith("nsubj")]
    if text.words[j].lemma not in _TAKES_PLACE or not subject:
        return False
    same = [text.words[k].lemma for k in text.children(i) if text.words[k].deprel.startswith("nsubj")]
    return subject[0] == text.words[i].lemma or (text.words[i].lemma in _TAKES_PLACE and subject == same)
