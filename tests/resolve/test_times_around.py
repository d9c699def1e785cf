"""What the words and times around an expression add to it."""

from __future__ import annotations

import msgspec
import pytest

from dateline.model import Annotated
from dateline.resolve.times import resolve_times


def values(resolved_times, text, published="2016-12-30"):
    return [t.when.timex for t in resolved_times(text, published).times]


def elsewhere(resolved_times, text, url):
    whole = resolved_times(text, "2016-12-30")
    document = msgspec.structs.replace(whole.article.document, url=url)
    article = type(whole.article)(document, whole.article.sections)
    mentions = tuple(t.mention for t in whole.times)
    return resolve_times(Annotated(article, whole.sentences, times=mentions))[-1].when


def test_an_open_order_of_day_and_month_stays_open(resolved_times):
    when = resolved_times("The list of 3/12/2016 was found.", "2016-12-30").times[0].when
    assert (when.start, when.end, when.timex) == (None, None, "2016-XX-XX")
    assert when.basis == "2016-12-03 or 2016-03-12: the order of day and month is not said"


@pytest.mark.parametrize(
    ("url", "day"), [("https://www.abqjournal.com/1", "2016-03-12"), ("https://8am.media/1", "2016-12-03")]
)
def test_the_country_of_the_outlet_gives_the_order(resolved_times, url, day):
    when = elsewhere(resolved_times, "The list of 3/12/2016 was found.", url)
    assert when.start == day
    assert "country of the outlet" in when.basis


def test_a_list_takes_its_year_from_its_end(resolved_times):
    text = "It was hit in November, December and January 2015."
    assert values(resolved_times, text) == ["2014-11", "2014-12", "2015-01"]


def test_a_length_counts_from_the_day_beside_it(resolved_times):
    assert values(resolved_times, "Two days after 12 March 2015 it fell.") == ["2015-03-14", "2015-03-12"]


def test_a_length_after_an_event_stays_a_length(resolved_times):
    assert values(resolved_times, "Two days after the raid it fell.") == ["P2D"]


def test_the_day_of_a_siege_counts_from_its_beginning(resolved_times):
    text = "The siege began on 3 March 2016. On the 12th day of the siege the wells ran dry."
    assert values(resolved_times, text) == ["2016-03-03", "2016-03-14"]
    assert values(resolved_times, "On the 12th day of the siege the wells ran dry.") == ["P12D"]


def test_a_history_comes_back_from_an_aside(resolved_times):
    text = (
        "In March 1961 a revolt began. In May 1961 the port fell. In June 1962 a law was passed that stood until 1978. "
        "In August the army came back. By 1963 all was quiet."
    )
    assert values(resolved_times, text) == ["1961-03", "1961-05", "1962-06", "1978", "1962-08", "1963"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The talks were postponed until Friday.", "2017-01-06"),
        ("The crossing was open until Friday.", "2016-12-30"),
        ("The truce may begin as early as Sunday.", "2017-01-01"),
        ("A meeting is scheduled for Tuesday.", "2017-01-03"),
    ],
)
def test_what_is_put_off_lies_ahead(resolved_times, text, day):
    when = resolved_times(text, "2016-12-31" if "Friday" in text else "2016-12-30").times[0].when
    assert when.start == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They said that they would meet on Sunday.", "2017-01-01"),
        ("They met on Sunday.", "2016-12-25"),
        ("They decided to meet on Sunday.", "2017-01-01"),
        ("A vote set for Erbil on Sunday may fail.", "2017-01-01"),
    ],
)
def test_what_is_meant_to_come_lies_ahead(resolved_times, text, day):
    assert resolved_times(text, "2016-12-30").times[0].when.start == day
