"""Brief -> one HTML file that needs nothing else: no script, no other file, prints well.

Lays out what `lines` composed. Text from reports is escaped: it stays text."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from .lines import Line, footing
from .quotes import Quote
from .sections import Brief, Section

_STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem; margin-bottom: 0 } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem }
ul { list-style: none; padding: 0 } li { margin: .6rem 0; break-inside: avoid } li li { margin: .2rem 0 .2rem 1.5rem }
time { color: #06578a; margin-right: .5rem } small, .none { color: #666 } q mark { background: #ffe9a8; color: inherit }
@media (prefers-color-scheme: dark) {
  time { color: #7cc4f0 } small, .none { color: #aaa } q mark { background: #5a4a10 }
}
@media print { body { margin: 0; max-width: none } }
"""


def page(brief: Brief) -> str:
    """The whole brief as one page."""
    title = escape(brief.title)
    sections = "\n".join(_section(s) for s in brief.sections if s.lines or s.empty)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n<p><small>{escape(brief.summary)}</small></p>\n{sections}\n</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    lines = "\n".join(f"<li>{''.join(_line(line))}</li>" for line in section.lines)
    body = f"<ul>\n{lines}\n</ul>" if section.lines else f'<p class="none">{escape(section.empty)}</p>'
    more = f'\n<p class="none">{escape(section.more)}</p>' if section.more else ""
    return f"<section>\n<h2>{escape(section.title)}</h2>\n{body}{more}\n</section>"


def _line(line: Line) -> Iterator[str]:
    if line.when:
        yield f"<time>{escape(line.when)}</time>"
    yield f"<strong>{escape(line.head)}</strong>"
    yield "".join(f", {escape(part)}" for part in (line.what, line.says) if part)
    if line.later:
        yield f"; {escape(line.later)}"
    if line.quote.pieces:
        yield f": {_quote(line.quote)}"
    yield "<small>" + "".join(f" · {escape(part)}" for part in footing(line)) + "</small>"
    if line.accounts:
        yield "\n<ul>" + "".join(f"\n<li>{''.join(_line(account))}</li>" for account in line.accounts) + "\n</ul>"


def _quote(quote: Quote) -> str:
    words = "".join(f"<mark>{escape(words)}</mark>" if mark else escape(words) for words, mark in quote.pieces)
    return f"<q>{words}</q>"
