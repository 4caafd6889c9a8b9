"""The command line: every command has help, answers, and fails in one sentence."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import pourparler
from pourparler import cli
from pourparler.commands import asking
from pourparler.doctor import _sqlite
from tests.test_brief import affair

COMMANDS = [
    "read",
    "add",
    "dictionary",
    "demo",
    "doctor",
    "brief",
    "today",
    "could-meet",
    "events",
    "matters",
    "disputes",
    "groups",
    "stances",
    "says",
    "show",
    "corrections",
    "people",
    "serve",
    "watch",
    "correct",
    "users",
]


class Run:
    """Runs the command line in this process."""

    def __init__(self, capsys, monkeypatch):
        self.capsys, self.monkeypatch = capsys, monkeypatch

    def __call__(self, *words: object) -> tuple[int, str, str]:
        self.monkeypatch.setattr(sys, "argv", ["pourparler", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out = self.capsys.readouterr()
        status = ended.value.code
        return (status if isinstance(status, int) else 0), out.out, out.err


@pytest.fixture
def run(capsys, monkeypatch) -> Run:
    monkeypatch.delenv("POURPARLER_DB", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    return Run(capsys, monkeypatch)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "affairs.db"
    with pourparler.open(path) as desk:
        for page in affair():
            desk.keep(page.reading(), "talks")
    return path


def test_every_command_is_known_here(run):
    _, out, _ = run("--help")
    assert re.findall(r"^  ([\w-]+)  ", out.partition("Commands:")[2], re.M) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run, command):
    status, out, err = run(command, "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"Usage: pourparler {command}")
    assert len(out.splitlines()[2].split()) > 3


def test_version(run):
    assert run("--version") == (0, f"pourparler {pourparler.__version__}\n", "")


ANSWERS = [  # words, what the answer holds
    (["events"], "Koro → Oster, visit, planned"),
    (["events", "--says", "VDR"], "attack, did not happen, according to Veldria"),
    (["events", "--type", "consult", "--status", "postponed"], "Koro → Oster, visit, postponed"),
    (["matters"], "Oster to move, question by Veldria"),
    (["matters", "--waiting-on", "OSR"], "question by Veldria"),
    (["matters", "--state", "contested"], "Invitation by Veldria to Oster, contested"),
    (["disputes"], "Veldria: shelled"),
    (["groups"], "Contact group, members Oster"),
    (["stances"], "Lumen, support for Oster"),
    (["says", "Veldria"], "Veldria, paraphrased"),
    (["brief"], "Whose move it is"),
    (["brief", "--since", "2031-03-05"], "Where accounts part"),
    (["brief", "--format", "markdown"], "## Whose move it is"),
    (["brief", "--format", "html"], "<h2>Whose move it is</h2>"),
    (["today"], "Oster Times, 7 Mar"),
    (["today"], "before: open"),
    (["today", "--day", "2031-03-03"], "due 5 Mar"),
    (["today", "--day", "2031-03-03"], "Lumen Post, 3 Mar 2031 · read by machine"),
    (["brief", "--since", "2031-04-01"], "Nothing new since 1 Apr 2031."),
    (["could-meet", "Oster", "VDR"], "Oster member, Veldria invited"),
    (["could-meet", "Oster", "VDR"], "declined the invitation"),
    (["could-meet", "Oster", "Lumen"], "No report tells of one."),
    (["could-meet", "Oster", "Ostre"], "No report names Ostre."),
    (["could-meet", "Ostre", "Veldra"], "No report names Ostre or Veldra."),
    (["corrections"], "No corrections in the dossier 'talks'."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "holds"), ANSWERS, ids=[" ".join(w) for w, _ in ANSWERS])
def test_answers(run, db, words, holds):
    status, out, err = run(*words, "--dossier", "talks", "--db", db)
    assert (status, err) == (0, "")
    assert holds in out


@pytest.mark.parametrize("command", ["events", "matters", "disputes", "groups", "stances", "says Oster", "brief"])
def test_each_listing_has_a_json_twin(run, db, command):
    status, out, _ = run(*command.split(), "--json", "--dossier", "talks", "--db", db)
    found = json.loads(out)
    assert status == 0
    assert found
    if command != "brief":
        assert all(x["id"] for x in found)


def test_nothing_found_is_no_fault(run, db):
    status, out, _ = run("events", "--type", "AID", "--dossier", "talks", "--db", db)
    assert (status, out) == (0, "Nothing found.\n")
    assert run("events", "--type", "AID", "--json", "--dossier", "talks", "--db", db)[1] == "[]\n"


def test_what_is_read_goes_by_its_headline_or_by_the_name_it_was_given(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("two").mkdir()
    for name, head in (("a.txt", "Title: Talks are put off\n"), ("b.txt", "")):
        Path("two", name).write_text(f"{head}Date: 2031-03-03\n\n{name}: talks were put off.", encoding="utf-8")
    for source, title in (("two/a.txt", "Talks are put off"), ("two/b.txt", "two/b.txt"), ("two", "two")):
        assert run("read", source)[1].splitlines()[0] == title


def test_show_highlights_the_words_and_says_who(run, db):
    _, out, _ = run("disputes", "--json", "--dossier", "talks", "--db", db)
    for dispute in json.loads(out):
        status, shown, _ = run("show", dispute["id"], "--dossier", "talks", "--db", db)
        assert status == 0
        assert "Lumen Post · 3 Mar 2031" in shown
    events = json.loads(run("events", "--says", "OSR", "--json", "--dossier", "talks", "--db", db)[1])
    status, shown, _ = run("show", events[0]["id"], "--db", db)
    assert "Oster said Veldria shelled a post." in shown
    assert "according to Oster" in shown
    assert json.loads(run("show", events[0]["id"], "--json", "--db", db)[1])["evidence"][0]["words"] == "shelled"


def test_show_lists_the_tellings_that_a_correction_takes(run, db):
    here = ("--dossier", "talks", "--db", db)
    matter = next(m for m in json.loads(run("matters", "--json", *here)[1]) if len(m["tellings"]) > 1)
    shown = run("show", matter["id"], *here)[1]
    assert all(telling["id"] in shown for telling in matter["tellings"])


def test_show_calls_the_matter_in_dispute_by_its_words(run, db):
    here = ("--dossier", "talks", "--db", db)
    dispute = next(
        d for d in json.loads(run("disputes", "--json", *here)[1]) if re.fullmatch(r"m[0-9a-f]{10}", d["about"])
    )
    shown = run("show", dispute["id"], *here)[1]
    assert "Invitation by Veldria to Oster" in shown
    assert dispute["about"] not in shown


def test_every_id_a_brief_prints_can_be_shown(run, db):
    brief = json.loads(run("brief", "--json", "--dossier", "talks", "--db", db)[1])
    ids = [line["id"] for section in brief["sections"] for line in section["lines"]]
    assert len(ids) > 5
    for id in ids:
        assert run("show", id, "--dossier", "talks", "--db", db)[0] == 0, id


def test_a_brief_goes_to_a_file(run, db, tmp_path):
    for name, start in (("b.md", "# talks"), ("b.txt", "talks"), ("b.json", "{"), ("b.html", "<!DOCTYPE html>")):
        assert run("brief", "-o", tmp_path / name, "--dossier", "talks", "--db", db) == (0, "", "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_docx_says_what_the_brief_says(run, db, tmp_path):
    docx = pytest.importorskip("docx")
    assert run("brief", "-o", tmp_path / "b.docx", "--dossier", "talks", "--db", db) == (0, "", "")
    text = "\n".join(p.text for p in docx.Document(str(tmp_path / "b.docx")).paragraphs)
    for words in (
        "not checked by a person",
        "Whose move it is",
        "Oster to move, question by Veldria",
        "Lumen Post, 3 Mar",
    ):
        assert words in text


def test_what_is_corrected_shows_and_can_be_undone(run, db, monkeypatch):
    monkeypatch.setenv("POURPARLER_WHO", "Ana Weiss")
    here = ["--dossier", "talks", "--db", db]
    disputes = json.loads(run("disputes", "--json", *here)[1])
    status, out, _ = run("correct", "reject", disputes[0]["id"], "--why", "one voice", *here)
    assert (status, "correct undo 1" in out) == (0, True)
    assert len(json.loads(run("disputes", "--json", *here)[1])) == len(disputes) - 1
    assert run("correct", "undo", 1, *here)[0] == 0
    assert json.loads(run("disputes", "--json", *here)[1]) == disputes
    matter = json.loads(run("matters", "--json", *here)[1])[0]
    run("correct", "accept", matter["id"], *here)
    assert "1 of " in run("brief", *here)[1].splitlines()[1]
    shown = run("corrections", *here)[1].splitlines()
    assert [line.split(" · ")[0] for line in shown] == ["1", "2", "3"]
    assert "Ana Weiss" in shown[0]
    assert "one voice" in shown[0]
    assert shown[0].endswith("undone")


def test_what_is_added_shows_in_every_listing(run, db):
    here = ["--dossier", "talks", "--db", db]
    report = json.loads(run("events", "--json", *here)[1])[0]["id"].rpartition(".")[0]
    add = ["correct", "add", report, "--words", "0-9", "type=AID", "actors=KEN", *here]
    status, out, err = run(*add)
    assert (status, err) == (0, "")
    assert "correct undo 1" in out
    (added,) = json.loads(run("events", "--actor", "KEN", "--json", *here)[1])
    assert added["id"] in out
    assert "aid" in run("show", added["id"], *here)[1].lower()
    assert "added event" in run("corrections", *here)[1]
    assert run("correct", "undo", 1, *here)[0] == 0
    assert "added already" not in run(*add)[2]
    assert "added already" in run(*add)[2]


def test_an_edit_shows_in_every_listing(run, db):
    here = ["--dossier", "talks", "--db", db]
    event = json.loads(run("events", "--status", "postponed", "--json", *here)[1])[0]
    status, out, err = run(
        "correct", "edit", event["id"], "status=called_off", "actors=Merrow", "when=2031-03-11", *here
    )
    assert (status, err) == (0, "")
    (again,) = [e for e in json.loads(run("events", "--json", *here)[1]) if e["id"] == event["id"]]
    assert (again["event"]["status"], again["event"]["when"]) == ("called_off", ["2031-03-11", "2031-03-11"])
    assert "called off" in run("show", event["id"], *here)[1]


def test_the_database_may_come_from_the_environment(run, db, monkeypatch):
    monkeypatch.setenv("POURPARLER_DB", str(db))
    assert run("groups", "--dossier", "talks")[0] == 0


FAULTS = [  # words, what the sentence says
    (["brief"], "there is no such file"),
    (["brief", "--db", "{db}"], "no dossier is called 'default'"),
    (["brief", "-o", "b.pages", "--dossier", "talks", "--db", "{db}"], ".docx, .txt or .json"),
    (["brief", "--format", "docx", "--dossier", "talks", "--db", "{db}"], "--output FILE.docx"),
    (["could-meet", "Oster", "--dossier", "talks", "--db", "{db}"], "at least two parties"),
    (["correct", "undo", "7", "--dossier", "talks", "--db", "{db}"], "no correction 7"),
    (["correct", "reject", "zz", "--dossier", "talks", "--db", "{db}"], "has the id 'zz'"),
    (["brief", "-o", "no/such/b.md", "--dossier", "talks", "--db", "{db}"], "no/such/b.md"),
    (["brief", "--since", "monday", "--db", "{db}"], "YYYY-MM-DD"),
    (["events", "--type", "NOISE", "--dossier", "talks", "--db", "{db}"], "CONSULT"),
    (["events", "--mode", "odd", "--dossier", "talks", "--db", "{db}"], "visit"),
    (["events", "--status", "odd", "--dossier", "talks", "--db", "{db}"], "postponed"),
    (["matters", "--state", "odd", "--dossier", "talks", "--db", "{db}"], "contested"),
    (["show", "h0", "--dossier", "talks", "--db", "{db}"], "h0"),
    (["show", "p0", "--dossier", "talks", "--db", "{db}"], "`people`"),
    (["show", "--db", "{db}"], "ID"),
    (["groups", "--db", "{text}"], "text.txt"),
    (["fly"], "fly"),
    (["read", "no.txt", "--published", "2031-03-03"], "no such file"),
    (["read", ""], "an empty name is no source"),
    (["add", "", "--db", "{new}"], "an empty name is no source"),
    (["read", "{text}", "--published", "2031-03-03", "--actors", "no.tsv"], "(No such file or directory)"),
    (["read", "{text}", "--published", "2031-03-03", "--events", "no.tsv"], "(No such file or directory)"),
    (["read", "{text}"], "--published"),
    (["read", "{empty}", "--published", "2031-03-03"], "empty.txt"),
    (["read", "{text}", "--published", "3 March"], "YYYY-MM-DD"),
    (["add", "{empty}", "no.txt", "--published", "2031-03-03", "--db", "{new}"], "no.txt"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "says"), FAULTS, ids=[" ".join(w) for w, _ in FAULTS])
def test_faults_are_one_sentence_and_status_2(run, db, tmp_path, monkeypatch, words, says):
    monkeypatch.chdir(tmp_path)
    Path("text.txt").write_text("The minister of Oster said that he would come.", encoding="utf-8")
    Path("empty.txt").write_text("", encoding="utf-8")
    places = {"db": db, "text": "text.txt", "empty": "empty.txt", "new": "new.db"}
    status, out, err = run(*(w.format(**places) for w in words))
    assert status == 2
    assert says in err
    assert "Traceback" not in out + err
    assert not Path("new.db").exists()


def test_a_fault_of_ours_shows_no_page_of_code(run, db, monkeypatch):
    monkeypatch.setattr("pourparler.kept.Table", None)
    status, _, err = run("brief", "--dossier", "talks", "--db", db)
    assert status == 1
    assert err.startswith("pourparler: unexpected fault: TypeError")
    assert err.count("\n") == 1


def test_stopping_is_quiet(run, db, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(asking, "opened", stop)
    status, out, err = run("brief", "--db", db)
    assert (status, out) == (130, "")
    assert "Traceback" not in err


def test_doctor_warns_of_an_old_sqlite(run):
    assert "3.51.3" in _sqlite((3, 40, 1), "3.40.1").advice
    assert _sqlite((3, 51, 3), "3.51.3").advice == ""
    out = run("doctor")[1]
    assert out.startswith("pourparler")
    assert "model" in out


# -- as a process of its own


def process(*words: object, **options) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from pourparler.cli import main; main()", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, **options)


def test_help_loads_little():
    code = "import sys; from pourparler.cli import app; sys.exit(bool({'numpy', 'sqlalchemy', 'lxml', 'rich.console'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0


def test_a_broken_pipe_is_quiet(db):
    code = "from pourparler.cli import main; main()"
    words = ["events", "--json", "--dossier", "talks", "--db", str(db)]
    with subprocess.Popen([sys.executable, "-c", code, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert run.stderr.read() == b""


def test_a_terminal_without_the_characters_gets_others(db):
    env = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = process("groups", "--dossier", "talks", "--db", db, env=env)
    assert done.returncode == 0
    assert "Contact group" in done.stdout
