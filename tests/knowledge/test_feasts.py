"""Tables of feasts: names and days."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from dateline.knowledge.feasts import feasts, islamic_years, moveable_feasts
from dateline.knowledge.named_days import named_days


def test_every_name_is_written_as_the_grammar_reads_it():
    assert all(name == name.lower().strip() for name in feasts())


@pytest.mark.parametrize("calendar", ["islamic", "fixed", "weekday"])
def test_days_are_numbers(calendar):
    assert all(part.isdigit() for f in feasts().values() if f.calendar == calendar for part in f.when.split("-"))


def test_feasts_of_the_table_have_a_column():
    columns = {name for name, _ in moveable_feasts()}
    assert {f.when for f in feasts().values() if f.calendar == "table"} <= columns


def test_islamic_years_follow_one_another():
    years = islamic_years()
    for one, other in itertools.pairwise(sorted(years)):
        first, lengths = years[one]
        assert len(lengths) == 12
        assert first + dt.timedelta(days=sum(lengths)) == years[other][0]


@pytest.mark.parametrize(
    ("feast", "day"),
    [
        ("yom_kippur", dt.date(1973, 10, 6)),
        ("simchat_torah", dt.date(2023, 10, 7)),
        ("lunar_new_year", dt.date(1968, 1, 30)),
        ("passover", dt.date(2002, 3, 28)),
    ],
)
def test_days_that_history_knows(feast, day):
    assert moveable_feasts()[feast, day.year] == day


def test_named_days_are_days_of_a_year():
    assert all(dt.date(2020, month, day) for month, day in named_days())
    assert "attacks" in named_days()[10, 7]
