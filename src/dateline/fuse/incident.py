"""The incident that a cluster of events makes: each field from the event that says it best."""

from __future__ import annotations

from collections import Counter

import msgspec

from dateline.model import Actor, Document, Event, Incident, Place

from .aftermath import only_counts
from .alike import MEANS, fineness, gives_way, is_towns_own, own_place, places_fit, stands_for_area
from .disagreements import denials_in_words, disagreements
from .incident_place import in_town
from .incident_time import incident_time
from .independence import account_of, independent, sources_of
from .tally import consistent, tally
from .tally_wounded import wounded

#: ACLED's hierarchy of sub-event types: of several tactics in one episode the highest is coded (DOMAIN.md 1.2).
HIERARCHY = (
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Armed clash",
    "Excessive force against protesters",
    "Protest with intervention",
    "Peaceful protest",
    "Violent demonstration",
    "Mob violence",
    "Chemical weapon",
    "Air/drone strike",
    "Suicide bomb",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Grenade",
    "Sexual violence",
    "Attack",
    "Abduction/forced disappearance",
    "Agreement",
    "Arrests",
    "Change to group/activity",
    "Disrupted weapons use",
    "Headquarters or base established",
    "Looting/property destruction",
    "Non-violent transfer of territory",
    "Other",
)
#: What a fight leaves behind, and tells nothing of it.
_SPOILS = frozenset({"Disrupted weapons use", "Looting/property destruction"})
#: What is done by one side.
_ONE_SIDED = frozenset("shot shoot shooting killed kill killing killings fired attack attacked opened fire".split())
#: What tells the harm alone, not how it was done.
_ONLY_HARM = frozenset("killed dead died wounded injured neutralised neutralized deaths fatalities".split())
#: "attack" and "killed" alone say little of how: they take the place behind every type that does.
_GENERAL_PLOVER = frozenset({"ASSAULT"})


def build(
    document: Document,
    events: list[Event],
    incident_id: str,
    country: Place | None = None,
    town: Place | None = None,
) -> Incident:
    """The incident of these events (at least one); `country` is where it was if none of them tells a place, `town` the
    town that the whole report is about."""
    # "other reports put the number of dead at 129" tells nothing of how they died
    telling = [event for event in events if not only_counts(event)] or events
    typed = min([event for event in telling if not _is_half_a_clash(event, telling)] or telling, key=_rank)
    sources = sources_of(events)
    support = independent([account_of(document, events, sources)])
    sides = [_turned(event, events) for event in events]
    killed, civilians = consistent(tally(events, "killed"), tally(events, "killed", "civilian"))
    return Incident(
        id=incident_id,
        events=tuple(event.id for event in events),
        documents=(document.id,),
        type=typed.type,
        subtype=typed.subtype,
        side_a=_side(sides, "side_a"),
        side_b=_side(sides, "side_b"),
        place=in_town(_place(events, country), town),
        time=incident_time(events),
        fatalities=killed,
        civilian_fatalities=civilians,
        injured=wounded(events, killed),
        captured=tally(events, "captured"),
        sources=sources,
        independent_sources=support.count,
        independence=support.reasons,
        disagreements=disagreements(events),
    )


def with_denials(incident: Incident, denials: list[Event]) -> Incident:
    """The incident with those among its sources and disagreements who deny it in an event of their own.

    "A spokesman denied that soldiers had fired at civilians" is no event of the shooting, and yet a word on it.
    """
    against = sources_of(denials)
    denied = [voice for voice in against if voice.stance == "denies"]
    known = {(voice.source, voice.stance) for voice in incident.sources}
    found = [voice for voice in denied if (voice.source, voice.stance) not in known]
    if not found:
        return incident
    return msgspec.structs.replace(
        incident,
        sources=(*incident.sources, *found),
        disagreements=tuple(dict.fromkeys((*incident.disagreements, *denials_in_words(denials)))),
    )


def _is_half_a_clash(event: Event, others: list[Event]) -> bool:
    """Whether a "clash" in which nobody fought back is the attack on civilians, or the strike, that the others tell.

    "Four villagers were shot dead. Residents said that soldiers had shot them." So is what only counts the soldiers
    that a strike killed: "63 soldiers killed in the strike", "dozens of fighters were neutralised".
    """
    if event.subtype != "Armed clash":
        return False
    word = event.word.quote.lower()
    if word in _ONLY_HARM and not event.side_a and any(each.subtype in MEANS for each in others):
        return True
    if event.side_b or word not in _ONE_SIDED:
        return False
    return any(each.type == "Violence against civilians" and each.victims for each in others)


