"""The written form of a reading: what goes out comes back; gold stories are read; faults are named."""

from __future__ import annotations

import json
import os
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pourparler.record import Actor, Attribution, Event, Interval, Matter, Reading, Report, Span
from pourparler.story import StoryError, from_story, to_story

from .made_readings import readings

SHARED = os.environ.get("POURPARLER_SHARED", "")
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

TEXT = "LUMEN - Ostrava's envoy said on Monday that Velia had put off the talks in Lumen."
GOLD = {
    "id": "g-1",
    "title": "Talks put off",
    "published": "2031-03-04",
    "dateline": "LUMEN",
    "text": TEXT,
    "events": [
        {
            "id": "e1",
            "trigger": [[65, 70]],
            "type": "CONSULT",
            "mode": "meet",
            "status": "postponed",
            "actors": [{"name": "Velia", "country": "", "sector": "GOV"}],
            "recipients": [{"name": "Ostrava", "country": "", "sector": "GOV"}],
            "when": ["2031-03-03", "2031-03-03"],
            "where": "Lumen",
            "count": 1,
            "says": [
                {"source": {"name": "envoy", "country": "", "sector": "GOV"}, "named": False, "form": "paraphrased"}
            ],
        },
        {"id": "e2", "trigger": [[54, 57]], "type": "REJECT", "status": "happened", "when": None, "says": []},
    ],
    "matters": [
        {
            "id": "m1",
            "kind": "meeting",
            "about": [[65, 70]],
            "state": "postponed",
            "by": [],
            "to": [],
            "whose_move": [],
            "evidence": [[65, 70]],
            "opened": None,
            "says": [{"source": {"name": "", "country": "", "sector": ""}, "named": False, "form": "paraphrased"}],
        }
    ],
}


def test_all_who_speak_together_are_written_beside_the_first():
    joint = Attribution("a1", (Actor("Velia"), Actor("Ostrava")), None, None, ())
    story = to_story(Reading(Report(TEXT, date(2031, 3, 4)), "", (joint,)))
    (written,) = story["attributions"]
    assert (written["source"]["name"], [a["name"] for a in written["sources"]]) == ("Velia", ["Velia", "Ostrava"])
    assert from_story(story).attributions == (joint,)


@QUICK
@given(readings())
def test_what_is_written_is_read_back(reading):
    assert from_story(json.loads(json.dumps(to_story(reading)))) == reading


def test_a_gold_story_becomes_a_reading():
    reading = from_story(GOLD)
    event, bare = reading.events
    assert (reading.report.title, reading.report.published, reading.engine) == (
        "Talks put off",
        date(2031, 3, 4),
        "gold",
    )
    assert event.actors == (Actor("Velia", "", "GOV"),)
    assert event.when == Interval(date(2031, 3, 3), date(2031, 3, 3), "day")
    assert (event.where.name, event.where.span) == ("Lumen", Span(75, 80))
    assert [(a.source.name, a.named, a.content_spans) for a in event.says] == [("envoy", False, ())]
    assert (bare.when, bare.where, bare.says, bare.count) == (None, None, (), 1)
    assert reading.matters[0].says[0].source is None
    assert [a.id for a in reading.attributions] == ["a1", "a2"]


def test_the_same_link_of_a_gold_story_is_one_attribution_and_a_chain_has_parents():
    envoy, minister = ({"source": {"name": n, "country": "", "sector": "GOV"}} for n in ("envoy", "minister"))
    story = deepcopy(GOLD)
    story["events"][0]["says"], story["events"][1]["says"] = [envoy, minister], [envoy]
    first, second = from_story(story).events
    assert first.says[0] is second.says[0]
    assert first.says[1].parent is first.says[0]


def test_a_place_that_the_text_does_not_name_rests_on_the_trigger():
    story = deepcopy(GOLD)
    story["events"][0]["where"] = "Atlantis"
    assert from_story(story).events[0].where.span == Span(65, 70)


@pytest.mark.parametrize(
    ("first", "last", "grain"),
    [
        ("2031-03-03", "2031-03-03", "day"),
        ("2031-03-03", "2031-03-09", "week"),
        ("2031-03-01", "2031-03-31", "month"),
        ("2031-01-01", "2031-12-31", "year"),
        ("2021-01-01", "2030-12-31", "unknown"),
        (None, "2031-03-03", "before"),
        ("2031-03-03", None, "after"),
        (None, None, "unknown"),
    ],
)
def test_granularity_follows_from_the_interval_where_a_story_lacks_it(first, last, grain):
    story = deepcopy(GOLD)
    story["events"][0]["when"] = [first, last]
    assert from_story(story).events[0].when.grain == grain


def test_the_written_form_keeps_to_the_gold_form():
    story = to_story(from_story(GOLD))
    event = story["events"][0]
    for field, value in GOLD["events"][0].items():
        assert event[field] == value or field == "says"
    assert event["says"] == [GOLD["events"][0]["says"][0] | {"id": "a1"}]
    assert story["matters"][0]["says"][0]["source"] == {"name": "", "country": "", "sector": ""}
    assert event["granularity"] == "day"


def changed(*path: str | int, value: object) -> dict:
    """The gold story with one field changed; `...` takes it away."""
    story = deepcopy(GOLD)
    at = story
    for step in path[:-1]:
        at = at[step]
    if value is ...:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return story


