"""Which events of one report are the same happening: each joins the best fitting cluster before it, or opens one."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from dateline.model import THINGS, Casualties, Event, Resolved

from .aftermath import continues, died_later, has_victims
from .alike import (
    MEANS,
    fineness,
    gives_way,
    is_far_back,
    is_stated,
    own_place,
    own_time,
    places_fit,
    says_elsewhere,
    sides_fit,
    times_fit,
    types_fit,
)
from .died_of import died_of
from .folded import ends_in_killing, is_part, tells_destruction
from .rivals import are_rivals, is_counter_charge
from .tally_sums import is_nth
from .tellings import are_same_people

#: Statuses that make an incident; a plan, a hypothesis or a denial alone is no happening.
HAPPENING = frozenset({"occurred", "ongoing", "attempted"})
_THRESHOLD = 1.0
#: Words that tell nothing of how it happened.
_HARMED = frozenset("killed died dead killing wounded injured bodies deaths casualties death".split())
#: What speaks against one happening where an event took over another place from what was told just before: "forces
#: repelled an attack on the camp. The group said it lost three men" after the shelling of the market.
_MOVED = 1.3


@dataclass(slots=True)
class Cluster:
    """Events judged to be one happening, in text order; `parts` are what it also brought, put among them at the end."""

    events: list[Event] = field(default_factory=list)
    parts: list[Event] = field(default_factory=list)

    def representatives(self) -> list[Event]:
        """The first and the last few events: what a further one is compared with, so that long texts stay linear."""
        return self.events if len(self.events) <= 16 else self.events[:6] + self.events[-10:]


def cluster(resolved: Resolved, events: tuple[Event, ...]) -> list[Cluster]:
    """Group the events that happened; threats stand alone, plans, hypotheses and denials form no incident."""
    clusters: list[Cluster] = []
    struck = {event.id: _named_things(event) for event in events}
    denied: list[Event] = []
    for event in map(_without_things, events):
        if event.status == "threatened":
            clusters.append(Cluster([event]))
        elif event.status == "denied":
            denied.append(event)
        elif event.status in HAPPENING:
            home = _home(resolved, event, clusters)
            rival = None if home else _of_one_thing(event, clusters, struck) or _answered(event, clusters, denied)
            whole = None if home or rival else _whole_of(event, clusters)
            if home is not None:
                home.events.append(event)
            elif rival is not None:
                _put_beside(event, rival)
            elif whole is not None:
                whole.parts.append(event)
            else:
                clusters.append(Cluster([event]))
    return _without_parts(clusters)


def _put_beside(event: Event, home: Cluster) -> None:
    """Add another account of one deed: the first tells how it was done and by whom, if it does."""
    first = next((each for each in home.events if each.subtype in MEANS), None)
    if first is None:
        home.events.append(event)
        return
    told = {"type": first.type, "subtype": first.subtype, "plover": first.plover}
    home.parts.append(msgspec.structs.replace(event, side_a=(), **told))


def _named_things(event: Event) -> set[str]:
    """The buildings and works of a name of their own that it struck ("the Kakhovka dam")."""
    things = (actor.name for actor in event.side_b if actor.kind in ("building", "infrastructure"))
    return {name.lower() for name in things if any(word[:1].isupper() for word in name.split())}


def _of_one_thing(event: Event, clusters: list[Cluster], struck: dict[str, set[str]]) -> Cluster | None:
    """The incident that destroyed what this event destroyed too, whoever did it and however.

    "The Orlov dam was destroyed", then "Kyiv accused Russian forces of blowing it up. Moscow spoke of shelling."
    """
    for candidate in clusters:
        first = candidate.events[0]
        if first.subtype not in MEANS and not tells_destruction(first):
            continue
        if not (tells_destruction(event) or event.subtype in MEANS) or first.status != event.status:
            continue
        open_before = any(tells_destruction(each) for each in candidate.events) or tells_destruction(event)
        if open_before and struck[event.id] & struck[first.id] and times_fit(own_time(event), own_time(first)):
            return candidate
    return None


def _answered(event: Event, clusters: list[Cluster], denied: list[Event]) -> Cluster | None:
    """The incident that who is accused of it lays on another: "Moscow denied it. It accused the regiment of ..."."""
    for candidate in reversed(clusters):
        if any(is_counter_charge(event, other, denied) for other in candidate.events):
            return candidate
    return None


def _whole_of(event: Event, clusters: list[Cluster]) -> Cluster | None:
    """The last told violence that the event is a part of ("the fighters seized many of their weapons")."""
    parts = (each for each in reversed(clusters) if each.events[0].status == event.status or event.status == "occurred")
    return next((each for each in parts if any(is_part(event, other, each.events) for other in each.events)), None)


def _without_parts(clusters: list[Cluster]) -> list[Cluster]:
    """The clusters, those that turn out a part of a later one in it: "abducted him", then "the killing"."""
    kept: list[Cluster] = []
    for each in clusters:
        whole = next((other for other in clusters if other is not each and _ends_in(each, other)), None)
        if whole is None:
            kept.append(each)
        else:
            whole.parts += each.events
    for each in kept:
        each.events = sorted([*each.events, *each.parts], key=lambda event: event.word.start)
    return kept


def _ends_in(each: Cluster, other: Cluster) -> bool:
    alone = each.events[0]
    if len(each.events) > 1 or alone.status != "occurred" or alone.subtype != "Abduction/forced disappearance":
        return False
    return any(ends_in_killing(alone, one) and times_fit(own_time(alone), own_time(one)) for one in other.events)


def _without_things(event: Event) -> Event:
    """The event without the things it struck, which are no party: "the house" of one raid is not that of the next."""
    parties = tuple(actor for actor in event.side_b if actor.kind not in THINGS)
    return event if len(parties) == len(event.side_b) else msgspec.structs.replace(event, side_b=parties)


def _home(resolved: Resolved, event: Event, clusters: list[Cluster]) -> Cluster | None:
    body = next((section.start for section in resolved.article.sections if section.kind == "body"), 0)
    if continues(event) and (told := _continued(event, clusters)) is not None:
        return told
    if says_elsewhere(_sentence_text(resolved, event)):
        return None
    best, best_score = None, _THRESHOLD
    for candidate in clusters:
        if candidate.events[0].status == "threatened":
            continue
        others = candidate.representatives()
        if not all(_can_be_one(event, other, body) or _has_rival(event, other, others) for other in others):
            continue
        score = max(_score(event, other) for other in others)
        if score >= best_score:
            best, best_score = candidate, score
    return best


def _has_rival(event: Event, other: Event, others: list[Event]) -> bool:
    """Whether another doer of the same deed is told of, whom this event may blame ("the army was responsible")."""
    return bool(event.side_a) and any(are_rivals(other, each) and sides_fit(event, each) for each in others)


def _continued(event: Event, clusters: list[Cluster]) -> Cluster | None:
    """The last told incident with victims, which more of them died of, whatever day that was."""
    # a grave that was found is no killing: "they were killed in June" tells another happening
    harmed = [each for each in clusters if any(has_victims(e) and e.subtype != "Other" for e in each.events)]
    if _killed(event) and _is_of_one(event):  # "the killing of the governor" is none of civilians at large
        harmed = [c for c in harmed if any(_killed(each) and _is_of_one(each) for each in c.events)] or harmed
    last = max(harmed, key=lambda each: each.events[-1].word.start, default=None)
    if last is None or last.events[0].status == "threatened":
        return None
    # "two of the injured died in a hospital in Mekelle": they were hurt elsewhere
    fits = died_later(event) or all(places_fit(own_place(event), own_place(other)) for other in last.representatives())
    return last if fits and all(event.evidence[0] != other.evidence[0] for other in last.events) else None


def _sentence_text(resolved: Resolved, event: Event) -> str:
    span = event.evidence[0]
    return resolved.text[span.start : span.end]


def _can_be_one(a: Event, b: Event, body: int) -> bool:
    late = died_of(a, b) or died_of(b, a)
    if a.evidence[0] == b.evidence[0] and not (gives_way(a, b) or gives_way(b, a) or late):
        return False  # told apart within one sentence by the coder: they differ
    if (a.status == "attempted") != (b.status == "attempted") or is_far_back(a, b):
        return False
    if min(a.word.start, b.word.start) >= body and _are_named_apart(a, b):
        return False
    if _sums_up_a_year(a, b) or _sums_up_a_year(b, a):
        return False
    return (
        ((types_fit(a, b) and (sides_fit(a, b) or are_rivals(a, b))) or _same_dead(a, b))
        and (
            places_fit(own_place(a), own_place(b), headline=min(a.word.start, b.word.start) < body)
            or (min(a.word.start, b.word.start) < body and _tells_number(a, b))
        )
        and (late or times_fit(own_time(a), own_time(b)))
    )


def _sums_up_a_year(a: Event, b: Event) -> bool:
    """Whether the dead of a year are counted ("100 were murdered in 2021"), beside the fight of one of its days."""
    ours, theirs = own_time(a), own_time(b)
    if ours is None or theirs is None or (ours.precision, theirs.precision) != ("year", "day") or not is_stated(ours):
        return False
    return any((count.low or 0) > 1 for count in a.casualties)


def _are_named_apart(a: Event, b: Event) -> bool:
    """Whether two unlike events name two places, one of which no gazetteer has: "troops fought in Juba hill", "a mine
    killed two in Hays district"."""
    dead = [{count.low for count in _killed(event)} for event in (a, b)]
    counted = bool(dead[0] and dead[1]) and not dead[0] & dead[1]
    if a.subtype == b.subtype:
        return False
    if any(each.word.quote.lower() in _HARMED and not (counted and _is_whole(each)) for each in (a, b)):
        return False  # "nine died in the quarter of Karam" may tell a part
    here, there = own_place(a), own_place(b)
    if here is None or there is None or here.name.lower() == there.name.lower():
        return False
    unknown = [
        (place.kind is None or counted) and place.lat is None and place.admin1 is None for place in (here, there)
    ]
    return unknown[0] != unknown[1] and fineness(here) > 2 and fineness(there) > 2


