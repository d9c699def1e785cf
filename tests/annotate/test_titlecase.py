"""Headlines in title case, put into plain case for the parser."""

from __future__ import annotations

import pytest

from dateline.annotate.titlecase import plain_case


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Army Retakes Border Town From Rebels", "Army retakes border town from rebels"),
        ("Islamic State Fighters Seize Key District of Ghazni", "Islamic State fighters seize key district of Ghazni"),
        ("Six Killed as ISIS Shells Hit Market in Taiz", "Six killed as ISIS shells hit market in Taiz"),
        ("Syrian Air Force Hits Convoy Near Salt Lake City", "Syrian Air Force hits convoy near Salt Lake City"),
        ("Arakan Army Ambushes Convoy, Officials Say", "Arakan Army ambushes convoy, officials say"),
        ("Militants Enter From Turkey on Sunday Morning", "Militants enter from Turkey on Sunday morning"),
        ("Security Forces Detain Leader of Rebel Group", "Security forces detain leader of rebel group"),
        ("US Drone Strike Kills Leader of Boko Haram", "US drone strike kills leader of Boko Haram"),
        ("Army retakes border town from rebels", "Army retakes border town from rebels"),
        ("REBELS SEIZE TOWN IN NORTH", "REBELS SEIZE TOWN IN NORTH"),
        ("Nadia Samir Haddad", "Nadia Samir Haddad"),
        ("Kabul", "Kabul"),
    ],
)
def test_plain_case(text, plain):
    assert plain_case(text) == plain
    assert len(plain) == len(text)


def test_a_paragraph_is_left_alone():
    text = "Rebels Killed Soldiers In Saraqib. " * 20
    assert plain_case(text) == text
