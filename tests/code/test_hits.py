"""Which words of a sentence tell an event."""

from __future__ import annotations

import pytest

from dateline.code.hits import find_hits


def told(parsed, text: str) -> list[tuple[str, str]]:
    index, sentence = parsed(text)
    return [(hit.token.lower, hit.cls.name) for hit in find_hits(index, sentence)]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("A bomb went off near the market.", [("went", "blast")]),
        ("Rebels took full and immediate control of the town of Saraqib.", [("took", "capture")]),
        ("Clashes erupted near the village.", [("clashes", "clash")]),
        ("Soldiers seized two tonnes of explosives.", [("seized", "disrupt")]),
        ("Rebels handed over the town to the army.", [("handed", "lose")]),
        ("Hundreds marched in the capital.", [("marched", "protest")]),
        ("Rebels fled the hill.", [("fled", "withdraw")]),
        ("Families fled the hill.", []),
        ("Evening Update March 8", []),
        ("A raid on March 12 left the post in ruins.", [("raid", "attack")]),
        ("Fighters hanged the bodies of soldiers in the square.", [("hanged", "corpses")]),
    ],
)
def test_triggers(parsed, text, hits):
    found = told(parsed, text)
    assert [hit for hit in hits if hit not in found] == []
    if not hits:
        assert "withdraw" not in [cls for _, cls in found]


@pytest.mark.parametrize(
    "text",
    [
        "The besieged town lies on a river.",
        "A shipment of roadside bombs was found on paper.",
        "The minister attacked the policy of the government.",
        "The nurses began a hunger strike.",
        "He died of a heart attack.",
        "The gold mine was sold.",
        "The company captured the mood of the market.",
        "Shares rallied in Istanbul.",
        "The film exploded onto the scene.",
        "The city that the group controls is calm.",
    ],
)
def test_words_that_tell_none(parsed, text):
    assert [hit for hit in told(parsed, text) if hit[1] not in ("disrupt",)] == []


def test_the_longest_phrase_stands(parsed):
    index, sentence = parsed("A suicide car bomb killed four policemen.")
    first = find_hits(index, sentence)[0]
    assert [sentence[i].lower for i in range(first.first, first.last + 1)] == ["suicide", "car", "bomb"]


def test_hyphens_inside_a_phrase(parsed):
    assert ("fire", "agreement") in told(parsed, "The sides signed a cease-fire.")
