"""Our own marked texts for training: marks become events of gold form, and faults are told by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.corpora import ROLES, Labels, stories
from training.marked import read_marked

INVENTED = Path(__file__).parent.parent / "training" / "invented"

TEXT = """# a remark
== calls 2021-06-09 QUITO
Ecuador [put off|CONSULT/visit postponed ECU.GOV > PER.GOV,.IGO @ 2021-06-14] its trip, two aides said.

It had not [replied|CONSULT not_happened ECU.GOV > -; says PER.GOV?] to Lima.
== quiet 2021-06-10
Prices rose.
"""


SAID = """== ferry 2021-06-09 QUITO
{q1:[Talks|CONSULT postponed ECU.GOV > PER.GOV; says ECU.GOV] were off}, {s1:Quito} {c1:said}, {q1:but {s2:Lima} {c2:hoped} {q2:to meet soon}}.
== quiet 2021-06-10
{q1:“We wait.}
{q1:“We shall wait long,”} {s1:he} {c1:said}. {q2:The envoy} {c2:reportedly} {q2:left}.
== plain 2021-06-10
Prices rose.
"""


@pytest.fixture
def marked(tmp_path):
    def write(text: str) -> list[dict]:
        path = tmp_path / "own.txt"
        path.write_text(text, encoding="utf-8")
        return list(read_marked(path))

    return write


def test_marks_become_events(marked):
    calls, quiet = marked(TEXT)
    assert calls["id"] == "own-calls"
    assert calls["published"] == "2021-06-09"
    assert calls["dateline"] == "QUITO"
    assert calls["text"] == "Ecuador put off its trip, two aides said.\n\nIt had not replied to Lima."
    assert [calls["text"][slice(*e["trigger"][0])] for e in calls["events"]] == ["put off", "replied"]
    first, second = calls["events"]
    assert (first["type"], first["mode"], first["status"]) == ("CONSULT", "visit", "postponed")
    assert [(a["country"], a["sector"]) for a in first["recipients"]] == [("PER", "GOV"), ("", "IGO")]
    assert first["when"] == ["2021-06-14", "2021-06-14"]
    assert first["says"] == []
    assert second["recipients"] == []
    assert second["when"] is None
    assert second["says"][0]["named"] is False
    assert quiet["events"] == []


def pieces(story: dict) -> list[dict[str, list[str]]]:
    return [{r: [story["text"][s:e] for s, e in a[r]] for r in a} for a in story["attributions"]]


def test_braces_mark_attributions(marked):
    ferry, quiet, plain = marked(SAID)
    assert ferry["text"] == "Talks were off, Quito said, but Lima hoped to meet soon."
    assert [ferry["text"][slice(*e["trigger"][0])] for e in ferry["events"]] == ["Talks"]
    assert pieces(ferry) == [
        {"source": ["Quito"], "cue": ["said"], "content": ["Talks were off", "but Lima hoped to meet soon"]},
        {"source": ["Lima"], "cue": ["hoped"], "content": ["to meet soon"]},
    ]
    assert pieces(quiet) == [
        {"source": ["he"], "cue": ["said"], "content": ["“We wait.\n“We shall wait long,”"]},
        {"source": [], "cue": ["reportedly"], "content": ["The envoy", "left"]},
    ]
    assert "attributions" not in plain


def test_a_file_may_have_all_its_attributions_marked(marked):
    assert [story["attributions"] for story in marked("# attributions marked\n" + TEXT)] == [[], []]


def test_outermost_attributions_become_labels(marked):
    ferry, quiet, plain = stories(marked(SAID), Labels(), "invented")
    named = [ROLES[label] for label in ferry.labels["role"]]
    assert named[:7] == ["B-content", "I-content", "I-content", "O", "B-source", "B-cue", "O"]
    assert named[7:] == ["B-content", *["I-content"] * 5, "O"]
    assert (ferry.source_of[5], ferry.cue_of[0], ferry.cue_of[7]) == (4, 5, 5)
    cue = [ROLES[label] for label in quiet.labels["role"]].index("B-cue", 14)
    assert quiet.source_of[cue] == -1
    assert "role" not in plain.labels


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("He [went|VISIT happened ECU > -].", "no type VISIT"),
        ("He [went|CONSULT/trip happened ECU > -].", "CONSULT has no mode trip"),
        ("He [went|CONSULT soon ECU > -].", "no status soon"),
        ("He [went|CONSULT happened Ecuador > -].", "'Ecuador' is no party"),
        ("He [went|CONSULT happened].", "is not 'TYPE/mode status"),
        ("He [went.", "a mark is"),
        ("He [went|CONSULT happened ECU > - @ 2021-13-01].", "month must be in 1..12"),
        ("== nameless", "a passage begins with"),
        ("He {c1:went.", "a piece of an attribution is"),
        ("He {q1:went}.\n== two 2021-06-09", "attribution 1 of the passage above lacks a cue"),
    ],
)
def test_faults_name_file_and_line(marked, line, fault):
    with pytest.raises(ValueError, match=r"own\.txt, line [23]: ") as raised:
        marked(f"== one 2021-06-09\n{line}\n")
    assert fault in str(raised.value)


def test_every_invented_passage_can_be_read():
    stories = [story for path in sorted(INVENTED.glob("*.txt")) for story in read_marked(path)]
    assert len({story["id"] for story in stories}) == len(stories) > 1500
    assert sum(len(story["events"]) for story in stories) > 4000
    assert sum(len(story.get("attributions", ())) for story in stories) > 600
    for story in stories:
        for span in (span for a in story.get("attributions", ()) for spans in a.values() for span in spans):
            words = story["text"][slice(*span)]
            assert words
            assert words == words.strip()
        for event in story["events"]:
            words = story["text"][slice(*event["trigger"][0])]
            assert words
            assert words == words.strip()
