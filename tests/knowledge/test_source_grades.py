"""The tables of letters: the packaged one, the user's own, and what a person may write into it."""

from __future__ import annotations

import pytest

from dateline.knowledge.outlets import outlet
from dateline.knowledge.source_grades import (
    MAX_BYTES,
    own_path,
    own_rows,
    read_rows,
    row_of,
    side_key,
    source_grades,
    source_key,
)
from dateline.knowledge.source_grades_own import put, remove, remove_all
from dateline.model import InputError, KnowledgeError


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    """A data folder of its own."""
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "source_grades.csv"


def test_a_packaged_letter_is_of_a_known_outlet_and_has_a_verified_basis():
    rows = [row for rows in source_grades().rows.values() for row in rows]
    assert rows
    for row in rows:
        assert outlet(row.source), row
        assert "verified" in row.basis, row
        assert row.letter not in "AF"  # no record is so good; F is what all others have
        assert not row.own


def test_nothing_is_written_by_looking(own):
    assert own_rows() == ()
    assert not own.exists()
    assert "own" not in source_grades().version


def test_the_users_row_goes_before_ours_and_the_narrower_before_the_wider():
    put("amaq", "e", "ten times too high", topic="counts", side="sy_saa")
    put("amaq", "B", "our own count")
    find = source_grades().find
    assert find(["amaq"], ["sy_saa"], "counts").letter == "E"
    assert find(["amaq"], ["sy_rg"], "counts").letter == "E"  # the guard is of the army
    assert find(["amaq"], ["sdf"], "counts").letter == "B"
    assert find(["amaq"]).letter == "B"
    assert find(["nobody", "sohr"]).letter == "C"
    assert find(["nobody"]) is None


def test_the_version_names_both_tables_and_follows_the_file(own):
    ours = source_grades().version
    put("sohr", "B", "held up")
    first = source_grades().version
    assert first.startswith(ours + ", own ")
    own.write_text(own.read_text().replace("held up", "held up well"))
    assert source_grades().version not in (ours, first)
    assert [row.reason for row in own_rows()] == ["held up well"]
    remove_all()
    assert source_grades().version == ours


def test_a_row_is_replaced_and_the_others_stay_as_they_were(own):
    own.parent.mkdir()
    own.write_text("Source note,source,letter,reason\nmine,Harbour Gazette,C,two years of use\n,sohr,B,held up\n")
    assert put("sohr", "C", "less so") == (own, True)
    assert own.read_text().splitlines() == [
        "Source note,source,letter,reason,side,topic,basis",
        "mine,Harbour Gazette,C,two years of use,,,",
        ",sohr,C,less so,,,",
    ]
    assert put("Harbour Gazette", "D", "three years of use", basis="graded 2026-01-01")[1]
    assert [row.letter for row in own_rows()] == ["C", "D"]


def test_what_a_spreadsheet_saves_is_read(own):
    own.parent.mkdir()
    own.write_bytes("\ufeffsource;letter;reason\r\nSOHR;b;“good”\r\n;;\r\n".encode())
    (row,) = own_rows()
    assert (row.source, row.letter, row.reason) == ("sohr", "B", "“good”")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("source,letter,reason\nsohr,G,x\n", "line 2: 'G' is no letter"),
        ("source,letter,reason\nsohr,B,\n", "line 2: a grade needs its reason"),
        ("source,letter,reason\n,B,x\n", "line 2: a grade needs its source"),
        ("source,letter,reason,topic\nsohr,B,x,weather\n", "'weather' is no topic"),
        ("source,letter,reason,side\nsohr,B,x,nobody at all\n", "is no side of the registry"),
        ("source,letter,reason\nsohr,B,x\nSOHR,C,y\n", "line 3: a second row for SOHR"),
        ("source,letter,reason\nSaba News Agency,B,x\n", "write one of saba_gov, saba_houthi"),
        ("outlet,grade\nsohr,B\n", "line 1: no column letter, reason, source"),
        (b"source,letter,reason\nsohr,B,\xff\n", "is not UTF-8"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(own, content, said):
    own.parent.mkdir()
    own.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(KnowledgeError) as error:
        source_grades()
    assert said in str(error.value)
    assert "source_grades.csv" in str(error.value)


def test_a_broken_table_is_not_written_over(own):
    own.parent.mkdir()
    own.write_text("source,letter,reason\nsohr,G,x\n")
    with pytest.raises(KnowledgeError):
        put("amaq", "D", "x")
    assert own.read_text() == "source,letter,reason\nsohr,G,x\n"


def test_a_huge_file_is_refused(own):
    own.parent.mkdir()
    own.write_bytes(b"x" * (MAX_BYTES + 1))
    with pytest.raises(KnowledgeError, match="no table written by hand"):
        source_grades()


def test_an_empty_table_is_none(own):
    own.parent.mkdir()
    own.write_text("")
    assert own_rows() == ()
    assert read_rows(b"", "x", own=True) == []


@pytest.mark.parametrize("name", ["Omar Hassan", "Mohammed al-Khalil", "Fatima Abdullah Saleh"])
def test_persons_are_never_graded(name):
    with pytest.raises(InputError, match="keeps no record of persons"):
        put(name, "B", "a friend")
    assert not own_path().exists()


@pytest.mark.parametrize("name", ["Hassan News Agency", "Harbour Gazette", "The Ali Foundation"])
def test_bodies_are(name):
    put(name, "C", "used for years")
    assert [row.letter for row in own_rows()] == ["C"]


def test_names_are_found_in_any_spelling():
    assert source_key("amaq") == source_key("Amaq News Agency") == source_key("AMAQ NEWS AGENCY") == "amaq"
    assert source_key("Syrian Arab Army") == "sy_saa"
    assert source_key("Harbour  Gazette") == "harbour gazette"
    assert side_key("") is None
    assert side_key("Syrian Arab Army") == "sy_saa"


def test_remove_takes_what_is_asked_for():
    put("sohr", "B", "x")
    put("sohr", "C", "x", topic="counts")
    put("amaq", "D", "x", side="sy_saa")
    assert [row.topic for row in remove("SOHR", topic="counts")] == ["counts"]
    assert sorted(row.source for row in own_rows()) == ["amaq", "sohr"]
    assert len(remove("sohr")) == 1
    with pytest.raises(InputError, match="you have not graded"):
        remove("sohr")
    assert remove_all() == 1
    assert remove_all() == 0


def test_a_row_keeps_its_cells():
    row = row_of(" sohr ".strip(), "b", " held   up ", topic="counts")
    assert (row.key, row.letter, row.reason, row.own) == (("sohr", None, "counts"), "B", "held up", True)