EVENT = ("events", 0)
FAULTS = [  # changed field                                                     the message says
    (changed("text", value=...), ["story g-1", "text is missing"]),
    (changed("published", value=...), ["story g-1", "published is missing", "YYYY-MM-DD"]),
    (changed("published", value="4 March"), ["published '4 March' is no date"]),
    (changed(*EVENT, "type", value="MEET"), ["event e1", "type 'MEET'", "CONSULT"]),
    (changed(*EVENT, "status", value=None), ["event e1", "status None", "postponed"]),
    (changed(*EVENT, "trigger", value=[[70, 900]]), ["event e1", "trigger [70, 900]", "81 characters", "code points"]),
    (changed(*EVENT, "trigger", value=[[9, 9]]), ["trigger [9, 9]"]),
    (changed(*EVENT, "trigger", value=[]), ["event e1", "trigger is empty"]),
    (changed(*EVENT, "trigger", value=[[True, 3]]), ["trigger [True, 3]"]),
    (changed(*EVENT, "when", value=["2031-03-03"]), ["event e1", "when", "pair"]),
    (changed(*EVENT, "when", value=["2031-03-03", "2031-03-01"]), ["ends on 2031-03-01 before"]),
    (changed(*EVENT, "granularity", value="hour"), ["granularity 'hour'"]),
    (changed(*EVENT, "count", value="many"), ["count 'many'"]),
    (changed(*EVENT, "actors", value=["Velia"]), ["event e1", "actors is not a list of objects"]),
    (changed(*EVENT, "id", value=...), ["events", "id is missing"]),
    (changed(*EVENT, "id", value="e2"), ["'e2' is used twice"]),
    (changed(*EVENT, "says", 0, "id", value="a7"), ["event e1", "says names the attribution 'a7'"]),
    (changed(*EVENT, "says", 0, "source", value="envoy"), ["source 'envoy' is no actor"]),
    (changed(*EVENT, "says", 0, "named", value="no"), ["named 'no'"]),
    (changed(*EVENT, "place", value="Lumen"), ["event e1", "place"]),
    (changed("matters", 0, "history", value=["e9"]), ["matter m1", "history names the event 'e9'"]),
    (changed("matters", 0, "state", value="stuck"), ["matter m1", "state 'stuck'", "under_consideration"]),
    (changed("stances", value=[{"id": "s1", "about": "support", "polarity": "for"}]), ["stance s1", "holder None"]),
    (changed("groups", value=[{"id": "g1", "members": [{"actor": {}}]}]), ["group g1", "status None"]),
    (changed("attributions", value=[{"id": "a1", "parent": "a2"}]), ["attribution a1", "parent 'a2'"]),
    (changed("attributions", value=[{"id": "a1", "parent": "a1"}]), ["attribution a1", "names itself"]),
    (changed("disputes", value={"d1": []}), ["disputes is not a list of objects"]),
    ([], ["a story is an object"]),
]


@pytest.mark.parametrize(("story", "said"), FAULTS)
def test_a_fault_is_named_with_its_place(story, said):
    with pytest.raises(StoryError) as fault:
        from_story(story)
    assert [part for part in said if part not in str(fault.value)] == []


JUNK = st.none() | st.booleans() | st.integers(-2, 99) | st.text(max_size=3) | st.just([]) | st.just({}) | st.just([[]])


@QUICK
@given(readings(), st.data())
def test_whatever_stands_in_a_field_only_a_story_error_comes_out(reading, data):
    story = json.loads(json.dumps(to_story(reading)))
    at = story
    while True:  # walk down to some field, and put junk there
        steps = list(at) if isinstance(at, dict) else list(range(len(at)))
        step = data.draw(st.sampled_from(steps))
        if not at[step] or not isinstance(at[step], dict | list) or data.draw(st.booleans()):
            at[step] = data.draw(JUNK)
            break
        at = at[step]
    try:
        from_story(story)
    except StoryError:
        pass


def test_an_element_may_only_name_what_the_reading_lists():
    report = Report(TEXT, date(2031, 3, 4))
    said = Attribution("a1", (), None, None, ())
    event = Event("e1", (Span(65, 70),), "CONSULT", "postponed", says=(said,))
    with pytest.raises(StoryError, match="event e1: attribution a1 is not in the reading's attributions"):
        to_story(Reading(report, "engine 1", events=(event,)))
    matter = Matter("m1", "meeting", (), (), (), "open", (), (), history=(event,))
    with pytest.raises(StoryError, match="matter m1: history: event e1 is not in the reading's events"):
        to_story(Reading(report, "engine 1", (said,), matters=(matter,)))


def test_the_documented_example_is_what_is_written():
    page = (Path(__file__).parents[1] / "docs" / "record.md").read_text(encoding="utf-8")
    example = json.loads(page.split("```json\n")[1].split("```")[0])
    assert to_story(from_story(example)) == example


@pytest.mark.skipif(not SHARED, reason="POURPARLER_SHARED names no folder with gold stories")
@pytest.mark.parametrize("folder", ["stories/train", "stories/dev", "stories/open", "clusters/macron-iran/stories"])
def test_every_shared_gold_story_is_read_and_comes_back(folder):
    paths = sorted((Path(SHARED) / "data" / folder).glob("*.json"))
    assert paths
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        story = to_story(from_story(gold))
        assert from_story(story) == from_story(gold)
        assert [e["when"] for e in story["events"]] == [e["when"] for e in gold["events"]]
