"""Captures of files: what a file was when it was read (`dateline read --keep`)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import PurePath
from urllib.parse import quote

from dateline.model import Capture, RawDocument, Rejected
from dateline.model.clock import capture_stamp

#: How the address of a file's capture begins. Its folder is left out: it may tell of whoever read it.
FILE = "file:"


def with_captures(items: Iterable[RawDocument | Rejected]) -> Iterator[RawDocument | Rejected]:
    """The same items, each document with a capture: of a file its bytes now, under its name without its folder."""
    tool = f"dateline {metadata.version('dateline')}"
    for item in items:
        if isinstance(item, RawDocument) and item.capture is None:
            now = capture_stamp()
            url = FILE + quote(PurePath(item.origin).name)
            item = dataclasses.replace(item, capture=Capture.of(item.content, url=url, at=now, tool=tool))
        yield item
