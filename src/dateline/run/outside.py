"""What those outside are told of the store's incidents and places: as a public export would, and no more.

Reasons: DOMAIN 10.2, 10.3, 10.7. `last` is the last ISO day of which they hear.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from dateline.export.points import COARSE_GRID, public_place
from dateline.export.protect import mask_reading, public_actor, public_voice
from dateline.export.pseudonyms import Pseudonyms
from dateline.model import Actor, FusedIncident, Place, Quote, Reading, Span
from dateline.model.control import ControlClaim, PlaceControl, Spell
from dateline.model.dossier import Dossier
from dateline.store import StoredFused

from .dossiers import dossier

__all__ = ["public_box", "public_control", "public_dossier", "public_id", "public_listed"]


def public_id(document: str) -> str:
    """A document's id for a viewer: of those that callers give, some spell a name ("omar-speaks-2016")."""
    return hashlib.sha256(document.encode()).hexdigest()[:16]


def public_box(west: float, south: float, east: float, north: float) -> tuple[float, float, float, float]:
    """A box widened to the edges of the coarse grid's cells, so that what is in it tells no more than the cell."""
    half = COARSE_GRID / 2

    def edge(degrees: float, up: bool) -> float:
        cells = (degrees - half) / COARSE_GRID
        return round((math.ceil(cells - 1e-9) if up else math.floor(cells + 1e-9)) * COARSE_GRID + half, 3)

    return edge(west, False), edge(south, False), edge(east, True), edge(north, True)


def _told(incident: FusedIncident, last: str) -> bool:
    """Whether it is old enough to be told; without a known last day it may be fresh."""
    when = incident.time
    if when is None:
        return False
    day = when.end or (when.start if when.precision in ("time", "day") else None)
    return day is not None and day <= last


def public_listed(row: StoredFused, last: str) -> FusedIncident | None:
    """A fused incident for a list or a map, at little cost: without quotes, claims and words of persons.

    None where it is too young, or rejected.
    """
    incident = row.incident
    if row.verdict == "reject" or not _told(incident, last):
        return None
    return replace(
        _without_ids(incident),
        side_a=tuple(map(public_actor, incident.side_a)),
        side_b=tuple(map(public_actor, incident.side_b)),
        place=public_place(incident.place) if incident.place else None,
        time=replace(incident.time, span=None) if incident.time else None,
        sources=(),
        independence=(),
        disagreements=(),
        said=(),
        judged=(),
    )


def public_dossier(
    row: StoredFused, readings: Iterable[Reading], last: str, pseudonyms: Pseudonyms | None = None
) -> Dossier | None:
    """A fused incident with all that its documents say of it, masked and coarse; None where it is not to be shown.

    `incidents[0]` of it is the FusedIncident with its claims (`said`); spans, those of its quotes too, count into the
    dossier's own masked text, which is not to be sent: show quotes of 300 characters at most (`export._items.short`).
    """
    if row.verdict == "reject" or not _told(row.incident, last):
        return None
    by_id = {reading.document.id: reading for reading in readings}
    told = [by_id[own] for own in row.incident.documents]
    starts: dict[str, int] = {}
    at = 0
    for reading in told:
        starts[public_id(reading.document.id)] = at
        at += len(reading.document.text) + 2  # as `dossier` lays them end to end
    incident = _without_ids(replace(row.incident, judged=()))
    hidden = [replace(each, document=replace(each.document, id=public_id(each.document.id))) for each in told]
    whole = dossier(incident, hidden)
    quoted = tuple(
        replace(each, quotes=tuple(_moved(quote, starts) for quote in each.quotes if quote.document in starts))
        for each in incident.said
    )
    masked = mask_reading(replace(whole, incidents=(replace(incident, said=quoted),)), pseudonyms)
    assert isinstance(masked, Dossier)
    found = masked.incidents[0]
    if found.place is not None and found.place.lat is None and found.place.place_id is None:
        masked = replace(masked, incidents=(replace(found, place=None),))
    return masked


def _moved(quote: Quote, starts: Mapping[str, int]) -> Quote:
    by = starts[quote.document]
    return replace(quote, span=Span(quote.span.start + by, quote.span.end + by, quote.span.quote))


def _without_ids(incident: FusedIncident) -> FusedIncident:
    """The incident with the ids of its documents hashed, wherever they stand."""

    def ids(values: Sequence[str]) -> tuple[str, ...]:
        return tuple(map(public_id, values))

    def refs(values: Sequence[str]) -> tuple[str, ...]:
        return tuple(f"{public_id(own)}/{part}" for own, _, part in (each.rpartition("/") for each in values))

    return replace(
        incident,
        documents=ids(incident.documents),
        events=refs(incident.events),
        reports=refs(incident.reports),
        said=tuple(
            replace(
                each,
                documents=ids(each.documents),
                quotes=tuple(replace(quote, document=public_id(quote.document)) for quote in each.quotes),
            )
            for each in incident.said
        ),
        tolls=tuple(replace(each, documents=ids(each.documents)) for each in incident.tolls),
    )


def public_control(found: PlaceControl, last: str) -> PlaceControl | None:
    """A place's timeline up to the last day of which a viewer hears; None where nothing is left of it.

    Its claims keep their document (hashed), outlet and what they say, without words of the report.
    """
    place = public_place(found.place)
    if place is None:
        return None
    kept = [n for n, claim in enumerate(found.claims) if (claim.end or claim.start or claim.published or "9") <= last]
    moved = {old: new for new, old in enumerate(kept)}
    spells = tuple(_spell(each, last, moved) for each in found.spells if each.start <= last)
    if not spells:
        return None
    return replace(
        found,
        id=found.id if found.place.place_id == place.place_id else public_id(found.id),
        place=place,
        names=(place.name,),
        spells=spells,
        brief=tuple(_spell(each, last, moved) for each in found.brief if each.start <= last),
        claims=tuple(_claim(found.claims[n], place) for n in kept),
    )


def _spell(spell: Spell, last: str, moved: Mapping[int, int]) -> Spell:
    return replace(
        spell,
        end=spell.end if spell.end and spell.end <= last else None,
        holder=_holder(spell.holder),
        side=spell.side if spell.holder is None or spell.holder.actor_id else None,
        confirmed=tuple(day for day in spell.confirmed if day <= last),
        last_confirmed=spell.confirmed_by(last) or spell.start,
        claims=tuple(moved[n] for n in spell.claims if n in moved),
        against=tuple(moved[n] for n in spell.against if n in moved),
        note=None,
    )


def _claim(claim: ControlClaim, place: Place) -> ControlClaim:
    return replace(
        claim,
        document=public_id(claim.document),
        name=place.name,
        holder=_holder(claim.holder),
        previous_holder=_holder(claim.previous_holder),
        # an outlet in its own words is named as the outlet is
        by=tuple(name if name == claim.outlet else public_voice(name) for name in claim.by),
        denied_by=tuple(map(public_voice, claim.denied_by)),
        said_of=None,
        quote=None,
    )


def _holder(holder: Actor | None) -> Actor | None:
    return public_actor(holder) if holder else None
