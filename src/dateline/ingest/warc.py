"""The door for web archives (WARC, ISO 28500): pages, texts and PDFs that were answered, each with its capture."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from dateline.model import Capture, InputError, RawDocument, Rejected
from dateline.model.clock import capture_stamp

from .encodings import decode_body
from .limits import RATIO, SMALL, Allowed, Items, bomb
from .raw import raw_from_bytes, too_large

#: What a page may call itself; anything else is passed over, and "" is looked at.
_TYPES = frozenset(
    {
        "",
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/pdf",
        "application/octet-stream",
        "application/x-download",
    }
)
_DAMAGED = "the archive is damaged or cut short here ({}): what stands before it was read; fetch it again"


def read_warc(stream: Any, origin: str, size: int | None, allowed: Allowed) -> Items:
    """The documents of a WARC file, gzipped by record or not, one after the other.

    `stream` is an open file, or the path of one as a string, which fastwarc reads four times as quickly. `size` is that
    of the file in bytes, None where nobody knows. At the end one quiet Rejected counts what was passed over.
    """
    from fastwarc.stream_io import StreamError
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    passed: Counter[str] = Counter()
    tool, unpacked = "not told", 0
    try:
        records = ArchiveIterator(stream, parse_http=True, fsspec_args=False, strict_mode=False)
        for record in records:
            unpacked += record.content_length
            if size is not None and unpacked > max(SMALL, RATIO * size):
                raise bomb()
            if record.record_type == WarcRecordType.warcinfo:
                tool = _software(record) or tool
                continue
            place = f"{origin}@{record.stream_pos}"
            try:
                found = _document(record, place, tool, allowed, passed)
            except InputError as error:
                found = Rejected(place, str(error))
            if found is not None:
                yield found
    except StreamError as error:
        yield Rejected(origin, _DAMAGED.format(error))
    except InputError as error:
        yield Rejected(origin, str(error))
    if passed:
        told = ", ".join(f"{count:,} {what}" for what, count in sorted(passed.items()))
        yield Rejected(origin, f"passed over in this archive: {told}", quiet=True)


def _document(
    record: Any, place: str, tool: str, allowed: Allowed, passed: Counter[str]
) -> RawDocument | Rejected | None:
    """The document of a record; None where it is none, which `passed` counts. Raises InputError."""
    from fastwarc.warc import WarcRecordType as Kind

    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    if record.record_type == Kind.revisit:
        passed["pages unchanged since an earlier archive (revisit): read that one"] += 1
        return None
    if record.record_type not in (Kind.response, Kind.resource, Kind.conversion):
        return None
    http = record.http_headers if record.record_type == Kind.response else None
    if record.record_type == Kind.response and (http is None or http.status_code != 200):
        if http is None or http.status_code is None:
            _packed(record, allowed.max_bytes)
        passed["answers that are no page (errors, redirects)"] += 1
        return None
    kind = _kind(http.get("Content-Type", "") if http else record.headers.get("Content-Type", ""))
    if kind not in _TYPES or urlsplit(url).path == "/robots.txt":
        passed["files that are no text (pictures, scripts, styles)"] += 1
        return None
    body = _body(record, http, allowed.max_bytes)
    if not body.strip():
        passed["empty pages"] += 1
        return None
    capture = Capture.of(
        body,
        url=url or place,
        at=_time(record.headers.get("WARC-Date", "")),
        status=http.status_code if http else 200,
        headers=tuple((str(name), str(value)) for name, value in (http or record.headers).astuples()),
        address=record.headers.get("WARC-IP-Address"),
        tool=tool,
        archive=PurePath(place).name,
    )
    return raw_from_bytes(
        body, origin=place, url=url or None, charset=record.http_charset if http else None, capture=capture
    )


def _body(record: Any, http: Any, max_bytes: int) -> bytes:
    packed = _packed(record, max_bytes)
    if http is None:
        return decode_body(packed, None, None, max_bytes)
    return decode_body(packed, http.get("Transfer-Encoding"), http.get("Content-Encoding"), max_bytes)


def _packed(record: Any, max_bytes: int) -> bytes:
    """The body as it stands in the archive, all of it. Raises InputError."""
    # packed, a page is never larger than unpacked; the chunks add some
    packed: bytes = record.reader.read(max_bytes + max_bytes // 8 + 1024)
    if record.reader.read(1):
        raise too_large(max_bytes)
    if len(packed) < record.content_length:
        raise InputError(
            f"the archive is cut short in this record ({len(packed):,} of {record.content_length:,} bytes are there): "
            "fetch it again"
        )
    return packed


def _software(record: Any) -> str | None:
    """What made the archive, as its first record says: "software: Browsertrix-Crawler 1.2"."""
    words: bytes = record.reader.read(65_536)
    for line in words.decode("utf-8", "replace").splitlines():
        name, found, value = line.partition(":")
        if found and name.strip().lower() == "software" and value.strip():
            return value.strip()[:200]
    return None


def _kind(value: str) -> str:
    return value.partition(";")[0].strip().lower()


def _time(value: str) -> str:
    """WARC-Date in whole seconds, UTC; as written where it is no time."""
    try:
        time = datetime.datetime.fromisoformat(value.strip())
    except ValueError:
        return value.strip()
    if time.tzinfo is None:
        time = time.replace(tzinfo=datetime.UTC)
    return capture_stamp(time)
