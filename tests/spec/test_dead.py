"""The table of the dead under words of hope, fear and denial: how many the incidents of a sentence count, if any."""

from __future__ import annotations

import pytest

from .conftest import read, rows

ROWS = rows("dead.tsv")


def dead(text: str) -> list[int]:
    tallies = [incident.fatalities for incident in read(text, "2016-04-21").incidents]
    counts = (tally.low if tally.best is None else tally.best for tally in tallies if tally is not None)
    return [count for count in counts if count]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"][:60])
def test_dead(row: dict[str, str]) -> None:
    assert sum(dead(row["sentence"])) == int(row["killed"] or 0)


def test_a_denial_in_the_next_sentence_is_no_incident_of_its_own() -> None:
    reading = read(
        "Rebels said the army shelled the market in Idlib on Monday, killing nine people. The army denied it.",
        "2016-04-21",
    )
    assert len(reading.incidents) == 1
    claimed = next(event for event in reading.events if event.status == "occurred")
    assert "denies" in {voice.stance for voice in claimed.attribution}
    assert not [event for event in reading.events if event.status == "denied" and event.casualties]


def test_denied_killings_stay_killings_of_who_told_them() -> None:
    reading = read(
        "Residents said militiamen killed five farmers near Djibo. The militia denied the killings.", "2016-04-21"
    )
    assert len(reading.incidents) == 1
    assert dead("Residents said militiamen killed five farmers near Djibo. The militia denied the killings.") == [5]
