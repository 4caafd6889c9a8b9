"""What a report leaves open between the parties: sentence -> matters with kind, state and whose move it is."""

from __future__ import annotations

from datetime import date

import pytest

from pourparler.reading.lexicon.element_words import matter_words, move_words
from pourparler.reading.read import read
from pourparler.record import Matter, Report


def matters(words: str) -> tuple[Matter, ...]:
    return read(Report(words, date(2024, 9, 9))).matters


def countries(actors) -> set[str]:
    return {a.country for a in actors}


OPENED = [  # sentence                                                           kind, state, by, to, whose move
    ("Norway invited Chile to talks in Oslo.", "invitation", "open", "NOR", "CHL", "CHL"),
    ("Norway demanded that Chile withdraw its troops.", "demand", "open", "NOR", "CHL", "CHL"),
    ("Norway urged Chile to release the sailors.", "demand", "open", "NOR", "CHL", "CHL"),
    ("Norway called on Chile to reopen the border.", "demand", "open", "NOR", "CHL", "CHL"),
    (
        "Norway said that Chile had failed to answer its letter about the ships.",
        "question",
        "open",
        "NOR",
        "CHL",
        "CHL",
    ),
    ("Norway's letter to Chile is still unanswered.", "question", "open", "NOR", "CHL", "CHL"),
    ("Norway asked Chile to explain why the ships were seized.", "question", "open", "NOR", "CHL", "CHL"),
    pytest.param(
        "Norway pledged to send observers to the border.",
        "pledge",
        "open",
        "NOR",
        "",
        "NOR",
    ),
    (
        '"We will withdraw our troops from the islands," the Norwegian president said.',
        "pledge",
        "open",
        "NOR",
        None,
        "NOR",
    ),
    ("Norway offered to mediate between Chile and Peru.", "offer", "open", "NOR", None, None),
    ("Norway has set a deadline of Friday for the answers.", "deadline", "open", "NOR", None, None),
    ("Norway has warned Chile against an attack on the islands.", "demand", "open", "NOR", "CHL", "CHL"),
    ("Norway threatened to cut off aid unless Chile releases the sailors.", "demand", "open", "NOR", "CHL", "CHL"),
    ("Norway will not lift the ban until Chile pays for the damage.", "demand", "open", "NOR", "CHL", "CHL"),
    ("Norway asked Chile to come to talks in Oslo.", "invitation", "open", "NOR", "CHL", "CHL"),
    ("Norway is negotiating a new trade deal with Chile.", "proposal", "under_consideration", "NOR", None, None),
    ("Norway refused to release the Chilean sailors.", "demand", "declined", "CHL", "NOR", None),
    ("Norway demanded the release of Peruvian sailors by Chile.", "demand", "open", "NOR", "CHL", "CHL"),
    ("Norway has given Chile until 20 September to release the sailors.", "deadline", "open", "NOR", "CHL", "CHL"),
    ("Norway will come only if Chile apologises.", "demand", "open", "NOR", "CHL", "CHL"),
    ("Chile dismissed the Norwegian proposal.", "proposal", "declined", "NOR", "CHL", None),
    ("Norwegian officials said that Chile had spurned an invitation.", "invitation", "declined", "NOR", "CHL", None),
    ("Norway proposed that Chile join the talks.", "proposal", "open", "NOR", "CHL", "CHL"),
]


@pytest.mark.parametrize(("words", "kind", "state", "by", "to", "move"), OPENED)
def test_a_matter_is_opened(words, kind, state, by, to, move):
    found = [m for m in matters(words) if m.kind == kind]
    assert [m.state for m in found] == [state]
    assert countries(found[0].by) == {by}
    if to is not None:
        assert countries(found[0].to) == ({to} if to else set())
    if move is not None:
        assert countries(found[0].whose_move) == {move}