def _rank(event: Event) -> tuple[bool, bool, int, int]:
    general = event.subtype in ("Armed clash", "Attack") and event.plover in _GENERAL_PLOVER
    # an ambush of soldiers is a fight, also where rockets were fired in it or jets came to their help
    general = general and not (event.subtype == "Armed clash" and "ambush" in event.trigger.quote.lower())
    order = HIERARCHY.index(event.subtype) if event.subtype in HIERARCHY else len(HIERARCHY)
    return event.subtype in _SPOILS, general, order, event.word.start


def _turned(event: Event, events: list[Event]) -> Event:
    """A retreat with who left among the losers, where another took the place: "the army withdrew", "rebels took it"."""
    if event.side_b or not any(each is not event and each.side_a and gives_way(event, each) for each in events):
        return event
    return msgspec.structs.replace(event, side_a=(), side_b=event.side_a)


def _side(events: list[Event], side: str) -> tuple[Actor, ...]:
    """The actors of one side, each once, registered ones first; nobody stands on both sides."""
    other = "side_b" if side == "side_a" else "side_a"
    mine, theirs = (Counter(x.key for e in events for x in getattr(e, each)) for each in (side, other))
    opposite = {a.key for a in _first_side(events, other)}
    found: dict[str, Actor] = {}
    for event in events:
        for actor in getattr(event, side):
            key = actor.key
            # "a battle of the army with the rebels", then "the rebels took": more often the takers, so on their side
            if mine[key] > theirs[key] or (mine[key] == theirs[key] and key not in opposite):
                found.setdefault(key, actor)
    if any(actor.actor_id for actor in found.values()):
        # "the group", "militants" beside a registered actor of the same kind are that actor, said less exactly.
        kinds = {actor.kind for actor in found.values() if actor.actor_id}
        found = {k: a for k, a in found.items() if a.actor_id or a.kind not in kinds}
    return tuple(found.values())


def _first_side(events: list[Event], side: str) -> tuple[Actor, ...]:
    return next((getattr(event, side) for event in events if getattr(event, side)), ())


def _place(events: list[Event], country: Place | None) -> Place | None:
    """The place that the incident's own sentences name: the first, made finer by later ones that lie in it.

    A place taken over from elsewhere in the report counts only where no sentence of the incident names one, and only
    in the country that the report is about, where that is known; a country only where nothing finer is known.
    """
    told = [place for event in events if (place := own_place(event)) is not None]
    taken = [event.place for event in events if event.place is not None]
    if country is not None:
        # "killed ten at the union's offices", after "the talks in Caracas were called off"
        taken = [place for place in taken if place in told or place.country in (None, country.country)]
    for places in (told, taken):
        fine = [place for place in places if _is_located(place)]
        if fine:
            return _finest_within(fine)
    first = next(iter(told or taken), None)
    if first is None or country is None or _is_wide(first):
        return country or first
    # "in Nahrin village" lies in the report's country; a name that nothing shows to be a place may be none
    return msgspec.structs.replace(first, country=country.country) if first.kind or first.relation else country


def _is_wide(place: Place) -> bool:
    """Whether a place is a country or wider ("Central America"): what the report at large tells is as exact."""
    return place.kind in ("country", "continent") or (place.kind == "region" and not place.country)


def _is_located(place: Place) -> bool:
    return not _is_wide(place) and (place.admin1 is not None or place.lat is not None or place.geometry is not None)


def _finest_within(places: list[Place]) -> Place:
    best = places[0]
    for place in places[1:]:
        finer = (fineness(place), -(place.uncertainty_km or 0)) > (fineness(best), -(best.uncertainty_km or 0))
        # "strikes hit Idlib", then a village: the headline's town stood for its province
        finer = finer or (stands_for_area(best) and place.admin1 == best.admin1 and fineness(place) > 3)
        finer = finer or (is_towns_own(best, place) and place.place_id is None)
        inside = best.admin1 is None or best.relation == "near" or place.admin1 in (None, best.admin1)
        if finer and inside and _can_hold(best, place):
            best = place
    return best


def _can_hold(best: Place, place: Place) -> bool:
    """Whether a later place can be the first one told more exactly ("a village near Pokrovsk", then its name)."""
    return places_fit(
        best, place, headline=best.relation == "near" or stands_for_area(best) or is_towns_own(best, place)
    )
