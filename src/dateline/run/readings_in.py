"""Readings out of files of JSON lines, as `dateline read --json` prints them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from dateline.model import SCHEMA, DatelineError, InputError, Reading

from .outcome import Failed

#: A line with the file and number that it has.
Line = tuple[str, bytes]


def lines_in(paths: Iterable[str], stdin: BinaryIO) -> Iterator[Line]:
    """The lines of files, "-" for standard input, each with its origin ("readings.jsonl:12"); not the empty ones.

    Raises InputError where a file cannot be opened or read.
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


def _lines(name: str, file: Iterable[bytes]) -> Iterator[Line]:
    for number, line in enumerate(file, start=1):
        if line.strip():
            yield f"{name}:{number}", line


def reading_of(line: Line) -> Reading | Failed:
    """The Reading of a line, or why it is none."""
    origin, content = line
    try:
        reading = Reading.from_json(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, DatelineError, RecursionError) as error:
        return Failed(origin, _reason(content, error))
    if reading.schema == SCHEMA:
        return reading
    return Failed(origin, f"was made by another Dateline ({reading.schema}; this one knows {SCHEMA})")


def _reason(line: bytes, error: Exception) -> str:
    if b'"document"' not in line and (b'"text"' in line or b'"html"' in line):
        return 'is a report and no Reading: "dateline read FILE --json" makes Readings of reports'
    return f'is no Reading ({error}); "dateline read --json" prints such lines'
