"""What a person writes to correct a field, understood: "killed=20+", "day=2016-04-20..2016-04-22", "place=Harasta"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, get_args

import msgspec

from dateline.knowledge.actors import registry
from dateline.knowledge.codebooks import subtypes
from dateline.knowledge.gazetteer import Entry, gazetteer
from dateline.knowledge.gazetteer_entry import SETTLED
from dateline.model import Actor, CorrectedField, Correction, InputError, Place, Tally, When
from dateline.resolve.places_precision import codes
from dateline.store import first_day, last_day

#: What says that a value is unknown.
UNKNOWN = frozenset({"", "unknown", "null", "none", "?"})
_FIELDS: tuple[CorrectedField, ...] = get_args(CorrectedField)
_COUNT = re.compile(
    r"(?:(?:at least|over)\s+)?(\d{1,7})(\+?)|(\d{1,7})\s*[-–]\s*(\d{1,7})|up to (\d{1,7})", re.IGNORECASE
)
_POINT = re.compile(r"(.+)@\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)")


def correction_of(field: str, given: str, country: str | None = None) -> list[Correction]:
    """The corrections that "field=given" stands for; of places of one name that in this country (ISO) is meant.

    A sub-event type brings its event type along. Raises InputError, with what to write, where it is not understood.
    """
    name = field.strip().lower().replace(" ", "_").replace("-", "_")
    known = next((each for each in _FIELDS if each == name), None)
    if known is None:
        raise InputError(f"{field!r} is no field that can be corrected: these are {', '.join(_FIELDS)}")
    told = " ".join(given.split())
    if told.lower() in UNKNOWN:
        if known == "type":
            raise InputError("an incident always has a type: give another one, or reject the incident")
        return [Correction(field=known, given="")]
    made: dict[str, Any] = _READERS[known](told) if known != "place" else {"place": _place(told, country)}
    found = [Correction(field=known, given=told, **made)]
    if known == "subtype":
        event_type = subtypes()[made["word"]].event_type
        found.insert(0, Correction(field="type", given=event_type, word=event_type))
    return found


def _tally(given: str) -> dict[str, Any]:
    match = _COUNT.fullmatch(given)
    if match is None:
        raise InputError(f'{given!r} is no number of people: write 12, 10-20, 20+, "up to 20" or "unknown"')
    if match[5]:
        return {"tally": Tally(high=int(match[5]))}
    if match[3]:
        low, high = int(match[3]), int(match[4])
        if low > high:
            raise InputError(f"{given!r}: the lower number comes first")
        return {"tally": Tally(low=low, high=high)}
    least = bool(match[2]) or not given[0].isdigit()
    number = int(match[1])
    return {"tally": Tally(low=number, best=number, high=None if least else number)}


def _day(given: str) -> dict[str, Any]:
    begin, dots, end = (part.strip() for part in given.partition(".."))
    first, last = first_day(begin), last_day(end if dots else begin)
    if first > last:
        raise InputError(f"{given!r}: the earlier day comes first")
    precision = "day" if first == last else "period" if dots else "month" if len(begin) == 7 else "year"
    timex = None if dots else begin
    return {"time": When(start=first, end=last, precision=precision, timex=timex, basis="corrected")}  # type: ignore[arg-type]


def _type(given: str) -> dict[str, Any]:
    names = dict.fromkeys(row.event_type for row in subtypes().values())
    found = next((each for each in names if each.lower() == given.lower()), None)
    if found is None:
        raise InputError(f"{given!r} is no event type: these are {', '.join(names)}")
    return {"word": found}


def _subtype(given: str) -> dict[str, Any]:
    found = next((each for each in subtypes() if each.lower() == given.lower()), None)
    if found is None:
        raise InputError(f"{given!r} is no sub-event type: these are {', '.join(subtypes())}")
    return {"word": found}


def _side(given: str) -> dict[str, Any]:
    return {"actors": tuple(_actor(name.strip()) for name in given.split(";") if name.strip())}


def _actor(name: str) -> Actor:
    known = registry().get(name)
    ids = registry().candidates(name) if known is None else ()
    if len(ids) > 1:
        raise InputError(f"{name!r} may be {', '.join(ids[:8])}: write one of these ids")
    row = known or (registry().get(ids[0]) if ids else None)
    return Actor(name=row.name, actor_id=row.id, kind=row.kind) if row else Actor(name=name)


def _place(given: str, country: str | None) -> Place:
    if match := _POINT.fullmatch(given):
        lat, lon = float(match[2]), float(match[3])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise InputError(f"{given!r}: degrees north and east are meant, as in Harasta@33.56,36.37")
        area = gazetteer().admin1_at(lat, lon)
        where = gazetteer().country_at(lat, lon)
        return Place(name=match[1].strip(), lat=lat, lon=lon, admin1=area.name if area else None, country=where)
    if given.startswith("geonames:") and given[9:].isdigit():
        row = gazetteer().by_geonames(int(given[9:]))
        if row is None:
            raise InputError(f"{given!r} is not in the gazetteer")
        return place_of_entry(gazetteer().entry(row))
    found = gazetteer().find(given, loose=False)
    near = [each for each in found if country and each.country == country]
    meant = near if len(found) > 1 and near else list(found)
    towns = [each for each in meant if each.kind in SETTLED]
    meant = towns if len(towns) == 1 else meant  # a city gives its name to its province, district and airport
    if len(meant) == 1:
        return msgspec.structs.replace(place_of_entry(meant[0]), name=given)
    if not meant:
        raise InputError(f"{given!r} is not in the gazetteer: write {given}@LATITUDE,LONGITUDE")
    listed = "; ".join(f"{_id(each)} ({each.kind}, {each.admin1 or each.country})" for each in meant[:6])
    raise InputError(f"{given!r} may be {listed}: write one of these ids, or {given}@LATITUDE,LONGITUDE")


def _id(entry: Entry) -> str:
    return entry.place_id or f"{entry.name}@{entry.lat},{entry.lon}"


def place_of_entry(entry: Entry) -> Place:
    """A gazetteer's place as a person's value has it: sure, and as exact as its kind."""
    geo, ucdp = codes(entry.kind, None)
    return Place(
        name=entry.name, place_id=entry.place_id, kind=entry.kind, lat=entry.lat, lon=entry.lon,
        uncertainty_km=entry.uncertainty_km, admin2=entry.admin2, admin1=entry.admin1, country=entry.country or None,
        geo_precision=geo, ucdp_where_prec=ucdp, candidates=1, confidence=1.0,
    )  # fmt: skip


_READERS: dict[str, Callable[[str], dict[str, Any]]] = {
    "type": _type, "subtype": _subtype, "day": _day, "side_a": _side, "side_b": _side, "killed": _tally,
    "civilians_killed": _tally, "injured": _tally, "captured": _tally,
}  # fmt: skip
