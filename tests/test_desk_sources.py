"""Sources: copies under their first, what was skipped, and adding by upload, text and address."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import pourparler
from pourparler import sources
from pourparler.desk.records import Kept
from pourparler.record import Reading, Report
from pourparler.table import build
from tests.desk_fixtures import Watched, client, serving

HERE = "/invented/sources"
STORY = "Veldria invited Oster to talks on Monday, the minister said. Oster has not answered the invitation. {n} ships came."


def test_copies_stand_under_their_first():
    lines = [f"The {w} delegation left the hall before the vote was taken." for w in ("first", "second", "third")]
    first = Report("\n".join(lines), date(2031, 3, 1), outlet="Wire")
    copy = Report("\n".join(["A note by the desk of the paper.", *lines]), date(2031, 3, 2), outlet="Lumen Post")
    other = Report("Veldria invited Oster to talks.", date(2031, 3, 3), outlet="Koro Mail")
    record = build("talks", [Reading(r, "made") for r in (copy, other, first)])
    assert Kept(record, "").texts == ((other,), (first, copy))


@pytest.fixture
def own(own_db: Path) -> Iterator[TestClient]:
    with client(own_db) as found:
        yield found


def done(desk: TestClient) -> dict[str, Any]:
    """The page once nothing is being read."""
    for _ in range(600):
        found = desk.get(f"{HERE}.json").json()
        if not found["working"]:
            return found
        time.sleep(0.1)
    raise AssertionError("the job does not end")


def test_files_are_read_one_after_another(own: TestClient):
    files = [("file", (f"{n}.txt", f"Date: 2024-09-2{n}\n\n{STORY.format(n=n)}")) for n in (1, 2)]
    files.append(("file", ("none.txt", "   ")))
    before = own.get(f"{HERE}.json").json()["total"]
    answer = own.post(f"{HERE}/upload", files=files, data={"outlet": "The Lumen Post"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{HERE}#jobs")
    found = done(own)
    (job,) = found["jobs"]
    assert (job["state"], job["read"], job["skipped"], job["total"]) == ("done", 2, 1, 3)
    assert found["total"] == before + 2
    (left,) = found["skipped"]
    assert left["place"] == "none.txt"
    assert "is empty" in left["reason"]


def test_a_text_is_added(own: TestClient):
    sent = {"words": STORY.format(n=7), "title": "Seven ships", "published": "2024-09-21", "outlet": "The Lumen Post"}
    assert "Seven ships" in own.post(f"{HERE}/text.json", data=sent).json()["what"]
    newest = done(own)["reports"][0]
    assert (newest["title"], newest["outlet"], newest["published"]) == ("Seven ships", "The Lumen Post", "2024-09-21")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "http://127.0.0.1:22/", "ftp://a/", "x y"]
)
def test_an_address_that_is_never_read_is_refused_at_once(own: TestClient, url: str):
    assert own.post(f"{HERE}/address.json", data={"url": url}).status_code == 400
    assert own.post(f"{HERE}/feed.json", data={"url": url}).status_code == 400


def test_an_inner_address_is_skipped_with_the_reason(own: TestClient):
    own.post(f"{HERE}/address.json", data={"url": "http://127.0.0.1/\nhttp://[::1]/"})
    found = done(own)
    assert found["jobs"][0]["skipped"] == 2
    assert all("inner or reserved" in left["reason"] for left in found["skipped"])


def test_a_job_goes_on_when_the_desk_is_opened_again(own_db: Path):
    with pourparler.open(own_db) as door:
        sent = [sources.Source(f"{n}.txt", f"Date: 2024-09-2{n}\n\n{STORY.format(n=n)}".encode()) for n in range(3)]
        sources.start(door, "invented", "3 files", "Ana", sent)
        sources.work(door)
    with client(own_db) as desk:
        job = done(desk)["jobs"][0]
    assert (job["read"], job["who"]) == (3, "Ana")


def test_an_upload_may_be_large_and_nothing_else(own: TestClient):
    big = f"Date: 2024-09-21\n\n{STORY.format(n=1)}" + " " * 3_000_000
    assert own.post(f"{HERE}/upload.json", files=[("file", ("big.txt", big))]).status_code == 200
    assert own.post(f"{HERE}/text.json", data={"words": "x" * 3_000_000}).status_code == 413
    done(own)


def test_a_form_without_a_file_says_so(own: TestClient):
    assert own.post(f"{HERE}/upload.json", files=[("other", ("a.txt", "x"))]).status_code == 400


def test_a_text_is_added_in_a_browser(own_db: Path, browser: Any):
    with serving(own_db) as address, browser.new_context(viewport={"width": 390, "height": 844}) as context:
        tab = Watched(context.new_page(), address)
        page = tab.open(HERE)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.locator("summary", has_text="Text").click()
        page.locator("textarea[name=words]").fill(STORY.format(n=9))
        page.locator("form[action$=text] input[name=published]").fill("2024-09-22")
        page.locator("button", has_text="Add text").click()
        page.wait_for_url("**/sources#jobs")
        assert page.locator(".job").count() == 1
        assert tab.seen == []
