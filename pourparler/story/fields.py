"""The fields of a story, checked one by one: words of a vocabulary, dates, intervals, spans, counts. No I/O.

Each method takes the element and the name of its field, and raises StoryError with the story, the element, the field
and the mend."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from pourparler.record import (  # fmt: skip
    ActorKind,
    DisputeKind,
    EventType,
    Form,
    Grain,
    Interval,
    MatterKind,
    MatterState,
    MemberStatus,
    Polarity,
    PourparlerError,
    Span,
    Spans,
    StanceAbout,
    Status,
)

ACTOR_KINDS = frozenset(get_args(ActorKind))
DISPUTE_KINDS = frozenset(get_args(DisputeKind))
EVENT_TYPES = frozenset(get_args(EventType))
FORMS = frozenset(get_args(Form))
GRAINS = frozenset(get_args(Grain))
MATTER_KINDS = frozenset(get_args(MatterKind))
MATTER_STATES = frozenset(get_args(MatterState))
MEMBER_STATUSES = frozenset(get_args(MemberStatus))
POLARITIES = frozenset(get_args(Polarity))
STANCES_ABOUT = frozenset(get_args(StanceAbout))
STATUSES = frozenset(get_args(Status))
TIMEX_TYPES = frozenset({"DATE", "TIME", "DURATION", "SET"})


class StoryError(PourparlerError):
    """A story is not in the form that docs/record.md defines."""


class Fields:
    """The fields of one story's elements. `place` is the element being read, for messages."""

    def __init__(self, story: dict) -> None:
        self.story = story
        self.name = f"story {story.get('id') or '(without id)'}"
        self.place = ""
        self.text = self.string(story, "text", None)

    def fault(self, field: str, what: str, mend: str) -> StoryError:
        return StoryError(": ".join(p for p in (self.name, self.place, field) if p) + f" {what}. {mend}.")

    def objects(self, element: dict, field: str) -> list[dict]:
        """A list of objects; a missing one is empty."""
        value = element.get(field) or []
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self.fault(field, "is not a list of objects", "Use [] for none")
        return value

    def strings(self, element: dict, field: str) -> list[str]:
        value = element.get(field) or []
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.fault(field, "is not a list of strings", "Use [] for none")
        return value

    def string(self, element: dict, field: str, default: str | None) -> str:
        value = element.get(field, default)
        if not isinstance(value, str):
            raise self.fault(field, "is missing" if value is None else f"{value!r} is not text", "Give a string")
        return value

    def flag(self, element: dict, field: str) -> bool:
        value = element.get(field, True)
        if not isinstance(value, bool):
            raise self.fault(field, f"{value!r} is not true or false", "Give a boolean")
        return value

    def word(self, element: dict, field: str, words: frozenset[str]) -> Any:
        value = element.get(field)
        if not isinstance(value, str) or value not in words:
            raise self.fault(field, f"{value!r} is not in the list", f"Use one of: {', '.join(sorted(words))}")
        return value

    def count(self, e: dict) -> Any:
        value = e.get("count", 1)
        if value != "several" and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            raise self.fault("count", f"{value!r} is no number", 'Give a whole number or "several"')
        return value

    def number(self, element: dict, field: str) -> Any:
        value = element.get(field)
        if value is not None and type(value) not in (int, float):
            raise self.fault(field, f"{value!r} is no number", "Give a number or null")
        return value

    def span(self, element: dict, field: str) -> Span | None:
        value = element.get(field)
        return None if value is None else self.checked(value, field)

    def spans(self, element: dict, field: str) -> Spans:
        value = element.get(field) or []
        if not isinstance(value, list):
            raise self.fault(field, f"{value!r} is no list of spans", "Write [[start, end], ...]")
        return tuple([self.checked(v, field) for v in value])

    def checked(self, value: object, field: str) -> Span:
        try:
            start, end = value  # type: ignore[misc]
            if type(start) is type(end) is int and 0 <= start < end <= len(self.text):
                return Span(start, end)
        except (TypeError, ValueError):
            pass
        raise self.fault(
            field,
            f"{value!r} is no span of the text of {len(self.text)} characters",
            "Write [start, end) with start < end, in code points, not bytes",
        )

    def day(self, value: object, field: str) -> date | None:
        if value is None:
            return None
        try:
            return date.fromisoformat(value)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            raise self.fault(field, f"{value!r} is no date", "Write YYYY-MM-DD") from None

    def interval(self, element: dict, field: str, grain_field: str) -> Interval | None:
        value = element.get(field)
        if value is None:
            return None
        if not isinstance(value, list) or len(value) != 2:
            raise self.fault(field, f"{value!r} is no pair of dates", "Write [first, last], null for an open end")
        first, last = self.day(value[0], field), self.day(value[1], field)
        if first and last and first > last:
            raise self.fault(field, f"ends on {last} before it begins on {first}", "Put the earlier date first")
        known = element.get(grain_field) is not None
        return Interval(first, last, self.word(element, grain_field, GRAINS) if known else grain(first, last))


def grain(first: date | None, last: date | None) -> Grain:
    """The granularity that an interval shows by its ends: the shortest unit as long as it."""
    if first is None or last is None:
        return "unknown" if first is last else ("before" if first is None else "after")
    days = (last - first).days + 1
    units: tuple[tuple[int, Grain], ...] = ((1, "day"), (7, "week"), (31, "month"), (366, "year"))
    return next((unit for longest, unit in units if days <= longest), "unknown")
