"""What a web desk leans on: revisions, records kept in memory, connections that cannot write, time limits, threads."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

import pourparler
from pourparler.store import StoreError
from pourparler.table import build

from .test_store import MONDAY, a_reading, numbered


@pytest.fixture
def desk(address):
    with pourparler.open(address) as desk:
        yield desk


def test_the_revision_changes_with_each_write_and_with_nothing_else(desk):
    desk.keep(numbered(0), "talks")
    desk.keep(numbered(0), "ships")
    seen = [desk.revision("talks")]

    def changed() -> bool:
        seen.append(desk.revision("talks"))
        return seen[-1] not in seen[:-1]

    assert desk.keep(numbered(1), "talks").new
    assert changed()
    event = desk.events("talks")[0].id
    desk.correct("accept", [event], "talks", who="Ilan")
    assert changed()
    desk.undo(1, "talks", who="Ilan")
    assert changed()
    desk.keep(a_reading(outlet="outlet 0", engine="engine 2"), "ships")  # a newer reading of a report that both have
    assert changed()
    desk.keep(numbered(1), "talks")
    desk.keep(numbered(2), "ships")
    desk.record("talks"), desk.search("talks", "talks"), desk.show(event, "talks")
    assert desk.revision("talks") == seen[-1]
    with pytest.raises(StoreError, match="no dossier is called 'nobody'"):
        desk.revision("nobody")


def test_a_record_is_made_once_for_each_revision(desk):
    desk.keep(numbered(0))
    first = desk.record()
    assert desk.record() is first
    desk.keep(numbered(1))
    second = desk.record()
    assert second is not first
    assert second == build("default", desk.readings())


def test_names_that_no_dossier_has_are_not_remembered(desk):
    for n in range(9):
        with pytest.raises(StoreError):
            desk.record(f"nobody {n}")
    assert desk.records.kept == {}


def test_what_another_process_keeps_is_seen(desk, address):
    desk.keep(numbered(0))
    assert len(desk.record().readings) == 1
    with pourparler.open(address) as other:
        other.keep(numbered(1))
        other.correct("reject", [other.events()[0].id], who="Ilan")
    record = desk.record()
    assert record == build("default", desk.readings(), desk.corrections())
    assert sum(len(h.tellings) for h in record.happenings) == 3


@pytest.mark.parametrize("statement", ["DELETE FROM reports", "DROP TABLE parties", "CREATE TABLE mine (n INTEGER)"])
def test_a_connection_that_asks_cannot_write(desk, statement):
    desk.keep(a_reading())
    with pytest.raises(StoreError), desk.database.reading() as conn:
        conn.exec_driver_sql(statement)
    assert desk.readings() == (a_reading(),)


def test_what_is_open_for_reading_only_says_so(desk, address, tmp_path):
    desk.keep(a_reading())
    with pourparler.open(address, read_only=True) as reader:
        assert reader.record() == desk.record()
        for write in (
            lambda: reader.keep(numbered(1)),
            lambda: reader.correct("accept", [reader.events()[0].id], who="Ilan"),
        ):
            with pytest.raises(StoreError, match="open for reading only. Open it without read_only"):
                write()
    assert len(desk.readings()) == 1
    with pytest.raises(StoreError, match="no such file"):
        pourparler.open(tmp_path / "other.db", read_only=True)


def test_a_question_that_takes_too_long_is_stopped(desk, address):
    desk.keep(a_reading())
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pourparler.open(address, time_limit=1) as hurried:
        begun = time.monotonic()
        with pytest.raises(StoreError, match="took longer than a question may"), hurried.database.reading() as conn:
            conn.execute(sa.text(endless))
        assert time.monotonic() - begun < 20
        time.sleep(1.1)  # the limit is of each question, not of the connection
        assert hurried.record() == desk.record()


def test_threads_read_while_one_writes(desk):
    desk.keep(numbered(0))
    done = threading.Event()
    seen = []

    def write() -> None:
        for n in range(1, 30):
            desk.keep(a_reading(MONDAY + timedelta(days=n % 5), f"outlet {n}"))
        done.set()

    def read() -> list[int]:
        sizes = []
        while not done.is_set() or not sizes:
            record = desk.record()
            assert {r.report.id for r in record.readings} == {
                t.report.id for h in record.happenings for t in h.tellings
            }
            assert len(desk.events(since=date(2031, 1, 1))) >= 2 * len(record.readings)
            sizes.append(len(record.readings))
        return sizes

    with ThreadPoolExecutor(8) as pool:
        readers = [pool.submit(read) for _ in range(6)]
        pool.submit(write).result()
        seen = [r.result() for r in readers]
    assert all(sizes == sorted(sizes) for sizes in seen)  # nobody sees less than before
    assert desk.record() == build("default", desk.readings())


def test_threads_write_side_by_side(desk):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: desk.keep(numbered(n % 20)), range(60)))
    assert len(desk.readings()) == 20
