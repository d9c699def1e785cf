"""The time of an event: its clause, what was told before, the lead, the day of the report."""

from __future__ import annotations

import pytest

from dateline.code.when import event_time

DAY = "2016-04-21"  # a Thursday


def time_of(resolved_times, text, word, published=DAY, headline=""):
    resolved = resolved_times(text, published, headline)
    for sentence in resolved.sentences:
        for token in sentence:
            if token.text == word:
                return event_time(resolved, sentence.index, token.i)
    raise AssertionError(word)


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        ("Troops killed two men in the valley on Tuesday.", "killed", "2016-04-19"),
        ("Militants were able Wednesday to capture a quarter of the city.", "capture", "2016-04-20"),
        ("Troops detained two men while they searched the valley last night.", "detained", "2016-04-20"),
        ("Troops carried out a raid on Monday, killing two men.", "killing", "2016-04-18"),
        ("An attack on Monday left two men dead.", "attack", "2016-04-18"),
        ("Two men were shot yesterday, police said.", "shot", "2016-04-20"),
        ("The army said on Sunday that rebels had attacked the mill on Saturday.", "attacked", "2016-04-16"),
        ("Officials today confirmed the arrest of a smuggler in the port on Sunday.", "arrest", "2016-04-17"),
        ("Shells hit the mill at 7:30 a.m. on Wednesday.", "hit", "2016-04-20"),
    ],
)
def test_the_clause_dates_its_event(resolved_times, text, word, start):
    assert time_of(resolved_times, text, word).start == start


def test_a_day_of_speech_is_the_last_resort(resolved_times):
    when = time_of(resolved_times, "The army said on Sunday that rebels attacked the mill.", "attacked")
    assert (when.start, when.ucdp_date_prec) == ("2016-04-17", 2)
    assert "day of the statement" in when.basis


def test_a_sentence_goes_on_with_the_day_told_before(resolved_times):
    text = "Rebels shelled the mill on Monday. Two workers were killed. On Tuesday it was quiet."
    when = time_of(resolved_times, text, "killed")
    assert when.start == "2016-04-18"
    assert "told just before" in when.basis


def test_a_new_paragraph_goes_back_to_an_exact_day(resolved_times):
    text = "Rebels shelled the mill on Monday.\n\nFighting has grown since 2014.\n\nTwo workers were killed."
    assert time_of(resolved_times, text, "killed").start == "2016-04-18"


def test_a_headline_has_the_day_of_the_lead(resolved_times):
    when = time_of(resolved_times, "Rebels shelled the mill on Monday.", "hit", headline="Mill hit by shells")
    assert when.start == "2016-04-18"


def test_without_a_day_it_is_that_of_publication(resolved_times):
    when = time_of(resolved_times, "Rebels shelled the mill.", "shelled")
    assert (when.start, when.precision, when.ucdp_date_prec) == (DAY, "day", 2)
    assert when.basis == "publication day"


def test_what_is_told_as_earlier_is_not_of_today(resolved_times):
    when = time_of(resolved_times, "The rebels had shelled the mill before.", "shelled")
    assert (when.start, when.end, when.precision) == (None, DAY, "unknown")


def test_nothing_known_is_none(resolved_times):
    assert time_of(resolved_times, "Rebels shelled the mill.", "shelled", None) is None


def test_a_range_is_one_interval(resolved_times):
    when = time_of(resolved_times, "Rebels shelled the mill from 3 to 5 April.", "shelled")
    assert (when.start, when.end, when.precision) == ("2016-04-03", "2016-04-05", "period")
    assert when.span.quote == "3 to 5 April"


def test_since_a_day_lasts_until_the_report(resolved_times):
    when = time_of(resolved_times, "Rebels have shelled the mill since Friday.", "shelled")
    assert (when.start, when.end) == ("2016-04-15", DAY)


def test_a_length_dates_what_still_goes_on(resolved_times):
    when = time_of(resolved_times, "Rebels have been attacking the mill for more than a year.", "attacking")
    assert (when.start, when.end, when.timex) == ("2015-04-21", DAY, "P1Y")
    when = time_of(resolved_times, "Rebels attacked the mill for two days.", "attacked")
    assert when.basis == "publication day"


def test_a_plan_lies_ahead(resolved_times):
    assert time_of(resolved_times, "The army will attack the mill on Saturday.", "attack").start == "2016-04-23"


def test_a_set_or_now_dates_nothing(resolved_times):
    assert time_of(resolved_times, "Rebels now shell the mill every Friday.", "shell").basis == "publication day"


def test_a_headline_has_the_day_of_the_statement_before_a_later_night(resolved_times):
    text = "The army said on Tuesday that its men had taken the ridge.\n\nOvernight, jets struck the port."
    when = time_of(resolved_times, text, "take", headline="Troops take ridge, army says")
    assert when.start == when.end == "2016-04-19"
    assert "statement" in when.basis


def test_a_night_between_two_days_is_that_of_every_trigger_of_its_sentence(resolved_times):
    text = "Gunmen attacked the mill overnight from Monday to Tuesday, killing two guards and burning a truck."
    found = [time_of(resolved_times, text, word) for word in ("attacked", "killing", "burning")]
    assert {(when.start, when.end, when.precision) for when in found} == {("2016-04-18", "2016-04-19", "day")}


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        ("The truce is to take effect on Sunday.", "truce", "2016-04-24"),
        ("The truce will be discussed on Sunday after the raid.", "raid", "2016-04-21"),
        ("Clashes are taking place at this time in the suburbs.", "Clashes", "2016-04-21"),
    ],
)
def test_only_what_itself_begins_lies_on_a_day_to_come(resolved_times, text, word, start):
    assert time_of(resolved_times, text, word).start == start


def test_a_day_to_come_stands_above_nothing_that_happened(resolved_times):
    text = "The hall opens on 5 May.\n\n5 May 2016.\n\nGunmen shot a guard near the hall in Kirkuk."
    when = time_of(resolved_times, text, "shot", "2016-05-02")
    assert when is not None
    assert (when.end or "9") <= "2016-05-02"
