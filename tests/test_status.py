"""Status: a sentence, the word that names the event, its type, and whether it happened. Through the shipped model."""

from __future__ import annotations

import pytest

from pourparler.language.parse import parse
from pourparler.reading.status import STATUSES, signs_view, status_of, weights
from pourparler.record import Text

CASES = [
    # it took place
    ("The two ministers met in Oslo on Monday.", "met", "CONSULT", "happened"),
    ("Norway accused Chile of spying.", "accused", "ACCUSE", "happened"),
    ("Chilean troops crossed the border and shelled two villages.", "shelled", "ASSAULT", "happened"),
    ("The envoy praised the government for its patience.", "praised", "SUPPORT", "happened"),
    ("Norway has imposed sanctions on Chile.", "sanctions", "SANCTION", "happened"),
    ("The president urged both sides to stop.", "urged", "REQUEST", "happened"),
    ("Chile agreed to withdraw its troops.", "agreed", "AGREE", "happened"),
    ("After the meeting the ministers left without a word.", "meeting", "CONSULT", "happened"),
    ("The recent attack killed six soldiers.", "attack", "ASSAULT", "happened"),
    ("Two soldiers were killed when a mine exploded.", "killed", "ASSAULT", "happened"),
    # it is under way
    ("Norway and Chile are negotiating in Oslo.", "negotiating", "CONSULT", "ongoing"),
    ("The army is shelling the town.", "shelling", "ASSAULT", "ongoing"),
    ("Fighting continued in the north.", "Fighting", "ASSAULT", "ongoing"),
    ("The talks are under way in Geneva.", "talks", "CONSULT", "ongoing"),
    ("Chile continues to support the rebels.", "support", "AID", "ongoing"),
    ("The ongoing negotiations have dragged on since March.", "negotiations", "CONSULT", "ongoing"),
    (
        "A meeting of the two staffs in Lima, planned for Tuesday, was moved to Oct. 21.",
        "meeting",
        "CONSULT",
        "postponed",
    ),
    ("The meeting was moved to another room.", "meeting", "CONSULT", "happened"),
    # given up
    ("A planned visit by the envoy to Chile would not take place, Norway said.", "visit", "CONSULT", "called_off"),
    ("The talks will not go ahead.", "talks", "CONSULT", "called_off"),
    ("The conference will not be held in May.", "conference", "CONSULT", "called_off"),
    ("The ministers are to meet on 20 June unless the meeting is cancelled.", "meeting", "CONSULT", "planned"),
    ("The planned summit did not take place.", "summit", "CONSULT", "not_happened"),
    ("The visit will go ahead.", "visit", "CONSULT", "planned"),
    # it is to come
    ("The president will visit Chile next week.", "visit", "CONSULT", "planned"),
    ("The foreign ministers plan to meet in Lima.", "meet", "CONSULT", "planned"),
    ("Norway is due to withdraw its ships in June.", "withdraw", "RETREAT", "planned"),
    ("The summit is scheduled for Friday.", "summit", "CONSULT", "planned"),
    ("He is expected to travel to Peru on Tuesday.", "travel", "CONSULT", "planned"),
    ("Chile promised to send aid.", "aid", "AID", "planned"),
    ("The upcoming talks will be held in Oslo.", "talks", "CONSULT", "planned"),
    ("She said her government would send troops to the island next month.", "send", "MOBILIZE", "planned"),
    ("The envoy announced that the two leaders will meet again in May.", "meet", "CONSULT", "planned"),
    # nobody says that it will
    ("Norway threatened to attack the port.", "attack", "ASSAULT", "hypothetical"),
    ("If Chile attacks, Peru will stay out of it.", "attacks", "ASSAULT", "hypothetical"),
    ("The minister demanded that the troops withdraw.", "withdraw", "RETREAT", "hypothetical"),
    ("The senator wants to lift the sanctions.", "lift", "RETREAT", "hypothetical"),
    ("The rebels might attack again.", "attack", "ASSAULT", "hypothetical"),
    ("Peru called for talks between the two sides.", "talks", "CONSULT", "hypothetical"),
    ("He urged them to negotiate.", "negotiate", "CONSULT", "hypothetical"),
    ("A possible visit to Lima was mentioned.", "visit", "CONSULT", "hypothetical"),
    ("They could sign an accord one day.", "sign", "SUPPORT", "hypothetical"),
    ("The proposal to send peacekeepers found no friends.", "send", "MOBILIZE", "hypothetical"),
    ("Norway offered to mediate in the quarrel.", "mediate", "CONSULT", "hypothetical"),
    # put off, called off
    ("The talks were postponed until next month.", "talks", "CONSULT", "postponed"),
    ("The president put off his trip to Chile.", "trip", "CONSULT", "postponed"),
    ("Norway delayed the meeting by a week.", "meeting", "CONSULT", "postponed"),
    ("The postponed summit may take place in May.", "summit", "CONSULT", "postponed"),
    ("The postponement of the visit angered Lima.", "visit", "CONSULT", "postponed"),
    ("The prime minister cancelled his visit to Lima.", "visit", "CONSULT", "called_off"),
    ("The summit was called off.", "summit", "CONSULT", "called_off"),
    ("The cancellation of the talks surprised everyone.", "talks", "CONSULT", "called_off"),
    ("Norway scrapped the joint exercises with Peru.", "exercises", "COOPERATE", "called_off"),
    # it is denied
    ("The two leaders did not meet in Oslo.", "meet", "CONSULT", "not_happened"),
    ("No talks were held.", "talks", "CONSULT", "not_happened"),
    ("There were no talks between the two sides.", "talks", "CONSULT", "not_happened"),
    ("The ministers have never met.", "met", "CONSULT", "not_happened"),
    ("Chile has not withdrawn its troops.", "withdrawn", "RETREAT", "not_happened"),
    ("Norway denied that talks took place.", "talks", "CONSULT", "not_happened"),
    ("The council failed to agree on a date.", "agree", "AGREE", "not_happened"),
    ("The army never crossed the river.", "crossed", "ASSAULT", "not_happened"),
    ("Neither side has signed the treaty.", "signed", "SUPPORT", "not_happened"),
    ("The government did not send aid to the rebels.", "send", "AID", "not_happened"),
    ("Norway said that it had sent no ships to the strait.", "sent", "MOBILIZE", "not_happened"),
    ("The envoy had asked for no change.", "asked", "REQUEST", "not_happened"),
    ("The council authorised nobody to negotiate.", "authorised", "SUPPORT", "not_happened"),
    ("Nor, she said, had Chile bombed the town.", "bombed", "ASSAULT", "not_happened"),
    ("Neither Norway nor Chile had been invited.", "invited", "AGREE", "not_happened"),
    ("Norway denied a report that its ships had crossed the line.", "crossed", "ASSAULT", "not_happened"),
    ("The minister was not charged with fraud.", "charged", "ACCUSE", "not_happened"),
    ("Chile did not reject the plan.", "reject", "REJECT", "not_happened"),
    # a negation that denies nothing, or something else
    ("The envoy protested, to no avail, that the bridge was Chilean.", "protested", "ACCUSE", "happened"),
    ("The minister, who was not at the summit, left for Lima.", "summit", "CONSULT", "happened"),
    ("The president said he did not like the plan.", "like", "ACCUSE", "happened"),
    ("Norway accepted no terms.", "accepted", "REJECT", "happened"),
    ("The ministers not only met but also signed an accord.", "met", "CONSULT", "happened"),
    ("There is no doubt that Chile attacked the convoy.", "attacked", "ASSAULT", "happened"),
    ("Norway will not accept the plan.", "accept", "REJECT", "happened"),
    ("The envoy refused to meet the rebels.", "refused", "REJECT", "happened"),
    ("The government declined an invitation to the summit.", "declined", "REJECT", "happened"),
    ("Chile said it would never agree to the terms.", "agree", "REJECT", "happened"),
    ("The minister did not say who attacked the convoy.", "attacked", "ASSAULT", "happened"),
    ("Nobody was hurt when the rebels shelled the harbour.", "shelled", "ASSAULT", "happened"),
    ("The rebels attacked without warning.", "attacked", "ASSAULT", "happened"),
    ("Norway condemned the attack, not the government behind it.", "condemned", "ACCUSE", "happened"),
    ("She declined to comment on the attack.", "attack", "ASSAULT", "happened"),
    ("The president, who met the rebels, could not be reached.", "met", "CONSULT", "happened"),
    ("The envoy warned Chile not to attack the islands.", "attack", "ASSAULT", "hypothetical"),
    ("If the troops do not withdraw, the truce is over.", "withdraw", "RETREAT", "hypothetical"),
    ("Norway urged Chile not to expel the diplomats.", "expel", "SANCTION", "hypothetical"),
    ("We won't have a meeting unless they apologise.", "meeting", "CONSULT", "hypothetical"),
    ("The army does not stop shelling the town.", "shelling", "ASSAULT", "ongoing"),
    ("Chile did not deny that it attacked the convoy.", "attacked", "ASSAULT", "happened"),
    ("Talks have not been postponed, the minister said.", "Talks", "CONSULT", "planned"),
    ("Norway no longer supports the rebels.", "supports", "AID", "not_happened"),
    ("The visit was not cancelled after all.", "visit", "CONSULT", "planned"),
]


def at(text: Text, word: str) -> int:
    return next(w.i for w in text.words if w.text == word)


@pytest.mark.parametrize(("sentence", "word", "type", "status"), CASES)
def test_status(sentence: str, word: str, type: str, status: str) -> None:
    text = parse(sentence)
    i = at(text, word)
    learned = next((t.status for t in text.triggers if t.word == i), None)
    assert status_of(text, i, learned, type) == status


def test_the_signs_alone_give_a_distribution() -> None:
    text = parse("The ministers will meet on Friday.")
    view = signs_view(text, at(text, "meet"), "CONSULT")
    assert sum(view.values()) == pytest.approx(1)
    assert max(view, key=lambda s: view[s]) == "planned"


def test_every_sign_weighs_each_status() -> None:
    assert all(len(row) == len(STATUSES) for row in weights().values())


def test_a_word_that_is_no_event_is_read_by_its_nearest_modality() -> None:
    text = parse("The minister did not answer, but he may call tomorrow.")
    assert status_of(text, at(text, "answer"), None) == "not_happened"
    assert status_of(text, at(text, "call"), None) == "hypothetical"
