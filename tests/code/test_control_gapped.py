"""Places with a day each under one verb."""

from __future__ import annotations

from dateline.code.control import find_control


def test_each_place_has_its_own_day(parsed):
    index, _ = parsed("The Taliban captured Ghazni on 4 April, Herat on 6 April and Kunduz on 9 April.")
    found = [(each.place.name, each.time.start) for each in find_control(index)]
    assert found == [("Ghazni", "2016-04-04"), ("Herat", "2016-04-06"), ("Kunduz", "2016-04-09")]


def test_one_day_is_of_all(parsed):
    index, _ = parsed("The Taliban captured Ghazni and Herat on 6 April.")
    assert {each.time.start for each in find_control(index)} == {"2016-04-06"}
