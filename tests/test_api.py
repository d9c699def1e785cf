"""What `import dateline` promises."""

from __future__ import annotations

import datetime
import typing
from importlib import metadata

import pytest

import dateline

TEXT = "Rebels shelled a barracks on Monday and killed three soldiers, residents said."
PAGE = f"<html><head><title>Barracks shelled</title></head><body><article><p>{TEXT}</p></article></body></html>"


def test_all_is_there_and_nothing_else():
    assert dateline.__all__ == sorted(dateline.__all__)
    for name in dateline.__all__:
        assert getattr(dateline, name) is not None
    assert set(dateline.__all__) <= set(dir(dateline))
    with pytest.raises(AttributeError, match="has no attribute 'reed'"):
        dateline.reed  # noqa: B018


def test_public_functions_are_documented_and_typed():
    for name in ("read", "read_text", "read_html", "read_many", "open_store", "regrade", "evaluate", "write", "table"):
        function = getattr(dateline, name)
        assert function.__doc__
        assert "return" in typing.get_type_hints(function)


def test_version():
    assert dateline.__version__ == metadata.version("dateline")


def test_read_a_text_a_page_a_path_and_bytes(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    for reading in (
        dateline.read(TEXT, published="2021-03-03"),
        dateline.read(path, published=datetime.date(2021, 3, 3)),
        dateline.read(str(path), published="2021-03-03"),
        dateline.read(PAGE.encode(), published="2021-03-03"),
        dateline.read_text(TEXT, published="2021-03-03"),
        dateline.read_html(PAGE, published="2021-03-03"),
    ):
        assert isinstance(reading, dateline.Reading)
        assert reading.document.published is not None
        assert reading.document.published.start == "2021-03-03"
        (incident,) = reading.incidents
        assert incident.fatalities == dateline.Tally(low=3, best=3, high=3)
        assert incident.time is not None
        assert incident.time.start == "2021-03-01"


def test_what_the_caller_says_is_kept():
    reading = dateline.read(TEXT, title="Shells", outlet="Sample Desk", url="https://example.org/1", id="mine")
    document = reading.document
    assert (document.id, document.outlet, document.url) == ("mine", "Sample Desk", "https://example.org/1")
    assert document.title == "Shells"


def test_a_missing_file_is_no_text():
    with pytest.raises(dateline.InputError, match="no such file"):
        dateline.read("pgae.html")
    with pytest.raises(dateline.InputError, match="empty"):
        dateline.read(" \n ")


def test_read_many_keeps_order_and_goes_on(tmp_path):
    (tmp_path / "page.html").write_text(PAGE)
    items = [{"id": "a", "text": TEXT}, {"id": "b"}, tmp_path / "page.html", "nothing.txt"]
    for workers in (1, 2):
        first, second, third, fourth = dateline.read_many(items, workers=workers)
        assert isinstance(first, dateline.Reading)
        assert first.document.id == "a"
        assert isinstance(second, dateline.Failed)
        assert second.origin == "item 2"
        assert isinstance(third, dateline.Reading)
        assert isinstance(fourth, dateline.Failed)
        assert "no such file" in fourth.reason


def test_text_with_half_a_character_stops_nothing():
    """Half of a surrogate pair comes out of badly cut JSON and has no place in UTF-8."""
    found = list(dateline.read_many([{"text": f"{TEXT} \ud83d"}, {"text": TEXT}]))
    assert len(found) == 2
    assert isinstance(found[1], dateline.Reading)


def test_a_store(tmp_path):
    with dateline.open_store(tmp_path / "some.db") as store:
        assert isinstance(store, dateline.Store)
        assert store.add(dateline.read(TEXT, published="2021-03-03")) == "added"
        assert store.add(dateline.read(TEXT, published="2021-03-03")) == "same"
        (found,) = store.incidents(since="2021-03", actor="rebels")
        assert found.incident.fatalities == dateline.Tally(low=3, best=3, high=3)
    with pytest.raises(dateline.StoreError, match="no database here"):
        dateline.open_store(tmp_path / "none.db", create=False)


def test_a_reading_shows_itself():
    reading = dateline.read(TEXT, title="<b>Shells</b>", published="2021-03-03")
    assert repr(reading).startswith("<Reading '<b>Shells</b>' (2021-03-03): 1 incidents, 1 events")
    assert "&lt;b&gt;Shells" in reading._repr_html_()
