"""A dictionary file -> its lines without comments; what is wrong with a line -> a `Fault` that names it.

Bytes are read leniently, line by line: UTF-8, else Windows-1252, since such files have grown in many hands. A comment
runs from ";" or "#" to the end of the line, or from "<!--" to "-->"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pourparler.record import PourparlerError

_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.S)
_REST = re.compile(r"[;#].*")
_DISCARD = "[###]"  # TABARI's mark for a report to be discarded; to us, as "[---]", nobody


class DictionaryError(PourparlerError):
    """A dictionary that cannot be read at all."""


class LineError(Exception):
    """What is wrong with a line, and the mend; caught where the line is read and told as a `Fault`."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that gave nothing: where, what, the mend."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.what}"


@dataclass(slots=True)
class Notes:
    """What an import has to tell beside its rows: faults in order, and how many lines were left out, by reason."""

    file: str
    faults: list[Fault] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def fault(self, line: int, what: object) -> None:
        self.faults.append(Fault(self.file, line, str(what)))


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """(number from 1, line without comment and blanks at its end), blank lines left out."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise DictionaryError(f"{path}: cannot be read ({fault.strerror}). Check its name.") from None
    text = "\n".join(map(_characters, data.removeprefix(b"\xef\xbb\xbf").splitlines())).replace(_DISCARD, "[---]")
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for number, line in enumerate(text.split("\n"), 1):
        if kept := _REST.sub("", line).rstrip():
            yield number, kept


def _characters(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("windows-1252", "replace")
