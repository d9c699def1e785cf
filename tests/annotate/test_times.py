"""Finding time expressions: their extent, and what their words say."""

from __future__ import annotations

import itertools

import pytest


def found(resolved_times, text):
    return [
        (text[t.mention.start : t.mention.end], t.mention.kind, dict(t.mention.args))
        for t in resolved_times(text).times
    ]


def words(resolved_times, text):
    return [quote for quote, _, _ in found(resolved_times, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Residents may leave and soldiers may march.",
        "They said May I come in and left.",
        "More than 1,900 people and 2014 tents were counted.",
        "A second strike hit the 17th Division near Hill 402.",
        "The fall of the suburb ended the revolt.",
        "April Hasan, a nurse, spoke of it.",
        "He is 24 years old and she is a 9-year-old girl.",
        "Version 1.2.16 costs $1999 or 7.45 percent.",
    ],
)
def test_what_is_no_time(resolved_times, text):
    assert words(resolved_times, text) == []


def test_capitals_read_like_other_text(resolved_times):
    assert words(resolved_times, "GUNMEN KILLED TWO ON 14 MARCH 1989 AND ON TUESDAY.") == ["14 MARCH 1989", "TUESDAY"]


def test_a_range_is_two_mentions(resolved_times):
    first, second = found(resolved_times, "The camp was shelled from 3 to 5 May.")
    assert (first[0], first[2]["range"], first[2]["month"]) == ("3", "start", 5)
    assert (second[0], second[2]["range"]) == ("5 May", "end")


def test_days_that_share_a_month(resolved_times):
    first, second = found(resolved_times, "The camp was shelled on May 3-5, 2014.")
    assert first[2] == {"month": 5, "day": 3, "year": 2014, "range": "start"}
    assert second[2] == {"month": 5, "year": 2014, "day": 5, "range": "end"}


def test_a_clock_belongs_to_its_day(resolved_times):
    (quote, kind, args) = found(resolved_times, "The bomb went off at 7:30 p.m. on Wednesday.")[0]
    assert (quote, kind) == ("7:30 p.m. on Wednesday", "weekday")
    assert (args["hour"], args["minute"], args["wd"]) == (19, 30, 2)


def test_a_day_month_order_that_is_open_is_marked(resolved_times):
    assert found(resolved_times, "The list of 03/04/2016 was found.")[0][2]["ambiguous"] == 1
    assert "ambiguous" not in found(resolved_times, "The list of 23/04/2016 was found.")[0][2]


def test_mentions_are_in_order_and_apart(resolved_times):
    text = "On Monday, 4 May 2015, and again two days later, after weeks of calm since early March, shells fell daily."
    times = [t.mention for t in resolved_times(text).times]
    assert [t.start for t in times] == sorted(t.start for t in times)
    assert all(one.end <= other.start for one, other in itertools.pairwise(times))
    assert [text[t.start : t.end] for t in times] == [
        "Monday, 4 May 2015",
        "two days later",
        "weeks",
        "early March",
        "daily",
    ]


def test_curly_quotes_and_dashes_do_not_move_offsets(resolved_times):
    text = "“The ’90s” – he said – “ended on 3–5 May”."
    assert words(resolved_times, text) == ["The ’90s", "3", "5 May"]
