"""What lies outside -> Report: plain text, HTML, JSON, JSONL; from a file, folder, zip archive, address or "-".

    for item in reports_from("talks/", outlet="Daily Example"):
        match item:
            case Report(): ...
            case Skipped(where, reason): ...

A report's text is fixed here, once. What cannot be read is skipped with the reason; nothing is guessed. The format
is told by the content; of endings only .json, .jsonl and .ndjson are believed."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from pourparler.record import Report

from . import archive, jsonl, plain
from .decode import decode, wide_mark
from .found import MAX_SOURCE, Given, IntakeError, Skipped

__all__ = ["IntakeError", "Skipped", "reports_from", "reports_in"]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)  # two letters or more: C: is a drive
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[{\]])")  # "[Updated] …" opens a text
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h1|script|\?xml)\b", re.IGNORECASE
)

_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b", re.S
)
_MOST_OF_A_STREAM = 100_000_000  # bytes of an archive that comes through a pipe


def reports_from(
    source: str | Path, *, published: date | None = None, outlet: str = "", stdin: BinaryIO | None = None
) -> Iterator[Report | Skipped]:
    """The reports of a file, a folder, an http(s) address or "-" (standard input), and what was skipped.

    `published` and `outlet` go before what a text or page says of itself; over a folder or JSON they fill gaps."""
    given, where = Given(published, outlet), str(source)
    try:
        if not where.strip():
            raise IntakeError("'': an empty name is no source; give a file, a folder, an address, or -.")
        if where == "-":
            yield from _stream(stdin or sys.stdin.buffer, "standard input", given)
        elif isinstance(source, str) and _ADDRESS.match(source) and not os.path.exists(source):
            from .fetch import fetch  # brings ssl, 0.05 s that no file needs

            data, content_type, final = fetch(source)
            yield from _stream(io.BytesIO(data), where, Given(published, outlet, final), content_type)
        elif Path(source).is_dir():
            yield from _folder(Path(source), Given(published, outlet, wins=False))
        else:
            yield from _file(Path(source), given)
    except IntakeError as error:
        yield Skipped(where, str(error))


def reports_in(data: bytes, where: str, given: Given, content_type: str = "") -> Iterator[Report | Skipped]:
    """The reports in these bytes, sent or fetched under this name."""
    try:
        yield from _stream(io.BytesIO(data), where, given, content_type)
    except IntakeError as error:
        yield Skipped(where, str(error))


def _folder(folder: Path, given: Given) -> Iterator[Report | Skipped]:
    """Every file below the folder, in order of name; hidden ones and links to folders are passed over."""
    found = False
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            found = True
            yield from _one_file(Path(path, name), given)
    if not found:
        raise IntakeError(f"{folder}: the folder holds no files; give one with .txt, .html, .json or .jsonl reports.")


def _one_file(path: Path, given: Given) -> Iterator[Report | Skipped]:
    """The reports of one file; a file that cannot be read is skipped with the reason."""
    try:
        yield from _file(path, given)
    except IntakeError as error:
        yield Skipped(str(path), str(error))


def _file(path: Path, given: Given) -> Iterator[Report | Skipped]:
    if not path.exists():
        raise IntakeError(f"{path}: there is no such file; check the name.")
    if not path.is_file():
        raise IntakeError(f"{path}: is neither a file nor a folder; save its content in a file.")
    try:
        with path.open("rb") as stream:
            yield from _stream(stream, str(path), given)
    except OSError as error:
        raise IntakeError(f"{path}: cannot be opened ({error.strerror}); check its permissions.") from None


def _stream(stream: BinaryIO, where: str, given: Given, content_type: str = "") -> Iterator[Report | Skipped]:
    """Tell the format by the first bytes, and read."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    head = buffered.peek(1024)
    if head.startswith(archive.ZIP):
        yield from _archive(buffered, where, given)
        return
    if wide_mark(head):
        text = decode(buffered.read(MAX_SOURCE + 1), where)
        buffered, content_type = io.BufferedReader(io.BytesIO(text.encode("utf-8"))), ""
        head = buffered.peek(1024)
    if _JSON.match(head) or where.lower().endswith((".json", ".jsonl", ".ndjson")):
        yield from jsonl.reports(buffered, where, Given(given.published, given.outlet, given.url, wins=False))
        return
    data = buffered.read(MAX_SOURCE + 1)
    if _FEED.match(data[:1024]):
        raise IntakeError(
            f"{where}: is a feed, which has the addresses of reports and not the reports; "
            "give its own address to `pourparler watch`."
        )
    if _is_html(data, content_type):
        from . import html  # brings lxml, likewise

        yield html.read(data, where, given, content_type)
    else:
        yield plain.read(data, where, given)


def _archive(stream: io.BufferedReader, where: str, given: Given) -> Iterator[Report | Skipped]:
    """The reports of a zip archive's members, as of a folder's files."""
    whole = stream if stream.seekable() else io.BytesIO(stream.read(_MOST_OF_A_STREAM))
    each = Given(given.published, given.outlet, wins=False)
    for member in archive.members(whole, where):
        if isinstance(member, Skipped):
            yield member
        else:
            yield from reports_in(member[1], member[0], each)


def _is_html(data: bytes, content_type: str) -> bool:
    """Markup at the start, or the server's word for it: a text that mentions <p> further down is a text."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    while start.startswith(b"<!--") and b"-->" in start:
        start = start.partition(b"-->")[2].lstrip()
    return bool(_MARKUP.match(start)) or "html" in content_type.lower() and b"<" in data
