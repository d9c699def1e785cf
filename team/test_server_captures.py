"""What was captured is checked on a server as in a file."""

from __future__ import annotations

from pathlib import Path

from tests import warcs

from dateline.ingest import open_documents
from dateline.run import read_into
from dateline.run.verify import verify
from dateline.store import Store

from .server import Server


def test_captures_are_kept_checked_and_found_out(server: Server, address: str, tmp_path: Path) -> None:
    pages = [warcs.record(warcs.answer(warcs.page(number)), f"http://a.example/{number}") for number in range(3)]
    (tmp_path / "a.warc.gz").write_bytes(warcs.warc([warcs.info(), *pages]))
    with Store.open(address) as store:
        summary = read_into(store, open_documents([str(tmp_path / "a.warc.gz")]))
        assert (summary.added, summary.captures) == (3, 3)
        assert summary.skipped == []
    found = verify(address)
    assert (found.findings, found.captures) == ([], 3)
    name = address.rpartition("/")[2]
    server.run("ALTER TABLE dateline.captures DISABLE TRIGGER USER", name)
    server.run("UPDATE dateline.captures SET url = 'http://b.example/' WHERE number = 2", name)
    assert [each.what for each in verify(address).findings] != []
