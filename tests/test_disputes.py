"""Where accounts part within one report: sentences -> disputes with their sides."""

from __future__ import annotations

from datetime import date

import pytest

from pourparler.reading.read import read
from pourparler.record import Dispute, Report


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
