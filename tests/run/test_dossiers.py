"""Fused incidents with their documents as one Reading, and what of it may be published."""

from __future__ import annotations

import csv
import datetime
import io

import msgspec

from dateline.export import EXPORTERS
from dateline.export.protect import mask_reading
from dateline.model.reading import problems
from dateline.run.dossiers import dossiers
from dateline.run.fuse import fuse_store
from dateline.run.judge import Judge
from dateline.store import Store

TODAY = datetime.date(2026, 1, 1)


def named(reading):
    """The same report, in which the medic is called by name."""
    event = reading.events[0]
    medic = msgspec.structs.replace(event.attribution[0], source="Omar Nabulsi")
    events = (msgspec.structs.replace(event, attribution=(medic,)), *reading.events[1:])
    incident = msgspec.structs.replace(reading.incidents[0], sources=(medic,))
    return msgspec.structs.replace(reading, events=events, incidents=(incident, *reading.incidents[1:]))


def test_a_dossier_is_a_sound_reading_of_all_its_documents(tmp_path, make_reading):
    with Store.open(tmp_path / "some.db") as store:
        for own in ("one", "two"):
            store.add(make_reading(own, title=f"Barracks shelled, says {own}", outlet=f"The {own.title()}"))
        fuse_store(store)
        found = list(dossiers(store))
        assert [each.document.id for each in found] == [row.id for row in store.fused()]
        several = [each for each in found if len(each.documents) == 2]
        assert several
        for each in several:
            assert not list(problems(each))
            assert {document.outlet for document in each.documents} == {"The One", "The Two"}
            assert set(each.incidents[0].events) == {event.id for event in each.events}
            assert not list(problems(mask_reading(each)))


def test_a_named_source_is_masked_in_every_public_format(tmp_path, make_reading):
    with Store.open(tmp_path / "some.db") as store:
        store.add(named(make_reading("one", title="Barracks shelled, Omar Nabulsi says")))
        store.add(make_reading("two", outlet="Hill Courier"))
        fuse_store(store)
        for name in ("csv", "acled", "ucdp", "geojson", "report"):
            public = "".join(EXPORTERS[name](dossiers(store), public=True, today=TODAY))
            assert "Nabulsi" not in public
            assert "Nabulsi" in "".join(EXPORTERS[name](dossiers(store), public=False, today=TODAY))


def test_who_judged_and_why_is_not_published(tmp_path, make_reading):
    with Store.open(tmp_path / "some.db") as store:
        store.add(make_reading("one"))
        fuse_store(store)
        Judge(store, by="amira the analyst").correct("one/i1", {"killed": "4"}, note="a call to the ward")
        Judge(store, by="amira the analyst").reject("one/i2", note="a call to the ward")
        for name in ("csv", "acled", "ucdp", "geojson", "report"):
            public = "".join(EXPORTERS[name](dossiers(store), public=True, today=TODAY))
            assert "amira" not in public
            assert "the ward" not in public


def test_rejected_incidents_are_told_and_left_out(tmp_path, make_reading):
    with Store.open(tmp_path / "some.db") as store:
        store.add(make_reading("one"))
        fuse_store(store)
        gone = store.fused_of("one/i2").id
        Judge(store).reject(gone)
        held: list[tuple[str, str]] = []
        assert gone not in {each.document.id for each in dossiers(store, on_skip=lambda *told: held.append(told))}
        assert held == [(gone, "rejected by a person")]


def test_csv_tells_a_coders_numbers_from_the_machines_without_a_name(tmp_path, make_reading):
    with Store.open(tmp_path / "some.db") as store:
        for own in ("one", "two", "three"):
            store.add(make_reading(own, title=f"Of {own}"))
        fuse_store(store)
        judge = Judge(store, by="amira")
        first, second, *_ = [row.id for row in store.fused()]
        judge.correct(first, {"killed": "4"})
        judge.accept(second)
        expected = {row.id: row.review for row in store.fused()}
        for public in (True, False):
            text = "".join(EXPORTERS["csv"](dossiers(store), public=public, today=TODAY))
            rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
            assert list(rows[0])[-2:] == ["review", "version"]
            assert {row["incident_id"]: row["review"] for row in rows} == expected
            assert "amira" not in text
        assert {"corrected", "accepted"} <= set(expected.values())
