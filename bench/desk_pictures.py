"""Pictures of the desk's pages on the invented dossier: wide and as on a phone, light and dark. Takes chromium."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from pourparler.desk.demo import DOSSIER, demo_database

from .desk import Served, page_of_each_kind, serving

SIZES = ((1280, 900), (390, 844))
SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


def take(folder: Path) -> None:
    """Write NAME-1280-light.png and the like for every page."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as scratch,
        serving(demo_database(Path(scratch) / "demo.db")) as served,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(SWITCHES))
        for scheme in ("light", "dark"):
            for width, height in SIZES:
                viewport = {"width": width, "height": height}
                with browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce") as context:
                    _each(served, context.new_page(), folder, f"{width}-{scheme}")
        browser.close()


def _each(served: Served, tab: Any, folder: Path, kind: str) -> None:
    for name, path in page_of_each_kind(served, DOSSIER):
        tab.goto(served.address + path + ("?at=m1" if name == "report" else ""))
        tab.screenshot(path=folder / f"{name}-{kind}.png")
