"""From a web archive to captures, a bag and a WARC, and what a check finds when somebody has been at them."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import shutil
import sqlite3
import zipfile

import pytest
from tests import warcs

from dateline.export.bag import write_bag
from dateline.ingest import open_documents
from dateline.model import Capture, ExportError, InputError, MissingError
from dateline.run import read_into
from dateline.run.evidence import captures_to
from dateline.run.verify import verify
from dateline.store import Store

NOW = datetime.datetime(2021, 3, 5, 12, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with an archive of three pages, the database it was read into, a bag and a WARC of its captures."""
    folder = tmp_path_factory.mktemp("evidence")
    pages = [
        warcs.record(warcs.answer(warcs.page(number), "X-Served-By: Ç"), f"http://a.example/{number}")
        for number in range(3)
    ]
    (folder / "a.warc.gz").write_bytes(warcs.warc([warcs.info(), *pages]))
    with Store.open(folder / "some.db") as store:
        summary = read_into(store, open_documents([str(folder / "a.warc.gz")]))
        assert summary.captures == 3
        captures_to(store, "bag", folder / "bag", now=NOW)
        captures_to(store, "bag", folder / "part", now=NOW, url="http://a.example/1")
        captures_to(store, "warc", folder / "out.warc.gz", now=NOW)
    return folder


@pytest.fixture
def folder(made, tmp_path):
    """A copy to be tampered with."""
    return shutil.copytree(made, tmp_path / "copy")


def wrongs(found):
    return [(each.wrong, each.what) for each in found.findings]


@pytest.mark.parametrize("name", ["a.warc.gz", "some.db", "bag", "part", "out.warc.gz"])
def test_all_as_it_was(made, name):
    found = verify(str(made / name))
    assert found.findings == []
    assert found.checked >= 1
    assert found.captures >= 1


