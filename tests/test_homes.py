"""Where a person belongs whom no table knows: passages, the name, the country; and lone towns that are no persons.

The real reader model parses. Passages are invented."""

from __future__ import annotations

from datetime import date

import pytest

from pourparler.language.parse import parse
from pourparler.reading.cast import Cast
from pourparler.record import Report

HOMES = [
    ("Ole Barasi, a radio host in Oslo, criticised China. China and Beijing answered Barasi.", "Barasi", "NOR"),
    ("Ole Barasi, a Norwegian held by Kurds in Syria, appealed to Syria.", "Barasi", "NOR"),
    ("Ole Barasi, who lives in Oslo, wrote to Syria and Turkey. Syria answered Barasi.", "Barasi", "NOR"),
    ("Syria held Ole Barasi last week. He is a Norwegian. Syria accused Barasi of spying.", "Ole", "NOR"),
    ("Syria released Ole Barasi. Norway stripped Barasi of his Norwegian citizenship.", "Barasi", "NOR"),
    ("Norway sent Ole Barasi, a Syria expert, to Paris. Norway praised Barasi.", "Barasi", "NOR"),
    ("Liv Barasi, a teacher from Oslo, left. Ole Barasi criticised Turkey.", "Ole", "NOR"),
    ("Liv Sandnes and Ole Barasi, who were raised in Norway, are held in Turkey.", "Liv", "NOR"),
    ("Norway protested. The trial of Ole Barasi in Syria was put off.", "Barasi", "NOR"),
    ("Norway protested. Ole Barasi was pleased.", "Barasi", "NOR"),
    ('Norway waits. "China and Beijing lie," said Ole Barasi.', "Barasi", "NOR"),
    ("Norway protested. Foreign Minister Ole Barasi cancelled a trip to Turkey.", "Barasi", "NOR"),
    ("Norway protested. Foreign Minister Ole Barasi accused Turkey of spying.", "Barasi", "NOR"),
    ("Ole Barasi, a teacher from Oslo, was held in Turkey. His mother criticised Turkey.", "mother", "NOR"),
    ("Ole Barasi, a teacher from Oslo, was held in Turkey. His Syrian wife criticised Turkey.", "wife", "SYR"),
]


def cast_of(passage: str) -> Cast:
    return Cast(parse(passage), Report(passage, date(2016, 5, 16)))


def found(passage: str, word: str):
    """The actors of a word, or of the name that it stands in."""
    cast = cast_of(passage)
    i = next(w.i for w in cast.text.words if w.text == word)
    near = (cast.at(k) for k in (i, cast.text.words[i].head, i - 1) if k >= 0)
    return next(filter(None, near), ())


@pytest.mark.parametrize(("passage", "word", "country"), HOMES)
def test_home(passage, word, country):
    assert [a.country for a in found(passage, word)] == [country]


def test_a_lone_town_is_no_person():
    cast = cast_of("Turkey and Russia met to discuss Idlib and demanded the withdrawal from Manbij.")
    assert {a.name for a in cast.actors} == {"Turkey", "Russia"}


def test_a_surname_of_several_is_of_whom_the_report_speaks_most():
    passage = "Ole Barasi left Oslo. Barasi smiled. He met Liv Barasi. Barasi waved."
    cast = cast_of(passage)
    last = max(w.i for w in cast.text.words if w.text == "Barasi")
    assert [a.name for a in cast.at(last)] == ["Ole Barasi"]
