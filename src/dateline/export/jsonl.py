"""Readings as JSON lines (the contract of `--json`): for the desk itself, since a Reading holds a full text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from dateline.model import ExportError, Reading

from ._items import OnSkip


def export(
    readings: Iterable[Reading],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = 14,
    on_skip: OnSkip | None = None,
) -> Iterator[str]:
    """One Reading a line, unchanged. Raises ExportError where `public`: full texts are kept, never published."""
    if public:
        raise ExportError("jsonl holds the full text of reports and is made for internal use only (--internal)")
    return (reading.to_json().decode("utf-8") + "\n" for reading in readings)
