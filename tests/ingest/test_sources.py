"""Doors: what each gives, and what it says of what it cannot read."""

from __future__ import annotations

import gzip
import io
import json

import pytest

from dateline.ingest import open_documents
from dateline.model import RawDocument, Rejected

TEXT = "Two soldiers were killed near Marj on Monday."


def opened(*sources, **options):
    return list(open_documents([str(source) for source in sources], **options))


def reason(item):
    assert isinstance(item, Rejected)
    return item.reason


def test_a_text_file(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    (item,) = opened(path)
    assert (item.text, item.media, item.origin) == (TEXT, "text", str(path))
    assert item.content == TEXT.encode()


def test_html_by_its_bytes_and_not_by_its_name(tmp_path):
    page, text = tmp_path / "report.txt", tmp_path / "note.html"
    page.write_text(f"<!doctype html><html><body><p>{TEXT}</p></body></html>")
    text.write_text(TEXT)
    assert [item.media for item in opened(page, text)] == ["html", "text"]


def test_a_folder_is_sorted_and_goes_down(tmp_path):
    for name in ("b.txt", "a/z.md", "a/b.html", ".hidden.txt", ".git/x.txt", "c.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    items = opened(tmp_path)
    assert [item.origin.removeprefix(f"{tmp_path}/") for item in items] == ["a/b.html", "a/z.md", "b.txt", "c.jpg"]
    assert "not a kind of file" in reason(items[-1])


def test_the_readme_of_a_folder_is_no_report(tmp_path):
    for name in ("README.md", "report.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [item.origin for item in opened(tmp_path)] == [str(tmp_path / "report.txt")]


def test_an_empty_folder(tmp_path):
    assert "no files" in reason(opened(tmp_path)[0])


def test_a_glob_and_a_name_with_brackets(tmp_path):
    for name in ("b.txt", "a.txt", "[1].txt"):
        (tmp_path / name).write_text(TEXT)
    assert [item.origin.rsplit("/", 1)[1] for item in opened(tmp_path / "?.txt")] == ["a.txt", "b.txt"]
    assert len(opened(tmp_path / "[1].txt")) == 1


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("no/such/file.txt", "no such file"),
        ("no/such/*.txt", "no file matches"),
        ("ftp://a.example/x", "only http and https"),
        ("-", "standard input is not open"),
    ],
)
def test_what_is_not_there(source, words):
    (item,) = opened(source)
    assert words in reason(item)
    assert item.origin == source


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("a.pdf", b"%PDF-1.7\n...", "cannot be read (it is damaged"),
        ("a.txt", b"%PDF-1.7\n...", "save it as plain text"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "PNG image"),
        ("a.docx", b"PK\x03\x04....", "damaged or cut short"),
        ("a.doc", b"\xd0\xcf\x11\xe0....", "old office document"),
        ("a.bin", bytes(range(256)) * 20, "binary"),
        ("a.txt.gz", b"\x1f\x8b\x08 cut short", "damaged"),
        ("a.json", b"[]", "jq -c"),
        ("a.csv", b"event_date,notes\n2016-04-21,x\n", "a table is not read"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, name, content, words):
    path = tmp_path / name
    path.write_bytes(content)
    (item,) = opened(path)
    assert words in reason(item)
    assert item.origin == str(path)


def test_one_bad_source_stops_nothing(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    items = opened("missing", tmp_path / "a.txt")
    assert [type(item) for item in items] == [Rejected, RawDocument]


def test_gzipped_documents(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    assert opened(tmp_path / "a.txt.gz")[0].text == TEXT


def test_the_bytes_decide_and_not_the_ending(tmp_path):
    (tmp_path / "a.html.gz").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(gzip.compress(TEXT.encode()))
    assert [item.text for item in opened(tmp_path)] == [TEXT, TEXT]


def test_too_large(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"x" * 10_000))
    for item in opened(tmp_path / "a.txt", tmp_path / "b.txt.gz", max_bytes=20):
        assert "--max-bytes" in reason(item)
    assert "--max-bytes" in reason(opened("-", stdin=io.BytesIO(b"x" * 30), max_bytes=20)[0])


class TestStandardInput:
    def test_a_document(self):
        (item,) = opened("-", stdin=io.BytesIO(b"\n\n" + TEXT.encode()))
        assert (item.text.strip(), item.origin) == (TEXT, "stdin")

    def test_a_page(self):
        assert opened("-", stdin=io.BytesIO(b"<html><p>Two killed.</p>"))[0].media == "html"

    def test_records(self):
        lines = b"\n" + b"\n".join(json.dumps({"id": str(i), "text": TEXT}).encode() for i in range(3))
        items = opened("-", stdin=io.BytesIO(b"\xef\xbb\xbf" + lines.lstrip()))
        assert [(item.id, item.origin) for item in items] == [("0", "stdin:1"), ("1", "stdin:2"), ("2", "stdin:3")]
        assert [item.origin for item in opened("-", stdin=io.BytesIO(lines))] == ["stdin:2", "stdin:3", "stdin:4"]

    def test_a_text_that_begins_with_a_brace(self):
        assert opened("-", stdin=io.BytesIO(b"{sic} Two soldiers were killed.\nOne fled."))[0].text.endswith("fled.")

    def test_nothing(self):
        assert "empty" in reason(opened("-", stdin=io.BytesIO(b""))[0])
