"""What is told of a whole city counts a little for its quarters, and what is told of a quarter not for the city."""

from __future__ import annotations

import msgspec
import pytest

from dateline.model import Place
from dateline.model.control import PlaceControl
from dateline.run.control import control_of

from .conftest import ARMY, ISIS, REBELS, TAMRA, report, states, voice

CITY = msgspec.structs.replace(TAMRA, kind="city", uncertainty_km=6.0)
QUARTER = msgspec.structs.replace(TAMRA, name="Salhin", kind="neighbourhood", lat=35.52, lon=40.51)
BASE = msgspec.structs.replace(QUARTER, name="Tamra air base", kind="airbase", lat=35.49)
FAR = msgspec.structs.replace(QUARTER, name="Kafr Zita", lat=35.9)


def _of(name: str, *told) -> PlaceControl:  # type: ignore[no-untyped-def]
    return {each.place.name: each for each in control_of(told)}[name]


def _taken(text: str = "The army took full control of Tamra.", status: str = "took", day: str = "2016-09-01"):  # type: ignore[no-untyped-def]
    return report("whole", status, ARMY, day, place=CITY, text=text)


def _held(day: str = "2016-01-01", place: Place = QUARTER):  # type: ignore[no-untyped-def]
    return report("own", "holds", REBELS, day, place=place, by=[voice("Salhin Today")])


@pytest.mark.parametrize(
    "text", ["The army took full control of Tamra.", "The army took the whole city of Tamra.", "The army took Tamra."]
)
def test_the_fall_of_the_city_is_that_of_its_quarter(text):
    found = _of("Salhin", _held(), _taken(text))
    assert [holder for _, _, holder in states(found)] == ["opp_rebels", "sy_saa"]
    derived = [claim for claim in found.claims if claim.said_of]
    assert [(claim.said_of, claim.document) for claim in derived] == [("Tamra", "whole")]


def test_it_is_less_sure_and_sooner_stale_than_a_word_on_the_quarter():
    derived = _of("Salhin", _held(), _taken())
    own = _of("Salhin", _held(), report("r", "took", ARMY, "2016-09-01", place=QUARTER))
    assert derived.spells[1].probability < own.spells[1].probability
    assert own.on("2017-01-15").holder.actor_id == "sy_saa"
    assert derived.on("2016-11-30").holder.actor_id == "sy_saa"
    assert derived.on("2017-01-15").status == "unknown"


def test_a_word_on_the_quarter_of_the_same_days_goes_before():
    for day in ("2016-08-30", "2016-09-02"):
        found = _of("Salhin", _held(day), _taken())
        assert [holder for _, _, holder in states(found)] == ["opp_rebels"]
        assert not any(claim.said_of for claim in found.claims)
    # and a later one stands against it
    found = _of("Salhin", _taken(), _held("2016-12-01"))
    assert states(found)[-1][2] == "opp_rebels"


@pytest.mark.parametrize(
    ("text", "status"), [("The army-held city of Tamra was calm.", "holds"), ("Parts of Tamra fell.", "took")]
)
def test_what_is_not_said_of_the_whole_says_nothing_of_a_quarter(text, status):
    assert [holder for _, _, holder in states(_of("Salhin", _held(), _taken(text, status)))] == ["opp_rebels"]


@pytest.mark.parametrize("place", [BASE, FAR])
def test_a_base_and_a_place_far_off_are_not_of_the_city(place):
    assert [holder for _, _, holder in states(_of(place.name, _held(place=place), _taken()))] == ["opp_rebels"]


def test_a_quarter_is_never_the_city_and_a_province_not_its_places():
    city = _of("Tamra", _taken(), report("q", "took", ISIS, "2016-10-01", place=QUARTER))
    assert [holder for _, _, holder in states(city)] == ["sy_saa"]
    province = msgspec.structs.replace(TAMRA, name="Tamra province", kind="admin1", uncertainty_km=60.0)
    told = report("p", "took", ISIS, "2016-10-01", place=province, text="They took full control of Tamra province.")
    assert [holder for _, _, holder in states(_of("Salhin", _held(), told))] == ["opp_rebels"]


def test_a_city_whose_quarters_nobody_names_makes_no_places():
    assert [each.place.name for each in control_of([_taken()])] == ["Tamra"]


def test_own_words_bear_a_state_out_longer_than_those_on_the_city():
    own = report("own", "holds", ARMY, "2016-07-01", place=QUARTER)
    found = _of("Salhin", own, _taken())
    assert found.on("2017-06-30").holder.actor_id == "sy_saa"
    assert found.on("2017-07-03").status == "unknown"
    assert found.spells[0].note is None
