"""The timeline: filters, what is chosen, the table that says the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pourparler.desk.pages.timeline import timeline
from pourparler.desk.records import Kept, Missing
from pourparler.table import build
from tests.desk_fixtures import Watched
from tests.small_readings import LUMEN, OSTER, VELDRIA, Page, day


def kept() -> Kept:
    first = Page("3 March", "Lumen Post")
    first.event("Veldria shelled the bridge.", "shelled", "ASSAULT", [VELDRIA], [OSTER], when="2 March")
    first.event("Lumen will host talks on 10 March.", "talks", "CONSULT", [LUMEN], [OSTER], "planned", when="10 March")
    first.event("Lumen urged restraint.", "urged", "REQUEST", [LUMEN], [OSTER])
    second = Page("4 March", "Oster Times").event(
        "Veldria never shelled the bridge.", "shelled", "ASSAULT", [VELDRIA], [OSTER], "not_happened", when="2 March", says=VELDRIA
    )  # fmt: skip
    return Kept(build("talks", [first.reading(), second.reading()]), "1")


def test_the_table_says_what_the_marks_say():
    view = timeline(kept(), since=day("1 March"), until=day("31 March"))
    assert [(line.item.code, line.shape, line.denied, line.standing) for line in view.lines] == [
        ("ASSAULT", "several", True, "took place, denied, 2 sources"),
        ("CONSULT", "ahead", False, "planned, one source"),
    ]
    marked = {m.id for lane in view.chart.lanes for m in lane.marks}
    assert marked == {line.item.id for line in view.lines}


def test_filters_leave_what_fits():
    here, march = kept(), {"since": day("1 March"), "until": day("31 March")}
    assert [line.item.code for line in timeline(here, type="CONSULT", **march).lines] == ["CONSULT"]
    assert [line.item.code for line in timeline(here, party="VDR", **march).lines] == ["ASSAULT"]
    assert [line.item.code for line in timeline(here, party="Lumen", **march).lines] == ["CONSULT"]
    assert timeline(here, since=day("4 March"), until=day("5 March")).lines == ()


def test_what_has_no_date_is_told_apart():
    view = timeline(kept(), undated=True)
    assert [line.item.code for line in view.lines] == ["REQUEST"]
    assert view.undated == 1


def test_each_telling_of_what_is_chosen_has_its_words():
    here = kept()
    chosen = next(h for h in here.record.happenings if len(h.tellings) == 2)
    at = timeline(here, at=chosen.id).at
    assert [t.says for t in at.tellings] == ["", "according to Veldria"]
    assert timeline(here, at=chosen.tellings[1].id).at == at
    with pytest.raises(Missing, match="no happening 'nix'"):
        timeline(here, at="nix")


def test_any_days_can_be_asked_for(desk: TestClient):
    for since, until in (("0001-01-01", "9999-12-31"), ("2024-09-09", "2024-09-09"), ("2024-09-20", "2024-09-01")):
        assert desk.get(f"/invented/timeline?since={since}&until={until}").status_code == 200
    assert desk.get("/invented/timeline.json?since=9999-12-31").json()["lines"] == []


def test_an_empty_dossier_has_a_timeline():
    view = timeline(Kept(build("talks", []), "1"))
    assert view.lines == view.chart.lanes == ()
    assert view.since <= date.today()


def test_a_row_opens_beside_the_timeline_by_keys(tab: Watched):
    page = tab.open("/invented/timeline")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**at=h*#at")
    assert page.locator("#at blockquote").first.is_visible()
    page.keyboard.press("x")
    page.wait_for_url(lambda url: "at=" not in url)


def test_a_mark_opens_without_script(browser: Any, served: str):
    with browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(served + "/invented/timeline")
        page.locator("a.mark .bar").first.click()
        page.wait_for_url("**at=h*")
        assert page.locator("#at blockquote").first.is_visible()
        with page.expect_navigation():
            page.locator("nav.moves a", has_text="everything").click()
        assert page.locator("#at blockquote").first.is_visible()


def test_it_prints_as_a_table(tab: Watched):
    page = tab.open("/invented/timeline")
    page.emulate_media(media="print")
    assert not page.locator(".lanes").is_visible()
    assert page.locator("table.happenings").is_visible()
