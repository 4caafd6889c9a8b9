"""Our own marked texts (training/invented) -> gold stories, the form of docs/record.md. Their README tells the marks.

`python -m training.marked FILE…` says what is wrong with a file, by line, and what is in it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import get_args

from pourparler.reading.lexicon.event_table import MODES
from pourparler.record import EventType, Status

_HEADER = re.compile(r"== (?P<id>[\w.-]+) (?P<published>\d{4}-\d\d-\d\d)(?: (?P<dateline>.+))?")
_VOICES = "# attributions marked"  # first line of a file whose passages all have their attributions marked
_MARK = re.compile(
    r"\[(?P<words>[^\[\]{}|]+)\|(?P<event>[^\[\]{}|]+)\]"
    r"|\{(?P<role>[scq])(?P<number>\d+):|(?P<close>\})|(?P<stray>[\[\]{|])"
)
_ROLES = {"s": "source", "c": "cue", "q": "content"}
_EVENT = re.compile(
    r"(?P<type>[A-Z]+)(?:/(?P<mode>[a-z-]+))? (?P<status>[a-z_]+) (?P<actors>\S+) > (?P<recipients>\S+)"
    r"(?: @ (?P<first>[\d-]+|\?)(?:\.\.(?P<last>[\d-]+|\?))?)?(?:; says (?P<says>\S+))?"
)
_PARTY = re.compile(r"(?P<country>[A-Z]{3})?(?:\.(?P<sector>[A-Z]{3}))?")
_NOBODY = {"name": "", "country": "", "sector": ""}


def read_marked(path: Path) -> Iterator[dict]:
    """The passages of a file as gold stories. Raises ValueError, with file and line, at the first fault.

    A passage whose attributions are marked has "attributions" too, in the form of PolNeAR's rows, those inside the
    content of another among them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    passage: dict | None = None
    for number, line in enumerate([*lines, "=="], 1):
        try:
            if line.startswith("=="):
                if passage:
                    yield _closed(passage)
                passage = _opened(path, line, lines[0] == _VOICES) if number <= len(lines) else None
            elif line.startswith("#"):
                continue
            elif passage is not None:
                _add(passage, line)
        except ValueError as fault:
            raise ValueError(f"{path}, line {number}: {fault}") from fault


def _opened(path: Path, line: str, attributed: bool) -> dict:
    found = _HEADER.fullmatch(line)
    if not found:
        raise ValueError("a passage begins with '== id YYYY-MM-DD [DATELINE]'")
    date.fromisoformat(found["published"])
    story = {"id": f"{path.stem}-{found['id']}", "published": found["published"], "dateline": found["dateline"] or ""}
    return story | {"text": "", "events": [], "roles": {} if attributed else None}


def _closed(passage: dict) -> dict:
    """The passage as it is given out: its attributions in the order of their numbers."""
    roles = passage.pop("roles")
    if roles is not None:
        for number, found in roles.items():
            if not found["cue"] or not found["content"]:
                raise ValueError(f"attribution {number} of the passage above lacks a cue or a content")
        passage["attributions"] = [_joined(roles[number], passage["text"]) for number in sorted(roles)]
    return passage | {"text": passage["text"].rstrip()}


def _joined(roles: dict[str, list[list[int]]], text: str) -> dict[str, list[list[int]]]:
    """Pieces of a role in text order, those that only blanks part as one."""
    out: dict[str, list[list[int]]] = {}
    for role, spans in roles.items():
        pieces = out.setdefault(role, [])
        for start, end in sorted(spans):
            if pieces and not text[pieces[-1][1] : start].strip():
                pieces[-1][1] = end
            else:
                pieces.append([start, end])
    return out


def _add(passage: dict, line: str) -> None:
    """Add a line of text, its events and the pieces of its attributions to a passage."""
    text, at, opened = passage["text"], 0, []
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        at = mark.end()
        if mark["event"]:
            span = [len(text), len(text) + len(mark["words"])]
            passage["events"].append(_event(mark["event"], f"e{len(passage['events']) + 1}", span))
            text += mark["words"]
        elif mark["role"]:
            opened.append((mark["role"], int(mark["number"]), len(text)))
        elif mark["close"] and opened:
            role, number, start = opened.pop()
            _piece(passage, _ROLES[role], number, [start, len(text)])
        else:
            raise ValueError("a mark is '[words|TYPE/mode status ACTORS > RECIPIENTS @ FIRST..LAST; says WHO]'")
    if opened:
        raise ValueError("a piece of an attribution is '{s1:words}', s, c or q, and ends on its line")
    passage["text"] = text + line[at:] + "\n"