MOVED = [  # report                                                                              kind, state
    ("Norway invited Chile to talks in Oslo. Chile declined the invitation on Monday.", "invitation", "declined"),
    ("Norway invited Chile to talks in Oslo. Chile accepted the invitation on Monday.", "invitation", "accepted"),
    ("Norway invited Chile to talks in Oslo. The invitation is still under consideration.", "invitation", "under_consideration"),
    ("Norway urged Chile to release the sailors. Chile rejected the demand.", "demand", "declined"),
    ("Norway offered aid to Chile. Chile dismissed the offer.", "offer", "declined"),
    ("Norway urged Chile to release the sailors. Chile said it would not release them.", "demand", "declined"),
    ("Norway urged Chile to release the sailors. The government should free them now, the Norwegian minister said.", "demand", "open"),
    ("The Norwegian foreign minister has postponed a visit to Chile.", "visit", "postponed"),
    ("Norway has said it will attend the talks with Chile only if Peru is barred.", "meeting", "open"),
    ("Norway has offered aid to Chile. The offer was made in a letter to Peru. Chile turned down the offer.", "offer", "declined"),
    ("Norway invited Chile to talks in Oslo. Chile accepted on Monday.", "invitation", "accepted"),
    ("Norway urged Chile to release the sailors. Chile rejected the demand. Norway repeated the demand on Friday.", "demand", "open"),
    ("Chilean lawmakers urged President Soto of Chile to free the sailors. Soto rejected the demand.", "demand", "declined"),
    ("Norway invited Chile to talks in Oslo. Chile declined to comment on the invitation.", "invitation", "open"),
    ("Norway invited Chile to talks in Oslo. Chile said it would consider the invitation.", "invitation", "under_consideration"),
    ("Norway has made an offer to Chile. Norway would wait until May and then withdraw it.", "offer", "open"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "state"), MOVED)
def test_a_later_act_moves_the_same_matter(words, kind, state):
    assert [m.state for m in matters(words) if m.kind == kind] == [state]


def test_nobody_moves_once_it_is_closed():
    (closed,) = [
        m
        for m in matters("Norway urged Chile to release the sailors. Chile rejected the demand.")
        if m.kind == "demand"
    ]
    assert closed.whose_move == ()


def test_the_parties_say_different_things():
    words = (
        "Norway invited Chile to talks in Oslo. Norwegian officials said on Monday that Chile had declined. "
        "The Chilean government said the invitation was still under consideration."
    )
    (invitation,) = [m for m in matters(words) if m.kind == "invitation"]
    assert invitation.state == "contested"
    assert {(h.by[0].country, h.state) for h in invitation.states_by} == {
        ("NOR", "declined"),
        ("CHL", "under_consideration"),
    }


@pytest.mark.parametrize(
    "words",
    [
        "Norway invited Chile to talks. Chile has declined the invitation. Norway said the invitation still stands.",
        "Chile has turned down a Norwegian offer to host a meeting with Peru. Norway said the invitation, sent on May 5, stood.",
    ],
)
def test_what_one_declined_and_the_other_says_stands_is_contested(words):
    (matter,) = read(Report(words, date(2024, 9, 9))).matters
    assert matter.state == "contested"
    assert [(s.state, [a.country for a in s.by]) for s in matter.states_by] == [
        ("declined", ["CHL"]),
        ("open", ["NOR"]),
    ]


def test_a_complaint_that_is_rejected_leaves_it_contested():
    words = (
        "Norwegian state television said on Monday that Chile had spurned an invitation to talks. "
        "The Chilean foreign minister rejected the complaint."
    )
    (invitation,) = [m for m in matters(words) if m.kind == "invitation"]
    assert (invitation.state, countries(invitation.by)) == ("contested", {"NOR"})
    assert [(h.by[0].country, h.state) for h in invitation.states_by] == [("NOR", "declined"), ("CHL", "open")]


SEVERAL = [  # report                                                                    state, whose move
    (
        "Norway proposed that a court settle the claim. Chile has accepted the proposal; Peru says it is studying it.",
        "under_consideration",
        {"PER"},
    ),
    (
        "Norway proposed a truce to Chile and Peru. Chile accepted the proposal. Peru rejected the proposal.",
        "declined",
        set(),
    ),
    ("Norway proposed a truce. Chile accepted the proposal. Peru has not replied to the proposal.", "open", {"PER"}),
    ("Norway proposed a truce to Chile and Peru. Chile has not accepted the proposal.", "open", {"CHL", "PER"}),
]


