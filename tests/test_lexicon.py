"""Who is meant by a name: the tables, their checks and the look-ups."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from pourparler.language.words import words
from pourparler.reading import lexicon
from pourparler.reading.lexicon.entries import load

TABLES = Path(lexicon.__file__).parent


def scanned(text: str, at: date | None = None) -> list[tuple[str, str, str, str]]:
    cut = [text[start:end] for start, end in words(text)]
    return [(" ".join(cut[a:b]), e.what, e.country, e.sector) for a, b, e in lexicon.scan(cut, at)]


NAMES = [
    # phrase, what, country, sector
    ("Russia", "country", "RUS", "GOV"),
    ("the United States", "country", "USA", "GOV"),
    ("U.S.", "country", "USA", "GOV"),
    ("US", "country", "USA", "GOV"),
    ("Britain", "country", "GBR", "GOV"),
    ("the UK", "country", "GBR", "GOV"),
    ("UAE", "country", "ARE", "GOV"),
    ("DRC", "country", "COD", "GOV"),
    ("Burma", "country", "MMR", "GOV"),
    ("Ivory Coast", "country", "CIV", "GOV"),
    ("Côte d’Ivoire", "country", "CIV", "GOV"),
    ("the Soviet Union", "country", "RUS", "GOV"),
    ("Kosovo", "country", "XKX", "GOV"),
    ("Taiwan", "country", "TWN", "GOV"),
    ("Hong Kong", "country", "HKG", "GOV"),
    ("Palestine", "country", "PSE", "GOV"),
    ("Puerto Rico", "country", "USA", "GOV"),
    ("Guinea-Bissau", "country", "GNB", "GOV"),
    ("Papua New Guinea", "country", "PNG", "GOV"),
    ("Polish", "demonym", "POL", ""),
    ("Dutch", "demonym", "NLD", ""),
    ("Emirati", "demonym", "ARE", ""),
    ("Nigerien", "demonym", "NER", ""),
    ("Nigerian", "demonym", "NGA", ""),
    ("British", "demonym", "GBR", ""),
    ("Briton", "people", "GBR", ""),
    ("Britons", "people", "GBR", ""),
    ("Frenchman", "people", "FRA", ""),
    ("Afghans", "people", "AFG", ""),
    ("Palestinians", "people", "PSE", ""),
    ("Emiratis", "people", "ARE", ""),
    ("Burkinabe", "demonym", "BFA", ""),
    ("Moscow", "capital", "RUS", "GOV"),
    ("Kiev", "capital", "UKR", "GOV"),
    ("Kyiv", "capital", "UKR", "GOV"),
    ("The Hague", "capital", "NLD", "GOV"),
    ("the Kremlin", "metonym", "RUS", "GOV"),
    ("the White House", "metonym", "USA", "GOV"),
    ("Downing Street", "metonym", "GBR", "GOV"),
    ("Foggy Bottom", "metonym", "USA", "GOV"),
    ("the Elysée", "metonym", "FRA", "GOV"),
    ("the Pentagon", "metonym", "USA", "MIL"),
    ("Capitol Hill", "metonym", "USA", "LEG"),
    ("the Knesset", "metonym", "ISR", "LEG"),
    ("the Blue House", "metonym", "KOR", "GOV"),
    ("Zhongnanhai", "metonym", "CHN", "GOV"),
    ("Mossad", "metonym", "ISR", "SPY"),
    ("NATO", "organisation", "", "IGO"),
    ("the U.N. Security Council", "organisation", "", "IGO"),
    ("G-7", "organisation", "", "IGO"),
    ("the Red Cross", "organisation", "", "NGO"),
    ("Hamas", "armed_group", "PSE", "REB"),
    ("Hezbollah", "armed_group", "LBN", "REB"),
    ("the Taliban", "armed_group", "AFG", "REB"),
    ("al-Qaeda", "armed_group", "", "REB"),
    ("FARC", "armed_group", "COL", "REB"),
    ("the Donetsk People’s Republic", "organisation", "UKR", "PRE"),
    ("Abkhazia", "organisation", "GEO", "PRE"),
    ("Sinn Féin", "party", "GBR", "PTY"),
    ("foreign ministers", "office", "", "GOV"),
    ("Foreign Minister", "office", "", "GOV"),
    ("lawmaker", "office", "", "LEG"),
    ("militiamen", "office", "", "REB"),
    ("judges", "office", "", "JUD"),
    ("reporters", "office", "", "JRN"),
    ("surgeons", "office", "", "MED"),
    ("refugees", "office", "", "REF"),
]


@pytest.mark.parametrize(("phrase", "what", "country", "sector"), NAMES)
def test_find(phrase, what, country, sector):
    entry = lexicon.find(phrase)
    assert entry is not None
    assert (entry.what, entry.country, entry.sector) == (what, country, sector)


NOBODY = [
    "us",
    "turkey",
    "jordan",
    "polish",
    "china",
    "march",
    "who",
    "guinea pig",
    "Korea",
    "Atlantis",
    "the",
    "",
    "eu",
    "Kim",
    "Brown",
    "it",
]


@pytest.mark.parametrize("phrase", NOBODY)
def test_find_nobody(phrase):
    assert lexicon.find(phrase, date(2009, 1, 1)) is None


LEADERS = [
    # name, date of the report, role, country
    ("Vladimir Putin", date(2003, 5, 1), "president", "RUS"),
    ("Putin", date(2010, 5, 1), "prime minister", "RUS"),
    ("Mr. Nobody", date(2010, 5, 1), None, None),
    ("Bush", date(2005, 1, 1), "president", "USA"),
    ("Bush", date(2014, 1, 1), "former president", "USA"),
    ("Bush", date(2022, 1, 1), None, None),
    ("Bush", date(1990, 1, 1), "president", "USA"),
    ("Binali Yıldırım", date(2017, 1, 1), "prime minister", "TUR"),
    ("Condoleezza Rice", date(2003, 1, 1), "national security adviser", "USA"),
    ("Condoleezza Rice", date(2007, 1, 1), "secretary of state", "USA"),
    ("Condoleezza Rice", date(2012, 1, 1), "former secretary of state", "USA"),
    ("Ban Ki-moon", date(2005, 1, 1), "foreign minister", "KOR"),
    ("Ban Ki-moon", date(2010, 1, 1), "secretary general of the United Nations", ""),
    ("Kofi Annan", date(2012, 4, 1), "special envoy for Syria", ""),
    ("Recep Tayyip Erdoğan", date(2017, 1, 1), "president", "TUR"),
    ("Moammar Gadhafi", date(2009, 1, 1), "leader", "LBY"),
    ("Castro", date(2010, 1, 1), "president", "CUB"),
    ("Sharif", date(2014, 1, 1), None, None),
]


@pytest.mark.parametrize(("name", "at", "role", "country"), LEADERS)
def test_leader(name, at, role, country):
    entry = lexicon.leader(name, at)
    assert (entry and entry.role, entry and entry.country) == (role, country)


HOLDERS = [
    ("president", "TUR", date(2018, 1, 1), "Recep Tayyip Erdogan"),
    ("foreign minister", "USA", date(2014, 1, 1), "John Kerry"),
    ("secretary of state", "USA", date(2014, 1, 1), "John Kerry"),
    ("foreign secretary", "GBR", date(2014, 1, 1), "William Hague"),
    ("premier", "CHN", date(2000, 1, 1), "Zhu Rongji"),
    ("prime minister", "GBR", date(2000, 1, 1), "Tony Blair"),
    ("president", "ISL", date(2014, 1, 1), None),  # not in the table
    ("senator", "USA", date(2014, 1, 1), None),  # many
    ("astronaut", "USA", date(2014, 1, 1), None),
]


@pytest.mark.parametrize(("role", "country", "at", "name"), HOLDERS)
def test_holder(role, country, at, name):
    entry = lexicon.holder(role, country, at)
    assert (entry and entry.name) == name


SCANS = [
    (
        "The Polish envoy met French lawmakers in Ankara.",
        ["Polish", "envoy", "French", "lawmakers", "Ankara"],
    ),
    pytest.param(
        "Polish the shoes, he told us.",
        [],
        marks=pytest.mark.xfail(strict=True, reason="a capital opens each sentence"),
    ),
    ("They polish shoes in march and eat turkey with us.", []),
    ("Papua New Guinea and Guinea signed.", ["Papua New Guinea", "Guinea"]),
    ("A spokesman for the U.N. Security Council spoke.", ["spokesman", "U.N. Security Council"]),
    ("The People’s Liberation Army denied it.", ["People ’s Liberation Army"]),
    ("The foreign minister's deputy left.", ["foreign minister", "deputy"]),
    ("Putin called Obama on Tuesday.", ["Putin", "Obama"]),
    ("But Obama would not go.", ["Obama"]),
    ("President Obama would not go.", ["President", "Obama"]),
    ("Marvin Obama would not go.", []),
    ("Obama Heights is a hamlet.", []),
    ("Bush was not there.", ["Bush"]),  # out of office for five years
    ("Trump was not there.", []),  # not yet in office at the date
    ("May came and went.", []),
    ("NATO and the African Union met.", ["NATO", "African Union"]),
    ("Who are they?", []),
]


@pytest.mark.parametrize(("text", "found"), SCANS)
def test_scan(text, found):
    assert [words for words, *_ in scanned(text, date(2014, 5, 1))] == found


def test_scan_is_quick():
    cut = ["The", "French", "envoy", "said", "that", "talks", "in", "Geneva", "would", "go", "on", "."] * 5000
    lexicon.scan(cut)
    start = time.process_time()
    lexicon.scan(cut)
    assert time.process_time() - start < 0.6  # 100,000 words a second


def test_a_bloc_has_members():
    assert {"FRA", "DEU"} <= set(lexicon.find("EU").members)
    assert "GBR" not in lexicon.find("EU").members
    assert lexicon.find("G7").members == ("CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA")


def test_seats_act_as_their_country():
    assert lexicon.find("the Kremlin").name == lexicon.find("Moscow").name == "Russia"
    assert lexicon.find("the State Department").name == "State Department"


@pytest.mark.parametrize("name", ["Georgia", "Jordan", "Chad", "Turkey", "Niger", "Guinea", "Washington"])
def test_doubtful_names_say_so(name):
    assert lexicon.find(name).also


def test_adjective():
    assert (lexicon.adjective("FRA"), lexicon.adjective("USA"), lexicon.adjective("ZZZ")) == ("French", "American", "")


BAD = [
    # table, row put at the end, what the error must say
    ("countries.tsv", "ZZ\tZedland\tZed\t\t\t\tZed City\t", "row 204: code: 'ZZ' is no alpha-3 code"),
    ("countries.tsv", "ZZZ\tZedland\t\t\t\t\tZed City\t", "adjectives is blank"),
    ("countries.tsv", "ZZZ\tZedland\tZed", "3 cells, not 8"),
    ("countries.tsv", "ZWE\tZimbabwe\tZed\t\t\t\tZed City\t", "ZWE is there already, row 203"),
    ("countries.tsv", "ZZZ\tZedland\tZed;;Zeddish\t\t\t\tZed City\t", "blank or untrimmed item"),
    ("countries.tsv", "ZZZ\tZedland\tZambian\t\t\t\tZed City\t", "'Zambian' of Zedland already stands for Zambia"),
    ("metonyms.tsv", "Élysée Z\tZZZ\tGOV\tbody\tseat\t", "unknown country 'ZZZ'"),
    ("metonyms.tsv", "Élysée Z\tFRA\tGOVT\tbody\tseat\t", "unknown sector 'GOVT'"),
    ("metonyms.tsv", "A Palace\tFRA\tGOV\tbody\tseat\t", "not in sorted order"),
    ("organisations.tsv", "zz\t\tFRA\tIGO\tclub\t\t", "unknown kind 'club'"),
    ("organisations.tsv", "zz\t\t\tIGO\torganisation\tFRA,ZZZ\t", "unknown country 'ZZZ'"),
    ("offices.tsv", "youth\t\tCVL\tperson\t\t", "not in sorted order"),
    ("offices.tsv", "zookeeper\t\tCVL\tanimal\t\t\t", "unknown value of denotes 'animal'"),
    ("leaders.tsv", "Zzz Zed\t\t\tFRA\tGOV\tpresident\t2014-13\t", "'2014-13' is no year or year-month"),
    ("leaders.tsv", "Zzz Zed\t\t\tFRA\tGOV\t\t2014-03\t", "role is blank"),
    ("leaders.tsv", "Zzz Zed\t\t Zed\tFRA\tGOV\tpresident\t\t", "has blanks around it"),
]


@pytest.mark.parametrize(("table", "row", "fault"), BAD)
def test_a_bad_row_is_refused_by_file_and_row(tmp_path, table, row, fault):
    folder = copytree(TABLES, tmp_path / "lexicon", ignore=ignore_patterns("*.py", "*.gz", "__pycache__"))
    with (folder / table).open("a", encoding="utf-8") as file:
        file.write(row + "\n")
    with pytest.raises(lexicon.LexiconError) as error:
        load(folder)
    assert table in str(error.value)
    assert fault in str(error.value)


def test_a_wrong_header_is_refused(tmp_path):
    folder = copytree(TABLES, tmp_path / "lexicon", ignore=ignore_patterns("*.py", "*.gz", "__pycache__"))
    (folder / "offices.tsv").write_text("name\tsector\n", encoding="utf-8")
    with pytest.raises(lexicon.LexiconError, match="offices.tsv, row 1: the header must read"):
        load(folder)


def test_all_faults_of_a_file_come_together(tmp_path):
    folder = copytree(TABLES, tmp_path / "lexicon", ignore=ignore_patterns("*.py", "*.gz", "__pycache__"))
    with (folder / "metonyms.tsv").open("a", encoding="utf-8") as file:
        file.write("Élysée Y\tZZZ\tGOV\tbody\tseat\t\nÉlysée Z\tFRA\t\tbody\tseat\t\n")
    with pytest.raises(lexicon.LexiconError, match="unknown country 'ZZZ'.*sector is blank"):
        load(folder)
