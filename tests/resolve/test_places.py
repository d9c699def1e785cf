"""Which place is meant, and how exactly it is known."""

from __future__ import annotations

import pytest

from dateline.annotate.places import find_places
from dateline.annotate.sentences import parse
from dateline.model import Annotated, Article, Dateline, Document, Place, Section, Span
from dateline.resolve.places import resolve_places
from dateline.resolve.places_precision import codes, radius


def resolved(text: str) -> tuple[list[Place], tuple[str, ...]]:
    article = Article(Document(id="a", sha256="0" * 64, text=text), (Section("body", 0, len(text)),))
    sentences = parse(article)
    placed, _, _, warnings = resolve_places(Annotated(article, sentences, places=find_places(text, sentences)))
    return [each.place for each in placed], warnings


def place(text: str, name: str) -> Place:
    return next(p for p in resolved(text)[0] if p.name == name)


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("Syrian jets hit Tripoli Street in Homs and Palmyra.", "Palmyra", "SY", "Homs"),
        ("A man from Palmyra, Pennsylvania, was hurt.", "Palmyra", "US", "Pennsylvania"),
        ("Police in Atlanta, Georgia, made an arrest.", "Georgia", "US", "Georgia"),
        ("Georgia and Russia fought over Gori, near Tbilisi.", "Georgia", "GE", None),
        ("Raids took place in Marjeh district, Helmand province.", "Marjeh", "AF", "Helmand"),
        ("Officials in Washington met the French minister.", "Washington", "US", "District of Columbia"),
        ("Fighting in Yemen reached Hodeidah.", "Hodeidah", "YE", "Al Hudaydah"),
    ],
)
def test_namesakes_are_told_apart(text: str, name: str, country: str, admin1: str | None) -> None:
    found = place(text, name)
    assert (found.country, found.admin1) == (country, admin1)


def test_towns_of_a_list_are_no_containers() -> None:
    found, _ = resolved("Jets bombed Azaz, Hama and Homs in Syria.")
    assert [(p.name, p.admin1) for p in found[:3]] == [("Azaz", "Aleppo"), ("Hama", "Hama"), ("Homs", "Homs")]


def test_the_container_decides_for_an_unknown_place() -> None:
    found, warnings = resolved("Troops raided Qarawul Tepe district, Paktika province.")
    inner = next(p for p in found if p.name == "Qarawul Tepe")
    province = next(p for p in found if p.name == "Paktika")
    assert (inner.lat, inner.lon, inner.admin1) == (province.lat, province.lon, "Paktika")
    assert inner.uncertainty_km == province.uncertainty_km
    assert (inner.geo_precision, inner.ucdp_where_prec) == (3, 3)
    assert any("Qarawul Tepe" in warning for warning in warnings)


def test_an_unknown_place_without_a_container_has_no_point() -> None:
    found, warnings = resolved("Syrian rebels took the village of Tal Zuwaydiyin.")
    village = found[-1]
    assert (village.lat, village.lon, village.geo_precision, village.ucdp_where_prec) == (None, None, None, None)
    assert warnings == ("place 'Tal Zuwaydiyin' unresolved: the gazetteer does not have it",)


def test_a_quarter_is_not_a_far_village_of_its_name() -> None:
    quarter = place("ISIS took the Sinaa neighborhood of Deir ez-Zor. Later Sinaa was shelled.", "Sinaa")
    assert (quarter.kind, quarter.country) == ("neighbourhood", "SY")
    assert quarter.uncertainty_km == 1.0


def test_the_airbase_is_its_own_place() -> None:
    found, _ = resolved("Rebels shelled Deir ez-Zor airbase. Deir ez-Zor city was quiet. The military airport held.")
    airbase, city, again = found
    assert airbase.kind == "airbase"
    assert airbase.lat != city.lat
    assert (again.lat, again.lon) == (airbase.lat, airbase.lon)
    assert again.name == "military airport"


def test_an_unknown_facility_is_put_at_its_town_with_a_wide_radius() -> None:
    found = place("Shells hit the Saraqib hospital.", "Saraqib hospital")
    assert found.kind == "hospital"
    assert found.uncertainty_km is not None
    assert found.uncertainty_km >= 15
    assert found.ucdp_where_prec == 2


def test_a_province_is_not_put_at_a_town() -> None:
    found = place("A shell hit the governorate of Zerwaniya in Idlib in Syria.", "Zerwaniya")
    assert (found.kind, found.lat, found.country, found.geo_precision) == ("admin1", None, "SY", None)


def test_a_road_is_a_line() -> None:
    road = next(
        p for p in resolved("Jets hit the highway between Palmyra and Deir ez-Zor in Syria.")[0] if p.kind == "road"
    )
    assert road.geometry is not None
    assert road.geometry["type"] == "LineString"
    assert len(road.geometry["coordinates"]) == 2
    assert (road.country, road.ucdp_where_prec) == ("SY", 5)


@pytest.mark.parametrize(
    ("kind", "relation", "expected"),
    [
        ("town", None, (1, 1)), ("neighbourhood", "in", (1, 1)), ("city", "near", (2, 2)),
        ("village", "outskirts", (2, 2)), ("city", "direction", (2, 2)),
        ("admin2", None, (2, 3)), ("admin1", None, (3, 4)), ("road", None, (3, 5)),
        ("city", "between", (3, 5)), ("country", "between", (None, 6)),
        ("country", None, (None, 6)), ("sea", None, (3, 7)),
    ],
)  # fmt: skip
def test_precision(kind: str, relation: str | None, expected: tuple[int | None, int]) -> None:
    assert codes(kind, relation) == expected  # type: ignore[arg-type]


def test_a_relation_widens_the_radius() -> None:
    assert radius(2.0, None) == 2.0
    assert radius(2.0, "near") == 15.0
    assert radius(80.0, "near") == 80.0


def test_one_placed_a_mention_and_the_same_every_time() -> None:
    text = "Kabul, Herat and Kandahar in Afghanistan. The village of Nowhereabad. The Kabul-Kandahar highway."
    assert resolved(text) == resolved(text)


def test_spans_quote_the_text() -> None:
    text = "The airbase of Deir ez-Zor and the Nuseirat refugee camp were hit."
    for found in resolved(text)[0]:
        assert found.span is not None
        assert text[found.span.start : found.span.end] == found.span.quote


@pytest.mark.parametrize(
    ("text", "admin1"),
    [
        ("Columbus - Police in Georgia, near Macon and Atlanta, made an arrest.", "Georgia"),
        ("Columbus - Police in Ohio, near Dayton and Cincinnati, made an arrest.", "Ohio"),
    ],
)
def test_the_dateline_is_read_in_the_light_of_the_report(text: str, admin1: str) -> None:
    place = Place(name="Columbus", span=Span.of(text, 0, 8))
    document = Document(id="a", sha256="0" * 64, text=text, dateline=Dateline(text="Columbus", place=place))
    article = Article(document, (Section("dateline", 0, 10), Section("body", 11, len(text))))
    sentences = parse(article)
    (filed,) = resolve_places(Annotated(article, sentences, places=find_places(text, sentences)))[1]
    assert (filed.admin1, filed.country, filed.span) == (admin1, "US", place.span)


def test_a_report_without_a_dateline_was_filed_nowhere() -> None:
    article = Article(Document(id="a", sha256="0" * 64, text="Nothing."), (Section("body", 0, 8),))
    assert resolve_places(Annotated(article, parse(article)))[1] == ()
