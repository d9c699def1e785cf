"""The parts that tell when: days apart, bounds, later acts, the narrative thread, moved days."""

from __future__ import annotations

import pytest

from dateline.code.when import event_time
from dateline.code.when_apart import apart, lies_below, side
from dateline.code.when_bounds import is_bounding, later_acts, up_to
from dateline.code.when_clause import intended_then, is_present, is_purpose
from dateline.code.when_days import interval, length, shifted
from dateline.code.when_told import is_current, told_before
from dateline.knowledge.later_acts import later_act
from dateline.model import When

DAY = "2016-04-21"  # a Thursday
MONDAY = When(start="2016-04-18", end="2016-04-18", precision="day")


def token(sentence, word):
    return next(each.i for each in sentence if each.text == word)


def test_two_events_lie_days_apart(resolved_times):
    resolved = resolved_times("The raid came two days after a bombing on Monday.", DAY, "")
    sentence = resolved.sentences[0]
    pair = apart(sentence, resolved.times)
    assert pair is not None
    assert (pair.n, pair.unit, pair.after) == (2, "D", True)
    assert side(sentence, pair, token(sentence, "bombing")) == "below"
    assert side(sentence, pair, token(sentence, "raid")) == "above"
    assert lies_below(sentence, pair, resolved.times[-1])


def test_a_length_alone_sets_nothing_apart(resolved_times):
    resolved = resolved_times("The raid lasted two days.", DAY, "")
    assert apart(resolved.sentences[0], resolved.times) is None


@pytest.mark.parametrize(
    ("text", "bounding"),
    [
        ("The town fell by Friday.", True),
        ("The town fell after Friday.", True),
        ("The town fell shortly after noon on Wednesday.", False),
        ("The town fell on Friday.", False),
        ("It was the worst attack since January.", True),
        ("Rebels have shelled the town since January.", False),
    ],
)
def test_a_time_that_bounds(resolved_times, text, bounding):
    resolved = resolved_times(text, DAY, "")
    assert is_bounding(resolved.sentences[0], resolved.times[0]) is bounding


def test_the_latest_time(resolved_times):
    resolved = resolved_times("The town fell by Friday.", DAY, "")
    assert up_to(resolved.sentences[0], resolved.times[0]) == "by"


@pytest.mark.parametrize(
    ("text", "word", "kinds"),
    [
        ("A court sentenced two men for the murder of a mayor.", "murder", ["late"]),
        ("The minister condemned the attack.", "attack", ["reaction"]),
        ("Police arrested two men over the killing of a guard.", "killing", ["late"]),
        ("Police arrested two men after a raid.", "raid", []),
        ("Gunmen killed a guard.", "killed", []),
    ],
)
def test_acts_that_come_later(resolved_times, text, word, kinds):
    sentence = resolved_times(text, DAY, "").sentences[0]
    assert [kind for _, kind in later_acts(sentence, token(sentence, word))] == kinds


def test_the_table_of_later_acts():
    assert later_act("VERB", "bury") == "late"
    assert later_act("NOUN", "bury") is None
    assert later_act("ADJ", "late") is None


@pytest.mark.parametrize(
    ("n", "unit", "expected"),
    [
        (-2, "D", ("2016-04-16", "2016-04-16", "day", 1)),
        (1, "W", ("2016-04-25", "2016-04-25", "day", 2)),
        (-1, "M", ("2016-03-01", "2016-03-31", "month", 4)),
        (-1, "Y", ("2015-01-01", "2015-12-31", "year", 5)),
        (3, "TH", ("2016-04-18", "2016-04-18", "day", 2)),
    ],
)
def test_a_day_is_moved(n, unit, expected):
    moved = shifted(MONDAY, n, unit, "moved")
    assert moved is not None
    assert (moved.start, moved.end, moved.precision, moved.ucdp_date_prec) == expected


def test_only_a_day_of_the_calendar_is_moved():
    assert shifted(When(start=None, end="2016-04-18", precision="day"), 1, "D", "") is None
    assert shifted(When(start="2016-04-01", end="2016-04-30", precision="month"), 1, "D", "") is None
    assert shifted(MONDAY, -3000, "Y", "") is None
    assert shifted(MONDAY, 1, "?", "") is None


def test_the_length_of_an_interval():
    assert [length("2016-04-01", end) for end in ("2016-04-01", "2016-04-03", "2016-04-07", "2016-05-01")] == [
        1,
        2,
        3,
        4,
    ]


def test_several_days_are_one_interval(resolved_times):
    resolved = resolved_times("Jets hit the mill on Monday and Tuesday.", DAY, "")
    when = interval(resolved, resolved.sentences[0], resolved.times[0])
    assert (when.start, when.end, when.precision) == ("2016-04-18", "2016-04-19", "period")


def test_what_is_current(resolved_times):
    resolved = resolved_times("Jets hit the mill.", DAY, "")
    assert is_current(resolved, MONDAY)
    assert not is_current(resolved, When(start="2013-08-21", end="2013-08-21", precision="day"))
    assert is_current(resolved_times("Jets hit the mill.", None, ""), MONDAY)


def test_a_history_goes_on_from_its_last_day(resolved_times):
    text = (
        "War broke out on 5 June 1967. The town fell on 7 June 1967. The ridge fell on 9 June 1967.\n\n"
        "The truce came on 10 June 1967.\n\nTroops took the last villages."
    )
    resolved = resolved_times(text, DAY, "")
    last = resolved.sentences[-1]
    when = told_before(resolved, last, token(last, "took"))
    assert when is not None
    assert when.start == "1967-06-10"


def test_tense_and_aim(resolved_times):
    sentence = resolved_times("The army is shelling the mill.", DAY, "").sentences[0]
    assert is_present(sentence, token(sentence, "shelling"))
    sentence = resolved_times("Rebels launched an offensive to seize the ridge.", DAY, "").sentences[0]
    assert is_purpose(sentence, token(sentence, "seize"))
    sentence = resolved_times("Rebels threatened to seize the ridge.", DAY, "").sentences[0]
    assert not is_purpose(sentence, token(sentence, "seize"))
    assert intended_then(sentence, token(sentence, "seize"))
    sentence = resolved_times("Rebels will seize the ridge.", DAY, "").sentences[0]
    assert not intended_then(sentence, token(sentence, "seize"))


def test_a_deadline_ends_what_is_planned(resolved_times):
    resolved = resolved_times("The army vowed to attack the mill by Saturday.", DAY, "")
    sentence = resolved.sentences[0]
    when = event_time(resolved, 0, token(sentence, "attack"))
    assert when is not None
    assert (when.start, when.end) == (DAY, "2016-04-23")
