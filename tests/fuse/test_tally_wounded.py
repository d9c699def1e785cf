"""The wounded who lived, where a report tells who was hit and who of them died."""

from __future__ import annotations

import pytest

from dateline.fuse.tally_wounded import is_hit, wounded
from dateline.model import Casualties, Span, Tally


def people(text: str, words: str, harm: str, number: int, *, at: int = 0, low: int | None = None, **fields):
    start = text.index(words) + at
    low = number if low is None else low
    span = Span(start, start + len(words), words)
    return Casualties(harm=harm, low=low, best=number, high=number, span=span, **fields)


def hit(text: str, words: str, number: int, **fields):
    return people(text, words, "injured", number, low=0, **fields)


def best(tally: Tally | None) -> int | None:
    return None if tally is None else tally.best


ONE, TWO = Tally(low=1, best=1, high=1), Tally(low=2, best=2, high=2)


def test_the_dead_are_a_part_of_those_hit(event):
    text = "Four people were shot, one fatally."
    found = wounded([event(0, text, casualties=(hit(text, "Four people", 4), people(text, "one", "killed", 1)))], ONE)
    assert found == Tally(low=0, best=3, high=3)


def test_the_dead_told_before_those_hit_are_others(event):
    text = "One man died and three others were shot."
    counts = (people(text, "One man", "killed", 1), hit(text, "three others", 3, role="increment"))
    assert best(wounded([event(0, text, casualties=counts)], ONE)) == 3


def test_who_died_later_is_no_longer_wounded(event):
    first, then = "A man was shot.", "He died."
    events = [
        event(0, first, casualties=(hit(first, "A man", 1),)),
        event(20, then, casualties=(people(then, "He", "killed", 1, at=20, role="repeat"),)),
    ]
    assert wounded(events, ONE) is None


@pytest.mark.parametrize(
    ("numbers", "total"), [((4, 2, 2), 4), ((3, 1), 4), ((1, 4), 5)], ids=["a total and its parts", "a list", "a rise"]
)
def test_the_groups_of_a_sentence(event, numbers, total):
    text = "aaa bbb ccc were shot."
    words = ["aaa", "bbb", "ccc"][: len(numbers)]
    counts = tuple(hit(text, word, n, description=word) for word, n in zip(words, numbers, strict=True))
    assert best(wounded([event(0, text, casualties=counts)], None)) == total


def test_a_bare_number_after_a_greater_one_is_a_part(event):
    text = "Five people were taken there, two in danger."
    counts = (hit(text, "Five people", 5, description="people"), hit(text, "two", 2))
    assert best(wounded([event(0, text, casualties=counts)], None)) == 5


def test_wounds_of_all_who_died_count_nobody(event):
    text = "Both had wounds."
    assert wounded([event(0, text, casualties=(people(text, "Both", "injured", 2),))], TWO) is None


def test_the_dead_and_the_living_of_those_first_called_injured(event):
    first, then, last = "Two people were injured.", "A man has died.", "A girl is in hospital."
    events = [
        event(0, first, casualties=(people(first, "Two people", "injured", 2),)),
        event(30, then, casualties=(people(then, "A man", "killed", 1, at=30),)),
        event(60, last, casualties=(hit(last, "A girl", 1, at=60),)),
    ]
    assert best(wounded(events, ONE)) == 1
    assert best(wounded(events[:1], None)) == 2


def test_a_hit_has_no_least():
    assert is_hit(Casualties(harm="injured", low=0, best=2, high=2))
    assert is_hit(Casualties(harm="injured", low=0, best=None, high=None))
    assert not is_hit(Casualties(harm="injured", low=2, best=2, high=2))
    assert not is_hit(Casualties(harm="injured", low=0, best=0, high=0))


def test_nobody_hurt_stays_zero(event):
    text = "No one was hurt."
    zero = people(text, "No one", "injured", 0)
    assert wounded([event(0, text, casualties=(zero,))], None) == Tally(low=0, best=0, high=0)
    assert wounded([event(0, "Shots were fired.")], None) is None
