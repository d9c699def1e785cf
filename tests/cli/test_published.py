"""`dateline published`, `withdraw` and `pseudonyms`: what was told in public can be accounted for."""

from __future__ import annotations

import csv
import json

import msgspec
import pytest

from dateline.export.pseudonyms import PSEUDONYM
from dateline.model import Attribution
from dateline.run.fuse import fuse_store
from dateline.store import Store


@pytest.fixture
def medic(tmp_path, tell):
    """A fused database with a report in which a medic is named, and one without."""
    path = tmp_path / "medic.db"
    with Store.open(path) as store:
        reading = tell("one", ("Derna", "2017-05-01", 12))
        source = Attribution(source="Dr. Salma Qasim", kind="medic")
        event = msgspec.structs.replace(reading.events[0], attribution=(source,))
        incident = msgspec.structs.replace(reading.incidents[0], sources=(source,))
        store.add(msgspec.structs.replace(reading, events=(event,), incidents=(incident,)))
        store.add(tell("two", ("Kupiansk", "2019-07-03", 12)))
        fuse_store(store)
    return str(path)


def test_exports_are_listed(call, medic):
    call("export", "--store", medic, "--out", "a.csv", "--place", "Derna")
    call("export", "--store", medic, "--out", "own.csv", "--internal")
    (run,) = map(json.loads, call("published", "--store", medic, "--json").stdout.splitlines())
    assert (run["format"], run["asked"], run["rows"], run["file"]) == ("csv", {"place": "Derna"}, 1, "a.csv")
    assert len(run["sha256"]) == 64
    rows = list(csv.DictReader(call("published", "--store", medic, "--internal", "--csv").stdout.splitlines()))
    assert [(row["number"], row["public"]) for row in rows] == [("1", "True"), ("2", "False")]
    assert "a.csv" in call("published", "--store", medic, "--limit", "1").stdout
    shown = call("users", "audit", "--store", medic, "--json").stdout
    assert [json.loads(line)["note"] for line in shown.splitlines()] == [
        "internal export begun; no filters",
        "internal export done: 2 rows; no filters",
    ]


def test_what_is_withdrawn_is_told_in_the_next_export(call, medic, tmp_path):
    call("export", "--store", medic, "--out", "a.csv")
    shown = call("withdraw", "two/i1", "--store", medic, "--reason", "the outlet took it back", "--by", "amira")
    assert "rejected by amira" in shown.stdout
    shown = call("export", "--store", medic, "--out", "a.csv")
    assert "1 that was published before is withdrawn" in shown.stderr
    (stone,) = csv.DictReader((tmp_path / "a.withdrawn.csv").read_text("utf-8").splitlines())
    assert stone["reason"] == "retracted: the outlet took it back"
    assert "tells which" in call("export", "--store", medic, "--to", "csv").stderr
    assert call("withdraw", "two/i1", "--store", medic).exit_code == 2


def test_for_whom_a_pseudonym_stands(call, medic):
    told = call("export", "--store", medic, "--to", "csv").stdout
    (code,) = set(PSEUDONYM.findall(told))
    assert call("pseudonyms", code, "--store", medic).stdout == f"{code}: a medic, Salma Qasim\n"
    shown = call("pseudonyms", code.upper(), "--store", medic, "--incident", "one/i1", "--json").stdout
    assert json.loads(shown) == {"pseudonym": code, "class": "a medic", "names": ["Salma Qasim"]}
    unlinked = PSEUDONYM.findall(call("export", "--store", medic, "--to", "csv", "--unlink").stdout)[0]
    assert unlinked != code
    assert "Salma Qasim" in call("pseudonyms", unlinked, "--store", medic).stdout
    notes = call("users", "audit", "--store", medic, "--json").stdout
    assert next(json.loads(line)["note"] for line in notes.splitlines()) == f"asked who is {code}"


def test_who_has_no_key_learns_nothing(call, medic, tmp_path):
    call("export", "--store", medic, "--out", "a.csv")
    code = PSEUDONYM.findall((tmp_path / "a.csv").read_text("utf-8"))[0]
    shown = call("pseudonyms", code, "--store", medic, "--key-file", "other.key")
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert "there is no key here" in shown.stderr
    (tmp_path / "other.key").write_text("00" * 32)
    (tmp_path / "other.key").chmod(0o600)
    shown = call("pseudonyms", code, "--store", medic, "--key-file", "other.key")
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert "nobody in this database" in shown.stderr
    assert "is no pseudonym" in call("pseudonyms", "Salma", "--store", medic).stderr


def test_an_export_without_links(call, medic):
    first, second = (
        PSEUDONYM.findall(call("export", "--store", medic, "--to", "csv", *more).stdout) for more in ((), ("--unlink",))
    )
    assert first
    assert second
    assert not set(first) & set(second)
