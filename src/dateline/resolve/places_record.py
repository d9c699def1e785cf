"""The record of a settled mention: its point, its areas, and how exactly they are known."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from dateline.knowledge.gazetteer import Entry
from dateline.model import Place, PlaceMention, Span

from .places_candidates import AIR
from .places_near import distance
from .places_precision import codes, radius

FACILITY = frozenset(
    """airbase airport military_base checkpoint hospital bridge dam oil_field gas_field crossing facility
    roundabout port camp road river lake mountain island""".split()
)
_AREAS = frozenset(("country", "demonym", "continent", "region"))
#: A facility whose own point is unknown lies within this many kilometres of its town (rule of thumb).
_FACILITY_REACH = 15.0
_KIND_OF_MENTION = {"district": "admin2", "county": "admin2", "area": None}
#: How often a place that only its container is known of lies near the container's point.
_BY_CONTAINER = 0.6


@dataclass(slots=True)
class Choice:
    """What was made of a mention: its place or None, how many it could be, how surely, and why none was chosen.

    `beside` is a place near which it lies though nothing says that it lies in it.
    """

    entry: Entry | None
    candidates: int
    confidence: float = 0.0
    reason: str = "no place of this name fits the report"
    beside: Entry | None = None


def place_of(mention: PlaceMention, choice: Choice, box: Entry | None, text: str) -> tuple[Place, str | None]:
    """The Place of a mention, and why it has no point of its own, where it has none."""
    entry = choice.entry
    if entry is not None and entry.kind in _AREAS and mention.kind in FACILITY:
        box, entry = entry, None  # "a Syria oil field": somewhere in the country, not at its middle
    if entry is None:
        return _by_container(mention, choice, box, text)
    kind = "country" if entry.kind == "demonym" else entry.kind
    lies = entry.uncertainty_km
    if mention.kind in FACILITY and entry.kind not in FACILITY:
        kind, lies = mention.kind or kind, max(lies, _FACILITY_REACH)
    elif mention.kind == "neighbourhood" and kind in ("town", "village"):
        kind = "neighbourhood"
    geo, where = codes(kind, mention.relation)
    if mention.kind in FACILITY and lies >= _FACILITY_REACH and where == 1:
        geo, where = 2, 2
    place = Place(
        name=_name(mention, text),
        place_id=entry.place_id,
        kind=kind,
        lat=entry.lat,
        lon=entry.lon,
        uncertainty_km=radius(lies, mention.relation),
        admin2=entry.admin2,
        admin1=entry.admin1,
        country=entry.country,
        relation=mention.relation,
        geo_precision=geo,
        ucdp_where_prec=where,
        candidates=choice.candidates,
        confidence=choice.confidence,
        span=Span.of(text, mention.start, mention.end),
    )
    return place, None


def _name(mention: PlaceMention, text: str) -> str:
    words = text[mention.start : mention.end]
    if mention.kind in AIR:
        if words.lower().find(" of ") > 0 and not words.endswith(("base", "port")):
            return f"{mention.name} {mention.kind}"  # "airbase of X" is the X airbase
        return " ".join(words.split())
    if mention.kind in FACILITY and mention.kind != "road":
        return " ".join(words.split())
    return mention.name


def _by_container(mention: PlaceMention, choice: Choice, box: Entry | None, text: str) -> tuple[Place, str]:
    """A place known only by what it lies in, or not at all."""
    name, span = _name(mention, text), Span.of(text, mention.start, mention.end)
    kind = _KIND_OF_MENTION.get(mention.kind or "", mention.kind)
    # "the Department of Works in Idlib": no province lies in a town, so its point is not the town's
    if box is None or kind == "admin1" or box.kind in ("country", "demonym", "continent"):
        return Place(
            name=name,
            kind=kind,
            country=box.country if box else None,
            relation=mention.relation,
            candidates=choice.candidates,
            span=span,
        ), choice.reason
    geo, where = codes(box.kind, mention.relation)
    if mention.kind in AIR:
        geo, where = 2, 2
    lies = max(box.uncertainty_km, _FACILITY_REACH if mention.kind in FACILITY else 0.0)
    return Place(
        name=name,
        kind=kind,
        lat=box.lat,
        lon=box.lon,
        uncertainty_km=radius(lies, mention.relation),
        admin2=name if kind == "admin2" else box.admin2,
        admin1=box.admin1,
        country=box.country,
        relation=mention.relation,
        geo_precision=max(2, geo or 3),
        ucdp_where_prec=3 if kind == "admin2" and where == 4 else max(2, where),
        candidates=choice.candidates,
        confidence=_BY_CONTAINER,
        span=span,
    ), f"put at {box.name}, in which it lies by the text"


def road_of(mention: PlaceMention, towns: list[Entry], text: str) -> Place | None:
    """A road between towns: a line through them. The point is its middle, the radius half its length."""
    if len(towns) < 2:
        return None
    ends = [(e.lat, e.lon) for e in towns]
    length = sum(distance(*a, *b) for a, b in itertools.pairwise(ends))
    lats, lons = [lat for lat, _ in ends], [lon for _, lon in ends]
    countries, provinces = {e.country for e in towns}, {e.admin1 for e in towns}
    geo, where = codes("road", mention.relation)
    return Place(
        name=mention.name,
        kind="road",
        lat=round((min(lats) + max(lats)) / 2, 4),
        lon=round((min(lons) + max(lons)) / 2, 4),
        geometry={"type": "LineString", "coordinates": [[lon, lat] for lat, lon in ends]},
        uncertainty_km=round(max(5.0, length / 2), 1),
        admin1=towns[0].admin1 if len(provinces) == 1 else None,
        country=towns[0].country if len(countries) == 1 else None,
        relation=mention.relation,
        geo_precision=geo,
        ucdp_where_prec=where,
        candidates=1,
        confidence=0.7,
        span=Span.of(text, mention.start, mention.end),
    )
