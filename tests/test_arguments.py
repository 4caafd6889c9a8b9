"""Who did it to whom: a sentence, the event's word, its frame, and "actors > recipients" by country, else sector.

The frames are those of lexicon/README_events.md; the real reader model parses. The sentences are invented."""

from __future__ import annotations

import math
from datetime import date

import pytest

from pourparler.language.parse import parse
from pourparler.reading.arguments import parties
from pourparler.reading.attribution import attributions
from pourparler.reading.cast import Cast
from pourparler.reading.choosing import choose
from pourparler.reading.lexicon import LexiconError
from pourparler.reading.looks import Looks
from pourparler.reading.party_weights import COLUMNS, column, is_verb, rows, shipped
from pourparler.reading.scopes import scopes_of
from pourparler.reading.slots import in_reach, mentions, place
from pourparler.record import Report

PLAIN = [
    ("Norway condemned Chile.", "condemned", "nsubj>obj", "NOR > CHL"),
    ("Chile was condemned by Norway.", "condemned", "nsubj>obj", "NOR > CHL"),
    ("Chile was condemned.", "condemned", "nsubj>obj", " > CHL"),
    ("Norway apologised to Chile.", "apologised", "nsubj>to", "NOR > CHL"),
    ("Norwegian troops withdrew from Chile.", "withdrew", "nsubj>from", "NOR > CHL"),
    ("Norway met with Chile.", "met", "nsubj&with", "NOR > CHL"),
    ("Kenya hosted Chile.", "hosted", "obj>nsubj", "CHL > KEN"),
    ("Norway imposed sanctions on Chile.", "imposed", "nsubj>on", "NOR > CHL"),
    ("Norway offered Chile aid.", "offered", "nsubj>to", "NOR > CHL"),
    ("Norway resigned.", "resigned", "nsubj", "NOR > "),
    ("Civilians fled from Chile.", "fled", "from>nsubj", "CHL > CVL"),
    ("Norway is willing to talk to Chile.", "willing", "nsubj", "NOR > "),
    ("Kenya said Norway must apologise.", "must", "speaker>nsubj", "KEN > NOR"),
]
SUFFERED = [  # who faces, receives or turns down what a noun names does not do it
    ("Norway faces a threat from Chile.", "threat", "poss>to", "CHL > NOR"),
    ("Norway rejected the demand.", "demand", "poss>on", " > NOR"),
    ("The verdict drew criticism from Chile.", "criticism", "poss>of", "CHL > "),
    ("Norway flew to Lima for talks with Chile.", "talks", "poss&with", "NOR > CHL"),
]
MOVED = [  # nobody moves another's troops
    ("Norway withdrew its soldiers from Chile.", "withdrew", "nsubj>from", "NOR > CHL"),
    ("Norwegian soldiers were sent against Chile.", "sent", "nsubj>against", "NOR > CHL"),
    ("Norway sent its warships to the strait.", "sent", "nsubj>against", "NOR > "),
    ("Norway sought help from Chile.", "sought", "nsubj>from", "NOR > CHL"),
]
BLAMED = [
    ("Norway accused Chile of shelling Kenya.", "shelling", "nsubj>obj", "CHL > KEN"),
    ("Chile was accused of shelling Kenya.", "shelling", "nsubj>obj", "CHL > KEN"),
    ("Norway thanked Chile for arming Kenya.", "arming", "nsubj>obj", "CHL > KEN"),
    ("Norway hurt Chile by sanctioning Kenya.", "sanctioning", "nsubj>obj", "NOR > KEN"),
]
JOINED = [
    ("Norway and Chile signed a treaty.", "signed", "nsubj&with", "NOR, CHL > "),
    ("Norway condemned Chile and Kenya.", "condemned", "nsubj>obj", "NOR > CHL, KEN"),
    ("Norway criticised and sanctioned Chile.", "sanctioned", "nsubj>obj", "NOR > CHL"),
    ("Norway left the talks and bombed Chile.", "bombed", "nsubj>obj", "NOR > CHL"),
    ("Turkey wrote to Iran. The two sides will meet.", "meet", "nsubj&with", "TUR, IRN > "),
    ("Norway, Chile and Kenya met Iran.", "met", "nsubj&obj", "NOR, CHL, KEN > IRN"),
]
CONTROL = [
    ("Norway promised to help Chile.", "help", "nsubj>obj", "NOR > CHL"),
    ("Norway refused to meet Chile.", "meet", "nsubj&obj", "NOR > CHL"),
    ("Norway urged Chile to leave Kenya.", "leave", "nsubj>obj", "CHL > KEN"),
    ("Norway urged Chile not to attack Kenya.", "attack", "nsubj>obj", "CHL > KEN"),
    ("Norway asked Chile to free Iran's envoy.", "free", "nsubj>obj", "CHL > IRN"),
    ("Chile was forced to free the Kenyan envoy.", "free", "nsubj>obj", "CHL > KEN"),
    ("Norway put pressure on Chile to release the Kenyan envoy.", "release", "nsubj>obj", "CHL > KEN"),
    ("Norway's decision to attack Chile stunned Kenya.", "attack", "nsubj>obj", "NOR > CHL"),
    ("Norway demanded that Chile leave Kenya.", "demanded", "nsubj>clause", "NOR > CHL"),
    ("Norway attacked Chile, killing Kenyan soldiers.", "killing", "nsubj>obj", "NOR > KEN"),
    ("After bombing Chile, Norway asked for a truce.", "bombing", "nsubj>obj", "NOR > CHL"),
]
CLAUSES = [
    ("Norway, which had bombed Chile, asked for talks.", "bombed", "nsubj>obj", "NOR > CHL"),
    ("Chile, whom Norway had accused, left.", "accused", "nsubj>obj", "NOR > CHL"),
    ("The Kenyan envoy held by Chile was freed.", "held", "nsubj>obj", "CHL > KEN"),
    ("Chilean troops fighting Kenya withdrew.", "fighting", "nsubj>obj", "CHL > KEN"),
]
NOUNS = [
    ("The Norwegian attack on Chile failed.", "attack", "poss>on", "NOR > CHL"),
    ("Norway's attack on Chile failed.", "attack", "poss>on", "NOR > CHL"),
    ("The attack on Chile by Norway failed.", "attack", "poss>on", "NOR > CHL"),
    ("US-led strikes on Chile went on.", "strikes", "poss>on", "USA > CHL"),
    ("Norway held talks with Chile.", "talks", "poss&with", "NOR > CHL"),
    ("Talks between Norway and Chile failed.", "Talks", "poss&with", "NOR > CHL"),
    ("Talks between Norway, Chile and Kenya failed.", "Talks", "poss&with", "NOR, CHL, KEN > "),
    ("Norway carried out an attack on Chile.", "attack", "poss>on", "NOR > CHL"),
    ("The fall of the Chilean government surprised Norway.", "fall", ">of", " > CHL"),
    ("Norway's visit to Chile began.", "visit", "poss>to", "NOR > CHL"),
    ("Norwegian sanctions against Chile remain.", "sanctions", "poss>on", "NOR > CHL"),
]
THROUGH_THINGS = [
    ("Norway condemned Chile's proposal.", "condemned", "nsubj>obj", "NOR > CHL"),
    ("Norway rejected the demands of Chile.", "rejected", "nsubj>obj", "NOR > CHL"),
    ("Chilean warplanes bombed Kenya.", "bombed", "nsubj>obj", "CHL > KEN"),
    ("A group of Norwegian rebels attacked Chile.", "attacked", "nsubj>obj", "NOR > CHL"),
]
NOBODY = [
    ("The bridge was bombed.", "bombed", "nsubj>obj", " > "),
    ("Talks will resume in May.", "Talks", "poss&with", " > "),
    ("It was decided to withdraw.", "withdraw", "nsubj>from", " > "),
    ("The attack came at night.", "attack", "poss>on", " > "),
    ("Nobody attacked the bridge.", "attacked", "nsubj>obj", " > "),
    ("US-backed rebels attacked Chile.", "attacked", "nsubj>obj", "REB > CHL"),
    ("Foreign leaders criticised Chile.", "criticised", "nsubj>obj", "GOV > CHL"),
]
MISSED: dict[str, str] = {
    "Norway put pressure on Chile to release the Kenyan envoy.": "the infinitive hangs on the verb, not on the pressure",
}
ALL = [*PLAIN, *MOVED, *SUFFERED, *BLAMED, *JOINED, *CONTROL, *CLAUSES, *NOUNS, *THROUGH_THINGS, *NOBODY]


