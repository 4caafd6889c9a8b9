"""A happening -> how firmly it is told: by how many, whether planned, whether denied. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pourparler.record import Happening, Status

from .copies import voices
from .parties import parties, voice

STEPS: tuple[Status, ...] = (
    "hypothetical", "planned", "postponed", "called_off", "ongoing", "not_happened", "happened",
)  # fmt: skip
_AHEAD = ("hypothetical", "planned", "postponed")

Firmness = Literal["several", "one", "ahead"]
"""Told by several sources, by one, or as what is still to come."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`status`: the furthest that any telling has it; `denied`: somebody says that it did not happen, or all do, or it
    was called off; `sources`: how many tell it, a text and its copies counted once."""

    status: Status
    firmness: Firmness
    denied: bool
    sources: int


def standing(h: Happening) -> Standing:
    told = {t.event.status for t in h.tellings}
    status = max(told - {"not_happened"} or told, key=STEPS.index)
    sources = _sources(h)
    firmness: Firmness = "ahead" if status in _AHEAD else "several" if sources > 1 else "one"
    return Standing(status, firmness, "not_happened" in told or status == "called_off", sources)


def _sources(h: Happening) -> int:
    """Parties whose word it is, and texts that tell it without naming anybody."""
    named = {parties(voice(t.event.says)) for t in h.tellings} - {frozenset()}
    own = [t.report for t in h.tellings if not parties(voice(t.event.says))]
    return len(named) + len(voices(own))
