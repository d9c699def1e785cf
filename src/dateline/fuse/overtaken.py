"""A place taken over from the headline is what the incident of that headline turned out to be."""

from __future__ import annotations

import msgspec

from dateline.model import Event, Incident, Place, Span

from .alike import fineness, own_place


def with_places_found(told: list[list[Event]], built: list[Incident]) -> list[Incident]:
    """The incidents, those whose place was only taken over from another's sentence with what that place came to.

    "Gang attacks town north of the capital", then "stormed the town of Mirebalais", then "police reached the town".
    """
    found: dict[Span, Place] = {}
    for events, incident in zip(told, built, strict=True):
        for event in events:
            place = own_place(event)
            if place is not None and place.span is not None and place.relation and incident.place is not None:
                found.setdefault(place.span, incident.place)
    return [_moved(events, incident, found) for events, incident in zip(told, built, strict=True)]


def _moved(events: list[Event], incident: Incident, found: dict[Span, Place]) -> Incident:
    place = incident.place
    if place is None or place.span is None or any(own_place(event) is not None for event in events):
        return incident
    better = found.get(place.span)
    if better is None or better == place or fineness(better) < fineness(place):
        return incident
    return msgspec.structs.replace(incident, place=better)
