"""A plugin of pytest: the tests of the store, and of what is built on it, on a PostgreSQL server.

    pytest -p team.on_server

runs the modules of MODULES as they are. Where a test opens "some.db", it gets a database of the server instead, one for
each name; what it copies with `shutil.copy` is copied there. Tests marked `file` are about SQLite's files alone.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.store import Address, Store, located
from dateline.store.opened import Opened
from dateline.store.postgres.pool import close_waiting

from .server import Server

MODULES = (
    *("tests/store", "tests/run/test_archive.py", "tests/run/test_fuse.py", "tests/run/test_fuse_judged.py"),
    *("tests/run/test_fuse_together.py", "tests/run/test_judged.py", "tests/run/test_rounds.py"),
    *("tests/run/test_kept.py", "tests/cli/test_lists.py", "tests/cli/test_fuse.py", "tests/web/test_judging.py"),
    *("tests/web/test_search.py", "tests/web/test_audit.py", "tests/web/index/test_index.py"),
    *("tests/run/test_publishing.py", "tests/run/test_brief.py", "tests/run/test_watch.py"),
)


class _Elsewhere:
    """Databases of a server, each under the path of a file."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._made: dict[Path, Address] = {}
        self.template = _address(server.fresh())
        Store.open(self.template).close()
        close_waiting()

    def of(self, where: str | os.PathLike[str], *, create: bool) -> str | os.PathLike[str]:
        """The database in place of a file; what is no file that Dateline makes stays what it is."""
        found = located(where)
        if isinstance(found, Address):
            return found
        path = found.absolute()
        if path not in self._made:
            if not create or found.exists() or not path.parent.is_dir():
                return found
            self._made[path] = _address(self._server.fresh(self.template.name))
        return self._made[path]

    def copied(self, source: Any, target: Any, **more: Any) -> Any:
        """In place of `shutil.copy`."""
        made = source if isinstance(source, Address) else self._made.get(Path(source).absolute())
        if made is None:
            return _copy(source, target, **more)
        close_waiting()
        self._made[Path(target).absolute()] = _address(self._server.fresh(made.name))
        return target


def _address(url: str) -> Address:
    found = located(url)
    assert isinstance(found, Address)
    return found


_copy = shutil.copy


def pytest_load_initial_conftests(early_config: pytest.Config, args: list[str]) -> None:
    """Without a path: all of MODULES."""
    if not any(Path(each.partition("::")[0]).exists() for each in args if not each.startswith("-")):
        args.extend(MODULES)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is about files alone."""
    kept = [item for item in items if item.get_closest_marker("file") is None]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


@pytest.fixture(scope="session", autouse=True)
def _on_server() -> Iterator[None]:
    folder = Path(tempfile.mkdtemp(prefix="dateline-server-"))
    server = Server(folder)
    elsewhere = _Elsewhere(server)
    patched = pytest.MonkeyPatch()
    patched.setenv("DATELINE_DATA", str(folder / "data"))  # a database of a server has its key of pseudonyms there
    open_ = Opened.open.__func__  # type: ignore[attr-defined]

    def opening(cls: type[Opened], path: Any, *, create: bool = True, any_thread: bool = False) -> Opened:
        return open_(cls, elsewhere.of(path, create=create), create=create, any_thread=any_thread)  # type: ignore[no-any-return]

    patched.setattr(Opened, "open", classmethod(opening))
    patched.setattr(shutil, "copy", elsewhere.copied)
    yield
    patched.undo()
    close_waiting()
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    yield
    close_waiting()  # each test has databases of its own
