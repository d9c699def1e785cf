"""Weapons named in a sentence."""

from __future__ import annotations

import pytest

from dateline.code.weapons import find_weapons


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A suicide car bomb hit the gate.", [("suicide car bomb", "suicide")]),
        ("Soldiers fired mortars and rockets at the village.", [("mortar", "shelling"), ("rocket", "shelling")]),
        ("He was hit by a rocket-propelled grenade.", [("rocket-propelled grenade", None)]),
        ("Twelve Killed in Air Strikes", [("air strike", "airstrike")]),
        ("Chlorine was used in the town.", [("chlorine", "chemical")]),
        ("The farmers sold their wheat.", []),
    ],
)
def test_weapons(parsed, text, found):
    index, sentence = parsed(text)
    weapons = find_weapons(index.resolved, sentence)
    assert [(weapon.name, word.means) for _, word, weapon in weapons] == found
    for last, _, weapon in weapons:
        assert weapon.span.end == sentence[last].end
        assert index.resolved.text[weapon.span.start : weapon.span.end] == weapon.span.quote
