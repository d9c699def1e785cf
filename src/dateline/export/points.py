"""Points as a public export tells them: on a grid, coarser where people shelter. Reasons: DOMAIN 10.2, 10.7."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.model import Place

from ._privacy import area_of, by_hand, resolved

#: Kinds of place whose exact point could lead to people who shelter there, and grid steps in degrees.
SENSITIVE_PLACES = frozenset(
    {
        "hospital",
        "clinic",
        "school",
        "university",
        "campus",
        "camp",
        "idp_camp",
        "shelter",
        "mosque",
        "church",
        "bakery",
    }
    | {"house", "home", "prison", "facility", "market", "warehouse", "aid_route"}
)
FINE_GRID, COARSE_GRID = 0.01, 0.05
_KM_PER_DEGREE = 111.2


def coarse_point(place: Place) -> dict[str, Any]:
    """The fields of a place that tell where it lies, on a public grid; its uncertainty is no finer than the grid."""
    sensitive = place.kind in SENSITIVE_PLACES or by_hand(place)
    step = COARSE_GRID if sensitive else FINE_GRID
    located = place.lat is not None and place.lon is not None
    radius = max(place.uncertainty_km or 0.0, round(step * _KM_PER_DEGREE, 1)) if located else place.uncertainty_km
    return {
        "place_id": None if sensitive else place.place_id,
        "lat": _snap(place.lat, step),
        "lon": _snap(place.lon, step),
        "geometry": None if sensitive or place.geometry is None else _snap_geometry(place.geometry, step),
        "uncertainty_km": radius,
    }


def public_place(place: Place) -> Place | None:
    """The place on the public grid; None where no gazetteer has it, for the name may be a person's.

    A point that a coder gave by hand stays, by the name of its province or country.
    """
    if by_hand(place) and (area := area_of(place)):
        return msgspec.structs.replace(place, name=area, span=None, **coarse_point(place))
    return msgspec.structs.replace(place, span=None, **coarse_point(place)) if resolved(place) else None


def _snap(degrees: float | None, step: float) -> float | None:
    return None if degrees is None else round(round(degrees / step) * step, 2)


def _snap_geometry(geometry: dict[str, Any], step: float) -> dict[str, Any]:
    def snap(value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [snap(part) for part in value]
        return _snap(value, step) if isinstance(value, int | float) else value

    return {**geometry, "coordinates": snap(geometry.get("coordinates", []))}
