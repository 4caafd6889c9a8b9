"""Answers that stay the same as long as their dossier does: kept by its revision, and not sent again to who has them.

A page made from the record alone carries an ETag (`page.add_page` gives it one). What has none is never kept."""

from __future__ import annotations

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from .safety import App, Message, Receive, Scope, Send

ROOM = 64_000_000  # bytes of answers kept
_CONTROL = ((b"cache-control", b"private, no-cache"),)  # a browser may keep it, and asks whether it is still the same
_RUN = secrets.token_hex(4)  # another program, or other templates, give other answers

Header = tuple[bytes, bytes]


def etag(revision: str, user: object = None) -> str:
    """`user`: who is signed in: what one may not see or do is not on the page."""
    own = hashlib.sha256(repr(user).encode()).hexdigest()[:8] if user else ""
    return f'W/"{_RUN}-{revision}{own}"'


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: tuple[Header, ...]
    body: bytes

    @property
    def etag(self) -> bytes:
        return next(value for name, value in self.headers if name == b"etag")


class Memory:
    """The layer that answers from memory. `revision_at`: the revision of the dossier that a path is of; "" for none."""

    def __init__(self, app: App, revision_at: Callable[[str], str]) -> None:
        self.app, self.revision_at = app, revision_at
        self.kept: OrderedDict[tuple, Answer] = OrderedDict()
        self.size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        user = scope.get("user")
        key = scope["path"], scope["query_string"], user
        has = next((value for name, value in scope["headers"] if name == b"if-none-match"), b"")
        now = etag(self.revision_at(scope["path"]), user).encode() if has or key in self.kept else b""
        answer = self.kept.get(key)
        if has and has == now:
            await _give(Answer(304, ((b"etag", now), *_CONTROL), b""), send)
        elif answer and answer.etag == now:
            self.kept.move_to_end(key)
            await _give(answer, send)
        else:
            await self.app(scope, receive, self._hearing(key, send))

    def _hearing(self, key: tuple, send: Send) -> Send:
        """Send an answer on, and keep it if it may be kept."""
        head: Message = {}
        body = bytearray()

        async def heard(message: Message) -> None:
            if message["type"] == "http.response.start":
                if message["status"] == 200 and any(name == b"etag" for name, _ in message["headers"]):
                    message["headers"] = [*message["headers"], *_CONTROL]
                    head.update(message)
            elif head:
                body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    self._keep(key, Answer(head["status"], tuple(head["headers"]), bytes(body)))
            await send(message)

        return heard

    def _keep(self, key: tuple, answer: Answer) -> None:
        if len(answer.body) > ROOM // 20:
            return
        before = self.kept.pop(key, None)
        self.kept[key] = answer
        self.size += len(answer.body) - (len(before.body) if before else 0)
        while self.size > ROOM:
            self.size -= len(self.kept.popitem(last=False)[1].body)


async def _give(answer: Answer, send: Send) -> None:
    await send({"type": "http.response.start", "status": answer.status, "headers": list(answer.headers)})
    await send({"type": "http.response.body", "body": answer.body})
