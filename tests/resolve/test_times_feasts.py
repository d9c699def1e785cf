"""Feasts: the computus, the Islamic calendar, and which of several years is meant."""

from __future__ import annotations

import pytest

from dateline.resolve import calendar as cal
from dateline.resolve.times_feasts import easter, islamic_day, islamic_days, orthodox_easter


def one(resolved_times, text, published=None):
    return resolved_times(text, published).times[-1].when


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [(2014, "04-20", "04-20"), (2016, "03-27", "05-01"), (2019, "04-21", "04-28"), (2022, "04-17", "04-24")],
)
def test_easter(year, western, eastern):
    assert easter(year).isoformat() == f"{year}-{western}"
    assert orthodox_easter(year).isoformat() == f"{year}-{eastern}"


@pytest.mark.parametrize("year", range(1583, 2200, 7))
def test_easter_is_a_sunday(year):
    assert easter(year).weekday() == orthodox_easter(year).weekday() == 6


@pytest.mark.parametrize("year", range(1357, 1501, 9))
def test_the_table_and_the_tabular_calendar_are_near(year):
    assert all(abs((islamic_day(year, m, 1) - cal.islamic_day(year, m, 1)).days) <= 2 for m in range(1, 13))


def test_beyond_the_table_the_tabular_calendar_serves():
    days, basis = islamic_days(1600, 9)
    assert "tabular" in basis
    assert days == cal.islamic_month(1600, 9)


def test_an_islamic_day_says_how_sure_it_is(resolved_times):
    when = one(resolved_times, "Rockets fell on Eid al-Adha.", "2018-08-25")
    assert (when.start, when.ucdp_date_prec) == ("2018-08-21", 2)
    assert "±1 day" in when.basis


def test_eid_alone_is_the_one_that_is_near_or_none(resolved_times):
    assert one(resolved_times, "Rockets fell during Eid.", "2018-08-25").start == "2018-08-21"
    far = one(resolved_times, "Rockets fell during Eid.", "2018-12-01")
    assert (far.start, far.timex) == (None, None)
    assert "does not say which" in far.basis


def test_a_feast_to_come_is_the_next_one(resolved_times):
    assert one(resolved_times, "A truce will hold during Ramadan.", "2024-02-20").start == "2024-03-11"
    assert one(resolved_times, "A truce held during Ramadan.", "2024-02-20").start == "2023-03-23"


def test_a_national_day_stays_open(resolved_times):
    when = one(resolved_times, "Guns were fired on Independence Day.", "2018-12-01")
    assert (when.start, when.precision) == (None, "unknown")
    assert "country" in when.basis


def test_without_a_publication_day_a_feast_stays_open(resolved_times):
    assert one(resolved_times, "Guns were fired on Good Friday.").start is None
    assert one(resolved_times, "Guns were fired during Ramadan.").start is None


def test_a_month_of_the_hijra_is_cut_off_at_publication(resolved_times):
    when = one(resolved_times, "Guns were fired during Ramadan.", "2024-03-20")
    assert (when.start, when.end) == ("2024-03-11", "2024-03-20")
