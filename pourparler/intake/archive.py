"""A zip archive -> its members, one after another. Nothing is written to disk, and no name in it is believed.

Members that are hidden are passed over. An archive inside an archive, and what is locked by a password, is skipped."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from .found import MAX_SOURCE, IntakeError, Skipped

ZIP = b"PK\x03\x04"
_MOST = 10_000  # members
_MOST_BYTES = 500_000_000  # unpacked, all together
_OFFICE = ("[Content_Types].xml", "META-INF/manifest.xml")  # of Word and of LibreOffice: a document, no archive


def members(stream: BinaryIO, where: str) -> Iterator[tuple[str, bytes] | Skipped]:
    """(name for messages, content) of each file, in order of name; of a large one MAX_SOURCE + 1 bytes."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, OSError) as fault:
        raise IntakeError(f"{where}: is a damaged zip archive ({fault}); pack it again, or unpack it.") from None
    with archive:
        files = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
        if any(i.filename in _OFFICE for i in files):
            raise IntakeError(f"{where}: is an office document; save it as plain text or HTML.")
        if len(files) > _MOST:
            raise IntakeError(f"{where}: holds more than {_MOST:,} files, the most that is read; give it in parts.")
        left = _MOST_BYTES
        for info in files:
            place = f"{where}/{info.filename}"
            if any(part.startswith((".", "__MACOSX")) for part in info.filename.split("/")):
                continue
            try:
                with archive.open(info) as member:
                    data = member.read(min(MAX_SOURCE, left) + 1)
            except RuntimeError:
                yield Skipped(place, f"{place}: is locked by a password; unpack it.")
                continue
            except (zipfile.BadZipFile, NotImplementedError, zlib.error, OSError, EOFError) as fault:
                yield Skipped(place, f"{place}: cannot be unpacked ({fault}); unpack it by another program.")
                continue
            left -= len(data)
            if left < 0:
                raise IntakeError(f"{where}: unpacks to more than {_MOST_BYTES // 1_000_000} MB; give it in parts.")
            if data.startswith(ZIP):
                yield Skipped(place, f"{place}: is an archive or office document in an archive; unpack it.")
            else:
                yield place, data
