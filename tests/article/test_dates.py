"""Days as pages and reports write them."""

from __future__ import annotations

import pytest

from dateline.article.dates import find_day, parse_published


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2016-04-21", "2016-04-21", "2016-04-21"),
        ("2016-04-21T23:59:00+02:00", "2016-04-21", "2016-04-21"),
        ("2016-04-21T23:59:00Z", "2016-04-21", "2016-04-21"),
        ("20160421", "2016-04-21", "2016-04-21"),
        ("Thu, 21 Apr 2016 07:52:00 GMT", "2016-04-21", "2016-04-21"),
        ("April 21, 2016 at 7:52 am", "2016-04-21", "2016-04-21"),
        ("Thursday 21st of April, 2016", "2016-04-21", "2016-04-21"),
        ("Sept. 9, 2012", "2012-09-09", "2012-09-09"),
        ("3 JAN 90", "1990-01-03", "1990-01-03"),
        ("3-Jan-05", "2005-01-03", "2005-01-03"),
        ("21/04/2016", "2016-04-21", "2016-04-21"),
        ("4/21/2016", "2016-04-21", "2016-04-21"),
        ("04.05.2016", "2016-05-04", "2016-05-04"),
        ("2016/4/21", "2016-04-21", "2016-04-21"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("April 2016", "2016-04-01", "2016-04-30"),
        ("2016", "2016-01-01", "2016-12-31"),
    ],
)
def test_read(words, first, last):
    found = parse_published(words)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "words", ["", "yesterday", "2016-02-30", "04/05/2016", "3016-01-01", "0001-01-01", "1461222000"]
)
def test_not_read(words):
    assert parse_published(words) is None


def test_a_year_said_elsewhere():
    assert find_day("KABUL (Dec. 9)") is None
    assert find_day("KABUL (Dec. 9)", year=2010).first.isoformat() == "2010-12-09"
    assert find_day("June 20: Operations in the east", year=2010).first.isoformat() == "2010-06-20"


def test_a_clock_is_no_day():
    assert find_day("in May 10:30", year=2010) is None
