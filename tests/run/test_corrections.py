"""What a person writes to correct a field, and what it is understood as."""

from __future__ import annotations

import pytest

from dateline.model import InputError, Tally
from dateline.run.corrections import correction_of


@pytest.mark.parametrize(
    ("given", "tally"),
    [
        ("14", Tally(low=14, best=14, high=14)),
        ("20+", Tally(low=20, best=20)),
        ("at least 20", Tally(low=20, best=20)),
        ("10-20", Tally(low=10, high=20)),
        ("10 – 20", Tally(low=10, high=20)),
        ("up to 20", Tally(high=20)),
        ("0", Tally(low=0, best=0, high=0)),
        ("unknown", None),
        ("null", None),
    ],
)
def test_counts(given, tally):
    (found,) = correction_of("killed", given)
    assert found.tally == tally


@pytest.mark.parametrize(
    ("given", "start", "end", "precision"),
    [
        ("2016-04-20", "2016-04-20", "2016-04-20", "day"),
        ("2016-04", "2016-04-01", "2016-04-30", "month"),
        ("2016", "2016-01-01", "2016-12-31", "year"),
        ("2016-04-20..2016-04-22", "2016-04-20", "2016-04-22", "period"),
        ("2016-04-20 .. 2016-05", "2016-04-20", "2016-05-31", "period"),
    ],
)
def test_days(given, start, end, precision):
    (found,) = correction_of("day", given)
    assert (found.time.start, found.time.end, found.time.precision) == (start, end, precision)


def test_types_are_acled_s_and_a_sub_event_type_brings_its_event_type():
    event, sub = correction_of("subtype", "air/drone strike")
    assert (event.field, event.word) == ("type", "Explosions/Remote violence")
    assert (sub.field, sub.word) == ("subtype", "Air/drone strike")
    (found,) = correction_of("type", "battles")
    assert found.word == "Battles"


def test_sides_are_registered_actors_or_names():
    (found,) = correction_of("Side A", "Syrian Democratic Forces; Unheard Brigade")
    assert [actor.actor_id is not None for actor in found.actors] == [True, False]
    assert correction_of("side_b", "unknown")[0].actors == ()


def test_places():
    (point,) = correction_of("place", "the old mill@33.56, 36.37")
    assert (point.place.name, point.place.lat, point.place.country) == ("the old mill", 33.56, "SY")
    (one,) = correction_of("place", "Deir ez-Zor", "SY")
    assert one.place.country == "SY"
    (by_id,) = correction_of("place", one.place.place_id)
    assert (by_id.place.lat, by_id.place.place_id) == (one.place.lat, one.place.place_id)


@pytest.mark.parametrize(
    ("field", "given", "words"),
    [
        ("kiled", "12", "no field that can be corrected: these are type"),
        ("killed", "twelve", "write 12, 10-20"),
        ("killed", "20-10", "lower number comes first"),
        ("day", "yesterday", "is no day"),
        ("day", "2016-04-22..2016-04-20", "earlier day"),
        ("type", "War", "is no event type: these are Battles"),
        ("type", "unknown", "always has a type"),
        ("subtype", "War", "is no sub-event type"),
        ("place", "Nowhere-on-Sea-at-All", "LATITUDE,LONGITUDE"),
        ("place", "Springfield", "may be geonames:"),
        ("place", "geonames:999999999", "not in the gazetteer"),
        ("place", "there@133.5,36.3", "degrees north and east"),
    ],
)
def test_what_is_not_understood_says_what_to_write(field, given, words):
    with pytest.raises(InputError, match=words):
        correction_of(field, given)