def _cast(sentence: str) -> Cast:
    text = parse(sentence)
    cast = Cast(text, Report(sentence, date(2016, 5, 16)))
    cast.set_speakers(attributions(text, cast.sources))
    return cast


def _shown(who) -> str:
    return " > ".join(", ".join(a.country or a.sector or a.name for a in side) for side in (who.actors, who.recipients))


def _word(cast: Cast, form: str) -> int:
    return next(w.i for w in cast.text.words if w.text == form)


def _case(row: tuple[str, str, str, str]):
    reason = MISSED.get(row[0])
    return pytest.param(
        *row, marks=pytest.mark.xfail(reason=reason, strict=True) if reason else (), id=f"{row[0]} {row[1]}"
    )


@pytest.mark.parametrize(("sentence", "word", "frame", "who"), [_case(row) for row in ALL])
def test_parties(sentence, word, frame, who):
    cast = _cast(sentence)
    assert _shown(parties(cast.text, cast, _word(cast, word), frame)) == who


# ---- choosing among all in reach ---------------------------------------------------------------------------


def _chosen(passage: str, *events: tuple[str, str, str]) -> list[str]:
    cast = _cast(passage)
    return [_shown(p) for p in choose(cast.text, cast, [(_word(cast, w), frame, kind) for w, frame, kind in events])]


