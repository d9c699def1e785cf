"""Whether what a party says is for or against its own side (DOMAIN.md 4.2: an admission weighs more than a boast).

Parties are those of a voice's `aligned_with` and the sides to which partisan outlets lean. Where neither reading is
clear the interest is None: it is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from dateline.knowledge.actors import COMBATANT_KINDS, allied, registry
from dateline.knowledge.outlets import outlet
from dateline.model import THINGS, Actor, Attribution, Casualties, ControlAssertion, Event
from dateline.model.records import Interest

from .index import ARMED

Finding = tuple[Interest, str] | None

_GAINS = frozenset(
    {"Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"}
)
#: "the army blamed the group for the attack": what it suffered it tells to the other's cost.
_LAYS = re.compile(r"\b(?:blam|accus)\w+$")
_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
_CIVIL = frozenset({"civilians", "civilian", "person", "protesters"})
#: Those who are held to account for civilians: of others' killings nobody can tell boast from admission.
_STATES = frozenset({"state_forces", "external_forces", "government", "mission"})


def event_with_interest(event: Event, day: str | None) -> Event:
    """The event with the interest of each of its voices; a count whose interest differs from the event's has its own.

    `day` is the ISO day of publication. "The army said it killed ten rebels and lost two men": the deed is told in
    favour, the two men against.
    """
    voices = tuple(_set(voice, _of_event(voice, event, day)) for voice in event.attribution)
    counts = tuple(_count(count, event, voices, day) for count in event.casualties)
    return msgspec.structs.replace(event, attribution=voices, casualties=counts)


def control_with_interest(assertion: ControlAssertion, day: str | None) -> ControlAssertion:
    """The same for a change or state of control."""
    voices = tuple(_set(voice, _of_control(voice, assertion, day)) for voice in assertion.attribution)
    return msgspec.structs.replace(assertion, attribution=voices)


def _set(voice: Attribution, found: Finding) -> Attribution:
    if found is None:
        return voice
    return msgspec.structs.replace(voice, interest=found[0], interest_basis=found[1])


def _count(count: Casualties, event: Event, voices: tuple[Attribution, ...], day: str | None) -> Casualties:
    said = voices if count.attribution is None else count.attribution
    own = tuple(
        _set(msgspec.structs.replace(voice, interest=None, interest_basis=None), _of_count(voice, count, event, day))
        for voice in said
    )
    if count.attribution is None and all(a.interest in (None, b.interest) for a, b in zip(own, voices, strict=True)):
        return count
    return msgspec.structs.replace(count, attribution=own)


def _party(voice: Attribution, day: str | None) -> str | None:
    """The actor whose interest a voice has."""
    if voice.aligned_with is not None:
        return voice.aligned_with
    known = outlet(voice.source_id) if voice.source_id else None
    return known.leans_to(day) if known else None


def _of_event(voice: Attribution, event: Event, day: str | None) -> Finding:
    party = _party(voice, day)
    if party is None or voice.stance == "doubts":
        return None
    if voice.stance == "denies":
        return "favour", "a party denies it"
    acts, suffers = _on(party, event.side_a), _on(party, (*event.side_b, *event.victims))
    if acts and not suffers:
        return _own_deed(voice, party, event)
    if not acts and voice.stance == "claims" and voice.cue_span is not None and _LAYS.search(voice.cue_span.quote):
        return "favour", "lays it on another party"
    if suffers and not acts:
        return _suffered(party, event)
    if voice.stance == "confirms" and event.subtype in _GAINS and not acts and not _parties(event):
        return "against", "admits a loss of ground"  # "the army's leader admitted the loss of the town"
    others = [actor for actor in event.side_a if actor.kind in ARMED and actor.actor_id]
    if not acts and others and _harms_civilians(event) and _kind(party) in COMBATANT_KINDS:
        return "favour", "lays harm to civilians on another party"
    return None


def _parties(event: Event) -> list[Actor]:
    return [actor for actor in event.side_b if actor.kind not in THINGS]


def _own_deed(voice: Attribution, party: str, event: Event) -> Finding:
    if event.status == "attempted":
        return None
    if _harms_civilians(event):
        if voice.stance == "confirms" or _kind(party) in _STATES:
            return "against", "admits harm to civilians by its own side"
        return None
    if event.subtype in _GAINS:
        return "favour", "tells a gain of its own side"
    if event.plover == "RETREAT-withdraw":
        return "against", "tells that its own side withdrew"
    return ("favour", "tells a deed of its own side") if event.type in _VIOLENT else None


def _suffered(party: str, event: Event) -> Finding:
    if event.status == "attempted":
        return "favour", "tells that the other side failed"
    if event.subtype in _GAINS:
        return "against", "tells a loss of ground of its own side"
    if any(_is_loss(party, count) for count in event.casualties):
        return "against", "tells losses of its own side"
    return ("favour", "lays harm to civilians on another party") if _harms_civilians(event) else None


def _of_count(voice: Attribution, count: Casualties, event: Event, day: str | None) -> Finding:
    party = _party(voice, day)
    if party is None or voice.stance in ("denies", "doubts"):
        return _of_event(voice, event, day)
    if _is_loss(party, count):
        return "against", "counts losses of its own side"
    if count.who == "combatant" and count.actor_id and not allied(party, count.actor_id):
        return "favour", "counts losses of another party"
    return _of_event(voice, event, day)


def _of_control(voice: Attribution, said: ControlAssertion, day: str | None) -> Finding:
    party = _party(voice, day)
    if party is None or voice.stance == "doubts":
        return None
    if voice.stance == "denies":
        return "favour", "a party denies it"
    lost = said.status == "lost"
    holds, held = not lost and _on(party, [said.holder]), _on(party, [said.holder if lost else said.previous_holder])
    if held and not holds and said.status in ("took", "lost"):
        return "against", "tells a loss of ground of its own side"
    if holds and not held and said.status in ("took", "holds", "advancing"):
        return "favour", "tells a gain of its own side"
    return None


def _on(party: str, actors: Iterable[Actor | None]) -> bool:
    """Whether the party, or one that stands with it, is among the actors; classes of people ("gunmen") are nobody's."""
    return any(actor is not None and _known(actor.actor_id) and allied(party, actor.actor_id) for actor in actors)


def _known(actor_id: str | None) -> bool:
    return actor_id is not None and not actor_id.startswith("g_")


def _kind(party: str) -> str | None:
    row = registry().get(party)
    return row.kind if row else None


def _is_loss(party: str, count: Casualties) -> bool:
    return count.who != "civilian" and _known(count.actor_id) and allied(party, count.actor_id)


def _harms_civilians(event: Event) -> bool:
    if any(count.who == "civilian" for count in event.casualties):
        return True
    harmed = [*event.victims, *_parties(event)]
    return bool(harmed) and event.type in _VIOLENT and all(actor.kind in _CIVIL for actor in harmed)
