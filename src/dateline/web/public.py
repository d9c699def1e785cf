"""What a viewer may see: what a public export would give, and no more. Reasons: DOMAIN 10.2, 10.3, 10.7.

A route whose `who.may("coder")` is false answers with what these functions leave. What they give back as None is not
there for a viewer: the route answers as it does for an id that does not exist.

Filters are a way of seeing too: whoever may ask for a box of one metre, or for a text, reads off what the answer hides.
So a viewer's filters go through `public_box` and `ask_publicly` first.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from dateline.export.protect import (
    COARSE_GRID,
    CONTROL_DELAY_DAYS,
    MIN_DELAY_DAYS,
    coarse_point,
    mask_reading,
    public_actor,
    public_place,
    public_voice,
)
from dateline.knowledge.actors import registry
from dateline.knowledge.outlets import outlets_called
from dateline.model import Actor, FusedIncident, InputError, Place, Quote, Reading, Span
from dateline.model.control import ControlClaim, PlaceControl, Spell
from dateline.model.dossier import Dossier
from dateline.run.dossiers import dossier
from dateline.store import StoredFused

from .who import DeniedError

__all__ = [
    "ask_publicly",
    "coarse_degrees",
    "coarse_point",
    "day_asked",
    "last_control_day",
    "last_public_day",
    "public_actor",
    "public_box",
    "public_control",
    "public_dossier",
    "public_id",
    "public_listed",
    "public_place",
    "public_voice",
]

#: What a viewer may filter by without further thought: they stand in what she is shown.
_OPEN = frozenset({"since", "until", "box", "kind", "place", "status", "killed_min", "killed_max"})
_OPEN_TOO = frozenset({"credibility", "documents_min"})


def today() -> dt.date:
    """The day of now, UTC."""
    return dt.datetime.now(dt.UTC).date()


def last_public_day() -> str:
    """The last ISO day of which a viewer hears: an incident is shown where its last day is known and not after it."""
    return (today() - dt.timedelta(days=MIN_DELAY_DAYS)).isoformat()


def last_control_day() -> str:
    """The last ISO day of which a viewer hears who held what."""
    return (today() - dt.timedelta(days=CONTROL_DELAY_DAYS)).isoformat()


def public_id(document: str) -> str:
    """A document's id for a viewer: of those that callers give, some spell a name ("omar-speaks-2016")."""
    return hashlib.sha256(document.encode()).hexdigest()[:16]


def coarse_degrees(degrees: float) -> float:
    """A latitude or longitude on the coarse grid, for where nothing is known of the kind of the place."""
    return round(round(degrees / COARSE_GRID) * COARSE_GRID, 2)


def public_box(west: float, south: float, east: float, north: float) -> tuple[float, float, float, float]:
    """A box widened to the edges of the coarse grid's cells, so that what is in it tells no more than the cell."""
    half = COARSE_GRID / 2

    def edge(degrees: float, up: bool) -> float:
        cells = (degrees - half) / COARSE_GRID
        return round((math.ceil(cells - 1e-9) if up else math.floor(cells + 1e-9)) * COARSE_GRID + half, 3)

    return edge(west, False), edge(south, False), edge(east, True), edge(north, True)


def ask_publicly(filters: Mapping[str, Any]) -> None:
    """Raise DeniedError (403) where a viewer's filters ask for what she is not shown.

    `filters` are those that are set, by their names in the address. Texts and drawn areas are for coders; an actor or
    source must be one of the registries, for a name that is in none may be a person's.
    """
    for name, value in filters.items():
        values = [str(each) for each in (value if isinstance(value, list | tuple) else [value])]
        if name == "actor" and all(registry().candidates(each) or registry().get(each) for each in values):
            continue
        if name == "source" and all(map(outlets_called, values)):
            continue
        if name not in _OPEN | _OPEN_TOO:
            raise DeniedError(403, f"the filter {name} is for the role coder and above, with this value at least")


def _told(incident: FusedIncident) -> bool:
    """Whether it is old enough to be told; without a known last day it may be fresh."""
    when = incident.time
    if when is None:
        return False
    day = when.end or (when.start if when.precision in ("time", "day") else None)
    return day is not None and day <= last_public_day()


def public_listed(row: StoredFused) -> FusedIncident | None:
    """A fused incident for a list or a map, at little cost: without quotes, claims and words of persons.

    None where it is too young, or rejected.
    """
    incident = row.incident
    if row.verdict == "reject" or not _told(incident):
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


def public_dossier(row: StoredFused, readings: Iterable[Reading]) -> Dossier | None:
    """A fused incident with all that its documents say of it, masked and coarse; None where it is not to be shown.

    `incidents[0]` of it is the FusedIncident with its claims (`said`); spans, those of its quotes too, count into the
    dossier's own masked text, which is not to be sent: show quotes of 300 characters at most (`export._items.short`).
    """
    if row.verdict == "reject" or not _told(row.incident):
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
    masked = mask_reading(replace(whole, incidents=(replace(incident, said=quoted),)))
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


def public_control(found: PlaceControl) -> PlaceControl | None:
    """A place's timeline up to the last day of which a viewer hears; None where nothing is left of it.

    Its claims keep their document (hashed), outlet and what they say, without words of the report.
    """
    place, last = public_place(found.place), last_control_day()
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
        by=tuple(map(public_voice, claim.by)),
        denied_by=tuple(map(public_voice, claim.denied_by)),
        said_of=None,
        quote=None,
    )


def _holder(holder: Actor | None) -> Actor | None:
    return public_actor(holder) if holder else None


def day_asked(day: str) -> str:
    """An ISO day that a viewer asks control for; raises InputError where it is too young to be told."""
    if day > (last := last_control_day()):
        raise InputError(f"{last} is the last day of which a viewer is told who held what")
    return day
