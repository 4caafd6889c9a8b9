"""When each event was: the dates in question for it, weighed -> the `when` of each event of a report.

What the signs of each interval in question weigh (dating_signs.py), and those for no date, is added up; to it comes
what the model makes of each time for the event. The heaviest is taken. `CAUTION` weighs no date; the publication date
is never taken for want of another.
"""

from __future__ import annotations

import math

from pourparler.record import Interval

from .dating_signs import Dates

CAUTION = 0.2  # how many times likelier than a date none must be to be taken


def choose_date(dates: Dates, n: int) -> Interval | None:
    """The date of event n; None where none is likely enough."""
    asked = dates.weights(n)
    scores = [weight / 100 + lean for _, weight, lean in asked]
    scores[-1] += math.log(CAUTION)
    return asked[scores.index(max(scores))][0]