@pytest.mark.parametrize(("words", "state", "move"), SEVERAL)
def test_it_waits_for_those_who_have_not_answered(words, state, move):
    (proposal,) = [m for m in matters(words) if m.kind == "proposal"]
    assert (proposal.state, countries(proposal.whose_move)) == (state, move)


NOTHING = [
    '"Chile will withdraw its troops from the islands," the Norwegian president said.',
    "The Norwegian president said that his country had withdrawn its troops from the islands.",
    "Norway and Chile are members of the council.",
    "The Norwegian minister called the ship a disgrace.",
    "The meeting was called off by Norway.",
    "Norway has suggested no other date.",
    "An official who requested anonymity described the ship.",
    "The harbour was quiet and the shops were open.",
    "Chile has not invited Norway.",
    "Norway insisted that the ship was in its own waters.",
    "Norway warned that the ice was thin.",
    "The museum will not open until the roof is mended.",
    "Chile could not sail until the wind turned.",
    "Norway gave Chile a statue until recently kept in Oslo.",
    '"An invitation is not an ultimatum," the Norwegian president said.',
    '"An offer is no favour," the Norwegian president said.',
    "Norway saw no deadline.",
    "The Norwegian visit was put off at the request of Chile.",
    "Norway sent a letter to the mayor.",
    'A government like that of Chile, the Norwegian minister added, "has no right to set deadlines for it".',
    "Norway said the promised aid never arrived in Chile.",
]


@pytest.mark.parametrize("words", NOTHING)
def test_nothing_is_put_to_anybody(words):
    assert [m.kind for m in matters(words) if m.kind not in ("meeting", "visit")] == []


def test_a_denied_move_moves_nothing():
    (offer,) = [
        m for m in matters("Norway offered aid to Chile. Chile has not accepted the offer.") if m.kind == "offer"
    ]
    assert offer.state == "open"


def test_an_answer_in_part_leaves_the_questions_open():
    words = "Norway sent Chile 11 questions. Chile has answered seven of the questions."
    assert {m.state for m in matters(words) if m.kind == "question"} <= {"open"}


def test_evidence_lies_in_the_text():
    words = "Norway urged Chile to release the sailors. Chile rejected the demand."
    for m in matters(words):
        assert m.evidence
        assert all(0 <= s.start < s.end <= len(words) for s in (*m.evidence, *m.about))


def test_who_is_to_be_freed_is_not_asked():
    words = "“The men must be freed at once,” the Norwegian minister, Lars Vik, said of Chile."
    assert not any("men" in a.name for m in read(Report(words, date(2024, 9, 10))).matters for a in m.to)


def test_the_tables_are_sound():
    assert matter_words()["invite", "VERB"][0].kind == "invitation"
    assert move_words()["turn", "VERB"][0].particle == "down"


def test_a_complaint_that_is_rejected_parts_the_accounts():
    words = (
        "Chilean state television said on Monday that Norway had spurned an invitation to attend talks in Lima. "
        "A spokesman for the Norwegian foreign ministry, Lars Vik, rejected the complaint."
    )
    reading = read(Report(words, date(2024, 9, 10)))
    (dispute,) = (d for d in reading.disputes if d.about.startswith("invitation"))
    held = [" … ".join(words[s:e] for s, e in side.position) for side in dispute.sides]
    assert "had spurned an invitation" in held[0]
    assert "rejected the complaint" in held[1]


def test_there_and_back_again_are_two_visits():
    words = "Norway's foreign minister called off a visit to Chile. Chile's trade minister will visit Norway in May."
    assert [m.state for m in read(Report(words, date(2024, 3, 4))).matters] == ["called_off", "accepted"]


def test_what_somebody_is_urged_to_send_is_what_it_is_about():
    words = "Norway urged Chile to send an envoy to the talks."
    (matter,) = read(Report(words, date(2024, 3, 4))).matters
    assert [words[s:e] for s, e in matter.about] == ["send an envoy to the talks"]