def _is_whole(event: Event) -> bool:
    """Whether it tells who did it and when, in its own words."""
    time = own_time(event)
    return bool(event.side_a) and time is not None and is_stated(time)


def _same_dead(a: Event, b: Event) -> bool:
    """Whether the same people were killed in both, which is one happening whatever else it is called.

    "The force killed two gunmen and detained a third", then "they opened fire and two armed men were killed".
    """
    shared = {x.key for x in a.side_a + a.side_b} & {x.key for x in b.side_a + b.side_b}
    known = all(event.side_a or event.side_b for event in (a, b))
    if known and not shared:
        return False
    return any(
        one.low == other.low and (one.low or 0) > 1 and _can_be(one) and _can_be(other) and are_same_people(one, other)
        for one in _killed(a)
        for other in _killed(b)
    )


def _can_be(count: Casualties) -> bool:
    """Whether its number may be exactly that many: "12", and "at least 12" beside it, not "dozens"."""
    return count.high in (None, count.low) and (count.high is not None or (count.low or 0) > 4)


def _killed(event: Event) -> list[Casualties]:
    return [c for c in event.casualties if c.harm == "killed" and c.role in ("count", "repeat")]


def _is_of_one(event: Event) -> bool:
    return all(count.low == count.high == 1 or is_nth(count) for count in _killed(event))


