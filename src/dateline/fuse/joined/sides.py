"""Who did it and to whom, by several reports; who is said to have done it by whom, where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.fuse.alike import CAPTURE
from dateline.knowledge.actors import parents, side_of
from dateline.model import THINGS, Actor

from .account import Account
from .spans import bare_actors
from .votes import votes

#: What a doer weighs that a party names: against its own side, in its own favour (DOMAIN.md 4.2).
_AGAINST, _FAVOUR = 1.5, 0.4
_UNKNOWN = "unidentified"
_FIGHTS = frozenset({"Battles"})
#: Things that were hit are told by so many voices, or, of a single one, so many at most.
_VOICES, _MOST = 2, 3


@dataclass(frozen=True, slots=True)
class Charge:
    """One account of who did it: registered actors on one side, and the accounts that name them."""

    doers: tuple[Actor, ...]
    accounts: tuple[Account, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides, and every account of who did it, the one to go by first; one where nobody differs."""

    side_a: tuple[Actor, ...]
    side_b: tuple[Actor, ...]
    charges: tuple[Charge, ...]


def sides_of(accounts: Sequence[Account], kind: str, subtype: str | None) -> Sides:
    """The sides of the happening.

    Doers whom nobody could mean as the same (the army, the rebels) are rival accounts, of which the one with the
    greater weight counts and the others stand in the disagreements: they are never put together. An actor of the
    registry counts over a description ("gunmen"), and a part over the whole that others name ("the air force"). Who
    took a place is told by those who tell that it was taken so, not by those who tell that it was taken back.
    """
    if subtype in CAPTURE:
        accounts = [each for each in accounts if each.incident.subtype not in CAPTURE - {subtype}]
    charges = _charges(accounts, kind)
    side_b = _victims(accounts, kind, charges)
    doers = charges[0].doers if charges else _described([account.incident.side_a for account in accounts])
    struck = {actor.key for actor in side_b}
    doers = tuple(actor for actor in doers if actor.key not in struck)
    return Sides(bare_actors(doers), bare_actors(side_b), charges)


def _charges(accounts: Sequence[Account], kind: str) -> tuple[Charge, ...]:
    """The accounts of who did it, the heaviest first, of equal ones the first told."""
    groups: list[list[tuple[Account, tuple[Actor, ...]]]] = []
    for account in accounts:
        doers = _registered(_turned(account, accounts, kind)[0])
        if not doers:
            continue
        home = next((group for group in groups if any(_one_party(doers, others) for _, others in group)), None)
        if home is None:
            groups.append([(account, doers)])
        else:
            home.append((account, doers))
    found = [
        Charge(
            doers=_most_exact([doers for _, doers in group]),
            accounts=tuple(account for account, _ in group),
            weight=sum(
                votes(("", account.voice, account.weight * _interest(account)) for account, _ in group).values()
            ),
        )
        for group in groups
    ]
    return tuple(sorted(found, key=lambda charge: -charge.weight))


def _registered(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Actors of whom it is known who they are: not "gunmen" or "civilians", for which the registry has rows too."""
    return tuple(actor for actor in actors if actor.actor_id and not actor.actor_id.startswith("g_"))


def _turned(account: Account, accounts: Sequence[Account], kind: str) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The sides of a fight as the first report that names both has them: either may be told first."""
    sides = account.incident.side_a, account.incident.side_b
    if kind not in _FIGHTS:
        return sides
    first = next(
        (a.incident for a in accounts if _registered(a.incident.side_a) and _registered(a.incident.side_b)), None
    )
    if first is None:
        return sides
    mine, theirs = _registered(sides[0]), _registered(sides[1])
    straight = _meet(mine, first.side_a) + _meet(theirs, first.side_b)
    crossed = _meet(mine, first.side_b) + _meet(theirs, first.side_a)
    return (sides[1], sides[0]) if crossed > straight else sides


def _meet(some: Sequence[Actor], others: Sequence[Actor]) -> int:
    return sum(any(_same_line(one, other) for other in others) for one in some)


def _one_party(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether two reports can mean the same doers: one line of command, or two forces of one side."""
    return any(_same_line(one, other) or _same_side(one, other) for one in some for other in others)


def _same_line(one: Actor, other: Actor) -> bool:
    if one.key == other.key:
        return True
    if one.actor_id is None or other.actor_id is None:
        return False
    return one.actor_id in parents(other.actor_id) or other.actor_id in parents(one.actor_id)


def _same_side(one: Actor, other: Actor) -> bool:
    side = side_of(one.actor_id)
    return side is not None and side != "none" and side == side_of(other.actor_id)


def _interest(account: Account) -> float:
    """What the interest of those who tell it makes of who is said to have done it."""
    voices = [voice for event in account.events for voice in event.attribution if voice.stance != "denies"]
    if any(voice.interest == "against" for voice in voices):
        return _AGAINST
    if voices and all(voice.interest == "favour" for voice in voices):
        return _FAVOUR
    return _FAVOUR if account.party is not None and not voices else 1.0


def _most_exact(told: Sequence[tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """Every actor once, a part in place of the whole that holds it, those named by more reports first."""
    named: dict[str, Actor] = {}
    times: dict[str, int] = {}
    for actors in told:
        for actor in actors:
            named.setdefault(actor.key, actor)
            times[actor.key] = times.get(actor.key, 0) + 1
    above = {parent for actor in named.values() if actor.actor_id for parent in parents(actor.actor_id)}
    kept = [actor for actor in named.values() if actor.actor_id not in above]
    return tuple(sorted(kept, key=lambda actor: -times[actor.key]))


def _described(told: Sequence[tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """Those of the first report that describes any: "gunmen" and "armed men" are not two."""
    return next((actors for actors in told if actors), ())


def _victims(accounts: Sequence[Account], kind: str, charges: Sequence[Charge]) -> tuple[Actor, ...]:
    """Those to whom it was done: registered actors, one description of each other kind of people, and things."""
    told = [(account, _turned(account, accounts, kind)[1]) for account in accounts]
    doers = {actor.key for actor in (charges[0].doers if charges else ())}
    people = [tuple(actor for actor in side if actor.kind not in THINGS) for _, side in told]
    known = [tuple(actor for actor in _registered(side) if actor.key not in doers) for side in people]
    found = list(_most_exact(known))
    # "nine attackers died" names nobody on this side; "men" are the civilians of another report
    kinds = {actor.kind for actor in (*found, *(charges[0].doers if charges else ()))}
    if any(actor.kind != _UNKNOWN for side in people for actor in side):
        kinds.add(_UNKNOWN)
    for side in people:
        for actor in side:
            if actor.key not in doers and actor.kind not in kinds and not _registered((actor,)):
                kinds.add(actor.kind)
                found.append(actor)
    return (*found, *_things(told))


def _things(told: Sequence[tuple[Account, tuple[Actor, ...]]]) -> tuple[Actor, ...]:
    """What was struck: what several voices name, else what the first report that names any does."""
    sides = [(account, [actor for actor in side if actor.kind in THINGS]) for account, side in told]
    by_name = {actor.key: actor for _, side in reversed(sides) for actor in reversed(side)}
    weight = votes((actor.key, account.voice, 1.0) for account, side in sides for actor in side)
    several = [by_name[key] for key, voices in weight.items() if voices >= _VOICES]
    first = next((side for _, side in sides if side), [])
    return tuple(several or first[:_MOST])