def test_the_frame_is_followed():
    assert _chosen("Turkey bombed Syria.", ("bombed", "nsubj>obj", "ASSAULT")) == ["TUR > SYR"]


def test_a_second_mention_takes_the_parties_of_the_first():
    first, second = ("bombed", "nsubj>obj", "ASSAULT"), ("attack", "poss>on", "ASSAULT")
    passage = "Turkey bombed Syria on Monday. Russia said the attack lasted three hours."
    assert _chosen(passage, first, second) == ["TUR > SYR", "TUR > SYR"]


def test_nobody_in_reach_is_nobody():
    assert _chosen("The talks failed.", ("talks", "poss&with", "CONSULT")) == [" > "]


def test_all_that_the_frame_joins_are_taken():
    assert _chosen("Norway and Chile condemned Iran.", ("condemned", "nsubj>obj", "ACCUSE")) == ["NOR, CHL > IRN"]


def test_slots_name_where_a_place_stands():
    cast = _cast("Norway condemned Chile's attack on Kenya.")
    reach = in_reach(cast.text, cast, _word(cast, "condemned"), mentions(cast.text, cast))
    assert set(reach) == {"NOR", "CHL", "KEN"}
    assert "subject" in reach["NOR"]
    assert "object.owner" in reach["CHL"]
    assert "object.on" in reach["KEN"]
    assert all(place(actor) == where for where, slots in reach.items() for actor in slots.values())


@pytest.mark.parametrize("look", [1, 2])
@pytest.mark.parametrize(("role", "chosen"), [("actor", ()), ("recipient", ("TUR",)), ("recipient", ())])
def test_the_arrays_weigh_the_rows_that_training_learns(look, role, chosen):
    cast = _cast("Turkey bombed Syria on Monday. Russia said the attack lasted three hours. Syria condemned Turkey.")
    found = [("bombed", "nsubj>obj", "ASSAULT"), ("attack", "poss>on", "ASSAULT"), ("condemned", "nsubj>obj", "ACCUSE")]
    looks = Looks(scopes_of(cast.text, cast, [(_word(cast, word), frame, kind) for word, frame, kind in found]))
    looks.look_once()
    actors, table, at = frozenset(chosen), shipped(), column(role, look)
    for n, its in enumerate(looks.probabilities(role, look, [actors] * len(found))):
        scope = looks.scopes[n]
        assert set(its) >= {"TUR", "SYR"}
        for where, probability in its.items():
            traits = looks.traits(n, where, look, actors)
            weights = [
                table[row][at] for t in traits for row in rows(t, scope.type, is_verb(scope.word)) if row in table
            ]
            assert math.log(probability / (1 - probability)) == pytest.approx(sum(weights))


def test_the_table_of_weights_names_its_faulty_rows(monkeypatch, tmp_path):
    table = tmp_path / "parties.tsv"
    rows = ["subject\t0.5\t-0.1\t0\t0", "subject\t1\t1\t0\t0", "object\tmuch\t0\t0\t0"]
    table.write_text("\n".join(["\t".join(("trait", *COLUMNS)), *rows]), encoding="utf-8")
    monkeypatch.setattr("pourparler.reading.party_weights.TABLE", table)
    shipped.cache_clear()
    try:
        with pytest.raises(LexiconError, match=r"row 3.*row 4"):
            shipped()
    finally:
        shipped.cache_clear()
