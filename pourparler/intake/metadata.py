"""The tree of an HTML page -> what the page says of itself: title, byline, outlet, day, address, language.

Looks at Open Graph, JSON-LD and meta tags, then at marked elements. No date is inferred from an address, a
copyright line or a file: a page that states none has none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from .days import day

_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article.published",
    "pubdate", "publishdate", "publish-date", "publish_date", "published", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dc.date.created", "dcterms.created", "dcterms.date", "date",
    "publication_date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_ARTICLE_TYPE = re.compile(r"article|newsstory|report|posting|liveblog", re.IGNORECASE)
_REVISED = re.compile(r"updat|modif|revis", re.IGNORECASE)
_MOST_LD = 500_000  # characters of one JSON-LD script


@dataclass(frozen=True, slots=True)
class Metadata:
    """`published` is YYYY-MM-DD or ""; `heading` is the page's first <h1>, which may differ from the title."""

    title: str = ""
    heading: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""


def metadata(tree: HtmlElement) -> Metadata:
    """What the page says of itself; "" where it says nothing."""
    tags, article = _meta_tags(tree), _article(tree)
    heading = _first(_words(e) for e in tree.iter("h1"))
    publisher = article.get("publisher")
    return Metadata(
        title=_first((tags.get("og:title"), _string(article.get("headline")), heading, _words(tree.find(".//title")))),
        heading=heading,
        byline=_byline(tree, tags, article),
        outlet=_first((tags.get("og:site_name"), _names(publisher), tags.get("application-name"))),
        published=_published(tree, tags, article),
        url=_first((*(e.get("href") for e in tree.iterfind(".//link[@rel='canonical']")), tags.get("og:url"))),
        language=_first(
            (tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), tree.get("xml:lang"))
        ),
    )


def article_body(tree: HtmlElement) -> str:
    """The article as JSON-LD holds it (pages drawn by script have it nowhere else), "" when it is absent or markup."""
    body = _article(tree).get("articleBody")
    return body if isinstance(body, str) and not re.search(r"</?\w+[^>]*>|&\w+;", body) else ""


def _meta_tags(tree: HtmlElement) -> dict[str, str]:
    """Meta tags by lower-case name, property or itemprop; the first of a name counts."""
    tags: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if content := meta.get("content", "").strip():
            tags.setdefault(name.strip().lower(), content)
    return tags


def _article(tree: HtmlElement) -> dict[str, Any]:
    """The first JSON-LD object that is an article; {} without one."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        if script.text and len(script.text) <= _MOST_LD:
            try:
                found = json.loads(script.text, strict=False)
            except (ValueError, RecursionError):
                continue
            for item in _objects(found):
                if _ARTICLE_TYPE.search(str(item.get("@type", ""))):
                    return item
    return {}


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    items = value if isinstance(value, list) else [value]
    for item in items:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (o for o in graph if isinstance(o, dict)) if isinstance(graph, list) else ()


def _byline(tree: HtmlElement, tags: dict[str, str], article: dict[str, Any]) -> str:
    marked = tree.xpath(".//*[@itemprop='author' or @rel='author' or contains(concat(' ', @class, ' '), ' byline ')]")
    written = (_names(article.get("author")), tags.get("author"), tags.get("article:author"), *map(_words, marked[:1]))
    found = _first(w for w in written if w and not re.match(r"https?:|www\.|@", w))
    return re.sub(r"^by:?\s+", "", found, flags=re.IGNORECASE) if len(found) <= 200 else ""


def _published(tree: HtmlElement, tags: dict[str, str], article: dict[str, Any]) -> str:
    stated = [tags.get(_DATE_NAMES[0]), _string(article.get("datePublished")), *(tags.get(n) for n in _DATE_NAMES[1:])]
    marked = tree.xpath(".//time[@itemprop='datePublished' or @pubdate]/@datetime")
    for written in (*stated, *marked):
        if written and (found := day(written)):
            return found.isoformat()
    return _only_time(tree)


def _only_time(tree: HtmlElement) -> str:
    """The date of the page's <time> elements where they name one: a list of other stories has many."""
    for scope in (".//article//time[@datetime]", ".//time[@datetime]"):
        times = [
            e for e in tree.iterfind(scope) if not _REVISED.search(f"{e.get('class', '')} {e.get('itemprop', '')}")
        ]
        found = {day(e.get("datetime", "")) for e in times}
        if len(found) == 1 and (only := found.pop()):
            return only.isoformat()
    return ""


def _names(value: Any) -> str:
    """A schema.org person or organisation, or several, as one string."""
    items = value if isinstance(value, list) else [value]
    names = [_string(item.get("name")) if isinstance(item, dict) else _string(item) for item in items]
    return ", ".join(name for name in names if name)


def _string(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _words(element: HtmlElement | None) -> str:
    return re.sub(r"[ \t\n\r\f]+", " ", "".join(element.itertext())).strip(" ") if element is not None else ""


def _first(values: Any) -> str:
    return next((value.strip() for value in values if value and value.strip()), "")
