"""An HTML page, decoded -> Page: the article's words in their own characters, and what the page says of itself.

trafilatura chooses which blocks are the article; it also composes, drops and folds characters, so its text is never
used. Each block gets a mark, a rare letter triple after its words, and the marks that trafilatura hands back name
the blocks; their words come from the tree. White space is folded as a browser folds it (runs of space, tab and line
end), no other character changes; blocks are parted by an empty line. No limits here: see html.py. Run as a program
it reads a page from standard input and writes the Page as JSON."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import NamedTuple

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from .metadata import Metadata, article_body, metadata

_SKIPPED = frozenset(
    "script style noscript template svg math button input select option textarea iframe object canvas audio video "
    "head title dialog datalist progress meter map".split()
)
_BLOCKS = frozenset(
    "html body address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table caption thead tbody tfoot tr td th "
    "ul menu".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_WINDOWS_REFERENCE = re.compile(r"&#(?:x0*([89][0-9a-f])|0*(1[2-5]\d));?", re.IGNORECASE)
_BUTTON = re.compile(
    r"\W*(?:e-?mail|facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|telegram|print|share|save|comments?|"
    r"copy link|advertisement|listen|read more|more on this)\W*",
    re.IGNORECASE,
)
_FIRST_MARK = 0xA500  # the Vai syllabary: letters that no composition touches and no English report needs
_MARK = re.compile("[\ua500-\ua5ff]{3}")
# What lxml refuses in a text node, and stray marks: both go from the copy that trafilatura sees, never from our words.
_UNMARKABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\ua500-\ua5ff]")
_PROSE_WORDS = 10


@dataclass(frozen=True, slots=True)
class Page:
    """`text` is "" when the page holds no article."""

    text: str
    metadata: Metadata


class Node(NamedTuple):
    """A text node: the text of an element, or its tail."""

    element: HtmlElement
    is_tail: bool

    @property
    def text(self) -> str:
        return (self.element.tail if self.is_tail else self.element.text) or ""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of words that stands on lines of its own. `linked`: characters of it inside links."""

    words: str
    nodes: tuple[Node, ...]
    linked: int


def tree_of(html: str) -> HtmlElement | None:
    """The tree of a page; None when there is no element in it. Nothing is fetched, no entity is expanded."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, collect_ids=False
    )
    source = _WINDOWS_REFERENCE.sub(_windows_character, html.replace("\0", ""))
    try:
        return lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError):
        return None


def page(tree: HtmlElement) -> Page:
    """The article and the metadata. Changes the tree. The text is "" when no block of the page is prose."""
    about = metadata(tree)
    blocks = list(_blocks(tree))
    _mark(blocks)
    chosen = [blocks[i] for i in sorted(_chosen(tree)) if i < len(blocks)]
    words = [b.words for b in chosen if not _BUTTON.fullmatch(b.words)]
    while words and _is_heading(words[0], about):
        del words[0]
    if any(_is_prose(b.words, b.linked) for b in chosen):
        return Page("\n\n".join(words), about)
    body = article_body(tree)
    return Page(body if _is_prose(body, 0) else "", about)


def _windows_character(reference: re.Match[str]) -> str:
    """Browsers read the references 128 to 159 as windows-1252 (&#146; is a closing quotation mark)."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return bytes([code]).decode("windows-1252", "ignore") if 0x80 <= code <= 0x9F else reference[0]


def _blocks(tree: HtmlElement) -> Iterator[Block]:
    """The blocks of the page in order: words between two block boundaries."""
    run: list[Node | None] = []  # None: a line break
    for piece in _pieces(tree):
        if isinstance(piece, Node) or piece == "break":
            run.append(piece if isinstance(piece, Node) else None)
        else:
            if block := _block(run):
                yield block
            run = []
    if block := _block(run):
        yield block


def _pieces(tree: HtmlElement) -> Iterator[Node | str]:
    """Text nodes in order, "break" for <br>, "edge" where a block begins or ends. A loop: pages may be deep."""
    stack: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while stack:
        element, is_over = stack.pop()
        edge = element.tag in _BLOCKS
        if is_over:
            if edge:
                yield "edge"
            if element is not tree:
                yield Node(element, True)
            continue
        stack.append((element, True))
        if edge:
            yield "edge"
        if element.tag == "br":
            yield "break"
        elif not _is_unseen(element):
            yield Node(element, False)
            stack.extend((child, False) for child in reversed(element))


def _is_unseen(element: HtmlElement) -> bool:
    if element.tag in _SKIPPED or not isinstance(element.tag, str):
        return True
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _block(run: list[Node | None]) -> Block | None:
    nodes = tuple(node for node in run if node and node.text.strip())
    if not nodes:
        return None
    if _in_pre(nodes[0].element):
        words = "".join(node.text if node else "\n" for node in run).strip("\n")
    else:
        lines = "".join(_SPACE.sub(" ", node.text) if node else "\n" for node in run).split("\n")
        words = re.sub("\n{3,}", "\n\n", "\n".join(re.sub(" +", " ", line).strip(" ") for line in lines)).strip("\n")
    return Block(words, nodes, sum(len(node.text) for node in nodes if _in_link(node)))


def _in_pre(element: HtmlElement) -> bool:
    return element.tag == "pre" or next(element.iterancestors("pre"), None) is not None


def _in_link(node: Node) -> bool:
    at = node.element.getparent() if node.is_tail else node.element
    while at is not None and at.tag not in _BLOCKS:
        if at.tag == "a":
            return True
        at = at.getparent()
    return False


def _mark(blocks: list[Block]) -> None:
    """Write each block's mark after its longest piece, the one that trafilatura is least likely to prune."""
    for number, block in enumerate(blocks):
        bearer = max(block.nodes, key=lambda node: len(node.text))
        for node in block.nodes:
            text = _UNMARKABLE.sub("", node.text) + (_letters(number) if node is bearer else "")
            if text != node.text:
                setattr(node.element, "tail" if node.is_tail else "text", text)


def _letters(number: int) -> str:
    return "".join(chr(_FIRST_MARK + (number >> shift & 0xFF)) for shift in (16, 8, 0))


def _chosen(tree: HtmlElement) -> set[int]:
    """Numbers of the blocks that trafilatura takes for the article."""
    import trafilatura  # 0.1 s, and needed for pages only

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = trafilatura.bare_extraction(tree, include_comments=False)
    if document is None or document.body is None:
        return set()
    marks = _MARK.findall("".join(document.body.itertext()))
    return {sum((ord(c) - _FIRST_MARK) << shift for c, shift in zip(mark, (16, 8, 0), strict=True)) for mark in marks}


def _is_heading(words: str, about: Metadata) -> bool:
    """The page's title or byline, which stand in fields of their own."""
    folded = re.sub(r"^by\s+", "", words.strip(), flags=re.IGNORECASE).casefold()
    return folded in {about.title.casefold(), about.byline.casefold(), about.heading.casefold()}


def _is_prose(words: str, linked: int) -> bool:
    """A sentence of some length that is not one of a list of links."""
    return (
        len(words.split()) >= _PROSE_WORDS
        and linked < len(words) / 2
        and bool(re.search(r"[.!?…][\"'”’)\]]*(?:\s|$)", words))
    )


def main() -> None:
    """Child process: limits first, then the page from standard input."""
    import resource  # not on Windows, where html.py's clock is the only limit

    seconds, space = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    tree = tree_of(sys.stdin.buffer.read().decode("utf-8", "replace"))
    found = Page("", Metadata()) if tree is None else page(tree)
    json.dump(asdict(found), sys.stdout)


if __name__ == "__main__":
    main()
