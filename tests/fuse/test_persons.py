"""Who of the people told of one by one are others."""

from __future__ import annotations

import pytest

from dateline.fuse.person_words import is_all, is_of, name_in, sex_of
from dateline.fuse.persons import dead_by_name, person_of, persons, turned_on_himself
from dateline.model import Casualties, Span


def count(text: str, words: str, harm: str = "killed", *, at: int = 0, low: int = 1, **fields) -> Casualties:
    start = text.index(words) + at
    return Casualties(harm=harm, low=low, best=1, high=1, span=Span(start, start + len(words), words), **fields)


@pytest.fixture
def told(event):
    """`told((sentence, words, harm), …)`: one event a sentence, its words a count of one person."""

    def make(*parts):
        events, at = [], 0
        for text, words, harm in parts:
            low = 1 if harm == "killed" else 0
            role = "repeat" if words.lower() in ("he", "she") or words.startswith("The ") else "count"
            counted = count(text, words, harm, at=at, low=low, role=role)
            events.append(event(at, text, casualties=(counted,)))
            at += len(text) + 1
        return events

    return make


def test_one_person_under_other_words_is_one(told):
    events = told(
        ("A 24-year-old man was shot in Brackley.", "A 24-year-old man", "injured"),
        ("The victim died.", "The victim", "killed"),
        ("Owen Tarrel, 24, was a clerk killed there.", "Owen Tarrel", "killed"),
    )
    (one,) = persons(events)
    assert one.harms == {"killed", "injured"}
    assert one.age == 24
    assert one.names == {"owen", "tarrel"}
    assert dead_by_name(events) == 1


def test_names_ages_sexes_and_another_tell_people_apart(told):
    two = (("Owen Tarrel died.", "Owen Tarrel", "killed"), ("Lena Marsh died.", "Lena Marsh", "killed"))
    assert len(persons(told(*two))) == dead_by_name(told(*two)) == 2
    ages = (
        ("A 19-year-old was killed.", "A 19-year-old", "killed"),
        ("A 31-year-old was killed.", "A 31-year-old", "killed"),
    )
    assert dead_by_name(told(*ages)) == 2
    sexes = (("A man was shot.", "A man", "injured"), ("A woman was shot.", "A woman", "injured"))
    assert len(persons(told(*sexes))) == 2
    more = (("A man was shot.", "A man", "injured"), ("Another man was shot.", "Another man", "injured"))
    assert len(persons(told(*more))) == 2


def test_a_year_of_difference_or_a_sex_proves_no_second_dead(told):
    parts = (
        ("A 16-year-old was killed.", "A 16-year-old", "killed"),
        ("Ana Ruiz, 17, was killed.", "Ana Ruiz", "killed"),
        ("He died.", "He", "killed"),
    )
    assert dead_by_name(told(*parts)) == 1


def test_a_pronoun_means_who_was_told_of_last(told):
    events = told(
        ("A man was shot.", "A man", "injured"),
        ("Another man was shot.", "Another man", "injured"),
        ("He died.", "He", "killed"),
    )
    first, second = sorted(persons(events), key=lambda one: one.new)
    assert (first.harms, second.harms) == ({"injured"}, {"injured", "killed"})


def test_who_turned_the_gun_on_himself_is_one_more(told):
    text = "He then turned the gun on himself."
    events = told(("Owen Tarrel died.", "Owen Tarrel", "killed"), (text, "himself", "killed"))
    assert turned_on_himself(events[1], events[1].casualties[0])
    assert not turned_on_himself(events[0], events[0].casualties[0])
    assert dead_by_name(events) == 2


def test_one_dead_and_one_wounded_of_a_sentence_are_two(event):
    text = "One man died and one was wounded."
    counts = (count(text, "One man"), count(text, "one was", "injured", low=0))
    assert len(persons([event(0, text, casualties=counts)])) == 2


def test_an_age_stands_before_in_or_after_the_words(event):
    for text, words in (
        ("A 17 year-old girl was shot.", "girl"),
        ("A 17-year-old girl was shot.", "A 17-year-old girl"),
        ("Ana Ruiz, a 17-year-old pupil, was shot.", "Ana Ruiz"),
        ("Ana Ruiz, 17, was shot.", "Ana Ruiz"),
    ):
        assert person_of(event(0, text), count(text, words)).age == 17


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Deputy Ana Ruiz", {"ana", "ruiz"}),
        ("a Toledo girl", set()),
        ("She", set()),
        ("One", set()),
        ("Luis de la Mora", {"luis", "mora"}),
    ],
)
def test_a_name_ends_the_words(words, name):
    assert name_in(words) == name


def test_words_for_all_and_for_some():
    def said(quote):
        return Casualties(harm="killed", low=2, best=2, high=2, span=Span(0, len(quote), quote))

    assert is_all(said("Both victims"))
    assert is_all(said("double murder"))
    assert not is_all(said("two men"))
    assert is_of(said("One of the students"))
    assert not is_of(said("One student"))
    assert sex_of(["his", "wife"]) == "f"
    assert sex_of(["a", "driver"]) is None
