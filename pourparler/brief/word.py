"""Brief -> a docx, by python-docx. Lays out what `lines` composed. Needs the extra `docx`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pourparler.record import PourparlerError

from .lines import Line, footing
from .sections import Brief


def write_docx(brief: Brief, output: Path) -> None:
    """Write the whole brief as one document."""
    try:
        from docx import Document
    except ImportError:
        raise PourparlerError("A docx needs python-docx. Install it: pip install 'pourparler[docx]'.") from None
    document = Document()
    document.core_properties.title = brief.title
    document.add_heading(brief.title, 0)
    document.add_paragraph(brief.summary, style="Subtitle")
    for section in brief.sections:
        if not section.lines and not section.empty:
            continue
        document.add_heading(section.title, 1)
        if not section.lines:
            document.add_paragraph(section.empty)
        for line in section.lines:
            _line(document.add_paragraph(style="List Bullet"), line)
            for account in line.accounts:
                _line(document.add_paragraph(style="List Bullet 2"), account)
        if section.more:
            document.add_paragraph(section.more)
    document.save(str(output))


def _line(paragraph: Any, line: Line) -> None:
    """One line: its head bold, the evidence in its quotation bold, where it was printed in grey."""
    from docx.shared import Pt, RGBColor

    paragraph.add_run(f"{line.when}  " if line.when else "")
    paragraph.add_run(line.head).bold = True
    paragraph.add_run("".join(f", {part}" for part in (line.what, line.says) if part))
    paragraph.add_run(f"; {line.later}" if line.later else "")
    if line.quote.pieces:
        paragraph.add_run(": “")
        for words, mark in line.quote.pieces:
            paragraph.add_run(words).bold = mark
        paragraph.add_run("”")
    small = paragraph.add_run("".join(f" · {part}" for part in footing(line)))
    small.font.size, small.font.color.rgb = Pt(8), RGBColor(0x66, 0x66, 0x66)
