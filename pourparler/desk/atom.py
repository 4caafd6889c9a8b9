"""Items -> an Atom feed (RFC 4287), for programs that tell of what is new. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree as ET

from pourparler.brief.quotes import visible

from .items import Item

_NAMESPACE = "http://www.w3.org/2005/Atom"


def atom(title: str, address: str, site: str, entries: Iterable[tuple[date, Item]]) -> str:
    """The feed of a page. `site`: where the desk is, as "http://127.0.0.1:8614"; `address`: of the page, on it.

    An entry was updated on the day that its report was published."""
    feed = ET.Element("feed", xmlns=_NAMESPACE)
    told = list(entries)
    _text(feed, "title", title)
    _text(feed, "id", site + address)
    _text(feed, "updated", _day(max((day for day, _ in told), default=date(1970, 1, 1))))
    ET.SubElement(feed, "link", href=site + address)
    _text(ET.SubElement(feed, "author"), "name", "Pourparler")
    for day, item in told:
        entry = ET.SubElement(feed, "entry")
        _text(entry, "title", ", ".join(filter(None, (item.head, item.what, item.says))))
        _text(entry, "id", f"{site}{address.partition('?')[0]}#{item.id}")
        _text(entry, "updated", _day(day))
        ET.SubElement(entry, "link", href=site + (item.words or item.page))
        words = "".join(piece.words for piece in item.quote)
        _text(entry, "summary", " ".join(filter(None, (words, f"({item.told})" if item.told else ""))))
    return ET.tostring(feed, encoding="unicode", xml_declaration=True)


def _text(parent: ET.Element, name: str, text: str) -> None:
    """Characters that XML cannot hold are shown by their number."""
    ET.SubElement(parent, name).text = visible(text).replace("\ufffe", "<U+FFFE>").replace("\uffff", "<U+FFFF>")


def _day(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
