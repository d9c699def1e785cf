"""Timelines of places out of claims: the way through the room."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from dateline.model.control import PlaceControl, Spell

from .brief import raids
from .chain import likely_path
from .claims import Evidence
from .days import Dated, dated
from .places import Spot, spots
from .sides import is_vague, joined
from .spells import raid_spell, spells_of, stretches
from .steps import states_of, steps_of
from .within import with_city

#: Days after which a siege that nobody tells of any more is not shown.
_SIEGE_DAYS = 240


@dataclass(frozen=True, slots=True)
class Settings:
    """`fade_days`: after so many days without a claim that bears it out a state becomes "unknown"."""

    fade_days: int = 365


def timelines(evidence: Iterable[Evidence], settings: Settings | None = None) -> list[PlaceControl]:
    """The timeline of every place of which something is claimed, by the id of the place.

    The result does not depend on the order of the claims. Linear in their number but for the sorting.
    """
    chosen = settings or Settings()
    return [timeline(spot, chosen) for spot in with_city(spots(evidence))]


def timeline(spot: Spot, settings: Settings) -> PlaceControl:
    """The timeline of one place."""
    claims = dated(spot.evidence, _joined(spot.evidence))
    raided = raids(claims)
    gone = {id(claim) for raid in raided for claim in raid.told}
    counted = [claim for claim in claims if id(claim) not in gone]
    states = states_of(counted)
    steps = steps_of(counted, states)
    path, sure = likely_path(states, steps)
    numbers: dict[int, int] = {id(each): n for n, each in enumerate(spot.evidence)}
    places = {id(claim): numbers[id(claim.told)] for claim in claims}
    spells = spells_of(stretches(states, steps, path, sure), counted, settings.fade_days, _sieges(claims))
    return PlaceControl(
        id=spot.id,
        place=spot.place,
        names=tuple(sorted(spot.names)),
        spells=tuple(_numbered(spell, counted, places) for spell in spells),
        brief=tuple(raid_spell(raid, places) for raid in raided),
        claims=tuple(each.claim for each in spot.evidence),
    )


def _numbered(spell: Spell, counted: Sequence[Dated], places: dict[int, int]) -> Spell:
    """The spell with the places of its claims in the timeline's list."""
    own = sorted({places[id(counted[n])] for n in spell.claims})
    other = sorted({places[id(counted[n])] for n in spell.against})
    return msgspec.structs.replace(spell, claims=tuple(own), against=tuple(other))


def _joined(evidence: Sequence[Evidence]) -> dict[str, str]:
    """What each side named at the place stands for there."""
    known: dict[str, str | None] = {}
    for each in evidence:
        for side, actor in ((each.side, each.claim.holder), (each.previous, each.claim.previous_holder)):
            if side and actor and each.claim.says in ("took", "holds", "lost"):
                known.setdefault(side, actor.kind)
    return {side: joined(side, known) for side in known if is_vague(side)}


def _sieges(claims: Sequence[Dated]) -> list[tuple[int, int]]:
    """From when to when the place is told to be besieged, as ordinals: joined where claims follow within _SIEGE_DAYS.

    A siege ends before the day on which the place is taken, or the siege is told to be broken.
    """
    found: list[tuple[int, int]] = []
    broken = {claim.day for claim in claims if claim.says == "relieved"}
    ended = sorted({claim.day for claim in claims if claim.says in ("took", "relieved")})
    for claim in claims:
        if claim.says != "besieged" or claim.day in broken:
            continue  # a report of how a siege was broken still tells of the "besieged quarters"
        later = bisect.bisect_right(ended, claim.day)
        until = min([day - 1 for day in ended[later : later + 1]] + [claim.day + _SIEGE_DAYS])
        if found and claim.day <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((claim.day, until))
    return found
