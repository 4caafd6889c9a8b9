"""How the desk looks: text can be read on every ground (WCAG 2.2, AA), light and dark; names from the right stay in order."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import pourparler
from pourparler.desk.directions import in_order
from pourparler.desk.rendering import STATIC, environment
from pourparler.record import Actor
from tests.desk_fixtures import serving
from tests.small_readings import Page

SHEET = (STATIC / "desk.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", part)) for part in SHEET.split("@media (prefers-color-scheme: dark)", 1)
)
GROUNDS = {"ink": ("paper", "sheet", "tint", "mark"), "muted": ("paper", "sheet"), "accent": ("paper", "sheet", "tint")}
PAIRS = [(text, ground) for text, grounds in GROUNDS.items() for ground in grounds]


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_the_guidelines_do():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("scheme", "pair"), list(product(("light", "dark"), PAIRS)), ids=str)
def test_text_can_be_read_on_its_ground(scheme: str, pair: tuple[str, str]):
    colours = LIGHT if scheme == "light" else DARK
    assert contrast(colours[pair[0]], colours[pair[1]]) >= 4.5


def test_no_sheet_brings_a_colour_of_its_own():
    """One accent, and none for a party: every sheet but the common one speaks in the common one's names."""
    for sheet in STATIC.glob("*.css"):
        if sheet.name != "desk.css":
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?!\s*[,{.:])|rgba?\((?!0 0 0)|hsl", sheet.read_text("utf-8")), (
                sheet
            )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Oster → Veldria", "Oster → Veldria"),
        ("אב → גד", "\u2066אב\u200e → \u200eגד\u2069"),
        ("אב, 3 Mar", "אב, \u20663 Mar\u2069"),
        ("אב → Oster, 3 Mar 2031", "\u2066אב\u200e → \u200eOster, \u20663 Mar 2031\u2069\u2069"),
    ],
)
def test_an_arrow_keeps_its_direction_between_names_from_the_right(words: str, shown: str):
    assert in_order(words) == shown


def test_a_text_cannot_bring_direction_marks_of_its_own():
    template = environment().from_string("{{ words }}")
    assert template.render(words="אב\u2069 → \u202eגד") == "\u2066אב&lt;U+2069&gt;\u200e → \u200e&lt;U+202E&gt;גד\u2069"


def test_who_acts_stands_before_whom_it_acts_on(browser: Any, tmp_path: Path):
    page = Page().event("אב met גד.", "met", "CONSULT", [Actor("אב")], [Actor("גד")])
    with pourparler.open(tmp_path / "d.db") as door:
        door.keep(page.reading())
    with serving(tmp_path / "d.db") as address, browser.new_context() as context:
        tab = context.new_page()
        tab.goto(address + "/default/today")
        left = """(name) => { const node = document.querySelector("#new ~ .item .line b").firstChild;
                  const range = document.createRange(); const at = node.data.indexOf(name);
                  range.setStart(node, at); range.setEnd(node, at + 2); return range.getBoundingClientRect().left; }"""
        assert tab.evaluate(left, "אב") < tab.evaluate(left, "→ ") < tab.evaluate(left, "גד")
