"""JSON lines: the Readings themselves, for the desk only."""

import datetime as dt

import pytest

from dateline.export import EXPORTERS
from dateline.model import ExportError, Reading


def test_readings_come_back_whole(reading: Reading, today: dt.date) -> None:
    (line,) = EXPORTERS["jsonl"]([reading], public=False, today=today)
    back = Reading.from_json(line)
    assert (back.events, back.control, back.incidents, back.annotations) == (
        reading.events,
        reading.control,
        reading.incidents,
        reading.annotations,
    )
    kept = [(s.start, s.end) for s in reading.sections if s.kind != "comment"]
    assert [back.document.text[a:b] for a, b in kept] == [reading.document.text[a:b] for a, b in kept]


def test_full_texts_are_never_published(reading: Reading, today: dt.date) -> None:
    with pytest.raises(ExportError, match="full text"):
        EXPORTERS["jsonl"]([reading], today=today)


def test_readers_comments_are_blanked(today: dt.date) -> None:
    page = (
        "Rebels shell army post near Idlib\n\nIDLIB - Rebels shelled an army post near Idlib on Monday and killed "
        "three soldiers, residents said.\n\nLeave a comment\n\n  1. SOMEONE\n    March 8, 2017 at 7:52 am\n\n"
        "    You are all dogs.\n"
    )
    from dateline.ingest import raw_from_text
    from dateline.run import read_document

    reading = read_document(raw_from_text(page))
    assert any(section.kind == "comment" for section in reading.sections)
    (line,) = EXPORTERS["jsonl"]([reading], public=False, today=today)
    exported = Reading.from_json(line)
    assert "dogs" not in line
    assert len(exported.document.text) == len(reading.document.text)
    assert exported.events == reading.events
