"""The timeline's numbers: stretches of days, marks as wide as their grain, how firmly a happening is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.desk import lanes
from pourparler.desk.lanes import GUTTER, MARK, WIDTH, Chart, chart, dated
from pourparler.desk.spans import Range, days_of, recent, ticks
from pourparler.record import Event, Happening, Interval, Reading, Span, Telling
from pourparler.table.standing import standing
from tests.small_readings import KORO, LUMEN, OSTER, VELDRIA, Page, day

DAYS = st.dates()
MARCH = Range(date(2031, 3, 1), date(2031, 3, 31))


def happening(*tellings: tuple[str, str, object]) -> Happening:
    """Of (status, outlet, who says so), each in a report of its own."""
    readings: list[Reading] = [
        Page("3 March", outlet).event(f"{outlet} tells of a shelling.", "shelling", "ASSAULT", [VELDRIA], [OSTER], status, says=says).reading()
        for status, outlet, says in tellings
    ]  # fmt: skip
    return Happening("h1", tuple(Telling(r.report, r.events[0]) for r in readings))


def of_days(first: date | None, last: date | None, id: str = "h1", by=(VELDRIA,)) -> Happening:
    report = Page().event("Veldria shelled it.", "shelled", "ASSAULT").reading().report
    event = Event("e1", (Span(8, 15),), "ASSAULT", "happened", actors=tuple(by), when=Interval(first, last))
    return Happening(id, (Telling(report, event),))


def drawn(*happenings: Happening, span: Range = MARCH) -> Chart:
    found = [d for d in dated(happenings) if d.is_dated and d.within(span)]
    return chart(found, span, day("20 March"), {"VDR": "Veldria", "LUM": "Lumen"})


@pytest.mark.parametrize(
    ("tellings", "status", "firmness", "denied", "sources"),
    [
        ([("happened", "A", None)], "happened", "one", False, 1),
        ([("happened", "A", None), ("happened", "B", None)], "happened", "several", False, 2),
        ([("happened", "A", OSTER), ("happened", "B", OSTER)], "happened", "one", False, 1),
        ([("happened", "A", OSTER), ("happened", "B", None)], "happened", "several", False, 2),
        ([("planned", "A", None)], "planned", "ahead", False, 1),
        ([("planned", "A", None), ("happened", "B", None)], "happened", "several", False, 2),
        ([("planned", "A", None), ("called_off", "B", None)], "called_off", "several", True, 2),
        ([("happened", "A", OSTER), ("not_happened", "B", VELDRIA)], "happened", "several", True, 2),
        ([("not_happened", "A", VELDRIA)], "not_happened", "one", True, 1),
    ],
)
def test_how_firmly_it_is_told(tellings, status, firmness, denied, sources):
    found = standing(happening(*tellings))
    assert (found.status, found.firmness, found.denied, found.sources) == (status, firmness, denied, sources)


def test_a_bar_is_as_wide_as_its_grain():
    (lane,) = drawn(of_days(day("3 March"), day("3 March")), of_days(day("10 March"), day("16 March"), "h2")).lanes
    one_day = (WIDTH - GUTTER) / 31
    assert [round(m.width) for m in lane.marks] == [round(one_day), round(7 * one_day)]
    assert not any(m.open_start or m.open_end for m in lane.marks)


def test_what_is_not_known_or_out_of_sight_is_open():
    found = drawn(
        of_days(None, day("5 March")), of_days(day("28 March"), None, "h2"), of_days(day("1 January"), day("2 April"), "h3")
    )  # fmt: skip
    assert {m.id: (m.open_start, m.open_end) for m in found.lanes[0].marks} == {
        "h1": (True, False), "h2": (False, True), "h3": (True, True),
    }  # fmt: skip


def test_whoever_acts_has_a_lane():
    found = drawn(of_days(day("3 March"), day("3 March"), by=(VELDRIA, LUMEN)), of_days(day("4 March"), day("4 March"), "h2", (KORO,)), of_days(day("5 March"), day("5 March"), "h3", ()))  # fmt: skip
    assert [(lane.name, [m.id for m in lane.marks]) for lane in found.lanes] == [
        ("Veldria", ["h1", "h2"]), ("Lumen", ["h1"]), ("-", ["h3"]),
    ]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS), max_size=12), DAYS, DAYS)
def test_no_mark_lies_on_another_or_outside(days, a: date, b: date):
    span = Range(min(a, b), max(a, b))
    pairs = [(min(x, y), max(x, y)) if x and y else (x, y) for x, y in days]
    found = drawn(*(of_days(x, y, f"h{i}") for i, (x, y) in enumerate(pairs)), span=span)
    for lane in found.lanes:
        for m in lane.marks:
            assert GUTTER <= m.x < m.x + m.width <= WIDTH + 0.11
            assert lane.y <= m.y < m.y + MARK <= lane.y + lane.height
        for m, other in ((m, o) for m in lane.marks for o in lane.marks if m is not o and m.y == o.y):
            assert m.x + m.width <= other.x or other.x + other.width <= m.x


def test_too_many_marks_are_counted(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lanes, "MOST_MARKS", 20)
    found = drawn(*(of_days(day(f"{n % 10 + 1} March"), day(f"{n % 10 + 1} March"), f"h{n}") for n in range(30)))
    assert found.counted
    assert [(b.count, b.since, b.until) for b in found.lanes[0].bins][:1] == [(3, day("1 March"), day("1 March"))]
    assert sum(b.count for b in found.lanes[0].bins) == 30


@given(DAYS, DAYS, st.floats(0.1, 4))
def test_stretches_can_be_moved_and_scaled_anywhere(a: date, b: date, by: float):
    span = Range(min(a, b), max(a, b))
    for other in (span.moved(by), span.moved(-by), span.scaled(by), span.part(3, 7)):
        assert isinstance(days_of(*other), int)
    assert span.scaled(by).since <= span.scaled(by).until


@given(DAYS, DAYS)
def test_ticks_are_few_and_inside(a: date, b: date):
    span = Range(min(a, b), max(a, b))
    found = ticks(span)
    assert len(found) <= 18
    assert all(span.since <= when <= span.until for when, _ in found)


def test_the_timeline_begins_where_it_is_readable():
    today = day("20 March")
    dense = [today - timedelta(days=n) for n in range(10)] * 3
    assert days_of(recent(today, [*dense, date(1990, 1, 1)], 150).since, today) < 14
    assert days_of(recent(today, dense * 10, 150).since, today) == 6
    assert days_of(recent(today, [today - timedelta(days=50 * n) for n in range(7)], 150).since, today) > 200
