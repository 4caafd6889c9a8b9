"""A gold of 300 mentions in invented sentences (mentions.tsv): whom each stands for, by name, country, sector and role.

A row: a passage ("=": that above), a word of it (with "#2" its second occurrence), the actor, several parted by "; ". Empty: the
word stands for nobody. `missed`: why the reader does not find it yet. The real reader model parses. Read as of May 2016."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pourparler.language.parse import parse
from pourparler.reading.attribution import attributions
from pourparler.reading.cast import Cast
from pourparler.record import Actors, Report

TABLE = Path(__file__).with_name("mentions.tsv")


def gold() -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        if not line.startswith("#"):
            passage, *cells = line.split("\t")
            rows.append((rows[-1][0] if passage == "=" else passage, *cells))
    return rows


@cache
def cast_of(passage: str) -> Cast:
    text = parse(passage)
    cast = Cast(text, Report(passage, date(2016, 5, 16)))
    cast.set_speakers(attributions(text, cast.sources))
    return cast


def stands_for(passage: str, word: str) -> Actors:
    """The actors of the phrase that a word stands in: of itself, or of the head of its name."""
    cast = cast_of(passage)
    form, _, nth = word.partition("#")
    i = [w.i for w in cast.text.words if w.text == form][int(nth or 1) - 1]
    while not (found := cast.at(i) or cast.adjective(i)):
        above = cast.text.words[i]
        if above.head < 0 or above.deprel not in ("flat", "compound", "nsubj", "amod"):
            break
        i = above.head
    return found


def case(row: tuple[str, ...]):
    *gold, missed = row
    marks = pytest.mark.xfail(reason=missed, strict=True) if missed else ()
    return pytest.param(*gold, marks=marks, id=f"{row[0]} {row[1]}")


@pytest.mark.parametrize(("passage", "word", "name", "country", "sector", "role"), [case(row) for row in gold()])
def test_mention(passage, word, name, country, sector, role):
    found = stands_for(passage, word)
    told = ("; ".join(a.name for a in found), "; ".join(a.country for a in found), "; ".join(a.sector for a in found))
    assert (*told, found[0].role if len(found) == 1 else "") == (name, country, sector, role)


def test_there_are_three_hundred():
    assert len(gold()) >= 300
