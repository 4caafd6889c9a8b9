"""Formats for talks: sentence -> groups with their members."""

from __future__ import annotations

from datetime import date

import pytest

from pourparler.reading.lexicon.element_words import group_words
from pourparler.reading.read import read
from pourparler.record import Group, Report


def groups(words: str) -> tuple[Group, ...]:
    return read(Report(words, date(2024, 9, 9))).groups


def seats(group: Group) -> dict[str, str]:
    return {m.actor.country: m.status for m in group.members}


FOUND = [  # sentence                                                            name has, members
    ("Norway and Chile agreed to form a contact group on the dispute.", "contact group", {"NOR", "CHL"}),
    (
        "A trilateral summit between Norway, Chile and Peru will open on Friday.",
        "trilateral summit",
        {"NOR", "CHL", "PER"},
    ),
    ("The six-party talks will resume in Oslo.", "six-party talks", set()),
    ("Peace talks between Norway and Chile collapsed.", "Peace talks", {"NOR", "CHL"}),
    ("A Norwegian delegation arrived in Lima.", "Norwegian delegation", {"NOR"}),
    ("The UN-led peace talks on the islands were suspended.", "peace talks", set()),
    ("A contact group set up by Italy, Egypt and Chile met.", "contact group", {"ITA", "EGY", "CHL"}),
    ("Chile left the table in May, and the Geneva process stalled.", "Geneva process", set()),
    ("Chile will boycott the next round of the Cyprus talks.", "Cyprus talks", {"CHL", "CYP"}),
]


@pytest.mark.parametrize(("words", "name", "members"), FOUND)
def test_a_format_and_its_members(words, name, members):
    found = groups(words)
    assert len(found) == 1
    assert name.lower() in found[0].name.lower()
    assert set(seats(found[0])) == members


def test_a_refusal_is_a_seat_too():
    (group,) = groups("Norway and Peru met in a contact group on the dispute. Chile refused to join the contact group.")
    assert seats(group)["CHL"] == "refuses"


@pytest.mark.parametrize(
    ("words", "seat"),
    [
        ("Chile again refused to send a delegation to the contact group, which meets on Friday.", {"CHL": "refuses"}),
        ("Chile declined to send envoys to the contact group.", {"CHL": "refuses"}),
        ("Chile has agreed to take part in the contact group.", {"CHL": "attending"}),
    ],
)
def test_a_seat_by_those_who_are_sent_or_take_part(words, seat):
    (group,) = groups(words)
    assert seats(group) == seat


def test_where_a_body_meets_is_not_its_name():
    (group,) = groups("Norway and Chile will attend the first meeting of the contact group in Oslo on Friday.")
    assert group.name == "contact group"


def test_a_meeting_of_two_gives_nobody_a_seat_in_another_format():
    (group,) = groups(
        "Norway and Chile formed a contact group on fish. "
        "The meeting of Ana Ruiz and Lars Vik that was planned for Thursday did not take place."
    )
    assert seats(group) == {"NOR": "member", "CHL": "member"}


def test_an_attendant():
    (group,) = groups("Chile will attend the trilateral summit in Oslo.")
    assert seats(group) == {"CHL": "attending"}


def test_one_left_out():
    (group,) = groups("The three-way summit in Oslo does not include Chile.")
    assert seats(group) == {"CHL": "excluded"}


def test_a_later_mention_is_the_same_group():
    (group,) = groups("The contact group met in Oslo on Monday. The group will meet again in May.")
    assert len(group.evidence) >= 1


SEATS = [  # text                                                                     seats
    (
        "Norway discussed a contact group that would bring together Chile and Peru, with Fiji as host.",
        {"CHL": "proposed", "PER": "proposed", "FJI": "proposed"},
    ),
    (
        "The quartet would bring Chile and Peru to one table, with Fiji as host and Kenya as observer.",
        {"CHL": "proposed", "PER": "proposed", "FJI": "proposed", "KEN": "proposed"},
    ),
    ("A quartet made up of Norway, Chile and Peru met.", {"NOR": "member", "CHL": "member", "PER": "member"}),
    ("A contact group consisting of Norway and Peru met.", {"NOR": "member", "PER": "member"}),
    ("The panel consists of Norway, Chile and Peru.", {"NOR": "member", "CHL": "member", "PER": "member"}),
    ("Kenya proposed that Chile and Peru join the quartet.", {"CHL": "proposed", "PER": "proposed"}),
    ("Chile was left out of the contact group.", {"CHL": "excluded"}),
    ("Norway will attend the contact group. Chile, which was not invited, complained.", {"NOR": "attending", "CHL": "excluded"}),
    ("The contact group meets on Friday. Chile said it would attend only if Peru stayed away.", {"CHL": "invited"}),
    ("The contact group meets on Friday. Chile declined an invitation to the session.", {"CHL": "refuses"}),
    ("The contact group meets on Friday. Chile has not decided whether to attend the meeting.", {"CHL": "invited"}),
    ("The contact group met on Friday. Chile was invited to Lima.", {}),
    ("The contact group met on Friday. Chile took part in the search for the boat.", {}),
    ("The contact group met on Friday. Chile sent its navy to the islands.", {}),
    ("Norway suspended the UN-led peace talks in Lima.", {}),
    ("The six-party talks will open in Oslo, Chile said.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), SEATS)
def test_who_sits_and_who_does_not(words, expected):
    (group,) = groups(words)
    assert seats(group) == expected


def test_a_host_is_told_of_what_is_called_by_its_mediator():
    (group,) = groups("Chile and Peru will return to European Union-mediated talks on Friday.")
    assert group.name == "European Union-mediated talks"
    assert {"CHL", "PER"} <= set(seats(group))


NONE = [
    "The Chilean delegation walked out before the proposal was read.",
    "Chile said its delegation would attend.",
    "The Chilean peace process stalled.",
    "The president met the prime minister of Chile on Monday.",
    "The minister gave a news conference in Oslo.",
    "A group of tourists visited the harbour.",
    "The meeting lasted two hours.",
    "The minister praised the U.S. negotiations.",
    "Norway sent its navy to the islands.",
    "He took part in a telephone conference with reporters.",
]


@pytest.mark.parametrize("words", NONE)
def test_no_format(words):
    assert groups(words) == ()


def test_the_table_is_sound():
    assert group_words()["delegation"] == ("body", "")
    assert group_words()["boycott"] == ("verb", "refuses")
    assert group_words()["bring together"] == ("seats", "member")
