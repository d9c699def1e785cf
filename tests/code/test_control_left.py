"""Places given up without a word of loss."""

from __future__ import annotations

import pytest

from dateline.code.control_left import came_after_leaving, find_left, left_bare


@pytest.mark.parametrize(
    "text",
    [
        "Taliban fighters left Ghazni on Monday.",
        "The Taliban's withdrawal from Ghazni was complete on Monday.",
        "Ghazni is free of Taliban fighters.",
        "No Taliban fighters remain in Ghazni.",
    ],
)
def test_given_up(parsed, text):
    index, sentence = parsed(text)
    (found,) = find_left(index, sentence)
    assert (found[1].name, found[2].actor_id) == ("Ghazni", "taliban")


@pytest.mark.parametrize(
    "text",
    [
        "Taliban fighters left Ghazni for the front on Monday.",
        "The Taliban announced their withdrawal from Ghazni.",
        "Taliban fighters did not leave Ghazni.",
        "Residents left Ghazni on Monday.",
    ],
)
def test_not_given_up(parsed, text):
    index, sentence = parsed(text)
    assert find_left(index, sentence) == []


def test_entered_after_the_others_left(parsed, word):
    index, sentence = parsed("The Taliban entered Ghazni after the army withdrew.")
    assert came_after_leaving(index, sentence, word(sentence, "entered").i)
    assert [who.kind for _, who in left_bare(index, sentence)] == ["state_forces"]
    index, sentence = parsed("The Taliban entered Ghazni after a long siege.")
    assert not came_after_leaving(index, sentence, word(sentence, "entered").i)
