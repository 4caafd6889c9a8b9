"""Formats: cards, the parties that have a seat, and who could meet."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from pourparler.desk.pages.formats import formats
from pourparler.desk.records import Kept
from pourparler.record import PourparlerError
from pourparler.table import build
from tests.desk_fixtures import Watched
from tests.small_readings import LUMEN, OSTER, VELDRIA, Page


def kept() -> Kept:
    first = Page("3 March", "Lumen Post").group(
        "The contact group on fish has Lumen, Oster and Veldria.", "contact group on fish",
        (LUMEN, "member"), (OSTER, "member"), (VELDRIA, "invited"),
    )  # fmt: skip
    first.event("Oster refused to meet Veldria.", "refused", "REJECT", [OSTER], [VELDRIA], mode="meet")
    second = Page("5 March", "Oster Times").group("The grain talks exclude Oster.", "grain talks", (OSTER, "excluded"))
    return Kept(build("talks", [first.reading(), second.reading()]), "1")


def test_a_card_has_seats_and_what_was_refused():
    grain, fish = formats(kept()).cards
    assert (fish.name, fish.told) == ("Contact group on fish", "1 report, 3 Mar")
    assert [(s.head, s.what, s.when) for s in fish.seats] == [
        ("Lumen", "member", "since 3 Mar"), ("Oster", "member", "since 3 Mar"), ("Veldria", "invited", "since 3 Mar"),
    ]  # fmt: skip
    assert ([s.head for s in grain.seats], [s.head for s in grain.refused]) == ([], ["Oster"])
    assert fish.seats[0].words.endswith("#here")


def test_one_card_for_what_two_reports_tell_of_one_format():
    pages = [
        Page("3 March", "Lumen Post").group("The contact group on fish sits.", "contact group on fish", (LUMEN, "member")),
        Page("5 March", "Oster Times").group("Oster joins the contact group.", "contact group", (OSTER, "attending"), (LUMEN, "member")),
    ]  # fmt: skip
    here = Kept(build("talks", [p.reading() for p in pages]), "1")
    (card,) = formats(here).cards
    assert (card.name, card.told) == ("Contact group on fish", "2 reports, 3 Mar to 5 Mar")
    assert [t.told for t in card.tellings] == ["Oster Times, 5 Mar", "Lumen Post, 3 Mar"]
    assert [d.id for d in here.doubts if d.kind == "group"] == [card.id]


def test_only_those_with_a_seat_for_a_party():
    assert [c.name for c in formats(kept(), party="VDR").cards] == ["Contact group on fish"]


def test_who_could_meet_and_what_stands_in_the_way():
    found = formats(kept(), meet="Oster, VDR").could_meet
    assert found.parties == ("Oster", "Veldria")
    assert [(i.head, i.what) for i in found.whole] == [("Contact group on fish", "Oster member, Veldria invited")]
    assert [(i.head, i.what) for i in found.obstacles] == [("Oster → Veldria", "refuses to meet")]
    assert found.obstacles[0].words.endswith("#here")


def test_who_is_not_known_has_no_seat():
    found = formats(kept(), meet="Oster, Lumen, Nowhere").could_meet
    assert found.whole == ()
    assert found.partly[0].what == "Oster member, Lumen member, Nowhere not in it"


@pytest.mark.parametrize("meet", ["Oster", "Oster, oster", ",", ", ".join("ABCDEFG")])
def test_it_takes_two_and_not_too_many(meet: str):
    with pytest.raises(PourparlerError, match="It takes two to meet"):
        formats(kept(), meet=meet)


def test_a_question_that_cannot_be_is_told_in_words(desk: TestClient):
    answer = desk.get("/invented/formats.json?meet=Kestria")
    assert answer.status_code == 400
    assert answer.json()["error"]["mend"]


def test_it_is_asked_by_keys_alone(tab: Watched):
    page = tab.open("/invented/formats")
    page.locator("#meet").focus()
    page.keyboard.type("Kestria, Marenia")
    page.keyboard.press("Enter")
    page.wait_for_url("**meet=**")
    assert page.locator(".could h2").first.inner_text() == "Could Kestria and Marenia meet?"
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_url("**/reports/**")


def test_cards_lead_to_their_words_without_script(browser: Any, served: str):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served + "/invented/formats")
        page.locator(".seats a.words").first.click()
        page.wait_for_url("**/reports/**")
        assert page.locator("mark").count() > 0
