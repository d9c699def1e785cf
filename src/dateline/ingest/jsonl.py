"""The door for JSONL (NDJSON): one record a line, streamed, and one bad line never stops the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from dateline.model import InputError, RawDocument, Rejected

from .raw import too_large
from .records import SeenIds, raw_from_line

#: So many empty lines one after the other are no mistake of a program but an attack.
_BLANK = 1_000_000


class Lines(Protocol):
    """What a file, a gzip file and standard input have in common."""

    def readline(self, size: int = -1, /) -> bytes:
        """The next line with its line feed, at most `size` bytes of it."""
        ...


def read_jsonl(
    stream: Lines | BinaryIO, name: str, max_bytes: int, seen: SeenIds, first: bytes | None = None, number: int = 0
) -> Iterator[RawDocument | Rejected]:
    """The records of a stream; blank lines are passed over. `first` is a line read before, the stream's `number`-th."""
    line = first if first is not None else None
    blank = 0
    while True:
        if line is None:
            line = stream.readline(max_bytes + 1)
            number += 1
            if not line:
                return
        origin = f"{name}:{number}"
        try:
            if len(line) > max_bytes and not line.endswith(b"\n"):
                _skip_line(stream)
                raise too_large(max_bytes)
            if line.strip():
                blank = 0
                yield raw_from_line(line, origin, seen)
            elif (blank := blank + 1) > _BLANK:
                yield Rejected(origin, f"more than {_BLANK:,} empty lines: what follows is not looked at")
                return
        except InputError as error:
            yield Rejected(origin, str(error))
        line = None


def _skip_line(stream: Lines | BinaryIO) -> None:
    while (part := stream.readline(1 << 20)) and not part.endswith(b"\n"):
        pass
