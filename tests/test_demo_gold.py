"""The invented dossier is sound: reports, actors and gold fit together, and every element of the record occurs in it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib.resources import files
from typing import get_args

import pytest

from pourparler import record
from pourparler.story import from_story

DEMO = files("pourparler") / "demo"
HEADER = ("Title", "Date", "Outlet", "URL", "Byline")
SECTORS = {"GOV", "MIL", "LEG", "OPP", "REB", "COP", "JUD", "JRN", "MED", "CVL", "BUS", "IGO", "NGO"}
INVENTED = re.compile(r"Q[M-Z][A-Z]|X[A-Z][A-Z]|")


def reports() -> dict[str, tuple[dict[str, str], str]]:
    """Header and text of each report, by the name of its file."""
    out = {}
    for file in sorted((DEMO / "reports").iterdir(), key=lambda f: f.name):
        head, _, text = file.read_text(encoding="utf-8").partition("\n\n")
        header = dict(line.split(": ", 1) for line in head.splitlines())
        out[file.name.removesuffix(".txt")] = header, text.removesuffix("\n")
    return out


REPORTS = reports()
STORIES = {
    name: json.loads((DEMO / "gold" / "stories" / f"{name}.json").read_text(encoding="utf-8")) for name in REPORTS
}
CLUSTER = json.loads((DEMO / "gold" / "cluster.json").read_text(encoding="utf-8"))
NAMES = [tuple(row.split("\t")) for row in (DEMO / "actors.tsv").read_text(encoding="utf-8").splitlines()]


def objects(value: object) -> Iterator[dict]:
    """Every object inside a JSON value, the value itself first."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(inner)


def elements(kind: str) -> list[dict]:
    return [e for story in STORIES.values() for e in story[kind]]


def spans(element: dict) -> Iterator[list[int]]:
    for field in ("trigger", "about", "evidence", "purpose", "position"):
        value = element.get(field)
        yield from value if isinstance(value, list) else ()
    for field in ("hedge", "anonymity_reason"):
        yield from [element[field]] if field in element else ()


def words(story: dict, places: list[list[int]]) -> str:
    return " … ".join(story["text"][start:end] for start, end in places)


def a_passage(text: str, start: int, end: int) -> bool:
    """Whole words without a blank at either end."""
    if not 0 <= start < end <= len(text):
        return False
    cut = any(re.fullmatch(r"\w\w", text[max(0, at - 1) : at + 1]) for at in (start, end) if at)
    return text[start:end] == text[start:end].strip() and not cut


# -- reports and actors


def test_there_are_four_to_six_reports_of_250_to_500_words_from_rival_outlets_over_two_weeks():
    dates = [date.fromisoformat(header["Date"]) for header, _ in REPORTS.values()]
    assert 4 <= len(REPORTS) <= 6
    assert len({header["Outlet"] for header, _ in REPORTS.values()}) >= 4
    assert max(dates) - min(dates) <= timedelta(days=14)
    for name, (_, text) in REPORTS.items():
        assert 250 <= len(text.split()) <= 500, name


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_begins_with_its_header(name):
    header, text = REPORTS[name]
    assert tuple(header) == HEADER
    assert name.startswith(header["Date"])
    assert header["URL"].startswith("https://example.org/")
    assert text == text.strip()
    assert "\n\n" in text


def test_names_are_declared_once_with_codes_that_the_standard_leaves_to_users():
    head, *rows = NAMES
    assert head == ("name", "country", "aliases", "kind", "sector")
    assert {len(row) for row in rows} == {5}
    assert {row[3] for row in rows} == {"country", "capital", "demonym", "organisation", "person"}
    assert {row[4] for row in rows} <= SECTORS
    assert all(INVENTED.fullmatch(row[1]) for row in rows)
    said = Counter(name for row in rows for name in (row[0], *filter(None, row[2].split("|"))))
    assert max(said.values()) == 1


def test_each_country_of_the_dossier_has_a_capital_and_a_demonym():
    kinds = {kind: {row[1] for row in NAMES[1:] if row[3] == kind} for kind in ("country", "capital", "demonym")}
    assert kinds["country"] == kinds["capital"] == kinds["demonym"]


