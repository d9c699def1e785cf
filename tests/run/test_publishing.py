"""What was published stays accounted for: versions, withdrawals, and the note of each export."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import json
import random
import re
import time
import zipfile

import msgspec
import pytest

import dateline
from dateline.export.pseudonyms import PSEUDONYM
from dateline.model import Attribution, ExportError, InputError, StoreError
from dateline.run.exporting import Export, write
from dateline.run.fuse import fuse_store
from dateline.run.judge import Judge
from dateline.run.keys import key_at, key_file
from dateline.run.published import StoreLedger
from dateline.run.publishing import Publish
from dateline.store import Accounts, Store


def of(store, town):
    return store.fused_of(f"{town}/i1").id


def published(store, tmp_path, name="out.csv", **more):
    """The incidents of a public file, and the rows of the table beside it."""
    path = tmp_path / name
    write(store, path, **more)
    rows = [row["incident_id"] for row in csv.DictReader(path.read_text("utf-8-sig").splitlines())]
    beside = path.with_suffix(".withdrawn.csv")
    return rows, list(csv.DictReader(beside.read_text("utf-8").splitlines())) if beside.exists() else []


def versions(store, **more):
    """The versions that an export would give."""
    export = Export(store, "csv", **more)
    found = {item.id: item.version for item in export._released().items()}
    "".join(Export(store, "csv", **more).pieces())
    export.close()
    return found


def test_a_version_is_raised_when_what_is_told_changed_and_not_else(store):
    first = versions(store)
    assert set(first.values()) == {1}
    assert versions(store) == first
    Judge(store, by="amira").correct("derna/i1", {"killed": "20"})
    assert versions(store) == {**first, of(store, "derna"): 2}
    Judge(store, by="amira").undo()
    assert versions(store) == {**first, of(store, "derna"): 3}


def test_another_key_or_unlinked_pseudonyms_raise_no_version(store, tmp_path):
    first = versions(store)
    assert versions(store, publish=Publish(linked=False)) == first
    assert versions(store, publish=Publish(key_file=str(tmp_path / "other.key"))) == first


def test_what_is_rejected_is_withdrawn_and_comes_back(store, tmp_path):
    own = of(store, "derna")
    rows, gone = published(store, tmp_path)
    assert own in rows
    assert gone == []
    Judge(store, by="amira").reject(own, note="Salma says it is invented")
    for _ in range(2):
        rows, gone = published(store, tmp_path)
        assert own not in rows
        assert [(each["incident_id"], each["version"], each["gone"]) for each in gone] == [(own, "2", "rejected")]
        assert "Salma" not in gone[0]["reason"]
    Judge(store, by="amira").undo()
    assert versions(store)[own] == 3
    rows, gone = published(store, tmp_path)
    assert own in rows
    assert gone == []


def test_what_is_retracted_says_why(store, tmp_path):
    own = of(store, "kupiansk")
    published(store, tmp_path)
    Judge(store, by="amira").withdraw(own, "the outlet took its report back")
    _, (stone,) = published(store, tmp_path)
    assert (stone["gone"], stone["reason"]) == ("retracted", "retracted: the outlet took its report back")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", stone["withdrawn_on"])
    with pytest.raises(InputError, match="reason"):
        Judge(store, by="amira").withdraw(own, " ")


def test_what_is_merged_away_names_its_successor(store, tmp_path):
    one, other = of(store, "derna"), of(store, "kupiansk")
    published(store, tmp_path)
    Judge(store, by="amira").merge(one, other)
    kept = of(store, "derna")
    assert kept == of(store, "kupiansk")
    rows, (stone,) = published(store, tmp_path)
    assert kept in rows
    assert {stone["incident_id"], kept} == {one, other}
    assert (stone["gone"], stone["successor"]) == ("merged", kept)


def test_what_is_split_is_told_as_two(store, tmp_path):
    first = versions(store)
    own = of(store, "halfaya")
    Judge(store, by="amira").split(own, ["second/i1"])
    after = versions(store)
    assert len(after) == len(first) + 1
    stones = {each.id: each.gone for each in store.tombstones(1)}
    assert after.get(own) == 2 or stones == {own: "split"}


def test_what_is_removed_is_withdrawn(store, tmp_path):
    own = of(store, "bourzanga")
    published(store, tmp_path)
    store.remove("bourzanga")
    fuse_store(store)
    rows, (stone,) = published(store, tmp_path)
    assert own not in rows
    assert (stone["incident_id"], stone["gone"], stone["successor"]) == (own, "removed", "")


def test_what_no_longer_fits_the_filters_is_withdrawn_from_that_file_alone(store, tmp_path):
    own = of(store, "derna")
    assert published(store, tmp_path, "some.csv", since="2017", until="2017")[0] == [own]
    published(store, tmp_path)
    Judge(store, by="amira").correct(own, {"day": "2015-02-03"})
    rows, (stone,) = published(store, tmp_path, "some.csv", since="2017", until="2017")
    assert (rows, stone["incident_id"], stone["gone"]) == ([], own, "outside")
    rows, gone = published(store, tmp_path)
    assert own in rows
    assert gone == []


def test_what_a_limit_leaves_out_is_not_withdrawn(store, tmp_path):
    published(store, tmp_path, limit=2)
    Judge(store, by="amira").correct("kupiansk/i1", {"day": "2015-02-03"})
    assert published(store, tmp_path, limit=2)[1] == []


def test_codebooks_count_their_own_versions(store, tmp_path):
    own = of(store, "derna")
    Judge(store, by="amira").correct(own, {"killed": "20"})
    versions(store)
    Judge(store, by="amira").correct(own, {"killed": "21"})
    assert versions(store)[own] == 2
    write(store, tmp_path / "out.ucdp.csv")
    assert store.tellings("ucdp", [own])[own][0] == 1
    Judge(store, by="amira").correct(own, {"killed": "0"})
    _, (stone,) = published_ucdp(store, tmp_path)
    assert (stone["incident_id"], stone["gone"]) == (own, "outside")


def published_ucdp(store, tmp_path):
    write(store, tmp_path / "out.ucdp.csv")
    beside = tmp_path / "out.ucdp.withdrawn.csv"
    return [], list(csv.DictReader(beside.read_text("utf-8").splitlines()))


def test_single_reports_are_merged_into_what_is_fused_later(tmp_path, tell):
    with Store.open(tmp_path / "new.db") as store:
        store.add(tell("one", ("Derna", "2017-05-01", 12), outlet="One"))
        assert published(store, tmp_path)[0] == ["one/i1"]
        fuse_store(store)
        rows, (stone,) = published(store, tmp_path)
        assert rows == [of(store, "one")]
        assert (stone["incident_id"], stone["successor"]) == ("one/i1", rows[0])


@pytest.mark.parametrize("seed", range(3))
def test_whatever_persons_judge_versions_rise_and_nothing_told_goes_silently(store, seed):
    chance = random.Random(seed)
    judge = Judge(store, by="amira")
    last, known = {}, set()
    for _ in range(8):
        now = versions(store)
        stones = {each.id: each for each in store.tombstones(1)}
        for own, version in now.items():
            assert version >= last.get(own, 1)
        for own in known - set(now):
            assert stones[own].version >= last[own]
        assert not set(stones) & set(now)
        last |= now | {own: each.version for own, each in stones.items()}
        known |= set(now)
        rows = [row for row in store.fused() if row.verdict != "reject"] or list(store.fused())
        one, other = chance.choice(rows).id, chance.choice(rows).id
        what = chance.choice(["reject", "correct", "undo", "merge", "withdraw"])
        if what == "reject":
            judge.reject(one)
        elif what == "withdraw":
            judge.withdraw(one, "an error")
        elif what == "correct":
            judge.correct(one, {"killed": str(chance.randrange(1, 40))})
        elif what == "merge" and one != other:
            judge.merge(one, other)
        elif what == "undo" and store.judgements():
            judge.undo()


def test_each_export_is_noted(store, tmp_path):
    written = write(store, tmp_path / "out.csv", place="Derna", publish=Publish(by="amira"))
    (run,) = store.exports()
    assert (run.number, run.by, run.format, run.public, run.asked) == (
        written.number,
        "amira",
        "csv",
        True,
        {"place": "Derna"},
    )
    assert run.sha256 == hashlib.sha256((tmp_path / "out.csv").read_bytes()).hexdigest()
    assert (run.rows, run.file, run.delay_days) == (1, "out.csv", 14)
    "".join(Export(store, "acled", publish=Publish(by="basil")).pieces())
    assert [(each.format, each.by, each.file) for each in store.exports()][1:] == [("acled", "basil", None)]


def test_an_internal_export_is_in_the_audit(store, tmp_path):
    write(store, tmp_path / "own.csv", internal=True, since="2017", publish=Publish(by="amira"))
    with Accounts.open(store.path, create=False) as accounts:
        lines = [(each.user, each.what, each.path, each.note) for each in accounts.audit()]
    assert lines == [
        ("amira", "access", "csv", "internal export begun; since 2017"),
        ("amira", "access", "csv", "internal export done: 3 rows; since 2017"),
    ]
    (run,) = store.exports()
    assert (run.public, run.key, run.delay_days) == (False, None, None)
    assert store.tombstones(1) == []


def test_a_note_of_an_export_is_neither_changed_nor_deleted(store, tmp_path):
    write(store, tmp_path / "out.csv")
    for statement in ("DELETE FROM exports", "UPDATE exports SET made_by = 'nobody'"):
        with pytest.raises(StoreError, match="never"):
            list(store._rows(statement))


def named(reading, name):
    """The same report, in which the source is called by name."""
    medic = Attribution(source=f"Dr. {name}", kind="medic")
    event = msgspec.structs.replace(reading.events[0], attribution=(medic,))
    incident = msgspec.structs.replace(reading.incidents[0], sources=(medic,))
    return msgspec.structs.replace(reading, events=(event,), incidents=(incident,))


@pytest.fixture
def told_by_a_medic(tmp_path, tell):
    with Store.open(tmp_path / "medic.db") as opened:
        opened.add(named(tell("one", ("Derna", "2017-05-01", 12)), "Salma Qasim"))
        opened.add(named(tell("two", ("Kupiansk", "2019-07-03", 12)), "Salma Kassem"))
        fuse_store(opened)
        yield opened


def codes(store, path, **more):
    write(store, path, publish=Publish(**more))
    return PSEUDONYM.findall(path.read_text("utf-8"))


def test_pseudonyms_are_stable_in_a_database_and_others_in_another(told_by_a_medic, tmp_path):
    found = codes(told_by_a_medic, tmp_path / "a.csv")
    assert len(found) >= 2
    assert len(set(found)) == 1
    assert set(codes(told_by_a_medic, tmp_path / "a.acled.csv")) == set(found)
    assert len(set(codes(told_by_a_medic, tmp_path / "b.csv", linked=False))) == 2
    with Store.open(tmp_path / "other.db") as other:
        for reading in told_by_a_medic.readings():
            other.add(reading)
        fuse_store(other)
        apart = set(codes(other, tmp_path / "c.csv"))
        assert apart
        assert not apart & set(found)
        assert set(codes(other, tmp_path / "d.csv", key_file=str(key_file(told_by_a_medic.path)))) == set(found)


def test_the_key_is_in_no_store_and_no_export(told_by_a_medic, tmp_path):
    for name in ("a.csv", "a.geojson", "a.html"):
        write(told_by_a_medic, tmp_path / name)
    path = key_file(told_by_a_medic.path)
    key = key_at(path)
    told_by_a_medic.checkpoint()
    others = [each for each in tmp_path.iterdir() if each.is_file() and each != path]
    assert len(others) >= 4
    for each in others:
        content = each.read_bytes()
        assert key not in content
        assert key.hex().encode() not in content.lower()


def test_nobody_else_may_read_the_key(told_by_a_medic, tmp_path):
    write(told_by_a_medic, tmp_path / "a.csv")
    path = key_file(told_by_a_medic.path)
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    with pytest.raises(StoreError, match="chmod 600"):
        write(told_by_a_medic, tmp_path / "a.csv")


def test_a_key_of_another_user_may_be_a_groups_but_not_everybodys(tmp_path, monkeypatch):
    made = key_at(tmp_path / "key")
    monkeypatch.setattr("os.getuid", lambda: (tmp_path / "key").stat().st_uid + 1)
    (tmp_path / "key").chmod(0o640)
    assert key_at(tmp_path / "key") == made
    (tmp_path / "key").chmod(0o644)
    with pytest.raises(StoreError, match="other users"):
        key_at(tmp_path / "key")


def test_a_lost_key_is_said_plainly(told_by_a_medic, tmp_path):
    found = codes(told_by_a_medic, tmp_path / "a.csv")
    key_file(told_by_a_medic.path).unlink()
    written = write(told_by_a_medic, tmp_path / "b.csv")
    assert "have other pseudonyms now" in " ".join(written.notes)
    assert not set(codes(told_by_a_medic, tmp_path / "c.csv")) & set(found)


def test_what_is_no_key(tmp_path):
    path = tmp_path / "key"
    path.write_text("not hexadecimal")
    path.chmod(0o600)
    with pytest.raises(StoreError, match="is no key"):
        key_at(path)
    assert key_at(tmp_path / "none", create=False) is None
    assert key_at(tmp_path / "deep" / "new") == key_at(tmp_path / "deep" / "new")


def test_where_the_key_of_a_server_lies(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    monkeypatch.delenv("DATELINE_KEY_FILE", raising=False)
    one, other = key_file("postgresql://desk/one"), key_file("postgresql://desk/two")
    assert one.parent == other.parent == tmp_path / "keys"
    assert one != other
    monkeypatch.setenv("DATELINE_KEY_FILE", "elsewhere")
    assert str(key_file("postgresql://desk/one")) == "elsewhere"


def test_what_a_person_should_read_first(store, tmp_path):
    rows, _ = published(store, tmp_path)
    assert len(rows) == 4
    told = list(csv.DictReader((tmp_path / "out.csv").read_text("utf-8-sig").splitlines()))
    assert {row["review"] for row in told} == {"unreviewed"}  # twelve dead in each
    own = of(store, "derna")
    Judge(store, by="amira").accept(own)
    written = write(store, tmp_path / "read.csv", publish=Publish(reviewed_only=True))
    rows = list(csv.DictReader((tmp_path / "read.csv").read_text("utf-8-sig").splitlines()))
    assert [(row["incident_id"], row["review"]) for row in rows] == [(own, "accepted")]
    assert sum(written.left_out.values()) == 3
    assert all("a person should read first" in why for why in written.left_out)


def test_of_readings_at_hand_nothing_is_noted(store, tmp_path):
    written = dateline.write(list(store.readings()), tmp_path / "out.csv")
    assert written.number is None
    assert list(store.exports()) == []


def test_many_are_noted_quickly(store):
    """Versions and notes of 20,000 incidents, twice: a small part of what it takes to write their rows."""
    told = [(f"f{n:012x}", hashlib.blake2b(str(n).encode(), digest_size=16).digest()) for n in range(20_000)]
    began = time.process_time()
    for _ in range(2):
        ledger = StoreLedger(store, "acled", "{}", today=dt.date(2026, 1, 1))
        for at in range(0, len(told), 1000):
            assert set(ledger.versions(told[at : at + 1000])) == {1}
        assert ledger.withdrawn() == []
        ledger.note()
        ledger.close()
    assert time.process_time() - began < 4


@pytest.mark.file
def test_no_export_takes_the_place_of_the_database_or_its_key(store, tmp_path):
    published(store, tmp_path)
    for own in (store.path, key_file(store.path)):
        before = own.read_bytes()
        with pytest.raises(ExportError, match="write over"):
            write(store, own, to="csv")
        assert own.read_bytes() == before


def test_a_name_that_was_asked_for_is_not_told(store, tmp_path):
    for internal in (False, True):
        write(store, tmp_path / "a.zip", internal=internal, text="Omar", since="2016")
        told = json.loads(zipfile.ZipFile(tmp_path / "a.zip").read("datapackage.json"))["about"]["asked for"]
        assert ("Omar" in told) is internal
        assert "since 2016" in told
