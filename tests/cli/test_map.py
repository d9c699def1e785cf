"""`dateline map` and `dateline load`, as a user calls them."""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path

import pytest

from dateline.model import StoreError
from dateline.store import Store


@pytest.fixture
def archive(tmp_path) -> Path:
    path = tmp_path / "all.jsonl"
    with path.open("w") as file:
        for number in range(5):
            text = f"Rebels shelled Harim on Monday and killed {number + 2} soldiers, residents said."
            file.write(json.dumps({"id": f"r{number}", "text": text, "published": "2021-03-03"}) + "\n")
    return path


def test_from_documents_to_a_database(call, archive):
    assert call("map", "--split", str(archive), "parts", "--rows", "2").exit_code == 0
    done = call("map", "parts", "readings")
    assert done.exit_code == 0
    assert "5 documents in 3 partitions read into readings" in done.stderr
    assert "3 partitions there already" in call("map", "parts", "readings").stderr
    assert "5 documents of 3 partitions into a.db" in call("load", "readings", "--store", "a.db").stderr
    assert "5 documents there already" in call("load", "readings", "--store", "a.db").stderr
    with Store.open("a.db") as store:
        assert store.count() == 5


def test_what_is_wrong_is_said_in_a_line(call, archive):
    bad = call("map", str(archive), "readings")
    assert bad.exit_code == 2
    assert "cannot be read as Parquet" in bad.stderr
    assert "add --executor ray" in call("map", "parts", "readings", "--address", "x:1").stderr
    assert "no finished partitions" in call("load", "nowhere").stderr
    assert not Path("dateline.db").exists()


def test_a_cluster_that_does_not_answer():
    from dateline.run.scale import cluster

    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{closed.getsockname()[1]}"
        with pytest.raises(StoreError, match="no cluster answers there"):
            cluster._connect(None, address, None)


def test_without_ray(call, archive, monkeypatch):
    call("map", "--split", str(archive), "parts")
    monkeypatch.setitem(sys.modules, "ray", None)
    done = call("map", "parts", "readings", "--executor", "ray")
    assert done.exit_code == 3
    assert "pip install 'dateline[ray]'" in done.stderr
