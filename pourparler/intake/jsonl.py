"""JSON -> reports: one object, a list of objects, or one object a line (JSONL).

Reads text, published|date, title, outlet|source, url, byline|author, dateline, language; a gold story's annotations
are never looked at. The text is taken as it stands, line ends too: spans of others may refer to it.
A bad line skips only itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from pourparler.record import Report

from .decode import decode
from .found import MAX_SOURCE, Found, Given, IntakeError, Skipped, report

_KEYS = {
    "published": ("published", "date"),
    "title": ("title",),
    "outlet": ("outlet", "source"),
    "url": ("url",),
    "byline": ("byline", "author"),
    "dateline": ("dateline",),
    "language": ("language",),
}


def reports(stream: BinaryIO, where: str, given: Given) -> Iterator[Report | Skipped]:
    """The reports of a JSON or JSONL file, in order, and what was skipped. Of JSONL one line is held at a time."""
    head = stream.readline(MAX_SOURCE + 1)
    opens_document = head.strip() in (b"{", b"[", b"") or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")
    if opens_document or not _parses(head):
        head += stream.read(max(0, MAX_SOURCE + 1 - len(head)))
        if opens_document or _parses(head):
            yield from _document(head, where, given)
            return
    yield from _lines(_Chained(head, stream), where, given)


class _Chained:
    """Bytes already read, then the rest of the stream, by lines of at most MAX_SOURCE bytes."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def readline(self) -> bytes:
        """The next line; of a longer one the first MAX_SOURCE + 1 bytes, the rest is passed over. b"" at the end."""
        line, newline, self._head = self._head.partition(b"\n")
        if newline:
            return line + newline
        line += self._stream.readline(MAX_SOURCE + 1)
        end = line
        while len(line) > MAX_SOURCE and end and not end.endswith(b"\n"):
            end = self._stream.readline(MAX_SOURCE)
        return line


def _lines(source: _Chained, where: str, given: Given) -> Iterator[Report | Skipped]:
    number = 0
    while line := source.readline():
        number += 1
        if line.strip():
            yield _one_line(line, f"{where}:{number}", given)


def _one_line(line: bytes, where: str, given: Given) -> Report | Skipped:
    try:
        return _report(_value(line, where), where, given)
    except IntakeError as error:
        return Skipped(where, str(error))


def _document(data: bytes, where: str, given: Given) -> Iterator[Report | Skipped]:
    try:
        value = _value(data, where)
    except IntakeError as error:
        yield Skipped(where, str(error))
        return
    many = isinstance(value, list)
    if many and not value:
        yield Skipped(where, f'{where}: is an empty list; give reports with "text" and "published".')
    for number, element in enumerate(value if many else [value], 1):
        place = f"{where}[{number}]" if many else where
        try:
            yield _report(element, place, given)
        except IntakeError as error:
            yield Skipped(place, str(error))


def _value(data: bytes, where: str) -> Any:
    try:
        return json.loads(decode(data, where))
    except (ValueError, RecursionError) as error:
        fault = "nested too deep" if isinstance(error, RecursionError) else str(error)
        if isinstance(error, json.JSONDecodeError):
            at = f"line {error.lineno}, " * (error.lineno > 1) + f"character {error.colno}"
            fault = f"{error.msg[:1].lower()}{error.msg[1:]} at {at}"
        raise IntakeError(f"{where}: is not JSON ({fault}); write a JSON object, or one object a line.") from None


def _report(value: Any, where: str, given: Given) -> Report:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise IntakeError(
            f'{where}: is JSON but no report; a report is an object with "text" and "published" (YYYY-MM-DD).'
        )
    fields = {field: _field(value, keys, where) for field, keys in _KEYS.items()}
    return report(Found(value["text"], **fields), given, where)


def _field(value: dict[str, Any], keys: tuple[str, ...], where: str) -> str:
    for key in keys:
        if (content := value.get(key)) not in (None, ""):
            if not isinstance(content, str):
                raise IntakeError(f'{where}: "{key}" is {type(content).__name__}, not a string; write it in quotes.')
            return content.strip()
    return ""


def _parses(data: bytes) -> bool:
    try:
        _value(data, "")
    except IntakeError:
        return False
    return True
