"""Where it happened, by several reports."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.fuse.alike import fineness, places_fit
from dateline.model import Place

from .account import Account
from .spans import bare_place


def place_of(accounts: Sequence[Account]) -> Place | None:
    """The place with which most voices agree, the finest of these; one on the map before one that is not."""
    told = [(account, place) for account in accounts if (place := account.incident.place) is not None]
    if not told:
        return None
    support = [_support(place, told) for _, place in told]
    most = max(support)
    agreed = [place for (_, place), weight in zip(told, support, strict=True) if weight == most]
    return bare_place(min(agreed, key=_coarseness))


def _support(place: Place, told: list[tuple[Account, Place]]) -> float:
    by_voice: dict[str, float] = {}
    for account, other in told:
        if places_fit(place, other):
            weight = account.weight * min(fineness(place), fineness(other), 3) / 3
            by_voice[account.voice] = max(weight, by_voice.get(account.voice, 0.0))
    return round(sum(by_voice.values()), 6)


def _coarseness(place: Place) -> tuple[bool, int, float]:
    return place.lat is None, -fineness(place), place.uncertainty_km or 0.0
