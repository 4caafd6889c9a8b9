"""Persons of a dossier: who is introduced in one report and called by the surname in another."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

import pourparler
from pourparler.brief.people import in_json, person
from pourparler.record import Actor, Event, PourparlerError, Reading, Report, Span
from pourparler.table import build
from pourparler.table.introductions import introductions

from .small_readings import day

NORWAY = "Norwegian Foreign Minister Ana Brekke arrived."
CHILE = "Chilean Foreign Minister Rosa Brekke arrived."
ALONE = "Brekke refused."


def reading(text: str, published: str, actor: Actor) -> Reading:
    """A report in which a person, named by the words of the actor's name, does the act of the last word."""
    start = text.index(actor.name)
    who = replace(actor, mentions=(Span(start, start + len(actor.name)),))
    act = Span(text.rindex(" ") + 1, len(text) - 1)
    event = Event("e1", (act,), "REJECT", "happened", actors=(who,))
    return Reading(Report(text, day(published)), "by hand", actors=(who,), events=(event,))


def minister(name: str, country: str) -> Actor:
    return Actor(name, country, "GOV", "person", "foreign minister")


ANA, ROSA = minister("Ana Brekke", "NOR"), minister("Rosa Brekke", "CHL")
STRANGER = Actor("Brekke", "", "", "person")
CASES = [  # readings, whom "Brekke" of the last one is
    ([reading(NORWAY, "1 March", ANA), reading(ALONE, "3 March", STRANGER)], ("Ana Brekke", "NOR", "foreign minister")),
    ([reading(NORWAY, "3 March", ANA), reading(ALONE, "3 March", STRANGER)], ("Ana Brekke", "NOR", "foreign minister")),
    ([reading(NORWAY, "4 March", ANA), reading(ALONE, "3 March", STRANGER)], ("Brekke", "", "")),
    (
        [reading(NORWAY, "1 March", ANA), reading(CHILE, "2 March", ROSA), reading(ALONE, "3 March", STRANGER)],
        ("Brekke", "", ""),
    ),
    (
        [reading(NORWAY, "1 March", ANA), reading(CHILE, "4 March", ROSA), reading(ALONE, "3 March", STRANGER)],
        ("Ana Brekke", "NOR", "foreign minister"),
    ),
    (
        [reading(NORWAY, "1 March", ANA), reading(ALONE, "3 March", replace(STRANGER, sector="MIL", role="general"))],
        ("Brekke", "", "general"),
    ),
    (
        [reading(NORWAY, "1 March", ANA), reading(ALONE, "3 March", replace(STRANGER, country="CHL"))],
        ("Ana Brekke", "NOR", "foreign minister"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("readings", "who"), CASES)
def test_who_a_surname_means(readings, who):
    for order in permutations(readings):
        record = build("talks", order)
        found = next(r for r in record.readings if r.report.text == ALONE)
        assert [(a.name, a.country, a.role) for a in found.events[0].actors] == [who]
        assert found.actors == found.events[0].actors


NAMED = ("Norwegian Prime Minister Ana Brekke arrived.", "Norway's prime minister, Ana Brekke, arrived.")
BARE = "Chile said that Prime Minister Ana Brekke refused."


@pytest.mark.parametrize("named", NAMED)
def test_a_country_that_is_named_goes_before_one_that_is_only_spoken_of(named):
    known, guess = replace(ANA, role="prime minister"), replace(ANA, role="prime minister", country="CHL")
    readings = [reading(named, "3 March", known), reading(BARE, "1 March", guess), reading(BARE, "4 March", guess)]
    for order in permutations(readings):
        record = build("talks", order)
        assert {a.country for r in record.readings for a in (*r.actors, *r.events[0].actors)} == {"NOR"}


def test_of_guesses_the_commonest_is_taken_and_of_two_alike_neither():
    guess = {c: replace(ANA, role="prime minister", country=c) for c in ("CHL", "PER")}
    often = [reading(BARE, f"{n} March", guess[c]) for n, c in enumerate(("CHL", "PER", "CHL"), 1)]
    assert {r.actors[0].country for r in build("talks", often).readings} == {"CHL"}
    assert [r.actors[0].country for r in build("talks", often[:2]).readings] == ["CHL", "PER"]


def test_two_of_one_name_whose_countries_are_named_stay_two():
    other = replace(ANA, country="CHL")
    readings = [
        reading(NAMED[0], "1 March", ANA),
        reading("Chilean Foreign Minister Ana Brekke left.", "2 March", other),
    ]
    assert [r.actors[0].country for r in build("talks", readings).readings] == ["NOR", "CHL"]


def test_the_role_is_that_of_the_day():
    later = replace(ANA, role="prime minister")
    readings = [
        reading(NORWAY, "1 March", ANA),
        reading("Norwegian Prime Minister Ana Brekke arrived.", "9 March", later),
        reading(ALONE, "3 March", STRANGER),
        reading("Brekke resigned.", "12 March", STRANGER),
    ]
    found = {r.report.text: r.actors[0].role for r in build("talks", readings).readings}
    assert (found[ALONE], found["Brekke resigned."]) == ("foreign minister", "prime minister")


def test_an_introduction_keeps_its_evidence():
    (found,) = introductions(reading(NORWAY, "1 March", ANA))
    assert (found.passage.words, found.passage.report.published) == ("Ana Brekke", day("1 March"))


def test_a_dossier_learns_by_itself(tmp_path):
    reports = [
        Report("Brekke rejected the offer of Peru on Friday.", day("7 March")),
        Report("The Norwegian foreign minister, Ana Brekke, flew to Lima on Monday.", day("3 March")),
    ]
    with pourparler.open(tmp_path / "talks.db") as dossiers:
        for report in reports:
            dossiers.add(report, "talks")
        (known,) = dossiers.people("talks")
        later = dossiers.record("talks").readings[1]
    (told,) = known.introductions
    assert (known.name, told.actor.role, told.passage.words) == ("Ana Brekke", "foreign minister", "Ana Brekke")
    assert ("Ana Brekke", "NOR", "foreign minister") in {(a.name, a.country, a.role) for a in later.actors}


# What people rule on who is who.


@pytest.fixture
def desk(tmp_path):
    with pourparler.open(tmp_path / "talks.db") as desk:
        desk.keep_all(
            [
                reading(NORWAY, "1 March", ANA),
                reading("Norwegian Prime Minister Ana Brekke arrived.", "9 March", replace(ANA, role="prime minister")),
                reading(
                    "Norwegian envoy Anna Brekke arrived.", "10 March", replace(ANA, name="Anna Brekke", role="envoy")
                ),
                reading(ALONE, "12 March", STRANGER),
            ],
            "talks",
        )
        yield desk


def rule(desk, act: str, *ids: str, **more):
    return desk.correct(act, ids, "talks", who="Ana Weiss", **more)


def persons(desk) -> list[tuple[str, str, list[str]]]:
    return [(p.name, p.country, [i.actor.role for i in p.introductions]) for p in desk.people("talks")]


def alone(desk) -> tuple[str, str, str]:
    """Whom the surname alone means."""
    found = next(r for r in desk.record("talks").readings if r.report.text == ALONE)
    return tuple((a.name, a.country, a.role) for a in found.events[0].actors)[0]


def test_two_of_one_surname_are_two_until_somebody_says_they_are_one(desk):
    ana, anna = desk.people("talks")
    assert alone(desk) == ("Brekke", "", "")
    row = rule(desk, "merge", ana.id, anna.id)
    assert persons(desk) == [("Ana Brekke", "NOR", ["foreign minister", "prime minister", "envoy"])]
    assert alone(desk) == ("Ana Brekke", "NOR", "envoy")
    assert {a.name for r in desk.record("talks").readings for a in r.actors} == {"Ana Brekke"}
    desk.undo(row.n, "talks", who="Ana Weiss")
    assert (len(persons(desk)), alone(desk)) == (2, ("Brekke", "", ""))


def test_one_of_a_name_is_made_two(desk):
    ana, anna = desk.people("talks")
    rule(desk, "reject", anna.id)
    assert alone(desk) == ("Ana Brekke", "NOR", "prime minister")
    rule(desk, "split", ana.introductions[1].id)
    assert persons(desk) == [("Ana Brekke", "NOR", ["foreign minister"]), ("Ana Brekke", "NOR", ["prime minister"])]
    assert alone(desk) == ("Brekke", "", "")


def test_a_role_is_put_right_in_one_report_a_country_in_all(desk):
    ana, anna = desk.people("talks")
    rule(desk, "reject", anna.id)
    rule(desk, "edit", ana.introductions[1].id, changes=["role=minister of state"])
    rule(desk, "edit", ana.id, changes=["country=SWE"])
    assert persons(desk) == [("Ana Brekke", "SWE", ["foreign minister", "minister of state"])]
    assert alone(desk) == ("Ana Brekke", "SWE", "minister of state")
    assert [p.checked for p in desk.people("talks")] == [True]
    assert [r.events[0].actors[0].country for r in desk.record("talks").readings] == ["SWE", "SWE", "NOR", "SWE"]


def test_another_name_is_another_person(desk):
    ana, anna = desk.people("talks")
    rule(desk, "edit", anna.id, changes=["name=Anna Holm"])
    assert [name for name, *_ in persons(desk)] == ["Ana Brekke", "Anna Holm"]
    assert alone(desk) == ("Ana Brekke", "NOR", "prime minister")


def test_rulings_on_people_stay_when_a_report_is_read_anew_and_are_listed_when_their_words_are_gone(desk):
    ana, anna = desk.people("talks")
    row = rule(desk, "merge", ana.id, anna.id)
    again = reading(NORWAY, "1 March", replace(ANA, role="minister"))
    desk.keep(replace(again, engine="engine 2"), "talks")
    assert [roles for *_, roles in persons(desk)] == [["minister", "prime minister", "envoy"]]
    assert desk.unplaced("talks") == ()
    desk.keep(replace(again, engine="engine 3", actors=()), "talks")
    assert [(lost.n, anchor.words) for lost, anchor in desk.unplaced("talks")] == [(row.n, "Ana Brekke")]


def test_the_order_of_reports_and_rulings_does_not_matter(desk):
    ana, anna = desk.people("talks")
    rule(desk, "merge", ana.id, anna.id)
    rule(desk, "edit", ana.id, changes=["country=SWE"])
    readings, log = desk.readings("talks"), desk.corrections("talks")
    assert build("talks", readings[::-1], log[::-1]) == build("talks", readings, log) == desk.record("talks")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("age=50", "no field of a person. There are: name, role, country, sector"),
        ("country=Norway", "a code of three capitals"),
        ("name=Brekke", "a full name"),
    ],
)
def test_what_a_person_cannot_have_is_refused(desk, change, says):
    with pytest.raises(PourparlerError, match=says):
        rule(desk, "edit", desk.people("talks")[0].id, changes=[change])
    assert desk.corrections("talks") == ()


