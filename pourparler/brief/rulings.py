"""A row of the log of corrections -> the line that shows it. Pure."""

from __future__ import annotations

from typing import Any

from pourparler.record import Correction

from .quotes import shortened, visible

DONE = {
    "accept": "accepted", "reject": "rejected", "edit": "edited", "add": "added", "merge": "merged",
    "split": "split off",
}  # fmt: skip


def ruling(row: Correction, in_force: bool, is_lost: bool) -> str:
    """ "3 · Ana Weiss, 4 Mar 2031 09:30 · edited event “visit”, status = postponed · because ..." """
    if row.undoes is not None:
        what = f"undid {row.undoes}"
    else:
        targets = row.targets[:1] if row.act == "add" else row.targets
        kinds = " and ".join(dict.fromkeys("dispute" if t.kind == "passage" else t.kind for t in targets))
        words = ", ".join(dict.fromkeys(f"“{shortened(visible(t.words), 60)}”" for t in targets))
        set_to = "".join(f", {field.replace('_', ' ')} = {_value(value)}" for field, value in row.changes)
        what = f"{DONE[row.act]} {kinds} {words}{set_to}"
    state = "words not found any more" if is_lost else "" if in_force or row.undoes is not None else "undone"
    when = f"{row.at.day} {row.at:%b %Y %H:%M} UTC"
    return " · ".join(filter(None, (str(row.n), f"{row.who}, {when}", what, row.why, state)))


def _value(value: Any) -> str:
    """A value in the written form, in few words."""
    if isinstance(value, list):
        return " and ".join(dict.fromkeys(_value(v) for v in value)) or "nobody"
    if isinstance(value, dict):
        return _value(value.get("actor") or value.get("name"))
    return "nothing" if value is None else str(value)
