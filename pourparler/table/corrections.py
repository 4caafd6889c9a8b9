"""What people ruled, applied to readings: the log of corrections -> readings as corrected, and what is checked. No I/O.

A row finds its element by kind and quoted words, so that it stays in force when a newer engine reads the report. A row
whose words are no element's any more does nothing and is listed by `unplaced`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from pourparler.elements import elements, evidence
from pourparler.record import Act, Anchor, Correction, OpenDispute, Passage, PourparlerError, Reading, Spans
from pourparler.story import from_story, to_story

LISTS = {
    "attribution": "attributions", "event": "events", "matter": "matters", "group": "groups", "stance": "stances",
    "dispute": "disputes",
}  # fmt: skip
ADDED = "x"  # how the local ids of what people added begin
_DEPEND = {"when": "granularity", "where": "place", "opened": "opened_granularity", "due": "due_granularity"}


class HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=HasId)


class CorrectionError(PourparlerError):
    """A correction that cannot be made: what, and the mend."""


def in_force(log: Iterable[Correction]) -> tuple[Correction, ...]:
    """The rows that nobody undid, in order. Undoing an undo brings the first row back."""
    undone: set[int] = set()
    kept = []
    for row in sorted(log, key=lambda c: c.n, reverse=True):
        if row.n in undone:
            continue
        if row.undoes is not None:
            undone.add(row.undoes)
        else:
            kept.append(row)
    return tuple(reversed(kept))


def anchor(reading: Reading, local_id: str) -> Anchor:
    """How a correction remembers an element of a reading."""
    kind, element = next((k, e) for k, e in elements(reading) if e.id == local_id)
    spans = evidence(element)
    return Anchor(reading.report.id, kind, local_id, spans, Passage(reading.report, spans).words)


def placed(target: Anchor, reading: Reading) -> str | None:
    """The local id of the element that rests on the same words: at least half of them. None when there is none."""
    found = [
        (_shared(target.spans, evidence(e)), e.id == target.local_id, not e.id.startswith(ADDED), e.id)
        for k, e in elements(reading)
        if k == target.kind
    ]
    shared, _, _, local_id = max(found, default=(0, False, False, ""))
    return local_id if shared and 2 * shared >= _length(target.spans) else None


def corrected(reading: Reading, log: Sequence[Correction]) -> Reading:
    """A reading with what was added, without what was rejected, and with what was edited as it was edited."""
    reading = with_added(reading, log)
    rows = [
        (row, id)
        for row in log
        if row.act in ("reject", "edit")
        for target in row.targets
        if target.report_id == reading.report.id and (id := placed(target, reading))
    ]
    if not rows:
        return reading
    story = to_story(reading)
    kinds = {e.id: k for k, e in elements(reading)}
    for row, id in rows:
        if row.act == "reject":
            _take_out(story, kinds[id], id)
        else:
            edit(story, kinds[id], id, dict(row.changes))
    return from_story(story)


def with_added(reading: Reading, log: Iterable[Correction]) -> Reading:
    """A reading with what people saw in its report and it lacks."""
    for row in log:
        if row.act == "add" and row.targets[0].report_id == reading.report.id:
            reading = _with(reading, row)
    return reading


def made(row: Correction) -> tuple[Anchor, ...]:
    """What an addition makes: its first target, and the attribution that goes with it where it is new too."""
    return tuple(t for t in row.targets if t.local_id.startswith(row.targets[0].local_id))


def _with(reading: Reading, row: Correction) -> Reading:
    """A reading with one addition; as it was where nothing rests on the words of who says so any more."""
    told = [t for t in row.targets[1:] if t not in made(row)]
    found = [id for t in told if (id := placed(t, reading))]
    if len(found) < len(told):
        return reading
    story, changes = to_story(reading), dict(row.changes)
    source = {field: changes.pop(field) for field in ("source", "named") if field in changes}
    for new in reversed(made(row)):
        spans = [list(span) for span in new.spans]
        if new.kind == "attribution":
            story["attributions"].append({"id": new.local_id, "content_spans": spans, **source})
            found.append(new.local_id)
        else:
            says = [{"id": id} for last in found for id in _chain(story, last)]
            story["events"].append({"id": new.local_id, "trigger": spans, **changes, "says": says})
    return from_story(story)


def _chain(story: dict, id: str) -> list[str]:
    """An attribution with those that it stands inside, outermost first."""
    parent = next(a for a in story["attributions"] if a["id"] == id).get("parent")
    return [*(_chain(story, parent) if parent else ()), id]


def edit(story: dict, kind: str, id: str, changes: Mapping[str, object]) -> None:
    """Set fields of an element of a story. CorrectionError for a field that it lacks; nothing where it was rejected."""
    element = next((e for e in story[LISTS[kind]] if e["id"] == id), None)
    if element is None:
        return
    for field, value in changes.items():
        if field not in element or field == "id" or field in _DEPEND.values():
            raise CorrectionError(f"{field!r} is no field of this {kind}. `pourparler show` has its words.")
        element[field] = value
        if field in _DEPEND:
            element[_DEPEND[field]] = None
        if field == "source":
            element.pop("sources", None)


def _take_out(story: dict, kind: str, id: str) -> None:
    """Take an element out of a story, and what refers to it along."""
    gone = next((e for e in story[LISTS[kind]] if e["id"] == id), None)
    story[LISTS[kind]] = [e for e in story[LISTS[kind]] if e["id"] != id]
    if kind == "event":
        for matter in story["matters"]:
            matter["history"] = [h for h in matter["history"] if h != id]
    if kind == "attribution" and gone:
        for other in story["attributions"]:
            other["parent"] = gone["parent"] if other["parent"] == id else other["parent"]
        told = [e for name in ("events", "matters", "stances") for e in story[name]]
        for element in told + [side for d in story["disputes"] for side in d["sides"]]:
            element["says"] = [link for link in element["says"] if link["id"] != id]


def checked(log: Iterable[Correction], readings: Mapping[str, Reading]) -> frozenset[str]:
    """Ids of the elements that somebody accepted, edited or added."""
    return frozenset(
        f"{t.report_id}.{id}"
        for row in log
        if row.act in ("accept", "edit", "add")
        for t in (made(row) if row.act == "add" else row.targets)
        if t.report_id in readings and (id := placed(t, readings[t.report_id]))
    )


def unplaced(log: Iterable[Correction], readings: Mapping[str, Reading]) -> tuple[tuple[Correction, Anchor], ...]:
    """The rows in force whose words no element rests on any more, with the words.

    `readings`: as read, with what was added, by report."""
    return tuple(
        (row, target)
        for row in in_force(log)
        for target in row.targets
        if target.kind not in ("passage", "person")
        and (target.report_id not in readings or placed(target, readings[target.report_id]) is None)
    )


def merged_and_split(
    kind: str, log: Sequence[Correction], readings: Mapping[str, Reading]
) -> list[tuple[Act, frozenset[str]]]:
    """What people ruled to be one thing, or apart, with the ids of the elements of this kind."""
    found = []
    for row in log:
        if row.act in ("merge", "split"):
            mine = [t for t in row.targets if t.kind == kind and t.report_id in readings]
            ids = frozenset(f"{t.report_id}.{id}" for t in mine if (id := placed(t, readings[t.report_id])))
            found += [(row.act, ids)] if ids else []
    return found


def regrouped(
    groups: Iterable[Sequence[T]], rulings: Iterable[tuple[Act, frozenset[str]]], order: Callable[[T], Any]
) -> list[Sequence[T]]:
    """Groups after these rulings, the later over the earlier. Items have an id. `order`: that of items in what changes,
    and of groups by their first items.

    `merge`: all that the named ones are grouped with is one. `split`: the named ones leave, and stay together."""
    held: list[Sequence[T]] = list(groups)
    for act, ids in rulings:
        named = [group for group in held if any(item.id in ids for item in group)]
        rest = [group for group in held if not any(item.id in ids for item in group)]
        if act == "merge":
            parts = [[item for group in named for item in group]]
        else:
            parts = [[item for group in named for item in group if item.id in ids]]
            parts += [[item for item in group if item.id not in ids] for group in named]
        held = rest + [tuple(sorted(part, key=order)) for part in parts if part]
    return sorted(held, key=lambda group: order(group[0]))


def speaks_of(row: Correction, dispute: OpenDispute) -> bool:
    """Whether a ruling is about this dispute that only the table sees: all its passages are the dispute's."""
    here = defaultdict(list)
    for p in dispute.evidence:
        here[p.report.id] += p.spans
    passages = [t for t in row.targets if t.kind == "passage"]
    return bool(passages) and all(_shared(t.spans, tuple(here[t.report_id])) for t in passages)


def _shared(a: Spans, b: Spans) -> int:
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def _length(spans: Spans) -> int:
    return sum(s.end - s.start for s in spans)
