"""Sentences of our own -> events: trigger, type, status, who to whom."""

from __future__ import annotations

from datetime import date

import pytest

from pourparler.reading.read import read
from pourparler.record import Report

FOUND = [  # sentence, trigger, type, status, actors, recipients
    ("Germany invaded France.", "invaded", "ASSAULT", "happened", ["DEU"], ["FRA"]),
    ("France was invaded by Germany.", "invaded", "ASSAULT", "happened", ["DEU"], ["FRA"]),
    ("The German invasion of France began.", "invasion", "ASSAULT", "happened", ["DEU"], ["FRA"]),
    ("Germany did not invade France.", "invade", "ASSAULT", "not_happened", ["DEU"], ["FRA"]),
    ("Germany may invade France.", "invade", "ASSAULT", "hypothetical", ["DEU"], ["FRA"]),
    ("Germany postponed talks with France.", "talks", "CONSULT", "postponed", ["DEU"], ["FRA"]),
    ("The two ministers met in Geneva on Monday.", "met", "CONSULT", "happened", None, []),
    ("Iran and Iraq held talks in Muscat.", "talks", "CONSULT", "happened", ["IRN", "IRQ"], []),
    ("Egypt's president will visit Sudan next week.", "visit", "CONSULT", "planned", ["EGY"], ["SDN"]),
    ("Japan called off a summit with China.", "summit", "CONSULT", "called_off", ["JPN"], ["CHN"]),
    ("Turkey rejected the demand.", "rejected", "REJECT", "happened", ["TUR"], []),
    ("Turkish jets bombed rebel positions in northern Syria.", "bombed", "ASSAULT", "happened", ["TUR"], None),
    ("India accused Pakistan of shelling a village.", "accused", "ACCUSE", "happened", ["IND"], ["PAK"]),
    ("Pakistan condemned the attack.", "condemned", "ACCUSE", "happened", ["PAK"], None),
    ("The United States imposed sanctions on Belarus.", "imposed", "SANCTION", "happened", ["USA"], ["BLR"]),
    ("Brazil sent food and medicine to Haiti.", "sent", "AID", "happened", ["BRA"], ["HTI"]),
    ("Colombia agreed to send observers to Venezuela.", "agreed", "AGREE", "happened", ["COL"], None),
    ("France urged Israel to stop building settlements.", "urged", "REQUEST", "happened", ["FRA"], ["ISR"]),
    ("North Korea threatened to attack South Korea.", "threatened", "THREATEN", "happened", ["PRK"], None),
    ("Ethiopia withdrew its troops from Eritrea.", "withdrew", "RETREAT", "happened", ["ETH"], None),
    ("Police arrested 40 protesters in Minsk.", "arrested", "COERCE", "happened", None, None),
    (
        "Thousands of people demonstrated in Tunis against the government.",
        "demonstrated",
        "PROTEST",
        "happened",
        None,
        None,
    ),
    ("Russia moved troops to the border.", "moved", "MOBILIZE", "happened", ["RUS"], None),
    ("Sweden recognised Palestine.", "recognised", "SUPPORT", "happened", ["SWE"], ["PSE"]),
    ("Chad freed three Libyan hostages.", "freed", "RETREAT", "happened", ["TCD"], None),
    ("Armenia invited Azerbaijan to talks.", "invited", "AGREE", "happened", ["ARM"], ["AZE"]),
    (
        "The Kenyan foreign minister telephoned his Somali counterpart.",
        "telephoned",
        "CONSULT",
        "happened",
        ["KEN"],
        None,
    ),
]


def _events(sentence: str):
    return read(Report(sentence, date(2024, 5, 16))).events


def _countries(actors):
    return sorted(a.country or a.sector for a in actors)


@pytest.mark.parametrize(
    ("sentence", "trigger", "kind", "status", "actors", "recipients"), FOUND, ids=[f[0] for f in FOUND]
)
def test_found(sentence, trigger, kind, status, actors, recipients):
    at = sentence.index(trigger)
    event = next((e for e in _events(sentence) if any(s.start <= at < s.end for s in e.trigger)), None)
    assert event is not None, [sentence[slice(*e.trigger[0])] for e in _events(sentence)]
    assert (event.type, event.status) == (kind, status)
    if actors is not None:
        assert _countries(event.actors) == sorted(actors)
    if recipients is not None:
        assert _countries(event.recipients) == sorted(recipients)


CLAIMS = [  # sentence, trigger, who says so
    ("Poland said Germany invaded France.", "invaded", "POL"),
    ("Germany invaded France, Poland said.", "invaded", "POL"),
    ("Germany denied that it had invaded France.", "invaded", "DEU"),
]


