"""What is said of the same: other counts of the same people, other statements on the same place, denials elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.knowledge.actors import allied
from dateline.model import Actor, Attribution, Casualties, ControlAssertion, Event, Incident, Place

from .alike import CAPTURE, places_fit, sides_fit, times_fit, types_fit
from .grading_digits import Says
from .tellings import are_same, group_of

#: Counts that can be held against others: not what adds to another count, repeats it, or sums up more than the event.
_COMPARED = frozenset({"count", "subset"})
_GAINED = frozenset({"took", "holds"})


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

    "15" supports "at least 12", "12" and "15" differ; "at least 20" says nothing on "15 to 30".
    """
    if count.role not in _COMPARED or count.low is None:
        return
    for event in group:
        for other in event.casualties:
            if other is count or other.harm != count.harm or other.role != count.role or other.low is None:
                continue
            if not are_same(count, other):
                continue
            low, high = count.low, _top(count)
            if low <= other.low and _top(other) <= high:
                yield other, event, "supports"
            elif (other.low > high or _top(other) < low) and group_of(count) == group_of(other):
                yield other, event, "differs"


def _top(count: Casualties) -> float:
    return float("inf") if count.high is None else count.high


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


def denials_by_incident(events: Iterable[Event], incidents: Iterable[Incident]) -> dict[str, list[Event]]:
    """Events that somebody denies, each under the incident that it denies: the nearest in the text that it fits.

    What the report itself says did not happen ("no soldiers were hurt") is nobody's denial.
    """
    by_id = {event.id: event for event in events}
    found: dict[str, list[Event]] = {}
    for denial in by_id.values():
        if denial.status != "denied" or not any(voice.stance == "denies" for voice in denial.attribution):
            continue
        fitting = [
            (abs(event.word.start - denial.word.start), incident.id)
            for incident in incidents
            for event in (by_id[own] for own in incident.events if own in by_id)
            if event.status != "threatened" and _is_of(denial, event)
        ]
        if fitting:
            found.setdefault(min(fitting)[1], []).append(denial)
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
