"""Who says so: the model's source, cue and content pieces -> attributions, with the ones nested inside them.

The model finds the outermost attributions (joining.py, mending.py); those inside them and the reporter's own
inferences are found by the tree (nested.py). Sources become actors through `actors_of`, which the caller gives;
without it they stay spans. Terms: RECORD.md's "Attribution"; source, cue, content as in PARC and PolNeAR.
"""

from __future__ import annotations

from dataclasses import replace

from pourparler.record import Attribution, Form, Span, Spans, Text

from .anonymity import asides, hidden
from .constructions import by_construction
from .cues import cue_verbs
from .joining import Draft, joined
from .mending import mended
from .nested import hedge_at, inferences, inner
from .passing_on import not_passed_on, passed_on
from .pointing_back import pointing_back
from .quotes import quotations, share_quoted, with_marks
from .saying import chain
from .sources import ActorsOf, BeforeNoun, anonymity, named_by, resolve, same_speaker
from .stretches import span_of, subtree, without_marks, words_at
from .turns import with_turns
from .unsourced import unsourced

__all__ = ["attributions", "chain", "cue_verbs", "subtree", "words_at"]


def attributions(
    text: Text, actors_of: ActorsOf = lambda span: (), before_noun: BeforeNoun = lambda i: ()
) -> tuple[Attribution, ...]:
    """All attributions in text order, outer before inner; ids a1, a2, … in that order.

    `actors_of`: the actors of a span; `before_noun`: of a word that stands before a noun ("a UN statement")."""
    quoted, away = quotations(text.text), asides(text)

    def make(source: Span | None, cue: Span | None, contents: Spans, parent: Attribution | None = None) -> Attribution:
        actors = resolve(text, source, actors_of, before_noun) if source else ()
        named = source is not None and named_by(text, source, actors) and not hidden(text, source, away)
        why = None if named or source is None else anonymity(text, source, cue)
        return Attribution("", actors, source, cue, contents, _form(contents, quoted), named, why, parent)

    found = [d for d in mended(text, joined(text, away), away) if not _hedging(text, d)]
    drafts = with_turns(text, by_construction(text, pointing_back(text, found)))
    outer = [_outermost(make(*_spans(text, d, quoted)), d) for d in (*drafts, *unsourced(text, drafts))]
    outer = same_speaker(text, sorted(not_passed_on(text, outer), key=_start))
    passed = [child for a in outer if (child := passed_on(text, a, make)) is not None]
    bases = {id(child.parent): child for child in passed}
    nested = [child for a in outer for child in inner(text, bases.get(id(a), a), make)]
    inferred = inferences(text, [*outer, *passed, *nested])
    return _numbered(sorted([*outer, *passed, *nested, *inferred], key=_place))


def _outermost(made: Attribution, draft: Draft) -> Attribution:
    return replace(made, form="quoted") if draft.verbatim else made


def _hedging(text: Text, draft: Draft) -> bool:
    """Whether the cue is the reporter's hedge: "seemed to", with nobody to whom it seems."""
    if draft.cue is None:
        return False
    hedges = [i for i in range(*draft.cue) if hedge_at(text, text.words[i])]
    return bool(hedges) and (draft.source is None or text.words[draft.cue[0]].upos == "ADV")


def _spans(text: Text, draft: Draft, quoted: tuple[Span, ...]) -> tuple[Span | None, Span | None, tuple[Span, ...]]:
    source = _closed(text, span_of(text, *draft.source)) if draft.source else None
    contents = tuple(_content(text, first, end, quoted) for first, end in draft.contents)
    return source, span_of(text, *draft.cue) if draft.cue else None, contents


def _closed(text: Text, source: Span) -> Span:
    """A source without a trailing comma, unless it closes what another opened: "Petra Vance, the envoy,"."""
    kept = without_marks(text, source)
    return source if "," in text.text[kept.start : kept.end] and text.text[source.end - 1] == "," else kept


def _content(text: Text, first: int, end: int, quoted: tuple[Span, ...]) -> Span:
    """Characters of a content: without trailing comma or stop, with the quotation marks that belong to it."""
    while end - first > 1 and text.words[end - 1].upos == "CCONJ":
        end -= 1
    span = with_marks(text.text, span_of(text, first, end), quoted)
    if text.text[span.end - 1] == "." and text.words[end - 1].text == ".":
        span = Span(span.start, span.end - 1)
    return without_marks(text, span)


def _form(contents: tuple[Span, ...], quoted: tuple[Span, ...]) -> Form:
    size = sum(s.end - s.start for s in contents)
    inside = sum(share_quoted(s, quoted) * (s.end - s.start) for s in contents) / max(1, size)
    return "quoted" if inside > 0.95 else "mixed" if inside > 0 else "paraphrased"


def _start(a: Attribution) -> int:
    return min(s.start for s in (*a.content_spans, *(x for x in (a.source_span, a.cue_span) if x)))


def _place(a: Attribution) -> tuple[int, int]:
    """The order of attributions: by their start, one inside another never before that."""
    if a.parent is None:
        return _start(a), 0
    start, depth = _place(a.parent)
    return max(start, _start(a)), depth + 1


def _numbered(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Ids in order; a parent is numbered before its child, so that each child points to the numbered one."""
    made: dict[int, Attribution] = {}
    place = {id(a): n for n, a in enumerate(found, 1)}

    def number(a: Attribution) -> Attribution:
        if id(a) not in made:
            made[id(a)] = replace(a, id=f"a{place[id(a)]}", parent=number(a.parent) if a.parent else None)
        return made[id(a)]

    return tuple(number(a) for a in found)
