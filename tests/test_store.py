"""Kept dossiers: what goes in comes back, once, whole, and found by who, what and when; nothing is lost to a crash."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from itertools import count

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import HealthCheck, given, settings

import pourparler
from pourparler.asked import places
from pourparler.record import Actor, Attribution, Event, Interval, Matter, Reading, Report, Span
from pourparler.store import StoreError, tables
from pourparler.store.opening import REVISIONS

from .made_readings import readings

MONDAY, TUESDAY = date(2031, 3, 3), date(2031, 3, 4)
VELIA = Actor("Velia", "VEL", "GOV", "country")
OSTRAVA = Actor("Ostrava", "OST", "GOV", "country")
MOREAU = Actor("Zoé Moreau", "VEL", "GOV", "person", "foreign minister")
TEXT = 'Velia called off the talks. "Ostrava attacked our ships on Monday," Zoé Moreau said. Ostrava denied it.'


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def a_reading(published: date = TUESDAY, outlet: str = "", engine: str = "engine 1") -> Reading:
    says = Attribution(
        "a1", (MOREAU,), span("Zoé Moreau"), span("said"), (span('"Ostrava attacked our ships on Monday,"'),)
    )
    inside = Attribution("a2", (OSTRAVA,), None, None, (), parent=says)
    event = Event("e1", (span("talks"),), "CONSULT", "called_off", "meet", (), (VELIA,), (OSTRAVA,))
    attack = Event(
        "e2",
        (span("attacked"),),
        "ASSAULT",
        "happened",
        "",
        (),
        (OSTRAVA,),
        (VELIA,),
        when=Interval(MONDAY, MONDAY),
        says=(says,),
    )
    matter = Matter(
        "m1", "meeting", (span("talks"),), (VELIA,), (OSTRAVA,), "called_off", (), (span("called off the talks"),)
    )
    report = Report(TEXT, published, "Talks off", outlet)
    return Reading(report, engine, (says, inside), (VELIA, OSTRAVA, MOREAU), (), (), (event, attack), (matter,))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "affairs.db"


@pytest.fixture
def desk(address):
    with pourparler.open(address) as desk:
        yield desk


@pytest.fixture
def filed(path):
    with pourparler.open(path) as desk:
        yield desk


def contents(desk) -> dict[str, list]:
    """All rows, without the order and the time of their writing."""
    unlike = {"n", "added", "revision"}
    kept = (tables.reports, tables.readings, tables.dossier_reports, tables.elements, tables.parties)
    with desk.database.reading() as conn:
        return {t.name: sorted(map(tuple, conn.execute(sa.select(*(c for c in t.c if c.name not in unlike)))), key=repr)
                for t in kept}  # fmt: skip


def check(address) -> None:
    """No half-written report, and a sound file."""
    with pourparler.open(address) as desk, desk.database.reading() as conn:
        for table in (tables.readings, tables.dossier_reports, tables.elements):
            without = sa.select(tables.reports.c.id).except_(sa.select(table.c.report_id))
            assert conn.execute(without).all() == []
    if "://" not in str(address):
        raw = sqlite3.connect(address)
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        raw.execute("INSERT INTO report_words(report_words, rank) VALUES ('integrity-check', 1)")
        raw.close()


# -- keeping


NUMBER = count()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reading=readings())
def test_what_is_kept_comes_back_equal(desk, reading):
    dossier = f"dossier {next(NUMBER)}"
    reading = replace(reading, engine=dossier)
    desk.keep(reading, dossier)
    assert desk.readings(dossier) == (reading,)


def test_the_same_report_twice_adds_nothing(desk):
    first = desk.keep(a_reading(), "talks")
    before = contents(desk)
    again = desk.keep(a_reading(), "talks")
    assert (first.new, again.new) == (True, False)
    assert first.report_id == again.report_id == a_reading().report.id
    assert first.counts == again.counts == {"attribution": 2, "event": 2, "matter": 1}
    assert contents(desk) == before


def test_a_report_may_lie_in_two_dossiers_and_a_wire_copy_is_another_report(desk):
    desk.keep(a_reading(), "talks")
    assert desk.keep(a_reading(), "ships").new
    assert desk.keep(a_reading(outlet="Lumen Post"), "talks").new
    assert desk.names() == ("ships", "talks")
    assert (len(desk.readings("talks")), len(desk.readings("ships"))) == (2, 1)


def test_the_order_of_adding_leaves_no_trace(new_address):
    made = [a_reading(day, outlet) for day in (MONDAY, TUESDAY) for outlet in ("Lumen Post", "Ostrava Herald")]
    found = []
    for order in (made, made[::-1] + made):
        with pourparler.open(new_address()) as desk:
            for reading in order:
                desk.keep(reading)
            found.append(contents(desk))
    assert found[0] == found[1]


def test_a_newer_engines_reading_is_used_and_the_older_one_stays(desk):
    desk.keep(a_reading(engine="engine 1"))
    newer = replace(a_reading(engine="engine 2"), events=a_reading().events[:1])
    assert desk.keep(newer).new
    assert desk.readings() == (newer,)
    assert [t.event.id for t in desk.events()] == ["e1"]
    assert [row[1] for row in contents(desk)["readings"]] == ["engine 1", "engine 2"]
    assert not desk.keep(a_reading(engine="engine 1")).new


def test_readings_come_by_date_of_publication_and_since_a_date(desk):
    for day in (TUESDAY, MONDAY):
        desk.keep(a_reading(day))
    assert [r.report.published for r in desk.readings()] == [MONDAY, TUESDAY]
    assert [r.report.published for r in desk.readings(since=TUESDAY)] == [TUESDAY]


def test_text_of_any_kind_is_kept_to_the_character(desk):
    text = (
        "nul \0, its stand-in \ufdd0\ufdd2, combining e\u0301, right-to-left \u202e, family 👨‍👩‍👧, 'quote\" -- ]\r\n"
    )
    reading = Reading(Report(text, MONDAY, outlet="x'; DROP TABLE reports; --"), "engine 1")
    desk.keep(reading)
    assert desk.readings() == (reading,)


def test_a_text_that_no_file_can_hold_is_refused_whole(desk):
    desk.keep(a_reading())
    before = contents(desk)
    with pytest.raises(StoreError, match="character 4 is half of a surrogate pair"):
        desk.keep(Reading(Report("half\ud800", MONDAY), "engine 1"), "new")
    assert contents(desk) == before
    assert desk.names() == ("default",)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 101])
def test_a_dossier_needs_a_name(desk, name):
    with pytest.raises(StoreError, match="cannot name a dossier"):
        desk.keep(a_reading(), name)


# -- asking

ASKED = [  # question                                       events found, by date
    ({}, ["e2", "e1"]),
    ({"type": "CONSULT"}, ["e1"]),
    ({"type": "CONSULT", "mode": "visit"}, []),
    ({"status": "called_off", "mode": "meet"}, ["e1"]),
    ({"says": "VEL"}, ["e2"]),
    ({"says": "zoe moreau"}, ["e2"]),
    ({"says": "Moreau"}, ["e2"]),
    ({"says": "More"}, []),
    ({"says": "GOV"}, ["e2"]),
    ({"says": "OST"}, []),
    ({"says": "%"}, []),
    ({"says": "' OR 1=1 --"}, []),
    ({"actor": "OST"}, ["e2"]),
    ({"actor": "velia"}, ["e1"]),
    ({"actor": "OST", "recipient": "VEL"}, ["e2"]),
    ({"since": TUESDAY}, ["e2", "e1"]),
    ({"until": MONDAY}, []),
    ({"during": (MONDAY, MONDAY)}, ["e2"]),
    ({"during": (None, MONDAY)}, ["e2"]),
    ({"during": (TUESDAY, None)}, []),
]


@pytest.mark.parametrize(("question", "found"), ASKED)
def test_events_are_found_by_who_what_and_when(desk, question, found):
    desk.keep(a_reading(), "talks")
    desk.keep(a_reading(outlet="elsewhere"), "another")
    assert [telling.event.id for telling in desk.events("talks", **question)] == found


def test_an_open_ended_interval_touches_what_lies_on_its_side(desk):
    reading = a_reading()
    before = replace(reading.events[0], when=Interval(None, MONDAY, "before"))
    desk.keep(replace(reading, events=(before,)))
    assert len(desk.events(during=(None, date(2030, 1, 1)))) == 1
    assert desk.events(during=(TUESDAY, None)) == ()


def test_says_lists_what_a_party_says_with_its_report(desk):
    desk.keep(a_reading())
    (saying,) = desk.says("VEL")
    assert saying.report.text[slice(*saying.attribution.content_spans[0])] == '"Ostrava attacked our ships on Monday,"'
    assert [s.attribution.id for s in desk.says("Ostrava")] == ["a2"]  # so says Zoé Moreau, its parent
    assert desk.says("Nobody") == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("talks ships", 1),
        ("zoe", 1),
        ('"called off"', 1),
        ('"off called"', 0),
        ("talks NOT ships", 0),
        ("ship*", 0),
        ('"', 0),
        ("", 0),
        ("text:talks", 0),
        ("') OR 1 --", 0),
    ],
)
def test_search_takes_words_and_phrases_as_they_are(desk, words, found):
    desk.keep(a_reading())
    assert len(desk.search(words)) == found


FOUND = [  # words                   in this text                                found, in order
    ("zoe", "Zoé Moreau, zoé.", ["Zoé", "zoé"]),
    ('"called off" talks', "It called off the talks. Off-called.", ["called off", "talks"]),
    ('"off the talks" talks', "It called off the talks.", ["off the talks"]),
    ("TALKS", "Talks, talks about talk.", ["Talks", "talks"]),
    ("talk", "Talks.", []),
    ("\"'%", "Nothing to look for.", []),
]


@pytest.mark.parametrize(("words", "text", "found"), FOUND)
def test_the_places_of_words_asked_for(words, text, found):
    assert [text[start:end] for start, end in places(text, words)] == found


def test_search_gives_the_places_newest_first(desk):
    for day in (MONDAY, TUESDAY):
        desk.keep(a_reading(day))
    found = desk.search('zoe "called off"')
    assert [p.report for p in found] == [a_reading(TUESDAY).report, a_reading(MONDAY).report]
    assert found[0].words == "called off … Zoé"
    assert desk.search("talks", limit=1) == desk.search("talks")[:1]
    assert [p.spans for p in desk.search("talks off")] == 2 * [(span("off"), span("talks"))]


def test_show_gives_the_element_and_its_words(desk):
    id = f"{desk.keep(a_reading()).report_id}.m1"
    shown = desk.show(id)
    assert (shown.kind, shown.element) == ("matter", a_reading().matters[0])
    assert [p.words for p in shown.evidence] == ["called off the talks"]


def test_a_question_about_what_is_not_there_says_what_is(desk):
    with pytest.raises(StoreError, match=r": no dossier is called 'talks'. It has none yet: pourparler add"):
        desk.events("talks")
    desk.keep(a_reading(), "ships")
    with pytest.raises(StoreError, match=r"no dossier is called 'talks'. There are: ships"):
        desk.says("VEL", "talks")
    with pytest.raises(StoreError, match="the id 'nothing.e1'"):
        desk.show("nothing.e1", "ships")


def test_the_record_of_a_dossier_is_built_from_its_readings(desk):
    desk.keep(a_reading(), "talks")
    record = desk.record("talks")
    assert (record.dossier, record.readings) == ("talks", (a_reading(),))


def test_add_reads_a_report_once(desk):
    pytest.importorskip("pourparler.reading.read")
    report = Report("Foreign ministers of Norway and Chile met in Oslo on Monday.", TUESDAY)
    first, again = desk.add(report, "talks"), desk.add(report, "talks")
    assert (first.new, again.new) == (True, False)
    assert first.counts == again.counts
    assert desk.add(report, "another").new


def test_a_list_of_names_that_is_given_again_counts_again(desk, tmp_path):
    from pourparler.reading.own import read_own

    names = tmp_path / "names.tsv"
    names.write_text("name\tcountry\taliases\tkind\tsector\nVeldria\tVDR\t\tcountry\tGOV\n", encoding="utf-8")
    report, own = Report("Veldria postponed talks with Chile on Monday.", TUESDAY), read_own(names, None)
    assert desk.add(report, "talks", *own).new
    told, record = contents(desk), desk.record("talks")
    assert desk.events("talks", actor="VDR")
    assert desk.add(report, "another").new
    assert not desk.events("talks", actor="VDR")
    assert desk.add(report, "talks", *own).new
    assert desk.events("talks", actor="VDR")
    assert (contents(desk)["elements"], desk.record("talks")) == (told["elements"], record)
    assert not desk.add(report, "talks", *own).new


# -- opening


def test_the_migrations_make_the_tables_that_the_code_speaks_of(desk):
    from alembic.autogenerate import compare_metadata

    def ours(thing, name, kind, reflected, compared):
        return not (kind == "table" and name.startswith("report_words"))  # full-text search keeps its own

    with desk.database.reading() as conn:
        context = MigrationContext.configure(conn, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_the_code_knows_every_migration():
    config = Config()
    config.set_main_option("script_location", "pourparler.store:migrations")
    assert tuple(r.revision for r in ScriptDirectory.from_config(config).walk_revisions())[::-1] == REVISIONS


def test_an_opened_database_is_opened_again(address):
    with pourparler.open(address) as desk:
        desk.keep(a_reading())
    with pourparler.open(address, create=False) as desk:
        assert desk.readings() == (a_reading(),)


def not_a_database(path):
    path.write_text("Dear Sir, " * 200)


def another_programs(path):
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE alembic_version (version_num TEXT)")
    raw.commit()
    raw.close()


def a_newer_ones(path):
    pourparler.open(path).close()
    raw = sqlite3.connect(path)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.commit()
    raw.close()


REFUSED = [  # what lies there        the message says
    (not_a_database, ["affairs.db", "not a database", "does not exist yet"]),
    (another_programs, ["affairs.db", "another program", "file of its own"]),
    (a_newer_ones, ["affairs.db", "another release", "9999", "newest release"]),
    (lambda path: path.mkdir(), ["affairs.db", "unable to open", "folder"]),
]


@pytest.mark.parametrize(("lies_there", "said"), REFUSED)
def test_a_file_that_is_not_ours_is_refused_and_left_alone(path, lies_there, said):
    lies_there(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError) as fault:
        pourparler.open(path)
    assert [part for part in said if part not in str(fault.value)] == []
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_missing_file_is_only_made_when_asked_for(tmp_path):
    with pytest.raises(StoreError, match="no such file"):
        pourparler.open(tmp_path / "affairs.db", create=False)
    with pytest.raises(StoreError, match="unable to open database file"):
        pourparler.open(tmp_path / "nowhere" / "affairs.db")
    with pytest.raises(StoreError, match="mysql://: is no database that can be opened"):
        pourparler.open("mysql://user:secret@host/affairs")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_named_and_leaves_what_was_there(filed, path):
    desk = filed

    kept = [desk.keep(a_reading()).report_id]

    @sa.event.listens_for(desk.database.engine, "begin")
    def no_room(conn):
        conn.exec_driver_sql("PRAGMA max_page_count = 1")  # SQLite takes the pages in use for the least

    def fill():
        for n in range(100):
            kept.append(desk.keep(numbered(n)).report_id)

    with pytest.raises(StoreError, match="affairs.db: database or disk is full. Make room on the disk"):
        fill()
    assert {r.report.id for r in desk.readings()} == set(kept)
    check(path)


def test_a_damaged_file_is_named(path):
    with pourparler.open(path) as desk:
        for n in range(9):
            desk.keep(numbered(n))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(StoreError, match="malformed. Restore a backup"), pourparler.open(path) as desk:
        desk.readings()


# -- several processes

ADDING = """
import sys
import pourparler
from tests.test_store import numbered
with pourparler.open(sys.argv[1]) as desk:
    for n in range(int(sys.argv[2]), int(sys.argv[3])):
        print(desk.keep(numbered(n)).report_id, flush=True)