def test_declared_names_are_those_of_the_reports():
    told = "\n".join(line for header, text in REPORTS.values() for line in (*header.values(), text))
    unused = [row[0] for row in NAMES[1:] if row[0] not in told and row[0].removeprefix("The ") not in told]
    assert unused == []


def test_countries_persons_and_bodies_in_gold_are_declared():
    declared = {(row[0], row[1], row[4]) for row in NAMES[1:]}
    countries = {row[1] for row in NAMES[1:]}
    persons = {row[0]: row for row in NAMES[1:] if row[3] in ("person", "country")}
    for actor in (o for o in objects([STORIES, CLUSTER]) if set(o) == {"name", "country", "sector"}):
        assert actor["country"] in countries, actor
        assert actor["sector"] in SECTORS, actor
        if actor["name"] in persons:
            assert (actor["name"], actor["country"], actor["sector"]) in declared


# -- gold stories


PASSAGES = [
    # text, a span of it                   sound
    ("The visit was put off.", (4, 9), True),
    ("The visit was put off.", (0, 3), True),
    ("The visit was put off.", (3, 9), False),  # begins with a blank
    ("The visit was put off.", (4, 10), False),  # ends with one
    ("The visit was put off.", (5, 9), False),  # begins within a word
    ("The visit was put off.", (4, 8), False),  # ends within a word
    ("The visit was put off.", (0, 2), False),
    ("The visit was put off.", (18, 30), False),  # runs past the text
    ("The visit was put off.", (9, 9), False),  # holds nothing
]


@pytest.mark.parametrize(("text", "span", "sound"), PASSAGES)
def test_a_passage_is_whole_words(text, span, sound):
    assert a_passage(text, *span) == sound


@pytest.mark.parametrize("name", REPORTS)
def test_gold_speaks_of_the_report_beside_it(name):
    header, text = REPORTS[name]
    story = STORIES[name]
    assert (story["id"], story["title"], story["published"]) == (name, header["Title"], header["Date"])
    assert story["text"] == text
    assert story["dateline"] == "" or text.startswith(story["dateline"] + ", ")


@pytest.mark.parametrize("name", REPORTS)
def test_spans_are_whole_words_of_the_text(name):
    story = STORIES[name]
    found = [span for o in objects(story) for span in spans(o)]
    assert len(found) > 50
    assert [(span, words(story, [span])) for span in found if not a_passage(story["text"], *span)] == []


@pytest.mark.parametrize("name", REPORTS)
def test_gold_reads_as_a_reading_with_words_from_the_vocabularies(name):
    reading = from_story(STORIES[name])  # refuses spans outside the text, unknown words, bad dates
    assert len(reading.events) == len(STORIES[name]["events"])
    assert 20 <= len(reading.events) <= 40


VOCABULARIES = [
    # elements   field       words of
    ("events", "type", record.EventType),
    ("events", "status", record.Status),
    ("matters", "kind", record.MatterKind),
    ("matters", "state", record.MatterState),
    ("stances", "about", record.StanceAbout),
    ("stances", "polarity", record.Polarity),
    ("disputes", "kind", record.DisputeKind),
]


@pytest.mark.parametrize(("kind", "field", "of"), VOCABULARIES, ids=lambda v: v if isinstance(v, str) else "")
def test_words_come_from_the_vocabularies_of_the_record(kind, field, of):
    assert {e[field] for e in elements(kind)} <= set(get_args(of))


def test_members_states_and_forms_come_from_the_vocabularies_of_the_record():
    assert {m["status"] for g in elements("groups") for m in g["members"]} <= set(get_args(record.MemberStatus))
    assert {s["state"] for o in objects([STORIES, CLUSTER]) for s in o.get("states_by", ())} <= set(
        get_args(record.MatterState)
    )
    for link in (link for o in objects(STORIES) for link in o.get("says", ())):
        assert link["source"]["name"]
        assert link["named"] in (True, False)
        assert link["form"] in get_args(record.Form)


def test_ids_are_unique_within_a_story_and_a_trigger_has_one_event():
    for story in STORIES.values():
        ids = [e["id"] for kind in ("events", "matters", "groups", "stances", "disputes") for e in story[kind]]
        assert len(ids) == len(set(ids))
        triggers = [tuple(map(tuple, e["trigger"])) for e in story["events"]]
        assert triggers == sorted(set(triggers))


