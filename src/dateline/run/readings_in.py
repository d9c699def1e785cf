"""Readings out of files of JSON lines, as `dateline read --json` prints them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from dateline.model import SCHEMA, DatelineError, InputError, Reading

from .outcome import Failed


def readings_in(paths: Iterable[str], stdin: BinaryIO) -> Iterator[Reading | Failed]:
    """The Readings of files, "-" for standard input; a Failed, with file and line, for a line that is none.

    Empty lines are passed over. Raises InputError where a file cannot be opened or read.
    """
    for path in paths:
        if path == "-":
            yield from _lines("standard input", stdin)
            continue
        try:
            with Path(path).open("rb") as file:
                yield from _lines(path, gzip.GzipFile(fileobj=file) if path.endswith(".gz") else file)
        except (OSError, EOFError) as error:
            raise InputError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error


def _lines(name: str, file: Iterable[bytes]) -> Iterator[Reading | Failed]:
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        origin = f"{name}:{number}"
        try:
            reading = Reading.from_json(line)
            if reading.schema == SCHEMA:
                yield reading
            else:
                yield Failed(origin, f"was made by another Dateline ({reading.schema}; this one knows {SCHEMA})")
        except (msgspec.MsgspecError, UnicodeDecodeError, DatelineError, RecursionError) as error:
            yield Failed(origin, _reason(line, error))


def _reason(line: bytes, error: Exception) -> str:
    if b'"document"' not in line and (b'"text"' in line or b'"html"' in line):
        return 'is a report and no Reading: "dateline read FILE --json" makes Readings of reports'
    return f'is no Reading ({error}); "dateline read --json" prints such lines'
