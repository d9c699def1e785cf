"""A choice is the surer the further it leads."""

from __future__ import annotations

from dateline.resolve.places_candidates import candidates
from dateline.resolve.places_confidence import confidence

PARIS = [e for e in candidates("Paris", None) if e.kind in ("city", "town") and e.primary]


def lead(by: float, boxed: bool = False, names: float = 9.0) -> float:
    return confidence([(5.0 + by, PARIS[0]), (5.0, PARIS[1])], boxed, names)


def test_confidence_grows_with_the_lead() -> None:
    assert [lead(by) for by in (0.0, 1.0, 4.0, 9.0)] == [0.43, 0.75, 0.95, 0.99]


def test_few_names_tell_less_and_a_container_more() -> None:
    assert lead(2.0, names=1.0) < lead(2.0) < lead(2.0, boxed=True)


def test_a_name_of_one_place_is_not_certain() -> None:
    assert confidence([(5.0, PARIS[0])], False, 9.0) == 0.95


def test_the_point_of_a_wide_area_is_never_sure() -> None:
    europe = next(e for e in candidates("Europe", None) if e.kind == "continent")
    assert confidence([(20.0, europe)], False, 9.0) == 0.8
