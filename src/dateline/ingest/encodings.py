"""Bodies of HTTP answers as they went over the wire: chunks joined, gzip, deflate and brotli undone, within a limit."""

from __future__ import annotations

import zlib

from dateline.model import InputError

from .raw import too_large

_CHUNK = 65_536


def decode_body(content: bytes, transfer: str | None, encoding: str | None, max_bytes: int) -> bytes:
    """The body with its Transfer-Encoding and Content-Encoding undone.

    Archives often hold a body that was decoded before, under the headers that it came with: what does not begin as its
    header says is taken as it is. Raises InputError for one that is damaged, TooLargeError beyond `max_bytes`.
    """
    if transfer and "chunked" in transfer.lower():
        content = joined(content)
    for name in reversed([each.strip().lower() for each in (encoding or "").split(",")]):
        if name in ("gzip", "x-gzip"):
            content = _inflate(content, 31, max_bytes) if content.startswith(b"\x1f\x8b") else content
        elif name == "deflate":
            content = _deflate(content, max_bytes)
        elif name == "br":
            content = _brotli(content, max_bytes)
        elif name not in ("", "identity", "utf-8", "none"):
            raise InputError(f"the page is packed as {name[:40]!r}, which is not read: capture it without compression")
    if len(content) > max_bytes:
        raise too_large(max_bytes)
    return content


def joined(content: bytes) -> bytes:
    """The chunks of a chunked body as one; the bytes themselves where they are no chunks, or only some of them are."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = content.find(b"\r\n", at, at + 300)
        try:
            size = int(content[at:end].split(b";")[0].strip(), 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            # cut short in the middle: what came whole is kept, as a browser would show it
            return b"".join(parts) if parts else content
        if size == 0:
            return b"".join(parts)
        parts.append(content[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _inflate(content: bytes, wbits: int, max_bytes: int) -> bytes:
    parts: list[bytes] = []
    size = members = 0
    while content:
        unpack = zlib.decompressobj(wbits)
        while not unpack.eof:
            try:
                part = unpack.decompress(content, _CHUNK)
            except zlib.error as error:
                if members:  # what follows a gzip member need not be another one
                    return b"".join(parts)
                raise _damaged(error) from error
            content = unpack.unconsumed_tail
            size += len(part)
            if size > max_bytes:
                raise too_large(max_bytes)
            parts.append(part)
            if not part and not content and not unpack.eof:
                raise _damaged("it is cut short")
        members += 1
        content = unpack.unused_data if wbits == 31 else b""
    return b"".join(parts)


def _deflate(content: bytes, max_bytes: int) -> bytes:
    # RFC 9110 means zlib's format; some servers send it bare
    for wbits in (15, -15):
        try:
            return _inflate(content, wbits, max_bytes)
        except InputError as error:
            if error.__class__ is not InputError:
                raise
    return content


def _brotli(content: bytes, max_bytes: int) -> bytes:
    import brotli

    if content.lstrip()[:1] == b"<":
        return content  # decoded before
    unpack = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    try:
        part = unpack.process(content, output_buffer_limit=_CHUNK)
        while part or not unpack.can_accept_more_data():
            size += len(part)
            if size > max_bytes:
                raise too_large(max_bytes)
            parts.append(part)
            part = unpack.process(b"", output_buffer_limit=_CHUNK)
    except brotli.error as error:
        raise _damaged(error) from error
    if not unpack.is_finished():
        raise _damaged("it is cut short")
    return b"".join(parts)


def _damaged(error: object) -> InputError:
    return InputError(f"the page is damaged ({error}): capture it again")
