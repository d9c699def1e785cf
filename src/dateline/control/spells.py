"""From the likeliest path to spells: who held the place from when to when, how surely, and by which claims."""

from __future__ import annotations

import bisect
import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Actor
from dateline.model.control import Spell, SpellStatus

from .brief import Raid
from .chain import CONTESTED, UNKNOWN, Step
from .days import BESIDE, Dated
from .sides import representative
from .voices import heard

#: What was only told of the city around a place is stale in this share of the days.
_DERIVED_FADES = 0.25
#: Captures by one side within so many days, with no loss between, are one that is dated differently.
_ONE_CAPTURE = 90
_SIEGE = frozenset({"besieged", "relieved"})


@dataclass(slots=True)
class Stretch:
    """Steps in a row in one state: `first` to `last` are their days (ordinals)."""

    state: str
    first: int
    last: int
    probability: float
    earliest: int | None = None


def stretches(states: Sequence[str], steps: Sequence[Step], path: list[int], sure: list[list[float]]) -> list[Stretch]:
    """The path in stretches; `earliest` is set where a holder was found whose coming nobody told."""
    found: list[Stretch] = []
    for n, step in enumerate(steps):
        state, probability = states[path[n]], sure[n][path[n]]
        if found and found[-1].state == state:
            found[-1].last, found[-1].probability = step.day, max(found[-1].probability, probability)
            continue
        unseen = found and state not in step.explained and state != UNKNOWN
        found.append(Stretch(state, step.day, step.day, probability, found[-1].last + 1 if unseen else None))
    return found


def supports(claim: Dated, state: str) -> bool | None:
    """Whether a claim bears a state out (True) or speaks against it (False); None where it says nothing of it."""
    if claim.told.claim.extent == "around" or claim.says in BESIDE:
        return None
    if state == CONTESTED:
        if claim.says in ("contested", "clash") or claim.told.claim.extent == "part":
            return True
        if claim.says == "took" and claim.told.claim.denied_by:
            return True
        return False if claim.says in ("took", "holds") else None
    if state == UNKNOWN:
        return True if claim.says == "lost" else None
    if claim.says == "took" and claim.previous == state != claim.side:
        return True  # until the day before
    if claim.says == "absent":
        return False if claim.side == state else None
    if claim.says in ("took", "holds") and state in claim.deniers:
        return True
    if claim.says in ("contested", "clash"):
        return False
    if claim.says == "lost":
        return claim.previous != state
    return None if claim.side is None else claim.side == state


def day_for(claim: Dated, state: str) -> int:
    """The day on which a claim tells of a state: who lost the place held it until the day before."""
    until = claim.says == "took" and claim.previous == state != claim.side and state not in claim.deniers
    return claim.day - until


def spells_of(
    found: Sequence[Stretch], claims: Sequence[Dated], fade_days: int, sieges: Sequence[tuple[int, int]]
) -> list[Spell]:
    """The spells, with a spell of which nothing is known wherever no claim bore the state out for `fade_days`."""
    spells: list[Spell] = []
    for n, stretch in enumerate(found):
        if stretch.state == UNKNOWN and not n:
            continue
        end = found[n + 1].first - 1 if n + 1 < len(found) else None
        spells += _one(stretch, claims, end, fade_days, sieges)
    return [spell for spell in spells if spell.end is None or spell.start <= spell.end]


def _one(
    stretch: Stretch, claims: Sequence[Dated], end: int | None, fade_days: int, sieges: Sequence[tuple[int, int]]
) -> list[Spell]:
    state = stretch.state
    low = bisect.bisect_left(claims, stretch.first, key=lambda claim: claim.day)
    high = len(claims) if end is None else bisect.bisect_right(claims, end + 1, key=lambda claim: claim.day)
    inside = [
        (n, claims[n])
        for n in range(low, high)
        if stretch.first <= day_for(claims[n], state) and (end is None or day_for(claims[n], state) <= end)
    ]
    told = [(day_for(claim, state), claim.derived) for _, claim in inside if supports(claim, state)]
    own = {day for day, derived in told if not derived}
    days = sorted({stretch.first, *(day for day, _ in told)})
    spells: list[Spell] = []
    begin, stale = days[0], 0
    for day, after in zip(days, [*days[1:], None], strict=True):
        fades = fade_days if day in own or not told else math.ceil(fade_days * _DERIVED_FADES)
        stale = max(stale, day + fades + 1)
        bridged = after is not None and (after - day <= 2 * fades or after <= stale)
        if bridged or (after is None and end is not None and end < stale):
            continue
        spells += _parts(stretch, inside, begin, min(stale - 1, end) if end else stale - 1, day, sieges)
        last = end if after is None else after - 1
        if last is None or stale <= last:
            spells.append(
                Spell(
                    start=_iso(stale),
                    end=_iso(last) if last else None,
                    status="unknown",
                    probability=0.0,
                    last_confirmed=_iso(day),
                    note=f"no report for {stale - 1 - day} days",
                )
            )
        if after is None:
            return spells
        begin = after
    return [*spells, *_parts(stretch, inside, begin, end or days[-1], days[-1], sieges)]


