"""A page of the desk: one plain function, shown as HTML by a template and as JSON by its type.

The function's parameters are read as FastAPI reads them: those of the path, those of the query, `here: Here` for the
dossier's record, `door: Door` for questions to the database. It returns a frozen dataclass, the page's *view*."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_type_hints

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from pydantic import TypeAdapter

from pourparler.dossier import Dossiers
from pourparler.users import Role, User

from . import addresses
from .memory import etag
from .records import Forbidden, Kept
from .rendering import rendered
from .working import Worker


def _here(request: Request, dossier: str) -> Kept:
    return request.app.state.records.of(addresses.dossier_of(dossier))


def _door(request: Request) -> Dossiers:
    return request.app.state.records.dossiers


def _who(request: Request) -> User:
    """On one's own machine nobody signs in: the user of the system may do everything."""
    return request.scope.get("user") or _own()


@cache
def _own() -> User:
    try:
        return User(os.environ.get("POURPARLER_WHO") or getpass.getuser(), "keeper")
    except (KeyError, OSError):  # a container's user may have no name
        return User("somebody", "keeper")


def _worker(request: Request) -> Worker:
    return request.app.state.worker


Here = Annotated[Kept, Depends(_here)]
Door = Annotated[Dossiers, Depends(_door)]
Who = Annotated[User, Depends(_who)]
Number = Annotated[int, Form(ge=0, le=2**31 - 1, description="The number of a row.")]
WorkerHere = Annotated[Worker, Depends(_worker)]


def _allowed(role: Role) -> Any:
    def asked(who: Who) -> None:
        if not who.may(role):
            raise Forbidden(f"This needs the role {role}, and yours is {who.role}. Ask a keeper of the desk.")

    return Depends(asked)


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `name`: of its template, and of a style sheet if it has one; `title`: in the navigation.

    `part_of`: the name of the page that the navigation marks while this one is open; by default its own.
    `answer`: what a browser is sent instead of this view laid out; None for nothing. `lasts`: it is the same as long as
    its dossier is; not so a page that looks at a clock or asks for anything else."""

    name: str
    address: str  # "/{dossier}/accounts/{id}"
    view: Callable[..., Any]
    title: str = ""  # "": it has no place in the navigation
    part_of: str = ""
    answer: Callable[[Any, Any], Response | None] = lambda view, kept: None
    markdown: Callable[[Kept, Any], str] | None = None  # the page as a document, under its address with ".md" behind it
    feed: Callable[[Kept, Any, str], str] | None = None  # as Atom, with ".atom" behind its address; it gets the site
    lasts: bool = True
    role: Role = "reader"  # who may open it


@dataclass(frozen=True, slots=True)
class Action:
    """Something done by a form (POST). `do` returns a `Done`; with ".json" behind the address that is the answer."""

    address: str
    do: Callable[..., Done]
    role: Role = "editor"  # who may do it


@dataclass(frozen=True, slots=True)
class Done:
    """What an action did, in a sentence, and the page to go on with: an address of ours."""

    what: str
    back: str


def add_page(router: APIRouter, page: Page) -> None:
    """Put a page and its JSON twin in their places."""
    returned = get_type_hints(page.view)["return"]
    view = Depends(page.view)
    write = TypeAdapter(returned).dump_json
    kept = Depends(_here if "{dossier}" in page.address else _nobody)

    allowed = _allowed(page.role)

    def tagged(request: Request, kept: Kept | None) -> dict[str, str]:
        return {"etag": etag(kept.revision, request.scope.get("user"))} if kept and page.lasts else {}

    def as_json(request: Request, _: None = allowed, kept: Kept | None = kept, view: Any = view) -> Response:
        return Response(write(view), media_type="application/json", headers=tagged(request, kept))

    def as_html(request: Request, who: Who, _: None = allowed, kept: Kept | None = kept, view: Any = view) -> Response:
        if other := page.answer(view, kept):
            return other
        return HTMLResponse(rendered(request, page, kept, view, who), headers=tagged(request, kept))

    def as_markdown(request: Request, _: None = allowed, kept: Kept | None = kept, view: Any = view) -> Response:
        return PlainTextResponse(page.markdown(kept, view), media_type="text/markdown", headers=tagged(request, kept))  # type: ignore

    def as_feed(request: Request, _: None = allowed, kept: Kept | None = kept, view: Any = view) -> Response:
        text = page.feed(kept, view, str(request.base_url).rstrip("/"))  # type: ignore
        return Response(text, media_type="application/atom+xml", headers=tagged(request, kept))

    if page.feed:
        router.add_api_route(f"{page.address}.atom", as_feed, include_in_schema=False)
    if page.markdown:
        router.add_api_route(f"{page.address}.md", as_markdown, include_in_schema=False)
    name = page.name.replace("_", " ")
    twin = {"name": page.name, "summary": name.capitalize(), "description": page.view.__doc__ or ""}
    router.add_api_route(_twin(page.address), as_json, response_model=returned, operation_id=page.name, **twin)
    router.add_api_route(page.address, as_html, include_in_schema=False, response_class=HTMLResponse)


def add_action(router: APIRouter, action: Action) -> None:
    done, allowed = Depends(action.do), _allowed(action.role)

    def as_json(_: None = allowed, done: Done = done) -> Done:
        return done

    def go_on(_: None = allowed, done: Done = done) -> Response:
        return RedirectResponse(addresses.ours(done.back), status_code=303)

    about = {"description": action.do.__doc__ or "", "methods": ["POST"]}
    router.add_api_route(_twin(action.address), as_json, operation_id=action.do.__name__, **about)
    router.add_api_route(action.address, go_on, include_in_schema=False, methods=["POST"])


def _twin(address: str) -> str:
    return address + ".json"


def _nobody() -> None:
    return None
