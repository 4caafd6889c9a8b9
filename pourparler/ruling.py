"""What a person types to correct a record -> the elements meant, as anchors, and the new values. No I/O.

An id names an element of one report ("<report id>.<local id>") or of the record: a happening, matter, format or dispute
stands for all its tellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from .elements import elements, of_record
from .naming import folded
from .reading.lexicon import country_name
from .record import Act, Actor, Anchor, Format, Happening, OpenDispute, OpenMatter, Reading, Record
from .story import to_story
from .table.corrections import LISTS, CorrectionError, anchor
from .table.introductions import PERSON, edited
from .table.people import Person

_ACTORS = ("actors", "recipients", "by", "to", "whose_move")
_ACTOR = ("holder", "source")
_DATES = ("when", "opened", "due")
_SPANS = ("trigger", "evidence", "purpose", "position", "content_spans", "sides", "says", "history", "states_by")
_CODES = re.compile(r"(?P<name>.+?)\s*\((?P<country>[A-Z]{3})?\s*(?P<sector>[A-Z]{3})?\)$")
_JOINED = ("event", "matter", "group", "dispute", "person")  # kinds that a record groups


def meant(
    ids: Sequence[str], record: Record, read: Mapping[str, Reading], people: Iterable[Person] = ()
) -> tuple[Anchor, ...]:
    """The elements that these ids name. `read`: the readings as they were read. CorrectionError for an unknown id."""
    found: dict[tuple, Anchor] = {}
    known = tuple(people)
    for id in ids:
        for one in _of_people(id, known) or _meant(id, record, read):
            found.setdefault((one.report_id, one.kind, one.local_id, one.spans), one)
    return tuple(found.values())


def _meant(id: str, record: Record, read: Mapping[str, Reading]) -> Iterable[Anchor]:
    report_id, _, local_id = id.rpartition(".")
    if report_id in read and any(e.id == local_id for _, e in elements(read[report_id])):
        return [anchor(read[report_id], local_id)]
    found = of_record(record, id)
    match found and found[1]:
        case Happening() as happening:
            return [anchor(read[t.report.id], t.event.id) for t in happening.tellings]
        case OpenMatter() | Format() as told:
            return [anchor(read[r.id], element.id) for r, element in told.tellings]
        case OpenDispute() as dispute:
            return _of_dispute(dispute, read)
    raise CorrectionError(
        f"nothing in the dossier {record.dossier!r} has the id {id!r}. Copy it from the end of a line."
    )


def _of_people(id: str, people: Iterable[Person]) -> list[Anchor]:
    """A person stands for all their introductions."""
    return [i.anchor for person in people for i in person.introductions if id in (person.id, i.id)]


def _of_dispute(dispute: OpenDispute, read: Mapping[str, Reading]) -> list[Anchor]:
    told = [id.rpartition(".") for id in dispute.told]
    if told:
        return [anchor(read[report_id], local_id) for report_id, _, local_id in told]
    return [Anchor(p.report.id, "passage", "", p.spans, p.words) for p in dispute.evidence]


def check(act: Act, targets: Sequence[Anchor]) -> None:
    """CorrectionError where an act does not fit what it is to be done to."""
    kinds = sorted({t.kind for t in targets})
    if act in ("merge", "split") and (len(kinds) > 1 or kinds[0] not in _JOINED):
        raise CorrectionError(
            f"cannot {act} {' and '.join(kinds)}: only events, matters, groups, disputes or persons, "
            "of one kind at a time."
        )
    if act == "merge" and len(targets) < 2:
        raise CorrectionError("a merge needs at least two. Give the ids of all that are one thing.")
    if act == "edit" and kinds != ["person"] and (len(targets) > 1 or kinds[0] == "passage"):
        there = ", ".join(f"{t.report_id}.{t.local_id}" for t in targets if t.local_id) or "none: reject it instead"
        raise CorrectionError(f"an edit is of one telling, this is told {len(targets)} times. Give one of: {there}.")


def changes(words: Sequence[str], kind: str, reading: Reading, others: Iterable[Reading]) -> dict[str, object]:
    """ "status=postponed", "actors=Oster; Ilan Koro", "when=2031-03-10..2031-03-12" -> fields in the written form.

    CorrectionError for words of another form, or that a person cannot have."""
    known = {folded(a.name): a for r in (*others, reading) for a in r.actors}
    found: dict[str, object] = {}
    for field, value in map(field_and_value, words):
        found[field] = value if kind == PERSON else _value(field, value, known)
    if kind == PERSON:
        edited(Actor(""), found)
    return found


def field_and_value(word: str) -> tuple[str, str]:
    """ "status=postponed" -> both sides, without blanks around. CorrectionError where there is no "="."""
    field, is_given, value = word.partition("=")
    if not is_given:
        raise CorrectionError(f"{word!r} sets nothing. Write FIELD=VALUE, such as status=postponed.")
    return field.strip(), value.strip()


def _value(field: str, text: str, known: Mapping[str, Actor]) -> object:
    if field in _SPANS:
        raise CorrectionError(f"{field!r} are places in the text, which are not edited. Reject the element instead.")
    if field in _ACTORS:
        return [_actor(name, known) for name in text.split(";") if name.strip()]
    if field in _ACTOR:
        return _actor(text, known)
    if field == "members":
        seats = [seat.partition(":") for seat in text.split(";") if seat.strip()]
        return [{"actor": _actor(name, known), "status": status.strip() or "member"} for name, _, status in seats]
    if field in _DATES:
        return _dates(field, text)
    if field == "as_of":
        return _day(field, text)
    if field == "count":
        return int(text) if text.isdecimal() else text
    if field == "named":
        return text.lower() in ("yes", "true", "1")
    return text


def _actor(text: str, known: Mapping[str, Actor]) -> dict[str, str]:
    """An actor by the name that a reading has for it, or a country by its code; a new one with its codes:
    "Osterland (OSR GOV)"."""
    actor = known.get(folded(text)) or _country(text.strip(), known)
    if actor is not None:
        return {"name": actor.name, "country": actor.country, "sector": actor.sector}
    codes = _CODES.match(text.strip())
    named = codes.groupdict() if codes else {"name": text.strip()}
    return {key: named.get(key) or "" for key in ("name", "country", "sector")}


def _country(code: str, known: Mapping[str, Actor]) -> Actor | None:
    """The country of an alpha-3 code: as a reading has it, else as the table of countries names it."""
    told = next((a for a in known.values() if a.country == code and a.kind == "country"), None)
    return told or (Actor(name, code) if (name := country_name(code)) else None)


def _dates(field: str, text: str) -> list[str | None] | None:
    if text.lower() in ("", "none"):
        return None
    first, is_range, last = text.partition("..")
    return [_day(field, first), _day(field, last if is_range else first)]


def _day(field: str, text: str) -> str | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise CorrectionError(f"{field}: {text!r} is no date. Write 2031-03-10, or 2031-03-10..2031-03-12.") from None


def typed(field: str, value: Any) -> str:
    """A value in the written form as a person types it: `changes` reads it back."""
    if field in _DATES and value:
        first, last = (day or "" for day in value)
        return first if first == last else f"{first}..{last}"
    if field in _ACTOR:
        return value["name"]
    if field in _ACTORS:
        return "; ".join(actor["name"] for actor in value)
    if field == "members":
        return "; ".join(f"{seat['actor']['name']}: {seat['status']}" for seat in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def check_fields(given: Iterable[str], target: Anchor, reading: Reading) -> None:
    """CorrectionError for a field that an edit of this element cannot set; `changes` checks those of a person."""
    may = fields(reading, target.local_id)
    for field in given if target.kind != PERSON else ():
        if field not in may:
            there = ", ".join(may)
            raise CorrectionError(f"{field!r} cannot be edited in this {target.kind}. What can be: {there}.")


def fields(reading: Reading, local_id: str) -> dict[str, str]:
    """What an edit may set of an element, as it is typed; nothing where the reading has no such element."""
    kind = next((k for k, e in elements(reading) if e.id == local_id), None)
    if kind is None:
        return {}
    return _editable(next(e for e in to_story(reading)[LISTS[kind]] if e["id"] == local_id))


def _editable(element: Mapping[str, Any]) -> dict[str, str]:
    """The fields of an element in the written form that an edit may set, as they are typed."""
    fixed = {"id", "sources", "parent", "hedge", "anonymity_reason", "source_span", "cue_span", "contexts", "place"}
    fixed |= {*_SPANS, *(name for name in element if name.endswith("granularity"))}
    if isinstance(element.get("about"), list | None):
        fixed.add("about")  # words of the text
    return {name: typed(name, value) for name, value in element.items() if name not in fixed}
