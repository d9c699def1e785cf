"""The digests that the records of a web archive carry, computed again."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator
from typing import Any

from .encodings import joined

_CHUNK = 1 << 20
#: A payload up to this size is also tried with its chunks joined: tools differ in what they hash.
_SMALL = 64_000_000
_NOT_FIT = "its bytes have not the {} that the record says"


def warc_digests(stream: Any, name: str) -> Iterator[tuple[str, str | None]]:
    """Each record's place, and what is wrong with it: None where its digest fits, "" where it carries none.

    `stream` is an open file, or the path of one as a string.
    """
    from fastwarc.stream_io import StreamError
    from fastwarc.warc import ArchiveIterator

    place = name
    try:
        for record in ArchiveIterator(stream, parse_http=False, fsspec_args=False, strict_mode=False):
            place = f"{name}@{record.stream_pos}"
            yield place, _wrong(record)
    except StreamError as error:
        yield place, f"the archive is damaged or cut short behind this record ({error})"


def _wrong(record: Any) -> str | None:
    from fastwarc.warc import WarcRecordType

    block = _named(record.headers.get("WARC-Block-Digest"))
    payload = (
        None
        if block or record.record_type == WarcRecordType.revisit
        else _named(record.headers.get("WARC-Payload-Digest"))
    )
    name = (block or payload or ("sha1", b""))[0]
    whole, body = hashlib.new(name), hashlib.new(name)
    size, head, kept = 0, b"", b""
    in_body = not record.is_http
    while part := record.reader.read(_CHUNK):
        size += len(part)
        whole.update(part)
        if not in_body:
            head += part
            _, found, part = head.partition(b"\r\n\r\n")
            in_body = bool(found)
        if in_body:
            body.update(part)
            if payload and len(kept) <= _SMALL:
                kept += part
    if size != record.content_length:
        return f"cut short: {record.content_length:,} bytes are said, {size:,} are there"
    if block:
        return None if whole.digest() == block[1] else _NOT_FIT.format("block digest")
    if payload:
        fits = body.digest() == payload[1] or hashlib.new(name, joined(kept)).digest() == payload[1]
        return None if fits else _NOT_FIT.format("payload digest")
    return ""


def _named(value: str | None) -> tuple[str, bytes] | None:
    """Name and bytes of a digest: "sha1:" in base 32, "sha256:" in base 32 or hexadecimal; None where it is neither."""
    name, found, words = (value or "").strip().partition(":")
    name = name.lower().replace("-", "")
    if not found or name not in ("sha1", "sha256", "sha512", "md5"):
        return None
    size = hashlib.new(name).digest_size
    try:
        if len(words) == 2 * size:
            return name, bytes.fromhex(words)
        found_ = base64.b32decode(words.upper() + "=" * (-len(words) % 8))
    except (ValueError, binascii.Error):
        return None
    return (name, found_) if len(found_) == size else None
