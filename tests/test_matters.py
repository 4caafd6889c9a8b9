"""What a report leaves open between the parties: sentence -> matters with kind, state and whose move it is."""

from __future__ import annotations

import re
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


TOLD = [  # sentences, then each matter: kind, by > to, state, whose move; * for any
    (
        "Qatar has postponed its envoy's trip after the Taliban authorities failed to respond to a list of written questions on girls' schooling.",
        ["question QAT>AFG open AFG", "visit QAT>* postponed QAT"],
    ),
    ("Norway said Sudan had not answered the questions it sent in May.", ["question NOR>SDN open SDN"]),
    (
        "Norway and Chile have been invited to send delegations to the talks.",
        ["invitation ->NOR,CHL open NOR,CHL"],
    ),
    (
        "Togo said that it was still waiting for answers to a list of questions it handed to Kenyan diplomats on Saturday."
        " A Kenyan spokeswoman said the questions had been answered on Sunday.",
        ["question TGO>KEN contested KEN"],
    ),
    (
        "The Kenyan ministry complained that its invitation to the Togolese envoy had been ignored. A Togolese official"
        " denied that the invitation had been ignored.",
        ["invitation KEN>TGO contested TGO"],
    ),
    (
        "Peru sent Chile a list of ten questions about the border on Monday. Chile has answered three of them.",
        ["question PER>CHL open CHL"],
    ),
    (
        "Peru sent Chile a list of ten questions about the border on Monday. Chile said it had replied to all of them.",
        ["question PER>CHL answered -"],
    ),
    (
        "Kenya wrote to Uganda last week to ask why the border had been closed. Kampala has not yet replied.",
        ["question KEN>UGA open UGA"],
    ),
    (
        "Kenya is still waiting for Uganda's answer to its letter, the foreign minister said.",
        ["question KEN>UGA open UGA"],
    ),
    ("Uganda has left unanswered a Kenyan inquiry about the arrested pilots.", ["question KEN>UGA open UGA"]),
    ("Egypt said it would not reply to the questions put by Ethiopia.", ["question ETH>EGY declined -"]),
    (
        "Serbia's president said he would not take part in a meeting with Kosovo that the European Union had proposed for next week.",
        ["proposal EU>SRB declined -"],
    ),
    (
        "The European Union has invited the leaders of Serbia and Kosovo to Brussels. Serbia declined. The invitation still stands, an EU spokesman said.",
        ["invitation EU>SRB,XKX contested *"],
    ),
    (
        "France invited the Iranian foreign minister to Paris. Tehran has not said whether he will come.",
        ["invitation FRA>IRN open IRN"],
    ),
    (
        "Turkey's president has accepted an invitation to visit Cairo, the Egyptian presidency said.",
        ["invitation EGY>TUR accepted -"],
    ),
    (
        "Iraq said it had received an invitation from Saudi Arabia to a conference and was studying it.",
        ["invitation SAU>IRQ under_consideration IRQ"],
    ),
    ("Iraq turned down a Saudi invitation to a conference in Riyadh.", ["invitation SAU>IRQ declined -"]),
    ("Iran withdrew its invitation to the Swedish minister.", ["invitation IRN>SWE called_off -"]),
    (
        "Cuba and Norway had been asked by the Colombian rebels to form a commission; neither has answered.",
        ["demand COL>CUB,NOR open CUB,NOR"],
    ),
    ("Brazil asked Mexico and Cuba to send observers. Neither has replied.", ["demand BRA>MEX,CUB open MEX,CUB"]),
    ("Venezuela asked both Colombia and the rebels to show restraint.", ["demand VEN>COL open COL"]),
    (
        "Brazil offered to host the next round of talks between Ukraine and Russia. Neither Kyiv nor Moscow commented on the offer.",
        ["offer BRA>UKR,RUS open UKR,RUS"],
    ),
    ("Greece rejected a Turkish proposal for a joint commission on the islands.", ["proposal TUR>GRC declined -"]),
    (
        "Japan asked China in August to lift a ban on imports of seafood. Beijing has so far given no reply.",
        ["demand JPN>CHN open CHN"],
    ),
    (
        "Japan's foreign minister plans to visit Beijing later this month, but a lawmaker said the trip could be cancelled.",
        ["visit JPN>CHN accepted -"],
    ),
    (
        "A summit of the leaders of Japan, China and South Korea, initially set for December, has been put off until early next year.",
        ["meeting JPN,CHN,KOR>* postponed *"],
    ),
    ("Germany's chancellor called off a trip to Ankara planned for Thursday.", ["visit DEU>TUR called_off -"]),
    ("The Polish president will travel to Kyiv on Monday.", ["visit POL>UKR accepted -"]),
    ("The Polish president travelled to Kyiv on Monday.", []),
    ("Beijing insisted that its ships were on a routine patrol in its own territory.", []),
    (
        "Kosovo's prime minister called on Serbia to recognise its independence and to withdraw its troops from the border.",
        ["demand XKX>SRB open SRB"],
    ),
    (
        "The rebels demanded an independent inquiry and said they would not return to the table before they had received a report. Colombia's government has not responded.",
        ["demand REB>COL open COL"],
    ),
    ("Israel has given Lebanon until Friday to withdraw the fighters.", ["deadline ISR>LBN open LBN"]),
    (
        "Israel's deadline for Lebanon to withdraw the fighters passed on Friday without an answer.",
        ["deadline ISR>LBN open LBN"],
    ),
    ("Armenia promised to hand over the maps. Azerbaijan said it had not received them.", ["pledge ARM>AZE open ARM"]),
    ("Armenia has yet to hand over the maps it promised to Azerbaijan.", ["pledge ARM>AZE open ARM"]),
    ("Spain said it had not been invited to the talks between Morocco and Algeria.", []),
    ("Ethiopia accepted Egypt's demand for a joint survey of the dam.", ["demand EGY>ETH accepted -"]),
    ("Egypt's demand for a joint survey of the dam was refused by Ethiopia.", ["demand EGY>ETH declined -"]),
    ("Ethiopia is considering Egypt's request for data on the dam.", ["demand EGY>ETH under_consideration ETH"]),
    (
        "The United States is awaiting a response from Iran to its proposal for direct talks.",
        ["proposal USA>IRN open IRN"],
    ),
    ("Sudan and the rebels are to meet in Geneva on 14 August for talks on a ceasefire.", ["meeting SDN>* accepted *"]),
    (
        "The Swiss foreign minister has offered Geneva as a venue, and said the ball is now in Moscow's court.",
        ["offer CHE>RUS open RUS"],
    ),
    ("It is now up to Hamas to respond to the Israeli proposal, the White House said.", ["proposal ISR>PSE open PSE"]),
    ("Bolivia's invitation to the pope remains open.", ["invitation BOL>VAT open VAT"]),
    (
        "Egypt and Qatar handed Hamas a revised proposal on Wednesday. A Hamas official said the group had submitted its response on Saturday. Israel's prime minister said he had received no reply.",
        ["proposal EGY,QAT>PSE contested PSE"],
    ),
    (
        'Peru put off its envoy\'s trip after Chile failed to answer a list of questions about the border. "We replied to every point in the letter last week," a Chilean spokesman said.',
        ["question PER>CHL contested CHL", "visit PER>CHL postponed PER"],
    ),
    (
        "The African Union offered to send a fact-finding team. Ethiopia accepted the offer within hours; Eritrea said it was studying it.",
        ["offer IGO>ETH,ERI under_consideration ERI"],
    ),
    ("Azerbaijan renewed its demand that Armenia amend its constitution.", ["demand AZE>ARM open ARM"]),
    (
        "Ethiopia and Eritrea blamed each other for the clash. The United States urged both governments to honor the 2018 peace agreement.",
        ["demand USA>ETH,ERI open ETH,ERI"],
    ),
    ("Hungary's prime minister suggested a ceasefire. Ukraine rejected the idea.", ["proposal HUN>UKR declined -"]),
    (
        "Ethiopia and Eritrea said their foreign ministers would meet in Djibouti on May 6.",
        ["meeting ETH,ERI>- accepted -"],
    ),
    (
        "Chile's minister accused Peru of breaking a promise. Peru's government said it had never refused to keep it.",
        [],
    ),
    (
        "Kenya said a letter its minister had sent to Sudan in January was still waiting for an answer.",
        ["question KEN>SDN open SDN"],
    ),
    ("The African Union called an emergency summit for 18 January.", []),
    (
        "Ethiopia and Eritrea agreed to meet in Djibouti on May 6. Djibouti's president said the meeting would go ahead.",
        ["meeting ETH,ERI>- accepted -"],
    ),
    (
        "Kenya's envoy has put forward a plan for a joint committee. Sudan's parliament endorsed it last week.",
        ["proposal KEN>SDN accepted -"],
    ),
    (
        "Seoul's offer of working-level talks with the North, made last November, remains unanswered.",
        ["invitation KOR>PRK open PRK"],
    ),
    ("Sudan's prime minister said he would leave unless the army released the mayor.", ["demand SDN>SDN open SDN"]),
    ("Serbia's president said he would not accept another invitation.", []),
    (
        "Egypt's president proposed a new date to the leaders of Serbia and Kosovo. Neither leader has replied.",
        ["proposal EGY>SRB,XKX open SRB,XKX"],
    ),
    (
        "The Serbian president will come to Brussels for talks with Kosovo's prime minister on Monday.",
        ["visit SRB>BEL accepted -"],
    ),
    ("Norway and Chile offered different accounts of the crash.", []),
    ("Norway offered its condolences to Chile.", []),
    (
        "China has proposed talks on the shoal, its embassy said. The Philippines said it would study the proposal.",
        ["proposal CHN>PHL under_consideration PHL"],
    ),
    (
        "The African Union is to send an envoy to Niger on Monday. Niger's ruler said the visit on Monday was welcome.",
        ["visit IGO>NER accepted -"],
    ),
    (
        "Asked about the invitation to meet Peru's president, Chile's foreign minister said he had not declined it.",
        ["invitation PER>CHL open CHL"],
    ),
    ("Kenya has given Uganda one week to move its troops away from the border.", ["deadline KEN>UGA open UGA"]),
    (
        "Kenya on Sunday gave Uganda 15 days to free the pilots or face sanctions. Uganda rejected the ultimatum.",
        ["deadline KEN>UGA declined -"],
    ),
    (
        "Qatar has put forward a text for a truce between Sudan and Chad. Sudan accepted it. Chad is studying the text.",
        ["proposal QAT>SDN,TCD under_consideration TCD"],
    ),
    ("The draft calls for a pause in the fighting.", []),
    ("A paper from Peru calls on Chile to reopen the crossing.", ["demand PER>CHL open CHL"]),
    (
        "Egypt proposed a truce to Sudan and Chad. Sudan accepted the proposal. Chad has asked for until Sunday to reply.",
        ["proposal EGY>SDN,TCD under_consideration TCD"],
    ),
    ("The Philippine president has declined an invitation to Beijing.", ["invitation CHN>PHL declined -"]),
    ("Chile withdrew an offer to Peru to provide the aircraft.", ["offer CHL>PER called_off -"]),
    (
        "Armenia and Azerbaijan met. Iran's president has invited the leaders of both countries to Tehran; neither has replied.",
        ["invitation IRN>ARM,AZE open ARM,AZE"],
    ),
    ("The Chinese foreign minister is expected in Hanoi on Monday.", ["visit CHN>VNM accepted -"]),
    ("Poland has asked Belarus for access to a prisoner, the foreign ministry said.", ["demand POL>BLR open BLR"]),
    ("The Polish minister said she had asked Belarus to remove a fence.", ["demand POL>BLR open BLR"]),
    ("A rebel pledged allegiance to the Islamic State.", []),
    ("The defeat suggests that Chad is weak.", []),
    ("Chad did not answer a request for comment from Sudan.", []),
    ("Peru sought to calm its neighbour Chile.", []),
    (
        "Serbia proposed a truce to Kosovo. Slovenia, which had considered a similar step, dropped the idea last month.",
        ["proposal SRB>XKX open XKX"],
    ),
    (
        "France has invited the presidents of Serbia and Kosovo to a dinner on May 27. Kosovo's president said he would come. Serbia's president said he would decide on Monday.",
        ["invitation FRA>SRB,XKX under_consideration SRB", "visit XKX>* accepted -"],
    ),
    (
        "France and Germany have circulated a draft resolution that would give Iran until June 1 to admit inspectors.",
        ["proposal FRA,DEU>IRN open IRN"],
    ),
    ("The request will be discussed by the ministers in June.", []),
    (
        "Kenya has given Uganda one week to free the pilots. The order came in a letter signed by Kenya's president.",
        ["deadline KEN>UGA open UGA"],
    ),
    (
        "Peru warned Chile against the step. It has asked for a meeting with the Chilean foreign minister.",
        ["demand PER>CHL open CHL", "demand PER>CHL open CHL"],
    ),
    (
        "Lithuania offered to raise the case at a meeting with Belarusian officials on Tuesday. Poland accepted the offer.",
        ["offer LTU>POL accepted -", "meeting LTU>* accepted -"],
    ),
    ("The monitors had been refused entry to the port, Georgia said.", []),
    ("Norway hopes to hold a meeting with Chile in May.", ["meeting NOR>CHL open NOR"]),
    ("Chile and Peru agreed to hold talks in Lima on September 20.", ["meeting CHL,PER>- accepted -"]),
    ("Greece has received no answer to the questions it put to Turkey in May.", ["question GRC>TUR open TUR"]),
    (
        "Greece sent Turkey a list of questions on Monday. The Greek minister will not travel to Ankara until Turkey has answered, he said.",
        ["question GRC>TUR open TUR"],
    ),
    ("The Greek foreign minister's visit to Ankara remains postponed.", ["visit GRC>TUR postponed GRC"]),
    (
        "Turkey accepted an offer by NATO to host a meeting. The Turkish foreign minister said that his invitation to Greece stood.",
        ["offer IGO>TUR accepted -", "invitation TUR>GRC open GRC"],
    ),
    ("Greece asks Turkey to explain flights over the island.", ["question GRC>TUR open TUR"]),
    ("Chad and Niger met. The talks will end by December.", []),
]


