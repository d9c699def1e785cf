"""Ages are no counts of people."""

from __future__ import annotations

import pytest

from dateline.annotate.quantities_ages import is_age
from dateline.model import Token


def tokens(*pairs: str) -> tuple[Token, ...]:
    """Tokens of "text/TAG" words."""
    found = []
    at = 0
    for i, pair in enumerate(pairs):
        text, _, tag = pair.rpartition("/")
        found.append(Token(i, text, text.lower(), "X", tag, "dep", 0, at, at + len(text)))
        at += len(text) + 1
    return tuple(found)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("Hamid/NNP Noor/NNP ,/, 34/CD ,/, died/VBD", 3),
        ("a/DT city/NN boy/NN ,/, 14/CD", 4),
        ("Ana/NNP Ruiz/NNP ,/, 30/CD ;/:", 3),
        ("two/CD men/NNS ,/, 31/CD and/CC 34/CD ,/, died/VBD", 3),
        ("two/CD men/NNS ,/, 31/CD and/CC 34/CD ,/, died/VBD", 5),
        ("three/CD sisters/NNS ,/, 4/CD ,/, 7/CD and/CC 9/CD ,/, died/VBD", 5),
        ("a/DT boy/NN of/IN nine/CD", 3),
        ("aged/VBN 34/CD", 1),
        ("Adam/NNP ,/, 3/CD ,/, and/CC Ethan/NNP ,/, 5/CD ./.", 7),
    ],
)
def test_an_age(words, at) -> None:
    row = tokens(*words.split())
    assert is_age(row, at, at, at)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("in/IN Homs/NNP ,/, 12/CD died/VBD", 3),
        ("killed/VBD one/CD soldier/NN ,/, 14/CD wounded/VBN", 4),
        ("killed/VBD nine/CD men/NNS ,/, 12/CD in/IN all/DT", 4),
        ("raids/NNS killed/VBD 12/CD and/CC 9/CD men/NNS respectively/RB", 2),
        ("12/CD died/VBD", 0),
    ],
)
def test_a_count(words, at) -> None:
    row = tokens(*words.split())
    assert not is_age(row, at, at, at)
