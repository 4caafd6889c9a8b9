"""A desk for several people: signing in, what each role may do, and that nobody gets in by guessing."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import pourparler
from pourparler import users
from pourparler.desk import create_app, pages
from pourparler.users import ROLES, Role
from tests.desk_fixtures import HERE
from tests.test_cli import Run

PASSWORD = "a word of ten letters and more"
PEOPLE: dict[str, Role] = {"Rhoda": "reader", "Edo": "editor", "Kit": "keeper"}
IDS = {"id": "nothing", "dossier": "invented", "ref": "x"}


@pytest.fixture(scope="module")
def shared(demo_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    import shutil

    path = tmp_path_factory.mktemp("shared") / "own.db"
    with pourparler.open(demo_db):
        shutil.copy(demo_db, path)
    with pourparler.open(path) as desk:
        for name, role in PEOPLE.items():
            users.add(desk, name, role, PASSWORD)
    return path


def opened(path: Path) -> TestClient:
    return TestClient(create_app(path, login=True), base_url=HERE, raise_server_exceptions=False)


@pytest.fixture
def desk(shared: Path) -> Iterator[TestClient]:
    with opened(shared) as found:
        yield found


def sign_in(desk: TestClient, name: str, password: str = PASSWORD) -> Any:
    return desk.post("/-/login.json", data={"name": name, "password": password})


def addresses() -> list[tuple[str, str, Role]]:
    """(method, address, least role) of every page and action, as pages and as JSON."""
    found = [("GET", p.address, p.role) for p in pages.PAGES] + [("POST", a.address, a.role) for a in pages.ACTIONS]
    both = [(m, a + twin, r) for m, a, r in found for twin in ("", ".json") if a + twin != "/.json"]
    return [(m, re.sub(r"{(\w+)[^}]*}", lambda name: IDS.get(name[1], "x"), a), r) for m, a, r in both]


def test_nothing_is_answered_to_who_has_not_signed_in(desk: TestClient):
    for method, address, _ in [*addresses(), ("GET", "/openapi.json", "reader")]:
        answer = desk.request(method, address, follow_redirects=False)
        if method == "GET" and not address.endswith(".json"):
            assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/-/login"), address
        else:
            assert answer.status_code == 401, address
        assert "invented" not in answer.text.replace(address, "")
    assert desk.get("/-/static/desk.css").status_code == 200
    assert desk.get("/-/login").status_code == 200


@pytest.mark.parametrize("name", PEOPLE)
def test_each_role_may_do_what_it_may_and_no_more(desk: TestClient, name: str):
    role = PEOPLE[name]
    assert sign_in(desk, name).status_code == 200
    for method, address, least in addresses():
        status = desk.request(method, address, follow_redirects=False).status_code
        if ROLES.index(role) < ROLES.index(least):
            assert status == 403, (method, address)
        else:
            assert status not in (401, 403), (method, address)
            assert status < 500, (method, address)


def test_pages_show_a_reader_no_button_that_is_not_the_readers(desk: TestClient):
    sign_in(desk, "Rhoda")
    for name in ("review", "sources"):
        text = desk.get(f"/invented/{name}").text
        assert text.count('method="post"') == 1, name  # signing out
        assert "Rhoda" in text
    sign_in(desk, "Edo")
    text = desk.get("/invented/review").text
    assert "Rhoda" not in text
    assert "Accept" in text


def test_a_correction_carries_the_users_name(desk: TestClient):
    sign_in(desk, "Edo")
    task = desk.get("/invented/review.json").json()["tasks"][0]
    desk.post("/invented/review/rule.json", data={"id": task["id"], "version": task["version"], "act": "accept"})
    assert desk.get("/invented/review/history.json").json()["rulings"][0]["who"] == "Edo"


def test_signing_in_by_the_form_goes_on_to_where_one_wanted_to(desk: TestClient):
    away = desk.get("/invented/today?since=2024-09-01", follow_redirects=False).headers["location"]
    assert "/invented/today?since=2024-09-01" in desk.get(away).text
    sent = {"name": "Rhoda", "password": PASSWORD, "back": "/invented/today?since=2024-09-01"}
    elsewhere = desk.post("/-/login", data=sent | {"back": "//example.org"}, follow_redirects=False)
    assert elsewhere.headers["location"] == "/"
    answer = desk.post("/-/login", data=sent, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/invented/today?since=2024-09-01")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    desk.post("/-/logout", follow_redirects=False)
    desk.cookies.set("pourparler", cookie.partition("=")[2].partition(";")[0])
    assert desk.get("/invented/today.json").status_code == 401


@pytest.mark.parametrize(
    ("name", "password"), [("Rhoda", "wrong"), ("Nobody", PASSWORD), ("Rhoda", ""), ("", PASSWORD)]
)
def test_a_wrong_name_or_password_says_no_more_than_that(desk: TestClient, name: str, password: str):
    answer = sign_in(desk, name, password)
    assert answer.status_code in (401, 422)
    assert "set-cookie" not in answer.headers


def test_guessing_is_stopped(shared: Path):
    with opened(shared) as desk:
        assert [sign_in(desk, "Rhoda", f"guess {n}").status_code for n in range(7)] == [401] * 5 + [429] * 2
        assert sign_in(desk, "Rhoda").status_code == 429
        assert sign_in(desk, "Edo").status_code == 200
        assert [sign_in(desk, f"name {n}", "guess").status_code for n in range(16)][-1] == 429
        assert sign_in(desk, "Kit").status_code == 429


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --", "a" * 5000, "é"])
def test_a_made_up_session_is_nobodys(desk: TestClient, token: str):
    answer = desk.get("/invented/today.json", headers={"cookie": f"pourparler={token}".encode()})
    assert answer.status_code == 401


def test_the_database_holds_no_password_and_no_token(shared: Path, desk: TestClient):
    sign_in(desk, "Rhoda")
    token = desk.cookies["pourparler"]
    with sqlite3.connect(shared) as raw:
        text = "\n".join(raw.iterdump())
    assert token not in text
    assert PASSWORD not in text
    assert "$argon2id$" in text


def test_another_role_counts_at_once(shared: Path, desk: TestClient):
    with pourparler.open(shared) as door:
        users.add(door, "Max", "keeper", PASSWORD)
        sign_in(desk, "Max")
        assert desk.get("/-/users.json").status_code == 200
        users.change(door, "Max", role="reader")
        assert desk.get("/-/users.json").status_code == 401
        sign_in(desk, "Max")
        assert desk.get("/-/users.json").status_code == 403
        users.remove(door, "Max")
        assert desk.get("/invented/today.json").status_code == 401


def test_a_keeper_adds_users_and_keeps_the_own_role(desk: TestClient):
    sign_in(desk, "Kit")
    assert (
        desk.post("/-/users/add.json", data={"name": "Ivo", "role": "reader", "password": "short"}).status_code == 400
    )
    assert (
        desk.post("/-/users/add.json", data={"name": "Ivo", "role": "reader", "password": PASSWORD}).status_code == 200
    )
    assert {"name": "Ivo", "role": "reader"} in desk.get("/-/users.json").json()["users"]
    assert desk.post("/-/users/role.json", data={"name": "Kit", "role": "reader"}).status_code == 400
    assert desk.post("/-/users/remove.json", data={"name": "Ivo"}).status_code == 200


def test_the_command_line_keeps_users(shared: Path, capsys, monkeypatch: pytest.MonkeyPatch):
    import io

    run = Run(capsys, monkeypatch)
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))
    status, out, _ = run("users", "add", "Ada", "--role", "editor", "--db", shared)
    assert (status, out.startswith("Ada is a user (editor)")) == (0, True)
    assert "editor  Ada" in run("users", "list", "--db", shared)[1]
    assert run("users", "role", "Ada", "chief", "--db", shared)[0] == 2
    assert run("users", "remove", "Ada", "--db", shared)[0] == 0
    assert "no user 'Ada'" in run("users", "remove", "Ada", "--db", shared)[2]


def test_to_others_a_desk_without_users_does_not_open(demo_db: Path, capsys, monkeypatch: pytest.MonkeyPatch):
    run = Run(capsys, monkeypatch)
    status, _, error = run("serve", "--host", "0.0.0.0", "--db", demo_db)
    assert status == 2
    assert "pourparler users add" in error
    assert run("serve", "--demo", "--host", "0.0.0.0")[0] == 2
    assert run("serve", "--demo", "--name", "desk.example.org")[0] == 2
