"""Who acts on whom in a chosen time: a row for each pair, and the same drawn."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from pourparler.brief import phrases
from pourparler.desk import addresses
from pourparler.desk.choosing import is_between
from pourparler.desk.page import Here, Page
from pourparler.desk.records import Kept
from pourparler.desk.rings import Ring, ring
from pourparler.desk.windows import PageNumber, Window, window
from pourparler.record import Actor, EventType, Happening
from pourparler.table.parties import party
from pourparler.table.roll import actor_id

By = Literal["party", "actor"]
MOST = 12  # on the ring
_TOOK_PLACE = ("happened", "ongoing")


@dataclass(frozen=True)
class Tie:
    """How often one acted on another, by what acts (the most frequent first), when last, and where they are listed."""

    source: str
    source_page: str
    target: str
    target_page: str
    count: int
    acts: tuple[tuple[str, int], ...]
    last: date
    page: str


@dataclass(frozen=True)
class Network:
    """`ties`: a part of all pairs; `ring`: the same among the `MOST` that have most."""

    ties: tuple[Tie, ...]
    window: Window
    ring: Ring
    left_out: int
    by: By
    since: date | None
    until: date | None
    type: EventType | None
    types: tuple[EventType, ...]


def network(
    here: Here,
    since: date | None = None,
    until: date | None = None,
    type: EventType | None = None,
    by: By = "party",
    page: PageNumber = 1,
) -> Network:
    """Who acted on whom, by whoever's word, in a chosen time; only what took place or is under way."""
    found: Iterable[Happening] = here.acted_on
    if since or until or type:
        found = [h for h in found if (not type or h.event.type == type) and is_between(h, since, until)]
    key = party if by == "party" else actor_id
    pairs = _pairs(found, key)
    ordered = sorted(pairs, key=lambda pair: (-len(pairs[pair]), pair))
    shown, of = window(ordered, page)
    names = _names(here, ordered, by)
    drawn = ring(_largest(pairs, names), {pair: len(told) for pair, told in pairs.items()})
    return Network(
        tuple(_tie(here, pair, pairs[pair], names, by) for pair in shown),
        of, drawn, len(names) - len(drawn.knots), by, since, until, type, get_args(EventType),
    )  # fmt: skip


def _pairs(found: Iterable[Happening], key: Callable[[Actor], str]) -> Mapping[tuple[str, str], list[Happening]]:
    """The happenings in which one acts on another, each once a pair."""
    pairs: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for happening in found:
        told = [t.event for t in happening.tellings if t.event.status in _TOOK_PLACE]
        here = {(key(a), key(b)): None for e in told for a in e.actors for b in e.recipients}
        for a, b in here:
            if a and b and a != b:
                pairs[a, b].append(happening)
    return pairs


def _names(here: Kept, pairs: Iterable[tuple[str, str]], by: By) -> dict[str, str]:
    keys = dict.fromkeys(key for pair in pairs for key in pair)
    if by == "party":
        return {key: here.parties.name(key) for key in keys}
    return {key: here.roll[key].name for key in keys if key in here.roll}


def _largest(pairs: Mapping[tuple[str, str], Sequence[Happening]], names: Mapping[str, str]) -> dict[str, str]:
    """Those with most acts, in an order in which those who act on each other stand near."""
    weight = Counter[str]()
    for (a, b), told in pairs.items():
        weight[a] += len(told)
        weight[b] += len(told)
    left = [key for key, _ in sorted(weight.items(), key=lambda kv: (-kv[1], kv[0]))[:MOST]]
    placed = left[:1]
    while rest := [key for key in left if key not in placed]:
        last = placed[-1]
        near = lambda key: len(pairs.get((last, key), ())) + len(pairs.get((key, last), ()))  # noqa: B023, E731
        placed.append(max(rest, key=lambda key: (near(key), weight[key], key)))
    return {key: names.get(key, key) for key in placed}


def _tie(here: Kept, pair: tuple[str, str], told: Sequence[Happening], names: Mapping[str, str], by: By) -> Tie:
    acts = Counter(phrases.act(h.event) for h in told)
    source, target = (names.get(key, key) for key in pair)
    pages = [addresses.page(here.dossier, "actors", key) if by == "actor" else "" for key in pair]
    last = max(h.tellings[-1].report.published for h in told)
    listed = addresses.page(here.dossier, "search", who=pair[0], whom=pair[1])
    return Tie(source, pages[0], target, pages[1], len(told), tuple(acts.most_common(4)), last, listed)


PAGES = (Page("network", "/{dossier}/network", network, part_of="actors"),)
