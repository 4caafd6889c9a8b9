"""The desk's colours: text can be read on every ground it stands on (WCAG 2.2, AA), in light and in dark."""

from __future__ import annotations

import re
from itertools import product

import pytest

from pourparler.desk.rendering import STATIC

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
