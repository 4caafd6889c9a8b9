"""The review: what comes first, accepting, fixing, rejecting, undoing, and what a stale form may not do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import pourparler
from pourparler.desk.checking import shares
from pourparler.desk.records import Kept
from pourparler.record import Anchor, Correction
from tests.desk_fixtures import Watched, client, serving

QUEUE = "/invented/review"


@pytest.fixture
def own(own_db: Path) -> Iterator[TestClient]:
    with client(own_db) as found:
        yield found


def queue(desk: TestClient, **asked: object) -> dict[str, Any]:
    return desk.get(f"{QUEUE}.json", params=asked).json()


def first(desk: TestClient, kind: str = "event", tellings: int = 1) -> dict[str, Any]:
    for page in range(1, 9):
        for task in queue(desk, kind=kind, page=page)["tasks"]:
            if task["tellings"] == tellings:
                return task
    raise AssertionError(f"no {kind} is told {tellings} times")


def rule(desk: TestClient, task: dict[str, Any], act: str, **more: object) -> Any:
    sent = {"id": task["id"], "version": task["version"], "act": act, "seen": queue(desk)["seen"]}
    return desk.post(f"{QUEUE}/rule.json", data=sent | more)


def test_what_waits_and_is_doubtful_comes_first(demo_db: Path):
    with pourparler.open(demo_db) as door:
        kept = Kept(door.record("invented"), "")
    order = [d.effect * (1 + len(d.signs)) for d in kept.doubts]
    assert order == sorted(order, reverse=True)
    assert kept.doubts[0].kind in ("matter", "dispute")
    assert kept.doubts[-1].kind == "attribution"
    alone = next(d for d in kept.doubts if d.kind == "event" and len(d.thing[0].tellings) == 1)
    assert "told once" in alone.signs


def test_what_is_accepted_leaves_the_queue_and_counts_as_right(own: TestClient):
    before, task = queue(own), first(own)
    done = rule(own, task, "accept", why="I was there").json()
    assert done["what"] == "Accepted as correction 1."
    after = queue(own)
    assert sum(k["left"] for k in after["kinds"]) == sum(k["left"] for k in before["kinds"]) - 1
    (share,) = after["shares"]
    assert (share["kind"], share["accepted"], share["right"]) == ("event", 1, 100)
    assert "I was there" in after["latest"][0]["line"]


def test_what_is_rejected_is_gone_and_undone_it_is_back(own: TestClient):
    task = first(own, "matter")
    assert rule(own, task, "reject").status_code == 200
    assert task["id"] not in {t["id"] for t in queue(own, kind="matter")["tasks"]}
    assert own.get(f"{QUEUE}/{task['id']}").status_code in (200, 404)
    answer = own.post(f"{QUEUE}/undo", data={"n": 1, "back": QUEUE}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, QUEUE)
    assert task["id"] in {t["id"] for p in range(1, 6) for t in queue(own, kind="matter", page=p)["tasks"]}
    assert own.post(f"{QUEUE}/undo.json", data={"n": 1}).status_code == 400


def test_a_fix_sets_only_what_was_changed(own: TestClient):
    page = own.get(f"{QUEUE}/{first(own)['id']}.json").json()
    (form,) = page["tellings"]
    typed = {f"set-{f['name']}": f["value"] for f in form["fields"]} | {"set-status": "postponed"}
    sent = {"id": form["id"], "version": form["version"], "seen": page["seen"]}
    assert own.post(f"{QUEUE}/fix.json", data=sent | typed).json()["what"] == "Fixed as correction 1."
    again = own.get(f"{QUEUE}/{form['id']}.json").json()
    assert {f["name"]: f["value"] for f in again["tellings"][0]["fields"]}["status"] == "postponed"
    assert again["rulings"][0]["line"].endswith("status = postponed")
    assert queue(own)["shares"][0]["fixed"] == 1
    sent |= {"version": again["tellings"][0]["version"], "seen": 1}
    assert own.post(f"{QUEUE}/fix.json", data=sent | typed).json()["what"] == "Nothing was changed."


def test_a_fix_that_cannot_be_is_refused_in_words(own: TestClient):
    page = own.get(f"{QUEUE}/{first(own)['id']}.json").json()
    form = page["tellings"][0]
    for field, value in (("when", "soon"), ("status", "perhaps"), ("trigger", "[[0, 4]]"), ("nonsense", "1")):
        sent = {"id": form["id"], "version": form["version"], "seen": 0, f"set-{field}": value}
        answer = own.post(f"{QUEUE}/fix.json", data=sent)
        assert answer.status_code == 400
        assert field in answer.json()["error"]["what"] + answer.json()["error"]["mend"]
    assert queue(own)["rulings"] == 0


def test_a_stale_form_writes_nothing_and_shows_both(own: TestClient):
    task = first(own)
    page = own.get(f"{QUEUE}/{task['id']}.json").json()
    form, seen = page["tellings"][0], page["seen"]
    sent = {"id": form["id"], "version": form["version"], "seen": seen, "set-status": "postponed"}
    assert own.post(f"{QUEUE}/fix.json", data=sent).status_code == 200
    late = own.post(f"{QUEUE}/fix.json", data=sent | {"set-status": "called_off"})
    assert late.status_code == 409
    error = late.json()
    (difference,) = error["differences"]
    assert (difference["field"], difference["now"]) == ("status", "postponed")
    assert difference["before"] not in ("postponed", "")
    assert len(error["since"]) == 1
    assert rule(own, task, "reject").status_code == 409
    html = own.post(f"{QUEUE}/fix", data=sent | {"set-status": "called_off"})
    assert html.status_code == 409
    assert "As you saw it" in html.text
    assert queue(own)["rulings"] == 1


def test_rows_are_undone_in_a_batch_or_not_at_all(own: TestClient):
    for _ in range(3):
        assert rule(own, first(own), "reject").status_code == 200
    assert own.post(f"{QUEUE}/undo.json", data={"n": [1, 2, 99]}).status_code == 400
    assert queue(own)["rulings"] == 3
    assert own.post(f"{QUEUE}/undo.json", data={"n": [1, 3]}).json()["what"] == "2 corrections are undone."
    rows = own.get(f"{QUEUE}/history.json").json()["rulings"]
    assert [r["n"] for r in rows if r["can_undo"]] == [5, 4, 2]
    assert [r["n"] for r in own.get(f"{QUEUE}/history.json?act=reject").json()["rulings"]] == [3, 2, 1]
    assert own.get(f"{QUEUE}/history.json?who=nobody").json()["rulings"] == []


def test_what_is_passed_over_is_in_the_address(own: TestClient):
    found = [t["id"] for t in queue(own)["tasks"]]
    assert [t["id"] for t in queue(own, skip=found[:2])["tasks"]][0] == found[2]


def test_an_id_that_is_nowhere_is_told(own: TestClient):
    assert own.get(f"{QUEUE}/nothing.e1.json").status_code == 404


def test_the_share_of_right_readings_counts_the_first_ruling_of_each_telling():
    at = pourparler.record.datetime(2031, 3, 3)
    where = [Anchor(f"r{i}", "event", "e1", (), "") for i in range(4)]
    log = [
        Correction(i + 1, act, "Ana", at, (where[i],)) for i, act in enumerate(("accept", "accept", "reject", "edit"))
    ]
    (share,) = shares([*log, Correction(5, "accept", "Ana", at, (where[3],))])
    assert (share.accepted, share.fixed, share.rejected, share.right) == (2, 1, 1, 50)
    assert share.least < 50 < share.most
    assert shares([*log, Correction(5, "undo", "Ana", at, undoes=3)])[0].right == 67


def test_a_correction_is_made_seen_and_undone_by_keys_alone(own_db: Path, browser: Any):
    with serving(own_db) as address, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        tab = Watched(context.new_page(), address)
        page = tab.open(QUEUE)
        ids = [page.locator(".task article").nth(i).get_attribute("id") for i in range(3)]
        page.keyboard.press("a")
        page.wait_for_selector(".rulings li")
        page.wait_for_load_state()  # keys are heard once the page is whole
        assert "accepted" in page.locator(".rulings li").first.inner_text()
        assert page.locator(".task article").first.get_attribute("id") == ids[1]
        page.keyboard.press("s")
        page.wait_for_url("**skip=**")
        assert page.locator(".task article").first.get_attribute("id") == ids[2]
        page.keyboard.press("r")
        page.wait_for_selector(".rulings li:nth-child(2)")
        page.wait_for_load_state()
        page.keyboard.press("u")
        page.wait_for_selector(".rulings li:nth-child(3)")
        page.wait_for_load_state()
        assert "undid 2" in page.locator(".rulings li").first.inner_text()
        page.keyboard.press("f")
        page.wait_for_selector(".fix")
        assert tab.seen == []


def test_a_correction_is_made_without_script(own_db: Path, browser: Any):
    with serving(own_db) as address, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + QUEUE)
        with page.expect_navigation():
            page.locator("button", has_text="Accept").first.click()
        assert "accepted" in page.locator(".rulings li").first.inner_text()
        with page.expect_navigation():
            page.locator("button", has_text="Undo").first.click()
        assert "undid 1" in page.locator(".rulings li").first.inner_text()
        with page.expect_navigation():
            page.locator("a", has_text="Fix").first.click()
        page.locator(".fix button", has_text="Keep").first.click()
        page.wait_for_selector(".fix")