def test_a_bag_is_as_the_standard_says(made):
    bag = made / "bag"
    assert (bag / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    for line in (bag / "manifest-sha256.txt").read_text().splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((bag / name).read_bytes()).hexdigest() == digest
    info = dict(line.split(": ", 1) for line in (bag / "bag-info.txt").read_text().splitlines())
    sizes = [path.stat().st_size for path in (bag / "data").rglob("*") if path.is_file()]
    assert info["Payload-Oxum"] == f"{sum(sizes)}.{len(sizes)}"
    assert info["Bagging-Date"] == "2021-03-05"


def test_the_chain_can_be_computed_with_the_standard_library(made):
    previous = ""
    for line in (made / "bag" / "data" / "captures.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        chain, file, before = row.pop("chain"), row.pop("file"), row.pop("previous")
        words = json.dumps(row, sort_keys=True, separators=(",", ":"))
        assert before == previous
        assert hashlib.sha256(f"{previous}\n{words}".encode()).hexdigest() == chain
        assert hashlib.sha256((made / "bag" / file).read_bytes()).hexdigest() == row["sha256"]
        previous = chain


def test_the_archive_written_gives_the_same_documents(made):
    def read(name):
        return [(raw.sha256, raw.text, raw.url, raw.capture.at) for raw in open_documents([str(made / name)])]

    assert read("out.warc.gz") == read("a.warc.gz")


def test_the_same_captures_give_the_same_files(made, tmp_path):
    with Store.open(made / "some.db") as store:
        captures_to(store, "warc", tmp_path / "again.warc.gz", now=NOW)
        captures_to(store, "bag", tmp_path / "bag", now=NOW)
    assert (tmp_path / "again.warc.gz").read_bytes() == (made / "out.warc.gz").read_bytes()
    name = "tagmanifest-sha256.txt"
    assert (tmp_path / "bag" / name).read_bytes() == (made / "bag" / name).read_bytes()


def test_a_body_that_was_changed(folder):
    body = next((folder / "bag" / "data" / "bodies").iterdir())
    body.write_bytes(body.read_bytes().replace(b"killed", b"healed"))
    found = verify(str(folder / "bag"))
    assert wrongs(found) == [("changed", f"data/bodies/{body.name}")]


def test_a_file_taken_out_and_one_put_in(folder):
    body = next((folder / "bag" / "data" / "bodies").iterdir())
    body.rename(body.with_name("other.html"))
    found = wrongs(verify(str(folder / "bag")))
    assert ("missing", f"data/bodies/{body.name}") in found
    assert ("added", "data/bodies/other.html") in found


def mend_manifest(bag):
    """What a careful forger does: make the hashes fit again."""
    rows = bag / "data" / "captures.jsonl"
    lines = (bag / "manifest-sha256.txt").read_text().splitlines()
    kept = [line for line in lines if not line.endswith("captures.jsonl")]
    kept.append(f"{hashlib.sha256(rows.read_bytes()).hexdigest()}  data/captures.jsonl")
    (bag / "manifest-sha256.txt").write_text("\n".join(kept) + "\n")
    (bag / "tagmanifest-sha256.txt").unlink()
    info = (bag / "bag-info.txt").read_text().splitlines()
    (bag / "bag-info.txt").write_text("\n".join(line for line in info if "Oxum" not in line))


@pytest.mark.parametrize(
    ("tamper", "expected"),
    [
        (lambda lines: [lines[0].replace("2021-03-04", "2021-03-01"), *lines[1:]], ("changed", "capture 1")),
        (lambda lines: [lines[1], lines[0], lines[2]], ("out of order", "capture 1")),
        (lambda lines: [*lines, "no json"], ("damaged", "data/captures.jsonl, line 4")),
    ],
)
def test_rows_that_were_tampered_with(folder, tamper, expected):
    rows = folder / "bag" / "data" / "captures.jsonl"
    rows.write_text("\n".join(tamper(rows.read_text("utf-8").splitlines())) + "\n", "utf-8")
    mend_manifest(folder / "bag")
    assert wrongs(verify(str(folder / "bag"))) == [expected]


@pytest.mark.parametrize(
    ("tamper", "wrong"),
    [
        # a chain covers the fields that it knows, read once
        (lambda line: line.replace("{", '{"note": "forged", ', 1), "does not cover 'note'"),
        (lambda line: line.replace("{", '{"url": "https://forged.example/", ', 1), "the same thing twice"),
    ],
)
def test_words_put_into_a_row(folder, tamper, wrong):
    rows = folder / "bag" / "data" / "captures.jsonl"
    rows.write_text("".join(map(tamper, rows.read_text("utf-8").splitlines(keepends=True))), "utf-8")
    mend_manifest(folder / "bag")
    assert wrong in verify(str(folder / "bag")).findings[0].why


def test_the_last_rows_taken_off_a_bag(folder):
    rows = folder / "bag" / "data" / "captures.jsonl"
    rows.write_text("".join(rows.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    mend_manifest(folder / "bag")
    assert ("changed", "Dateline-Captures") in wrongs(verify(str(folder / "bag")))


def test_another_end_of_the_chain(folder):
    info = folder / "bag" / "bag-info.txt"
    info.write_text(re.sub("Chain-End: (\\d+) .*", "Chain-End: \\1 " + "0" * 64, info.read_text()))
    (folder / "bag" / "tagmanifest-sha256.txt").unlink()
    found = verify(str(folder / "bag"))
    assert wrongs(found) == [("changed", "Dateline-Chain-End")]
    assert "tagmanifest" in found.notes[0]


def test_links_in_a_bag(folder):
    (folder / "elsewhere").mkdir()
    (folder / "bag" / "data" / "more").symlink_to(folder / "elsewhere")
    assert wrongs(verify(str(folder / "bag"))) == [("added", "data/more")]


def test_a_noted_chain_is_asked_for(made):
    with Store.open(made / "some.db") as store:
        _, end = store.chain_end()
    assert verify(str(made / "some.db"), noted=end).sound
    assert verify(str(made / "bag"), noted=end.upper()).sound
    assert wrongs(verify(str(made / "some.db"), noted="f" * 64)) == [("not as noted", "f" * 64)]
    stamped = hashlib.sha256((made / "bag" / "manifest-sha256.txt").read_bytes()).hexdigest()
    assert verify(str(made / "bag"), noted=stamped).sound
    with pytest.raises(InputError, match="a hash is 64"):
        verify(str(made / "bag"), noted=end[:12])


def tampered(path, *statements):
    """What somebody with the database's file can do: take the triggers off first."""
    connection = sqlite3.connect(path)
    for trigger in ("captures_stay", "captures_last", "capture_bodies_stay", "capture_bodies_last"):
        connection.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return wrongs(verify(str(path)))


def test_a_database_that_was_tampered_with(folder):
    path = folder / "some.db"
    found = tampered(path, "UPDATE captures SET taken_at = '2021-01-01T00:00:00Z' WHERE number = 2")
    assert found == [("changed", "capture 2")]


@pytest.mark.parametrize("headers", ["{", "[[1, 2, 3]]", "7"])
def test_headers_that_are_none(folder, headers):
    found = tampered(folder / "some.db", f"UPDATE captures SET headers = '{headers}' WHERE number = 2")
    assert found == [("changed", "capture 2")]


def test_a_row_taken_out_of_a_database(folder):
    found = tampered(folder / "some.db", "DELETE FROM captures WHERE number = 2")
    assert found[0] == ("missing", "capture 2")
    assert found[1][0] == "added"
    told = verify(str(folder / "some.db"))
    with Store.open(folder / "some.db") as store:
        last = max(row.number for row in store.captures())
    assert told.notes[0].startswith(f"the last is capture {last},")
    assert "after capture 1 comes capture 3" in told.findings[0].why


def test_bodies_that_were_tampered_with(folder):
    found = tampered(
        folder / "some.db",
        "UPDATE capture_bodies SET body = x'00' WHERE sha256 = (SELECT min(sha256) FROM capture_bodies)",
        "UPDATE capture_bodies SET body = (SELECT body FROM capture_bodies WHERE sha256 > 'd' LIMIT 1) "
        "WHERE sha256 = (SELECT max(sha256) FROM capture_bodies)",
    )
    assert {wrong for wrong, _ in found} <= {"damaged", "changed"}
    assert found


def test_an_archive_that_was_changed(folder, tmp_path):
    records = [warcs.record(warcs.answer(warcs.page(1)), "http://a.example/1")]
    content = warcs.warc(records, packed=False)
    (tmp_path / "x.warc").write_bytes(content.replace(b"killed", b"healed"))
    assert [wrong for wrong, _ in wrongs(verify(str(tmp_path / "x.warc")))] == ["changed"]
    (tmp_path / "y.warc").write_bytes(content[:-100])
    assert [wrong for wrong, _ in wrongs(verify(str(tmp_path / "y.warc")))] == ["damaged"]


def test_paths_that_lead_out_of_a_bag(folder):
    (folder / "secret.txt").write_text("x")
    digest = hashlib.sha256(b"x").hexdigest()
    with (folder / "bag" / "manifest-sha256.txt").open("a") as manifest:
        manifest.write(f"{digest}  ../secret.txt\n{digest}  /etc/hostname\n")
    found = wrongs(verify(str(folder / "bag")))
    assert ("missing", "../secret.txt") in found
    assert ("missing", "/etc/hostname") in found


@pytest.mark.parametrize("content", [None, b"hello", b""])
def test_what_cannot_be_checked(tmp_path, content):
    if content is not None:
        (tmp_path / "x").write_bytes(content)
    with pytest.raises(InputError):
        verify(str(tmp_path / "x"))
    with pytest.raises(InputError, match="no bag"):
        verify(str(tmp_path))


@pytest.mark.parametrize(
    ("url", "ending"),
    [
        ("file:a%20report.PDF", "pdf"),
        ("file:b.html", "html"),
        ("file:run.exe", "bin"),
        ("http://a.example/b.html", "bin"),
    ],
)
def test_a_file_that_was_kept_opens_in_a_bag(tmp_path, url, ending):
    with Store.open(tmp_path / "a.db") as store:
        store.keep(Capture.of(b"body", url=url, at="2021-03-04T10:00:00Z", tool="test"), None)
        captures_to(store, "bag", tmp_path / "bag", now=NOW)
    assert [path.suffix for path in (tmp_path / "bag" / "data" / "bodies").iterdir()] == ["." + ending]


def test_a_bag_replaces_nothing(tmp_path):
    (tmp_path / "mine").write_text("x")
    with pytest.raises(ExportError, match="is there already"):
        write_bag(tmp_path, [], lambda _: b"", end=(0, ""), tool="dateline", day=NOW.date())
    assert (tmp_path / "mine").read_text() == "x"


class TestStore:
    def capture(self, number=0, **more):
        told = {"url": f"http://a.example/{number}", "at": "2021-03-04T10:00:00Z", "tool": "test", **more}
        return Capture.of(b"body %d" % (number % 2), **told)

    def test_the_same_capture_is_kept_once_and_a_body_too(self, tmp_path):
        with Store.open(tmp_path / "a.db") as store:
            assert [store.keep(self.capture(number), f"d{number}") for number in (0, 1, 2, 0)] == [True] * 3 + [False]
            assert store.keep(self.capture(0, at="2021-03-05T10:00:00Z"))
            assert [row.number for row in store.captures()] == [1, 2, 3, 4]
            assert len(list(store.bodies())) == 2
            assert store.body(store.capture(3).sha256) == b"body 0"
            with pytest.raises(MissingError, match="no capture 9"):
                store.capture(9)
            with pytest.raises(MissingError, match="missing or damaged"):
                store.body("0" * 64)
            assert [row.number for row in store.captures(url="http://a.example/0")] == [1, 4]
            assert [row.number for row in store.captures(url="http://a.example/*", since="2021-03-05")] == [4]
            assert [row.number for row in store.captures(document="d2")] == [3]

    def test_nothing_is_changed_or_deleted(self, tmp_path):
        with Store.open(tmp_path / "a.db") as store:
            store.keep(self.capture())
        connection = sqlite3.connect(tmp_path / "a.db")
        for table in ("captures", "capture_bodies"):
            for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET sha256 = 'x'"):
                with pytest.raises(sqlite3.IntegrityError, match="evidence"):
                    connection.execute(statement)
        connection.close()


def wacz(path, **changes):
    archive = warcs.warc([warcs.record(warcs.answer(warcs.page(1)), "http://a.example/1")])
    listed = {"path": "archive/data.warc.gz", "hash": f"sha256:{hashlib.sha256(archive).hexdigest()}"}
    package = json.dumps({"resources": [listed]})
    digest = json.dumps({"hash": f"sha256:{hashlib.sha256(package.encode()).hexdigest()}"})
    files = {"archive/data.warc.gz": archive, "datapackage.json": package, "datapackage-digest.json": digest, **changes}
    with zipfile.ZipFile(path, "w") as out:
        for name, content in files.items():
            if content is not None:
                out.writestr(name, content)
    return verify(str(path))


def test_wacz(tmp_path):
    path = tmp_path / "a.wacz"
    assert wacz(path).findings == []
    other = warcs.warc([warcs.record(warcs.answer(warcs.page(2)), "http://a.example/1")])
    assert wrongs(wacz(path, **{"archive/data.warc.gz": other})) == [("changed", "archive/data.warc.gz")]
    assert wrongs(wacz(path, **{"archive/data.warc.gz": None})) == [("missing", "archive/data.warc.gz")]
    assert wrongs(wacz(path, **{"archive/more.warc.gz": other})) == [("added", "archive/more.warc.gz")]
    assert wrongs(wacz(path, **{"datapackage-digest.json": '{"hash": "sha256:0"}'})) == [
        ("changed", "datapackage.json")
    ]
    with pytest.raises(InputError, match=r"no WACZ"):
        wacz(path, **{"datapackage.json": None})