def test_a_person_is_found_by_name_country_and_id(desk):
    ana, anna = desk.people("talks")
    assert desk.people("talks", "Anna") == (anna,)
    assert desk.people("talks", "NOR") == (ana, anna)
    assert desk.people("talks", ana.id) == (ana,)
    assert desk.people("talks", "CHL") == ()


def test_the_written_form_has_every_introduction(desk):
    written = in_json(desk.people("talks", "Ana")[0])
    assert (written["name"], written["country"], written["checked"]) == ("Ana Brekke", "NOR", False)
    assert [(i["role"], i["report"]["published"], i["words"]) for i in written["introductions"]] == [
        ("foreign minister", "2031-03-01", "Ana Brekke"),
        ("prime minister", "2031-03-09", "Ana Brekke"),
    ]


def test_the_list_tells_office_dates_and_words(desk):
    ana, _ = desk.people("talks")
    line = person(ana, 2031)
    assert (line.head, line.what) == ("Ana Brekke", "NOR")
    assert [(a.head, a.told) for a in line.accounts] == [
        ("foreign minister (GOV)", "report of 1 Mar"),
        ("prime minister (GOV)", "report of 9 Mar"),
    ]
    assert [text for text, marked in line.accounts[0].quote.pieces if marked] == ["Ana Brekke"]
