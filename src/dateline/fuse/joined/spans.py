"""Records without their spans: those of several texts would stand side by side, and nobody could tell of which."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from dateline.model import Actor, Attribution, Place, When


def bare_actors(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors without spans."""
    return tuple(actor if actor.span is None else replace(actor, span=None) for actor in actors)


def bare_place(place: Place | None) -> Place | None:
    """The place without its span."""
    return place if place is None or place.span is None else replace(place, span=None)


def bare_time(time: When | None) -> When | None:
    """The time without its span."""
    return time if time is None or time.span is None else replace(time, span=None)


def bare_voice(voice: Attribution) -> Attribution:
    """The voice without spans, and so all through whom it came."""
    return replace(
        voice,
        source_span=None,
        cue_span=None,
        content_span=None,
        content_spans=None,
        relayed_by=tuple(bare_voice(layer) for layer in voice.relayed_by),
    )
