"""Text from reports is only ever text: a dossier of 500 payloads, every kind of page opened in a browser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pourparler.desk import addresses, pages
from tests.desk_fixtures import Watched, client, serving
from tests.hostile import DOSSIER, PAYLOADS, hostile_database

MOST = {"report": 50}  # pages of one kind to open; of others:
FEW = 8


@pytest.fixture(scope="module")
def hostile_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_database(tmp_path_factory.mktemp("hostile") / "h.db")


@pytest.fixture(scope="module")
def hostile(hostile_db: Path) -> Iterator[TestClient]:
    with client(hostile_db) as desk:
        yield desk


def kind_of(path: str) -> str:
    """The name of the page that an address opens; "" for none."""
    plain = re.split(r"[?#]", path)[0]
    if plain.endswith(".json"):
        return ""
    for page in pages.PAGES:
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", page.address), plain):
            return page.name
    return ""


def test_there_are_five_hundred(hostile: TestClient):
    assert len(set(PAYLOADS)) == 500
    assert len(hostile.get(addresses.page(DOSSIER, "reports.json")).json()["reports"]) == 50


def test_no_payload_becomes_more_than_text(hostile_db: Path, browser: Any):
    """Follows the links of the desk through every kind of page, with forms and tables as they come."""
    with serving(hostile_db) as address, browser.new_context() as context:
        watched = Watched(context.new_page(), address)
        waiting, known, opened = ["/", addresses.page(DOSSIER, "today")], set(), Counter()
        while waiting:
            path = waiting.pop(0)
            kind = kind_of(path)
            if not kind or opened[kind] >= MOST.get(kind, FEW):
                continue
            opened[kind] += 1
            page = watched.open(path)
            assert page.locator("main :is(img, iframe, script, object, link, style, meta, base)").count() == 0, path
            assert watched.seen == [], path
            links = page.evaluate("[...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'))")
            for link in links:
                assert re.match(r"https?://|[/#?]", link), (path, link)
            found = [re.split("#", link)[0] for link in links if link.startswith("/")]
            waiting += [link for link in dict.fromkeys(found) if link not in known]
            known |= set(found)
    assert opened["report"] == 50
    assert {p.name for p in pages.PAGES if p.title} <= set(opened)


@pytest.mark.parametrize("payload", PAYLOADS[:: len(PAYLOADS) // 25])
def test_a_payload_in_an_address_stays_text(hostile: TestClient, payload: str):
    for path in (addresses.page(DOSSIER, "reports", payload), addresses.page(payload, "today")):
        answer = hostile.get(path)
        assert answer.status_code == 404
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text.lower()
