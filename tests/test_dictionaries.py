"""Dictionaries of TABARI and PETRARCH, all invented: what each line becomes, what is told of a bad one, what is read."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

import pourparler
from pourparler import cli
from pourparler.dictionaries.actors import day, period
from pourparler.dictionaries.cameo import kind_of
from pourparler.dictionaries.codes import who
from pourparler.dictionaries.forms import names
from pourparler.dictionaries.importing import Imported, import_files, kind_by_name
from pourparler.dictionaries.lines import DictionaryError, LineError
from pourparler.dictionaries.patterns import asked
from pourparler.reading.lexicon.own_events import NO_EVENTS, read_events
from pourparler.reading.read import engine, read
from pourparler.reading.roster import NO_NAMES, read_roster
from pourparler.record import Report

ACTORS = """\
# an invented country <!-- and a comment
over two lines --> ; and another
ELDORIA_  [ELD]
+KINGDOM_OF_ELDORIA_

MIRA_VANN_  ; dated roles
+M._VANN_
\t[ELDOPP <150301]
\t[ELDGOV 20150301-190630]
\t[ELDELI >190630]
HARBOUR_FRONT_(HFR)_ [ELDREB]
FRANCE_ [FRA]
+GAUL_
FOOTBALL_CUP [###]
OSK_VELL_ [ELDGOV 150101-160101] [ELDMIL]
"""
AGENTS = """\
!PERSON! = MAN, WOMAN, MEN
TOLL_CLERK [~GOV]
LIGHT_SQUADRON {} [~MIL]
QUAY_THIEF {QUAY_THIEVES} [~CRM]
WHARF!PERSON! [LAB~]
FARMER [~AGR]
"""
VERBS = """\
&TALKS_
+TALK
+NEGOTIATION

--- POSTPONE [---] ---
POSTPONE {POSTPONED POSTPONES POSTPONING}
+PUT_OFF
- * &TALKS (WITH +) [164]
- * SHIPMENT (OF AID) [162]   # TO the needy
- &GUARDS * [154]
- WILL NOT * [120]
&GUARDS
+GUARD

--- OTHERS [172] ---
QUARANTINE
ZAP [190]
CALL [042:043]
ARRAIGN [:173]
SAY [010]
"""


def imported(folder: Path, name: str, text: str | bytes) -> Imported:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_files([path])


def rows(made: Imported) -> list[str]:
    """The rows of a table, cells parted by one blank, empty ones written "."."""
    return [" ".join(cell or "." for cell in line.split("\t")) for line in made.table.splitlines()[1:]]


def told(made: Imported) -> list[str]:
    return [str(fault) for fault in made.faults]


def test_actors(tmp_path):
    made = imported(tmp_path, "own.actors.txt", ACTORS)
    assert rows(made) == [
        "Eldoria ELD Kingdom of Eldoria country GOV . .",
        "Mira Vann ELD M. Vann person OPP . 2015-03-01",
        "Mira Vann ELD M. Vann person GOV 2015-03-01 2019-06-30",
        "Mira Vann ELD M. Vann person ELI 2019-06-30 .",
        "Harbour Front ELD HFR organisation REB . .",
        "France FRA Gaul country GOV . .",
        "Osk Vell ELD . person GOV 2015-01-01 2016-01-01",
        "Osk Vell ELD . person MIL . .",
    ]
    assert told(made) == []
    assert dict(made.left_out) == {"names that the file says are nobody's": 1}


def test_agents(tmp_path):
    made = imported(tmp_path, "own.agents.txt", AGENTS)
    assert rows(made) == [
        "toll clerk . toll clerks role GOV . .",
        "light squadron . . body MIL . .",
        "quay thief . quay thieves role CRM . .",
        "wharfman . . role LAB . .",
        "wharfwoman . . role LAB . .",
        "wharfmen . . role LAB . .",
    ]
    assert dict(made.left_out) == {"names that our tables know": 1}


def test_verbs(tmp_path):
    made = imported(tmp_path, "own.verbs.txt", VERBS)
    assert rows(made) == [
        "arraign VERB COERCE arrest >nsubj . . sure",
        "call VERB CONSULT visit nsubj&with . . sure",
        "postpone VERB MOBILIZE troops nsubj>against nsubj=guard . sure",
        "postpone VERB SANCTION withdraw nsubj>with obj=negotiation|talk . sure",
        "postpone shipment of aid VERB SANCTION discontinue nsubj>on . . sure",
        "put off VERB MOBILIZE troops nsubj>against nsubj=guard . sure",
        "put off VERB SANCTION withdraw nsubj>with obj=negotiation|talk . sure",
        "put off shipment of aid VERB SANCTION discontinue nsubj>on . . sure",
        "quarantine VERB COERCE restrict nsubj>obj . . sure",
        "zap VERB ASSAULT . nsubj>obj . . sure",
    ]
    assert told(made) == []


PATTERNS = [  # pattern, the words, the condition and the frame that it asks for, of type REJECT
    ("* TALKS (WITH +)", "talk", "", "nsubj>with"),
    ("* TALKS WITH_ +", "talk", "", "nsubj>with"),
    ("* (WITH)", "with", "", "nsubj>from"),
    ("* +", "", "", "nsubj>obj"),
    ("+ * BY_ $", "", "", "nsubj>obj"),
    ("+ * $", "", "", "obj>nsubj"),
    ("% *", "", "", "nsubj&with"),
    ("* UP {TOUGH &OWN_GOODS}", "up tough", "obj=crane|ship", "nsubj>from"),
    ("* (FROM &OWN_GOODS)", "", "from=crane|ship", "nsubj>obj"),
    ("* TO WITHDRAW (FROM COAST)", "withdraw from coast", "", "nsubj>from"),
    ("{TOLL CLERKS} *", "", "nsubj=clerk", "nsubj>obj"),
]


@pytest.mark.parametrize(("pattern", "words", "needs", "frame"), PATTERNS, ids=[row[0] for row in PATTERNS])
def test_what_a_pattern_asks_for(pattern, words, needs, frame):
    what = asked(pattern, {"&OWN_GOODS": frozenset({"ship", "crane"})})
    assert (" ".join(what.words), what.needs, what.frame("REJECT")) == (words, needs, frame)


BAD = [  # file, its text, the line and the words of the fault; a good line after it
    ("a.actors", "MIRA_VANN [ELDGO]\nOSK_VELL [ELDGOV]", "line 1: code 'ELDGO' is not made of pieces of three"),
    ("a.actors", "MIRA_VANN [ELD/FRA]\nOSK_VELL [ELDGOV]", "line 1: code 'ELD/FRA' names several actors"),
    ("a.actors", "MIRA_VANN\nOSK_VELL [ELDGOV]", "line 1: 'MIRA_VANN' has no code"),
    ("a.actors", "+MIRA_VANN\nOSK_VELL [ELDGOV]", "line 1: '+MIRA_VANN' belongs to no entry"),
    ("a.actors", "MIRA_VANN [ELDGOV\nOSK_VELL [ELDGOV]", "line 1: '[ELDGOV' is no code in brackets"),
    ("a.actors", "MIRA_VANN\n\t[ELDGOV 190630-150301]\nOSK_VELL [ELDGOV]", "line 2: '190630-150301' ends before"),
    ("a.actors", "MIRA_VANN\n\t[ELDGOV <150231]\nOSK_VELL [ELDGOV]", "line 2: '150231' is no day of the calendar"),
    ("a.actors", "MIRA_VANN\n\t[ELDGOV 2015]\nOSK_VELL [ELDGOV]", "line 2: '2015' is no period"),
    ("a.agents", "SHIP [~BUS}\nTOLL_CLERK [~GOV]", "line 1: 'SHIP [~BUS}' is no agent"),
    ("a.agents", "TOLL!ROLE! [~GOV]\nTOLL_CLERK [~GOV]", "line 1: !ROLE! is not defined"),
    ("a.agents", "TOLL_MAN [~QQQ]\nTOLL_CLERK [~GOV]", "line 1: code 'QQQ' names no role"),
    ("a.verbs", "- * AID [070]\nZAP [190]", "line 1: the pattern follows no verb"),
    ("a.verbs", "ZAP [223]\nZIP [190]", "line 1: code '223' is no CAMEO code; its families run"),
    ("a.verbs", "ZAP [190\nZIP [190]", "line 1: 'ZAP [190' is no verb"),
    ("a.verbs", "ZAP [190]\n- AID [070]", "line 2: the pattern has no * for its verb"),
    ("a.verbs", "ZAP [190]\n- * &NONE [070]", "line 2: &NONE is not defined"),
    ("a.verbs", "ZAP [190]\n- { WAS | WERE } * [070]", "line 2: the pattern has alternatives"),
    ("a.verbs", "&A\n+CAT\nZAP [190]\n- &A * &A [070]", "line 4: the pattern asks for words of two sets"),
    ("a.verbs", "ZAP [190]\n- * (TO AID [070]", "line 2: the pattern has a bracket without its other half"),
    ("a.verbs", "ZAP [190]\nZAP [070]", "line 2: 'zap' has another code on line 1, which stands"),
]


@pytest.mark.parametrize(("name", "text", "fault"), BAD, ids=[row[2] for row in BAD])
def test_a_bad_line_is_told_and_loses_nothing_of_the_rest(tmp_path, name, text, fault):
    made = imported(tmp_path, name, text)
    assert made.rows == 1
    assert [f.startswith(f"{name}, {fault}") for f in told(made)] == [True], told(made)


def test_bytes_are_read_leniently(tmp_path):
    made = imported(tmp_path, "a.actors", "JOSÉ_VANN [ELDGOV]\n".encode() + "ZOË_OSK [ELDGOV]\n".encode("latin-1"))
    assert [row.split(" ELD")[0] for row in rows(made)] == ["José Vann", "Zoë Osk"]


NAMES = [
    ("MIRA_VANN_", ["Mira Vann"]),
    ("FRONT_OF_THE_COAST_(FOC)_", ["Front of the Coast", "FOC"]),
    ("AL-OSKARI_BRIGADES", ["al-Oskari Brigades"]),
    ("PEOPLE'S_D'AVRAY_MCKAY", ["People's D'Avray McKay"]),
    ("U.N._AK-47", ["U.N. AK-47"]),
    ("WHO_", ["WHO"]),
]


@pytest.mark.parametrize(("phrase", "spelt"), NAMES, ids=[row[0] for row in NAMES])
def test_names(phrase, spelt):
    assert list(names(phrase)) == spelt


CODES = [
    ("USAGOV", "USA", "GOV"),
    ("IRQREB", "IRQ", "REB"),
    ("ELDINS", "ELD", "REB"),
    ("IGOUNOHLH", "", "IGO"),
    ("WSTMIL", "", "MIL"),
    ("FRAMED", "FRA", "JRN"),
    ("ROMGOV", "ROU", "GOV"),
    ("FRA", "FRA", ""),
]


@pytest.mark.parametrize(("code", "country", "sector"), CODES, ids=[row[0] for row in CODES])
def test_actor_codes(code, country, sector):
    assert who(code) == (country, sector)


EVENT_CODES = [("0356", "AGREE", ""), ("1723", "COERCE", "curfew"), ("163", "SANCTION", "discontinue"), ("195", "ASSAULT", "aerial"), ("055", "CONCEDE", "")]  # fmt: skip


@pytest.mark.parametrize(("code", "kind", "mode"), EVENT_CODES, ids=[row[0] for row in EVENT_CODES])
def test_event_codes(code, kind, mode):
    assert kind_of(code) == (kind, mode)


def test_all_families_of_cameo_but_statements_are_events():
    families = [f"{n:02}" for n in range(1, 21)]
    assert [f for f in families if kind_of(f) is None] == ["01"]
    with pytest.raises(LineError, match="21"):
        kind_of("21")


def test_dates():
    assert (day("290101"), day("300101"), day("19300101")) == (date(2029, 1, 1), date(1930, 1, 1), date(1930, 1, 1))
    assert period("<20150301") == (None, date(2015, 3, 1))
    assert period("991231 - 20000101") == (date(1999, 12, 31), date(2000, 1, 1))


def test_a_file_of_no_telling_name_asks_for_its_kind(tmp_path):
    assert [kind_by_name(Path(n)) for n in ("Own.Actors.txt", "own.agents", "x.verbs")] == ["actors", "agents", "verbs"]
    with pytest.raises(DictionaryError, match="add --kind"):
        import_files([tmp_path / "own.txt"])
    with pytest.raises(DictionaryError, match="import them apart"):
        import_files([tmp_path / "a.verbs", tmp_path / "a.actors"])


# ---- what is read with them


@pytest.fixture
def own(tmp_path):
    """The names and the words for events of the invented dictionaries, by way of their tables."""
    for name, text in (("own.actors", ACTORS), ("own.agents", AGENTS), ("own.verbs", VERBS)):
        (tmp_path / name).write_text(text)
    (tmp_path / "names.tsv").write_text(import_files([tmp_path / "own.actors", tmp_path / "own.agents"]).table)
    (tmp_path / "events.tsv").write_text(import_files([tmp_path / "own.verbs"]).table)
    return read_roster(tmp_path / "names.tsv"), read_events(tmp_path / "events.tsv")


@pytest.mark.parametrize(
    ("published", "sector"),
    [(date(2014, 1, 1), "OPP"), (date(2016, 1, 1), "GOV"), (date(2019, 6, 30), "GOV"), (date(2024, 1, 1), "ELI")],
)
def test_an_actor_has_the_role_of_the_reports_date(own, published, sector):
    reading = read(Report("Mira Vann met the leader of the HFR in Oslo on Monday.", published), None, *own)
    actors = {a.name: (a.country, a.sector) for a in reading.actors}
    assert actors["Mira Vann"] == ("ELD", sector)
    assert actors["Harbour Front"] == ("ELD", "REB")


def test_a_code_without_dates_holds_at_other_times(own):
    sectors = [
        next(a.sector for a in read(Report("Osk Vell visited Oslo.", at), None, *own).actors if a.name == "Osk Vell")
        for at in (date(2015, 6, 1), date(2020, 6, 1))
    ]
    assert sectors == ["GOV", "MIL"]


def test_an_agent_takes_the_country_beside_it(own):
    reading = read(Report("Eldoria's toll clerks closed the bridge to Norway.", date(2016, 1, 1)), None, *own)
    assert ("ELD", "GOV") in {(a.country, a.sector) for a in reading.actors if "clerk" in a.name}


READ = [  # sentence, trigger, type, mode, status, actors, recipients
    ("France quarantined Eldoria.", "quarantined", "COERCE", "restrict", "happened", ["FRA"], ["ELD"]),
    ("Spain will zap Eldoria.", "zap", "ASSAULT", "", "planned", ["ESP"], ["ELD"]),
    ("Spain did not zap Eldoria.", "zap", "ASSAULT", "", "not_happened", ["ESP"], ["ELD"]),
    ("Germany postponed talks with Eldoria.", "postponed", "SANCTION", "withdraw", "happened", ["DEU"], ["ELD"]),
]


@pytest.mark.parametrize("case", READ, ids=[row[0] for row in READ])
def test_a_word_that_only_the_users_dictionary_knows_is_an_event(own, case):
    sentence, trigger, kind, mode, status, actors, recipients = case
    (event,) = read(Report(sentence, date(2016, 1, 1)), None, *own).events
    assert sentence[slice(*event.trigger[0])] == trigger
    assert (event.type, event.mode, event.status) == (kind, mode, status)
    assert [a.country for a in event.actors] == actors
    assert [a.country for a in event.recipients] == recipients


def test_a_reading_names_the_lists_it_was_made_with(own):
    assert len({engine(), engine(own[0]), engine(NO_NAMES, own[1]), engine(*own)}) == 4
    assert engine(NO_NAMES, NO_EVENTS) == engine()


def test_the_command_writes_a_table_and_lists_what_is_wrong(tmp_path, capsys, monkeypatch):
    (tmp_path / "own.verbs").write_text(VERBS + "ZIP [999]\n")
    out = tmp_path / "events.tsv"
    monkeypatch.setattr(sys, "argv", ["pourparler", "dictionary", str(tmp_path / "own.verbs"), "-o", str(out)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (0, "")
    assert "own.verbs, line 21: code '999' is no CAMEO code" in said.err
    assert "10 rows · 1 faulty line\n" in said.err
    assert len(read_events(out).rows) == 10


def test_from_python_by_the_names_of_the_files(tmp_path, own):
    names, events = tmp_path / "names.tsv", tmp_path / "events.tsv"
    reading = pourparler.read("Spain zapped Eldoria.", published=date(2016, 1, 1), actors=names, events=str(events))
    assert reading == read(Report("Spain zapped Eldoria.", date(2016, 1, 1)), None, *own)
    assert [e.type for e in reading.events] == ["ASSAULT"]
