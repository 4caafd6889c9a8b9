"""Whom a word stands for: a passage, a word of it (with "#2" its second occurrence), and the actors, as name/country/sector.

The real reader model parses. An empty cell says that the word stands for nobody in particular. Passages are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pourparler.language.parse import parse
from pourparler.reading.attribution import attributions
from pourparler.reading.cast import Cast
from pourparler.reading.roster import read_roster
from pourparler.record import Report

AT = date(2016, 5, 16)
ROSTER = read_roster(Path(__file__).parents[1] / "pourparler" / "demo" / "actors.tsv")

NAMES = [
    ("Norway protested on Monday.", "Norway", "Norway/NOR/GOV"),
    ("The Kremlin rejected the proposal.", "Kremlin", "Russia/RUS/GOV"),
    ("Ankara summoned the ambassador.", "Ankara", "Turkey/TUR/GOV"),
    ("Washington recalled its envoy.", "Washington", "United States/USA/GOV"),
    ("NATO postponed the exercise.", "NATO", "North Atlantic Treaty Organization//IGO"),
    ("The European Union lifted the tariffs.", "Union", "European Union//IGO"),
    ("China and Denmark signed the accord.", "China", "China/CHN/GOV"),
    ("China and Denmark signed the accord.", "Denmark", "Denmark/DNK/GOV"),
    ("The Home Office declined to comment.", "Office", "Home Office/GBR/GOV"),
    ("Angela Merkel met Hassan Rouhani in Vienna.", "Merkel", "Angela Merkel/DEU/GOV"),
    ("Angela Merkel met Hassan Rouhani in Vienna.", "Rouhani", "Hassan Rouhani/IRN/GOV"),
    ("Kestria condemned the raid.", "Kestria", "Kestria/XKE/GOV"),
    ("Averne refused the offer.", "Averne", "Lisenne/XLI/GOV"),
    ("The Marenians left the table.", "Marenians", "Marenians/QMA/GOV"),
]
TITLES = [
    ("The Kenyan foreign minister, Ole Barasi, flew to Oslo.", "Barasi", "Ole Barasi/KEN/GOV"),
    ("Norwegian Defence Minister Liv Sandnes resigned.", "Sandnes", "Liv Sandnes/NOR/GOV"),
    ("Pentagon spokesman Carl Hubley rejected the claim.", "Hubley", "Carl Hubley/USA/GOV"),
    ("U.N. spokesman Ravi Tollen urged restraint in Yemen.", "Tollen", "Ravi Tollen//IGO"),
    ("Gen. Olav Brekke, a Norwegian commander, warned Moscow.", "Brekke", "Olav Brekke/NOR/MIL"),
    ("Sen. Dale Kittering criticised Cuba.", "Kittering", "Dale Kittering/USA/LEG"),
    ("Home Secretary Nora Ashdale refused the request from Turkey.", "Ashdale", "Nora Ashdale/GBR/GOV"),
    ("Mr Sandnes met the Norwegian minister Liv Sandnes.", "Liv", "Liv Sandnes/NOR/GOV"),
    (
        "Liv Sandnes, the foreign minister of Norway, arrived. The minister praised Chile.",
        "minister#2",
        "Liv Sandnes/NOR/GOV",
    ),
    (
        "Liv Sandnes, the foreign minister of Norway, arrived. Sandnes praised Chile.",
        "Sandnes#2",
        "Liv Sandnes/NOR/GOV",
    ),
    (
        "Liv Sandnes, the foreign minister of Norway, arrived. Mrs. Sandnes praised Chile.",
        "Sandnes#2",
        "Liv Sandnes/NOR/GOV",
    ),
    (
        "Ole Sandnes, the Norwegian envoy, saw Ana Brekke, the Chilean envoy. Brekke left.",
        "Brekke#2",
        "Ana Brekke/CHL/GOV",
    ),
    ("The German chancellor visited Paris.", "chancellor", "Angela Merkel/DEU/GOV"),
    ("Nadia al-Merkel of Egypt flew to Oslo. Merkel saw the king.", "Merkel", "Nadia al-Merkel/EGY/"),
    ("Angela Merkel met Nadia Merkel of Egypt. Merkel saw the king.", "Merkel#3", "Angela Merkel/DEU/GOV"),
    ("Minister of Health Ana Brekke of Norway flew to Oslo.", "Ana", "Ana Brekke/NOR/GOV"),
    ("Ole Brekke, an adviser to the UN envoy for Syria, resigned.", "Brekke", "Ole Brekke//IGO"),
    ("Ole Brekke, head of the UN's mission in Kenya, resigned.", "Brekke", "Ole Brekke//IGO"),
    ("Ole Brekke, a Norwegian painter, left Kenya.", "Brekke", "Ole Brekke/NOR/"),
    ("Mexico protested. Foreign Secretary Rosa Brekke flew to Lima.", "Rosa", "Rosa Brekke/MEX/GOV"),
    ("The state department protested to Kenya.", "department", "state department/USA/GOV"),
    (
        "Chad's trade minister flew to Oslo. Trade Minister Ole Barasi met Norway's oil firms.",
        "Ole",
        "Ole Barasi/TCD/GOV",
    ),
    ("Kenya kept the tariffs of the Cameron government.", "Cameron", "David Cameron/GBR/GOV"),
]
BODIES = [
    ("Syrian rebels took the bridge.", "rebels", "Syrian rebels/SYR/REB"),
    ("The Kenyan army crossed the border.", "army", "Kenyan army/KEN/MIL"),
    ("Officials in Kenya denied the report.", "Officials", "Officials/KEN/GOV"),
    ("Egypt sent troops. The government promised to stay out.", "government", "government/EGY/GOV"),
    (
        "China's foreign ministry protested to Japan. The ministry called the visit a mistake.",
        "ministry#2",
        "foreign ministry/CHN/GOV",
    ),
    ("Western leaders condemned Iran.", "leaders", "Western leaders//GOV"),
    ("European countries backed Kenya.", "countries", "European countries//GOV"),
    ("US-backed rebels entered Syria.", "rebels", "backed rebels//REB"),
    ("Allies of Norway objected.", "Allies", "Allies of Norway//GOV"),
    ("The international community must act, Kenya said.", "community", "international community//UNK"),
    ("Islamic State fighters fled Iraq.", "fighters", "Islamic State fighters//REB"),
    ("Kurdish forces in Syria advanced.", "forces", "Kurdish forces/SYR/MIL"),
    ("The Russians left the base.", "Russians", "Russians/RUS/GOV"),
    ("Thousands of Russians marched in Moscow.", "Russians", "Russians/RUS/CVL"),
    ("Chile has 300 Chilean troops in Kenya. The troops in Kenya will stay.", "troops#2", "troops/CHL/MIL"),
    ("Norway will withdraw troops from Kenya. Norwegian troops went in 2010.", "troops", "troops/NOR/MIL"),
    ("Forces loyal to Chad crossed the border to Kenya.", "Forces", "Forces/TCD/MIL"),
    ("Chilean Ambassador Ana Brekke left Kenya. The embassy in Nairobi is closed.", "embassy", "embassy/CHL/GOV"),
    ("Hezbollah fired at Israel. The militant group said it would go on.", "group", "Hezbollah/LBN/REB"),
    ("A Norwegian-led coalition struck the port.", "coalition", "coalition//MIL"),
]
POINTING_BACK = [
    ("Angela Merkel flew to Oslo. She met the king.", "She", "Angela Merkel/DEU/GOV"),
    ("Hassan Rouhani welcomed Angela Merkel, and he thanked her.", "he", "Hassan Rouhani/IRN/GOV"),
    ("Turkey closed the border. It expelled the envoy.", "It", "Turkey/TUR/GOV"),
    ("Syrian rebels took the bridge. They left at night.", "They", "Syrian rebels/SYR/REB"),
    ("Norway and Chile signed a treaty. They promised to cut tariffs.", "They", "Norway/NOR/GOV; Chile/CHL/GOV"),
    ("Norway wrote to Chile. The two sides will meet in May.", "sides", "Norway/NOR/GOV; Chile/CHL/GOV"),
    ("Norway wrote to Chile. Both countries want peace.", "countries", "Norway/NOR/GOV; Chile/CHL/GOV"),
    (
        "Angela Merkel phoned Hassan Rouhani. The two leaders agreed to meet.",
        "leaders",
        "Angela Merkel/DEU/GOV; Hassan Rouhani/IRN/GOV",
    ),
    ("Hezbollah fired rockets. The group denied it.", "group", "Hezbollah/LBN/REB"),
    ('"We will not sign," said Angela Merkel.', "We", "Angela Merkel/DEU/GOV"),
    ('Hassan Rouhani said: "I reject the offer."', "I", "Hassan Rouhani/IRN/GOV"),
    ("Iran distanced itself from Syria.", "itself", "Iran/IRN/GOV"),
    ("Hassan Rouhani, who had invited Chile, cancelled the visit.", "who", "Hassan Rouhani/IRN/GOV"),
    ("Norway told Chile that it would wait.", "it", "Norway/NOR/GOV"),
    ("Chile and its allies objected to Norway.", "its", "Chile/CHL/GOV"),
    ("Theresa Brekke of Norway met Ole Tollen of Chile. She left at once.", "She", "Theresa Brekke/NOR/"),
    ("Norway, Chile and Kenya met in Peru. The three countries signed.", "countries",
     "Norway/NOR/GOV; Chile/CHL/GOV; Kenya/KEN/GOV"),
    ("Hassan Rouhani said of Paul Brekke of Norway: \"He will come.\"", "He", "Paul Brekke/NOR/"),
]  # fmt: skip
NOBODY = [
    ("The talks lasted three hours.", "hours", ""),
    ("They will bring him to justice.", "justice", ""),
    ("It rained in Oslo.", "It", ""),
    ("The deal was a step forward.", "step", ""),
    ("The two sides will meet in May.", "sides", ""),
    ("The group will meet in May.", "group", ""),
    ("She left the room.", "She", ""),
    ("Chile met Norway. It is time for a treaty.", "It", ""),
    ("Chile has a plan. Norway rejected it.", "it", ""),
    ("Chile met Norway. Both meetings failed.", "Both", ""),
    ("Chile asked Norway whether he or she would come.", "she", ""),
    ("The US said it would wait.", "US", "United States/USA/GOV"),
    ("The terrorists attacked Kenya. Norway fears terrorists.", "terrorists#2", "terrorists//REB"),
    ("A father of two was hurt in Turkey.", "father", "father/TUR/CVL"),
    ("Norway met Chile. Foreign leaders stayed away.", "leaders", "Foreign leaders//GOV"),
    ("Anti-Russian voters won.", "voters", "Anti-Russian voters//CVL"),
    ("The father of the bomb spoke in Oslo.", "bomb", ""),
    ("U.N. inspectors left Iraq. The inspectors found nothing.", "inspectors#2", "U.N. inspectors//IGO"),
]  # fmt: skip
NOT_TAKEN_FOR = [
    ("Turkey met Kenya. A spokesman for the United Nations spoke.", "spokesman", "spokesman for the United Nations//IGO"),
    ("Norway and Chile met. Some terrorists fled.", "terrorists", "terrorists//REB"),
    ("The plan angered Norway.", "plan", ""),
    ("The road to Oslo is closed.", "road", ""),
    ("Chile rejected the Norway plan.", "plan", ""),
    ("Norway met Chile on Friday.", "Friday", ""),
    ("There was no answer from Chile.", "There", ""),
    ("Angela Merkel met Hassan Rouhani. She praised him.", "him", "Hassan Rouhani/IRN/GOV"),
    ("Hassan Rouhani met Ole Brekke of Norway. He left. The talks failed.", "talks", ""),
]  # fmt: skip
OTHER_SENSES = [
    ("Police in London, Ontario, arrested two men. London thanked them.", "London", ""),
    ("Police in London, Ontario, arrested two men. London thanked them.", "London#2", ""),
    ("London, Paris and Rome signed the accord.", "London", "United Kingdom/GBR/GOV"),
    ("Families settled in Atlanta, Georgia, the United States said.", "Georgia", ""),
    ("Georgia recalled its envoy.", "Georgia", "Georgia/GEO/GOV"),
    ("Norway signed the Paris agreement in April.", "Paris", ""),
    ("Norway sent a frigate to the South China Sea.", "China", ""),
    ("Norway sent a frigate to the Gulf of Oman.", "Oman", ""),
    ("The USS Ole Barasi left Norway.", "Barasi", ""),
    ("Norwegian voters dislike speeches in general.", "general", ""),
    ("Norway repeated its opposition to the pact.", "opposition", ""),
    ("Norway and Chile joined forces.", "forces", ""),
    ("Norway banned the sale. (Reporting by Ann Ostby in Berlin; Editing by Bo Lind)", "Ostby", ""),
    ("Norway banned the sale. (Reporting by Ann Ostby in Berlin; Editing by Bo Lind)", "Berlin", ""),
]
LONGER_NAMES = [
    ("The House Fisheries and Oceans Committee Chairman Kevin Ostby met Cuba's envoy.", "Ostby", "Kevin Ostby/USA/LEG"),
    ("In Ohio, the United States was praised by Democratic lawmakers.", "lawmakers", "Democratic lawmakers/USA/LEG"),
    ("Norway's Labour Party lost the vote in London.", "Party", "Labour Party/NOR/PTY"),
    ("Germany thanked the PM, David Cameron.", "PM", "David Cameron/GBR/GOV"),
    ("Norway attacked at 9 PM.", "PM", ""),
    ("Norway launched Operation Silver Branch.", "Branch", ""),
    ("The Hamburg Shipping Board sued Norway.", "Board", "Hamburg Shipping Board/DEU/"),
    ("The House Fisheries and Oceans Committee rejected the bill.", "Committee",
     "House Fisheries and Oceans Committee/USA/LEG"),
    ("The Senate passed the bill. The House rejected it.", "House", "House of Representatives/USA/LEG"),
    ("A Republican from Ohio criticised Cuba.", "Republican", "Republican/USA/PTY"),
    ("The Norwegian Refugee Council (NRC) closed its office. The NRC blamed Sudan.", "NRC#2",
     "Norwegian Refugee Council/NOR/NGO"),
    ("Russia said on Monday that the West wanted war.", "West", "the West//GOV"),
    ("Rebels fled to the west of the town.", "west", ""),
    ("Cuba welcomed the pope.", "pope", "Pope Francis/VAT/REL"),
    ("Denmark asked the United States for help. The queen thanked President Barack Obama.", "queen", "queen/DNK/GOV"),
]  # fmt: skip
MISSED: dict[tuple[str, str], str] = {}
ALL = [*NAMES, *TITLES, *BODIES, *POINTING_BACK, *NOBODY, *NOT_TAKEN_FOR, *OTHER_SENSES, *LONGER_NAMES]


def _cast(passage: str) -> Cast:
    text = parse(passage)
    cast = Cast(text, Report(passage, AT), ROSTER)
    cast.set_speakers(attributions(text, cast.sources))
    return cast


def _shown(actors) -> str:
    return "; ".join(f"{a.name}/{a.country}/{a.sector}" for a in actors)


def _word(cast: Cast, word: str) -> int:
    form, _, nth = word.partition("#")
    return [w.i for w in cast.text.words if w.text == form][int(nth or 1) - 1]


def _at(passage: str, word: str) -> str:
    """The actors of the phrase that a word stands in: of itself, or of the head of its name."""
    cast = _cast(passage)
    i = _word(cast, word)
    found = cast.with_joined(i) if ";" in word else cast.at(i)
    while not found and cast.text.words[i].deprel in ("flat", "compound") and cast.text.words[i].head >= 0:
        i = cast.text.words[i].head
        found = cast.at(i)
    return _shown(found)


def _case(row: tuple[str, str, str]):
    reason = MISSED.get(row[:2])
    return pytest.param(
        *row, marks=pytest.mark.xfail(reason=reason, strict=True) if reason else (), id=f"{row[0]} {row[1]}"
    )


@pytest.mark.parametrize(("passage", "word", "who"), [_case(row) for row in ALL])
def test_stands_for(passage, word, who):
    assert _at(passage, word) == who


ROLES = [
    ("The Kenyan foreign minister, Ole Barasi, flew to Oslo.", "Ole Barasi", "foreign minister"),
    ("Pentagon spokesman Carl Hubley rejected the claim.", "Carl Hubley", "spokesman"),
    ("Angela Merkel met the press.", "Angela Merkel", "chancellor"),
    ("Ole Barasi met the press.", "Ole Barasi", ""),
]


@pytest.mark.parametrize(("passage", "name", "role"), ROLES)
def test_role(passage, name, role):
    assert [a.role for a in _cast(passage).actors if a.name == name] == [role]


def test_an_actor_keeps_all_its_mentions():
    passage = "Norway wrote to Chile. Norwegian ships left. Chile thanked Norway, and it waited."
    mentions = {a.name: [passage[m.start : m.end] for m in a.mentions] for a in _cast(passage).actors}
    assert mentions["Norway"][:3] == ["Norway", "Norwegian", "Norway"]
    assert mentions["Chile"][:2] == ["Chile", "Chile"]


def test_joined_actors_come_together():
    cast = _cast("Norway, Chile and Kenya signed the treaty.")
    assert [a.country for a in cast.with_joined(_word(cast, "Norway"))] == ["NOR", "CHL", "KEN"]
    assert [a.country for a in cast.at(_word(cast, "Norway"))] == ["NOR"]


def test_an_adjective_is_its_country():
    cast = _cast("Turkish warplanes bombed the bridge.")
    assert [a.country for a in cast.adjective(_word(cast, "Turkish"))] == ["TUR"]
    assert cast.adjective(_word(cast, "bombed")) == ()


@pytest.mark.parametrize(
    ("sentence", "adjective", "name"),
    [("Chinese ships left.", "Chinese", "China"), ("Kestrian ships left.", "Kestrian", "Kestria")],
)
def test_an_adjective_alone_names_its_state(sentence, adjective, name):
    cast = _cast(sentence)
    assert [a.name for a in cast.adjective(_word(cast, adjective))] == [name]


def test_a_town_is_its_people_only_where_asked():
    cast = _cast("Shells fell on Aleppo, Syria said.")
    i = _word(cast, "Aleppo")
    assert cast.at(i) == ()
    assert [(a.country, a.sector) for a in cast.people_of(i)] == [("SYR", "CVL")]
