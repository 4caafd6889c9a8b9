"""The pages of actors: the list and its filters, and one actor."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from pourparler.desk.pages.actors import TITLES, actor, actors
from pourparler.desk.records import Kept
from pourparler.table import Table
from tests.desk_fixtures import Watched
from tests.small_readings import KORO, OSTER, VELDRIA, Page


def kept(*pages: Page) -> Kept:
    table = Table("talks")
    table.put(page.reading() for page in pages)
    return Kept(table.record(), "")


def test_the_list_can_be_asked_by_name_country_and_sector(desk: TestClient):
    ask = lambda query: desk.get(f"/invented/actors.json?{query}").json()["actors"]  # noqa: E731
    assert {a["name"] for a in ask("name=kaslar")} == {"Ivo Kaslar"}
    assert {a["country"] for a in ask("country=XKE")} == {"XKE"}
    assert {a["sector"] for a in ask("sector=JRN")} == {"JRN"}
    assert ask("name=nobody+of+that+name") == []
    acts = [a["acts"] for a in ask("")]
    assert acts == sorted(acts, reverse=True) != []


@pytest.mark.parametrize("by", ["acts", "says", "waits", "reports", "name", "last"])
def test_every_order_has_everybody(desk: TestClient, by: str):
    assert desk.get(f"/invented/actors.json?by={by}").json()["window"]["total"] > 40


def test_an_actor_shows_names_offices_and_what_it_did_by_whose_word(desk: TestClient):
    view = desk.get("/invented/actors/ivo-kaslar.XKE.json").json()
    assert view["roles"][0]["name"] == "foreign minister"
    assert view["roles"][0]["words"].startswith("/invented/reports/")
    told = {p["name"]: p["items"] for p in view["parts"]}
    assert all(i["says"] == "" for i in told["did"])
    assert all(i["says"].startswith("according to") for i in told["others"])
    assert desk.get("/invented/actors/nobody.XXX").status_code == 404


@pytest.mark.parametrize("name", TITLES)
def test_each_list_of_an_actor_has_an_address(desk: TestClient, name: str):
    view = desk.get(f"/invented/actors/kestria.XKE.json?list={name}").json()
    (part,) = view["parts"]
    assert part["total"] == view["window"]["total"] >= len(part["items"])


def test_a_long_list_comes_in_parts():
    page = Page()
    for n in range(120):
        page.event(
            f"Koro met Oster for the {n}th time.", "met", "CONSULT", [KORO], [OSTER], when="2 March", mode=str(n)
        )
    here = kept(page)
    assert here.roll["ilan-koro.VDR"].acts == len(here.record.happenings)
    view = actor(here, "ilan-koro.VDR", list="did", page=99)
    assert view.window is not None
    assert view.window.page == view.window.pages


def test_one_of_the_same_surname_is_offered_as_perhaps_the_same():
    other = KORO.__class__("Koro", "", "GOV", "person")
    page = Page().event("Koro met Oster.", "met", "CONSULT", [KORO, other], [OSTER, VELDRIA])
    assert [n.id for n in actor(kept(page), "koro").near] == ["ilan-koro.VDR"]
    assert actor(kept(page), "oster.OSR").near == ()


def test_nobody_at_all_is_told_in_words():
    assert actors(kept()).actors == ()


def test_actors_by_keyboard_alone(tab: Watched):
    page = tab.open("/invented/actors")
    for key in ("j", "j", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url("**/actors/*")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_url("**/reports/*")


def test_an_actor_fits_a_phone(tab: Watched):
    tab.page.set_viewport_size({"width": 390, "height": 844})
    page: Any = tab.open("/invented/actors/kestria.XKE")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
