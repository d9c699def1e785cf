"""One document, all the way through."""

from __future__ import annotations

from dateline.run import read_document
from dateline.run.sources import from_record

TEXT = "Shells hit Harim\n\nRebels shelled the town of Harim on Monday and killed three soldiers, residents said.\n"


def test_the_same_bytes_give_the_same_bytes():
    raw = from_record({"text": TEXT, "published": "2021-03-03"}, origin="text")
    assert read_document(raw).to_json() == read_document(raw).to_json()


def test_a_reading_survives_its_json():
    reading = read_document(from_record({"text": TEXT, "published": "2021-03-03"}, origin="text"))
    assert type(reading).from_json(reading.to_json()) == reading
    assert reading.events


def test_text_without_any_conflict_has_no_events():
    text = "The choir sang in the old church on Sunday. Tickets were sold out, and tea was served in the garden."
    reading = read_document(from_record({"text": text, "published": "2021-03-03"}, origin="text"))
    assert reading.events == ()
    assert reading.incidents == ()
