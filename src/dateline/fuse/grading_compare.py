"""What is said of the same: other counts of the same people, other statements on the same place, denials elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.knowledge.actors import allied
from dateline.model import Actor, Attribution, Casualties, ControlAssertion, Event, Incident, Place

from .alike import CAPTURE, places_fit, sides_fit, times_fit, types_fit
from .grading_digits import Says
from .tellings import are_same, group_of

#: Counts that can be held against others: not what adds to another count, repeats it, or sums up more than the event.
_COMPARED = frozenset({"count", "subset"})
_GAINED = frozenset({"took", "holds"})
#: How many times more a number is that no longer fits "at least": 16 does "at least 15", 22 is another number.
_FAR = 4 / 3
#: What is denied where only the blame is: "denied the accusation", "denied any role in it".
_BLAME = re.compile(
    r"\b(?:accusations?|allegations?|charges?|blame|responsib\w*|involvement|being (?:involved|behind)|any role|a role"
    r"|(?:was|were|is|are) (?:involved|behind|to blame))\b",
    re.IGNORECASE,
)
#: So many characters behind the word of denial may name what is denied.
_NEAR = 60


def voices_of(count: Casualties, event: Event) -> tuple[Attribution, ...]:
    """The voices that give a count: its own, else those who tell the event in whose words it stands."""
    if count.attribution is not None:
        return count.attribution
    telling = tuple(voice for voice in event.attribution if voice.stance not in ("denies", "doubts"))
    span = count.span
    holding = tuple(
        voice
        for voice in telling
        if span is not None
        and voice.content_span is not None
        and voice.content_span.start <= span.start
        and span.end <= voice.content_span.end
    )
    return holding or telling


def how_counts_stand(count: Casualties, group: Iterable[Event]) -> Iterator[tuple[Casualties, Event, Says]]:
    """The other counts of the same people in an incident's events, and how each stands to this one.

    "15" supports "at least 12" and "at least 15" supports "15"; "12" and "15" differ, as do "at least 15" and "22";
    "at least 20" says nothing on "15 to 30".
    """
    group = tuple(group)
    count = _added_to(count, group)
    if count.role not in _COMPARED or count.low is None:
        return
    for event in group:
        for other in event.casualties:
            if other is count or other.harm != count.harm or other.role != count.role or other.low is None:
                continue
            if not are_same(count, other):
                continue
            low, high = _bounds(count, group)
            other_low, other_high = _bounds(other, (event,))
            far = max(low, other_low) > _FAR * min(low, other_low)
            if low == other_low or (low <= other_low and other_high <= high and not far):
                yield other, event, "supports"
            elif (other_low > high or other_high < low or far) and group_of(count) == group_of(other):
                yield other, event, "differs"


def _added_to(count: Casualties, events: Iterable[Event]) -> Casualties:
    """The count to which an "another four" of its sentence adds: both stand or fall together."""
    if count.role != "increment":
        return count
    event = next((each for each in events if any(own is count for own in each.casualties)), None)
    bases = [
        each
        for each in (event.casualties if event else ())
        if each.role == "count" and each.harm == count.harm and group_of(each) == group_of(count)
    ]
    return bases[0] if bases else count


def _bounds(count: Casualties, events: Iterable[Event]) -> tuple[float, float]:
    """Fewest and most that a count comes to, with what its sentence adds: "11 bodies, then another four died" is 15."""
    event = next((each for each in events if any(own is count for own in each.casualties)), None)
    low, high = float(count.low or 0), float("inf") if count.high is None else float(count.high)
    if event is None or count.role != "count":
        return low, high
    for more in event.casualties:
        if more.role == "increment" and more.harm == count.harm and group_of(more) == group_of(count):
            low += more.low or 0
            high += float("inf") if more.high is None else more.high
    return low, high


def how_statements_stand(
    item: ControlAssertion, others: Iterable[ControlAssertion]
) -> Iterator[tuple[ControlAssertion, Says]]:
    """The other statements of a report on the same place at the same time, and how each stands to this one."""
    for other in others:
        if other is item or not _same_place(item.place, other.place) or not times_fit(item.time, other.time):
            continue
        if item.status in _GAINED and other.status in _GAINED:
            if _same_side(item.holder, other.holder):
                yield other, "supports"
            elif item.status == other.status == "holds" and item.holder and other.holder:
                yield other, "denies"
        elif item.status == other.status and _same_side(item.holder, other.holder):
            yield other, "supports"
        elif {item.status, other.status} == {"took", "lost"}:
            taken, lost = (item, other) if item.status == "took" else (other, item)
            if _same_side(taken.previous_holder, lost.holder):
                yield other, "supports"


def _same_place(one: Place, other: Place) -> bool:
    if one.place_id and other.place_id:
        return one.place_id == other.place_id
    return one.name.casefold() == other.name.casefold()


def _same_side(one: Actor | None, other: Actor | None) -> bool:
    if one is None or other is None:
        return False
    return one.name == other.name or allied(one.actor_id, other.actor_id)


def denies_blame(voice: Attribution, text: str) -> bool:
    """Whether a voice denies who did it, and not that it happened: "the army denied responsibility"."""
    cue = voice.cue_span
    if voice.stance != "denies" or cue is None:
        return False
    return _BLAME.search(re.split(r"[.;\n]| and ", text[cue.end : cue.end + _NEAR])[0]) is not None


def is_accused(voice: Attribution, event: Event) -> bool:
    """Whether a voice that denies speaks for who is said to have done it: of how many were harmed it says nothing."""
    party = voice.aligned_with
    if voice.stance != "denies" or party is None or event.subtype in CAPTURE:
        return False
    return any(actor.actor_id is not None and allied(actor.actor_id, party) for actor in event.side_a)


def denials_by_incident(events: Iterable[Event], incidents: Iterable[Incident]) -> dict[str, list[Event]]:
    """Events that somebody denies, each under the incident that it denies: the nearest before it that it fits.

    Where none before it fits, the nearest behind it.
    What the report itself says did not happen ("no soldiers were hurt") is nobody's denial.
    """
    by_id = {event.id: event for event in events}
    found: dict[str, list[Event]] = {}
    for denial in by_id.values():
        if denial.status != "denied" or not any(voice.stance == "denies" for voice in denial.attribution):
            continue
        fitting = [
            (event.word.start > denial.word.start, abs(event.word.start - denial.word.start), incident.id)
            for incident in incidents
            for event in (by_id[own] for own in incident.events if own in by_id)
            if event.status != "threatened" and _is_of(denial, event)
        ]
        if fitting:
            found.setdefault(min(fitting)[2], []).append(denial)
    return found


def _is_of(denial: Event, event: Event) -> bool:
    # "denied that the town had fallen" says nothing on the shelling of the town
    gains = denial.subtype in CAPTURE or event.subtype in CAPTURE
    return (
        (denial.subtype == event.subtype if gains else types_fit(denial, event))
        and sides_fit(denial, event)
        and places_fit(denial.place, event.place)
        and times_fit(denial.time, event.time)
    )
