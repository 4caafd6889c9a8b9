"""Words of a report -> the ways to cite them: plain text, Markdown, BibTeX. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pourparler.brief import phrases
from pourparler.brief.quotes import passage
from pourparler.record import Report, Spans

from . import addresses

_QUOTED = 300  # characters of a quotation: enough to find it, and within what may be quoted


@dataclass(frozen=True)
class Citation:
    text: str
    markdown: str
    bibtex: str


def citation(report: Report, spans: Spans, speaker: str = "") -> Citation:
    """How to cite these words. `speaker`: who says them; "" for the reporter."""
    words = passage(report.text, spans, _QUOTED).plain
    url, day = addresses.outside(report.url), phrases.day(report.published, 0)
    place = f"report {report.id}, characters {addresses.places(spans)}"
    head = f"“{words}”" + (f" ({speaker})" if speaker else "")
    source = ", ".join(filter(None, (report.byline, f"“{report.title}”" if report.title else "", report.outlet, day)))
    linked = (
        f"[{_plain(report.title or report.outlet or day)}]({url.replace(')', '%29')})" if url else _plain(report.title)
    )
    rest = ", ".join(filter(None, (linked, _plain(report.outlet), day)))
    return Citation(
        text=" ".join(filter(None, (f"{head}. {source}.", url, f"[{place}]"))),
        markdown=f"> {_plain(words)}\n>\n> {', '.join(filter(None, (_plain(speaker), rest)))} ({place})",
        bibtex=_bibtex(report, words, url, place),
    )


def _bibtex(report: Report, words: str, url: str, place: str) -> str:
    fields = {
        "author": report.byline,
        "title": report.title or words,
        "journal": report.outlet,
        "date": report.published.isoformat(),
        "url": url,
        "note": f"{words} ({place})",
    }
    lines = ",\n".join(f"  {name} = {{{_tex(value)}}}" for name, value in fields.items() if value)
    return f"@misc{{pourparler-{report.id},\n{lines}\n}}"


def _plain(words: str) -> str:
    """Words that Markdown takes for nothing but words."""
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", words)


def _tex(words: str) -> str:
    marks = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return re.sub(r"[\\~^#$%&_{}]", lambda m: marks.get(m[0], "\\" + m[0]), re.sub(r"\s+", " ", words))
