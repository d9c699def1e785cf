"""The body of an answer: never more of it than allowed, on the wire and unpacked, and never half of it."""

from __future__ import annotations

import zlib
from typing import Any, Protocol

import brotli
from urllib3 import BaseHTTPResponse

from dateline.ingest.raw import too_large

from .errors import SAVE, FetchError
from .limits import Deadline, Limits

#: What `read` undoes, as it is asked for.
ENCODINGS = "gzip, deflate, br"
_CHUNK = 65_536


class _Unpacker(Protocol):
    def unpack(self, data: bytes, most: int) -> bytes:
        """What these bytes give; it may be more than `most`, by less than a chunk."""
        ...

    @property
    def whole(self) -> bool:
        """Whether the end was seen."""
        ...


def read(response: BaseHTTPResponse, limits: Limits, deadline: Deadline) -> bytes:
    """The body with its content encoding undone. Raises FetchError or TooLargeError, as soon as it is known."""
    told = response.headers.get("Content-Length", "")
    if told.isdigit() and int(told) > limits.bytes_:
        raise too_large(limits.bytes_)
    unpackers = [_unpacker(name) for name in reversed(_encodings(response))]
    parts: list[bytes] = []
    wire = size = 0
    while part := response.read1(_CHUNK, decode_content=False):
        wire += len(part)
        for unpacker in unpackers:
            part = _unpacked(unpacker, part, limits.bytes_ - size)
        size += len(part)
        if wire > limits.bytes_ or size > limits.bytes_:
            raise too_large(limits.bytes_)
        parts.append(part)
        if not deadline.left:
            break
    # a connection that was cut when its time was up ends like one that is done, also amid the headers
    if not deadline.left:
        raise FetchError(f"it took more than {limits.page_seconds:g} seconds: try again later, or {SAVE}", again=True)
    if wire and not all(unpacker.whole for unpacker in unpackers):
        raise FetchError("the answer was cut short: try again later", again=True)
    return b"".join(parts)


def _encodings(response: BaseHTTPResponse) -> list[str]:
    named = [each.strip().lower() for each in response.headers.get("Content-Encoding", "").split(",")]
    return [each for each in named if each not in ("", "identity")]


def _unpacker(name: str) -> _Unpacker:
    if name in ("gzip", "x-gzip"):
        return _Gzip()
    if name == "deflate":
        return _Deflate()
    if name == "br":
        return _Brotli()
    raise FetchError(f"the server packs the page as {name[:40]!r}, which was not asked for and is not read")


def _unpacked(unpacker: _Unpacker, data: bytes, most: int) -> bytes:
    try:
        return unpacker.unpack(data, most)
    except (zlib.error, brotli.error) as error:
        raise FetchError(f"the page is damaged ({error}): try again later", again=True) from error


class _Gzip:
    """One or more members of gzip."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    def unpack(self, data: bytes, most: int) -> bytes:
        """See _Unpacker."""
        parts: list[bytes] = []
        while data and most >= 0:
            if self._inner.eof:
                if not data.strip(b"\0"):
                    break
                self._inner = zlib.decompressobj(wbits=31)
            parts.append(self._inner.decompress(data, most + 1))
            most -= len(parts[-1])
            data = self._inner.unused_data or self._inner.unconsumed_tail
        return b"".join(parts)

    @property
    def whole(self) -> bool:
        """See _Unpacker."""
        return self._inner.eof


class _Deflate:
    """zlib as the standard says, or raw deflate as some servers send."""

    def __init__(self) -> None:
        self._inner: Any = None

    def unpack(self, data: bytes, most: int) -> bytes:
        """See _Unpacker."""
        if self._inner is None:
            # RFC 1950: the low half of the first byte is 8; raw deflate of a text never begins so
            self._inner = zlib.decompressobj(wbits=15 if data[0] & 0x0F == 8 else -15)
        found: bytes = self._inner.decompress(data, most + 1)
        return found

    @property
    def whole(self) -> bool:
        """See _Unpacker."""
        return self._inner is not None and self._inner.eof


class _Brotli:
    """Brotli, a little at a time: what a chunk unpacks to has no bound of its own."""

    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    def unpack(self, data: bytes, most: int) -> bytes:
        """See _Unpacker."""
        parts = [self._inner.process(data, output_buffer_limit=_CHUNK)]
        size = len(parts[0])
        while size <= most and not self._inner.is_finished() and not self._inner.can_accept_more_data():
            parts.append(self._inner.process(b"", output_buffer_limit=_CHUNK))
            size += len(parts[-1])
        return b"".join(parts)

    @property
    def whole(self) -> bool:
        """See _Unpacker."""
        return bool(self._inner.is_finished())
