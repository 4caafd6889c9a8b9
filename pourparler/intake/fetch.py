"""An address -> the bytes behind it: the one place where Pourparler opens a connection.

Addresses come from users, feeds and redirects, so each is taken for hostile: http(s) on ports 80 and 443 only; the
name is resolved once, every address it has must be a public one by our own list, and the connection goes to exactly
the address that was checked (a name that resolves differently a moment later gains nothing). Each redirect is checked
again. No proxy, no cookie, no password, no file is used. Limits: 5 redirects, 10 s of silence, 30 s in all, 5 MB
before and after decompression."""

from __future__ import annotations

import http.client
import ipaddress
import os
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from pourparler import __version__

from .found import MAX_SOURCE, IntakeError

MOST_REDIRECTS = 5
SILENCE, DEADLINE = 10.0, 30.0  # seconds

_PORTS = {"http": 80, "https": 443}
# `is_global` of Python 3.11.7 lets 64:ff9b::7f00:1, 2002:7f00:1:: and 192.0.0.8 through, so the list is ours.
# IANA IPv4 special-purpose registry, whatever is not plain unicast to somebody else's machine.
_DENIED_4 = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
# Of IPv6 only global unicast is let through, which leaves out ::1, mapped IPv4, NAT64, fc00::/7, fe80::/10, ff00::/8
# and all that is not yet given out; of it not 2001::/23 (Teredo, ORCHID, benchmarks), documentation, 6to4, AS112.
_ALLOWED_6 = ipaddress.IPv6Network("2000::/3")
_DENIED_6 = tuple(
    ipaddress.IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address: `host` as the server is called, `path` with the query, `url` as a whole."""

    scheme: str
    host: str
    port: int
    path: str
    url: str


def resolve(host: str, port: int) -> list[str]:
    """Every address of a host name, by the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def connect(address: str, port: int, timeout: float) -> socket.socket:
    """A connection to a numeric address."""
    return socket.create_connection((address, port), timeout)


def fetch(url: str, *, resolve: Resolve = resolve, connect: Connect = connect) -> tuple[bytes, str, str]:
    """The body, its content type, and the address it came from after redirects. IntakeError when refused or failed."""
    end, at = time.monotonic() + DEADLINE, url
    for _ in range(MOST_REDIRECTS + 1):
        there = target(at)
        body, content_type, onward = _get(there, url, resolve, connect, end)
        if onward is None:
            return body, content_type, there.url
        at = urljoin(there.url, onward)
    raise IntakeError(f"{url}: redirects more than {MOST_REDIRECTS} times; give the address of the report itself.")


def target(url: str) -> Target:
    """The parts of an address that may be asked for, or IntakeError. Opens and resolves nothing."""
    if re.search(r"[\x00-\x20\x7f\\]", url):
        raise IntakeError(f"{url!r}: an address holds no spaces, control characters or backslashes; copy it again.")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise IntakeError(f"{url}: is not a web address; copy it again from the browser.") from None
    if parts.scheme not in _PORTS or not parts.netloc:
        raise IntakeError(f"{url}: only http:// and https:// addresses are read; save the report and give the file.")
    if "@" in parts.netloc:
        raise IntakeError(f"{parts.scheme}://…: an address with a user name or password is not read; leave them out.")
    if port not in (None, *_PORTS.values()):
        raise IntakeError(f"{url}: only ports 80 and 443 are read; save the report and give the file.")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else ""
    )
    return Target(parts.scheme, _host(host, url), port or _PORTS[parts.scheme], path, url)


