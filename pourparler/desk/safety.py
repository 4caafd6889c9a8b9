"""What every request must pass and every answer carries: hosts, origins of writes, sizes, headers.

The desk listens on one's own machine, where any page of the web can send requests to it: only a known Host is answered
(against DNS rebinding), and only a page of the desk itself may write."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException

from . import faults

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]"})
LARGEST = 2_000_000  # bytes of a body, unless it is an upload
LARGEST_UPLOAD = 50_000_000
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_HEADERS = [(name.encode(), value.encode()) for name, value in HEADERS.items()]


class Safety:
    """The outermost layer of the desk. `hosts`: the names it answers to, without a port."""

    def __init__(self, app: App, hosts: frozenset[str] = LOCAL, uploads: frozenset[str] = frozenset()) -> None:
        self.app, self.hosts, self.uploads = app, hosts, uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = [*message.get("headers", []), *_HEADERS]
            await send(message)

        largest = LARGEST_UPLOAD if _last_step(scope["path"]) in self.uploads else LARGEST
        if refusal := refused(scope["method"], headers, self.hosts) or too_large(headers, largest):
            await faults.answer(scope["path"], *refusal)(scope, receive, guarded)
            return
        scope["query_string"] = _without_empty(scope["query_string"])
        try:
            await self.app(scope, _limited(receive, largest), guarded)
        except Exception as fault:
            if begun:
                raise
            await faults.unexpected(scope["path"], fault)(scope, receive, guarded)


def refused(method: str, headers: dict[str, str], hosts: frozenset[str]) -> tuple[int, str] | None:
    """Why a request is not answered: a status and a sentence; None when it may pass."""
    host = headers.get("host", "")
    if _name(host) not in hosts:
        mend = "Open it as `pourparler serve` printed it, or give it this name: --name."
        return 421, f"This desk is not called {host[:100]!r}. {mend}"
    if method in ("GET", "HEAD", "OPTIONS"):
        return None
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    same = site == "same-origin" if site else origin is None or urlsplit(origin).netloc == host
    return None if same else (403, "Only a page of the desk may change something. Open the desk and do it there.")


def too_large(headers: dict[str, str], largest: int) -> tuple[int, str] | None:
    """A body that says itself that it is larger than allowed."""
    length = headers.get("content-length", "0")
    return _more_than(largest) if not length.isdecimal() or int(length) > largest else None


def _more_than(largest: int) -> tuple[int, str]:
    return 413, f"This is more than {largest // 1_000_000} MB. Send less at a time."


def _name(host: str) -> str:
    """A Host without its port."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()


def _last_step(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".json")


def _without_empty(query: bytes) -> bytes:
    """A form sends its empty fields along: what is empty was not asked for."""
    return b"&".join(part for part in query.split(b"&") if not part.endswith(b"=") and part)


def _limited(receive: Receive, largest: int) -> Receive:
    size = 0

    async def counted() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > largest:
            raise HTTPException(*_more_than(largest))  # FastAPI lets this one through
        return message

    return counted
