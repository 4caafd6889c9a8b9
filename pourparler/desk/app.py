"""The application: a database -> the desk's pages, their JSON twins, styles and script."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.staticfiles import StaticFiles

import pourparler
from pourparler.dossier import open_dossiers

from . import addresses, pages
from .faults import add_faults
from .memory import Memory
from .page import add_action, add_page
from .records import Records
from .rendering import STATIC
from .safety import LOCAL, Safety


def create_app(db: str | Path, hosts: frozenset[str] = LOCAL) -> FastAPI:
    """The desk on the database at this address. `hosts`: the names it answers to."""
    dossiers = open_dossiers(db, create=False)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        yield
        dossiers.close()

    app = FastAPI(
        title="Pourparler",
        version=pourparler.__version__,
        description="An attributed record of what reports say. Each address is that of a page, with .json behind it.",
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
        lifespan=life,
    )
    app.state.records = Records(dossiers)
    app.state.pages = pages.PAGES
    app.mount(f"{addresses.OURS}/static", StaticFiles(directory=STATIC))
    app.include_router(_router())
    add_faults(app)
    app.add_middleware(Memory, revision_at=lambda path: app.state.records.revision(addresses.dossier_at(path)))
    # the place of a login: inside `Safety`, around `Memory`
    app.add_middleware(Safety, hosts=hosts, uploads=pages.UPLOADS)
    return app


def _router() -> APIRouter:
    router = APIRouter()
    for page in pages.PAGES:
        add_page(router, page)
    for action in pages.ACTIONS:
        add_action(router, action)
    return router
