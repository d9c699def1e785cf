"""Who answers for a number, and what his interest in it is."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.fuse.grading_compare import voices_of
from dateline.fuse.grading_digits import stand_of
from dateline.fuse.independence import OF_SOME_PARTY
from dateline.fuse.tellings import Telling
from dateline.knowledge.actors import allied
from dateline.model import THINGS, Attribution, Casualties
from dateline.model.records import Interest

from .account import Account

#: Police are told by their country alone, and those of two towns are two sources.
_POLICE = "police:"
_FIGHT = "Battles"


def doers_named(accounts: Sequence[Account]) -> tuple[str, ...]:
    """The registered actors who did it in any report; in a fight both sides did.

    Who was struck from the air by most reports did nothing, though one calls it a fight.
    """
    found: dict[str, None] = {}
    is_fight = 2 * sum(account.incident.type == _FIGHT for account in accounts) >= len(accounts)
    for account in accounts:
        told = account.incident
        actors = (*told.side_a, *told.side_b) if told.type == _FIGHT and is_fight else told.side_a
        found |= {actor.actor_id: None for actor in actors if actor.actor_id is not None}
    return tuple(found)


def is_party_to(voice: Attribution, doers: Sequence[str]) -> bool:
    """Whether a voice speaks for one of those who did it, or for fighters that are not told.

    The ministry of those who were struck counts its own dead: no boast. Police that count the victims of a robbery are
    no party at all.
    """
    if voice.source_id is None and voice.kind in OF_SOME_PARTY:
        return True
    return any(allied(voice.aligned_with, doer) for doer in doers)


def is_sided(voice: Attribution) -> bool:
    """Whether a voice speaks for a state or a party at all: no monitor, though its interest here cannot be told."""
    return voice.aligned_with is not None and not voice.aligned_with.startswith(_POLICE)


def struck_forces(accounts: Sequence[Account]) -> tuple[str, ...]:
    """The registered forces that were struck, where these alone were; of a fight both sides have dead, so none."""
    found: dict[str, None] = {}
    for account in accounts:
        told = account.incident
        people = [actor for actor in told.side_b if actor.kind not in THINGS]
        if told.type == _FIGHT or any(actor.kind == "civilians" for actor in people):
            return ()
        found |= {actor.actor_id: None for actor in people if actor.actor_id and not actor.actor_id.startswith("g_")}
    return tuple(found)


def interest_in(
    voice: Attribution, counts: Sequence[Casualties], doers: Sequence[str] = (), struck: Sequence[str] = ()
) -> Interest | None:
    """Whether a party counts its own people, which is against its interest, or its enemy's, where nothing else says.

    Where one side's forces struck the other's, the dead are those of the other whoever the soldiers of a short
    headline ("Army says 63 soldiers killed") may be taken for.
    """
    if voice.aligned_with is not None and struck and doers:
        suffered = any(allied(voice.aligned_with, actor) for actor in struck)
        did = any(allied(voice.aligned_with, actor) for actor in doers)
        if suffered != did:
            return "against" if suffered else "favour"
    if voice.interest is not None or voice.aligned_with is None:
        return voice.interest
    counted = [count.actor_id for count in counts if count.actor_id is not None and count.who == "combatant"]
    own = [allied(voice.aligned_with, actor) for actor in counted]
    if not own or len(counted) < len(counts):
        return None
    return "against" if all(own) else None if any(own) else "favour"


def best_voice(told: Sequence[Telling]) -> Attribution | None:
    """Of those who give one number in one report one that is no party, else the first; None where the report does.

    A headline has its number from who gives it below.
    "The group claims it, 22 are dead", then "22 died according to the hospital": the hospital's number.
    """
    said = [voice for telling in told for count in telling.counts[:1] for voice in voices_of(count, telling.event)]
    free = [voice for voice in said if voice.aligned_with is None and voice.interest is None and voice.source]
    sided = [voice for voice in said if is_sided(voice)]
    if sided:  # "the resistance" of a headline is the group that speaks below
        free = [voice for voice in free if voice.kind is not None]
    first = told[0].voice if told else None
    if first is not None and (first in free or (first.aligned_with is not None and not free)):
        return first
    return next(iter(free or sided), first)


def source_of(account: Account, voice: Attribution | None) -> tuple[str, bool]:
    """Who answers for a number, and whether he has a name; else it is the voice of the document."""
    if voice is None or (voice.source_id or "").startswith(_POLICE):
        return account.voice, False
    stand = stand_of(voice)
    return (f"source:{stand.who}", True) if stand.weight in ("named", "party") else (account.voice, False)
