"""The value that an incident gives a field: in words, and as what is compared between coders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

from dateline.model import CorrectedField, FusedIncident, Place, Tally, When
from dateline.model.display import tally_text

#: How two values of a field lie apart: not at all or wholly, by days or people, by shared members.
Scale = Literal["nominal", "interval", "masi"]
_COUNTS = frozenset({"killed", "civilians_killed", "injured", "captured"})


@dataclass(frozen=True, slots=True)
class Value:
    """`words` are "" where the value is unknown. Two values are the same where `token` is.

    `figure` is what agreement beyond chance is computed of: a name, a set of names, days since year 1, people; None
    where a number is unknown.
    """

    words: str
    token: Hashable
    figure: Hashable | None


def scale_of(field: CorrectedField) -> Scale:
    """The scale on which values of a field differ."""
    if field in _COUNTS or field == "day":
        return "interval"
    return "masi" if field in ("side_a", "side_b") else "nominal"


def value_of(incident: FusedIncident, field: CorrectedField) -> Value:
    """What an incident gives a field."""
    match field:
        case "killed":
            return _count(incident.fatalities)
        case "civilians_killed":
            return _count(incident.civilian_fatalities)
        case "injured":
            return _count(incident.injured)
        case "captured":
            return _count(incident.captured)
        case "day":
            return _day(incident.time)
        case "place":
            return _place(incident.place)
        case "side_a" | "side_b":
            actors = incident.side_a if field == "side_a" else incident.side_b
            keys = frozenset(actor.key for actor in actors)
            return Value("; ".join(dict.fromkeys(actor.name for actor in actors)), keys, keys)
    word = incident.type if field == "type" else incident.subtype
    return Value(word or "", word or "", word or "")


def _count(tally: Tally | None) -> Value:
    words = tally_text(tally)
    if tally is None or not words:
        return Value("", "", None)
    bounds = [each for each in (tally.low, tally.high) if each is not None]
    middle = tally.best if tally.best is not None else sum(bounds) / len(bounds)
    return Value(words, words, float(middle))


def _day(when: When | None) -> Value:
    if when is None or not (when.start or when.end):
        return Value("", "", None)
    first, last = when.start or when.end or "", when.end or when.start or ""
    middle = sum(dt.date.fromisoformat(day).toordinal() for day in (first, last)) / 2
    words = first if when.start == when.end else f"{when.start or '…'} to {when.end or '…'}"
    return Value(words, (when.start, when.end), middle)


def _place(place: Place | None) -> Value:
    if place is None:
        return Value("", "", "")
    point = "" if place.lat is None or place.lon is None else f"@{place.lat:.3f},{place.lon:.3f}"
    token = place.place_id or place.name.casefold() + point
    # "Ayyash, Deir ez-Zor" names its province itself
    named = not place.admin1 or place.admin1 in place.name.split(", ")
    return Value(place.name if named else f"{place.name}, {place.admin1}", token, token)
