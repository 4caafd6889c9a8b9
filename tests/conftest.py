"""What the shipped model is known to misread: the tests named in known_misses.txt are expected to fail, strictly, so that
a better model takes its rows out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk_fixtures import browser, demo_db, desk, own_db, served, tab  # noqa: F401

_MISSES = frozenset(Path(__file__).with_name("known_misses.txt").read_text(encoding="utf-8").splitlines())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid in _MISSES:
            item.add_marker(pytest.mark.xfail(reason="the model misreads it", strict=True))
