"""Whether a time is to come; for a weekday by its distance too: the nearer of the last and the next one. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from .tense import MISHAP, SAID, TIMETABLE, VERB, is_since, leans_ahead, tells_of_past

_NAMES = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_WEEKDAY = re.compile(rf"\b({'|'.join(_NAMES)})day\b")
_HERE = re.compile(  # a bare weekday, not one with its date or a feast's
    r"(?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?,? (?:on )?)?"
    r"(?:(?!Good|Ash|Palm|Maundy|Easter|Holy|Whit|Super|Black)[A-Za-z]+\s+){0,4}?"
    rf"{_WEEKDAY.pattern}(?!,? (?:the \d|(?:the )?(?:\d\d?(?:st|nd|rd|th)? (?:of )?)?"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|March|April|August|[A-Z][a-z]+(?:ary|ber))\b))"
)
_STILL_AHEAD = re.compile(  # said of yesterday's name only where it is a week away
    r"(?i)\b(?:will|shall|['’]ll|(?:is|are) (?:to|due|expected|scheduled|going)|plans? to|ahead of|upcoming"
    r"|should be \w+ by|until|till)\b"
)
_WAS_AHEAD = re.compile(r"(?i)\b(?:would|had been|(?:was|were) (?:\w+ )?(?:to|due|set|planned|expected|scheduled))\b")
_PLANNED = re.compile(  # "in the days before Tuesday's primary"
    r"(?i)\b(?:before|into|for|up to|ahead of|win|wins|winning|lose|losing)\s+(?:the\s+)?$"
)
_PLANNED_AFTER = re.compile(
    r"(?:[a-z]+\s)?\w+day(?:\s\w+)?(?:['’]s)?\s+(?:(?!was\b|were\b)[\w.-]+\s+){0,3}?"
    r"(?:primar(?:y|ies)|caucus(?:es)?|elections?|votes?|debates?|contests?|deadline|referendum|summit|meeting|talks"
    r"|game|match|convention)\b"
)
_EVENTS = (
    r"(?:conventions?|elections?|referendum|ballots?|primar(?:y|ies)|caucus(?:es)?|summit|tournament|Olympics|polls)"
)
_PLANNED_BEFORE = re.compile(
    rf"\b(?:{_EVENTS}\s+in|(?:win|wins|winning|lose|loses|vote|voting|defeat \w+|beat \w+|come|through|toward))\s+"
    r"(?:in\s+)?(?:early |late |mid-)?$"
)
_MONTH_OF_PLANNED = re.compile(rf"(?:[a-z]+[\s-])?[A-Z][a-z]+(?:['’]s)?\s+(?:[\w-]+\s+){{0,2}}?{_EVENTS}\b")
_INDEFINITE = re.compile(r"(?i)(?:\ban? (?:[a-z]+ )?|\b(?:after|since|following|at|over) )$")
_SENTENCE = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?;][\"”]?\s+(?=[\"“]?[A-Z])|\n\s*\n")
_PERFECT = re.compile(r"\b(?:has|have|had)\s+(?:[a-z]+ly\s+)?(?:[a-z]+ed|been|won|seen|made|begun|become|said|held)\b")
_WAS_DONE = re.compile(
    r"\b(?:was|were|been|had)\s+(?:[a-z]+ly\s+)?(?:[a-z]+ed|told|shot|found|held|seen|sent|taken|given|made)\s+(?:on\s+)?$"
)
_OVER = re.compile(  # "hoped to sign Thursday but failed", "Thursday's sessions failed"
    r"\w+day\s+(?:(?:but|only to)\s+(?:failed|did|was|were|could)|and failed)\b"
    r"|\w+day['’]s\s+(?:[a-z]+\s+){1,3}?(?:was|were|[a-z]{2,}ed)\b"
)
_OCCASION = re.compile(  # "At a rally in Oslo on Thursday, he said", but not "In a statement on Thursday"
    r"(?:^|[.!?\n][\"”]?\s+)(?:At|During|In)\s+(?:(?!statement|interview|tweet|letter|note|message|primary|election|vote)[\w'’,]+\s+){1,8}(?:on\s+)?$"
)
_HOPED = ("expected", "planned", "hoped", "intended", "agreed", "moved")


def leaning(text: str, dct: date) -> Callable[[int], bool]:
    """Whether the time at a character is to come, by its clause or, for a weekday, by its distance and the others.

    One text hardly speaks of two Mondays: where a mention of a weekday is clearly to come and none clearly past, the
    mentions that say neither are to come too. Tomorrow's name is tomorrow's day, yesterday's hardly a week away."""
    weekdays: dict[str, list[int]] = {}
    for match in _WEEKDAY.finditer(text):
        weekdays.setdefault(match[1], []).append(match.start())
    to_come = {
        name
        for name, places in weekdays.items()
        if any(leans_ahead(text, at) for at in places)
        and not any(tells_of_past(text, at) and not leans_ahead(text, at) for at in places)
    }

    def future(at: int) -> bool:
        ahead, here = leans_ahead(text, at), _HERE.match(text, at)
        if not here:
            return ahead
        days = (_NAMES.index(here[1]) - dct.weekday()) % 7
        if days == 6:
            return ahead and _is_a_week_away(text, at)
        if days == 1:
            return not _is_a_week_ago(text, at)
        return ahead or here[1] in to_come or (days in (2, 3) and _is_near(text, at))

    return future


def _is_a_week_away(text: str, at: int) -> bool:
    """Whether yesterday's name means the day in six days: words of the present say so."""
    before = text[max(0, at - 160) : at]
    clause = before[max((m.end() for m in SAID.finditer(before)), default=0) :]
    return bool(
        (_STILL_AHEAD.search(clause) or TIMETABLE.search(clause) or not clause.strip())
        and not _WAS_AHEAD.search(clause)
        and not text.startswith("later", at)
    )


def _is_a_week_ago(text: str, at: int) -> bool:
    """Whether tomorrow's name means the day six days ago: "was told Wednesday", "since Wednesday"."""
    before = text[max(0, at - 160) : at]
    if _OCCASION.search(before) and tells_of_past(text, at):
        return True
    return bool(is_since(text, at) or _WAS_DONE.search(before) or MISHAP.search(before) or _OVER.match(text, at))


def is_planned(text: str, at: int) -> bool:
    """Whether a month that is nearer ahead than behind lies ahead: an election's, a convention's."""
    before = text[max(0, at - 60) : at]
    return bool(_PLANNED_BEFORE.search(before) or _MONTH_OF_PLANNED.match(text, at))


def _is_near(text: str, at: int) -> bool:
    """Whether a weekday that is nearer ahead than behind lies ahead: a planned thing's, or no past is told."""
    before = text[max(0, at - 160) : at]
    if _PLANNED.search(before) and _PLANNED_AFTER.match(text, at):
        return True
    start = max((stop.end() for stop in _SENTENCE.finditer(before)), default=0)
    after = text[at : at + 120]
    stop = _SENTENCE.search(after)
    sentence = before[start:] + (after[: stop.start()] if stop else after)
    return not (
        _INDEFINITE.search(before)
        or MISHAP.search(before)
        or _PERFECT.search(sentence)
        or any(verb["past"] or verb[0] in _HOPED for verb in VERB.finditer(sentence))
    )
