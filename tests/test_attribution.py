"""Attribution: sentences and short passages of our own making -> who says so, by which words, what, and inside what.

Each row is a text and all its attributions in text order. Pieces of a discontinuous content are joined by " … ".
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.language.parse import parse
from pourparler.reading.anonymity import reason
from pourparler.reading.attribution import attributions
from pourparler.reading.cast import Cast
from pourparler.reading.cues import cue_verbs
from pourparler.reading.quotes import quotations
from pourparler.reading.saying import told_by
from pourparler.record import Attribution, Report, Text


class Said(NamedTuple):
    """An attribution in words. `inside`: the place in the row, from 1, of the one it stands inside; 0 for none."""

    source: str
    cue: str
    contents: str
    form: str = "paraphrased"
    named: bool = True
    reason: str = ""
    inside: int = 0
    hedge: str = ""


said = Said


def nameless(
    source: str, cue: str, contents: str, form: str = "paraphrased", reason: str = "", inside: int = 0
) -> Said:
    return Said(source, cue, contents, form, False, reason, inside)


def nobody(cue: str, contents: str) -> Said:
    return Said("", cue, contents, named=False)


def hedged(hedge: str, contents: str) -> Said:
    """The reporter's own inference."""
    return Said("", "", contents, named=False, hedge=hedge)


def miss(text: str, expected: list[Said], why: str) -> object:
    return pytest.param(text, expected, marks=pytest.mark.xfail(reason=why))


