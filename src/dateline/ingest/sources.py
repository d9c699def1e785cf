"""Which door a source goes through."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from dateline.model import InputError, RawDocument, Rejected

from .files import read_path
from .folders import read_folder
from .records import SeenIds
from .stdin import read_stdin
from .web import read_url

#: Largest document that is read unless the caller says otherwise, in bytes: a long book is about 2 million.
MAX_BYTES = 20_000_000


def open_documents(
    sources: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    allow_private: bool = False,
) -> Iterator[RawDocument | Rejected]:
    """The documents of these sources, in order; what cannot be read comes as a Rejected and stops nothing.

    A source is a file, a folder, a glob, an http(s) address, or "-" for `stdin`. JSONL is streamed, a line at a time.
    `max_bytes` limits one document, `allow_private` lets an address lie on this machine or in its own network.
    """
    seen = SeenIds()
    for source in sources:
        try:
            yield from _open(source, stdin, max_bytes, allow_private, seen)
        except InputError as error:
            yield Rejected(source, str(error))


def _open(
    source: str, stdin: BinaryIO | None, max_bytes: int, allow_private: bool, seen: SeenIds
) -> Iterator[RawDocument | Rejected]:
    if source == "-":
        if stdin is None:
            raise InputError("standard input is not open: give a file instead of -")
        yield from read_stdin(stdin, max_bytes, seen)
        return
    scheme, found, _ = source.partition("://")
    if found and scheme.isalpha():
        if scheme.lower() not in ("http", "https"):
            raise InputError(f"addresses of kind {scheme}:// are not read: only http and https are")
        yield read_url(source, max_bytes, allow_private=allow_private)
        return
    yield from _open_path(source, max_bytes, seen)


def _open_path(source: str, max_bytes: int, seen: SeenIds) -> Iterator[RawDocument | Rejected]:
    try:
        path = Path(source)
        if path.is_dir():
            yield from read_folder(path, max_bytes, seen)
            return
        # A file whose name holds "[" is that file, not a pattern.
        names = [source] if path.exists() else sorted(glob.glob(source, recursive=True))  # noqa: PTH207
    except (OSError, ValueError) as error:
        raise InputError(f"this is no path that can be opened ({error})") from error
    if not names and glob.has_magic(source):
        raise InputError("no file matches this pattern: check the folder and the spelling")
    if not names:
        raise InputError("there is no such file or folder: check the path")
    for name in names:
        if Path(name).is_dir():
            yield from read_folder(Path(name), max_bytes, seen)
        else:
            yield from read_path(Path(name), max_bytes, seen)
