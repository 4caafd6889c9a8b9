"""Our own marked texts for training: marks become events of gold form, and faults are told by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.marked import read_marked

INVENTED = Path(__file__).parent.parent / "training" / "invented"

TEXT = """# a remark
== calls 2021-06-09 QUITO
Ecuador [put off|CONSULT/visit postponed ECU.GOV > PER.GOV,.IGO @ 2021-06-14] its trip, two aides said.

It had not [replied|CONSULT not_happened ECU.GOV > -; says PER.GOV?] to Lima.
== quiet 2021-06-10
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
    ],
)
def test_faults_name_file_and_line(marked, line, fault):
    with pytest.raises(ValueError, match=r"own\.txt, line 2: ") as raised:
        marked(f"== one 2021-06-09\n{line}\n")
    assert fault in str(raised.value)


def test_every_invented_passage_can_be_read():
    stories = [story for path in sorted(INVENTED.glob("*.txt")) for story in read_marked(path)]
    assert len({story["id"] for story in stories}) == len(stories) > 1500
    assert sum(len(story["events"]) for story in stories) > 4000
    for story in stories:
        for event in story["events"]:
            words = story["text"][slice(*event["trigger"][0])]
            assert words
            assert words == words.strip()
