"""PostgreSQL: addresses, refusals in plain words, no password in any of them; the rest is test_store.py on both engines."""

from __future__ import annotations

import subprocess
import sys

import pytest

import pourparler
from pourparler import sources
from pourparler.desk.pages import PAGES
from pourparler.store import StoreError
from pourparler.store.sources import Source

from .desk_fixtures import client
from .postgres_server import PASSWORD
from .test_store import a_reading


def refused(address: str, **options) -> str:
    with pytest.raises(StoreError) as fault:
        pourparler.open(address, **options)
    cause, said = fault.value, ""
    while cause is not None:
        said += f"{cause}\n"
        cause = None if cause.__suppress_context__ and cause.__cause__ is None else cause.__cause__ or cause.__context__
    assert PASSWORD not in said
    assert "wrong-5" not in said
    return str(fault.value)


def test_a_server_that_does_not_answer_is_named(server):
    said = refused(f"postgresql://tester:{PASSWORD}@127.0.0.1:1/affairs")
    assert "postgresql://127.0.0.1:1/affairs: " in said
    assert "Check that the server runs, and its address and port." in said


def test_a_wrong_password_a_missing_database_and_another_programs(server):
    assert "Check user and password" in refused(server.address("postgres", password="wrong-5"))
    assert "createdb --encoding UTF8 NAME" in refused(server.address("nowhere"))
    address = server.empty_database()
    import psycopg

    with psycopg.connect(address) as conn:
        conn.execute("CREATE TABLE theirs (n integer)")
    assert "another program. Give Pourparler a database of its own." in refused(address)
    latin = server.empty_database(encoding="LATIN1")
    assert "has the encoding LATIN1" in refused(latin)


@pytest.mark.parametrize(
    "address",
    [f"postgresql://tester:{PASSWORD}@host:port/affairs", f"postgresql://tester:{PASSWORD}@[::/affairs"],
)
def test_an_address_that_cannot_be_read(address):
    assert "Write postgresql://USER@HOST:PORT/DATABASE" in refused(address)


def test_a_newer_releases_tables_are_refused(server):
    import psycopg

    address = server.new_database()
    with psycopg.connect(address) as conn:
        conn.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "another release of Pourparler (tables 9999" in refused(address)


def test_without_psycopg_the_mend_is_told():
    program = (
        "import sys; sys.modules['psycopg'] = None; import pourparler\n"
        "try: pourparler.open('postgresql://u:sesame@h/d')\n"
        "except pourparler.PourparlerError as fault: print(fault)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert "pip install 'pourparler[postgres]'" in said
    assert "sesame" not in said


def test_the_log_of_corrections_is_only_added_to(server):
    with pourparler.open(server.new_database()) as desk:
        desk.keep(a_reading())
        desk.correct("accept", [desk.events()[0].id], who="Ilan")
        with pytest.raises(StoreError, match="corrections are only added to"), desk.database.writing() as conn:
            conn.exec_driver_sql("DELETE FROM corrections")


def test_commands_take_an_address(server, tmp_path):
    address, story = server.new_database(), tmp_path / "story.txt"
    story.write_text("The president of Chile met the president of Peru in Lima on Monday.", encoding="utf-8")

    def run(*words: str) -> str:
        command = [sys.executable, "-m", "pourparler", *words, "--db", address]
        done = subprocess.run(command, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        assert PASSWORD not in done.stdout
        return done.stdout

    assert "1 read" in run("add", str(story), "--published", "2031-03-04")
    assert "Lima" in run("events", "--json")


def test_the_desk_opens_on_it(server):
    address = server.new_database()
    with pourparler.open(address) as desk:
        desk.keep(a_reading(), "talks")
        sources.add_feed(desk, "talks", "https://lumen.example/feed")
        sources.start(desk, "talks", "two", "Ilan", [Source("nowhere.txt", b"Oster met Lumen."), Source("b.txt", b"")])
        while sources.work(desk):
            pass
        (job,) = sources.jobs(desk, "talks")
        assert (job.total, job.done) == (2, 2)
        assert len(sources.skipped(desk, "talks")) == job.skipped
        assert [f.address for f in sources.feeds(desk, "talks")] == ["https://lumen.example/feed"]
    with client(address) as web:
        assert web.get("/").status_code == 200
        for page in (p.address for p in PAGES if p.address.count("{") == 1):
            found = web.get(page.format(dossier="talks"))
            assert found.status_code == 200, (page, found.text[:200])