def test_a_closed_matter_waits_on_nobody_and_an_open_one_on_somebody():
    closed = {"accepted", "declined", "answered", "called_off", "done"}
    for matter in elements("matters") + CLUSTER["matters"]:
        assert bool(matter["whose_move"]) != (matter["state"] in closed), matter["about"]


def test_a_contested_matter_has_the_state_by_each_party():
    for matter in elements("matters") + CLUSTER["matters"]:
        assert (matter["state"] == "contested") == (len(matter.get("states_by", ())) > 1)


def test_words_inside_quotation_marks_are_quoted_or_mixed_and_no_others_are_quoted():
    for story in STORIES.values():
        quotes = [m.span() for m in re.finditer(r"\"[^\"]*\"|“[^”]*”", story["text"])]
        for event in (e for e in story["events"] if e["says"]):
            start, end = event["trigger"][0]
            inside = any(s < start and end < e for s, e in quotes)
            forms = {"quoted", "mixed"} if inside else {"mixed", "paraphrased"}
            assert event["says"][0]["form"] in forms, words(story, event["trigger"])


# -- the cluster


def test_the_cluster_speaks_of_events_that_its_stories_have():
    events = {(name, e["id"]) for name, story in STORIES.items() for e in story["events"]}
    told = [(t["story"], t["event"]) for group in CLUSTER["same"] for t in group]
    assert CLUSTER["stories"] == list(STORIES)
    assert set(told) <= events
    assert len(told) == len(set(told))
    assert min(map(len, CLUSTER["same"])) > 1


def test_places_in_the_cluster_are_whole_words_of_their_stories():
    places = [o for o in objects([CLUSTER["matters"], CLUSTER["disputes"]]) if "span" in o]
    assert [p for p in places if not a_passage(STORIES[p["story"]]["text"], *p["span"])] == []


def test_the_cluster_has_matters_and_disputes_that_only_several_reports_show():
    across = [{p["story"] for s in d["sides"] for p in s["position"]} for d in CLUSTER["disputes"]]
    moved = [{p["story"] for p in m["evidence"]} for m in CLUSTER["matters"]]
    assert sum(len(stories) > 1 for stories in across) >= 5
    assert sum(len(stories) > 1 for stories in moved) >= 5
    ids = [e["id"] for e in CLUSTER["matters"] + CLUSTER["disputes"]]
    assert len(ids) == len(set(ids))


# -- every element occurs


def an_event(**wanted: object) -> Callable[[], bool]:
    return lambda: any(all(e[f] == v for f, v in wanted.items()) for e in elements("events"))


def an_element(kind: str, /, **wanted: object) -> Callable[[], bool]:
    return lambda: any(all(e[field] == value for field, value in wanted.items()) for e in elements(kind))


def a_dispute(kind: str) -> Callable[[], bool]:
    return lambda: any(d["kind"] == kind for d in elements("disputes") + CLUSTER["disputes"])


def a_seat(status: str) -> Callable[[], bool]:
    return lambda: any(m["status"] == status for g in elements("groups") for m in g["members"])


def the_text(pattern: str) -> Callable[[], bool]:
    return lambda: any(re.search(pattern, story["text"]) for story in STORIES.values())


def a_claim_and_its_denial() -> bool:
    status = {(name, e["id"]): e["status"] for name, story in STORIES.items() for e in story["events"]}
    groups = [{status[t["story"], t["event"]] for t in group} for group in CLUSTER["same"]]
    return any({"happened", "not_happened"} <= group for group in groups)


def the_same_question_from_two_days() -> bool:
    return len({tuple(m["opened"]) for m in elements("matters") if m["kind"] == "question" and m["opened"]}) > 1


def an_unnamed_source_with_the_reason() -> bool:
    links = [link for e in elements("events") for link in e["says"]]
    return any(not link["named"] and "anonymity_reason" in link for link in links)


def a_metonym() -> bool:
    capitals = [(row[0], row[1]) for row in NAMES if row[3] == "capital"]
    return any(
        re.search(rf"\b{name} (would|has|speaks|closed|also)\b", story["text"])
        and any(actor["country"] == code for e in story["events"] for actor in e["actors"])
        for name, code in capitals
        for story in STORIES.values()
    )


