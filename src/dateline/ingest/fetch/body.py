"""The body of an answer: never more of it than allowed, on the wire and unpacked, and never half of it."""

from __future__ import annotations

from urllib3 import BaseHTTPResponse

from dateline.ingest.raw import too_large
from dateline.ingest.unpacking import ERRORS, Unpacker, unpacker

from .errors import SAVE, FetchError
from .limits import Deadline, Limits

#: What `read` undoes, as it is asked for.
ENCODINGS = "gzip, deflate, br"
_CHUNK = 65_536
#: A page is packed once, by mistake twice; each name in a header costs memory.
_MOST_ENCODINGS = 4


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
        for each in unpackers:
            part = _unpacked(each, part, limits.bytes_ - size)
        size += len(part)
        if wire > limits.bytes_ or size > limits.bytes_:
            raise too_large(limits.bytes_)
        parts.append(part)
        if not deadline.left:
            break
    # a connection that was cut when its time was up ends like one that is done, also amid the headers
    if not deadline.left:
        raise FetchError(f"it took more than {limits.page_seconds:g} seconds: try again later, or {SAVE}", again=True)
    if wire and not all(each.whole for each in unpackers):
        raise FetchError("the answer was cut short: try again later", again=True)
    return b"".join(parts)


def _encodings(response: BaseHTTPResponse) -> list[str]:
    named = [each.strip().lower() for each in response.headers.get("Content-Encoding", "").split(",")]
    found = [each for each in named if each not in ("", "identity")]
    if len(found) > _MOST_ENCODINGS:
        raise FetchError(f"the server packs the page {len(found)} times over: not read")
    return found


def _unpacker(name: str) -> Unpacker:
    found = unpacker(name)
    if found is None:
        raise FetchError(f"the server packs the page as {name[:40]!r}, which was not asked for and is not read")
    return found


def _unpacked(by: Unpacker, data: bytes, most: int) -> bytes:
    try:
        return by.unpack(data, most)
    except ERRORS as error:
        raise FetchError(f"the page is damaged ({error}): try again later", again=True) from error
