"""Who acts on whom in a chosen time, as a table and drawn; and what an address means by a name or a date."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi.testclient import TestClient

from pourparler.desk.choosing import meant, touches
from pourparler.desk.pages.network import MOST, network
from pourparler.desk.records import Kept
from pourparler.record import Actor, Interval
from pourparler.table import Table
from tests.desk_fixtures import Watched
from tests.small_readings import KORO, LEAGUE, LUMEN, OSTER, Page, day


def kept(*pages: Page) -> Kept:
    table = Table("talks")
    table.put(page.reading() for page in pages)
    return Kept(table.record(), "")


PAGE = (
    Page("9 March")
    .event("Oster accused Koro on 1 March.", "accused", "ACCUSE", [OSTER], [KORO], when="1 March")
    .event("Oster will visit Lumen.", "visit", "CONSULT", [OSTER], [LUMEN], status="planned", mode="visit")
    .event("The League threatened Oster on 7 March.", "threatened", "THREATEN", [LEAGUE], [OSTER], when="7 March")
)
HERE = kept(PAGE)


def pairs(**asked) -> set[tuple[str, str]]:
    return {(t.source, t.target) for t in network(HERE, **asked).ties}


def test_people_count_as_their_party_unless_asked_for_singly():
    assert pairs() == {("Oster", "VDR"), ("League of Straits", "Oster")}
    assert ("Oster", "Ilan Koro") in pairs(by="actor")


def test_what_is_only_planned_acts_on_nobody():
    assert not any("Lumen" in pair for pair in pairs())


def test_the_time_and_the_type_choose():
    assert pairs(since=day("5 March")) == {("League of Straits", "Oster")}
    assert pairs(until=day("5 March"), by="actor") == {("Oster", "Ilan Koro")}
    assert pairs(type="AID") == set()


def test_the_ring_has_the_largest_and_the_table_everybody():
    page = Page()
    others = [Actor(f"League {n}", "", "IGO") for n in range(MOST + 5)]
    for other in others:
        page.event(f"Oster accused {other.name}.", "accused", "ACCUSE", [OSTER], [other])
    view = network(kept(page))
    assert len(view.ring.knots) == MOST
    assert len(view.ties) == view.window.total == len(others)
    assert view.left_out == len(others) + 1 - MOST


def test_the_drawing_is_the_same_each_time():
    assert network(HERE).ring == network(kept(PAGE)).ring


def test_nobody_acts_on_anybody(desk: TestClient):
    answer = desk.get("/invented/network?since=2100-01-01")
    assert answer.status_code == 200
    assert "<svg" not in answer.text


@pytest.mark.parametrize(
    ("who", "ids"),
    [
        ("oster.OSR", {"oster.OSR"}),
        ("VDR", {"ilan-koro.VDR"}),
        ("IGO", {"league-of-straits"}),
        ("koro", {"ilan-koro.VDR"}),
        ("Straits", {"league-of-straits"}),
        ("kor", set()),
        ("XYZ", set()),
    ],
)
def test_whom_a_name_means(who: str, ids: set[str]):
    assert meant(HERE.roll, who) == ids


D = date(2031, 3, 3)


@pytest.mark.parametrize(
    ("when", "since", "until", "fits"),
    [
        (None, None, None, True),
        (None, D, None, False),
        (Interval(None, None), None, D, False),
        (Interval(D, D), D, D, True),
        (Interval(D, None), date(2040, 1, 1), None, True),
        (Interval(None, D), date(2031, 3, 4), None, False),
        (Interval(date(2031, 1, 1), date(2031, 12, 31)), D, D, True),
    ],
)
def test_when_an_interval_is_within(when: Interval | None, since: date | None, until: date | None, fits: bool):
    assert touches(when, since, until) == fits


@pytest.mark.parametrize("path", ["/invented/network", "/invented/network?by=actor"])
def test_a_network_fits_a_phone(tab: Watched, path: str):
    tab.page.set_viewport_size({"width": 390, "height": 844})
    page = tab.open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("svg.ring circle").count() > 3