"""


def numbered(n: int) -> Reading:
    return a_reading(outlet=f"outlet {n}")


def adding(address: str, first: int, end: int) -> subprocess.Popen:
    command = [sys.executable, "-c", ADDING, address, str(first), str(end)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_killed_process_loses_nothing_that_it_acknowledged(address):
    pourparler.open(address).close()
    moments, acknowledged = random.Random(7), []
    for first in range(0, 30_000, 10_000):
        with adding(address, first, first + 10_000) as child:
            acknowledged.append(child.stdout.readline().strip())
            time.sleep(moments.uniform(0.0, 0.3))
            child.send_signal(signal.SIGKILL)
            acknowledged += child.stdout.read().split("\n")[:-1]  # a last line without an end was cut by the kill
    check(address)
    with pourparler.open(address) as desk:
        kept = {r.report.id for r in desk.readings()}
        assert set(acknowledged) <= kept
        assert len(kept) - len(set(acknowledged)) <= 3  # each kill may fall between keeping and saying so
        assert desk.keep(numbered(-1)).new


def test_two_processes_add_at_once_to_a_new_database(address):
    with adding(address, 0, 40) as one, adding(address, 20, 60) as two:
        one.communicate(), two.communicate()
    assert (one.returncode, two.returncode) == (0, 0)
    check(address)
    with pourparler.open(address) as desk:
        assert {r.report.id for r in desk.readings()} == {numbered(n).report.id for n in range(60)}