def _parts(
    stretch: Stretch,
    inside: Sequence[tuple[int, Dated]],
    start: int,
    end: int,
    confirmed: int,
    sieges: Sequence[tuple[int, int]],
) -> list[Spell]:
    """The spell, cut where a siege begins or ends."""
    cuts = sorted({start, *(day for siege in sieges for day in (siege[0], siege[1] + 1) if start < day <= end)})
    pro = [(n, claim) for n, claim in inside if supports(claim, stretch.state)]
    con = [(n, claim) for n, claim in inside if supports(claim, stretch.state) is False]
    actor, status, count = _holder(stretch.state, [claim for _, claim in pro])
    found: list[Spell] = []
    for first, after in zip(cuts, [*cuts[1:], end + 1], strict=True):
        told = [(n, day_for(claim, stretch.state)) for n, claim in pro]
        own = [n for n, day in told if first <= day < after]
        own += [n for n, claim in inside if claim.says in _SIEGE and first <= claim.day < after]
        days = [day for _, day in told if day < after]
        found.append(
            Spell(
                start=_iso(first),
                end=_iso(after - 1),
                status=status,
                holder=actor,
                side=stretch.state if actor else None,
                besieged=any(a <= first <= b for a, b in sieges),
                probability=round(stretch.probability, 3),
                last_confirmed=_iso(max(days, default=confirmed)),
                confirmed=tuple(_iso(day) for day in sorted(set(days)) or [confirmed]),
                earliest=_iso(stretch.earliest) if stretch.earliest and first == stretch.first else None,
                sources=count,
                claims=tuple(own),
                against=tuple(n for n, claim in con if first <= claim.day < after),
                note=_note(stretch.state, inside, first, after),
            )
        )
    return found


def _note(state: str, inside: Sequence[tuple[int, Dated]], first: int, after: int) -> str | None:
    """Who is said to have taken the place, and who to have come near, where the state is another."""
    if state == UNKNOWN:
        return None
    own = [claim for _, claim in inside if first <= claim.day < after and claim.side != state]
    took, near = (
        sorted({claim.told.claim.holder.name for claim in own if claim.says == says and claim.told.claim.holder})
        for says in ("took", "advancing")
    )
    told = [f"{', '.join(took)} said to have taken it"] if took and state != CONTESTED else []
    told += [f"{', '.join(near)} said to have advanced on it"] if near else []
    takes = [claim for _, claim in inside if claim.says == "took" and claim.side == state and not claim.derived]
    days = sorted({claim.day for claim in takes if claim.exact})
    days = [day for day in days if day - days[0] <= _ONE_CAPTURE]
    # reports that give three days for one capture are not averaged: the first that is told counts, all are shown
    if len(days) > 1 and first <= days[0] < after:
        told.append(f"told to have been taken on {', '.join(map(_iso, days))}")
    return "; ".join(told) or None


def _holder(state: str, pro: Sequence[Dated]) -> tuple[Actor | None, SpellStatus, int]:
    """Who stands for the side, under which status, and by how many independent voices."""
    _, count, boast = heard((claim.told.group, claim.told.voices, claim.told.factor) for claim in pro)
    if state == UNKNOWN:
        return None, "unknown", count
    if state == CONTESTED:
        parts = [claim for claim in pro if claim.says != "clash"]
        sides = {claim.side if claim.told.claim.extent == "part" else None for claim in parts}
        if len(sides) == 1 and parts[0].side and parts[0].told.claim.holder:
            return parts[0].told.claim.holder, "partly_controlled", count
        return None, "contested", count
    told = [claim for claim in pro if claim.says in ("took", "holds", "present") and claim.side == state]
    actors: dict[str, list[Actor]] = {}
    for claim in told:
        if claim.told.claim.holder:
            actors.setdefault(claim.told.claim.holder.key, []).append(claim.told.claim.holder)
    if actors:
        key = min(actors, key=lambda each: (-len(actors[each]), actors[each][0].actor_id is None, each))
        actor = min(actors[key], key=lambda each: (each.name, each.kind or ""))
    else:
        actor = _by_side(state, pro)
    extents = {claim.told.claim.extent for claim in told}
    if boast:
        return actor, "claimed", count
    return actor, "mostly_controlled" if extents == {"most"} else "controlled", count


def _by_side(state: str, pro: Sequence[Dated]) -> Actor:
    """A holder who is known only as the one from whom the place was taken, or as the other of two sides."""
    for claim in pro:
        told = claim.told.claim
        for side, actor in ((claim.previous, told.previous_holder), (claim.side, told.holder)):
            if actor is not None and side == state:
                return actor
    return representative(state)


def raid_spell(raid: Raid, places: dict[int, int]) -> Spell:
    """A raid as a spell; `places` gives the place of a claim in the list by its identity."""
    actor = next(claim.told.claim.holder for claim in raid.told if claim.told.claim.holder)
    _, count, _ = heard((claim.told.group, claim.told.voices, claim.told.factor) for claim in raid.told)
    return Spell(
        start=_iso(raid.first),
        end=_iso(raid.last),
        status="brief_loss",
        holder=actor,
        side=raid.side,
        probability=1.0,
        last_confirmed=_iso(raid.last),
        sources=count,
        claims=tuple(places[id(claim)] for claim in (*raid.told, *raid.retaken)),
        note="lost and won back within a day",
    )


def _iso(day: int) -> str:
    return dt.date.fromordinal(day).isoformat()
