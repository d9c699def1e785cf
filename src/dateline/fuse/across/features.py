"""What of a report is compared with others: small, flat, and kept by the store as a blob."""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Sequence
from datetime import date

import msgspec

from dateline.knowledge.actors import side_of
from dateline.knowledge.folding import fold
from dateline.model import THINGS, UNREAL, Actor, Place, Report, Tally, When

from .signature import signature as sign
from .terms import terms

#: Terms kept of a telling and of the rest of its report; those with the smallest checksums where there are more, which
#: are the same ones in every report.
_MOST = 40
_MOST_ASIDE = 60
_WIDE = frozenset({"admin1", "region", "governorate", "province"})
_SETTLED = frozenset({"city", "town", "village", "settlement", "capital"})
#: Their point lies half way along, somewhere beside what happened on them.
_LINES = frozenset({"road", "river", "railway", "front", "border"})
_CITIES = frozenset({"city", "capital"})
_CLOCK = re.compile(r"T(\d{2}):(\d{2})")
#: People too general to be one with others.
_GENERAL = frozenset({"civilians", "rioters", "protesters"})


class Features(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A report's happening as other reports may tell it. Days are proleptic ordinals, `hour` minutes after midnight.

    `fine` is how fine the place is: 0 none, 1 country, 2 first-order area, 3 second-order, 4 settlement, 5 a part of
    one; `city` is true of a large settlement. `doers` and `others` are keys of known actors, `sides` those they stand
    on. Counts are (low, best, high). `terms` are the rare words of the telling and `aside` those of the rest of the
    report. `rank` is 1 for what the report is about.
    """

    ref: str
    rank: int
    outlet: str | None
    published: int | None
    start: int | None
    end: int | None
    hour: int | None
    place_id: str | None
    place: str | None
    fine: int
    city: bool
    lat: float | None
    lon: float | None
    radius: float
    admin1: str | None
    country: str | None
    type: str
    subtype: str | None
    real: bool
    doers: tuple[str, ...]
    others: tuple[str, ...]
    sides: tuple[str, ...]
    weapons: tuple[str, ...]
    killed: tuple[int | None, int | None, int | None] | None
    injured: tuple[int | None, int | None, int | None] | None
    terms: tuple[str, ...]
    aside: tuple[str, ...]
    signature: bytes

    @property
    def document(self) -> str:
        """The id of the report's document."""
        return self.ref.rpartition("/")[0]


def features(report: Report, signature: Sequence[int] | None = None) -> Features:
    """What of a report is compared; `signature` is that of its text (made where None is given)."""
    document, incident = report.document, report.incident
    place, time = incident.place, incident.time
    told = dict.fromkeys(span for event in report.events for span in event.evidence)
    telling = "\n".join(
        [*(span.quote for span in told), *([document.title] if incident.id == "i1" and document.title else [])]
    )
    own = _geography(place)
    near = {each for each in terms(telling) if each not in own}
    near |= {f"e:{_checksum(span.quote):x}" for span in told if span.end - span.start > 60}
    start, end = _days(time)
    return Features(
        ref=report.ref,
        rank=int(re.sub(r"\D", "", incident.id) or 1),
        outlet=document.outlet,
        published=_ordinal(document.published.end) if document.published else None,
        start=start,
        end=end,
        hour=_hour(time),
        place_id=place.place_id if place else None,
        place=fold(place.name) if place else None,
        fine=fineness(place),
        city=place is not None and place.kind in _CITIES,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius=(place.uncertainty_km or 0.0) if place else 0.0,
        admin1=fold(place.admin1) if place and place.admin1 else None,
        country=place.country if place else None,
        type=incident.type,
        subtype=incident.subtype,
        real=not all(event.status in UNREAL or event.status == "attempted" for event in report.events),
        doers=_keys(incident.side_a),
        others=_keys(incident.side_b),
        sides=tuple(sorted({side for each in incident.side_a if (side := side_of(each.actor_id)) and side != "none"})),
        weapons=tuple(sorted({fold(each.name) for event in report.events for each in event.weapons})),
        killed=_count(incident.fatalities),
        injured=_count(incident.injured),
        terms=_fewest(near, _MOST),
        aside=_fewest({each for each in terms(document.text) if each not in own} - near, _MOST_ASIDE),
        signature=pack(sign(document.text) if signature is None else signature),
    )


def pack(signature: Sequence[int]) -> bytes:
    """A signature in four bytes a number, little-endian."""
    return b"".join(each.to_bytes(4, "little") for each in signature)


def fineness(place: Place | None) -> int:
    """How fine a place is: 0 none, 1 country, 2 first-order area, 3 second-order, 4 settlement, 5 a part of one."""
    if place is None:
        return 0
    if place.kind == "country":
        return 1
    if place.kind in _WIDE or (place.uncertainty_km or 0) > 60:
        return 2
    if place.kind == "admin2":
        return 3
    return 4 if place.kind is None or place.kind in _SETTLED | _LINES else 5


def _keys(actors: Sequence[Actor]) -> tuple[str, ...]:
    known = {each.actor_id for each in actors if each.actor_id and each.kind not in _GENERAL | THINGS}
    return tuple(sorted(each for each in known if not each.startswith("g_")))


def _geography(place: Place | None) -> set[str]:
    """The terms that the place itself makes, which are compared as place."""
    if place is None:
        return set()
    words = [fold(name).split() for name in (place.name, place.admin1, place.admin2) if name]
    found = {f"{kind}:{word}" for name in words for word in name for kind in "pkg"}
    return found | {f"b:{one} {other}" for name in words for one, other in itertools.pairwise(name)}


def _days(time: When | None) -> tuple[int | None, int | None]:
    if time is None:
        return None, None
    return _ordinal(time.start or time.end), _ordinal(time.end or time.start)


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day[:10]).toordinal() if day else None


def _hour(time: When | None) -> int | None:
    match = _CLOCK.search(time.timex or "") if time is not None and time.precision == "time" else None
    return int(match[1]) * 60 + int(match[2]) if match else None


def _count(tally: Tally | None) -> tuple[int | None, int | None, int | None] | None:
    return (tally.low, tally.best, tally.high) if tally is not None else None


def _fewest(found: set[str], most: int) -> tuple[str, ...]:
    return tuple(sorted(sorted(found, key=lambda each: (_checksum(each), each))[:most]))


def _checksum(words: str) -> int:
    return zlib.crc32(" ".join(words.lower().split()).encode())
