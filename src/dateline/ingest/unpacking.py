"""gzip, deflate and brotli, undone a piece at a time: never much more than was allowed is in memory."""

from __future__ import annotations

import zlib
from typing import Any, Protocol

import brotli

#: What a piece may raise.
ERRORS = (zlib.error, brotli.error)
_CHUNK = 65_536


class Unpacker(Protocol):
    """What undoes one content encoding of one body."""

    def unpack(self, data: bytes, most: int) -> bytes:
        """What these bytes give; it may be more than `most`, by less than a chunk. Raises one of ERRORS."""
        ...

    @property
    def whole(self) -> bool:
        """Whether the end was seen."""
        ...


def unpacker(name: str, *, lenient: bool = False) -> Unpacker | None:
    """What undoes a content encoding of this name; None for one that is not known.

    `lenient`: what follows a member of gzip need not be another one.
    """
    if name in ("gzip", "x-gzip"):
        return _Gzip(lenient)
    if name == "deflate":
        return _Deflate()
    return _Brotli() if name == "br" else None


class _Gzip:
    """One or more members of gzip."""

    def __init__(self, lenient: bool) -> None:
        self._lenient = lenient
        self._inner = zlib.decompressobj(wbits=31)
        self._members = 0
        self._ended = False

    def unpack(self, data: bytes, most: int) -> bytes:
        """See Unpacker."""
        parts: list[bytes] = []
        while data and most >= 0 and not self._ended:
            if self._inner.eof:
                if not data.strip(b"\0"):
                    break
                self._members += 1
                self._inner = zlib.decompressobj(wbits=31)
            try:
                parts.append(self._inner.decompress(data, most + 1))
            except zlib.error:
                if not (self._lenient and self._members):
                    raise
                self._ended = True
                break
            most -= len(parts[-1])
            data = self._inner.unused_data or self._inner.unconsumed_tail
        return b"".join(parts)

    @property
    def whole(self) -> bool:
        """See Unpacker."""
        return self._ended or self._inner.eof


class _Deflate:
    """zlib as the standard says, or raw deflate as some servers send."""

    def __init__(self) -> None:
        self._inner: Any = None

    def unpack(self, data: bytes, most: int) -> bytes:
        """See Unpacker."""
        if not data:
            return b""
        if self._inner is None:
            # RFC 1950: the low half of the first byte is 8; raw deflate of a text never begins so
            self._inner = zlib.decompressobj(wbits=15 if data[0] & 0x0F == 8 else -15)
        found: bytes = self._inner.decompress(data, most + 1)
        return found

    @property
    def whole(self) -> bool:
        """See Unpacker."""
        return self._inner is not None and self._inner.eof


class _Brotli:
    """Brotli, a little at a time: what a chunk unpacks to has no bound of its own."""

    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    def unpack(self, data: bytes, most: int) -> bytes:
        """See Unpacker."""
        parts = [self._inner.process(data, output_buffer_limit=_CHUNK)]
        size = len(parts[0])
        while size <= most and not self._inner.is_finished() and not self._inner.can_accept_more_data():
            parts.append(self._inner.process(b"", output_buffer_limit=_CHUNK))
            size += len(parts[-1])
        return b"".join(parts)

    @property
    def whole(self) -> bool:
        """See Unpacker."""
        return bool(self._inner.is_finished())
