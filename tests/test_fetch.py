"""The guarded fetcher: what it refuses before any connection, and how it reads what it may. Loopback only."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from pourparler.intake import fetch as fetching
from pourparler.intake.fetch import fetch, is_public, target
from pourparler.intake.found import IntakeError

PUBLIC = "93.184.215.14"
NAMES = {  # what the stub resolver knows besides numbers
    "localhost": ["127.0.0.1"],
    "news.example": [PUBLIC],
    "other.example": [PUBLIC],
    "inner.example": ["10.0.0.7"],
    "mixed.example": [PUBLIC, "127.0.0.1"],
    "six.example": ["::1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "router.example": ["192.168.1.1"],
    "metadata.example": ["169.254.169.254"],
    "nowhere.example": [],
}


def resolve(host: str, port: int) -> list[str]:
    """The system's own reading of numeric hosts (no network), and the table for names."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return [str(entry[4][0]) for entry in found]
    except socket.gaierror:
        if host not in NAMES:
            raise
        return NAMES[host]


@dataclass
class Server:
    """A loopback server that answers by path and keeps what it was sent. `connect` stands in for the internet."""

    answers: dict[str, bytes]
    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    connections: int = 0
    asked: list[tuple[str, int]] = field(default_factory=list)
    requests: list[bytes] = field(default_factory=list)

    def serve(self) -> None:
        while True:
            try:
                peer, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            with peer:
                request = peer.recv(65536)
                self.requests.append(request)
                path = request.split(b" ")[1].decode() if request.startswith(b"GET ") else ""
                try:
                    self.answer(peer, self.answers.get(path, b"HTTP/1.1 404 Not Found\r\n\r\n"))
                except OSError:
                    pass

    def answer(self, peer: socket.socket, content: bytes) -> None:
        if content == b"drip":
            while True:
                peer.sendall(b"H")
                time.sleep(0.02)
        peer.sendall(content)

    def connect(self, address: str, port: int, timeout: float) -> socket.socket:
        self.asked.append((address, port))
        return socket.create_connection(self.listener.getsockname(), timeout)

    @property
    def port(self) -> int:
        return self.listener.getsockname()[1]


