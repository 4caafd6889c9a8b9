"""A plain text file -> what it holds: header lines where the first line is one, and the text.

The text is the file's, character by character; only line ends become "\\n"."""

from __future__ import annotations

import re

from pourparler.record import Report

from .decode import decode
from .found import Found, Given, report

_FIELDS = {
    "title": "title", "headline": "title", "date": "published", "published": "published", "outlet": "outlet",
    "source": "outlet", "url": "url", "byline": "byline", "author": "byline", "dateline": "dateline",
    "language": "language",
}  # fmt: skip
_HEADER_LINE = re.compile(r"([A-Za-z][A-Za-z -]{0,19}):[ \t]*(.*)")


def read(data: bytes, where: str, given: Given) -> Report:
    """The report of a plain text file, or IntakeError."""
    return report(found(decode(data, where)), given, where)


def found(source: str) -> Found:
    """Header lines and text. Lines that do not make a whole header, down to a blank line, belong to the text."""
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    header, blank, rest = text.partition("\n\n")
    lines = [_HEADER_LINE.fullmatch(line) for line in header.split("\n")]
    if not blank or not lines[0] or lines[0][1].lower() not in _FIELDS or not all(lines):
        return Found(text)
    fields: dict[str, str] = {}
    for line in lines:
        name = _FIELDS.get(line[1].lower()) if line else None
        if line and name:
            fields.setdefault(name, line[2].strip())
    return Found(rest, **fields)
