"""Readings of a few reports -> one record: what is one happening, how matters move, where accounts part."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.record import Actor, Record
from pourparler.table import Table, build
from tests.made_readings import readings as any_readings
from tests.small_readings import KORO, LEAGUE, LUMEN, MERROW, OSTER, VELDRIA, Page


def record(*pages: Page) -> Record:
    return build("talks", [p.reading() for p in pages])


def visit(sentence: str, trigger: str, published: str = "3 March", outlet: str = "Lumen Post", **fields) -> Page:
    values = {"by": [KORO], "to": [OSTER], "mode": "visit", "when": "10 March", "status": "planned"} | fields
    return Page(published, outlet).event(sentence, trigger, "CONSULT", **values)


# -- happenings

ONE = [  # two tellings that are one happening
    (
        "the same visit in two reports",
        visit("Koro will visit Oster on 10 March.", "visit"),
        visit("Oster awaits the visit of Koro on 10 March.", "visit", "4 March", "Oster Times"),
    ),
    (
        "put off in other words",
        visit("Koro put off his visit to Oster.", "visit", status="postponed"),
        visit("Koro's visit will not take place next week.", "visit", "4 March", "Oster Times", status="postponed"),
    ),
    (
        "a claim and its denial",
        Page().event(
            "Veldria shelled the border post.", "shelled", "ASSAULT", [VELDRIA], [OSTER], when="2 March", says=OSTER
        ),
        Page("4 March", "Veldria Today").event(
            "Veldria never shelled the border post.",
            "shelled",
            "ASSAULT",
            [VELDRIA],
            [OSTER],
            "not_happened",
            when="2 March",
            says=VELDRIA,
        ),
    ),
    (
        "a meeting told from either side",
        Page().event("Koro met Merrow for talks on fishing.", "met", "CONSULT", [KORO], [MERROW], when="2 March"),
        Page("4 March").event("Merrow met Koro about fishing.", "met", "CONSULT", [MERROW], [KORO], when="2 March"),
    ),
    (
        "two mentions in one report",
        Page().event("Oster rejected the offer.", "rejected", "REJECT", [OSTER], [VELDRIA], when="2 March"),
        Page("3 March", "Copy").event(
            "Oster has rejected the offer.", "rejected", "REJECT", [OSTER], [VELDRIA], when="2 March"
        ),
    ),
]
TWO = [  # two tellings that are two happenings
    (
        "another act",
        Page().event("Oster invited Koro.", "invited", "AGREE", [OSTER], [KORO]),
        Page("4 March").event("Oster threatened Koro.", "threatened", "THREATEN", [OSTER], [KORO]),
    ),
    (
        "another day",
        visit("Koro visited Oster.", "visited", status="happened", when="2 January"),
        visit("Koro will travel to Oster.", "travel", when="10 April"),
    ),
    (
        "other parties",
        Page().event("Koro met Merrow.", "met", "CONSULT", [KORO], [MERROW], when="2 March"),
        Page("4 March").event("Lumen met the League.", "met", "CONSULT", [LUMEN], [LEAGUE], when="2 March"),
    ),
    (
        "a call is no visit",
        Page().event("Koro phoned Merrow.", "phoned", "CONSULT", [KORO], [MERROW], mode="phone", when="2 March"),
        visit("Koro travelled to Oster.", "travelled", to=[MERROW], when="2 March", status="happened"),
    ),
    (
        "nobody is named and no word is shared",
        Page().event("There was an outcry over fishing.", "outcry", "ACCUSE", mode="disapprove"),
        Page("4 March").event("Blame fell on the bank.", "Blame", "ACCUSE", mode="disapprove"),
    ),
    (
        "two countries whose names end alike",
        Page().event(
            "North Isle criticised the plan.", "criticised", "ACCUSE", [Actor("North Isle", "NIS", "GOV")], [OSTER]
        ),
        Page("4 March").event(
            "South Isle spoke ill of it.", "ill", "ACCUSE", [Actor("South Isle", "SIS", "GOV")], [OSTER]
        ),
    ),
]


@pytest.mark.parametrize(("what", "a", "b"), ONE, ids=[c[0] for c in ONE])
def test_one_happening(what: str, a: Page, b: Page):
    told = record(a, b).happenings
    assert [len(h.tellings) for h in told] == [2]


@pytest.mark.parametrize(("what", "a", "b"), TWO, ids=[c[0] for c in TWO])
def test_two_happenings(what: str, a: Page, b: Page):
    assert [len(h.tellings) for h in record(a, b).happenings] == [1, 1]


def test_the_first_telling_stands_for_the_happening():
    late = visit("Oster awaits the visit of Koro on 10 March.", "visit", "4 March", "Oster Times")
    early = visit("Koro will visit Oster on 10 March.", "visit", "3 March")
    (happening,) = record(late, early).happenings
    assert happening.event.trigger == early.reading().events[0].trigger
    assert [t.report.outlet for t in happening.tellings] == ["Lumen Post", "Oster Times"]


# -- matters


def invitation(
    published: str, state: str = "open", says: Actor | None = None, outlet: str = "Lumen Post", **fields
) -> Page:
    move = [OSTER] if state in ("open", "under_consideration", "postponed") else []
    values = {"by": [VELDRIA], "to": [OSTER], "state": state, "says": says, "move": move} | fields
    sentence = "Veldria's invitation to talks on the fishing grounds stood."
    return Page(published, outlet).matter(sentence, "talks on the fishing grounds", "invitation", **values)


COURSES = [  # tellings, state, whose move, states held by each party
    ("told once", [invitation("3 March")], "open", ["Oster"], {}),
    (
        "considered later",
        [invitation("3 March"), invitation("5 March", "under_consideration")],
        "under_consideration",
        ["Oster"],
        {},
    ),
    ("declined later", [invitation("3 March"), invitation("9 March", "declined")], "declined", [], {}),
    ("reopened by the reporter", [invitation("3 March", "declined"), invitation("9 March")], "open", ["Oster"], {}),
    (
        "the asked party alone closes it, the other keeps it open",
        [invitation("3 March", says=VELDRIA), invitation("5 March", "declined", says=OSTER)],
        "contested",
        [],
        {"Veldria": "open", "Oster": "declined"},
    ),
    (
        "closed by both parties' word",
        [invitation("3 March", "declined", says=VELDRIA), invitation("5 March", "declined", says=OSTER)],
        "declined",
        [],
        {},
    ),
    (
        "a bystander's word is no party's",
        [invitation("3 March", says=VELDRIA), invitation("5 March", "declined", says=LUMEN)],
        "declined",
        [],
        {},
    ),
    (
        "a party changes its word",
        [invitation("3 March", "declined", says=OSTER), invitation("5 March", "accepted", says=OSTER)],
        "accepted",
        [],
        {},
    ),
    (
        "most reports of the last day",
        [
            invitation("5 March", "accepted"),
            invitation("5 March", outlet="B"),
            invitation("5 March", "accepted", outlet="C"),
        ],
        "accepted",
        [],
        {},
    ),
    (
        "as many for as against: the less closed",
        [invitation("5 March", "accepted"), invitation("5 March", outlet="B")],
        "open",
        ["Oster"],
        {},
    ),
    (
        "told as contested by one report",
        [invitation("5 March", "contested", states_by=[(VELDRIA, "open"), (OSTER, "declined")])],
        "contested",
        [],
        {"Veldria": "open", "Oster": "declined"},
    ),
]


@pytest.mark.parametrize(("what", "pages", "state", "move", "held"), COURSES, ids=[c[0] for c in COURSES])
def test_a_matter_moves_with_each_report(
    what: str, pages: list[Page], state: str, move: list[str], held: dict[str, str]
):
    (matter,) = record(*pages).matters
    assert (matter.state, [a.name for a in matter.whose_move]) == (state, move)
    assert {s.by[0].name: s.state for s in matter.states_by} == held
    assert len(matter.tellings) == len(pages)


APART = [  # two matters, not one
    ("another kind", invitation("3 March"), Page("4 March").matter("Veldria asked about talks on the fishing grounds.", "talks on the fishing grounds", "question", [VELDRIA], [OSTER])),
    ("to another party", invitation("3 March"), invitation("4 March", to=[LUMEN])),
    ("about something else", invitation("3 March"), Page("4 March").matter("Veldria invited Oster to sign a bank treaty.", "sign a bank treaty", "invitation", [VELDRIA], [OSTER])),
    ("the other way round", invitation("3 March"), invitation("4 March", by=[OSTER], to=[VELDRIA])),
    ("due on other days", invitation("3 March", due="10 March"), invitation("4 March", due="20 April")),
    (
        "a meeting held, and one to come",
        Page().matter("Koro met Merrow.", "met", "meeting", [KORO], [MERROW], "done"),
        Page("9 March").matter("Koro is to meet Merrow.", "meet", "meeting", [KORO], [MERROW], "accepted"),
    ),
]  # fmt: skip


def test_a_proposal_that_is_only_named_is_the_offer_of_the_same_party():
    offer = Page("3 March").matter("Lumen offered to host talks.", "host talks", "offer", [LUMEN], [OSTER])
    named = Page("9 March").matter(
        "Oster accepted the proposal.", "the proposal", "proposal", [LUMEN], [OSTER], "accepted"
    )
    (matter,) = record(offer, named).matters
    assert (matter.kind, matter.state) == ("offer", "accepted")


def test_questions_that_are_only_named_are_those_of_the_same_parties():
    asked = Page("3 March").matter(
        "Veldria asked who fired.", "who fired", "question", [VELDRIA], [OSTER], move=[OSTER]
    )
    named = Page("9 March").matter(
        "Koro gave no answer to its seven questions.",
        "its seven questions",
        "question",
        [VELDRIA],
        [OSTER],
        move=[OSTER],
    )
    other = Page("9 March").matter("Veldria asked about the ships.", "the ships", "question", [VELDRIA], [OSTER])
    assert [len(m.tellings) for m in record(asked, named).matters] == [2]
    assert [len(m.tellings) for m in record(asked, other).matters] == [1, 1]


@pytest.mark.parametrize(("what", "a", "b"), APART, ids=[c[0] for c in APART])
def test_two_matters(what: str, a: Page, b: Page):
    assert len(record(a, b).matters) == 2


def test_two_matters_of_one_report_stay_two():
    page = invitation("3 March").matter(
        "It also asked to talks on the fishing grounds.",
        "talks on the fishing grounds",
        "invitation",
        [VELDRIA],
        [OSTER],
    )
    assert len(record(page).matters) == 2


def test_a_meeting_is_the_same_from_either_side():
    a = Page().matter("Koro is to meet Merrow.", "to meet", "meeting", [KORO], [MERROW], "open", [MERROW])
    b = Page("5 March").matter("Merrow met Koro.", "met", "meeting", [MERROW], [KORO], "done")
    (matter,) = record(a, b).matters
    assert (matter.state, matter.whose_move) == ("done", ())


def test_it_opens_with_the_earliest_and_is_due_as_last_told():
    pages = [invitation("5 March", opened="1 March", due="10 March"), invitation("3 March", opened="2 March")]
    (matter,) = record(*pages).matters
    assert (matter.opened.first.day, matter.due.first.day) == (1, 10)


# -- disputes


def shelling(published: str, status: str, says: Actor | None, outlet: str, when: str | None = "2 March") -> Page:
    verb = "shelled" if status == "happened" else "never shelled"
    return Page(published, outlet).event(
        f"Veldria {verb} the border post.", "shelled", "ASSAULT", [VELDRIA], [OSTER], status, when=when, says=says
    )


RIVALS = [  # tellings, kind of dispute, sides
    ("a claim, denied by the accused", shelling("3 March", "happened", OSTER, "A"), shelling("4 March", "not_happened", VELDRIA, "B"), "denial", ["Oster", "Veldria"]),
    ("a claim, against another's word", shelling("3 March", "happened", OSTER, "A"), shelling("4 March", "not_happened", LUMEN, "B"), "contradiction", ["Oster", "Lumen"]),
    ("two outlets' own accounts", shelling("3 March", "happened", None, "A"), shelling("3 March", "not_happened", None, "B"), "contradiction", [None, None]),
]  # fmt: skip
AGREED = [  # no dispute
    ("the same source in two outlets", shelling("3 March", "happened", OSTER, "A"), shelling("4 March", "not_happened", OSTER, "B")),
    ("an outlet that corrects itself", shelling("3 March", "happened", None, "A"), shelling("4 March", "not_happened", None, "A")),
    ("not yet, then done", shelling("3 March", "not_happened", VELDRIA, "A", None), shelling("9 March", "happened", OSTER, "B", None)),
    ("told twice as done", shelling("3 March", "happened", OSTER, "A"), shelling("4 March", "happened", VELDRIA, "B")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "a", "b", "kind", "sides"), RIVALS, ids=[c[0] for c in RIVALS])
def test_rival_tellings(what: str, a: Page, b: Page, kind: str, sides: list[str | None]):
    (dispute,) = record(a, b).disputes
    assert dispute.kind == kind
    assert [account.by[0].name if account.by else None for account in dispute.accounts] == sides
    assert [account.passages[0].report.outlet for account in dispute.accounts] == ["A", "B"]


def test_one_sentence_is_no_dispute():
    page = shelling("3 March", "happened", OSTER, "A")
    page.text = page.text.rstrip(". ") + ", "
    page.event(
        "but never shelled the bridge.",
        "shelled",
        "ASSAULT",
        [VELDRIA],
        [OSTER],
        "not_happened",
        when="2 March",
        says=VELDRIA,
    )
    assert len(record(page).happenings) == 1
    assert record(page).disputes == ()


@pytest.mark.parametrize(("what", "a", "b"), AGREED, ids=[c[0] for c in AGREED])
def test_no_dispute(what: str, a: Page, b: Page):
    assert record(a, b).disputes == ()


def test_a_contested_matter_is_a_dispute():
    found = record(invitation("3 March", says=VELDRIA), invitation("5 March", "declined", says=OSTER))
    (dispute,) = found.disputes
    assert dispute.about == found.matters[0].id
    assert [a.by[0].name for a in dispute.accounts] == ["Veldria", "Oster"]


def accounts(published: str, outlet: str, *sides) -> Page:
    return Page(published, outlet).dispute("why the talks on fishing failed", "mutual_blame", *sides)


def test_two_reports_of_one_dispute():
    a = accounts(
        "3 March", "A", ([VELDRIA], "Oster left the fishing talks."), ([OSTER], "Veldria wrecked the fishing talks.")
    )
    b = accounts(
        "4 March", "B", ([OSTER], "Veldria broke the fishing talks."), ([VELDRIA], "Oster quit the fishing talks.")
    )
    (dispute,) = record(a, b).disputes
    assert [(x.by[0].name, [p.report.outlet for p in x.passages]) for x in dispute.accounts] == [
        ("Veldria", ["A", "B"]),
        ("Oster", ["A", "B"]),
    ]


def counted(published: str, outlet: str, *sides: tuple[Actor, str]) -> Page:
    return Page(published, outlet).dispute("how many died", "figures", *(([who], words) for who, words in sides))


def hit(published: str, outlet: str, says: Actor, words: str) -> Page:
    return Page(published, outlet).event(words, "died", "ASSAULT", [], [OSTER], when="2 March", says=says)


def test_rival_tolls_of_one_day_make_one_dispute():
    pages = [
        counted("3 March", "A", (OSTER, "Oster said 19 people died."), (VELDRIA, "Veldria said four people died.")),
        hit("4 March", "B", OSTER, "Oster said 19 people died on the ferry in the night."),
        hit("5 March", "C", VELDRIA, "Veldria said four people died on the ferry in the night."),
    ]
    (dispute,) = record(*pages).disputes
    assert [(a.by[0].name, [p.report.outlet for p in a.passages]) for a in dispute.accounts] == [
        ("Oster", ["A", "B"]),
        ("Veldria", ["A", "C"]),
    ]
    assert record(*pages[1:]).disputes[0].about == "how many people died"
    other = counted("3 March", "A", (OSTER, "Oster said 7 ships sank."), (VELDRIA, "Veldria said two ships sank."))
    assert len(record(other, *pages[1:]).disputes) == 2


def test_disputes_of_other_parties_stay_apart():
    a = accounts(
        "3 March", "A", ([VELDRIA], "Oster left the fishing talks."), ([OSTER], "Veldria wrecked the fishing talks.")
    )
    b = accounts(
        "4 March", "B", ([LUMEN], "Oster left the fishing talks."), ([OSTER], "Lumen wrecked the fishing talks.")
    )
    assert len(record(a, b).disputes) == 2


# -- the whole record

PAGES = [
    visit("Koro will visit Oster on 10 March.", "visit"),
    visit("Oster awaits the visit of Koro on 10 March.", "visit", "4 March", "Oster Times"),
    invitation("3 March", says=VELDRIA),
    invitation("5 March", "declined", says=OSTER),
    shelling("3 March", "happened", OSTER, "A"),
    shelling("4 March", "not_happened", VELDRIA, "B"),
]


def test_order_of_reports_changes_nothing():
    readings = [p.reading() for p in PAGES]
    first = build("talks", readings)
    for order in list(permutations(readings))[::37]:
        assert build("talks", order) == first


@settings(max_examples=20)
@given(st.lists(any_readings(), max_size=4), st.randoms())
def test_order_changes_nothing_whatever_the_readings(readings, random):
    again = list(readings) + readings[:1]
    random.shuffle(again)
    assert build("talks", again) == build("talks", readings)


@settings(max_examples=20)
@given(st.lists(any_readings(), max_size=4))
def test_every_event_and_matter_is_told_once(readings):
    found = build("talks", readings)
    once = {r.report.id: r for r in found.readings}.values()
    told = [t.id for h in found.happenings for t in h.tellings]
    assert sorted(told) == sorted(f"{r.report.id}.{e.id}" for r in once for e in r.events)
    matters = [f"{r.id}.{m.id}" for open_matter in found.matters for r, m in open_matter.tellings]
    assert sorted(matters) == sorted(f"{r.report.id}.{m.id}" for r in once for m in r.matters)


def test_reading_twice_adds_nothing():
    readings = [p.reading() for p in PAGES]
    assert build("talks", readings + readings) == build("talks", readings)


def test_no_readings_no_record():
    assert build("talks", []) == Record("talks", ())


@settings(max_examples=20)
@given(st.lists(any_readings(), max_size=5), st.randoms())
def test_reports_that_come_and_go_leave_what_the_others_tell(readings, random):
    once = list({r.report.id: r for r in readings}.values())
    kept = [r for r in once if random.random() < 0.5]
    table = Table("talks")
    for reading in random.sample(once, len(once)):
        table.put([reading])
        if random.random() < 0.5:
            table.record()
    table.take_away({r.report.id for r in once} - {r.report.id for r in kept})
    assert table.record() == build("talks", kept)


def test_one_more_report_changes_what_it_tells_alone():
    readings = [p.reading() for p in PAGES]
    table = Table("talks")
    table.put(readings[:-1])
    before = table.record()
    table.put(readings[-1:])
    assert table.record() == build("talks", readings)
    table.take_away([readings[-1].report.id])
    assert table.record() == before


def test_a_report_read_anew_replaces_its_reading():
    old, new = (
        visit("Koro will visit Oster.", "visit").reading(),
        visit("Koro will visit Oster.", "visit", mode="").reading(),
    )
    table = Table("talks")
    table.put([old])
    table.put([new])
    assert table.record() == build("talks", [new])
