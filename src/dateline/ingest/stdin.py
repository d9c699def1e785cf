"""The door for standard input: JSONL when its first line is a JSON object, else one document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from dateline.model import InputError, RawDocument, Rejected

from .jsonl import read_jsonl
from .raw import raw_from_bytes, too_large
from .records import SeenIds, parse_record

_NAME = "stdin"


def read_stdin(stream: BinaryIO, max_bytes: int, seen: SeenIds) -> Iterator[RawDocument | Rejected]:
    """The documents of standard input. Raises InputError when it is one document that cannot be read."""
    head, number = b"", 0
    while len(head) <= max_bytes:
        line = stream.readline(max_bytes + 1)
        number += 1
        if line.strip() and not head.strip() and _is_record(line):
            yield from read_jsonl(stream, _NAME, max_bytes, seen, line, number)
            return
        head += line
        if not line or line.strip():
            break
    content = head + stream.read(max(0, max_bytes + 1 - len(head)))
    if len(content) > max_bytes:
        raise too_large(max_bytes)
    yield raw_from_bytes(content, origin=_NAME)


def _is_record(line: bytes) -> bool:
    if not line.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False
    try:
        parse_record(line)
    except InputError:
        return False
    return True
