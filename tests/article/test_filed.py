"""Datelines."""

from __future__ import annotations

import pytest

from dateline.article.filed import find_dateline

REST = "Two soldiers were killed in the valley, the army said."


@pytest.mark.parametrize(
    ("head", "dateline", "place"),
    [
        ("HOMS – ", "HOMS", "Homs"),
        ("DEIR EZ-ZOR — ", "DEIR EZ-ZOR", "Deir Ez-Zor"),
        ("KABUL, Afghanistan (Nov. 20, 2011) — ", "KABUL, Afghanistan (Nov. 20, 2011)", "Kabul"),
        ("KABUL, Afghanistan (Nov. 20, 2011)\n", "KABUL, Afghanistan (Nov. 20, 2011)", "Kabul"),
        ("KABUL, Afghanistan (Jan. 14) ", "KABUL, Afghanistan (Jan. 14)", "Kabul"),
        ("BEIRUT (Reuters) - ", "BEIRUT (Reuters)", "Beirut"),
        ("BEIRUT, April 20 (Reuters) - ", "BEIRUT, April 20 (Reuters)", "Beirut"),
        ("NEW YORK _ ", "NEW YORK", "New York"),
        ("HAVANA, Cuba (AP)_ ", "HAVANA, Cuba (AP)", "Havana"),
        ("Aleppo – ", "Aleppo", "Aleppo"),
        ("Damascus, SANA – ", "Damascus, SANA", "Damascus"),
        ("ST. LOUIS (KMOX) –", "ST. LOUIS (KMOX)", "St. Louis"),
        ("NEAR KOBANI, Syria (AP) — ", "NEAR KOBANI, Syria (AP)", "Kobani"),
        ("LIMA, 2 JAN 90 (RADIO - NATIONAL) -- ", "LIMA, 2 JAN 90 (RADIO - NATIONAL)", "Lima"),
        ("LIMA, NO DATE (SAMPLE RADIO) -- [SPEECH] [TEXT] ", "LIMA, NO DATE (SAMPLE RADIO) -- [SPEECH] [TEXT]", "Lima"),
    ],
)
def test_found(head, dateline, place):
    text = f"  {head}{REST}"
    found = find_dateline(text, 2, len(text))
    assert found
    assert found.dateline
    assert found.dateline.text == dateline == text[found.start : found.end]
    assert found.dateline.place.name == place
    span = found.dateline.place.span
    assert text[span.start : span.end] == span.quote
    assert text[found.resumes :] == REST


@pytest.mark.parametrize("head", ["(Reuters) - ", "CLANDESTINE, 3 MAY 91 (SAMPLE RADIO) -- "])
def test_without_a_place(head):
    found = find_dateline(head + REST, 0, len(head + REST))
    assert found
    assert found.dateline is None
    assert (head + REST)[found.resumes :] == REST


@pytest.mark.parametrize(
    "text",
    [
        REST,
        "ISIS – which holds the town – denied it.",
        "Hezbollah – The group's ally – denied it.",
        "Two people – a man and a woman – were killed.",
        "Tuesday – Two soldiers were killed.",
        "On May 1, 1939, Freedonia - a client state - attacked.",
        "Marj: Captured by the army in 2022.",
        "Omar Sample (born 4 February 1985) was a commander.",
        "Sample Joint Command - Freedonia",
        "Deir ez-Zor was shelled again.",
        "– Two soldiers were killed.",
        "Published: 4/16/2016 - Updated: 1 day ago",
    ],
)
def test_none(text):
    assert find_dateline(text, 0, len(text)) is None
