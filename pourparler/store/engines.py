"""Which engine a connection speaks to: the module with all that is its own.

Each has: `among`, `matching` (parts of queries), `index_words` (what a new report needs to be found by its words),
`is_empty`, `is_ours`, `make_ours`, OWN (whose database it is), SEARCH_TABLES, APPEND_ONLY (what migrations run)."""

from __future__ import annotations

from types import ModuleType

import sqlalchemy as sa

from . import postgres, sqlite

ENGINES = {"sqlite": sqlite, "postgresql": postgres}


def engine_of(conn: sa.Connection) -> ModuleType:
    return ENGINES[conn.dialect.name]
