"""Records in few words, for tables, for `show` and for the desk."""

from __future__ import annotations

from collections.abc import Iterable

from .display import tally_text
from .events import Event, Incident
from .records import Actor, Attribution, Casualties, Place, Tally, When
from .span import Span


def days(when: When | None) -> str:
    """ "2016-04-20", "2016-04-20 to 2016-04-22", "since 2016-04-20", "after 2016-04-20" of what is planned, or ""."""
    if when is None or not (when.start or when.end):
        return ""
    if when.start and when.end:
        return when.start if when.start == when.end else f"{when.start} to {when.end}"
    if when.start:
        return f"{'after' if when.precision == 'unknown' else 'since'} {when.start}"
    return f"until {when.end}"


def day(when: When | None) -> str:
    """The first day, with "…" where the time is longer than it."""
    if when is None or not (when.start or when.end):
        return ""
    if when.start is None:
        return f"…{when.end}"
    return when.start if when.start == when.end else f"{when.start}…"


def names(actors: Iterable[Actor]) -> str:
    """Names with commas between, each once."""
    return ", ".join(dict.fromkeys(actor.name for actor in actors))


def sides(record: Event | Incident) -> str:
    """ "army → rebels"; "?" where a side is not known, "" where neither is."""
    if not record.side_a and not record.side_b:
        return ""
    return f"{names(record.side_a) or '?'} → {names(record.side_b) or '?'}"


def kind(record: Event | Incident) -> str:
    """The sub-event type, else the event type."""
    return record.subtype or record.type


def place_name(place: Place | None) -> str:
    """ "near Harim", "Harim", or "" where no place is known."""
    if place is None:
        return ""
    relation = {"near": "near ", "outskirts": "outskirts of ", "direction": "towards "}.get(place.relation or "", "")
    return relation + place.name


def where(place: Place | None) -> str:
    """ "near Harim (Idlib, SY): 36.2085, 36.5193 ±2 km"; "" where no place is known."""
    if place is None:
        return ""
    area = ", ".join(part for part in (place.admin2, place.admin1, place.country) if part and part != place.name)
    point = f"{place.lat:.4f}, {place.lon:.4f}" if place.lat is not None and place.lon is not None else "not located"
    radius = f" ±{place.uncertainty_km:g} km" if place.uncertainty_km is not None else ""
    return f"{place_name(place)}{f' ({area})' if area else ''}: {point}{radius}"


def count(casualties: Casualties) -> str:
    """ "21+", "3", "20-40", or "some" where no number is given."""
    tally = Tally(low=casualties.low, best=casualties.best, high=casualties.high)
    return tally_text(tally) or "some"


def harmed(event: Event, harm: str) -> str:
    """The counts of one harm that an event's report gives, with commas between."""
    return ", ".join(dict.fromkeys(count(c) for c in event.casualties if c.harm == harm))


def voice(source: Attribution) -> str:
    """ "local activists", "the army (denies)"; a source left unnamed is told by its kind."""
    name = source.source or f"unnamed {source.kind or 'source'}".replace("_", " ").replace("unnamed unnamed", "unnamed")
    return name if source.stance == "asserts" else f"{name} ({source.stance})"


def voices(sources: Iterable[Attribution]) -> str:
    """Sources with commas between, each once; "own voice" where the report names none."""
    return ", ".join(dict.fromkeys(voice(source) for source in sources)) or "own voice"


def first_quote(spans: Iterable[Span]) -> str | None:
    """The quote of the first span."""
    return next((span.quote for span in spans), None)
