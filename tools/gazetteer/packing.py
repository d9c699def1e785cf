"""Writes the gazetteer's file: a JSON header and plain arrays, aligned, so that a reader maps them without parsing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from dateline.knowledge.gazetteer import ALIGN, MAGIC


def write(path: Path, header: dict[str, Any], arrays: dict[str, np.ndarray]) -> None:
    """Write `arrays` with their offsets in the header; the same input gives the same bytes."""
    layout, at = {}, 0
    for name, array in arrays.items():
        layout[name] = [array.dtype.str, at, int(array.size)]
        at += -(-array.nbytes // ALIGN) * ALIGN
    text = json.dumps({**header, "arrays": layout}, ensure_ascii=False, sort_keys=True).encode()
    start = -(-(len(MAGIC) + 4 + len(text)) // ALIGN) * ALIGN
    with path.open("wb") as file:
        file.write(MAGIC + len(text).to_bytes(4, "little") + text)
        file.write(b"\0" * (start - file.tell()))
        for array in arrays.values():
            file.write(array.tobytes())
            file.write(b"\0" * (-array.nbytes % ALIGN))