def is_public(address: str) -> bool:
    """True for the numeric address of a machine on the public internet; False for all else, names too."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in net for net in _DENIED_4)
    return ip.scope_id is None and ip in _ALLOWED_6 and not any(ip in net for net in _DENIED_6)


def _host(host: str, url: str) -> str:
    """The host in the letters of DNS; "１２７．０．０．１" is 127.0.0.1 here as it is for the resolver."""
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii").rstrip(".").lower()
    except UnicodeError:
        name = ""
    if not re.fullmatch(r"[a-z0-9_.-]+|[0-9a-f:.]+", name):
        raise IntakeError(f"{url}: has no valid host name; copy it again from the browser.")
    return name


def _checked(there: Target, asked: str, resolve: Resolve) -> list[str]:
    """The addresses of the host, all public, or IntakeError: one inner address among them refuses the host."""
    try:
        addresses = resolve(there.host, there.port)
    except (OSError, UnicodeError):
        raise IntakeError(f"{asked}: the host {there.host} is not found; check the address and the network.") from None
    if not addresses or not all(is_public(address) for address in addresses):
        raise IntakeError(
            f"{asked}: {there.host} is an inner or reserved address and never read; save the page, give the file."
        )
    return addresses


def _get(there: Target, asked: str, resolve: Resolve, connect: Connect, end: float) -> tuple[bytes, str, str | None]:
    """One request: (body, content type, None), or (b"", "", where it redirects to)."""
    addresses = _checked(there, asked, resolve)
    try:
        with _connection(there, addresses, connect, end) as connection:
            connection.request("GET", there.path, headers=_HEADERS)
            response = connection.getresponse()
            onward = response.getheader("Location")
            if response.status in (301, 302, 303, 307, 308) and onward:
                return b"", "", onward
            if response.status != 200:
                raise IntakeError(
                    f"{asked}: the server answered {response.status} {response.reason}; "
                    "open it in a browser, save it and give the file."
                )
            return _body(response, asked, end), response.getheader("Content-Type") or "", None
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        late = time.monotonic() >= end or isinstance(error, TimeoutError)
        fault = "took too long" if late else f"failed ({type(error).__name__}: {error})"
        raise IntakeError(f"{asked}: the connection {fault}; try again, or save the page and give the file.") from None


_HEADERS = {
    "User-Agent": f"pourparler/{__version__}",
    "Accept": "text/html, text/plain, application/json, application/rss+xml, application/atom+xml, application/xml",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


@contextmanager
def _connection(
    there: Target, addresses: list[str], connect: Connect, end: float
) -> Iterator[http.client.HTTPConnection]:
    """A connection to a checked address, closed when the time is up whatever it is doing.

    The socket's own time-out restarts with each byte, so a server that drips could hold it for hours: a timer shuts a
    duplicate of the socket down, which ends the handshake, the headers and the body alike."""
    raw = _first_open(there, addresses, connect, end)
    watch = socket.socket(fileno=os.dup(raw.fileno()))
    timer = threading.Timer(max(0.0, end - time.monotonic()), _shut, (watch,))
    timer.daemon = True
    timer.start()
    connection = http.client.HTTPConnection(there.host, there.port)
    try:
        connection.sock = raw
        if there.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=there.host)
        yield connection
    finally:
        timer.cancel()
        connection.close()
        raw.close()
        watch.close()


def _first_open(there: Target, addresses: list[str], connect: Connect, end: float) -> socket.socket:
    fault: OSError = TimeoutError("no time left")
    for address in addresses:
        left = min(SILENCE, end - time.monotonic())
        if left <= 0:
            break
        try:
            opened = connect(address, there.port, left)
            opened.settimeout(SILENCE)
            return opened
        except OSError as error:
            fault = error
    raise fault


def _shut(watch: socket.socket) -> None:
    with suppress(OSError):  # already closed
        watch.shutdown(socket.SHUT_RDWR)


def _body(response: http.client.HTTPResponse, asked: str, end: float) -> bytes:
    """The body, decompressed, in bounded memory."""
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip", ""):
        raise IntakeError(
            f"{asked}: is compressed as {encoding!r}, which was not asked for; save the page and give the file."
        )
    unzip = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    body, received = bytearray(), 0
    while chunk := response.read1(65536):
        received += len(chunk)
        body += unzip.decompress(chunk, MAX_SOURCE + 1 - len(body)) if unzip else chunk
        if max(received, len(body)) > MAX_SOURCE:
            raise IntakeError(
                f"{asked}: is larger than {MAX_SOURCE // 1_000_000} MB, the most that is read; give one report's page."
            )
        if time.monotonic() >= end:
            raise TimeoutError
    if response.length or unzip and not unzip.eof or time.monotonic() >= end:  # cut off: half a report is none
        raise http.client.IncompleteRead(bytes(body))
    return bytes(body)
