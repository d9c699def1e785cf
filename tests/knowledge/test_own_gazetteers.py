"""Users' own gazetteers as files: kept, listed, removed, and never half."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from dateline.knowledge import gazetteer_writer
from dateline.knowledge.gazetteer_table import Table
from dateline.knowledge.gazetteer_writer import Row, Writer
from dateline.knowledge.own_csv import title_of
from dateline.knowledge.own_sources.add import describe, remove
from dateline.knowledge.user_data import data_folder, own_gazetteers
from dateline.model import InputError, KnowledgeError

VILLAGE = (99_000_001, "Tall al Ikhtibar", "", 35.4, 40.2, "P", "PPL", 900)


def test_where_they_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "own"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    assert data_folder() == tmp_path / "own"
    monkeypatch.delenv("DATELINE_DATA")
    assert data_folder() == tmp_path / "xdg" / "dateline"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert data_folder().name == "dateline"
    assert data_folder().is_absolute()


def test_without_any_there_are_none() -> None:
    assert own_gazetteers() == []


def test_list_and_remove(adding, dump, looked) -> None:
    adding(dump(VILLAGE), name="mine")
    (path,) = own_gazetteers()
    own = describe(path)
    assert (own.name, own.files, own.places, own.size) == ("mine", ("SY.txt",), 1, path.stat().st_size)
    with pytest.raises(InputError, match="no gazetteer 'yours'; yours: mine"):
        remove("yours")
    assert remove("mine").places == 1
    assert own_gazetteers() == []
    assert looked().find("Tall al Ikhtibar") == ()


def test_two_of_them_are_asked_both(adding, dump, looked) -> None:
    adding(dump(VILLAGE), name="b")
    adding(dump((99_000_002, "Tall al Ikhtibar", "", 33.0, 36.2, "P", "PPL", 0), name="other.txt"), name="a")
    place = looked()
    found = place.find("Tall al Ikhtibar")
    assert [(entry.source, entry.geonames) for entry in found] == [("a", 99_000_002), ("b", 99_000_001)]
    assert [place.entry(entry.row).geonames for entry in found] == [99_000_002, 99_000_001]
    assert [own.title for own in place.own] == ["a", "b"]


@pytest.mark.parametrize("name", ["", "Über", "a/b", "..", "a b", "-x", "x" * 70])
def test_names_that_are_none(name: str) -> None:
    with pytest.raises(InputError, match="is no name for a gazetteer"):
        title_of(Path("x.txt"), name, "a gazetteer")


def test_a_name_from_the_file() -> None:
    assert title_of(Path("/a/SYR Admin (2024).csv"), None, "a gazetteer") == "syr-admin-2024"
    assert title_of(Path("سوريا.csv"), None, "a gazetteer") == "own"


def test_a_broken_file_says_what_to_do(adding, dump, data: Path, looked) -> None:
    adding(dump(VILLAGE))
    path = data / "gazetteers" / "sy.gaz"
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(KnowledgeError, match=r"sy\.gaz is broken .* add it again"):
        looked()
    assert adding(dump(VILLAGE)).how == "added"
    assert looked().knows("Tall al Ikhtibar")


def test_a_killed_add_leaves_nothing_half(dump, data: Path, adding) -> None:
    path = dump(*[(1000 + i, f"Village {i}", "", 35.0, 40.0, "P", "PPL", 0) for i in range(60_000)])
    process = subprocess.Popen([sys.executable, "-m", "dateline", "gazetteer", "add", str(path)])
    for _ in range(400):
        if list(data.glob("gazetteers/part-*")):
            break
        time.sleep(0.02)
    process.kill()
    process.wait()
    assert own_gazetteers() == []
    assert adding(dump(VILLAGE)).how == "added"
    assert [each.name for each in (data / "gazetteers").iterdir()] == ["sy.gaz"]


def test_any_number_of_rows_is_sorted_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer_writer, "_ROWS", 100)
    monkeypatch.setattr(gazetteer_writer, "_KEYS", 333)
    (tmp_path / "work").mkdir()
    writer = Writer(tmp_path / "work")
    for i in range(1050):
        writer.add(Row([f"Village {i}", f"Common {i % 5}"], "village", 35.0, 40.0 + i / 1e4, "SY", own_id=f"x:{i}"))
    writer.finish(tmp_path / "made.gaz", {"name": "made", "sha256": ""})
    table = Table(tmp_path / "made.gaz")
    high, low = (table.arrays[name].astype(np.uint64) for name in ("key_high", "key_low"))
    assert (np.diff((high << np.uint64(8) | low).astype(np.int64)) >= 0).all()
    for i in range(0, 1050, 7):
        ((row, primary),) = table.rows(f"village {i}")
        assert (row, primary, table.name(row), table.text("id", row)) == (i, True, f"Village {i}", f"x:{i}")
    assert [row for row, _ in table.rows("common 3")] == list(range(3, 1050, 5))


def test_of_very_many_namesakes_the_largest_are_kept(adding, dump, looked) -> None:
    adding(dump(*[(1000 + i, "Sameville", "", 33 + i / 500, 38.0, "P", "PPL", i) for i in range(1000)]))
    found = looked().find("Sameville")
    assert len(found) == 400
    assert min(entry.population for entry in found) == 600
