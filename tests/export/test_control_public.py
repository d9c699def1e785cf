"""Timelines for readers outside the house."""

from __future__ import annotations

import datetime as dt

from dateline.export.control_public import public_timelines
from dateline.model import Actor, Place
from dateline.model.control import PlaceControl, Spell

TODAY = dt.date(2020, 6, 30)


def timeline(own: str, place: Place, *spells: Spell) -> PlaceControl:
    return PlaceControl(id=own, place=place, names=(place.name,), spells=spells)


def held(start: str, end: str | None, holder: Actor, confirmed: tuple[str, ...]) -> Spell:
    return Spell(
        start=start, end=end, status="controlled", holder=holder, side=holder.name, probability=0.9,
        last_confirmed=confirmed[-1], confirmed=confirmed,
    )  # fmt: skip


def test_the_id_tells_no_finer_point_than_the_place():
    hospital = Place(name="Tamra hospital", kind="hospital", lat=35.3127, lon=40.1052, candidates=1)
    found = timeline("at:35.313,40.105", hospital)
    (shown,) = public_timelines([found], today=TODAY)
    assert (shown.place.lat, shown.place.lon) == (35.3, 40.1)
    assert "35.313" not in shown.id
    one, other = public_timelines([found, timeline("at:35.314,40.105", hospital)], today=TODAY)
    assert one.id != other.id


def test_a_town_of_the_gazetteer_keeps_its_id():
    town = Place(name="Tamra", kind="town", place_id="geonames:1", lat=35.3, lon=40.1, candidates=1)
    (shown,) = public_timelines([timeline("geonames:1", town)], today=TODAY)
    assert shown.id == "geonames:1"


def test_nothing_of_the_last_days():
    army, rebels = Actor(name="Army", kind="state_forces"), Actor(name="Rebels", kind="rebel")
    spells = (
        held("2020-01-01", "2020-06-14", army, ("2020-01-01", "2020-06-10")),
        held("2020-06-15", None, rebels, ("2020-06-15",)),
    )
    (shown,) = public_timelines([timeline("name:tamra/", Place(name="Tamra"), *spells)], today=TODAY)
    (only,) = shown.spells
    assert (only.end, only.last_confirmed) == (None, "2020-01-01")


def test_a_person_who_holds_a_place_is_not_named():
    person = Actor(name="Nabil Testov", kind="person")
    spell = held("2020-01-01", None, person, ("2020-01-01",))
    (shown,) = public_timelines([timeline("name:tamra/", Place(name="Tamra"), spell)], today=TODAY)
    assert "Testov" not in str(shown)
