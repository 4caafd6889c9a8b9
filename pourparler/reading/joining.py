"""Which source, cue and content belong together: the model's pieces with their links -> drafts of attributions.

The model labels pieces and links a cue to its source, a content to its cue. Here they are put together; mending.py
then sets right what the tree shows to be wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pourparler.record import RoleSpan, Span, Text

from .quotes import quotations, share_quoted
from .stretches import CLOSING, span_of

Piece = tuple[int, int]  # words [first, end)
_FULL = ("NOUN", "PROPN", "VERB", "ADJ")
SURE = 0.6  # of the model, from which a content counts; scraps that begin or end nowhere lie below


@dataclass(slots=True)
class Draft:
    """An attribution being put together. Without a cue: a quotation beside its source. `verbatim`: the speaker's own
    words, though no marks enclose them."""

    cue: Piece | None
    source: Piece | None
    contents: list[Piece] = field(default_factory=list)
    verbatim: bool = False

    @property
    def lead(self) -> list[Piece]:
        """The cue and the source, as far as they are known."""
        return [p for p in (self.cue, self.source) if p]


def joined(text: Text, away: Sequence[Piece] = ()) -> list[Draft]:
    """Drafts as the model links them; those without content are kept, for the tree may give them some.

    `away`: words of clauses that tell why a source has no name (anonymity.py), which are left out."""
    roles = _as_one(text, _sure(text, away))
    by_cue: dict[int, Draft] = {}
    for k, r in roles.items():
        if r.role == "cue":
            source = roles.get(r.link)
            by_cue[k] = Draft((r.first, r.end), (source.first, source.end) if source else None)
    alone = _share_out(text, roles, by_cue)
    found = list(by_cue.values())
    for draft in found:
        if not draft.contents:
            _take_neighbour(text, draft, found)
    return [*found, *_without_cue(text, roles, found, alone)]


def _sure(text: Text, away: Sequence[Piece]) -> dict[int, RoleSpan]:
    """The pieces that count: no content below SURE, no cue that had no other content, nothing in a clause left out."""
    unsure = {k for k, r in enumerate(text.roles) if r.role == "content" and r.score < SURE}
    kept = {r.link for k, r in enumerate(text.roles) if k not in unsure}
    unsure |= {text.roles[k].link for k in unsure} - kept
    return {k: r for k, r in enumerate(text.roles) if k not in unsure and not any(a <= r.first < b for a, b in away)}


def _as_one(text: Text, roles: dict[int, RoleSpan]) -> dict[int, RoleSpan]:
    """Cues that stand side by side made one, with the source and the contents of both: "there are" "fears"."""
    out = dict(roles)
    into: dict[int, int] = {}
    for k, r in roles.items():
        before = next((j for j, other in out.items() if other.role == r.role == "cue" and other.end == r.first), None)
        if before is not None and not _apart(text, out[before], r):
            first = out[before]
            link = first.link if first.link in roles else r.link
            out[before] = replace(first, end=r.end, link=link)
            into[k] = before
            del out[k]
    return {k: replace(r, link=into[r.link]) if r.role == "content" and r.link in into else r for k, r in out.items()}


def _apart(text: Text, one: RoleSpan, other: RoleSpan) -> bool:
    """Whether two cues side by side are two: one is "according to" or a colon, the first a noun whose article is no
    cue, or each has a full word of its own; "answer" and "was short" are one."""
    words = text.words
    begun = any(k < one.first and words[k].deprel == "det" for k in text.children(one.first))
    alone = any(words[r.first].text.lower() in ("according", ":") for r in (one, other))
    full = all(
        any(words[k].upos in _FULL and words[k].lemma != "be" for k in range(r.first, r.end)) for r in (one, other)
    )
    return begun or alone or (full and words[other.first].upos != "AUX")


def _share_out(text: Text, roles: dict[int, RoleSpan], by_cue: dict[int, Draft]) -> list[Piece]:
    """Give each content to its cue; one without goes on with the content before it. Returns what is left over."""
    quoted = quotations(text.text)
    last: Draft | None = None
    last_end = -1
    alone = []
    for piece, link in _contents(text, roles, quoted):
        before = last if last is not None and only_marks(text, last_end, piece[0]) else None
        linked = by_cue.get(link)
        if linked is not before and linked and not _in_reach(text, piece, linked, quoted):
            linked = None
        draft = _rounded_off(text, piece, by_cue) or linked or before or _nearest(text, by_cue, piece[0])
        if draft is None:
            alone.append(piece)
            continue
        if draft is before:
            draft.contents[-1] = (draft.contents[-1][0], piece[1])
        else:
            draft.contents.append(piece)
        last, last_end = draft, piece[1]
    return alone


def _contents(text: Text, roles: dict[int, RoleSpan], quoted: Sequence[Span]) -> list[tuple[Piece, int]]:
    """(piece, its cue's place in `roles`); a quotation that runs over several sentences or paragraphs is one piece."""
    out: list[tuple[Piece, int]] = []
    for r in roles.values():
        if r.role != "content":
            continue
        piece = (r.first, r.end)
        goes_on = bool(out) and out[-1][1] == r.link and only_marks(text, out[-1][0][1], r.first)
        if goes_on and all(_is_quoted(text, p, quoted) for p in (out[-1][0], piece)):
            piece = (out.pop()[0][0], r.end)
        out.append((piece, r.link))
    return out


def _is_quoted(text: Text, piece: Piece, quoted: Sequence[Span]) -> bool:
    return share_quoted(span_of(text, *piece), quoted) > 0.8


def _in_reach(text: Text, piece: Piece, draft: Draft, quoted: Sequence[Span]) -> bool:
    """Whether a content may be that of a cue: in its sentence, else a quotation in its paragraph or the sentence after
    that, or plain words right after the cue's sentence."""
    if draft.cue is None:
        return False
    cue, first, last = (text.words[i] for i in (draft.cue[0], piece[0], piece[1] - 1))
    ahead = last.sentence - cue.sentence if last.i < cue.i else first.sentence - cue.sentence
    if ahead == 0:
        return True
    one, other = (last, cue) if last.i < cue.i else (cue, first)
    paragraph = "\n" not in text.text[one.end : other.start]
    if _is_quoted(text, piece, quoted):
        return paragraph or ahead == 1
    return paragraph and ahead == 1


def _rounded_off(text: Text, piece: Piece, by_cue: dict[int, Draft]) -> Draft | None:
    """The draft whose source and cue come right after a quotation: "“…,” he said", whatever the model links it to."""
    if text.words[piece[1] - 1].text not in CLOSING:
        return None
    after = [d for d in by_cue.values() if d.source and piece[1] <= min(d.lead)[0]]
    return next((d for d in after if _beside(text, d, piece)), None)


def only_marks(text: Text, first: int, end: int) -> bool:
    """Whether nothing but marks lies between two places."""
    return all(text.words[i].upos == "PUNCT" for i in range(first, end))


def _nearest(text: Text, by_cue: dict[int, Draft], first: int) -> Draft | None:
    """The one cue without content in the sentence of a content that no cue claims."""
    sentence = text.words[first].sentence
    free = [d for d in by_cue.values() if d.cue and not d.contents and text.words[d.cue[0]].sentence == sentence]
    return free[0] if len(free) == 1 else None


def _take_neighbour(text: Text, draft: Draft, found: list[Draft]) -> None:
    """Give a cue without content the piece right beside it that another cue, farther away, has: "“…,” he said"."""
    for other in found:
        for piece in other.contents:
            if other is not draft and _beside(text, draft, piece) and not _beside(text, other, piece):
                other.contents.remove(piece)
                draft.contents = [piece]
                return


def _beside(text: Text, draft: Draft, piece: Piece) -> bool:
    """Whether nothing but marks parts a piece from a cue with its source, none that ends a sentence or a paragraph."""
    first, end = min(draft.lead)[0], max(b for _, b in draft.lead)
    one, other = (piece[1], first) if piece[1] <= first else (end, piece[0])
    if one > other or not only_marks(text, one, other):
        return False
    between = text.text[text.words[one - 1].end : text.words[other].start]
    return "\n" not in between and "." not in between and not _stopped(text, one - 1)


def _stopped(text: Text, i: int) -> bool:
    """Whether word i closes a quotation after a full stop."""
    while i > 0 and text.words[i].text in CLOSING:
        i -= 1
    return text.words[i].text == "."


def _without_cue(text: Text, roles: dict[int, RoleSpan], found: list[Draft], alone: list[Piece]) -> list[Draft]:
    """Quotations that no cue leads to, with the one source of the sentence that no cue has: "His answer: “No.”"."""
    used = {d.source for d in found if d.contents}
    sources = [(r.first, r.end) for r in roles.values() if r.role == "source"]
    out = []
    for piece in alone:
        if text.words[piece[0]].text not in '"“':
            continue
        sentence = text.words[piece[0]].sentence
        free = [s for s in sources if s not in used and text.words[s[0]].sentence == sentence]
        if len(free) == 1:
            out.append(Draft(None, free[0], [piece]))
    return out
