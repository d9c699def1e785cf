"""What is a part of the violence told beside it and no happening of its own (DOMAIN.md 1: "outside other violence").

Houses that a raid burns, the foe's vehicles that an army destroys, the soldiers it captures, the weapons it seizes, the
people who flee, the abduction that ends in a killing: ACLED counts one event, of the kind that is coded highest.
"""

from __future__ import annotations

import re

from dateline.model import Actor, Event

from .alike import CAPTURE, MEANS, keys, own_place, own_time, places_fit, times_fit

_SPOILS = frozenset({"Disrupted weapons use", "Looting/property destruction"})
_FOUGHT = CAPTURE | {"Armed clash"}
_VIOLENT = _FOUGHT | MEANS | {"Attack"}
_ARMED = frozenset({"state_forces", "external_forces", "rebel", "militia", "armed_group", "police"})
_DESTROYED = ("destroy", "damage", "demolish", "raze", "wreck", "ruin")
#: Characters between a fight and what is told of its spoils.
_NEAR = 800
_DOWNED = re.compile(r"\bdown(?:s|ed|ing)?\b|defus|intercept", re.IGNORECASE)
#: Whom a name does not tell from others.
_ANYONE = frozenset({"g_civ", "civilians", "people", "g_uag"})


def is_part(event: Event, whole: Event, others: list[Event]) -> bool:
    """Whether `event` is a part of the violence that `whole`, one of the incident `others`, tells."""
    if whole.subtype not in _VIOLENT or not _is_there(event, whole):
        return False
    return (
        _is_flight(event)
        or _are_spoils(event, whole)
        or _are_captives(event, whole, others)
        or ends_in_killing(event, whole)
    )


def ends_in_killing(event: Event, whole: Event) -> bool:
    """Whether one person was abducted and killed ("the abduction and killing of the governor"): one Attack."""
    if {event.subtype, whole.subtype} != {"Abduction/forced disappearance", "Attack"}:
        return False
    shared = _names(event.side_b + event.victims) & _names(whole.side_b + whole.victims)
    numbers = {(c.low, c.high) for each in (event, whole) for c in each.casualties if c.role in ("count", "repeat")}
    return bool(shared) and numbers <= {(1, 1)}


def _names(actors: tuple[Actor, ...]) -> set[str]:
    return {actor.name.lower() for actor in actors if actor.name.lower() not in _ANYONE}


def _is_there(event: Event, whole: Event) -> bool:
    place = own_place(event)
    if place is not None and (own_place(whole) is None or not places_fit(place, own_place(whole))):
        return False
    return times_fit(own_time(event), own_time(whole))


def _is_flight(event: Event) -> bool:
    """Whether it tells no more than that people fled ("400 people fled from the camp in two days")."""
    harms = {count.harm for count in event.casualties}
    return event.subtype == "Other" and harms == {"displaced"} and not event.side_a


def _are_spoils(event: Event, whole: Event) -> bool:
    """Whether who fights or kills also destroys, loots and seizes; shops looted in a taken town stay apart."""
    if event.subtype not in _SPOILS or not keys(event.side_a) & keys(whole.side_a):
        return False
    if abs(event.word.start - whole.word.start) > _NEAR or _DOWNED.search(event.word.quote):
        return False
    if whole.subtype in _FOUGHT:
        return event.subtype == "Disrupted weapons use" or any(actor.kind in _ARMED for actor in event.side_b)
    return True


def _are_captives(event: Event, whole: Event, others: list[Event]) -> bool:
    """Whether soldiers fell into the hands of those who fought them ("some soldiers were captured at the end")."""
    if event.subtype != "Arrests" or whole.subtype not in _FOUGHT or event.word.quote.lower() != "captured":
        return False
    taken = {actor.key for actor in event.side_b if actor.kind in ("state_forces", "external_forces")}
    known = {key for each in others for key in keys(each.side_a + each.side_b)}
    return bool(taken & known) and keys(event.side_a) <= known


def tells_destruction(event: Event) -> bool:
    """Whether it tells that a thing was destroyed and not how: "the dam was destroyed"."""
    word = event.word.quote.lower()
    return event.subtype == "Looting/property destruction" and word.startswith(_DESTROYED) and not event.side_a
