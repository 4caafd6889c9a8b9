"""Dates, actors, sources, acts and states -> the words a brief writes for them. Pure.

A brief never asserts what somebody says: `according_to` names who answers for it. Nothing here looks at a text except
to find the name that a report itself uses for a person.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from datetime import date, timedelta

from pourparler.reading.lexicon import country_name
from pourparler.record import Actor, Actors, Attribution, Event, Interval, Member, Report, Says, Stance

ACTS = {
    "AGREE": "offer or agreement", "CONSULT": "talks", "CONSULT/visit": "visit", "CONSULT/phone": "call",
    "CONSULT/multilateral": "conference", "SUPPORT": "support", "CONCEDE": "concession", "COOPERATE": "cooperation",
    "AID": "aid", "RETREAT": "step back", "RETREAT/withdraw": "withdrawal", "RETREAT/release": "release",
    "RETREAT/return": "return", "RETREAT/disarm": "disarmament", "RETREAT/ceasefire": "ceasefire",
    "RETREAT/access": "access granted", "RETREAT/resign": "resignation", "REQUEST": "request",
    "REQUEST/meet": "request to meet", "ACCUSE": "accusation", "ACCUSE/disapprove": "criticism",
    "ACCUSE/investigate": "investigation", "REJECT": "refusal", "REJECT/meet": "refusal to meet", "THREATEN": "threat",
    "PROTEST": "protest", "PROTEST/boycott": "boycott", "PROTEST/riot": "riot", "SANCTION": "sanctions",
    "SANCTION/expel": "expulsion", "SANCTION/withdraw": "walk-out", "SANCTION/convict": "conviction",
    "MOBILIZE": "show of force", "MOBILIZE/troops": "troop movement", "COERCE": "coercion", "COERCE/arrest": "arrest",
    "COERCE/deport": "deportation", "COERCE/seize": "seizure", "COERCE/restrict": "restriction",
    "COERCE/cyber": "cyber attack", "COERCE/censor": "censorship", "COERCE/misinformation": "misinformation",
    "ASSAULT": "attack", "ASSAULT/abduct": "abduction", "ASSAULT/aerial": "air attack",
}  # fmt: skip
STATUSES = {
    "happened": "took place", "ongoing": "under way", "planned": "planned", "postponed": "postponed",
    "called_off": "called off", "hypothetical": "possible", "not_happened": "did not happen",
}  # fmt: skip
STANCES = {
    ("recognition", "for"): "recognition of", ("recognition", "against"): "no recognition of",
    ("support", "for"): "support for", ("support", "against"): "no support for",
    ("opposition", "for"): "opposition to", ("opposition", "against"): "opposition to",
    ("willingness", "for"): "willing to", ("willingness", "against"): "unwilling to",
}  # fmt: skip
_LONGEST_NAME = 48


def act(event: Event) -> str:
    """An act as a noun, which asserts nothing: "visit", "refusal to meet"."""
    return ACTS.get(f"{event.type}/{event.mode}", ACTS[event.type])


def plover(event: Event) -> str:
    return f"{event.type}/{event.mode}" if event.mode else event.type


def status(event: Event) -> str:
    return STATUSES[event.status]


def day(d: date, year: int) -> str:
    """A day as "3 Mar", with its year when that is not `year`."""
    return f"{d.day} {calendar.month_abbr[d.month]}" + (f" {d.year}" if d.year != year else "")


def dates(when: Interval | None, year: int) -> str:
    """An interval as far as it is known: "3 Mar", "week of 3 Feb", "May 2019", "from 20 Jan"; "" for nothing.

    `year`: the year a reader takes for granted."""
    if when is None or not when.is_dated:
        return ""
    if when.first is None or when.last is None:
        known, word = (when.last, "by") if when.first is None else (when.first, "from")
        return f"{word} {day(known, year)}"  # type: ignore[arg-type]
    return _closed(when.first, when.last, year)


def _closed(first: date, last: date, year: int) -> str:
    if first == last:
        return day(first, year)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{calendar.month_abbr[first.month]} {first.year}"
    if first.weekday() == 0 and last - first == timedelta(days=6):
        return f"week of {day(first, year)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last, year)}"
    return f"{day(first, year)} – {day(last, year)}"


def times(n: int) -> str:
    return "twice" if n == 2 else f"{n} times"


def days(n: int) -> str:
    return "today" if n == 0 else "1 day" if n == 1 else f"{n} days"


def short_name(actor: Actor, report: Report | None = None) -> str:
    """The name a reader knows an actor by: of a person, the part of the name that the report uses by itself; what is
    no name but a description ("South Korean envoy") stays whole, with its country where it does not tell it."""
    name = actor.name or "somebody not named"
    if actor.kind == "person" and report is not None:
        parts = [part for part in name.split() if part[:1].isupper()]
        alone = Counter(report.text[s:e] for s, e in actor.mentions if report.text[s:e] in parts)
        name = alone.most_common(1)[0][0] if alone else parts[-1] if name.endswith(tuple(parts)) else name
    name = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
    told = actor.name != actor.name.lower()  # a description without a capital names no country
    return name if told else with_country(name, actor)


def with_country(name: str, actor: Actor) -> str:
    """ "Barasi (Kenya)": for a reader who must tell the sides apart."""
    state = country_name(actor.country)
    return f"{name} ({state})" if state and "(" not in name else name


def names(actors: Actors, report: Report | None = None) -> str:
    """Several actors in a row: "Veldria, Oster and Lumen"; "" for nobody."""
    return _in_a_row([short_name(a, report) for a in actors])


def sides(actors: Actors, report: Report | None = None) -> str:
    """The same, with the countries that persons speak for: "Barasi (Kenya)"."""
    return _in_a_row(
        [with_country(short_name(a, report), a) if _is_named(a) else short_name(a, report) for a in actors]
    )


def _is_named(actor: Actor) -> bool:
    """Whether a person goes by a name, not by a description such as "Kenyan envoy"."""
    return actor.kind == "person" and actor.name.split(" ")[-1][:1].isupper()


def _in_a_row(names: list[str]) -> str:
    each = list(dict.fromkeys(names))
    if len(each) > 5:
        each = [*each[:4], f"{len(each) - 4} others"]
    return " and ".join([", ".join(each[:-1]), each[-1]]) if len(each) > 1 else "".join(each)


def from_to(actors: Actors, recipients: Actors, report: Report | None = None) -> str:
    """Who to whom: "Veldria → Oster"; the unknown side is left out."""
    return " → ".join(filter(None, (names(actors, report), names(recipients, report)))) or "(nobody named)"


def source(link: Attribution, report: Report | None = None) -> str:
    """Who a link of a chain names; else the report's words for whoever it is ("two diplomats (not named)")."""
    words = " and ".join(filter(None, (a.name for a in link.sources)))
    if words and link.named:
        return names(link.sources, report)
    if report is not None and link.source_span:
        words = re.sub(r"\s+", " ", report.text[link.source_span.start : link.source_span.end]).strip()
        words = re.sub(r"^(A|An|The)\b", lambda article: article[0].lower(), words)
    return f"{words[:_LONGEST_NAME]} (not named)" if words else "a source not named"