def codes(actors) -> str:
    """Their countries, "EU" and "REB" for those without one."""
    short = {"European Union": "EU"}
    return ",".join(dict.fromkeys(a.country or short.get(a.name, a.sector) for a in actors)) or "-"


def agree(wanted: str, got: str) -> bool:
    """Whether each part of a line is that of another, countries in any order."""
    parts = zip(re.split("[ >]", wanted), re.split("[ >]", got), strict=True)
    return all(w == "*" or set(w.split(",")) == set(g.split(",")) for w, g in parts)


@pytest.mark.parametrize(("words", "wanted"), TOLD)
def test_a_short_report_leaves_just_this_open(words: str, wanted: list[str]) -> None:
    got = [f"{m.kind} {codes(m.by)}>{codes(m.to)} {m.state} {codes(m.whose_move)}" for m in matters(words)]
    assert len(got) == len(wanted), got
    assert all(any(agree(line, other) for other in got) for line in wanted), got


def test_what_a_thing_will_do_is_no_pledge_of_who_says_so():
    assert matters("The canal will take a fifth of the river, Norway says.") == ()


def test_a_denied_report_puts_nothing_off():
    words = (
        "The Norwegian minister will visit Chile next week, the ministry said. "
        "Work on the bridge goes on, a spokesman said, dismissing Chilean reports that it had been suspended."
    )
    (visit, *_) = matters(words)
    assert visit.state == "accepted"


def test_both_sides_are_asked():
    words = "Norway and Chile clashed on Monday. Peru called on both sides to show restraint."
    (demand,) = matters(words)
    assert (countries(demand.by), countries(demand.to)) == ({"PER"}, {"NOR", "CHL"})


def test_the_proposal_can_be_an_invitation():
    words = 'Norway invited Chile to Oslo on Friday. "We are studying the proposal," the Chilean spokesman said.'
    (invitation,) = matters(words)
    assert (invitation.kind, invitation.state) == ("invitation", "under_consideration")


def test_the_proposal_is_the_one_named_last():
    words = (
        "Peru offered to mediate between Norway and Chile. Norway invited Chile to Oslo on Friday. "
        '"We are studying the proposal," the Chilean spokesman said.'
    )
    states = {m.kind: m.state for m in matters(words)}
    assert (states["invitation"], states["offer"]) == ("under_consideration", "open")
