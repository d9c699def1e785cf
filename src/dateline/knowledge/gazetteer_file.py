"""The gazetteer's file: a JSON header and plain arrays, aligned, so that a reader maps them without parsing."""

from __future__ import annotations

import json
import mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from dateline.model import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy as np

MAGIC = b"DLGAZ02\n"
ALIGN = 64
#: From so many bytes on a file is not read ahead.
LARGE = 100_000_000


def open_file(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and arrays of a file, mapped; raises KnowledgeError where it is absent, cut short or of another make."""
    import numpy as np

    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise KnowledgeError(f"the gazetteer {path.name} cannot be opened: {error}") from None
    if len(mapped) > LARGE and hasattr(mmap, "MADV_RANDOM"):
        mapped.madvise(mmap.MADV_RANDOM)  # a look-up touches a page here and there: no reading ahead
    size = int.from_bytes(mapped[len(MAGIC) : len(MAGIC) + 4], "little")
    if mapped[: len(MAGIC)] != MAGIC:
        raise KnowledgeError(f"{path.name} is no gazetteer of this version: build it again, or add it again")
    try:
        header = json.loads(mapped[len(MAGIC) + 4 : len(MAGIC) + 4 + size])
        start = -(-(len(MAGIC) + 4 + size) // ALIGN) * ALIGN
        arrays = {
            name: np.frombuffer(mapped, dtype=_type(kind), count=count, offset=start + at)
            for name, (kind, at, count) in header["arrays"].items()
        }
    except (ValueError, KeyError) as error:
        raise KnowledgeError(f"{path.name} is broken ({error}): build it again, or add it again") from None
    return header, arrays


def _type(kind: str | list[list[str]]) -> Any:
    """A numpy type from the header: a name, or the (name, type) pairs of a record."""
    return kind if isinstance(kind, str) else [tuple(field) for field in kind]


def write_file(path: Path, header: Mapping[str, Any], arrays: Mapping[str, np.ndarray[Any, Any]]) -> None:
    """Write `arrays`; the same input gives the same bytes."""
    with path.open("wb") as file:
        write_head(file, header, [(name, array.dtype.str, int(array.size)) for name, array in arrays.items()])
        for array in arrays.values():
            file.write(array.tobytes())
            pad(file)


def write_head(file: BinaryIO, header: Mapping[str, Any], layout: Iterable[tuple[str, Any, int]]) -> None:
    """Write what stands before the arrays: `layout` has their names, numpy types and sizes, in their order."""
    import numpy as np

    places, at = {}, 0
    for name, kind, count in layout:
        places[name] = [kind, at, count]
        at += -(-count * np.dtype(kind).itemsize // ALIGN) * ALIGN
    text = json.dumps({**header, "arrays": places}, ensure_ascii=False, sort_keys=True).encode()
    file.write(MAGIC + len(text).to_bytes(4, "little") + text)
    pad(file)


def pad(file: BinaryIO) -> None:
    """Fill up to the next boundary at which an array may start."""
    file.write(b"\0" * (-file.tell() % ALIGN))
