"""ZIP files and saved pages."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile

import pytest
from tests import warcs

from dateline.ingest import open_documents, zips
from dateline.model import RawDocument, Rejected

TEXT = b"Two soldiers were killed near Marj on Monday."


def packed(files, **options):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, **options) as out:
        for name, content in files.items():
            out.writestr(name, content)
    return stream.getvalue()


def opened(tmp_path, content, name="a.zip", **options):
    (tmp_path / name).write_bytes(content)
    return list(open_documents([str(tmp_path / name)], **options))


def names(items):
    return [item.origin.partition(".zip:")[2] for item in items]


def test_a_zip_of_all_kinds(tmp_path):
    inner = packed({"deep.txt": TEXT + b" 2"})
    records = b'{"id": "1", "text": "Two killed."}\n{"id": "2", "text": "Three killed."}\n'
    items = opened(
        tmp_path,
        packed(
            {
                "b/z.txt": TEXT,
                "b/a.html": warcs.page(1),
                "c.jsonl": records,
                "d.warc.gz": warcs.warc([warcs.record(warcs.answer(warcs.page(2)), "http://a.example/")]),
                "e.zip": inner,
                "f.png": b"\x89PNG\r\n\x1a\n",
                "__MACOSX/x.txt": b"x",
                ".hidden.txt": b"x",
                "README.md": b"About.",
            }
        ),
    )
    assert names(items) == [
        "b/a.html", "b/z.txt", "c.jsonl:1", "c.jsonl:2", "d.warc.gz@0", "e.zip:deep.txt", "",
    ]  # fmt: skip
    assert items[-1].quiet
    assert "1 files of other kinds" in items[-1].reason


def test_paths_that_lead_out_are_only_names(tmp_path):
    items = opened(tmp_path, packed({"../../evil.txt": TEXT, "/abs.txt": TEXT}))
    assert all(isinstance(item, RawDocument) for item in items)
    assert {path.name for path in tmp_path.rglob("*")} == {"a.zip"}


def test_a_zip_in_a_zip_in_a_zip(tmp_path):
    items = opened(tmp_path, packed({"a.txt": TEXT, "m.zip": packed({"n.zip": packed({"o.txt": TEXT})})}))
    assert [type(item) for item in items] == [RawDocument, Rejected]
    assert "unpack the outer one" in items[1].reason


def test_bombs(tmp_path):
    (item,) = opened(tmp_path, packed({"a.txt": b"\0" * 70_000_000}))
    assert "bomb" in item.reason
    many = packed({f"{number}.txt": b" " * 1_000_000 + TEXT for number in range(70)})
    items = opened(tmp_path, many)
    assert "bomb" in items[-1].reason
    assert len(items) < 70


def test_files_that_lie_upon_one_another(tmp_path):
    text = (TEXT + bytes(range(32, 127))) * 10_000
    content = packed({"a.txt": text})
    at, end = content.index(b"PK\x01\x02"), content.index(b"PK\x05\x06")
    entry, tail = content[at:end], bytearray(content[end:])
    count = 5_000
    tail[8:16] = struct.pack("<HHI", count, count, count * len(entry))
    items = opened(tmp_path, content[:at] + entry * count + bytes(tail))
    assert "bomb" in items[-1].reason
    assert len(items) <= 64_000_000 // len(text) + 2


def test_a_size_that_lies(tmp_path):
    content = bytearray(packed({"a.jsonl": b"\n" * 90_000_000}))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    items = opened(tmp_path, bytes(content))
    assert len(items) <= 1


def test_locked(tmp_path):
    content = bytearray(packed({"a.txt": TEXT, "b.txt": TEXT}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    items = opened(tmp_path, bytes(content))
    assert "password" in items[0].reason
    assert isinstance(items[1], RawDocument)


@pytest.mark.parametrize("cut", [10, 60, 130])
def test_cut_short(tmp_path, cut):
    content = packed({"a.txt": TEXT * 20})
    (item,) = opened(tmp_path, content[:-cut])
    assert "damaged or cut short" in item.reason


def test_a_damaged_file_stops_nothing(tmp_path):
    content = bytearray(packed({"a.txt": TEXT * 9, "b.txt": TEXT}))
    content[45:50] = b"\xff" * 5
    items = opened(tmp_path, bytes(content))
    assert "damaged" in items[0].reason
    assert isinstance(items[1], RawDocument)


def test_too_many_files(tmp_path, monkeypatch):
    monkeypatch.setattr(zips, "MOST_FILES", 3)
    (item,) = opened(tmp_path, packed({f"{number}.txt": TEXT for number in range(5)}))
    assert "more than 3 files" in item.reason


def test_an_office_document(tmp_path):
    (item,) = opened(tmp_path, packed({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), "a.docx")
    assert "save it as PDF" in item.reason


def wacz(archive, digest):
    resources = [{"path": "archive/data.warc.gz", "hash": f"sha256:{digest}", "bytes": len(archive)}]
    return packed({"datapackage.json": json.dumps({"resources": resources}), "archive/data.warc.gz": archive})


def test_wacz(tmp_path):
    archive = warcs.warc([warcs.info(), warcs.record(warcs.answer(warcs.page(2)), "http://a.example/")])
    items = opened(tmp_path, wacz(archive, hashlib.sha256(archive).hexdigest()), "a.wacz")
    assert [item.content for item in items] == [warcs.page(2)]
    assert items[0].capture.archive.startswith("data.warc.gz@") or "data.warc.gz@" in items[0].capture.archive
    items = opened(tmp_path, wacz(archive, "0" * 64), "a.wacz")
    assert "was changed" in items[0].reason
    assert items[1].content == warcs.page(2)


class TestSavedPages:
    FILES = (
        "page.html",
        "page_files/ad.html",
        "page_files/deep/x.txt",
        "Seite.htm",
        "Seite-Dateien/f.html",
        "my_files/a.txt",
    )

    def test_in_a_folder(self, tmp_path):
        for name in self.FILES:
            (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
            (tmp_path / name).write_bytes(TEXT)
        items = list(open_documents([str(tmp_path)]))
        read = [item.origin.removeprefix(f"{tmp_path}/") for item in items if isinstance(item, RawDocument)]
        assert read == ["Seite.htm", "my_files/a.txt", "page.html"]
        assert items[-1].quiet
        assert "3 files that belong to saved pages" in items[-1].reason

    def test_in_a_zip(self, tmp_path):
        items = opened(tmp_path, packed(dict.fromkeys(self.FILES, TEXT)))
        assert names(items) == ["Seite.htm", "my_files/a.txt", "page.html", ""]
