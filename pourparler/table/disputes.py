"""Where accounts part in a dossier: disputes of single reports, rival tellings of a happening, contested matters. Pure.

Reports that tell one dispute (the same parties on two sides, like words) make one, each passage kept. Sides go by who
says so, not by who printed it. No verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pourparler.record import (
    Account,
    Actors,
    Dispute,
    DisputeKind,
    Happening,
    OpenDispute,
    OpenMatter,
    Passage,
    Reading,
    Report,
    Span,
    Telling,
)

from .happenings import fingerprint, overlaps
from .parties import parties, voice
from .wording import content, likeness, sentence, weights

_LIKE = 0.25  # likeness of the positions' words from which two reports' disputes are one
_TOOK_PLACE = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class _Told:
    """A dispute as far as put together, with its content words."""

    dispute: OpenDispute
    words: frozenset[str]


def open_disputes(
    readings: Sequence[Reading], happenings: Sequence[Happening], matters: Sequence[OpenMatter]
) -> tuple[OpenDispute, ...]:
    """All disputes of a dossier: told by reports, then seen across them. Readings by date of publication."""
    told = [_told(r.report, d) for r in readings for d in sorted(r.disputes, key=lambda d: (_start(d), d.id))]
    disputes = _gather(told)
    seen = [d for h in happenings for d in _rival_tellings(h)] + [d for m in matters for d in _contested(m)]
    for dispute in seen:
        told_by = next((i for i, known in enumerate(disputes) if _tells(known, dispute)), None)
        if told_by is None:
            disputes.append(dispute)
        else:
            disputes[told_by] = _joined(disputes[told_by], dispute)
    return tuple(disputes)


def _start(dispute: Dispute) -> tuple[Span, ...]:
    return tuple(span for side in dispute.sides for span in side.position[:1])


def _told(report: Report, d: Dispute) -> OpenDispute:
    accounts = tuple(Account(side.by or voice(side.says), (Passage(report, side.position),)) for side in d.sides)
    return OpenDispute(fingerprint("d", f"{report.id}.{d.id}"), d.about, d.kind, accounts)


def _gather(told: Sequence[OpenDispute]) -> list[OpenDispute]:
    """Disputes of several reports, those about one thing together; each report's stays apart from its others."""
    bags = [_words(d) for d in told]
    weight = weights(bags)
    out: list[_Told] = []
    for dispute, words in zip(told, bags, strict=True):
        one = _Told(dispute, words)
        fits = [(_fit(one, known, weight), -i) for i, known in enumerate(out)]
        best, i = max(fits, default=(0.0, 0))
        if best > 0:
            out[-i] = _Told(_joined(out[-i].dispute, dispute), out[-i].words | words)
        else:
            out.append(one)
    return [t.dispute for t in out]


def _words(d: OpenDispute) -> frozenset[str]:
    names = content(" ".join(a.name for account in d.accounts for a in account.by))
    return content(" ".join([d.about, *(p.words for a in d.accounts for p in a.passages)])) - names


def _fit(one: _Told, known: _Told, weight: Mapping[str, float]) -> float:
    """How surely two disputes of different reports are one: 0 for not."""
    a, b = one.dispute, known.dispute
    if a.kind != b.kind or _reports(a) & _reports(b) or len(_pairs(a, b)) < 2:
        return 0.0
    like = likeness(one.words, known.words, weight)
    return like if like >= _LIKE else 0.0


def _reports(d: OpenDispute) -> frozenset[str]:
    return frozenset(p.report.id for a in d.accounts for p in a.passages)


def _pairs(a: OpenDispute, b: OpenDispute) -> dict[int, int]:
    """Accounts of `b`, by number, with those of `a` that speak for the same side."""
    pairs: dict[int, int] = {}
    for j, y in enumerate(b.accounts):
        same = (i for i, x in enumerate(a.accounts) if parties(x.by) == parties(y.by) and i not in pairs.values())
        if (i := next(same, None)) is not None:
            pairs[j] = i
    return pairs


