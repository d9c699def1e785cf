"""Readings as JSON lines (the contract of `--json`): for the desk itself, since a Reading holds a full text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from dateline.model import ExportError, FusedIncident, Reading
from dateline.model.reading import spans

from ._items import OnSkip


def export(
    readings: Iterable[Reading],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = 14,
    on_skip: OnSkip | None = None,
) -> Iterator[str]:
    """One Reading a line, readers' comments blanked. Raises ExportError where `public`: full texts are never published.

    A blanked comment keeps its length, so that every offset still holds; what a Reading quotes of it (the date of the
    oldest comment may bound the day of publication) stays.
    """
    if public:
        raise ExportError("jsonl holds the full text of reports and is made for internal use only (--internal)")
    return (without_comments(reading).to_json().decode("utf-8") + "\n" for reading in readings)


def export_fused(incidents: Iterable[FusedIncident], *, public: bool = True) -> Iterator[str]:
    """One incident fused across documents a line. Raises ExportError where `public`: they quote at length."""
    if public:
        raise ExportError("jsonl masks no names and is made for internal use only (--internal)")
    return (msgspec.json.encode(incident).decode("utf-8") + "\n" for incident in incidents)


def without_comments(reading: Reading) -> Reading:
    """The Reading with the words of its comment sections replaced by spaces."""
    comments = [section for section in reading.sections if section.kind == "comment"]
    if not comments:
        return reading
    letters = list(reading.document.text)
    for section in comments:
        for at in range(section.start, section.end):
            if letters[at] != "\n":
                letters[at] = " "
    for span in spans(reading):
        letters[span.start : span.end] = span.quote
    document = msgspec.structs.replace(reading.document, text="".join(letters))
    return msgspec.structs.replace(reading, document=document)