CASES = [
    # direct speech
    (
        "“We will not sign under pressure,” the Norwegian foreign minister said on Tuesday.",
        [said("the Norwegian foreign minister", "said", "“We will not sign under pressure,”", form="quoted")],
    ),
    (
        '"The border stays closed," said Prime Minister Oren Talvi.',
        [said("Prime Minister Oren Talvi", "said", '"The border stays closed,"', form="quoted")],
    ),
    (
        'President Marta Hollin said: "There will be no talks before the prisoners come home."',
        [
            said(
                "President Marta Hollin",
                "said:",
                '"There will be no talks before the prisoners come home."',
                form="quoted",
            )
        ],
    ),
    (
        "“We came to listen,” the envoy told reporters, “and we leave with nothing.”",
        [said("the envoy", "told", "“We came to listen,” … “and we leave with nothing.”", form="quoted")],
    ),
    (
        "“The corridor,” Mr. Hollin said, “must be opened at once.”",
        [said("Mr. Hollin", "said", "“The corridor,” … “must be opened at once.”", form="quoted")],
    ),
    (
        "“Nobody has asked us to leave,” she said. “If they ask, we will go.”",
        [said("she", "said", "“Nobody has asked us to leave,” … “If they ask, we will go.”", form="quoted")],
    ),
    (
        "“The fighting has to stop,” the bishop said.\n“It has to stop now,” he added.",
        [
            said("the bishop", "said", "“The fighting has to stop,”", form="quoted"),
            said("he", "added", "“It has to stop now,”", form="quoted"),
        ],
    ),
    (
        "The general was blunt. “This town will not fall,” he said.",
        [said("he", "said", "“This town will not fall,”", form="quoted")],
    ),
    (
        "“We are ready to meet anywhere.\n“But the meeting must be prepared well,” the ambassador said.",
        [
            said(
                "the ambassador",
                "said",
                "“We are ready to meet anywhere.\n“But the meeting must be prepared well,”",
                form="quoted",
            )
        ],
    ),
    (
        "Mr. Loren said people misunderstood the general.\n“He is no tyrant. He never was,” the minister said.",
        [
            said("Mr. Loren", "said", "people misunderstood the general"),
            said("the minister", "said", "“He is no tyrant. He never was,”", form="quoted"),
        ],
    ),
    (
        "The envoy answered with a letter. “We will not come,” the envoy wrote. “There is nothing to say.”",
        [said("the envoy", "wrote", "“We will not come,” … “There is nothing to say.”", form="quoted")],
    ),
    (
        "“They know how to wait,” said the envoy, speaking of the rebels, “and they will wait for years.”\n"
        "The newspaper reported that talks had begun.",
        [
            said("the envoy", "said", "“They know how to wait,” … “and they will wait for years.”", form="quoted"),
            said("The newspaper", "reported", "that talks had begun"),
        ],
    ),
    (
        "''We will not sign,'' the envoy said. ''We never shall.''",
        [said("the envoy", "said", "''We will not sign,'' … ''We never shall.''", form="quoted")],
    ),
    (
        "The minister said the plan was ``dead on arrival'' and would not be revived.",
        [said("The minister", "said", "the plan was ``dead on arrival'' and would not be revived", form="mixed")],
    ),
    (
        "‘The king’s men won’t go,’ the general said.",
        [said("the general", "said", "‘The king’s men won’t go,’", form="quoted")],
    ),
    ("“Enough!” the crowd shouted.", [said("the crowd", "shouted", "“Enough!”", form="quoted")]),
    (
        "“The agreement is dead,” the newspaper wrote in an editorial.",
        [said("the newspaper", "wrote", "“The agreement is dead,”", form="quoted")],
    ),
    (
        "“Will the road be opened?” the mayor asked.",
        [said("the mayor", "asked", "“Will the road be opened?”", form="quoted")],
    ),
    (
        "“Our patience is not without end,” he wrote to the council.",
        [said("he", "wrote", "“Our patience is not without end,”", form="quoted")],
    ),
    # a script
    (
        "The envoy spoke to the radio on Monday.\nHOST: Will there be a deal?\nLUND: We will see. "
        "The ministers said they would sign.\nQUESTION: When?\nLUND: In May.",
        [
            said("HOST", ":", "Will there be a deal?", form="quoted"),
            said("LUND", ":", "We will see. The ministers said they would sign", form="quoted"),
            said("The ministers", "said", "they would sign", inside=2),
            said("LUND", ":", "In May", form="quoted"),
        ],
    ),
    # partly in quotation marks
    (
        "The Danish prime minister called the raid “a grave mistake.”",
        [said("The Danish prime minister", "called", "the raid “a grave mistake.”", form="mixed")],
    ),
    (
        "Officials in Tirana described the proposal as “unworkable.”",
        [nameless("Officials in Tirana", "described", "the proposal as “unworkable.”", form="mixed")],
    ),
    (
        "The Kremlin said it was “deeply concerned” by the build-up along the border.",
        [said("The Kremlin", "said", "it was “deeply concerned” by the build-up along the border", form="mixed")],
    ),
    (
        "Iran's foreign ministry denounced the vote as “illegal” and said it would not be bound by it.",
        [
            said("Iran's foreign ministry", "denounced", "the vote as “illegal”", form="mixed"),
            said("Iran's foreign ministry", "said", "it would not be bound by it"),
        ],
    ),
    (
        "The two leaders agreed that the dispute was “a matter for the region.”",
        [said("The two leaders", "agreed", "that the dispute was “a matter for the region.”", form="mixed")],
    ),
    (
        "The mediator said the parties had moved “closer than ever,” but warned that nothing was settled.",
        [
            said("The mediator", "said", "the parties had moved “closer than ever,”", form="mixed"),
            said("The mediator", "warned", "that nothing was settled"),
        ],
    ),
    # indirect speech
    (
        "The finance minister said the sanctions would be lifted in March.",
        [said("The finance minister", "said", "the sanctions would be lifted in March")],
    ),
    (
        "Turkey said on Friday that it had sent a delegation to Baku.",
        [said("Turkey", "said", "that it had sent a delegation to Baku")],
    ),
    (
        "Foreign Minister Lena Brask told parliament that Norway would not recognise the new government.",
        [said("Foreign Minister Lena Brask", "told", "that Norway would not recognise the new government")],
    ),
    (
        "The delegation had left the city, the Swiss foreign ministry said.",
        [said("the Swiss foreign ministry", "said", "The delegation had left the city")],
    ),
    (
        "The Swiss foreign ministry, the statement said, would host the second round.",
        [said("the statement", "said", "The Swiss foreign ministry … would host the second round")],
    ),
    (
        "Hungary denied that its troops had crossed the river.",
        [said("Hungary", "denied", "that its troops had crossed the river")],
    ),
    (
        "The rebels claimed they had shot down a helicopter near the airport.",
        [nameless("The rebels", "claimed", "they had shot down a helicopter near the airport")],
    ),
    (
        "China warned that any visit by the president would have consequences.",
        [said("China", "warned", "that any visit by the president would have consequences")],
    ),
    (
        "The chancellor insisted that no deal had been struck.",
        [said("The chancellor", "insisted", "that no deal had been struck")],
    ),
    (
        "The ambassador did not say when the talks would resume.",
        [said("The ambassador", "did not say", "when the talks would resume")],
    ),
    (
        "The council asked whether the monitors had been admitted.",
        [said("The council", "asked", "whether the monitors had been admitted")],
    ),
    (
        "The minister condemned the raid and said the guilty would be punished.",
        [said("The minister", "condemned", "the raid"), said("The minister", "said", "the guilty would be punished")],
    ),
    (
        "The ambassador said the offer was fair and warned that it would not be repeated.",
        [
            said("The ambassador", "said", "the offer was fair"),
            said("The ambassador", "warned", "that it would not be repeated"),
        ],
    ),
    (
        "The general said he would resign, adding that he had lost the trust of his men.",
        [
            said("The general", "said", "he would resign"),
            said("The general", "adding", "that he had lost the trust of his men"),
        ],
    ),
    (
        "Egypt accused Sudan of sending arms across the border.",
        [said("Egypt", "accused", "Sudan of sending arms across the border")],
    ),
    (
        "The Polish president told his cabinet the treaty was dead.",
        [said("The Polish president", "told", "the treaty was dead")],
    ),
    # belief, intention, fear, decree
    (
        "Diplomats believe the deadline will be extended.",
        [nameless("Diplomats", "believe", "the deadline will be extended")],
    ),
    ("The king wants to host a summit in the autumn.", [said("The king", "wants", "to host a summit in the autumn")]),
    (
        "Serbia plans to withdraw its ambassador next week.",
        [said("Serbia", "plans", "to withdraw its ambassador next week")],
    ),
    (
        "Aid groups fear that the road will be cut before winter.",
        [nameless("Aid groups", "fear", "that the road will be cut before winter")],
    ),
    (
        "The government hopes to reach an agreement by June.",
        [said("The government", "hopes", "to reach an agreement by June")],
    ),
    (
        "The supreme court ruled that the treaty was void.",
        [said("The supreme court", "ruled", "that the treaty was void")],
    ),
    (
        "The president ordered the army to leave the capital.",
        [said("The president", "ordered", "the army to leave the capital")],
    ),
    (
        "The tribunal ruled on Friday that the border treaty was void.",
        [said("The tribunal", "ruled", "that the border treaty was void")],
    ),
    (
        "The king decreed that the assembly be dissolved.",
        [said("The king", "decreed", "that the assembly be dissolved")],
    ),
    (
        "Parliament voted to demand the withdrawal of foreign troops.",
        [said("Parliament", "voted", "to demand the withdrawal of foreign troops")],
    ),
    (
        "Residents are afraid that the dam will be shelled.",
        [nameless("Residents", "are afraid", "that the dam will be shelled")],
    ),
    (
        "The envoy has no doubt that the truce will hold.",
        [said("The envoy", "has no doubt", "that the truce will hold")],
    ),
    ("The general vowed to fight on.", [said("The general", "vowed", "to fight on")]),
    (
        "The opposition expects the vote to be postponed.",
        [said("The opposition", "expects", "the vote to be postponed")],
    ),
    (
        "The prime minister decided to call off the visit.",
        [said("The prime minister", "decided", "to call off the visit")],
    ),
    ("The ministry declined to comment.", [said("The ministry", "declined", "to comment")]),
    (
        "The draft agreement calls for the withdrawal of all foreign troops.",
        [said("The draft agreement", "calls for", "the withdrawal of all foreign troops")],
    ),
    # "according to"
    (
        "According to the defence ministry, two drones crossed into Polish airspace.",
        [said("the defence ministry", "According to", "two drones crossed into Polish airspace")],
    ),
    (
        "The convoy was stopped at the bridge, according to three officials in Kyiv.",
        [nameless("three officials in Kyiv", "according to", "The convoy was stopped at the bridge")],
    ),
    (
        "Talks will start on Monday, according to a statement by the Swedish foreign ministry.",
        [said("the Swedish foreign ministry", "according to", "Talks will start on Monday")],
    ),
    (
        "The ceasefire, according to the monitors, was broken twice in the night.",
        [nameless("the monitors", "according to", "The ceasefire … was broken twice in the night")],
    ),
    # documents, broadcasts, offices
    (
        "A United Nations report said both sides had used child soldiers.",
        [said("A United Nations report", "said", "both sides had used child soldiers")],
    ),
    (
        "State television reported that the rebels had surrendered.",
        [said("State television", "reported", "that the rebels had surrendered")],
    ),
    (
        "The ministry said in a statement that the envoy had been expelled.",
        [said("The ministry", "said in a statement", "that the envoy had been expelled")],
    ),
    (
        "The letter demands that the hostages be freed within a week.",
        [said("The letter", "demands", "that the hostages be freed within a week")],
    ),
    (
        "A poll shows that most Georgians support the talks.",
        [said("A poll", "shows", "that most Georgians support the talks")],
    ),
    ("The radio said the bridge had been blown up.", [said("The radio", "said", "the bridge had been blown up")]),
    ("Both sides said the talks had been useful.", [said("Both sides", "said", "the talks had been useful")]),
    # nameless sources
    (
        "A senior Western diplomat said the offer was still on the table.",
        [nameless("A senior Western diplomat", "said", "the offer was still on the table")],
    ),
    (
        "Officials said the talks had collapsed over the wording of one paragraph.",
        [nameless("Officials", "said", "the talks had collapsed over the wording of one paragraph")],
    ),
    (
        "Two people familiar with the talks said the president had refused to take the call.",
        [nameless("Two people familiar with the talks", "said", "the president had refused to take the call")],
    ),
    (
        "A spokeswoman for the interior ministry confirmed that the border had been closed.",
        [nameless("A spokeswoman for the interior ministry", "confirmed", "that the border had been closed")],
    ),
    ("Critics say the accord rewards aggression.", [nameless("Critics", "say", "the accord rewards aggression")]),
    (
        "Some ministers fear the coalition will not survive the vote.",
        [nameless("Some ministers", "fear", "the coalition will not survive the vote")],
    ),
    # why they are not named
    (
        "A European official, who spoke on condition of anonymity because the talks are private, said the text was nearly finished.",
        [
            nameless(
                "A European official", "said", "the text was nearly finished", reason="because the talks are private"
            )
        ],
    ),
    (
        "“We were never told,” said one diplomat, who asked not to be named.",
        [nameless("one diplomat", "said", "“We were never told,”", form="quoted", reason="asked not to be named")],
    ),
    (
        "The minister had offered to resign, according to an aide who was not authorised to speak publicly.",
        [
            nameless(
                "an aide",
                "according to",
                "The minister had offered to resign",
                reason="was not authorised to speak publicly",
            )
        ],
    ),
    (
        "Officials who declined to be identified said that the convoy had turned back.",
        [nameless("Officials", "said", "that the convoy had turned back", reason="declined to be identified")],
    ),
    (
        "The king had not been consulted, said an adviser, speaking on condition of anonymity for fear of reprisals.",
        [nameless("an adviser", "said", "The king had not been consulted", reason="for fear of reprisals")],
    ),
    (
        "The envoy will return to Doha next week, said a person briefed on the plan, who requested anonymity to discuss internal deliberations.",
        [
            nameless(
                "a person briefed on the plan",
                "said",
                "The envoy will return to Doha next week",
                reason="to discuss internal deliberations",
            )
        ],
    ),
    (
        "An official who spoke on condition of anonymity because the talks are private said the text was nearly finished.",
        [nameless("An official", "said", "the text was nearly finished", reason="because the talks are private")],
    ),
    (
        "The envoy, who asked not to be named because he had said too much already, warned that the truce would fail.",
        [nameless("The envoy", "warned", "that the truce would fail", reason="because he had said too much already")],
    ),
    (
        "A diplomat who insisted on anonymity in keeping with the rules of the mission said no vote was planned.",
        [nameless("A diplomat", "said", "no vote was planned", reason="in keeping with the rules of the mission")],
    ),
    # pronouns, offices, joint sources
    (
        "The foreign minister, Petra Vance, flew to Oslo. She said the visit was private.",
        [said("She", "said", "the visit was private")],
    ),
    (
        "The foreign ministers of Chile and Peru said the border dispute was closed.",
        [said("The foreign ministers of Chile and Peru", "said", "the border dispute was closed")],
    ),
    (
        "Chile and Peru said the border dispute was closed.",
        [said("Chile and Peru", "said", "the border dispute was closed")],
    ),
    (
        "President Ana Lund and Prime Minister Ivo Marek said they would meet again in May.",
        [said("President Ana Lund and Prime Minister Ivo Marek", "said", "they would meet again in May")],
    ),
    (
        "The two complained that nobody had consulted them.",
        [said("The two", "complained", "that nobody had consulted them")],
    ),
    (
        "Norway, Chile and Peru said in a joint statement that they would not sign.",
        [said("Norway, Chile and Peru", "said in a joint statement", "that they would not sign")],
    ),
    # whose word it is where the cue has no subject
    (
        "A letter saying that the truce was over reached the camp.",
        [said("A letter", "saying", "that the truce was over")],
    ),
    (
        "The minister was allowed to say that the talks had failed.",
        [said("The minister", "was allowed to say", "that the talks had failed")],
    ),
    # nouns as cues
    (
        "Her claim that the convoy was armed was never proved.",
        [said("Her", "claim", "that the convoy was armed")],
    ),
    (
        "Moscow's claim that the convoy carried aid was rejected in Kyiv.",
        [said("Moscow's", "claim", "that the convoy carried aid")],
    ),
    (
        "The minister's warning that the talks could fail went unheard.",
        [said("The minister's", "warning", "that the talks could fail")],
    ),
    ("His view is that the treaty should be torn up.", [said("His", "view is", "that the treaty should be torn up")]),
    # the passive with an agent
    (
        "The plan was described by one diplomat as “a trap.”",
        [nameless("one diplomat", "was described", "The plan … as “a trap.”", form="mixed")],
    ),
    (
        "The raid was condemned by the African Union as a breach of the truce.",
        [said("the African Union", "was condemned", "The raid … as a breach of the truce")],
    ),
    (
        "The president was told by his advisers that the town could not be held.",
        [nameless("his advisers", "was told", "The president … that the town could not be held")],
    ),
    # nobody says it
    ("It was reported that the hostages had been moved.", [nobody("was reported", "that the hostages had been moved")]),
    (
        "The general reportedly left the country on Sunday.",
        [nobody("reportedly", "The general … left the country on Sunday")],
    ),
    (
        "It emerged on Monday that the two sides had met in secret.",
        [nobody("emerged", "that the two sides had met in secret")],
    ),
    ("The president is said to favour a truce.", [nobody("is said", "The president … to favour a truce")]),
    (
        "The rebels are believed to hold the eastern half of the town.",
        [nobody("are believed", "The rebels … to hold the eastern half of the town")],
    ),
    (
        "The bridge was allegedly blown up by the retreating army.",
        [nobody("allegedly", "The bridge was … blown up by the retreating army")],
    ),
    ("There are fears that the truce will not last.", [nobody("are fears", "that the truce will not last")]),
    (
        "The minister was quoted as saying that the border would reopen.",
        [said("The minister", "was quoted as saying", "that the border would reopen")],
    ),
    (
        "The agreement is expected to be signed in Vienna.",
        [nobody("is expected", "The agreement … to be signed in Vienna")],
    ),
    (
        "It is understood that the offer has been withdrawn.",
        [nobody("is understood", "that the offer has been withdrawn")],
    ),
    ("Rumours that the general had fled spread through the city.", [nobody("Rumours", "that the general had fled")]),
    (
        "Amid reports that the truce had failed, the market closed.",
        [nobody("reports", "that the truce had failed")],
    ),
    ("It is thought that the two men fled by sea.", [nobody("is thought", "that the two men fled by sea")]),
    ("It has been suggested that the envoy lied.", [nobody("has been suggested", "that the envoy lied")]),
    (
        "Egypt is understood to have offered a truce.",
        [nobody("is understood", "Egypt … to have offered a truce")],
    ),
    # one inside another
    (
        "Mr. Tarek told Ms. Oduya that Chad was prepared to release the crew, according to an official who asked not to be named because the talks were secret.",
        [
            nameless(
                "an official",
                "according to",
                "Mr. Tarek told Ms. Oduya that Chad was prepared to release the crew",
                reason="because the talks were secret",
            ),
            said("Mr. Tarek", "told", "that Chad was prepared to release the crew", inside=1),
        ],
    ),
    (
        "The minister said the rebels had told the mediators that they would disarm.",
        [
            said("The minister", "said", "the rebels had told the mediators that they would disarm"),
            nameless("the rebels", "told", "that they would disarm", inside=1),
        ],
    ),
    (
        "The envoy said Egypt believes the truce will hold.",
        [
            said("The envoy", "said", "Egypt believes the truce will hold"),
            said("Egypt", "believes", "the truce will hold", inside=1),
        ],
    ),
    (
        "The spokesman said the president thinks the deal is dead.",
        [
            nameless("The spokesman", "said", "the president thinks the deal is dead"),
            said("the president", "thinks", "the deal is dead", inside=1),
        ],
    ),
    (
        "“The Americans told us that they would not sign,” the Syrian minister said.",
        [
            said("the Syrian minister", "said", "“The Americans told us that they would not sign,”", form="quoted"),
            said("The Americans", "told", "that they would not sign", form="quoted", inside=1),
        ],
    ),
    (
        "The foreign ministry said that, according to its consul, four sailors had been freed.",
        [
            said("The foreign ministry", "said", "that, according to its consul, four sailors had been freed"),
            said("its consul", "according to", "four sailors had been freed", inside=1),
        ],
    ),
    (
        "Two officials said the king had warned the general that the army would not fire on the crowd.",
        [
            nameless(
                "Two officials", "said", "the king had warned the general that the army would not fire on the crowd"
            ),
            said("the king", "warned", "that the army would not fire on the crowd", inside=1),
        ],
    ),
    (
        "The Finnish president said Mr. Osei had denied ordering the raid.",
        [
            said("The Finnish president", "said", "Mr. Osei had denied ordering the raid"),
            said("Mr. Osei", "denied", "ordering the raid", inside=1),
        ],
    ),
    (
        "The newspaper reported that the minister had told colleagues that the general feared a coup.",
        [
            said("The newspaper", "reported", "that the minister had told colleagues that the general feared a coup"),
            said("the minister", "told", "that the general feared a coup", inside=1),
        ],
    ),
    (
        "She told aides he had refused, two officials said.",
        [
            nameless("two officials", "said", "She told aides he had refused"),
            said("She", "told", "he had refused", inside=1),
        ],
    ),
    (
        "According to the mayor, the general promised that the town would be spared.",
        [
            said("the mayor", "According to", "the general promised that the town would be spared"),
            said("the general", "promised", "that the town would be spared", inside=1),
        ],
    ),
    # on whose word
    (
        "The newspaper, citing two officials, said the envoy had been recalled.",
        [
            said("The newspaper", "said", "the envoy had been recalled"),
            nameless("two officials", "citing", "the envoy had been recalled", inside=1),
        ],
    ),
    (
        "The envoy has been recalled, the newspaper reported on Monday, citing a senior official in Oslo.",
        [
            said("the newspaper", "reported", "The envoy has been recalled"),
            nameless("a senior official in Oslo", "citing", "The envoy has been recalled", inside=1),
        ],
    ),
    ("The ministry raised the alarm, citing bias.", [said("The ministry", "citing", "bias")]),
    (
        "“The road is open,” the mayor was quoted as saying.",
        [said("the mayor", "was quoted as saying", "“The road is open,”", form="quoted")],
    ),
    (
        "The mayor was quoted by state radio as saying that the road was open.",
        [
            said("state radio", "was quoted", "that the road was open"),
            said("The mayor", "quoted", "that the road was open", inside=1),
        ],
    ),
    (
        "The report quotes the minister as saying that the troops would leave.",
        [
            said("The report", "quotes", "the minister as saying that the troops would leave"),
            said("the minister", "saying", "that the troops would leave", inside=1),
        ],
    ),
    # the reporter's inference
    (
        "The two leaders appeared to avoid each other at dinner.",
        [hedged("appeared to", "The two leaders appeared to avoid each other at dinner")],
    ),
    (
        "The army seemed to be preparing for a long siege.",
        [hedged("seemed to", "The army seemed to be preparing for a long siege")],
    ),
    (
        "The visit was evidently meant to calm the markets.",
        [hedged("evidently", "The visit was evidently meant to calm the markets")],
    ),
    (
        "The rebels apparently had no ammunition left.",
        [hedged("apparently", "The rebels apparently had no ammunition left")],
    ),
    (
        "It appeared that the envoy had left the country.",
        [hedged("appeared", "It appeared that the envoy had left the country")],
    ),
    ("The move seems designed to win time.", [hedged("seems", "The move seems designed to win time")]),
    (
        "The president left early, apparently in protest at the vote.",
        [hedged("apparently", "apparently in protest at the vote")],
    ),
    (
        "The minister said the rebels appeared to be short of ammunition.",
        [said("The minister", "said", "the rebels appeared to be short of ammunition")],
    ),
    (
        "The aide said the general was apparently under arrest.",
        [nameless("The aide", "said", "the general was apparently under arrest")],
    ),
    # nothing is attributed
    ("The two presidents met in Geneva on Monday.", []),
    ("Soldiers of both armies exchanged fire across the river.", []),
    ("The so-called “peace train” left the station at noon.", []),
    ("The film “A Quiet Border” opened in Sarajevo.", []),
    ("The “Group of Eight” met in Lyon.", []),
    ("The operation, named “Northern Shield,” began at dawn.", []),
    ("A ship called the “Morning Star” was stopped off the coast.", []),
    ("The rebels took the airport after two days of fighting.", []),
    ("The general, known as “the Fox,” was killed in an ambush.", []),
    ("The ambassador arrived in Lima and presented his credentials.", []),
    ("Sweden will host the conference in the spring.", []),
    ("Talks between the two sides broke down.", []),
    ("The minister left the room without a word.", []),
    ("The treaty was signed in 1961.", []),
    ("The army tried to retake the bridge.", []),
    ("The embassy was evacuated.", []),
    ("The president shook hands with the general.", []),
    ("The border has been closed since April.", []),
    ("His “friends” had left him by nightfall.", []),
    ("The report was printed in three languages.", []),
    ("The spokesman lives near the old harbour.", []),
    ("She told the truth about the raid.", []),
    ("The president called the general on Monday.", []),
    ("The general ordered lunch.", []),
    ("They added two chairs to the table.", []),
    ("The clock showed noon.", []),
    ("The charge against the minister was dropped.", []),
    ("The rebels are likely to attack again.", []),
    # what was said stands in the sentence before
    ("The truce is holding. So says the mayor of Dorna.", [said("the mayor of Dorna", "says", "The truce is holding")]),
    (
        "The truce is holding. That is what the mayor of Dorna told reporters.",
        [said("the mayor of Dorna", "told", "The truce is holding")],
    ),
    (
        "The army would not fire. At least, so the general promised.",
        [said("the general", "promised", "The army would not fire")],
    ),
    ("He left. So he said nothing.", [said("he", "said", "nothing")]),
    (
        "The road is closed. So the mayor said that buses would stop.",
        [said("the mayor", "said", "that buses would stop")],
    ),
    # rare forms
    (
        "In the view of the Finnish president, the treaty has run its course.",
        [said("the Finnish president", "In the view of", "the treaty has run its course")],
    ),
    (
        "“It was a good meeting.” That is how the Irish envoy put it.",
        [said("the Irish envoy", "put it", "“It was a good meeting.”", form="quoted")],
    ),
    (
        "The prime minister had a simple message: the troops would stay.",
        [said("The prime minister", "had a simple message:", "the troops would stay")],
    ),
    (
        "The ambassador's answer was short: “No.”",
        [said("The ambassador's", "answer was short:", "“No.”", form="quoted")],
    ),
    (
        "The announcement by Spain that it would close the consulate surprised diplomats.",
        [said("Spain", "The announcement", "that it would close the consulate")],
    ),
    miss(
        "“This is our land.” The old man pointed at the hill.",
        [said("The old man", "", "“This is our land.”", form="quoted")],
        "a quotation whose speaker only acts",
    ),
    ("The president recalled his ambassador from Tunis.", []),
]


