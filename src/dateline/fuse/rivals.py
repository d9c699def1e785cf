"""Rival accounts of one deed: two voices that lay the same harm on two doers, one of whom denies it."""

from __future__ import annotations

from dateline.knowledge.actors import allied
from dateline.model import Event

from .alike import MEANS, own_place

#: Characters between two accounts of one deed.
_NEAR = 800
#: And between a deed and the charge that answers it.
_FAR = 1600
_DEEDS = frozenset({"Attack", "Armed clash", "Abduction/forced disappearance", "Looting/property destruction"})


def are_rivals(a: Event, b: Event) -> bool:
    """Whether two events lay one deed on different doers, by different voices, and one of them is denied.

    "Residents said soldiers had shot the four. The army denied this. A spokesman said separatists had killed them."
    """
    if a.subtype not in _DEEDS or b.subtype not in _DEEDS or abs(a.word.start - b.word.start) > _NEAR:
        return False
    voices = [{voice.source for voice in event.attribution if voice.stance != "denies"} for event in (a, b)]
    if not voices[0] or not voices[1] or voices[0] & voices[1] or not (_is_denied(a) or _is_denied(b)):
        return False
    doers = [{actor.actor_id for actor in event.side_a if actor.actor_id} for event in (a, b)]
    if (
        not doers[0]
        or not doers[1]
        or any(one == other or allied(one, other) for one in doers[0] for other in doers[1])
    ):
        return False
    return own_place(a) is None and own_place(b) is None


def is_counter_charge(event: Event, other: Event, denied: list[Event]) -> bool:
    """Whether a voice that has just denied a deed lays it on another doer.

    "Its ministry denied that its jets had bombed the school. It accused the regiment of having blown it up."
    """
    violent = _DEEDS | MEANS
    if (
        event.subtype not in violent
        or other.subtype not in violent
        or not 0 < event.word.start - other.word.start < _FAR
    ):
        return False
    doers = [{actor.key for actor in each.side_a} for each in (event, other)]
    if not doers[0] or any(one == two or allied(one, two) for one in doers[0] for two in doers[1]):
        return False
    near = [each for each in denied if 0 < event.word.start - each.word.start < _NEAR]
    deniers = {voice.source for each in (other, *near) for voice in each.attribution if voice.stance == "denies"}
    accusers = {voice.source for voice in event.attribution if voice.stance != "denies" and voice.source}
    return bool(accusers & deniers) and own_place(event) is None


def rival_doers(events: list[Event]) -> tuple[str, ...]:
    """Who is said to have done it by whom ("residents: the army did it; a spokesman: the separatists")."""
    found = next(((a, b) for n, a in enumerate(events) for b in events[n + 1 :] if are_rivals(a, b)), None)
    if found is None:
        return ()
    first, second = (f"{_voice(event)}: {' and '.join(actor.name for actor in event.side_a)}" for event in found)
    return (f"{first} did it; {second}",)


def _is_denied(event: Event) -> bool:
    return any(voice.stance == "denies" for voice in event.attribution)


def _voice(event: Event) -> str:
    return next(voice.source or "a source" for voice in event.attribution if voice.stance != "denies")
