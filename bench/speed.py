"""Words per second from raw text to reading, memory and start-up, each in fresh processes. `python -m bench speed`."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

REPORTS = 200


def measure(reports: Path, against: str | None = None) -> str:
    """A table in Markdown. One process is held to one core; two run side by side on two cores."""
    rows = ["| what | figure |", "| --- | --- |"]
    one = _together(reports, [0])[0]
    rows.append(f"| one process on one core | {one['rate']:,.0f} words/s, {one['memory']:.0f} MB resident |")
    cores = sorted(os.sched_getaffinity(0))[:2]
    if len(cores) == 2:
        both = _together(reports, [0, 1])
        total, memory = sum(b["words"] for b in both) / max(b["seconds"] for b in both), max(b["memory"] for b in both)
        rows.append(f"| two processes on two cores | {total:,.0f} words/s together, {memory:.0f} MB resident each |")
    rows.append(f"| `pourparler read` of a 600-word report, cold start | {_cold():.2f} s |")
    rows.append(f"| the same report, warm, median of 7 | {one['warm']:.2f} s |")
    if against == "spacy":
        peer = _ended(_start(["-c", _SPACY, str(reports), str(REPORTS)], 0))
        rows.append(
            f"| spaCy (blank English, en_core_web_sm where installed), one core | {peer['rate']:,.0f} words/s |"
        )
    return "\n".join(rows)


_SPACY = """
import gzip, itertools, json, sys, time
try:
    import spacy
except ImportError:
    sys.exit("bench: spaCy is not installed; pip install spacy to compare")
try:
    nlp = spacy.load("en_core_web_sm")
except OSError:
    nlp = spacy.blank("en")
texts = [json.loads(line)["text"] for line in itertools.islice(gzip.open(sys.argv[1], "rt"), int(sys.argv[2]))]
began = time.perf_counter()
words = sum(len(doc) for doc in nlp.pipe(texts))
print(json.dumps({"rate": words / (time.perf_counter() - began)}))
"""


def _together(reports: Path, cores: list[int]) -> list[dict]:
    share = [f"{k}/{len(cores)}" for k in range(len(cores))]
    started = [_start(["-m", "bench.speed", str(reports), s], core) for s, core in zip(share, cores, strict=True)]
    return [_ended(child) for child in started]


def _start(arguments: list[str], core: int) -> subprocess.Popen[str]:
    cpu = sorted(os.sched_getaffinity(0))[core]
    environment = {**os.environ, "POURPARLER_THREADS": "1", "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        preexec_fn=lambda: os.sched_setaffinity(0, {cpu}),
    )


def _ended(child: subprocess.Popen[str]) -> dict:
    out, _ = child.communicate()
    if child.returncode:
        raise SystemExit(f"bench: the measured process failed with status {child.returncode}")
    return json.loads(out)


def _cold() -> float:
    """Median wall time of three `pourparler read` of an invented report of about 600 words."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(sample(600), encoding="utf-8")
        command = [sys.executable, "-m", "pourparler", "read", str(path), "--published", "2024-09-20"]
        times = []
        for _ in range(3):
            began = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            times.append(time.perf_counter() - began)
    return statistics.median(times)


def sample(size: int) -> str:
    """The first `size` words of the invented dossier, one report after another."""
    from importlib.resources import files

    folder = files("pourparler.demo").joinpath("reports")
    texts = [f.read_text("utf-8").split("\n\n", 1)[1] for f in sorted(folder.iterdir(), key=lambda f: f.name)]
    kept: list[str] = []
    for paragraph in "\n\n".join(texts).split("\n\n"):
        if sum(len(p.split()) for p in kept) >= size:
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    """The measured process: PATH SHARE; reads its share of the reports and prints what it took."""
    from datetime import date

    from pourparler.language.words import words
    from pourparler.reading.read import read
    from pourparler.record import Report

    from .predict import rows

    path, (k, n) = Path(sys.argv[1]), map(int, sys.argv[2].split("/"))
    texts = [row["text"] for _, row in zip(range(REPORTS), rows(path), strict=False)][k::n]
    report = Report(sample(600), date(2024, 9, 20))
    read(report)
    warm = statistics.median(_seconds(lambda: read(report)) for _ in range(7))
    size = sum(len(words(text)) for text in texts)
    began = time.perf_counter()
    for text in texts:
        read(Report(text, date(2016, 9, 1)))
    seconds = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"words": size, "seconds": seconds, "rate": size / seconds, "memory": memory, "warm": warm}))


if __name__ == "__main__":
    main()
