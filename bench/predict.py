"""Predictions in the form that each scorer reads. Only text, title, dateline and date of the gold are used."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from pourparler.language.parse import parse, parse_words
from pourparler.reading.attribution import attributions
from pourparler.reading.places import find_places
from pourparler.reading.read import read
from pourparler.reading.times import find_times
from pourparler.record import Actor, Event, Name, OpenDispute, OpenMatter, Passage, Reading, Record, Report, Text
from pourparler.story import from_story, to_story
from pourparler.table import build
from training.conllu import Tree, documents

UNDATED = date(2000, 1, 1)  # the placeholder of the PLOVER sentences


def stories(gold: Path, out: Path) -> None:
    """Folder of gold stories -> folder of read stories."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(gold.glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        _write_story(out, story["id"], read(_report(story)))


def write_stories(out: Path, texts: Iterable[tuple[dict, Text]]) -> None:
    """Stories already parsed, read into a folder."""
    for story, text in texts:
        _write_story(out, story["id"], read(_report(story), parse=lambda _, text=text: text))


def cluster(gold: Path, out: Path, folder: Path | None = None, gold_stories: bool = False) -> None:
    """A cluster folder -> OUT/cluster.json and OUT/stories/. With gold_stories the table works on the gold stories."""
    described = json.loads((gold / "cluster.json").read_text(encoding="utf-8"))
    (out / "stories").mkdir(parents=True, exist_ok=True)
    ids, readings = {}, []
    for name in described["stories"]:
        story = json.loads(((folder or gold / "stories") / f"{name}.json").read_text(encoding="utf-8"))
        reading = from_story(story) if gold_stories else read(_report(story))
        ids[reading.report.id] = name
        readings.append(reading)
        _write_story(out / "stories", name, reading)
    record = build(described["id"], readings)
    _dump(out / "cluster.json", _cluster_form(described["id"], record, ids))


def polnear(gold: Path, out: Path) -> None:
    """Articles -> the outermost attributions of each."""
    with out.open("w", encoding="utf-8") as lines:
        for row in rows(gold):
            made = outermost(parse(row["text"]))
            lines.write(json.dumps({"id": row["id"], "attributions": made}) + "\n")


def outermost(text: Text) -> list[dict]:
    """The outermost attributions of a text as PolNeAR has them, in text order."""
    return [
        {
            "source": [a.source_span] if a.source_span else [],
            "cue": [a.cue_span] if a.cue_span else [],
            "content": list(a.content_spans),
        }
        for a in attributions(text)
        if a.parent is None and a.hedge is None
    ]


def plover(gold: Path, out: Path) -> None:
    """Sentences -> events, PLOVER to the letter: a sentence is one record, its main event; a future CONSULT, SUPPORT,
    COOPERATE or AID is AGREE, a future RETREAT is CONCEDE, a meeting called off is REJECT."""
    with out.open("w", encoding="utf-8") as lines:
        for row in rows(gold):
            events = [_plover_event(e) for e in main_event(read(Report(row["text"], UNDATED)).events)]
            lines.write(json.dumps({"id": row["id"], "events": events}) + "\n")


def main_event(events: Sequence[Event]) -> Sequence[Event]:
    """The event that PLOVER records of a sentence: the first, before any that is only wished or denied."""
    told = [e for e in events if e.status not in ("hypothetical", "not_happened")]
    return (told or events)[:1]


def _plover_event(event: Event) -> dict:
    future = event.status == "planned" and event.type in ("CONSULT", "SUPPORT", "COOPERATE", "AID")
    withdrawn = event.status == "planned" and event.type == "RETREAT"
    kind = "AGREE" if future else "CONCEDE" if withdrawn else "REJECT" if event.status == "called_off" else event.type
    return {
        "type": kind,
        "mode": event.mode if kind == event.type else "",
        "actors": [_entity(a) for a in event.actors],
        "recipients": [_entity(a) for a in event.recipients],
    }


def _entity(actor: Actor) -> dict:
    return {"text": actor.name, "country": actor.country or actor.sector, "sector": actor.sector}


def timex(gold: Path, out: Path) -> None:
    """Documents with a creation date -> time expressions."""
    with out.open("w", encoding="utf-8") as lines:
        for row in rows(gold):
            found = find_times(row["text"], date.fromisoformat(row["dct"]))
            made = [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in found]
            lines.write(json.dumps({"id": row["id"], "timexes": made}) + "\n")