def according_to(says: Says, report: Report | None = None) -> str:
    """Who answers for a passage: "" for the reporter, "according to B, as told by A" for a chain A, B."""
    if not says:
        return ""
    inner = [source(a, report) for a in reversed(says)]
    inner = [s for i, s in enumerate(inner) if i == 0 or s != inner[i - 1]]
    return "according to " + ", as told by ".join(inner)


def printed(report: Report, year: int) -> str:
    """Where and when a report came out: "Lumen Post, 4 Mar", "report of 4 Mar"."""
    when = day(report.published, year)
    return f"{report.outlet}, {when}" if report.outlet else f"report of {when}"


def state(value: str) -> str:
    return value.replace("_", " ")


def seat(member: Member) -> str:
    """A seat in a group; a full member needs no word."""
    return member.actor.name + ("" if member.status == "member" else f" ({member.status})")


def stance(s: Stance, toward: str) -> str:
    """A stance without its holder: "no recognition of the new council"."""
    return (
        f"undecided on {s.about}: {toward}" if s.polarity == "undecided" else f"{STANCES[s.about, s.polarity]} {toward}"
    )


def put(kind: str, by: Actors, to: Actors, report: Report) -> str:
    """What was put by whom to whom: "invitation by Veldria to Oster", "meeting of Veldria and Oster"."""
    first, second = names(by, report), names(to, report)
    if kind == "meeting" and first and (len(by) > 1 or (second and first != second)):
        return f"meeting of {names(by + to, report)}"
    if kind == "meeting" and len(by) > 1 and not second:
        return f"meeting of {first}"
    by_word, to_word = {"deadline": ("set by", "for")}.get(kind, ("by", "to"))
    return kind + (f" {by_word} {first}" if first else "") + (f" {to_word} {second}" if second else "")


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]
