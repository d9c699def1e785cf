"""Whether two events can be the same happening."""

from __future__ import annotations

import pytest

from dateline.fuse import alike
from dateline.fuse.alike import is_long, times_fit
from dateline.model import Place, Span, When

from .conftest import ARMY, FAR, PEOPLE, QUARTER, REBELS, TOWN, day

TAKES = "Non-state actor overtakes territory"


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ("Armed clash", "Armed clash", True),
        ("Armed clash", TAKES, True),
        ("Attack", "Air/drone strike", True),
        ("Air/drone strike", "Shelling/artillery/missile attack", False),
        ("Suicide bomb", "Remote explosive/landmine/IED", True),
        ("Agreement", "Armed clash", False),
    ],
)
def test_types(event, one, other, fit):
    assert alike.types_fit(event(subtype=one), event(subtype=other)) is fit


def test_protests_and_what_is_done_to_them(event):
    march = event(type="Protests", subtype="Peaceful protest", side_a=(PEOPLE,))
    broken_up = event(type="Protests", subtype="Protest with intervention", side_a=(ARMY,))
    assert alike.types_fit(march, broken_up)
    assert alike.sides_fit(march, broken_up)


def test_sides(event):
    assert alike.sides_fit(event(side_a=(REBELS,)), event())
    assert alike.sides_fit(event(side_a=(REBELS,)), event(side_a=(REBELS,)))
    assert not alike.sides_fit(event(side_a=(REBELS,)), event(side_a=(ARMY,)))
    assert alike.sides_fit(
        event(side_a=(REBELS,), side_b=(ARMY,), subtype=TAKES), event(side_a=(ARMY,), side_b=(REBELS,))
    )


def test_who_gives_way_is_of_the_capture(event):
    capture = event(subtype=TAKES, side_a=(REBELS,), side_b=(ARMY,))
    left = event(subtype="Change to group/activity", plover="RETREAT-withdraw", side_a=(ARMY,))
    moved = event(subtype="Change to group/activity", plover="RETREAT-withdraw", side_a=(REBELS,))
    assert alike.gives_way(left, capture)
    assert alike.types_fit(left, capture)
    assert not alike.gives_way(moved, capture)
    assert not alike.gives_way(capture, left)


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (TOWN, TOWN, True),
        (TOWN, None, True),
        (TOWN, QUARTER, True),
        (TOWN, FAR, False),
        (TOWN, Place(name="Syria", kind="country", country="SY"), True),
        (TOWN, Place(name="Iraq", kind="country", country="IQ"), False),
        (TOWN, Place(name="North", kind="admin1", admin1="North", country="SY"), True),
        (TOWN, Place(name="East", kind="admin1", admin1="East", country="SY"), False),
    ],
)
def test_places(one, other, fit):
    assert alike.places_fit(one, other) is fit
    assert alike.places_fit(other, one) is fit


def test_times():
    monday, tuesday = day("2016-04-18", 0), day("2016-04-19", 40)
    assert alike.times_fit(monday, monday)
    assert not alike.times_fit(monday, tuesday)
    assert alike.times_fit(monday, day("2016-04-19"))  # taken from the publication day: says nothing
    assert alike.times_fit(None, tuesday)


def test_a_stated_earlier_year_is_another_happening(event):
    news = event(0, "They took the town.", time=day("2016-04-18"))
    old = event(50, "They took the dam in 2014.", time=day("2014-03-01", 62))
    assert not alike.is_far_back(news, old)  # a day: the intervals themselves decide
    from dateline.model import Span, When

    year = When(start="2014-01-01", end="2014-12-31", precision="year", span=Span(71, 75, "2014"))
    assert alike.is_far_back(news, event(50, "They took the dam in 2014.", time=year))


def test_distance_and_fineness():
    assert alike.km(TOWN, TOWN) == 0
    apart = alike.km(TOWN, FAR)
    assert apart is not None
    assert 250 < apart < 320
    assert alike.km(TOWN, Place(name="Nowhere")) is None
    assert alike.fineness(QUARTER) > alike.fineness(TOWN) > alike.fineness(None)


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("Separately, a bomb went off in Tamra.", True),
        ("In another attack, two guards were shot.", True),
        ("A second bomb went off an hour later.", True),
        ("The bomb went off at noon.", False),
    ],
)
def test_words_that_announce_another_happening(text, elsewhere):
    assert alike.says_elsewhere(text) is elsewhere


def test_a_long_period_is_no_happening_of_a_few_days():
    def period(start: str, end: str) -> When:
        return When(start=start, end=end, precision="period", span=Span(0, 5, "since"))

    siege, days = period("2024-05-01", "2025-03-12"), period("2025-03-08", "2025-03-12")
    assert is_long(siege)
    assert not is_long(days)
    assert not times_fit(siege, days)
    assert times_fit(days, period("2025-03-10", "2025-03-12"))
