"""The conditions under which a word tells an event."""

from __future__ import annotations

import pytest

from dateline.code.hits import find_hits


def classes(parsed, text: str) -> list[str]:
    index, sentence = parsed(text)
    return [hit.cls.name for hit in find_hits(index, sentence)]


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("A trader was shot in the chest.", "shoot"),
        ("Gunmen shot at a convoy of soldiers.", "shoot"),
        ("Police shot and badly wounded a student.", "shoot"),
        ("Police in the western quarter shot at a car.", "shoot"),
        ("Troops fired into the crowd.", "shoot"),
        ("The rest were captured in Bursa.", "arrest"),
        ("Haddad was detained on Monday.", "arrest"),
        ("The army announced the capture of an IS commander near Sirte.", "arrest"),
        ("His capture was announced on Monday by the army.", "arrest"),
        ("The army's capture of Sirte was announced on Monday.", "capture"),
        ("Rebels captured 70 percent of the country.", "capture"),
        ("The attack destroyed eight buildings.", "destroy"),
        ("Violence erupted in the town.", "clash"),
        ("The city fell after a siege of three months.", "fall"),
        ("Some 30,000 marched in the capital.", "protest"),
        ("They marched to the embassy with placards.", "protest"),
        ("Hundreds demonstrated outside the ministry, waving banners.", "protest"),
    ],
)
def test_met(parsed, text, cls):
    assert cls in classes(parsed, text)


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("Prices shot up on Monday.", "shoot"),
        ("The scene was shot in Beirut.", "shoot"),
        ("A boy was accidentally shot in the hand.", "shoot"),
        ("The party captured half of the votes.", "capture"),
        ("Mosul fell silent.", "fall"),
        ("The capital fell below the line.", "fall"),
        ("The company demonstrated its new phone.", "protest"),
        ("An agreement was reached with the rebels.", "advance"),
        ("The observatory monitors violence in the country.", "clash"),
    ],
)
def test_not_met(parsed, text, cls):
    assert cls not in classes(parsed, text)
