"""The files of the pages: packed for whoever reads gzip, kept for good, and nothing outside their folder."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable

import httpx
import pytest
from starlette.applications import Starlette

from dateline.web.assets import Assets

SCRIPT = b"export const day = 1;\n" * 40


@pytest.fixture
def get(tmp_path) -> Callable[..., httpx.Response]:
    """`get("/assets/map-1a2b.js", "gzip")`: the answer to who reads these encodings."""
    folder = tmp_path / "assets"
    folder.mkdir()
    (folder / "map-1a2b.js").write_bytes(SCRIPT)
    (folder / "map-1a2b.js.gz").write_bytes(gzip.compress(SCRIPT))
    (folder / "small.css").write_bytes(b"a { color: red }")
    (tmp_path / "secret.js").write_bytes(b"no")
    app = Starlette()
    app.mount("/assets", Assets(directory=folder))

    async def ask(path: str, encodings: str) -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://desk") as client:
            return await client.get(path, headers={"accept-encoding": encodings})

    return lambda path, encodings="gzip": asyncio.run(ask(path, encodings))


def test_packed_for_who_reads_it(get):
    told = get("/assets/map-1a2b.js", "gzip, br")
    assert told.content == SCRIPT
    assert told.headers["content-encoding"] == "gzip"
    assert int(told.headers["content-length"]) < len(SCRIPT) / 5
    assert told.headers["content-type"].startswith("text/javascript")
    assert "immutable" in told.headers["cache-control"]


def test_plain_for_others_and_where_nothing_is_packed(get):
    told = get("/assets/map-1a2b.js", "identity")
    assert "content-encoding" not in told.headers
    assert told.content == SCRIPT
    assert "content-encoding" not in get("/assets/small.css").headers


@pytest.mark.parametrize("name", ["../secret.js", "..%2fsecret.js", "%2e%2e/secret.js", "nothing.js"])
def test_nothing_else(get, name):
    assert get(f"/assets/{name}").status_code == 404
