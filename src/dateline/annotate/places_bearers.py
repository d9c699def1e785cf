"""Place names that are parts of a group's or a person's name: "Liberation" of a liberation front, "Mr. Colorado"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dateline.model import ActorMention, PlaceMention

from .places_words import STRONG, TITLES

_STATION = re.compile(r"\b(?:radio(?: cadena)?|television|channel|cadena|agency)\s+$", re.IGNORECASE)
_SPEAKER = re.compile(r"(?:^|\n|[.!?\])\"”]\s)\s*\[$")


def without_bearers(
    text: str, places: tuple[PlaceMention, ...], actors: Iterable[ActorMention]
) -> tuple[PlaceMention, ...]:
    """The mentions; those in the name of a group, a person or a broadcaster in the role "organisation".

    A person's surname is no place either where it stands alone later on ("Mr. Jorge Colorado said ... Colorado added"),
    unless a preposition or a kind word says that a place is meant.
    """
    bearers = [actor for actor in actors if actor.form == "person" or (actor.form == "name" and actor.candidates)]
    surnames = {
        place.name.lower()
        for place in places
        for actor in bearers
        if actor.form == "person" and _is_name(text, place, actor)
    }
    return tuple(
        replace(place, role="organisation")
        if place.role == "place"
        and (_is_part(text, place, bearers) or _is_bearer(text, place, surnames) or _is_voice(text, place))
        else place
        for place in places
    )


def _is_part(text: str, place: PlaceMention, bearers: list[ActorMention]) -> bool:
    for actor in bearers:
        if actor.start <= place.start and place.end <= actor.end and actor.sentence == place.sentence:
            if actor.form == "person":
                return _is_name(text, place, actor)
            return (actor.start, actor.end) != (place.start, place.end)
    return False


def _is_name(text: str, place: PlaceMention, actor: ActorMention) -> bool:
    """Whether a place name is one of a person's names: "Dr. Mauricio Colorado", not "Kabul Mayor Omar Jan"."""
    if not (actor.start <= place.start and place.end <= actor.end):
        return False
    if not any(word.lower().strip(".") in TITLES or word == "of" for word in text[actor.start : actor.end].split()):
        return True
    before, after = text[actor.start : place.start].split(), text[place.end : actor.end].split()
    if not before or any(word.lower().strip(".") in TITLES or word.islower() for word in after):
        return False
    return before[-1][:1].isupper()


def _is_voice(text: str, place: PlaceMention) -> bool:
    """Whether a name is a broadcaster's, or stands alone in brackets before what is said: "[Ponce] The army has"."""
    before = text[max(0, place.start - 16) : place.start]
    if _STATION.search(before):
        return True
    return text[place.end : place.end + 1] == "]" and _SPEAKER.search(before) is not None


def _is_bearer(text: str, place: PlaceMention, surnames: set[str]) -> bool:
    if place.name.lower() not in surnames or place.kind is not None or place.within is not None:
        return False
    before = text[max(0, place.start - 12) : place.start].split()
    return not before or before[-1].lower() not in STRONG
