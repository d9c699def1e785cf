"""GeoNames dumps as a user's own gazetteer."""

from __future__ import annotations

import zipfile

import pytest

from dateline.knowledge.own_sources.geonames_dump import kind_of
from dateline.model import InputError, TooLargeError

VILLAGE = (99_000_001, "Tall al Ikhtibar", "Tell Ikhtibar,تل الاختبار", 35.4, 40.2, "P", "PPL", 900)
CITY = (170_794, "Deir ez-Zor", "Deir Sample", 35.336, 40.141, "P", "PPLA", 271_800)


def test_places_are_found_with_their_ids(adding, looked, dump) -> None:
    added = adding(dump(VILLAGE, CITY))
    assert (added.how, added.own.name, added.own.places, added.own.formats) == ("added", "sy", 2, ("GeoNames",))
    (found,) = looked().find("Tall al-Ikhtibar")
    assert (found.place_id, found.kind, found.source) == ("geonames:99000001", "village", "sy")
    assert (found.lat, found.lon, found.country, found.admin1) == (35.4, 40.2, "SY", "Deir ez-Zor")
    assert found.admin1_row == looked().admin1_at(35.4, 40.2).row
    assert looked().entry(found.row) == found


@pytest.mark.parametrize("name", ["Tell Ikhtibar", "تل الاختبار", "Tal el-Ikhtebar", "tall al ikhtibar"])
def test_other_spellings_find_them(adding, looked, dump, name: str) -> None:
    adding(dump(VILLAGE))
    assert [entry.geonames for entry in looked().find(name)] == [99_000_001]


def test_a_place_that_dateline_has_is_told_once(adding, looked, dump) -> None:
    adding(dump(CITY))
    found = [entry for entry in looked().find("Deir ez-Zor") if entry.kind == "city"]
    assert [entry.geonames for entry in found] == [170_794]
    (by_new_name,) = looked().find("Deir Sample")
    assert by_new_name.row == found[0].row, "a spelling that Dateline lacks leads to its row"


def test_a_zip_with_the_names_of_provinces(adding, looked, dump, tmp_path) -> None:
    packed = tmp_path / "SY.zip"
    with zipfile.ZipFile(packed, "w") as zipped:
        zipped.write(dump(VILLAGE, admin="99\t"), "SY.txt")
        zipped.writestr("readme.txt", "about this dump")
    codes = tmp_path / "admin1CodesASCII.txt"
    codes.write_text("SY.99\tNew Province\tNew Province\t1\n", encoding="utf-8")
    assert adding(packed, codes).own.places == 1
    (found,) = looked().find("Tall al Ikhtibar")
    assert (found.admin1, found.admin1_row) == ("New Province", None)


def test_adding_twice_changes_nothing(adding, dump, data) -> None:
    path = dump(VILLAGE)
    adding(path)
    file = data / "gazetteers" / "sy.gaz"
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    assert adding(path).how == "same"
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert adding(dump(VILLAGE, CITY)).how == "replaced"
    file.unlink()
    adding(dump(VILLAGE))
    assert file.read_bytes() == before[0], "the same rows give the same bytes"


def test_lines_that_cannot_be_read_are_counted(adding, dump) -> None:
    path = dump(VILLAGE, (1, "Nowhere", "", "north", 1.0, "P", "PPL", 1), (2, "Off", "", 95.0, 1.0, "P", "PPL", 1))
    with path.open("a") as file:
        file.write("a line of another table\tas it were\n")
    added = adding(path)
    assert added.own.places == 1
    assert len(added.problems) == 3
    assert any("line 2" in problem for problem in added.problems)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"), (b"\0\1\2", "no text"), ("1\tKöln\t".encode("latin-1") + b"\t" * 16, "UTF-8"),
        (b"1\t2\t3\n", "no gazetteer that Dateline reads"), (b"PK\x03\x04broken", "no text|no gazetteer"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_dump(adding, tmp_path, data, content: bytes, said: str) -> None:
    path = tmp_path / "other.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        adding(path)
    assert not list(data.glob("gazetteers/*")), "nothing is left behind"


def test_a_zip_that_unpacks_to_too_much(adding, tmp_path) -> None:
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("SY.txt", b"0" * 11_000_000)
    with pytest.raises(TooLargeError, match="11,000,000 bytes"):
        adding(path)


@pytest.mark.parametrize(
    ("group", "code", "people", "kind"),
    [
        ("P", "PPL", 60_000, "city"), ("P", "PPL", 3_000, "town"), ("P", "PPLA3", 0, "town"),
        ("P", "PPL", 0, "village"),
        ("P", "PPLX", 90_000, "neighbourhood"), ("S", "AIRB", 0, "airbase"), ("S", "STNB", 0, "facility"),
        ("H", "STM", 0, "river"), ("T", "HLL", 0, "mountain"), ("A", "PCLI", 9, "country"), ("A", "PCLH", 0, "area"),
        ("R", "RR", 0, "railway"), ("L", "OILF", 0, "oil_field"), ("", "", 0, "area"),
    ],
)  # fmt: skip
def test_kinds(group: str, code: str, people: int, kind: str) -> None:
    assert kind_of(group, code, people) == kind
