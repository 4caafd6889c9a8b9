"""A PostgreSQL server of the tests' own in a folder of its own, where its programs are installed."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

PASSWORD = "sesame-7"


class Server:
    """A running server. `new_database` makes one with our tables already in it, `empty_database` one without."""

    def __init__(self, port: int) -> None:
        self.place = f"127.0.0.1:{port}"
        self.numbers = count()
        self.model = ""

    def address(self, database: str, password: str = PASSWORD) -> str:
        return f"postgresql://tester:{password}@{self.place}/{database}"

    def empty_database(self, template: str = "template0", encoding: str = "UTF8") -> str:
        import psycopg

        name = f"t{next(self.numbers)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as conn:
            conn.execute(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING '{encoding}'")
        return self.address(name)

    def new_database(self) -> str:
        import pourparler

        if not self.model:
            self.model = self.empty_database()
            pourparler.open(self.model).close()
        return self.empty_database(self.model.rpartition("/")[2])


def programs() -> Path | None:
    """The folder of initdb and postgres."""
    found = shutil.which("initdb")
    known = [Path(found).resolve().parent] if found else []
    known += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in known if (folder / "postgres").exists()), None)


@contextmanager
def running(folder_of_programs: Path) -> Iterator[Server]:
    with (
        tempfile.TemporaryDirectory(prefix="pourparler-postgres-") as home,
        socket.create_server(("127.0.0.1", 0)) as s,
    ):
        port = s.getsockname()[1]
        s.close()
        own = _as_own_user(home)
        data, secret = Path(home) / "data", Path(home) / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        make = ["initdb", "-D", data, "-U", "tester", "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8"]
        make += ["--locale=C", "--no-sync"]
        subprocess.run([folder_of_programs / make[0], *make[1:]], check=True, capture_output=True, cwd=home, **own)
        settings = {"fsync": "off", "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "port": port}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (Path(home) / "log").open("wb") as log:
            run = [folder_of_programs / "postgres", "-D", data, *options]
            process = subprocess.Popen(run, stdout=log, stderr=log, cwd=home, **own)
        try:
            _wait(port, process)
            yield Server(port)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


def _as_own_user(home: str) -> dict:
    """PostgreSQL refuses to run as root: then it runs as a user that has nothing else."""
    if os.getuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(home, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _wait(port: int, process: subprocess.Popen) -> None:
    import psycopg

    for _ in range(300):
        try:
            psycopg.connect(f"postgresql://tester:{PASSWORD}@127.0.0.1:{port}/postgres").close()
            return
        except psycopg.OperationalError:
            assert process.poll() is None, "the server stopped"
            time.sleep(0.2)
    raise TimeoutError("the server does not answer")
