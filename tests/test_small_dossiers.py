"""Two or three reports of one sentence each -> what is one happening, how matters stand, where accounts part.

A third of the cases say what must not be found."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from pourparler.record import Actor, Record
from pourparler.table import build
from pourparler.table.copies import voices
from pourparler.table.meeting import could_meet
from pourparler.table.stances import courses
from tests.small_readings import KORO, LEAGUE, LUMEN, MERROW, OSTER, VELDRIA, Page

NORTH = Actor("Northmark", "NMK", "GOV", "country")


def record(*pages: Page) -> Record:
    return build("talks", [p.reading() for p in pages])


def told(published: str, outlet: str, sentence: str, trigger: str, type: str, by=(), to=(), **fields) -> Page:
    return Page(published, outlet).event(sentence, trigger, type, by, to, **fields)


# -- one happening or several

VISIT = {"by": [KORO], "to": [OSTER], "mode": "visit"}
ONE = [
    ("put off, and will not take place", [
        told("3 March", "A", "Koro put off his trip to Oster.", "trip", "CONSULT", **VISIT, status="postponed", when="10 March"),
        told("3 March", "B", "The visit will not take place on Monday.", "visit", "CONSULT", **VISIT, status="called_off", when="10 March"),
    ]),
    ("planned, then made", [
        told("3 March", "A", "Koro will visit Oster on 10 March.", "visit", "CONSULT", **VISIT, status="planned", when="10 March"),
        told("11 March", "B", "Koro visited Oster on Monday.", "visited", "CONSULT", **VISIT, when="10 March"),
    ]),
    ("a noun and a verb", [
        told("3 March", "A", "Veldria attacked the border post.", "attacked", "ASSAULT", [VELDRIA], [OSTER], when="2 March"),
        told("4 March", "B", "The attack on the border post killed two.", "attack", "ASSAULT", [VELDRIA], [OSTER], when="2 March"),
    ]),
    ("the capital's day and the day after", [
        told("3 March", "A", "Oster expelled an envoy of Veldria.", "expelled", "SANCTION", [OSTER], [VELDRIA], mode="expel", when="2 March"),
        told("4 March", "B", "Oster expelled an envoy of Veldria.", "expelled", "SANCTION", [OSTER], [VELDRIA], mode="expel", when="3 March"),
    ]),
    ("a date and none", [
        told("3 March", "A", "Lumen warned Oster over the strait.", "warned", "THREATEN", [LUMEN], [OSTER], when="2 March"),
        told("3 March", "B", "Lumen warned Oster over the strait.", "warned", "THREATEN", [LUMEN], [OSTER]),
    ]),
    ("met by either side", [
        told("3 March", "A", "Koro met Merrow in Lumen.", "met", "CONSULT", [KORO], [MERROW], when="2 March"),
        told("3 March", "B", "Merrow met Koro in Lumen.", "met", "CONSULT", [MERROW], [KORO], when="2 March"),
    ]),
    ("asserted and denied", [
        told("3 March", "A", "Veldria shelled the bridge.", "shelled", "ASSAULT", [VELDRIA], [OSTER], when="2 March", says=OSTER),
        told("3 March", "B", "Veldria never shelled the bridge.", "shelled", "ASSAULT", [VELDRIA], [OSTER], status="not_happened", when="2 March", says=VELDRIA),
    ]),
    ("three outlets", [
        told("3 March", outlet, "Oster imposed sanctions on Veldria.", "sanctions", "SANCTION", [OSTER], [VELDRIA], when="2 March")
        for outlet in "ABC"
    ]),
    ("a standing thing named again a week later", [
        told("3 March", "A", "The fishing accord holds.", "accord", "AGREE", [VELDRIA], [OSTER]),
        told("9 March", "B", "The fishing accord holds still.", "accord", "AGREE", [VELDRIA], [OSTER]),
    ]),
]  # fmt: skip
SEVERAL = [
    ("another week's shelling", [
        told("3 March", "A", "Veldria shelled the bridge.", "shelled", "ASSAULT", [VELDRIA], [OSTER], when="2 March"),
        told("12 March", "A", "Veldria shelled the bridge.", "shelled", "ASSAULT", [VELDRIA], [OSTER], when="11 March"),
    ]),
    ("a month without a date between them", [
        told("3 January", "A", "Lumen criticised Oster.", "criticised", "ACCUSE", [LUMEN], [OSTER]),
        told("3 March", "B", "Lumen criticised Oster.", "criticised", "ACCUSE", [LUMEN], [OSTER]),
    ]),
    ("ten days and other words between them", [
        told("3 March", "A", "Lumen criticised Oster over grain exports.", "criticised", "ACCUSE", [LUMEN], [OSTER]),
        told("13 March", "B", "Spying was what Lumen faulted Oster for.", "faulted", "ACCUSE", [LUMEN], [OSTER]),
    ]),
    ("the answer is no second attack", [
        told("3 March", "A", "Veldria attacked Oster.", "attacked", "ASSAULT", [VELDRIA], [OSTER], when="2 March"),
        told("3 March", "B", "Oster attacked Veldria.", "attacked", "ASSAULT", [OSTER], [VELDRIA], when="2 March"),
    ]),
    ("another victim", [
        told("3 March", "A", "Veldria threatened Oster.", "threatened", "THREATEN", [VELDRIA], [OSTER], when="2 March"),
        told("3 March", "B", "Veldria threatened Lumen.", "threatened", "THREATEN", [VELDRIA], [LUMEN], when="2 March"),
    ]),
    ("a threat and the deed", [
        told("3 March", "A", "Veldria threatened to seize ships of Oster.", "threatened", "THREATEN", [VELDRIA], [OSTER], when="2 March"),
        told("3 March", "B", "Veldria seized ships of Oster.", "seized", "COERCE", [VELDRIA], [OSTER], when="2 March"),
    ]),
    ("a call and a visit", [
        told("3 March", "A", "Koro phoned Merrow.", "phoned", "CONSULT", [KORO], [MERROW], mode="phone", when="2 March"),
        told("3 March", "B", "Koro travelled to Oster.", "travelled", "CONSULT", [KORO], [OSTER], mode="visit", when="2 March"),
    ]),
    ("the one visit made and the next one planned", [
        told("3 March", "A", "Koro visited Oster in January.", "visited", "CONSULT", **VISIT, when="10 January"),
        told("3 March", "B", "Koro will visit Oster in April.", "visit", "CONSULT", **VISIT, status="planned", when="10 April"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "pages"), ONE, ids=[c[0] for c in ONE])
def test_one_happening(what, pages):
    (happening,) = record(*pages).happenings
    assert len(happening.tellings) == len(pages)


@pytest.mark.parametrize(("what", "pages"), SEVERAL, ids=[c[0] for c in SEVERAL])
def test_several_happenings(what, pages):
    assert len(record(*pages).happenings) == len(pages)


# -- how a matter moves


def put(published: str, kind: str, state: str, says=None, outlet: str = "A", **fields) -> Page:
    move = [OSTER] if state in ("open", "under_consideration") else [VELDRIA] if state == "postponed" else []
    values = {"by": [VELDRIA], "to": [OSTER], "state": state, "move": move, "says": says} | fields
    return Page(published, outlet).matter(
        "It is about the captured sailors of the trawler.", "the captured sailors of the trawler", kind, **values
    )


MOVES = [  # tellings; state, whose move, states held
    ("a question, answered a week later", [put("3 March", "question", "open"), put("10 March", "question", "open"), put("11 March", "question", "answered")], "answered", [], {}),
    ("a question, still unanswered", [put("3 March", "question", "open"), put("10 March", "question", "open")], "open", ["Oster"], {}),
    ("a demand, refused", [put("3 March", "demand", "open"), put("4 March", "demand", "declined")], "declined", [], {}),
    ("a demand, met", [put("3 March", "demand", "open"), put("4 March", "demand", "done")], "done", [], {}),
    ("an offer, weighed, taken", [put("3 March", "offer", "open"), put("4 March", "offer", "under_consideration"), put("5 March", "offer", "accepted")], "accepted", [], {}),
    ("a visit, planned, put off, made", [put("3 March", "visit", "accepted"), put("5 March", "visit", "postponed"), put("20 March", "visit", "done")], "done", [], {}),
    ("a visit put off: who put it off moves", [put("3 March", "visit", "accepted"), put("5 March", "visit", "postponed")], "postponed", ["Veldria"], {}),
    ("a meeting, called off", [put("3 March", "meeting", "accepted"), put("5 March", "meeting", "called_off")], "called_off", [], {}),
    ("an invitation, declined by the word of the asked, open by that of the host", [put("3 March", "invitation", "open", VELDRIA), put("4 March", "invitation", "declined", OSTER)], "contested", [], {"Veldria": "open", "Oster": "declined"}),
    ("the host gives in", [put("3 March", "invitation", "open", VELDRIA), put("4 March", "invitation", "declined", OSTER), put("9 March", "invitation", "declined", VELDRIA)], "declined", [], {}),
    ("the asked comes round", [put("3 March", "invitation", "declined", OSTER), put("9 March", "invitation", "accepted", OSTER)], "accepted", [], {}),
    ("a pledge kept by its maker's word alone, open by the other's", [put("3 March", "pledge", "open", OSTER), put("4 March", "pledge", "done", VELDRIA)], "contested", [], {"Oster": "open", "Veldria": "done"}),
]  # fmt: skip
STAY = [  # tellings of one matter in which a party's word, a copy or silence must not close it; state
    ("considered by one, open by the other: nobody closes it", [put("3 March", "invitation", "open", VELDRIA), put("4 March", "invitation", "under_consideration", OSTER)], "under_consideration"),
    ("a deadline that has passed is not done", [put("3 March", "deadline", "open", due="5 March"), put("20 March", "deadline", "open", due="5 March")], "open"),
    ("both say it is open", [put("3 March", "demand", "open", VELDRIA), put("4 March", "demand", "open", OSTER)], "open"),
    ("a bystander's word makes nothing contested", [put("3 March", "offer", "open", VELDRIA), put("4 March", "offer", "accepted", LUMEN)], "accepted"),
]  # fmt: skip
TWO_MATTERS = [
    ("the one asked asks back", [put("3 March", "demand", "open"), put("4 March", "demand", "open", by=[OSTER], to=[VELDRIA])]),
    ("an offer is no demand", [put("3 March", "demand", "open"), put("4 March", "offer", "open")]),
    ("to somebody else", [put("3 March", "question", "open"), put("4 March", "question", "open", to=[LUMEN])]),
    ("due on other days", [put("3 March", "deadline", "open", due="5 March"), put("4 March", "deadline", "open", due="25 March")]),
    ("made, and planned again", [put("3 March", "visit", "done"), put("20 March", "visit", "accepted")]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "pages", "state", "move", "held"), MOVES, ids=[c[0] for c in MOVES])
def test_a_matter_moves(what, pages, state, move, held):
    (matter,) = record(*pages).matters
    assert (matter.state, [a.name for a in matter.whose_move]) == (state, move)
    assert {s.by[0].name: s.state for s in matter.states_by} == held
    assert all(passage.words for passage in matter.evidence)


@pytest.mark.parametrize(("what", "pages", "state"), STAY, ids=[c[0] for c in STAY])
def test_a_matter_is_not_contested(what, pages, state):
    (matter,) = record(*pages).matters
    assert (matter.state, matter.states_by) == (state, ())


@pytest.mark.parametrize(("what", "pages"), TWO_MATTERS, ids=[c[0] for c in TWO_MATTERS])
def test_two_matters(what, pages):
    assert len(record(*pages).matters) == 2


# -- where accounts part


def attack(
    published: str,
    outlet: str,
    says,
    sentence: str = "Veldria shelled the bridge at dawn.",
    status: str = "happened",
    when="2 March",
) -> Page:
    return told(
        published, outlet, sentence, "shelled", "ASSAULT", [VELDRIA], [OSTER], status=status, when=when, says=says
    )


NEVER = "Veldria never shelled the bridge at dawn."
PART = [  # tellings; kind; who speaks on each side
    ("the accused denies", [attack("3 March", "A", OSTER), attack("3 March", "B", VELDRIA, NEVER, "not_happened")], "denial", ["Oster", "Veldria"]),
    ("a third party contradicts", [attack("3 March", "A", OSTER), attack("3 March", "B", LUMEN, NEVER, "not_happened")], "contradiction", ["Oster", "Lumen"]),
    ("a source against the reporter", [attack("3 March", "A", OSTER), attack("3 March", "B", None, NEVER, "not_happened")], "contradiction", ["Oster", None]),
    ("other numbers of the dead", [
        attack("3 March", "A", OSTER, "Veldria shelled the bridge and killed 12 soldiers."),
        attack("3 March", "B", VELDRIA, "Veldria shelled the bridge and killed three soldiers."),
    ], "figures", ["Oster", "Veldria"]),
    ("other days", [
        attack("9 March", "A", OSTER, when="2 March"),
        attack("9 March", "B", VELDRIA, when="5 March"),
    ], "dates", ["Oster", "Veldria"]),
    ("an invitation held open and declined", [put("3 March", "invitation", "open", VELDRIA), put("4 March", "invitation", "declined", OSTER)], "contradiction", ["Veldria", "Oster"]),
]  # fmt: skip
AGREE = [
    ("the same number", [
        attack("3 March", "A", OSTER, "Veldria shelled the bridge and killed 12 soldiers."),
        attack("3 March", "B", VELDRIA, "Veldria shelled the bridge and killed twelve soldiers."),
    ]),
    ("numbers of other things", [
        attack("3 March", "A", OSTER, "Veldria shelled the bridge and killed 12 soldiers."),
        attack("3 March", "B", VELDRIA, "Veldria shelled the bridge with three guns."),
    ]),
    ("a number that one source raises", [
        attack("3 March", "A", OSTER, "Veldria shelled the bridge and killed 12 soldiers."),
        attack("3 March", "B", OSTER, "Veldria shelled the bridge and killed 15 soldiers."),
    ]),
    ("two outlets' own numbers, as they come in", [
        attack("3 March", "A", None, "Veldria shelled the bridge and killed 12 soldiers."),
        attack("4 March", "B", None, "Veldria shelled the bridge and killed 15 soldiers."),
    ]),
    ("how long it took", [
        attack("3 March", "A", OSTER, "Veldria shelled the bridge for two hours."),
        attack("3 March", "B", VELDRIA, "Veldria shelled the bridge for five hours."),
    ]),
    ("a day apart, by the clocks of two capitals", [
        attack("4 March", "A", OSTER, "Veldria shelled the bridge, Oster says.", when="2 March"),
        attack("4 March", "B", VELDRIA, "Veldria shelled the bridge, by its own word.", when="3 March"),
    ]),
    ("told alike", [attack("3 March", "A", OSTER), attack("3 March", "B", LUMEN)]),
    ("one source that takes it back", [attack("3 March", "A", OSTER), attack("4 March", "B", OSTER, NEVER, "not_happened")]),
    ("both hold it declined", [put("3 March", "invitation", "declined", VELDRIA), put("4 March", "invitation", "declined", OSTER)]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "pages", "kind", "by"), PART, ids=[c[0] for c in PART])
def test_accounts_part(what, pages, kind, by):
    (dispute,) = record(*pages).disputes
    assert dispute.kind == kind
    assert {account.by[0].name if account.by else None for account in dispute.accounts} == set(by)
    assert all(passage.words for account in dispute.accounts for passage in account.passages)


@pytest.mark.parametrize(("what", "pages"), AGREE, ids=[c[0] for c in AGREE])
def test_accounts_do_not_part(what, pages):
    assert record(*pages).disputes == ()


# -- stances over time


def stance(
    published: str, polarity: str, about: str = "support", toward: str = "Oster", holder: Actor = LUMEN, says=None
) -> Page:
    return Page(published, "A").stance(f"How {holder.name} stands to {toward}.", holder, toward, about, polarity, says)


TURNED = [  # stances; polarities at each step
    ("told once", [stance("3 March", "for")], [["for"]]),
    ("told again", [stance("3 March", "for"), stance("9 March", "for")], [["for"]]),
    ("it turns", [stance("3 March", "for"), stance("9 March", "against")], [["for", "against"]]),
    ("it turns and turns back", [stance("3 March", "for"), stance("9 March", "against"), stance("12 March", "for")], [["for", "against", "for"]]),
    ("toward another", [stance("3 March", "for"), stance("9 March", "against", toward="Veldria")], [["for"], ["against"]]),
    ("about another thing", [stance("3 March", "for"), stance("9 March", "against", "recognition")], [["for"], ["against"]]),
    ("another holder", [stance("3 March", "for"), stance("9 March", "against", holder=NORTH)], [["for"], ["against"]]),
    ("another's word for it is no change", [stance("3 March", "for"), stance("9 March", "against", says=VELDRIA)], [["for"], ["against"]]),
    ("the holder's own word is", [stance("3 March", "for"), stance("9 March", "against", says=LUMEN)], [["for", "against"]]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "pages", "steps"), TURNED, ids=[c[0] for c in TURNED])
def test_a_stance_turns(what, pages, steps):
    assert [[s.polarity for _, s in course.steps] for course in courses(record(*pages).stances)] == steps


# -- could they meet?


def seats(published: str, *members, name: str = "contact group") -> Page:
    return Page(published, "A").group(f"The {name} on fish will sit.", name, *members)


SEATED = [  # pages; asked; whether each format seats all; what stands in the way
    ("both are members", [seats("3 March", (OSTER, "member"), (VELDRIA, "invited"))], ["Oster", "VDR"], [True], []),
    ("one refuses its seat", [seats("3 March", (OSTER, "refuses"), (VELDRIA, "member"))], ["Oster", "VDR"], [False], []),
    ("one refused, then came", [seats("3 March", (OSTER, "refuses"), (VELDRIA, "member")), seats("9 March", (OSTER, "attending"))], ["Oster", "VDR"], [True], []),
    ("one came, then refused", [seats("3 March", (OSTER, "member"), (VELDRIA, "member")), seats("9 March", (OSTER, "refuses"))], ["Oster", "VDR"], [False], []),
    ("the third is not in it", [seats("3 March", (OSTER, "member"), (VELDRIA, "member"))], ["Oster", "VDR", "LUM"], [False], []),
    ("only one is in it", [seats("3 March", (OSTER, "member"))], ["Oster", "VDR"], [], []),
    ("no recognition", [stance("3 March", "against", "recognition")], ["LUM", "Oster"], [], ["does not recognise"]),
    ("recognition came", [stance("3 March", "against", "recognition"), stance("9 March", "for", "recognition")], ["LUM", "Oster"], [], []),
    ("a refusal to meet", [told("3 March", "A", "Oster refused to meet Veldria.", "refused", "REJECT", [OSTER], [VELDRIA], mode="meet")], ["OSR", "VDR"], [], ["refuses to meet"]),
    ("a refusal that somebody denies only", [told("3 March", "A", "Oster did not refuse to meet Veldria.", "refuse", "REJECT", [OSTER], [VELDRIA], mode="meet", status="not_happened")], ["OSR", "VDR"], [], []),
    ("no will to meet it", [stance("3 March", "against", "willingness", "meet Oster")], ["LUM", "Oster"], [], ["is not willing"]),
    ("no will to meet without it", [stance("3 March", "against", "willingness", "attend talks unless Oster is admitted")], ["LUM", "Oster"], [], []),
    ("an invitation declined", [put("3 March", "invitation", "declined")], ["OSR", "VDR"], [], ["declined the invitation"]),
    ("an invitation accepted", [put("3 March", "invitation", "accepted")], ["OSR", "VDR"], [], []),
    ("the League by its sector", [seats("3 March", (LEAGUE, "member"), (OSTER, "proposed"))], ["IGO", "OSR"], [True], []),
]  # fmt: skip


@pytest.mark.parametrize(("what", "pages", "asked", "whole", "obstacles"), SEATED, ids=[c[0] for c in SEATED])
def test_could_they_meet(what, pages, asked, whole, obstacles):
    found = could_meet(record(*pages), asked)
    assert [f.seats_all for f in found.formats] == whole
    assert [o.what for o in found.obstacles] == obstacles
    assert all(o.passage.words for o in found.obstacles)


def test_a_party_that_no_report_names_is_told():
    made = record(seats("3 March", (OSTER, "member")))
    made = dataclasses.replace(made, readings=(dataclasses.replace(made.readings[0], actors=(OSTER,)),))
    assert could_meet(made, ["OSR", "Oster", "Ostre"]).unnamed == ("Ostre",)


def test_the_name_of_a_country_asks_for_all_who_are_its_own():
    minister = Actor("Ilan Koro", "OSR", "GOV", "person")
    refusal = told(
        "3 March", "A", "Koro refused to meet Veldria.", "refused", "REJECT", [minister], [VELDRIA], mode="meet"
    )
    made = record(refusal)
    country = Actor("Oster", "OSR", "GOV", "country")
    made = dataclasses.replace(
        made, readings=(dataclasses.replace(made.readings[0], actors=(country, minister, VELDRIA)),)
    )
    (found,) = could_meet(made, ["Oster", "VDR"]).obstacles
    assert (found.by, found.to, found.what) == ("Oster", "VDR", "refuses to meet")


# -- copies

WIRE = (
    "Veldria shelled the border post on Sunday evening, the ministry said. Two guards were killed in the attack. "
    "Oster called its envoy home. The League of Straits will meet on Thursday in its hall."
)


def test_wire_copies_are_one_voice_and_stay_countable():
    base = attack("3 March", "A", OSTER).reading().report
    first, second, other = (
        type(base)(text, base.published + timedelta(days=later), outlet=outlet)
        for later, text, outlet in (
            (0, WIRE, "A"),
            (1, "LUMEN (AP) - " + WIRE + " Fish is dear.", "B"),
            (1, "Oster said so.", "C"),
        )
    )
    assert [[r.outlet for r in group] for group in voices([first, second, other])] == [["A", "B"], ["C"]]


def test_a_copy_does_not_outvote():
    pages = [
        put("5 March", "offer", state, outlet=outlet)
        for outlet, state in (("A", "accepted"), ("B", "accepted"), ("C", "open"), ("D", "open"))
    ]
    for page in pages[:2]:
        page.write(WIRE)
    (matter,) = record(*pages).matters
    assert matter.state == "open"
