"""Web archives: what is read in them, what is passed over, and what a capture says."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pyarrow
import pytest
from fastwarc.warc import WarcRecordType
from tests import warcs

from dateline.ingest import open_documents
from dateline.model import RawDocument, Rejected


def opened(tmp_path, records, name="a.warc.gz", *, packed=True, **options):
    path = tmp_path / name
    path.write_bytes(records if isinstance(records, bytes) else warcs.warc(records, packed=packed))
    return list(open_documents([str(path)], **options))


def chunked(body, size=100):
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


GZIP, CHUNKED = "Content-Encoding: gzip", "Transfer-Encoding: chunked"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (lambda page: page, ()),
        (gzip.compress, (GZIP,)),
        (lambda page: chunked(page), (CHUNKED,)),
        (lambda page: chunked(gzip.compress(page), 7), (GZIP, CHUNKED)),
        (brotli.compress, ("Content-Encoding: br",)),
        (zlib.compress, ("Content-Encoding: deflate",)),
        (lambda page: zlib.compress(page)[2:-4], ("Content-Encoding: deflate",)),
        # decoded before it was put into the archive, under the headers that it came with
        (lambda page: page, (GZIP, CHUNKED)),
        (lambda page: page, ("Content-Encoding: br",)),
    ],
)
@pytest.mark.parametrize("packed", [True, False])
def test_bodies_as_they_went_over_the_wire(tmp_path, body, headers, packed):
    page = warcs.page(3)
    (item,) = opened(tmp_path, [warcs.record(warcs.answer(body(page), *headers), "http://a.example/x")], packed=packed)
    assert item.content == page
    assert item.media == "html"


def test_what_a_capture_says(tmp_path):
    records = [
        warcs.info("format: x\r\nsoftware: Maker 1.0\r\n"),
        warcs.record(
            warcs.answer(warcs.page(1), "Set-Cookie: a", "Set-Cookie: b"),
            "http://a.example/x",
            date="2021-03-04T10:00:00.123456Z",
            WARC_IP_Address="192.0.2.7",
        ),
    ]
    (item,) = opened(tmp_path, records)
    capture = item.capture
    assert (item.url, capture.url, capture.at, capture.status) == (
        "http://a.example/x",
        "http://a.example/x",
        "2021-03-04T10:00:00Z",
        200,
    )
    assert (capture.tool, capture.address) == ("Maker 1.0", "192.0.2.7")
    assert capture.headers[1:] == (("Set-Cookie", "a"), ("Set-Cookie", "b"))
    start = len(warcs.warc([warcs.info("format: x\r\nsoftware: Maker 1.0\r\n")]))
    assert capture.archive == f"a.warc.gz@{start}"
    assert item.origin == f"{tmp_path}/a.warc.gz@{start}"
    # the time of the capture is no day of publication
    assert item.published is None


def test_what_is_passed_over_is_counted(tmp_path):
    def other(body, **told):
        return warcs.record(warcs.answer(body, **told), "http://a.example/x")

    items = opened(
        tmp_path,
        [
            other(b"moved", status="301 Moved"),
            other(b"gone", status="404 Not Found"),
            other(b"\x89PNG", kind="image/png"),
            other(b""),
            warcs.record(warcs.answer(b"User-agent: *", kind="text/plain"), "http://a.example/robots.txt"),
            warcs.record(warcs.answer(b""), "http://a.example/y", kind=WarcRecordType.revisit),
            warcs.record(b"a: b", "http://a.example/z", kind=WarcRecordType.metadata),
            other(b"Two soldiers were killed near Marj.", kind="text/plain"),
        ],
    )
    assert [type(item) for item in items] == [RawDocument, Rejected]
    assert items[1].quiet
    assert items[1].reason == (
        "passed over in this archive: 2 answers that are no page (errors, redirects), 1 empty pages, "
        "2 files that are no text (pictures, scripts, styles), "
        "1 pages unchanged since an earlier archive (revisit): read that one"
    )


def test_resources_and_texts(tmp_path):
    text = b"Two soldiers were killed near Marj."
    records = [
        warcs.record(warcs.page(1), "http://a.example/x", kind=WarcRecordType.resource, Content_Type="text/html"),
        warcs.record(text, "http://a.example/y", kind=WarcRecordType.conversion, Content_Type="text/plain"),
    ]
    assert [item.media for item in opened(tmp_path, records)] == ["html", "text"]


def test_a_charset_of_the_header(tmp_path):
    text = "Двое солдат убиты возле Марджа, сообщили жители."
    answer = warcs.answer(text.encode("koi8-r"), kind="text/plain; charset=koi8-r")
    assert opened(tmp_path, [warcs.record(answer, "http://a.example/x")])[0].text == text


def test_one_bad_record_stops_nothing(tmp_path):
    broken = gzip.compress(warcs.page(1))[:40] + b"\xff" * 50
    records = [
        warcs.record(warcs.answer(broken, GZIP), "http://a.example/1"),
        warcs.record(warcs.answer(warcs.page(1), "Content-Encoding: rot13"), "http://a.example/2"),
        warcs.record(warcs.answer(b"\x00\x01\x02" * 500), "http://a.example/3"),
        warcs.record(b"no answer at all", "http://a.example/4"),
        warcs.record(warcs.answer(warcs.page(2)), "not an address"),
        warcs.record(warcs.answer(warcs.page(2)), "http://a.example/6", date="yesterday"),
    ]
    items = opened(tmp_path, records)
    assert [type(item) for item in items] == [Rejected] * 3 + [RawDocument] * 2 + [Rejected]
    for item, word in zip(items, ("damaged", "rot13", "binary"), strict=False):
        assert word in item.reason
    assert all("@" in item.origin for item in items[:-1])


def test_too_large_a_page(tmp_path):
    records = [warcs.record(warcs.answer(warcs.page(number)), f"http://a.example/{number}") for number in range(2)]
    records.insert(1, warcs.record(warcs.answer(b"x" * 5000), "http://a.example/x"))
    items = opened(tmp_path, records, max_bytes=2000)
    assert [type(item) for item in items] == [RawDocument, Rejected, RawDocument]
    assert "--max-bytes" in items[1].reason


def test_a_bomb_in_a_body(tmp_path):
    bomb = gzip.compress(b"<p>" + b"\0" * 60_000_000)
    for body, header in (
        (bomb, GZIP),
        (brotli.compress(b"<p>" + b"\0" * 60_000_000, quality=1), "Content-Encoding: br"),
    ):
        (item,) = opened(tmp_path, [warcs.record(warcs.answer(body, header), "http://a.example/x")])
        assert "larger than the limit" in item.reason


def test_a_bomb_of_a_record(tmp_path):
    records = [warcs.record(warcs.answer(b"\0" * 9_000_000), f"http://a.example/{number}") for number in range(9)]
    items = opened(tmp_path, records)
    assert "bomb" in items[-1].reason


@pytest.mark.parametrize("packed", [True, False])
def test_cut_short(tmp_path, packed):
    pages = [warcs.record(warcs.answer(warcs.page(number)), f"http://a.example/{number}") for number in range(3)]
    content = warcs.warc(pages, packed=packed)
    items = opened(tmp_path, content[: len(content) - 120])
    assert [type(item) for item in items[:2]] == [RawDocument, RawDocument]
    assert "cut short" in items[2].reason


def test_a_length_that_lies(tmp_path):
    pages = [warcs.record(warcs.answer(warcs.page(number)), f"http://a.example/{number}") for number in range(3)]
    content = warcs.warc(pages, packed=False)
    length = content.split(b"Content-Length: ")[1].split(b"\r\n")[0]
    for lie in (b"1", b"999999999999", b"-5", b"x", b"99999999999999999999999999"):
        items = opened(tmp_path, content.replace(b"Content-Length: " + length, b"Content-Length: " + lie, 1))
        assert items


@pytest.mark.parametrize(("name", "kind"), [("a.warc.zst", "zstd"), ("a.warc.lz4", "lz4")])
def test_other_packings(tmp_path, name, kind):
    content = warcs.warc(
        [warcs.record(warcs.answer(warcs.page(n)), f"http://a.example/{n}") for n in range(2)], packed=False
    )
    assert [item.content for item in opened(tmp_path, pyarrow.compress(content, kind, asbytes=True), name)] == [
        warcs.page(0),
        warcs.page(1),
    ]
    (item,) = opened(tmp_path, pyarrow.compress(b"words " * 100, kind, asbytes=True), f"b.txt.{kind}")
    assert "only web archives" in item.reason


def test_by_its_bytes_and_through_a_pipe(tmp_path):
    import io

    content = warcs.warc([warcs.record(warcs.answer(warcs.page(1)), "http://a.example/1")])
    (item,) = opened(tmp_path, content, "something.txt")
    assert item.content == warcs.page(1)
    (piped,) = open_documents(["-"], stdin=io.BytesIO(content))
    assert (piped.content, piped.origin) == (warcs.page(1), "stdin@0")
