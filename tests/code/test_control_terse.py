"""Fragments of control: notes, lists, captions and table rows, and what stands behind a place's name in prose."""

from __future__ import annotations

import pytest

from dateline.code.control import find_control
from dateline.code.control_terse import find_apposed, find_fragments, is_only_time


def told(parsed, text):
    index, _ = parsed(text)
    return [
        (each.place.name, each.holder.actor_id if each.holder else None, each.status, each.time.start)
        for each in find_control(index)
    ]


def test_each_fragment_has_its_own_day_and_holder(parsed):
    text = "Ghazni: Captured by the Taliban 3 May 2015. Retaken by the Afghan army on 9 June 2015."
    assert told(parsed, text) == [
        ("Ghazni", "taliban", "took", "2015-05-03"),
        ("Ghazni", "af_ana", "took", "2015-06-09"),
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ghazni: in the hands of the Taliban", "holds"),
        ("Ghazni – Taliban since May 2015", "holds"),
        ("Ghazni (under Taliban control since May 2015)", "holds"),
        ("Ghazni: abandoned by the Afghan army on 9 June 2015", "lost"),
        ("Ghazni: control claimed by both sides.", "contested"),
        ("Ghazni: surrounded by the Taliban.", "besieged"),
        ("Ghazni: lost to the Taliban on 9 June 2015", "took"),
    ],
)
def test_what_a_fragment_says(parsed, text, status):
    assert [each[2] for each in told(parsed, text)] == [status]


def test_a_hedged_fragment_is_less_sure(parsed):
    index, _ = parsed("Ghazni: allegedly captured by the Taliban on 9 June 2015.")
    (found,) = find_control(index)
    assert found.confidence == 0.4


def test_a_taking_without_a_day_lies_before_the_report(parsed):
    index, _ = parsed("Ghazni: captured by the Taliban.")
    (found,) = find_control(index)
    assert found.time is not None
    assert (found.time.start, found.time.end) == (None, "2016-04-21")


def test_a_sentence_with_its_own_subject_is_no_fragment(parsed):
    index, sentence = parsed("Captured by the Taliban in May, the town of Ghazni was shelled on Monday.")
    assert find_fragments(index, sentence, follows=True) == []


def test_behind_prose_a_fragment_needs_its_own_label(parsed):
    index, sentence = parsed("Ghazni\n\nThe market was busy. Captured by the Taliban 3 May 2015.")
    assert find_fragments(index, sentence, follows=True)
    assert find_fragments(index, sentence, follows=False) == []


def test_a_phrase_behind_a_name(parsed):
    index, sentence = parsed("Jets hit Ghazni, held by the Taliban since May 2015, on Monday.")
    (found,) = find_apposed(index, sentence)
    assert (found.place.name, found.status) == ("Ghazni", "holds")


def test_a_sentence_that_is_only_a_day(parsed):
    index, sentence = parsed("Ghazni fell to the Taliban. 9 June 2015.")
    assert is_only_time(index, sentence)
    assert not is_only_time(index, index.resolved.sentences[0])
