"""When each event was: the dates in question for it, weighed -> the `when` of each event of a report.

What the signs of each interval in question weigh (dating_signs.py), and those for no date, is added up; to it comes
what the model makes of each time for the event. The heaviest is taken. `CAUTION` weighs no date; the publication date
is never taken for want of another.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from pourparler.reading.dating_signs import Dates
from pourparler.record import Interval

CAUTION = 0.2  # how many times likelier than a date none must be to be taken
TIE = 0.3  # what a unit of the model's log-odds weighs: it has seen the stories that the weights are learned from
_LIMIT, _OUT_OF_SIGHT = 5.0, -1.0  # the most that they can be, and what they are where the model sees no such time


def choose_date(dates: Dates, n: int) -> Interval | None:
    """The date of event n; None where none is likely enough."""
    signs = dates.signs(n)
    intervals = [interval for interval, _ in signs]
    leans = leaning(dates, n, intervals)
    leans[-1] += math.log(CAUTION)
    scores = [sum(found.values()) / 100 + lean for (_, found), lean in zip(signs, leans, strict=True)]
    return intervals[scores.index(max(scores))]


def leaning(dates: Dates, n: int, intervals: Sequence[Interval | None]) -> list[float]:
    """What the model's ties add to the weights of these intervals in question for event n."""
    ties = dates.ties(n)
    if ties is None:
        return [0.0 for _ in intervals]
    leans = {days: TIE * max(-_LIMIT, min(_LIMIT, odds)) for days, odds in ties.items()}
    return [
        max([leans[days] for days in named if days in leans], default=TIE * _OUT_OF_SIGHT) if interval else 0.0
        for interval, named in zip(intervals, dates.named(n, intervals), strict=True)
    ]