def _tells_number(a: Event, b: Event) -> bool:
    """Whether a headline and a sentence of one country give one number of dead, which settles a place told loosely.

    "Attack on Nuba village kills six", then "six people were killed in a village of South Kordofan".
    """
    countries = {place.country for event in (a, b) if (place := own_place(event)) is not None and place.country}
    first, second = ({c.low for c in e.casualties if c.harm == "killed" and c.role != "toll"} for e in (a, b))
    return len(countries) < 2 and any(number is not None and number > 2 for number in first & second)


def _score(a: Event, b: Event) -> float:
    """How much speaks for one happening; 1 is enough where nothing contradicts."""
    score = 0.5
    if a.subtype == b.subtype:
        score += 1
    ours, theirs = ({x.key for x in event.side_a} for event in (a, b))
    if ours & theirs:
        score += 1
    elif len((ours | {x.key for x in a.side_b}) & (theirs | {x.key for x in b.side_b})) > 1:
        score += 1.5  # the same two fight, whoever is named first
    if {x.key for x in a.victims + a.side_b} & {x.key for x in b.victims + b.side_b}:
        score += 0.5
    if a.place is not None and b.place is not None:
        score += 1 if a.place.name.lower() == b.place.name.lower() and fineness(a.place) > 2 else 0.3
    if is_stated(a.time) and is_stated(b.time):
        score += 0.5
    if a.word.quote.lower() == b.word.quote.lower():
        score += 0.5
    counts = {(c.harm, c.low) for c in a.casualties if c.low is not None and c.low > 1}
    if counts & {(c.harm, c.low) for c in b.casualties}:
        score += 1.5
    if _is_of_one(a) != _is_of_one(b) and _killed(a) and _killed(b):  # one man killed, and civilians at large
        score -= 1.2
    if a.side_a and b.side_a and not places_fit(a.place, b.place):  # "at least 16 were killed" may sum up
        score -= _MOVED
    gap = abs(a.word.start - b.word.start)
    return score - min(gap / 4000, 1.0)
