"""How one party stands to another: sentence -> stances."""

from __future__ import annotations

from datetime import date

import pytest

from pourparler.reading.lexicon.element_words import stance_words
from pourparler.reading.read import read
from pourparler.record import Report, Stance


def stances(words: str) -> tuple[Stance, ...]:
    return read(Report(words, date(2024, 9, 9))).stances


FOUND = [  # sentence                                                         holder, about, polarity, toward has
    ("Norway opposes the plan.", "NOR", "opposition", "against", "the plan"),
    ("Norway supports the plan.", "NOR", "support", "for", "the plan"),
    ("Norway has never recognised the government in Lima.", "NOR", "recognition", "against", "government"),
    ("Norway recognised the new government of Chile.", "NOR", "recognition", "for", "government"),
    ("Chile is willing to meet the Norwegian envoy.", "CHL", "willingness", "for", "meet"),
    ("Chile refuses to negotiate with Norway.", "CHL", "willingness", "against", "negotiate"),
    ("Norway is not ready to sign the treaty.", "NOR", "willingness", "against", "sign"),
    ("Chile regards the militia as terrorists.", "CHL", "opposition", "against", "militia"),
    ("Norway condemned the raid.", "NOR", "opposition", "against", "raid"),
    ("Norway welcomed the release.", "NOR", "support", "for", "release"),
    ("Chile is opposed to closing the port.", "CHL", "opposition", "against", "closing the port"),
    ("Norway wants to return to the talks.", "NOR", "willingness", "for", "return"),
    ("Norway wants a new treaty with Chile.", "NOR", "support", "for", "treaty"),
    ("The Chilean foreign minister spoke out against the blockade.", "CHL", "opposition", "against", "blockade"),
    ("Norwegian officials said the strike was reckless and divisive.", "NOR", "opposition", "against", "strike"),
    ("The treaty, which Norway had called a disaster, is dead.", "NOR", "opposition", "against", "treaty"),
    ("Norway wants Chile to leave the islands.", "NOR", "support", "for", "Chile to leave the islands"),
    ("Norway hates the plan.", "NOR", "opposition", "against", "the plan"),
    ("Norway pushed back against the policy.", "NOR", "opposition", "against", "the policy"),
    ("Norwegian lawmakers widely condemned the proposal.", "NOR", "opposition", "against", "the proposal"),
    ("Residents condemned the plan.", "", "opposition", "against", "the plan"),
]


@pytest.mark.parametrize(("words", "holder", "about", "polarity", "toward"), FOUND)
def test_a_stance(words, holder, about, polarity, toward):
    found = stances(words)
    assert [(s.holder.country, s.about, s.polarity) for s in found] == [(holder, about, polarity)]
    assert toward in found[0].toward
    assert found[0].as_of == date(2024, 9, 9)


EACH_OTHER = [  # text, with Norway and Chile against recognising each other
    "Norway and Chile do not recognise each other.",
    "Norway and Chile have never recognised one another.",
    "Norway and Chile met in Lima. Neither recognises the other.",
    "Norway and Chile, two governments that do not recognise each other, met.",
    "Norway and Chile met in Lima. The two governments, which do not recognise each other, share a border.",
    "They had discussed setting up a contact group that would bring together Norway and Chile, which do not recognise "
    "each other, with Peru and Fiji as hosts, diplomats said.",
    "The plan would bring together Norway and Chile, which do not recognise each other, with Peru as host, he said.",
]


@pytest.mark.parametrize("words", EACH_OTHER)
def test_two_that_stand_so_to_each_other(words):
    found = [s for s in stances(words) if s.about == "recognition"]
    assert {(s.holder.country, s.toward, s.polarity) for s in found} == {
        ("NOR", "Chile", "against"),
        ("CHL", "Norway", "against"),
    }


def test_what_is_each_others():
    found = stances("Norway and Chile do not recognise each other's borders.")
    assert {(s.holder.country, s.toward) for s in found} == {("NOR", "Chile's borders"), ("CHL", "Norway's borders")}


SEVERAL = [  # text, (holder, about, polarity, toward) of each
    (
        "Norway and Chile support the plan.",
        {("NOR", "support", "for", "the plan"), ("CHL", "support", "for", "the plan")},
    ),
    ("Chile no longer recognises the court.", {("CHL", "recognition", "against", "the court")}),
    ("Chile said it might recognise the island.", {("CHL", "recognition", "undecided", "the island")}),
    ("Norway ruled out talks with Chile.", {("NOR", "willingness", "against", "talks with Chile")}),
    ("Chile has not decided whether to attend.", {("CHL", "willingness", "undecided", "attend")}),
    (
        "Chile said it would attend only if Peru left.",
        {("CHL", "willingness", "undecided", "attend only if Peru left")},
    ),
    ("Peru announced a new plan. Chile supports it.", {("CHL", "support", "for", "a new plan")}),
    (
        "Norway and Chile, which support the plan, met in Lima.",
        {("NOR", "support", "for", "the plan"), ("CHL", "support", "for", "the plan")},
    ),
    (
        "Chile said it was willing to discuss the canal but would not stop the work.",
        {("CHL", "willingness", "for", "discuss the canal"), ("CHL", "willingness", "against", "stop the work")},
    ),
    ("Norway objected to the meeting.", {("NOR", "opposition", "against", "the meeting")}),
    ("Norway supports Peru, its neighbour, which borders Chile.", {("NOR", "support", "for", "Peru")}),
]


@pytest.mark.parametrize(("words", "expected"), SEVERAL)
def test_stances_and_all_who_hold_them(words, expected):
    assert {(s.holder.country, s.about, s.polarity, s.toward) for s in stances(words)} == expected


NONE = [
    "Peru hopes to bring together two governments that do not recognise each other.",
    "Norway and Chile trade with each other.",
    "Chile said whether the bridge would open.",
    "Norway ruled the islands for a century.",
    "Norway and Chile share a border.",
    "The ministry refused to comment.",
    "The bridge supports forty trucks.",
    "Norway would support the plan if Chile signed it.",
    "The militia was backed by fighters from the coast.",
    "The minister met reporters in Oslo.",
    "The Norwegian minister spoke in Oslo.",
    "Norway threatened to close the port.",
    "Do we want to build the bridge?",
    "Norway urged Chile to support the plan.",
    "Norway said its fight would never end.",
]


@pytest.mark.parametrize("words", NONE)
def test_no_stance(words):
    assert stances(words) == ()


def test_a_stance_belongs_to_who_says_so():
    (stance,) = stances("The Chilean foreign ministry said on Monday that Norway opposes the plan.")
    assert stance.holder.country == "NOR"
    assert [a.source.country for a in stance.says if a.source] == ["CHL"]


def test_the_table_is_sound():
    assert stance_words()["oppose", "VERB"][0].about == "opposition"
