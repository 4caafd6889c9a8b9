"""The probe of the README: an invasion and a meeting, told nine ways. Who did it, did it happen, who says so.

A coder of event data is asked here what it makes of "may", "not", "said" and "postponed". PETRARCH2's answers to the
same sentences, measured with hand-made trees and its full dictionaries, stand in the README."""

from __future__ import annotations

from datetime import date

import pytest

import pourparler

PROBE = [  # sentence, type, status, actors, recipients, who says so
    ("Germany may invade France.", "ASSAULT", "hypothetical", ["DEU"], ["FRA"], []),
    ("Germany will invade France.", "ASSAULT", "planned", ["DEU"], ["FRA"], []),
    ("Germany did not invade France.", "ASSAULT", "not_happened", ["DEU"], ["FRA"], []),
    ("Germany denied it invaded France.", "ASSAULT", "not_happened", ["DEU"], ["FRA"], ["DEU"]),
    ("Poland said Germany invaded France.", "ASSAULT", "happened", ["DEU"], ["FRA"], ["POL"]),
    ("Germany invaded France, Poland said.", "ASSAULT", "happened", ["DEU"], ["FRA"], ["POL"]),
    ("Germany postponed talks with France.", "CONSULT", "postponed", ["DEU"], ["FRA"], []),
    ("France was invaded by Germany.", "ASSAULT", "happened", ["DEU"], ["FRA"], []),
    ("The German invasion of France began.", "ASSAULT", "happened", ["DEU"], ["FRA"], []),
]


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "actors", "recipients", "says"), PROBE, ids=[row[0] for row in PROBE]
)
def test_who_did_it_did_it_happen_who_says_so(sentence, kind, status, actors, recipients, says):
    (event,) = pourparler.read(sentence, published=date(2024, 5, 16)).events
    assert (event.type, event.status) == (kind, status)
    assert [a.country for a in event.actors] == actors
    assert [a.country for a in event.recipients] == recipients
    assert [link.source.country for link in event.says if link.source] == says
