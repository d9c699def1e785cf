"""The door for one file: HTML, plain text or JSONL, plain or gzipped."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dateline.model import InputError, RawDocument, Rejected

from .jsonl import read_jsonl
from .raw import raw_from_bytes, too_large
from .records import SeenIds

RECORDS = frozenset({".jsonl", ".ndjson"})
DOCUMENTS = frozenset({".html", ".htm", ".xhtml", ".txt", ".md"})


def kind_of(path: Path) -> str:
    """The ending that says what a file holds, in lower case, with a final ".gz" left aside."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def read_path(path: Path, max_bytes: int, seen: SeenIds) -> Iterator[RawDocument | Rejected]:
    """The document of a file, or the records of a JSONL file. What fails comes as a Rejected."""
    try:
        if kind_of(path) in RECORDS:
            with _open(path) as stream:
                yield from read_jsonl(stream, str(path), max_bytes, seen)
        else:
            yield _read_document(path, max_bytes)
    except InputError as error:
        yield Rejected(str(path), str(error))
    except (OSError, EOFError, zlib.error) as error:
        yield Rejected(str(path), _explain(error))


def _open(path: Path) -> gzip.GzipFile | BinaryIO:
    return gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb")


def _read_document(path: Path, max_bytes: int) -> RawDocument:
    if kind_of(path) == ".json":
        raise InputError(
            "a .json file is not read: make JSONL of it, one record a line (jq -c '.[]' IN.json > OUT.jsonl)"
        )
    with _open(path) as stream:
        content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise too_large(max_bytes)
    return raw_from_bytes(content, origin=str(path), suffix=kind_of(path))


def _explain(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "no permission to read it: check its owner and mode"
    if isinstance(error, gzip.BadGzipFile | EOFError | zlib.error):
        return f"the gzip file is damaged or cut short ({error}): fetch it again"
    return f"it cannot be read ({getattr(error, 'strerror', None) or error})"