@pytest.mark.parametrize(("sentence", "trigger", "source"), CLAIMS, ids=[c[0] for c in CLAIMS])
def test_a_claim_keeps_its_source_whatever_the_order_of_words(sentence, trigger, source):
    at = sentence.index(trigger)
    event = next(e for e in _events(sentence) if any(s.start <= at < s.end for s in e.trigger))
    assert event.type == "ASSAULT"
    assert [link.source.country for link in event.says if link.source] == [source]


def test_the_same_report_always_gives_the_same_reading():
    report = Report("Iran and Iraq held talks in Muscat on Monday, an Omani official said.", date(2024, 5, 16))
    assert read(report) == read(report)


def test_every_span_lies_in_the_text():
    text = "“We will not come,” the envoy said.\n\nTalks in Oslo were put off on Monday, apparently to save them; Norway regretted it."
    reading = read(Report(text, date(2024, 5, 16)))
    spans = [s for e in reading.events for s in e.trigger]
    spans += [s for a in reading.attributions for s in (*a.content_spans, a.source_span, a.cue_span) if s]
    spans += [s for a in reading.actors for s in a.mentions]
    assert spans
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


MODES = [  # sentence, trigger, mode
    ("Norway urged Chile to release the hostages.", "urged", "yield"),
    ("Peru asked Japan for a loan.", "asked", "assist"),
    ("Finland urged Latvia to stop the raids.", "urged", "yield"),
    ("Finland urged Latvia not to boycott the vote.", "urged", "change"),
    ("Iran refused to negotiate with Israel.", "refused", "meet"),
    ("Cuba refused to send aid.", "refused", "assist"),
    ("Kenya refused to release the prisoners.", "refused", "yield"),
    ("North Korea threatened to attack South Korea.", "threatened", "violence"),
    ("Canada threatened to expel the envoy.", "threatened", "expel"),
    ("France threatened to impose sanctions on Mali.", "threatened", "restrict"),
    ("Three people were killed in a drone strike by Saudi Arabia.", "killed", "drone"),
    ("Turkish jets attacked Iraqi villages.", "attacked", "aerial"),
    ("Sudan attacked Chad with rockets.", "attacked", "heavy-weapons"),
    ("The police fired tear gas at demonstrators in Lima.", "fired", "crowd-control"),
    ("A suicide bomber attacked a hotel in Kabul.", "attacked", "suicide-attack"),
    ("The Egyptian president visited Sudan.", "visited", "visit"),
    ("Egypt's president met his Sudanese counterpart in Khartoum.", "met", "visit"),
    ("Egypt's president met his Sudanese counterpart.", "met", ""),
    ("The Syrian government held talks with Syrian rebels in Geneva.", "talks", "third-party"),
    ("The leaders of Iran and Iraq spoke by telephone.", "spoke", "phone"),
    ("Spain sent warships to Morocco.", "sent", "weapons"),
    ("Spain sent soldiers to Morocco.", "sent", "troops"),
    ("Ethiopia withdrew its troops from Eritrea.", "withdrew", "withdraw"),
    ("Colombia and Venezuela exchanged prisoners.", "exchanged", "release"),
    ("A court in Manila sentenced the general to ten years in prison.", "sentenced", "convict"),
    ("Finland criticised Russia.", "criticised", "disapprove"),
    ("Ghana accused Togo of smuggling weapons.", "accused", "allege"),
    ("Nepal opened an investigation into the attack.", "investigation", "investigate"),
    ("Thousands demonstrated in Tunis.", "demonstrated", "demo"),
]


@pytest.mark.parametrize(("sentence", "trigger", "mode"), MODES, ids=[m[0] for m in MODES])
def test_mode(sentence, trigger, mode):
    at = sentence.index(trigger)
    event = next(e for e in _events(sentence) if any(s.start <= at < s.end for s in e.trigger))
    assert event.mode == mode


def test_a_visit_stays_one_when_it_is_told_again():
    text = "Egypt's president met Sudan's leader in Khartoum on Monday. Egypt and Sudan discussed water at the meeting."
    assert [e.mode for e in _events(text) if e.type == "CONSULT"] == ["visit"] * 3


TYPES = [  # sentence, trigger, type: a condition of the lexicon weighs more than the word alone
    ("Norway withdrew from the treaty.", "withdrew", "SANCTION"),
    ("Norway withdrew from the valley.", "withdrew", "RETREAT"),
    ("The prime minister called Fatima Noor of Sudan.", "called", "CONSULT"),
    ("Chile launched an offensive against Peru.", "launched", "ASSAULT"),
]


@pytest.mark.parametrize(("sentence", "trigger", "kind"), TYPES, ids=[t[0] for t in TYPES])
def test_type_by_condition(sentence, trigger, kind):
    at = sentence.index(trigger)
    assert next(e for e in _events(sentence) if any(s.start <= at < s.end for s in e.trigger)).type == kind
