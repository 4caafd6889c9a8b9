"""The command line: `pourparler COMMAND`. A thin skin: open, call, show. No reading logic.

Each command loads what it needs when it runs, so that help comes at once. Faults are one sentence on standard error and
exit status 2; results go to standard output, progress and what was skipped to standard error."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from .commands import around, asking, correcting, people, reading, serving, users, watching  # noqa: F401  each adds its own
from .commands.shared import app
from .record import PourparlerError


def main() -> None:
    """Run the command line; every fault ends in one sentence and an exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows another
    try:
        app(prog_name="pourparler")
    except PourparlerError as fault:
        _fail(str(fault), 2)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as fault:
        _fail(f"{fault.filename or 'the system'}: {fault.strerror or fault}. Check name, permissions and disk.", 2)
    except Exception as fault:  # a fault of ours: never a page of code for the user
        _fail(f"unexpected fault: {_place_of(fault)}. Please report it, with what `pourparler doctor` prints.", 1)


def _fail(sentence: str, status: int) -> NoReturn:
    print(f"pourparler: {sentence}", file=sys.stderr)
    sys.exit(status)


def _place_of(fault: Exception) -> str:
    """What and where, for a report: "KeyError: 'x' (matters.py:84)"."""
    trace = fault.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "nowhere"
    return f"{type(fault).__name__}: {fault} ({where})"


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    if version:
        from . import __version__

        print(f"pourparler {__version__}")
        raise typer.Exit
