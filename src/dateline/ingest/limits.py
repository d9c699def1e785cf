"""What a door may take in: how large, how deep, how much may come out of how little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from dateline.model import InputError, RawDocument, Rejected

from .records import SeenIds

Item = RawDocument | Rejected
Items = Iterator[Item]

#: What is packed may come out so many times larger; reports come out 3 to 30 times larger, a bomb 1,000 times.
RATIO = 200
#: Up to so many bytes nobody asks about the ratio: a page of blanks is no attack.
SMALL = 64_000_000
#: Containers within containers: a ZIP in a ZIP is opened, one in that is not.
DEPTH = 2


@dataclass(frozen=True, slots=True)
class Allowed:
    """The limits of a run.

    `max_bytes` is for one document, `depth` counts the archives around what is read, `packed` says that it is gzipped.
    """

    max_bytes: int
    seen: SeenIds
    depth: int = 0
    packed: bool = False

    def within(self) -> Allowed:
        """The limits inside a container; raises InputError where that would be one too many."""
        if self.depth >= DEPTH:
            raise InputError("an archive in an archive in an archive is not opened: unpack the outer one")
        return replace(self, depth=self.depth + 1, packed=False)

    def unpacked(self) -> Allowed:
        """The limits inside a gzip file; raises InputError for gzip in gzip."""
        if self.packed:
            raise InputError("it is gzipped twice: unpack it once with gunzip")
        return replace(self, packed=True)


class Guarded:
    """A stream of unpacked bytes that refuses to go on where too much comes out of too little.

    `packed` is the size in bytes of what it is unpacked from.
    """

    def __init__(self, stream: Any, packed: int) -> None:
        self._stream = stream
        self._most = max(SMALL, RATIO * packed)
        self._read = self._at = 0

    def read(self, size: int = -1, /) -> bytes:
        """As of any stream; raises InputError."""
        return self._counted(self._stream.read(size if size >= 0 else self._most + 1 - self._read))

    def readline(self, size: int = -1, /) -> bytes:
        """As of any stream; raises InputError."""
        return self._counted(self._stream.readline(size))

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """As of any stream."""
        self._at = int(self._stream.seek(offset, whence))
        return self._at

    def tell(self) -> int:
        """As of any stream."""
        return self._at

    def _counted(self, part: bytes) -> bytes:
        self._read += len(part)
        self._at += len(part)
        if self._read > self._most:
            raise bomb()
        return part


def bomb() -> InputError:
    """The error for what unpacks to far more than a report would."""
    return InputError(f"it unpacks to more than {RATIO} times its size: refused as a decompression bomb")
