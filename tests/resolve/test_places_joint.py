"""Names of one report settle one another."""

from __future__ import annotations

from dateline.resolve.places_candidates import candidates
from dateline.resolve.places_joint import Group, together
from dateline.resolve.places_rank import focus_of, rank


def group(name: str, times: int = 1) -> Group:
    return Group(name.lower(), None, times, candidates(name, None))


def test_towns_that_lie_together_speak_for_one_another() -> None:
    near = together([group("Paris"), group("Bonham"), group("Honey Grove")])
    texas = next(e for e in candidates("Paris", None) if e.admin1 == "Texas")
    france = next(e for e in candidates("Paris", None) if e.capital)
    assert near["paris"][texas.row] > near["paris"][france.row] + 1


def test_one_name_has_no_neighbours() -> None:
    assert together([group("Paris"), group("Paris")]) == {}


def test_no_name_speaks_for_itself() -> None:
    focus = focus_of([group("Tripoli", 4)])
    assert focus.country("LY") > 0.3
    assert focus.country_beside("LY", "tripoli") == 0


def test_the_other_names_tell_the_country() -> None:
    focus = focus_of([group("Tripoli"), group("Beirut"), group("Baalbek")])
    assert focus.main_country == "LB"
    assert rank(candidates("Tripoli", None), None, focus, None, "tripoli")[0][1].country == "LB"


def test_the_home_of_the_outlet_counts() -> None:
    names = [group("Lancaster")]
    assert rank(names[0].entries, None, focus_of(names, {"GB": 2.0}), None, "lancaster")[0][1].country == "GB"
    assert rank(names[0].entries, None, focus_of(names, {"US": 2.0}), None, "lancaster")[0][1].country == "US"
