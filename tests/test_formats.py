"""Groups of several reports: which are one format, and which stay apart. Invented; any order gives the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.record import Reading, Span
from pourparler.table import Table, build
from tests.small_readings import LEAGUE, LUMEN, OSTER, VELDRIA, Page

Seats = str  # a letter for each member
WHO = {"O": OSTER, "V": VELDRIA, "L": LUMEN, "I": LEAGUE}


def told(name: str, seats: Seats = "", purpose: str = "", published: str = "3 March", outlet: str = "A") -> Reading:
    page = Page(published, outlet).group(f"The {name} sits {purpose}.", name, *((WHO[s], "member") for s in seats))
    reading = page.reading()
    at = reading.report.text.index(purpose)
    spans = (Span(at, at + len(purpose)),) if purpose else ()
    return replace(reading, groups=tuple(replace(g, purpose=spans) for g in reading.groups))


def apart(*readings: Reading) -> list[list[str]]:
    """The outlets that tell of each format."""
    return sorted(sorted(r.outlet for r, _ in f.tellings) for f in build("talks", readings).groups)


ONE = [  # name, members, purpose of each telling of one format
    ("the same name", [("harbour talks", "OV"), ("Harbour Talks", "OV")]),
    ("the same name, another member told", [("Fish Quartet", "O"), ("Fish Quartet", "V")]),
    ("the same name in the plural and the singular", [("fish quartets", "OV"), ("fish quartet", "OV")]),
    ("a plain name with the same members", [("contact group", "OVL"), ("contact group", "OVL")]),
    ("a plain name with some of the members", [("contact group", "OVL"), ("contact group", "OV")]),
    ("a plain name, members told once", [("contact group", "OV"), ("contact group", "")]),
    ("pointing back to the fuller name", [("contact group on fish", "OV"), ("contact group", "")]),
    ("pointing back, with members", [("contact group on fish", "OVL"), ("contact group", "OV")]),
    ("told more shortly before", [("harbour talks", ""), ("harbour talks on fish", "OV")]),
    ("pointing back at one step more", [("contact group on fish and grain", "OV"), ("contact group on fish", ""), ("contact group", "")]),
    ("other names, the same members and purpose", [("harbour talks", "OVL", "to share the fish"), ("trilateral summit", "OVL", "to share the fish")]),
    ("members added", [("contact group", "OV"), ("contact group", "OVL"), ("contact group", "OVLI")]),
]  # fmt: skip
APART = [  # name, members, purpose of each telling, each of another format
    ("two groups of one kind by what they are on", [("contact group on fish", "OV"), ("contact group on grain", "OV")]),
    ("two places", [("Port Anlo talks", "OV"), ("Lumen Bay talks", "OV")]),
    ("a plain name, other members", [("peace talks", "OV"), ("peace talks", "LI")]),
    ("a plain name, one member in common", [("peace talks", "OV"), ("peace talks", "OL")]),
    ("a plain name, another purpose", [("working group", "OV", "to share the fish"), ("working group", "OV", "to free the captives")]),
    ("the second round", [("harbour talks", "OV"), ("second harbour talks", "OV")]),
    ("a rival to it", [("contact group on fish", "OV"), ("rival contact group", "OV")]),
    ("pointing back to nobody knows which", [("contact group on fish", "OV"), ("contact group on grain", "OV"), ("contact group", "")]),
    ("a fuller name with other members", [("contact group on fish", "OV"), ("contact group", "LI")]),
    ("other names, the same members alone", [("harbour talks", "OV"), ("fish quartet", "OV")]),
]  # fmt: skip


def test_who_stays_away_does_not_tell_which_format_it_is():
    named = told("contact group on fish", "VL")
    refusing = [
        Page("5 March", "B")
        .group("Oster would not sit in the contact group.", "contact group", (OSTER, status))
        .reading()
        for status in ("member", "refuses")
    ]
    where = Page("6 March", "C").group(
        "The contact group in Port Anlo met.", "contact group in Port Anlo", (LUMEN, "attending")
    )
    assert (
        len(build("talks", [named, *refusing, where.reading(), told("contact group", published="8 March")]).groups) == 1
    )


def pages(tellings) -> list[Reading]:
    return [told(*telling, published=f"{3 + n} March", outlet="ABCD"[n]) for n, telling in enumerate(tellings)]


@pytest.mark.parametrize(("what", "tellings"), ONE, ids=[c[0] for c in ONE])
def test_one_format(what, tellings):
    found = pages(tellings)
    assert apart(*found) == apart(*found[::-1]) == [sorted(r.report.outlet for r in found)]


@pytest.mark.parametrize(("what", "tellings"), APART, ids=[c[0] for c in APART])
def test_several_formats(what, tellings):
    found = pages(tellings)
    assert apart(*found) == apart(*found[::-1]) == [[r.report.outlet] for r in found]


def test_who_stays_away_makes_no_other_format():
    away = Page("9 March", "B").group(
        "Imbra refused to join the contact group.", "contact group", (WHO["I"], "refuses")
    )
    (format,) = build("talks", [told("contact group on fish", "OV", "on fish"), away.reading()]).groups
    assert len(format.tellings) == 2


def test_a_format_goes_by_its_fullest_name():
    (format,) = build("talks", pages([("contact group", ""), ("contact group on fish", "OV")])).groups
    assert format.name == "contact group on fish"
    assert [p.words for p in format.evidence] == ["contact group", "contact group on fish"]


def test_what_one_report_tells_as_two_stays_two():
    page = Page("3 March", "A").group("The contact group on fish met.", "contact group on fish", (OSTER, "member"))
    page.group("A contact group met as well.", "contact group", (OSTER, "invited"))
    reading = page.reading()
    reading = replace(reading, groups=tuple(replace(g, id=f"g{n}") for n, g in enumerate(reading.groups, 1)))
    assert apart(reading) == [["A"], ["A"]]


def any_groups() -> st.SearchStrategy[list[Reading]]:
    names = ["contact group", "contact group on fish", "contact group on grain", "talks", "harbour talks", "the", ""]
    purposes = ["", "to share the fish", "to free the captives"]
    one = st.tuples(st.sampled_from(names), st.sampled_from(["", "O", "OV", "OVL", "LI"]), st.sampled_from(purposes))
    return st.lists(one, max_size=6).map(
        lambda some: [told(*t, published=f"{3 + n // 2} March", outlet=str(n)) for n, t in enumerate(some)]
    )


@settings(max_examples=60)
@given(any_groups(), st.randoms())
def test_order_is_nothing_and_each_group_is_in_one_format(readings, random):
    found = build("talks", readings).groups
    assert sorted(r.id for f in found for r, _ in f.tellings) == sorted(r.report.id for r in readings)
    assert len({f.id for f in found}) == len(found)
    table = Table("talks")
    for reading in random.sample(readings, len(readings)):
        table.put([reading])
    assert table.record().groups == found
    gone = [r.report.id for r in readings if random.random() < 0.5]
    table.take_away(gone)
    assert table.record() == build("talks", [r for r in readings if r.report.id not in gone])
