"""JSONL: one bad line never stops the rest."""

from __future__ import annotations

import gzip
import json

import pytest

from dateline.ingest import open_documents
from dateline.model import Rejected

GOOD = {"id": "a", "text": "Two soldiers were killed.", "published": "2016-04-21", "outlet": "Sample Desk"}


def opened(tmp_path, *lines, name="x.jsonl", **options):
    path = tmp_path / name
    content = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    return list(open_documents([str(path)], **options))


def test_all_keys(tmp_path):
    record = GOOD | {"title": " Clash ", "url": "https://a.example/1"}
    (item,) = opened(tmp_path, record)
    assert (item.id, item.text, item.title, item.published) == ("a", GOOD["text"], "Clash", "2016-04-21")
    assert (item.outlet, item.url, item.media) == ("Sample Desk", "https://a.example/1", "text")
    assert item.origin.endswith("x.jsonl:1")


@pytest.mark.parametrize("name", ["x.ndjson", "x.jsonl.gz"])
def test_other_endings(tmp_path, name):
    assert opened(tmp_path, GOOD, name=name)[0].id == "a"


def test_html(tmp_path):
    (item,) = opened(tmp_path, {"html": "<p>Two killed.</p>"})
    assert (item.media, item.id) == ("html", None)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "no JSON"),
        (b"[1]", "no JSON object"),
        (b"null", "no JSON object"),
        (b'"text"', "no JSON object"),
        (b'{"id": "b"}', 'neither "text" nor "html"'),
        (b'{"text": 3}', '"text" is no string'),
        (b'{"text": "  "}', "empty"),
        (b'{"text": "x", "id": 1.5}', '"id" is neither'),
        (b'{"text": "x", "id": true}', '"id" is neither'),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b'{"text": ' + b"[" * 100_000, "no JSON"),
        (b'{"id": "a", "text": "another"}', "was given before"),
    ],
)
def test_a_bad_line_is_told_by_its_number(tmp_path, line, words):
    first, bad, last = opened(tmp_path, GOOD, line, GOOD | {"id": "z"})
    assert (first.id, last.id) == ("a", "z")
    assert isinstance(bad, Rejected)
    assert bad.origin.endswith("x.jsonl:2")
    assert words in bad.reason


def test_warnings_on_the_record(tmp_path):
    (item,) = opened(tmp_path, GOOD | {"text": "x", "html": "<p>y", "lang": "en", "author": 1, "published": 20160421})
    assert item.text == "x"
    assert item.published is None
    assert any("unknown keys ignored: author, lang" in warning for warning in item.warnings)
    assert any("html ignored" in warning for warning in item.warnings)
    assert any('"published" is no string' in warning for warning in item.warnings)


def test_blank_lines_and_numbers_for_ids(tmp_path):
    items = opened(tmp_path, b"", GOOD | {"id": 7}, b"  ", GOOD | {"id": ""})
    assert [item.id for item in items] == ["7", None]


def test_a_line_too_long_is_passed_over(tmp_path):
    items = opened(tmp_path, {"text": "x" * 500}, GOOD, max_bytes=200)
    assert "--max-bytes" in items[0].reason
    assert items[1].id == "a"


def test_a_damaged_archive_gives_what_it_can(tmp_path):
    path = tmp_path / "x.jsonl.gz"
    lines = b"".join(
        json.dumps(GOOD | {"id": str(i), "text": f"{i * 7919} " * 50}).encode() + b"\n" for i in range(2_000)
    )
    path.write_bytes(gzip.compress(lines)[:-200])
    items = list(open_documents([str(path)]))
    assert items[0].id == "0"
    assert "damaged or cut short" in items[-1].reason


def test_ids_are_watched_over_the_whole_run(tmp_path):
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text(json.dumps(GOOD))
    first, second = open_documents([str(tmp_path)])
    assert first.id == "a"
    assert "given before, at" in second.reason
