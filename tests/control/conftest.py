"""Small readings that claim control of places."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.model import Actor, Attribution, ControlAssertion, Document, Place, Reading, Span, When
from dateline.model.control import PlaceControl
from dateline.run.control import ControlSettings, control_of

ARMY = Actor(name="Syrian Arab Army", actor_id="sy_saa", kind="state_forces")
GUARD = Actor(name="Syrian Republican Guard", actor_id="sy_rg", kind="state_forces")
REBELS = Actor(name="Syrian opposition rebels", actor_id="opp_rebels", kind="rebel")
ISIS = Actor(name="Islamic State", actor_id="isis", kind="rebel")
MONITOR = Attribution(source="Syrian Observatory for Human Rights", source_id="sohr", kind="monitor")
TAMRA = Place(name="Tamra", kind="town", lat=35.5, lon=40.5, country="SY", admin1="Deir ez-Zor", candidates=1)


def voice(name: str, **more: str) -> Attribution:
    """A named source."""
    return Attribution(source=name, kind="local_media", **more)  # type: ignore[arg-type]


def boast(actor: Actor) -> Attribution:
    """A party in its own favour."""
    return Attribution(
        source=actor.name, kind="official", aligned_with=actor.actor_id, stance="claims", interest="favour"
    )


def admits(actor: Actor) -> Attribution:
    """A party against its own side."""
    return Attribution(source=actor.name, kind="official", aligned_with=actor.actor_id, interest="against")


def denies(actor: Actor) -> Attribution:
    """A party that denies it."""
    return Attribution(
        source=actor.name, kind="official", aligned_with=actor.actor_id, stance="denies", interest="favour"
    )


def days(start: str, end: str | None = None) -> When:
    """A day, or a range of days."""
    return When(start=start, end=end or start, precision="day" if end in (None, start) else "period")


def report(
    document: str,
    status: str,
    holder: Actor | None,
    day: str,
    *,
    end: str | None = None,
    published: str | None = None,
    by: Sequence[Attribution] = (MONITOR,),
    previous: Actor | None = None,
    place: Place = TAMRA,
    text: str | None = None,
    outlet: str | None = None,
) -> Reading:
    """A Reading with one claim of control, in a sentence that names the place."""
    words = text or f"Report {document}: {place.name} {status}."
    at = words.index(place.name)
    spotted = msgspec.structs.replace(place, span=Span.of(words, at, at + len(place.name)))
    assertion = ControlAssertion(
        place=spotted,
        holder=holder,
        previous_holder=previous,
        status=status,  # type: ignore[arg-type]
        time=days(day, end),
        attribution=tuple(by),
        evidence=(Span.of(words, 0, len(words)),),
        confidence=0.8,
    )
    return Reading(
        document=Document(
            id=document, sha256="0" * 64, outlet=outlet, published=days(published or end or day), text=words
        ),
        control=(assertion,),
    )


def one(*readings: Reading, fade_days: int = 365) -> PlaceControl:
    """The timeline of the only place that some Readings speak of."""
    (found,) = control_of(readings, settings=ControlSettings(fade_days=fade_days))
    return found


def states(found: PlaceControl) -> list[tuple[str, str, str | None]]:
    """(start, status, holder's id) of each spell in which something is known."""
    return [
        (spell.start, spell.status, spell.holder.actor_id if spell.holder else None)
        for spell in found.spells
        if spell.status != "unknown"
    ]
