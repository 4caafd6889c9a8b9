"""Accounts: where they differ; and one dispute in full, each side's words beside the other's. No verdict."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from pourparler.brief import accounts as words
from pourparler.brief import markdown, phrases
from pourparler.brief.quotes import whole
from pourparler.desk import addresses, items
from pourparler.desk.items import Item
from pourparler.desk.page import Here, Page
from pourparler.desk.parties import Choice, PartyName, choices
from pourparler.desk.records import Kept, Missing
from pourparler.desk.windows import PageNumber, Window, window
from pourparler.record import DisputeKind, OpenDispute
from pourparler.table.aspects import Compared, Standpoint, Told, compared, own_words
from pourparler.table.parties import parties

_SIZE = 25


@dataclass(frozen=True)
class Difference:
    """One dispute of the list. `last`: when it was last told of; `sides`: a passage of each of the first two."""

    item: Item
    sides: tuple[Item, ...]
    more: int  # passages beside these
    last: str


@dataclass(frozen=True)
class Accounts:
    differences: tuple[Difference, ...]
    window: Window
    party: str
    kind: str
    parties: tuple[Choice, ...]
    kinds: tuple[str, ...]


def accounts(here: Here, party: PartyName = None, kind: DisputeKind | None = None, page: PageNumber = 1) -> Accounts:
    """Where accounts differ, what was told of last first."""
    key = here.parties.key(party)
    speakers = [(d, {p for a in d.accounts for p in parties(a.by)}) for d in here.disputes_by_day]
    found = [d for d, who in speakers if (kind is None or d.kind == kind) and (key is None or key in who)]
    shown, of = window(found, page, _SIZE)
    return Accounts(
        differences=tuple(_difference(here, d) for d in shown),
        window=of,
        party="" if key is None else here.parties.name(key),
        kind=kind or "",
        parties=choices((p for _, who in speakers for p in who), here.parties),
        kinds=tuple(sorted({d.kind for d in here.record.disputes})),
    )


def _difference(here: Kept, d: OpenDispute) -> Difference:
    item = items.dispute(here, d)
    firsts, n = [], 0
    for account in d.accounts:
        firsts.append(item.accounts[n])
        n += len(account.passages)
    return Difference(item, tuple(firsts[:2]), n - len(firsts[:2]), phrases.day(d.last_told, here.as_of.year))


@dataclass(frozen=True)
class Piece:
    """Words of a passage: what stands around, what the side says, and of that what the others do not say."""

    words: str
    part: str  # "around", "said", "own"


@dataclass(frozen=True)
class Words:
    """A passage: who says it, its sentence in pieces, where and when it was printed, and where it stands."""

    who: str
    pieces: tuple[Piece, ...]
    told: str
    words: str


@dataclass(frozen=True)
class Side:
    """One party's account, or the reporters'."""

    name: str
    passages: tuple[Words, ...]


@dataclass(frozen=True)
class Aspect:
    """`answers`: of the left side, the right, and each other, as far as there are any."""

    question: str
    answers: tuple[str, ...]
    differs: bool


@dataclass(frozen=True)
class Step:
    """What one side held at one time. `changed`: it held something else before."""

    day: date
    outlet: str
    who: str
    holds: str
    changed: bool
    words: str


@dataclass(frozen=True)
class Account:
    """One dispute. `left`, `right`: the first two parties that speak; `others`: all else, the reporters last.

    `names`: of all sides, in the order of each aspect's answers; `markdown`: the address of the page as a document."""

    id: str
    head: str
    kind: str
    checked: bool
    left: Side | None
    right: Side | None
    others: tuple[Side, ...]
    aspects: tuple[Aspect, ...]
    steps: tuple[Step, ...]
    names: tuple[str, ...]
    markdown: str


def account(here: Here, id: str) -> Account:
    """One dispute: each side's words, what they hold aspect by aspect, and how that changed over time."""
    d = _dispute(here, id)
    found, item, year = _compared(here, d), items.dispute(here, d), here.as_of.year
    sides = {s: _side(here, found, s) for s in found.every}
    return Account(
        id=d.id,
        head=item.head,
        kind=item.what,
        checked=item.checked,
        left=sides[found.left] if found.left else None,
        right=sides[found.right] if found.right else None,
        others=tuple(sides[s] for s in found.others),
        aspects=tuple(Aspect(a.question, a.answers, a.differs) for a in words.aspects(d, found, year)),
        steps=tuple(_step(here, s, t, changed) for s, t, changed in words.steps(found)),
        names=tuple(side.name for side in sides.values()),
        markdown=addresses.page(here.dossier, "accounts", d.id + ".md"),
    )


def as_markdown(here: Kept, view: Account) -> str:
    d = _dispute(here, view.id)
    return markdown(words.accounts_brief(d, _compared(here, d), here.as_of.year, items.matters_of(here, d)))


def _dispute(here: Kept, id: str) -> OpenDispute:
    if id not in here.dispute_of:
        raise Missing(f"The dossier {here.dossier!r} has no dispute {id!r}. Look for it where accounts differ.")
    return here.dispute_of[id]


def _compared(here: Kept, d: OpenDispute) -> Compared:
    return compared(d, here.readings, here.happening_of.get)


def _side(here: Kept, found: Compared, s: Standpoint) -> Side:
    """A side, with the words marked that no other uses."""
    mine = " ".join(t.passage.words for t in s.told)
    others = " ".join(t.passage.words for other in found.every if other is not s for t in other.told)
    differs = own_words(mine, others)
    return Side(words.side(s), tuple(_words(here, s, t, differs) for t in s.told))


def _words(here: Kept, s: Standpoint, t: Told, differs: Callable[[str], bool]) -> Words:
    report = t.passage.report
    pieces = [p for w, said in whole(report.text, t.passage.spans).pieces for p in _cut(w, said, differs)]
    told = phrases.printed(report, here.as_of.year)
    return Words(words.who(s, t), tuple(pieces), told, addresses.words(here.dossier, report.id, t.passage.spans))


def _cut(text: str, said: bool, differs: Callable[[str], bool]) -> Iterator[Piece]:
    """What stands around as one piece; what is said cut at the words to mark."""
    if not said:
        yield Piece(text, "around")
        return
    at = 0
    for start, end in _marks(text, differs):
        if at < start:
            yield Piece(text[at:start], "said")
        yield Piece(text[start:end], "own")
        at = end
    if at < len(text):
        yield Piece(text[at:], "said")


def _marks(text: str, differs: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Words that differ, as [start, end); those with only a blank between as one."""
    found: list[tuple[int, int]] = []
    for m in re.finditer(r"\w+", text):
        if not differs(m[0]):
            continue
        if found and text[found[-1][1] : m.start()].isspace():
            found[-1] = found[-1][0], m.end()
        else:
            found.append(m.span())
    return found


def _step(here: Kept, s: Standpoint, t: Told, changed: bool) -> Step:
    report = t.passage.report
    where = addresses.words(here.dossier, report.id, t.passage.spans)
    return Step(report.published, report.outlet, words.who(s, t), words.holds(t, here.as_of.year), changed, where)


PAGES = (
    Page("accounts", "/{dossier}/accounts", accounts, "Accounts"),
    Page("account", "/{dossier}/accounts/{id}", account, part_of="accounts", markdown=as_markdown),
)