def geo(gold: Path, out: Path) -> None:
    """Articles -> place names with coordinates."""
    with out.open("w", encoding="utf-8") as lines:
        for row in rows(gold):
            places = find_places(parse(row["text"]))
            made = [
                {"start": p.span.start, "end": p.span.end, "lat": p.lat, "lon": p.lon, "geonameid": p.geonameid}
                for p in places
            ]
            lines.write(json.dumps({"id": row["id"], "toponyms": made}) + "\n")


def ud(gold: Path, out: Path, gold_words: bool = False) -> None:
    """Trees from the raw text, or on gold words and sentences; names in MISC."""
    with out.open("w", encoding="utf-8") as lines:
        for doc in documents(gold):
            text = parse_words(doc.text, doc.spans, starts=doc.starts) if gold_words else parse(doc.text)
            lines.write(f"# newdoc id = {doc.id}\n")
            lines.writelines(_conllu(text, doc if gold_words else None))


def _conllu(text: Text, gold: Tree | None) -> Iterator[str]:
    names = _name_marks(text.names)
    for first, end in text.sentences:
        for word in text.words[first:end]:
            if gold and word.i in gold.fused:
                form, n = gold.fused[word.i]
                yield f"{word.i - first + 1}-{word.i - first + n}\t{form}\t" + "\t".join("_" * 8) + "\n"
            form = gold.columns[word.i][1] if gold else word.text
            head = word.head - first + 1 if word.head >= 0 else 0
            columns = (
                word.i - first + 1,
                form,
                word.lemma,
                word.upos,
                word.xpos,
                "_",
                head,
                word.deprel,
                "_",
                names.get(word.i, "_"),
            )
            yield "\t".join(map(str, columns)) + "\n"
        yield "\n"


def _name_marks(names: tuple[Name, ...]) -> dict[int, str]:
    return {i: f"Name={'B' if i == n.first else 'I'}-{n.type}" for n in names for i in range(n.first, n.end)}


KINDS: dict[str, Callable[..., None]] = {
    "stories": stories, "cluster": cluster, "polnear": polnear, "plover": plover, "timex": timex, "geo": geo, "ud": ud,
}  # fmt: skip


def _report(story: dict) -> Report:
    published = date.fromisoformat(story["published"])
    return Report(story["text"], published, title=story.get("title", ""), dateline=story.get("dateline", ""))


def _write_story(folder: Path, name: str, reading: Reading) -> None:
    _dump(folder / f"{name}.json", {**to_story(reading), "id": name})


def _dump(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


def rows(path: Path) -> Iterator[dict]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _cluster_form(name: str, record: Record, ids: dict[str, str]) -> dict:
    """A record as the cluster form of docs/record.md; `ids`: report id -> story id."""

    def places(passages: tuple[Passage, ...]) -> list[dict]:
        return [{"story": ids[p.report.id], "span": list(s)} for p in passages for s in p.spans]

    return {
        "id": name,
        "stories": list(ids.values()),
        "same": [
            [{"story": ids[t.report.id], "event": t.event.id} for t in h.tellings]
            for h in record.happenings
            if len(h.tellings) > 1
        ],
        "matters": [_matter_form(m, places) for m in record.matters],
        "disputes": [_dispute_form(d, places) for d in record.disputes],
    }


def _matter_form(matter: OpenMatter, places: Callable[[tuple[Passage, ...]], list[dict]]) -> dict:
    return {
        "id": matter.id,
        "kind": matter.kind,
        "by": _actors(matter.by),
        "to": _actors(matter.to),
        "state": matter.state,
        "states_by": [{"by": _actors(s.by), "state": s.state} for s in matter.states_by],
        "whose_move": _actors(matter.whose_move),
        "evidence": places(matter.evidence),
    }


def _dispute_form(dispute: OpenDispute, places: Callable[[tuple[Passage, ...]], list[dict]]) -> dict:
    sides = [{"by": _actors(a.by), "position": places(a.passages)} for a in dispute.accounts]
    return {"id": dispute.id, "about": dispute.about, "kind": dispute.kind, "sides": sides}


def _actors(actors: tuple[Actor, ...]) -> list[dict]:
    return [{"name": a.name, "country": a.country, "sector": a.sector} for a in actors]
