"""Resolving times: anchors, the running year of a history, and what holds of every expression."""

from __future__ import annotations

import datetime as dt
import itertools

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Annotated, TimeMention
from dateline.resolve.times import resolve_times


def one(resolved_times, text, published=None):
    return resolved_times(text, published).times[-1].when


def test_the_basis_says_what_a_weekday_rests_on(resolved_times):
    when = one(resolved_times, "Rebels shelled the mill on Friday.", "2016-04-21")
    assert when.basis == "weekday before publication"
    assert (when.ucdp_date_prec, when.timex_type) == (1, "DATE")


def test_without_a_publication_day_a_weekday_stays_open(resolved_times):
    when = one(resolved_times, "Rebels shelled the mill on Friday.")
    assert (when.start, when.end, when.precision) == (None, None, "unknown")
    assert "no publication day" in when.basis


def test_an_upper_bound_is_an_anchor_and_says_so(resolved_times):
    whole = resolved_times("Rebels shelled the mill on Friday.", "2016-04-21")
    published = msgspec.structs.replace(whole.article.document.published, start=None)
    document = msgspec.structs.replace(whole.article.document, published=published)
    article = type(whole.article)(document, whole.article.sections)
    (timed,) = resolve_times(Annotated(article, whole.sentences, times=tuple(t.mention for t in whole.times)))
    assert timed.when.start == "2016-04-15"
    assert timed.when.basis == "weekday before the latest possible publication day"


def test_a_history_carries_its_year_along(resolved_times):
    text = (
        "The revolt of 1961 failed. In March 1962 a new one began. In May 1962 the port fell. In August the army came "
        "back. In December 1962 the capital was bombed. In January the rebels gave up. By 1963 all was quiet."
    )
    values = [t.when.timex for t in resolved_times(text, "2009-12-19").times]
    assert values == ["1961", "1962-03", "1962-05", "1962-08", "1962-12", "1963-01", "1963"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It fell on Friday.", 1),
        ("It fell last Friday.", 2),
        ("It fell last week.", 3),
        ("It fell last month.", 4),
        ("It fell last year.", 5),
        ("It fell over the past four weeks.", 4),
        ("It fell in the last 48 hours.", 2),
        ("It fell on the day of Eid al-Adha.", 2),
        ("It is shelled every Friday.", None),
    ],
)
def test_ucdp_precision(resolved_times, text, code):
    assert one(resolved_times, text, "2016-04-21").ucdp_date_prec == code


def test_a_weekday_that_does_not_fit_its_date_is_told(resolved_times):
    when = one(resolved_times, "It fell on Monday, 15 January 2016.", "2016-04-21")
    assert when.start == "2016-01-15"
    assert "does not fit" in when.basis


def test_a_day_that_does_not_exist_stays_open(resolved_times):
    when = one(resolved_times, "It fell on 31 June 2015.", "2016-04-21")
    assert (when.start, when.precision) == (None, "unknown")


KINDS = [
    ("weekday", {"wd": 2}), ("weekday", {"wd": 5, "rel": "last"}), ("day", {"n": -1}), ("day", {"n": 0, "night": 1}),
    ("unit", {"rel": "this", "unit": "M", "mod": "earlier"}), ("unit", {"rel": "last", "unit": "W"}),
    ("unit", {"rel": "this", "unit": "Y"}), ("unit", {"rel": "this", "unit": "W"}),
    ("unit", {"rel": "last", "unit": "DE"}),
    ("span", {"n": 4, "unit": "W", "way": "past"}), ("span", {"n": "X", "unit": "D", "way": "past"}),
    ("span", {"n": 48, "unit": "TH", "way": "past"}), ("offset", {"n": 2, "unit": "D", "way": "ago"}),
    ("offset", {"n": 3, "unit": "M", "way": "ago"}), ("duration", {"n": 1, "unit": "Y"}), ("hijri", {"month": 9}),
    ("hijri", {"month": 10, "day": 1}), ("ordinal", {"n": 3, "unit": "D", "straight": 1}),
    ("month", {"month": 3, "rel": "last"}), ("season", {"season": "SU", "rel": "last"}),
]  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(anchor=st.dates(dt.date(1980, 1, 1), dt.date(2040, 12, 31)))
def test_the_past_never_ends_after_publication(resolved_times, anchor):
    base = resolved_times("It was shelled.", "2016-04-21")
    day = anchor.isoformat()
    published = msgspec.structs.replace(base.article.document.published, start=day, end=day)
    document = msgspec.structs.replace(base.article.document, published=published)
    article = type(base.article)(document, base.article.sections)
    mentions = tuple(
        TimeMention(start=3, end=6, sentence=0, kind=kind, args=tuple(args.items())) for kind, args in KINDS
    )
    for timed in itertools.chain(*(resolve_times(Annotated(article, base.sentences, times=(m,))) for m in mentions)):
        when = timed.when
        assert when.basis
        assert (when.start or "") <= (when.end or when.start or "")
        assert (when.end or "") <= day, (timed.mention, when)
