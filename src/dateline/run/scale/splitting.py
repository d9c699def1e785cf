"""Documents of any kind cut into partitions: Parquet files that `map_files` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.model import InputError, RawDocument, Rejected, StoreError

from .folder import replace
from .mapping import ROWS
from .tables import documents_table, to_parquet

#: Characters of text at which a partition is closed, also where it has few documents.
_HEAVY = 64_000_000


@dataclass(slots=True)
class Cut:
    """What was cut: `documents` in `partitions`, and what could not be read."""

    documents: int = 0
    partitions: int = 0
    skipped: list[Rejected] = field(default_factory=list)


def split_into(
    items: Iterable[RawDocument | Rejected],
    out: Path,
    *,
    rows: int = ROWS,
    on_step: Callable[[Cut], None] | None = None,
) -> Cut:
    """Write documents to partitions of `rows`: "part-000000.parquet" and on, in their order.

    Each file is whole or not there, and the same documents give the same files. Raises InputError where the folder
    holds other Parquet files already, StoreError where it cannot be written.
    """
    cut = Cut()
    waiting: list[dict[str, Any]] = []
    size = 0
    wrote: set[str] = set()
    try:
        out.mkdir(parents=True, exist_ok=True)
        before = {file.name for file in out.glob("*.parquet")}

        def write() -> None:
            name = f"part-{cut.partitions:06}.parquet"
            replace(out / name, to_parquet(documents_table(waiting)))
            wrote.add(name)
            cut.partitions += 1
            cut.documents += len(waiting)
            waiting.clear()
            if on_step:
                on_step(cut)

        for item in items:
            if isinstance(item, Rejected):
                cut.skipped.append(item)
                continue
            waiting.append(_row(item))
            size += len(item.text or "")
            if len(waiting) >= rows or size >= _HEAVY:
                write()
                size = 0
        if waiting:
            write()
    except OSError as error:
        raise StoreError(f"{out}: cannot be written ({error.strerror})") from error
    if others := sorted(before - wrote):
        raise InputError(f"{out}: {others[0]} was there before and is no part of these documents: take an empty folder")
    return cut


def _row(raw: RawDocument) -> dict[str, Any]:
    # half of a surrogate pair, which JSON can write, has no place in Parquet
    text = (raw.text or "").encode("utf-8", "replace").decode()
    hashed = hashlib.sha256(text.encode()).hexdigest()
    return {
        "id": raw.id,
        raw.media: text,
        "title": raw.title,
        "published": raw.published,
        "outlet": raw.outlet,
        "url": raw.url,
        "sha256": raw.sha256 if raw.sha256 != hashed else None,
        "warnings": list(raw.warnings) or None,
        "origin": raw.origin,
    }
