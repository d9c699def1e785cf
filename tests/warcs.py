"""Web archives made for tests."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from fastwarc.stream_io import GZipStream
from fastwarc.warc import WarcRecord, WarcRecordType

PAGE = (
    '<html><head><title>Shelling in Marj</title><meta property="article:published_time" content="2021-03-03"></head>'
    "<body><article><h1>Shelling in Marj</h1><p>Rebels shelled Harim on Monday and killed {} soldiers, residents said."
    "</p></article></body></html>"
)


def page(number: int) -> bytes:
    """A page that tells of so many killed."""
    return PAGE.format(number + 2).encode()


def answer(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    """An HTTP answer."""
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers, "", ""]).encode() + body


def record(
    content: bytes, url: str, *, kind: Any = WarcRecordType.response, date: str = "2021-03-04T10:00:00Z", **more: str
) -> WarcRecord:
    """A record; `more` are headers of its own, "_" for "-"."""
    made = WarcRecord()
    made.init_headers(len(content), kind, b"urn:uuid:00000000-0000-4000-8000-000000000000")
    made.is_http = kind in (WarcRecordType.response, WarcRecordType.revisit)
    made.headers["WARC-Date"] = date
    made.headers["WARC-Target-URI"] = url
    for name, value in more.items():
        made.headers[name.replace("_", "-")] = value
    made.set_bytes_content(content)
    return made


def info(words: str = "software: Maker 1.0\r\n") -> WarcRecord:
    """The record that describes an archive."""
    return record(words.encode(), "", kind=WarcRecordType.warcinfo)


def warc(records: Iterable[WarcRecord], *, packed: bool = True) -> bytes:
    """The bytes of an archive."""
    stream = io.BytesIO()
    out = GZipStream(stream) if packed else stream
    for each in records:
        each.write(out, checksum_data=True)
    return stream.getvalue()
