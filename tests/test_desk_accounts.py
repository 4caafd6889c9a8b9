"""Accounts: the list of disputes, and one dispute in full."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from pourparler.desk.pages.accounts import account, accounts
from pourparler.desk.records import Kept, Missing
from pourparler.table import build
from tests.desk_fixtures import Watched
from tests.small_readings import KORO, LUMEN, OSTER, VELDRIA, Page


def kept() -> Kept:
    page = Page("3 March").dispute("the call", "denial", ((OSTER,), "Oster says they spoke."), ((VELDRIA,), "Veldria denied it."), ((KORO,), "Koro said there was no call."))  # fmt: skip
    later = Page("5 March").dispute("how many", "figures", ((LUMEN,), "Lumen counted 14 ships."), ((), "Six ships came."))  # fmt: skip
    return Kept(build("talks", [p.reading() for p in (page, later)]), "1")


def first(desk: TestClient) -> str:
    return desk.get("/invented/accounts.json").json()["differences"][0]["item"]["page"]


def test_what_was_told_last_stands_first():
    view = accounts(kept())
    assert [d.item.head for d in view.differences] == ["How many", "The call"]
    assert [a.head for a in view.differences[1].sides] == ["Oster", "Veldria"]
    assert view.differences[1].more == 1


def test_filters_leave_what_fits():
    here = kept()
    assert [d.item.head for d in accounts(here, kind="denial").differences] == ["The call"]
    assert [d.item.head for d in accounts(here, party="LUM").differences] == ["How many"]
    assert accounts(here, party="nobody").differences == ()


def test_a_dispute_has_its_own_page_by_any_of_its_ids():
    here = kept()
    dispute = here.record.disputes[0]
    assert account(here, dispute.id) == account(here, dispute.told[0])
    with pytest.raises(Missing, match="no dispute 'nix'"):
        account(here, "nix")


def test_words_that_differ_are_marked_inside_what_is_said():
    here = kept()
    right = account(here, here.record.disputes[0].id).right
    assert [p.words for p in right.passages[1].pieces if p.part == "own"] == ["no"]
    assert "".join(p.words for p in right.passages[1].pieces) == "Koro said there was no call."


def test_every_passage_of_the_demo_leads_to_its_words(desk: TestClient):
    for one in desk.get("/invented/accounts.json").json()["differences"]:
        view = desk.get(one["item"]["page"] + ".json").json()
        for side in filter(None, (view["left"], view["right"], *view["others"])):
            for passage in side["passages"]:
                assert desk.get(passage["words"]).status_code == 200
                assert "".join(p["words"] for p in passage["pieces"] if p["part"] != "around").strip()


def test_the_page_can_be_had_as_markdown(desk: TestClient):
    answer = desk.get(first(desk) + ".md")
    assert answer.headers["content-type"].startswith("text/markdown")
    assert answer.text.startswith("# ")
    assert "nothing is decided here" in answer.text


def test_a_dispute_is_opened_and_its_words_by_keys(tab: Watched):
    page = tab.open("/invented/accounts")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/d*")
    assert page.locator(".side").count() >= 2
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_url("**/reports/**")


def test_a_dispute_fits_a_phone_and_works_without_script(browser: Any, served: str):
    with browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(served + "/invented/accounts")
        for i in range(page.locator("a.open").count()):
            page.locator("a.open").nth(i).click()
            page.wait_for_url("**/accounts/d*")
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
            page.go_back()
