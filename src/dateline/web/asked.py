"""What the desk is asked for: the filters of all screens, as they stand in the URL.

| name | example | what is found |
|---|---|---|
| `since`, `until` | `2016-04-21`, `2016-04`, `2016` | what may have happened within these days, both inclusive |
| `box` | `35.1,32.5,42.4,37.3` | what has its point within west, south, east, north |
| `area` | `36,35;37,35;37,36` | what has its point within the polygon of these longitudes and latitudes |
| `kind`* | `Battles`, `Armed clash`, `shelling` | event types and sub-event types, or words of one |
| `actor`* | `sdf`, `Islamic State` | who stands on a side: ids or names of the registry, names as written |
| `place` | `Raqqa`, `Syria`, `geonames:172955` | names of a place or of the areas around it, or a gazetteer id |
| `source` | `Harbour Gazette`, `residents` | outlets, and sources that they quote |
| `status`* | `occurred` | statuses of any of its events |
| `killed_min`, `killed_max` | `10` | the best number of people killed |
| `credibility`* | `4` | Admiralty digits, 1-6 |
| `review`* | `open` | open, accepted, rejected, corrected |
| `documents_min` | `2` | how many documents tell it |
| `text` | `market rocket` | words that all stand in one of its documents |

Names with * may be given more than once: any of them fits. All filters must hold.
"""

from __future__ import annotations

import math
from typing import Annotated, Literal, TypeVar

import msgspec
from fastapi import Depends, Query

from dateline.model import InputError
from dateline.model.events import Status
from dateline.store import first_day, last_day
from dateline.store.fold import words

from .public import ask_publicly, public_box
from .who import Viewer

ReviewState = Literal["open", "accepted", "rejected", "corrected"]
#: Degrees: west, south, east, north. West may be greater than east, where the box lies across 180°.
Box = tuple[float, float, float, float]
Area = tuple[tuple[float, float], ...]
Value = TypeVar("Value")
#: Corners of an area, values of a filter that may be given more than once, characters of a word.
_CORNERS, _SEVERAL, _LENGTH = 200, 50, 200


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Filters, all of which must hold; see the module. `since` and `until` are ISO days."""

    since: str | None = None
    until: str | None = None
    box: Box | None = None
    area: Area | None = None
    kind: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    place: str | None = None
    source: str | None = None
    status: tuple[Status, ...] = ()
    killed_min: int | None = None
    killed_max: int | None = None
    credibility: tuple[int, ...] = ()
    review: tuple[ReviewState, ...] = ()
    documents_min: int | None = None
    text: str | None = None

    @property
    def given(self) -> dict[str, object]:
        """What is asked, by name."""
        default = Asked()
        return {
            name: value for name in self.__struct_fields__ if (value := getattr(self, name)) != getattr(default, name)
        }


def asked_of(
    since: Annotated[str | None, Query(max_length=10, examples=["2016-04"])] = None,
    until: Annotated[str | None, Query(max_length=10)] = None,
    box: Annotated[str | None, Query(max_length=_LENGTH, description="west,south,east,north")] = None,
    area: Annotated[str | None, Query(max_length=40 * _CORNERS, description="lon,lat;lon,lat;…")] = None,
    kind: Annotated[list[str] | None, Query(max_length=_SEVERAL)] = None,
    actor: Annotated[list[str] | None, Query(max_length=_SEVERAL)] = None,
    place: Annotated[str | None, Query(max_length=_LENGTH)] = None,
    source: Annotated[str | None, Query(max_length=_LENGTH)] = None,
    status: Annotated[list[Status] | None, Query(max_length=_SEVERAL)] = None,
    killed_min: Annotated[int | None, Query(ge=0, le=10**9)] = None,
    killed_max: Annotated[int | None, Query(ge=0, le=10**9)] = None,
    credibility: Annotated[list[Annotated[int, Query(ge=1, le=6)]] | None, Query(max_length=_SEVERAL)] = None,
    review: Annotated[list[ReviewState] | None, Query(max_length=_SEVERAL)] = None,
    documents_min: Annotated[int | None, Query(ge=0, le=10**9)] = None,
    text: Annotated[str | None, Query(max_length=_LENGTH)] = None,
) -> Asked:
    """The filters of a request. An empty value is none. Raises InputError in plain words where one makes no sense."""
    return Asked(
        since=first_day(since) if since else None,
        until=last_day(until) if until else None,
        box=box_of(box, "box") if box else None,
        area=_area(area) if area else None,
        kind=_several([each for some in kind or () if (each := _worded(some, "kind"))]),
        actor=_several([each for some in actor or () if (each := _worded(some, "actor"))]),
        place=_worded(place, "place"),
        source=_worded(source, "source"),
        status=_several(status),
        killed_min=killed_min,
        killed_max=killed_max,
        credibility=_several(credibility),
        review=_several(review),
        documents_min=documents_min,
        text=_worded(text, "text"),
    )


def _allowed(asked: Annotated[Asked, Depends(asked_of)], who: Viewer) -> Asked:
    """The filters, where whoever asks may see by them; a viewer's box is as coarse as the points that she sees."""
    if who.may("coder"):
        return asked
    ask_publicly(asked.given)
    return msgspec.structs.replace(asked, box=public_box(*asked.box)) if asked.box else asked


#: A route's parameter that receives the filters. Raises InputError, and DeniedError where they are not for a viewer.
TheAsked = Annotated[Asked, Depends(_allowed)]


def box_of(given: str, name: str) -> Box:
    """A box from "west,south,east,north"; raises InputError. A map that was turned round gives degrees beyond 180."""
    west, south, east, north = _numbers(given, 4, f'{name} {given!r}: write "west,south,east,north" in degrees')
    if not (-90 <= south <= north <= 90) or abs(west) > 1000 or abs(east) > 1000:
        raise InputError(f"{name} {given!r}: south and north lie between -90 and 90, south first")
    if east - west >= 360:
        return -180.0, south, 180.0, north
    return _turned(west), south, _turned(east), north


def _turned(lon: float) -> float:
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def _area(given: str) -> Area:
    told = 'area: write "lon,lat;lon,lat;lon,lat" in degrees, three corners or more'
    corners = [_numbers(each, 2, told) for each in given.strip("; ").split(";")]
    if len(corners) < 3 or len(corners) > _CORNERS:
        raise InputError(told if len(corners) < 3 else f"area: no more than {_CORNERS} corners")
    if any(abs(lat) > 90 or abs(lon) > 360 for lon, lat in corners):
        raise InputError("area: a longitude lies between -180 and 180, a latitude between -90 and 90")
    return tuple((lon, lat) for lon, lat in corners)


def _numbers(given: str, count: int, told: str) -> list[float]:
    try:
        found = [float(each) for each in given.split(",")]
    except ValueError:
        raise InputError(told) from None
    if len(found) != count or not all(map(math.isfinite, found)):
        raise InputError(told)
    return found


def _worded(given: str | None, name: str) -> str | None:
    """Words to look for; raises InputError where there are none in it ("!?")."""
    kept = (given or "").strip()
    if kept and not words(kept):
        raise InputError(f"{name} {kept!r}: there is no word in it to look for")
    return kept or None


def _several(given: list[Value] | None) -> tuple[Value, ...]:
    """Each value once, in an order of their own: the same filters are the same question."""
    kept = {each: None for each in given or () if each != ""}
    if any(isinstance(each, str) and len(each) > _LENGTH for each in kept):
        raise InputError(f"a value is no longer than {_LENGTH} characters")
    return tuple(sorted(kept, key=str))
