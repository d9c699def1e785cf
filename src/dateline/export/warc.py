"""Captures as a web archive (WARC 1.1, ISO 28500), gzipped record by record, for replay and for other tools."""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from dateline.model import KeptCapture

#: Of these the body, decoded, no longer is what they say; web crawlers keep them under such a name too.
_UNTRUE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_SPACE = uuid.UUID("6f2c1f0a-7c0b-5f0e-9b5e-0d8a4f7d3c11")


def write_warc(
    stream: Any, captures: Iterable[KeptCapture], body: Callable[[str], bytes], *, tool: str, made_at: str
) -> int:
    """Write captures to an open binary file, and say how many.

    `tool` and `made_at` (UTC) are for the record that describes the file. Ids follow from the chain, so that the same
    captures give the same records. Raises what `body` raises where one is missing.
    """
    from fastwarc.stream_io import GZipStream
    from fastwarc.warc import WarcRecord, WarcRecordType

    packed = GZipStream(stream)
    info = WarcRecord()
    words = f"software: {tool}\r\nformat: WARC File Format 1.1\r\ndescription: captures kept as evidence\r\n".encode()
    info.init_headers(len(words), WarcRecordType.warcinfo, _urn(made_at + tool))
    info.headers["WARC-Date"] = made_at
    info.headers["Content-Type"] = "application/warc-fields"
    info.set_bytes_content(words)
    info.write(packed, checksum_data=True)
    count = 0
    for row in captures:
        content = body(row.sha256)
        block = _head(row) + content
        record = WarcRecord()
        record.init_headers(len(block), WarcRecordType.response, _urn(row.chain))
        record.is_http = True
        record.headers["WARC-Date"] = row.at
        record.headers["WARC-Target-URI"] = row.final_url
        if row.address:
            record.headers["WARC-IP-Address"] = row.address
        digest = base64.b32encode(hashlib.sha256(content).digest()).decode()
        record.headers["WARC-Payload-Digest"] = f"sha256:{digest}"
        record.headers["Dateline-Capture"] = str(row.number)
        record.headers["Dateline-Chain"] = row.chain
        record.headers["Dateline-Tool"] = row.tool.encode("ascii", "replace").decode()
        record.set_bytes_content(block)
        record.write(packed, checksum_data=True)
        count += 1
    return count


def _head(row: KeptCapture) -> bytes:
    """The status line and headers of an answer, as they would stand before this body."""
    try:
        phrase = HTTPStatus(row.status).phrase
    except ValueError:
        phrase = ""
    lines = [f"HTTP/1.1 {row.status} {phrase}"]
    for name, value in row.headers:
        name = f"X-Crawl-{name}" if name.lower() in _UNTRUE else name
        lines.append(f"{_one_line(name)}: {_one_line(value)}")
    lines.append(f"Content-Length: {row.size}")
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "replace")


def _one_line(words: str) -> str:
    return words.replace("\r", " ").replace("\n", " ")


def _urn(words: str) -> bytes:
    return uuid.uuid5(_SPACE, words).urn.encode()
