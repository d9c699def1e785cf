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
from dateline.store import Store
from dateline.web import Settings, create_app
from dateline.web.guard import DESK_HEADER

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

    def __init__(self, settings: Settings) -> None:
        self.store = settings.store
        self._server = uvicorn.Server(uvicorn.Config(create_app(settings), port=0, log_level="warning"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        until = time.monotonic() + 20
        while not self._server.started:
            if time.monotonic() > until or not self._thread.is_alive():
                raise RuntimeError("the desk did not start")
            time.sleep(0.01)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.client = httpx.Client(base_url=self.url, headers={DESK_HEADER: "1"}, timeout=20)

    def stop(self) -> None:
        """Stop serving."""
        self.client.close()
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture
def desk(sample_store, tmp_path) -> Iterator[Served]:
    """A desk over a copy of the samples, for one person and without accounts."""
    path = Path(shutil.copy(sample_store, tmp_path / "desk.db"))
    served = Served(Settings(store=path, user="amira"))
    yield served
    served.stop()