ELEMENTS = [
    # what must occur                                   where gold shows it
    ("a postponed visit", an_event(type="CONSULT", mode="visit", status="postponed")),
    ("a postponed visit as a matter", an_element("matters", kind="visit", state="postponed")),
    ("an invitation that one account holds declined", an_element("matters", kind="invitation", state="declined")),
    ("and another still under consideration", an_element("matters", kind="invitation", state="under_consideration")),
    ("and a third tells as contested", an_element("matters", kind="invitation", state="contested")),
    ("written questions, unanswered", an_element("matters", kind="question", state="open")),
    ("handed over on a Saturday", an_event(type="REQUEST", when=["2024-09-07", "2024-09-07"])),
    ("or on the Sunday", the_same_question_from_two_days),
    ("later answered in part", an_event(type="COOPERATE", status="happened", when=["2024-09-15", "2024-09-15"])),
    ("a one-page paper", the_text(r"one-page paper")),
    ("a proposal as a matter", an_element("matters", kind="proposal")),
    ("several calls", an_event(type="CONSULT", mode="phone", count="several")),
    ("an unnamed official and the reason", an_unnamed_source_with_the_reason),
    ("speech inside speech", lambda: any(len(e["says"]) > 1 for e in elements("events"))),
    ("a group's member", a_seat("member")),
    ("a seat proposed", a_seat("proposed")),
    ("a seat refused", a_seat("refuses")),
    ("a seat kept from one", a_seat("excluded")),
    ("non-recognition", an_element("stances", about="recognition", polarity="against")),
    ("recognition", an_element("stances", about="recognition", polarity="for")),
    ("a party undecided", an_element("stances", about="willingness", polarity="undecided")),
    ("contradiction", a_dispute("contradiction")),
    ("mutual blame", a_dispute("mutual_blame")),
    ("a denial", a_dispute("denial")),
    ("differing figures", a_dispute("figures")),
    ("differing dates", a_dispute("dates")),
    ("a claim and its denial as one happening", a_claim_and_its_denial),
    ("a deadline", an_element("matters", kind="deadline")),
    ("a demand", an_element("matters", kind="demand")),
    ("a pledge", an_element("matters", kind="pledge")),
    ("an offer", an_element("matters", kind="offer")),
    ("a meeting", an_element("matters", kind="meeting")),
    ("a hedge of the reporter", lambda: any("hedge" in e and not e["says"] for e in elements("events"))),
    ("an event that goes on", an_event(status="ongoing")),
    ("one planned", an_event(status="planned")),
    ("one called off", an_event(status="called_off")),
    ("one denied", an_event(type="CONSULT", status="not_happened")),
    ("one hypothetical", an_event(status="hypothetical")),
    ("a conference", an_event(type="CONSULT", mode="multilateral")),
    ("a mediator", an_event(type="CONSULT", mode="third-party")),
    ("that same day", the_text(r"[Tt]hat same day")),
    ("last week", an_event(when=["2024-09-02", "2024-09-08"])),
    ("a weekday", the_text(r"\bon (Mon|Tues|Wednes|Thurs)day\b")),
    ("a metonym", a_metonym),
    ("a pronoun that speaks", the_text(r"\", (he|she) said|[.,]\" (he|she) said|,” (he|she) said")),
    ("the two sides", the_text(r"[Tt]he two sides")),
    ("a spokeswoman for a ministry", the_text(r"a spokes(wo)?man for the \w* ?(foreign )?ministry")),
    ("a role whose bearer was named before", the_text(r"\bThe foreign minister (pledged|said)\b")),
    ("a broadcast as a source", lambda: any(e["says"] and e["says"][0]["source"]["sector"] == "JRN" for e in elements("events"))),
]  # fmt: skip


@pytest.mark.parametrize(("what", "occurs"), ELEMENTS, ids=[what for what, _ in ELEMENTS])
def test_every_element_occurs(what, occurs):
    assert occurs(), f"nothing in the dossier shows {what}"


def test_every_status_kind_of_dispute_and_kind_of_matter_occurs():
    assert {e["status"] for e in elements("events")} == set(get_args(record.Status))
    assert {d["kind"] for d in elements("disputes") + CLUSTER["disputes"]} == set(get_args(record.DisputeKind))
    assert {m["kind"] for m in elements("matters")} == set(get_args(record.MatterKind))
