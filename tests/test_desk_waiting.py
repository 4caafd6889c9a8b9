"""Who waits for whom: the table, its filters, the matrix and the drawing."""

from __future__ import annotations

from typing import Any

from pourparler.desk.pages.waiting import NOBODY, Waiting, waiting
from pourparler.desk.records import Kept
from pourparler.table import build
from tests.desk_fixtures import Watched
from tests.small_readings import KORO, LUMEN, OSTER, VELDRIA, Page


def kept(*pages: Page) -> Kept:
    return Kept(build("talks", [p.reading() for p in pages]), "1")


def affair() -> Kept:
    """Veldria has asked Oster and invited it; Lumen waits for Koro of Veldria; somebody set a deadline; one is done."""
    first = Page("3 March", "Lumen Post")
    first.matter(
        "Veldria asked who fired.",
        "who fired",
        "question",
        [VELDRIA],
        [OSTER],
        move=[OSTER],
        opened="1 March",
        due="2 March",
    )
    first.matter(
        "Veldria invited Oster to talks.",
        "talks",
        "invitation",
        [VELDRIA],
        [OSTER],
        "under_consideration",
        move=[OSTER],
    )
    first.matter("Koro promised Lumen grain.", "grain", "pledge", [KORO], [LUMEN], move=[KORO])
    first.matter("An answer is due by 8 March.", "answer", "deadline", move=[OSTER])
    first.matter("Oster accepted the offer of fish.", "fish", "offer", [VELDRIA], [OSTER], "accepted")
    return kept(first)  # fmt: skip


def rows(view: Waiting) -> list[tuple[str, str, str]]:
    return [(w.waiting.names, w.on.names, w.what) for w in view.waits]


def test_who_waits_is_whoever_is_not_to_move():
    assert sorted(rows(waiting(affair()))) == [
        ("", "Oster", "deadline"),
        ("Lumen", "Koro", "pledge"),
        ("Veldria", "Oster", "invitation"),
        ("Veldria", "Oster", "question"),
    ]


def test_a_row_says_since_when_and_that_its_day_has_passed():
    first = waiting(affair()).waits[0]
    assert (first.since, first.item.days, first.due, first.overdue) == ("1 Mar", 2, "2 Mar", True)
    assert first.item.words.endswith("#here")


def test_a_person_is_told_with_the_party():
    pledge = next(w for w in waiting(affair()).waits if w.what == "pledge")
    assert (pledge.on.names, pledge.on.parties) == ("Koro", "Veldria")


def test_filters_leave_what_fits():
    here = affair()
    assert {what for _, _, what in rows(waiting(here, who="VDR"))} == {"question", "invitation"}
    assert {what for _, _, what in rows(waiting(here, who="veldria"))} == {"question", "invitation"}
    assert {what for _, _, what in rows(waiting(here, on="VDR"))} == {"pledge"}
    assert {what for _, _, what in rows(waiting(here, who=NOBODY))} == {"deadline"}
    assert {what for _, _, what in rows(waiting(here, kind="question"))} == {"question"}
    assert {what for _, _, what in rows(waiting(here, state="accepted"))} == {"offer"}
    assert waiting(here, who="nobody at all").waits == ()


def test_the_matrix_counts_what_its_links_show():
    here = affair()
    matrix = waiting(here).matrix
    for row in matrix.rows:
        for column, n in zip(matrix.columns, row.counts, strict=True):
            assert len(waiting(here, who=row.party.value, on=column.value).waits) == n
    assert sum(sum(row.counts) for row in matrix.rows) == 4
    assert matrix.left_out == 0


def test_the_drawing_has_an_arrow_for_each_pair_of_parties():
    drawn = waiting(affair()).ring
    assert {(a.source, a.target, a.count) for a in drawn.arrows} == {("VDR", "OSR", 2), ("LUM", "VDR", 1)}
    assert all(0 <= k.x <= drawn.width and 0 <= k.y <= drawn.height for k in drawn.knots)


def test_a_filter_is_set_and_taken_off_by_keys_alone(tab: Watched):
    page = tab.open("/invented/waiting")
    every = page.locator("tr[data-item]").count()
    page.locator("select[name=on]").focus()
    page.keyboard.type("Marenia")
    page.keyboard.press("Tab")
    page.locator("form.filters button").press("Enter")
    page.wait_for_url("**on=QMA*")
    assert 0 < page.locator("tr[data-item]").count() < every
    page.locator("a.chip").press("Enter")
    page.wait_for_function(f"document.querySelectorAll('tr[data-item]').length == {every}")


def test_keys_lead_from_a_row_to_its_words(tab: Watched):
    page = tab.open("/invented/waiting")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_url("**/reports/**at=**")


def test_the_matrix_filters_without_script(browser: Any, served: str):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served + "/invented/waiting")
        cell = page.locator(".matrix td a").first
        n = int(cell.inner_text())
        cell.click()
        page.wait_for_url("**/waiting?**")
        assert page.locator("tr[data-item]").count() == n
        assert page.locator("a.chip").count() == 2
