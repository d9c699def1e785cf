"""Incidents that might be the same happening: what a person merges with is among these."""

from __future__ import annotations

import datetime as dt
import math

import msgspec

from dateline.model import FusedIncident, Place
from dateline.model.geo import great_circle_km
from dateline.store import Store, StoredFused
from dateline.store.beside import linked

from .briefs import Brief

#: Days and kilometres around an incident in which others are looked for.
DAYS, KM = 7, 60.0
MOST = 30
_KM_PER_DEGREE = 111.2


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """Another incident: how far away in space and time, and in bits what speaks for one happening.

    `bits` is the weight of the likest pair of reports; None where no two of their reports were compared.
    """

    incident: Brief
    km: float | None
    days: int | None
    bits: float | None


class Nearby(msgspec.Struct, frozen=True, kw_only=True):
    """The candidates, the likeliest first."""

    near: tuple[Near, ...]


def near(store: Store, row: StoredFused) -> Nearby:
    """Incidents whose reports were compared with one of this, by weight, then those around it in space and time."""
    bits = dict(linked(store, row.incident, MOST))
    rows = {own: store.fused_of(own) for own in bits} | {each.id: each for each in _around(store, row.incident)}
    rows.pop(row.id, None)
    found = [_near(row.incident, each, bits.get(each.id)) for each in rows.values()]
    found.sort(key=lambda each: (each.bits is None, -(each.bits or 0), _far(each), each.incident.id))
    return Nearby(near=tuple(found[:MOST]))


def _far(each: Near) -> float:
    """A day counts as ten kilometres."""
    return (each.km if each.km is not None else KM) + 10 * (each.days if each.days is not None else DAYS)


def _around(store: Store, incident: FusedIncident) -> list[StoredFused]:
    place, day = incident.place, _day(incident)
    if place is None or place.lat is None or place.lon is None or day is None:
        return []
    high = KM / _KM_PER_DEGREE
    wide = min(high / max(math.cos(math.radians(place.lat)), 0.01), 180.0)
    box = (place.lon - wide, place.lat - high, place.lon + wide, place.lat + high)
    span = dt.timedelta(days=DAYS)
    return list(store.fused(box=box, since=str(day - span), until=str(day + span), limit=10 * MOST))


def _near(incident: FusedIncident, other: StoredFused, bits: float | None) -> Near:
    one, two = _day(incident), _day(other.incident)
    return Near(
        incident=Brief.of(other),
        km=_km(incident.place, other.incident.place),
        days=abs((one - two).days) if one and two else None,
        bits=bits,
    )


def _day(incident: FusedIncident) -> dt.date | None:
    start = incident.time.start or incident.time.end if incident.time else None
    return dt.date.fromisoformat(start) if start else None


def _km(one: Place | None, two: Place | None) -> float | None:
    if one is None or two is None or one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    return round(great_circle_km(one.lat, one.lon, two.lat, two.lon), 1)
