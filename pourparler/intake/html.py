"""The bytes of an HTML page -> a Report. Decodes, guards the parse, and leaves the page's reading to page.py.

Limits: 5 MB of HTML, and for the parse 10 s of processor time and 1 GB of address space in a child process.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

from pourparler.record import Report

from .decode import decode
from .found import Found, Given, IntakeError, report
from .metadata import Metadata
from .page import Page, page, tree_of

_SECONDS, _WALL, _SPACE = 10, 30, 1 << 30
_SMALL, _FEW_TAGS, _SHALLOW = 300_000, 8_000, 150
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def read(data: bytes, where: str, given: Given, content_type: str = "") -> Report:
    """The report of an HTML page, or IntakeError. `content_type`: the header it came with, for its charset."""
    html = decode(data, where, _declared(data, content_type))
    found = _page(html, where)
    if not found.text:
        raise IntakeError(
            f"{where}: no article was found in the page; give the page of one report, or its text as a .txt file."
        )
    about = found.metadata
    return report(
        Found(
            text=found.text,
            published=about.published,
            title=about.title,
            outlet=about.outlet,
            url=urljoin(given.url, about.url) if given.url else about.url,
            byline=about.byline,
            language=about.language,
        ),
        given,
        where,
    )


def _declared(data: bytes, content_type: str) -> str:
    if match := _HEADER_CHARSET.search(content_type):
        return match[1]
    meta = _META_CHARSET.search(data[:4096])
    return meta[1].decode("ascii") if meta else ""


def _page(html: str, where: str) -> Page:
    """The page, read here when it is small and flat, else in a child that may be stopped.

    A child costs 0.3 to 0.55 s a page (a fresh interpreter that imports lxml and trafilatura), more than reading the
    report itself, where this process needs 0.01 s. Most pages of news lie below these bounds, and there the slowest
    of the 23 hostile pages we made took 0.5 s and 160 MB: for them a child would guard nothing."""
    if len(html) > _SMALL or html.count("<") > _FEW_TAGS:
        return _in_child(html, where)
    tree = tree_of(html)
    if tree is None:
        return Page("", Metadata())
    return _in_child(html, where) if _is_deep(tree) else page(tree)


def _is_deep(tree: object) -> bool:
    level = [tree]
    for _ in range(_SHALLOW):
        level = [child for element in level for child in element]  # type: ignore[attr-defined]
        if not level:
            return False
    return True


def _in_child(html: str, where: str) -> Page:
    """Read the page in a process with limits; a page that breaks them is an error, never a hang."""
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join([root, *filter(None, sys.path)])
    command = [sys.executable, "-m", f"{__package__}.page", str(_SECONDS), str(_SPACE)]
    try:
        done = subprocess.run(
            command,
            input=html.encode("utf-8", "replace"),
            capture_output=True,
            timeout=_WALL,
            env=os.environ | {"PYTHONPATH": path},
            check=True,
        )
        fields = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        raise IntakeError(
            f"{where}: the page takes more than {_SECONDS} s or 1 GB to read (very large, deep or broken); "
            "give the report's text as a .txt file."
        ) from None
    return Page(fields["text"], Metadata(**fields["metadata"]))
