"""The places a text names, and where they are. All sentences are invented."""

from __future__ import annotations

import time

import pytest

from pourparler.reading.lexicon import gazetteer
from pourparler.reading.lexicon.gazetteer import spots
from pourparler.reading.places import find_places
from pourparler.record import Name, Text, Word

PLACES = [
    # text, [(words, country, kind of the spot)]
    ("The envoy flew to Vienna.", [("Vienna", "AUT", "city")]),
    ("Talks in Geneva failed, Swiss officials said.", [("Geneva", "CHE", "city"), ("Swiss", "CHE", "country")]),
    ("Russia and Ukraine traded shells.", [("Russia", "RUS", "country"), ("Ukraine", "UKR", "country")]),
    ("The Turkish delegation left.", [("Turkish", "TUR", "country")]),
    ("U.S. diplomats came.", [("U.S.", "USA", "country")]),
    ("The US denied it.", [("US", "USA", "country")]),
    ("Shelling hit Aleppo province again.", [("Aleppo", "SYR", "region")]),
    ("Shelling hit Aleppo again.", [("Aleppo", "SYR", "city")]),
    ("He came from Paris, Texas.", [("Paris", "USA", "city"), ("Texas", "USA", "region")]),
    ("He came from Paris, France.", [("Paris", "FRA", "city"), ("France", "FRA", "country")]),
    ("He came from Paris.", [("Paris", "FRA", "city")]),
    ("She lives in Tyler, Tex.", [("Tyler", "USA", "city"), ("Tex.", "USA", "region")]),
    (
        "She lives in London, Ontario. London is quiet.",
        [("London", "CAN", "city"), ("Ontario", "CAN", "region"), ("London", "CAN", "city")],
    ),
    ("Tripoli was shelled, Libyan officers said.", [("Tripoli", "LBY", "city"), ("Libyan", "LBY", "country")]),
    (
        "Tripoli was calm. The Lebanese army patrolled Beirut and Sidon, and Lebanese police stayed.",
        [
            ("Tripoli", "LBN", "city"),
            ("Lebanese", "LBN", "country"),
            ("Beirut", "LBN", "city"),
            ("Sidon", "LBN", "city"),
            ("Lebanese", "LBN", "country"),
        ],
    ),
    ("The camp lies near Kiev.", [("Kiev", "UKR", "city")]),
    ("They marched through Bogotá.", [("Bogotá", "COL", "city")]),
    ("They marched through São Paulo.", [("São Paulo", "BRA", "city")]),
    ("Ships left Port-au-Prince.", [("Port-au-Prince", "HTI", "city")]),
    ("England and Scotland voted.", [("England", "GBR", "region"), ("Scotland", "GBR", "region")]),
    ("Troops entered the West Bank.", [("West Bank", "PSE", "region")]),
    ("Leaders across Europe and Africa agreed.", [("Europe", "", "continent"), ("Africa", "", "continent")]),
    ("BEIRUT (Wire) - The guns fell silent.", [("BEIRUT", "LBN", "city")]),
    ("Washington and Tehran spoke.", [("Washington", "USA", "city"), ("Tehran", "IRN", "city")]),
    ("The court in The Hague sat.", [("The Hague", "NLD", "city")]),
    ("Bavarian farmers drove from Bavaria to Berlin.", [("Bavaria", "DEU", "region"), ("Berlin", "DEU", "city")]),
    ("Jordan closed its border.", [("Jordan", "JOR", "country")]),
]


@pytest.mark.parametrize(("text", "expected"), PLACES, ids=[text for text, _ in PLACES])
def test_places(text, expected):
    found = find_places(text)
    kinds = {spot.geonameid: spot.kind for _, country, _ in expected for spot in _spots_of(found)}
    assert [(text[p.span.start : p.span.end], p.country, kinds[p.geonameid]) for p in found] == expected


def _spots_of(found):
    for place in found:
        yield from spots(place.name)


NOT_PLACES = [
    "They had turkey for supper, and china on the table.",
    "She bought jordan shoes in march.",
    "Mr. London would not comment.",
    "Victoria Paris, his aide, smiled. Paris then left.",
    "Jordan Hale scored twice.",
    "Chad Whitlow wrote the memo.",
    "Reading the letter took an hour.",
    "The Houston Chronicle printed it.",
    "Hamas and Hezbollah condemned the Kremlin.",
    "The White House had no comment.",
    "Much was said; more was meant.",
    "God knows, Officer.",
    "Let us polish it.",
    "The Russians went home.",
    "",
]


@pytest.mark.parametrize("text", NOT_PLACES)
def test_not_places(text):
    assert find_places(text) == ()


def test_a_dateline_says_where():
    text = "Fighters left Tripoli before dawn."
    assert [p.country for p in find_places(text)] == ["LBY"]
    assert [p.country for p in find_places(text, dateline="BEIRUT, Lebanon")] == ["LBN"]


def test_coordinates_and_ids_are_those_of_geonames():
    (place,) = find_places("They met in Vienna.")
    assert (place.geonameid, round(place.lat, 1), round(place.lon, 1)) == (2761369, 48.2, 16.4)
    (country,) = find_places("The Austrian side agreed.")
    assert country.geonameid == 2782113


@pytest.mark.parametrize(("kind", "found"), [("PER", 0), ("LOC", 1)])
def test_names_of_people_are_no_places(kind, found):
    forms = ["Lincoln", "spoke", "."]
    starts = [0, 8, 13]
    words = tuple(
        Word(i, s, s + len(f), f, f, "PROPN", "NNP", -1, "root", 0)
        for i, (f, s) in enumerate(zip(forms, starts, strict=True))
    )
    text = Text("Lincoln spoke.", words, ((0, 3),), (Name(0, 1, kind),))
    assert len(find_places(text)) == found


def test_the_gazetteer_loads_in_time():
    gazetteer._lines.cache_clear()
    gazetteer._by_name.cache_clear()
    start = time.process_time()
    assert gazetteer.is_name("Vienna")
    assert time.process_time() - start < 0.5  # 0.06 s on an idle core
