"""Records as JSON on standard output: one a line, in UTF-8 whatever the terminal is set to."""

from __future__ import annotations

import sys
from collections.abc import Iterable


def print_json(record: object) -> None:
    """A record: a struct, a dataclass or what JSON knows."""
    print_json_lines((record,))


def print_json_lines(records: Iterable[object]) -> None:
    """Records, each as it comes."""
    import msgspec

    for record in records:
        sys.stdout.buffer.write(msgspec.json.encode(record) + b"\n")
    sys.stdout.buffer.flush()
