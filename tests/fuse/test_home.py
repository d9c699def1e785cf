"""The country of an incident whose place the report does not tell."""

from __future__ import annotations

import pytest

from dateline import read_text


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("BOGOTA, 26 April - The murder of Mr. Rivas has shocked Colombia, the president said.", "Colombia", "CO"),
        ("The FMLN denied that it had taken part. Two priests were murdered, a bishop said.", "El Salvador", "SV"),
        ("The Salvadoran minister said that gunmen had killed a Salvadoran judge.", "El Salvador", "SV"),
        ("Two U.S. missionaries were murdered, Bolivian police in Bolivia said.", "Bolivia", "BO"),
        ("Gunmen killed a judge, officials said.", None, None),
        ("Turkish, Greek and Iranian envoys said that a guard was killed.", None, None),
    ],
)
def test_an_incident_without_a_place_lies_in_the_reports_country(
    text: str, name: str | None, country: str | None
) -> None:
    place = read_text(text, published="1990-05-02").incidents[0].place
    assert (place and place.name, place and place.country) == (name, country)
    assert place is None or (place.kind, place.ucdp_where_prec, place.geo_precision) == ("country", 6, None)


def test_a_place_of_its_own_goes_before_the_country() -> None:
    text = "BOGOTA, 26 April - Gunmen killed a judge in Cali, Colombia, on Monday."
    place = read_text(text, published="1990-04-26").incidents[0].place
    assert place is not None
    assert place.name == "Cali"


def test_the_news_is_what_is_told_with_its_people_or_place() -> None:
    text = "Attacks have become a habit, the bishop said. Gunmen killed two teachers in Cali, Colombia, on Monday."
    assert [place.name for place in [read_text(text, published="1990-04-26").incidents[0].place] if place] == ["Cali"]
