"""Brief -> Markdown (CommonMark). Lays out what `lines` composed. Text from reports is escaped: it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lines import Line, footing
from .quotes import Quote
from .sections import Brief, Section

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&!])")


def markdown(brief: Brief) -> str:
    """The whole brief as one document."""
    parts = [f"# {_plain(brief.title)}", _plain(brief.summary)]
    for section in brief.sections:
        if section.lines or section.empty:
            parts.append("\n".join(_section(section)))
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}"
    yield ""
    if not section.lines:
        yield section.empty
    for line in section.lines:
        yield f"- {_line(line)}"
        for account in line.accounts:
            yield f"  - {_line(account)}"
    if section.more:
        yield ""
        yield section.more


def _line(line: Line) -> str:
    when = f"{_plain(line.when)} – " if line.when else ""
    text = when + ", ".join([f"**{_plain(line.head)}**", *(_plain(part) for part in (line.what, line.says) if part)])
    text += f"; {_plain(line.later)}" if line.later else ""
    if line.quote.pieces:
        text += f": “{_words(line.quote)}”"
    return text + "".join(f" · `{part}`" if part == line.id else f" · {_plain(part)}" for part in footing(line))


def _words(quote: Quote) -> str:
    return "".join(_marked(words) if mark else _plain(words) for words, mark in quote.pieces)


def _marked(words: str) -> str:
    """Bold, the marks close to the words: blanks inside them would undo the emphasis."""
    bare = words.strip()
    return words.replace(bare, f"**{_plain(bare)}**", 1) if bare else words


def _plain(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)
