"""The desk for tests: the invented dossier in a database, answered in this process, on a port, and seen in a browser."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import pourparler
from pourparler.desk import create_app
from pourparler.desk.demo import demo_database
from pourparler.desk.serving import listening, server

CHROMIUM = shutil.which("chromium") or ""
SWITCHES = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
HERE = "http://127.0.0.1"


def client(db: Path) -> TestClient:
    """The desk on this database, without a port. Faults of the desk come as its own answers."""
    return TestClient(create_app(db), base_url=HERE, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def demo_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented dossier, called "invented", read by the shipped model. Not to be written to: copy it first."""
    return demo_database(tmp_path_factory.mktemp("desk") / "demo.db")


@pytest.fixture
def own_db(demo_db: Path, tmp_path: Path) -> Path:
    """A copy of the invented dossier that a test may change."""
    with pourparler.open(demo_db):
        return Path(shutil.copy(demo_db, tmp_path / "own.db"))


@pytest.fixture(scope="session")
def desk(demo_db: Path) -> Iterator[TestClient]:
    with client(demo_db) as found:
        yield found


@pytest.fixture(scope="session")
def served(demo_db: Path) -> Iterator[str]:
    """The address of the desk, on a port."""
    with serving(demo_db) as address:
        yield address


class serving:
    """`with serving(db) as address`: a real server in a thread."""

    def __init__(self, db: Path) -> None:
        self.socket = listening("127.0.0.1", 0)
        self.server = server(create_app(db))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]})

    def __enter__(self) -> str:
        self.thread.start()
        while not self.server.started and self.thread.is_alive():
            self.thread.join(0.02)
        return f"{HERE}:{self.socket.getsockname()[1]}"

    def __exit__(self, *fault: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)
        self.socket.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("no chromium here: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield found
        found.close()


@dataclass
class Watched:
    """A tab, and what must never happen in it: a dialog, a complaint on the console, a request to elsewhere."""

    page: Any
    address: str
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("dialog", lambda d: (self.seen.append(f"dialog: {d.message}"), d.dismiss()))
        self.page.on("pageerror", lambda fault: self.seen.append(f"script: {fault}"))
        self.page.on("console", lambda m: m.type in ("error", "warning") and self.seen.append(f"console: {m.text}"))
        self.page.on("request", lambda r: r.url.startswith(self.address) or self.seen.append(f"request: {r.url}"))

    def open(self, path: str) -> Any:
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture
def tab(browser: Any, served: str) -> Iterator[Watched]:
    """A tab on the invented dossier; the test fails if anything happens there that must not."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        watched = Watched(context.new_page(), served)
        yield watched
        assert watched.seen == []
