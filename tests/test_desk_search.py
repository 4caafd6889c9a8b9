"""Search: what fits words, names, types and dates, with the words marked, and each filter to be taken off."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

import pourparler
from pourparler.asked import places_of
from pourparler.desk import finding
from pourparler.desk.atom import atom
from pourparler.desk.finding import Asked, found
from pourparler.desk.items import Item, Piece
from pourparler.desk.pages.search import Search, search
from pourparler.desk.records import Kept
from tests.desk_fixtures import Watched, client
from tests.small_readings import KORO, LEAGUE, LUMEN, OSTER, VELDRIA, Page, day

PAGES = (
    Page("3 March", "Lumen Post")
    .event("Oster accused Veldria of spying on 1 March.", "accused", "ACCUSE", [OSTER], [VELDRIA], when="1 March")
    .event("Koro said Oster had attacked a café.", "attacked", "ASSAULT", [OSTER], [VELDRIA], says=KORO),
    Page("9 March", "Straits Daily")
    .event("Veldria and Lumen will meet over the café.", "meet", "CONSULT", [VELDRIA, LUMEN], [], status="planned")
    .event("The League threatened Oster.", "threatened", "THREATEN", [LEAGUE], [OSTER]),
)


@pytest.fixture
def ask(tmp_path: Path):
    with pourparler.open(tmp_path / "d.db") as door:
        for page in PAGES:
            door.keep(page.reading(), "talks")
        here = Kept(door.record("talks"), "")
        yield lambda **asked: search(here, door, **asked)


def acts(view: Search) -> list[str]:
    return [item.code for item in view.items]


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({"q": "cafe"}, ["CONSULT", "ASSAULT"]),
        ({"q": "cafe attacked"}, ["ASSAULT"]),
        ({"q": "cafe accused"}, []),  # both in one report, in no sentence together
        ({"q": '"the café"'}, ["CONSULT"]),
        ({"q": "caf"}, []),
        ({"says": "koro"}, ["ASSAULT"]),
        ({"says": "VDR"}, ["ASSAULT"]),
        ({"who": "oster"}, ["THREATEN", "ACCUSE", "ASSAULT"]),
        ({"who": "OSR", "whom": "VDR"}, ["ACCUSE", "ASSAULT"]),
        ({"who": "VDR", "whom": "OSR"}, ["ACCUSE", "ASSAULT"]),
        ({"who": "VDR", "whom": "LUM"}, ["CONSULT"]),
        ({"who": "VDR", "whom": "VDR"}, []),
        ({"who": "nobody of that name"}, []),
        ({"type": "ACCUSE"}, ["ACCUSE"]),
        ({"status": "planned"}, ["CONSULT"]),
        ({"said_since": day("4 March")}, ["CONSULT", "THREATEN"]),
        ({"said_until": day("4 March")}, ["ACCUSE", "ASSAULT"]),
        ({"meant_since": day("1 March"), "meant_until": day("1 March")}, ["ACCUSE"]),
        ({"meant_since": day("2 March")}, []),
        ({}, []),
    ],
)
def test_what_fits(ask, asked: dict[str, Any], codes: list[str]):
    assert acts(ask(**asked)) == codes


def test_the_words_asked_for_are_marked(ask):
    (item,) = ask(q="CAFE attacked").items
    assert [p.words for p in item.quote if p.mark] == ["attacked", "café"]


def test_statements_and_reports_can_be_asked_for(ask):
    assert [i.head for i in ask(says="koro", kind="statements").items] == ["Koro"]
    assert [i.told for i in ask(q="cafe", kind="reports").items] == ["Straits Daily, 9 Mar", "Lumen Post, 3 Mar"]
    assert ask(q="cafe", who="VDR", kind="reports").ignored == ("actor",)


def test_each_filter_is_named_in_words(ask):
    view = ask(says="ilan-koro.VDR", status="planned", said_since=day("4 March"))
    assert [(f.name, f.value) for f in view.filters] == [
        ("said by", "Ilan Koro"),
        ("status", "planned"),
        ("said from", "4 Mar 2031"),
    ]


def test_no_more_than_can_be_looked_at_is_counted(monkeypatch: pytest.MonkeyPatch, ask):
    monkeypatch.setattr(finding, "MOST", 1)
    view = ask(who="oster")
    assert view.more
    assert view.window.total == 1


@pytest.mark.parametrize("q", ['"', '""', "…", '"unclosed phrase', "a" * 300, "NEAR(a b)", "x*", "-y", "(", "\u202e"])
def test_no_words_are_a_fault(desk: TestClient, q: str):
    for kind in ("events", "statements", "reports"):
        assert desk.get("/invented/search.json", params={"q": q, "kind": kind}).status_code == 200


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("cafe", "The Café, a café; cafés", ["Café", "café"]),
        ("U.S.", "a U.S. envoy", ["U.S"]),
        ("contact group", "the contact\ngroup", ["contact\ngroup"]),
        ("talk", "talks", []),
        ("cafe", "the cafe\u0301s, a cafe\u0301.", ["cafe\u0301"]),
        ("مفاوضات", "جرت مفاوضات أمس", ["مفاوضات"]),
    ],
)
def test_where_a_word_stands(word: str, text: str, found: list[str]):
    assert [text[s:e] for s, e in places_of(word, text)] == found


def test_the_newest_come_first():
    readings = [p.reading() for p in PAGES]
    days = [one.report.published.day for one in found(readings, "events", Asked())]
    assert days == sorted(days, reverse=True)


def test_a_filter_is_taken_off_by_its_chip_without_script(browser: Any, served: str):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served + "/invented/search?q=custody&who=QMA")
        page.locator(".chip", has_text="actor").click()
        page.wait_for_url(served + "/invented/search?q=custody")
        assert page.locator("mark").first.inner_text() == "custody"


def test_search_by_keyboard_alone(tab: Watched):
    page = tab.open("/invented/today")
    page.keyboard.press("/")
    page.wait_for_url("**/invented/search")
    page.keyboard.press("/")
    page.keyboard.type("surveyors")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=surveyors*")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_url("**/reports/*")


def test_a_search_is_saved_asked_again_and_forgotten(own_db: Path):
    with client(own_db) as desk:
        page = desk.post(
            "/invented/search/save", data={"query": "q=custody&page=3&x=1&kind=statements", "name": "Held"}
        )
        assert page.url.path + "?" + page.url.query.decode() == "/invented/search?q=custody&kind=statements"
        (kept,) = desk.get("/invented/search.json").json()["saved"]
        assert (kept["name"], kept["page"]) == ("Held", "/invented/search?q=custody&kind=statements")
        assert desk.get(kept["feed"]).headers["content-type"].startswith("application/atom+xml")
        assert desk.post("/invented/search/forget", data={"n": kept["n"]}).status_code == 200
        assert desk.get("/invented/search.json").json()["saved"] == []
        assert desk.post("/invented/search/forget", data={"n": kept["n"]}).status_code == 400
        assert desk.post("/invented/search/save", data={"query": "page=3"}).status_code == 400


def test_a_feed_has_what_the_page_has(desk: TestClient):
    feed = ElementTree.fromstring(desk.get("/invented/search.atom?q=custody").text)
    titles = [e.text for e in feed.iterfind("{*}entry/{*}title")]
    items = desk.get("/invented/search.json?q=custody").json()["items"]
    assert len(titles) == len(items) > 0
    links = [e.get("href") for e in feed.iterfind("{*}entry/{*}link")]
    assert links == ["http://127.0.0.1" + i["words"] for i in items]
    assert len({e.text for e in feed.iterfind("{*}entry/{*}id")}) == len(items)


@given(st.text(max_size=40))
def test_a_feed_holds_any_text(text: str):
    item = Item("a.e1", text, says=text, words="/d/reports/a?at=e1#here", quote=(Piece(text, True),))
    feed = ElementTree.fromstring(atom(text, "/d/search?q=x", "http://127.0.0.1", [(day("3 March"), item)]))
    assert len(feed.findall("{*}entry")) == 1
