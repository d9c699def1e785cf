"""How exactly a place is known: ACLED's geo_precision, UCDP's where_prec, and a radius in kilometres."""

from __future__ import annotations

from dateline.model.records import Relation

_AREA_CODES = {
    "country": (None, 6),
    "demonym": (None, 6),
    "continent": (None, 6),
    "admin1": (3, 4),
    "admin2": (2, 3),
    "region": (3, 5),
    "road": (3, 5),
    "river": (3, 5),
    "mountain": (2, 2),
    "sea": (3, 7),
    "lake": (3, 7),
}
#: UCDP's "around a place" is within about so many kilometres of it.
AROUND_KM = 25.0
#: Kilometres within which a relation puts an event around the named place.
_REACH = {"near": 15.0, "outskirts": 8.0, "direction": 25.0, "between": 50.0}


def codes(kind: str | None, relation: Relation | None) -> tuple[int | None, int]:
    """(ACLED geo_precision, UCDP where_prec) of a resolved place.

    A named place is 1 and 1; "near", "on the outskirts of", "towards" it 2 and 2; a district 2 and 3; a province 3 and
    4; a road, a region, "between" two places 3 and 5; a country none and 6 (ACLED codes no event to a whole country).
    """
    geo, where = _AREA_CODES.get(kind or "", (1, 1))
    if relation == "between" and geo is not None:  # "between Syria and Iraq" is no finer than the countries
        return 3, max(5, where)
    if relation in ("near", "outskirts", "direction") and where < 2:
        return 2, 2
    return geo, where


def radius(uncertainty: float, relation: Relation | None) -> float:
    """Kilometres around the point within which the place named with this relation lies."""
    return round(max(uncertainty, _REACH.get(relation or "", 0.0)), 1)
