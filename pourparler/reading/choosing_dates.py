"""When each event was: the dates in question for it, weighed -> the events of a report with their `when`.

What the signs of each interval in question weigh (dating_signs.py), and those for no date, is added up; to it comes
what the model makes of each time for the event. The heaviest is taken. `CAUTION` weighs no date; the publication date
is never taken for want of another.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pourparler.reading.dating_signs import Dates
from pourparler.record import Event, Interval

CAUTION = 0.2  # how many times likelier than a date none must be to be taken
TIE = 0.3  # what a unit of the model's log-odds weighs: it has seen the stories that the weights are learned from
_LIMIT, _OUT_OF_SIGHT = 5.0, -1.0  # the most that they can be, and what they are where the model sees no such time


def date_events(events: Sequence[Event], dates: Dates) -> tuple[Event, ...]:
    """The same events in the same order, each with its date where one is likely enough."""
    return tuple(replace(event, when=_choose(dates, n)) for n, event in enumerate(events))


def _choose(dates: Dates, n: int) -> Interval | None:
    signs = dates.signs(n)
    intervals = [interval for interval, _ in signs]
    leans = leaning(dates, n, intervals)
    leans[-1] += math.log(CAUTION)
    scores = [math.fsum(found.values()) + lean for (_, found), lean in zip(signs, leans, strict=True)]
    return intervals[scores.index(max(scores))]


def leaning(dates: Dates, n: int, intervals: Iterable[Interval | None]) -> list[float]:
    """What the model's ties add to the weights of these intervals in question for event n."""
    ties = dates.ties(n)
    if ties is None:
        return [0.0 for _ in intervals]
    odds = (ties.get((i.first, i.last), -math.inf) if i else 0.0 for i in intervals)
    return [TIE * (_OUT_OF_SIGHT if x == -math.inf else max(-_LIMIT, min(_LIMIT, x))) for x in odds]
