"""Which source, cue and content belong together: the model's pieces with their links -> drafts of attributions.

The model labels pieces and links a cue to its source, a content to its cue. Here they are put together; mending.py
then sets right what the tree shows to be wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pourparler.record import RoleSpan, Text

Piece = tuple[int, int]  # words [first, end)
SURE = 0.6  # of the model, from which a content counts; scraps that begin or end nowhere lie below


@dataclass(slots=True)
class Draft:
    """An attribution being put together. Without a cue: a quotation beside its source."""

    cue: Piece | None
    source: Piece | None
    contents: list[Piece] = field(default_factory=list)

    @property
    def lead(self) -> list[Piece]:
        """The cue and the source, as far as they are known."""
        return [p for p in (self.cue, self.source) if p]


def joined(text: Text, away: Sequence[Piece] = ()) -> list[Draft]:
    """Drafts as the model links them; those without content are kept, for the tree may give them some.

    `away`: words of clauses that tell why a source has no name (anonymity.py), which are left out."""
    roles = _sure(text, away)
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


def _share_out(text: Text, roles: dict[int, RoleSpan], by_cue: dict[int, Draft]) -> list[Piece]:
    """Give each content to its cue; one without goes on with the content before it. Returns what is left over."""
    last: Draft | None = None
    last_end = -1
    alone = []
    for r in roles.values():
        if r.role != "content":
            continue
        goes_on = last is not None and only_marks(text, last_end, r.first)
        draft = by_cue.get(r.link) or (last if goes_on else _nearest(text, by_cue, r.first))
        if draft is None:
            alone.append((r.first, r.end))
        elif draft is last and goes_on:
            draft.contents[-1] = (draft.contents[-1][0], r.end)
        else:
            draft.contents.append((r.first, r.end))
        if draft is not None:
            last, last_end = draft, r.end
    return alone


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
    """Whether nothing but marks parts a piece from a cue with its source."""
    first, end = min(a for a, _ in draft.lead), max(b for _, b in draft.lead)
    if piece[1] <= first:
        return only_marks(text, piece[1], first)
    return end <= piece[0] and only_marks(text, end, piece[0])


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
