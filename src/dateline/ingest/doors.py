"""Which door an open file goes through, told by its first bytes; its name decides only where these leave it open."""

from __future__ import annotations

import gzip
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from dateline.model import InputError, Rejected

from .jsonl import read_jsonl
from .kinds import HEAD, RECORDS, Kind, ending, kind_of
from .limits import Allowed, Guarded, Item, Items
from .mail import read_mail, read_mbox
from .raw import raw_from_bytes, too_large
from .warc import read_warc
from .zips import read_zip


def read_file(path: Path, allowed: Allowed) -> Items:
    """The documents of a file on disk. What fails comes as a Rejected."""
    try:
        with path.open("rb") as stream:
            if stream.seekable():
                yield from read_open(stream, str(path), path.name, allowed, path.stat().st_size, str(path))
            else:  # a pipe by name, as of the shell's <(...)
                with spooled(stream) as copy:
                    yield from read_open(copy, str(path), path.name, allowed)
    except OSError as error:
        yield Rejected(str(path), explain(error))


def read_open(
    stream: Any, origin: str, name: str, allowed: Allowed, size: int | None = None, path: str | None = None
) -> Items:
    """The documents of an open file that can go back to its beginning. What fails comes as a Rejected.

    `size` is that of the file in bytes, `path` where it lies on disk, both None where it comes out of another one.
    """
    try:
        head = stream.read(HEAD)
        stream.seek(0)
        kind = kind_of(head, name)
        if kind == "gzip":
            yield from _read_gzip(stream, origin, name, allowed, size, path)
        elif kind == "warc":
            yield from read_warc(path or stream, origin, size, allowed)
        else:
            yield from _read_plain(stream, kind, origin, name, allowed, size)
    except InputError as error:
        yield Rejected(origin, str(error))
    except (OSError, EOFError, zlib.error) as error:
        yield Rejected(origin, explain(error))


def _read_gzip(stream: BinaryIO, origin: str, name: str, allowed: Allowed, size: int | None, path: str | None) -> Items:
    allowed = allowed.unpacked()
    # of the beginning alone: a file that is cut short has one too
    kind = kind_of(zlib.decompressobj(wbits=31).decompress(stream.read(16 * HEAD), HEAD), name)
    stream.seek(0)
    if kind == "warc":
        # each record is a gzip member of its own: fastwarc reads these, and tells where each begins
        yield from read_warc(path or stream, origin, size, allowed)
        return
    if kind == "gzip":
        allowed.unpacked()
    packed = size if size is not None else stream.seek(0, 2)
    stream.seek(0)
    unpacked = Guarded(gzip.GzipFile(fileobj=stream, mode="rb"), packed)
    if kind == "zip":
        with spooled(unpacked) as copy:
            yield from _read_plain(copy, kind, origin, name, allowed, None)
        return
    yield from _read_plain(unpacked, kind, origin, name, allowed, None)


def _read_plain(stream: Any, kind: Kind, origin: str, name: str, allowed: Allowed, size: int | None) -> Items:
    if kind == "jsonl":
        yield from read_jsonl(stream, origin, allowed.max_bytes, allowed.seen)
    elif kind == "zip":
        yield from read_zip(stream, origin, allowed, read_open)
    elif kind == "mbox":
        yield from read_mbox(stream, origin, allowed, read_open)
    elif kind == "mail":
        yield from read_mail(whole(stream, allowed.max_bytes), origin, allowed, read_open)
    elif kind in ("zstd", "lz4"):
        yield from _read_packed(stream, kind, origin, size, allowed)
    else:
        yield _document(stream, origin, name, allowed)


def _read_packed(stream: Any, kind: Kind, origin: str, size: int | None, allowed: Allowed) -> Items:
    """A web archive packed as Zstandard or LZ4. Places in it are those in the unpacked archive."""
    import pyarrow

    try:
        unpacked = pyarrow.CompressedInputStream(stream, kind)
        if unpacked.read(5) != b"WARC/":
            raise InputError(f"of {kind} files only web archives (WARC) are read: unpack it with {kind}")
        stream.seek(0)
        packed = size if size is not None else stream.seek(0, 2)
        stream.seek(0)
        yield from read_warc(Guarded(pyarrow.CompressedInputStream(stream, kind), packed), origin, None, allowed)
    except pyarrow.ArrowException as error:
        raise InputError(f"the {kind} file is damaged, or packed with a dictionary of its own ({error})") from error


def _document(stream: Any, origin: str, name: str, allowed: Allowed) -> Item:
    if ending(name) == ".json":
        raise InputError(
            "a .json file is not read: make JSONL of it, one record a line (jq -c '.[]' IN.json > OUT.jsonl)"
        )
    if ending(name) in (".csv", ".tsv"):
        raise InputError(
            "a table is not read: make JSONL of it, a report a line with its text (dateline evaluate takes tables of "
            "coded events, dateline check those of ACLED or UCDP)"
        )
    return raw_from_bytes(whole(stream, allowed.max_bytes), origin=origin, suffix=ending(name))


@contextmanager
def spooled(stream: Any) -> Iterator[Any]:
    """A stream that can only go forward, as one that can go back: in memory while it is small, else on disk."""
    with tempfile.SpooledTemporaryFile(max_size=8_000_000) as copy:
        while part := stream.read(1 << 20):
            copy.write(part)
        copy.seek(0)
        yield copy


def whole(stream: Any, max_bytes: int) -> bytes:
    """All of a stream; raises TooLargeError."""
    content: bytes = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise too_large(max_bytes)
    return content


def explain(error: Exception) -> str:
    """Why a file cannot be read, for a person."""
    if isinstance(error, PermissionError):
        return "no permission to read it: check its owner and mode"
    if isinstance(error, gzip.BadGzipFile | EOFError | zlib.error):
        return f"the gzip file is damaged or cut short ({error}): fetch it again"
    return f"it cannot be read ({getattr(error, 'strerror', None) or error})"


__all__ = ["RECORDS", "explain", "read_file", "read_open", "whole"]
