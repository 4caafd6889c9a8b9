"""The desk's pages, one module each: it is found by its `PAGES`, and by `ACTIONS` where it has any."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from pourparler.desk.page import Action, Page

ORDER = (  # of the navigation
    "dossiers", "today", "timeline", "accounts", "waiting", "formats", "actors", "map", "reports", "search", "review",
    "sources",
)  # fmt: skip
UPLOADS = frozenset({"upload"})  # last steps of the addresses that take large files


def _modules() -> list:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    order = {name: i for i, name in enumerate(ORDER)}
    return [import_module(f"{__name__}.{name}") for name in sorted(names, key=lambda name: order.get(name, len(order)))]


_MODULES = _modules()
PAGES: tuple[Page, ...] = tuple(page for module in _MODULES for page in getattr(module, "PAGES", ()))
ACTIONS: tuple[Action, ...] = tuple(action for module in _MODULES for action in getattr(module, "ACTIONS", ()))
