"""Who is who: what a merge or a split of persons would change, seen before it is made, and taken back after."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

import pourparler
from tests.desk_fixtures import Watched, client

PERSON = "/invented/persons/ivo-kaslar.XKE"


def another(desk: TestClient) -> str:
    """The id of somebody else of the same country."""
    return desk.get(PERSON + ".json").json()["others"][0]["id"]


def test_looking_changes_nothing(own_db: Path):
    with client(own_db) as desk:
        other = another(desk)
        before = desk.get("/invented/today.json").json()
        view = desk.get(f"{PERSON}.json?other={other}").json()
        assert view["act"] == "merge"
        assert view["reports"] > 0
        assert all(c["before"] != c["after"] for c in view["changes"])
        assert desk.get("/invented/today.json").json() == before
        assert desk.get(f"{PERSON}.json?other={other}").json() == view
    with pourparler.open(own_db) as door:
        assert door.corrections("invented") == ()


def test_a_merge_does_what_its_preview_says_and_can_be_undone(own_db: Path):
    with client(own_db) as desk:
        view = desk.get(f"{PERSON}.json?other={another(desk)}").json()
        names = {p["name"] for p in view["persons"]}
        there = {a["name"] for a in desk.get("/invented/actors.json?country=XKE").json()["actors"]}
        done = desk.post(
            "/invented/persons/rule.json", data={"act": "merge", "ids": view["ids"], "why": "one man"}
        ).json()
        assert "correction 1" in done["what"]
        then = {a["name"] for a in desk.get("/invented/actors.json?country=XKE").json()["actors"]}
        assert len(names & then) == 1
        after = desk.get("/invented/actors.json").json()["window"]["total"]
        with pourparler.open(own_db) as door:
            assert (
                len(door.record("invented").happenings) == {c["name"]: c["after"] for c in view["counts"]}["happenings"]
            )
            door.undo(1, "invented", who="test")
        assert {a["name"] for a in desk.get("/invented/actors.json?country=XKE").json()["actors"]} == there
        assert desk.get("/invented/actors.json").json()["window"]["total"] > after


def test_a_split_leaves_some_and_takes_some(own_db: Path):
    with client(own_db) as desk:
        told = [t["id"] for t in desk.get(PERSON + ".json").json()["persons"][0]["told"]]
        assert len(told) > 2
        assert desk.get(PERSON, params={"take": told}).status_code == 400
        view = desk.get(PERSON + ".json", params={"take": told[:1]}).json()
        assert (view["act"], view["ids"]) == ("split", told[:1])
        desk.post("/invented/persons/rule", data={"act": "split", "ids": view["ids"]})
        with pourparler.open(own_db) as door:
            assert len(door.people("invented", "Ivo Kaslar")) == 2


def test_only_who_is_introduced_can_be_ruled_on(desk: TestClient):
    assert desk.get("/invented/persons/men.XKE").status_code == 404
    assert desk.get(PERSON + "?other=nobody").status_code == 404
    assert "two persons?" in desk.get("/invented/actors/ivo-kaslar.XKE").text
    assert "two persons?" not in desk.get("/invented/actors/kestria.XKE").text


def test_a_preview_fits_a_phone(tab: Watched):
    tab.page.set_viewport_size({"width": 390, "height": 844})
    page = tab.open(PERSON)
    page.locator("section[aria-labelledby=same] a").first.click()
    page.wait_for_url("**other=*")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("button", has_text="They are one").count() == 1
