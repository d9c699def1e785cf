"""The registry of actors, the class nouns, the countries and the epithets."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from dateline.knowledge.actor_classes import actor_classes
from dateline.knowledge.actors import allied, parents, registry, side_of
from dateline.knowledge.demonyms import countries, country_code
from dateline.knowledge.epithets import epithets, meant_by
from dateline.knowledge.folding import fold


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Jabhat al-Nuṣra", "jabhat al nusra"),
        ("Da’esh", "daesh"),
        ("Da'esh", "daesh"),
        ("the U.S.-led coalition", "the us led coalition"),
        ("  FARC–EP ", "farc ep"),
        ("...", ""),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_registry_is_large_sound_and_sourced() -> None:
    known = registry()
    assert len(known.by_id) >= 800
    at = [code for row in known.by_id.values() for code in row.countries if code != "*"]
    assert len({code for code in at if at.count(code) >= 5}) >= 30  # countries with five actors or more
    for row in known.by_id.values():
        assert row.basis, row.id
        assert all(ally in known.by_id for ally in row.allies), row.id
        assert all(code == "*" or code in countries() for code in row.countries), row.id
        assert row.inter is None or 1 <= row.inter <= 8, row.id
        assert not (row.active_from and row.active_to) or row.active_from[:4] <= row.active_to[:4], row.id


@pytest.mark.parametrize(
    ("alias", "actor_id"),
    [
        ("ISIL", "isis"),
        ("so-called Islamic State", "isis"),
        ("al-Nusra Front", "nusra"),
        ("Haqqani network", "haqqani"),
        ("SHINING PATH", "sendero"),
        ("Ansar Allah", "houthi"),
        ("Wagner", "wagner"),
        ("Gran Grif", "ht_grandgrif"),
        ("Turkish village guards", "tr_guards"),
        ("Kitgwang faction", "ss_kitgwang"),
        ("Thai military", "th_mil"),
    ],
)
def test_aliases(alias: str, actor_id: str) -> None:
    assert registry().candidates(alias) == (actor_id,)


def test_one_alias_of_several_actors() -> None:
    assert set(registry().candidates("SNA")) == {"sna", "so_sna"}
    assert registry().candidates("nobody at all") == ()


def test_validity() -> None:
    army = registry()["sy_saa"]
    assert army.active("2024-12-01")
    assert army.active(None)
    assert army.ended("2025-01-01")
    assert not registry()["hts"].started("2014-05-05")
    assert registry()["hts"].started("2017")


@pytest.mark.parametrize(
    ("country", "service", "day", "where", "actor_id"),
    [
        ("SY", "military", "2016-04-21", "SY", "sy_saa"),
        ("SY", "military", "2025-02-01", "SY", "sy_govt_new"),
        ("SY", "air", "2016-04-21", "SY", "sy_saaf"),
        ("RU", "air", "2016-04-21", "SY", "ru_forces"),
        ("RU", "military", "2022-04-21", "UA", "ru_mil_ua"),
        ("BO", "military", "2001-01-01", None, "state:BO"),
        ("BO", "police", None, None, "police:BO"),
        ("AF", "police", "2012-05-05", "AF", "af_anp"),
    ],
)
def test_forces_of_a_state(country: str, service: str, day: str | None, where: str | None, actor_id: str) -> None:
    assert registry().forces(country, service, day, where).id == actor_id


def test_generic_actor_of_a_state() -> None:
    row = registry()["state:BO"]
    assert (row.name, row.kind, row.inter, row.home) == ("Military Forces of Bolivia", "state_forces", 1, "BO")
    assert registry().get("state:XX") is None
    assert registry().get(None) is None
    with pytest.raises(KeyError):
        registry()["state:XX"]


def test_sides_parents_and_allies() -> None:
    assert side_of("sy_saaf") == side_of("sy_saa") == "Assad government"
    assert parents("sy_saaf") == ("sy_saa", "sy_gov")
    assert registry().root("sy_saaf") == "sy_gov"
    assert allied("sy_saaf", "sy_ndf")
    assert allied("ru_forces", "sy_saa")
    assert allied("af_ana", "isaf")
    assert not allied("isis", "sy_saa")
    assert not allied("g_civ", "g_uag")
    assert not allied("isis", None)
    assert side_of("no such id") is None


@pytest.mark.parametrize(
    ("words", "code"), [("Syrian", "SY"), ("U.S.", "US"), ("sy", "SY"), ("Turks", "TR"), ("x", None)]
)
def test_country_code(words: str, code: str | None) -> None:
    assert country_code(words) == code


def test_classes() -> None:
    classes = actor_classes()
    assert classes["soldiers"].plural
    assert classes["soldier"].word == "soldier"
    assert classes["villagers"].combatant is False
    assert classes["gunmen"].combatant is True
    assert classes["warplanes"].service == "air"
    assert classes["group"].bare == "definite"
    assert all(cls.actor_id is None or cls.actor_id in registry().by_id for cls in classes.values())


def test_epithets_need_country_and_day() -> None:
    assert meant_by("the rebels", "SY", "2014-01-01") == ("opp_rebels",)
    assert meant_by("the rebels", "CD", "2014-01-01") == ("m23",)
    assert meant_by("rebel", "SY", None) == ("opp_rebels",)
    assert meant_by("the rebels", "FR", "2014-01-01") == ()
    assert meant_by("the rebels", None, None) == ()
    assert meant_by("loyalists", "SY", "2025-05-05") == ()
    assert meant_by("the extremist group", "SY", "2015-01-01") == ()


def test_epithets_name_known_actors() -> None:
    for rows in epithets().values():
        assert all(actor_id in registry().by_id for row in rows for actor_id in row.ids)


@pytest.mark.parametrize("table", ["actors", "epithets", "actor_classes", "demonyms", "actor_name_words"])
def test_every_row_has_a_basis(table: str) -> None:
    lines = resources.files("dateline.knowledge").joinpath(f"{table}.csv").read_text(encoding="utf-8").splitlines()
    assert all(row["basis"] for row in csv.DictReader(lines))
