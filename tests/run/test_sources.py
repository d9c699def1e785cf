"""What a caller may hand over."""

from __future__ import annotations

import datetime

import pytest

from dateline.model import InputError, RawDocument, Rejected
from dateline.run.sources import from_record, is_text, open_items, open_one, open_sources


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Two soldiers were killed in Harim.", True),
        ("killed\nin Harim", True),
        ("x" * 251, True),
        ("page.html", False),
        ("my page.HTML", False),
        ("pgae", False),
        ("https://example.org/a b", False),
        ("/no/such/file", False),
    ],
)
def test_texts_and_paths(source, text):
    assert is_text(source) is text


def test_an_existing_path_with_blanks_is_a_path(tmp_path):
    path = tmp_path / "a report"
    path.write_text("Two soldiers were killed.")
    assert not is_text(str(path))
    assert open_one(str(path)).text == "Two soldiers were killed."


def test_one_document_and_what_is_said_of_it(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Two soldiers were killed.")
    for source in (path, str(path), path.read_bytes(), "Two soldiers were killed."):
        raw = open_one(source, published=datetime.date(2021, 3, 3), title=None, outlet="Sample Desk")
        assert (raw.published, raw.title, raw.outlet) == ("2021-03-03", None, "Sample Desk")
    (tmp_path / "b.txt").write_text("Three soldiers were killed.")
    with pytest.raises(InputError, match="more than one"):
        open_one(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        open_one("pgae.html")


def test_records_and_paths_together(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Two soldiers were killed.")
    raw = from_record({"text": "Three."}, origin="mine")
    items = list(
        open_items([path, {"html": "<p>Four.</p>"}, {"txt": "Five."}, {"text": 6}, {"text": "x", "id": 7}, raw])
    )
    assert [type(item) for item in items] == [RawDocument, RawDocument, Rejected, Rejected, Rejected, RawDocument]
    assert [item.origin for item in items] == [str(path), "item 2", "item 3", "item 4", "item 5", "mine"]
    assert items[1].media == "html"


def test_a_day_for_those_that_bring_none(tmp_path):
    path = tmp_path / "all.jsonl"
    path.write_text('{"text": "One."}\n{"text": "Two.", "published": "2020-01-01"}\nnonsense\n')
    first, second, third = open_sources([str(path)], published="2021-03-03")
    assert (first.published, second.published) == ("2021-03-03", "2020-01-01")
    assert isinstance(third, Rejected)
    assert third.origin.endswith("all.jsonl:3")
