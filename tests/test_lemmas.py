"""Form and tag -> lemma."""

from __future__ import annotations

import gzip
import os
import time
from pathlib import Path

import pytest

from pourparler.language import lemmas
from pourparler.language.lemmas import LemmaTableError, lemma

CASES = {  # lemma: forms
    "VERB": {
        "meet": "met meets meeting", "withdraw": "withdrew withdrawn withdraws", "seek": "sought", "flee": "fled flees",
        "veto": "vetoed vetoes vetoing", "expel": "expelled expelling", "negotiate": "negotiated negotiating",
        "accuse": "accused accusing", "boycott": "boycotted", "denuclearise": "denuclearised denuclearising",
        "ratify": "ratified ratifies ratifying", "agree": "agreed agreeing agrees", "call": "called calling",
        "kidnap": "kidnapped", "travel": "travelled traveled", "lie": "lying", "besiege": "besieged", "visit": "visited",
        "postpone": "postponed", "cancel": "cancelled canceled", "bomb": "bombed", "refuse": "refused", "discuss": "discussed",
        "occur": "occurred", "overthrow": "overthrew overthrown", "reach": "reaches", "say": "said", "be": "was is",
    },
    "NOUN": {
        "talk": "talks", "crisis": "crises", "ally": "allies", "embargo": "embargoes", "spokesman": "spokesmen",
        "envoy": "envoys", "virus": "virus", "press": "press", "tax": "taxes", "speech": "speeches", "meeting": "meeting",
        "foe": "foes", "headquarters": "headquarters", "news": "news", "response": "responses", "child": "children",
    },
    "ADJ": {"big": "bigger biggest", "easy": "easier easiest", "good": "better best", "national": "national",
            "American": "American", "Lebanese": "Lebanese", "united": "united", "honest": "honest"},
    "PROPN": {"Russian": "Russians", "Paris": "Paris", "State": "States", "Texas": "Texas", "Geneva": "Geneva"},
    "AUX": {"be": "is are were 's ’re", "have": "has 've", "will": "wo 'll", "can": "ca"},
    "PART": {"not": "n't n’t not", "'s": "’s 's"},
    "PRON": {"they": "them", "we": "us", "I": "I me"},
    "NUM": {"1200": "1,200", "two": "Two"},
    "X": {"Zeitung": "Zeitung"},
}  # fmt: skip
ROWS = [(form, upos, base) for upos, table in CASES.items() for base, forms in table.items() for form in forms.split()]


@pytest.mark.parametrize(("form", "upos", "base"), ROWS)
def test_lemma(form: str, upos: str, base: str) -> None:
    assert lemma(form, upos) == base


def test_the_tag_decides() -> None:
    assert [lemma("meeting", tag) for tag in ("VERB", "NOUN")] == ["meet", "meeting"]
    assert [lemma("left", tag) for tag in ("VERB", "ADJ")] == ["leave", "left"]


@pytest.mark.parametrize("odd", ["", "s", "'", "ing", "ED", "—", "😀s"])
def test_odd_forms_do_no_harm(odd: str) -> None:
    for upos in (*CASES, "", "INTJ"):
        assert isinstance(lemma(odd, upos), str)


@pytest.mark.parametrize("row", ["met\tVERB", "met\tVERB\t", "met\tVERB\tmeet\nmet\tVERB\tmeet"])
def test_a_damaged_table_is_refused(row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.tsv").write_text(f"form\tupos\tlemma\n{row}\n", "utf-8")
    monkeypatch.setattr(lemmas, "files", lambda _package: tmp_path)
    with pytest.raises(LemmaTableError, match=r"bad\.tsv, row \d"):
        lemmas._read("bad.tsv")


def _gold() -> list[tuple[str, str, str]]:
    folder = os.environ.get("POURPARLER_SHARED", "")
    path = Path(folder) / "data/ud/dev.conllu.gz"
    if not folder or not path.exists():
        pytest.skip("POURPARLER_SHARED does not name the folder of shared data")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        cells = [line.split("\t") for line in lines if line[0].isdigit()]
    return [(c[1], c[3], c[2]) for c in cells if c[0].isdigit() and c[2] != "_"]


def test_agrees_with_gold_and_is_quick() -> None:
    gold = _gold()
    right = [lemma(form, upos) == base for form, upos, base in gold]
    verbs = [ok for ok, (_, upos, _base) in zip(right, gold, strict=True) if upos == "VERB"]
    assert sum(right) / len(right) > 0.983
    assert sum(verbs) / len(verbs) > 0.985
    start = time.process_time()
    for form, upos, _ in gold:
        lemma(form, upos)
    assert len(gold) / (time.process_time() - start) > 500_000  # 3.8 million on an idle core
