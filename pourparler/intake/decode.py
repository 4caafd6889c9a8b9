"""Bytes -> the characters they stand for, or an IntakeError. Strips a byte order mark and changes nothing else.

UTF-8 goes before a declared encoding: bytes that are valid UTF-8 hardly ever mean anything else, and declarations
are often wrong."""

from __future__ import annotations

import codecs
import re

from .found import MAX_SOURCE, IntakeError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Python also "decodes" rot13, zlib, unicode_escape and UTF-7, in which markup can hide: only what pages really use.
_DECLARABLE = re.compile(
    r"(?:iso-?8859-?\d{1,2}|latin-?\d|windows-?125\d|cp125\d|koi8-[ru]|mac-?roman|us-ascii|ascii|gb2312|gbk|gb18030|"
    r"big5|shift[_-]jis|euc-(?:jp|kr)|utf-16(?:le|be)?)",
    re.IGNORECASE,
)
_LATIN1 = re.compile(r"(?:iso-?8859-?1|latin-?1|us-ascii|ascii)", re.IGNORECASE)  # the web means windows-1252 by these
_BINARY = (
    (b"%PDF", "a PDF"), (b"\x1f\x8b", "packed by gzip"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"), (b"SQLite format 3", "a database"), (b"\xd0\xcf\x11\xe0", "an office document"),
)  # fmt: skip
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UTF8_PAIR = re.compile(rb"[\xc3-\xcf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")  # as windows-1252 nonsense: â€œ, Ã©
_FEW_CONTROLS, _MOST_CONTROLS = 4, 0.002  # a stray form feed or DEL is no picture
_MOST_HIGH = 0.05  # accents and curly quotes in English: under 0.02; Cyrillic or Greek bytes: over 0.7


def decode(data: bytes, where: str, declared: str = "") -> str:
    """The text of `data`. `declared`: the encoding that a header or a meta tag names, "" for none."""
    if len(data) > MAX_SOURCE:
        raise IntakeError(
            f"{where}: is larger than {MAX_SOURCE // 1_000_000} MB, the most that is read; give the report alone."
        )
    if not data.strip():
        raise IntakeError(f"{where}: is empty; give a file or page with the words of a report.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, where)
    if _is_wide(declared):
        return _strictly(data, declared, where)
    if b"\0" in data or len(_CONTROLS.findall(data)) > max(_FEW_CONTROLS, _MOST_CONTROLS * len(data)):
        raise IntakeError(f"{where}: is {_binary(data)}; save its text as UTF-8.")
    return _guess(data, where, declared)


def _binary(data: bytes) -> str:
    """What bytes that are no text are, as far as their first ones tell."""
    known = next((what for start, what in _BINARY if data.startswith(start)), "")
    return known or "binary (a picture, archive or UTF-16 without its mark)"


def wide_mark(head: bytes) -> bool:
    """True when the bytes begin with the mark of UTF-16 or UTF-32, in which a line end is no single byte."""
    return any(head.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8")


def _guess(data: bytes, where: str, declared: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    if _DECLARABLE.fullmatch(declared) and not _LATIN1.fullmatch(declared):
        return _strictly(data, declared, where)
    high = sum(byte > 0x7F for byte in data)
    try:
        if not _UTF8_PAIR.search(data) and (_LATIN1.fullmatch(declared) or high <= _MOST_HIGH * len(data)):
            return data.decode("windows-1252")
    except UnicodeDecodeError:
        pass
    raise IntakeError(
        f"{where}: byte 0x{data[at]:02X} at {at} is not UTF-8, and no other encoding fits; save the text as UTF-8."
    )


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise IntakeError(
            f"{where}: byte {error.start} does not fit its declared encoding {encoding}; save the text as UTF-8."
        ) from None


def _is_wide(declared: str) -> bool:
    return bool(_DECLARABLE.fullmatch(declared)) and declared.lower().startswith("utf-16")
