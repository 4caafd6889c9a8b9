"""Feeds: what is taken from one, what is dropped, and that nothing is read twice. Loopback only."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

import pourparler
from pourparler import sources
from pourparler.dossier import Dossiers
from pourparler.intake.feed import feed
from pourparler.intake.fetch import fetch
from pourparler.intake.found import IntakeError
from pourparler.store.sources import Source
from tests.test_cli import Run
from tests.test_fetch import Server, resolve

STORY = (
    "Veldria invited Oster to talks on Monday, the foreign minister said. Oster has not answered the invitation yet."
)
PAGE = (
    "<html><head><title>{title}</title><meta property='article:published_time' content='2031-03-0{day}'></head>"
    "<body><article><h1>{title}</h1><p>" + STORY + "</p></article></body></html>"
)
RSS = "<?xml version='1.0'?><rss version='2.0'><channel><title>The Lumen Post</title>{items}</channel></rss>"
ITEM = "<item><title>{title}</title><link>{link}</link><guid>{link}</guid><pubDate>Mon, 03 Mar 2031 09:00:00 GMT</pubDate></item>"
ADDRESS = "http://news.example/feed.xml"


def rss(*links: str) -> bytes:
    return RSS.format(items="".join(ITEM.format(title=f"No. {i}", link=link) for i, link in enumerate(links))).encode()


def ok(body: bytes | str, kind: str = "text/html") -> bytes:
    body = body.encode() if isinstance(body, str) else body
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server({f"/{n}": ok(PAGE.format(title=f"Talks {n}", day=n)) for n in range(1, 6)})
    threading.Thread(target=found.serve, daemon=True).start()
    yield found
    found.listener.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Dossiers]:
    with pourparler.open(tmp_path / "affairs.db") as found:
        yield found


def read(desk: Dossiers, server: Server) -> tuple[int, str]:
    one = sources.add_feed(desk, "talks", ADDRESS)
    return sources.read_feed(desk, one, partial(fetch, resolve=resolve, connect=server.connect))


@pytest.mark.parametrize(
    ("link", "taken"),
    [
        ("https://news.example/1", "https://news.example/1"),
        ("/2", "http://news.example/2"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("ftp://news.example/x", None),
    ],
)
def test_only_links_of_the_web_are_taken(link: str, taken: str | None):
    found = feed(rss(link), ADDRESS)
    assert [e.link for e in found.entries] == ([taken] if taken else [])


def test_a_feed_tells_its_title_and_when_entries_were_published():
    found = feed(rss("https://news.example/1"), ADDRESS)
    assert found.title == "The Lumen Post"
    assert found.entries[0].published == date(2031, 3, 3)


@pytest.mark.parametrize("data", [b"", b"hello", b"<html><body>no feed</body></html>", b"\x00\xff" * 20])
def test_what_is_no_feed_is_told(data: bytes):
    with pytest.raises(IntakeError, match="is no feed"):
        feed(data, ADDRESS)


def test_an_entity_bomb_is_no_feed():
    bomb = (
        "<?xml version='1.0'?><!DOCTYPE x ["
        + "".join(f"<!ENTITY a{i + 1} '{f'&a{i};' * 20}'>" for i in range(12))
        + "<!ENTITY a0 'ha'>]><rss version='2.0'><channel><title>&a12;</title></channel></rss>"
    )
    try:
        assert len(feed(bomb.encode(), ADDRESS).title) <= 300
    except IntakeError:
        pass


def test_what_a_feed_brings_is_read_once(desk: Dossiers, server: Server):
    server.answers["/feed.xml"] = ok(rss("/1", "/2", "javascript:alert(1)"), "application/rss+xml")
    assert read(desk, server) == (2, "")
    assert {(r.report.title, r.report.published) for r in desk.readings("talks")} == {
        ("Talks 1", date(2031, 3, 1)),
        ("Talks 2", date(2031, 3, 2)),
    }
    asked = len(server.requests)
    assert read(desk, server) == (0, "")
    assert len(server.requests) == asked + 1  # the feed alone
    server.answers["/feed.xml"] = ok(rss("/3", "/2", "/1"), "application/rss+xml")
    assert read(desk, server) == (1, "")
    (one,) = sources.feeds(desk, "talks")
    assert (one.title, one.entries, one.fault) == ("The Lumen Post", 3, "")


def test_a_link_to_an_inner_address_is_skipped_with_the_reason(desk: Dossiers, server: Server):
    server.answers["/feed.xml"] = ok(rss("http://inner.example/1", "http://127.0.0.1/1", "/9"), "application/rss+xml")
    assert read(desk, server) == (0, "")
    reasons = {s.place: s.reason for s in sources.skipped(desk, "talks")}
    assert "inner or reserved" in reasons["http://inner.example/1"]
    assert "inner or reserved" in reasons["http://127.0.0.1/1"]
    assert "404" in reasons["http://news.example/9"]


def test_a_feed_that_fails_says_why_and_is_tried_again_when_its_time_comes(desk: Dossiers, server: Server):
    added, fault = read(desk, server)
    assert (added, "404" in fault) == (0, True)
    (one,) = sources.feeds(desk, "talks")
    assert "404" in one.fault
    assert one.last_read
    assert sources.due(desk, one.last_read + timedelta(minutes=59)) == []
    assert sources.due(desk, one.last_read + timedelta(minutes=60)) == [one]


def test_one_reading_of_a_feed_adds_no_more_than_it_may(desk: Dossiers, server: Server, monkeypatch):
    monkeypatch.setattr(sources, "ENTRIES", 2)
    server.answers["/feed.xml"] = ok(rss("/1", "/2", "/3"), "application/rss+xml")
    assert read(desk, server)[0] == 2
    assert read(desk, server)[0] == 1


@pytest.mark.parametrize("address", ["ftp://news.example/f", "javascript:alert(1)", "http://news.example:99/", "feed"])
def test_an_address_that_is_never_read_is_refused_at_once(desk: Dossiers, address: str):
    with pytest.raises(IntakeError):
        sources.add_feed(desk, "talks", address)


def test_the_command_reads_feeds_once(server: Server, tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch):
    server.answers["/feed.xml"] = ok(rss("/1"), "application/rss+xml")
    monkeypatch.setattr("pourparler.intake.fetch.fetch", partial(fetch, resolve=resolve, connect=server.connect))
    run, more = Run(capsys, monkeypatch), ("--once", "--dossier", "talks", "--db", tmp_path / "a.db")
    for told in ("1 new", "0 new"):
        assert run("watch", ADDRESS, *more)[:2] == (0, f"{ADDRESS}: {told}\n")
    status, out, _ = run("watch", "http://news.example/none", *more)
    assert (status, "404" in out, out.count("http://news.example/none")) == (2, True, 1)


def test_a_job_goes_on_where_it_was(tmp_path: Path):
    path = tmp_path / "affairs.db"
    texts = [Source(f"{i}.txt", f"Title: No. {i}\nDate: 2031-03-0{i + 1}\n\n{STORY}".encode()) for i in range(3)]
    texts.append(Source("empty.txt", b"  "))
    texts.append(Source("again.txt", texts[0].data))
    with pourparler.open(path) as desk:
        sources.start(desk, "talks", "5 files", "Ana", texts)
        assert sources.work(desk)
    with pourparler.open(path) as desk:
        (job,) = sources.jobs(desk, "talks")
        assert (job.done, job.total, job.who) == (1, 5, "Ana")
        while sources.work(desk):
            pass
        (job,) = sources.jobs(desk, "talks")
        assert (job.read, job.known, job.skipped) == (3, 1, 1)
        assert len(desk.readings("talks")) == 3
        (left,) = sources.skipped(desk, "talks")
        assert left.place == "empty.txt"
        sources.start(desk, "talks", "1 file", "Ana", [Source("empty.txt", texts[1].data)])
        sources.work(desk)
        assert sources.skipped(desk, "talks") == ()


def test_a_job_that_is_stopped_waits(desk: Dossiers):
    n = sources.start(desk, "talks", "1 file", "Ana", [Source("a.txt", f"Date: 2031-03-01\n\n{STORY}".encode())])
    sources.stop(desk, "talks", n)
    assert not sources.work(desk)
    sources.stop(desk, "talks", n, stopped=False)
    assert sources.work(desk)
    assert sources.jobs(desk, "talks")[0].at <= datetime.max
