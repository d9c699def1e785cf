"""What the store keeps, and how it is found again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest

from dateline.model import InputError, MissingError, StoreError, StoreVersionError
from dateline.store import Store, prepare
from dateline.store.migrate import migrations


@pytest.fixture
def store(tmp_path, make_reading):
    with Store.open(tmp_path / "some.db") as opened:
        opened.add(make_reading("report-1"))
        yield opened


def test_a_reading_comes_back_as_it_was(store, make_reading):
    assert store.reading("report-1") == make_reading("report-1")
    with pytest.raises(MissingError):
        store.reading("report-2")


def test_the_same_reading_twice_adds_nothing(store, make_reading):
    rows = "SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM actors), (SELECT count(*) FROM search)"
    before = store._connection.execute(rows).fetchone()
    assert store.add(make_reading("report-1"), fingerprint="other", coder="newer") == "same"
    assert store._connection.execute(rows).fetchone() == before
    assert store.holds("report-1", fingerprint="other", coder="newer")
    assert store.history("report-1") == []


def test_a_changed_document_replaces_and_the_old_reading_is_kept(store, make_reading):
    old, new = make_reading("report-1"), make_reading("report-1", title="Depot shelled", extra=" Marketgoers fled.")
    assert store.add(new) == "replaced"
    assert store.count() == 1
    assert store.reading("report-1") == new
    assert store.history("report-1") == [old]
    assert [found.event.id for found in store.events()] == ["e2", "e1"]
    assert list(store.documents(text="barracks marketgoers"))
    assert store.add(old) == "replaced"
    assert not list(store.documents(text="marketgoers"))
    (spots,) = store._connection.execute("SELECT count(*) FROM event_spots").fetchone()
    assert spots == 2


def test_many_at_once_are_stored_as_one_after_the_other(store, make_reading):
    """Also where one replaces another of the same go, whose words were not written yet."""
    old, new = make_reading("report-2", extra=" Marketgoers fled."), make_reading("report-2", extra=" Shops closed.")
    given = [(prepare(each), "somewhere", each.document.sha256) for each in (old, new, make_reading("report-1"))]
    assert store.put_all(given, "dateline 1") == ["added", "replaced", "same"]
    assert store.reading("report-2") == new
    assert not list(store.documents(text="marketgoers"))
    assert [found.id for found in store.documents(text="shops")] == ["report-2"]


def test_what_was_read_need_not_be_read_again(store, make_reading):
    store.add(make_reading("report-2"), fingerprint="f", coder="dateline 1")
    assert store.holds("report-2", fingerprint="f", coder="dateline 1")
    assert not store.holds("report-2", fingerprint="g", coder="dateline 1")
    assert not store.holds("report-2", fingerprint="f", coder="dateline 2")
    assert not store.holds("report-3", fingerprint="f", coder="dateline 1")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["e2", "e1"]),
        ({"place": "marib"}, ["e1"]),
        ({"place": "MARIB"}, ["e1"]),
        ({"place": "Maʾrib"}, ["e1"]),
        ({"place": "Marib Governorate"}, ["e1"]),
        ({"place": "geonames:73311"}, ["e1"]),
        ({"place": "Sana'a"}, ["e2"]),
        ({"place": "sanaa"}, ["e2"]),
        ({"place": "mar"}, []),
        ({"place": "Yemen"}, ["e2", "e1"]),
        ({"place": "Syria"}, []),
        ({"actor": "Houthi"}, ["e1"]),
        ({"actor": "ansar allah"}, ["e1"]),
        ({"actor": "state:YE"}, ["e1"]),
        ({"actor": "judge"}, ["e2"]),
        ({"kind": "shelling"}, ["e1"]),
        ({"kind": "Violence against civilians"}, ["e2"]),
        ({"status": "denied"}, []),
        ({"since": "2020-05-04"}, ["e1"]),
        ({"until": "2020-05-03"}, ["e2"]),
        ({"since": "2020-05", "until": "2020-05"}, ["e2", "e1"]),
        ({"since": "2021"}, []),
        ({"document": "report"}, ["e2", "e1"]),
        ({"document": "other"}, []),
        ({"text": "judge barracks"}, ["e2", "e1"]),
        ({"text": 'judge" OR x*'}, []),
        ({"box": (45.0, 15.0, 46.0, 16.0)}, ["e1"]),
        ({"limit": 1}, ["e2"]),
        ({"place": "marib", "actor": "judge"}, []),
        ({"place": None, "limit": None}, ["e2", "e1"]),
    ],
)
def test_events_and_incidents_are_found_by(store, filters, found):
    assert [row.event.id for row in store.events(**filters)] == found
    assert [row.incident.events[0] for row in store.incidents(**filters)] == found


def test_an_actor_is_found_under_the_registry_s_other_names(store, make_reading):
    from dateline.knowledge.actors import registry

    known = next(row for row in registry().by_id.values() if row.aliases)
    reading = make_reading("report-2")
    actor = msgspec.structs.replace(reading.events[0].side_a[0], name=known.name, actor_id=known.id)
    event = msgspec.structs.replace(reading.events[0], side_a=(actor,))
    store.add(msgspec.structs.replace(reading, events=(event, reading.events[1])))
    assert "report-2/e1" in [row.id for row in store.events(actor=known.aliases[0])]


def test_documents_are_found_by_their_events_and_by_publication(store, make_reading):
    store.add(make_reading("report-2", published=None))
    assert [row.id for row in store.documents()] == ["report-1", "report-2"]
    assert [row.id for row in store.documents(since="2020-05-05", place="marib")] == ["report-1"]
    row = next(store.documents())
    assert (row.title, row.outlet, row.published, row.events, row.incidents) == (
        "Barracks shelled", "Sample Desk", "2020-05-05", 2, 2,
    )  # fmt: skip


def test_readings_are_cut_down_to_what_was_asked_for(store, make_reading):
    store.add(make_reading("report-2"))
    (reading, other) = store.readings(place="marib")
    assert [event.id for event in reading.events] == ["e1"]
    assert [incident.id for incident in reading.incidents] == ["i1"]
    assert other.document.id == "report-2"
    assert len(list(store.readings(place="marib", limit=1))) == 1
    assert [reading.document.id for reading in store.readings(limit=1)] == ["report-1"]
    assert list(store.readings()) == [make_reading("report-1"), make_reading("report-2")]


@pytest.mark.parametrize("filters", [{"since": "yesterday"}, {"until": "2020-13"}, {"since": "2020-02-30"}])
def test_a_day_that_is_none_is_refused(store, filters):
    with pytest.raises(InputError, match="is no day"):
        list(store.events(**filters))


@pytest.mark.parametrize("name", ["place", "actor", "kind", "text"])
def test_a_name_without_a_word_is_refused(store, name):
    with pytest.raises(InputError, match="no word"):
        list(store.events(**{name: " - "}))


def test_references_that_a_person_types(store, make_reading):
    store.add(make_reading("report-10"))
    store.add(make_reading("https://example.org/a"))
    assert store.find("report-1") == ("report-1", None)
    assert store.find("report-10") == ("report-10", None)
    assert store.find("report-1/i2") == ("report-1", "i2")
    assert store.find("report-1:e1") == ("report-1", "e1")
    assert store.find("https") == ("https://example.org/a", None)
    assert store.find("https://example.org/a/i1") == ("https://example.org/a", "i1")
    for wrong, words in (
        ("rep", "more than one"),
        ("nothing", "no document"),
        ("report-1/i9", "no incident"),
        ("", "more than one"),
    ):
        with pytest.raises(InputError, match=words):
            store.find(wrong)


def test_what_was_rejected_leaves_the_list_when_it_is_read(store, make_reading):
    store.reject("a.html", "is empty")
    store.reject("a.html", "is a picture")
    store.reject("b.html", "is empty")
    assert [(row.origin, row.reason) for row in store.rejected()] == [
        ("a.html", "is a picture"),
        ("b.html", "is empty"),
    ]
    store.add(make_reading("report-2"), origin="a.html")
    assert [row.origin for row in store.rejected()] == ["b.html"]


def test_all_or_nothing(store, make_reading):
    def fail_half_way():
        with store.together():
            store.add(make_reading("report-2"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert store.count() == 1


def test_judgements_are_never_changed(store):
    connection = store._connection
    connection.execute(
        "INSERT INTO judgements (verdict, subject, judge, made_at) VALUES ('accept', 'a/i1', 'me', 'now')"
    )
    for sql in ("UPDATE judgements SET verdict = 'reject'", "DELETE FROM judgements"):
        with pytest.raises((sqlite3.IntegrityError, StoreError), match="add one that undoes it"):
            connection.execute(sql)


@pytest.mark.file
def test_a_database_of_a_newer_version_is_left_alone(tmp_path):
    path = tmp_path / "new.db"
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreVersionError, match=rf"schema 99, this one knows {migrations()[-1][0]}: upgrade dateline"):
        Store.open(path)


@pytest.mark.file
def test_files_that_are_no_database_of_dateline(tmp_path):
    text, other = tmp_path / "notes.txt", tmp_path / "other.db"
    text.write_text("these are my notes, and they must not be lost\n" * 50)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (id)")
    for path, words in ((text, "no database"), (other, "another program's"), (tmp_path, "is a folder")):
        with pytest.raises(StoreError, match=words):
            Store.open(path)
    assert text.read_text().startswith("these are my notes")
    with pytest.raises(StoreError, match="there is no database here"):
        Store.open(tmp_path / "none.db", create=False)
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(tmp_path / "no" / "such" / "folder.db")


@pytest.mark.file
def test_a_file_that_was_only_begun_is_finished(tmp_path):
    path = tmp_path / "begun.db"
    path.touch()
    with Store.open(path) as store:
        assert store.count() == 0


@pytest.mark.file
def test_another_program_that_is_writing(tmp_path, make_reading, monkeypatch):
    monkeypatch.setattr("dateline.store.connect.PATIENCE_MS", 50)
    path = tmp_path / "busy.db"
    with Store.open(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program is writing"):
            store.add(make_reading())
        other.close()
        assert store.add(make_reading()) == "added"


@pytest.mark.file
def test_a_full_disk_loses_nothing_that_was_stored(tmp_path, make_reading):
    with Store.open(tmp_path / "small.db") as store:
        store.add(make_reading("report-1"))
        (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
        store._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        long = "".join(chr(0x4E00 + number) for number in range(20_000))
        with pytest.raises(StoreError, match="disk is full"):
            store.add(make_reading("report-2", extra=long))
        assert [row.id for row in store.documents()] == ["report-1"]
        store._connection.execute("PRAGMA max_page_count = 100000")
        assert store.add(make_reading("report-2", extra=long)) == "added"


@pytest.mark.file
def test_a_file_that_can_only_be_read(tmp_path, make_reading, monkeypatch):
    path = tmp_path / "kept.db"
    with Store.open(path) as store:
        store.add(make_reading())
    monkeypatch.setattr("dateline.store.connect.os.access", lambda *_: False)
    with Store.open(path, create=False) as store:
        assert store.count() == 1
        with pytest.raises(StoreError, match="can only be read"):
            store.add(make_reading("report-2"))


def test_no_sql_is_put_together_from_values():
    """Only the numbers of migrations are written into statements, where SQLite takes no parameters."""
    from dateline import store

    folder = Path(store.__file__).parent
    built = [line for file in folder.glob("*.py") for line in file.read_text().splitlines() if "execute(f" in line]
    assert all("PRAGMA application_id" in line or "PRAGMA user_version" in line for line in built)
