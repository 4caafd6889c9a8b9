"""The desk's own worker: a thread that reads what jobs and feeds wait for, one source after another.

It starts with the desk and stops with it. What is left is in the database, so the next start goes on with it."""

from __future__ import annotations

import logging
import threading

from pourparler import sources
from pourparler.dossier import Dossiers, utc_now

log = logging.getLogger("pourparler.desk")

_NAP = 5.0  # seconds between two looks for work that nobody announced


class Worker:
    """The thread: `start` and `stop` once each; `wake` when there is work, which it would see by itself only later."""

    def __init__(self, dossiers: Dossiers) -> None:
        self.dossiers = dossiers
        self.ended, self.woken = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self._run, name="worker", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        """Stop after the source that is being read."""
        self.ended.set()
        self.woken.set()
        self.thread.join(30)

    def wake(self) -> None:
        """There is work."""
        self.woken.set()

    def _run(self) -> None:
        while not self.ended.is_set():
            try:
                busy = self._step()
            except Exception as fault:  # one source must not end all work; it is tried again after a nap
                log.error("the worker: %s: %s", type(fault).__name__, fault)
                busy = False
            if not busy:
                self.woken.wait(_NAP)
                self.woken.clear()

    def _step(self) -> bool:
        """One source of a job, else one feed whose time has come; False when there is neither."""
        if sources.work(self.dossiers):
            return True
        for feed in sources.due(self.dossiers, utc_now())[:1]:
            sources.read_feed(self.dossiers, feed)
            return True
        return False
