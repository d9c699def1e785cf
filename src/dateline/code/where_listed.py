"""One event told of several places is an event at each: "jets bombed Azaz, Marea and Tal Rifaat"."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.model import Event, Sentence

from .index import Index


def at_each(index: Index, sentence: Sentence, trigger: int, event: Event) -> list[Event]:
    """The event, then the same at each other place of its list, as ACLED counts one event a place and day.

    Whoever was harmed is counted with the first place alone: the text does not say how many fell where.
    """
    if event.place is None:
        return [event]
    places = index.listed(sentence, trigger)
    if all(place.span != event.place.span for place in places):
        return [event]
    others = [place for place in places if place.span != event.place.span]
    return [event, *(replace(event, place=place, casualties=()) for place in others)]