@cache
def parsed(text: str) -> Text:
    return parse(text)


def words(text: str, span: tuple[int, int] | None) -> str:
    return text[slice(*span)] if span else ""


def in_words(text: str, found: tuple[Attribution, ...]) -> list[Said]:
    return [
        Said(
            words(text, a.source_span),
            words(text, a.cue_span),
            " … ".join(words(text, s) for s in a.content_spans),
            a.form,
            a.named,
            words(text, a.anonymity_reason),
            found.index(a.parent) + 1 if a.parent else 0,
            words(text, a.hedge),
        )
        for a in found
    ]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_says_what(text: str, expected: list[Said]) -> None:
    assert in_words(text, attributions(parsed(text))) == expected


SOURCES = [  # text, (name, country) of all sources that are known
    ("Turkey said on Friday that it had sent a delegation to Baku.", [("Turkey", "TUR")]),
    ("The Kremlin said it was concerned by the build-up.", [("Russia", "RUS")]),
    ("Iran's foreign ministry said it would not be bound by the vote.", [("foreign ministry", "IRN")]),
    ("The foreign minister, Petra Vance, flew to Oslo. She said the visit was private.", [("Petra Vance", "NOR")]),
    ("A United Nations report said both sides had used child soldiers.", [("United Nations", "")]),
    (
        "Talks will start on Monday, according to a statement by the Swedish foreign ministry.",
        [("Swedish foreign ministry", "SWE")],
    ),
    ("Officials in Tirana said the offer was dead.", [("Officials", "ALB")]),
    ("“The fighting has to stop,” the bishop said.\n“It has to stop now,” he added.", [("bishop", ""), ("bishop", "")]),
    ("Chile and Peru said the border dispute was closed.", [("Chile", "CHL"), ("Peru", "PER")]),
    ("Norway, Chile and Peru said in a joint statement that they would not sign.",
     [("Norway", "NOR"), ("Chile", "CHL"), ("Peru", "PER")]),
    ("Norway met Chile in Oslo. Both sides said the talks had been useful.", [("Chile", "CHL"), ("Norway", "NOR")]),
    ("Norway met Chile in Oslo. The two complained that nobody had consulted them.",
     [("Chile", "CHL"), ("Norway", "NOR")]),
    ("Talks will start on Monday, according to Chile and Peru.", [("Chile", "CHL"), ("Peru", "PER")]),
    ("It was reported that the hostages had been moved.", []),
    ("Norway said in a statement that the ferry was late. The statement said nobody was hurt.",
     [("Norway", "NOR"), ("Norway", "NOR")]),
    ("Peruvian diplomats met in Lima. Some said the talks were over.", [("Peruvian diplomats", "PER")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_sources_are_actors_of_the_report(text: str, expected: list[tuple[str, str]]) -> None:
    cast = Cast(parsed(text), Report(text, date(2031, 5, 14)))
    found = attributions(parsed(text), cast.sources, cast.adjective)
    assert [(actor.name, actor.country) for a in found for actor in a.sources] == expected


NAMED = [  # text, whether each source is somebody in particular
    ("U.S. intelligence officials said the port was closed.", [False]),
    ("The Senate published a report in May. The report said the port was unsafe.", [True]),
    ("Media reports said the port was unsafe.", [False]),
    ("Cuban state media said the port was unsafe.", [True]),
    ("Villagers fled north. On Monday they said the mill had burned down.", [False]),
    ("Residents who fled north say the mill has burned down.", [False]),
    ("Petra Vance flew to Oslo. On Monday she said the visit was private.", [True]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_pronoun_is_as_named_as_whom_it_stands_for(text: str, expected: list[bool]) -> None:
    cast = Cast(parsed(text), Report(text, date(2031, 5, 14)))
    assert [a.named for a in attributions(parsed(text), cast.sources, cast.adjective)] == expected


CHAINS = [  # text, a word that tells an event, the sources of its chain, outermost first ("" for nobody), the hedge
    ("The minister said the rebels had attacked the convoy.", "attacked", ["The minister"], ""),
    ("The minister accused the rebels of attacking the convoy.", "accused", [], ""),
    ("The minister accused the rebels of attacking the convoy.", "attacking", ["The minister"], ""),
    ("The minister claimed that Kestria had broken the truce.", "broken", ["The minister"], ""),
    ("The minister announced that Norway would send observers.", "send", ["The minister"], ""),
    ("Villagers fear that the army will shell the town.", "shell", ["Villagers"], ""),
    ("The minister demanded that Kestria withdraw its troops.", "demanded", [], ""),
    ("The minister demanded that Kestria withdraw its troops.", "withdraw", [], ""),
    ("The general threatened to attack the port.", "attack", [], ""),
    ("The two sides agreed to hold talks in Oslo.", "hold", [], ""),
    ("The president promised to send aid.", "send", [], ""),
    ("The president ordered the army to leave the capital.", "leave", [], ""),
    ("The president warned the rebels not to attack the port.", "attack", [], ""),
    ("The council asked Kestria to free the prisoners.", "free", [], ""),
    ("The king wants to host a summit.", "host", [], ""),
    ("The rebels are said to hold the airport.", "hold", [""], ""),
    ("The army reportedly shelled the town.", "shelled", [""], ""),
    ("The ministry denied that its ships had fired on the ferry.", "fired", ["The ministry"], ""),
    ("“They shelled the market,” the mayor said.", "shelled", ["the mayor"], ""),
    ("The minister called for an end to “the bombing of schools.”", "bombing", ["The minister"], ""),
    ("The envoy said Egypt believes Sudan is arming the rebels.", "arming", ["The envoy", "Egypt"], ""),
    ("The convoy was attacked at dawn, according to two officials.", "attacked", ["two officials"], ""),
    ("The army attacked the port on Monday.", "attacked", [], ""),
    ("The troops withdrew after the president signed the accord.", "withdrew", [], ""),
    ("The envoy explained why Kestria had closed the border.", "closed", [], ""),
    ("The minister questioned whether the army had shelled the town.", "shelled", [], ""),
    ("Norway sees the blockade as an attack on its trade.", "attack", ["Norway"], ""),
    ("Norway considers the blockade of the port an act of war.", "blockade", [], ""),
    ("The rebels appeared to be attacking the port.", "attacking", [], "appeared to"),
    ("The minister said it had begun.\nThe army attacked the port on Monday.", "attacked", [], ""),
]


@pytest.mark.parametrize(("text", "event", "sources", "hedge"), CHAINS)
def test_an_event_inherits_what_is_said_not_what_is_asked(
    text: str, event: str, sources: list[str], hedge: str
) -> None:
    word = next(w for w in parsed(text).words if w.text == event)
    says, found = told_by(parsed(text), word.i, attributions(parsed(text)))
    assert ([words(text, a.source_span) for a in says], words(text, found)) == (sources, hedge)


REASONS = [
    ("He spoke on condition of anonymity because the talks are private.", "because the talks are private"),
    ("She asked not to be named, citing fear of reprisals.", "citing fear of reprisals"),
    ("The aide was not authorized to discuss the plan.", "was not authorized to discuss the plan"),
    ("He declined to be identified.", "declined to be identified"),
    ("The envoy was authorized to speak for the king.", ""),
    ("He declined to give a date.", ""),
]


@pytest.mark.parametrize(("text", "expected"), REASONS)
def test_reasons_for_anonymity(text: str, expected: str) -> None:
    assert words(text, reason(text, 0, len(text))) == expected


QUOTED = [
    ('He said “yes” and "no".', ["“yes”", '"no"']),
    ("“It goes on.\n“It ends here,” she said.", ["“It goes on.", "“It ends here,”"]),
    ("She said «non».", ["«non»"]),
    ("''We go,'' he said. ``And you?''", ["''We go,''", "``And you?''"]),
    ("‘The king’s men won’t go,’ he said of the dogs’ fight.", ["‘The king’s men won’t go,’"]),
    ("'We won't go,' he said. The soldiers' tents stood empty.", ["'We won't go,'"]),
    ("She said “he called it ‘the end’ and left.”", ["“he called it ‘the end’ and left.”"]),
    ("Since the '90s the soldiers' wish has been peace.", []),
    ("No marks, and one apostrophe: it's over.", []),
    ("“", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [words(text, q) for q in quotations(text)] == expected


def test_each_cue_has_one_act_and_stands_in_order() -> None:
    assert list(cue_verbs()) == sorted(cue_verbs())
    assert cue_verbs()["say"] == "say"
    assert cue_verbs()["urge"] == "ask"


TEXTS = [getattr(case, "values", case)[0] for case in CASES]


@settings(max_examples=25)
@given(st.lists(st.one_of(st.sampled_from(TEXTS), st.text("“”\"',.;: aB\n", max_size=12)), min_size=1, max_size=4))
def test_spans_lie_in_the_text_and_parents_come_first(parts: list[str]) -> None:
    text = " ".join(parts)
    found = attributions(parse(text))
    assert [a.id for a in found] == [f"a{n}" for n in range(1, len(found) + 1)]
    for n, a in enumerate(found):
        assert a.content_spans
        for span in filter(None, (a.source_span, a.cue_span, a.anonymity_reason, a.hedge, *a.content_spans)):
            assert 0 <= span.start < span.end <= len(text)
            assert words(text, span) == words(text, span).strip()
        assert a.parent is None or a.parent in found[:n]
