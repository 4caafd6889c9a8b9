"""Attribution by construction: nobody's word, the passive, chains, nouns as cues -> (source, cue, content, inside).

`inside`: the place in the row, from 1, of the attribution it stands inside; 0 for none. The model finds most of these;
the tree mends the rest.
"""

from __future__ import annotations

import pytest

from pourparler.reading.attribution import attributions

from .test_attribution import in_words, parsed

FOUND = [
    (
        "It was announced on Friday that the envoy would return to Lima.",
        [("", "was announced", "that the envoy would return to Lima", 0)],
    ),
    (
        "It is believed that the captain was sold to another group.",
        [("", "is believed", "that the captain was sold to another group", 0)],
    ),
    (
        "It has been reported that three villages were burned.",
        [("", "has been reported", "that three villages were burned", 0)],
    ),
    (
        "It was claimed that the convoy had carried arms.",
        [("", "was claimed", "that the convoy had carried arms", 0)],
    ),
    (
        "It later emerged that the order had come from the palace.",
        [("", "later emerged", "that the order had come from the palace", 0)],
    ),
    (
        "It is feared that the dam will burst.",
        [("", "is feared", "that the dam will burst", 0)],
    ),
    (
        "It was agreed that the monitors would stay until June.",
        [("", "was agreed", "that the monitors would stay until June", 0)],
    ),
    (
        "It is alleged that the colonel sold the maps.",
        [("", "is alleged", "that the colonel sold the maps", 0)],
    ),
    (
        "It was widely assumed that the queen would refuse.",
        [("", "was widely assumed", "that the queen would refuse", 0)],
    ),
    (
        "It is hoped that the road will reopen in May.",
        [("", "is hoped", "that the road will reopen in May", 0)],
    ),
    (
        "It transpired that nobody had told the governor.",
        [("", "transpired", "that nobody had told the governor", 0)],
    ),
    (
        "It had been expected that Peru would abstain.",
        [("", "had been expected", "that Peru would abstain", 0)],
    ),
    (
        "There were reports that the garrison had surrendered.",
        [("", "were reports", "that the garrison had surrendered", 0)],
    ),
    (
        "There is concern that the vote will be rigged.",
        [("", "is concern", "that the vote will be rigged", 0)],
    ),
    (
        "There have been claims that prisoners were beaten.",
        [("", "have been claims", "that prisoners were beaten", 0)],
    ),
    (
        "There is speculation that the premier will resign.",
        [("", "is speculation", "that the premier will resign", 0)],
    ),
    (
        "There was no suggestion that the pilots had erred.",
        [("", "was no suggestion", "that the pilots had erred", 0)],
    ),
    (
        "The convoy was said to be on its way.",
        [("", "was said", "The convoy … to be on its way", 0)],
    ),
    (
        "The king was warned by his generals that the army would not obey.",
        [("his generals", "was warned", "The king … that the army would not obey", 0)],
    ),
    (
        "Reporters were told by the harbour master that the ship had sunk.",
        [("the harbour master", "were told", "Reporters … that the ship had sunk", 0)],
    ),
    (
        "The offer was dismissed by Ghana as a trick.",
        [("Ghana", "was dismissed", "The offer … as a trick", 0)],
    ),
    (
        "The strike was denounced by the Arab League as an act of piracy.",
        [("the Arab League", "was denounced", "The strike … as an act of piracy", 0)],
    ),
    (
        "The verdict was welcomed by human rights groups.",
        [("human rights groups", "was welcomed", "The verdict", 0)],
    ),
    (
        "The blockade was criticised by the Norwegian government.",
        [("the Norwegian government", "was criticised", "The blockade", 0)],
    ),
    (
        "The envoy was accused by Kenya of spying for a neighbour.",
        [("Kenya", "was accused", "The envoy … of spying for a neighbour", 0)],
    ),
    (
        "The premier was quoted by a local newspaper as saying that the port was safe.",
        [
            ("a local newspaper", "was quoted", "that the port was safe", 0),
            ("The premier", "quoted", "that the port was safe", 1),
        ],
    ),
    (
        "The rebels were urged by the bishop to lay down their arms.",
        [("the bishop", "were urged", "The rebels … to lay down their arms", 0)],
    ),
    (
        "The decision was praised by the Turkish president.",
        [("the Turkish president", "was praised", "The decision", 0)],
    ),
    (
        "The ministry said that, according to the police, two men had been arrested.",
        [
            ("The ministry", "said", "that, according to the police, two men had been arrested", 0),
            ("the police", "according to", "two men had been arrested", 1),
        ],
    ),
    (
        "The governor said the general had denied giving the order.",
        [
            ("The governor", "said", "the general had denied giving the order", 0),
            ("the general", "denied", "giving the order", 1),
        ],
    ),
    (
        "The agency reported that the minister had told his party that he would step down.",
        [
            ("The agency", "reported", "that the minister had told his party that he would step down", 0),
            ("the minister", "told", "that he would step down", 1),
        ],
    ),
    (
        "The bridge has been blown up, state television reported, citing an army officer.",
        [
            ("state television", "reported", "The bridge has been blown up", 0),
            ("an army officer", "citing", "The bridge has been blown up", 1),
        ],
    ),
    (
        "The newspaper said, quoting two aides, that the visit had been called off.",
        [
            ("The newspaper", "said", "that the visit had been called off", 0),
            ("two aides", "quoting", "that the visit had been called off", 1),
        ],
    ),
    (
        "A diplomat said the Kenyan envoy had warned that his country would walk out.",
        [
            ("A diplomat", "said", "the Kenyan envoy had warned that his country would walk out", 0),
            ("the Kenyan envoy", "warned", "that his country would walk out", 1),
        ],
    ),
    (
        "The lawyer said his client had admitted taking the money.",
        [
            ("The lawyer", "said", "his client had admitted taking the money", 0),
            ("his client", "admitted", "taking the money", 1),
        ],
    ),
    (
        "“The general assured me that the road was safe,” the driver said.",
        [
            ("the driver", "said", "“The general assured me that the road was safe,”", 0),
            ("The general", "assured", "that the road was safe", 1),
        ],
    ),
    (
        "The spokesman said that in the view of the council the vote was void.",
        [("The spokesman", "said", "that in the view of the council the vote was void", 0)],
    ),
    (
        "Officials said it was believed that the hostages were alive.",
        [
            ("Officials", "said", "it was believed that the hostages were alive", 0),
            ("", "was believed", "that the hostages were alive", 1),
        ],
    ),
    (
        "The announcement by Ghana that it would send troops surprised its neighbours.",
        [("Ghana", "The announcement", "that it would send troops", 0)],
    ),
    (
        "A statement by the army that the town had been retaken proved false.",
        [("the army", "A statement", "that the town had been retaken", 0)],
    ),
    (
        "In the opinion of the Danish envoy, the talks are lost.",
        [("the Danish envoy", "In the opinion of", "the talks are lost", 0)],
    ),
    (
        "In the words of one diplomat, the plan is dead.",
        [("one diplomat", "In the words of", "the plan is dead", 0)],
    ),
    (
        "The prime minister's answer was brief: “Never.”",
        [("The prime minister's", "answer was brief:", "“Never.”", 0)],
    ),
    (
        "The general's reply was blunt: “We stay.”",
        [("The general's", "reply was blunt:", "“We stay.”", 0)],
    ),
    (
        "The mayor had a warning: the water would not last.",
        [("The mayor", "had a warning:", "the water would not last", 0)],
    ),
    (
        "Her message was clear: the embassy would not move.",
        [("Her", "message was clear:", "the embassy would not move", 0)],
    ),
    (
        "Kenya's assertion that the island is its own was disputed.",
        [("Kenya's", "assertion", "that the island is its own", 0)],
    ),
    (
        "The minister rejected suggestions that the talks had failed.",
        [("The minister", "rejected", "suggestions that the talks had failed", 0)],
    ),
    (
        "His belief is that the army will split.",
        [("His", "belief is", "that the army will split", 0)],
    ),
    (
        "The fear in Nairobi is that the truce will collapse.",
        [("", "The fear", "that the truce will collapse", 0)],
    ),
    (
        "By his own account, the colonel never left the barracks.",
        [("his", "own account", "the colonel never left the barracks", 0)],
    ),
    (
        "The Swedish view is that the treaty cannot be changed.",
        [("The Swedish", "view is", "that the treaty cannot be changed", 0)],
    ),
    (
        "As the foreign minister put it, the door is closed.",
        [("the foreign minister", "put it", "the door is closed", 0)],
    ),
    (
        "Asked about the raid, the premier said nothing.",
        [("", "Asked about", "the raid", 0), ("the premier", "said", "nothing", 0)],
    ),
    (
        "The envoy, the newspaper wrote, had lost the trust of his king.",
        [("the newspaper", "wrote", "The envoy … had lost the trust of his king", 0)],
    ),
    (
        "The president's office tweeted that the summit was off.",
        [("The president's office", "tweeted", "that the summit was off", 0)],
    ),
    (
        "The sanctions, the ministry argues, punish the poor.",
        [("the ministry", "argues", "The sanctions … punish the poor", 0)],
    ),
    (
        "The Kremlin made clear that it would not negotiate under fire.",
        [("The Kremlin", "made clear", "that it would not negotiate under fire", 0)],
    ),
    (
        "The premier let it be known that he would not attend.",
        [("The premier", "let it be known", "that he would not attend", 0)],
    ),
    (
        "Intelligence suggests that the missiles were moved in March.",
        [("Intelligence", "suggests", "that the missiles were moved in March", 0)],
    ),
    (
        "The general, who, according to his lawyer, fled in May, was tried in his absence.",
        [("his lawyer", "according to", "who … fled in May", 0)],
    ),
    (
        "They freed the sailors, who according to Peru had been beaten.",
        [("Peru", "according to", "who … had been beaten", 0)],
    ),
    ("The truce has failed, as Chile admits.", [("Chile", "admits", "The truce has failed", 0)]),
    (
        "The bridge, which was built in 1970, was destroyed by rebels, according to the army.",
        [("the army", "according to", "The bridge, which was built in 1970, was destroyed by rebels", 0)],
    ),
    (
        "“We have won,” Mr. Yelin was quoted as saying by the state news agency.",
        [
            ("the state news agency", "was quoted as saying", "“We have won,”", 0),
            ("Mr. Yelin", "quoted", "“We have won,”", 1),
        ],
    ),
    (
        "The envoy, the report said, argued that the army had a duty to help.",
        [
            ("the report", "said", "The envoy … argued that the army had a duty to help", 0),
            ("The envoy", "argued", "that the army had a duty to help", 1),
        ],
    ),
    (
        "Lund said he would go alone if the army let him, Talvi said.",
        [
            ("Talvi", "said", "Lund said he would go alone if the army let him", 0),
            ("Lund", "said", "he would go alone if the army let him", 1),
        ],
    ),
    (
        "Chomak assured Yelin that Estonia would not join the alliance, the spokesman said, according to the Interpress "
        "news agency.",
        [
            (
                "the Interpress news agency",
                "according to",
                "Chomak assured Yelin that Estonia would not join the alliance, the spokesman said",
                0,
            ),
            ("the spokesman", "said", "Chomak assured Yelin that Estonia would not join the alliance", 1),
            ("Chomak", "assured", "that Estonia would not join the alliance", 2),
        ],
    ),
]

NONE = [
    "It rained on Monday when the two delegations arrived.",
    "There are soldiers that guard the bridge.",
    "The president recalled his ambassador to Peru.",
    "The general told jokes at dinner.",
    "The minister told the truth.",
    "The boy told a lie about the gun.",
    "The army was joined by two militias.",
    "The road was closed by the police on Sunday.",
    "The answer was found in a drawer.",
    "There is a report in the library.",
    "It was a cold morning that nobody forgot.",
    "The queen had a simple lunch: bread and cheese.",
    "The delegation was received by the mayor.",
    "The statement by the army was short.",
    "The announcement was postponed until June.",
    "The claim was settled out of court.",
    "He was told off by the teacher.",
    "The port has a long history: it was founded by monks.",
    "The view of the harbour was clear.",
    "The soldiers were ordered home.",
    "The soldiers were sent home.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[tuple[str, str, str, int]]) -> None:
    found = in_words(text, attributions(parsed(text)))
    assert [(a.source, a.cue, a.contents, a.inside) for a in found] == expected


@pytest.mark.parametrize("text", NONE)
def test_nothing_is_attributed(text: str) -> None:
    assert attributions(parsed(text)) == ()
