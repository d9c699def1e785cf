"""The door for one file."""

from __future__ import annotations

from pathlib import Path

from .doors import read_file
from .limits import Allowed, Items
from .records import SeenIds


def read_path(path: Path, max_bytes: int, seen: SeenIds) -> Items:
    """The documents of a file: one, the records of a JSONL file, or what an archive holds. Failures are Rejected."""
    yield from read_file(path, Allowed(max_bytes, seen))
