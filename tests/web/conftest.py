"""A real server over the sample reports, on a free port of this machine."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

from dateline.run import open_sources, read_into
from dateline.run.fuse import fuse_store
from dateline.store import ROLES, Accounts, Store
from dateline.web import Settings, create_app
from dateline.web.guard import DESK_HEADER
from dateline.web.serve import Service, config_of, listen

#: Of every account of the tests. A role's account bears its name.
PASSWORD = "a market at noon, and rain"
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory) -> Path:
    """The samples, read and fused. Copy it before you write to it (`desk` does)."""
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    with Store.open(path) as store:
        read_into(store, open_sources([str(SAMPLES)]))
        fuse_store(store)
    return path


class Served:
    """A desk that is being served: `url`, the path of its `store`, and a `client` that may change things."""

    def __init__(self, settings: Settings, how: Service | None = None) -> None:
        self.store, self.settings = settings.store, settings
        listening = listen("127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        app = create_app(settings)
        self.desk = app.state.desk
        self._server = uvicorn.Server(config_of(app, how or Service()))
        self._thread = threading.Thread(target=self._server.run, args=([listening],), daemon=True)
        self._thread.start()
        until = time.monotonic() + 20
        while not self._server.started:
            if time.monotonic() > until or not self._thread.is_alive():
                raise RuntimeError("the desk did not start")
            time.sleep(0.01)
        self._clients = [self.stranger()]
        self.client = self._clients[0]

    def stranger(self) -> httpx.Client:
        """A client that is not signed in."""
        return httpx.Client(base_url=self.url, headers={DESK_HEADER: "1"}, timeout=20)

    def signed_in(self, name: str) -> httpx.Client:
        """A client with a session of this account; with accounts only."""
        with Accounts.open(self.store) as accounts:
            token = accounts.sign_in(name, PASSWORD)
        assert token
        client = self.stranger()
        client.headers["cookie"] = f"dateline={token}"
        self._clients.append(client)
        return client

    def stop(self) -> None:
        """Stop serving."""
        for client in self._clients:
            client.close()
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture
def desk(sample_store, tmp_path) -> Iterator[Served]:
    """A desk over a copy of the samples, for one person and without accounts."""
    path = Path(shutil.copy(sample_store, tmp_path / "desk.db"))
    served = Served(Settings(store=path, user="amira"))
    yield served
    served.stop()


@pytest.fixture(scope="session")
def team_store(sample_store, tmp_path_factory) -> Path:
    """The samples with an account for each role. Copy it before you write to it (`team` does)."""
    path = Path(shutil.copy(sample_store, tmp_path_factory.mktemp("team") / "team.db"))
    with Accounts.open(path) as accounts:
        for role in ROLES:
            accounts.add(role, role, PASSWORD, by="root")
    return path


@pytest.fixture
def team(team_store, tmp_path) -> Iterator[Served]:
    """A desk over a copy of the samples with an account for each role, named as the role: `team.signed_in("coder")`."""
    path = Path(shutil.copy(team_store, tmp_path / "team.db"))
    served = Served(Settings(store=path, user="amira", accounts=True))
    yield served
    served.stop()
