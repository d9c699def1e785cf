"""Reading the spec tables: one sentence a row, and what must be read in it."""

from __future__ import annotations

import csv
import functools
import hashlib
from pathlib import Path

from dateline.model import RawDocument, Reading
from dateline.run import read_document

FOLDER = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a spec table."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@functools.cache
def read(text: str, published: str | None = None) -> Reading:
    """The Reading of a text given as such."""
    data = text.encode()
    return read_document(
        RawDocument(
            content=data,
            sha256=hashlib.sha256(data).hexdigest(),
            origin="spec",
            media="text",
            text=text,
            published=published,
        )
    )
