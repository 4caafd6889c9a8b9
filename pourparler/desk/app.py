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
from .login import Login, add_login
from .memory import Memory
from .page import add_action, add_page
from .records import Records
from .rendering import STATIC
from .safety import LOCAL, Safety
from .working import Worker


def create_app(db: str | Path, hosts: frozenset[str] = LOCAL, login: bool = False) -> FastAPI:
    """The desk on the database at this address. `hosts`: the names it answers to; `login`: only users may open it."""
    dossiers = open_dossiers(db, create=False)
    worker = Worker(dossiers)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        worker.start()
        yield
        worker.stop()
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
    app.state.pages, app.state.worker = pages.PAGES, worker
    app.mount(f"{addresses.OURS}/static", StaticFiles(directory=STATIC))
    app.include_router(_router())
    add_faults(app)
    app.add_middleware(Memory, revision_at=lambda path: app.state.records.revision(addresses.dossier_at(path)))
    if login:
        add_login(app, dossiers)
        app.add_middleware(Login, dossiers=dossiers)
    app.add_middleware(Safety, hosts=hosts, uploads=pages.UPLOADS)
    return app


def _router() -> APIRouter:
    router = APIRouter()
    for page in pages.PAGES:
        add_page(router, page)
    for action in pages.ACTIONS:
        add_action(router, action)
    return router
