"""The dead told by their bodies."""

from __future__ import annotations

from tests.spec.counted import counted


def _dead(text: str) -> list[int | None]:
    return [one.casualties.best for one in counted(text)[1] if one.casualties.harm == "killed"]


def test_the_bodies_of_all_who_were_shot() -> None:
    assert _dead("Soldiers shot nine men at the well. The bodies were found in a ditch.") == [9]


def test_not_where_the_dead_are_counted() -> None:
    assert _dead("Gunmen shot four men. Two of them died. The bodies were found in a lane.") == [2]


def test_bodies_alone_count_nobody() -> None:
    assert _dead("Residents fled the town. The bodies were found in a ditch.") == []
