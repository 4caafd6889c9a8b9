"""The desk on a dossier of many made-up reports: time of each page, and answers a second with 16 readers at once.

A page is asked for 15 times, each under another address, so that it is made anew and not taken from memory. Beside the
time on the clock stands the processor's time, which a busy machine does not change."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pourparler
from pourparler.desk import pages

from .table_speed import made

DOSSIER = "many"
TIMES, READERS, SECONDS = 15, 16, 5
_SECOND = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Served:
    """A desk that is open: its address without a slash at the end, and the id of its process."""

    address: str
    process: int

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path) as answer:
            return answer.read().decode()

    def cpu(self) -> float:
        """Seconds of processor time that the server has used."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _SECOND


def measure(reports: int, db: Path | None = None) -> str:
    """A table of figures. `db`: a database made by an earlier run, or where to keep this one's."""
    with tempfile.TemporaryDirectory() as folder:
        path = db or Path(folder) / "many.db"
        if not path.exists():
            with pourparler.open(path) as door:
                door.keep_all(made(reports), DOSSIER)
        with serving(path) as served:
            rows = list(_figures(served))
    return "\n".join(["| what | figure |", "| --- | --- |", *(f"| {what} | {figure} |" for what, figure in rows)])


def _figures(served: Served) -> Iterator[tuple[str, str]]:
    begun, used = time.perf_counter(), served.cpu()
    served.get(f"/{DOSSIER}/today")
    yield "first page, with the record", f"{time.perf_counter() - begun:.1f} s ({served.cpu() - used:.1f} s processor)"
    for name, path in page_of_each_kind(served, DOSSIER):
        yield name, _page(served, path)
    yield f"Today, {READERS} readers, from memory", _many(served, f"/{DOSSIER}/today", anew=False)
    yield f"Today, {READERS} readers, made anew each time", _many(served, f"/{DOSSIER}/today", anew=True)


def page_of_each_kind(served: Served, dossier: str) -> list[tuple[str, str]]:
    """(name, address) of every page of the navigation, and of one page of each kind that they lead to."""
    plain = [(p.name, p.address.format(dossier=dossier)) for p in pages.PAGES if p.title]
    seen = " ".join(served.get(path) for _, path in plain)
    own = {one.address.format(dossier=dossier, id="") for one in (*pages.PAGES, *pages.ACTIONS)}
    found = []
    for page in pages.PAGES:
        if "{id}" in page.address:
            shape = re.escape(page.address).replace(r"\{dossier\}", dossier).replace(r"\{id\}", r"[^/\"?#.]+")
            found += [(page.name, path) for path in re.findall(f'"({shape})["?#]', seen) if path not in own][:1]
    return plain + found


def _page(served: Served, path: str) -> str:
    walls, used = [], served.cpu()
    for n in range(TIMES):
        begun = time.perf_counter()
        size = len(served.get(f"{path}?bench={n}"))
        walls.append(time.perf_counter() - begun)
    cpu = (served.cpu() - used) / TIMES
    return f"{statistics.median(walls) * 1000:.0f} ms ({cpu * 1000:.0f} ms processor), {size // 1000} kB"


def _many(served: Served, path: str, anew: bool) -> str:
    """Answers a second, by wrk."""
    if not shutil.which("wrk"):
        return "not measured: wrk is not installed"
    n = "n" if anew else "0"
    script = f'n = 0 request = function() n = n + 1 return wrk.format("GET", "{path}?bench=" .. {n}) end'
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        used = served.cpu()
        run = ["wrk", "-t1", f"-c{READERS}", f"-d{SECONDS}s", "--latency", "-s", file.name, served.address]
        told = subprocess.run(run, check=True, capture_output=True, text=True).stdout
        cpu = served.cpu() - used
    count = int(re.search(r"(\d+) requests in", told)[1])  # type: ignore[index]
    slow = re.search(r"99%\s+(\S+)", told)[1]  # type: ignore[index]
    if "Non-2xx" in told:
        raise SystemExit(f"bench: {path} did not always answer:\n{told}")
    return f"{count / SECONDS:,.0f} a second, 99% within {slow}; {count / cpu:,.0f} a second of processor"


@contextmanager
def serving(db: Path) -> Iterator[Served]:
    """The desk in a process of its own."""
    command = [sys.executable, "-m", "pourparler", "serve", "--db", str(db), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            address = re.search(r"http://\S+\d", process.stdout.readline())  # type: ignore[union-attr]
            if address is None:
                raise SystemExit("bench: the desk did not open")
            yield Served(address[0], process.pid)
        finally:
            process.terminate()