def _piece(passage: dict, role: str, number: int, span: list[int]) -> None:
    passage["roles"] = passage["roles"] or {}
    passage["roles"].setdefault(number, {"source": [], "cue": [], "content": []})[role].append(span)


def _event(written: str, id: str, span: list[int]) -> dict:
    found = _EVENT.fullmatch(written.strip())
    if not found:
        raise ValueError(f"'{written}' is not 'TYPE/mode status ACTORS > RECIPIENTS @ FIRST..LAST; says WHO'")
    kind, mode, status = found["type"], found["mode"] or "", found["status"]
    if kind not in get_args(EventType) or status not in get_args(Status):
        raise ValueError(f"no type {kind}, or no status {status}")
    if mode and mode not in MODES.get(kind, ()):
        raise ValueError(f"{kind} has no mode {mode}; it has {', '.join(MODES.get(kind, ())) or 'none'}")
    return {
        "id": id, "trigger": [span], "type": kind, "mode": mode, "status": status,
        "actors": _parties(found["actors"]), "recipients": _parties(found["recipients"]),
        "when": _when(found["first"], found["last"]), "where": "", "count": 1, "says": _says(found["says"]),
    }  # fmt: skip


def _parties(written: str) -> list[dict]:
    return [] if written == "-" else [_party(one) for one in written.split(",")]


def _party(written: str) -> dict:
    found = _PARTY.fullmatch(written)
    if not found or not written:
        raise ValueError(f"'{written}' is no party: KEN, KEN.GOV, .IGO or -")
    return {"name": "", "country": found["country"] or "", "sector": found["sector"] or ""}


def _when(first: str | None, last: str | None) -> list[str | None] | None:
    """'2020-02-01' -> that day; '2020-02-01..?' -> from then on; nothing -> no way to know."""
    if first is None:
        return None
    days = [None if day == "?" else date.fromisoformat(day).isoformat() for day in (first, last or first)]
    return days


def _says(written: str | None) -> list[dict]:
    """'KEN.GOV' -> who says so; 'KEN.GOV?' -> somebody of them, not named; '-?' -> nobody that is told."""
    if not written:
        return []
    named = not written.endswith("?")
    source = written.rstrip("?")
    return [{"source": _NOBODY if source == "-" else _party(source), "named": named, "form": "paraphrased"}]


def _unmentioned(story: dict) -> Iterator[str]:
    """Parties that the reader does not find mentioned in a passage: misspelt codes, or names that nothing explains."""
    from pourparler.language.parse import parse
    from pourparler.reading.slots import place

    from .gold import cast_of, place_of

    text = parse(story["text"])
    cast = cast_of(story, text)
    known = {place(actor) for n in range(len(text.sentences)) for _, actor in cast.mentioned(n)}
    for event in story["events"]:
        for party in event["actors"] + event["recipients"]:
            if place_of(party) not in known:
                yield f"{story['id']}: {place_of(party)} of '{story['text'][slice(*event['trigger'][0])]}'"


def _report(paths: Iterable[Path]) -> int:
    stories = [story for path in paths for story in read_marked(path)]
    events = [event for story in stories for event in story["events"]]
    said = sum(len(s.get("attributions", ())) for s in stories)
    print(
        f"{len(stories)} passages, {sum(len(s['text'].split()) for s in stories)} words, {len(events)} events, "
        f"{said} attributions"
    )
    for field in ("type", "status"):
        print(", ".join(f"{value} {n}" for value, n in Counter(e[field] for e in events).most_common()))
    missing = [line for story in stories for line in _unmentioned(story)]
    print(f"\nParties that the reader does not find in the text ({len(missing)}):", *missing, sep="\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(_report(map(Path, sys.argv[1:])))
    except ValueError as fault:
        sys.exit(str(fault))
