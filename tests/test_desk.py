"""The desk over HTTP: every page and its JSON twin, addresses, faults, and what no browser may be trusted with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import Form
from fastapi.testclient import TestClient

import pourparler
from pourparler.desk import addresses, pages
from pourparler.desk.memory import Answer, Memory
from pourparler.desk.page import Action, Done, Door
from pourparler.desk.safety import HEADERS
from pourparler.record import Report
from tests.desk_fixtures import client

PLAIN = [p for p in pages.PAGES if p.title]  # those that need no more than a dossier


@pytest.mark.parametrize("page", PLAIN, ids=lambda p: p.name)
def test_every_page_answers_as_html_and_as_json(desk: TestClient, page):
    address = page.address.format(dossier="invented")
    html, json = desk.get(address), desk.get(address + ".json")
    assert html.status_code == json.status_code == 200
    assert f"<title>{page.title}" in html.text
    assert f'href="{address}.json"' in html.text
    assert isinstance(json.json(), dict)


@pytest.mark.parametrize("page", PLAIN, ids=lambda p: p.name)
def test_no_page_has_inline_style_or_script(desk: TestClient, page):
    text = desk.get(page.address.format(dossier="invented")).text
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", text)


def test_every_page_is_described(desk: TestClient):
    paths = desk.get("/openapi.json").json()["paths"]
    for page in pages.PAGES:
        answer = paths[f"{page.address}.json"]["get"]["responses"]["200"]
        assert "$ref" in answer["content"]["application/json"]["schema"]


def test_the_only_dossier_opens_at_once(desk: TestClient):
    assert desk.get("/").url.path == "/invented/today"


@pytest.mark.parametrize("name", ["a/b", "../x", "-", "~1", "Größe & Maß", "a?b#c", ".json", "%2F", "a.b.json"])
def test_a_dossier_of_any_name_has_its_address(tmp_path: Path, name: str):
    with pourparler.open(tmp_path / "d.db") as door:
        for dossier in (name, "other"):
            door.add(Report("Oster invited Veldria to talks.", pourparler.record.date(2031, 3, 3)), dossier)
    with client(tmp_path / "d.db") as desk:
        assert desk.get(addresses.page(name, "today")).status_code == 200
        assert desk.get(addresses.page(name)).url.path.endswith("/today")


def test_what_is_not_there_is_told_with_the_mend(desk: TestClient):
    answer = desk.get("/nix/today.json")
    assert answer.status_code == 404
    assert answer.json() == {"error": {"what": "No dossier is called 'nix'.", "mend": "See / for those there are."}}
    assert "No dossier is called" in desk.get("/nix/today").text
    assert desk.get("/a/b/c/d").status_code == 404
    unfit = desk.get("/invented/timeline.json?since=soon&type=DANCE&page=x")
    assert unfit.status_code == 422
    for told in ("since: 'soon' is no date", "type: 'DANCE' is none of 'AGREE', ", "page: 'x' is no whole number"):
        assert told in unfit.json()["error"]["what"]


def test_an_empty_field_of_a_form_asks_for_nothing(desk: TestClient):
    assert desk.get("/invented/today.json?since=").json() == desk.get("/invented/today.json").json()


def test_every_answer_carries_the_headers(desk: TestClient):
    for path in ("/invented/today", "/invented/today.json", "/nix", "/-/static/desk.css", "/openapi.json"):
        headers = desk.get(path).headers
        assert {name: headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "", "127.0.0.1@example.org", "localhost."])
def test_another_host_is_not_answered(desk: TestClient, host: str):
    assert desk.get("/invented/today", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://example.org"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({"sec-fetch-site": "same-origin"}, 405),
        ({"origin": "http://127.0.0.1"}, 405),
        ({}, 405),  # no browser: a program of the user's own
    ],
)
def test_only_the_desk_itself_may_write(desk: TestClient, headers: dict[str, str], status: int):
    assert desk.post("/invented/today", headers=headers).status_code == status


def test_the_programs_own_documentation_page_is_off(desk: TestClient):
    assert desk.get("/docs").status_code == desk.get("/redoc").status_code == 404


def test_a_fault_of_the_desk_shows_no_code(demo_db: Path, monkeypatch: pytest.MonkeyPatch):
    with client(demo_db) as desk:
        monkeypatch.setattr("pourparler.desk.records.Records.of", lambda self, name: 1 / 0)
        answer = desk.get("/invented/today.json")
    assert answer.status_code == 500
    assert "division" not in answer.text
    assert set(answer.json()["error"]) == {"what", "mend"}


def test_an_answer_is_not_sent_again_to_who_has_it(own_db: Path):
    with client(own_db) as desk:
        first = desk.get("/invented/today")
        again = desk.get("/invented/today", headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["content-security-policy"] == HEADERS["content-security-policy"]
        assert desk.get("/invented/today?since=2024-09-01").text != first.text
        assert desk.get("/nix/today", headers={"if-none-match": first.headers["etag"]}).status_code == 404


def test_a_correction_is_seen_at_once(own_db: Path):
    with client(own_db) as desk, pourparler.open(own_db) as door:
        before = [desk.get("/invented/today.json").json() for _ in range(2)]
        id = before[1]["moves"]["items"][0]["id"]
        door.correct("reject", [id], "invented", who="Ana")
        after = desk.get("/invented/today.json").json()
        assert id not in {i["id"] for i in after["moves"]["items"]}
        door.undo(1, "invented", who="Ana")
        assert desk.get("/invented/today.json").json() == before[0] == before[1]


def test_memory_holds_no_more_than_it_may(monkeypatch: pytest.MonkeyPatch, demo_db: Path):
    monkeypatch.setattr("pourparler.desk.memory.ROOM", 100_000)
    memory = Memory(None, str)  # type: ignore[arg-type]
    for n in range(100):
        memory._keep((f"/{n}", b""), Answer(200, ((b"etag", b"1"),), b"x" * 4000))
        memory._keep((f"/{n}", b""), Answer(200, ((b"etag", b"2"),), b"x" * 5000))
    assert memory.size == sum(len(a.body) for a in memory.kept.values()) <= 100_000
    assert list(memory.kept)[-1] == ("/99", b"")


def noted(door: Door, dossier: str, note: Annotated[str, Form()], back: Annotated[str, Form()] = "/") -> Done:
    """An action that changes nothing."""
    return Done(f"{dossier}: {note}", back)


@pytest.fixture
def acting(demo_db: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(pages, "ACTIONS", (*pages.ACTIONS, Action("/{dossier}/note", noted)))
    with client(demo_db) as found:
        yield found


@pytest.mark.parametrize(
    ("back", "goes_to"),
    [
        ("/invented/today?since=2024-09-01#i-x", "/invented/today?since=2024-09-01#i-x"),
        ("https://example.org/", "/"),
        ("//example.org/", "/"),
        ("/\\example.org/", "/"),
        ("/a\\b", "/"),
        ("/a\r\nset-cookie: x=y", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_an_action_goes_on_to_pages_of_the_desk_only(acting: TestClient, back: str, goes_to: str):
    answer = acting.post("/invented/note", data={"note": "n", "back": back}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, goes_to)


def test_an_action_answers_in_json_too(acting: TestClient):
    assert acting.post("/invented/note.json", data={"note": "n"}).json() == {"what": "invented: n", "back": "/"}
    assert acting.get("/openapi.json").json()["paths"]["/{dossier}/note.json"]["post"]["operationId"] == "noted"


def test_a_body_has_its_limit(acting: TestClient):
    assert acting.post("/invented/note.json", data={"note": "n" * 900_000}).status_code == 200
    assert acting.post("/invented/note.json", data={"note": "n" * 2_100_000}).status_code == 413
    parts = (b"&note=" + b"n" * 500_000 for _ in range(5))  # of no told length
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert acting.post("/invented/note", content=parts, headers=form).status_code == 413


def test_new_is_what_came_since_one_last_looked(own_db: Path):
    with client(own_db) as desk, pourparler.open(own_db) as door:
        assert desk.get("/invented").url.query == b""
        assert desk.get("/invented").url.query == b""
        door.add(Report("Oster invited Veldria to talks.", date(2024, 9, 22)), "invented")
        for _ in range(2):  # a second look on the same day shows the same
            assert desk.get("/invented").url.query == b"since=2024-09-20"
        door.add(Report("Veldria declined.", date(2024, 9, 25)), "invented")
        assert desk.get("/invented").url.query == b"since=2024-09-23"


@pytest.mark.parametrize("cookie", ["", "_", "x", "2024-99-99_2024-99-99", "9999-12-31_9999-12-31", "<b>_2024-09-01"])
def test_a_browser_may_tell_anything_of_when_it_looked(desk: TestClient, cookie: str):
    answer = desk.get("/invented", headers={"cookie": f"looked={cookie}"}, follow_redirects=False)
    assert answer.headers["location"] in ("/invented/today", "/invented/today?since=2024-09-02")
