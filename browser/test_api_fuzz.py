"""The API under random requests of its own OpenAPI document: nothing breaks, and every answer is as documented."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.store import ROLES, Accounts, Store
from dateline.web import Settings
from dateline.web.settings import Rate

#: A request that fits the schema may still make no sense (a day that is none, a cursor of nobody's list): that is 422.
#: And to ask for "a/understood" is to ask for the document of that id, which viewers may not (403): ids may hold "/".
_CONFIG = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "401", "403", "404", "409", "422", "429"]

[[operations]]
include-path = "/api/documents/{document}/understood"
checks.unsupported_method.enabled = false
"""
#: Requests of each operation and phase, beside those on the edges of each value.
_EXAMPLES = 5


@pytest.mark.parametrize("role", ["admin", "viewer"])
def test_the_api_keeps_to_its_document(role, sample_store, tmp_path, monkeypatch):
    from desk_fixtures import PASSWORD, Served  # made by conftest.py

    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    path = Path(shutil.copy(sample_store, tmp_path / "fuzzed.db"))
    with Accounts.open(path) as accounts:
        for each in ROLES:
            accounts.add(each, each, PASSWORD, by="root")
    many = Rate(100_000, 1_000_000)
    served = Served(Settings(store=path, user="x", accounts=True, rate=many, strangers=many))
    config = tmp_path / "schemathesis.toml"
    config.write_text(_CONFIG)
    client = served.signed_in(role)
    command = [
        str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(config), "run",
        f"{served.url}/api/openapi.json", "--seed", "7", "--max-examples", str(_EXAMPLES),
        "--phases", "examples,coverage,fuzzing", "--generation-deterministic",
        "--continue-on-failure", "--warnings", "off", "--no-color", "--request-timeout", "30",
    ]  # fmt: skip
    for name in ("cookie", "x-dateline-desk"):
        command += ["-H", f"{name}: {client.headers[name]}"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=900, cwd=tmp_path, check=False)
    finally:
        served.stop()
    told = [line[:300] for line in done.stdout.splitlines() if line.strip()]
    assert done.returncode == 0, "\n".join(told[-200:])
    with Store.open(path) as store:
        assert store.count() > 50
        assert role != "viewer" or not store.judgements()
