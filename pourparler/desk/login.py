"""Signing in, where the desk is open to more than one's own machine: nothing is answered to who has not.

`Login` is a layer inside `Safety` and around `Memory`: it puts the user into the scope. What a user may do is asked by
each page and action (`page.Action.role`)."""

from __future__ import annotations

import time
from collections import deque
from typing import Annotated

from fastapi import APIRouter, FastAPI, Form, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.requests import cookie_parser

from pourparler import users
from pourparler.dossier import Dossiers

from . import addresses, faults
from .rendering import environment, styles
from .safety import App, Receive, Scope, Send

COOKIE = "pourparler"
ADDRESS = f"{addresses.OURS}/login"
_OPEN = (f"{addresses.OURS}/static/", f"{ADDRESS}?", f"{ADDRESS}.json?")  # to who has not signed in
_NAME_TRIES, _PLACE_TRIES, _WITHIN = 5, 20, 300.0  # failures of one name, of one address, within so many seconds


class Login:
    """The layer: puts the user into the scope, and sends whoever is none to the page of signing in."""

    def __init__(self, app: App, dossiers: Dossiers) -> None:
        self.app, self.dossiers = app, dossiers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        token = _token(scope)
        user = await run_in_threadpool(users.who_is, self.dossiers, token) if token else None
        scope["user"] = user
        if user or f"{scope['path']}?".startswith(_OPEN):
            await self.app(scope, receive, send)
        else:
            await _refused(scope)(scope, receive, send)


def _refused(scope: Scope) -> Response:
    if scope["path"].endswith(".json") or scope["method"] not in ("GET", "HEAD"):
        return faults.answer(scope["path"], 401, f"Nobody is signed in. Sign in at {ADDRESS}.")
    query = scope["query_string"].decode("latin-1")
    return RedirectResponse(
        str(addresses.with_query(ADDRESS, back=scope["path"] + (f"?{query}" if query else ""))), 303
    )


def _token(scope: Scope) -> str:
    sent = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie"), "")
    return cookie_parser(sent).get(COOKIE, "")


class Tries:
    """How often signing in has failed of late, by name and by where it came from."""

    def __init__(self) -> None:
        self.failed: dict[str, deque[float]] = {}

    def may(self, name: str, place: str) -> bool:
        return self._count(f"n{name}") < _NAME_TRIES and self._count(f"p{place}") < _PLACE_TRIES

    def fail(self, name: str, place: str) -> None:
        for key in (f"n{name}", f"p{place}"):
            self.failed.setdefault(key, deque()).append(time.monotonic())
        if len(self.failed) > 10_000:
            self.failed = {key: times for key, times in self.failed.items() if self._count(key)}

    def _count(self, key: str) -> int:
        times = self.failed.get(key, deque())
        while times and times[0] < time.monotonic() - _WITHIN:
            times.popleft()
        return len(times)


def add_login(app: FastAPI, dossiers: Dossiers) -> None:
    """The page and form of signing in, and signing out."""
    router, tries = APIRouter(), Tries()

    def page(back: str = "/", failed: str = "") -> Response:
        made = environment().get_template("login.html").render(back=back, failed=failed, styles=styles("login"))
        return HTMLResponse(made, 401 if failed else 200)

    def enter(request: Request, name: str, password: str) -> tuple[str | None, Response | None]:
        """A token, or the answer to who cannot have one."""
        place = request.client.host if request.client else ""
        if not tries.may(name, place):
            return None, faults.answer(
                request.url.path, 429, "Signing in has failed too often. Try again in 5 minutes."
            )
        token = users.sign_in(dossiers, name, password)
        if token is None:
            tries.fail(name, place)
        return token, None

    def sign_in(request: Request, name: Name, password: Password, back: Back = "/") -> Response:
        token, refusal = enter(request, name, password)
        if refusal or not token:
            return refusal or page(back, "Name or password is wrong.")
        return _with(RedirectResponse(addresses.ours(back), 303), request, token)

    def sign_in_json(request: Request, name: Name, password: Password) -> Response:
        """Sign in; the answer sets a cookie that later requests send along."""
        token, refusal = enter(request, name, password)
        if refusal or not token:
            return refusal or faults.answer(request.url.path, 401, "Name or password is wrong. Try again.")
        return _with(JSONResponse({"what": f"{name} is signed in."}), request, token)

    def sign_out(request: Request) -> Response:
        if token := request.cookies.get(COOKIE):
            users.sign_out(dossiers, token)
        answer = RedirectResponse(ADDRESS, 303)
        answer.delete_cookie(COOKIE)
        return answer

    router.add_api_route(ADDRESS, page, include_in_schema=False)
    router.add_api_route(ADDRESS, sign_in, methods=["POST"], include_in_schema=False)
    router.add_api_route(f"{ADDRESS}.json", sign_in_json, methods=["POST"])
    router.add_api_route(f"{addresses.OURS}/logout", sign_out, methods=["POST"], include_in_schema=False)
    app.include_router(router)


Name = Annotated[str, Form(max_length=100)]
Password = Annotated[str, Form(max_length=users.LONGEST)]
Back = Annotated[str, Form(max_length=4000)]


def _with(answer: Response, request: Request, token: str) -> Response:
    answer.set_cookie(
        COOKIE,
        token,
        max_age=int(users.LASTS.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer
