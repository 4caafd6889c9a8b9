"""Where accounts part, within one report and between two: sentences -> disputes with their sides."""

from __future__ import annotations

from datetime import date

import pytest

from pourparler.reading.read import read
from pourparler.record import Actor, Attribution, Dispute, Report, Span
from pourparler.table import build
from pourparler.table.claims import Claims
from tests.small_readings import OSTER, VELDRIA, Page


def disputes(words: str) -> tuple[Dispute, ...]:
    return read(Report(words, date(2024, 9, 9))).disputes


def told(words: str, dispute: Dispute) -> list[str]:
    return [" … ".join(words[s:e] for s, e in side.position) for side in dispute.sides]


DENIED = [  # report                                                                        what each side's words hold
    ("Norway accused Chile of arming the rebels. Chile has denied arming anybody.", "accused Chile", "denied"),
    ("State television said on Monday that Norway and Chile had held talks. The ministry in Oslo denied it.", "held talks", "denied"),
    ("Chile denied a report that its troops had crossed the border.", "crossed the border", "denied"),
    ("Norway said that Chile had armed the rebels. Chile denied these allegations.", "armed the rebels", "denied"),
    ("Norwegian officials said that Chile had fired first. Chile disputed that claim.", "fired first", "disputed"),
    ("Norway said that Chile had poisoned the river. Chile said there was no evidence of poisoned water.", "poisoned the river", "no evidence"),
    ("The president of Chile said that the army had left the islands in May. The claim was inaccurate.", "left the islands", "inaccurate"),
    ("Norway said that the ferry had been sunk by a torpedo. The talks went on for a week. The two sides met again in Oslo. The weather was calm. A vote was held in Santiago. Schools were closed. Chile denied that a torpedo had sunk the ferry.", "sunk by a torpedo", "denied"),
]  # fmt: skip

DENIED += [
    ("The attack on the ferry killed two sailors. Norway wants an inquiry into the attack on the ferry, which Chile has denied carrying out.", "attack on the ferry", "denied"),
    ("Two bankers are on trial accused of funding the rebels. They have denied the charges.", "funding the rebels", "denied"),
    ("Contrary to earlier reports, the police in Oslo said that the suspect had not confessed.", "Contrary to earlier reports", "had not confessed"),
    ("The Norwegian president said that the rebels had been defeated. A Chilean general said that the rebels were far from defeated.", "had been defeated", "far from defeated"),
]  # fmt: skip

DENIED += [  # the same verb in the negative, the reporter's own word, an aside
    ("Norway said that Chile will pay for the bridge. The Chilean president said that Chile will not pay for a bridge.", "will pay", "will not pay"),
    ("The president of Chile said that the army had left the islands in May. His statement ignored the garrison there.", "left the islands", "ignored the garrison"),
    ("The president of Chile said that the army had left the islands. In fact, two garrisons are still there.", "left the islands", "two garrisons"),
    ("The Norwegian president said that Isis had been defeated. The Chilean government said that the fight against Isis is not yet won.", "had been defeated", "not yet won"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "claim", "denial"), DENIED)
def test_a_claim_and_its_denial(words, claim, denial):
    found = disputes(words)
    assert len(found) == 1
    one, other = told(words, found[0])
    assert claim in one
    assert denial in other
    assert claim not in other


def test_mutual_blame():
    words = "Norway accused Chile of wrecking the talks. Chile accused Norway of lying."
    (dispute,) = disputes(words)
    assert dispute.kind == "mutual_blame"
    assert [{a.country for a in side.by} for side in dispute.sides] == [{"NOR"}, {"CHL"}]


def test_all_that_each_accuses_the_other_of_is_one_dispute():
    words = (
        "Norway accused Chile of wrecking the talks. Norway blamed Chile for the raid. "
        "Chile accused Norway of lying. Chile condemned Norway for the blockade."
    )
    (dispute,) = disputes(words)
    assert [len(side.position) for side in dispute.sides] == [2, 2]


def test_a_claim_told_twice_keeps_both_tellings():
    words = (
        "A newspaper reported that Chilean frogmen had mined the harbour. Traders stayed away. "
        "The harbour was mined by Chilean frogmen, fishermen said. Chile denied that its frogmen had mined the harbour."
    )
    (dispute,) = disputes(words)
    assert len(dispute.sides[0].position) == 2


def test_a_claim_that_one_denies_and_another_contradicts_is_one_dispute():
    words = (
        "The Norwegian ministry said that Chilean troops had moved to the river. Chile denied this. "
        "“No troops had moved,” a spokesman said."
    )
    (dispute,) = disputes(words)
    assert [words[side.position[0].start : side.position[0].end] for side in dispute.sides[1:]] == [
        "Chile denied this",
        "No troops had moved",
    ]


def test_a_contested_matter():
    words = (
        "Norway invited Chile to talks in Oslo. Norwegian officials said on Monday that Chile had declined. "
        "The Chilean government said the invitation was still under consideration."
    )
    reading = read(Report(words, date(2024, 9, 9)))
    assert [(d.kind, d.about.partition(":")[0]) for d in reading.disputes] == [("contradiction", "invitation")]


def test_what_one_says_and_the_answer_to_it():
    words = "Norway said the blockade was a crime. Responding to this criticism, the Chilean president said Norway was rude."
    (dispute,) = disputes(words)
    assert dispute.kind == "mutual_blame"
    assert [{a.country for a in side.by} for side in dispute.sides] == [{"NOR"}, {"CHL"}]


def test_whoever_contradicts_says_what_is_so():
    words = "“We did not discuss the bridge,” the Norwegian president said. The Chilean president, contradicting Norway, said they had discussed it at length."
    (dispute,) = disputes(words)
    assert "at length" in told(words, dispute)[1]


NONE = [
    "Chile rejected a Norwegian statement urging restraint.",
    "Norway said that Chile should pay for the bridge. The Chilean president said that Chile should not pay for a bridge.",
    "Norway said that Chile will pay for the bridge. Peru said that Ghana will not pay for a bridge.",
    "Norway said that the talks went well. In fact, the Norwegian minister said, they will go on.",
    "Chile has answered seven of the questions. The Norwegian minister said Chile had not answered the main questions.",
    "Norway will not sign. The Chilean president left while denying any hurry.",
    "Norway denied the sailors access to a lawyer.",
    "Chile rejected the plan.",
    "Norway said the talks went well. Chile said the weather was fine.",
    "Norway accused Chile of arming the rebels.",
    "Chile did not deny the report.",
    "The Norwegian president said that the rebels had been defeated. A Chilean general said that the winter would continue.",
    "The Norwegian president said that the rebels had been defeated. He said the rebels remain in two villages.",
    "Contrary to custom, the Norwegian minister said that the talks would be held in Bergen.",
    "Norway sent a ship to the disputed islands.",
    "Norway said it had evidence of a raid. Chile said nothing.",
    "Experts were skeptical about the plan.",
    "Norwegian officials said the weather was fine, but Chile said the harvest was poor.",
]


@pytest.mark.parametrize("words", NONE)
def test_no_dispute(words):
    assert disputes(words) == ()


FIGURES = [
    ("Twelve soldiers were killed in a raid on Wednesday, Norway said. Chilean officials put the number of dead at four.", "Twelve soldiers", "at four"),
    ("Norwegian officials said that 30 rebels had died. The rebels put the death toll at three.", "30 rebels", "at three"),
    ("Aid workers said at least 23 villagers had been killed. The Chilean army gave a toll of nine.", "23 villagers", "toll of nine"),
    ("Norway said it fired 12 rockets at the port. The Chilean army counted five.", "12 rockets", "counted five"),
    ("The Norwegian minister said that two torpedoes had hit the ferry. A Chilean general spoke of three.", "two torpedoes", "spoke of three"),
    ("The Norwegian ministry said that guards had detained six farmers. The Chilean border service put the number of detained at nine.", "six farmers", "at nine"),
    ("Three sailors were injured when the ships collided, Norway said. Chile said nobody had been hurt.", "Three sailors", "nobody"),
    ("The Norwegian minister said the rebels had agreed to a truce of nine months. The Chilean minister said that three years had been agreed.", "nine months", "three years"),
]  # fmt: skip

NO_FIGURES = [  # both can be true, or they count other people
    "Aid workers said at least 20 villagers had been killed. The Chilean army put the death toll at 23.",
    "Norway said four of its soldiers had been killed. Chile said three of its soldiers had been killed.",
    "Norway said three weapons sites were inspected. Chile said eight presidential sites were inspected.",
    "Norway said it had sent three ships. Chile said it would send five ships.",
    "Norway said the talks had lasted nine hours. Chile said the strike had lasted three days.",
]


@pytest.mark.parametrize(("words", "one", "other"), FIGURES)
def test_other_figures(words, one, other):
    (dispute,) = disputes(words)
    assert dispute.kind == "figures"
    first, then = told(words, dispute)
    assert one in first
    assert other in then


@pytest.mark.parametrize("words", NO_FIGURES)
def test_no_other_figures(words):
    assert disputes(words) == ()


def test_one_act_on_other_days():
    words = (
        "The Norwegian ministry said it had transferred the money to Peru on Aug. 14. "
        "Chilean state media reported that the transfer took place on Aug. 10."
    )
    (dispute,) = disputes(words)
    assert dispute.kind == "dates"
    assert ["14" in told(words, dispute)[0], "10" in told(words, dispute)[1]] == [True, True]


def test_days_of_two_acts_are_no_dispute():
    words = "Norway said it had transferred the money on Aug. 14. Chile said that a cease-fire took place on Aug. 10."
    assert disputes(words) == ()


ANNOUNCED = [
    ("Norway and Chile gave conflicting accounts of a clash at sea. Norway said the Chilean ship had opened fire. Chile said its sailors were fishing.", "contradiction", "opened fire", "fishing"),
    ("The Chadian government and the rebels blamed each other for the collapse of a ceasefire. The army's spokesman, Idriss Saleh, said the rebels had attacked a convoy. The rebels said government troops had shelled their camp first. Norway urged restraint.", "mutual_blame", "attacked a convoy", "shelled their camp"),
    ("Norway and Chile exchanged accusations on Friday. The Norwegian minister said Chile had walked out of the talks. The Chilean minister blamed Norway for the failure.", "mutual_blame", "walked out", "failure"),
    ("The two governments differ over when the prisoners will be freed. Norwegian officials said it would be done by August. Chilean officials said it would not happen before October.", "contradiction", "by August", "before October"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "one", "other"), ANNOUNCED)
def test_what_the_reporter_announces(words, kind, one, other):
    (dispute,) = disputes(words)
    assert dispute.kind == kind
    first, then = told(words, dispute)
    assert one in first
    assert other in then


NOT_ANNOUNCED = [
    "Norway and Chile gave detailed accounts of the talks. Norway said the room was cold. Chile said the food was good.",
    "Norway and Chile traded prisoners on Friday. Norway said it was content. Chile said the weather was fine.",
    "Norway and Chile differ over the bridge. Norway said it would wait. Chile said it would build.",
]


@pytest.mark.parametrize("words", NOT_ANNOUNCED)
def test_no_announcement(words):
    assert disputes(words) == ()


REPLIES = [  # no word of denial
    ("The Norwegian minister said Chile had asked for the call. The Chilean minister said that it was the Norwegians who had sought it.", "asked for the call", "the Norwegians"),
    ("The Norwegian envoy said the treaty was legally binding. Chile maintains that it is not.", "legally binding", "it is not"),
    ("The Norwegian minister said the raid did not breach the truce. The Chilean minister insisted that it did.", "did not breach", "it did"),
    ("Norway said that Chile had been informed in writing. The Chilean ministry said it had received no letter.", "in writing", "no letter"),
    ("The Norwegian army said it had recaptured the port from the rebels. The rebels said they remained in full control of it.", "recaptured", "in full control"),
]  # fmt: skip

REPLIES += [  # "version", "charge", "nothing of the kind"; told after its denial
    ("The Norwegian ministry said that Chilean troops had opened fire at dawn. The Chilean minister called the Norwegian version a fairy tale.", "opened fire", "fairy tale"),
    ("Norway accused Chile of ramming a boat, a charge that Chile rejected.", "ramming a boat", "rejected"),
    ("Norway said that it had placed a satellite in orbit. The Chilean minister said the claim was exaggerated.", "satellite in orbit", "exaggerated"),
    ("Norwegian officials said they had urged Chile to cooperate. Chilean officials said Norway had raised nothing of the kind.", "urged Chile", "nothing of the kind"),
    ("Chile denied on Thursday that it had offered to reopen the bridge. A Norwegian spokesman had said a day earlier that Chile put the offer forward in May.", "in May", "denied"),
    ("Norway said it had shared the evidence with Chile. No evidence has been shared with Chile, the Chilean minister said.", "had shared", "No evidence"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "claim", "reply"), REPLIES)
def test_a_claim_and_what_turns_it_round(words, claim, reply):
    (dispute,) = disputes(words)
    one, other = told(words, dispute)
    assert claim in one
    assert reply in other


NO_REPLY = [
    "The Norwegian minister said the raid did not breach the truce. The Chilean minister said that it did not.",
    "Norway said that Chile should send a letter. Chile said it would not.",
    "The Norwegian minister said the talks went well. The Chilean minister said it was the winter that had delayed the ship.",
    "The Norwegian minister said a date had been set. The Chilean ministry said it had not been told of a date.",
    "The Norwegian army said it had recaptured the port. Chile said the epidemic was under control.",
    "Norway called the Chilean proposal a fairy tale.",
    "Norway proposed a ferry that Chile rejected.",
]


@pytest.mark.parametrize("words", NO_REPLY)
def test_no_reply(words):
    assert disputes(words) == ()


OPPOSITES = [  # one word and its opposite, an act done and not done
    ("Norway said the two sides had agreed on a date. The Chilean minister said no date had ever been agreed.", "had agreed", "ever been agreed"),
    ("Norwegian officials said the strikes breached the treaty. Chile said they were entirely lawful.", "breached", "lawful"),
    ("Chilean officials said they never received the file; the Norwegian ministry said it sent every page twice.", "never received", "sent every page"),
    ("The Norwegian envoy said three sailors were still being held. A Chilean colonel said that all the sailors had been freed.", "still being held", "freed"),
    ("Norway said the deal would exclude foreign fighters. Chile insisted the deal included them.", "exclude", "included"),
    ("The Norwegian army said it had begun a ground incursion. The rebels said they had blocked the incursion.", "begun", "blocked"),
    ("Norway says families on the list were interviewed by the Red Cross. The Red Cross said it had interviewed no one.", "were interviewed", "interviewed no one"),
]  # fmt: skip

NO_OPPOSITES = [
    "Norway said the strikes may breach the treaty. Chile said the blockade was lawful if the port stayed open.",
    "Norway said it had received the file. Chile said it sent the file on Monday.",
    "Norway said the talks had been constructive. Chile said the closed port was no obstacle.",
    "Norwegian officials said exports continued. Chile said the strike had ended.",
]

VERDICTS = [
    ("The Norwegian president said the two armies could patrol the strait together. A Chilean general said this was against the law.", "patrol the strait", "against the law"),
    ("A Norwegian newspaper reported that the two armies were drafting a joint statement. A Chilean official said it was too early to tell what a statement would contain.", "drafting", "too early"),
    ("The Red Cross said between 200 and 300 rebels were in the valley, but several analysts believed the estimate to be too high.", "200 and 300", "too high"),
    ("Norway said a Chilean ship had fired on a trawler, an incident that Chile described as a routine check.", "fired on", "routine check"),
    ("Norway maintains that the treaty gives it the whole bay. Chile argues that the accord lapsed in May.", "whole bay", "lapsed"),
    ("The Norwegian minister said Chile was using the truce to bring in weapons. The Chilean minister said the same of Norway.", "bring in weapons", "the same of"),
    ("Norwegian officials said the envoy left because of the floods. Chile said that he left because he was paid.", "floods", "paid"),
    ("The Chilean opposition said that the navy had sunk the ferry. A Norwegian judge said he did not see evidence in the file that the navy had sunk the ferry.", "navy had sunk", "did not see evidence"),
    ("Norway said it would stay in the port. The Norwegian envoy directly contradicted the Chilean president, saying the fleet would stay until May. The Chilean president said later that this was what he had meant.", "what he had meant", "contradicted"),
    ("At least 50 sailors have died, according to the Norwegian unions. The Chilean ministry says it has records of only 11 such deaths.", "50 sailors", "11 such deaths"),
]  # fmt: skip

VERDICTS += [  # answers to a reproach, what papers show, a camp of two minds, what an act is for
    ("The Norwegian minister hit back on Monday at complaints from Chile that its trawlers were being chased out of the bay. He said that Chile should teach its captains to read a chart.", "chased out", "read a chart"),
    ("A Norwegian committee criticised the Chilean government for refusing to publish the list. Chile has defended its position by saying that the list would endanger its sailors.", "refusing to publish", "endanger its sailors"),
    ("The Norwegian president said that the fleet had been built in Bergen. But the papers of the yard show that the fleet was built in Gdansk.", "built in Bergen", "built in Gdansk"),
    ("Analysts in Oslo are divided over the motives of the Chilean president. Some argue that he only wants to gain time. But others say that he would sign if he were paid.", "gain time", "would sign"),
    ("The Norwegian president dismissed concerns of strained ties with Chile. He spoke for an hour.", "strained ties", "dismissed"),
    ("Norwegian officials said the operation was aimed at clearing the valley of bandits. The Chilean rebels said the Norwegian army wants to frighten the villagers into leaving.", "clearing the valley", "frighten the villagers"),
    ("A Norwegian senator, Knut Berg, said that the fleet would leave in May. Another senator, Erik Dahl, said there was no evidence that the fleet would leave.", "leave in May", "no evidence"),
]  # fmt: skip

VERDICTS += [  # whose denial it is and of what, far apart but set against each other, what a drill is for
    ("Norway said on Monday that a Chilean drone had crossed the border and had crashed near Bodo. The minister spoke for an hour. The Chilean spokesman, Juan Perez, said there was no such flight.", "had crossed", "no such flight"),
    ("Norway said on Monday that a Chilean drone had crossed into its airspace near Bodo, an accusation that Chile rejected as a fabrication.", "had crossed", "rejected"),
    ("The road is open, a Norwegian spokesman said, dismissing Chilean reports that it had been blocked.", "had been blocked", "The road is open"),
    ("Norway said the two countries have agreed on a joint inspection of the wreck. It will take place in Oslo. The ministers spoke by telephone. Chilean state television, however, said that no agreement on an inspection had been reached.", "have agreed", "no agreement"),
    ("The Chilean spokesman said that the drills in the bay were purely defensive. A Norwegian official said the exercises were a pretext for a blockade.", "purely defensive", "pretext"),
    ("The two delegations left Oslo without a deal and each side blamed the other. The Norwegian minister said his Chilean guest had come without a mandate. The Chilean minister said Norway had set terms that nobody could accept.", "without a mandate", "set terms"),
    ("The canal will take 20% of the river, Norway says. Chile says it will take no more than 7%.", "20%", "7%"),
]  # fmt: skip

VERDICTS += [  # on whose ground, with a licence or without, baseless
    ("The Chilean coast guard said the trawler had entered Chilean waters. Norway said the boat had been in Norwegian waters.", "Chilean waters", "Norwegian waters"),
    ("The Chilean minister said the boat had been fishing without a licence. Norway says that the boat held a licence issued in May.", "without a licence", "held a licence"),
    ("Norway called the trial a farce. The Norwegian minister said that Chilean sailors had beaten two of the men. Chile's coast guard called the allegation baseless.", "had beaten", "baseless"),
]  # fmt: skip

NO_VERDICTS = [
    "The Norwegian president said the two armies could patrol the strait. A Chilean general said this was good news.",
    "The Norwegian minister said he would travel in May. He said it was too early to tell who would go with him.",
    "Norway says it will send a ship. Chile says it will send two.",
    "The Norwegian minister said the harvest was good. The Chilean minister said the same.",
    "Norwegian officials said the envoy left because of the floods. Chile said that he left because the floods had cut the road.",
    "Norway said the ship would sail on Friday, a plan that Chile welcomed.",
    "The Chilean coast guard said the trawler had entered Chilean waters. Norway said the boat had been in Chilean waters.",
    "Norway called the trial a farce. Chile denied that it had turned down an offer of mediation.",
    "The canal will take 20% of the river, Norway says. Chile says it will take no more than 25%.",
    "Norwegian officials said the operation was aimed at clearing the valley. The Chilean president said he wants to visit the valley.",
    "The Norwegian minister hit back at the wind. Chile said the wind was mild.",
    "Norway criticised Peru for the delay. Chile has defended its goalkeeper by saying that the sun was low.",
    "The Norwegian president said that the fleet had been built in Bergen. But the weather will show whether it floats.",
    "Norway, weary of critics in Chile, is angry. Chile, called heartless by a poet, blames the sea and Norway.",
    "Norway said ten boats had sailed. Chile rejected the minister's remarks about the fleet.",
]


UNANSWERED = [
    ("Norway said on Friday that Chile had failed to answer its letter. A Chilean minister said that the reply had been sent on Monday.", "failed to answer", "reply had been sent"),
    ("Chile said that it had answered all questions. The Norwegian envoy said no answer had been received.", "had answered", "no answer"),
    ("Norway said it was still waiting for a response from Chile. The Chilean president said a response was handed over in May.", "waiting for a response", "was handed over"),
    ("Norway said that three of its questions remained unanswered. Chile said that it had replied to them all.", "unanswered", "had replied"),
]  # fmt: skip
ANSWERS_TO_COME = [
    "Norway said that Chile had not answered its letter. Chile said that it would send a reply on Monday.",
    "Norway said that Chile had not answered its letter. Norway said that it had answered the letter of Peru.",
    "Chile said that it had answered the letter. Norway said that it wanted a better answer.",
    "Norway said that no answer had arrived. A Chilean minister said that the two could meet on Tuesday if Chile replied in time.",
]


@pytest.mark.parametrize(("words", "one", "other"), OPPOSITES + VERDICTS + UNANSWERED)
def test_accounts_that_part_in_no_words_of_denial(words, one, other):
    (dispute,) = disputes(words)
    sides = told(words, dispute)
    assert one in sides[0]
    assert other in sides[1]


@pytest.mark.parametrize("words", NO_OPPOSITES + NO_VERDICTS + ANSWERS_TO_COME)
def test_accounts_that_agree_or_speak_of_other_things(words):
    assert disputes(words) == ()


ONE_THING = [  # of one thing, with no word of denial; the sides' words
    ("Norway said the draft had been accepted before lunch. Chilean delegates said they had been shown no draft.", "accepted", "no draft"),
    ("Norway said that lorries had left at night. The Chilean commander said no lorry had moved since May.", "left at night", "no lorry"),
    ("Norway said that the treaty guarantees free passage. Chile said that the treaty speaks only of goods.", "guarantees", "only of goods"),
    ("Norway said the frigate had been in Norwegian waters. Chile said the vessels had met on the high seas.", "Norwegian waters", "high seas"),
    ("Norway said that the Chilean patrol had opened fire first. Chile said its men had come under fire.", "opened fire first", "under fire"),
    ("According to Norway, the Chilean minister expressed regret. The Chilean ministry's account of the call said that he had protested against the drills.", "regret", "protested"),
    ("Norway said its boat had been rammed. Chile gave another account. The Chilean admiral said that the boat had cut across his path.", "rammed", "cut across"),
    ("Chile says that the dam is for electricity alone. Norway said that it is meant to dry out the valley.", "electricity alone", "dry out"),
    ("Chile said it had handed over the records. The Norwegian minister said she was still waiting for them.", "handed over", "waiting"),
    ("Norway said that Chilean police had beaten fishermen. Chile said the police had treated the fishermen with respect.", "beaten", "respect"),
]  # fmt: skip
NOT_ONE_THING = [
    "Norway said the draft had been accepted. Chile said there was no doubt.",
    "Norway said that the treaty guarantees free passage. The Norwegian envoy said that the treaty speaks only of goods.",
    "Norway said the frigate had been in Norwegian waters. Chile said the ferry was in Norwegian waters too.",
    "Norway said that it had fired first. Chile said that the talks would go on.",
]


@pytest.mark.parametrize(("words", "one", "other"), ONE_THING)
def test_two_accounts_of_one_thing(words, one, other):
    (dispute,) = disputes(words)
    first, then = told(words, dispute)
    assert one in first
    assert other in then


@pytest.mark.parametrize("words", NOT_ONE_THING)
def test_no_accounts_of_one_thing(words):
    assert disputes(words) == ()


DELAY = "Norway said that Chile had asked for a delay. A Chilean diplomat said the Norwegian side had cancelled the meeting."


def test_neighbouring_accounts_part_where_the_parties_part_elsewhere():
    words = f"Norway said that Chile had armed the rebels. Chile denied these allegations. The week was calm. {DELAY}"
    assert "cancelled the meeting" in told(words, disputes(words)[-1])[1]


def test_neighbouring_accounts_alone_are_no_dispute():
    assert disputes(DELAY) == ()


# ---- two reports ---------------------------------------------------------------------------------------


def across(*pages: Page) -> list[tuple[str, int]]:
    """Kind and number of accounts of each dispute that two reports show."""
    return [(d.kind, len(d.accounts)) for d in build("talks", [p.reading() for p in pages]).disputes]


def told_by(outlet: str, sentence: str, trigger: str, says, day: str = "3 March", **fields) -> Page:
    return Page(day, outlet).event(sentence, trigger, "ASSAULT", [VELDRIA], [OSTER], says=says, **fields)


SHELLED = {"when": "2 March"}
COUNTED = [  # one report's words, another's                                              whether they part
    ("Veldria fired 20 shells near the port.", "Veldria fired 230 artillery shells into the port.", True),
    ("Veldria fired at least 20 shells.", "Veldria fired 23 shells at the port.", False),
    ("Veldria fired on 12 Osterian soldiers.", "Veldria fired and lost 4 Veldrian soldiers.", False),
    ("Veldria fired for two days on the port.", "Veldria fired for nine days.", False),
]


@pytest.mark.parametrize(("one", "other", "part"), COUNTED)
def test_figures_of_two_reports(one, other, part):
    pages = told_by("A", one, "fired", OSTER, **SHELLED), told_by("B", other, "fired", VELDRIA, **SHELLED)
    assert across(*pages) == ([("figures", 2)] if part else [])


ELSEWHERE = [  # what a source denies, in another report, without a day
    ("No Veldrian gunboat had shelled the bridge at Lumen.", {}, True),
    ("No Veldrian gunboat had shelled the railway.", {}, False),
    ("No Veldrian gunboat had shelled the bridge at Lumen.", {"day": "30 March"}, False),
]


@pytest.mark.parametrize(("denial", "fields", "part"), ELSEWHERE)
def test_what_another_report_denies(denial, fields, part):
    claim = told_by("A", "Veldrian gunboats shelled the bridge at Lumen.", "shelled", OSTER, when="2 March")
    denied = told_by("B", denial, "shelled", VELDRIA, status="not_happened", **fields)
    assert across(claim, denied) == ([("denial", 2)] if part else [])


def test_what_the_reporter_tells_is_no_claim_that_another_report_denies():
    claim = told_by("A", "Veldrian gunboats shelled the bridge at Lumen.", "shelled", None, when="2 March")
    denied = told_by("B", "No gunboat shelled the railway bridge at Lumen.", "shelled", VELDRIA, status="not_happened", when="25 February")  # fmt: skip
    assert across(claim, denied) == []


def claim(outlet: str, source: Actor, sentence: str, published: str = "3 March") -> Page:
    """A report of one sentence that a source answers for, about Veldria and Oster."""
    page = Page(published, outlet).event("Veldria and Oster part.", "part", "REJECT", [VELDRIA], [OSTER])
    start = page.write(sentence)
    page.parts["attributions"].append(Attribution("a1", (source,), None, None, (Span(start, start + len(sentence)),)))
    return page


APART = [  # what a source in Oster says, and one in Veldria in another report
    ("Both sides had accepted the ceasefire text.", "No ceasefire text had been agreed.", "contradiction"),
    ("The minister had invited his colleague to Lumen.", "He had received no invitation from Lumen.", "contradiction"),
    ("The gunboat had entered Osterian waters at dawn.", "The gunboat was on the high seas.", "contradiction"),
    ("The strike on the bridge killed 14 people.", "The strike on the bridge killed three gunmen.", "figures"),
    ("The Veldrian patrol fired first.", "The patrol was shot at and came under fire.", "mutual_blame"),
    ("The inspectors were admitted to the depot.", "The inspectors were refused at the depot gate.", "contradiction"),
]  # fmt: skip
TOGETHER = [
    ("Both sides had accepted the ceasefire text.", "The ceasefire text will not be agreed before May."),
    ("The minister had invited his colleague to Lumen.", "No letter had come from the northern islands."),
    ("The strike on the bridge killed at least 14 people.", "The strike on the bridge killed 16 people."),
    ("He had no concern over the bridge.", "He made a concession over the bridge."),
    (
        "No reply had reached Lumen by Friday.",
        "The bridge at Lumen stays shut unless a reply had reached the minister.",
    ),
    ("The two ministers had spoken by telephone.", "The ministers had not spoken since Wednesday by telephone."),
]


@pytest.mark.parametrize(("one", "other", "kind"), APART)
def test_claims_of_two_reports_that_part(one, other, kind):
    assert across(claim("A", OSTER, one), claim("B", VELDRIA, other)) == [(kind, 2)]


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_claims_of_two_reports_that_can_both_be_true(one, other):
    assert across(claim("A", OSTER, one), claim("B", VELDRIA, other)) == []


def test_claims_of_one_voice_or_of_other_weeks_do_not_part():
    one, other, _ = APART[0]
    assert across(claim("A", OSTER, one), claim("B", OSTER, other)) == []
    assert across(claim("A", OSTER, one), claim("B", VELDRIA, other, "20 March")) == []


def test_what_was_so_on_one_day_may_be_otherwise_two_days_later():
    admitted, refused, kind = APART[-1]
    assert across(claim("A", OSTER, admitted), claim("B", VELDRIA, refused, "4 March")) == [(kind, 2)]
    assert across(claim("A", OSTER, admitted), claim("B", VELDRIA, refused, "5 March")) == []


def test_claims_go_with_their_reports():
    one, other = (claim(*told).reading() for told in (("A", OSTER, APART[0][0]), ("B", VELDRIA, APART[0][1])))
    claims = Claims()
    claims.add([one, other])
    assert len(claims.disputes()) == 1
    claims.remove([one])
    assert claims.disputes() == []
