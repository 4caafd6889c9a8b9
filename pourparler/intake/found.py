"""What a format module found in a source -> Report, or an IntakeError that says what, where and the mend.

The one place where a text is judged fit to be a report: it holds text, is not too long, is English, and is dated.
It never changes a character of the text and never guesses a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from pourparler.language.dateline import dateline
from pourparler.record import PourparlerError, Report

from .days import day

MAX_TEXT = 300_000  # characters of one report: 80 s and 1.2 GB; ten times that would be no report
MAX_SOURCE = 5_000_000  # bytes of one page, file or line

_FEWEST_WORDS = 20  # below this many, function words say nothing about the language
_FEWEST_ENGLISH = 0.05
# Frequent in English and in no neighbour of it: not "for" and "at" (Danish), "on" (French), "was" and "of" (Dutch).
_FUNCTION_WORDS = frozenset(
    "the and to that with said by from it not his which are were but their this who they been will would its as is "
    "than when there what we you if".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-zÀ-ɏ]+)?")
_LANGUAGE = re.compile(r"[A-Za-z]{1,12}(?:[-_]\w{1,8})*")  # a tag or a name; anything else says nothing
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class IntakeError(PourparlerError):
    """A source that cannot be read as a report."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that was left out. `reason` is one sentence: where, what, and the mend."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a source. `wins`: it goes before what the source says of itself.

    It wins over one text or page, where the user speaks of that text; over a folder or a file of many
    reports it only fills gaps, since one date for all would be wrong for most of them."""

    published: date | None = None
    outlet: str = ""
    url: str = ""
    wins: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """A report as its source gives it: `published` as written there, "" where there is nothing."""

    text: str
    published: str = ""
    title: str = ""
    outlet: str = ""
    url: str = ""
    byline: str = ""
    dateline: str = ""
    language: str = ""


def report(found: Found, given: Given, where: str) -> Report:
    """The report, or IntakeError. `where` names the source in the error."""
    _check_text(found.text, where)
    _check_language(found, where)
    return Report(
        text=found.text,
        published=_published(found, given, where),
        title=found.title,
        outlet=given.outlet if given.wins and given.outlet else found.outlet or given.outlet,
        url=web_address(found.url) or given.url,
        byline=found.byline,
        dateline=found.dateline or dateline(found.text),
    )


def web_address(url: str) -> str:
    """The address when it is http(s), else "": nothing else may become a link."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc and not re.search(r"[\s\x00-\x1f]", url) else ""


def is_plainly_foreign(text: str) -> bool:
    """True when the text cannot be English: another script, or hardly a function word of English."""
    words = _WORD.findall(text[:20_000])
    latin = [w.lower() for w in words if _LATIN.fullmatch(w)]
    if len(words) > 2 and len(latin) < len(words) / 2:
        return True
    return len(words) >= _FEWEST_WORDS and sum(w in _FUNCTION_WORDS for w in latin) < _FEWEST_ENGLISH * len(words)


def _check_text(text: str, where: str) -> None:
    if not any(c.isalpha() for c in text):
        raise IntakeError(f"{where}: holds no text; give a file or page with the words of a report.")
    if len(text) > MAX_TEXT:
        raise IntakeError(
            f"{where}: the text has {len(text):,} characters, more than the {MAX_TEXT:,} of one report; "
            "split it into single reports."
        )
    if bad := _UNSTORABLE.search(text):
        raise IntakeError(
            f"{where}: U+{ord(bad[0]):04X} at character {bad.start()} stands for no character; export the text again."
        )


def _check_language(found: Found, where: str) -> None:
    named = found.language.strip()
    if _LANGUAGE.fullmatch(named) and not re.match(r"en(?:g|glish)?(?![a-z])|x-default", named, re.IGNORECASE):
        raise IntakeError(
            f"{where}: says that its language is {named!r}; only English is read: give an English version."
        )
    if is_plainly_foreign(found.text):
        raise IntakeError(f"{where}: the text is not English; only English is read: give an English version.")


def _published(found: Found, given: Given, where: str) -> date:
    if given.wins and given.published:
        return given.published
    own = day(found.published)
    if own or given.published and not found.published.strip():
        return own or given.published  # type: ignore[return-value]
    if found.published.strip():
        raise IntakeError(
            f"{where}: the date {found.published.strip()[:40]!r} is no date or can be read in two ways; "
            "write it as YYYY-MM-DD."
        )
    raise IntakeError(f"{where}: no date of publication was found; give it with --published YYYY-MM-DD.")
