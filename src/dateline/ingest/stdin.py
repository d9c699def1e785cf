"""The door for standard input: an archive, JSONL when its first line is a JSON object, else one document."""

from __future__ import annotations

import io
import shutil
import tempfile
from typing import BinaryIO

from dateline.model import InputError

from .doors import read_open
from .jsonl import read_jsonl
from .kinds import HEAD, kind_of
from .limits import Allowed, Items
from .raw import raw_from_bytes, too_large
from .records import SeenIds, parse_record

_NAME = "stdin"


def read_stdin(stream: BinaryIO, max_bytes: int, seen: SeenIds) -> Items:
    """The documents of standard input. Raises InputError when it is one document that cannot be read."""
    head, number = b"", 0
    while len(head) <= max_bytes:
        line = stream.readline(max_bytes + 1)
        number += 1
        if line.strip() and not head.strip():
            if kind_of(line[:HEAD]) != "document":
                yield from _read_archive(head + line, stream, Allowed(max_bytes, seen))
                return
            if _is_record(line):
                yield from read_jsonl(stream, _NAME, max_bytes, seen, line, number)
                return
        head += line
        if not line or line.strip():
            break
    content = head + stream.read(max(0, max_bytes + 1 - len(head)))
    if len(content) > max_bytes:
        raise too_large(max_bytes)
    if kind_of(content[:HEAD]) == "mail":
        yield from read_open(io.BytesIO(content), _NAME, "", Allowed(max_bytes, seen), len(content))
        return
    yield raw_from_bytes(content, origin=_NAME)


def _read_archive(head: bytes, stream: BinaryIO, allowed: Allowed) -> Items:
    """An archive through a pipe: put aside on disk, for most are read from their end."""
    with tempfile.SpooledTemporaryFile(max_size=8_000_000) as copy:
        copy.write(head)
        shutil.copyfileobj(stream, copy, 1 << 20)
        size = copy.tell()
        copy.seek(0)
        yield from read_open(copy, _NAME, "", allowed, size)


def _is_record(line: bytes) -> bool:
    if not line.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False
    try:
        parse_record(line)
    except InputError:
        return False
    return True
