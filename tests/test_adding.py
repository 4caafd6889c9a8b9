"""What a person saw and the machine missed: added to its words, seen everywhere, kept when read anew, undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import pourparler
from pourparler.record import PourparlerError
from tests.desk_fixtures import client, serving
from tests.small_readings import KORO, LUMEN, OSTER, VELDRIA, Page, day


def page() -> Page:
    page = Page("4 March", "Oster Times").event("Koro visited Lumen.", "visited", "CONSULT", [KORO], [LUMEN])
    page.event("Veldria shelled Oster.", "shelled", "ASSAULT", [VELDRIA], [OSTER], says=OSTER)
    page.write("Oster will recall its envoy, and Koro will answer.")
    return page


READING = page().reading()
ID = READING.report.id
RECALL = ["type=PROTEST", "status=planned", "actors=OSR", "recipients=Veldria", "when=2031-03-10"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "affairs.db"


@pytest.fixture
def desk(path: Path):
    with pourparler.open(path) as desk:
        desk.keep(READING, "talks")
        yield desk


def add(desk, words: str, *changes: str):
    return desk.add_seen(ID, words, changes, "talks", who="Ana Weiss")


def added(desk) -> list:
    found = [t for h in desk.record("talks").happenings for t in h.tellings]
    return [t for t in found if t.event.id.startswith("x")]


def test_an_added_event_is_in_the_record_and_checked(desk):
    add(desk, "will recall", *RECALL)
    (telling,) = added(desk)
    event = telling.event
    assert (event.type, event.status, event.says) == ("PROTEST", "planned", ())
    assert [a.key for a in event.actors + event.recipients] == [OSTER.key, VELDRIA.key]
    assert [READING.report.text[s:e] for s, e in event.trigger] == ["will recall"]
    assert str(event.when.first) == "2031-03-10"
    assert desk.record("talks").checked == {telling.id}
    assert desk.show(telling.id, "talks").element == event
    assert desk.unplaced("talks") == ()


def test_a_country_is_known_by_its_code(desk):
    add(desk, "will recall", "type=CONSULT", "actors=KEN", "recipients=UGA")
    (telling,) = added(desk)
    assert [(a.name, a.country) for a in telling.event.actors + telling.event.recipients] == [
        ("Kenya", "KEN"),
        ("Uganda", "UGA"),
    ]


def test_an_added_event_is_listed_by_what_fits(desk):
    add(desk, "will recall", *RECALL, "says=Oster")
    (telling,) = added(desk)
    assert [t.event.id for t in desk.events("talks")] == ["e1", "e2", telling.event.id]
    for fits in ({"actor": "OSR"}, {"says": "Oster", "type": "PROTEST"}, {"during": (day("9 March"), None)}):
        assert telling in desk.events("talks", **fits), fits
    for differs in ({"actor": "LUM"}, {"status": "happened"}, {"during": (None, day("9 March"))}, {"mode": "visit"}):
        assert telling not in desk.events("talks", **differs), differs
    assert telling not in desk.events("talks", since=day("5 March"))
    assert [s.id for s in desk.says("Oster", "talks")] == [f"{ID}.a1", telling.id + "s"]
    desk.undo(1, "talks", who="Ana Weiss")
    assert telling not in desk.events("talks")


def test_an_added_event_may_be_what_an_attribution_tells(desk):
    add(desk, "will answer", "source=Koro", "named=yes")
    (said,) = [a for a in desk.record("talks").readings[0].attributions if a.id.startswith("x")]
    assert [READING.report.text[s:e] for s, e in said.content_spans] == ["will answer"]
    add(desk, "will recall", *RECALL, f"says={ID}.{said.id}")
    assert added(desk)[0].event.says == (said,)


def test_an_added_event_may_bring_its_source(desk):
    row = add(desk, "will recall", *RECALL, "says=Oster")
    (telling,) = added(desk)
    assert [a.source.key for a in telling.event.says] == [OSTER.key]
    assert desk.record("talks").checked == {telling.id, telling.id + "s"}
    desk.undo(row.n, "talks", who="Ana Weiss")
    assert desk.record("talks").readings == (READING,)


def test_it_is_undone_by_a_row_and_comes_back_by_another(desk):
    add(desk, "will recall", *RECALL)
    desk.undo(1, "talks", who="Ben Ode")
    assert (added(desk), desk.record("talks").checked) == ([], frozenset())
    desk.undo(2, "talks", who="Ben Ode")
    assert len(added(desk)) == 1


def test_it_stays_when_the_report_is_read_anew(desk):
    add(desk, "will recall", *RECALL)
    desk.keep(replace(READING, engine="newer", events=READING.events[1:]), "talks")
    assert len(added(desk)) == 1
    assert len(desk.record("talks").happenings) == 2


def test_one_told_by_words_that_nobody_says_any_more_is_listed(path):
    report = page().reading()
    said = replace(report.attributions[0], content_spans=report.events[1].trigger)
    told = replace(report, attributions=(said,), events=(report.events[0], replace(report.events[1], says=(said,))))
    with pourparler.open(path) as desk:
        desk.keep(told, "talks")
        add(desk, "will recall", *RECALL, f"says={said.id}")
        assert len(added(desk)) == 1
        bare = replace(told, engine="newer", attributions=(), events=told.events[:1])
        desk.keep(bare, "talks")
        assert added(desk) == []
        assert {row.n for row, _ in desk.unplaced("talks")} == {1}


def test_what_was_added_is_corrected_like_the_rest(desk):
    add(desk, "will recall", *RECALL)
    id = added(desk)[0].id
    desk.correct("edit", [id], "talks", who="Ben Ode", changes=["status=called_off"])
    assert added(desk)[0].event.status == "called_off"
    desk.correct("reject", [id], "talks", who="Ben Ode")
    assert added(desk) == []
    assert desk.unplaced("talks") == ()


@pytest.mark.parametrize(
    ("words", "changes", "told"),
    [
        ("will sink", RECALL, "lacks the words 'will sink'"),
        ("will", RECALL, "2 times. Quote more of them, or give the place: "),
        (", ", RECALL, "lacks the words ','"),
        ("900-999", RECALL, "lacks the words"),
        ("…", RECALL, "is no words of report"),
        ("will recall", ["status=planned"], "an event needs a type"),
        ("will recall", ["type=DANCE"], "'DANCE' is not in the list. Use one of: ACCUSE"),
        ("will recall", ["type=AID", "status=perhaps"], "'perhaps' is not in the list"),
        ("will recall", ["type=AID", "when=soon"], "'soon' is no date"),
        ("will recall", ["type=AID", "trigger=1"], "'trigger' is not set"),
        ("will recall", ["type"], "'type' sets nothing"),
        ("will recall", ["named=yes"], "needs source=NAME"),
    ],
)
def test_what_cannot_be_added_is_refused_in_words(desk, words, changes, told):
    with pytest.raises(PourparlerError) as fault:
        add(desk, words, *changes)
    assert told in str(fault.value)
    assert desk.corrections("talks") == ()


def test_the_same_is_not_added_twice(desk):
    add(desk, "will recall", *RECALL)
    with pytest.raises(PourparlerError, match="was added already"):
        add(desk, "will recall", *RECALL)
    with pytest.raises(PourparlerError, match="has no report 'zz'"):
        desk.add_seen("zz", "will recall", RECALL, "talks", who="Ana Weiss")


def test_words_are_added_to_without_script(path, browser):
    with pourparler.open(path) as desk:
        desk.keep(READING, "talks")
    start = READING.report.text.index("will recall")
    with serving(path) as address, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/talks/reports/{ID}?at={start}-{start + 11}")
        page.locator("summary", has_text="Add an event").click()
        page.locator("select[name=set-type]").select_option("PROTEST")
        page.locator("input[name=set-actors]").fill("OSR")
        page.locator("button", has_text="Add").first.click()
        assert page.locator("#chosen ~ .noted .kind").inner_text().lower() == "event"


def test_the_page_of_a_report_adds_to_the_words_that_are_chosen(path):
    with pourparler.open(path) as desk:
        desk.keep(READING, "talks")
    start = READING.report.text.index("will recall")
    at = f"{start}-{start + 11}"
    with client(path) as web:
        html = web.get(f"/talks/reports/{ID}?at={at}").text
        assert "Add an event" in html
        assert "Add who says so" in html
        sent = {
            "report": ID,
            "at": at,
            "set-type": "PROTEST",
            "set-status": "planned",
            "set-says": "Oster",
            "set-mode": "",
        }
        done = web.post("/talks/review/add.json", data=sent).json()
        assert done["what"] == "Added as correction 1."
        shown = web.get(done["back"].replace("?", ".json?").partition("#")[0]).json()["chosen"]
        assert (shown["words"], [n["kind"] for n in shown["noted"]]) == ("will recall", ["event", "attribution"])
        assert shown["noted"][0]["item"]["checked"]
        assert web.post("/talks/review/add.json", data=sent | {"set-type": "DANCE"}).status_code == 400
        (row,) = web.get("/talks/review/history.json?act=add").json()["rulings"]
        assert "added event “will recall”" in row["line"]
        assert web.post("/talks/review/undo.json", data={"n": 1}).status_code == 200
        assert web.get(f"/talks/reports/{ID}.json?at={at}").json()["chosen"]["noted"] == []
