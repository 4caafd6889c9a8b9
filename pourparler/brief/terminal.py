"""Brief -> the terminal, by Rich. Lays out what `lines` composed; adds no words but the marks between them.

Colour only repeats what a word says. Text from reports never becomes markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from .lines import Line, footing
from .quotes import Quote
from .sections import Brief, Section

_HANGING = 2  # columns by which the rest of a line without a date goes in, so that the next one is seen to begin
_WHEN = 12  # columns for a date; a longer one goes on below


def show(brief: Brief, console: Console) -> None:
    """Print a brief to a console."""
    console.print(Text(brief.title, style="bold"), Text(brief.summary, style="dim"), sep="\n")
    for section in brief.sections:
        if section.lines or section.empty:
            console.print()
            console.print(_section(section))


def listing(lines: Iterable[Line], console: Console) -> None:
    """Print lines by themselves, as the commands that list one kind of element do."""
    console.print(_grid(tuple(lines)))


def words(quote: Quote) -> Text:
    """Quoted words, the evidence in bold."""
    text = Text("“")
    for piece, mark in quote.pieces:
        text.append(piece, style="bold" if mark else "")
    return text.append("”")


def _section(section: Section) -> RenderableType:
    heading = Text(section.title, style="bold cyan")
    if not section.lines:
        return Group(heading, Padding(Text(section.empty, style="dim"), (0, 0, 0, 2)))
    rest = [Padding(Text(section.more, style="dim"), (0, 0, 0, 2))] if section.more else []
    return Group(heading, _grid(section.lines), *rest)


def _grid(lines: tuple[Line, ...]) -> Table:
    """One row a line: its date, where any line has one, and its body."""
    dated = any(line.when for line in lines)
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    if dated:
        grid.add_column(width=_WHEN, style="cyan")
    grid.add_column(ratio=1)
    for line in lines:
        grid.add_row(*([" ", line.when] if dated else [" "]), _body(line, 0 if dated else _HANGING))
    return grid


class _Wrapped:
    """A text whose lines but the first go in by some columns."""

    def __init__(self, text: Text, hanging: int) -> None:
        self.text, self.hanging = text, hanging

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        first, *rest = self.text.wrap(console, options.max_width - self.hanging) or [Text()]
        yield first
        for line in rest:
            yield Text(" " * self.hanging) + line


def _body(line: Line, hanging: int) -> RenderableType:
    text = Text.assemble((line.head, "bold"), *(f", {part}" for part in (line.what, line.says) if part))
    text.append(f"; {line.later}" if line.later else "")
    if line.quote.pieces:
        text = Text.assemble(text, ": ", words(line.quote))
    for part in footing(line):
        text.append(f" · {part}", style="dim")
    body = _Wrapped(text, hanging)
    if not line.accounts:
        return body
    return Group(body, Padding(_accounts(line), (0, 0, 0, 1)))


def _accounts(line: Line) -> Table:
    """The sides of a dispute, side by side with who says so."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(max_width=26, style="bold")
    grid.add_column(ratio=1)
    said_before = ""
    for account in line.accounts:
        head, said_before = "" if account.head == said_before else account.head, account.head
        grid.add_row(head, Text.assemble(words(account.quote), (f" · {account.told} · {account.id}", "dim")))
    return grid
