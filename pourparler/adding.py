"""What a person types to add what a reading lacks -> the row's targets and values; what was added, listed. No I/O.

The words that were seen are the anchor; the ids come from them and from the values, so the same is not added twice."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from .elements import elements
from .naming import is_among
from .record import Anchor, Attribution, Event, Passage, Reading, Report, Span, Spans, Telling
from .ruling import changes, field_and_value
from .table.corrections import ADDED, CorrectionError, anchor

if TYPE_CHECKING:
    from .store.asking import EventQuestion

FIELDS = {
    "event": ("type", "status", "mode", "actors", "recipients", "when", "says"),
    "attribution": ("source", "named"),
}
_PLACES = re.compile(r"\d{1,9}-\d{1,9}(?:\.\d{1,9}-\d{1,9})*")


def addition(
    reading: Reading, words: str, typed: Sequence[str], others: Iterable[Reading] = ()
) -> tuple[tuple[Anchor, ...], dict[str, object]]:
    """The targets of the row, what is added first, and its values in the written form.

    `words`: of the report, or places in it ("12-40"). `typed`: "field=value"; with a source it is an attribution, else
    an event. `says` of an event: an attribution's id, or a source's name. CorrectionError says what does not fit."""
    given = dict(map(field_and_value, typed))
    kind = "attribution" if "source" in given or "named" in given else "event"
    _check(kind, given)
    says = given.pop("says", "").strip()
    told = says.removeprefix(f"{reading.report.id}.")
    known = any(k == "attribution" and e.id == told for k, e in elements(reading))
    if says and not known:
        given["source"] = says
    new = changes([f"{field}={value}" for field, value in given.items()], kind, reading, others)
    first = _new(reading.report, kind, spans(reading.report, words), new, told if known else "")
    if any(e.id == first.local_id for _, e in elements(reading)):
        raise CorrectionError(f"this was added already: {reading.report.id}.{first.local_id}. Edit that one.")
    if known:
        return (first, anchor(reading, told)), new
    by = Anchor(first.report_id, "attribution", f"{first.local_id}s", first.spans, first.words)
    return (first, by) if says else (first,), new


def spans(report: Report, words: str) -> Spans:
    """Where the report has these words, once; several pieces have "…" between them. Or the places that are named."""
    if (there := places(report, words)) is not None:
        found = there
    else:
        found = tuple(_found(report, piece.strip()) for piece in words.split("…") if piece.strip())
    if not any(c.isalnum() for start, end in found for c in report.text[start:end]):
        raise CorrectionError(f"{words[:60]!r} is no words of report {report.id}. Quote them as the report has them.")
    return tuple(sorted(set(found)))


def places(report: Report, text: str) -> Spans | None:
    """ "12-40.51-60" -> these places of the report's text; None where it is no places, or the text has none such."""
    if not _PLACES.fullmatch(text):
        return None
    ends = [tuple(map(int, place.split("-"))) for place in text.split(".")]
    fit = all(0 <= start < end <= len(report.text) for start, end in ends)
    return tuple(Span(*pair) for pair in ends) if fit else None


def events(reading: Reading, asked: EventQuestion) -> list[Telling]:
    """The events that people added to a reading and that fit."""
    day = reading.report.published
    if (asked.since and day < asked.since) or (asked.until and day > asked.until):
        return []
    return [Telling(reading.report, e) for e in reading.events if e.id.startswith(ADDED) and _fits(e, asked)]


def attributions(reading: Reading, who: str, since: date | None) -> list[Attribution]:
    """What people added that this party says."""
    if since and reading.report.published < since:
        return []
    return [a for a in reading.attributions if a.id.startswith(ADDED) and is_among(who, a.sources)]


def _fits(e: Event, asked: EventQuestion) -> bool:
    words = ((asked.type, e.type), (asked.mode, e.mode), (asked.status, e.status))
    sources = tuple(actor for said in e.says for actor in said.sources)
    parties = ((asked.says, sources), (asked.actor, e.actors), (asked.recipient, e.recipients))
    return (
        all(wanted in (None, word) for wanted, word in words)
        and all(who is None or is_among(who, actors) for who, actors in parties)
        and (asked.during is None or (e.when is not None and e.when.touches(*asked.during)))
    )


def _found(report: Report, words: str) -> Span:
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
    found = [Span(*m.span()) for m in re.finditer(pattern, report.text)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise CorrectionError(f"report {report.id} lacks the words {words[:60]!r}. Quote them as the report has them.")
    there = ", ".join(f"{s.start}-{s.end}" for s in found[:5])
    raise CorrectionError(
        f"report {report.id} has the words {words[:60]!r} {len(found)} times. "
        f"Quote more of them, or give the place: {there}."
    )


def _check(kind: str, given: dict[str, str]) -> None:
    for field in given:
        if field not in FIELDS[kind]:
            raise CorrectionError(f"{field!r} is not set when adding an {kind}. There are: {', '.join(FIELDS[kind])}.")
    if kind == "event" and not given.get("type"):
        raise CorrectionError("an event needs a type, such as type=CONSULT; who says something needs source=NAME.")
    if kind == "event":
        given.setdefault("status", "happened")
    elif not given.get("source"):
        given.pop("source", None)
        if given.get("named", "").lower() != "no":
            raise CorrectionError("who says so needs source=NAME, or named=no where the report names nobody.")


def _new(report: Report, kind: str, where: Spans, values: dict[str, object], says: str) -> Anchor:
    key = json.dumps([report.id, kind, where, values, says], sort_keys=True)
    id = ADDED + hashlib.sha256(key.encode()).hexdigest()[:8]
    return Anchor(report.id, kind, id, where, Passage(report, where).words)
