"""Bodies of HTTP answers as they went over the wire: chunks joined, gzip, deflate and brotli undone, within a limit."""

from __future__ import annotations

from dateline.model import InputError

from .raw import too_large
from .unpacking import ERRORS, unpacker


def decode_body(content: bytes, transfer: str | None, encoding: str | None, max_bytes: int) -> bytes:
    """The body with its Transfer-Encoding and Content-Encoding undone.

    Archives often hold a body that was decoded before, under the headers that it came with: what does not begin as its
    header says is taken as it is. Raises InputError for one that is damaged, TooLargeError beyond `max_bytes`.
    """
    if transfer and "chunked" in transfer.lower():
        content = joined(content)
    for name in reversed([each.strip().lower() for each in (encoding or "").split(",")]):
        if name not in ("", "identity", "utf-8", "none"):
            content = _unpacked(content, name, max_bytes)
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


def _unpacked(content: bytes, name: str, max_bytes: int) -> bytes:
    found = unpacker(name, lenient=True)
    if found is None:
        raise InputError(f"the page is packed as {name[:40]!r}, which is not read: capture it without compression")
    # what was decoded before is known by its beginning; of deflate alone, which has none, by its failing
    if name.endswith("gzip") and not content.startswith(b"\x1f\x8b"):
        return content
    if name == "br" and content.lstrip()[:1] == b"<":
        return content
    try:
        made, wrong = found.unpack(content, max_bytes), None
    except ERRORS as error:
        made, wrong = b"", error
    if len(made) > max_bytes:
        raise too_large(max_bytes)
    if wrong is None and found.whole:
        return made
    if name == "deflate":
        return content
    raise InputError(f"the page is damaged ({wrong or 'it is cut short'}): capture it again") from wrong
