"""The gazetteer's file, its keys, and the curated supplement."""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.knowledge import gazetteer as module
from dateline.knowledge import gazetteer_entry
from dateline.knowledge.gazetteer import Entry, Gazetteer, gazetteer
from dateline.knowledge.toponyms import key_hash, toponym_key
from dateline.model import KnowledgeError

FOLDER = Path(module.__file__).parent


def best(name: str, country: str, kind: str | None = None) -> Entry:
    return next(e for e in gazetteer().find(name) if e.country == country and kind in (None, e.kind))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sina'a", "SINAA"), ("St. Louis", "Saint Louis"), ("Bogotá", "Bogota"), ("Al-Bab", "al bab"), ("U.S.", "US")],
)
def test_spelling_does_not_count(one: str, other: str) -> None:
    assert toponym_key(one) == toponym_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Dayr az-Zawr", "Deir Ezzor"), ("Rashidiyah", "al-Rashidiyeh"), ("Raqqa", "ar-Raqqah"), ("Ayyach", "Ayyash")],
)
def test_transliterations_meet_in_the_loose_key_only(one: str, other: str) -> None:
    assert toponym_key(one, loose=True) == toponym_key(other, loose=True)
    assert toponym_key(one) != toponym_key(other)


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Mosul", "Masyaf"), ("Kherson", "Kharkiv")])
def test_the_loose_key_keeps_towns_apart(one: str, other: str) -> None:
    assert toponym_key(one, loose=True) != toponym_key(other, loose=True)


def test_hashes_have_forty_bits_and_two_spaces() -> None:
    assert key_hash("homs") != key_hash("homs", "~")
    assert key_hash("homs") < 1 << 40


@pytest.mark.parametrize(
    ("name", "country", "admin1"),
    [
        ("Deir Ezzor", "SY", "Deir ez-Zor"), ("Qamishli", "SY", "Hasakah"), ("Kobani", "SY", "Aleppo"),
        ("Jobar", "SY", "Damascus"), ("Hodeidah", "YE", "Al Hudaydah"), ("Robotyne", "UA", "Zaporizhzhia"),
        ("Shuja'iyya", "PS", "Gaza Strip"), ("Marjah", "AF", "Helmand"), ("Sayyid Karam", "AF", "Paktia"),
        ("Omdurman", "SD", "Khartoum"), ("Erbil", "IQ", "Erbil"), ("Khowst", "AF", "Khost"),
    ],
)  # fmt: skip
def test_names_of_war_reporting(name: str, country: str, admin1: str) -> None:
    assert admin1 in {entry.admin1 for entry in gazetteer().find(name) if entry.country == country}


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("Dayr az Zawr", "Deir ez-Zor"),
        ("Halab", "Aleppo"),
        ("Ar Raqqah", "Raqqa"),
        ("Hims", "Homs"),
        ("Al Hasakah", "Hasakah"),
    ],
)
def test_provinces_have_their_everyday_names(alias: str, name: str) -> None:
    assert best(alias, "SY", "admin1").name == name


def test_a_place_says_all_that_is_known_of_it() -> None:
    city = best("Deir ez-Zor", "SY", "city")
    assert (round(city.lat, 1), round(city.lon, 1)) == (35.3, 40.1)
    assert city.place_id == "geonames:170794"
    assert city.population > 100_000
    assert city.uncertainty_km > 0
    assert city.primary
    assert not city.loose
    assert best("Damascus", "SY", "city").capital


def test_countries_and_demonyms() -> None:
    assert best("Syria", "SY").kind == "country"
    assert best("Syrians", "SY").kind == "demonym"
    assert best("Bosnia and Herzegovina", "BA").kind == "country"


def test_airbases_stand_under_their_towns_name() -> None:
    assert best("Deir ez-Zor", "SY", "airbase").lat == pytest.approx(35.285, abs=0.01)
    assert best("Menagh", "SY", "airbase").admin1 == "Aleppo"


def test_unknown_names_have_no_places() -> None:
    assert gazetteer().find("Xyzzyville") == ()
    assert gazetteer().find("") == ()
    assert not gazetteer().knows("Xyzzyville")


def test_a_file_that_is_none(tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(b"something else altogether")
    with pytest.raises(KnowledgeError, match=r"other\.bin"):
        Gazetteer(other)
    with pytest.raises(KnowledgeError, match="cannot be opened"):
        Gazetteer(tmp_path / "missing.bin")


def test_it_is_small_and_opens_at_once() -> None:
    path = FOLDER / "gazetteer.bin"
    assert path.stat().st_size <= 25_000_000
    start = time.perf_counter()
    assert Gazetteer(path).knows("Aleppo")
    assert time.perf_counter() - start < 0.5  # measured under 0.01 s; a loaded machine may take longer


CURATED = [
    row
    for path in sorted((FOLDER / "places").glob("*.csv"))
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
]


def test_every_curated_row_has_a_basis_and_a_radius() -> None:
    assert len(CURATED) > 600
    for row in CURATED:
        assert row["basis"], row["name"]
        assert row["kind"] in gazetteer_entry.KINDS, row["name"]
        assert float(row["uncertainty_km"]) > 0, row["name"]
        assert -90 <= float(row["lat"]) <= 90, row["name"]
        assert -180 <= float(row["lon"]) <= 180, row["name"]


def test_every_curated_row_is_found_under_its_name() -> None:
    for row in CURATED:
        found = {entry.country for entry in gazetteer().find(row["name"])}
        assert row["country"] in found, row["name"]


def test_lines_have_their_points() -> None:
    with (FOLDER / "lines_extra.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["basis"], row["name"]
            points = row["coordinates"].count(";") + 1
            found = [e for e in gazetteer().find(row["name"]) if e.kind == row["kind"] and len(e.line or ()) == points]
            assert any(entry.uncertainty_km > float(row["uncertainty_km"]) for entry in found), row["name"]


def test_what_a_process_pays_for_it() -> None:
    code = (
        "import resource, sys, numpy, dateline.model; unit = 1 if sys.platform == 'darwin' else 1024\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "from dateline.knowledge.gazetteer import gazetteer\n"
        "place = gazetteer(); [place.find(place.name(row)) for row in range(0, place.size, 100)]\n"
        "place.admin1_at(35.3, 40.1)\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * unit / 1e6)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 150, "megabytes; about 60 measured"
