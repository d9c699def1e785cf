"""The codebooks as tables: complete, consistent, and each row with its basis."""

import csv
from importlib import resources

import pytest

from dateline.knowledge import codebooks as books
from dateline.knowledge.actors import registry
from dateline.knowledge.triggers import event_classes


@pytest.mark.parametrize(
    "name",
    [
        "acled_types",
        "acled_columns",
        "ucdp_columns",
        "interaction_codes",
        "actor_kinds",
        "plover",
        "plover_codebook",
        "countries",
        "role_words",
    ],
)
def test_every_row_tells_its_basis(name: str) -> None:
    text = resources.files("dateline.knowledge").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert rows
    assert all(row["basis"] for row in rows)


def test_25_subtypes_of_six_types_in_the_codebooks_order() -> None:
    found = list(books.subtypes().values())
    assert len(found) == 25
    assert len({row.event_type for row in found}) == 6
    assert [row.rank for row in found] == sorted(row.rank for row in found)
    assert found[0].name == "Government regains territory"


@pytest.mark.parametrize(
    ("event_type", "subtype", "disorder"),
    [
        ("Battles", "Armed clash", "Political violence"),
        ("Protests", "Excessive force against protesters", "Political violence; Demonstrations"),
        ("Battles", None, "Political violence"),
        ("Riots", None, None),
        ("No such type", None, None),
    ],
)
def test_disorder_types(event_type: str, subtype: str | None, disorder: str | None) -> None:
    assert books.disorder_type(event_type, subtype) == disorder


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("State forces", "Rebel group", "State forces-Rebel group"),
        ("Rebel group", "State forces", "State forces-Rebel group"),
        ("Civilians", "External/Other forces", "External/Other forces-Civilians"),
        ("Rebel group", "Rebel group", "Rebel group-Rebel group"),
        ("Rebel group", None, "Rebel group only"),
        (None, "Civilians", None),
        ("Martians", "Civilians", None),
        ("Martians", None, None),
    ],
)
def test_interactions(one: str | None, other: str | None, expected: str | None) -> None:
    assert books.interaction(one, other) == expected


def test_44_interactions_all_reachable_from_their_types() -> None:
    text = resources.files("dateline.knowledge").joinpath("interaction_codes.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    names = {row["inter_a"]: row["interaction"].removesuffix(" only") for row in rows if not row["inter_b"]}
    assert len(rows) == 44
    for row in rows:
        assert books.interaction(names[row["inter_a"]], names.get(row["inter_b"])) == row["interaction"]


def test_columns_of_the_two_codebooks() -> None:
    acled, ucdp = books.columns("acled"), books.columns("ucdp")
    assert (len(acled), acled[0], acled[-1]) == (31, "event_id_cnty", "timestamp")
    assert (len(ucdp), ucdp[0], ucdp[-1]) == (49, "id", "gwnob")


def test_what_the_codebooks_require_is_told_where_it_stays_empty() -> None:
    acled, ucdp = books.column_rules("acled"), books.column_rules("ucdp")
    assert (acled["event_date"].required, acled["admin2"].required) == (True, False)
    assert acled["admin3"].empty == "the gazetteer ends at the second level"
    assert (ucdp["best"].required, ucdp["dyad_new_id"].empty) == (True, "given by UCDP alone")


def test_the_plover_codebook_holds_the_codes_in_use() -> None:
    book = books.plover_codebook()
    assert (len(book.events), len(book.modes), len(book.contexts)) == (16, 67, 37)
    assert book.events["ASSAULT"] == (4, -9.0)
    for code in books.plover_codes():
        event, _, mode = code.partition("-")
        assert event in book.events
        assert not mode or (event, mode) in book.modes
    assert {books.plover_sector(kind) for kind in books.actor_kinds()} - {None} <= book.sectors


@pytest.mark.parametrize(
    ("subtype", "code"),
    [("Suicide bomb", "ASSAULT-suicide-attack"), ("Air/drone strike", "ASSAULT"), ("Other", None), (None, None)],
)
def test_the_plover_code_of_a_subtype(subtype: str | None, code: str | None) -> None:
    assert books.plover_of_subtype(subtype) == code


def test_every_kind_of_the_registry_has_its_actor_type() -> None:
    kinds = {row.kind for row in registry().by_id.values()} - {"organisation"}
    assert [kind for kind in sorted(kinds) if books.inter(kind) is None or books.ucdp_role(kind) is None] == []
    assert [books.inter(kind) for kind in ("organisation", "unheard of", None)] == [None] * 3


def test_countries_are_unique_in_every_code() -> None:
    found = list(books.country_codes().values())
    assert len(found) > 195
    for code in ("iso2", "iso3", "name", "number", "gw"):
        values = [getattr(row, code) for row in found if getattr(row, code) is not None]
        assert len(values) == len(set(values)), code
    syria = books.country_codes()["SY"]
    assert (syria.iso3, syria.number, syria.gw) == ("SYR", 760, 652)
    assert (syria.acled_region, syria.ucdp_region) == ("Middle East", "Middle East")


def test_plover_codes_lead_to_subtypes_and_every_event_class_has_one_of_them() -> None:
    codes = books.plover_codes()
    assert {subtype for subtypes in codes.values() for subtype in subtypes} == set(books.subtypes())
    assert [row.name for row in event_classes().values() if row.plover and row.plover not in codes] == []


@pytest.mark.parametrize(
    ("words", "low", "coded"),
    [
        ("more than 20 soldiers", 21, 20),
        ("More than twenty soldiers", 21, 20),
        ("over 1,200 people", 1201, 1200),
        ("dozens of people", 24, 12),
        ("tens of fighters", 20, 10),
        ("hundreds", 200, 100),
        ("several children", 3, 3),
        ("nearly 40", 36, 40),
        ("some 30 men", 27, 30),
        ("at least seven", 7, 7),
        ("up to 300", 0, 0),
        ("20 to 30 men", 20, 20),
        ("12", 12, 12),
    ],
)
def test_acled_figures(words: str, low: int, coded: int) -> None:
    assert books.acled_figure(words, low) == coded