def ok(body: bytes, *headers: str) -> bytes:
    lines = ["HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def moved(to: str, status: str = "302 Found") -> bytes:
    return f"HTTP/1.1 {status}\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server({"/a": ok(b"<p>Talks</p>")})
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    yield server
    server.listener.shutdown(socket.SHUT_RDWR)
    server.listener.close()
    thread.join(2)


REFUSED = [
    # loopback, by every spelling that a resolver takes
    "http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://127.255.255.254/", "http://2130706433/",
    "http://0x7f000001/", "http://0X7F000001/", "http://0x7f.1/", "http://0x7f.0x0.0x0.0x1/", "http://0177.0.0.1/",
    "http://0177.0.0.01/", "http://017700000001/", "http://00000177.1/", "http://127.0.0.1./", "http://127.0.0.1:80/",
    "http://127.0.0.1:443/", "https://127.0.0.1/", "HTTP://127.0.0.1/", "http://localhost/", "http://LOCALHOST/",
    "http://localhost./", "http://ｌｏｃａｌｈｏｓｔ/", "http://１２７．０．０．１/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/",
    "http://%31%32%37.0.0.1/", "http://0/", "http://0.0.0.0/", "http://0.1.2.3/",
    # IPv6
    "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[0000::0001]/", "http://[::ffff:127.0.0.1]/",
    "http://[::FFFF:7F00:1]/", "http://[::127.0.0.1]/", "http://[64:ff9b::127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::a00:1]/", "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/", "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/", "http://[fc00::1]/", "http://[fd12:3456::1]/", "http://[ff02::1]/",
    "http://[2001:db8::1]/", "http://[3fff::1]/", "http://[100::1]/", "http://[fec0::1]/",
    # other inner, shared and reserved nets
    "http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.0.1/", "http://3232235521/",
    "http://169.254.169.254/latest/meta-data", "http://0xa9fea9fe/", "http://100.64.0.1/", "http://192.0.0.8/",
    "http://192.0.2.1/", "http://198.18.0.1/", "http://198.51.100.1/", "http://203.0.113.1/", "http://192.88.99.1/",
    "http://224.0.0.1/", "http://240.0.0.1/", "http://255.255.255.255/",
    # names that lead inside, or nowhere
    "http://inner.example/", "http://mixed.example/", "http://six.example/", "http://mapped.example/",
    "http://router.example/", "http://metadata.example/", "http://nowhere.example/", "http://unknown.example/",
    # who is the host?
    "http://news.example@127.0.0.1/", "http://user:secret@news.example/", "http://127.0.0.1\\@news.example/",
    "http://127.0.0.1#@news.example/", "http://127.0.0.1?@news.example/", "http://@127.0.0.1/",
    "http://news.example:80@127.0.0.1/", "http://news.example%2f@127.0.0.1/", "http:///127.0.0.1/", "http:127.0.0.1",
    "http://", "http://./", "http://[::1", "http://news.example\t/", "http://news.example\r\nHost: x/", "http://ne ws/",
    "//127.0.0.1/", "http:\\\\127.0.0.1\\",
    # other schemes and ports
    "file:///etc/passwd", "FILE:///etc/passwd", "ftp://news.example/", "gopher://127.0.0.1:80/_GET", "data:text/html,x",
    "javascript:alert(1)", "dict://127.0.0.1/", "ldap://127.0.0.1/", "ws://news.example/", "jar:http://news.example!/",
    "http+unix://x/", "http://news.example:22/", "http://news.example:8080/", "http://news.example:0/",
    "http://news.example:99999/", "http://news.example:x/", "https://news.example:6379/",
]  # fmt: skip


def test_enough_spellings() -> None:
    assert len(set(REFUSED)) == len(REFUSED) >= 60


@pytest.mark.parametrize("url", REFUSED)
def test_refused_before_any_connection(url: str, server: Server) -> None:
    with pytest.raises(IntakeError, match=r"; |[.]$"):
        fetch(url, resolve=resolve, connect=server.connect)
    assert (server.asked, server.connections) == ([], 0)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433"])
def test_the_port_of_a_listening_service_is_refused(host: str, server: Server) -> None:
    with pytest.raises(IntakeError, match="only ports 80 and 443"):
        fetch(f"http://{host}:{server.port}/a")
    assert server.connections == 0


@pytest.mark.parametrize(
    "onward",
    ["http://127.0.0.1/", "http://2130706433/", "//127.1/a", "http://[::1]/", "http://inner.example/", "file:///etc/passwd",
     "http://news.example:22/", "http://user@news.example/", "gopher://news.example/", "http://mixed.example/a",
     "http://[::ffff:10.0.0.1]/", "javascript:alert(1)"],
)  # fmt: skip
def test_a_redirect_is_checked_again(onward: str, server: Server) -> None:
    server.answers["/go"] = moved(onward)
    with pytest.raises(IntakeError):
        fetch("http://news.example/go", resolve=resolve, connect=server.connect)
    assert server.asked == [(PUBLIC, 80)]


def test_a_name_that_changes_its_address_gains_nothing(server: Server) -> None:
    """DNS rebinding: public when checked, loopback a moment later."""
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    body, _, _ = fetch("http://rebind.example/a", resolve=lambda host, port: next(answers), connect=server.connect)
    assert body == b"<p>Talks</p>"
    assert server.asked == [(PUBLIC, 80)]


def test_a_name_that_changes_between_redirects_is_refused(server: Server) -> None:
    server.answers["/go"] = moved("/a")
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    with pytest.raises(IntakeError, match="inner or reserved"):
        fetch("http://rebind.example/go", resolve=lambda host, port: next(answers), connect=server.connect)
    assert server.asked == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    "address", [PUBLIC, "8.8.8.8", "1.1.1.1", "172.32.0.1", "2606:2800:21f:cb07::1", "2a00:1450::1"]
)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address", ["", "news.example", "127.1", "0x7f000001", "::ffff:8.8.8.8", "fe80::1%eth0", "4000::1"]
)
def test_not_public(address: str) -> None:
    assert not is_public(address)


