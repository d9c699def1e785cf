"""States of control: who holds a place, said without a change."""

from __future__ import annotations

import pytest

from dateline.code.contested import find_contested
from dateline.code.states import find_states


def states(parsed, text, find=find_states):
    index, sentence = parsed(text)
    return [(s.status, s.place.name, s.holder.name if s.holder else None) for s in find(index, sentence)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jets bombed the Taliban-held town of Ghazni.", [("holds", "Ghazni", "Taliban")]),
        ("Ghazni is controlled by the Taliban.", [("holds", "Ghazni", "Taliban")]),
        ("The Islamic State controls Ghazni.", [("holds", "Ghazni", "Islamic State")]),
        ("Ghazni remains in the hands of the Taliban.", [("holds", "Ghazni", "Taliban")]),
        ("Ghazni, a stronghold of the Taliban, was bombed.", [("holds", "Ghazni", "Taliban")]),
        ("The besieged city of Ghazni has no water.", [("besieged", "Ghazni", None)]),
        ("The Taliban do not control Ghazni.", []),
        ("The Taliban were able to control Ghazni.", []),
        ("The Taliban want to control Ghazni.", []),
        ("Ghazni is the capital of the province.", []),
    ],
)
def test_states(parsed, text, found):
    assert states(parsed, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Troops and rebels are fighting for control of Ghazni.", [("contested", "Ghazni", None)]),
        ("The battle for Ghazni went on.", [("contested", "Ghazni", None)]),
        ("Troops laid siege to Ghazni.", [("besieged", "Ghazni", None)]),
        ("Ghazni has been under siege since May.", [("besieged", "Ghazni", None)]),
        ("Troops encircled Ghazni on Monday.", [("besieged", "Ghazni", None)]),
        ("Ghazni came under the control of the Taliban.", [("took", "Ghazni", "Taliban")]),
        ("Ghazni fell into the hands of the Taliban.", [("took", "Ghazni", "Taliban")]),
        ("Troops broke the siege of Ghazni.", []),
        ("Troops failed to encircle Ghazni.", []),
        ("The battle for the cup goes on in Ghazni.", []),
    ],
)
def test_contested_and_besieged(parsed, text, found):
    assert states(parsed, text, find_contested) == found
