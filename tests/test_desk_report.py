"""The page of a report: its text in pieces, the record of a passage, citations, long and hostile texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

import pourparler
from pourparler.desk import cutting
from pourparler.desk.citing import citation
from pourparler.desk.cutting import Layer
from pourparler.record import Reading, Report, Span
from tests.desk_fixtures import Watched, client, serving
from tests.small_readings import OSTER, VELDRIA, Page, day

TEXT = st.text(st.sampled_from("ab \n\u202e\u200b\u05d0é😀"), max_size=60)
SPAN = (
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted).filter(lambda p: p[0] < p[1]).map(lambda p: Span(*p))
)


@given(TEXT, st.lists(st.builds(Layer, SPAN, st.sampled_from(["event", "time"]))), st.lists(SPAN))
def test_pieces_hold_every_character_once(text: str, layers: list[Layer], marks: list[Span]):
    found = [
        p for part in cutting.paragraphs(text, Span(0, len(text))) for p in cutting.pieces(text, part, layers, marks)
    ]
    assert "".join(p.words for p in found) == text.replace("\n", "")
    for p in found:
        assert text[p.start : p.start + len(p.words)] == p.words
        for at in range(p.start, p.start + len(p.words)):
            assert set(p.roles) == {la.role for la in layers if la.span.start <= at < la.span.end}
            assert p.mark == any(m.start <= at < m.end for m in marks)


@given(TEXT, st.integers(3, 20))
def test_parts_hold_every_character_once(text: str, size: int):
    parts = cutting.parts(text, size)
    assert "".join(text[s:e] for s, e in parts) == text
    assert all(e - s <= size for s, e in parts)


def test_a_hidden_character_is_a_piece_with_its_name():
    (before, hidden, after) = cutting.pieces("a\u202eb", Span(0, 3), (), ())
    assert (before.words, after.words) == ("a", "b")
    assert hidden.hidden == "U+202E RIGHT-TO-LEFT OVERRIDE"


def first_report(desk: TestClient) -> str:
    return desk.get("/invented/reports.json").json()["reports"][-1]["page"]


def test_the_passage_asked_for_is_marked_and_has_its_record(desk: TestClient):
    view = desk.get(first_report(desk) + ".json?at=e1").json()
    marked = "".join(p["words"] for paragraph in view["paragraphs"] for p in paragraph if p["mark"])
    assert marked == view["chosen"]["words"] != ""
    assert view["chosen"]["noted"][0]["kind"] == "event"


def test_places_of_the_text_can_be_asked_for(desk: TestClient):
    page = first_report(desk)
    assert desk.get(page + ".json?at=0-6.10-12").json()["chosen"]["words"].startswith("AVERNE")
    for at in ("e999", "9-3", "0-99999999", "x", "1-2-3"):
        assert desk.get(page + ".json", params={"at": at}).status_code == 404


def test_each_thing_read_leads_to_its_words(desk: TestClient):
    view = desk.get(first_report(desk) + ".json").json()
    for noted in view["noted"][::4]:
        assert desk.get(noted["item"]["words"]).status_code == 200, noted


def test_layers_are_in_the_address(desk: TestClient):
    page = first_report(desk)
    assert desk.get(page + ".json?layer=times&layer=none").json()["layers"] == ["times"]
    assert 'class="text off-says off-events off-places off-matters"' in desk.get(page + "?layer=times").text


def test_a_citation_says_who_where_and_when():
    report = Report(
        "No call took place.", day("4 March"), "No_call", "Lumen & Post", "https://example.org/a(b)", "A. B."
    )
    made = citation(report, (Span(0, 18),), "Merrow")
    assert made.text == (
        "“No call took place” (Merrow). A. B., “No_call”, Lumen & Post, 4 Mar 2031. https://example.org/a(b) "
        f"[report {report.id}, characters 0-18]"
    )
    assert "[No\\_call](https://example.org/a(b%29)" in made.markdown
    assert "journal = {Lumen \\& Post}" in made.bibtex


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "http:", "https://[x"])
def test_no_address_of_another_kind_is_linked(tmp_path: Path, url: str):
    with pourparler.open(tmp_path / "d.db") as door:
        door.keep(Reading(Report("Talks.", day("4 March"), url=url), "by hand"))
    with client(tmp_path / "d.db") as desk:
        page = first_report_of(desk, "default")
        assert "where it was printed" not in desk.get(page).text


def first_report_of(desk: TestClient, dossier: str) -> str:
    return desk.get(f"/{dossier}/reports.json").json()["reports"][0]["page"]


def test_a_long_report_comes_in_parts(tmp_path: Path):
    page = Page()
    for n in range(1500):
        page.event(
            f"Veldria met Oster for the {n}th time, and {'nothing came of it ' * 30}.",
            "met",
            "CONSULT",
            [VELDRIA],
            [OSTER],
        )
    reading = page.reading()
    assert len(reading.report.text) > 900_000
    with pourparler.open(tmp_path / "d.db") as door:
        door.keep(reading)
    with client(tmp_path / "d.db") as desk:
        address = first_report_of(desk, "default")
        assert len(desk.get(address).content) < 400_000
        view = desk.get(address + ".json?at=e1400").json()
        assert view["chosen"]["words"] == "met"
        assert 1 < view["part"] < view["parts"]


def test_hovering_shows_the_record(tab: Watched, desk: TestClient):
    page = tab.open(first_report(desk))
    page.locator("a.r-event").first.hover()
    page.locator("#lit .noted").first.wait_for()
    assert page.locator("#lit .line").count() >= 1


def test_e_walks_through_what_was_read(tab: Watched, desk: TestClient):
    page = tab.open(first_report(desk))
    page.keyboard.press("e")
    first = page.evaluate("Number(document.activeElement.dataset.s)")
    page.keyboard.press("e")
    assert page.evaluate("Number(document.activeElement.dataset.s)") > first
    assert page.locator("#lit").is_visible()


def test_a_layer_is_switched_at_once_and_in_the_address(tab: Watched, desk: TestClient):
    page = tab.open(first_report(desk))
    page.locator("input[value=times]").uncheck()
    assert "off-times" in page.locator("#text").get_attribute("class")
    page.reload()
    assert "off-times" in page.locator("#text").get_attribute("class")


def test_words_one_selects_can_be_linked(tmp_path: Path, browser: Any):
    text = "Oster \u202esaid 😀 no to Veldria."
    with pourparler.open(tmp_path / "d.db") as door:
        door.keep(Reading(Report(text, day("4 March")), "by hand"))
    with serving(tmp_path / "d.db") as address, browser.new_context() as context:
        seen = Watched(context.new_page(), address)
        page = seen.open("/default/reports")
        page.locator("a.open").click()
        page.wait_for_url("**/reports/*")  # and for its script
        page.evaluate(
            """() => { const t = [...document.querySelectorAll('#text [data-s]')].at(-1).firstChild;
            document.getSelection().setBaseAndExtent(t, t.data.indexOf('no'), t, t.data.indexOf('no') + 2); }"""
        )
        page.locator("#picked a").click()
        page.wait_for_url("**at=*")
        assert page.locator("#record blockquote").first.inner_text() == "no"
        assert seen.seen == []
