"""The sample reports in capitals: quotes and offsets hold, and most incidents are still put where they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dateline.ingest import open_documents
from dateline.model import RawDocument, Reading
from dateline.model.reading import spans
from dateline.run.pipeline import read_document

SAMPLES = Path(__file__).parent.parent / "samples"


def texts() -> list[RawDocument]:
    """The samples that are plain text and keep their length in capitals."""
    found = [raw for raw in open_documents([str(SAMPLES)]) if raw.media == "text" and raw.text]
    return [raw for raw in found if len((raw.text or "").upper()) == len(raw.text or "")]


def in_capitals(raw: RawDocument) -> RawDocument:
    text = (raw.text or "").upper()
    return replace(raw, text=text, content=text.encode(), title=raw.title.upper() if raw.title else None)


def where(reading: Reading) -> set[str]:
    return {(i.place.place_id or i.place.name).lower() for i in reading.incidents if i.place is not None}


def test_samples_in_capitals() -> None:
    plain = loud = 0
    for raw in texts():
        usual, capitals = read_document(raw), read_document(in_capitals(raw))
        for span in spans(capitals):
            assert capitals.document.text[span.start : span.end] == span.quote
        assert capitals.document.text == capitals.document.text.upper()
        plain += len(where(usual))
        loud += len(where(usual) & where(capitals))
    assert plain > 10
    assert loud >= 0.8 * plain
