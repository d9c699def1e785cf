"""How timelines of control are compared with the gold of `tests/data/control/`, and that the gold is whole."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from evals.towns import Interval, gold, score

from dateline.model import Actor, Place
from dateline.model.control import PlaceControl, Spell

ARMY, REBELS = Actor(name="Army", actor_id="army"), Actor(name="Rebels", actor_id="rebels")
TOWN = {
    "Léré": [
        Interval("Léré", date(2024, 1, 1), date(2024, 1, 31), "held", "Army", frozenset({"army", "state"})),
        Interval("Léré", date(2024, 2, 1), date(2024, 2, 29), "held besieged", "Rebels", frozenset({"rebels"})),
        Interval("Léré", date(2024, 3, 1), date(2024, 3, 31), "held or unknown", "Rebels", frozenset({"rebels"})),
    ]
}


def spell(start: str, end: str | None, holder: Actor | None = None, *, status: str = "controlled") -> Spell:
    told = {"start": start, "end": end, "probability": 0.9, "last_confirmed": start, "besieged": holder is REBELS}
    return Spell(status=status, holder=holder, **told)  # type: ignore[arg-type]


def timeline(*spells: Spell, name: str = "Lere") -> PlaceControl:
    return PlaceControl(id="town", place=Place(name=name), spells=spells)


def test_what_is_all_right_and_unknown_where_nothing_was_told():
    right = timeline(
        spell("2023-12-01", "2024-01-31", ARMY),
        spell("2024-02-01", "2024-03-10", REBELS),
        spell("2024-03-11", None, status="unknown"),
    )
    found = score([right], TOWN)
    assert found.right == found.of == 29 + 28 + 30
    assert found.changes == (1, 1)
    assert found.siege_days[0] == found.siege_days[1]
    assert (found.false_changes, found.wrong_holder, found.left_open) == (0, 0, 0)


def test_another_holder_is_wrong_and_nothing_told_is_open():
    found = score([timeline(spell("2024-01-01", None, ARMY))], TOWN)
    assert found.wrong_holder == found.of - found.right
    assert found.changes == (0, 1)
    nothing = score([], TOWN)
    assert (nothing.wrong_holder, nothing.left_open) == (0, nothing.of - nothing.right)


def test_a_change_that_never_was():
    back = timeline(spell("2023-12-01", "2024-01-10", ARMY), spell("2024-01-11", "2024-03-31", REBELS))
    assert score([back], TOWN).false_changes == 1


def test_the_name_is_compared_without_accents():
    other = timeline(spell("2024-01-01", None, ARMY), name="Somewhere")
    assert score([other], TOWN).right == score([], TOWN).right


@pytest.mark.parametrize("town", sorted(gold()))
def test_the_gold_has_no_gap(town: str):
    intervals = gold()[town]
    for one, other in pairwise(intervals):
        assert one.last + timedelta(1) == other.first
    for each in intervals:
        assert each.status.split()[0] in ("held", "contested", "unknown")
        assert bool(each.holder) == each.status.startswith("held")
        assert each.first <= each.last