def _joined(known: OpenDispute, one: OpenDispute) -> OpenDispute:
    """`known` with the passages of `one` that it lacks; a side that only `one` has is added."""
    theirs = _pairs(one, known)
    accounts = []
    for j, account in enumerate(known.accounts):
        found = one.accounts[theirs[j]].passages if j in theirs else ()
        more = tuple(p for p in found if not any(_overlap(p, q) for q in account.passages))
        accounts.append(replace(account, passages=account.passages + more))
    accounts += [a for i, a in enumerate(one.accounts) if i not in theirs.values()]
    return replace(known, accounts=tuple(accounts))


def _rival_tellings(happening: Happening) -> Iterable[OpenDispute]:
    """A happening told as having taken place by one source, and as not by another."""
    did = [t for t in happening.tellings if t.event.status in _TOOK_PLACE]
    did_not = [t for t in happening.tellings if t.event.status == "not_happened"]
    did_not = [n for n in did_not if any(_rivals(y, n) for y in did)]
    did = [y for y in did if any(_rivals(y, n) for n in did_not)]
    if not did or not did_not:
        return
    denied = any(parties(voice(n.event.says)) & parties(n.event.actors + n.event.recipients) for n in did_not)
    kind: DisputeKind = "denial" if denied else "contradiction"
    event = did[0].event
    act = did[0].report.text[event.trigger[0].start : event.trigger[-1].end]
    about = f"{', '.join(a.name for a in event.actors)}: {act}" if event.actors else act
    yield OpenDispute(fingerprint("d", happening.id), about, kind, (*_accounts(did), *_accounts(did_not)))


def _rivals(did: Telling, did_not: Telling) -> bool:
    """Whether two tellings cannot both be true: other voices, no time for it to happen in between.

    One sentence that tells both speaks of two acts ("offered, but not accepted")."""
    if _voice(did) == _voice(did_not) or (did.report.id, _position(did)) == (did_not.report.id, _position(did_not)):
        return False
    if did.event.when and did_not.event.when:
        return overlaps(did.event.when, did_not.event.when)
    return did_not.report.published >= did.report.published


def _voice(t: Telling) -> tuple[frozenset[str], str]:
    """Who answers for a telling: the source's party, or the outlet for its own account."""
    by = parties(voice(t.event.says))
    return by, "" if by else (t.report.outlet or t.report.id)


def _accounts(tellings: Sequence[Telling]) -> list[Account]:
    """The tellings by who says so, in order."""
    out: dict[frozenset[str], Account] = {}
    for t in tellings:
        by = voice(t.event.says)
        here = (Passage(t.report, (_position(t),)),)
        known = out.get(parties(by))
        out[parties(by)] = replace(known, passages=known.passages + here) if known else Account(by, here)
    return list(out.values())


def _position(t: Telling) -> Span:
    """The words that hold a telling: its sentence."""
    trigger = t.event.trigger
    return Span(*sentence(t.report.text, trigger[0].start, trigger[-1].end))


def _contested(m: OpenMatter) -> Iterable[OpenDispute]:
    """A matter that its parties hold to be in different states."""
    accounts = [_account(m, held.by, held.state) for held in m.states_by]
    told = [a for a in accounts if a.passages]
    if len(told) > 1:
        yield OpenDispute(fingerprint("d", m.id), m.id, "contradiction", tuple(told))


def _account(m: OpenMatter, by: Actors, state: str) -> Account:
    """A party's own tellings of the matter; without such, the tellings of that state."""
    own = [Passage(r, x.evidence) for r, x in m.tellings if parties(voice(x.says)) == parties(by) and by]
    alike = [Passage(r, x.evidence) for r, x in m.tellings if x.state == state and not voice(x.says)]
    return Account(by, tuple(own or alike))


def _tells(known: OpenDispute, d: OpenDispute) -> bool:
    """Whether a report has already set the sides of `d` against each other, with some of the same words."""
    pairs = _pairs(d, known)
    shared = [
        (i, j)
        for j, a in enumerate(known.accounts)
        for i, b in enumerate(d.accounts)
        if any(_overlap(p, q) for p in a.passages for q in b.passages)
    ]
    return any(pairs.get(j) == i for i, j in shared) and len(pairs) > 1 or len({j for _, j in shared}) > 1


def _overlap(p: Passage, q: Passage) -> bool:
    return p.report.id == q.report.id and any(a < d and c < b for a, b in p.spans for c, d in q.spans)
