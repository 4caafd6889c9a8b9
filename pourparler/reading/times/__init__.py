"""A report's text and its date -> its time expressions, as TIMEX3 values and intervals of dates. Pure; needs no parse.

Resolves against the publication date (`dct`), and "that day", "a day earlier", "the following week" against the last
date that the text named. Leaves to the caller which event a time belongs to, and what "since" or "until" make of it.
Abstains (no interval) where the words name no calendar time: durations, sets, vague words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from pourparler.reading.times.accounts import ACCOUNTS
from pourparler.reading.times.days import DAYS, day_pair
from pourparler.reading.times.feasts import NAMED_DAYS
from pourparler.reading.times.flow import Flow, Found, Match, is_tale_of_old, tells_of_past
from pourparler.reading.times.grammar import first_match
from pourparler.reading.times.names import NAMED
from pourparler.reading.times.relations import RELATED
from pourparler.reading.times.values import interval_of
from pourparler.record import Span, Timex

_RESOLVERS = {**DAYS, **NAMED, **NAMED_DAYS, **RELATED, **ACCOUNTS}
_TIMETABLE = re.compile(  # verbs whose present tells of what is arranged: "the court sits in Ardun Thursday"
    r"\b(?:takes? effect|begins|opens|shuts|starts|expires|resumes|ends|closes|meets|convenes|gathers|sits|leaves"
    r"|arrives|departs|travels|flies|returns home|goes on|comes into|holds|hosts|votes on|faces|goes to"
    r"|(?<=\w )(?<!to )(?<!not )(?:meet|open|begin|resume|arrive|depart|gather|convene|effective))"
    r"(?:\s+(?!(?:to|and|but|that|who|which|after|[a-z]+ed)\b)[\w'’.-]+){0,7}"
    r"(?<!\ba)(?<!\bthe)(?<!\bits)(?<!['’]s)\s+$"
)
_AHEAD = re.compile(  # a word of the clause before the time that speaks of what is to come
    r"(?i)\b(?:will|would(?!-be)|shall|['’]ll|(?<!had been )(?:re)?scheduled|plans? to"
    r"|(?<!as )(?<!previously )(?<!had been )plann(?:ed|ing)|due"
    r"|(?<!-)(?<!had been )expect(?:s|ed)?"
    r"|set (?:to|for)|(?:is|are|was|were) to|about to|(?:is|are|am|['’]re|['’]m) going to|upcoming|intends?|postponed"
    r"|(?:likely|supposed|ready|preparing|hopes?|hoping|aims?) to|to be (?:[a-z]+ed|held|taken|given|made|sent))\b"
    r"|\b(?-i:may|might|could|should)\s+(?!not\b|have\b)(?:(?!\b(?:was|were|had|hadn|that|who)\b)[^,;]){1,60}$"
    r"|\b(?:ahead of|in time for|in the run-?up to|look(?:s|ing)? (?:ahead|forward) to)\s+(?:[\w.'’]+\s+){0,4}$"
    r"|\b(?:must|can)\s+(?!not\b|have\b)(?:(?!\b(?:was|were|had|that|who)\b)[^,;.]){1,50}\b(?:in|on|by)\s+$"
    r"|(?<!there )(?<!who )\b(?:is|are|['’]re|['’]m)\s+(?:not\s+)?(?!being|coming off|recovering|reeling)[a-z]+ing\s+"
    r"(?:(?!to\b|that\b|and\b|which\b)[\w'’.-]+\s+){0,4}$"
    r"|\bthere(?: is|['’]s|\s+are)\s+(?:an?|no|more|another|two|three)\s+(?:\w+\s+){1,2}on\s+$"
    r"|(?:^|[.\n]\s*)(?:Starting|Beginning|Come)\s+(?:on\s+)?$"
    r"|\b(?:agree[sd]?|urge[sd]?|asks?|asked|promised?|vow(?:s|ed)?|invited?|order(?:s|ed)?|decided?|pledged?)\s+"
    r"(?:[\w'’]+\s+){0,4}?to\s+(?!an?\b|the\b)[a-z]+\s+(?:[\w'’]+\s+){0,3}?(?:on\s+)?$"
)
_HEADLINE = re.compile(  # "Envoy to visit Torrea in July", a line without a full stop
    r"(?:\A|\n)\s*(?:[A-Z][\w.'’-]*,?\s+(?:(?:and|of|the)\s+)?){1,5}to\s+(?!the\b|an?\b)[a-z][^.\n]*$"
)
_LINE_GOES_ON = re.compile(r"[^\n]*[^.\n]\s*(?:\n|\Z)")
_UP_TO = re.compile(
    r"(?i)\b(?:until|till|by|as (?:early|soon|late) as|no later than|deadline of)\s+(?:the\s+)?(?:end\s+of\s+)?$"
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_OPENING = re.compile(r"(?:^|[.\n]\s*)(?:On|In|By|Until)?\s*$")
_AHEAD_AFTER = re.compile(r"(?i)[^.;:]{0,90}?\b(?:will|plans? to|(?:is|are) (?:to|due|expected|scheduled|set))\b")
_DONE = re.compile(  # a deed just before the time: "he predicted Wednesday", but not "to be signed Monday"
    r"(?i)(?<!\bbe )(?<!\bto )\b(?!(?:re)?scheduled|expected|planned|postponed|delayed|slated|supposed"
    r"|need|proceed|succeed)[a-z]{2,}ed\s+(?:(?:on|late|early|last)\s+)?$"
)
_BY_THEN = re.compile(r"(?i)\bhad\b(?!.*\b(?:to|would)\b).*\b(?:by|as early as)\s+$")  # "had answered by Monday"
_BY = re.compile(r"(?i)\bby\s+$")
_HAD = re.compile(  # "by Monday they had answered"
    r"[^.;]{0,60}\b(?:had\b(?!\s+(?:to|better)\b)|(?:was|were)\b(?!\s+(?:to|due|expected|scheduled|set)\b))"
)
_DROPPED = re.compile(r"(?i)\w+\s+(?:was|were|has been)\s+(?:cancel|called off|scrapped)")
_SAID = re.compile(
    r"(?i)(?<!\bbe )\b(?:said|says|told|announced|reported|added|confirmed|warned|wrote|declared|insisted|argued|stated"
    r"|explained|noted|tweeted|claimed|replied|asserted|testified)\b|[;:]|\.\s|[.,!?][\"”]\s|\n\n"
    r"|,\s+(?:and|but)\s+(?:[a-z]+ed|took|had|was|were|made|gave|got|went|came|met|held)\b"
)


def find_times(text: str, dct: date, *, future: Callable[[int], bool] | None = None) -> tuple[Timex, ...]:
    """Time expressions of `text`, published on `dct`, in text order and without overlap.

    `future(position)`: whether the clause around that character speaks of what is to come; without it, a look at the
    words around decides, which is right less often."""
    flow = Flow(text, dct, future or _leaning(text), of_old=is_tale_of_old(text, dct))
    found: list[Timex] = []
    at = 0
    while fit := first_match(text, at):
        name, match = fit
        try:
            meanings = _meanings(name, match, flow)
        except (ValueError, OverflowError):  # 31 February; a thousand centuries ago
            at = match.end()
            continue
        at = match.end() if meanings else match.start() + 1  # a rule turned down leaves its words to the others
        for start, end, meaning in meanings:
            interval = meaning.interval or interval_of(meaning.value, meaning.mod)
            found.append(Timex(Span(start, end), meaning.type, meaning.value, interval, meaning.mod))
            flow = flow.after(found[-1])
    return tuple(found)


def _meanings(name: str, match: Match, flow: Flow) -> list[tuple[int, int, Found]]:
    """Start, end and meaning of the times in a match: one, none or, for "March 3 and 4", two."""
    if name == "day_pair":
        return day_pair(match, flow)
    meaning = _RESOLVERS[name](match, flow)
    end = match.start() + len(match[0].rstrip())
    return [(match.start(), end, meaning)] if meaning else []


def _leaning(text: str) -> Callable[[int], bool]:
    """Whether the time at a character is to come, by its clause or, for a weekday, by the others of its name.

    One text hardly speaks of two Mondays: where a mention of a weekday is clearly to come and none clearly past, the
    mentions that say neither are to come too."""
    weekdays: dict[str, list[int]] = {}
    for match in _WEEKDAY.finditer(text):
        weekdays.setdefault(match[0], []).append(match.start())
    to_come = {
        name
        for name, places in weekdays.items()
        if any(_leans_ahead(text, at) for at in places)
        and not any(tells_of_past(text, at) and not _leans_ahead(text, at) for at in places)
    }

    def future(at: int) -> bool:
        name = _WEEKDAY.search(text, at, at + 30) if to_come else None
        return bool(name and name[0] in to_come) or _leans_ahead(text, at)

    return future


def _leans_ahead(text: str, at: int) -> bool:
    """Whether the words around speak of the future: a cue before, in the same clause, or after a time that opens it."""
    before = text[max(0, at - 160) : at]
    clause = before[max((m.end() for m in _SAID.finditer(before)), default=0) :]
    if _DONE.search(clause) or _BY_THEN.search(clause) or _DROPPED.match(text, at):
        return False
    if clause.endswith("had until "):
        return False
    if _BY.search(clause) and _HAD.match(text, at):
        return False
    if _UP_TO.search(clause) or _AHEAD.search(clause) or _TIMETABLE.search(clause):
        return True
    if _HEADLINE.search(before) and _LINE_GOES_ON.match(text, at):
        return True
    after = text[at : at + 120]
    stop = _SAID.search(after)
    return bool(_OPENING.search(before) and _AHEAD_AFTER.match(after[: stop.start() if stop else 120]))
