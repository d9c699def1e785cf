"""A PostgreSQL server for all tests here, started once; a new database for each that asks for one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import make_reading, tell  # noqa: F401

from dateline.store.postgres.pool import close_waiting

from .server import Server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The server."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-server-"))
    made = Server(folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DATELINE_DATA", str(folder / "data"))  # a database of a server has its key of pseudonyms there
        yield made
    close_waiting()
    made.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def address(server) -> Iterator[str]:
    """The address of an empty database, with the password in it."""
    yield server.fresh()
    close_waiting()
