"""JSON lines: the Readings themselves, for the desk only."""

import datetime as dt

import pytest

from dateline.export import EXPORTERS
from dateline.model import ExportError, Reading


def test_readings_come_back_whole(reading: Reading, today: dt.date) -> None:
    (line,) = EXPORTERS["jsonl"]([reading], public=False, today=today)
    assert Reading.from_json(line) == reading


def test_full_texts_are_never_published(reading: Reading, today: dt.date) -> None:
    with pytest.raises(ExportError, match="full text"):
        EXPORTERS["jsonl"]([reading], today=today)
