"""Rows that are kept: the same as those made from the documents each time, and made again when they must be."""

from __future__ import annotations

import datetime

import msgspec
import pytest

from dateline.export import FORMATS
from dateline.export.kept import BOOKS, is_quiet
from dateline.model import StoreError
from dateline.run import dossiers, kept
from dateline.run.exporting import Export
from dateline.run.fuse import fuse_store
from dateline.run.judge import Judge
from dateline.store import Store


def told(store, book, *, internal, **more):
    """The file, and what was left out, by both ways."""
    ways = []
    for quick in (True, False):
        export = Export(store, book, internal=internal, **more)
        pieces = export.pieces() if quick else FORMATS[book].text(export._released(), **export._rules)
        ways.append(("".join(pieces), dict(export.left_out)))
    return ways


def called(reading, name):
    """The same report, in which the medic is called by name."""
    event = reading.events[0]
    medic = msgspec.structs.replace(event.attribution[0], source=name)
    events = (msgspec.structs.replace(event, attribution=(medic,)), *reading.events[1:])
    incident = msgspec.structs.replace(reading.incidents[0], sources=(medic,))
    return msgspec.structs.replace(reading, events=events, incidents=(incident, *reading.incidents[1:]))


def placed(reading):
    """The same report, with places that a gazetteer has."""
    for name in ("events", "incidents"):
        told = [
            msgspec.structs.replace(each, place=msgspec.structs.replace(each.place, kind="town"))
            for each in getattr(reading, name)
        ]
        reading = msgspec.structs.replace(reading, **{name: tuple(told)})
    return reading


@pytest.fixture
def make(make_reading):
    """`make_reading` with places that a gazetteer has."""
    return lambda *given, **more: placed(make_reading(*given, **more))


@pytest.fixture
def store(tmp_path, make):
    with Store.open(tmp_path / "some.db") as opened:
        opened.add(called(make("one", title="Barracks shelled, Omar Nabulsi says"), "Omar Nabulsi"))
        opened.add(make("two", outlet="Hill Courier"))
        opened.add(make("three", extra=" Call +963 11 555 0199 or write to desk@hill.example."))
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        young = make("four", title="Something else")
        when = msgspec.structs.replace(young.incidents[0].time, start=today, end=today, span=None)
        first = msgspec.structs.replace(young.incidents[0], time=when)
        opened.add(msgspec.structs.replace(young, incidents=(first, *young.incidents[1:])))
        fuse_store(opened)
        yield opened


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("internal", [True, False])
def test_kept_rows_are_those_of_the_documents(store, book, internal):
    for _ in range(2):  # made, and then kept
        quick, slow = told(store, book, internal=internal)
        assert quick == slow
    assert len(quick[0].splitlines()) >= 2
    if book != "plover":
        assert ("Nabulsi" in quick[0]) is internal


def test_what_names_nobody_is_told_without_a_look_at_its_text(tmp_path, make, monkeypatch):
    with Store.open(tmp_path / "quiet.db") as quiet:
        quiet.add(make("one"))
        fuse_store(quiet)
        slow = told(quiet, "acled", internal=False)[1]
        quiet.keep_book("acled public", "none")
        monkeypatch.setattr(kept, "mask_reading", None)
        assert "".join(Export(quiet, "acled", internal=False).pieces()) == slow[0]


def test_a_second_export_opens_no_document(store, monkeypatch):
    for internal in (True, False):
        "".join(Export(store, "acled", internal=internal).pieces())
    monkeypatch.setattr(Store, "bare", None)
    monkeypatch.setattr(Store, "reading", None)
    for internal in (True, False):
        assert "".join(Export(store, "acled", internal=internal).pieces()).count("\n") > 1


def test_what_persons_judge_and_what_is_read_anew_is_made_again(store, make):
    before = told(store, "acled", internal=True)[0]
    judge = Judge(store, by="amira")
    first, second, *_ = [row.id for row in store.fused()]
    judge.correct(first, {"killed": "9", "place": "Omar's farm@15.5,45.5"})
    judge.reject(second, note="no such thing")
    store.add(make("two", outlet="Hill Gazette"))
    fuse_store(store)
    for internal in (True, False):
        quick, slow = told(store, "acled", internal=internal)
        assert quick == slow
        assert quick[1]["rejected by a person"] == 1
        assert quick != before
    assert "Omar" not in told(store, "acled", internal=False)[0][0]


def test_filters_and_limits_are_those_of_the_store(store):
    for asked in ({"place": "Marib"}, {"limit": 1}, {"kind": "attack", "since": "2020"}, {"place": "nowhere at all"}):
        quick, slow = told(store, "acled", internal=True, filters=asked)
        assert quick == slow
    assert store.count_kept("acled") < store.fused_count() or store.fused_count() <= 2


def test_other_rules_make_other_rows(store, monkeypatch):
    "".join(Export(store, "acled", internal=True).pieces())
    assert store.count_kept("acled") == store.fused_count()
    monkeypatch.setattr(kept, "_rules", lambda: "dateline of another day")
    made = kept.make_lacking(store, kept.Keeping(book="acled", public=False), {})
    assert made == store.fused_count()
    assert kept.make_lacking(store, kept.Keeping(book="acled", public=False), {}) == 0


def test_two_processes_make_what_one_makes(store, monkeypatch):
    monkeypatch.setattr(kept, "_WORTH_IT", 0)
    one = "".join(Export(store, "acled", internal=False).pieces())
    store.keep_book("acled public", "none")
    assert "".join(Export(store, "acled", internal=False, workers=2).pieces()) == one


def test_who_has_nobody_to_hide(make):
    assert is_quiet(make("one"))
    assert not is_quiet(called(make("one"), "Omar Nabulsi"))
    assert not is_quiet(make("one", extra=" Call +963 11 555 0199."))


def test_bare_incidents_have_the_documents_and_events_of_the_dossier(store):
    pks = list(store.fused_pks([row.id for row in store.fused()]).values())
    whole = {each.document.id: each for each in dossiers(store)}
    for bare in store.bare(pks):
        same = whole[bare.incident.id]
        assert [each.id for each in bare.documents] == [each.id for each in same.documents]
        assert [each.type for each in bare.events] == [same.event(own).type for own in bare.incident.events]


def test_a_store_that_can_only_be_read_is_exported_without(store, monkeypatch):
    def refused(*_):
        raise StoreError("it can only be read")

    monkeypatch.setattr(Store, "keep_rows", refused)
    quick, slow = told(store, "acled", internal=True)
    assert quick == slow
    assert store.count_kept("acled") == 0


def test_progress_is_told_of_rows_that_are_made_and_of_rows_that_are_written(store):
    steps = []
    "".join(Export(store, "acled", internal=True, on_step=lambda *step: steps.append(step)).pieces())
    assert steps == [(store.fused_count(), store.fused_count())] * 2
