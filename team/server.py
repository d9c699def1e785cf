"""A PostgreSQL server of the tests' own: made in a folder, thrown away at the end."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import psycopg
import pytest

USER, PASSWORD = "desk", "salt and, bread/@:"
_WHERE = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: int(each.parent.name), reverse=True)
_NONE = (
    "these tests need PostgreSQL with PostGIS: apt-get install postgresql-15 postgresql-15-postgis-3 "
    "(or put initdb and postgres of another version on the PATH)"
)
#: Nothing of it outlives the tests, so nothing waits for the disk.
_SETTINGS = (
    *("fsync=off", "full_page_writes=off", "synchronous_commit=off", "shared_buffers=64MB", "max_connections=60"),
    *("autovacuum=off", "max_wal_size=1GB", "log_min_messages=warning", "unix_socket_permissions=0777"),
)


def _program(name: str) -> str:
    for folder in _WHERE:
        if (folder / name).exists():
            return str(folder / name)
    if found := shutil.which(name):
        return found
    raise pytest.UsageError(_NONE)


def _as_nobody(command: list[str]) -> list[str]:
    """PostgreSQL does not run as root."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


class Server:
    """A server on a free port of this machine. `address(name)` is a database's."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        initdb, postgres = _program("initdb"), _program("postgres")
        if os.geteuid() == 0:
            folder.chmod(0o777)
            for each in folder.parents[:-2]:
                each.chmod(each.stat().st_mode | 0o055)
        options = ["-D", str(self.data), "-E", "UTF8", "--locale=C.UTF-8", "-A", "scram-sha-256", "-U", USER]
        secret = folder / "secret"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        subprocess.run(
            _as_nobody([initdb, *options, "--no-sync", f"--pwfile={secret}"]), check=True, capture_output=True
        )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        settings = [f"-c{each}" for each in (*_SETTINGS, f"unix_socket_directories={folder}")]
        command = _as_nobody([postgres, "-D", str(self.data), "-p", str(self.port), "-h", "127.0.0.1", *settings])
        self.folder = folder
        self._log = (folder / "log").open("w")
        self._process = subprocess.Popen(command, stdout=self._log, stderr=self._log)
        self._wait()
        self._made = 0

    def _wait(self) -> None:
        until = time.monotonic() + 20
        while True:
            try:
                psycopg.connect(self.address("postgres"), connect_timeout=2).close()
            except psycopg.OperationalError:
                if time.monotonic() > until or self._process.poll() is not None:
                    raise RuntimeError(f"PostgreSQL did not start: {(self.folder / 'log').read_text()}") from None
                time.sleep(0.05)
            else:
                return

    def address(self, database: str) -> str:
        """The address of a database."""
        secret = "".join(f"%{ord(each):02x}" for each in PASSWORD)
        return f"postgresql://{USER}:{secret}@127.0.0.1:{self.port}/{database}"

    def run(self, sql: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run a statement as the owner of the server."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            cursor = connection.execute(sql)  # type: ignore[call-overload]
            return cursor.fetchall() if cursor.description else []

    def fresh(self, like: str = "template1") -> str:
        """The address of a new database."""
        self._made += 1
        name = f"made_{self._made}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {like} STRATEGY file_copy")
        return self.address(name)

    def stop(self) -> None:
        """Stop it."""
        pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGINT)
        self._process.wait(20)
        self._log.close()