def test_what_is_fetched(server: Server) -> None:
    server.answers["/a%20b?q=%C3%A9"] = ok(b"x")
    assert fetch("http://news.example/a", resolve=resolve, connect=server.connect) == (
        b"<p>Talks</p>",
        "text/html; charset=utf-8",
        "http://news.example/a",
    )
    assert fetch("http://news.example/a%20b?q=é", resolve=resolve, connect=server.connect)[0] == b"x"
    assert b"\r\nHost: news.example\r\n" in server.requests[0]
    assert not any(word in server.requests[0] for word in (b"Cookie", b"Authorization", b"Referer"))


def test_tls_asks_for_the_name_at_the_checked_address(server: Server) -> None:
    with pytest.raises(IntakeError, match="connection failed"):
        fetch("https://news.example/a", resolve=resolve, connect=server.connect)
    assert server.asked == [(PUBLIC, 443)]
    assert b"news.example" in server.requests[0]
    assert not server.requests[0].startswith(b"GET")


def test_international_names_are_asked_for_in_ascii() -> None:
    assert target("http://zürich.example/é?ü#part").host == "xn--zrich-kva.example"
    assert target("http://zürich.example/é?ü#part").path == "/%C3%A9?%C3%BC"


def test_redirects_are_followed_and_the_last_address_is_told(server: Server) -> None:
    server.answers |= {"/1": moved("/2", "301 Moved"), "/2": moved("http://other.example/a", "308 Permanent Redirect")}
    body, _, final = fetch("http://news.example/1", resolve=resolve, connect=server.connect)
    assert (body, final) == (b"<p>Talks</p>", "http://other.example/a")


def test_five_redirects_and_no_more(server: Server) -> None:
    server.answers |= {f"/{i}": moved(f"/{i + 1}") for i in range(1, 9)} | {"/6": ok(b"five")}
    assert fetch("http://news.example/1", resolve=resolve, connect=server.connect)[0] == b"five"
    server.answers["/6"] = moved("/7")
    with pytest.raises(IntakeError, match="redirects more than 5 times"):
        fetch("http://news.example/1", resolve=resolve, connect=server.connect)


ZIPPED = gzip.compress(b"<p>Talks</p>" * 1000)
BAD_ANSWERS = [
    (ok(b"x" * 5_000_001), "larger than 5 MB"),
    (ok(gzip.compress(bytes(200_000_000), 1), "Content-Encoding: gzip"), "larger than 5 MB"),
    (ok(ZIPPED[:-20], "Content-Encoding: gzip"), "failed"),
    (ok(b"no gzip at all", "Content-Encoding: gzip"), "failed"),
    (ok(b"x", "Content-Encoding: br"), "compressed as 'br'"),
    (b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "answered 403 Forbidden"),
    (b"HTTP/1.1 204 No Content\r\n\r\n", "answered 204"),
    (b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", "answered 302"),
    (b"SSH-2.0-OpenSSH\r\n", "connection failed"),
    (b"", "connection failed"),
    (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", "failed"),
    (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200, "connection failed"),
]


@pytest.mark.parametrize(("answer", "told"), BAD_ANSWERS, ids=[told for _, told in BAD_ANSWERS])
def test_bad_answers(answer: bytes, told: str, server: Server) -> None:
    server.answers["/bad"] = answer
    with pytest.raises(IntakeError, match=told):
        fetch("http://news.example/bad", resolve=resolve, connect=server.connect)


def test_gzip_is_read(server: Server) -> None:
    server.answers["/z"] = ok(ZIPPED, "Content-Encoding: gzip")
    assert fetch("http://news.example/z", resolve=resolve, connect=server.connect)[0] == b"<p>Talks</p>" * 1000


def test_a_dripping_server_is_cut_off(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "DEADLINE", 0.4)
    server.answers["/slow"] = b"drip"
    start = time.monotonic()
    with pytest.raises(IntakeError, match="took too long"):
        fetch("http://news.example/slow", resolve=resolve, connect=server.connect)
    assert time.monotonic() - start < 10  # it would drip for ever


def test_a_silent_address_gives_way_to_the_next(server: Server) -> None:
    def connect(address: str, port: int, timeout: float) -> socket.socket:
        if address == "2606:2800:21f:cb07::1":
            raise OSError("unreachable")
        return server.connect(address, port, timeout)

    both = ["2606:2800:21f:cb07::1", PUBLIC]
    assert fetch("http://news.example/a", resolve=lambda host, port: both, connect=connect)[0] == b"<p>Talks</p>"
