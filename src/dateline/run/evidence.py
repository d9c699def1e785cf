"""Captures of a store, written out so that others can check them."""

from __future__ import annotations

import datetime
from importlib import metadata
from pathlib import Path

from dateline.export.bag import write_bag
from dateline.export.files import whole
from dateline.export.warc import write_warc
from dateline.model.clock import capture_stamp
from dateline.store import Store


def captures_to(
    store: Store,
    form: str,
    path: Path,
    *,
    now: datetime.datetime,
    document: str | None = None,
    url: str | None = None,
    since: str | None = None,
    limit: int | None = None,
) -> int:
    """Write captures as a "bag" (a folder) or "warc" (a file), and say how many; see `Store.captures` for the filters.

    All of it or nothing. Raises ExportError where it cannot be written, MissingError where a body is missing or
    damaged.
    """
    rows = store.captures(document=document, url=url, since=since, limit=limit)
    tool = f"dateline {metadata.version('dateline')}"
    if form == "bag":
        return write_bag(path, rows, store.body, end=store.chain_end(), tool=tool, day=now.date())
    with whole(path) as part, part.open("wb") as stream:
        return write_warc(stream, rows, store.body, tool=tool, made_at=capture_stamp(now))
