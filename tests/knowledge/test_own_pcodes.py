"""Tables and maps with P-codes as a user's own gazetteer."""

from __future__ import annotations

import pytest

from dateline.model import InputError

TABLE = """admin1Name_en,admin1Name_ar,admin1Pcode,admin2Name_en,admin2Pcode,admin3Name_en,admin3Pcode,lat,lon
Deir-ez-Zor,دير الزور,SY09,Sampleton,SY0901,Kisrah Sample,SY090102,35.6,39.9
Deir-ez-Zor,دير الزور,SY09,Sampleton,SY0901,Ashar Sample,SY090103,35.2,40.3
Idleb,إدلب,SY07,Harim,SY0703,No Point,SY070302,,
"""


def test_a_table(adding, looked, tmp_path) -> None:
    path = tmp_path / "cod.csv"
    path.write_text(TABLE, encoding="utf-8")
    added = adding(path, name="cod")
    assert added.own.formats == ("P-codes CSV",)
    assert added.problems == ("rows without coordinates: 1, first cod.csv, line 4",)
    (found,) = looked().find("Kisrah Sample")
    assert (found.place_id, found.country, found.admin1, found.admin2) == (
        "pcode:SY090102", "SY", "Deir ez-Zor", "Sampleton",
    )  # fmt: skip
    (district,) = looked().find("Sampleton")
    assert (district.place_id, district.kind, district.lat, district.lon) == ("pcode:SY0901", "admin2", 35.4, 40.1)
    assert district.uncertainty_km > 25, "the middle of two places, and it says so"


def test_a_governorate_that_dateline_has_gets_its_code(adding, looked, tmp_path) -> None:
    path = tmp_path / "cod.csv"
    path.write_text(TABLE, encoding="utf-8")
    adding(path)
    (found,) = [entry for entry in looked().find("Deir ez-Zor") if entry.kind == "admin1"]
    assert (found.place_id, found.geonames, found.name) == ("pcode:SY09", 170_792, "Deir ez-Zor")
    assert found.row == found.admin1_row


@pytest.mark.parametrize(
    "heads",
    ["ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_PCODE,LAT,LONG", "adm1_name,x1,adm1_pcode,adm2_name,adm2_pcode,y,x"],
)
def test_other_columns(adding, looked, tmp_path, heads: str) -> None:
    path = tmp_path / "cod.csv"
    path.write_text(f"{heads}\nIdleb,إدلب,SY07,Harim Sample,SY0703,36.2,36.5\n", encoding="utf-8-sig")
    adding(path)
    (found,) = looked().find("Harim Sample")
    assert (found.place_id, found.kind, found.admin1) == ("pcode:SY0703", "admin2", "Idlib")


def test_settlements(adding, looked, tmp_path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("pcode;name_en;name_ar;lat;lon\nC4000;Kafr Sample;كفر العينة;36,1;36,6\n", encoding="utf-8")
    adding(path)
    for name in ("Kafr Sample", "كفر العينة"):
        (found,) = looked().find(name)
        assert (found.place_id, found.kind, found.lat, found.admin1) == ("pcode:C4000", "village", 36.1, "Idlib")


def test_a_map(adding, looked, geojson) -> None:
    ring = [[40.0, 35.0], [40.4, 35.0], [40.4, 35.4], [40.0, 35.4], [40.0, 35.0]]
    facts = {"ADM2_EN": "Boxton", "ADM2_PCODE": "SY0999", "ADM1_EN": "Deir-ez-Zor", "ADM1_PCODE": "SY09"}
    added = adding(geojson((None, {"type": "Polygon", "coordinates": [ring]}, facts), (None, None, facts)))
    assert added.own.formats == ("P-codes GeoJSON",)
    assert added.problems == ("features without coordinates or properties: 1, first map.geojson, feature 2",)
    (found,) = looked().find("Boxton")
    assert (found.lat, found.lon, found.place_id) == (35.2, 40.2, "pcode:SY0999")
    assert 20 < found.uncertainty_km < 40


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("admin1Pcode,lat,lon\nSY01,1,1\n", "no column of a name"),
        ("admin1Pcode,admin1Name_en\nSY01,Idleb\n", "no column of a latitude; its columns are: admin1Pcode"),
        ("admin1Pcode,admin1Name_en,lat,lon\nSY01,Idleb,,\n", "no place found: rows without coordinates: 1"),
        ("name,lat,lon\nIdleb,36,36\n", "no gazetteer that Dateline reads"),
    ],
)
def test_a_table_that_lacks_something(adding, tmp_path, table: str, said: str) -> None:
    path = tmp_path / "cod.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        adding(path)
