"""What people rule: accept, reject, edit, merge, split, undo; in force after re-reading, and never lost."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

import pourparler
from pourparler.record import Event, PourparlerError, Reading, Span
from pourparler.table import build
from pourparler.table.corrections import in_force
from tests.small_readings import KORO, LUMEN, OSTER, VELDRIA, Page


def shelled(published: str, outlet: str, words: str = "shelled the border post", status: str = "happened") -> Page:
    page = Page(published, outlet)
    return page.event(f"Veldria {words}.", "shelled", "ASSAULT", [VELDRIA], [OSTER], status, when="2 March")


def visit() -> Page:
    return Page("4 March", "Oster Times").event(
        "Koro visited Lumen.", "visited", "CONSULT", [KORO], [LUMEN], mode="visit"
    )


PAGES = [shelled("3 March", "Lumen Post"), shelled("4 March", "Oster Times"), visit()]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "affairs.db"


@pytest.fixture
def desk(path):
    with pourparler.open(path) as desk:
        desk.keep_all([p.reading() for p in PAGES], "talks")
        yield desk


def happenings(desk) -> list[list[str]]:
    return [[t.report.outlet for t in h.tellings] for h in desk.record("talks").happenings]


def rule(desk, act: str, *ids: str, **more):
    return desk.correct(act, ids, "talks", who="Ana Weiss", **more)


def tellings(desk) -> list[str]:
    return [t.id for h in desk.record("talks").happenings for t in h.tellings]


def test_nothing_is_checked_until_somebody_does(desk):
    first = desk.record("talks").happenings[0]
    assert desk.record("talks").checked == frozenset()
    rule(desk, "accept", first.id)
    assert desk.record("talks").checked == {t.id for t in first.tellings}


def test_what_is_rejected_is_left_out(desk):
    one, two, other = tellings(desk)
    rule(desk, "reject", one)
    assert tellings(desk) == [two, other]
    assert [t.id for t in desk.events("talks")] == [two, other]


def test_a_happening_is_rejected_with_all_its_tellings(desk):
    rule(desk, "reject", desk.record("talks").happenings[0].id)
    assert happenings(desk) == [["Oster Times"]]


def test_what_is_edited_comes_as_edited(desk):
    one = tellings(desk)[0]
    rule(desk, "edit", one, changes=["status=not_happened", "actors=Oster; Lumen", "when=2031-03-01..2031-03-02"])
    (event,) = [t.event for t in desk.events("talks") if t.id == one]
    assert (event.status, [a.name for a in event.actors], event.when.first.day) == (
        "not_happened",
        ["Oster", "Lumen"],
        1,
    )
    assert [a.country for a in event.actors] == ["OSR", "LUM"]
    assert one in desk.record("talks").checked


def test_two_happenings_are_made_one_and_parted_again(desk):
    assert happenings(desk) == [["Lumen Post", "Oster Times"], ["Oster Times"]]
    merged = rule(desk, "merge", *(h.id for h in desk.record("talks").happenings))
    assert happenings(desk) == [["Lumen Post", "Oster Times", "Oster Times"]]
    rule(desk, "split", tellings(desk)[0])
    assert happenings(desk) == [["Lumen Post"], ["Oster Times", "Oster Times"]]
    desk.undo(merged.n, "talks", who="Ana Weiss")
    assert happenings(desk) == [["Lumen Post"], ["Oster Times"], ["Oster Times"]]


def test_an_undo_can_be_undone(desk):
    before = desk.record("talks")
    rejected = rule(desk, "reject", tellings(desk)[0])
    after = desk.record("talks")
    undone = desk.undo(rejected.n, "talks", who="Ana Weiss")
    assert desk.record("talks") == before
    desk.undo(undone.n, "talks", who="Ana Weiss")
    assert desk.record("talks") == after


def test_a_matter_is_merged_and_its_dispute_goes_with_the_rejected_telling(path):
    first = Page("3 March", "A").matter(
        "Veldria asked who fired.", "who fired", "question", [VELDRIA], [OSTER], says=VELDRIA
    )
    second = Page("5 April", "B").matter(
        "Oster had answered it.", "answered", "question", [VELDRIA], [OSTER], "answered", says=OSTER
    )
    with pourparler.open(path) as desk:
        desk.keep_all([first.reading(), second.reading()], "talks")
        assert [m.state for m in desk.record("talks").matters] == ["open", "answered"]
        rule(desk, "merge", *(m.id for m in desk.record("talks").matters))
        (matter,) = desk.record("talks").matters
        assert matter.state == "contested"
        (dispute,) = desk.record("talks").disputes
        rule(desk, "reject", dispute.id)
        assert desk.record("talks").disputes == ()
        assert desk.record("talks").matters == (matter,)


def test_groups_are_made_one_and_parted_again(path):
    names = ("contact group on fish", "harbour talks", "harbour talks")
    pages = [
        Page(f"{n} March", "ABC"[n - 1]).group(f"The {name} began.", name, (seat, "member"))
        for n, (name, seat) in enumerate(zip(names, (OSTER, LUMEN, VELDRIA), strict=True), 1)
    ]
    told = lambda: [[r.outlet for r, _ in f.tellings] for f in desk.groups("talks")]  # noqa: E731
    with pourparler.open(path) as desk:
        desk.keep_all([p.reading() for p in pages], "talks")
        assert told() == [["A"], ["B", "C"]]
        fish, harbour = desk.groups("talks")
        merged = rule(desk, "merge", fish.id, harbour.id)
        assert told() == [["A", "B", "C"]]
        assert desk.could_meet(["Oster", "Lumen"], "talks").formats[0].seats_all
        last, group = harbour.tellings[-1]
        rule(desk, "split", f"{last.id}.{group.id}")
        assert told() == [["A", "B"], ["C"]]
        rule(desk, "accept", fish.id)
        assert len(desk.record("talks").checked) == 2
        desk.undo(merged.n, "talks", who="Ana Weiss")
        assert told() == [["A"], ["B"], ["C"]]
        event = desk.keep(PAGES[0].reading(), "talks").report_id + ".e1"
        with pytest.raises(PourparlerError, match="cannot merge event and group"):
            rule(desk, "merge", fish.id, event)


def reread(reading: Reading, events: tuple[Event, ...]) -> Reading:
    return replace(reading, engine="engine 2", events=events)


def test_a_correction_stays_in_force_when_a_newer_engine_reads(desk):
    one = tellings(desk)[0]
    rule(desk, "edit", one, changes=["status=called_off"])
    reading = PAGES[0].reading()
    (event,) = reading.events
    more = replace(event, id="e1", trigger=(Span(0, 7),), type="ACCUSE")
    desk.keep(reread(reading, (more, replace(event, id="e2"))), "talks")
    assert [(t.event.id, t.event.status) for t in desk.events("talks") if t.report.outlet == "Lumen Post"] == [
        ("e1", "happened"), ("e2", "called_off"),
    ]  # fmt: skip
    assert desk.unplaced("talks") == ()


def test_a_correction_whose_words_are_gone_is_listed(desk):
    row = rule(desk, "reject", tellings(desk)[0])
    desk.keep(reread(PAGES[0].reading(), ()), "talks")
    ((lost, anchor),) = desk.unplaced("talks")
    assert (lost, anchor.words) == (row, "shelled")
    desk.undo(row.n, "talks", who="Ana Weiss")
    assert desk.unplaced("talks") == ()


def test_the_log_is_kept_and_only_added_to(path, desk):
    rule(desk, "reject", tellings(desk)[0], why="seen by nobody")
    rows = desk.corrections("talks")
    assert [(r.act, r.who, r.why, r.targets[0].words) for r in rows] == [
        ("reject", "Ana Weiss", "seen by nobody", "shelled")
    ]
    raw = sqlite3.connect(path)
    for statement in ("DELETE FROM corrections", "UPDATE corrections SET who = 'nobody'"):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            raw.execute(statement)
    raw.close()
    with pourparler.open(path) as again:
        assert again.corrections("talks") == rows
        assert again.record("talks") == desk.record("talks")


def test_the_record_is_a_function_of_readings_and_log(desk):
    rule(desk, "merge", *(h.id for h in desk.record("talks").happenings))
    rule(desk, "edit", tellings(desk)[0], changes=["mode=aerial"])
    readings, log = [p.reading() for p in PAGES], desk.corrections("talks")
    assert build("talks", readings, log) == build("talks", readings[::-1], log[::-1]) == desk.record("talks")


def test_what_cannot_be_done_is_refused_and_leaves_no_row(desk):
    one, happening = tellings(desk)[0], desk.record("talks").happenings[0].id
    for act, ids, changes, says in [
        ("edit", [happening], ["status=called_off"], "told 2 times"),
        ("edit", [one], ["status=odd"], "Use one of: called_off"),
        ("edit", [one], ["when=soon"], "is no date"),
        (
            "edit",
            [one],
            ["colour=red"],
            r"'colour' cannot be edited in this event. What can be: type, mode, status, .*count\.$",
        ),
        ("edit", [one], ["trigger=shelled"], "not edited"),
        ("split", [happening], [], "nothing is merged with these"),
        ("edit", [one], ["status"], "FIELD=VALUE"),
        ("merge", [one], [], "needs at least two"),
        ("reject", ["h0"], [], "has the id 'h0'"),
    ]:
        with pytest.raises(PourparlerError, match=says):
            rule(desk, act, *ids, changes=changes)
    with pytest.raises(PourparlerError, match="no correction 1"):
        desk.undo(1, "talks", who="Ana Weiss")
    assert desk.corrections("talks") == ()


def test_undoing_twice_is_refused(desk):
    row = rule(desk, "reject", tellings(desk)[0])
    desk.undo(row.n, "talks", who="Ana Weiss")
    with pytest.raises(PourparlerError, match="undone already"):
        desk.undo(row.n, "talks", who="Ana Weiss")
    assert in_force(desk.corrections("talks")) == ()
