"""Persons of a dossier: who is introduced in one report and called by the surname in another."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

import pourparler
from pourparler.record import Actor, Event, Reading, Report, Span
from pourparler.table import build
from pourparler.table.people import introductions

from .small_readings import day

NORWAY = "Norwegian Foreign Minister Ana Brekke arrived."
CHILE = "Chilean Foreign Minister Rosa Brekke arrived."
ALONE = "Brekke refused."


def reading(text: str, published: str, actor: Actor) -> Reading:
    """A report in which a person, named by the words of the actor's name, does the act of the last word."""
    start = text.index(actor.name)
    who = replace(actor, mentions=(Span(start, start + len(actor.name)),))
    act = Span(text.rindex(" ") + 1, len(text) - 1)
    event = Event("e1", (act,), "REJECT", "happened", actors=(who,))
    return Reading(Report(text, day(published)), "by hand", actors=(who,), events=(event,))


def minister(name: str, country: str) -> Actor:
    return Actor(name, country, "GOV", "person", "foreign minister")


ANA, ROSA = minister("Ana Brekke", "NOR"), minister("Rosa Brekke", "CHL")
STRANGER = Actor("Brekke", "", "", "person")
CASES = [  # readings, whom "Brekke" of the last one is
    ([reading(NORWAY, "1 March", ANA), reading(ALONE, "3 March", STRANGER)], ("Ana Brekke", "NOR", "foreign minister")),
    ([reading(NORWAY, "3 March", ANA), reading(ALONE, "3 March", STRANGER)], ("Ana Brekke", "NOR", "foreign minister")),
    ([reading(NORWAY, "4 March", ANA), reading(ALONE, "3 March", STRANGER)], ("Brekke", "", "")),
    (
        [reading(NORWAY, "1 March", ANA), reading(CHILE, "2 March", ROSA), reading(ALONE, "3 March", STRANGER)],
        ("Brekke", "", ""),
    ),
    (
        [reading(NORWAY, "1 March", ANA), reading(CHILE, "4 March", ROSA), reading(ALONE, "3 March", STRANGER)],
        ("Ana Brekke", "NOR", "foreign minister"),
    ),
    (
        [reading(NORWAY, "1 March", ANA), reading(ALONE, "3 March", replace(STRANGER, sector="MIL", role="general"))],
        ("Brekke", "", "general"),
    ),
    (
        [reading(NORWAY, "1 March", ANA), reading(ALONE, "3 March", replace(STRANGER, country="CHL"))],
        ("Ana Brekke", "NOR", "foreign minister"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("readings", "who"), CASES)
def test_who_a_surname_means(readings, who):
    for order in permutations(readings):
        record = build("talks", order)
        found = next(r for r in record.readings if r.report.text == ALONE)
        assert [(a.name, a.country, a.role) for a in found.events[0].actors] == [who]
        assert found.actors == found.events[0].actors


def test_the_role_is_that_of_the_day():
    later = replace(ANA, role="prime minister")
    readings = [
        reading(NORWAY, "1 March", ANA),
        reading("Norwegian Prime Minister Ana Brekke arrived.", "9 March", later),
        reading(ALONE, "3 March", STRANGER),
        reading("Brekke resigned.", "12 March", STRANGER),
    ]
    found = {r.report.text: r.actors[0].role for r in build("talks", readings).readings}
    assert (found[ALONE], found["Brekke resigned."]) == ("foreign minister", "prime minister")


def test_an_introduction_keeps_its_evidence():
    (found,) = introductions(reading(NORWAY, "1 March", ANA))
    assert (found.passage.words, found.passage.report.published) == ("Ana Brekke", day("1 March"))


def test_a_dossier_learns_by_itself(tmp_path):
    reports = [
        Report("Brekke rejected the offer of Peru on Friday.", day("7 March")),
        Report("The Norwegian foreign minister, Ana Brekke, flew to Lima on Monday.", day("3 March")),
    ]
    with pourparler.open(tmp_path / "talks.db") as dossiers:
        for report in reports:
            dossiers.add(report, "talks")
        (known,) = dossiers.people("talks")
        later = dossiers.record("talks").readings[1]
    assert (known.actor.name, known.actor.role, known.passage.words) == ("Ana Brekke", "foreign minister", "Ana Brekke")
    assert ("Ana Brekke", "NOR", "foreign minister") in {(a.name, a.country, a.role) for a in later.actors}
