"""The desk in a browser: pages open without a complaint, keys work, nothing is wider than a phone."""

from __future__ import annotations

from typing import Any

import pytest

from pourparler.desk import pages
from tests.desk_fixtures import Watched

PATHS = [p.address.format(dossier="invented") for p in pages.PAGES if p.title]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_opens_and_fits_a_phone_and_twice_its_size(tab: Watched, path: str):
    page = tab.open(path)
    assert page.locator("h1").count() == 1
    for width in (390, 640):  # a phone; 1280 pixels at 200 %
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_keys_lead_through_the_items(tab: Watched):
    page = tab.open("/invented/today")
    focused = lambda: page.evaluate("document.activeElement.id")  # noqa: E731
    page.keyboard.press("j")
    first = focused()
    page.keyboard.press("j")
    assert first.startswith("i-")
    assert focused() not in (first, "")
    page.keyboard.press("k")
    assert focused() == first
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    page.keyboard.press("2")
    page.wait_for_url("**" + PATHS[1])


def test_keys_leave_fields_alone(tab: Watched):
    page = tab.open("/invented/today")
    page.locator("input[type=date]").focus()
    page.keyboard.press("?")
    assert not page.locator("#keys").is_visible()


def test_pages_work_without_script(browser: Any, served: str):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served + "/invented/today")
        page.locator("nav a", has_text="Reports").click()
        page.wait_for_url("**/reports")
        assert page.locator("h1").inner_text() == "Reports"


def test_every_field_and_picture_has_a_name(tab: Watched):
    for path in PATHS:
        page = tab.open(path)
        nameless = page.evaluate(
            """() => [...document.querySelectorAll("main input:not([type=hidden]), main select, main textarea, main svg")]
            .filter((e) => !(e.labels?.length || e.ariaLabel || e.getAttribute("aria-labelledby") || e.ariaHidden
                             || e.closest("[aria-hidden=true]") || e.querySelector("title"))).map((e) => e.outerHTML.slice(0, 90))"""
        )
        assert nameless == [], path


def test_no_key_is_needed_for_the_mouse_alone(tab: Watched):
    """Whatever can be pressed can be reached by Tab, and is seen to have been reached."""
    page = tab.open("/invented/today")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the page"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
